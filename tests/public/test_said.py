"""Numbers of persons in what the bureau says of itself."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect import Kind
from enforcement_cli.public.said import Found, Own, said_of_persons


@pytest.mark.parametrize(
    ("field", "text", "kinds"),
    [
        ("power", "责令改正，联系人身份证14059918810903021X", ("id_card",)),
        ("name", "用能核查（联系人手机13800000031）", ("phone",)),
        ("consulting", "请拨打手机13800000031，身份证14059918810903021X", ("id_card",)),
    ],
)
def test_a_persons_number_in_a_register_is_told_by_its_field(field: str, text: str, kinds: tuple[Kind, ...]) -> None:
    assert list(said_of_persons({"matters": [{field: text}]})) == [(f"matters/{field}", Found(kinds), text)]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("consulting", "13800000031"),
        ("complaints", "0359-6200001，12345"),
        ("power", "依法核查用能单位，统一社会信用代码91140599MA0AB0065R"),
        ("name", "丙示例"),
        ("certificate", "1405990001"),
        ("document_no", "陵工信罚〔2026〕12号"),
    ],
)
def test_what_the_public_is_to_know_stays(field: str, text: str) -> None:
    assert list(said_of_persons({"matters": [{field: text}]})) == []


def test_a_card_is_told_unless_the_bureau_names_it_as_its_own() -> None:
    number = next(f"622202011112222{each:04d}" for each in range(10000) if luhn(f"622202011112222{each:04d}"))
    said = {"matters": [{"power": f"退款打入银行卡{number}"}]}
    assert [(each.where, each.found.kinds) for each in said_of_persons(said)] == [("matters/power", ("bank_card",))]
    assert list(said_of_persons(said, Own((number,)))) == []


def luhn(number: str) -> bool:
    digits = [int(each) for each in reversed(number)]
    return (sum(digits[::2]) + sum(sum(divmod(2 * each, 10)) for each in digits[1::2])) % 10 == 0
