"""The example attachments are what their suffix says, small, and the same on every machine."""

from __future__ import annotations

import hashlib
import io
import re
import wave

import pytest

from tools.example_files import attachment, jpeg, lfs_pointer, pdf, recorded_sha256, wav
from tools.replay import EXAMPLES


def test_jpeg_is_a_whole_baseline_picture() -> None:
    data = jpeg("2025-0004/R01")

    markers, at = [], 2
    while data[at + 1] != 0xDA:
        markers.append(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    assert (data[:2], data[-2:]) == (b"\xff\xd8", b"\xff\xd9")
    assert markers == [0xE0, 0xDB, 0xC0, 0xC4, 0xC4]
    # Inside the scan every 0xFF is followed by 0x00, or it would be read as a marker.
    assert not re.search(rb"\xff[^\x00]", data[at + 10 : -2])


def test_pdf_says_where_its_objects_are() -> None:
    data = pdf(["标题", "内容（一）"])

    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    assert data[start:].startswith(b"xref\n0 8\n")
    offsets = [int(each) for each in re.findall(rb"^(\d{10}) 00000 n", data[start:], re.MULTILINE)]
    assert [data[at:].split(b" ", 1)[0] for at in offsets] == [b"%d" % number for number in range(1, 8)]
    assert "内容（一）".encode("utf-16-be").hex().upper().encode() in data


def test_wav_can_be_played() -> None:
    with wave.open(io.BytesIO(wav("x"))) as sound:
        assert (sound.getnchannels(), sound.getframerate(), sound.getnframes()) == (1, 8000, 4000)


def test_lfs_pointer_is_three_lines_and_names_the_hash() -> None:
    data = lfs_pointer("x", 60)

    assert re.fullmatch(
        rb"version https://git-lfs\.github\.com/spec/v1\noid sha256:[0-9a-f]{64}\nsize 15000000\n", data
    )
    assert recorded_sha256("files/a.mp4", data) == hashlib.sha256(b"x").hexdigest()


@pytest.mark.parametrize("suffix", ["jpg", "pdf", "wav", "mp4"])
def test_bytes_hang_on_the_record_alone(suffix: str) -> None:
    one, same, other = (attachment(f"files/a.{suffix}", seed, [seed], 60) for seed in ("1", "1", "2"))

    assert one == same != other


def test_examples_carry_only_small_files_and_every_kind() -> None:
    files = list(EXAMPLES.glob("cases/*/*/files/*"))

    assert {path.suffix for path in files} == {".jpg", ".pdf", ".wav", ".mp4"}
    assert max(path.stat().st_size for path in files) < 10_000
