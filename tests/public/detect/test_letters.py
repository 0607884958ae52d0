"""Numbers that only a reader sees: letters for digits, tens and hundreds, commas between the groups."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect import detect, mask
from tests.public.detect.masks import kinds, masked


@pytest.mark.parametrize(
    "phone",
    [
        *("138OOOOOOOO", "l38OOOOO5l7", "I38 0OO0 OOOO", "13800O00000", "l3800000000", "138-oooo-0000", "138ОООО0000"),
        *("１38OOOOOOOO", "13\u200b8OOOOOOOO", "|3800000000", "138QQQQ0000", "138oooo\u00ad0000"),
    ],
)
@pytest.mark.parametrize("around", ["手机{}为其使用", "{}", "拨打{}，无人接听", "号码（{}）"])
def test_letters_for_digits_of_a_mobile(phone: str, around: str) -> None:
    assert masked(around.format(phone)) == (around.format("***"), [])


@pytest.mark.parametrize("phone", ["139\nO2345678", "139\nl2345678", "l39\nO234\n5678", "139 \nO234 5678"])
@pytest.mark.parametrize("around", ["手机{}。", "{}", "联系电话：{}"])
def test_letters_for_digits_of_a_mobile_over_lines(phone: str, around: str) -> None:
    """Also where no other number is in the text, and where what is left of it could be a fixed line."""
    assert masked(around.format(phone)) == (around.format("***"), [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("身份证号l4O599188507O3OO17。", "l4O599188507O3OO17"),
        ("公民身份号码14O599 l8850307 0O17", "14O599 l8850307 0O17"),
        ("其号码为14O599188503O7OO17", "14O599188503O7OO17"),
        ("身份证：1405991885O3070017", "1405991885O3070017"),
    ],
)
def test_letters_for_digits_of_an_identity_number(text: str, number: str) -> None:
    assert kinds(text) == [("id_card", number)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "型号IO38OOO",
            "序列号l38OOOOOOOO0",
            "编号13800O00000",
            "批号138OOOO0000",
            "A138OOOOOOOO",
            "138OOOOOOOOB",
            "OOOOOOOOOOO",
        ),
        *(
            "COOL OIL 13",
            "lollIOOOlIO",
            "138****OOOO",
            "14O5991234",
            "hello Oil 2026",
            "Q235B钢板",
            "OPPO R15手机",
            "10O公里",
        ),
        "哈希值14O599l885O3O7OO17abc",
    ],
)
def test_other_mixtures_of_letters_and_digits_stay(text: str) -> None:
    assert masked(text) == (text, [])


@pytest.mark.parametrize(
    "phone",
    [
        *(
            "一三八、零零零零、零五一八",
            "幺三八，零零零零，零五一八",
            "138、0000、0518",
            "一百三十八 0000 0519",
            "一百三十八零零零零零五一九",
        ),
        "1百3十八、零零零零、零五一九",
    ],
)
def test_a_mobile_read_out_in_groups(phone: str) -> None:
    assert [kind for kind, _ in kinds(f"电话：{phone}。")] == ["phone"]
    assert detect(f"打{phone}。").unsettled == ()
    assert mask(f"打{phone}。", detect(f"打{phone}。")) in ("打***。", "打138****0518。", "打138****0519。")


def test_groups_of_four_with_commas_may_be_an_amount() -> None:
    assert masked("合计138,0000,0518") == ("合计138,0000,0518", ["138,0000,0518"])
    assert masked("合计138,0000,0518元") == ("合计138,0000,0518元", [])


@pytest.mark.parametrize(
    "text",
    [
        "罚款一百三十八元五角",
        "一百三十八万零五百元",
        "共一百三十八人",
        "一百三十八条",
        "第138、139、140号",
        "一百三十八公里加二百米",
        "一百五十亩、六十亩、七十亩",
    ],
)
def test_amounts_and_counts_with_tens_stay(text: str) -> None:
    assert masked(text) == (text, [])


@pytest.mark.parametrize("text", ["手机138****0000", "手机138××××0000", "138********"])
def test_what_is_masked_already_stays(text: str) -> None:
    """A mask of four characters leaves ten thousand numbers: nobody is told apart by it."""
    assert masked(text) == (text, [])
