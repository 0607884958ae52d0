"""Small real attachments for the example repository, made from nothing: the same bytes on every machine.

A JPEG that shows a pattern, a PDF of one page, a WAV of half a second, a git LFS pointer. No clock, no randomness, no
compression (whose bytes differ between versions of zlib), and nothing in them but what the case's own file says.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

BLOCKS_WIDE = 24
BLOCKS_HIGH = 16
_DC_LENGTHS = (0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0)  # ITU-T T.81, table K.3
_LFS_VERSION = "https://git-lfs.github.com/spec/v1"


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _dc_codes() -> dict[int, str]:
    """Category -> Huffman code, as the table of lengths lays it down."""
    codes: dict[int, str] = {}
    code = category = 0
    for length, count in enumerate(_DC_LENGTHS, 1):
        for _ in range(count):
            codes[category] = format(code, f"0{length}b")
            code += 1
            category += 1
        code <<= 1
    return codes


def _scan(levels: Sequence[int]) -> bytes:
    """The entropy-coded data of blocks that are of one grey each: a difference, then end of block."""
    codes, bits, last = _dc_codes(), [], 0
    for level in levels:
        difference, last = level - last, level
        size = abs(difference).bit_length()
        value = difference if difference >= 0 else difference + (1 << size) - 1
        bits.append(codes[size] + (format(value, f"0{size}b") if size else "") + "0")
    text = "".join(bits)
    text += "1" * (-len(text) % 8)
    data = bytes(int(text[at : at + 8], 2) for at in range(0, len(text), 8))
    return data.replace(b"\xff", b"\xff\x00")


def jpeg(seed: str) -> bytes:
    """A grey picture of 192 x 128 pixels: a symmetrical pattern that differs with the seed, on a shaded ground."""
    digest = hashlib.sha256(seed.encode("utf-8")).digest()
    levels = []
    for row in range(BLOCKS_HIGH):
        for column in range(BLOCKS_WIDE):
            mirrored = min(column, BLOCKS_WIDE - 1 - column)
            bit = digest[(row // 2 * 6 + mirrored // 2) % len(digest)] >> (row % 8) & 1
            levels.append((row * 5 - 60) if bit else (90 - row * 3))
    frame = struct.pack(">BHHB", 8, BLOCKS_HIGH * 8, BLOCKS_WIDE * 8, 1) + bytes((1, 0x11, 0))
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            _segment(0xDB, b"\x00" + bytes([8]) * 64),
            _segment(0xC0, frame),
            _segment(0xC4, b"\x00" + bytes(_DC_LENGTHS) + bytes(range(12))),
            _segment(0xC4, b"\x10" + bytes((1, *([0] * 15))) + b"\x00"),
            _segment(0xDA, bytes((1, 1, 0, 0, 63, 0))),
            _scan(levels),
            b"\xff\xd9",
        )
    )


def pdf(lines: Iterable[str]) -> bytes:
    """One A4 page with these lines, in the Song face that every reader brings along (not embedded)."""
    text = ["BT", "/F1 22 Tf", "72 760 Td", "30 TL"]
    for number, line in enumerate(lines):
        if number == 1:
            text += ["/F1 13 Tf", "24 TL"]
        text.append(f"<{line.encode('utf-16-be').hex().upper()}> Tj T*")
    stream = "\n".join([*text, "ET"]).encode("ascii")
    font = (
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>"
    )
    descriptor = (
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
        " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [6 0 R] >>",
        font.encode("ascii"),
        descriptor.encode("ascii"),
    ]
    out = bytearray(b"%PDF-1.4\n%\xe4\xb8\xad\xe6\x96\x87\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def wav(seed: str) -> bytes:
    """Half a second of a tone, 8 kHz, 8 bits, one channel; the pitch differs with the seed."""
    period = 12 + hashlib.sha256(seed.encode("utf-8")).digest()[0] % 24
    samples = bytes(128 + 60 * (abs(at % period * 2 - period) * 2 - period) // period for at in range(4000))
    form = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    chunks = b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def lfs_pointer(seed: str, seconds: int) -> bytes:
    """What git keeps of a film whose bytes lie in LFS: version, hash, size (about 250 KB a second)."""
    oid = hashlib.sha256(seed.encode("utf-8")).hexdigest()
    return f"version {_LFS_VERSION}\noid sha256:{oid}\nsize {seconds * 250_000}\n".encode("ascii")


def attachment(path: str, seed: str, lines: Sequence[str], seconds: int) -> bytes:
    """The bytes of an attachment by its suffix. `lines` are for a page; `seconds` is a film's length."""
    makers: dict[str, Callable[[], bytes]] = {
        ".jpg": lambda: jpeg(seed),
        ".pdf": lambda: pdf(lines),
        ".wav": lambda: wav(seed),
        ".mp4": lambda: lfs_pointer(seed, seconds),
    }
    return makers[PurePosixPath(path).suffix]()


def recorded_sha256(path: str, data: bytes) -> str:
    """The hash that the record carries: of the bytes, or the one that an LFS pointer names."""
    if path.endswith(".mp4"):
        return data.split(b"sha256:")[1][:64].decode("ascii")
    return hashlib.sha256(data).hexdigest()
