"""The quick reader of entries against the ordinary one: what it gives, the other gives too; all else it leaves alone."""

from __future__ import annotations

import random
from typing import Any

import pytest

from enforcement_cli.cases.document import parse_document
from enforcement_cli.cases.ledger_facts import record_sha256
from enforcement_cli.cases.schema import shipped
from enforcement_cli.public.ledger import dump_entry
from enforcement_cli.public.ledger.reading import read_entry
from enforcement_cli.public.ledger.text import HEADER

TEXTS = (
    "示例县工业和信息化局", "陈某某", "罚款二万元。\n限期改正。", "", " ", "a: b", "- x", "'", '"', "\\", "\\n", "\\\\u200b", "#", "x #y",
    "x\t#y", "{}", "[]", "NO", "12:30", "0012", "~", "null", "2026-12-10", "é", "e\u0301", "ﬁ", "×", "𠮷", "《法》第一条", "a\tb",
    "\u200b", "\u2028", "\ufeff", "\x7f", "\x01", "\x85", "\ufffd", "<<<<<<< x", "=======", "a" * 300, "&a", "*a", "!t", "|", ">", "%",
    "中\n\n文", "\n", "尾\n", "\\\"", "?", ": ", "<<",
)  # fmt: skip
KEYS = ("name", "on", "kind", "no", "text_2", "n", "类别", "x y", "<<", "files", "y", "a-b", "true", "A", "")


def ordinary(data: bytes) -> Any:
    """What the ordinary reader gives; None where it finds anything to say."""
    document, troubles = parse_document(data, "x.yaml", mapping=True)
    if document is None or troubles:
        return None
    tree, troubles = shipped().check_document(document, "ledger-entry")
    return None if troubles else tree


def quick(data: bytes) -> Any:
    return read_entry(data, lambda tree: shipped().is_valid(tree, "ledger-entry"))


def value(chance: random.Random, depth: int) -> Any:
    kind = chance.random()
    if depth > 3 or kind < 0.6:
        return chance.choice(TEXTS)
    if kind < 0.8:
        return [value(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {chance.choice(KEYS): value(chance, depth + 1) for _ in range(chance.randrange(4))}


def entry(chance: random.Random) -> dict[str, Any]:
    record = {chance.choice(KEYS): value(chance, 0) for _ in range(chance.randrange(1, 6))}
    found: dict[str, Any] = {
        "schema": 1,
        "case": "2026-0001",
        "decision": chance.randrange(1, 12),
        "seq": chance.randrange(1, 3),
        "event": "published",
        "on": "2026-12-10",
        "written_at": "2026-12-10T09:00:00+08:00",
        "by": chance.choice(TEXTS),
        "channels": chance.sample(["site", "board", "x.1"], chance.randrange(3)),
        "record": record,
        "record_sha256": record_sha256(record),
        "prev": ["a" * 64] if chance.random() < 0.5 else [],
    }
    if chance.random() < 0.2:
        found["reason"] = chance.choice(TEXTS)
    if chance.random() < 0.1:
        del found["record"]
    return found


def test_what_it_gives_is_what_the_ordinary_reader_gives() -> None:
    """Thousands of entries of texts that are easy to misread; and enough of them are taken to be worth it."""
    chance = random.Random("entries")
    taken = 0
    for _ in range(4_000):
        data = dump_entry(entry(chance))
        found = quick(data)
        if found is not None:
            taken += 1
            assert found == ordinary(data), data.decode()
    assert taken > 400


def test_a_byte_changed_by_hand_is_never_read_in_another_way() -> None:
    """One character removed, doubled or put in somewhere: either both readers agree, or the quick one steps back."""
    chance = random.Random("slips")
    agreed = 0
    for _ in range(6_000):
        text = dump_entry(entry(chance)).decode()
        at = chance.randrange(len(text))
        put = chance.choice(
            ["", text[at] * 2, *"\"'\\ \n-:#1a{}[],&*!|~一", "  ", "- ", "on: ", "\r\n", "\t", "\u200b"]
        )
        data = (text[:at] + put + text[at + 1 :]).encode()
        found = quick(data)
        if found is not None:
            agreed += 1
            assert found == ordinary(data), data.decode()
    assert agreed > 20


def test_lines_moved_about_are_never_read_in_another_way() -> None:
    chance = random.Random("lines")
    agreed = 0
    for _ in range(4_000):
        lines = dump_entry(entry(chance)).decode().removeprefix(HEADER).splitlines(keepends=True)
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        if chance.random() < 0.5:
            lines[one], lines[other] = lines[other], lines[one]
        else:
            lines.insert(one, chance.choice(["  ", ""]) + lines[other])
        data = (HEADER + "".join(lines)).encode()
        found = quick(data)
        if found is not None:
            agreed += 1
            assert found == ordinary(data), data.decode()
    assert agreed > 50


PLAIN = entry(random.Random(1)) | {
    "by": "钱乙",
    "reason": "更正",
    "record": {
        "kind": "行政处罚",
        "on": "2026-12-10",
        "objects": [{"name": "某", "more": ["甲", "乙"]}, "丙", []],
        "x": {},
    },
}


def test_an_entry_of_ours_is_read_quickly() -> None:
    found = quick(dump_entry(PLAIN))

    assert found == PLAIN == ordinary(dump_entry(PLAIN))
    assert list(found)[-2:] == ["reason", "prev"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(HEADER, "", id="no header"),
        pytest.param("钱乙", "钱\u200b乙", id="a character that nobody sees"),
        pytest.param("钱乙", "钱\\u200b乙", id="the same as an escape"),
        pytest.param("钱乙", "e\u0301", id="another Unicode form"),
        pytest.param("钱乙", "钱 #乙", id="what looks like a comment"),
        pytest.param('by: "钱乙"', "by: 钱乙", id="no quotes"),
        pytest.param("schema: 1", "schema: 01", id="a number of another form"),
        pytest.param("schema: 1", 'schema: "1"', id="a number as text"),
        pytest.param("\n", "\r\n", id="line ends of Windows"),
        pytest.param('  "on":', "  on:", id="what YAML 1.1 takes for a truth value"),
        pytest.param('by: "钱乙"\n', 'by: "钱乙"\nby: "钱乙"\n', id="a field twice"),
        pytest.param('by: "钱乙"\n', 'by: "钱乙"\nfurther: "x"\n', id="a field that the schema does not know"),
        pytest.param('  kind: "行政处罚"', "  kind: 1", id="a number in the record"),
        pytest.param('  kind: "行政处罚"', '   kind: "行政处罚"', id="set in by another width"),
        pytest.param("  x: {}\n", "  x:\n", id="a key without a value"),
    ],
)
def test_what_is_unusual_is_left_to_the_ordinary_reader(old: str, new: str) -> None:
    text = dump_entry(PLAIN).decode()
    assert old in text

    assert quick(text.replace(old, new).encode()) is None


def test_what_is_no_text_is_left_alone() -> None:
    assert quick(dump_entry(PLAIN).replace("钱".encode(), b"\xff")) is None
    assert quick(dump_entry(PLAIN)[:-1]) is None
    assert quick(b"") is None
