"""Names that the case knows, in pinyin: whole in any order and spelling, not where a word only has their letters."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect import Known, detect, mask, scan_output
from enforcement_cli.public.detect.readings import readings
from enforcement_cli.public.detect.romanised import RomanisedNames
from enforcement_cli.public.detect.shadow import shadow_of
from enforcement_cli.public.detect.surnames import COMPOUND_SURNAMES, FIRM_SURNAMES

KNOWN = Known(names=("宋晓阳", "吕绿", "李娜", "尉迟翠", "单雄", "阿里木·示例"), public=("高晓阳",))


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in detect(text, KNOWN).spans if each.kind == "name"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Song Xiaoyang",
            "SONG XIAOYANG",
            "Song Xiao Yang",
            "Song Xiao-yang",
            "songxiaoyang",
            "SongXiaoYang",
            "Xiaoyang Song",
            "xiaoyang_song",
        ),
        *(
            "Sòng Xiǎoyáng",
            "So\u0300ng Xia\u030coya\u0301ng",
            "ＳＯＮＧ　ＸＩＡＯＹＡＮＧ",
            "Song\nXiaoyang",
            "SONG, Xiaoyang",
            "song.xiaoyang",
            "So\u200bng Xiaoyang",
        ),
        *("Lü Lü", "Lv Lv", "LYU LYU", "Lu Lv", "Li Na", "LI NA", "Na Li", "Yuchi Cui", "Yu Chi Cui", "Shan Xiong"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "收款人{}（已核对）", "护照姓名为{}，"])
def test_in_any_spelling(name: str, around: str) -> None:
    assert found(around.format(name)) == [name]


def test_in_an_address_of_mail_and_behind_digits() -> None:
    mail = "邮箱songxiaoyang@example.com"

    assert mask(mail, detect(mail, KNOWN)) == "邮箱***"
    assert found("账户songxiaoyang1899") == ["songxiaoyang"]


@pytest.mark.parametrize(
    "text",
    [
        "Lina",
        "carolina",
        "Songxiaoyangs",
        "asongxiaoyang",
        "Xiao Song",
        "Song",
        "Gao Xiaoyang",
        "Lilu Na",
        "lang=en main data",
        "yuchi",
    ],
)
def test_words_that_only_have_their_letters(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<p>Song <b>Xiaoyang</b></p>",
        "<a href='song%20xiaoyang.html'>x</a>",
        '{"n":"S\\u006fng Xiaoyang"}',
        "a,SONG XIAOYANG,b",
    ],
)
def test_the_last_look_sees_them(text: str) -> None:
    assert [each.kind for each in scan_output(text, KNOWN, context="a.html")] == ["name"]


def test_names_without_a_reading_or_not_chinese_are_left_to_others() -> None:
    assert list(RomanisedNames(["John Sample", "阿里木·示例", "王"]).places("John Sample Alimu")) == []
    assert list(RomanisedNames(["王㐂"]).places("Wang Xi")) == []
    assert list(RomanisedNames(["王㐂例"]).places("Wang Xili")) == [(0, 9)]


@pytest.mark.parametrize("text", ["Song Xiaoyang", "xx songxiaoyang yy", "Sòng Xiǎo yáng", "Lina", "没有"])
def test_without_blanks_nothing_is_overlooked(text: str) -> None:
    names = RomanisedNames(KNOWN.names)

    if list(names.places(text)):
        assert names.may_stand_in(shadow_of(text).tight.text)


def test_every_common_surname_has_a_reading() -> None:
    known = readings()

    assert [each for each in sorted(FIRM_SURNAMES) if each not in known] == []
    assert [each for each in sorted(COMPOUND_SURNAMES) if any(character not in known for character in each)] == []
    assert {"单": "shan", "仇": "qiu", "解": "xie", "查": "zha", "曾": "zeng", "万": "mo"}.items() <= {
        character: next(each for each in known[character] if each in ("shan", "qiu", "xie", "zha", "zeng", "mo"))
        for character in "单仇解查曾万"
    }.items()
    assert all(syllable.isascii() and syllable.islower() for each in known.values() for syllable in each)
