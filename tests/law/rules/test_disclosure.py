"""DIS001 and DIS002: decisions are disclosed in time; silence of all rules of the module."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from enforcement_cli.cases.ledger_facts import record_sha256
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.disclosure import (
    decision_disclosed_in_time,
    four_items_published,
    permit_or_penalty_disclosed_in_time,
    publish_answered,
)
from enforcement_cli.problems import Place, State, problem
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit, published
from tests.law.rules.rows import findings, says, with_parts

ALL = (decision_disclosed_in_time, four_items_published, permit_or_penalty_disclosed_in_time, publish_answered)
TIMED = (decision_disclosed_in_time, permit_or_penalty_disclosed_in_time)
CONSEQUENCE = "逾期；法律后果由有权机关认定"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_deadlines_keep_nothing_from_the_public(rule: Any) -> None:
    assert not rule.blocks_publication


def undisclosed(build: Callable[[], Draft], outcome: str | None = None, publish: str | None = None) -> Draft:
    """A decision without a ledger, and without an answer to 是否公开 unless given."""
    draft = build().set("ledger", [])
    draft.decisions[0].pop("publish")
    if outcome is not None:
        draft.set("decisions/0/outcome", outcome)
    return draft if publish is None else draft.set("decisions/0/publish", publish)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize(
    ("build", "outcome"),
    [
        *((penalty, each) for each in ("不予立案", "移送公安", "移送其他机关", "终止调查", "撤案", "并案")),
        *((permit, each) for each in ("不予受理", "申请人撤回", "终止")),
        *((inspection, each) for each in ("移交立案", "移送", "无法检查")),
    ],
)
def test_endings_inside_the_house_are_not_asked(rule: Any, build: Callable[[], Draft], outcome: str) -> None:
    assert says(rule, undisclosed(build, outcome)) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize(
    "facts",
    [
        {"acting_as": "受委托组织", "entrusting_agency": "示例市工业和信息化局"},
        {"acting_as": "联合执法", "joint": {"lead": "示例县应急管理局"}},
        {"acting_as": "上级机关"},
    ],
)
@pytest.mark.parametrize("publish", [None, "yes"], ids=["unanswered", "for the public"])
def test_another_organ_discloses(rule: Any, facts: dict[str, Any], publish: str | None) -> None:
    draft = undisclosed(penalty)
    draft.data |= facts
    if publish is not None:
        draft.set("decisions/0/publish", publish)

    assert says(rule, draft) == []


@pytest.mark.parametrize(
    ("rule", "draft", "as_of"),
    [
        pytest.param(decision_disclosed_in_time, undisclosed(inspection), "2026-12-10", id="DIS001"),
        pytest.param(permit_or_penalty_disclosed_in_time, undisclosed(penalty), "2026-12-10", id="DIS002"),
        pytest.param(publish_answered, undisclosed(penalty), "2026-03-26", id="DIS003"),
        pytest.param(four_items_published, penalty().drop("ledger/0/record/agency"), "2026-12-10", id="DIS005"),
    ],
)
def test_a_ledger_that_cannot_be_read_says_nothing(rule: Any, draft: Draft, as_of: str) -> None:
    for entry in draft.ledger:
        entry["record_sha256"] = record_sha256(entry["record"])
    place = Place(f"{draft.case().folder}/disclosure/0002-updated.yaml")
    trouble = ("yaml", problem(place, "文件 {name} 打不开：{why}"))

    assert says(rule, draft, as_of) != []
    assert says(rule, with_parts(draft, troubles=(trouble,)), as_of) == []


# DIS002


def penalised(made: str, on: str | None, **more: Any) -> Draft:
    draft = penalty().set("decisions/0/made_on", made)
    draft.ledger = [published("2026-0001", on)] if on is not None else []
    draft.data |= more
    return draft


SEVEN = "行政许可、行政处罚决定应当自作出之日（{made}）起七个工作日内公示"


def seven(made: str, due: str, rest: str) -> str:
    return f"error: {SEVEN.format(made=made)}，最后一日为{due}，{rest}，{CONSEQUENCE}"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(penalised("2026-03-25", "2026-04-03"), "2026-12-10", [], id="last day"),
        pytest.param(
            penalised("2026-03-25", "2026-04-07"),
            "2026-12-10",
            [seven("2026-03-25", "2026-04-03", "实际于2026-04-07公示")],
            id="late, across Qingming",
        ),
        pytest.param(penalised("2026-02-13", "2026-03-02"), "2026-12-10", [], id="last day, across Spring Festival"),
        pytest.param(
            penalised("2026-02-13", "2026-03-03"),
            "2026-12-10",
            [seven("2026-02-13", "2026-03-02", "实际于2026-03-03公示")],
            id="late, across Spring Festival",
        ),
        pytest.param(penalised("2026-09-29", "2026-10-14"), "2026-12-10", [], id="last day, across National Day"),
        pytest.param(
            penalised("2026-09-29", "2026-10-15"),
            "2026-12-10",
            [seven("2026-09-29", "2026-10-14", "实际于2026-10-15公示")],
            id="late, across National Day",
        ),
        pytest.param(
            penalised("2026-03-25", None),
            "2026-04-04",
            [seven("2026-03-25", "2026-04-03", "至2026-04-04没有公示记录")],
            id="overdue",
        ),
        pytest.param(
            undisclosed(penalty),
            "2026-04-04",
            [seven("2026-03-25", "2026-04-03", "至2026-04-04没有公示记录")],
            id="not answered: no ground for silence",
        ),
        pytest.param(
            penalised("2026-03-25", None),
            "2026-04-03",
            [f"info: {SEVEN.format(made='2026-03-25')}，最后一日为2026-04-03"],
            id="today",
        ),
        pytest.param(penalised("2026-03-25", None).drop("decisions/0/made_on"), "2026-12-10", [], id="a draft"),
        pytest.param(undisclosed(penalty, publish="no"), "2026-12-10", [], id="withheld: DIS004 asks for the ground"),
        pytest.param(penalised("2026-03-25", None, secrecy=["工作秘密"]), "2026-12-10", [], id="a work secret"),
        pytest.param(
            undisclosed(on_the_spot).set("parties/0/birth_on", "2010-01-01"), "2026-12-10", [], id="a minor as party"
        ),
        pytest.param(penalised("2018-12-04", None), "2026-12-10", [], id="before disclosure was asked for"),
        pytest.param(
            penalised("2026-03-25", None).add(
                "decisions/0/fate", {"event": "撤销", "effective_on": "2026-04-01", "ruling_no": "示"}
            ),
            "2026-12-10",
            [],
            id="revoked before it was due",
        ),
        pytest.param(
            penalised("2026-03-25", "2026-04-20").add(
                "decisions/0/corrections", {"found_on": "2026-05-01", "kind": "文字差错"}
            ),
            "2026-12-10",
            [seven("2026-03-25", "2026-04-03", "实际于2026-04-20公示")],
            id="a correction has no limit",
        ),
        pytest.param(undisclosed(permit, "准予"), "2026-04-07", None, id="a permit granted"),
        pytest.param(undisclosed(permit, "当场准予"), "2026-04-07", None, id="a permit on the spot"),
        pytest.param(undisclosed(permit, "不予"), "2026-04-07", None, id="refused: class by setting"),
        pytest.param(undisclosed(penalty, "不予处罚"), "2026-04-07", None, id="no penalty: class by setting"),
    ],
)
def test_seven_working_days(draft: Draft, as_of: str, expected: list[str] | None) -> None:
    said = says(permit_or_penalty_disclosed_in_time, draft, as_of)

    assert (said if expected is not None else [each.split(":")[0] for each in said]) == (
        ["error"] if expected is None else expected
    )


def test_seven_days_in_a_year_without_a_notice() -> None:
    due = Calendar.shipped().add_working_days(date(2027, 1, 29), 7)
    within = f"最后一日在{due.earliest}至{due.latest}之间"
    duty = SEVEN.format(made="2027-01-29")

    assert says(permit_or_penalty_disclosed_in_time, penalised("2027-01-29", None), "2027-01-29") == [
        f"info: {duty}，{within}，放假安排公布后确定"
    ]
    assert says(permit_or_penalty_disclosed_in_time, penalised("2027-01-29", str(due.latest)), "2027-03-01") == [
        f"undetermined: {duty}，{within}；放假安排尚未公布，{due.latest}是否逾期无法判断"
    ]
    assert says(permit_or_penalty_disclosed_in_time, penalised("2027-01-29", str(due.earliest)), "2027-03-01") == []


def test_a_finding_carries_its_dates() -> None:
    (found,) = findings(permit_or_penalty_disclosed_in_time, penalised("2026-03-25", None), "2026-04-04")

    assert found.deadline.state is State.OVERDUE
    assert found.deadline.due == date(2026, 4, 3)
    assert found.place.pointer == (0, "made_on")
    assert "enforce publish" in found.remedy


# DIS001

TWENTY = "执法决定应当自作出之日（{made}）起二十个工作日内公示"


def twenty(made: str, due: str, rest: str) -> str:
    return f"error: {TWENTY.format(made=made)}，最后一日为{due}，{rest}，{CONSEQUENCE}"


def concluded(made: str, on: str | None, outcome: str = "未发现问题") -> Draft:
    draft = inspection().set("decisions/0/made_on", made).set("decisions/0/outcome", outcome)
    draft.ledger = [published("2026-0003", on)] if on is not None else []
    return draft


def unset(outcome: str, on: str | None, made: str = "2026-03-25") -> Draft:
    """A decision whose class the bureau has not set."""
    draft = penalised(made, on).set("decisions/0/outcome", outcome)
    draft.bureau["settings"] = {}
    return draft


UNKNOWN = (
    "undetermined: 本机关设置中没有 2026-03-25 适用的“不予处罚决定的公示”，应当在七个还是二十个工作日内公示"
    "（2026-04-03或者2026-04-23）无法判断"
)


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(concluded("2026-03-04", "2026-04-01"), "2026-12-10", [], id="last day"),
        pytest.param(
            concluded("2026-03-04", "2026-04-02"),
            "2026-12-10",
            [twenty("2026-03-04", "2026-04-01", "实际于2026-04-02公示")],
            id="a day late",
        ),
        pytest.param(concluded("2026-02-13", "2026-03-19"), "2026-12-10", [], id="last day, across Spring Festival"),
        pytest.param(
            concluded("2026-02-13", "2026-03-20"),
            "2026-12-10",
            [twenty("2026-02-13", "2026-03-19", "实际于2026-03-20公示")],
            id="late, across Spring Festival",
        ),
        pytest.param(concluded("2026-09-18", "2026-10-22"), "2026-12-10", [], id="last day, across National Day"),
        pytest.param(
            concluded("2026-09-18", "2026-10-23"),
            "2026-12-10",
            [twenty("2026-09-18", "2026-10-22", "实际于2026-10-23公示")],
            id="late, across National Day",
        ),
        pytest.param(
            concluded("2026-03-04", None, "责令改正"),
            "2026-04-02",
            [twenty("2026-03-04", "2026-04-01", "至2026-04-02没有公示记录")],
            id="ordered to mend, by setting, overdue",
        ),
        pytest.param(
            concluded("2026-03-04", None),
            "2026-03-27",
            [f"info: {TWENTY.format(made='2026-03-04')}，最后一日为2026-04-01"],
            id="soon",
        ),
        pytest.param(penalised("2026-03-25", None), "2026-12-10", [], id="a penalty: DIS002"),
        pytest.param(unset("不予处罚", "2026-04-03"), "2026-12-10", [], id="class unknown, within seven"),
        pytest.param(unset("不予处罚", "2026-04-07"), "2026-12-10", [UNKNOWN], id="class unknown, after seven"),
        pytest.param(unset("不予处罚", "2026-04-23"), "2026-12-10", [UNKNOWN], id="class unknown, on the twentieth"),
        pytest.param(
            unset("不予处罚", "2026-04-24"),
            "2026-12-10",
            [twenty("2026-03-25", "2026-04-23", "实际于2026-04-24公示")],
            id="class unknown, past twenty",
        ),
        pytest.param(unset("不予处罚", None), "2026-04-03", [], id="class unknown, seven not past"),
        pytest.param(unset("不予处罚", None), "2026-04-07", [UNKNOWN], id="class unknown, not disclosed"),
    ],
)
def test_twenty_working_days(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(decision_disclosed_in_time, draft, as_of) == expected


def test_an_unknown_class_is_undetermined_in_its_state_too() -> None:
    (found,) = findings(decision_disclosed_in_time, unset("不予处罚", None), "2026-04-07")

    assert found.deadline.state == "undetermined"


@pytest.mark.parametrize(
    ("outcome", "key", "name"),
    [
        ("不予处罚", "no_penalty_disclosure", "不予处罚决定的公示"),
        ("不予", "refusal_disclosure", "不予许可决定的公示"),
        ("责令改正", "order_disclosure", "责令改正的公示"),
    ],
)
def test_the_missing_setting_is_named(outcome: str, key: str, name: str) -> None:
    (found,) = findings(decision_disclosed_in_time, unset(outcome, None), "2026-04-07")

    assert f"没有 2026-03-25 适用的“{name}”" in found.message
    assert f"填写 {key}，" in found.remedy


@pytest.mark.parametrize("key", ["no_penalty_disclosure", "refusal_disclosure", "order_disclosure"])
def test_a_class_that_is_not_disclosed(key: str) -> None:
    outcome = {"no_penalty_disclosure": "不予处罚", "refusal_disclosure": "不予", "order_disclosure": "责令改正"}[key]
    draft = undisclosed(penalty, outcome)
    draft.bureau["settings"][key] = [{"from": "2019-01-01", "value": "不公开", "source": "示例"}]

    assert [says(rule, draft) for rule in ALL] == [[], [], [], []]
