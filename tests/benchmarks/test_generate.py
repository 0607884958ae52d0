"""The benchmark's repository: the same bytes for the same seed, and nothing in it to be found."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from benchmarks.generate import AS_OF, generate, templates
from enforcement_cli.cli import main

CASES = 2 * len(list(templates())) + 2
"""Each template twice, and two of them once more: what clashes between copies shows."""


def content(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_one_seed_gives_the_same_bytes_and_another_gives_others(tmp_path):
    size = generate(tmp_path / "a", CASES, seed=1)
    assert generate(tmp_path / "b", CASES, seed=1) == size
    generate(tmp_path / "c", CASES, seed=2)
    first = content(tmp_path / "a")
    assert content(tmp_path / "b") == first
    assert content(tmp_path / "c") != first
    assert size == sum(len(data) for name, data in first.items() if name.startswith("cases/") and name[-5:] == ".yaml")


def test_the_cases_are_in_order(tmp_path, capsys):
    generate(tmp_path, CASES)
    for arguments in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=bench", "-c", "user.email=bench@example.invalid", "commit", "-q", "-m", "generated"),
    ):
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True)
    assert main(["--repo", str(tmp_path), "--as-of", AS_OF, "check"]) == 0
    assert f"判断了{CASES}件案件：不符0，无法判断0" in capsys.readouterr().out


@pytest.mark.parametrize("words", ["国家秘密", "corrects:"])
def test_what_speaks_of_other_cases_is_no_template(words):
    texts = [file.read_text(encoding="utf-8") for folder in templates() for file in folder.glob("*.yaml")]
    assert texts
    assert not any(words in text for text in texts)
