"""A table for the credit platform is known by what is in it, whatever it is called; nothing else is taken for one."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from datetime import datetime

import openpyxl
import pytest

from enforcement_cli.public.credit import PENALTIES, PERMITS, TABLES
from enforcement_cli.public.credit.fields import Table
from enforcement_cli.public.upload_tables import HEAD, is_upload_table, may_be_upload_table
from enforcement_cli.report.cells import csv_text
from enforcement_cli.report.workbook import Sheet, xlsx_bytes

MOMENT = datetime(2026, 3, 30)  # noqa: DTZ001 -- as a workbook has it
LEGEND = [(each.name, each.label) for table in TABLES for each in table.columns]


def row(table: Table) -> list[str]:
    return ["示例铸造有限公司", *("" for _ in table.columns[1:])]


def text(table: Table, separator: str = ",", *, rows: int = 1) -> str:
    return "\r\n".join([separator.join(table.names), *[separator.join(row(table))] * rows]) + "\r\n"


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return stream.getvalue()


def tarred(data: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in (("说明.txt", "说明".encode()), ("表", data)):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def ours(table: Table, rows: int = 1) -> bytes:
    return xlsx_bytes(
        [
            Sheet(table.title, table.names, [row(table)] * rows, 6),
            Sheet("栏目说明", ("栏目", "名称"), LEGEND),
        ],
        MOMENT,
    )


def by_another_program(*rows: list[str]) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for each in rows:
        book.active.append(each)
    book.save(stream)
    return stream.getvalue()


def page(table: Table, *, rows: int = 1) -> str:
    head = "".join(f"<td class='x'>{name}</td>" for name in table.names)
    body = "".join(f"<td>{each}</td>" for each in row(table))
    return f"<html><style>{'p{}' * HEAD}</style><table><tr>{head}</tr>{f'<tr>{body}</tr>' * rows}</table></html>"


def ods(table: Table, *, rows: int = 1) -> bytes:
    def cells(values: list[str]) -> str:
        return "".join(f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in values)

    body = f"<table:table-row>{cells(row(table))}</table:table-row>" * rows
    return zipped(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        content_xml=(
            "<?xml version='1.0'?><office:document-content><table:table>"
            f"<table:table-row>{cells(list(table.names))}</table:table-row>{body}"
            "</table:table></office:document-content>"
        ).encode(),
    )


def old_book(*texts: str) -> bytes:
    """The part that tells of a workbook of before 2007: the name of its stream, and its texts with their lengths."""
    table = b"".join(len(each).to_bytes(2, "little") + b"\0" + each.encode() for each in texts)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le") + table


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
@pytest.mark.parametrize("packed", [bytes, gzip.compress, bz2.compress, lzma.compress, lambda data: zipped(a=b"x", b=data), tarred,
                                    lambda data: gzip.compress(tarred(data)), lambda data: zipped(c_zip=zipped(b=data))],
                         ids=["bare", "gz", "bz2", "xz", "zip", "tar", "tar.gz", "zip in zip"])  # fmt: skip
@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda table: csv_text(table.names, [row(table)]).encode(), id="as written"),
        pytest.param(lambda table: text(table).encode("gbk"), id="GBK"),
        pytest.param(lambda table: ("\ufeff" + text(table)).encode("gb18030"), id="GB18030, its mark carried over"),
        pytest.param(lambda table: text(table, "\t").encode("utf-16"), id="Unicode text of a spreadsheet"),
        pytest.param(lambda table: text(table, ";").encode(), id="semicolons"),
        pytest.param(lambda table: ("某县上报表\n\n" + text(table)).encode(), id="under a title"),
        pytest.param(lambda table: ",".join(table.names[5:] + table.names[:5]).encode() + b"\n1,2\n", id="columns moved"),
        pytest.param(lambda table: page(table).encode(), id="a web page"),
        pytest.param(ours, id="workbook as written"),
        pytest.param(lambda table: by_another_program(["某县"], list(table.names), row(table)), id="workbook saved again"),
        pytest.param(ods, id="ods"),
        pytest.param(lambda table: old_book("示例", *table.names), id="xls"),
    ],
)  # fmt: skip
def test_a_table_is_known(made: object, packed: object, table: Table) -> None:
    assert callable(made)
    assert callable(packed)
    data = packed(made(table))
    assert is_upload_table(io.BytesIO(data))
    assert may_be_upload_table(data[:HEAD])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param("案件编号,当事人,处罚\n2026-0001,示例铸造有限公司,罚款\n".encode(), id="another table"),
        pytest.param("请填写 CF_XDR_MC 和 CF_XDR_ZJHM 两栏，见附件。\n下一行。\n".encode(), id="a text about the columns"),
        pytest.param("\n".join(f"{name},{label}" for name, label in LEGEND).encode(), id="a list of the columns"),
        pytest.param(text(PERMITS, rows=0).encode(), id="an empty form"),
        pytest.param((text(PENALTIES, rows=0) + ",,,\r\n\r\n").encode(), id="an empty form with empty rows"),
        pytest.param(b"CF_XDR_MC,CF_WSH\r\n\xe7\xa4\xba,1\r\n", id="without papers"),
        pytest.param(b"XK_XDR_MC,CF_XDR_ZJHM\r\na,b\r\n", id="of neither table"),
        pytest.param(ours(PENALTIES, rows=0), id="an empty workbook with the legend"),
        pytest.param(by_another_program(*[list(each) for each in LEGEND]), id="a legend"),
        pytest.param(by_another_program(list(PERMITS.names)), id="an empty form saved again"),
        pytest.param(page(PERMITS, rows=0).encode(), id="an empty web page"),
        pytest.param(("<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in LEGEND)).encode(), id="a page on the columns"),
        pytest.param(ods(PENALTIES, rows=0), id="an empty ods"),
        pytest.param(old_book(*[each for pair in LEGEND for each in pair if each.isascii()][::2]), id="an old book of half the names"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"CF_XDR_MC\0\0\0CF_XDR_LB\0\0\0CF_XDR_SHXYM", id="an old document"),
        pytest.param(b"PK\x03\x04garbled", id="a damaged zip"),
        pytest.param(gzip.compress(text(PENALTIES).encode())[:40], id="a cut gz"),
        pytest.param(b"\x1f\x8bno", id="no gz"),
        pytest.param(zipped(content_xml=b"\xff\xfe<"), id="a damaged ods"),
        pytest.param(zipped(a=zipped(b=zipped(c=zipped(d=text(PENALTIES).encode())))), id="deeper than is looked"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 64, id="a picture"),
    ],
)  # fmt: skip
def test_nothing_else_is_taken_for_one(data: bytes) -> None:
    assert not is_upload_table(io.BytesIO(data))


class Counted(io.BytesIO):
    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def test_of_a_large_file_only_the_head_is_read() -> None:
    film = Counted(b"\0\0\0\x18ftypmp42" + bytes(8 << 20))

    assert not may_be_upload_table(film.getvalue()[:HEAD])
    assert not is_upload_table(film)
    assert film.taken == HEAD
