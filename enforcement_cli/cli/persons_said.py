"""Where in the settings and registers something of a person stands that would go onto the public pages.

What the public sees is made of them by `public.site`; here each hit in it is led back to the line that it came from, for
the check, and the same hits stop `publish` and `site`. What may be nobody's stops them, too, until somebody has said so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.site_facts import PersonSaid
from enforcement_cli.cli.bureau_facts import agency_facts, register_facts
from enforcement_cli.cli.context import Context
from enforcement_cli.cli.titles import KIND_TITLES
from enforcement_cli.problems import EnforceError, Finding, Place
from enforcement_cli.public.said import Own, Said, found_in, said_of_persons

DOUBTED = "SEC023"
"""The rule of what may be somebody's; an explanation of its finding says that it is not."""
FACT = "persons_said"
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


def persons_said(repository: Repository) -> tuple[Said, ...]:
    """The texts of the public pages that hold something of a person. Raises EnforceError for a register of no sense."""
    said = {"agency": agency_facts(repository), "registers": register_facts(repository)}
    return tuple(said_of_persons(said, _own(repository)))


def person_facts(repository: Repository) -> tuple[PersonSaid, ...]:
    """The fields that those texts come from; none where the registers cannot be read, of which the check tells anyway."""
    try:
        hits = persons_said(repository)
    except EnforceError:
        return ()
    if not hits:
        return ()
    own, texts = _own(repository), {each.text for each in hits}
    facts: dict[Place, PersonSaid] = {}
    for place, keys, text in _fields(repository):
        if not _is_said(text, texts):
            continue
        found = found_in(text, keys, own)
        kinds = found.kinds or tuple(dict.fromkeys(kind for kind, _ in found.doubtful))
        if kinds:
            words = tuple(dict.fromkeys(words for _, words in found.doubtful))
            facts[place] = PersonSaid(place, tuple(KIND_TITLES[each] for each in kinds), words)
    return tuple(facts.values())


def undecided(context: Context, repository: Repository) -> list[Finding]:
    """The findings on what may be somebody's that nobody has said to be in order yet."""
    from enforcement_cli.law.check import judge_whole
    from enforcement_cli.law.rule import all_rules

    subject = RepositoryFacts(repository.bureau, (), {FACT: person_facts(repository)})
    found = judge_whole(subject, context.law(), [each for each in all_rules() if each.id == DOUBTED])
    return [each for each in found if each.waiver is None]


def _own(repository: Repository) -> Own:
    account = repository.bureau.agency.fine_account
    officers = frozenset(each.name for each in repository.bureau.staff.values() if each.name)
    return Own((account,) if account else (), officers)


def _is_said(text: str, texts: set[str]) -> bool:
    """Whether the text goes out as it stands, or as part of another: an address ends in a slash there."""
    return text in texts or any(text.rstrip("/") in each for each in texts if text.rstrip("/"))


def _fields(repository: Repository) -> Iterator[tuple[Place, tuple[str, ...], str]]:
    """Every text of the settings and registers that may go out, with its place and the keys that lead to it.

    Samples of `enforce init` do not go out.
    """
    bureau = repository.bureau
    for name in _SETTINGS:
        yield from _texts(bureau.settings.get(name), bureau.at(name), ())
    for name in _REGISTERS:
        items, file = bureau.registers.get(name, ((), ""))
        for index, item in enumerate(items):
            if not (isinstance(item, Mapping) and item.get("sample") == "yes"):
                yield from _texts(item, Place(file, (index,)), (name,))


def _texts(value: Any, place: Place, register: tuple[str, ...]) -> Iterator[tuple[Place, tuple[str, ...], str]]:
    if isinstance(value, str):
        yield place, (*register, *map(str, place.pointer)), value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(each, place.at(str(key)), register)
    elif isinstance(value, (list, tuple)):
        for index, each in enumerate(value):
            yield from _texts(each, place.at(index), register)
