"""One row a thing that a detector must find, or must leave; the corpus has the breadth, these name the reasons."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect import Detection, Known, Span, detect


def found(text: str, known: Known | None = None) -> list[tuple[str, str]]:
    return [(each.kind, text[each.start : each.end]) for each in detect(text, known or Known()).spans]


def unsettled(text: str) -> list[tuple[str, str]]:
    return [(each.kind, text[each.start : each.end]) for each in detect(text).unsettled]


def test_offsets_count_code_points_of_the_original() -> None:
    text = "附图😀\u200b：１３８\u200b0000 0000。"

    assert detect(text) == Detection((Span(5, 18, "phone"),), ())
    assert text[5:18] == "１３８\u200b0000 0000"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("11010519491231002X", "11010519491231002X", id="stock example"),
        pytest.param("440524188001010014", "440524188001010014", id="stock example, digits only"),
        pytest.param("140524188503070016", "140524188503070016", id="synthetic"),
        pytest.param("14052418991231002×", "14052418991231002×", id="multiplication sign for X"),
        pytest.param("见110105 19491231 002x。", "110105 19491231 002x", id="spaced, small x"),
        pytest.param("140599850307001", "140599850307001", id="fifteen digits"),
        pytest.param("14059918850307001", "14059918850307001", id="the check digit is missing"),
        pytest.param("140599188503070018", "140599188503070018", id="the check digit is wrong"),
        pytest.param("身份证号：140599180002290015", "140599180002290015", id="no such day, but labelled"),
        pytest.param("身份证号999999189912310021", "999999189912310021", id="no such area, but labelled"),
        pytest.param("身份证号码：1405991885", None, id="too short even with a label"),
        pytest.param("110105194912310021 0", "110105194912310021", id="a digit stands apart after it"),
    ],
)
def test_identity_numbers(text: str, number: str | None) -> None:
    assert found(text) == ([("id_card", number)] if number else [])


@pytest.mark.parametrize(
    "code",
    ["91350100M000100Y43", "91140599MA0000015M", "111405990123456710", "92140599MA0AB12YXC"],
)
@pytest.mark.parametrize("before", ["", "统一社会信用代码：", "当事人示例县示例建材有限公司（"])
def test_credit_codes_stay(before: str, code: str) -> None:
    assert detect(before + code) == Detection()


def test_a_credit_code_that_is_an_identity_number_too_is_settled_by_its_label() -> None:
    # An area of Shanxi and a day of birth on one reading, a province of Beijing and an organisation on the other.
    both = "141105185001011821"

    assert found("身份证号：" + both) == [("id_card", both)]
    assert detect("统一社会信用代码：" + both) == Detection()
    assert unsettled(both) == [("id_card", both)]


def test_the_longest_number_is_taken_first() -> None:
    """An identity number holds runs that read as a mobile line."""
    assert found("身份证 140599 13800000000 1") == [("id_card", "140599 13800000000 1")]
    assert found("440524188001010014") == [("id_card", "440524188001010014")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("6200000000000005", "bank_card", id="sixteen digits, Luhn"),
        pytest.param("6217000000000000012", "bank_card", id="nineteen digits, Luhn"),
        pytest.param("账号：14001234567890", "bank_card", id="an account has no check digit"),
        pytest.param("卡号 6228 4800 0000 0000 019", "bank_card", id="wrong Luhn digit, but labelled"),
    ],
)
def test_cards_and_accounts(text: str, kind: str) -> None:
    assert [each.kind for each in detect(text).spans] == [kind]


def test_a_card_with_a_wrong_digit_and_no_label_is_for_a_person_to_settle() -> None:
    assert unsettled("款项6228480000000000019已退") == [("bank_card", "6228480000000000019")]


def test_the_account_for_fines_stays_but_a_card_in_its_sentence_does_not() -> None:
    fine = "罚款缴至示例银行，户名：示例县财政局，账号：14050100000000012345。"

    assert detect(fine) == Detection()
    assert found("当事人缴纳罚款所用的银行卡6228480000000000018") == [("bank_card", "6228480000000000018")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("监督电话：0356-6200000", [], id="office line"),
        pytest.param("示例县人民政府（电话：0356-6200000）", [], id="line of an organ"),
        pytest.param("当事人电话：0356-6200000", ["0356-6200000"], id="line of a party"),
        pytest.param("投诉人电话：0356-6200000", ["0356-6200000"], id="line of a complainant"),
        pytest.param("家庭电话6200000转8", ["6200000转8"], id="without area code, with extension"),
        pytest.param("请拨打12345", [], id="hotline"),
        pytest.param("客服400-000-0000", [], id="400 number"),
        pytest.param("6200000", [], id="seven digits alone are no line"),
    ],
)
def test_fixed_lines(text: str, expected: list[str]) -> None:
    assert [value for _, value in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("执法证号：14059900123", [], id="certificate of an officer"),
        pytest.param("编号13800000000", [], id="a code"),
        pytest.param("共计13800000000元", [], id="an amount"),
        pytest.param("1.38.0000.0000", [], id="a version"),
        pytest.param("a13800000000f", [], id="part of a hash"),
        pytest.param("13 80 00 00 000", ["13 80 00 00 000"], id="evenly split"),
        pytest.param("12 13 80 00 00 000 45", [], id="a row of a table"),
        pytest.param("许可证在案，留有13800000000", ["13800000000"], id="a code's name reaches only what follows it"),
        pytest.param("手机1380000000", ["1380000000"], id="a digit short, but labelled"),
    ],
)
def test_mobile_lines(text: str, expected: list[str]) -> None:
    assert [value for _, value in found(text)] == expected


def test_what_is_masked_already_stays() -> None:
    text = "赵某某，身份证号1405************17，电话138****0000，车牌晋E****，住示例县***"

    assert detect(text) == Detection()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("当事人高度重视整改", [], id="an ordinary word after a role"),
        pytest.param("当事人明确表示认可", [], id="a word of manner before a verb"),
        pytest.param("证人高兴证实", ["高兴"], id="an ordinary word that acts as a person does"),
        pytest.param("当事人应当自收到之日起", [], id="a particle that is a surname too"),
        pytest.param("证人于小样称", ["于小样"], id="the same surname with a name"),
        pytest.param("经营者宋小样饭店", [], id="a trade name"),
        pytest.param("经营者宋小样的饭店", ["宋小样"], id="not a trade name"),
        pytest.param("执法人员王小样（执法证号14059900123）、李小例", [], id="officers are public"),
        pytest.param("车间主任王小样到场", ["王小样"], id="an officer of a firm is not"),
        pytest.param("证人宋小样、高小例和钱示", ["宋小样", "高小例", "钱示"], id="a list"),
        pytest.param("彭样、郎小样、鲁例三人", ["彭样", "郎小样", "鲁例"], id="a list pointed to at its end"),
        pytest.param("当事人：宋　样。宋样拒签", ["宋　样", "宋样"], id="spaced by two, and mentioned again"),
        pytest.param("法定代表人欧阳样本", ["欧阳样本"], id="surname of two characters"),
        pytest.param("陆佰元、伍万元", [], id="numerals that are surnames"),
        pytest.param("李家沟煤矿、赵庄村", [], id="places"),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [value for kind, value in found(text) if kind == "name"] == names
    assert unsettled(text) == []


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        pytest.param("示例建材有限公司，住所：示例县示例路12号", [], id="a company's"),
        pytest.param("当事人赵某，男，住所：示例县示例路12号", ["示例县示例路12号"], id="a person's"),
        pytest.param("住址：示例省示例市示例县", [], id="nothing below the county"),
        pytest.param("经营场所：示例小区3号楼2单元101室", [], id="a place of business in a flat"),
        pytest.param("其家中（示例小区3号楼2单元101室）", ["示例小区3号楼2单元101室"], id="at home"),
        pytest.param("住院、住建局、堵住出口、记住要求", [], id="words with 住"),
        pytest.param("被告住所地人民法院", [], id="a rule of jurisdiction"),
    ],
)
def test_addresses(text: str, addresses: list[str]) -> None:
    assert [value for kind, value in found(text) if kind == "address"] == addresses


def test_an_address_that_may_be_anybodys_is_unsettled() -> None:
    assert unsettled("在示例小区3号楼2单元101室取得钥匙") == [("address", "示例小区3号楼2单元101室")]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("当事人患有高血压、糖尿病", ["高血压、糖尿病"]),
        ("隐患有三处", []),
        ("诊断为设备故障", []),
        ("《中华人民共和国职业病防治法》", []),
        ("系肢体二级残疾", ["肢体二级残疾"]),
    ],
)
def test_health(text: str, facts: list[str]) -> None:
    assert [value for kind, value in found(text) if kind == "health"] == facts


def test_entities_are_decoded_on_request() -> None:
    text = "电话&#49;&#51;&#56;00000000"

    assert detect(text) == Detection()
    assert detect(text, entities=True).spans == (Span(2, len(text), "phone"),)


def test_an_unsettled_span_never_hides_a_sure_one() -> None:
    text = "交给示例小区3号楼2单元101室13800000000"
    result = detect(text)

    assert ("phone", "13800000000") in found(text)
    assert all(each.end <= text.index("138") for each in result.unsettled)
