"""No text, however hostile, makes a detector slow: every regular expression of the package grows with the text only."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections import deque

import pytest

from enforcement_cli.public import detect as package
from enforcement_cli.public.detect import detect

SHORT, LONG = 2_000, 8_000

SEEDS = (
    *("1", "1 ", "1-", "12 ", "1\n", "138 0000 0000 ", "1" + " " * 8, "一", "零一", "①", "(", "+86 ", "138****"),
    *(
        "a",
        "a.",
        "a@",
        "a@b.",
        "a-",
        "A1",
        "wx",
        "QQ1",
        "晋E",
        "晋E1 ",
        "E1",
        "\\u",
        "\\u4e00",
        "%E5",
        "&#49;",
        "&",
        "<a",
        "<",
    ),
    *(
        "当事人",
        "当事人赵",
        "赵小样、",
        "称",
        "系村民",
        "住",
        "住县",
        "家在村",
        "住址:县",
        "小区3号楼",
        "系村",
        "患",
        "患有",
        "公司",
        "店",
        "的",
    ),
    *(
        " ",
        "\n",
        "\u200b",
        "·",
        "赵·",
        ",",
        "、",
        "/",
        "身份证号",
        "电话:",
        "账号:",
        "X",
        "病",
        "村",
        "号",
        "残疾",
        "甲乙丙丁",
    ),
)
TEXTS = [(seed * LONG)[:LONG] for seed in SEEDS]


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of the package, once."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                found.setdefault(value, f"{module.name.rsplit('.', 1)[1]}.{name}")
    return {name: pattern for pattern, name in found.items()}


PATTERNS = patterns()


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Processor time over the whole text, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        deque(pattern.finditer(text), maxlen=0)
        best = min(best, time.process_time() - start)
    return best


def test_the_patterns_are_seen() -> None:
    assert len(PATTERNS) > 80


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_time_in_proportion(name: str) -> None:
    """Four times the text takes about four times as long; sixteen times would be quadratic."""
    pattern = PATTERNS[name]

    for text in TEXTS:
        start = time.process_time()
        deque(pattern.finditer(text), maxlen=0)
        if time.process_time() - start > 0.01:
            assert seconds(pattern, text) < 9 * seconds(pattern, text[:SHORT]) + 0.01, repr(text[:12])


def test_the_whole_detection_takes_time_in_proportion() -> None:
    for text in TEXTS:
        start = time.process_time()
        detect(text[:SHORT])
        short = time.process_time() - start
        start = time.process_time()
        detect(text)

        assert time.process_time() - start < 9 * short + 0.1, repr(text[:12])
