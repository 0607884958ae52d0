"""What a case's own data says must be hidden, and what may stay."""

from __future__ import annotations

import pytest

from enforcement_cli.public.known import known_of_case
from tests.builders import penalty

PERSON = {"id": "A2", "name": "褚金样", "latin_name": "Chu Jinyang", "type": "自然人"}


def test_every_person_number_and_address_of_the_file_is_known() -> None:
    draft = penalty().add(
        "parties",
        {
            **PERSON,
            "id_no": "140599188503070017",
            "phone": "13800001234",
            "address": "示例县示例村1号",
            "plate_no": "晋E12345",
            "bank_account": "6200000000000005",
            "agents": [{"name": "卫金雀", "id_no": "E12345678", "phone": "13900001111"}],
            "guardian": {"name": "蒋示例"},
            "translator": "沈译员",
        },
    )
    draft.add("persons", {"name": "冯金丝", "role": "证人", "phone": "13700001111", "address": "示例县示例村2号"})
    draft.set("records/2/asked", "韩被问")
    draft.set(
        "records/2/signatures", [{"name": "杨见证", "capacity": "见证人"}, {"name": "朱记录", "capacity": "记录人"}]
    )
    draft.set("decisions/0/service/0/signed_by", "秦签收")
    draft.set("decisions/0/service/0/witnesses", ["尤见证"])
    draft.step("事先告知", "2026-03-18", service={"signed_by": "许签收", "witnesses": ["何见证"]})

    known = known_of_case(draft.case())

    assert set(known.names) >= {
        "褚金样", "Chu Jinyang", "卫金雀", "蒋示例", "沈译员", "冯金丝", "韩被问", "杨见证", "秦签收", "尤见证",
        "许签收", "何见证", "赵某样",
    }  # fmt: skip
    assert "朱记录" not in known.names
    assert set(known.numbers) == {"140599188503070017", "6200000000000005", "E12345678"}
    assert set(known.phones) == {"13800001234", "13900001111", "13700001111"}
    assert set(known.addresses) == {"示例县示例村1号", "示例县示例村2号"}
    assert known.plates == ("晋E12345",)


@pytest.mark.parametrize("type_", ["法人", "非法人组织", "个体工商户"])
@pytest.mark.parametrize(
    "slip",
    ["140599188503070017", "138 0000 1234", "６２２２０２１２３４５６７８９０１２８", "（一三八〇〇〇〇一二三四）"],
)
def test_a_name_with_a_number_in_it_is_not_public(type_: str, slip: str) -> None:
    """Else the number would be kept with the name, on every page."""
    name = f"示例铸造有限公司{slip}"
    draft = penalty().set("parties/0/name", name).set("parties/0/type", type_).set("parties/0/trade_name", name)

    assert name not in known_of_case(draft.case()).public


def test_an_identity_number_in_place_of_a_credit_code_is_not_public() -> None:
    draft = penalty().set("parties/0/code", "140599188503070017")

    assert "140599188503070017" not in known_of_case(draft.case()).public


def test_bodies_officers_and_the_bureau_itself_are_public() -> None:
    known = known_of_case(penalty().case())

    assert set(known.public) >= {
        "示例铸造有限公司", "91140599MA0000015M", "示例县示例工业园1号", "甲示例", "140599001", "示例县工业和信息化局",
        "0359-6200000",
    }  # fmt: skip
    assert "甲示例" not in known.names


def test_an_officer_who_signs_as_a_witness_stays_public() -> None:
    draft = penalty().set("records/1/signatures", [{"name": "甲示例", "capacity": "见证人"}])

    assert "甲示例" not in known_of_case(draft.case()).names


@pytest.mark.parametrize(
    ("capacity", "is_official"),
    [("听证主持人", True), ("记录人", True), ("执法人员", True), ("见证人", False), ("受托人", False), ("翻译", False)],
)
def test_who_signs_for_the_bureau(capacity: str, is_official: bool) -> None:
    draft = penalty().set("records/1/signatures", [{"name": "朱签名", "capacity": capacity}])

    assert ("朱签名" not in known_of_case(draft.case()).names) is is_official


def test_a_household_business_is_public_and_its_operator_is_not() -> None:
    shop = {
        "id": "A2",
        "name": "示例县陈样面馆",
        "type": "个体工商户",
        "code": "92140599MA0AB12YXC",
        "operator": "陈样",
        "address": "示例县示例巷5号",
    }
    known = known_of_case(penalty().add("parties", shop).case())

    assert {"示例县陈样面馆", "92140599MA0AB12YXC"} <= set(known.public)
    assert "陈样" in known.names
    assert known.numbers == ()
    assert known.addresses == ("示例县示例巷5号",)


def test_none_and_unknown_are_no_values() -> None:
    draft = penalty().add("parties", {**PERSON, "name": "不详", "id_no": "无", "phone": "不详", "address": "不详"})

    known = known_of_case(draft.case())

    assert "不详" not in (*known.names, *known.phones, *known.addresses)
    assert known.numbers == ()


def test_the_code_of_a_person_is_a_number_of_theirs() -> None:
    draft = penalty().add("parties", {**PERSON, "code": "140599188503070017"})

    assert known_of_case(draft.case()).numbers == ("140599188503070017",)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("示例社区居民委员会 卫金雀", {"卫金雀"}),
        ("卫金雀（示例社区居民委员会）", {"卫金雀"}),
        ("示例村民委员会主任、卫金雀", {"卫金雀"}),
        ("示例社区居民委员会", set()),
        ("时间，管理", set()),
    ],
)
def test_a_witness_is_known_apart_from_where_he_works(written: str, names: set[str]) -> None:
    service = {"method": "留置送达", "served_on": "2026-03-25", "witnesses": [written]}
    draft = penalty().set("decisions/0/service", [service])

    known = set(known_of_case(draft.case()).names)

    assert written in known
    assert known & {"卫金雀", "主任", "时间", "管理", "示例社区居民委员会主任"} == names
