"""` #` that cuts off a text: reported where it looks like a number sign, silent for ordinary comments."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.document import parse_document
from enforcement_cli.problems import Severity
from tests.cases.yaml_help import remedies, seen

pytestmark = pytest.mark.usefixtures("parser")


@pytest.mark.parametrize(
    ("text", "line", "column", "lost", "kept"),
    [
        ("a: x\nplace: 东风路 3 #楼\n", 2, 14, "#楼", "place: 东风路 3"),
        ("place: 示例厂 #2 锅炉\n", 1, 12, "#2 锅炉", "place: 示例厂"),
        ("place: 示例大厦 #A3\n", 1, 13, "#A3", "place: 示例大厦"),
        ("- 东风路 #302\n", 1, 7, "#302", "- 东风路"),
        ("a: [东风路 3 #楼\n  ]\n", 1, 11, "#楼", "a: [东风路 3"),
        ("place: 二 #生产线\n", 1, 10, "#生产线", "place: 二"),
        ("note: 见附件（照片 #正面）\n", 1, 14, "#正面）", "note: 见附件（照片"),
        ("note: 称“编号 # 某”\n", 1, 12, "# 某”", "note: 称“编号"),
        ("note: 多行\n  文字 3 #楼 东侧\n", 2, 8, "#楼 东侧", "文字 3"),
        ("amount: 3 #楼\n", 1, 11, "#楼", "amount: 3"),
    ],
)
def test_a_number_sign_is_reported(text, line, column, lost, kept):
    document, troubles = parse_document(text.encode(), "case.yaml")

    assert document is not None
    message = f"「#」前面有空格，从这里起的「{lost}」被当作注释丢掉了，只读到「{kept}」"
    assert seen(troubles) == [("comment-loss", line, column, message)]
    assert troubles[0][1].severity is Severity.WARNING
    assert remedies(troubles) == [
        "「#」是内容的一部分的，给整项内容加上英文引号，或者删去「#」前面的空格；确实是注释的，在「#」后面空一格"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("kind: 行政处罚  # 处罚、许可、检查\n", id="an ordinary comment"),
        pytest.param("kind: 行政处罚 #种类\n", id="a comment without a blank"),
        pytest.param("amount: 3000 # 元\n", id="a unit in a comment"),
        pytest.param("floors: 3 # 楼层数\n", id="a remark that begins with a unit"),
        pytest.param("on: 2026-03-01 #2026年3月1日\n", id="a date in a comment"),
        pytest.param("on: 2026-03-01 #2026-03-01 立案\n", id="an ISO date in a comment"),
        pytest.param("a: x # 见第 3 条（二）\n", id="brackets that open and close in the comment"),
        pytest.param("a: （甲） # 乙）\n", id="brackets in pairs in the value"),
        pytest.param("# 东风路 3 #楼\na: x\n", id="inside a comment"),
        pytest.param("  # 东风路 3 #楼\na: x\n", id="inside an indented comment"),
        pytest.param("a: x # 东风路 3 #楼\n", id="inside a trailing comment"),
        pytest.param('place: "东风路 3 #楼"\n', id="in quotes"),
        pytest.param('place: "东风路 3" #楼\n', id="behind a quoted value"),
        pytest.param("place: |\n  东风路 3 #楼\n", id="in a text of several lines"),
        pytest.param("place: | #3\n  东风路\n", id="behind the bar"),
        pytest.param("place: 东风路3#楼\n", id="no blank before"),
        pytest.param("place: #3\n  a: x\n", id="no value before"),
        pytest.param("a: x\n#3\n", id="a comment of its own"),
        pytest.param("a: x ## 3\n", id="two signs"),
        pytest.param("a: C #\n", id="nothing behind"),
        pytest.param("a: {b: 1} #3\n", id="behind a bracket"),
    ],
)
def test_ordinary_comments_are_silent(text):
    document, troubles = parse_document(text.encode(), "case.yaml")

    assert document is not None
    assert seen(troubles) == []


def test_a_tab_before_the_sign_counts_too(parser):
    """PyYAML's own scanner refuses a tab there at all."""
    document, troubles = parse_document("place: 甲\t#3楼\n".encode(), "case.yaml")

    if parser == "pure":
        assert document is None
        assert seen(troubles) == [("yaml", 1, 9, "这里用了制表符（Tab 键）")]
    else:
        assert [kind for kind, *_ in seen(troubles)] == ["comment-loss"]
