"""What the bureau says of itself and its registers in public, searched for what belongs to a person.

Nobody redacts a register: it is public as it stands, its officers by name. An identity number in it is a slip all the
same, so is a mobile number anywhere but where the public is told whom to call, and so are the home, the illness and the
name of somebody who has complained or been dealt with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from enforcement_cli.public.bystanders import Field, Seen, seen_in
from enforcement_cli.public.detect import Kind, Known, scan_output
from enforcement_cli.public.shape import texts_of

_NEVER: frozenset[Kind] = frozenset({"id_card", "bank_card", "passport"})
_MOBILE: Kind = "phone"
_WHOM_TO_CALL = ("consulting", "complaints", "progress", "contact", "phone", "url", "application_form", "channel")
"""Ends of fields that tell the public where to turn; a window may have nothing but a mobile."""
_OF_PLACES = ("place", "address", *_WHOM_TO_CALL)
_OF_OFFICERS = ("staff", "personnel")
_THEIR_NAMES = "name"


class Own(NamedTuple):
    """What is the bureau's own and public: account numbers, and the names of its officers (国办发〔2018〕118号（四）)."""

    numbers: tuple[str, ...] = ()
    officers: frozenset[str] = frozenset()


class Found(NamedTuple):
    """What stands in one text: `kinds` that are certain, or else the `doubtful`, as (kind, words)."""

    kinds: tuple[Kind, ...] = ()
    doubtful: tuple[tuple[Kind, str], ...] = ()


class Said(NamedTuple):
    """A text in which something of a person stands: its field, keys joined by `/`, what was found, and the text."""

    where: str
    found: Found
    text: str


NOTHING_OWN = Own()


def said_of_persons(said: Mapping[str, Any], own: Own = NOTHING_OWN) -> Iterator[Said]:
    """Every text in which something of a person stands, or may stand."""
    for where, text in texts_of(said):
        found = found_in(text, where.split("/"), own)
        if found.kinds or found.doubtful:
            yield Said(where, found, text)


def found_in(text: str, keys: Iterable[str], own: Own = NOTHING_OWN) -> Found:
    """What of persons stands in one text; `keys` lead to it.

    Where anything is certain, the rest is told with it: whoever mends the text sees it all.
    """
    keys = tuple(keys)
    of_officer = not set(_OF_OFFICERS).isdisjoint(keys)
    known = Known(public=tuple(sorted(own.numbers)))
    sure = {each.kind for each in scan_output(text, known, context="")} & {*_NEVER, _MOBILE}
    if not set(_WHOM_TO_CALL).isdisjoint(keys):
        sure.discard(_MOBILE)
    if of_officer and keys[-1] == _THEIR_NAMES:
        return Found(tuple(sorted(sure)))
    field = Field(of_officer, of_place=not set(_OF_PLACES).isdisjoint(keys))
    seen = _seen_in(text, field, own.officers)
    if sure or seen.sure:
        return Found(tuple(sorted({*sure, *seen.sure, *(kind for kind, _ in seen.doubtful)})))
    return Found(doubtful=seen.doubtful)


@lru_cache(maxsize=65536)
def _seen_in(text: str, field: Field, officers: frozenset[str]) -> Seen:
    """`seen_in`, remembered: registers say the same of matter after matter, and every publication looks again."""
    return seen_in(text, field, officers)
