"""ARC: files are kept as long as the bureau's table says, then handed over and appraised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.archiving import RETENTION_MONTHS, TRANSFER_YEARS, months_after
from enforcement_cli.law.basis import basis
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.retention import kept_by_the_table, old_files_handed_on, retention_table_laid_down
from tests.builders import SOUND, Draft, inspection, penalty
from tests.law.rules.rows import repository, says
from tests.outcome_builders import OUTCOMES


@pytest.mark.parametrize("rule", [kept_by_the_table, old_files_handed_on], ids=lambda each: each.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def test_the_classes_are_those_of_the_vocabulary(vocabularies: dict[str, set[str]]) -> None:
    assert set(RETENTION_MONTHS) == vocabularies["retention"]


def test_the_years_are_those_of_the_regulation() -> None:
    assert TRANSFER_YEARS == 10
    assert "满十年" in basis("ARCHR-20-2").words


def entry(value: str, **more: str) -> dict[str, Any]:
    return {"from": "2024-03-01", "value": value, "source": "示例表", **more}


def archived(*entries: dict[str, Any], on: str = "2026-06-01", draft: Draft | None = None, **archive: str) -> Draft:
    """A file archived on that day, under a retention table, with what the case itself says."""
    draft = (draft or penalty()).set("archived_on", on)
    if entries:
        draft.bureau["settings"]["retention"] = list(entries)
    return draft.set("archive", archive) if archive else draft


def shorter(own: str, least: str) -> list[str]:
    return [f"error: 本案保管期限填写为{own}，按本机关的保管期限表应当为{least}（示例表）"]


NO_ENTRY = ["undetermined: 保管期限表中没有 2026-06-01 归档的行政处罚案卷适用的一条，保管期限无法判断"]
NO_SOURCE = ["undetermined: 本案保管期限填写为10年，没有写明依据，保管期限表中也没有适用的一条，无法判断"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(archived(entry("30年")), [], id="the table's class, nothing to enter"),
        pytest.param(archived(entry("30年"), retention="30年"), [], id="the same"),
        pytest.param(archived(entry("30年"), retention="永久"), [], id="longer"),
        pytest.param(archived(entry("30年"), retention="10年"), shorter("10年", "30年"), id="shorter"),
        pytest.param(archived(entry("永久"), retention="30年"), shorter("30年", "永久"), id="not for ever"),
        pytest.param(
            archived(entry("10年"), entry("30年", kind="行政处罚"), retention="10年"),
            shorter("10年", "30年"),
            id="the kind's entry goes first",
        ),
        pytest.param(
            archived(entry("10年"), entry("30年", kind="行政处罚"), retention="10年", draft=inspection()),
            [],
            id="another kind",
        ),
        pytest.param(
            archived(entry("30年"), entry("永久", major="yes"), retention="30年", draft=penalty().set("major", "yes")),
            shorter("30年", "永久"),
            id="a major decision",
        ),
        pytest.param(archived(entry("30年"), entry("永久", major="yes"), retention="30年"), [], id="not major"),
        pytest.param(
            archived(entry("10年", to="2024-12-31"), {**entry("30年"), "from": "2025-01-01"}, retention="10年"),
            shorter("10年", "30年"),
            id="the table in force",
        ),
        pytest.param(
            archived(entry("30年", to="2026-06-01"), retention="10年"), shorter("10年", "30年"), id="its last day"
        ),
        pytest.param(
            archived(entry("30年"), on="2026-12-10", retention="10年"), shorter("10年", "30年"), id="archived today"
        ),
        pytest.param(archived(entry("30年"), transferred_on="2026-12-09"), [], id="no class of its own"),
        pytest.param(archived(transferred_on="2026-12-09"), [], id="neither a class nor a table: ARC005 speaks"),
        pytest.param(archived(entry("30年", to="2026-05-31")), NO_ENTRY, id="the day after"),
        pytest.param(archived(entry("30年", kind="行政许可")), NO_ENTRY, id="no entry for the kind"),
        pytest.param(
            archived(entry("30年", kind="行政许可"), retention="10年"), NO_SOURCE, id="its own class, no source"
        ),
        pytest.param(
            archived(entry("30年", kind="行政许可"), retention="10年", retention_source="示例规定"),
            [],
            id="with its source",
        ),
        pytest.param(archived(retention="10年"), NO_SOURCE, id="its own class and no table"),
        pytest.param(archived(), [], id="no table: ARC005 speaks"),
        pytest.param(archived(entry("30年"), on="2026-12-11", retention="10年"), [], id="archived tomorrow"),
        pytest.param(penalty().set("archive", {"retention": "10年"}), [], id="not archived"),
        pytest.param(archived(entry("30年"), retention="10年").set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_kept_by_the_table(draft: Draft, expected: list[str]) -> None:
    assert says(kept_by_the_table, draft) == expected


def test_retention_table_laid_down() -> None:
    first, second = archived().case(), archived(draft=inspection()).case()
    own = archived(retention="30年", draft=penalty().set("id", "2026-0009")).case()

    assert says(retention_table_laid_down, repository(first, second, own)) == [
        "undetermined: 本机关设置中没有案卷保管期限表，已经归档的 2 件案卷应当保管多久无法判断"
    ]


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(archived(entry("30年")), id="there is a table"),
        pytest.param(penalty(), id="nothing archived"),
        pytest.param(archived(retention="30年"), id="the case says it itself"),
        pytest.param(archived().set("secrecy", ["国家秘密"]), id="a stub"),
    ],
)
def test_no_table_is_missed(draft: Draft) -> None:
    assert says(retention_table_laid_down, repository(draft.case())) == []


def old(on: str, *entries: dict[str, Any], **archive: str) -> Draft:
    return archived(*entries, on=on, draft=penalty().set("decisions/0/made_on", "2015-01-05"), **archive)


def hand_over(on: str) -> list[str]:
    return [f"info: 本案于 {on} 归档，已满 10 年；属于县级国家档案馆接收范围的，应当移交"]


def appraise(on: str) -> list[str]:
    return [f"info: 本案于 {on} 归档，保管期限已经届满，应当进行鉴定；未经鉴定不得销毁"]


ALWAYS = {"from": "2010-01-01", "source": "示例表"}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(old("2016-12-09"), hand_over("2016-12-09"), id="ten years and a day"),
        pytest.param(old("2016-12-10"), [], id="ten years to the day"),
        pytest.param(old("2016-12-09", retention="30年"), hand_over("2016-12-09"), id="a class, and not handed over"),
        pytest.param(
            old("2016-12-09", {**ALWAYS, "value": "10年"}, transferred_on="2026-12-09"),
            appraise("2016-12-09"),
            id="handed over, by the table's class",
        ),
        pytest.param(old("2016-12-09", transferred_on="2026-12-09"), [], id="handed over"),
        pytest.param(
            old("2016-12-09", {**ALWAYS, "value": "10年"}),
            [*hand_over("2016-12-09"), *appraise("2016-12-09")],
            id="its term is over too",
        ),
        pytest.param(
            old("2016-12-09", retention="10年", transferred_on="2026-12-09"),
            appraise("2016-12-09"),
            id="by its own class",
        ),
        pytest.param(
            old("2016-12-09", retention="10年", transferred_on="2026-12-09", appraised_on="2026-12-10"),
            [],
            id="appraised",
        ),
        pytest.param(
            old("1996-12-09", retention="30年", transferred_on="2007-01-05"), appraise("1996-12-09"), id="30 years"
        ),
        pytest.param(old("1996-12-10", retention="30年", transferred_on="2007-01-05"), [], id="30 years to the day"),
        pytest.param(old("1950-01-05", retention="永久", transferred_on="2007-01-05"), [], id="for ever"),
        pytest.param(old("1950-01-05", transferred_on="2007-01-05"), [], id="nobody knows: never said"),
        pytest.param(old("2016-12-09", retention="10年").set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_old_files_handed_on(draft: Draft, expected: list[str]) -> None:
    assert says(old_files_handed_on, draft) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2016-12-09", 120, "2026-12-09"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-05-31", 1, "2026-06-30"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-06-01", 1_000_000, "9999-12-31"),
    ],
)
def test_months_after(day: str, months: int, expected: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_settings_of_no_shape_are_left_to_the_schema() -> None:
    draft = archived()
    draft.bureau["settings"] = ["30年"]

    assert says(retention_table_laid_down, repository(draft.case())) == []
