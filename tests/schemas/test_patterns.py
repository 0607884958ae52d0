"""Every pattern of the schemas means the same to Python and to an editor's JavaScript.

The engine is the one that comes with playwright, so that the test needs nothing that is not installed anyway.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import playwright
import pytest

from enforcement_cli.cases.schema_formats import compile_pattern
from tools.build_schemas import build

NODE = Path(playwright.__file__).parent / "driver" / ("node.exe" if os.name == "nt" else "node")

WEB_ADDRESS = build()["matters"]["$defs"]["web_address"]["pattern"]
"""Any address of the web, wherever a register or a setting has one."""

# pattern -> (what it takes, what it does not)
SAMPLES: dict[str, tuple[list[str], list[str]]] = {
    "^[0-9]{4}-[0-9]{4}$": (["2026-0001", "0000-9999"], ["2026-001", "2026-00001", "２０２６-0001", "2026－0001"]),
    "^[0-9]{6}$": (["140599"], ["14059", "1405990", "１４０５９９", "14059X"]),
    "^https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?(/[A-Za-z0-9._~%-]*)*$": (
        ["https://gongshi.example.gov.cn/", "http://192.0.2.1:8080", "https://a.gov.cn/b/%E5%85%AC/c"],
        [
            "gongshi.example.gov.cn",
            "javascript:x",
            "https://",
            "https://a.gov.cn/?q=1",
            "https://a.gov.cn/公示",
            "ftp://a/",
        ],
    ),
    WEB_ADDRESS: (
        [
            "https://gxj.example.gov.cn/",
            "HTTP://gxj.example.gov.cn",
            "http://192.0.2.1:8080/a?b=c&d=e#f",
            "http://[2001:db8::1]/",
            "https://示例.example.cn/公示（一）/?q={1}|2",
            "https://gxj.example.gov.cn?id=1",
        ],
        [
            "gxj.example.gov.cn",
            "javascript:alert(1)",
            "JavaScript://gxj.example.gov.cn/",
            "file:///D:/a.html",
            "data:text/html,1",
            "ftp://gxj.example.gov.cn/",
            "//gxj.example.gov.cn/",
            "https:/gxj.example.gov.cn/",
            "https://",
            "https:///a",
            "https://user@gxj.example.gov.cn/",
            "https://gxj.example.gov.cn:port/",
            "https://gxj.example.gov.cn/a b",
            "https://gxj.example.gov.cn/a\u3000b",
            "https://gxj.example.gov.cn/a\u200bb",
            "https://gxj.example.gov.cn/\u202e",
            'https://gxj.example.gov.cn/"onclick',
            "https://gxj.example.gov.cn/<b>",
            "https://gxj.example.gov.cn\\a",
            " https://gxj.example.gov.cn/",
        ],
    ),
    "^[0-9a-f]{64}$": (["0a" * 32], ["0A" * 32, "0a" * 31, "0g" * 32]),
    "^[A-Z]{3}[0-9]{3}$": (["DIS002"], ["dis002", "DIS02", "DI002", "DIS0021", "ＤＩＳ002"]),
    "^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$": (
        ["A1", "P01", "zhifa", "CF-01.2_b", "9", "a" * 32],
        ["", "-a", "_a", ".a", "科室", "a b", "a/b", "a" * 33, "Ａ1", "é"],
    ),
    '^files/[^\\\\:*?"<>|]{1,200}$': (
        ["files/a.jpg", "files/现场 照片/R01.jpg", "files/" + "长" * 200, "files/𠮷.pdf"],
        ["a.jpg", "files/", "/files/a", "files\\a", "files/a?b", 'files/"a"', "files/a|b", "files/" + "长" * 201],
    ),
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+]08:00$": (
        ["2026-03-05T16:30:00+08:00"],
        [
            "2026-03-05T16:30:00Z",
            "2026-03-05 16:30:00+08:00",
            "2026-03-05T16:30:00.5+08:00",
            "2026-03-05T16:30:00+00:00",
        ],
    ),
    "^x-": (["x-", "x-旧编号", "x-a b"], ["X-a", "ax-", " x-", "x_"]),
}
# What no anchored pattern may take: a line break at the end is where engines differ by default.
EVERYWHERE = ["", " ", "\n", "无", "不详", "A1\n", "2026-0001\n", "140599\n", "DIS002\n", "\u00a0", "ſ", "K"]


def patterns() -> Iterator[str]:
    """Every pattern that a schema holds, as a value of `pattern` or a key of `patternProperties`."""

    def below(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            if isinstance(node.get("pattern"), str):
                yield node["pattern"]
            yield from node.get("patternProperties", {})
            for each in node.values():
                yield from below(each)
        elif isinstance(node, list):
            for each in node:
                yield from below(each)

    for schema in build().values():
        yield from below(schema)


PATTERNS = sorted(set(patterns()))

# As editors' validators do: in Unicode mode, without anchoring what the pattern does not anchor.
PROGRAM = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map(([pattern, texts]) => {
  const compiled = new RegExp(pattern, "u");
  return texts.map((text) => compiled.test(text));
})));
"""


def in_javascript(asked: list[tuple[str, list[str]]]) -> list[list[bool]]:
    run = subprocess.run(
        [NODE, "-e", PROGRAM], input=json.dumps(asked), capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    verdicts: list[list[bool]] = json.loads(run.stdout)
    return verdicts


def in_python(pattern: str, texts: list[str]) -> list[bool]:
    whole = pattern.endswith("$")
    compiled = compile_pattern(pattern, whole=whole)
    return [bool(compiled.fullmatch(each) if whole else compiled.search(each)) for each in texts]


def test_every_pattern_has_its_samples_and_no_sample_is_left_over() -> None:
    assert sorted(SAMPLES) == PATTERNS


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_anchored_ascii_and_free_of_shorthands(pattern: str) -> None:
    assert pattern.startswith("^")
    assert pattern.endswith("$") or pattern == "^x-"
    assert not re.search(r"\\[dwsbDWSBpP]", pattern)
    assert re.sub("[一-龥]", "", pattern).isascii(), "Chinese only within 一-龥"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_takes_and_refuses_its_samples(pattern: str) -> None:
    taken, refused = SAMPLES[pattern]

    assert in_python(pattern, taken) == [True] * len(taken)
    assert in_python(pattern, refused) == [False] * len(refused)


def test_javascript_gives_the_same_verdicts() -> None:
    pool = sorted({text for samples in SAMPLES.values() for texts in samples for text in texts} | set(EVERYWHERE))

    verdicts = in_javascript([(pattern, pool) for pattern in PATTERNS])

    for pattern, verdict in zip(PATTERNS, verdicts, strict=True):
        assert dict(zip(pool, verdict, strict=True)) == dict(zip(pool, in_python(pattern, pool), strict=True)), pattern


def test_the_engine_tells_the_languages_apart() -> None:
    """Else the test above would prove nothing: `\\d` takes Arabic-Indic digits in Python alone."""
    assert in_javascript([("^\\d$", ["7", "٧"])]) == [[True, False]]
    assert [bool(re.fullmatch(r"^\d$", each)) for each in ("7", "٧")] == [True, True]
