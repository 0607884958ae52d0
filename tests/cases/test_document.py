"""One file: read once, bounded, and what is no mapping (no list) said where it is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.cases.document import MAX_BYTES, parse_document, read_document
from enforcement_cli.cases.trouble import UNREADABLE, YAML, Trouble
from enforcement_cli.problems import Place

FILE = "cases/2026/2026-0001/case.yaml"


def told(troubles: list[Trouble]) -> list[tuple[str, str, int, int]]:
    """Kind, message, line and column."""
    return [(kind, each.template.format(**each.fields), each.place.line, each.place.column) for kind, each in troubles]


@pytest.mark.parametrize(
    ("text", "mapping", "root"),
    [
        ("id: 甲\n", True, {"id": "甲"}),
        ("- 甲\n", False, ["甲"]),
        ("id: 甲\n", None, {"id": "甲"}),
        ("- 甲\n", None, ["甲"]),
        ("", True, {}),
        ("", False, []),
        ("", None, ""),
        ("# 只有说明\n", True, {}),
        ("# 只有说明\n", False, []),
    ],
)
def test_what_a_file_is(text: str, mapping: bool | None, root: object) -> None:
    document, troubles = parse_document(text.encode(), FILE, mapping=mapping)

    assert troubles == []
    assert document is not None
    assert (document.file, document.root, document.data) == (FILE, root, text.encode())


@pytest.mark.parametrize(
    ("text", "mapping", "message", "line"),
    [
        ("- 甲\n", True, "文件的各行应当是「项目名: 内容」，现在不是", 1),
        ("# 说明\n\n---\n  - 甲\n", True, "文件的各行应当是「项目名: 内容」，现在不是", 4),
        ("id: 甲\n", False, "文件应当是一份清单，每一条以「- 」开头，现在不是", 1),
        ("# 说明\nid: 甲\n", False, "文件应当是一份清单，每一条以「- 」开头，现在不是", 2),
    ],
)
def test_what_it_is_not(text: str, mapping: bool, message: str, line: int) -> None:
    document, troubles = parse_document(text.encode(), FILE, mapping=mapping)

    assert document is None
    assert told(troubles) == [(YAML, message, line, 1)]


def comment_of(size: int) -> bytes:
    return b"id: x\n#" + b"x" * (size - 8) + b"\n"


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    for size, is_read in ((MAX_BYTES, True), (MAX_BYTES + 1, False)):
        data = comment_of(size)
        assert len(data) == size
        (tmp_path / "case.yaml").write_bytes(data)
        for document, troubles in (
            parse_document(data, FILE),
            read_document(tmp_path / "case.yaml", FILE, mapping=True),
        ):
            assert (document is not None) is is_read
            assert [kind for kind, _ in troubles] == ([] if is_read else [UNREADABLE])
            assert [each.place for _, each in troubles] == ([] if is_read else [Place(FILE, (), 1, 1, 1)])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    document, troubles = read_document(tmp_path / "case.yaml", FILE, mapping=True)

    assert document is None
    assert [(kind, each.place) for kind, each in troubles] == [(UNREADABLE, Place(FILE, (), 1, 1, 1))]


def test_places_are_found_in_the_bytes_that_were_read() -> None:
    document, _ = parse_document("id: 甲\nparties:\n  - name: 乙\n".encode(), FILE)

    assert document is not None
    assert document.place(("parties", 0, "name")) == Place(FILE, ("parties", 0, "name"), 3, 5, 3)
    assert document.place() == Place(FILE, (), 1, 1, 1)
