"""What the attachments of a case say, as far as it can be read without a program of its own: are there secrecy marks?

Read are plain text (.txt, .csv, .xml …) and the XML inside of office files that are zip archives (.docx, .xlsx, .pptx,
.odt, .ofd …). Of old office files and PDF, whose text mostly is packed or drawn, only what lies plain in their bytes is
seen: a mark found there is one, and none found says nothing. Pictures, sound and film are not read. Everything is
bounded; what exceeds a bound counts as not read, and so does what is damaged.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from enforcement_cli.cases.file_digest import read_file
from enforcement_cli.cases.secrecy_marks import STATE_LEVELS, Mark, marks_in_document, marks_in_name, marks_in_words

MAX_FILE = 16 << 20
"""Larger files are not opened for their text."""

MAX_TEXT = 8 << 20
"""How much is unpacked of one archive."""

MAX_MEMBERS = 500

_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

PLAIN = frozenset({".txt", ".csv", ".tsv", ".md", ".xml", ".html", ".htm", ".json", ".yaml", ".yml", ".log"})
PACKED = frozenset(
    {".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp", ".ofd", ".wps", ".et", ".dps"}
)
OPAQUE = frozenset({".doc", ".xls", ".ppt", ".rtf", ".pdf", ".wps", ".et", ".dps"})
"""Formats whose bytes may hold words as they are, and need not."""

_TABLES = re.compile(r"xl/")
_PARTS = re.compile(
    r"word/(?:document|header[0-9]*|footer[0-9]*|footnotes|endnotes|comments)\.xml"
    r"|xl/(?:sharedStrings|workbook|comments[0-9]*|worksheets/[^/]+|drawings/[^/]+)\.xml"
    r"|ppt/(?:slides|notesSlides|slideMasters|slideLayouts)/[^/]+\.xml"
    r"|(?:content|styles|meta)\.xml|docProps/[^/]+\.xml"
    r"|(?:Doc_[0-9]+/)?(?:Pages|Tpls)/[^/]+/Content\.xml|(?:Doc_[0-9]+/)?Annots/.+\.xml|OFD\.xml"
)
_ENDS = re.compile(
    r"</(?:w:p|a:p|text:p|text:h|si|c|row|oddHeader|evenHeader|firstHeader|ofd:TextObject|dc:[a-z]+)>|<w:br ?/>"
)
_TAG = re.compile(r"<[^>]*>")
_XML_NAMES = re.compile(rb"encoding=[\"']([A-Za-z0-9_-]{1,20})[\"']")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_CODES = ("utf-16-le", "utf-16-be", "utf-8", "gb18030")


def _raw_patterns() -> Iterator[tuple[re.Pattern[bytes], re.Pattern[bytes], dict[bytes, str]]]:
    """For each code that the bytes may have: what every level ends in, with a star; what stands before it; the levels.

    The first begins with fixed bytes, which are found fast; whatever precedes them is only looked at where they are.
    """
    for code in _CODES:
        blank = b"(?:" + b"|".join(re.escape(each.encode(code)) for each in " \u3000\u00a0") + b"){0,3}"
        stars = b"(?:" + b"|".join(re.escape(each.encode(code)) for each in "★☆") + b")"
        first = {level[0].encode(code): level for level in STATE_LEVELS}
        before = b"(" + b"|".join(map(re.escape, first)) + b")" + blank
        yield re.compile(re.escape("密".encode(code)) + blank + stars), re.compile(before + rb"\Z"), first


_RAW = tuple(_raw_patterns())
_LOOK_BACK = 20
_DICTIONARY = 400
"""Where a stream of a PDF says how it is packed: in the dictionary right before it."""


def is_searchable(name: str) -> bool:
    """Whether a file of that name can be searched to its last word: text, and office files that are surely packed."""
    return PurePosixPath(name).suffix.lower() in PLAIN | (PACKED - OPAQUE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was seen of one attachment. `is_read` is False where a mark may stand in it unseen."""

    marks: tuple[Mark, ...] = ()
    is_read: bool = True


