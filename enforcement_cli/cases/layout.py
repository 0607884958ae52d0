"""Which folders of a case repository hold cases, and what stands in the way of reading them all.

A folder that is a link, or cannot be listed, must never be taken for an empty one: a site made from what is left would
drop published decisions, and a check of it would be clean.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from enforcement_cli.cases.file_digest import is_junction, printable
from enforcement_cli.cases.filenames import fault, is_debris
from enforcement_cli.cases.read_bytes import not_regular, unopened
from enforcement_cli.cases.trouble import PATH, UNREADABLE, Trouble
from enforcement_cli.problems import Place, Severity, problem

CASES = "cases"
CASE_FILES = ("case.yaml", "records.yaml", "review.yaml", "decisions.yaml", "waivers.yaml", "answers.yaml")
_YAML = re.compile(r"\.ya?ml(\.txt)?", re.ASCII | re.IGNORECASE)
PUBLIC_PICTURE = re.compile(r"[0-9a-f]{64}\.(?:png|jpg)", re.ASCII)
_OF_A_FOLDER = re.compile(r"[0-9]{4}(-[0-9]{4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Layout:
    """Case folders, relative to the repository, in order; what was not entered and may hide more; misplaced files."""

    folders: tuple[str, ...]
    unread: tuple[Trouble, ...]
    misplaced: tuple[Trouble, ...]


def case_folders(root: Path) -> Layout:
    """Every folder under cases/<year>/. A repository without `cases` has none yet."""
    folders: list[str] = []
    unread: list[Trouble] = []
    misplaced: list[Trouble] = []
    for year in _subfolders(root, CASES, unread, misplaced):
        folders += _subfolders(root, year, unread, misplaced)
    return Layout(tuple(folders), tuple(unread), tuple(misplaced))


def folder_files(root: Path, folder: str) -> tuple[list[str], list[Trouble]]:
    """Names of the YAML files of one folder, sorted; none where there is no such folder.

    `folder` is relative to `root`, and no part of it may be a link.
    """
    parts = folder.split("/")
    for depth in range(1, len(parts) + 1):
        status, troubles = _looked_at(root, "/".join(parts[:depth]))
        if status is None:
            return [], troubles
    entries, troubles = _listed(root, folder)
    return [name for name, _ in entries if name.endswith(".yaml") and not is_debris(name)], troubles


def strays(folder: str, names: Iterable[str]) -> Iterator[Trouble]:
    """What lies in a case folder and is read by nobody: `decisions.yaml.txt`, `Decisions.yaml`, papers beside `files/`.

    `names` are the files found, relative to the case folder. A section under a wrong name would else be a case without
    that section, judged and found in order.
    """
    for name in names:
        top, _, below = name.partition("/")
        if name in CASE_FILES or (top == "files" and below) or name.startswith("."):
            continue
        if top == "disclosure" and below:
            if "/" in below or not (below.endswith(".yaml") or PUBLIC_PICTURE.fullmatch(below)):
                yield _no_entry(f"{folder}/{name}")
            continue
        right = None if below else _section_meant(name)
        if right is not None:
            yield _misnamed(f"{folder}/{name}", right)
        elif not below and _YAML.search(name):
            yield _no_section(f"{folder}/{name}")
        else:
            yield _beside_files(f"{folder}/{name}")


def _section_meant(name: str) -> str | None:
    """The section that a file was probably meant to be: Decisions.yaml, decision.yml, decisions - 副本.yaml."""
    stem = unicodedata.normalize("NFKC", name).casefold().partition(".")[0]
    stems = {each.partition(".")[0]: each for each in CASE_FILES}
    copies = [each for each in stems if re.fullmatch(rf"{each}[^a-z].*", stem)]
    near = copies or get_close_matches(stem, stems, 1, cutoff=0.8)
    return stems[near[0]] if near else None


def _subfolders(root: Path, folder: str, unread: list[Trouble], misplaced: list[Trouble]) -> Iterator[str]:
    """The folders in a folder; links and unfit names among the unread."""
    status, found = _looked_at(root, folder)
    unread += found
    if status is None:
        return
    entries, found = _listed(root, folder)
    unread += found
    for name, mode in entries:
        path = f"{folder}/{name}"
        if is_debris(name):
            continue
        if stat.S_ISREG(mode):
            if _OF_A_FOLDER.fullmatch(name):
                unread.append(no_folder(path))
            elif name.endswith((".yaml", ".yml")):
                misplaced.append(_misplaced(path))
        elif not stat.S_ISDIR(mode):
            unread.append(not_regular(mode, printable(path)))
        elif (what := fault(name)) is not None:
            unread.append(_unfit(path, name, what))
        else:
            yield path


def _looked_at(root: Path, folder: str) -> tuple[os.stat_result | None, list[Trouble]]:
    """A folder itself; None with a trouble where something else is in its place, without one where nothing is."""
    try:
        status = os.lstat(root / folder)
    except FileNotFoundError:
        return None, []
    except OSError as error:
        return None, [unopened(error, printable(folder))]
    if stat.S_ISDIR(status.st_mode) and not is_junction(status):
        return status, []
    if stat.S_ISREG(status.st_mode):
        return None, [no_folder(folder)]
    mode = stat.S_IFLNK if stat.S_ISDIR(status.st_mode) else status.st_mode
    return None, [not_regular(mode, printable(folder))]


def no_folder(file: str) -> Trouble:
    """A file where a folder belongs."""
    return UNREADABLE, problem(
        Place(printable(file), (), 1, 1, 1),
        "{file} 是文件，应当是文件夹",
        remedy="把这个文件改名或者移走",
        file=printable(file),
    )


def _listed(root: Path, folder: str) -> tuple[list[tuple[str, int]], list[Trouble]]:
    """(name, mode) of all in a folder, by name."""
    try:
        with os.scandir(root / folder) as entries:
            return sorted(_with_mode(entries)), []
    except OSError as error:
        link = error.errno in (errno.ENOTDIR, errno.ELOOP)
        shown = printable(folder)
        return [], [not_regular(stat.S_IFLNK, shown) if link else unopened(error, shown)]


def _with_mode(entries: Iterator[os.DirEntry[str]]) -> Iterator[tuple[str, int]]:
    for entry in entries:
        try:
            # The folder itself knows what it holds; only of what is rare must the disk be asked.
            if entry.is_dir(follow_symlinks=False):
                yield entry.name, stat.S_IFDIR
            elif entry.is_file(follow_symlinks=False):
                yield entry.name, stat.S_IFREG
            else:
                yield entry.name, entry.stat(follow_symlinks=False).st_mode
        except FileNotFoundError:
            continue  # gone in the meantime


def _unfit(path: str, name: str, what: str) -> Trouble:
    return UNREADABLE, problem(
        Place(printable(path), (), 1, 1, 1),
        "文件夹名「{name}」{what}，里面的内容没有读取",
        remedy="改名后再运行",
        name=printable(name),
        what=what,
    )


def _misnamed(path: str, right: str) -> Trouble:
    return UNREADABLE, problem(
        Place(printable(path), (), 1, 1, 1),
        "{file} 没有判断：案件的这一部分应当叫 {right}",
        remedy="改名为 {right}（Windows 上请先打开“显示文件扩展名”）；已经有 {right} 的，把内容并进去，再删去这个文件",
        file=printable(path),
        right=right,
    )


def _no_section(path: str) -> Trouble:
    return UNREADABLE, problem(
        Place(printable(path), (), 1, 1, 1),
        "{file} 不是案件的组成部分，没有判断",
        remedy="案件的各部分是 {files}；把内容并入其中，不需要的删去",
        file=printable(path),
        files=CASE_FILES,
    )


def _no_entry(path: str) -> Trouble:
    return UNREADABLE, problem(
        Place(printable(path), (), 1, 1, 1),
        "{file} 不是公示台账的条目，没有判断",
        remedy="台账由工具写入，从 git 里恢复原来的名称和位置；不是台账的，移出 disclosure 文件夹",
        file=printable(path),
    )


def _beside_files(path: str) -> Trouble:
    return PATH, problem(
        Place(printable(path), (), 1, 1, 1),
        "{file} 不在 files 文件夹里，没有作为附件核对",
        remedy="文书、照片、录音录像放进本案件的 files 文件夹，并列入全过程记录；不需要的删去",
        severity=Severity.WARNING,
        file=printable(path),
    )


def _misplaced(path: str) -> Trouble:
    return UNREADABLE, problem(
        Place(printable(path), (), 1, 1, 1),
        "{file} 不在案件的文件夹里，没有判断",
        remedy="案件的文件放在 cases/年份/案件编号/ 里面；把它移到所属案件的文件夹，不需要的删去",
        file=printable(path),
    )
