"""The words of an article that a decision relies on, as the Basis table has them."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement_cli.law.basis import basis
from enforcement_cli.law.wording import LEFT_OUT, words_of_article

PENALTY_LAW = "《中华人民共和国行政处罚法》"
DAY = date(2026, 3, 25)


@pytest.mark.parametrize(
    "article",
    ["第五十七条第一款第一项", "第五十七条第一款第（一）项", "第五十七条 第一款 第(一)项", "第五十七条第一款（一）"],
)
def test_a_place_however_it_is_written(article: str) -> None:
    assert words_of_article(PENALTY_LAW, article, DAY) == basis("PL-57-1-1").words


@pytest.mark.parametrize(
    "law",
    [
        PENALTY_LAW,
        "中华人民共和国行政处罚法",
        "《中华人民共和国行政处罚法》（2021年修订）",
        "《 中华人民共和国行政处罚法 》",
    ],
)
def test_a_law_however_it_is_written(law: str) -> None:
    assert words_of_article(law, "第六十一条第一款", DAY).startswith("行政处罚决定书应当在宣告后当场交付当事人")


def test_an_article_as_a_whole_has_the_words_of_its_paragraphs() -> None:
    words = words_of_article(PENALTY_LAW, "第六十一条", DAY)

    assert words_of_article(PENALTY_LAW, "第六十一条第一款", DAY) in words
    assert LEFT_OUT in words


@pytest.mark.parametrize(
    ("law", "article", "on"),
    [
        ("《示例法》", "第一条", DAY),
        (PENALTY_LAW, "第九百条", DAY),
        (PENALTY_LAW, "附则", DAY),
        (PENALTY_LAW, "", DAY),
        (PENALTY_LAW, "第六十一条第一款", date(2015, 1, 1)),
    ],
    ids=["no such law", "no such article", "no article", "nothing", "before this version was in force"],
)
def test_what_is_not_known_is_empty(law: str, article: str, on: date) -> None:
    assert words_of_article(law, article, on) == ""