def read_attachment(path: Path, name: str, *, root: Path) -> Reading:
    """The marks of one attachment, its name included. Never raises, never follows a link, never unpacks beyond bounds.

    `name` is its path in the case, with `/`.
    """
    named = marks_in_name(name)
    kind = PurePosixPath(name).suffix.lower()
    if kind not in PLAIN | PACKED | OPAQUE:
        return Reading(named, is_read=False)
    data = read_file(path, root=root, limit=MAX_FILE)
    if data is None:
        return Reading(named, is_read=False)
    if kind in PLAIN:
        text = _decoded(data)
        if kind in (".xml", ".html", ".htm"):
            text = html.unescape(_TAG.sub("", text))
        return Reading((*named, *marks_in_document(text)))
    if kind in PACKED and data[:4] == b"PK\x03\x04":
        marks, is_read = _packed(data)
        return Reading((*named, *marks), is_read)
    seen = _outside_of_packed_streams(data) if kind == ".pdf" else data
    return Reading((*named, *_raw(seen)), is_read=False)


def _decoded(data: bytes) -> str:
    """Text in whatever code a Chinese office writes; what does not fit is replaced, since nothing is shown of it."""
    for mark, code in _BOMS:
        if data.startswith(mark):
            return data.decode(code, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _packed(data: bytes) -> tuple[tuple[Mark, ...], bool]:
    """The marks in an office file, and whether all of its text was seen."""
    found: list[Mark] = []
    left = MAX_TEXT
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [each for each in archive.infolist() if _PARTS.fullmatch(each.filename)]
            for member in members[:MAX_MEMBERS]:
                if member.flag_bits & 1 or member.compress_type not in _PACKINGS:  # encrypted, or of no office program
                    return tuple(found), False
                with archive.open(member) as stream:
                    part = stream.read(left + 1)
                if len(part) > left:
                    return tuple(found), False
                left -= len(part)
                text = _xml_text(part)
                found += marks_in_words(text) if _TABLES.match(member.filename) else marks_in_document(text)
            return tuple(found), 0 < len(members) <= MAX_MEMBERS
    # All that `zipfile` raises for damaged or made-up archives: a wrong sum or head (BadZipFile), a packed stream that is none
    # (zlib.error), one that ends too soon (EOFError), a version unknown here (NotImplementedError), sizes and places of no
    # sense (ValueError, OSError). What is behind it counts as not read.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        return tuple(found), False


def _xml_text(part: bytes) -> str:
    """The words of an XML part, a line for each paragraph or cell; not parsed, so that nothing in it can expand."""
    named = _XML_NAMES.search(part[:200])
    code = named[1].decode("ascii") if named else "utf-8"
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        code = "utf-16"
    try:
        text = part.decode(code, "replace")
    except LookupError:
        text = part.decode("utf-8", "replace")
    return html.unescape(_TAG.sub("", _ENDS.sub("\n", text)))


def _raw(data: bytes) -> tuple[Mark, ...]:
    """The levels with a star that lie plain in the bytes."""
    return tuple(Mark(f"{level}★", level) for level in dict.fromkeys(_levels(data)))


def _levels(data: bytes) -> Iterator[str]:
    for ending, before, levels in _RAW:
        for found in ending.finditer(data):
            start = before.search(data[max(0, found.start() - _LOOK_BACK) : found.start()])
            if start is not None:
                yield levels[start[1]]


def _outside_of_packed_streams(data: bytes) -> bytes:
    """A PDF without the streams that a filter has packed: nothing can be seen in those, and they are most of it."""
    kept, at = [], 0
    while (start := data.find(b"stream", at)) >= 0:
        end = data.find(b"endstream", start)
        head = data[max(at, start - _DICTIONARY) : start]
        if end < 0 or b"/Filter" not in head:
            end = start
        kept.append(data[at:start])
        at = end + len(b"endstream") if end > start else start + len(b"stream")
    kept.append(data[at:])
    return b"\n".join(kept)
