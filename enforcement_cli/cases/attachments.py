"""The files of a case folder, found without ever leaving it.

Only regular files count, links are never followed, and a file that is also known under another name (a hard link) is
refused: its content could change from elsewhere. How they are opened: see `file_digest`.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from enforcement_cli.cases.file_digest import (
    FOLDER_FLAGS,
    HAS_HANDLES,
    Digest,
    digest_file,
    look_for_folder,
    printable,
)
from enforcement_cli.cases.filenames import fault, fold, is_debris, path_fault
from enforcement_cli.cases.read_bytes import not_regular, unopened
from enforcement_cli.cases.trouble import PATH, Trouble
from enforcement_cli.problems import Place, Problem, problem

__all__ = ["Digest", "FolderScan", "check_attachment_path", "digest_file", "scan_case_folder"]

MAX_DEPTH = 16
MAX_FILES = 20_000


@dataclass(frozen=True, slots=True)
class FolderScan:
    """What lies in a case folder: its files, relative to it with `/`, as found on the disk, sorted; and what is refused.

    Places of the troubles are relative to the folder, "" for the folder itself.
    """

    files: tuple[str, ...]
    troubles: tuple[Trouble, ...]


def check_attachment_path(name: str) -> str | None:
    """What is wrong with an attachment's path as written in a case file; None where nothing is."""
    return path_fault(name)


def scan_case_folder(folder: Path) -> FolderScan:
    """Every file of a case folder; nothing is opened but folders."""
    found = _Found()
    _walk(_Spot(folder), "", found, 0)
    return FolderScan(tuple(sorted(found.files)), tuple(found.troubles))


@dataclass(slots=True)
class _Found:
    files: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    is_full: bool = False

    def refuse(self, found: Problem) -> None:
        """Not to be opened, nor listed."""
        self.troubles.append((PATH, found))


def _at(where: str) -> Place:
    return Place(printable(where.rstrip("/")), (), 1, 1, 1)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A folder to be entered: by its path, or by its name under the handle of the folder it lies in."""

    path: Path
    above: int | None = None


@contextmanager
def _entered(spot: _Spot) -> Iterator[int | None]:
    """A folder, opened without following a link; its handle where there are such. Raises OSError."""
    if not HAS_HANDLES:
        look_for_folder(spot.path)
        yield None
        return
    handle = os.open(spot.path if spot.above is None else spot.path.name, FOLDER_FLAGS, dir_fd=spot.above)
    try:
        yield handle
    finally:
        os.close(handle)


def _with_status(entries: Iterable[os.DirEntry[str]]) -> Iterator[tuple[str, os.stat_result]]:
    for entry in entries:
        try:
            yield entry.name, entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue  # gone in the meantime, as the lock files of WPS go


def _walk(spot: _Spot, prefix: str, found: _Found, depth: int) -> None:
    if depth > MAX_DEPTH:
        found.refuse(
            problem(_at(prefix), "文件夹套得太深，超过 {limit} 层", remedy="把文件移到上面的文件夹里", limit=MAX_DEPTH)
        )
        return
    try:
        with _entered(spot) as handle:
            with os.scandir(spot.path if handle is None else handle) as entries:
                listed = sorted(_with_status(entries))
            seen: dict[str, str] = {}
            for name, status in listed:
                if found.is_full:
                    return
                if len(found.files) >= MAX_FILES:
                    found.is_full = True
                    found.refuse(
                        problem(
                            _at(prefix),
                            "案件文件夹里的文件超过 {limit} 个，其余的没有检查",
                            remedy="核对是否放错了文件；大量文件请打成一个压缩包作为附件",
                            limit=MAX_FILES,
                        )
                    )
                    return
                if stat.S_ISREG(status.st_mode) and is_debris(name):
                    continue
                twin = seen.setdefault(fold(name), name)
                if twin == name:
                    _take(name, status, _Spot(spot.path / name, handle), prefix, found, depth)
                else:
                    found.refuse(
                        problem(
                            _at(prefix + name),
                            "「{name}」与「{twin}」只是大小写、全角半角或者编码形式不同，在别的电脑上会互相覆盖",
                            remedy="把其中一个改成明显不同的名称",
                            name=printable(name),
                            twin=printable(twin),
                        )
                    )
    except OSError as error:
        shown = printable(prefix.rstrip("/"))
        link = error.errno in (errno.ENOTDIR, errno.ELOOP)
        found.troubles.append((PATH, not_regular(stat.S_IFLNK, shown)[1]) if link else unopened(error, shown))


def _take(name: str, status: os.stat_result, spot: _Spot, prefix: str, found: _Found, depth: int) -> None:
    """One entry of a folder: refused, entered, or listed."""
    path = prefix + name
    what = fault(name)
    if what is not None:
        found.refuse(
            problem(
                _at(path),
                "文件名「{name}」{what}",
                remedy="改名后再放进案件文件夹，引用它的地方一并改",
                name=printable(name),
                what=what,
            )
        )
    elif stat.S_ISDIR(status.st_mode):
        _walk(spot, f"{path}/", found, depth + 1)
    elif not stat.S_ISREG(status.st_mode):
        found.troubles.append((PATH, not_regular(status.st_mode, printable(path))[1]))
    elif status.st_nlink > 1:  # Windows leaves it 0 here, which says nothing
        found.refuse(
            problem(
                _at(path),
                "{file} 在别处还有另一个名称（硬链接），在那里修改会改变本案件的附件",
                remedy="复制一份，用复制的文件替换它",
                file=printable(path),
            )
        )
    else:
        found.files.append(path)
