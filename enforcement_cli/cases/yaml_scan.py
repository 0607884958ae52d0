"""YAML text to a plain tree of `dict`, `list` and `str`, straight from the parser's events.

Events, because nothing on their way recurses: libyaml's own `compose` crashes the process on a file of 30,000
brackets, its event stream does not, and the counters here stop it long before. There is no constructor either:
a scalar keeps its letters, so no `NO`, `12:30` or `0012` can be misread, and no tag can build anything.

Refused altogether: anchors, aliases, tags, merge keys, directives, second documents, keys that are no text.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from enforcement_cli.cases import yaml_refusals as refuse
from enforcement_cli.cases.encoding import first_forbidden, place_at
from enforcement_cli.cases.trouble import SCHEMA, YAML, Trouble
from enforcement_cli.cases.yaml_hints import hint
from enforcement_cli.cases.yaml_scalars import NULLS, NUMBER, NUMBER_STARTS, SPECIAL, Plain, is_null, resolves
from enforcement_cli.cases.yaml_syntax import syntax_problem
from enforcement_cli.problems import Place, Pointer, Problem

MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_TROUBLES = 20


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for installations without libyaml; same limits, same verdicts."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def _event_parser() -> type[Any]:
    """libyaml where PyYAML was built with it."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return PureParser
    return CParser


EventParser = _event_parser()
"""The parser in use."""

_DIRECTIVE = re.compile(r"^%", re.MULTILINE)

_KNOWN_KEYS: dict[str, str] = {}
"""Plain keys already found to be in order. The same few hundred stand in every file, and are kept once."""

_MAX_KNOWN_KEYS = 4096


@dataclass(slots=True)
class Scan:
    """What became of one text: `root` is worthless when anything was `refused`.

    `empty` means that the text has no content at all, comments aside; `blank_items` are list items without content
    between others that have some.
    """

    root: Any = None
    plains: list[Pointer] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    blank_items: list[Place] = field(default_factory=list)
    empty: bool = False

    @property
    def troubles(self) -> list[Trouble]:
        """All of it, bounded."""
        blank = [(SCHEMA, refuse.blank_item(place)) for place in self.blank_items[:MAX_TROUBLES]]
        return [(YAML, each) for each in self.refused[:MAX_TROUBLES]] + blank


_Blanks = dict[str | int, Place]
"""What was left out of a mapping or list because it has no content: its key (in a list, any number) and place."""

_Frame = tuple[Any, str | None, Any, _Blanks | None]
"""A mapping or list whose child is open: (container, the child's key or None in a list, append, blanks)."""


def place_of(event: Event, file: str) -> Place:
    """Where an event starts, counted from 1."""
    mark: Any = event.start_mark
    return Place(file, (), mark.line + 1, mark.column + 1, mark.line + 1)


def scan(data: bytes, text: str, file: str) -> Scan:
    """Take the text of one file apart. `data` are its bytes, `text` the same decoded, without BOM."""
    result = Scan()
    if data.startswith(b"%") or b"\n%" in data:
        match = _DIRECTIVE.search(text)
        if match is not None:
            result.refused.append(refuse.directive(place_at(text, match.start(), file)))
            return result
    parser = EventParser(text)
    try:
        _build(parser, file, result, marked=b"&" in data or b"!" in data or b"*" in data, escapes=b"\\" in data)
    except yaml.YAMLError as error:
        result.refused.append(syntax_problem(error, text, file, last=_last_scalar(text)))
    except (ValueError, OverflowError):
        # PyYAML's own scanner hands the number of a \U escape to chr() unchecked.
        line = getattr(parser, "line", 0) + 1
        result.refused.append(refuse.impossible_escape(Place(file, (), line, 1, line)))
    return result


def _last_scalar(text: str) -> ScalarEvent | None:
    """The scalar before which the parser gave up, for its message: the text is run through once more."""
    parser = EventParser(text)
    last: Event | None = None
    with contextlib.suppress(yaml.YAMLError):
        while (event := parser.get_event()) is not None:
            last = event
    return last if isinstance(last, ScalarEvent) else None


