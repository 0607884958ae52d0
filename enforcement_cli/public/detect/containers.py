"""What is inside a finished file that is no text: the parts of a zip (XLSX), a gzip, the metadata of an image.

A name in `xl/sharedStrings.xml` or in an EXIF block stands in no line of the file's own bytes.
"""

from __future__ import annotations

import gzip
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

_ZIP, _GZIP, _PNG, _JPEG = b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_DEEPEST = 3
_LARGEST = 256 << 20
"""Bytes of all parts of one file together: what unpacks to more was not written by this tool."""

_PIXELS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"sBIT", b"pHYs", b"bKGD"})
"""Chunks of a PNG that hold a picture and nothing about who took it where."""
_COMPRESSED = (b"zTXt", b"iTXt", b"iCCP")
_JFIF = b"JFIF\x00"

_RUNS = re.compile(
    r"</(?:\w+:)?t>\s*</(?:\w+:)?r>\s*<(?:\w+:)?r(?:\s[^>]*)?>\s*(?:<(?:\w+:)?rPr>.{0,2000}?</(?:\w+:)?rPr>)?\s*<(?:\w+:)?t(?:\s[^>]*)?>",
    re.DOTALL,
)
"""Where a cell or paragraph changes its typeface in the middle of a word."""


class UnreadableContainerError(ValueError):
    """A file that says it is a zip, a gzip or an image and cannot be read as one: what is in it cannot be looked at."""


def is_container(data: bytes) -> bool:
    """Whether the bytes are to be looked into rather than at."""
    return data.startswith((_ZIP, _GZIP, _PNG, _JPEG))


def parts_of(data: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of everything inside, at whatever depth. Raises UnreadableContainerError."""
    if depth > _DEEPEST:
        raise UnreadableContainerError("nested too deep")
    if data.startswith(_ZIP):
        found = _zip(data)
    elif data.startswith(_GZIP):
        found = _gzip(data)
    else:
        yield from metadata_of(data)
        return
    for name, part in found:
        if is_container(part):
            yield name, b""
            yield from parts_of(part, depth + 1)
        else:
            yield name, _RUNS.sub("", part.decode("latin-1")).encode("latin-1")


def metadata_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every piece of a PNG or JPEG that is not the picture. Raises UnreadableContainerError."""
    if data.startswith(_PNG):
        yield from _png(data)
    elif data.startswith(_JPEG):
        yield from _jpeg(data)


def _zip(data: bytes) -> list[tuple[str, bytes]]:
    found, size = [], 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found.append(("", archive.comment))
            for each in archive.infolist():
                size += each.file_size
                if size > _LARGEST:
                    raise UnreadableContainerError("too large")
                found.append((each.filename, archive.read(each) + each.comment))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as fault:
        raise UnreadableContainerError(type(fault).__name__) from None
    return found


def _gzip(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as file:
            content = file.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error) as fault:
        raise UnreadableContainerError(type(fault).__name__) from None
    if len(content) > _LARGEST:
        raise UnreadableContainerError("too large")
    # The name of the packed file stands in the head, in clear.
    return [("", data[10:512]), ("", content)]


def _png(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = len(_PNG)
    while at < len(data):
        if at + 12 > len(data):
            yield "tail", data[at:]
            return
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if at + 12 + length > len(data):
            raise UnreadableContainerError("cut short")
        if kind not in _PIXELS:
            yield kind.decode("latin-1"), body + _unpacked(kind, body)
        at += 12 + length
        if kind == b"IEND":
            if at < len(data):
                yield "tail", data[at:]
            return
    raise UnreadableContainerError("cut short")


def _unpacked(kind: bytes, body: bytes) -> bytes:
    """What is packed in a text chunk, after its name and flags."""
    if kind not in _COMPRESSED:
        return b""
    for start in range(body.find(b"\x00"), min(len(body), body.find(b"\x00") + 200)):
        try:
            return b"\n" + zlib.decompressobj().decompress(body[start:], _LARGEST)
        except zlib.error:
            continue
    return b""


def _jpeg(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise UnreadableContainerError("no marker")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        body = data[at + 4 : at + 2 + length]
        if at + 2 + length > len(data):
            raise UnreadableContainerError("cut short")
        plain = marker == 0xE0 and body.startswith(_JFIF) and length <= 16
        if (0xE0 <= marker <= 0xEF or marker == 0xFE) and not plain:
            yield f"APP{marker - 0xE0}" if marker != 0xFE else "COM", body
        if marker == 0xDA:  # the picture itself: to the last end marker nothing else is looked for
            end = data.rfind(b"\xff\xd9")
            if end < 0:
                raise UnreadableContainerError("cut short")
            if end + 2 < len(data):
                yield "tail", data[end + 2 :]
            return
        at += 2 + length
    raise UnreadableContainerError("cut short")
