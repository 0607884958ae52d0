"""Pictures that go out: the picture alone. Whatever is no picture is refused with what to do instead."""

from __future__ import annotations

import struct
import sys
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from enforcement_cli.problems import EnforceError
from enforcement_cli.public.detect import Known, scan_output
from enforcement_cli.public.detect.containers import UnreadableContainerError, parts_of
from enforcement_cli.public.images import UnfitPictureError, cleaned, metadata_in

NAME = "褚金样"
KNOWN = Known(names=(NAME,))


def picture(format_: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (6, 4), **save: Any) -> bytes:
    out = BytesIO()
    image = Image.new(mode, size, 120 if mode in ("L", "I;16") else (200, 30, 40, 255)[: len(mode)])
    image.save(out, format_, **save)
    return out.getvalue()


def with_exif(orientation: int = 6) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = NAME
    exif.get_ifd(0x8825)[2] = (36.0, 6.0, 20.0)
    return picture("JPEG", exif=exif, comment=NAME.encode())


def with_text() -> bytes:
    info = PngInfo()
    info.add_text("Author", "example", zip=True)
    info.add_itxt("Comment", NAME, zip=True)
    return picture(pnginfo=info)


@pytest.mark.parametrize(
    "data",
    [
        with_exif(),
        with_text(),
        picture("TIFF", tiffinfo={315: NAME}),
        picture("WEBP", xmp=NAME.encode()),
        picture("BMP"),
        picture("GIF", mode="L"),
        picture("PNG") + NAME.encode(),
        picture("JPEG") + NAME.encode(),
    ],
    ids=["exif and comment", "texts of a PNG", "tiff", "xmp", "bmp", "gif", "after the end", "after the end of a JPEG"],
)
def test_nothing_but_the_picture_is_left(data: bytes) -> None:
    found = cleaned(data, "files/图.png")

    assert list(metadata_in(found.data)) == []
    assert NAME.encode() not in found.data
    assert Image.open(BytesIO(found.data)).size in ((6, 4), (4, 6))


def test_a_photo_stands_upright() -> None:
    assert Image.open(BytesIO(cleaned(with_exif(6), "图.jpg").data)).size == (4, 6)
    assert Image.open(BytesIO(cleaned(with_exif(1), "图.jpg").data)).size == (6, 4)


def test_what_transparency_hides_is_gone() -> None:
    image = Image.new("RGBA", (2, 1), (255, 0, 0, 255))
    image.putpixel((1, 0), (10, 20, 30, 0))
    out = BytesIO()
    image.save(out, "PNG")

    plain = Image.open(BytesIO(cleaned(out.getvalue(), "图.png").data))

    assert plain.mode == "RGB"
    assert [plain.getpixel((0, 0)), plain.getpixel((1, 0))] == [(255, 0, 0), (255, 255, 255)]


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "I;16"])
def test_every_kind_of_picture(mode: str) -> None:
    base = Image.new("L", (3, 3), 7) if mode == "I;16" else Image.new("RGB", (3, 3), (1, 2, 3))
    out = BytesIO()
    base.convert(mode).save(out, "JPEG" if mode == "CMYK" else "PNG")

    assert Image.open(BytesIO(cleaned(out.getvalue(), "图").data)).mode in ("L", "RGB")


def test_the_name_tells_the_picture_and_not_its_packing() -> None:
    quick, slow = picture(compress_level=0), picture(compress_level=9)

    assert quick != slow
    assert cleaned(quick, "甲.png") == cleaned(slow, "乙.png")
    assert cleaned(picture(size=(4, 6)), "丙.png").name != cleaned(quick, "甲.png").name


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n", "是 PDF 文件，不能公开"),
        (b"PK\x03\x04xl/workbook.xml", "是 docx、xlsx、ofd、zip 文件，不能公开"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "是 doc、xls、wps 文件，不能公开"),
        (b"{\\rtf1", "是 rtf 文件，不能公开"),
        (b"version https://git-lfs.github.com/spec/v1\n", "还没有取回"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不是能读的图片"),
        (b"", "不是能读的图片"),
        (picture()[:40], "不是能读的图片"),
        (picture("JPEG")[:300], "不是能读的图片"),
    ],
)
def test_whatever_else_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnfitPictureError) as refused:
        cleaned(data, "files/附件.pdf")

    assert said in str(refused.value)
    assert "\n" in str(refused.value)  # and what to do


def test_several_pictures_in_one_file_are_refused() -> None:
    frames = [Image.new("L", (2, 2), shade) for shade in (0, 255)]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    with pytest.raises(UnfitPictureError, match=r"几幅图"):
        cleaned(out.getvalue(), "动图.gif")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    body = zlib.compress(b"\0" * 64)
    data = chunk + struct.pack(">I", len(body)) + b"IDAT" + body + struct.pack(">I", zlib.crc32(b"IDAT" + body))

    with pytest.raises(UnfitPictureError):
        cleaned(b"\x89PNG\r\n\x1a\n" + data, "大.png")


def test_without_the_extra_its_name_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    data = picture()
    monkeypatch.setitem(sys.modules, "PIL", None)

    with pytest.raises(EnforceError, match="images") as refused:
        cleaned(data, "图.png")

    assert "pip install 'enforcement-cli[images]'" in str(refused.value)
    assert not isinstance(refused.value, UnfitPictureError)


@pytest.mark.parametrize("data", [with_exif(), with_text(), picture() + NAME.encode()])
def test_the_last_look_finds_names_in_metadata(data: bytes) -> None:
    assert {each.kind for each in scan_output(data, KNOWN, context="files/a.png")} == {"name"}
    assert list(metadata_in(data))


def test_pixels_are_not_searched() -> None:
    assert scan_output(cleaned(picture(size=(300, 200)), "图").data, KNOWN, context="files/a.png") == []


@pytest.mark.parametrize("data", [picture()[:30], picture("JPEG")[:60], b"\xff\xd8\xff\xe0\x00"])
def test_a_torn_picture_cannot_be_looked_at(data: bytes) -> None:
    assert list(metadata_in(data)) == ["unreadable"]
    with pytest.raises(UnreadableContainerError):
        list(parts_of(data))
