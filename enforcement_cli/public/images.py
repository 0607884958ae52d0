"""Pictures that are published with a decision: the picture alone, without a word about who took it where and with what.

Whatever else is asked for is refused: an office document or PDF holds its author, its history and what a black box
covers; it has to be turned into a picture first.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from enforcement_cli.problems import EnforceError
from enforcement_cli.public.detect.containers import UnreadableContainerError, metadata_of

if TYPE_CHECKING:
    from PIL.Image import Image

EXTRA = "images"
_READ = ("PNG", "JPEG", "BMP", "TIFF", "WEBP", "GIF")
_PHOTOS = ("JPEG", "MPO")
"""A telephone puts a second picture (depth, brightness) behind the one that was taken; the first is the photo."""
_LARGEST = 60_000_000
"""Pixels; a camera of today takes up to some fifty million."""
_QUALITY = 88
_WHITE = (255, 255, 255)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_BEGINNINGS: Mapping[bytes, str] = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "docx、xlsx、ofd、zip",
    b"\xd0\xcf\x11\xe0": "doc、xls、wps",
    b"{\\rtf": "rtf",
    b"version https://git-lfs": "LFS",
}


class UnfitPictureError(EnforceError):
    """An attachment that cannot be published, and what to do about it: one decision waits, the others go out."""


@dataclass(frozen=True, slots=True)
class PublicImage:
    """A picture as it will be published. Its name tells the picture, not the file: 64 digits of a hash of its pixels."""

    name: str
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Hash of its bytes, 64 hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


def cleaned(data: bytes, file: str) -> PublicImage:
    """The picture in `data`, encoded anew: upright, on white, without metadata, thumbnail, layers and what transparency hides.

    Raises UnfitPictureError where it is no picture, holds several or is too large, and EnforceError where the extra that
    reads pictures is missing.
    """
    for beginning, what in _BEGINNINGS.items():
        if data.startswith(beginning):
            _refuse(file, what)
    try:
        from PIL import Image, ImageOps, UnidentifiedImageError
    except ImportError:
        raise EnforceError(
            "公开图片需要安装附加组件 {extra}", remedy="请运行：pip install 'enforcement-cli[{extra}]'", extra=EXTRA
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(BytesIO(data), formats=_READ)
            if picture.width * picture.height > _LARGEST:
                raise UnfitPictureError("图片“{file}”太大", remedy="请缩小后再公开。", file=file)
            if getattr(picture, "n_frames", 1) > 1 and picture.format not in _PHOTOS:
                raise UnfitPictureError("图片“{file}”里有几幅图", remedy="请把要公开的一幅另存为 PNG 图片。", file=file)
            was_jpeg = picture.format in _PHOTOS
            plain = _flat(ImageOps.exif_transpose(picture))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fault:
        raise UnfitPictureError(
            "“{file}”不是能读的图片", remedy="请用看图软件打开，另存为 PNG 或者 JPEG 图片。", file=file
        ) from fault
    digest = hashlib.sha256(f"{plain.mode} {plain.width} {plain.height} ".encode() + plain.tobytes()).hexdigest()
    out = BytesIO()
    if was_jpeg:
        plain.save(out, "JPEG", quality=_QUALITY)
    else:
        plain.save(out, "PNG")
    return PublicImage(f"{digest}.{'jpg' if was_jpeg else 'png'}", out.getvalue())


def _flat(picture: Image) -> Image:
    """Its pixels alone, as grey or colour, on white."""
    from PIL import Image

    if picture.mode in ("1", "L", "I", "I;16", "F"):
        plain = picture.convert("L")
    elif picture.has_transparency_data:
        plain = Image.new("RGB", picture.size, _WHITE)
        over = picture.convert("RGBA")
        plain.paste(over, mask=over.getchannel("A"))
    else:
        plain = picture.convert("RGB")
    return Image.frombytes(plain.mode, plain.size, plain.tobytes())


def _refuse(file: str, what: str) -> None:
    if what == "LFS":
        raise UnfitPictureError("附件“{file}”还没有取回", remedy="请运行 git lfs pull，再公示一次。", file=file)
    raise UnfitPictureError(
        "“{file}”是 {what} 文件，不能公开：里面有作者、修订痕迹等看不见的内容",
        remedy="请打印成图片（PNG）或者截图，把图片放进 files/，改写“公开的附件”。",
        file=file,
        what=what,
    )


def metadata_in(data: bytes) -> Iterator[str]:
    """What a finished picture holds beside the picture, by the names of its format; nothing for what is no PNG or JPEG."""
    if data.startswith(_PICTURES):
        try:
            yield from (name for name, _ in metadata_of(data))
        except UnreadableContainerError:
            yield "unreadable"
