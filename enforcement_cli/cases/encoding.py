"""Bytes to text: strict UTF-8 without anything that a reader cannot see or that has been lost already.

What comes from 记事本 or WPS in another encoding is recognised, and the message says how to save it again.
"""

from __future__ import annotations

import re
from collections import Counter

from enforcement_cli.cases.trouble import UNREADABLE, YAML, Trouble
from enforcement_cli.problems import Place, Problem, problem

_BOM = b"\xef\xbb\xbf"

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_OFFICE_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
"""First bytes of docx/xlsx/wps, of the older doc/xls, of PDF and of RTF."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = "\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f"
_SEPARATORS = "\u2028\u2029"
_NO_CHARACTERS = "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
_LONE_RETURN = r"\r(?!\n)"

HIDDEN_NAME = re.compile(
    f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{_BIDI}{_ZERO_WIDTH}{_SEPARATORS}{_NO_CHARACTERS}\ufeff\ufffd]"
)
"""What no name of a file may hold: the refused characters of a text, line breaks and tabs too."""

_FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{_BIDI}{_ZERO_WIDTH}{_SEPARATORS}{_NO_CHARACTERS}\ufeff\ufffd]"
    f"|{_LONE_RETURN}"
)

_CONFLICT = re.compile(r"^(?:[ \t]*(?:<{7}|>{7}|\|{7})(?:[ \t].*)?|={7})\r?$", re.MULTILINE)

_USUAL = (("\u4e00", "\u9fa5"), ("\u3000", "\u3017"), ("\uff01", "\uff5e"))
_USUAL_MARKS = "“”‘’…—·×"
"""What Chinese official text is made of; wrong guesses of the encoding give rare characters instead."""

_CHINESE = (("\u3000", "\u9fff"), ("\uff00", "\uffef"))
_FOREIGN = re.compile(rb"[\x80-\xff]")

_IS_BIDI = re.compile(f"[{_BIDI}]")
_IS_ZERO_WIDTH = re.compile(f"[{_ZERO_WIDTH}\ufeff]")
_IS_SEPARATOR = re.compile(f"[{_SEPARATORS}\x85]")


def place_at(text: str, index: int, file: str) -> Place:
    """The place of the character at `index`, lines and columns counted from 1."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    return Place(file, (), line, len(before) - before.rfind("\n"), line)


def decode(data: bytes, file: str) -> tuple[str, list[Trouble]]:
    """The text of a file, a leading BOM dropped, and what forbids to use it (then the text is worthless)."""
    if data.startswith(_OFFICE_MAGIC):
        return "", [(UNREADABLE, _not_text(data, file))]
    if data.startswith(_BOM):
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [(UNREADABLE, _not_utf8(data, error, file))]
    found: list[Trouble] = []
    # Nearly all texts pass the first, quick look; what it asks for is a little more than what is refused.
    if not text.replace("\r\n", " ").replace("\n", " ").isprintable() or "\ufffd" in text:
        match = _FORBIDDEN.search(text)
        if match is not None:
            if "\0" in text and _looks_like_utf16(data):
                return "", [(UNREADABLE, _not_text(data, file))]
            found.append((YAML, hidden_character(match.group()[0], place_at(text, match.start(), file))))
    if "<<<<<<<" in text or ">>>>>>>" in text or "\n=======" in text:
        conflict = _CONFLICT.search(text)
        if conflict is not None:
            found.append((YAML, _conflict(place_at(text, conflict.start(), file))))
    return text, found


def first_forbidden(value: str) -> str | None:
    """The first refused character of a text that came out of escapes such as `\\x00`, if there is one."""
    match = _FORBIDDEN.search(value)
    return match.group()[0] if match else None


def hidden_character(character: str, place: Place) -> Problem:
    """The message for one refused character."""
    code = f"U+{ord(character):04X}"
    if character == "\ufffd":
        return problem(
            place,
            "这里有乱码（{code}）：原来的字在转换编码时已经丢失",
            remedy="对照原件把这一处的文字重新录入",
            code=code,
        )
    if character == "\r" or _IS_SEPARATOR.match(character):
        return problem(
            place,
            "这里有一个特殊的换行字符（{code}），各种软件对它断行的位置不一致",
            remedy="删去这个字符，用回车键重新换行",
            code=code,
        )
    if _IS_BIDI.match(character):
        return problem(
            place,
            "这里有一个看不见的改变文字方向的字符（{code}），会使显示的内容与实际内容不一致",
            remedy="删去这一处的文字，重新手工录入，不要从网页粘贴",
            code=code,
        )
    if _IS_ZERO_WIDTH.match(character):
        return problem(
            place,
            "这里有一个看不见的零宽字符（{code}），会使看上去相同的文字实际不同",
            remedy="删去这一处的文字，重新手工录入，不要从网页粘贴",
            code=code,
        )
    return problem(
        place,
        "这里有一个不可见的控制字符（{code}）",
        remedy="删去这一处的文字，重新手工录入",
        code=code,
    )


