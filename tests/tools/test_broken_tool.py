"""Diffs of the broken examples: what is written can be applied, and is no longer than it need be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tools.broken import Patch, apply, difference


def tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    return root


SOUND = {"cases/一.yaml": "甲: 1\n乙: 2\n丙: 3\n", "registers/a.yaml": "- x\n", "waivers.yaml": "[]"}


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        pytest.param({**SOUND, "cases/一.yaml": "甲: 1\n乙: 9\n丙: 3\n"}, 7, id="a line"),
        pytest.param({**SOUND, "cases/二.yaml": "新: 1\n"}, 4, id="a new file"),
        pytest.param({key: SOUND[key] for key in ("cases/一.yaml", "waivers.yaml")}, 4, id="a file gone"),
        pytest.param(
            {"registers/b.yaml": "- x\n", **{key: SOUND[key] for key in ("cases/一.yaml", "waivers.yaml")}},
            4,
            id="a file renamed",
        ),
        pytest.param({**SOUND, "waivers.yaml": "- 1\n"}, 6, id="a last line without its end"),
    ],
)
def test_difference_makes_one_tree_into_the_other(changed: dict[str, str], lines: int, tmp_path: Path) -> None:
    sound, other = tree(tmp_path / "sound", SOUND), tree(tmp_path / "other", changed)

    diff = difference(sound, other)
    apply(Patch("STR001", "x", date(2026, 12, 10), (), diff), sound)

    assert difference(sound, other) == ""
    assert len(diff.splitlines()) == lines


def test_patch_knows_what_it_touches() -> None:
    diff = (
        "diff --git a/a b/b\nsimilarity index 100%\nrename from a\nrename to b\n"
        "--- a/cases/一.yaml\n+++ b/cases/一.yaml\n@@ -1 +1 @@\n-甲\n+乙\n--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+x\n"
    )

    assert Patch("STR001", "x", date(2026, 12, 10), (), diff).touched == ["a", "b", "cases/一.yaml", "new"]
