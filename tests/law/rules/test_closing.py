"""ARC: closed first and archived afterwards, with the form, within the bureau's own period."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.closing import (
    archived_in_time,
    closed_before_archived,
    closed_files_to_archive,
    closing_has_form,
)
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, paper, repository, says, unread
from tests.outcome_builders import OUTCOMES

RULES = (closed_before_archived, closing_has_form, archived_in_time)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def dated(closed: str | None, archived: str | None, draft: Draft | None = None) -> Draft:
    """A case closed and archived on these days."""
    draft = draft or penalty()
    for name, on in (("closed_on", closed), ("archived_on", archived)):
        if on is not None:
            draft.set(name, on)
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(dated("2026-05-20", "2026-06-01"), [], id="in order"),
        pytest.param(dated("2026-05-20", "2026-05-20"), [], id="on one day"),
        pytest.param(
            dated("2026-05-21", "2026-05-20"),
            ["error: 本案归档日期（2026-05-20）早于结案日期（2026-05-21）"],
            id="archived before it was closed",
        ),
        pytest.param(dated(None, "2026-05-20"), ["warning: 本案已于 2026-05-20 归档，没有结案日期"], id="never closed"),
        pytest.param(dated(None, "2026-05-20").step("结案审批", "2026-05-19"), [], id="closed by a step"),
        pytest.param(
            dated("2026-05-21", "2026-05-20").step("结案审批", "2026-05-21").step("归档", "2026-05-20"),
            [],
            id="both are steps: PRO001 speaks",
        ),
        pytest.param(
            dated("2026-05-21", "2026-05-20").step("结案审批", "2026-05-21"),
            ["error: 本案归档日期（2026-05-20）早于结案日期（2026-05-21）"],
            id="one is a step",
        ),
        pytest.param(
            dated("2026-05-21", "2026-05-20").add("steps", {"step": "结案审批"}).add("steps", {"step": "归档"}),
            ["error: 本案归档日期（2026-05-20）早于结案日期（2026-05-21）"],
            id="both are steps without their days: PRO001 cannot speak",
        ),
        pytest.param(dated("2026-05-20", None), [], id="not archived yet"),
        pytest.param(dated("2026-05-21", "2026-05-20").set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_closed_before_archived(draft: Draft, expected: list[str]) -> None:
    assert says(closed_before_archived, draft) == expected


@pytest.mark.parametrize(
    ("draft", "basis"),
    [
        (dated("2026-05-21", "2026-05-20"), ("PL-47", "G118-s3")),
        (dated("2026-05-21", "2026-05-20", permit()), ("G118-s3",)),
        (dated("2018-12-04", "2018-12-03"), ("S-37",)),
    ],
)
def test_the_law_of_the_day(draft: Draft, basis: tuple[str, ...]) -> None:
    assert [each.basis for each in findings(closed_before_archived, draft)] == [basis]


NO_FORM = ["warning: 本案已于 2026-05-20 结案，没有结案审批表"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(dated("2026-05-20", None), NO_FORM, id="no form"),
        pytest.param(paper(dated("2026-05-20", None), "R20", "结案审批表", "2026-05-20"), [], id="the form"),
        pytest.param(dated("2026-05-20", None).step("结案审批", "2026-05-20"), [], id="a step: REC001 speaks"),
        pytest.param(dated("2026-12-10", None), [], id="closed today"),
        pytest.param(penalty(), [], id="not closed"),
        pytest.param(dated("2026-05-20", None, on_the_spot()), [], id="on the spot"),
        pytest.param(dated("2026-05-20", None, permit()), [], id="a permit"),
        pytest.param(dated("2026-05-20", None, inspection()), [], id="an inspection"),
        pytest.param(
            dated("2026-05-20", None, inspection().set("kind", "行政强制").set("procedure", "强制执行")),
            NO_FORM,
            id="compulsion",
        ),
        pytest.param(dated("2026-05-20", None).set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_closing_has_form(draft: Draft, expected: list[str]) -> None:
    assert says(closing_has_form, draft) == expected


def test_a_form_among_records_that_could_not_be_read() -> None:
    assert says(closing_has_form, unread(dated("2026-05-20", None), "records")) == []


def within(days: int, draft: Draft, since: str = "2024-03-01") -> Draft:
    """The draft under a period for archiving."""
    entry: dict[str, Any] = {"from": since, "value": days, "source": "示例规定"}
    draft.bureau["settings"]["archive_days"] = [entry]
    return draft


def late(closed: str, archived: str) -> list[str]:
    return [f"warning: 本案 {closed} 结案，{archived} 才归档，本机关规定 30 日内归档（示例规定）"]


def open_(closed: str) -> list[str]:
    return [f"warning: 本案 {closed} 结案，还没有归档，本机关规定 30 日内归档（示例规定）"]


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(
            within(30, dated("2026-05-20", "2026-06-19")), "2026-12-10", [], id="a last day that is a holiday"
        ),
        pytest.param(
            within(30, dated("2026-05-20", "2026-06-22")), "2026-12-10", [], id="the first working day after it"
        ),
        pytest.param(
            within(30, dated("2026-05-20", "2026-06-23")),
            "2026-12-10",
            late("2026-05-20", "2026-06-23"),
            id="the first day late",
        ),
        pytest.param(within(30, dated("2026-09-03", "2026-10-08")), "2026-12-10", [], id="across 国庆"),
        pytest.param(
            within(30, dated("2026-09-03", "2026-10-09")),
            "2026-12-10",
            late("2026-09-03", "2026-10-09"),
            id="late across 国庆",
        ),
        pytest.param(within(30, dated("2026-01-20", "2026-02-24")), "2026-12-10", [], id="across 春节"),
        pytest.param(within(30, dated("2026-05-20", None)), "2026-06-22", [], id="open, its last day"),
        pytest.param(within(30, dated("2026-05-20", None)), "2026-06-23", open_("2026-05-20"), id="open, late"),
        pytest.param(within(30, dated("2026-12-09", None)), "2027-01-08", [], id="an unpublished year, the earliest"),
        pytest.param(within(30, dated("2026-12-09", None)), "2027-03-01", open_("2026-12-09"), id="past the latest"),
        pytest.param(dated("2026-05-20", None), "2026-12-10", [], id="no period of the bureau's"),
        pytest.param(
            within(30, dated("2026-05-20", None), "2026-05-21"), "2026-12-10", [], id="a period from later on"
        ),
        pytest.param(within(1, dated("2026-05-20", "2026-05-21")), "2026-12-10", [], id="the one day"),
        pytest.param(
            within(1, dated("2026-05-20", "2026-05-22")),
            "2026-12-10",
            ["warning: 本案 2026-05-20 结案，2026-05-22 才归档，本机关规定 1 日内归档（示例规定）"],
            id="after the one day",
        ),
        pytest.param(within(0, dated("2026-05-20", None)), "2026-12-10", [], id="a period of no days"),
        pytest.param(within(30, penalty()), "2026-12-10", [], id="not closed"),
        pytest.param(within(30, dated("2026-05-20", None).set("secrecy", ["国家秘密"])), "2026-12-10", [], id="a stub"),
    ],
)
def test_archived_in_time(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(archived_in_time, draft, as_of) == expected


@pytest.mark.parametrize(
    ("closed", "basis"),
    [
        ("2026-05-20", ("ARCH-14-1", "ARCHR-19-1")),
        ("2024-02-29", ("ARCH-14-1",)),
        ("2020-12-31", ("S-37",)),
    ],
)
def test_the_law_of_the_day_of_closing(closed: str, basis: tuple[str, ...]) -> None:
    draft = within(30, dated(closed, None), "2019-01-01")

    assert [each.basis for each in findings(archived_in_time, draft)] == [basis]


def test_closed_files_to_archive() -> None:
    found = [dated("2026-05-20", None, penalty().set("id", f"2026-{n:04d}")).case() for n in (1, 2)]
    done = dated("2026-05-20", "2026-06-01", penalty().set("id", "2026-0003")).case()
    today = dated("2026-12-10", None, penalty().set("id", "2026-0004")).case()

    assert says(closed_files_to_archive, repository(*found, done, today)) == [
        "info: 有 2 件案件已经结案，还没有归档：2026-0001、2026-0002"
    ]
    assert says(closed_files_to_archive, repository(done, today)) == []


def test_a_long_list_is_cut() -> None:
    found = [dated("2026-05-20", None, penalty().set("id", f"2026-{n:04d}")).case() for n in range(1, 22)]
    (message,) = says(closed_files_to_archive, repository(*found))

    assert message.startswith("info: 有 21 件")
    assert message.endswith("2026-0020、…")
