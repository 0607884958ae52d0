"""What the bureau says of itself and its registers in public, searched for numbers that belong to a person.

Nobody redacts a register: it is public as it stands, its officers by name. An identity number in it is a slip all the
same, and so is a mobile number anywhere but where the public is told whom to call.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from enforcement_cli.public.detect import Kind, Known, scan_output
from enforcement_cli.public.shape import texts_of

_NEVER: frozenset[Kind] = frozenset({"id_card", "bank_card", "passport"})
_MOBILE: Kind = "phone"
_WHOM_TO_CALL = ("consulting", "complaints", "progress", "contact", "phone", "url", "application_form", "channel")
"""Ends of fields that tell the public where to turn; a window may have nothing but a mobile."""


def persons_numbers(said: Mapping[str, Any], public: Collection[str] = ()) -> Iterator[tuple[str, tuple[Kind, ...]]]:
    """(field, kinds) of every text in which the number of a person stands. `public`: numbers of the bureau's own."""
    known = Known(public=tuple(sorted(public)))
    for where, text in texts_of(said):
        kinds = {each.kind for each in scan_output(text, known, context="")} & {*_NEVER, _MOBILE}
        if any(part in _WHOM_TO_CALL for part in where.split("/")):
            kinds.discard(_MOBILE)
        if kinds:
            yield where, tuple(sorted(kinds))
