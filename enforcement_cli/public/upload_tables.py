"""Is a file a table for the credit platform? Judged by what is in it, whatever it is called.

Such a table is a row that names a party's name *and* a number of somebody's papers as columns, with at least one more
row below it that says something. So neither an empty form of the platform nor a text about its fields is one.
"""

from __future__ import annotations

import bz2
import gzip
import html
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

HEAD = 8 << 10
"""Bytes of a file that are read first: the thirty columns of a header take 300, in a web page some thousand."""
_PART = 4 << 20
"""Bytes read of what has to be looked at more closely: a sheet, a web page, a file within an archive."""
_DEEPEST, _MOST_MEMBERS, _MOST_UNPACKED = 3, 2_000, 256 << 20

_ROW_ENDS = re.compile(r"</?(?:[a-z]+:)?(?:tr|row|table-row)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SEPARATORS = re.compile(r'[,;\t|"]')
_SHARED = re.compile(r"<(?:[a-z]+:)?si\b[^>]*>(.*?)</(?:[a-z]+:)?si>", re.DOTALL)
_CELL_END = re.compile(r"</(?:[a-z]+:)?c>")
_CELL = re.compile(r"<(?:[a-z]+:)?c\b([^>]*)>")
_VALUE = re.compile(r"<(?:[a-z]+:)?[vt]\b[^>]*>([^<]*)<")
_PREFIXES = ("XK", "CF")
_NAME = "_XDR_MC"
_PAPERS = ("_XDR_ZJHM", "_FR_ZJHM")
# A workbook of before 2007 keeps its texts one after another, each with its length: neighbours in a row are neighbours.
_OLD_BOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_STREAM = "Workbook".encode("utf-16-le")
_OLD_HEADER = re.compile(rb"(XK|CF)_XDR_MC.{3,9}\1_XDR_LB.{3,9}\1_XDR_SHXYM", re.DOTALL)
_GB_MARK = "\ufeff".encode("gb18030")
_UNREADABLE = (OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError)

_Opened = Callable[[IO[bytes]], IO[bytes]]
_PACKED: dict[bytes, _Opened] = {
    b"\x1f\x8b": lambda file: cast("IO[bytes]", gzip.GzipFile(fileobj=file)),
    b"BZh": lambda file: cast("IO[bytes]", bz2.BZ2File(file)),
    b"\xfd7zXZ\x00": lambda file: cast("IO[bytes]", lzma.LZMAFile(file)),  # noqa: SIM115 -- it ends with the file that it unpacks
}


def may_be_upload_table(head: bytes) -> bool:
    """Whether a file that begins so (its first 8 KiB) is worth a closer look; nearly all files are not."""
    return (
        head.startswith((b"PK\x03\x04", _OLD_BOOK, *_PACKED))
        or head[257:262] == b"ustar"
        or _is_page(head)
        or _names_a_party(head)
    )


def _is_page(head: bytes) -> bool:
    return _text(head[:64]).lstrip().startswith("<")


def _names_a_party(data: bytes) -> bool:
    # In UTF-16 every second byte is nought.
    return _NAME.encode() in (data.replace(b"\0", b"") if data.startswith((b"\xff\xfe", b"\xfe\xff")) else data)


def is_upload_table(file: IO[bytes]) -> bool:
    """Whether an open file is such a table, or an archive with one in it; what cannot be read is none.

    Reads the first 8 KiB, and more only where these are the beginning of a table, a workbook, a web page or an
    archive. Known: text with commas, tabs, semicolons or bars in UTF-8, UTF-16 and GBK; web pages and XML sheets that
    programs save as `.xls`; `.xlsx`, `.ods` and `.xls`; zip, tar, gzip, bzip2 and xz, within each other too.
    """
    try:
        return _Look().is_table(file, 0)
    except (*_UNREADABLE, *_BROKEN):
        return False


