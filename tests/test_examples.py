"""The whole program on the example repository: no finding that breaks the law, the same report to the byte, nothing
written by a command that reads, and no case that any command stumbles over.

`ENFORCE_GOLDEN=write pytest tests/test_examples.py` (`make golden`) rewrites tests/golden; `git diff` is the review.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.cli import main
from tests.replay import AS_OF, copied, replayed
from tools.build_examples import DISCLOSURES
from tools.build_examples import main as build
from tools.replay import EXAMPLES, as_of, git

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in EXAMPLES.glob("cases/*/*") if path.is_dir())
# What the verdict hangs on changes with every commit to this repository, and is no matter of these tests.
_VERSIONS = re.compile(
    r"enforcement-cli [0-9.]+\S*|(?<=规则 )[0-9a-f]+|(?<=日历 )[^；]+|(?<=设置 )[0-9a-f]+|(?<=提交 )\S+"
)
_STAMPS = ("tool", "rules", "calendar", "settings", "commit")


@dataclass(frozen=True, slots=True)
class Done:
    """What a run left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return replayed(tmp_path_factory.mktemp("examples") / "案件库")


@pytest.fixture
def enforce(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Done]:
    for name in ("ENFORCE_LANG", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Done:
        code = main(["--repo", str(repository), "--as-of", AS_OF, *arguments])
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return run


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file outside git with its bytes and its time of change."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }


def golden(name: str, text: str) -> None:
    """Compare with tests/golden, or write it when ENFORCE_GOLDEN says so."""
    path = GOLDEN / name
    if os.environ.get("ENFORCE_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    assert text == path.read_bytes().decode("utf-8")


def test_examples_are_lawful_as_reported_to_the_byte(enforce: Callable[..., Done]) -> None:
    done = enforce("check")

    assert done.code == 0
    golden("examples.txt", _VERSIONS.sub("…", done.out))


def test_the_same_report_as_json(enforce: Callable[..., Done]) -> None:
    done = enforce("check", "--format", "json")

    assert done.code == 0
    report: dict[str, Any] = json.loads(done.out)
    assert all(report[name] for name in _STAMPS)
    golden(
        "examples.json",
        json.dumps({**report, **dict.fromkeys(_STAMPS, "…")}, ensure_ascii=False, indent=2) + "\n",
    )


def test_only_hints_and_one_registered_explanation(enforce: Callable[..., Done]) -> None:
    summary = json.loads(enforce("check", "--format", "json").out)["summary"]

    assert summary.pop("cases") == len(CASES)
    assert (summary["error"], summary["undetermined"], summary["warning"], summary["waived"]) == (0, 0, 0, 1)


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("check", "--format", "github"),
        ("--lang", "en", "check"),
        ("deadlines",),
        ("deadlines", "--explain", "--within", "60", "--format", "json"),
        ("publish", "--dry-run"),
        ("rules",),
        ("explain", "DIS002"),
        ("calendar", "show", "2027"),
        ("calendar", "due", "2026-12-08", "--working-days", "20", "--explain"),
    ],
    ids=" ".join,
)
def test_command_that_reads_leaves_the_tree_as_it_was(
    command: tuple[str, ...], repository: Path, enforce: Callable[..., Done]
) -> None:
    before = snapshot(repository)

    done = enforce(*command)

    assert done.code == 0, done.err
    assert snapshot(repository) == before
    assert git(repository, "status", "--short") == ""


@pytest.mark.parametrize("case", CASES)
def test_commands_read_every_case(case: str, enforce: Callable[..., Done], tmp_path: Path) -> None:
    text = tmp_path / "摘要.txt"
    text.write_text("对该单位开展监督检查，电话13800000000。\n", encoding="utf-8", newline="\n")

    shown, judged, redacted = (
        enforce("show", case),
        enforce("check", case),
        enforce("redact", "--case", case, str(text)),
    )

    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(case)
    assert (judged.code, judged.err) == (0, "")
    assert "判断了1件案件" in judged.out
    assert (redacted.code, redacted.err) == (0, "")
    assert redacted.out == "对该单位开展监督检查，电话138****0000。\n"


def test_building_the_examples_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert build(["--check"]) == 0, capsys.readouterr().out


def test_replay_ends_in_the_bytes_of_the_examples(repository: Path) -> None:
    files, sound = (
        # `public/` is no part of a case repository: git ignores it.
        {path: data for path, (data, _) in snapshot(root).items() if not path.startswith("public/")}
        for root in (repository, EXAMPLES)
    )

    assert files == sound
    assert git(repository, "status", "--short") == ""


def test_replayed_commits_stand_in_the_order_of_their_days(repository: Path) -> None:
    log = git(repository, "log", "--reverse", "--format=%as%x09%an%x09%s").splitlines()
    days, people, subjects = zip(*(line.split("\t") for line in log), strict=True)

    assert list(days) == sorted(days)
    assert len(set(people)) >= 6
    assert Counter(subject.rpartition("：")[2] for subject in subjects)["公示"] == sum(
        each.event == "published" for each in DISCLOSURES
    )


def test_clone_that_turns_line_ends_has_the_same_bytes(repository: Path, tmp_path: Path) -> None:
    git(
        tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", "--config", "core.autocrlf=true", str(repository), "c"
    )

    assert git(tmp_path / "c", "-c", "core.autocrlf=true", "status", "--short") == ""
    assert {path: data for path, (data, _) in snapshot(tmp_path / "c").items()} == {
        path: data for path, (data, _) in snapshot(repository).items() if not path.startswith("public/")
    }


def test_file_as_it_stood_on_a_day() -> None:
    text = "steps:\n  - {step: 立案, on: 2026-01-08}\n  - step: 询问\n    on: 2026-01-20\n    place: 某处\nmajor: no\n"

    assert as_of(text, "2026-01-20") == text
    assert as_of(text, "2026-01-19") == "steps:\n  - {step: 立案, on: 2026-01-08}\nmajor: no\n"
    assert as_of(text, "2026-01-07") == "major: no\n"


def test_examples_without_git_are_told_so_and_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path / "examples")

    code = main(["--repo", str(root), "--as-of", AS_OF, "check"])

    assert code == 0
    assert "HIS001" in capsys.readouterr().out