def _build(parser: Any, file: str, result: Scan, *, marked: bool, escapes: bool) -> None:
    """The one pass over the events, the hottest loop of the program: local names, no object per scalar.

    `append` is the open list's method, or None in a mapping; `key` is a mapping's key that waits for its value.
    `marked` and `escapes` say whether the text has the characters without which there is nothing to look for.
    """
    next_event = parser.get_event
    top: list[Any] = []
    container: Any = top
    append: Any = top.append
    key: str | None = None
    blanks: _Blanks | None = None
    stack: list[_Frame] = []
    refused = result.refused
    documents = ends = 0

    for count in range(2 * MAX_NODES + 8):
        event = next_event()
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if marked and (event.tag is not None or event.anchor is not None):
                refused.append(refuse.mark(event, place_of(event, file)))
            if append is None and key is None:
                key = _KNOWN_KEYS.get(value) or _checked_key(event, file, refused)
                if key in container or (blanks is not None and key in blanks):
                    refused.append(refuse.duplicate_key(key, place_of(event, file)))
                if refused and len(refused) >= MAX_TROUBLES:
                    return
                continue
            if value in SPECIAL or (value[0] in NUMBER_STARTS and NUMBER.fullmatch(value)):
                if not event.implicit[0]:
                    pass
                elif value in NULLS:
                    blanks = {} if blanks is None else blanks
                    blanks[len(blanks) if key is None else key] = place = place_of(event, file)
                    if key is not None:
                        _refuse_swallowed(key, place, refused)
                    key = None
                    continue
                else:
                    value = Plain(value)
                    result.plains.append(_pointer(stack, container, key))
            if escapes and event.style == '"':
                hidden = first_forbidden(value)
                if hidden is not None:
                    refused.append(refuse.hidden_in_escape(hidden, place_of(event, file)))
            if append is not None:
                append(value)
            else:
                container[key] = value
                key = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if marked and (event.tag is not None or event.anchor is not None):
                refused.append(refuse.mark(event, place_of(event, file)))
            if len(stack) >= MAX_DEPTH:
                refused.append(refuse.too_deep(place_of(event, file), MAX_DEPTH))
                return
            child: Any = {} if kind is MappingStartEvent else []
            if append is not None:
                append(child)
            elif key is None:
                refused.append(refuse.complex_key(place_of(event, file)))
                return
            else:
                container[key] = child
            stack.append((container, key, append, blanks))
            container, key, blanks = child, None, None
            append = None if kind is MappingStartEvent else child.append
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            ends += 1
            closed, left_out = container, blanks
            container, closed_key, append, blanks = stack.pop()
            key = None
            if left_out is None:
                pass
            elif closed:
                if closed.__class__ is list:
                    result.blank_items.extend(left_out.values())
            elif stack:
                # Nothing in it is filled in: a skeleton, as good as not given.
                blanks = {} if blanks is None else blanks
                blanks[len(blanks) if closed_key is None else closed_key] = next(iter(left_out.values()))
                if closed_key is None:
                    container.pop()
                else:
                    del container[closed_key]
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                refused.append(refuse.second_document(place_of(event, file)))
                return
        elif kind is AliasEvent:
            refused.append(refuse.alias(event, place_of(event, file)))
            if append is None and key is None:
                return
            key = None
        elif kind is StreamEndEvent:
            if count - ends - 3 > MAX_NODES:
                break
            result.empty = not top
            result.root = top[0] if top else None
            return
        if refused and len(refused) >= MAX_TROUBLES:
            return
    refused.append(refuse.too_many_nodes(place_of(event, file), MAX_NODES))


def _refuse_swallowed(key: str, place: Place, refused: list[Problem]) -> None:
    """`{kind：x}` is a key without a value: left out as blank, its content would be lost without a word."""
    found = hint(key, Place(place.file, (), place.line, max(1, place.column - len(key)), place.line))
    if found is not None:
        refused.append(found)


def _pointer(stack: list[_Frame], container: Any, key: str | None) -> Pointer:
    """The pointer of the value that is about to be put into `container`."""
    steps: list[str | int] = []
    for holder, step, _, _ in stack[1:]:
        steps.append(len(holder) - 1 if step is None else step)
    if stack:
        steps.append(key if key is not None else len(container))
    return tuple(steps)


def _checked_key(event: ScalarEvent, file: str, refused: list[Problem]) -> str:
    """A key not met before: NFC, and what is wrong with it said."""
    value: str = event.value
    plain = bool(event.implicit[0])
    found: Problem | None = None
    if event.style in ("|", ">"):
        found = refuse.complex_key(place_of(event, file))
    elif plain and value == "<<":
        found = refuse.merge_key(place_of(event, file))
    elif not value.strip() or (plain and is_null(value)):
        found = refuse.empty_key(place_of(event, file))
    elif plain and resolves(value):
        found = refuse.number_key(value, place_of(event, file))
    elif value != value.strip():
        found = refuse.blank_around_key(value, place_of(event, file))
    else:
        hidden = "\n" if "\n" in value else first_forbidden(value)
        if hidden is not None:
            found = refuse.hidden_in_escape(hidden, place_of(event, file))
    if found is not None:
        refused.append(found)
        return value
    if value.isascii():
        if len(_KNOWN_KEYS) < _MAX_KNOWN_KEYS and len(value) <= 64 and plain:
            _KNOWN_KEYS[value] = value
        return value
    return unicodedata.normalize("NFC", value)
