"""What of a case the public sees: an allow-list, names by the bureau's rule, free text redacted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.public.record import PublicCase, public_case
from enforcement_cli.public.shape import shown
from tests.builders import Draft, inspection, on_the_spot, penalty, permit

PERSON = {"id": "A1", "name": "褚金样", "type": "自然人", "id_no": "140599188503070017", "birth_on": "1885-03-07"}


def record(draft: Draft, number: int = 1) -> PublicCase:
    """The public record of one decision."""
    case = draft.case()
    return public_case(case, case.decisions[number - 1])


def shop(**more: Any) -> Draft:
    """A penalty on a 个体工商户."""
    return penalty().set("parties/0", {"id": "A1", "type": "个体工商户", "code": "92140599MA0AB12YXC", **more})


def shop_object(**more: Any) -> dict[str, Any]:
    """How it is shown."""
    found = record(shop(**more)).record["objects"]
    assert isinstance(found, list)
    return dict(found[0])


def test_a_penalty_in_full() -> None:
    public = record(penalty())

    assert public.record == {
        "agency": {"name": "示例县工业和信息化局"},
        "division": "节能监察股",
        "objects": [{"name": "示例铸造有限公司", "type": "法人", "code": "91140599MA0000015M"}],
        "kind": "行政处罚",
        "matter": "对使用淘汰设备的处罚",
        "document": "行政处罚决定书",
        "document_no": "示工信罚〔2026〕1号",
        "made_on": "2026-03-25",
        "outcome": "给予处罚",
        "conclusion": "对示例铸造有限公司使用国家明令淘汰设备的行为罚款二万元。",
        "basis": [{"law": "《示例法》", "article": "第一条"}],
        "penalties": [{"kind": "罚款", "amount": "20000.00"}],
        "remedies": {
            "reconsideration_organ": "示例县人民政府",
            "reconsideration_days": 60,
            "court": "示例县人民法院",
            "suit_months": 6,
        },
    }
    assert (public.missing, public.unclear, public.unsettled, public.default_names) == ((), (), (), False)


@pytest.mark.parametrize(
    "draft", [penalty(), permit(), inspection(), on_the_spot()], ids=lambda each: each.data["kind"]
)
def test_every_record_has_the_shape_that_pages_are_made_from(draft: Draft) -> None:
    public = record(draft)

    assert set(shown(public.record)) == set(public.record)


def test_a_permit_says_what_was_granted_and_until_when() -> None:
    draft = permit()
    assert record(draft).record["grant"] == {
        "category": "普通",
        "certificate": "示例许可证",
        "certificate_no": "示许001",
        "valid_from": "2026-03-20",
        "valid_to": "2031-03-19",
    }

    draft.drop("decisions/0/grant/valid_to").set("decisions/0/grant/long_term", "yes")
    assert record(draft).record["grant"]["valid_to"] == "长期"


def test_amounts_keep_their_cents() -> None:
    draft = penalty().set("decisions/0/penalties", [{"kind": "罚款", "amount": Decimal("1234.5")}])

    assert record(draft).record["penalties"] == [{"kind": "罚款", "amount": "1234.50"}]


@pytest.mark.parametrize(
    ("name", "shown_as"),
    [("褚金样", "褚某某"), ("褚样", "褚某"), ("欧阳金样", "欧阳某某"), ("John Example", "J某某")],
)
def test_a_natural_person_keeps_the_surname_alone(name: str, shown_as: str) -> None:
    public = record(penalty().set("parties/0", {**PERSON, "name": name}))

    assert public.record["objects"] == [{"name": shown_as, "type": "自然人"}]
    assert public.default_names
    assert name in public.known.names


def test_a_setting_of_the_bureau_keeps_the_whole_name() -> None:
    draft = penalty().set("parties/0", PERSON).set("decisions/0/public_summary", "对褚金样罚款二万元。")
    setting = [{"from": "2020-01-01", "value": "全名", "source": "示例规定第一条"}]
    draft.set("bureau/settings/party_name_shown", setting)

    public = record(draft)

    assert public.record["objects"][0]["name"] == "褚金样"
    assert public.record["conclusion"] == "对褚金样罚款二万元。"
    assert not public.default_names
    assert "褚金样" not in public.known.names


@pytest.mark.parametrize("type_", ["身份不明", "个体工商户"])
def test_the_whole_name_is_for_natural_persons_who_are_parties_alone(type_: str) -> None:
    party = {"id": "A1", "name": "褚金样", "type": type_, "operator": "褚金样", "agents": [{"name": "卫金雀"}]}
    draft = penalty().set("parties/0", party).set("decisions/0/public_summary", "对褚金样罚款二万元，卫金雀在场。")
    draft.set("bureau/settings/party_name_shown", [{"from": "2020-01-01", "value": "全名", "source": "示例规定"}])

    public = record(draft)

    assert {"褚金样", "卫金雀"} <= set(public.known.names)
    assert public.record["conclusion"] == "对褚某某罚款二万元，卫某某在场。"


@pytest.mark.parametrize("code", ["无", "不详", None])
def test_a_code_that_is_none_is_not_shown(code: str | None) -> None:
    draft = penalty().set("parties/0/code", code)

    assert record(draft).record["objects"] == [{"name": "示例铸造有限公司", "type": "法人"}]


def test_where_reconsideration_has_to_come_first_the_record_says_so() -> None:
    draft = penalty().set("decisions/0/remedies/reconsideration_first", "yes")
    public = record(draft).record

    assert public["remedies"]["reconsideration_first"] == "yes"
    assert shown(public)["remedies"]["reconsideration_first"] == "yes"
    assert "reconsideration_first" not in record(penalty()).record["remedies"]


def test_a_division_that_is_not_on_file_is_not_shown() -> None:
    assert "division" not in record(penalty().set("division", "wu")).record


def test_the_setting_in_force_on_the_day_of_the_decision_counts() -> None:
    draft = penalty().set("parties/0", PERSON)
    draft.set("bureau/settings/party_name_shown", [{"from": "2026-04-01", "value": "全名", "source": "示例规定"}])

    assert record(draft).record["objects"][0]["name"] == "褚某某"


def test_whole_names_are_those_of_the_decisions_own_parties() -> None:
    draft = penalty().set("parties/0", PERSON).add("parties", {**PERSON, "id": "A2", "name": "卫金雀"})
    draft.set("decisions/0/parties", ["A1"])
    draft.set("decisions/0/public_summary", "褚金样与卫金雀共同实施，对褚金样罚款二万元。")
    draft.set("bureau/settings/party_name_shown", [{"from": "2020-01-01", "value": "全名", "source": "示例规定"}])

    public = record(draft)

    assert [each["name"] for each in public.record["objects"]] == ["褚金样"]
    assert public.record["conclusion"] == "褚金样与卫某某共同实施，对褚金样罚款二万元。"
    assert "卫金雀" in public.known.names
    assert "褚金样" not in public.known.names


@pytest.mark.parametrize(
    ("party", "name"),
    [
        ({"name": "示例县拟名副食店", "operator": "李拟名"}, "示例县拟名副食店"),
        ({"name": "示例县拟名副食店（经营者：李拟名）", "operator": "李拟名"}, "示例县拟名副食店"),
        ({"name": "示例县拟名副食店(李拟名)", "operator": "李拟名"}, "示例县拟名副食店"),
        ({"name": "李拟名", "operator": "李拟名", "trade_name": "拟名副食店"}, "拟名副食店"),
        ({"name": "示例县拟名副食店", "trade_name": "拟名副食店"}, "示例县拟名副食店"),
    ],
)
def test_a_trade_name_stays_and_its_operator_does_not(party: dict[str, str], name: str) -> None:
    assert shop_object(**party) == {"name": name, "type": "个体工商户", "code": "92140599MA0AB12YXC"}
    public = record(shop(**party)).known
    assert ("李拟名" in public.names) == ("operator" in party)


def test_a_business_in_its_operators_own_name_is_a_person() -> None:
    assert shop_object(name="李拟名", operator="李拟名") == {"name": "李某某", "type": "个体工商户"}


def test_a_business_without_operator_and_trade_name_may_be_a_person() -> None:
    public = record(shop(name="李拟名"))

    assert public.unclear == ("A1",)
    assert "李拟名" not in str(public.record)


def test_nobody_knows_an_unidentified_party() -> None:
    draft = penalty().set("parties/0", {"id": "A1", "name": "自称胡样本", "type": "身份不明"})

    assert record(draft).record["objects"] == [{"name": "身份不明的当事人", "type": "身份不明"}]


def test_a_party_of_no_type_is_taken_for_a_person() -> None:
    draft = penalty().set("parties/0", {"id": "A1", "name": "褚金样"})

    assert record(draft).record["objects"] == [{"name": "褚某某"}]


@pytest.mark.parametrize(
    ("more", "organ"),
    [
        ({}, "示例县工业和信息化局"),
        ({"acting_as": "受委托组织", "entrusting_agency": "示例市能源局"}, "示例市能源局"),
        ({"acting_as": "联合执法", "joint": {"lead": "示例县应急管理局"}}, "示例县应急管理局"),
    ],
)
def test_the_organ_in_whose_name_it_was_done(more: dict[str, Any], organ: str) -> None:
    draft = penalty()
    for key, value in more.items():
        draft.set(key, value)

    assert record(draft).record["agency"] == {"name": organ}


def test_only_corrections_that_were_made_are_shown_and_they_are_redacted() -> None:
    draft = penalty()
    draft.set(
        "decisions/0/corrections",
        [
            {
                "found_on": "2026-04-01",
                "kind": "文字差错",
                "text": "赵某样的职务有误，电话13800000000",
                "corrected_on": "2026-04-02",
            },
            {"found_on": "2026-04-03", "kind": "文字差错", "text": "还没有更正"},
        ],
    )

    corrections = record(draft).record["corrections"]

    assert [each["on"] for each in corrections] == ["2026-04-02"]
    assert "13800000000" not in corrections[0]["text"]


def test_each_decision_shows_its_own_parties() -> None:
    draft = penalty().add("parties", {**PERSON, "id": "A2"})
    second = {**draft.decisions[0], "decision": 2, "parties": ["A2"], "public_summary": "对褚金样罚款。"}
    draft.set("decisions/0/parties", ["A1"]).add("decisions", second)

    assert [each["name"] for each in record(draft, 1).record["objects"]] == ["示例铸造有限公司"]
    assert [each["name"] for each in record(draft, 2).record["objects"]] == ["褚某某"]
    assert record(draft, 2).record["conclusion"] == "对褚某某罚款。"


@pytest.mark.parametrize(
    ("path", "missing"),
    [
        ("decisions/0/public_summary", ("执法结论",)),
        ("bureau/bureau/name", ("执法机关",)),
        ("parties/0/name", ("执法对象",)),
    ],
)
def test_what_s_20_asks_for_and_is_not_there_is_named(path: str, missing: tuple[str, ...]) -> None:
    assert record(penalty().drop(path)).missing == missing


def test_what_is_unsure_in_the_summary_is_left_for_a_person_to_settle() -> None:
    # 高兴 is a witness, and a word.
    draft = penalty().add("persons", {"name": "高兴", "role": "证人"})
    draft.set("decisions/0/public_summary", "由高兴负责整改。")

    public = record(draft)

    (text,) = public.unsettled
    assert text.field == "public_summary"
    assert [text.original[span.start : span.end] for span in text.detection.unsettled] == ["高兴"]
