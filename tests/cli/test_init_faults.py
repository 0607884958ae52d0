"""`enforce init` and `publish --out` where the folder is read-only, full, half filled or oddly named."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.storage import MARK, is_temporary
from enforcement_cli.storage.disk import using
from tests.cli.conftest import Done, Run
from tests.cli.faults import FULL
from tests.cli.publishing import DAY, EPOCH, bureau, ledger, waiting
from tests.storage.disks import FaultyDisk, Killed

FAULTS: tuple[Any, ...] = (Killed, errno.ENOSPC, errno.EROFS, errno.EACCES)
OWN = "我们自己写的\n"


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name not in ("lock", "lock.holder")
    }


def init(enforce: Run, root: Path) -> Done:
    return enforce("--as-of", DAY, "-q", "init", root, "--name", "示例县工业和信息化局")


def run_init(enforce: Run, root: Path) -> int:
    return init(enforce, root).code


def steps_of(taken: int) -> list[int]:
    every = range(1, taken + 1)
    return list(every) if FULL else sorted({1, 2, taken, *every[:: taken // 8]})


@pytest.mark.parametrize(("fault", "lasting"), [*((each, False) for each in FAULTS), (errno.ENOSPC, True)], ids=str)
def test_a_new_folder_is_there_whole_or_not_at_all(fault: Any, lasting: bool, enforce: Run, tmp_path: Path) -> None:
    counter = FaultyDisk(0, errno.EIO)
    with using(counter):
        assert run_init(enforce, tmp_path / "数") == 0
    whole = files_of(tmp_path / "数")
    assert len(whole) > 40

    for step in steps_of(counter.taken):
        root = tmp_path / f"第{step}步" / "案件库"
        disk = FaultyDisk(step, fault, lasting=lasting)
        with using(disk):
            done = init(enforce, root)
        disk.close_all()
        there = files_of(root) if root.exists() else None
        assert there in (None, whole), step
        if disk.failed_in and fault is not Killed:
            unsynced = "已经新建好，但不能确认断电后仍在" in done.err
            assert done.code == (2 if unsynced or not there else 0), (step, done.err)
            if unsynced:
                assert there, step
                again = init(enforce, root)
                assert (again.code, "已经是案件库" in again.err) == (2, True), step
            left = [path for path in root.parent.rglob("*") if path.is_file()] if there is None else []
            assert left == [] or lasting, (step, "a disk that refuses all from then on cannot be tidied")

        if there is None:
            assert run_init(enforce, root) == 0, step
        assert files_of(root) == whole, step
        assert [path for path in root.parent.rglob("*") if is_temporary(path.name) and path.name != MARK] == [], step


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_half_filled_folder_becomes_a_repository_last_of_all(fault: Any, enforce: Run, tmp_path: Path) -> None:
    def half_filled(name: str) -> Path:
        root = tmp_path / name / "案件库"
        (root / "registers").mkdir(parents=True)
        (root / "说明.txt").write_text(OWN, encoding="utf-8", newline="\n")
        return root

    counter, counted = FaultyDisk(0, errno.EIO), half_filled("数")
    with using(counter):
        assert run_init(enforce, counted) == 0
    whole = files_of(counted)
    assert whole["说明.txt"] == OWN.encode()

    for step in steps_of(counter.taken):
        root = half_filled(f"第{step}步")
        disk = FaultyDisk(step, fault, lasting=True)
        with using(disk):
            code = run_init(enforce, root)
        disk.close_all()
        there = files_of(root)
        assert there["说明.txt"] == OWN.encode(), step
        if "enforce.yaml" not in there:
            assert code != 0, step
            assert run_init(enforce, root) == 0, (step, "the next run finishes without being told to overwrite")
        assert files_of(root) == whole, step


def test_what_a_read_only_folder_says(enforce: Run, tmp_path: Path) -> None:
    with using(FaultyDisk(1, errno.EROFS, lasting=True)):
        done = enforce("init", tmp_path / "只读" / "案件库")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("错误：")
    assert "只读" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="such names are no names there")
@pytest.mark.parametrize("name", ["共享 盘/二〇二六年 执法 公示", "-o", "$HOME", "a\\b", "长" * 60, "it's"])
def test_a_site_in_a_folder_with_an_odd_name(
    name: str, enforce: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    root = bureau(tmp_path / "案件 库", waiting())

    done = enforce("--repo", root, "--as-of", DAY, "publish", "--by", "丙示例", f"--out={tmp_path / 'x' / name}")

    assert done.code == 0, done.err
    assert (tmp_path / "x" / name / "decisions" / "2026-0001-1.html").is_file()
    assert [path.name for path in (tmp_path / "x").rglob("*") if is_temporary(path.name) and path.name != MARK] == []


@pytest.mark.parametrize("kind", ["too long", "a file", "below a file"])
def test_where_no_site_can_be_nothing_is_published(
    kind: str, enforce: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    root = bureau(tmp_path / "案件库", waiting())
    (tmp_path / "文件").write_text(OWN, encoding="utf-8", newline="\n")
    target = {
        "too long": tmp_path / ("长" * 100),
        "a file": tmp_path / "文件",
        "below a file": tmp_path / "文件" / "x",
    }[kind]

    done = enforce("--repo", root, "--as-of", DAY, "publish", "--by", "丙示例", "--out", target)

    assert done.code == 2, done.out
    assert done.err.splitlines()[0].startswith("错误：")
    assert ledger(root) == []
    assert (tmp_path / "文件").read_text(encoding="utf-8") == OWN
    assert sorted(path.name for path in tmp_path.iterdir()) == ["文件", "案件库"]