class _Look:
    """One look at one file; what it unpacks on the way is bounded, however much there is in an archive."""

    def __init__(self) -> None:
        self._left = _MOST_UNPACKED

    def is_table(self, file: IO[bytes], depth: int) -> bool:
        head = file.read(HEAD)
        packed = next((opened for mark, opened in _PACKED.items() if head.startswith(mark)), None)
        is_zip, is_tar = head.startswith(b"PK\x03\x04"), head[257:262] == b"ustar"
        if packed is None and not is_zip and not is_tar:
            return _is_plain_table(head, file)
        if depth >= _DEEPEST or self._left <= 0:
            return False
        if depth:
            # Within an archive one can only go forward cheaply.
            data = head + file.read(8 * _PART)
            self._left -= len(data)
            whole: IO[bytes] = io.BytesIO(data)
        else:
            file.seek(0)
            whole = file
        if packed is not None:
            return self.is_table(packed(whole), depth + 1)
        return self._in_zip(whole, depth) if is_zip else self._in_tar(whole, depth)

    def _in_zip(self, file: IO[bytes], depth: int) -> bool:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if "[Content_Types].xml" in names:
                return _in_workbook(archive, names)
            if "content.xml" in names:
                with archive.open("content.xml") as part:
                    return _tells(_rows_of_text(_text(part.read(_PART))))
            for name in names[:_MOST_MEMBERS]:
                try:
                    with archive.open(name) as member:
                        if self.is_table(member, depth + 1):
                            return True
                except (*_UNREADABLE, *_BROKEN):
                    continue  # one with a password, or damaged: the others may still be told
        return False

    def _in_tar(self, file: IO[bytes], depth: int) -> bool:
        with tarfile.open(fileobj=file, mode="r:") as archive:
            for count, each in enumerate(archive):
                member = archive.extractfile(each) if each.isfile() else None
                if member is not None and self.is_table(member, depth + 1):
                    return True
                if count >= _MOST_MEMBERS:
                    break
        return False


def _is_plain_table(head: bytes, file: IO[bytes]) -> bool:
    if head.startswith(_OLD_BOOK):
        data = head + file.read(_PART)
        return _OLD_STREAM in data and _OLD_HEADER.search(data) is not None
    # A program that saves a sheet as a web page puts its styles first.
    is_page = _is_page(head)
    data = head + file.read(_PART) if is_page else head
    if not _names_a_party(data):
        return False
    return _tells(_rows_of_text(_text(data if is_page else data + file.read(_PART))))


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    # The names of the columns are ASCII, so it does not matter what else it is.
    return data.removeprefix(b"\xef\xbb\xbf").removeprefix(_GB_MARK).decode("utf-8", "replace")


def _rows_of_text(text: str) -> Iterator[list[str]]:
    """Rows of cells, of a web page or XML by its tags, else by line and separator."""
    if text.lstrip().startswith("<"):
        for row in _ROW_ENDS.split(text):
            yield [html.unescape(each).strip() for each in _TAG.split(row)]
    else:
        for line in text.splitlines():
            yield [each.strip() for each in _SEPARATORS.split(line)]


def _tells(rows: Iterator[list[str]]) -> bool:
    """A row of column names with a row below it that is not empty."""
    for row in rows:
        cells = set(row)
        if any(prefix + _NAME in cells and any(prefix + each in cells for each in _PAPERS) for prefix in _PREFIXES):
            return any(any(cells) for cells in rows)
    return False


def _in_workbook(archive: zipfile.ZipFile, names: list[str]) -> bool:
    shared: list[str] = []
    if "xl/sharedStrings.xml" in names:
        with archive.open("xl/sharedStrings.xml") as part:
            shared = [html.unescape(_TAG.sub("", each)) for each in _SHARED.findall(_text(part.read(_PART)))]
    for name in names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            with archive.open(name) as part:
                if _tells(_rows_of_sheet(_text(part.read(_PART)), shared)):
                    return True
    return False


def _rows_of_sheet(text: str, shared: list[str]) -> Iterator[list[str]]:
    for row in _ROW_ENDS.split(text):
        cells = []
        for cell in _CELL_END.split(row):
            opened, value = _CELL.findall(cell), _VALUE.search(cell)
            if not opened or value is None:
                continue
            # Cells without a value may stand before it, closed in themselves.
            said = value[1]
            if 't="s"' in opened[-1]:
                said = shared[int(said)] if said.isascii() and said.isdigit() and int(said) < len(shared) else ""
            cells.append(html.unescape(said).strip())
        yield cells
