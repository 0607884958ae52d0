"""Pointer to line and column, as a finding prints them."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.document import parse_document
from enforcement_cli.problems import Place
from tests.cases.yaml_help import parsed

pytestmark = pytest.mark.usefixtures("parser")

TEXT = """\
# 案件
编号: 2026-0001
parties:
  - name: 𠮷某某  # 注
    code: "1"

  -
    name: 乙
    tags: [甲, {x: 丙}, 丁]
note: |
  第一行

  第二行

# 末尾的注释
blank:
steps:
-   on: 2026-03-01
    facts: '多行
      文字'
"""


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ((), (1, 1, 1)),
        (("编号",), (2, 1, 2)),
        (("parties",), (3, 1, 9)),
        (("parties", 0), (4, 5, 5)),
        (("parties", 0, "name"), (4, 5, 4)),
        (("parties", 0, "code"), (5, 5, 5)),
        (("parties", 1, "name"), (8, 5, 8)),
        (("parties", 1, "tags"), (9, 5, 9)),
        (("parties", 1, "tags", 0), (9, 12, 9)),
        (("parties", 1, "tags", 1, "x"), (9, 16, 9)),
        (("parties", 1, "tags", 2), (9, 23, 9)),
        (("note",), (10, 1, 13)),
        (("blank",), (16, 1, 16)),
        (("steps", 0, "on"), (18, 5, 18)),
        (("steps", 0, "facts"), (19, 5, 20)),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_value_stands_where_its_key_stands(pointer, expected, ending, bom):
    document = parsed(bom + TEXT.replace("\n", ending).encode())

    assert document.locate(pointer) == expected


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        (("missing",), (1, 1, 1)),
        (("parties", 7), (3, 1, 3)),
        (("parties", 1, "code"), (8, 5, 8)),
        (("parties", 1, "code", "deeper", 3), (8, 5, 8)),
        (("parties", "name"), (3, 1, 3)),
        (("编号", 0), (2, 1, 2)),
        (("parties", -1), (3, 1, 3)),
    ],
)
def test_what_is_absent_is_placed_at_what_should_hold_it(pointer, expected):
    assert parsed(TEXT).locate(pointer) == expected


def test_indexes_count_the_items_that_the_tree_has():
    document, _ = parse_document(b"a:\n  -\n  - x: 1\n  - y:\n  - z: 2\n", "case.yaml")

    assert document is not None
    assert document.root == {"a": [{"x": "1"}, {"z": "2"}]}
    assert document.locate(("a", 1, "z")) == (5, 5, 5)


@pytest.mark.parametrize(("text", "mapping"), [("- a: 1\n- b: 2\n", False), ("", True), ("# x\n", None)])
def test_lists_and_empty_files(text, mapping):
    document = parsed(text, mapping=mapping)

    assert document.locate((1, "b")) == ((2, 3, 2) if text.startswith("-") else (1, 1, 1))


def test_a_place_carries_file_and_pointer():
    assert parsed(TEXT).place(("parties", 0, "code")) == Place("case.yaml", ("parties", 0, "code"), 5, 5, 5)
