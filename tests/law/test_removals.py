"""A sound case with any one duty taken away gives a finding that names it; where none does, a row says why not.

`ENFORCE_PROPERTIES=full` (`make properties`) takes every way in which a case can end as well, and asks of each row of
the table whether it is still needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from functools import cache
from zlib import crc32

import pytest

from enforcement_cli.problems import Finding
from tests.builders import SOUND, Draft, law
from tests.law.removals import Removal, findings, is_well_formed, names_it, removals
from tests.law.silent_removals import SILENT, TOGETHER
from tests.outcome_builders import OUTCOMES

FULL = os.environ.get("ENFORCE_PROPERTIES") == "full"
AS_OF = "2026-12-10"
NAMED = {builder.__name__: builder for builder in SOUND}
ENDINGS = {f"{kind} {outcome}": builder for (kind, outcome), builder in OUTCOMES.items()}
SHARE = 5
"""Of the removals from the many endings, `make test` takes one in so many, always the same."""

Key = tuple[str, str, str]


def said(draft: Draft) -> dict[Key, Finding]:
    return {(each.rule, str(each.place.pointer), each.message): each for each in findings(draft, law(AS_OF, draft))}


@cache
def silent(builder: Callable[[], Draft], share: int = 1) -> tuple[tuple[Removal, str], ...]:
    """The removals of which nothing is said, or nothing that names them; with what is said."""
    draft = builder()
    before = said(draft).keys()
    found = []
    for each in removals(draft):
        if crc32(each.name.encode()) % share:
            continue
        less = each.of(draft)
        if not is_well_formed(less):
            continue  # the schema names what it asks for
        new = [finding for key, finding in said(less).items() if key not in before]
        if not any(names_it(each, finding) for finding in new):
            found.append((each, "; ".join(f"{finding.rule} {finding.message}" for finding in new)))
    return tuple(found)


def matches(name: str, pattern: str) -> bool:
    ours, theirs = name.split("/"), pattern.split("/")
    return len(ours) == len(theirs) and all(map(fnmatchcase, ours, theirs))


def unexplained(builder: Callable[[], Draft], share: int = 1) -> Iterator[str]:
    for each, new in silent(builder, share):
        if not any(matches(each.name, row.pattern) for row in SILENT):
            yield f"{each.name}: {new}" if new else each.name


@pytest.mark.parametrize("name", NAMED)
def test_whatever_is_taken_away_is_named(name: str) -> None:
    assert list(unexplained(NAMED[name])) == []


@pytest.mark.parametrize("name", ENDINGS)
def test_whatever_is_taken_away_from_any_ending_is_named(name: str) -> None:
    assert list(unexplained(ENDINGS[name], 1 if FULL else SHARE)) == []


@pytest.mark.parametrize(("name", "gone"), TOGETHER, ids=lambda each: each if isinstance(each, str) else "+".join(each))
def test_what_is_told_twice_is_missed_when_both_are_gone(name: str, gone: tuple[str, ...]) -> None:
    draft = NAMED[name]()
    chosen = [each for each in removals(draft) if any(matches(each.name, pattern) for pattern in gone)]
    assert len(chosen) >= len(gone)
    less = draft
    for each in reversed(chosen):  # from the last on, so that the others keep their places
        less = each.of(less)

    if is_well_formed(less):
        new = [finding for key, finding in said(less).items() if key not in said(draft)]
        assert any(names_it(each, finding) for finding in new for each in chosen)


def test_every_row_has_its_reason() -> None:
    assert all(len(row.reason) > 10 for row in SILENT)
    assert len({row.pattern for row in SILENT}) == len(SILENT)


@pytest.mark.skipif(not FULL, reason="asked by `make properties`: rules are added more often than rows go")
def test_every_row_is_still_needed() -> None:
    names = {each.name for builder in (*SOUND, *OUTCOMES.values()) for each, _ in silent(builder)}

    assert [row.pattern for row in SILENT if not any(matches(name, row.pattern) for name in names)] == []
