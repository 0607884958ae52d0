"""What somebody found who set out to get a name past the detectors, and what must not be touched by the remedy."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect import Known, detect, mask

KNOWN = Known(names=("赵虚构", "李建设"))


def masked(text: str, known: Known | None = None) -> tuple[str, list[str]]:
    """The masked text, and the words that only a person can settle."""
    found = detect(text, known) if known else detect(text)
    return mask(text, found), [text[each.start : each.end] for each in found.unsettled]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("驾驶晋E一二三四五小型货车。", "驾驶晋E****小型货车。"),
        ("车牌为晋E·幺二三四五。", "车牌为晋E****。"),
        ("车牌晋Ｅ壹贰叁肆伍。", "车牌晋E****。"),
        ("号牌晋E A一二三四的轿车", "号牌晋E****的轿车"),
        ("号牌晋ED一二三四五的轿车", "号牌晋E****的轿车"),
    ],
)
def test_a_plate_read_aloud_is_a_plate(text: str, expected: str) -> None:
    assert masked(text.replace("Ｅ", "E")) == (expected, [])


@pytest.mark.parametrize("text", ["豫B一级公路", "晋E一二三号井", "川A一二线", "第一二三四五号", "鲁A一九九八年"])
def test_what_only_begins_like_a_plate_stays(text: str) -> None:
    assert masked(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("阿依古丽·示例陈述，货物已经售出。", "阿某某陈述，货物已经售出。"),
        ("经查，约翰·史密斯称不知情。", "经查，约某某称不知情。"),
        ("2026年3月1日，买买提·示例证实。", "2026年3月1日，买某某证实。"),
    ],
)
def test_a_name_with_a_dot_is_whole_where_somebody_speaks(text: str, expected: str) -> None:
    assert masked(text) == (expected, [])


@pytest.mark.parametrize(
    "text",
    [
        "示例县工业和信息化局·节能监察股表示同意。",
        "“示例·样张”牌食盐",
        "《食盐·专营办法》规定",
        "示例·样张有限公司陈述",
    ],
)
def test_other_things_with_a_dot_stay(text: str) -> None:
    assert masked(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "asked"), [("如有疑问，联系虚构。", ["虚构"]), ("由建设负责整改。", ["建设"]), ("没收虚构三箱食盐", [])]
)
def test_a_known_given_name_that_is_a_word_is_asked_about_where_a_person_fits(text: str, asked: list[str]) -> None:
    assert masked(text, KNOWN) == (text, asked)


@pytest.mark.parametrize(
    "text", ["工程建设已经完工。", "联系建设单位。", "由建设单位负责。", "内容系虚构。", "负责建设。"]
)
def test_the_same_word_elsewhere_is_a_word(text: str) -> None:
    assert masked(text, KNOWN) == (text, [])


def test_an_unknown_name_that_is_a_word_is_asked_about_after_you() -> None:
    assert masked("由高兴负责整改。") == ("由高兴负责整改。", ["高兴"])
    assert masked("传票由黄金签收。") == ("传票由黄金签收。", ["黄金"])


@pytest.mark.parametrize(
    "text",
    ["由安全管理部门负责。", "由工程负责人签收。", "由高级管理人员签字。", "由项目负责实施。", "由金融机构代收。"],
)
def test_offices_and_things_after_you_stay(text: str) -> None:
    assert masked(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("送达至其住处示例县示例镇示例街18号。", "送达至其住处示例县***。"),
        ("其为肢体残疾二级。", "其为***。"),
        ("当事人残疾二级，生活困难。", "当事人***，生活困难。"),
    ],
)
def test_homes_and_health(text: str, expected: str) -> None:
    assert masked(text) == (expected, [])


def test_a_dwelling_that_is_only_spoken_of_stays() -> None:
    assert masked("在其住处无人应答。") == ("在其住处无人应答。", [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QQ号：壹贰叁肆伍陆柒", "QQ号：***"),
        ("不动产权证号为第壹贰叁肆伍陆柒号", "不动产权证号为***"),
        ("晋房权证字第壹贰叁肆伍陆号", "***"),
    ],
)
def test_numerals_of_accounting_are_digits_everywhere(text: str, expected: str) -> None:
    assert masked(text) == (expected, [])
