"""What every command works in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from enforcement_cli.cli.context import Context, current, forget
from enforcement_cli.cli.globals import Globals, start
from enforcement_cli.problems import EnforceError


def context(repo: Path | None, as_of: date | None = None) -> Context:
    """A context as the global options would give it."""
    return Context(Globals(str(repo) if repo else None, as_of, None, "auto", quiet=False, verbose=False))


def test_the_parts_are_made_once(repo: Path) -> None:
    here = context(repo)

    assert here.repository() is here.repository()
    assert here.calendar() is here.calendar()
    assert here.law().bureau is here.repository().bureau


def test_the_law_is_of_that_day_and_that_calendar(repo: Path) -> None:
    here = context(repo, date(2026, 4, 1))

    assert here.law().as_of == date(2026, 4, 1)
    assert here.law().calendar is here.calendar()


def test_without_a_repository_there_is_still_a_calendar(tmp_path: Path) -> None:
    here = context(tmp_path)

    assert here.repo_root is None
    assert here.calendar().is_working(date(2026, 3, 5)) is True
    with pytest.raises(EnforceError, match="不是案件库"):
        here.require_root()


def test_the_repositorys_own_calendar_lies_over_the_shipped_one(repo: Path) -> None:
    (repo / "calendars").mkdir()
    (repo / "calendars" / "2026.yaml").write_text(
        "year: 2026\n"
        "notice: {no: 示例令第1号, title: 示例县停工令}\n"
        "amends: 国办发明电〔2025〕7号\n"
        "holidays:\n"
        "- {name: 示例, from: 2026-03-05, to: 2026-03-05}\n",
        encoding="utf-8",
    )

    here = context(repo)

    assert here.calendar().is_working(date(2026, 3, 5)) is False
    assert "calendars/2026.yaml" in here.calendar().version
    assert here.calendar_documents()[1] == []


def test_a_calendar_that_cannot_be_read_is_left_to_the_check(repo: Path) -> None:
    (repo / "calendars").mkdir()
    (repo / "calendars" / "2026.yaml").write_text("year: [\n", encoding="utf-8")

    here = context(repo)

    assert here.calendar().is_working(date(2026, 3, 5)) is True
    assert len(here.calendar_documents()[1]) == 1


def test_the_current_context_is_that_of_the_run(repo: Path) -> None:
    start([])
    forget()

    assert current() is current()
    first = current()
    forget()
    assert current() is not first
