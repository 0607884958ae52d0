"""Events: what happened in a case, as far as clocks start and end with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.disclosing import disclosure_class, disclosure_days, is_barred, is_in_own_name
from enforcement_cli.law.events import EVENTS
from enforcement_cli.law.occurrence import Occurrence
from enforcement_cli.problems import Place
from tests.builders import Draft, inspection, on_the_spot, penalty, permit, published
from tests.law.happenings import days, happened


def test_clocks_name_events_that_exist() -> None:
    named = {name for clock in CLOCKS.values() for name in (clock.start, clock.end, *clock.stops) if name}

    assert {each for each in named if not each.startswith("step:")} <= EVENTS.keys()


def test_clocks_name_steps_that_exist(vocabularies: dict[str, set[str]]) -> None:
    named = {name for clock in CLOCKS.values() for name in (clock.start, clock.end, *clock.stops)}
    named |= {clock.extension.event for clock in CLOCKS.values() if clock.extension is not None}

    assert {each.removeprefix("step:") for each in named if each.startswith("step:")} <= vocabularies["step_name"]


def test_clocks_name_pauses_and_outcomes_that_exist(vocabularies: dict[str, set[str]]) -> None:
    reasons = {each for clock in CLOCKS.values() if clock.suspension for each in clock.suspension.reasons}

    assert reasons <= vocabularies["pause_reason"]
    assert {each for clock in CLOCKS.values() for each in clock.outcomes} <= vocabularies["outcome"]
    assert {each for clock in CLOCKS.values() for each in clock.kinds} <= vocabularies["case_kind"]


def test_an_unknown_event_is_a_bug() -> None:
    with pytest.raises(KeyError):
        happened(penalty(), "decision:forgotten")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        pytest.param({}, {}, True, id="nothing named"),
        pytest.param({"decision": 1}, {"decision": 2}, False, id="other decisions"),
        pytest.param({"decision": 1}, {}, True, id="one names a decision"),
        pytest.param({"parties": frozenset({"A1"})}, {"parties": frozenset({"A2"})}, False, id="other parties"),
        pytest.param(
            {"parties": frozenset({"A1"})}, {"parties": frozenset({"A1", "A2"})}, True, id="a party in common"
        ),
        pytest.param({"label": "第一批"}, {"label": "第二批"}, False, id="other batches"),
        pytest.param({"label": "第一批"}, {}, True, id="one names a batch"),
    ],
)
def test_what_belongs_together(one: dict[str, Any], other: dict[str, Any], together: bool) -> None:
    first, second = (Occurrence(date(2026, 3, 1), Place("x"), **each) for each in (one, other))

    assert first.concerns(second) is together
    assert second.concerns(first) is together


# Disclosure


@pytest.mark.parametrize(
    ("draft", "outcome", "publish", "expected"),
    [
        pytest.param(penalty, "给予处罚", "yes", 7, id="penalty"),
        pytest.param(penalty, "给予处罚", None, 7, id="penalty, not answered"),
        pytest.param(penalty, "给予处罚", "no", 0, id="penalty withheld"),
        pytest.param(penalty, "不予处罚", None, 7, id="no penalty, by setting"),
        pytest.param(penalty, "不予立案", None, 0, id="not filed: inside the house"),
        pytest.param(penalty, "移送公安", None, 0, id="to the police"),
        pytest.param(penalty, "终止调查", "yes", 20, id="ended, yet meant for the public"),
        pytest.param(permit, "准予", None, 7, id="granted"),
        pytest.param(permit, "当场准予", None, 7, id="granted on the spot"),
        pytest.param(permit, "不予", None, 7, id="refused, by setting"),
        pytest.param(permit, "不予受理", None, 0, id="not accepted"),
        pytest.param(permit, "申请人撤回", None, 0, id="withdrawn by the applicant"),
        pytest.param(inspection, "未发现问题", None, 20, id="inspection without findings"),
        pytest.param(inspection, "责令改正", None, 20, id="ordered to mend, by setting"),
        pytest.param(inspection, "移交立案", None, 0, id="inspection leading to a penalty"),
        pytest.param(inspection, "无法检查", None, 0, id="nothing could be inspected"),
    ],
)
def test_how_long_disclosure_may_take(draft: Any, outcome: str, publish: str | None, expected: int) -> None:
    built = draft().set("decisions/0/outcome", outcome)
    built.decisions[0].pop("publish")
    if publish is not None:
        built.set("decisions/0/publish", publish)
    case = built.case()

    assert disclosure_days(case, case.decisions[0]) == expected


@pytest.mark.parametrize("outcome", ["不予处罚", "不予", "责令改正"])
def test_without_its_setting_the_class_is_not_known(outcome: str) -> None:
    draft = penalty().set("decisions/0/outcome", outcome)
    draft.bureau["settings"] = {}
    case = draft.case()

    assert disclosure_class(case, case.decisions[0]) is None
    assert days(draft, "decision:to-disclose-20") == ["2026-03-25"]
    assert days(draft, "decision:to-disclose-7") == []


def test_the_setting_in_force_when_it_was_made() -> None:
    draft = penalty().set("decisions/0/outcome", "不予处罚")
    draft.bureau["settings"]["no_penalty_disclosure"] = [
        {"from": "2019-01-01", "to": "2026-03-24", "value": "七个工作日", "source": "示例"},
        {"from": "2026-03-25", "value": "不公开", "source": "示例"},
    ]
    case = draft.case()

    assert disclosure_days(case, case.decisions[0]) == 0


@pytest.mark.parametrize(
    ("facts", "own"),
    [
        pytest.param({}, True, id="own name"),
        pytest.param({"acting_as": "受委托组织", "entrusting_agency": "示例市工业和信息化局"}, False, id="entrusted"),
        pytest.param({"acting_as": "上级机关"}, False, id="superior"),
        pytest.param({"acting_as": "联合执法", "joint": {"lead": "示例县工业和信息化局"}}, True, id="joint, leading"),
        pytest.param({"acting_as": "联合执法", "joint": {"lead": "示例县应急管理局"}}, False, id="joint, not leading"),
    ],
)
def test_who_acts_discloses(facts: dict[str, Any], own: bool) -> None:
    draft = penalty()
    draft.data |= facts
    draft.drop("decisions/0/publish")
    case = draft.case()

    assert is_in_own_name(case) is own
    assert disclosure_days(case, case.decisions[0]) == (7 if own else 0)


def test_secrets_and_minors_are_barred() -> None:
    minor = on_the_spot().set("parties/0/birth_on", "2010-01-01")
    work_secret = penalty().set("secrecy", ["工作秘密"])
    business_secret = penalty().set("secrecy", ["商业秘密", "个人隐私"])

    assert [is_barred(each.case(), each.case().decisions[0]) for each in (minor, work_secret, business_secret)] == [
        True,
        True,
        False,
    ]
    assert days(minor, "decision:to-disclose-7") == []


def gone(event: str = "撤销", **more: str) -> Draft:
    """A disclosed penalty with a later event."""
    return penalty().add("decisions/0/fate", {"event": event, "ruling_no": "示复决〔2026〕1号", **more})


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(gone(effective_on="2026-04-20"), [("2026-04-20", True)], id="effect"),
        pytest.param(
            gone(effective_on="2026-04-20", received_on="2026-04-22"), [("2026-04-22", True)], id="received later"
        ),
        pytest.param(gone(effective_on="2026-04-20", received_on="2026-04-15"), [("2026-04-20", True)], id="before"),
        pytest.param(gone(ruled_on="2026-04-15"), [("2026-04-15", False)], id="only ruled: not sure"),
        pytest.param(
            gone(ruled_on="2026-04-15", received_on="2026-04-18"), [("2026-04-18", False)], id="no effect given"
        ),
        pytest.param(gone(), [], id="no day at all"),
        pytest.param(gone("变更", effective_on="2026-04-20"), [("2026-04-20", True)], id="penalty changed"),
        pytest.param(gone("延续", effective_on="2026-04-20"), [], id="not an event that takes it down"),
    ],
)
def test_when_a_decision_is_gone(draft: Draft, expected: list[tuple[str, bool]]) -> None:
    assert [(each.on.isoformat(), each.certain) for each in happened(draft, "decision:gone")] == expected


def test_a_permit_changed_at_its_holders_wish_stays() -> None:
    draft = permit().add("decisions/0/fate", {"event": "变更", "effective_on": "2026-04-20"})

    assert happened(draft, "decision:gone") == []


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        pytest.param([("published", "2026-03-30")], ["2026-04-20"], id="stands in public"),
        pytest.param([], [], id="never disclosed"),
        pytest.param([("published", "2026-04-25")], ["2026-04-25"], id="disclosed after the ruling"),
        pytest.param([("published", "2026-03-30"), ("withdrawn", "2026-04-10")], [], id="already down"),
        pytest.param([("published", "2026-03-30"), ("withdrawn", "2026-04-20")], ["2026-04-20"], id="down that day"),
        pytest.param(
            [("published", "2026-03-30"), ("withdrawn", "2026-04-22"), ("reinstated", "2026-06-01")],
            ["2026-04-20"],
            id="one ruling, one withdrawal",
        ),
        pytest.param(
            [("published", "2026-03-30"), ("withdrawn", "2026-04-10"), ("reinstated", "2026-05-01")],
            ["2026-05-01"],
            id="put back although gone",
        ),
    ],
)
def test_when_the_time_to_withdraw_starts(ledger: list[tuple[str, str]], expected: list[str]) -> None:
    draft = gone(effective_on="2026-04-20")
    draft.ledger = [
        published("2026-0001", on, seq=number, event=event) for number, (event, on) in enumerate(ledger, start=1)
    ]

    assert days(draft, "decision:gone-after-disclosure") == expected
