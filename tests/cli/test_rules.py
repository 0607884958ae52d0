"""`enforce rules` and `enforce explain`."""

from __future__ import annotations

import ast
import inspect
import json

import pytest

from enforcement_cli.cli.clock_words import EVENT_WORDS, clock_lines, event_words
from enforcement_cli.cli.rule_page import _manuals, page, paragraphs
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.rule import Rule, all_rules
from enforcement_cli.messages import use_language
from tests.cli.conftest import Run
from tests.messages_help import CHINESE

RULES = all_rules()


def test_one_line_a_rule_id_first(enforce: Run) -> None:
    lines = enforce("rules").out.splitlines()

    assert [line.split()[0] for line in lines] == [rule.id for rule in RULES]
    assert next(line for line in lines if line.startswith("HIS001")).split() == [
        "HIS001",
        "请核实",
        "案件库纳入版本管理",
    ]


def test_json_has_every_rule_with_its_law(enforce: Run) -> None:
    document = json.loads(enforce("rules", "--format", "json").out)

    assert document["version"] == 1
    assert [each["id"] for each in document["rules"]] == [rule.id for rule in RULES]
    assert all(each["basis"] and each["manual"] for each in document["rules"])


def test_no_repository_is_needed(enforce: Run, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(str(tmp_path))

    assert enforce("rules").code == enforce("explain", "HIS001").code == 0


def test_the_page_of_a_rule(enforce: Run) -> None:
    done = enforce("explain", "his001")

    assert done.code == 0
    assert done.out.startswith(
        "HIS001  案件库纳入版本管理\n"
        "\n"
        "发现问题时：请核实\n"
        "可以由主要负责人或者法制审核人员登记说明。\n"
        "有这类问题的决定仍然公示。\n"
        "\n"
        "问什么，怎么算\n"
    )
    assert done.out.endswith(
        "依据\n"
        "  陵工信字〔2019〕101号 三(二)3（S-39）：“确保所有行政执法行为有据可查”（实施方案原文）\n"
        "  陵工信字〔2019〕101号 三(二)3（S-41）：“将行政执法全过程记录的真实性、完整性、准确性作为案卷评查的重要内容”（实施方案原文）\n"
    )


def test_the_page_as_json_is_the_rules_own_entry(enforce: Run) -> None:
    listed = json.loads(enforce("rules", "--format", "json").out)["rules"]
    done = enforce("explain", "dis002", "--format", "json")

    assert (done.code, done.err) == (0, "")
    document = json.loads(done.out)
    assert document == {"version": 1, "rule": next(each for each in listed if each["id"] == "DIS002")}
    assert document["rule"]["clocks"] == ["disclosure-7"]
    assert [each["duty"] for each in document["rule"]["basis"]] == ["S-22", None]


@pytest.mark.parametrize(("word", "near"), [("HIS01", "HIS001"), ("his_001", "HIS001"), ("rev1", "REV001")])
def test_an_unknown_rule(enforce: Run, word: str, near: str) -> None:
    done = enforce("explain", word)

    assert done.code == 2
    assert done.err.startswith(f"错误：没有规则“{word}”")
    assert f"是否想写 {near}？" in done.err


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_every_rule_has_a_page_in_both_languages(rule: Rule) -> None:
    assert "\n".join(page(rule)).count(rule.id) >= 1

    use_language("en")
    text = "\n".join(page(rule))
    before_the_law = text.partition("Legal source")[0].partition("Periods")[0]
    assert rule.manual.split("\n")[0] in text
    assert rule.title not in before_the_law.split("\n")[0] or not CHINESE.search(rule.title)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_every_rule_is_explained_in_chinese(rule: Rule) -> None:
    manual = _manuals().get(rule.id, "")

    assert CHINESE.search(manual), f"{rule.id} has no Chinese manual in locale/zh"
    assert "办法：" in manual


def test_no_manual_of_a_rule_that_is_not() -> None:
    assert set(_manuals()) <= {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_every_rule_has_a_docstring_with_a_remedy_and_known_clocks(rule: Rule) -> None:
    assert rule.manual.endswith(".")
    assert "Remedy:" in rule.manual
    assert set(rule.clocks) <= set(CLOCKS)


def test_every_event_of_a_clock_has_words() -> None:
    used = {name for row in CLOCKS.values() for name in (row.start, row.end, *row.stops) if name}

    assert {name for name in used if not name.startswith("step:")} <= set(EVENT_WORDS)
    assert event_words("step:立案") == "立案"


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("permit-decision-20", "作出行政许可决定：自“受理”之日起20个工作日内“作出决定”"),
        ("hearing-notice-7", "通知听证的时间、地点：应在“举行听证”的7个工作日以前“通知听证”"),
        ("hearing-request-3-2017", "当事人要求听证（旧法）：自“告知听证权”之日起3日或者3个工作日内“申请听证”"),
        ("transfer-24h", "向公安机关移送：自“批准移送”时起24小时内“移送”"),
        ("renewal-decision", "有效期届满前决定是否准予延续：不迟于“原许可有效期届满”当日“作出决定”"),
        ("public-notice-30", "公告送达期满：自“发出公告”之日起满30日"),
        ("legal-review", "法制审核：自“送法制审核”之日起本机关规定的期限内“出具法制审核意见”"),
    ],
)
def test_a_clock_in_words(clock: str, words: str) -> None:
    assert next(clock_lines(CLOCKS[clock])) == words


def test_paragraphs_are_joined_and_lists_kept() -> None:
    assert list(paragraphs("One\nline.\n\nItems:\n- a\n- b\n\n第一行\n第二行")) == [
        "One line.",
        "Items:",
        "- a",
        "- b",
        "第一行第二行",
    ]


def test_rule_functions_are_named_as_what_must_hold() -> None:
    for rule in RULES:
        assert isinstance(ast.parse(inspect.cleandoc(f"def {rule.name}(): ...")).body[0], ast.FunctionDef)
