"""Which decisions are major: what the file answers, what the facts show, what the bureau's catalogue names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.major import JUDGEMENTS, ON_RIGHTS, grounds, in_review_scope, is_asked, is_major, review_law
from enforcement_cli.law.rule import Law
from tests.builders import Draft, inspection, on_the_spot, penalty, permit

AS_OF = date(2026, 12, 10)


def answered(draft: Draft, answer: str | None, **judged: str) -> Draft:
    """With the answer to 重大执法决定, and to the grounds named; the others unanswered."""
    draft.data.pop("major", None)
    if answer is not None:
        draft.set("major", answer)
    return draft.set("major_grounds", judged)


def catalogue(draft: Draft, **entry: Any) -> Draft:
    draft.registers["major-decisions"] = [{"id": "ZD-01", "name": "示例条目", **entry}]
    return draft


def verdict(draft: Draft, as_of: date = AS_OF) -> bool | None:
    case = draft.case()
    return is_major(case, case.decisions[0], Law(as_of, Calendar.shipped(), case.bureau))


def shown(draft: Draft, as_of: date = AS_OF) -> list[str]:
    case = draft.case()
    return [each.name for each in grounds(case, case.decisions[0], Law(as_of, Calendar.shipped(), case.bureau))]


NONE = dict.fromkeys(JUDGEMENTS, "no")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(answered(penalty(), "yes", **NONE), True, id="yes"),
        pytest.param(answered(penalty(), "no"), False, id="no"),
        pytest.param(answered(penalty(), None), None, id="nobody has said"),
        pytest.param(answered(penalty(), None, **NONE), False, id="every ground denied"),
        pytest.param(answered(penalty(), None, **{**NONE, JUDGEMENTS[0]: "yes"}), True, id="a ground affirmed"),
        pytest.param(answered(penalty(), "no", **{**NONE, JUDGEMENTS[2]: "yes"}), True, id="a ground overrides a no"),
        pytest.param(answered(penalty(), "no").step("举行听证", "2026-03-20"), True, id="a hearing overrides a no"),
        pytest.param(answered(penalty(), "no").step("终止听证", "2026-03-20"), True, id="opened and ended"),
        pytest.param(answered(penalty(), "no").step("举行听证", "2026-03-26"), False, id="heard after the decision"),
        pytest.param(answered(permit(), None), None, id="a permit, nobody has said"),
        pytest.param(answered(permit(), None).set("decisions/0/outcome", "当场准予"), False, id="a permit on the spot"),
        pytest.param(answered(permit(), None).set("decisions/0/outcome", "申请人撤回"), False, id="an ending"),
        pytest.param(answered(on_the_spot(), None), False, id="on the spot nobody is asked"),
        pytest.param(answered(on_the_spot(), "yes"), True, id="yes, though on the spot"),
        pytest.param(answered(inspection(), None).set("decisions/0/outcome", "责令改正"), False, id="an inspection"),
        pytest.param(answered(inspection(), "yes"), False, id="an inspection without findings decides nothing"),
        pytest.param(answered(penalty(), "yes").set("decisions/0/made_on", "2018-12-04"), False, id="before it was asked"),
        pytest.param(answered(penalty(), "yes").set("decisions/0/made_on", "2018-12-05"), True, id="since that day"),
    ],
)  # fmt: skip
def test_is_major(draft: Draft, expected: bool | None) -> None:
    assert verdict(draft) is expected


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("行政处罚", True),
        ("行政许可", True),
        ("行政强制", True),
        ("行政检查", False),
        ("行政确认", False),
        ("其他", False),
    ],
)
def test_of_which_kinds_the_question_is_asked(kind: str, asked: bool) -> None:
    case = answered(penalty(), None).set("kind", kind).case()

    assert is_asked(case, case.decisions[0]) is asked


def test_what_decides_on_rights_is_in_scope() -> None:
    for outcome in ("不予处罚", "移送公安", "撤案", "不予受理", "申请人撤回", "未发现问题", "移交立案"):
        assert outcome not in ON_RIGHTS
    for outcome in sorted(ON_RIGHTS):
        assert in_review_scope(penalty().set("decisions/0/outcome", outcome).case().decisions[0])
    assert in_review_scope(penalty().drop("decisions/0/outcome").case().decisions[0])


FINE = {"penalty_kinds": ["罚款"], "amount_person": 5000, "amount_body": 20000}


@pytest.mark.parametrize(
    ("entry", "change", "matches"),
    [
        pytest.param({}, {}, False, id="a name alone is for people"),
        pytest.param({"kind": "行政处罚"}, {}, False, id="a name and a kind, too"),
        pytest.param({"matter": "CF-01"}, {}, True, id="its matter"),
        pytest.param({"matter": "CF-02"}, {}, False, id="another matter"),
        pytest.param({"matter": "CF-01", "kind": "行政许可"}, {}, False, id="another kind"),
        pytest.param({"outcomes": ["给予处罚", "不予"]}, {}, True, id="its outcome"),
        pytest.param({"outcomes": ["不予"]}, {}, False, id="another outcome"),
        pytest.param({"penalty_kinds": ["罚款", "警告"]}, {}, True, id="its penalty"),
        pytest.param({"penalty_kinds": ["警告"]}, {}, False, id="another penalty"),
        pytest.param(FINE, {}, True, id="the amount for bodies"),
        pytest.param(FINE, {"decisions/0/penalties/0/amount": Decimal("19999.99")}, False, id="less"),
        pytest.param(FINE, {"parties/0/type": "自然人", "decisions/0/penalties/0/amount": Decimal(5000)}, True, id="person"),
        pytest.param(FINE, {"parties/0/type": "自然人", "decisions/0/penalties/0/amount": Decimal(4999)}, False, id="less of a person"),
        pytest.param({"amount_person": 1}, {}, False, id="no amount for bodies"),
        pytest.param({"hearing": "yes"}, {}, False, id="not heard"),
        pytest.param({"matter": "CF-01", "outcomes": ["不予"]}, {}, False, id="every condition must hold"),
        pytest.param({"matter": "CF-01", "from": "2026-03-25"}, {}, True, id="in force from that day"),
        pytest.param({"matter": "CF-01", "from": "2026-03-26"}, {}, False, id="only later"),
        pytest.param({"matter": "CF-01", "to": "2026-03-25"}, {}, True, id="in force to that day"),
        pytest.param({"matter": "CF-01", "to": "2026-03-24"}, {}, False, id="no longer"),
    ],
)  # fmt: skip
def test_the_catalogue_names_it(entry: dict[str, Any], change: dict[str, Any], matches: bool) -> None:
    draft = catalogue(answered(penalty(), "no"), **entry)
    for path, value in change.items():
        draft.set(path, value)

    assert shown(draft) == (["示例条目"] if matches else [])
    assert verdict(draft) is matches


def test_a_hearing_is_a_condition_of_the_catalogue_as_well() -> None:
    draft = catalogue(answered(penalty(), "no"), hearing="yes").step("举行听证", "2026-03-20")

    assert shown(draft) == ["经过听证程序", "示例条目"]


@pytest.mark.parametrize(("as_of", "matches"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True)])
def test_a_draft_is_held_against_the_catalogue_of_today(as_of: date, matches: bool) -> None:
    draft = catalogue(answered(penalty(), "no"), matter="CF-01", **{"from": "2026-07-01"}).drop("decisions/0/made_on")

    assert verdict(draft, as_of) is matches


def test_a_fine_of_several_counts_for_each_party_alone() -> None:
    draft = catalogue(answered(penalty(), "no"), **FINE)
    draft.add("parties", {"id": "A2", "name": "示例二厂", "type": "法人"})
    draft.set(
        "decisions/0/penalties",
        [
            {"kind": "罚款", "amount": Decimal(10000), "parties": ["A1"]},
            {"kind": "罚款", "amount": Decimal(10000), "parties": ["A2"]},
        ],
    )
    assert verdict(draft) is False

    draft.set("decisions/0/penalties/1/parties", ["A1"])
    assert verdict(draft) is True


@pytest.mark.parametrize(
    ("draft", "on", "clause"),
    [
        (penalty(), date(2021, 7, 15), "PL-58-1"),
        (penalty(), date(2021, 7, 14), "S-53"),
        (permit(), date(2026, 3, 20), "S-53"),
    ],
)
def test_which_clause_forbids_deciding_without_review(draft: Draft, on: date, clause: str) -> None:
    assert review_law(draft.case(), on) == clause
