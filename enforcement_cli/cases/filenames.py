"""Names of files in a case folder: what some system cannot hold, what hides something, what office programs leave."""

from __future__ import annotations

import re
import unicodedata

from enforcement_cli.messages import tr

LONGEST_BYTES = 180
"""Of one name; most systems hold 255, the rest is room for temporary suffixes."""

_WINDOWS_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE)
_WINDOWS_NEVER = frozenset('<>:"|?*\\')
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_GIT = re.compile(r"\.git|git~[0-9]+", re.IGNORECASE)
_DEBRIS = re.compile(r"~\$.*|\.~.*|\._.*|(eh)?thumbs\.db|desktop\.ini|\.ds_store", re.IGNORECASE)
_ASCII_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]*[A-Za-z0-9_]|[A-Za-z0-9_]", re.ASCII)
_DRIVE_OR_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:", re.ASCII)


def is_debris(name: str) -> bool:
    """What WPS, Word, Windows and macOS leave beside a file: to be ignored."""
    return _DEBRIS.fullmatch(name) is not None


def fold(name: str) -> str:
    """What two names have in common that some system takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def fault(name: str) -> str | None:
    """What is wrong with one name (no `/` in it), as half a Chinese sentence; None where nothing is."""
    if _ASCII_PLAIN.fullmatch(name) and len(name) <= LONGEST_BYTES and not _WINDOWS_DEVICE.fullmatch(name):
        return tr("是版本库的内部名称") if _GIT.fullmatch(name) else None
    if not _HIDDEN_CATEGORIES.isdisjoint(map(unicodedata.category, name)):
        return tr("含有看不见的或者控制字符")
    seen = "".join(each for each in unicodedata.normalize("NFKC", name) if unicodedata.category(each) != "Cf")
    if _GIT.fullmatch(seen.split(":", 1)[0].rstrip(". ")):
        return tr("是版本库的内部名称")
    if _WINDOWS_NEVER & set(name):
        return tr('含有 Windows 不允许的字符 < > : " | ? * \\')
    if _WINDOWS_DEVICE.fullmatch(name):
        return tr("是 Windows 的设备名")
    if name[-1:] in (".", " ") or name[:1] == " ":
        return tr("以空格开头，或者以空格、句点结尾，Windows 存不了")
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST_BYTES:
        return tr("太长，最多 {most} 个字节（约 60 个汉字）", most=LONGEST_BYTES)
    return None


def path_fault(path: str) -> str | None:
    """What is wrong with a path written in a file, as half a Chinese sentence; None where nothing is.

    It must lie under `files/` of its own case: no `..`, no absolute path, drive, backslash or address.
    """
    if "\\" in path:
        return tr("应当用 / 分隔，不用 \\")
    if path.startswith(("/", "~")) or _DRIVE_OR_URL.match(path):
        return tr("不能是绝对路径或者网址")
    parts = path.split("/")
    if any(each in ("", ".", "..") for each in parts):
        return tr("不能含有 .. 或者多余的 /")
    if parts[0] != "files" or len(parts) < 2:
        return tr("应当在本案件的 files 文件夹里")
    return next((what for each in parts if (what := fault(each))), None)
