"""Ids as people know them: officers, divisions, matters, parties."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.model import Case
from enforcement_cli.messages import tr
from enforcement_cli.problems import UnreadableError

T = TypeVar("T")


def value(read: Callable[[], T]) -> T | None:
    """What can be read; None where a field has the wrong shape, which `check` names."""
    try:
        return read()
    except UnreadableError:
        return None


def listed(read: Callable[[], Iterable[T]]) -> list[T]:
    """The items that can be read; none where a field has the wrong shape."""
    try:
        return list(read())
    except UnreadableError:
        return []


def person(bureau: Bureau, id_: str | None) -> str:
    """A person's name, else the id."""
    found = value(lambda: bureau.staff.get(id_ or ""))
    return (found.name if found is not None and found.name else id_) or ""


def people(bureau: Bureau, ids: Iterable[str]) -> list[str]:
    """Several persons' names."""
    return [person(bureau, each) for each in ids]


def division(bureau: Bureau, id_: str | None) -> str:
    """A division's name, else the id."""
    found = listed(lambda: [each for each in bureau.divisions if each.id == id_])
    return (found[0].name if found and found[0].name else id_) or ""


def divisions_with(bureau: Bureau, role: str) -> list[str]:
    """Ids of the divisions that have a role."""
    return listed(lambda: [each.id or "" for each in bureau.divisions if role in each.roles])


def matter(bureau: Bureau, id_: str | None) -> str:
    """A matter's name, else the id."""
    found = value(lambda: bureau.matters.get(id_ or ""))
    return (found.name if found is not None and found.name else id_) or ""


def title(case: Case) -> str:
    """The case's title, else its id."""
    return value(lambda: case.facts.title) or case.id


def responsible(case: Case, duty_of: str) -> list[str]:
    """Who must act on a clock whose duty is `duty_of`: names of people or divisions, else the duty itself."""
    bureau = case.bureau
    if duty_of == "承办":
        return people(bureau, listed(lambda: case.facts.officers)) or [tr(duty_of)]
    if duty_of == "负责人":
        head = person(bureau, value(lambda: bureau.agency.head))
        return [head] if head else [tr(duty_of)]
    return [division(bureau, each) for each in divisions_with(bureau, duty_of)] or [tr(duty_of)]
