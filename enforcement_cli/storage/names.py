"""Names that every system can hold, and that stay where they are put."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from enforcement_cli.problems import EnforceError
from enforcement_cli.storage.disk import Disk

_LONGEST_BYTES = 180  # most systems hold 255; the rest is room for suffixes and other encodings
_WINDOWS_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE)
_NEVER = frozenset('<>:"|?*\\')
# Controls, format characters (bidirectional marks, zero width), surrogates, line and paragraph separators.
_NEVER_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JUNCTION = 0xA0000003  # Windows: a folder that is really another one


def check_names(names: Iterable[str]) -> None:
    """Refuse relative paths (with `/`) that would leave their folder, or that some system cannot hold.

    Two that differ in case or Unicode form only are refused, and so is a file that is also another's folder.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        _check_name(name)
        if files.setdefault(_fold(name), name) != name:
            _refuse_twins(files[_fold(name)], name)
        folder = name.rpartition("/")[0]
        while folder:
            if folders.setdefault(_fold(folder), folder) != folder:
                _refuse_twins(folders[_fold(folder)], folder)
            folder = folder.rpartition("/")[0]
    for folded, name in files.items():
        if folded in folders:
            raise EnforceError("{name}既是文件又是文件夹，没有写入。", name=name)


def refuse_outside(disk: Disk, path: Path, within: Path) -> None:
    """Refuse to write to `path` unless it lies in `within` and no folder on the way there is a link."""
    parts = path.relative_to(within).parts if path.is_relative_to(within) else ("..",)
    if ".." in parts or not parts:
        raise EnforceError("{path}不在{within}之内，没有写入。", path=path, within=within)
    folder = within
    for part in parts[:-1]:
        folder = folder / part
        refuse_link(disk, folder)


def refuse_link(disk: Disk, path: Path) -> None:
    """Refuse a symbolic link, or a junction of Windows, in the place of a file or folder of ours."""
    found = disk.lstat(path)
    if found is None:
        return
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
        raise EnforceError("{path}是链接，为免写到别处，没有写入。", remedy="请换成真正的文件或者文件夹。", path=path)


def _check_name(name: str) -> None:
    for part in name.split("/"):
        if part in {"", ".", ".."}:
            raise EnforceError("文件名{name}会离开所在的文件夹，没有写入。", name=ascii(name))
        if (
            _NEVER & set(part)
            or not _NEVER_CATEGORIES.isdisjoint(map(unicodedata.category, part))
            or _WINDOWS_DEVICE.fullmatch(part)
            or part[-1] in ". "
            or part.casefold() in {".git", "git~1"}
            or not unicodedata.is_normalized("NFC", part)
            or len(part.encode()) > _LONGEST_BYTES
        ):
            raise EnforceError("文件名{name}在有的系统上存不了，没有写入。", name=ascii(name))


def _fold(name: str) -> str:
    """What two names have in common that some system takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _refuse_twins(one: str, other: str) -> None:
    raise EnforceError("两个名称只差大小写或者字符形式，没有写入：{one}，{other}。", one=one, other=other)
