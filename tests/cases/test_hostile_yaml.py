"""Hostile and broken files: no exception, no hang, bounded memory, and the right line in the refusal.

`ENFORCE_FUZZ=20000` runs that many mutations instead of the sample.
"""

from __future__ import annotations

import os
import random
import time

import pytest

from enforcement_cli.cases import yaml_scan
from enforcement_cli.cases.document import parse_document
from enforcement_cli.cases.yaml_scalars import Plain
from tests.cases.yaml_help import PARSERS, seen

MUTATIONS = int(os.environ.get("ENFORCE_FUZZ", "1500"))

SOUND = """\
# yaml-language-server: $schema=../../../.enforce/schemas/case.schema.json
id: 2026-0001
kind: 行政处罚
parties:
  - name: 示例县某某厂
    code: "91140599MA0EXAMPLE"
    operator:
      name: 甲某某
      born_on: 1890-01-02
steps:
  - {step: 立案, on: 2026-03-01, at: 12:30}
  - step: 现场检查  # 见记录
    on: 2026-03-05
    facts: |
      经查，当事人“停产”期间…
        缩进的一行
amount: 3000
discussed: true
officers: [E-001, 'E-002']
note: 第一行
  续行
"""

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + each)}: &{chr(98 + each)} [{','.join(['*' + chr(97 + each)] * 9)}]\n" for each in range(9)
)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(BOMB, 1, id="alias bomb"),
        pytest.param("a: &a [*a]\n", 1, id="alias of itself"),
        pytest.param("[" * 10_000, 1, id="10,000 levels"),
        pytest.param("[" * 40_000, 1, id="40,000 levels"),
        pytest.param("{a: " * 40_000, 1, id="40,000 levels of mappings"),
        pytest.param("\n".join(" " * each + "a:" for each in range(1_000)), 33, id="1,000 levels by indentation"),
        pytest.param("- " * 40_000, 1, id="40,000 levels by dashes"),
        pytest.param("? " * 40_000, 1, id="40,000 levels of keys"),
        pytest.param("a: !!python/object/apply:os.system ['echo x']\n", 1, id="python tag"),
        pytest.param("a: 1\nb: !!timestamp 2026-02-30\n", 2, id="timestamp tag"),
        pytest.param("a: !!binary x\n", 1, id="binary tag"),
        pytest.param("a: 1\nb: \0\n", 2, id="NUL"),
        pytest.param("[[],[]]: x\n", 1, id="list as key"),
        pytest.param("a: '" + "x" * 900_000, 1, id="a quote of 900 kB that never closes"),
        pytest.param("x" * 900_000 + "\n: y\n", 2, id="a word of 900 kB"),
        pytest.param("a:\n" + "  - [\n" * 30_000, 3, id="brackets that never close"),
    ],
)
def test_hostile_files_are_refused_in_time(text, line, parser):
    start = time.perf_counter()
    document, troubles = parse_document(text.encode(), "case.yaml")

    assert document is None
    assert (seen(troubles)[0][0], seen(troubles)[0][1]) == ("yaml", line)
    assert time.perf_counter() - start < (2 if parser == "libyaml" else 10)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("digits", ["9" * 5_000, "0x" + "F" * 5_000, "1e999999999", "-" + "1" * 20_000 + ".5"])
def test_huge_numbers_are_only_text(digits):
    document, troubles = parse_document(f"a: {digits}\n".encode(), "case.yaml")

    assert troubles == []
    assert document is not None
    assert document.root == {"a": digits}


def test_too_many_bytes_are_refused_before_anything_looks_at_them():
    start = time.perf_counter()

    document, troubles = parse_document(b"a: 1\n" * 10_000_000, "case.yaml")

    assert (document, [kind for kind, _ in troubles]) == (None, ["unreadable"])
    assert time.perf_counter() - start < 1


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "line",
    [
        "\tb: 1",
        "b: [1",
        "b: 'x",
        "b: {x",
        "b： 1",
        "b: &x 1",
        "b: !x 1",
        "b: *x",
        "b: @x",
        "id: 2026-0009",
        "b: \x07",
        "b: x: y",
        " b: 1",
    ],
)
def test_a_broken_line_is_named_wherever_it_stands(line):
    """At the end of each of the sound file's top-level entries."""
    lines = SOUND.splitlines()
    for at, entry in enumerate(lines):
        if at == 0 or entry.startswith((" ", "#")) or at + 1 == len(lines) or lines[at + 1].startswith(" "):
            continue
        text = "\n".join([*lines[: at + 1], line, *lines[at + 1 :]]) + "\n"
        document, troubles = parse_document(text.encode(), "case.yaml")

        assert document is None
        named = seen(troubles)[0][1]
        assert named == at + 2, (line, at, seen(troubles))


TOKENS = [
    ":", "：", "- ", "\t", "\n", "\r\n", "\r", '"', "'", "[", "]", "{", "}", ",", "#", " #", " #3", "&a", "*a", "!", "!!str ",
    "|", "|\n", ">", "%", "@", "`", "?", "? ", "<<: ", "---\n", "...\n", "\u3000", "\u200b", "\0", "\x85", "\u2028", "\ufeff",
    "\\", "\\x00", "\\ud800", "\\U00110000", "~", "null", "  ", "0x1F", "1e3", "“", "”", "=======\n", "<<<<<<< HEAD\n", "a: ",
    "key:\n", "-\n", "=", "NO", "2026-02-30",
]  # fmt: skip


def mutated(chance: random.Random) -> bytes:
    """The sound file with one to three small wounds."""
    text = list(SOUND)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        match chance.randrange(5):
            case 0:
                del text[at : at + chance.randint(1, 5)]
            case 1:
                text.insert(at, chance.choice(TOKENS))
            case 2:
                text[at] = chance.choice(TOKENS)
            case 3:
                other = chance.randrange(len(text))
                text[at:at] = text[other : other + chance.randint(1, 60)]
            case _:
                text.insert(at, chr(chance.choice([chance.randrange(256), chance.randrange(0xD800)])))
    data = bytearray("".join(text).encode())
    if chance.random() < 0.1:
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def lines_of(data: bytes) -> int:
    return len(data.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def test_mutated_files_are_read_or_refused_alike_by_both_parsers(monkeypatch):
    chance = random.Random(20261122)
    read = refused = differ = 0
    for _ in range(MUTATIONS):
        data = mutated(chance)
        results = []
        for each in PARSERS.values():
            monkeypatch.setattr(yaml_scan, "EventParser", each)
            document, troubles = parse_document(data, "case.yaml")
            for _, line, column, message in seen(troubles):
                assert 1 <= line <= lines_of(data), data
                assert column >= 1
                assert message
            if document is None:
                assert troubles, data
                refused += 1
            else:
                read += 1
                check_pointers(document)
            results.append(document.root if document is not None else None)
        if results[0] is not None and results[1] is not None:
            assert results[0] == results[1], data
        differ += (results[0] is None) != (results[1] is None)
    assert read > MUTATIONS / 10
    assert refused > MUTATIONS / 10
    assert differ < MUTATIONS / 50  # a tab behind a value is all that PyYAML's own scanner refuses alone


def check_pointers(document) -> None:
    for pointer in document.plains:
        value = document.root
        for step in pointer:
            value = value[step]
        assert type(value) is Plain
        line, column, end = document.locate(pointer)
        assert 1 <= line <= end
        assert column >= 1
