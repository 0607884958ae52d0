"""The Clock table held against the words of the law: a number that the cited clause does not say is no clock's."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest

from enforcement_cli.law.basis import basis, chinese_number
from enforcement_cli.law.clocks import CLOCKS, Clock
from enforcement_cli.law.rule import all_rules
from enforcement_cli.law.yearly_duties import OPENNESS, STATISTICS

# A row that only says what kind of days a law's numbers are; a clock in working days rests on one, or says 工作日 itself.
UNITS = {"PL": "PL-85", "LL": "LL-82", "CL": "CL-69"}
# The period of those who ask for a hearing: the law on permits fixes the unit of the organ's periods only (law.md §3).
UNIT_BY_READING = {"permit-hearing-request-5"}
OWN_LENGTH_ONLY = {"permit-promised", "legal-review"}
UNIT_WORDS = {"working_days": "日", "days": "日", "months": "个月", "years": "年", "hours": "小时"}
# Sources that count in 日 and do not say which days those are: both readings stand in the row.
BOTH_WAYS = {"PL2017", "TR", "SXF"}

every = pytest.mark.parametrize("clock", CLOCKS.values(), ids=lambda each: each.id)


def words(*rows: str) -> str:
    return "".join(basis(each).words for each in rows)


@every
def test_its_length_is_the_laws(clock: Clock) -> None:
    if clock.id in OWN_LENGTH_ONLY:
        assert clock.length == 0
        assert clock.length_from or clock.length_setting
        return
    if clock.direction == "until":
        assert clock.length == 0
        return
    unit = UNIT_WORDS[clock.unit]
    number = chinese_number(clock.length)
    forms = {f"{clock.length}个工作日", f"{number}个工作日", f"{number}{unit}", f"{clock.length}{unit}"}
    text = unicodedata.normalize("NFKC", words(*clock.basis))
    if clock.id == "limitation-5y":
        forms = {"延长至五年"}

    assert [each for each in forms if re.search(f"(?<![一二三四五六七八九十0-9]){each}", text)]


@every
def test_working_days_are_the_laws(clock: Clock) -> None:
    said = "工作日" in words(clock.basis[0]) or UNITS.get(clock.basis[0].partition("-")[0]) in clock.basis
    if clock.unit == "working_days" and clock.id not in UNIT_BY_READING | OWN_LENGTH_ONLY:
        assert said
    elif clock.basis[0].partition("-")[0] in BOTH_WAYS and clock.unit == "days":
        assert clock.readings == ("working_days",)
        assert "两种算法" in clock.reading
    else:
        assert not said
    if clock.unit == "working_days" and "PL-85" in clock.basis:
        assert f"“{chinese_number(clock.length)}日”" in words("PL-85")
    if clock.id in UNIT_BY_READING:
        assert "工作日" in clock.reading


@every
def test_its_extension_is_the_laws(clock: Clock) -> None:
    if clock.extension is not None:
        most = f"(可以延长|延长期限不得超过){chinese_number(clock.extension.most)}日"
        assert re.search(most, words(*clock.extension.basis))


@every
def test_its_pauses_are_the_laws(clock: Clock) -> None:
    if clock.suspension is None or clock.suspension.setting:
        return
    said = words(*clock.suspension.basis)
    before = re.split("的，所需时间|的，查封", said)[0]

    for reason in clock.suspension.reasons:
        assert reason in before
        before = before.replace(reason, "", 1)
    # Nothing that the clause names is left out.
    assert not re.search("听证|招标|拍卖|检验|检测|检疫|鉴定|评审", before)


def test_no_clause_that_adds_a_unit_or_a_number_is_missing() -> None:
    """Each clock cites where its duty stands; those of two sources cite both."""
    cited = {each.id: each.basis for each in CLOCKS.values()}

    assert cited["disclosure-7"] == ("S-22", "G118-6-b")
    assert cited["disclosure-20"] == ("S-19", "G118-6-a")
    assert cited["withdrawal-3"] == ("S-25", "PL-48-2")


@pytest.mark.parametrize(
    ("clock", "first"),
    [
        # 国办发〔2018〕118号 is of 5 December 2018; the law on penalties as revised of 15 July 2021.
        ("disclosure-7", date(2018, 12, 5)),
        ("disclosure-20", date(2018, 12, 5)),
        # The founding document is of 2019 without a day: only what lies surely after it is judged by it alone.
        ("withdrawal-3", date(2020, 1, 1)),
        ("penalty-decision-90", date(2021, 7, 15)),
        ("penalty-service-7", date(2021, 7, 15)),
        ("registered-evidence-7", date(2021, 7, 15)),
        ("hearing-request-5", date(2021, 7, 15)),
        ("hearing-notice-7", date(2021, 7, 15)),
        ("fine-payment-15", date(2021, 7, 15)),
        ("cash-handed-in-2", date(2021, 7, 15)),
        ("cash-deposited-2", date(2021, 7, 15)),
        # 行政强制法; 移送规定 as amended; 行政复议法 as revised; 行政诉讼法 as amended; 民事诉讼法 as amended.
        ("seizure-30", date(2012, 1, 1)),
        ("urgent-approval-24h", date(2012, 1, 1)),
        ("demand-10", date(2012, 1, 1)),
        ("court-application-3m", date(2012, 1, 1)),
        ("transfer-decision-3", date(2020, 8, 7)),
        ("transfer-24h", date(2020, 8, 7)),
        ("transfer-items-3", date(2020, 8, 7)),
        ("reconsideration-60", date(2024, 1, 1)),
        ("suit-6m", date(2017, 7, 1)),
        ("suit-15", date(2017, 7, 1)),
        ("public-notice-30", date(2024, 1, 1)),
        # 国令825; 省令286; 政府信息公开条例.
        ("supervision-answer", date(2026, 2, 1)),
        ("supervision-answer-20", date(2021, 5, 1)),
        ("yearly-statistics", date(2018, 12, 5)),
        ("yearly-ogi-report", date(2019, 5, 15)),
    ],
)
def test_it_runs_from_the_first_day_of_its_law(clock: str, first: date) -> None:
    assert CLOCKS[clock].is_in_force(first)
    assert not CLOCKS[clock].is_in_force(date.fromordinal(first.toordinal() - 1))
    assert CLOCKS[clock].is_in_force(date(2099, 12, 31))


@pytest.mark.parametrize(
    ("older", "newer", "first"),
    [
        ("penalty-service-7-2017", "penalty-service-7", date(2021, 7, 15)),
        ("registered-evidence-7-2017", "registered-evidence-7", date(2021, 7, 15)),
        ("hearing-request-3-2017", "hearing-request-5", date(2021, 7, 15)),
        ("hearing-notice-7-2017", "hearing-notice-7", date(2021, 7, 15)),
        ("public-notice-60", "public-notice-30-2021", date(2022, 1, 1)),
        ("public-notice-30-2021", "public-notice-30", date(2024, 1, 1)),
        ("reconsideration-60-2017", "reconsideration-60", date(2024, 1, 1)),
    ],
)
def test_one_law_follows_on_the_other(older: str, newer: str, first: date) -> None:
    """On every day exactly one of the two is in force."""
    before = date.fromordinal(first.toordinal() - 1)

    assert [CLOCKS[each].is_in_force(before) for each in (older, newer)] == [True, False]
    assert [CLOCKS[each].is_in_force(first) for each in (older, newer)] == [False, True]


def test_a_clock_ends_with_its_law() -> None:
    old = Clock("x", "x", "x", 3, "days", "x", ("PL-60",), in_force_to=date(2021, 7, 14))

    assert old.is_in_force(date(1990, 1, 1))
    assert old.is_in_force(date(2021, 7, 14))
    assert not old.is_in_force(date(2021, 7, 15))


# Periods of the party's own: nobody's duty, so that no rule judges them; `deadlines` and `show` tell them.
PARTYS_OWN = {
    "reconsideration-60",
    "reconsideration-60-2017",
    "suit-6m",
    "suit-15",
}


def test_every_clock_is_judged_by_a_rule_or_the_partys_own() -> None:
    judged = {clock for rule in all_rules() for clock in rule.clocks}

    assert CLOCKS.keys() - judged == PARTYS_OWN
    assert {CLOCKS[each].duty_of for each in PARTYS_OWN} == {"当事人"}


def test_the_yearly_clocks_end_on_the_day_that_the_register_asks_for() -> None:
    for duty, clock in ((STATISTICS, "yearly-statistics"), (OPENNESS, "yearly-ogi-report")):
        assert CLOCKS[clock].basis == (duty.basis,)
        assert f"{duty.month}月{duty.day}日前" in words(*CLOCKS[clock].basis)
        assert CLOCKS[clock].direction == "until"


@every
def test_a_clock_without_an_end_is_a_partys_and_one_without_a_length_has_another_source(clock: Clock) -> None:
    assert clock.end or clock.duty_of == "当事人"
    assert clock.length or clock.direction == "until" or clock.length_from or clock.length_setting
