"""Reading a law's text into articles, paragraphs and items, on invented laws."""

from __future__ import annotations

import pytest

from enforcement_cli.law.basis import chinese_number
from tools.law_text import articles, clauses, headings, number, squeeze

LAW = """\ufeff# 示例管理法

1900年1月1日 示例会议通过


## 第一章 总 则

第一条 为了示例，制定本法。

第二条 有下列情形之一的，应当登记：

（一）甲种情形；

(二)乙种情形。

前款规定的登记，依照第一条办理。

### 第二节 期 限
\u200b
第十条\u3000期限为三日。

第一百零一条 本法自公布之日起施行。
"""

GUIDANCE = """# 示例指导意见

各单位：

一、总体要求

（一）指导思想。

坚持依法。

坚持便民。

二、公示制度

公示是保障知情权的措施。

（二）强化公开。应当在7个工作日内公开。

（三）严格归档。应当归档。

各单位要于月底前报告。
"""

PLAN = """示例局文件

请遵照执行。

一、总体要求

全面推行，规范公

正执法。

二、任务

(一) 公示制度

1. 事前公开。编制清单。

2. 事中公示。出示证件，

表明身份。

(二) 记录制度

1. 文字记录。由当事人签字。
"""


def test_articles_have_paragraphs_and_items_in_either_brackets() -> None:
    found = articles(LAW)

    assert list(found) == ["1", "2", "10", "101"]
    assert [(each.lead, each.items) for each in found["2"].paragraphs] == [
        ("有下列情形之一的，应当登记：", {"1": "甲种情形；", "2": "乙种情形。"}),
        ("前款规定的登记，依照第一条办理。", {}),
    ]
    assert found["10"].text == "期限为三日。"
    assert found["101"].text == "本法自公布之日起施行。"


def test_title_history_and_headings_belong_to_no_article() -> None:
    everything = "".join(unit.text for unit in articles(LAW).values())
    assert "示例会议通过" not in everything
    assert "第二节" not in everything


def test_a_number_that_comes_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="article 3 stands twice in the text"):
        articles("第三条 甲。\n\n第三条 乙。\n")


def test_clauses_run_through_the_parts_and_end_with_their_line() -> None:
    assert {key: unit.text for key, unit in clauses(GUIDANCE).items()} == {
        "s1": "",
        "1": "指导思想。坚持依法。坚持便民。",
        "s2": "公示是保障知情权的措施。",
        "2": "强化公开。应当在7个工作日内公开。",
        "3": "严格归档。应当归档。",
    }


def test_headed_passages_are_joined_over_broken_lines() -> None:
    assert {key: unit.text for key, unit in headings(PLAN).items()} == {
        "印发通知": "示例局文件请遵照执行。",
        "一": "一、总体要求全面推行，规范公正执法。",
        "二": "二、任务",
        "二(一)": "(一)公示制度",
        "二(一)1": "1.事前公开。编制清单。",
        "二(一)2": "2.事中公示。出示证件，表明身份。",
        "二(二)": "(二)记录制度",
        "二(二)1": "1.文字记录。由当事人签字。",
    }


def test_numerals_are_read_as_they_are_written() -> None:
    assert [number(chinese_number(each)) for each in range(1, 1000)] == list(range(1, 1000))
    assert number("一百〇一") == 101


def test_squeeze_removes_what_cannot_be_seen() -> None:
    assert squeeze(" 应\u3000当\u200b在\n七日\t内 ") == "应当在七日内"
