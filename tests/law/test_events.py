"""Events: what happened in a case, as far as clocks start and end with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.disclosing import disclosure_class, disclosure_days, is_barred, is_in_own_name
from enforcement_cli.law.events import EVENTS, occurrences
from enforcement_cli.law.occurrence import Occurrence
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import Place
from tests.builders import Draft, inspection, on_the_spot, penalty, permit, published


def happened(draft: Draft, event: str, as_of: str = "2026-12-10") -> list[Occurrence]:
    """The occurrences of an event in a draft."""
    case = draft.case()
    return list(occurrences(case, event, Law(date.fromisoformat(as_of), Calendar.shipped(), case.bureau)))


def days(draft: Draft, event: str, as_of: str = "2026-12-10") -> list[str]:
    """Their days."""
    return [each.on.isoformat() for each in happened(draft, event, as_of)]


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


# Filing


def two_parties() -> Draft:
    draft = penalty().add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})
    return draft.set("decisions/0/parties", ["A1"])


def filings(draft: Draft) -> list[tuple[int | None, set[str]]]:
    return [(each.decision, set(each.parties)) for each in happened(draft, "penalty:filed")]


def test_each_decision_is_counted_from_the_filing() -> None:
    draft = two_parties().add("decisions", {"decision": 2, "parties": ["A2"], "outcome": "不予处罚"})

    assert filings(draft) == [(1, {"A1"}), (2, {"A2"})]


def test_a_party_without_a_decision_still_waits() -> None:
    assert filings(two_parties()) == [(1, {"A1"}), (None, {"A2"})]


def test_third_persons_wait_for_nothing() -> None:
    assert filings(two_parties().set("parties/1/role", "第三人")) == [(1, {"A1"})]


def test_no_decision_yet() -> None:
    draft = penalty()
    draft.decisions = []

    assert filings(draft) == [(None, set())]


def test_a_party_filed_later_counts_from_its_own_filing() -> None:
    draft = two_parties().set("steps/0/parties", ["A1"]).step("立案", "2026-03-10", parties=["A2"])

    assert days(draft, "penalty:filed") == ["2026-03-03", "2026-03-10"]


def test_a_decision_in_place_of_a_revoked_one_is_not_counted() -> None:
    draft = penalty().add("decisions/0/fate", {"event": "责令重新作出", "effective_on": "2026-08-01"})
    draft.add("decisions", {"decision": 2, "outcome": "给予处罚", "made_on": "2026-09-01"})

    assert filings(draft) == [(1, set())]


@pytest.mark.parametrize("event", ["撤销", "责令重新作出", "确认无效"])
def test_what_takes_a_decision_back(event: str) -> None:
    draft = penalty().add("decisions/0/fate", {"event": event, "effective_on": "2026-08-01"})

    assert filings(draft.add("decisions", {"decision": 2, "outcome": "给予处罚"})) == [(1, set())]


@pytest.mark.parametrize("fate", [[], [{"event": "变更", "effective_on": "2026-08-01"}]])
def test_a_second_decision_that_replaces_none_is_counted_from_the_filing(fate: list[dict[str, str]]) -> None:
    draft = penalty().set("decisions/0/fate", fate).add("decisions", {"decision": 2, "outcome": "给予处罚"})

    assert filings(draft) == [(1, set()), (2, set())]


def test_a_revoked_decision_is_none_of_another_party() -> None:
    draft = two_parties().add("decisions/0/fate", {"event": "撤销", "effective_on": "2026-08-01"})
    draft.add("decisions", {"decision": 2, "parties": ["A2"], "outcome": "给予处罚"})

    assert filings(draft) == [(1, {"A1"}), (2, {"A2"})]


@pytest.mark.parametrize("outcome", ["移送公安", "移送其他机关"])
def test_transfer_by_step_or_by_decision(outcome: str) -> None:
    by_decision = penalty().set("decisions/0/outcome", outcome)

    assert days(penalty().step("移送", "2026-03-20"), "penalty:transferred") == ["2026-03-20"]
    assert days(by_decision, "penalty:transferred") == ["2026-03-25"]
    assert days(penalty(), "penalty:transferred") == []


# Hearings


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param({"step": "听证告知", "on": "2026-03-18"}, ["2026-03-18"], id="a notice of its own"),
        pytest.param(
            {"step": "事先告知", "on": "2026-03-18", "told": ["事实", "听证权"]}, ["2026-03-18"], id="among the rest"
        ),
        pytest.param({"step": "事先告知", "on": "2026-03-18", "told": ["事实"]}, [], id="not told"),
        pytest.param(
            {"step": "听证告知", "on": "2026-03-18", "service": {"method": "邮寄送达", "served_on": "2026-03-21"}},
            ["2026-03-21"],
            id="counts from its service",
        ),
    ],
)
def test_when_a_hearing_was_offered(step: dict[str, Any], expected: list[str]) -> None:
    draft = penalty().drop_steps("事先告知").add("steps", step)

    assert days(draft, "hearing:offered") == expected


def test_the_last_notice_announces_the_hearing() -> None:
    draft = penalty().step("听证通知", "2026-03-10", hearing={"held_on": "2026-03-25"})
    draft.step("听证通知", "2026-03-20", hearing={"held_on": "2026-04-15"})

    assert days(draft, "hearing:held") == ["2026-04-15"]
    assert days(draft.step("举行听证", "2026-04-16"), "hearing:held") == ["2026-04-16"]


# Permits


@pytest.mark.parametrize(
    ("steps", "as_of", "expected"),
    [
        # Received Mon 2 Mar 2026: five working days end on Mon 9 Mar.
        pytest.param([("受理", "2026-03-04")], "2026-12-10", ["2026-03-04"], id="accepted"),
        pytest.param([("受理", "2026-03-16")], "2026-12-10", ["2026-03-16"], id="accepted late, nothing was missing"),
        pytest.param(
            [("补正告知", "2026-03-09"), ("受理", "2026-03-20")], "2026-12-10", ["2026-03-20"], id="told in time"
        ),
        pytest.param(
            [("补正告知", "2026-03-10"), ("受理", "2026-03-20")],
            "2026-12-10",
            ["2026-03-02"],
            id="told too late: deemed",
        ),
        pytest.param([], "2026-03-09", [], id="nothing yet"),
        pytest.param([], "2026-03-10", ["2026-03-02"], id="nothing in five days: deemed"),
        pytest.param([("不予受理", "2026-03-05")], "2026-12-10", [], id="refused acceptance"),
    ],
)
def test_when_an_application_counts_as_accepted(steps: list[tuple[str, str]], as_of: str, expected: list[str]) -> None:
    draft = permit()
    draft.decisions = []
    draft.data["steps"] = [{"step": "收到申请", "on": "2026-03-02"}]
    for name, on in steps:
        draft.step(name, on)

    assert days(draft, "permit:accepted", as_of) == expected


def test_a_decision_answers_an_application() -> None:
    draft = permit().drop_steps("受理", "现场核查", "颁发证件").set("decisions/0/made_on", "2026-03-02")

    assert days(draft, "permit:answered") == ["2026-03-02"]
    assert days(draft, "permit:accepted") == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda draft: draft, ["2026-03-20"], id="the decision names one"),
        pytest.param(
            lambda draft: draft.drop("decisions/0/grant/certificate"), ["2026-03-20"], id="the matter has one"
        ),
        pytest.param(lambda draft: draft.set("decisions/0/grant/certificate", "无"), [], id="none with this grant"),
        pytest.param(lambda draft: draft.set("decisions/0/outcome", "不予"), [], id="refused"),
        pytest.param(
            lambda draft: draft.drop("decisions/0/grant/certificate").set("registers/matters/1/certificate", "no"),
            [],
            id="no certificate anywhere",
        ),
    ],
)
def test_grants_with_a_certificate(change: Any, expected: list[str]) -> None:
    assert days(change(permit()), "permit:granted-with-certificate") == expected
