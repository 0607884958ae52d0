"""Which folders hold cases: nothing is followed, and nothing that is not read is taken for nothing at all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from enforcement_cli.cases.layout import case_folders, folder_files
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.trouble import Trouble
from enforcement_cli.problems import Problem
from tests import repos
from tests.builders import inspection, penalty

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def told(found: Problem) -> str:
    """File and whole message."""
    return f"{found.place.file}: {found.template.format_map(found.fields)}"


def messages(troubles: tuple[Trouble, ...] | list[Trouble]) -> list[str]:
    """The same of several, each of which has a place and a remedy."""
    assert all(each.place.line == 1 and each.remedy for _, each in troubles)
    return [told(each) for _, each in troubles]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound repository."""
    return repos.write(tmp_path / "库", penalty(), inspection())


FOLDERS = ("cases/2026/2026-0001", "cases/2026/2026-0003")


def test_a_sound_repository(root: Path) -> None:
    (root / "cases" / "README.md").touch()
    (root / "cases" / "2026" / ".gitkeep").touch()
    (root / "cases" / "2026" / "Thumbs.db").touch()
    (root / "cases" / "2026" / ".~enforce-0.tmp").mkdir()

    assert case_folders(root) == type(case_folders(root))(FOLDERS, (), ())


def test_a_repository_without_cases_has_none_yet(tmp_path: Path) -> None:
    layout = case_folders(tmp_path)

    assert (layout.folders, layout.unread, layout.misplaced) == ((), (), ())


@posix
@pytest.mark.parametrize("name", ["cases", "cases/2026", "cases/2026/2026-0001"])
def test_a_link_is_no_folder(root: Path, tmp_path: Path, name: str) -> None:
    (root / name).rename(tmp_path / "moved")
    (root / name).symlink_to(tmp_path / "moved")

    layout = case_folders(root)

    assert messages(layout.unread) == [f"{name}: {name} 是一个链接，不是文件本身，没有打开"]
    assert not any(each.startswith(name) for each in layout.folders)


@pytest.mark.parametrize("name", ["cases", "cases/2026", "cases/2026/2026-0001"])
def test_a_file_is_no_folder(root: Path, tmp_path: Path, name: str) -> None:
    (root / name).rename(tmp_path / "moved")
    (root / name).touch()

    assert messages(case_folders(root).unread) == [f"{name}: {name} 是文件，应当是文件夹"]


@posix
@pytest.mark.parametrize("name", ["cases", "cases/2026", "cases/2026/2026-0004"])
def test_a_pipe_is_no_folder(root: Path, tmp_path: Path, name: str) -> None:
    if (root / name).exists():
        (root / name).rename(tmp_path / "moved")
    os.mkfifo(root / name)

    assert messages(case_folders(root).unread) == [f"{name}: {name} 不是普通文件（可能是设备或者管道），没有打开"]


@pytest.mark.parametrize("name", ["cases", "cases/2026"])
def test_a_folder_that_cannot_be_listed_is_not_an_empty_one(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if path == root / name:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert messages(case_folders(root).unread) == [
        f"{name}: 打不开 {name}：没有读取权限，或者正被 WPS 等程序占用",
    ]


@posix
@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "2026-0004\n::error::x",
            "文件夹名「2026-0004<U+000A>::error::x」含有看不见的或者控制字符，里面的内容没有读取",
        ),
        ("\x1b[31m", "文件夹名「<U+001B>[31m」含有看不见的或者控制字符，里面的内容没有读取"),
        (".g\u200cit", "文件夹名「.g<U+200C>it」含有看不见的或者控制字符，里面的内容没有读取"),
        (".GIT", "文件夹名「.GIT」是版本库的内部名称，里面的内容没有读取"),
        ("con", "文件夹名「con」是 Windows 的设备名，里面的内容没有读取"),
        ("2026-0004 ", "文件夹名「2026-0004 」以空格开头，或者以空格、句点结尾，Windows 存不了，里面的内容没有读取"),
    ],
)
def test_a_folder_with_an_unfit_name_is_not_entered(root: Path, name: str, message: str) -> None:
    (root / "cases" / "2026" / name).mkdir()

    layout = case_folders(root)

    assert [each.partition(": ")[2] for each in messages(layout.unread)] == [message]
    assert layout.folders == FOLDERS


