"""Adding to a YAML file as text."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.document import parse_document
from enforcement_cli.cases.edit import append_below, append_item
from enforcement_cli.problems import EnforceError, Pointer

DECISIONS = """\
# 决定
- decision: 1
  outcome: 给予处罚   # 说明
  facts: |
    第一行

    - 不是列表
  penalties:
    - {kind: 罚款, amount: 100}

- decision: 2   # 第二个
  outcome: 不予处罚
"""


def below(text: str, pointer: Pointer, key: str, item: str) -> str:
    document, _ = parse_document(text.encode(), "decisions.yaml")
    assert document is not None
    return append_below(text, document, pointer, key, item, "decisions.yaml")


def test_an_item_goes_to_the_end_of_a_list() -> None:
    assert append_item("# 说明\n[]\n", "- rule: DIS001\n", "waivers.yaml") == "# 说明\n- rule: DIS001\n"
    assert append_item("- a: 1\n# 尾注", "- b: 2", "waivers.yaml") == "- a: 1\n# 尾注\n- b: 2\n"
    assert append_item("", "- b: 2", "waivers.yaml") == "- b: 2\n"


def test_a_new_key_goes_to_the_end_of_its_own_mapping() -> None:
    changed = below(DECISIONS, (0,), "fate", "- event: 撤销\n  ruled_on: 2026-05-06")

    assert changed == DECISIONS.replace(
        "    - {kind: 罚款, amount: 100}\n",
        "    - {kind: 罚款, amount: 100}\n  fate:\n    - event: 撤销\n      ruled_on: 2026-05-06\n",
    )


def test_an_item_is_added_to_a_list_that_is_there() -> None:
    changed = below(DECISIONS, (0,), "penalties", "- {kind: 警告}")

    assert changed == DECISIONS.replace("amount: 100}\n", "amount: 100}\n    - {kind: 警告}\n")


def test_the_last_mapping_of_a_file_grows_too() -> None:
    assert below(DECISIONS, (1,), "fate", "- event: 撤销").endswith("不予处罚\n  fate:\n    - event: 撤销\n")


def test_a_list_written_without_indentation_grows_in_its_own_style() -> None:
    text = "- decision: 1\n  fate:\n  - event: 变更\n  outcome: 准予\n"

    assert below(text, (0,), "fate", "- event: 撤销") == text.replace("变更\n", "变更\n  - event: 撤销\n")


def test_a_new_key_stands_below_the_comments_of_its_own_mapping() -> None:
    text = "- decision: 1\n  # 以下在作出决定以后填写\n  # service:\n\n# 第二个\n- decision: 2\n"

    changed = below(text, (0,), "fate", "- event: 撤销")

    assert changed == text.replace("  # service:\n", "  # service:\n  fate:\n    - event: 撤销\n")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_stay_as_they_are(ends: str, last: bool) -> None:
    text = "- decision: 1\n  outcome: 准予" + ("\n" if last else "")
    added = "  fate:\n    - event: 撤销\n      ruled_on: 2026-05-06\n"

    changed = below(text.replace("\n", ends), (0,), "fate", "- event: 撤销\n  ruled_on: 2026-05-06")
    assert changed == ("- decision: 1\n  outcome: 准予\n" + added).replace("\n", ends)

    grown = append_item(text.replace("\n", ends), "- decision: 2\n  outcome: 不予", "decisions.yaml")
    assert grown == "- decision: 1\n  outcome: 准予\n- decision: 2\n  outcome: 不予\n".replace("\n", ends)


def test_lines_of_other_kinds_in_one_file_are_left_alone() -> None:
    text = "- decision: 1\r\n  outcome: 准予\n- decision: 2\n"

    assert below(text, (0,), "fate", "- event: 撤销") == text.replace("准予\n", "准予\n  fate:\n    - event: 撤销\n")


def test_what_cannot_be_changed_safely_is_left_to_the_officer() -> None:
    text = "- {decision: 1, fate: [{event: 变更}]}\n"

    with pytest.raises(EnforceError, match="没有写入任何内容\n请把下面几行自己加进去：\n- event: 撤销"):
        below(text, (0,), "fate", "- event: 撤销")
