"""STR: registered explanations are themselves in order. Judged end to end, with a rule that fires."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.law.check import judge_case
from enforcement_cli.law.rule import Rule, all_rules
from enforcement_cli.law.rules.recording import step_has_instrument
from enforcement_cli.law.rules.waiver_rules import waiver_by_fit_approver, waiver_matches, waiver_not_expired
from enforcement_cli.problems import Finding
from tests.builders import Draft, law, penalty
from tests.law.rules.rows import AS_OF, assert_fit_to_print

WAIVER_RULES = (waiver_matches, waiver_not_expired, waiver_by_fit_approver)


def broken() -> Draft:
    """A case whose investigation was ended without a report: one finding of REC001."""
    return penalty().drop("steps/3/proved_by").drop("records/3")


def waived(draft: Draft, **entry: Any) -> Draft:
    """The draft with a sound explanation of REC001, but for the fields given."""
    sound = {"rule": "REC001", "by": "P09", "on": "2026-04-01", "reason": "火灾烧毁"}
    return draft.set("waivers", [{**sound, **entry}])


def judged(draft: Draft, *rules: Rule, as_of: str = AS_OF) -> list[Finding]:
    return judge_case(draft.case(), law(as_of, draft), (*rules, *WAIVER_RULES))


def told(found: list[Finding]) -> list[str]:
    """What the findings say; those explained are marked."""
    for each in found:
        assert_fit_to_print(each)
    return [f"{each.rule} {each.severity}: {each.message}" + (" (已登记说明)" if each.waiver else "") for each in found]


GAP = "REC001 error: 2026-03-16 的“调查终结”没有相应的文书：调查终结报告"


@pytest.mark.parametrize(
    ("entry", "as_of", "expected"),
    [
        pytest.param({}, AS_OF, [f"{GAP} (已登记说明)"], id="in order"),
        pytest.param({"until": "2026-12-10"}, AS_OF, [f"{GAP} (已登记说明)"], id="on its last day"),
        pytest.param({"by": "P03"}, AS_OF, [f"{GAP} (已登记说明)"], id="by a legal reviewer"),
        pytest.param({"pointer": "/steps/3/step"}, AS_OF, [f"{GAP} (已登记说明)"], id="for this place"),
        pytest.param(
            {"until": "2026-12-09"},
            AS_OF,
            [GAP, "STR015 warning: 对 REC001 的登记说明有效期至 2026-12-09，到 2026-12-10 已经过期"],
            id="the day after its last day",
        ),
        pytest.param(
            {"pointer": "/steps/0/step"},
            AS_OF,
            [GAP, "STR014 warning: 登记说明针对的 REC001 在这里没有现存的问题"],
            id="for another place",
        ),
        pytest.param(
            {"rule": "REC999"},
            AS_OF,
            [GAP, "STR014 warning: 登记说明针对的规则 REC999 不存在"],
            id="for a rule that is none",
        ),
        pytest.param(
            {"by": "P01"},
            AS_OF,
            [GAP, "STR016 error: 登记说明人 P01 不是主要负责人，也不是法制审核人员"],
            id="by a mere officer",
        ),
        pytest.param({"by": "P77"}, AS_OF, [GAP, "STR016 error: 登记说明人 P77 不在人员名录中"], id="by nobody known"),
    ],
)
def test_one_explanation(entry: dict[str, str], as_of: str, expected: list[str]) -> None:
    assert told(judged(waived(broken(), **entry), step_has_instrument, as_of=as_of)) == expected


@pytest.mark.parametrize("missing", ["rule", "by"])
def test_an_explanation_that_lacks_a_field_is_the_schemas_matter(missing: str) -> None:
    draft = waived(broken())
    del draft.waivers[0][missing]

    assert told(judged(draft, step_has_instrument)) == [GAP]


def test_a_handler_may_not_explain_the_own_case() -> None:
    draft = waived(broken(), by="P03").set("officers", ["P01", "P03"])

    assert told(judged(draft, step_has_instrument)) == [
        GAP,
        "STR016 error: 登记说明人 P03 是本案承办人员，不得说明自己承办的案件",
    ]


def test_an_explanation_left_over_from_a_mended_gap() -> None:
    assert told(judged(waived(penalty()), step_has_instrument)) == [
        "STR014 warning: 登记说明针对的 REC001 在这里没有现存的问题"
    ]


def test_an_explanation_of_a_rule_that_was_not_run_is_left_alone() -> None:
    assert told(judged(waived(penalty()))) == []


def test_what_cannot_be_explained_stays() -> None:
    draft = waived(penalty().set("secrecy", ["工作秘密"]), rule="SEC002")
    secrecy = next(each for each in all_rules() if each.id == "SEC002")

    assert told(judged(draft, secrecy)) == [
        "SEC002 error: 本案标明工作秘密，第 1 个决定却已于 2026-03-30 公示",
        "STR016 error: SEC002 不能以登记说明代替整改",
    ]


def test_every_secrecy_rule_admits_no_explanation() -> None:
    """But for 内部资料, which may be a company's own and evidence, for files that do not open, and for what only somebody
    can say to be nobody's.
    """
    waivable = [each.id for each in all_rules() if each.id.startswith("SEC") and each.waivable]
    assert waivable == ["SEC005", "SEC007", "SEC023"]
