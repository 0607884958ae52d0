"""What the case itself names is found in any typography, whole and in parts; what is public stays."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect import Known, detect
from enforcement_cli.public.detect.variants import written_otherwise

KNOWN = Known(
    names=("宋小样", "高兴", "安全", "黄金", "李建设", "阿里木·示例", "John Sample"),
    numbers=("140599188503070017", "6228480000000000018", "E12345678", "shili@example.com"),
    phones=("+86 138-0000-0000", "0356-6200000"),
    addresses=("示例省示例市示例县示例镇示例村12号",),
    plates=("晋E12345",),
    public=("0356-6200001", "高兴饭店", "示例县工业和信息化局", "14050100000000012345"),
)


def found(text: str) -> list[tuple[str, str]]:
    return [(each.kind, text[each.start : each.end]) for each in detect(text, KNOWN).spans]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("宋小样", "name", id="whole"),
        pytest.param("宋\u200b小 样", "name", id="split"),
        pytest.param("宋\n小样", "name", id="over lines"),
        pytest.param("阿里木示例", "name", id="without its dot"),
        pytest.param("阿里木", "name", id="the first part of a dotted name"),
        pytest.param("JOHN SAMPLE", "name", id="in capitals"),
        pytest.param("1405 9918 8503 0700 17", "id_card", id="number, spaced"),
        pytest.param("６２２８４８０００００００００００１８", "bank_card", id="number, full-width"),
        pytest.param("e1234 5678", "passport", id="passport, small letter"),
        pytest.param("shili＠example．com", "email", id="e-mail"),
        pytest.param("一三八零零零零零零零零", "phone", id="phone read aloud"),
        pytest.param("6200000", "landline", id="fixed line without area code"),
        pytest.param("晋Ｅ·１２３４５", "plate", id="plate"),
        pytest.param("示例镇示例村12号", "address", id="address below the county"),
        pytest.param("示例村 12 号", "address", id="address below the town, spaced"),
    ],
)
def test_hidden_in_any_typography(text: str, kind: str) -> None:
    assert found(text) == [(kind, text)]


def test_a_given_name_alone_is_found() -> None:
    assert found("小样没有到场") == [("name", "小样")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("当事人高兴在场", ["高兴"], id="after a role"),
        pytest.param("安全，男", ["安全"], id="before what only follows a person"),
        pytest.param("安全生产责任制、安全隐患、消防安全", [], id="technical terms"),
        pytest.param("很高兴见到", [], id="an adverb before it"),
        pytest.param("李建设", ["李建设"], id="whole, its given name a word"),
        pytest.param("建设工程规划许可证", [], id="its given name as a word"),
        pytest.param("Johnson", [], id="part of another word"),
    ],
)
def test_ordinary_words_are_names_where_one_is_called_for(text: str, names: list[str]) -> None:
    assert [value for _, value in found(text)] == names
    assert detect(text, KNOWN).unsettled == ()


def test_an_ordinary_word_that_may_be_the_name_is_unsettled() -> None:
    text = "高兴经营一家门店，购买黄金一批"

    assert [text[each.start : each.end] for each in detect(text, KNOWN).unsettled] == ["高兴", "黄金"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("联系电话：0356-6200001", id="the bureau's line"),
        pytest.param("电话（0356）6200001", id="the same, written otherwise"),
        pytest.param("高兴饭店未到场", id="a trade name that holds the name"),
        pytest.param("汇入账号1405 0100 0000 0001 2345", id="the account for fines"),
    ],
)
def test_public_strings_stay(text: str) -> None:
    assert found(text) == []


def test_what_is_hidden_and_public_is_hidden() -> None:
    known = Known(phones=("0356-6200000",), public=("0356-6200000",))

    assert [each.kind for each in detect("电话0356-6200000", known).spans] == ["landline"]


def test_a_short_number_is_not_found_inside_a_longer_one() -> None:
    known = Known(numbers=("123456",))

    assert detect("总额9123456元", known).spans == ()
    assert len(detect("号码123456。", known).spans) == 1


def test_masked_names_in_the_metadata_are_no_names() -> None:
    assert detect("赵某某到场", Known(names=("赵某某", "某"))).spans == ()


@pytest.mark.parametrize("written", ["髙兴旺", "高興旺", "髙興旺", "高 興 旺"])
def test_a_known_name_is_found_however_its_characters_are_written(written: str) -> None:
    text = f"经查，{written}到场。"
    spans = detect(text, Known(names=("高兴旺",))).spans

    assert [text[each.start : each.end] for each in spans] == [written]


def test_names_with_no_other_way_to_write_them_stay_as_they_are() -> None:
    assert set(written_otherwise("乙示例")) == set()
    assert set(written_otherwise("陈样")) == {"陳样", "陈樣", "陳樣"}


def test_what_joins_two_names_is_no_question() -> None:
    text = "李明、李  明和李明明"

    assert detect(text, Known(names=("李明",))).unsettled == ()
