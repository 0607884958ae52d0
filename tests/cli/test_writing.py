"""What every writing command shares."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.cli import writing
from enforcement_cli.cli.writing import Change, write
from enforcement_cli.problems import EnforceError


def go(root: Path, *changes: Change, dry_run: bool = False, yes: bool = False, quiet: bool = False) -> list[str]:
    """Write with a fixed message."""
    return write(root, changes, message="说明：甲", dry_run=dry_run, yes=yes, quiet=quiet)


def test_new_files_are_written_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = go(tmp_path, Change("a/甲.yaml", b"1\n"), Change("b.yaml", b"2\n", new=True))

    assert written == ["a/甲.yaml", "b.yaml"]
    assert (tmp_path / "a" / "甲.yaml").read_bytes() == b"1\n"
    assert capsys.readouterr().out == (
        "已写入 a/甲.yaml\n已写入 b.yaml\n\n请提交到版本库：\n"
        f"  git -C {tmp_path} add -- a/甲.yaml b.yaml\n"
        f"  git -C {tmp_path} commit -m 说明：甲\n"
    )


def test_what_is_the_same_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_bytes(b"1")

    assert go(tmp_path, Change("a", b"1")) == []
    assert capsys.readouterr().out == "没有变化，没有写入。\n"


def test_nothing_is_overwritten_without_a_yes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(writing, "is_interactive", lambda: False)

    with pytest.raises(EnforceError, match="已有这些文件，没有覆盖：a"):
        go(tmp_path, Change("b", b"x"), Change("a", b"new"))

    assert (tmp_path / "a").read_bytes() == b"old"
    assert not (tmp_path / "b").exists()
    assert go(tmp_path, Change("a", b"new"), yes=True) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_it_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(writing, "is_interactive", lambda: True)
    monkeypatch.setattr("enforcement_cli.cli.questions.yes_or_no", lambda question: answer)

    if answer:
        go(tmp_path, Change("a", b"new"))
    else:
        with pytest.raises(EnforceError, match="没有写入。"):
            go(tmp_path, Change("a", b"new"))

    assert (tmp_path / "a").read_bytes() == (b"new" if answer else b"old")


def test_what_keeps_the_old_needs_no_question(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    assert go(tmp_path, Change("a", b"old and new", keeps=True)) == ["a"]


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    with pytest.raises(EnforceError, match="已经存在，没有覆盖"):
        go(tmp_path, Change("a", b"new", new=True), yes=True)

    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_bytes(b"old")

    assert go(tmp_path, Change("a", b"new\n"), Change("b", b"x"), dry_run=True) == ["a", "b"]
    assert capsys.readouterr().out.startswith("将写入 a\n将写入 b\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_quiet_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    go(tmp_path, Change("a", b"x"), quiet=True)

    assert capsys.readouterr().out == ""


def test_many_files_are_added_by_their_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    go(tmp_path, *(Change(f"registers/{index}.yaml", b"x") for index in range(9)), Change("enforce.yaml", b"x"))

    assert f"  git -C {tmp_path} add -- registers enforce.yaml\n" in capsys.readouterr().out


def test_in_the_repository_itself_git_needs_no_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    go(tmp_path, Change("a", b"x"))

    assert "  git add -- a\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("cases/2026/2026-0001", "cases/2026/2026-0001"),
        ("开案：2026-0001 某案", '"开案：2026-0001 某案"'),
        ("a'b", '"a\'b"'),
        ('say "x"', "'say \"x\"'"),
        ("$HOME `x`", "'$HOME `x`'"),
        ("", '""'),
    ],
)
def test_quoting(text: str, quoted: str) -> None:
    assert writing._quoted(text) == quoted


def test_the_lock_is_held_and_a_dry_run_takes_none(tmp_path: Path) -> None:
    with writing.locked(tmp_path, "公示", dry_run=True):
        assert not (tmp_path / ".enforce").exists()
    with writing.locked(tmp_path, "公示"):
        assert (tmp_path / ".enforce" / "lock").exists()