@pytest.mark.parametrize("name", ["cases/case.yaml", "cases/2026/decisions.yml"])
def test_a_file_of_a_case_outside_of_any(root: Path, name: str) -> None:
    (root / name).touch()

    assert messages(case_folders(root).misplaced) == [f"{name}: {name} 不在案件的文件夹里，没有判断"]
    assert case_folders(root).folders == FOLDERS


@posix
def test_files_of_a_folder_that_is_reached_through_a_link(root: Path, tmp_path: Path) -> None:
    (root / "registers").rename(tmp_path / "moved")
    (root / "registers").symlink_to(tmp_path / "moved")

    names, troubles = folder_files(root, "registers")

    assert (names, messages(troubles)) == ([], ["registers: registers 是一个链接，不是文件本身，没有打开"])
    assert not Repository(root).bureau.has_register("personnel")
    assert "registers 是一个链接，不是文件本身，没有打开" in str(messages(list(Repository(root).bureau.troubles)))


def test_files_of_a_folder_that_is_not_there(root: Path) -> None:
    assert folder_files(root, "calendars") == ([], [])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("decision.yaml", "没有判断：案件的这一部分应当叫 decisions.yaml"),
        ("Decisions.yaml", "没有判断：案件的这一部分应当叫 decisions.yaml"),
        ("decisions.yml", "没有判断：案件的这一部分应当叫 decisions.yaml"),
        ("decisions.yaml.txt", "没有判断：案件的这一部分应当叫 decisions.yaml"),
        ("decisions - 副本.yaml", "没有判断：案件的这一部分应当叫 decisions.yaml"),
        ("records（1）.yaml", "没有判断：案件的这一部分应当叫 records.yaml"),
        ("ｗaivers.yaml", "没有判断：案件的这一部分应当叫 waivers.yaml"),
        ("决定.yaml", "不是案件的组成部分，没有判断"),
        ("笔录.docx", "不在 files 文件夹里，没有作为附件核对"),
        ("附件/照片.jpg", "不在 files 文件夹里，没有作为附件核对"),
        ("Files/照片.jpg", "不在 files 文件夹里，没有作为附件核对"),
        ("disclosure/0001-published.yml", "不是公示台账的条目，没有判断"),
        ("disclosure/old/0001-published.yaml", "不是公示台账的条目，没有判断"),
    ],
)
def test_what_lies_in_a_case_and_is_read_by_nobody(root: Path, name: str, message: str) -> None:
    # A case that has only just been opened, so that no name has a twin.
    for section in ("records", "decisions"):
        (root / FOLDERS[1] / f"{section}.yaml").unlink()
    shutil.rmtree(root / FOLDERS[1] / "disclosure")
    path = root / FOLDERS[1] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()

    case = Repository(root).load_case(FOLDERS[1])

    assert messages(list(case.troubles)) == [f"{FOLDERS[1]}/{name}: {FOLDERS[1]}/{name} {message}"]


def test_a_moved_ledger_entry_counts_for_nobody(root: Path) -> None:
    """The site does not read it, so the check must not either."""
    disclosure = root / FOLDERS[0] / "disclosure"
    (disclosure / "old").mkdir()
    (disclosure / "0001-published.yaml").rename(disclosure / "old" / "0001-published.yaml")

    assert Repository(root).load_case(FOLDERS[0]).ledger == ()


def test_a_sound_case_has_no_troubles(root: Path) -> None:
    for name in (".gitattributes", "files/a.txt", "files/.hidden"):
        path = root / FOLDERS[0] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    assert Repository(root).load_case(FOLDERS[0]).troubles == ()


@posix
def test_a_folder_that_cannot_be_entered_is_named_in_full(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / FOLDERS[0] / "files").symlink_to(root)

    case = Repository(root).load_case(FOLDERS[0])

    name = f"{FOLDERS[0]}/files"
    assert messages(list(case.troubles)) == [f"{name}: {name} 是一个链接，不是文件本身，没有打开"]
