"""Files with files in them: what stands in a workbook, an archive, a packed feed is looked at part by part."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO

import pytest
import xlsxwriter

from enforcement_cli.public.detect import Known, scan_output
from enforcement_cli.public.detect.containers import UnreadableContainerError, is_container, parts_of
from enforcement_cli.public.leaks import Leak, Watched, leaks

NAME, NUMBER = "褚金样", "140599188503070017"
KNOWN = Known(names=(NAME,))


def zipped(*members: tuple[str, bytes], comment: bytes = b"") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
        archive.comment = comment
    return out.getvalue()


def workbook(*cells: str, author: str = "", sheet: str = "公示", note: str = "") -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"author": author})
        page = book.add_worksheet(sheet)
        for row, cell in enumerate(cells):
            page.write_string(row, 0, cell)
        if note:
            page.write_comment(0, 0, note)
    return out.getvalue()


def kinds(data: bytes) -> set[str]:
    return {each.kind for each in scan_output(data, KNOWN, context="data/decisions.xlsx")}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (workbook("示例公司"), set()),
        (workbook("示例公司", NAME), {"name"}),
        (workbook(f"身份证号{NUMBER}"), {"id_card"}),
        (workbook("示例公司", author=NAME), {"name"}),
        (workbook("示例公司", sheet=NAME), {"name"}),
        (workbook("示例公司", note=f"联系人{NAME}"), {"name"}),
        (zipped(("a.txt", b"x"), (f"{NAME}.txt", b"y")), {"name"}),
        (zipped(("a.txt", b"x"), comment=NAME.encode()), {"name"}),
        (zipped(("a.zip", zipped(("b.xlsx", workbook(NAME))))), {"name"}),
        (gzip.compress(f"手机13800000000，{NAME}".encode()), {"name", "phone"}),
        (gzip.compress(zipped(("a", NAME.encode()))), {"name"}),
    ],
    ids=["clean", "cell", "number", "author", "sheet", "note", "file name", "comment", "nested", "gzip", "both"],
)
def test_everything_inside_is_searched(data: bytes, found: set[str]) -> None:
    assert is_container(data)
    assert kinds(data) == found


def test_a_name_that_changes_its_typeface() -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        book.add_worksheet().write_rich_string(0, 0, "当事人褚", bold, "金样", "在场")

    assert kinds(out.getvalue()) == {"name"}


@pytest.mark.parametrize(
    "data",
    [
        zipped(("a", b"x" * 1000))[:-30],
        b"PK\x03\x04nothing",
        gzip.compress(b"x" * 1000)[:-9],
        zipped(("a", zipped(("b", zipped(("c", zipped(("d", zipped(("e", b"f")))))))))),
    ],
    ids=["cut short", "no zip", "cut gzip", "too deep"],
)
def test_what_cannot_be_opened_stops_the_run(data: bytes) -> None:
    with pytest.raises(UnreadableContainerError):
        list(parts_of(data))

    assert list(leaks({"data/a.xlsx": data}, [], elsewhere=lambda page: ())) == [Leak("data/a.xlsx", "", ())]


def test_the_site_is_searched_for_what_each_case_wants_hidden_also_in_workbooks() -> None:
    watched = [Watched("decisions/2026-0001-1.html", "2026-0001", KNOWN)]
    files = {"data/a.xlsx": workbook("示例公司", f"经办{NAME}")}

    assert list(leaks(files, watched, elsewhere=lambda page: ())) == [Leak("data/a.xlsx", "2026-0001", ("name",))]


def test_what_the_record_shows_may_stand_by_itself_in_an_index() -> None:
    known = Known(names=("宋小样",), public=("宋小样饭店",))
    page = "decisions/2026-0001-1.html"
    files = {page: "<p>宋小样饭店</p>".encode(), "search/1.js": '["宋小样", "小样"]'.encode()}

    shown = Watched(page, "2026-0001", known, ("宋小样饭店",))
    assert list(leaks(files, [shown], elsewhere=lambda page: ())) == []
    assert list(leaks(files, [Watched(page, "2026-0001", known)], elsewhere=lambda page: ())) == [
        Leak("search/1.js", "2026-0001", ("name",))
    ]
