"""Where in the settings and registers the number of a person stands that would go onto the public pages.

What the public sees is made of them by `public.site`; here each hit in it is led back to the line that it came from, for
the check, and the same hits stop `publish` and `site`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.site_facts import NumberSaid
from enforcement_cli.cli.disclosing import agency_facts, register_facts
from enforcement_cli.cli.faults import KIND_TITLES
from enforcement_cli.problems import EnforceError, Place
from enforcement_cli.public.said import Said, kinds_of_numbers, persons_numbers

_SETTINGS = ("bureau", "divisions", "channels", "entrustments")
_REGISTERS = (
    "matters",
    "personnel",
    "random-inspections",
    "discretion",
    "windows",
    "disclosure-catalogue",
    "reports",
)
"""What the pages of disclosure before the act are made of."""


def numbers_said(repository: Repository) -> tuple[Said, ...]:
    """The texts of the public pages that hold the number of a person. Raises EnforceError for a register of no sense."""
    said = {"agency": agency_facts(repository), "registers": register_facts(repository)}
    return tuple(persons_numbers(said, _own_numbers(repository)))


def number_facts(repository: Repository) -> tuple[NumberSaid, ...]:
    """The fields that those texts come from; none where the registers cannot be read, of which the check tells anyway."""
    try:
        hits = numbers_said(repository)
    except EnforceError:
        return ()
    if not hits:
        return ()
    own, texts = _own_numbers(repository), {each.text for each in hits}
    found: dict[Place, NumberSaid] = {}
    for place, text in _fields(repository):
        kinds = kinds_of_numbers(text, map(str, place.pointer), own) if _is_said(text, texts) else ()
        if kinds:
            found[place] = NumberSaid(place, tuple(KIND_TITLES[each] for each in kinds))
    return tuple(found.values())


def _own_numbers(repository: Repository) -> tuple[str, ...]:
    account = repository.bureau.agency.fine_account
    return (account,) if account else ()


def _is_said(text: str, texts: set[str]) -> bool:
    """Whether the text goes out as it stands, or as part of another: an address ends in a slash there."""
    return text in texts or any(text.rstrip("/") in each for each in texts if text.rstrip("/"))


def _fields(repository: Repository) -> Iterator[tuple[Place, str]]:
    """Every text of the settings and registers that may go out, with its place; samples of `enforce init` do not."""
    bureau = repository.bureau
    for name in _SETTINGS:
        yield from _texts(bureau.settings.get(name), bureau.at(name))
    for name in _REGISTERS:
        items, file = bureau.registers.get(name, ((), ""))
        for index, item in enumerate(items):
            if not (isinstance(item, Mapping) and item.get("sample") == "yes"):
                yield from _texts(item, Place(file, (index,)))


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(each, place.at(str(key)))
    elif isinstance(value, (list, tuple)):
        for index, each in enumerate(value):
            yield from _texts(each, place.at(index))
