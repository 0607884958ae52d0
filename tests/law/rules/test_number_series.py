"""ARC: series of document numbers have no gap without a word, no voided number is used, forms come from a booklet."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.cases.model import Case
from enforcement_cli.law.document_numbers import Number, gaps, parse_number, spans
from enforcement_cli.law.rules.number_series import (
    form_of_a_booklet,
    no_number_missing,
    registered_number_leads_to_its_case,
    voided_number_not_used,
)
from tests.builders import Draft, penalty
from tests.law.rules.rows import findings, repository, says

PREFIX = "示工信罚"


def no(serial: int, year: int = 2026, prefix: str = PREFIX) -> str:
    return f"{prefix}〔{year}〕{serial}号"


def cases(*numbers: str, register: list[Any] | None = None) -> list[Case]:
    """A case for each decision number, under that register of numbers."""
    made = []
    for index, number in enumerate(numbers, start=1):
        draft = penalty().set("id", f"2026-{index:04d}").set("decisions/0/document_no", number)
        draft.registers["numbers"] = register or []
        made.append(draft.case())
    return made


def series(year: int = 2026, prefix: str = PREFIX, **more: Any) -> dict[str, Any]:
    return {"prefix": prefix, "year": year, **more}


def missing(what: str, year: int = 2026, prefix: str = PREFIX) -> list[str]:
    return [f"warning: {prefix}〔{year}〕缺 {what} 号，案件库和文号登记里都没有"]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(cases(no(1)), [], id="the first"),
        pytest.param(cases(no(1), no(2), no(3)), [], id="one after the other"),
        pytest.param(cases(no(3), no(1), no(2)), [], id="in whatever order"),
        pytest.param(cases(no(1), no(3)), missing("2"), id="one missing"),
        pytest.param(cases(no(2)), missing("1"), id="the first missing"),
        pytest.param(cases(no(1), no(3), no(8)), missing("2、4—7"), id="ranges"),
        pytest.param(cases("示工信罚[2026]1号", "示工信罚【2026】第002号", no(3)), [], id="brackets and noughts"),
        pytest.param(cases("示工信罚（２０２６）１号", no(2)), [], id="full width"),
        pytest.param(cases(no(1), no(2, 2025)), missing("1", 2025), id="each year by itself"),
        pytest.param(
            cases(no(1), no(2, prefix="示工信许")), missing("1", prefix="示工信许"), id="each prefix by itself"
        ),
        pytest.param(cases("〔2020〕TQ第Q-4008号", no(1)), [], id="another form"),
        pytest.param(
            cases(no(1), no(3), register=[series(voided=[{"no": no(2), "reason": "打印有误"}])]), [], id="voided"
        ),
        pytest.param(cases(no(1), no(3), register=[series(issued=[{"no": no(2)}])]), [], id="used elsewhere"),
        pytest.param(
            cases(no(1), no(3), register=[series(2025, voided=[{"no": no(2), "reason": "x"}])]),
            missing("2"),
            id="entered under another year",
        ),
        pytest.param(
            cases(no(1), no(3), register=[series(issued=[{"no": no(2, 2025)}])]),
            missing("2"),
            id="another year's number",
        ),
        pytest.param(
            cases(no(1), register=[series(issued=[{"no": no(3)}])]), missing("2"), id="behind the last decision"
        ),
        pytest.param(
            cases(no(1), register=[series(prefix="示工信许", issued=[{"no": no(2, prefix="示工信许")}])]),
            missing("1", prefix="示工信许"),
            id="a series of the register alone",
        ),
        pytest.param(
            cases(no(1), no(30), register=[series(booklets=[{"from": no(1), "to": no(50)}])]), [], id="a booklet in use"
        ),
        pytest.param(
            cases(no(1), no(52), register=[series(booklets=[{"from": no(1), "to": no(50)}])]),
            missing("51"),
            id="beyond the booklet",
        ),
        pytest.param(
            cases(no(1), no(3), register=[series(booklets=[{"from": "甲", "to": "乙"}])]), missing("2"), id="no numbers"
        ),
        pytest.param(
            cases(no(1), no(3), register=[series(booklets=[{"from": "甲", "to": no(50)}])]),
            missing("2"),
            id="the first end no number",
        ),
        pytest.param(
            cases(no(1), no(3), register=[series(booklets=[{"from": no(1), "to": "乙"}])]),
            missing("2"),
            id="the last end no number",
        ),
        pytest.param(
            cases(no(1), no(3), register=[series(booklets=[{"from": no(1, 2025), "to": no(50)}])]),
            missing("2"),
            id="the first end of another year",
        ),
        pytest.param(
            cases(no(1), no(3), register=[series(booklets=[{"from": no(1), "to": no(50, 2025)}])]),
            missing("2"),
            id="the last end of another year",
        ),
        pytest.param(
            cases(no(1), no(3), register=[series(issued=[{"no": "甲"}])]), missing("2"), id="used, but no number"
        ),
        pytest.param(cases(no(1), no(3), register=[{"prefix": PREFIX}]), missing("2"), id="a series without its year"),
        pytest.param(
            cases(no(1), no(3), register=[{"prefix": PREFIX, "year": []}]), missing("2"), id="a year of no shape"
        ),
    ],
)
def test_no_number_missing(found: list[Case], expected: list[str]) -> None:
    assert says(no_number_missing, repository(*found)) == expected


def test_a_document_that_is_no_decision_uses_its_number() -> None:
    draft = penalty().set("decisions/0/document_no", no(3))
    draft.records[0]["document_no"] = no(1)
    assert says(no_number_missing, repository(draft.case())) == missing("2")

    draft.records[1]["document_no"] = no(2)
    assert says(no_number_missing, repository(draft.case())) == []


def test_the_series_of_notices_are_not_judged() -> None:
    draft = penalty()
    draft.records[4]["document_no"] = no(7, prefix="示工信罚告")

    assert says(no_number_missing, repository(draft.case())) == []


def test_the_place_is_the_number_behind_the_gap() -> None:
    first = findings(no_number_missing, repository(*cases(no(1), no(9), no(4))))
    alone = findings(no_number_missing, repository(*cases(no(1), register=[series(issued=[{"no": no(3)}])])))

    assert [(each.case, each.place.pointer) for each in first] == [("2026-0003", (0, "document_no"))]
    assert [(each.case, each.place.file) for each in alone] == [(None, "registers/numbers.yaml")]


VOIDED = series(voided=[{"no": no(2), "reason": "打印有误"}])


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            cases(no(1), no(2), register=[VOIDED]),
            ["error: 文号 示工信罚〔2026〕2号 已登记作废（打印有误），却用在案件 2026-0002 的决定上"],
            id="used",
        ),
        pytest.param(
            cases("示工信罚[2026]002号", register=[VOIDED]),
            ["error: 文号 示工信罚[2026]002号 已登记作废（打印有误），却用在案件 2026-0001 的决定上"],
            id="written otherwise",
        ),
        pytest.param(cases(no(1), no(3), register=[VOIDED]), [], id="not used"),
        pytest.param(cases(no(2, 2025), register=[VOIDED]), [], id="another year"),
        pytest.param(cases(no(2), register=[]), [], id="nothing voided"),
    ],
)
def test_voided_number_not_used(found: list[Case], expected: list[str]) -> None:
    assert says(voided_number_not_used, repository(*found)) == expected


def test_the_spoiled_sheet_may_be_kept() -> None:
    draft: Draft = penalty().set("decisions/0/document_no", no(1))
    draft.registers["numbers"] = [VOIDED]
    draft.records[0]["document_no"] = no(2)

    assert says(voided_number_not_used, repository(draft.case())) == []


BOOKLETS = [{"from": no(1), "to": no(25)}, {"from": no(51), "to": no(75)}]


@pytest.mark.parametrize(
    ("number", "register", "expected"),
    [
        pytest.param(no(1), [series(booklets=BOOKLETS)], [], id="the first sheet"),
        pytest.param(no(25), [series(booklets=BOOKLETS)], [], id="the last sheet"),
        pytest.param(
            no(26),
            [series(booklets=BOOKLETS)],
            ["warning: 文号 示工信罚〔2026〕26号 不在登记领用的任何一本簿册内"],
            id="between",
        ),
        pytest.param(no(51), [series(booklets=BOOKLETS)], [], id="the second booklet"),
        pytest.param(no(26), [series(booklets=BOOKLETS, issued=[{"no": no(26)}])], [], id="known otherwise"),
        pytest.param(
            no(26),
            [series(booklets=BOOKLETS, issued=[{"no": no(26, 2025)}, {"no": "甲"}])],
            ["warning: 文号 示工信罚〔2026〕26号 不在登记领用的任何一本簿册内"],
            id="known of another year, or in no form",
        ),
        pytest.param(no(26), [series()], [], id="a series without booklets"),
        pytest.param(no(26, 2025), [series(booklets=BOOKLETS)], [], id="another year"),
        pytest.param(no(26), [], [], id="no register"),
    ],
)
def test_form_of_a_booklet(number: str, register: list[Any], expected: list[str]) -> None:
    assert says(form_of_a_booklet, repository(*cases(number, register=register))) == expected


NOWHERE = ["warning: 文号登记写明 示工信罚〔2026〕2号 用于案件 2026-0009，案件库里没有这个案件"]


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        pytest.param([{"no": no(2), "case": "2026-0009"}], NOWHERE, id="a case that is not there"),
        pytest.param([{"no": no(2), "case": "2026-0001"}], [], id="a case that is"),
        pytest.param([{"no": no(2), "note": "纸质旧案"}], [], id="no case named"),
        pytest.param([], [], id="nothing issued"),
    ],
)
def test_registered_number_leads_to_its_case(issued: list[Any], expected: list[str]) -> None:
    found = repository(*cases(no(1), register=[series(issued=issued)]))

    assert says(registered_number_leads_to_its_case, found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示工信罚〔2026〕3号", Number("示工信罚", 2026, 3)),
        ("示工信罚 〔2026〕 第 045 号", Number("示工信罚", 2026, 45)),
        ("示工信罚(2026)3", Number("示工信罚", 2026, 3)),
        ("〔2026〕3号", None),
        ("示工信罚〔2026〕0号", None),
        ("示工信罚2026-3", None),
        ("", None),
        (None, None),
    ],
)
def test_parse_number(text: str | None, expected: Number | None) -> None:
    assert parse_number(text) == expected


def test_ranges() -> None:
    assert list(gaps([8, 4, 1, 2])) == [range(3, 4), range(5, 8)]
    assert list(gaps([2])) == [range(1, 2)]
    assert list(gaps([1, 2])) == list(gaps([])) == []
    assert list(spans([range(3, 4), range(5, 8)])) == ["3", "5—7"]


def test_a_document_whose_number_has_another_form_uses_none() -> None:
    draft = penalty().set("decisions/0/document_no", no(2))
    draft.records[0]["document_no"] = "TQ第1号"

    assert says(no_number_missing, repository(draft.case())) == missing("1")
