"""REG007 and REG008: the two reports of every January."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.yearly_reports import openness_reported, statistics_reported
from enforcement_cli.law.yearly_duties import years_owed
from tests.builders import Draft, inspection, penalty
from tests.law.rules.rows import findings, repository, says

STATISTICS, OPENNESS = "行政执法统计年报", "政府信息公开年报"
GOVERNMENT, SUPERIOR = "示例县人民政府", "示例市工业和信息化局"
BOTH = pytest.mark.parametrize(
    ("rule", "kind"), [(statistics_reported, STATISTICS), (openness_reported, OPENNESS)], ids=["REG007", "REG008"]
)


def report(kind: str, year: int, published: str | None, *organs: str | tuple[str, str | None]) -> dict[str, Any]:
    entry: dict[str, Any] = {"kind": kind, "year": year}
    if published:
        entry["published_on"] = published
    receipts = [(each, published) if isinstance(each, str) else each for each in organs]
    if receipts:
        entry["reported"] = [{"organ": organ, "on": on} if on else {"organ": organ} for organ, on in receipts]
    return entry


def kept(*reports: dict[str, Any], year: int = 2025) -> Draft:
    draft = penalty().set("id", f"{year}-0001").set("registers/reports", list(reports))
    return draft.set("bureau/bureau/superior", SUPERIOR)


def said(rule: Rule, draft: Draft, as_of: str) -> list[str]:
    return says(rule, repository(draft.case()), as_of)


def whole(kind: str, year: int, on: str) -> dict[str, Any]:
    return report(kind, year, on, *((GOVERNMENT, SUPERIOR) if kind == STATISTICS else ("县政府办",)))


@BOTH
@pytest.mark.parametrize("on", ["2026-01-05", "2026-01-31"])
def test_reported_in_time(rule: Rule, kind: str, on: str) -> None:
    assert said(rule, kept(whole(kind, 2025, on)), "2026-12-10") == []


@BOTH
def test_reported_on_the_first_of_february(rule: Rule, kind: str) -> None:
    (found,) = findings(rule, repository(kept(whole(kind, 2025, "2026-02-01")).case()))

    assert found.severity == "error"
    assert found.message.startswith(f"2025 年的{kind}晚于 2026-01-31：公开 2026-02-01、报")
    assert (str(found.deadline.due), str(found.deadline.state)) == ("2026-01-31", "late")
    assert found.place.file == "registers/reports.yaml"


@BOTH
@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-01-01", "info: 2025 年的{}应当在 2026-01-31 前完成，还没有：公开、报"),
        ("2026-01-31", "info: 2025 年的{}应当在 2026-01-31 前完成，还没有：公开、报"),
        ("2026-02-01", "error: 2025 年的{}已过 2026-01-31，还没有：公开、报"),
    ],
)
def test_not_reported_yet(rule: Rule, kind: str, as_of: str, expected: str) -> None:
    (message,) = said(rule, kept(), as_of)

    assert message.startswith(expected.format(kind))


def test_the_weekend_does_not_move_the_day() -> None:
    """31 January 2026 is a Saturday; 2027's notice is not out yet, and nothing hangs on it."""
    assert said(statistics_reported, kept(), "2026-02-01")[0].startswith("error")
    assert said(statistics_reported, kept(year=2026), "2027-02-01")[0].startswith("error")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            kept(report(STATISTICS, 2025, "2026-01-20", GOVERNMENT)),
            ["error: 2025 年的行政执法统计年报已过 2026-01-31，还没有：报上级主管部门"],
            id="not to the superior",
        ),
        pytest.param(
            kept(report(STATISTICS, 2025, "2026-01-20", GOVERNMENT, (SUPERIOR, None))),
            ["error: 2025 年的行政执法统计年报已过 2026-01-31，还没有：报上级主管部门"],
            id="to the superior, on no day",
        ),
        pytest.param(
            kept(report(STATISTICS, 2025, "2026-01-20", GOVERNMENT, (SUPERIOR, "2026-02-03"))),
            ["error: 2025 年的行政执法统计年报晚于 2026-01-31：报上级主管部门 2026-02-03"],
            id="late to the superior",
        ),
        pytest.param(
            kept(report(STATISTICS, 2025, None, (GOVERNMENT, "2026-01-20"), (SUPERIOR, "2026-01-20"))),
            ["error: 2025 年的行政执法统计年报已过 2026-01-31，还没有：公开"],
            id="reported, not published",
        ),
        pytest.param(
            kept(report(STATISTICS, 2025, "2026-01-20", GOVERNMENT, "示例省工信厅")),
            ["error: 2025 年的行政执法统计年报已过 2026-01-31，还没有：报上级主管部门"],
            id="to another organ",
        ),
        pytest.param(
            kept(report(STATISTICS, 2025, "2026-01-20", "甲机关", "乙机关"))
            .drop("bureau/bureau/superior")
            .drop("bureau/bureau/government"),
            [],
            id="two organs, and no names to compare with",
        ),
        pytest.param(
            kept(report(STATISTICS, 2025, "2026-01-20", GOVERNMENT, "乙机关")).drop("bureau/bureau/superior"),
            [],
            id="the name of one only is known",
        ),
        pytest.param(
            kept(report(STATISTICS, 2025, "2026-01-20", GOVERNMENT)).drop("bureau/bureau/superior"),
            ["error: 2025 年的行政执法统计年报已过 2026-01-31，还没有：报上级主管部门"],
            id="one organ where two are asked",
        ),
        pytest.param(
            kept(report(STATISTICS, 2025, "2027-01-20", GOVERNMENT, SUPERIOR)),
            ["error: 2025 年的行政执法统计年报已过 2026-01-31，还没有：公开、报本级人民政府、报上级主管部门"],
            id="on days to come",
        ),
    ],
)
def test_what_of_the_statistics_is_missing(draft: Draft, expected: list[str]) -> None:
    assert said(statistics_reported, draft, "2026-12-10") == expected


