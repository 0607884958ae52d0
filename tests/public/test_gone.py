"""Nothing is left of a withdrawn decision: what tells it from others, in every form that a file can give it."""

from __future__ import annotations

import pytest

from enforcement_cli.public.gone import said, still_there, tokens

RECORD = {
    "agency": {"name": "示例局"},
    "objects": [{"name": "示例公司", "type": "法人", "code": "91140599MA0000015M"}],
    "kind": "行政处罚",
    "document": "行政处罚决定书",
    "document_no": "示罚〔2026〕1号",
    "conclusion": '对"示例公司"<罚款>二万元。',
    "grant": {"category": "普通", "certificate_no": "示许001"},
    "corrections": [{"kind": "文字差错", "on": "2026-04-01", "text": "更正一处"}],
}


def test_what_tells_it_from_others() -> None:
    assert tokens([RECORD], []) == {
        "示例公司",
        "91140599MA0000015M",
        "示罚〔2026〕1号",
        '对"示例公司"<罚款>二万元。',
        '对"示例公司"<罚款>二万元',
        "示许001",
        "更正一处",
    }


def test_the_same_company_in_another_decision_keeps_its_name() -> None:
    other = {"objects": [{"name": "示例公司", "code": "91140599MA0000015M"}], "document_no": "示罚〔2026〕2号"}

    assert tokens([RECORD], [other]) == {
        "示罚〔2026〕1号",
        '对"示例公司"<罚款>二万元。',
        '对"示例公司"<罚款>二万元',
        "示许001",
        "更正一处",
    }


def test_a_clause_tells_it_too() -> None:
    """A summary in a feed, or an index, may hold the first words alone."""
    text = "经查明，当事人使用淘汰的电动机三台。责令改正，罚款二万元。"

    assert tokens([{"conclusion": text}], []) == {text, "当事人使用淘汰的电动机三台"}
    assert tokens([{"conclusion": text}], [{"facts": "当事人使用淘汰的电动机三台。"}]) == {text}


def test_words_of_the_site_itself() -> None:
    assert said({"a.html": b"<p>one &amp; two</p>"}, {"one & two", "three"}) == {"one & two"}


def test_earlier_versions_count_and_what_has_no_shape_is_passed_over() -> None:
    assert "旧结论一" in tokens([{"conclusion": "旧结论一"}, RECORD], [])
    assert tokens(["text", None, {"objects": "示例公司"}], []) == set()


@pytest.mark.parametrize(
    "data",
    [
        '<p>对"示例公司"&lt;罚款&gt;二万元。</p>',
        "<p>对&#34;示例公司&#34;&lt;罚款&gt;二万元。</p>",
        "<p>对&quot;示例公司&quot;&lt;罚款&gt;二万元。</p>",
        r'{"conclusion": "对\"示例公司\"<罚款>二万元。"}',
        r'{"conclusion": "\u5bf9\"\u793a\u4f8b\u516c\u53f8\"<\u7f5a\u6b3e>\u4e8c\u4e07\u5143\u3002"}',
        "%E5%AF%B9%22%E7%A4%BA%E4%BE%8B%E5%85%AC%E5%8F%B8%22%3C%E7%BD%9A%E6%AC%BE%3E%E4%BA%8C%E4%B8%87%E5%85%83%E3%80%82",
    ],
)
def test_every_form_in_which_a_file_can_hold_it(data: str) -> None:
    assert still_there({"a.html": data.encode()}, ['对"示例公司"<罚款>二万元。']) == ["a.html"]
    assert still_there({"a.html": data.encode()}, ["另一结论"]) == []


def test_names_of_files_are_searched_as_well() -> None:
    assert still_there({"示例公司.html": b"", "b.html": b"x"}, ["示例公司"]) == ["示例公司.html"]


def test_what_is_too_short_to_tell_anything_is_not_looked_for() -> None:
    assert tokens([{"objects": [{"name": "甲"}], "document_no": "乙1"}], []) == {"乙1"}


@pytest.mark.parametrize("data", ["例公司", "示例公", '"例公司', "示例 公司"])
def test_a_part_of_it_is_something_else(data: str) -> None:
    assert still_there({"a.html": data.encode()}, ["示例公司"]) == []
