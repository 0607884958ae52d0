"""REC: the person concerned signs, or refuses and the reason is noted; a seizure in absence has its witness."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.signatures import concerned_person_signed, refusal_has_reason, witness_at_seizure
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, paper, says

RULES = (concerned_person_signed, refusal_has_reason, witness_at_seizure)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def sign(capacity: str, name: str = "赵某样", **more: Any) -> dict[str, Any]:
    """One signature."""
    return {"name": name, "capacity": capacity, **more}


REFUSED = sign("现场负责人", refused="yes", refusal_reason="不认可检查结果")
UNSIGNED = "没有当事人签名，也没有注明拒绝签名"


def site(*signatures: dict[str, Any]) -> Draft:
    """A penalty case whose on-site record bears these signatures."""
    return penalty().set("records/1/signatures", list(signatures))


def asked(*signatures: dict[str, Any], who: str | None = "赵某样") -> Draft:
    """A penalty case whose interview record bears these signatures."""
    draft = penalty().set("records/2/signatures", list(signatures))
    return draft.set("records/2/asked", who) if who is not None else draft.drop("records/2/asked")


def two_parties(*signatures: dict[str, Any]) -> Draft:
    """A penalty case against two, with an on-site record of both."""
    draft = penalty().add("parties", {"id": "A2", "name": "示例锻造有限公司", "type": "法人"})
    return draft.set("records/1/parties", ["A1", "A2"]).set("records/1/signatures", list(signatures))


def hearing(draft: Draft, *signatures: dict[str, Any]) -> Draft:
    """The draft with a transcript of a hearing."""
    return paper(draft, "R20", "听证笔录", "2026-03-20", step="举行听证", signatures=list(signatures))


def seizure(*signatures: dict[str, Any], **more: Any) -> Draft:
    """A penalty case with the on-site record of a seizure."""
    return paper(
        penalty(), "R20", "查封扣押现场笔录", "2026-03-06", step="查封扣押", signatures=list(signatures), **more
    )


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(site(), [f"error: 2026-03-04 的现场检查笔录{UNSIGNED}"], id="unsigned"),
        pytest.param(
            penalty().drop("records/1/signatures"),
            [f"error: 2026-03-04 的现场检查笔录{UNSIGNED}"],
            id="no signatures given",
        ),
        pytest.param(
            site(sign("见证人"), sign("执法人员", "甲示例")),
            [f"error: 2026-03-04 的现场检查笔录{UNSIGNED}"],
            id="a witness and an officer do not sign for the party",
        ),
        *(
            pytest.param(site(sign(each)), [], id=f"signed as {each}")
            for each in ("当事人", "法定代表人", "负责人", "经营者", "现场负责人", "受托人", "监护人")
        ),
        pytest.param(site(REFUSED), [], id="refused, with the reason"),
        pytest.param(site(sign("现场负责人", refused="yes")), [], id="refused without reason: REC004 says it"),
        pytest.param(
            site().set("records/1/party_absent", "yes"), [], id="absent: no witness is asked outside seizures"
        ),
        pytest.param(site().drop("records/1/made_on"), [], id="not yet made"),
        pytest.param(site().set("records/1/made_on", "2026-12-11"), [], id="to be made tomorrow"),
        pytest.param(
            site().set("records/1/made_on", "2026-12-10"),
            [f"error: 2026-12-10 的现场检查笔录{UNSIGNED}"],
            id="made today",
        ),
        pytest.param(site().set("secrecy", ["国家秘密"]), [], id="a state-secret stub"),
        pytest.param(site().set("parties/0/type", "身份不明"), [], id="nobody knows who the party is"),
        pytest.param(site().set("records/1/type", "责令改正通知书"), [], id="a notice is not signed by the party"),
        # Several parties
        pytest.param(
            two_parties(sign("法定代表人", party="A1")),
            ["error: 2026-03-04 的现场检查笔录缺少当事人A2的签名"],
            id="one of two parties signed",
        ),
        pytest.param(two_parties(sign("法定代表人", party="A1"), sign("受托人", party="A2")), [], id="both signed"),
        pytest.param(two_parties(sign("法定代表人")), [], id="for whom is not said"),
        pytest.param(
            two_parties(sign("法定代表人", party="A1")).drop("records/1/parties"), [], id="whom it concerns is not said"
        ),
        pytest.param(
            two_parties(sign("法定代表人", party="A2")).set("records/1/parties", ["A1"]),
            ["error: 2026-03-04 的现场检查笔录缺少当事人A1的签名"],
            id="signed for another party",
        ),
        pytest.param(
            two_parties().set("records/1/parties", ["A2"]).set("parties/1/type", "身份不明"),
            [],
            id="the one it concerns is unknown",
        ),
        pytest.param(
            two_parties().set("parties/1/type", "身份不明"),
            [f"error: 2026-03-04 的现场检查笔录{UNSIGNED}"],
            id="one of two is unknown",
        ),
        pytest.param(
            site().set("parties", []), [f"error: 2026-03-04 的现场检查笔录{UNSIGNED}"], id="no party entered yet"
        ),
        # Interviews
        pytest.param(asked(), ["error: 2026-03-05 的询问笔录没有被询问人签名"], id="interview unsigned"),
        pytest.param(
            asked(sign("见证人")), ["error: 2026-03-05 的询问笔录没有被询问人签名"], id="interview, a witness of it"
        ),
        pytest.param(
            asked(sign("法定代表人"), who="李样例"),
            ["error: 2026-03-05 的询问笔录询问的是李样例，签名的却是赵某样"],
            id="a witness is asked and the party signs",
        ),
        pytest.param(asked(sign("被询问人", "李样例"), who="李样例"), [], id="a witness is asked and signs"),
        pytest.param(asked(sign("被询问人", "李 样例"), who="李样例"), [], id="a blank in the name"),
        pytest.param(asked(sign("法定代表人")), [], id="the representative is asked and signs"),
        pytest.param(asked(sign("监护人", "李样本"), who="李样例"), [], id="a guardian signs for a minor"),
        pytest.param(asked(sign("被询问人"), who=None), [], id="who was asked is not given"),
        pytest.param(
            asked().set("parties/0/type", "身份不明"),
            ["error: 2026-03-05 的询问笔录没有被询问人签名"],
            id="somebody is asked about a party unknown",
        ),
        # Inventories
        pytest.param(
            paper(penalty(), "R20", "先行登记保存清单", "2026-03-06"),
            [f"error: 2026-03-06 的先行登记保存清单{UNSIGNED}"],
            id="an inventory",
        ),
        *(
            pytest.param(
                paper(penalty(), "R20", type_, "2026-03-06"), [f"error: 2026-03-06 的{type_}{UNSIGNED}"], id=type_
            )
            for type_ in ("勘验笔录", "财物清单", "查封扣押清单")
        ),
        *(
            pytest.param(
                inspection().set("decisions/0/outcome", outcome).set("records/1/signatures", []),
                [f"error: 2026-03-04 的现场检查笔录{UNSIGNED}"],
                id=f"an inspection, {outcome}",
            )
            for outcome in ("责令改正", "移交立案", "移送")
        ),
        *(
            pytest.param(asked(sign(each)), ["error: 2026-03-05 的询问笔录没有被询问人签名"], id=f"interview, {each}")
            for each in ("翻译", "执法人员", "记录人", "听证主持人")
        ),
        # Hearings
        pytest.param(hearing(penalty()), [f"error: 2026-03-20 的听证笔录{UNSIGNED}"], id="a transcript"),
        pytest.param(
            hearing(penalty().step("终止听证", "2026-03-20")), [], id="a hearing ended because the party did not come"
        ),
        pytest.param(hearing(penalty().step("放弃听证", "2026-03-19")), [], id="a hearing given up"),
        pytest.param(
            hearing(penalty().step("放弃听证", "2026-03-19", parties=["A2"])),
            [f"error: 2026-03-20 的听证笔录{UNSIGNED}"],
            id="given up by another party",
        ),
        pytest.param(
            hearing(penalty().step("放弃听证", "2026-03-19", parties=["A1"])), [], id="given up by this party"
        ),
        pytest.param(
            hearing(
                penalty()
                .step("放弃听证", "2026-03-19", parties=["A1"])
                .add("parties", {"id": "A2", "name": "示例样本", "type": "自然人", "role": "第三人"})
            ),
            [],
            id="given up by the party, a third person need not",
        ),
        pytest.param(
            hearing(
                penalty()
                .step("放弃听证", "2026-03-19", parties=["A1"])
                .add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})
            ).set("records/9/parties", ["A1"]),
            [],
            id="given up by the one whom the transcript is about",
        ),
        pytest.param(
            hearing(
                penalty()
                .step("放弃听证", "2026-03-19", parties=["A1"])
                .add("parties", {"name": "示例样本", "type": "自然人"})
            ),
            [],
            id="a party without its number: the schema asks",
        ),
        pytest.param(
            hearing(penalty()).set("parties", []).set("records/1/signatures", [sign("当事人")]),
            [f"error: 2026-03-20 的听证笔录{UNSIGNED}"],
            id="no party entered, nobody gave it up",
        ),
        pytest.param(hearing(permit(), sign("受托人")), [], id="the agent signs the transcript"),
        pytest.param(
            site().step("放弃听证", "2026-03-19"),
            [f"error: 2026-03-04 的现场检查笔录{UNSIGNED}"],
            id="a hearing given up excuses no other record",
        ),
        # Inspections
        pytest.param(
            paper(inspection(), "R20", "财物清单", "2026-03-04"),
            [f"error: 2026-03-04 的财物清单{UNSIGNED}"],
            id="goods are taken in an inspection",
        ),
        pytest.param(
            inspection().set("records/1/signatures", []),
            [f"warning: 2026-03-04 的现场检查笔录{UNSIGNED}"],
            id="an inspection that found nothing: its inspectors sign",
        ),
        pytest.param(
            inspection().set("records/1/signatures", []).set("decisions/0/outcome", "责令改正"),
            [f"error: 2026-03-04 的现场检查笔录{UNSIGNED}"],
            id="an inspection that lays something on the party",
        ),
        pytest.param(
            inspection().set("records/1/signatures", []).add("decisions", {"decision": 2, "outcome": "移交立案"}),
            [f"error: 2026-03-04 的现场检查笔录{UNSIGNED}"],
            id="one of its conclusions lays something on the party",
        ),
        pytest.param(
            inspection().set("records/1/signatures", []).set("mode", "非现场"), [], id="an inspection without a visit"
        ),
        # What S-28 does not name
        pytest.param(permit().set("records/2/signatures", []), [], id="a verification record is not among those named"),
        pytest.param(on_the_spot().set("records/0/signatures", []), [], id="nor is an on-the-spot decision"),
    ],
)
def test_concerned_person_signed(draft: Draft, expected: list[str]) -> None:
    assert says(concerned_person_signed, draft) == expected


@pytest.mark.parametrize(
    ("draft", "basis"),
    [
        (site(), ("S-28",)),
        (seizure(), ("S-28", "CL-18-1-8")),
        (hearing(penalty()), ("S-28", "PL-64-1-8")),
        (hearing(permit()), ("S-28",)),
    ],
)
def test_each_finding_cites_the_law_of_that_record(draft: Draft, basis: tuple[str, ...]) -> None:
    assert [each.basis for each in findings(concerned_person_signed, draft)] == [basis]


@pytest.mark.parametrize(
    ("draft", "pointer"),
    [
        (site(), (1, "signatures")),
        (penalty().drop("records/1/signatures"), (1,)),
        (asked(), (2, "signatures")),
        (penalty().drop("records/2/signatures"), (2,)),
    ],
)
def test_a_missing_signature_is_shown_where_it_belongs(draft: Draft, pointer: tuple[object, ...]) -> None:
    assert [each.place.pointer for each in findings(concerned_person_signed, draft)] == [pointer]


NO_REASON = sign("现场负责人", refused="yes")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            site(NO_REASON), ["error: 2026-03-04 的现场检查笔录，赵某样拒绝签名，没有注明原因"], id="no reason"
        ),
        pytest.param(
            hearing(penalty(), sign("当事人", refused="yes")),
            ["error: 2026-03-20 的听证笔录，赵某样拒绝签名，没有注明原因"],
            id="a transcript",
        ),
        pytest.param(site(REFUSED), [], id="with its reason"),
        pytest.param(site(sign("现场负责人", refused="no")), [], id="not refused"),
        pytest.param(site(sign("现场负责人")), [], id="signed"),
        pytest.param(
            on_the_spot().set("records/0/signatures", [sign("当事人", refused="yes")]),
            [],
            id="an on-the-spot decision notes the refusal alone",
        ),
        pytest.param(
            penalty().set("records/8/signatures", [sign("当事人", refused="yes")]),
            [],
            id="a slip: left service is another rule's",
        ),
        pytest.param(
            inspection().set("records/1/signatures", [NO_REASON]).set("mode", "非现场"), [], id="without a visit"
        ),
    ],
)
def test_refusal_has_reason(draft: Draft, expected: list[str]) -> None:
    assert says(refusal_has_reason, draft) == expected


ABSENT = {"party_absent": "yes"}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            seizure(**ABSENT),
            ["error: 2026-03-06 实施查封、扣押时当事人不到场，查封扣押现场笔录没有见证人签名"],
            id="absent, and no witness",
        ),
        pytest.param(
            seizure(sign("见证人", "周样例", refused="yes"), **ABSENT),
            ["error: 2026-03-06 实施查封、扣押时当事人不到场，查封扣押现场笔录没有见证人签名"],
            id="the witness would not sign",
        ),
        pytest.param(
            seizure(sign("现场负责人"), **ABSENT),
            ["error: 2026-03-06 实施查封、扣押时当事人不到场，查封扣押现场笔录没有见证人签名"],
            id="somebody signed, but no witness",
        ),
        pytest.param(
            paper(penalty(), "R20", "现场检查笔录", "2026-03-06", step="查封扣押", **ABSENT),
            ["error: 2026-03-06 实施查封、扣押时当事人不到场，现场检查笔录没有见证人签名"],
            id="the record of the visit serves the seizure",
        ),
        pytest.param(
            paper(seizure(), "R21", "查封扣押清单", "2026-03-06", step="查封扣押", **ABSENT),
            [],
            id="the inventory alone",
        ),
        pytest.param(seizure(sign("见证人", "周样例"), **ABSENT), [], id="absent, with a witness"),
        pytest.param(seizure(sign("现场负责人")), [], id="the party was there"),
        pytest.param(seizure(party_absent="no"), [], id="the party was there, it says"),
        pytest.param(site().set("records/1/party_absent", "yes"), [], id="absent at an inspection"),
        pytest.param(
            paper(penalty(), "R20", "先行登记保存清单", "2026-03-06", **ABSENT),
            [],
            id="absent at the registering of evidence",
        ),
    ],
)
def test_witness_at_seizure(draft: Draft, expected: list[str]) -> None:
    assert says(witness_at_seizure, draft) == expected
