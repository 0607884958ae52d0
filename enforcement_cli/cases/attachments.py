"""The files of a case folder: which there are, which are refused, and their digests. Links are never followed."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enforcement_cli.cases.filenames import fault, fold, is_debris, path_fault
from enforcement_cli.cases.read_bytes import OPEN_FLAGS
from enforcement_cli.cases.trouble import PATH, Trouble
from enforcement_cli.problems import EnforceError, Place, problem

MAX_FILES = 20_000
MAX_DEPTH = 16
_PIECE = 1 << 20
# An LFS pointer (git-lfs specification v1) is at most 1024 bytes long.
_POINTER_BYTES = 1024
_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\r?\n(?:ext-[^\r\n]+\r?\n)*"
    rb"oid sha256:([0-9a-f]{64})\r?\nsize ([0-9]{1,18})\r?\n?"
)
_JUNCTION = 0xA0000003  # Windows: a folder that is really another one


@dataclass(frozen=True, slots=True)
class FolderScan:
    """What lies in a case folder: `files` relative to it with `/`, sorted, as found; and what is refused.

    The places of the troubles are relative to the case folder, too.
    """

    files: tuple[str, ...]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """sha256 of a file, 64 hexadecimal digits; of an LFS pointer the digest of the file that it stands for."""

    sha256: str
    size: int
    is_lfs_pointer: bool


def check_attachment_path(name: str) -> str | None:
    """What is wrong with an attachment's path as written in a file; None where nothing is."""
    return path_fault(name)


def scan_case_folder(folder: Path) -> FolderScan:
    """Walk a case folder. Only regular files with one name are taken in; everything else is a trouble."""
    files: list[str] = []
    troubles: list[Trouble] = []
    seen: dict[str, str] = {}
    for name, entry in _walk(folder, "", 0, troubles):
        twin = seen.setdefault(fold(name), name)
        if twin != name:
            troubles.append(
                _refused(
                    name,
                    "“{name}”与“{twin}”只差大小写或者字符形式，在有的系统上会互相覆盖",
                    remedy="请改成不同的文件名。",
                    name=unicodedata.normalize("NFC", name),
                    twin=unicodedata.normalize("NFC", twin),
                )
            )
        elif (trouble := _unfit(name, entry)) is not None:
            troubles.append(trouble)
        else:
            files.append(name)
        if len(files) > MAX_FILES:
            troubles.append(
                _refused("", "案件文件夹里的文件超过 {most} 个", remedy="请核对是否放错了文件。", most=MAX_FILES)
            )
            break
    return FolderScan(tuple(sorted(files)), tuple(troubles))


def _walk(
    folder: Path | str, prefix: str, depth: int, troubles: list[Trouble]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda each: each.name)
    except OSError as error:
        troubles.append(_refused(prefix.rstrip("/"), "文件夹打不开：{why}", why=error.strerror or ""))
        return
    for entry in entries:
        if is_debris(entry.name):
            continue
        name = prefix + entry.name
        what = fault(entry.name)
        if what is not None:
            troubles.append(
                _refused(
                    name,
                    "文件名“{name}”{what}",
                    remedy="请改名，并同步修改引用它的地方。",
                    name=_shown(name),
                    what=what,
                )
            )
        elif _is_folder(entry):
            if depth >= MAX_DEPTH:
                troubles.append(_refused(name, "文件夹层数超过 {most} 层", remedy="请把文件移到上层。", most=MAX_DEPTH))
            else:
                yield from _walk(entry.path, name + "/", depth + 1, troubles)
        else:
            yield name, entry


def _is_folder(entry: os.DirEntry[str]) -> bool:
    if not entry.is_dir(follow_symlinks=False):
        return False
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) != _JUNCTION


def _unfit(name: str, entry: os.DirEntry[str]) -> Trouble | None:
    """Why a file is refused: not a regular file of its own."""
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError as error:
        return _refused(name, "“{name}”打不开：{why}", name=_shown(name), why=error.strerror or "")
    if stat.S_ISREG(found.st_mode):
        # On Windows st_nlink is not filled in by scandir: 0 there says nothing.
        if found.st_nlink > 1:
            return _refused(
                name,
                "“{name}”在别处还有同一份文件（硬链接），改动那一份会改动这一份",
                remedy="请复制一份真正的文件放在这里。",
                name=_shown(name),
            )
        return None
    if stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_reparse_tag", 0)):
        return _refused(name, "“{name}”是链接，不是文件", remedy="请把真正的文件放在这里。", name=_shown(name))
    return _refused(name, "“{name}”不是普通文件", remedy="请移出案件文件夹。", name=_shown(name))


def _shown(name: str) -> str:
    """A name that can be printed whatever stands in it."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in name)


def _refused(where: str, template: str, /, *, remedy: str = "", **fields: Any) -> Trouble:
    return PATH, problem(Place(_shown(where), (), 1, 1, 1), template, remedy=remedy, **fields)


def digest_file(path: Path) -> Digest:
    """The digest of a regular file, read in pieces, through no link. Raises EnforceError where it cannot be read."""
    try:
        handle = os.open(path, OPEN_FLAGS)
    except OSError as error:
        raise EnforceError("文件 {name} 打不开：{why}", name=path.name, why=error.strerror or "") from None
    with os.fdopen(handle, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise EnforceError("“{name}”不是普通文件", name=path.name)
        digest = hashlib.sha256()
        size = 0
        head = b""
        while piece := file.read(_PIECE):
            if not size:
                head = piece
            size += len(piece)
            digest.update(piece)
    if size <= _POINTER_BYTES and (pointer := _POINTER.fullmatch(head)):
        return Digest(pointer[1].decode("ascii"), int(pointer[2]), True)
    return Digest(digest.hexdigest(), size, False)
