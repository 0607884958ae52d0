"""A folder that cannot be read is never taken for an empty one: the public loses no page by it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")
AS_OF = ("--as-of", "2026-12-10")
WITHDRAW = ["withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", "2026-04-01", "--reason", "事实不清", "--yes"]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file and its bytes."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


@pytest.mark.parametrize("command", [["publish", "--yes"], ["site"], WITHDRAW], ids=lambda each: each[0])
@pytest.mark.parametrize("folder", ["cases", "cases/2026", "cases/2026/2026-0003", "cases/2026/2026-0003/disclosure"])
def test_a_link_in_place_of_a_folder_stops_the_site(
    enforce: Run, repo: Path, tmp_path: Path, folder: str, command: list[str]
) -> None:
    assert enforce("site", "--repo", repo).code == 0
    before = tree(repo / "public")
    shutil.move(repo / folder, tmp_path / "moved")
    (repo / folder).symlink_to(tmp_path / "moved")
    moved = tree(tmp_path / "moved")

    done = enforce(*command, "--repo", repo, *AS_OF)

    assert done.code == 2
    if not (command[0] == "withdraw" and folder in ("cases", "cases/2026")):
        assert (
            f"错误：公示台账读不全，公示网站会缺少已经公示的决定，没有生成：{folder} 是一个链接，不是文件本身，没有打开\n"
            "删去链接，把文件本身复制到这里\n"
        ) in done.err
    assert tree(repo / "public") == before
    assert tree(tmp_path / "moved") == moved


@pytest.mark.parametrize("command", [["publish", "--yes"], ["site"]], ids=lambda each: each[0])
@pytest.mark.parametrize("folder", ["cases", "cases/2026", "cases/2026/2026-0003/disclosure"])
def test_a_folder_that_cannot_be_listed_stops_the_site(
    enforce: Run, repo: Path, folder: str, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert enforce("site", "--repo", repo).code == 0
    before = tree(repo / "public")
    scandir = os.scandir

    def refuse(path: Path | int) -> object:
        if path == repo / folder:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refuse)
        # Git cannot list it either and says so beside its answer, which is none then.
        patched.setattr("enforcement_cli.git.holdings.Asked.answer", lambda _: None)
        done = enforce(*command, "--repo", repo, *AS_OF)

    assert done.code == 2
    assert (
        f"错误：公示台账读不全，公示网站会缺少已经公示的决定，没有生成：打不开 {folder}：没有读取权限，或者正被 WPS 等程序占用\n"
    ) in done.err
    assert tree(repo / "public") == before


@pytest.mark.parametrize("folder", ["cases", "cases/2026", "cases/2026/2026-0003", "registers"])
def test_the_check_says_so(enforce: Run, repo: Path, tmp_path: Path, folder: str) -> None:
    shutil.move(repo / folder, tmp_path / "moved")
    (repo / folder).symlink_to(tmp_path / "moved")

    done = enforce("check", "--repo", repo, *AS_OF, "-q")

    assert done.code == 1
    assert f"{folder}:1:1: 不符 STR001 {folder} 是一个链接，不是文件本身，没有打开" in done.out.splitlines()


def test_the_deadlines_say_what_is_missing_in_them(enforce: Run, repo: Path, tmp_path: Path) -> None:
    shutil.move(repo / "cases/2026", tmp_path / "moved")
    (repo / "cases/2026").symlink_to(tmp_path / "moved")

    done = enforce("deadlines", "--repo", repo, *AS_OF)

    assert done.err == "没有读取 cases/2026：cases/2026 是一个链接，不是文件本身，没有打开\n"
