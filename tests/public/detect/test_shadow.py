"""The shadow: what detectors read, and where its characters come from."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect.shadow import decoded, shadow_of, without_tags


@pytest.mark.parametrize(
    ("text", "shadow"),
    [
        ("１２３ＸａＢ（）：，", "123XaB():,"),
        ("1\u200b2\u00ad3\ufeff4\u20605", "12345"),
        ("1️⃣3️⃣8️⃣", "138"),
        ("٠١٢", "012"),
        ("𝟏𝟑𝟖", "138"),
        ("a\u00a0b\u3000c\td", "a b c\td"),
        ("a\r\nb\u2028c", "a\n\nb\nc"),
        ("0356—6200000–1", "0356-6200000-1"),
        ("买买提•示例", "买买提·示例"),
        ("002х 002Χ 002×", "002X 002X 002×"),
        ("⼀①²", "一①²"),
        ("宋̶小样", "宋小样"),
    ],
)
def test_levelled(text: str, shadow: str) -> None:
    assert shadow_of(text).text == shadow


def test_every_character_knows_its_origin() -> None:
    text = "甲\u200b１\u200b\u200b２乙"
    shadow = shadow_of(text)

    assert shadow.text == "甲12乙"
    assert shadow.original(1, 3) == (2, 6)
    assert [text[slice(*shadow.original(at, at + 1))] for at in range(4)] == ["甲", "１", "２", "乙"]


def test_without_blanks() -> None:
    shadow = shadow_of("宋 小\u3000\n样").tight

    assert shadow.text == "宋小样"
    assert shadow.original(0, 3) == (0, 6)


def test_entities_stand_for_what_they_mean() -> None:
    text = "甲&#49;&amp;&#x32;乙"
    shadow = shadow_of(text, entities=True)

    assert shadow.text == "甲1&2乙"
    assert text[slice(*shadow.original(1, 2))] == "&#49;"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("&amp;#49;", "1"),
        ("\\u5b8b\\u5c0f", "宋小"),
        ("\\ud83d\\ude00", "\U0001f600"),
        ("%E5%AE%8B", "宋"),
        ("%25E5%25AE%258B", "宋"),
        ("100%合格 %zz \\q &unknown;", "100%合格 %zz \\q &unknown;"),
        ("%E5%AE", "%E5%AE"),
    ],
)
def test_outputs_are_decoded(text: str, meaning: str) -> None:
    assert decoded(text).text == meaning


def test_tags_within_a_line_join_and_others_part() -> None:
    seen = without_tags(decoded("<p>宋<b>小</b><wbr>样</p><td>1</td>")).text

    assert "宋小样" in seen
    assert "样1" not in seen.replace(" ", "")
