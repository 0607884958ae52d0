"""What a mask leaves: by default as little as the texts of the law agree on."""

from __future__ import annotations

import pytest

from enforcement_cli.problems import EnforceError
from enforcement_cli.public.detect import DEFAULT_PATTERNS, KINDS, Detection, Patterns, Span, detect, mask, masked_name


def masked(value: str, kind: str, patterns: Patterns = DEFAULT_PATTERNS) -> str:
    text = f"甲{value}乙"
    return mask(text, Detection((Span(1, 1 + len(value), kind),)), patterns)[1:-1]  # type: ignore[arg-type]  # a row's text


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("id_card", "140599188503070017", "***"),
        ("phone", "13800000000", "138****0000"),
        ("phone", "+86 138-0000-0000", "138****0000"),
        ("phone", "一三八零零零零零零零零", "138****0000"),
        ("phone", "1380000000", "***"),
        ("landline", "0356-6200000转801", "0356-****"),
        ("landline", "（0356）6200000", "0356-****"),
        ("landline", "6200000", "****"),
        ("bank_card", "6228 4800 0000 0000 018", "****0018"),
        ("plate", "晋E·12345", "晋E****"),
        ("passport", "E12345678", "***"),
        ("email", "shili@example.com", "***"),
        ("wechat", "shili_1899", "***"),
        ("qq", "12345678", "***"),
        ("address", "示例省示例市示例县示例镇示例村12号", "示例省示例市示例县***"),
        ("address", "示例市示例区示例路12号", "示例市示例区***"),
        ("address", "示例镇示例村12号", "***"),
        ("name", "宋小样", "宋某某"),
        ("name", "宋样", "宋某"),
        ("name", "宋 小\n样", "宋某某"),
        ("name", "欧阳样本", "欧阳某某"),
        ("name", "司马例", "司马某"),
        ("name", "买买提·示例", "买某某"),
        ("name", "John Sample", "J某某"),
        ("name", "甲乙", "某某"),
        ("health", "高血压", "***"),
    ],
)
def test_default_masks(kind: str, value: str, expected: str) -> None:
    assert masked(value, kind) == expected


@pytest.mark.parametrize(
    ("styles", "kind", "value", "expected"),
    [
        ({"id_card": "6+4"}, "id_card", "140599188503070017", "140599****0017"),
        ({"phone": "hide"}, "phone", "13800000000", "***"),
        ({"landline": "0+0"}, "landline", "0356-6200000", "****"),
        ({"name": "keep"}, "name", "宋小样", "宋小样"),
        ({"name": "hide"}, "name", "宋小样", "***"),
        ({"address": "city"}, "address", "示例省示例市示例县示例镇", "示例省示例市***"),
        ({"address": "province"}, "address", "示例省示例市示例县示例镇", "示例省***"),
    ],
)
def test_a_bureau_chooses(styles: dict[str, str], kind: str, value: str, expected: str) -> None:
    assert masked(value, kind, Patterns.of(styles)) == expected


def test_a_style_that_does_not_fit_is_refused() -> None:
    with pytest.raises(EnforceError) as refused:
        Patterns.of({"health": "3+4"})

    assert str(refused.value).splitlines()[0] == "隐去方式“3+4”不能用于“health”"


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(EnforceError) as refused:
        Patterns.of({"shoe": "hide"})

    assert str(refused.value) == f"没有“shoe”这一类隐去内容\n可用的类别：{'、'.join(KINDS)}"


def test_everything_between_the_spans_stays() -> None:
    text = "当事人：宋小样\r\n（电话13800000000）\t2026年3月1日到场。"

    assert mask(text, detect(text)) == "当事人：宋某某\r\n（电话138****0000）\t2026年3月1日到场。"


def test_what_is_unsettled_is_left_as_it_stands() -> None:
    text = "黄金称其不在"

    assert detect(text).unsettled
    assert mask(text, detect(text)) == text


@pytest.mark.parametrize(("name", "shown"), [("宋小样", "宋某某"), ("宋某某", "宋某某"), ("宋××", "宋××")])
def test_a_name_that_is_shown_masked(name: str, shown: str) -> None:
    assert masked_name(name) == shown