def _conflict(place: Place) -> Problem:
    return problem(
        place,
        "这里有 git 合并冲突的标记，两个人的修改还没有合并好",
        remedy="与另一位修改人核对，保留正确的内容，删去以 <<<<<<<、=======、>>>>>>> 开头的各行",
    )


def _looks_like_utf16(data: bytes) -> bool:
    """Letters, digits, blanks and line ends have a zero byte in UTF-16, always on the same side."""
    head = data[:2000]
    little = head[1::2].count(0) > head[0::2].count(0)
    text = head[: len(head) // 2 * 2].decode("utf-16-le" if little else "utf-16-be", errors="replace")
    return sum(each.isascii() or _is_usual(each) for each in text) >= 0.9 * len(text) > 0


def _is_usual(character: str) -> bool:
    return _lies_in(_USUAL, character) or character in _USUAL_MARKS


def _lies_in(ranges: tuple[tuple[str, str], ...], character: str) -> bool:
    # No pattern: for the sake of files that nobody has, compiling two such classes would take 5 ms of every start.
    return any(first <= character <= last for first, last in ranges)


def _looks_like_gbk(data: bytes) -> bool:
    """True when the bytes are sound GBK and what they spell is nearly all Chinese characters and punctuation."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = {each: count for each, count in Counter(text).items() if each > "\x7f"}
    usual = sum(count for each, count in foreign.items() if _is_usual(each))
    return usual >= 0.9 * sum(foreign.values()) > 0


def _not_text(data: bytes, file: str) -> Problem:
    place = Place(file, (), 1, 1, 1)
    if data.startswith(_OFFICE_MAGIC):
        return problem(
            place,
            "这是 WPS（Word、Excel）或者 PDF 文档，不是纯文本文件",
            remedy="把内容录入由本工具生成的纯文本文件；原文档作为附件放进 files 文件夹",
        )
    return problem(
        place,
        "文件的编码是 UTF-16（记事本里也叫 Unicode），应当是 UTF-8",
        remedy="用记事本打开，点“文件→另存为”，“编码”选“UTF-8”后保存；用 WPS 的，另存为“纯文本（*.txt）”，编码选“Unicode（UTF-8）”",
    )


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    if data.startswith(_UTF16_MARKS) or _looks_like_utf16(data):
        return _not_text(data, file)
    good = data[: error.start].decode("utf-8")
    start = data.rfind(b"\n", 0, error.start) + 1
    end = data.find(b"\n", error.start)
    bad_line = data[start : end if end >= 0 else len(data)]
    # Two bytes of GBK may pass as one letter of UTF-8, but never three as a Chinese character of it.
    if not any(_lies_in(_CHINESE, each) for each in set(good)) and _looks_like_gbk(data):
        return problem(
            _first_foreign(data, 0, file),
            "文件的编码是 GBK（记事本里也叫 ANSI），应当是 UTF-8",
            remedy="用记事本打开，点“文件→另存为”，“编码”选“UTF-8”后保存；用 WPS 的，另存为“纯文本（*.txt）”，编码选“Unicode（UTF-8）”",
        )
    if _looks_like_gbk(bad_line):
        return problem(
            _first_foreign(data, start, file),
            "文件是 UTF-8 编码，但是这一行混进了 GBK（ANSI）编码的文字",
            remedy="删去这一行，用记事本重新录入，保存时“编码”选“UTF-8”",
        )
    place = place_at(good, len(good), file)
    return problem(
        place,
        "这里的字节 0x{byte} 不是 UTF-8 文字，文件可能已经损坏，或者用了别的编码",
        remedy="用记事本打开核对内容，另存时“编码”选“UTF-8”；内容已乱的，从 git 里取回上一版",
        byte=f"{data[error.start]:02X}",
    )


def _first_foreign(data: bytes, start: int, file: str) -> Place:
    """The place of the first byte beyond ASCII from `start`, which begins a line."""
    match = _FOREIGN.search(data, start)
    index = match.start() if match is not None else start
    line = data.count(b"\n", 0, index) + 1
    return Place(file, (), line, index - data.rfind(b"\n", 0, index), line)