def test_open_government_goes_to_one_organ() -> None:
    assert said(openness_reported, kept(report(OPENNESS, 2025, "2026-01-20")), "2026-12-10") == [
        "error: 2025 年的政府信息公开年报已过 2026-01-31，还没有：报政府信息公开工作主管部门"
    ]


def test_one_report_does_not_stand_for_the_other() -> None:
    draft = kept(whole(STATISTICS, 2025, "2026-01-20"))

    assert said(statistics_reported, draft, "2026-12-10") == []
    assert len(said(openness_reported, draft, "2026-12-10")) == 1


def test_every_year_since_the_first_in_the_register() -> None:
    draft = kept(whole(STATISTICS, 2022, "2023-01-20"), whole(STATISTICS, 2025, "2026-01-20"))

    assert [each[:13] for each in said(statistics_reported, draft, "2026-12-10")] == [
        "error: 2023 年",
        "error: 2024 年",
    ]


@BOTH
def test_what_lies_before_the_duty_or_the_register(rule: Rule, kind: str) -> None:
    assert said(rule, kept(year=2026), "2026-12-10") == [], "no case in the year before"
    assert said(rule, kept(whole(kind, 2025, "2026-01-20"), year=2020), "2026-12-10") == [], "register begun in 2025"
    first = 2018 if kind == STATISTICS else 2019
    assert said(rule, kept(year=first - 1), f"{first}-03-01") == []
    assert len(said(rule, kept(year=first), f"{first + 1}-03-01")) == 1


@BOTH
def test_no_register_no_cases_samples_and_wrong_shapes(rule: Rule, kind: str) -> None:
    assert said(rule, kept().drop("registers/reports"), "2026-12-10") == [], "REG002 says it"
    assert says(rule, RepositoryFacts(kept().case().bureau), "2026-12-10") == []
    sample = {**whole(kind, 2020, "2021-05-05"), "sample": "yes"}
    assert said(rule, kept(sample), "2026-12-10") == [], "REG001 says it"
    assert said(rule, kept(sample, whole(kind, 2025, "2026-01-05")), "2026-12-10") == [], "a sample begins nothing"
    assert said(rule, kept({"kind": kind, "year": "去年"}), "2026-12-10") == []


@pytest.mark.parametrize(
    ("known", "cases", "last", "years"),
    [
        ([2020, 2024], [2026], 2025, [2020, 2021, 2022, 2023, 2024, 2025]),
        ([2026], [2024], 2025, [2025]),
        ([], [2024, 2026], 2025, [2025]),
        ([], [2026], 2025, []),
        ([], [], 2025, []),
        ([2025], [], 2025, [2025]),
    ],
)
def test_years_owed(known: list[int], cases: list[int], last: int, years: list[int]) -> None:
    assert list(years_owed(known, cases, last)) == years


def test_sound_builders_are_silent_in_december() -> None:
    for rule in (statistics_reported, openness_reported):
        assert said(rule, inspection(), "2026-12-10") == []


@BOTH
def test_reported_before_the_day_is_no_more_spoken_of(rule: Rule, kind: str) -> None:
    assert said(rule, kept(whole(kind, 2025, "2026-01-05")), "2026-01-20") == []
    assert said(rule, kept(whole(kind, 2025, "2026-01-20")), "2026-01-20") == [], "done on the day of judging"


def test_what_is_late_is_shown_at_its_report() -> None:
    (late,) = findings(statistics_reported, repository(kept(whole(STATISTICS, 2025, "2026-02-01")).case()))
    (none,) = findings(statistics_reported, repository(kept().case()))

    assert (late.place.pointer, none.place.pointer) == ((0,), ())


def test_one_receipt_of_openness_with_its_day_is_enough() -> None:
    early = report(OPENNESS, 2025, "2026-01-20", ("县政府办", None), ("县司法局", "2026-01-20"))
    nameless = {**report(OPENNESS, 2025, "2026-01-20"), "reported": [{"on": "2026-01-20"}]}

    assert said(openness_reported, kept(early), "2026-12-10") == []
    assert said(openness_reported, kept(nameless), "2026-12-10") == [
        "error: 2025 年的政府信息公开年报已过 2026-01-31，还没有：报政府信息公开工作主管部门"
    ]
