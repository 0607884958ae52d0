"""Typed, lazy windows onto the plain tree of a YAML file.

A view holds the mapping, the file and the pointer it came from; a property parses its value when it is asked for.
Nothing is copied, so ten thousand cases cost no more than their text. `None` is *not given*. A value of the wrong
shape raises UnreadableError: the schema's own finding names it, so the rule that ran into it stays silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, Generic, TypeVar, cast, overload

from enforcement_cli.problems import Place, Pointer, UnreadableError

T = TypeVar("T")
V = TypeVar("V", bound="View")
NONE = "无"
UNKNOWN = "不详"


def day(text: object) -> date:
    """A date from its ISO text. Raises UnreadableError for anything else, impossible days included."""
    if isinstance(text, str) and len(text) == 10:
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise UnreadableError(text)


class View:
    """A mapping of a YAML file with its place."""

    __slots__ = ("data", "file", "pointer")

    def __init__(self, data: Mapping[str, Any], file: str, pointer: Pointer = ()) -> None:
        if not isinstance(data, Mapping):
            raise UnreadableError(pointer)
        self.data = data
        self.file = file
        self.pointer = pointer

    def at(self, *more: str | int) -> Place:
        """The place of a value below this view, or of the view itself."""
        return Place(self.file, (*self.pointer, *more))

    def has(self, key: str) -> bool:
        """Whether the field is given."""
        return key in self.data

    def is_unknown(self, key: str) -> bool:
        """Whether the field was answered with 不详: asked, and not known."""
        return bool(self.data.get(key) == UNKNOWN)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.file}{'/'.join(map(str, ('', *self.pointer)))})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and (self.file, self.pointer, self.data) == (
            other.file,
            other.pointer,
            other.data,
        )

    def __hash__(self) -> int:
        return hash((self.file, self.pointer))


class _Field:
    """A property of a view, whose key is the attribute's name unless another is given.

    Rules ask for the same thing a hundred times: as functools.cached_property does, a value once read is put into the
    view's own dictionary, which Python looks at before it comes here.
    """

    name: str

    def __init__(self, key: str = "") -> None:
        self.key = key

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.key = self.key or name

    def _keep(self, view: View, value: T) -> T:
        view.__dict__[self.name] = value
        return value


class Text(_Field):
    """A text, or None where not given."""

    @overload
    def __get__(self, view: None, owner: type) -> Text: ...
    @overload
    def __get__(self, view: View, owner: type) -> str | None: ...
    def __get__(self, view: View | None, owner: type) -> str | Text | None:
        if view is None:
            return self
        value = view.data.get(self.key)
        if value is None or isinstance(value, str):
            return self._keep(view, value)
        raise UnreadableError(self.key)


class YesNo(_Field):
    """True for yes, False for no, None where not given (which is neither)."""

    @overload
    def __get__(self, view: None, owner: type) -> YesNo: ...
    @overload
    def __get__(self, view: View, owner: type) -> bool | None: ...
    def __get__(self, view: View | None, owner: type) -> bool | YesNo | None:
        if view is None:
            return self
        value = view.data.get(self.key)
        if value is None:
            return None
        if value in ("yes", "no"):
            return self._keep(view, bool(value == "yes"))
        raise UnreadableError(self.key)


class Day(_Field):
    """A date, or None where not given."""

    @overload
    def __get__(self, view: None, owner: type) -> Day: ...
    @overload
    def __get__(self, view: View, owner: type) -> date | None: ...
    def __get__(self, view: View | None, owner: type) -> date | Day | None:
        if view is None:
            return self
        value = view.data.get(self.key)
        return self._keep(view, None if value is None else day(value))


class DayOrUnknown(Day):
    """A date; None where not given, and where 不详 stands, which `View.is_unknown` tells apart."""

    @overload
    def __get__(self, view: None, owner: type) -> DayOrUnknown: ...
    @overload
    def __get__(self, view: View, owner: type) -> date | None: ...
    def __get__(self, view: View | None, owner: type) -> date | DayOrUnknown | None:
        if view is None:
            return self
        return None if view.is_unknown(self.key) else super().__get__(view, owner)


class Clock(_Field):
    """A time of day, or None where not given."""

    @overload
    def __get__(self, view: None, owner: type) -> Clock: ...
    @overload
    def __get__(self, view: View, owner: type) -> time | None: ...
    def __get__(self, view: View | None, owner: type) -> time | Clock | None:
        if view is None:
            return self
        value = view.data.get(self.key)
        if value is None:
            return None
        try:
            return time.fromisoformat(value)
        except (TypeError, ValueError):
            raise UnreadableError(self.key) from None


class Whole(_Field):
    """A whole number, or None where not given."""

    @overload
    def __get__(self, view: None, owner: type) -> Whole: ...
    @overload
    def __get__(self, view: View, owner: type) -> int | None: ...
    def __get__(self, view: View | None, owner: type) -> int | Whole | None:
        if view is None:
            return self
        value = view.data.get(self.key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        if isinstance(value, Decimal) and value == int(value):
            return int(value)
        raise UnreadableError(self.key)


class Money(_Field):
    """An amount in yuan, exact, or None where not given."""

    @overload
    def __get__(self, view: None, owner: type) -> Money: ...
    @overload
    def __get__(self, view: View, owner: type) -> Decimal | None: ...
    def __get__(self, view: View | None, owner: type) -> Decimal | Money | None:
        if view is None:
            return self
        value = view.data.get(self.key)
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return Decimal(value)
        raise UnreadableError(self.key)


class Texts(_Field):
    """A list of texts; empty where not given."""

    @overload
    def __get__(self, view: None, owner: type) -> Texts: ...
    @overload
    def __get__(self, view: View, owner: type) -> tuple[str, ...]: ...
    def __get__(self, view: View | None, owner: type) -> tuple[str, ...] | Texts:
        if view is None:
            return self
        value = view.data.get(self.key, ())
        if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
            return self._keep(view, tuple(value))
        raise UnreadableError(self.key)


class One(_Field, Generic[V]):
    """A view below this one, or None where not given."""

    def __init__(self, kind: type[V], key: str = "") -> None:
        super().__init__(key)
        self.kind = kind

    @overload
    def __get__(self, view: None, owner: type) -> One[V]: ...
    @overload
    def __get__(self, view: View, owner: type) -> V | None: ...
    def __get__(self, view: View | None, owner: type) -> V | One[V] | None:
        if view is None:
            return self
        value = view.data.get(self.key)
        below = None if value is None else self.kind(value, view.file, (*view.pointer, self.key))
        return self._keep(view, below)


class Many(_Field, Generic[V]):
    """A list of views below this one; empty where not given."""

    def __init__(self, kind: type[V], key: str = "") -> None:
        super().__init__(key)
        self.kind = kind

    @overload
    def __get__(self, view: None, owner: type) -> Many[V]: ...
    @overload
    def __get__(self, view: View, owner: type) -> tuple[V, ...]: ...
    def __get__(self, view: View | None, owner: type) -> tuple[V, ...] | Many[V]:
        if view is None:
            return self
        below = tuple(views(self.kind, view.data.get(self.key, ()), view.file, (*view.pointer, self.key)))
        return self._keep(view, below)


def views(kind: type[V], items: object, file: str, pointer: Pointer = ()) -> Iterator[V]:
    """One view per item of a list. Raises UnreadableError where it is no list of mappings."""
    if not isinstance(items, (list, tuple)):
        raise UnreadableError(pointer)
    for index, item in enumerate(items):
        yield kind(cast("Mapping[str, Any]", item), file, (*pointer, index))
