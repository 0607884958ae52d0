"""What attachments say: text and office files are searched for marks, within bounds; the rest counts as not read."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from enforcement_cli.cases import attachment_text
from enforcement_cli.cases.attachment_text import Reading, _packed, read_attachment

WORD = '<?xml version="1.0" encoding="UTF-8"?><w:document><w:body>{}</w:body></w:document>'


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{each}</w:t></w:r>" for each in runs) + "</w:p>"


def packed(**parts: str | bytes) -> bytes:
    """An archive; `__` in a name stands for `/`, `_dot_` for a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


def docx(*paragraphs: str) -> bytes:
    return packed(word__document_dot_xml=WORD.format("".join(paragraphs)))


def read(folder: Path, name: str, data: bytes) -> Reading:
    (folder / "files").mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return read_attachment(folder / name, name, root=folder)


def levels(reading: Reading) -> list[str]:
    return [each.level for each in reading.marks]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("a.txt", "机密★10年\n正文".encode(), ["机密"], id="text in UTF-8"),
        pytest.param("a.txt", "机密★10年\n正文".encode("gb18030"), ["机密"], id="text in GBK"),
        pytest.param("a.txt", "机密★10年".encode("utf-16"), ["机密"], id="text of Notepad, UTF-16"),
        pytest.param("a.txt", "秘　密\n正文".encode("utf-8-sig"), ["秘密"], id="with a byte order mark"),
        pytest.param("a.TXT", "绝密★".encode(), ["绝密"], id="a name in capitals"),
        pytest.param("a.csv", "机密★10年,,\n序号,名称\n1,内部".encode("gb18030"), ["机密"], id="a table"),
        pytest.param("a.xml", "<a><b>机密</b>★<c>10年</c></a>".encode(), ["机密"], id="tags between"),
        pytest.param("a.html", "<p>密级：机密</p>".encode(), ["机密"], id="a page"),
        pytest.param("a.docx", docx(paragraph("机密", "★", "10年"), paragraph("正文")), ["机密"], id="split into runs"),
        pytest.param("a.docx", docx(paragraph("内部资料"), paragraph("正文")), ["内部"], id="internal, in the head"),
        pytest.param(
            "a.docx",
            packed(word__document_dot_xml=WORD.format(paragraph("正文")), word__header1_dot_xml=paragraph("秘密★5年")),
            ["秘密"],
            id="in the header",
        ),
        pytest.param("a.docx", docx(paragraph("机密&#9733;10年")), ["机密"], id="an entity"),
        pytest.param(
            "a.xlsx", packed(xl__sharedStrings_dot_xml="<sst><si><t>机密★10年</t></si></sst>"), ["机密"], id="a sheet"
        ),
        pytest.param(
            "a.xlsx",
            packed(
                xl__worksheets__sheet1_dot_xml="<w><headerFooter><oddHeader>&amp;C秘密★</oddHeader></headerFooter></w>"
            ),
            ["秘密"],
            id="a sheet's header",
        ),
        pytest.param(
            "a.pptx", packed(ppt__slides__slide1_dot_xml="<a:p><a:t>绝密★</a:t></a:p>"), ["绝密"], id="a slide"
        ),
        pytest.param("a.odt", packed(content_dot_xml="<text:p>机密★</text:p>"), ["机密"], id="OpenDocument"),
        pytest.param(
            "a.ofd",
            packed(
                Doc_0__Pages__Page_0__Content_dot_xml="<ofd:TextObject><ofd:TextCode>机密★长期</ofd:TextCode></ofd:TextObject>"
            ),
            ["机密"],
            id="OFD",
        ),
        pytest.param(
            "a.wps", packed(word__document_dot_xml=WORD.format(paragraph("机密★"))), ["机密"], id="WPS, packed"
        ),
        pytest.param("机密★10年 a.txt", b"x", ["机密"], id="the name alone"),
    ],
)
def test_a_mark_is_found(tmp_path: Path, name: str, data: bytes, expected: list[str]) -> None:
    found = read(tmp_path, f"files/{name}", data)

    assert (levels(found), found.is_read) == (expected, True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.txt", "涉嫌泄露国家秘密罪，商业秘密，内部审批".encode(), id="talk of secrets"),
        pytest.param("a.csv", "姓名,来源\n甲,内部\n乙,外部".encode(), id="values of a table"),
        pytest.param(
            "a.xlsx",
            packed(xl__sharedStrings_dot_xml="<sst><si><t>绝密</t></si><si><t>机密</t></si><si><t>内部</t></si></sst>"),
            id="a list to choose from",
        ),
        pytest.param("a.docx", docx(*[paragraph("正文")] * 20, paragraph("内部")), id="a word below the head"),
        pytest.param("a.docx", docx(paragraph("商业秘密"), paragraph("★重点")), id="two paragraphs"),
        pytest.param("a.txt", b"", id="nothing"),
    ],
)
def test_what_is_no_mark(tmp_path: Path, name: str, data: bytes) -> None:
    assert read(tmp_path, f"files/{name}", data) == Reading()


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be", "utf-8", "gb18030"])
@pytest.mark.parametrize("kind", ["doc", "xls", "wps", "pdf"])
def test_what_lies_plain_in_old_formats(tmp_path: Path, kind: str, code: str) -> None:
    data = b"\xd0\xcf\x11\xe0" + b"\0" * 40 + "机 密★10年".encode(code) + b"\0" * 40
    found = read(tmp_path, f"files/a.{kind}", data)

    assert (levels(found), found.is_read) == (["机密"], False)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.pdf", b"%PDF-1.4 nothing plain", id="a PDF"),
        pytest.param("a.jpg", b"\xff\xd8", id="a picture"),
        pytest.param("a.mp4", b"\0", id="a film"),
        pytest.param("a", b"x", id="no kind"),
        pytest.param("a.docx", b"version https://git-lfs.github.com/spec/v1\n", id="a pointer"),
        pytest.param("a.docx", b"PK\x03\x04 broken", id="a damaged archive"),
        pytest.param("a.docx", packed(other_dot_xml="x"), id="an archive without text"),
        pytest.param("a.doc", "商业秘密".encode("utf-16-le"), id="an old format without a mark"),
    ],
)
def test_what_cannot_be_read_is_not_taken_for_clean(tmp_path: Path, name: str, data: bytes) -> None:
    assert read(tmp_path, f"files/{name}", data) == Reading((), is_read=False)


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_no_flipped_bit_of_an_archive_breaks_the_reading(packing: int) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        archive.writestr("word/document.xml", "<w:p>机密★一年</w:p>" * 50)
    data = bytearray(held.getvalue())

    bits, unread = range(0, len(data) * 8, 1 + len(data) // 1000), 0
    for at in bits:
        data[at // 8] ^= 1 << at % 8
        unread += not _packed(bytes(data))[1]
        data[at // 8] ^= 1 << at % 8

    assert unread > 100
    assert _packed(bytes(data))[1] is (packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))


def test_an_encrypted_archive(tmp_path: Path) -> None:
    data = bytearray(docx(paragraph("正文")))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1

    assert read(tmp_path, "files/a.docx", bytes(data)) == Reading((), is_read=False)


def test_a_part_that_unpacks_to_too_much(tmp_path: Path) -> None:
    bomb = packed(word__document_dot_xml=b"\0" * (attachment_text.MAX_TEXT + 1))

    assert len(bomb) < attachment_text.MAX_TEXT // 100
    assert read(tmp_path, "files/a.docx", bomb) == Reading((), is_read=False)


def test_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment_text, "MAX_MEMBERS", 1)
    data = packed(ppt__slides__slide1_dot_xml="机密★", ppt__slides__slide2_dot_xml="x")
    found = read(tmp_path, "files/a.pptx", data)

    assert (levels(found), found.is_read) == (["机密"], False)


def test_a_file_beyond_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment_text, "MAX_FILE", 3)

    assert read(tmp_path, "files/a.txt", b"1234") == Reading((), is_read=False)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "secret.txt").write_text("机密★10年", encoding="utf-8")
    (tmp_path / "files" / "a.txt").symlink_to(tmp_path / "secret.txt")

    assert read_attachment(tmp_path / "files/a.txt", "files/a.txt", root=tmp_path) == Reading((), is_read=False)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert read_attachment(tmp_path / "files/a.txt", "files/a.txt", root=tmp_path) == Reading((), is_read=False)


PACKED_STREAM = b"<< /Filter /FlateDecode /Length 9 >>\nstream\n%b\nendstream\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"%%PDF /Title (%b)" % "机密★".encode("utf-16-be"), ["机密"], id="in its title"),
        pytest.param(PACKED_STREAM % "机密★".encode(), [], id="packed bytes that look like one"),
        pytest.param(b"<< >>\nstream\n%b\nendstream" % "机密★".encode("gb18030"), ["机密"], id="a plain stream"),
        pytest.param(PACKED_STREAM % b"x" + b"/Title (%b)" % "秘密★".encode(), ["秘密"], id="behind a packed stream"),
        pytest.param(b"/Filter stream " + "秘密★".encode(), ["秘密"], id="a stream that never ends"),
    ],
)
def test_what_a_pdf_shows(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    assert levels(read(tmp_path, "files/a.pdf", data)) == expected
