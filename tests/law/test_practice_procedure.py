"""What practice.md says no rule may flag, sentence by sentence, for procedure, review and disclosure.

Every rule on cases judges the draft: none gives an error, and of those named here none says anything at all.
"""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.law.rule import all_rules, run_rules
from tests.builders import Draft, inspection, law, on_the_spot, penalty, permit
from tests.law.rules.rows import AS_OF, paper
from tests.outcome_builders import (
    OUTCOMES,
    compulsion,
    heard_penalty,
    not_penalised,
    permit_on_the_spot,
)

OF_CASES = [rule for rule in all_rules() if rule.scope in ("case", "both")]


def judged(draft: Draft) -> list[tuple[str, str]]:
    return [(each.rule, str(each.severity)) for each in run_rules(OF_CASES, draft.case(), law(AS_OF, draft))]


def given_up() -> Draft:
    """A hearing that the party did not come to: ended, with no transcript for it to sign."""
    draft = heard_penalty().drop_steps("举行听证")
    draft.records = [each for each in draft.records if each["id"] != "R22"]
    draft.set("decisions/0/evidence", draft.decisions[0]["evidence"][:1])
    draft.step("终止听证", "2026-04-10", hearing={"held_on": "2026-04-10", "reason": "当事人无正当理由不出席"})
    return draft.reviewed("2026-04-15", record="R24")


def served(**service: Any) -> Draft:
    """The penalty served otherwise than by hand."""
    draft = penalty()
    old = draft.decisions[0]["service"][0]
    kept = {key: old[key] for key in ("started_on", "served_on", "servers", "proof")}
    return draft.set("decisions/0/service", [{**kept, **service}])


def enforced(**step: Any) -> Draft:
    draft = compulsion("强制执行").step("实施强制执行", "2026-03-09", at="10:00", proved_by=["R05"])
    draft.data["steps"][-1] |= step
    return draft


@pytest.mark.parametrize(
    ("draft", "silent"),
    [
        pytest.param(given_up(), ("PRO059", "PRO016", "REC003"), id="hearing given up: no transcript signature due"),
        pytest.param(
            penalty().set("steps/1/on", "2026-03-07").set("records/1/made_on", "2026-03-07"),
            ("PRO061",),
            id="an inspection on a Saturday is no enforcement",
        ),
        pytest.param(
            compulsion("采取强制措施").set("steps/1/at", "23:00"),
            ("PRO061",),
            id="a measure at night is no enforcement",
        ),
        pytest.param(
            served(method="直接送达", identity_shown="yes", started_on="2026-03-28", served_on="2026-03-28"),
            ("PRO061",),
            id="service on a Saturday is no enforcement",
        ),
        pytest.param(enforced(urgent="yes", at="23:00"), ("PRO061",), id="enforcement at night that could not wait"),
        pytest.param(
            penalty().set("decisions/0/performance", []),
            ("PRO062", "PRO063"),
            id="a fine not paid is the party's default",
        ),
        pytest.param(
            penalty().set("decisions/0/performance", [{"kind": "催告", "on": "2026-06-01"}]),
            ("PRO062",),
            id="a surcharge may be imposed, need not",
        ),
        pytest.param(
            penalty().step("听证告知", "2026-03-17", told=["听证权"], proved_by=["R05"]),
            ("REV001", "REV002", "REV003", "PRO059"),
            id="a hearing offered is not a hearing held",
        ),
        pytest.param(on_the_spot().set("decisions/0/seal", "无"), ("PRO052", "PRO053"), id="on the spot no organ seal"),
        pytest.param(
            on_the_spot().set("decisions/0/reported_on", "2026-06-30"), ("PRO052",), id="备案 has no number of days"
        ),
        pytest.param(
            permit().set("secrecy", ["商业秘密"]).set("decisions/0/business_secret", {"handling": "不写入公示内容"}),
            ("DIS034",),
            id="no third party's fifteen days before proactive disclosure",
        ),
        pytest.param(
            penalty()
            .set("ledger", [])
            .set("decisions/0/publish", "no")
            .set("decisions/0/publish_ground", {"ground": "行政处罚法第五十条"}),
            ("DIS004", "DIS006"),
            id="withheld on a ground of law",
        ),
        pytest.param(
            penalty().set(
                "decisions/0/corrections",
                [{"found_on": "2026-03-28", "kind": "文字差错", "text": "甲应为乙。", "corrected_on": "2026-03-30"}],
            ),
            ("DIS032", "DIS011"),
            id="更正 is never late",
        ),
        pytest.param(
            not_penalised(), ("PRO011", "PRO014", "REV001", "REV003"), id="不予处罚 needs no notice, hearing, review"
        ),
        pytest.param(permit_on_the_spot(), ("PRO022", "PRO050"), id="a permit decided on the spot, all on one day"),
        pytest.param(
            penalty().set("steps/6/on", "2026-03-25").set("decisions/0/approval/on", "2026-03-25"),
            ("PRO001",),
            id="same-day steps are lawful",
        ),
        pytest.param(
            inspection().set("mode", "非现场").drop_steps("现场检查"), ("PRO050",), id="an inspection without a visit"
        ),
        pytest.param(penalty().set("parties/0/code", "不详"), ("PRO069",), id="a code that nobody knows"),
        pytest.param(
            paper(penalty(), "R30", "外部法律意见书", "2026-03-20"),
            ("REV001", "REV011"),
            id="an outside opinion besides",
        ),
    ],
)
def test_lawful_practice_is_no_error(draft: Draft, silent: tuple[str, ...]) -> None:
    found = judged(draft)

    assert [rule for rule, severity in found if severity == "error"] == []
    assert [rule for rule, _ in found if rule in silent] == []


def test_a_lighter_result_that_the_reviewer_confirmed_is_listed_and_in_order() -> None:
    draft = heard_penalty()
    draft.set("decisions/0/penalties/0/amount", draft.decisions[0]["penalties"][0]["amount"] - 1000)
    passed = draft.review[0]["rounds"][0]
    draft.review[0]["rounds"].append(
        {"confirms_lighter": "yes", "reviewed_on": "2026-04-20", "reviewers": passed["reviewers"]}
    )

    found = judged(draft)

    assert [rule for rule, severity in found if severity == "error"] == []
    assert ("REV008", "info") in found
    assert "REV013" not in {rule for rule, _ in found}


def test_deliberation_is_asked_for_by_yes_or_no() -> None:
    assert ("PRO058", "undetermined") in judged(penalty().drop("decisions/0/deliberation"))


def test_no_message_calls_an_act_void() -> None:
    """法律后果由有权机关认定: what follows from a fault is not the tool's to say."""
    for build in OUTCOMES.values():
        draft = build()
        for decision in draft.decisions:
            for key in ("facts", "basis", "remedies", "seal", "approval"):
                decision.pop(key, None)
        messages = [each.message + each.remedy for each in run_rules(OF_CASES, draft.case(), law(AS_OF, draft))]

        assert [each for each in messages if "无效" in each.replace("确认无效", "")] == []
