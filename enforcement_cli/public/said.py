"""What the bureau says of itself and its registers in public, searched for numbers that belong to a person.

Nobody redacts a register: it is public as it stands, its officers by name. An identity number in it is a slip all the
same, and so is a mobile number anywhere but where the public is told whom to call.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from enforcement_cli.public.detect import Kind, Known, scan_output
from enforcement_cli.public.shape import texts_of

_NEVER: frozenset[Kind] = frozenset({"id_card", "bank_card", "passport"})
_MOBILE: Kind = "phone"
_WHOM_TO_CALL = ("consulting", "complaints", "progress", "contact", "phone", "url", "application_form", "channel")
"""Ends of fields that tell the public where to turn; a window may have nothing but a mobile."""


class Said(NamedTuple):
    """A text in which the number of a person stands: its field, keys joined by `/`, the kinds found, and the text."""

    where: str
    kinds: tuple[Kind, ...]
    text: str


def persons_numbers(said: Mapping[str, Any], public: Collection[str] = ()) -> Iterator[Said]:
    """Every text in which the number of a person stands. `public`: numbers of the bureau's own."""
    for where, text in texts_of(said):
        kinds = kinds_of_numbers(text, where.split("/"), public)
        if kinds:
            yield Said(where, kinds, text)


def kinds_of_numbers(text: str, keys: Iterable[str], public: Collection[str] = ()) -> tuple[Kind, ...]:
    """What numbers of persons stand in one text; `keys` lead to it. `public`: numbers of the bureau's own."""
    known = Known(public=tuple(sorted(public)))
    kinds = {each.kind for each in scan_output(text, known, context="")} & {*_NEVER, _MOBILE}
    if not set(_WHOM_TO_CALL).isdisjoint(keys):
        kinds.discard(_MOBILE)
    return tuple(sorted(kinds))
