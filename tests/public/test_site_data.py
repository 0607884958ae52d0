"""The open data: one line a decision, readable by programs and by spreadsheets, and every field explained."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from enforcement_cli.public.shape import SHAPE
from enforcement_cli.public.site.dictionary import COLUMNS, FIELDS, TITLES
from enforcement_cli.public.site.opendata import defused
from tests.public.test_site import Book, text

FULL: dict[str, Any] = {
    "objects": [{"name": "示例铸造有限公司", "type": "法人", "code": "91140599MA0000015M"}, {"name": "褚某某"}],
    "division": "节能监察股",
    "matter": "节能监察",
    "basis": [{"law": "《示例法》", "article": "第一条"}, {"law": "《示例条例》"}],
    "penalties": [{"kind": "罚款", "amount": "20000.00"}, {"kind": "暂扣许可证件", "until": "2026-09-30"}],
    "grant": {"category": "普通", "certificate": "示例证", "certificate_no": "示证1", "valid_from": "2026-03-25"},
    "remedies": {"reconsideration_organ": "示例县人民政府", "reconsideration_days": "60"},
    "corrections": [{"kind": "文字差错", "on": "2026-04-01", "text": "更正一处"}],
    "conclusion": '罚款二万元，\n“引号”"与逗号,。',
}


def rows(site: dict[str, bytes], year: int = 2026) -> list[dict[str, str]]:
    """The rows of a year's CSV as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(site[f"data/decisions-{year}.csv"].decode("utf-8-sig"), newline="")))


def full() -> Book:
    """One decision with everything, one withdrawn."""
    found = Book()
    found.add(1, record=FULL)
    found.add(2)
    found.add(2, "withdrawn", reason="撤销：事实不清")
    return found


def test_a_spreadsheet_reads_what_the_page_says() -> None:
    first, second = rows(full().site())

    assert first == {
        "id": "2026-0001-1",
        "page": "decisions/2026-0001-1.html",
        "state": "published",
        "published_on": "2026-03-30",
        "changed_on": "2026-03-30",
        "agency": "示例局",
        "division": "节能监察股",
        "objects": "示例铸造有限公司；褚某某",
        "object_codes": "91140599MA0000015M；",
        "kind": "行政处罚",
        "matter": "节能监察",
        "document": "行政处罚决定书",
        "document_no": "示罚〔2026〕1-1号",
        "made_on": "2026-03-25",
        "outcome": "给予处罚",
        "conclusion": FULL["conclusion"],
        "facts": "",
        "reasons": "",
        "contents": "",
        "basis": "《示例法》 第一条；《示例条例》",
        "penalties": "罚款 20000.00；暂扣许可证件 2026-09-30",
        "grant_category": "普通",
        "grant_certificate": "示例证",
        "grant_certificate_no": "示证1",
        "grant_valid_from": "2026-03-25",
        "grant_valid_to": "",
        "reconsideration_organ": "示例县人民政府",
        "court": "",
        "corrections": "2026-04-01 文字差错 更正一处",
        "reason": "",
        "ruling_organ": "",
        "ruling_no": "",
        "ruled_on": "",
        "effective_on": "",
    }
    assert {key: value for key, value in second.items() if value} == {
        "id": "2026-0002-1",
        "page": "decisions/2026-0002-1.html",
        "state": "withdrawn",
        "published_on": "2026-03-30",
        "changed_on": "2026-03-30",
        "reason": "撤销：事实不清",
    }


def test_the_csv_is_as_spreadsheets_in_china_want_it() -> None:
    data = full().site()["data/decisions-2026.csv"]

    assert data.startswith(b"\xef\xbb\xbfid,page,state")
    assert data.count(b"\r\n") == 3
    # A line break within a cell stands between quotes.
    assert b'"\xe7\xbd\x9a' in data


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", " =1", "\ufeff=1", "＝1", "＋1", "－1", "＠1", "　=1"],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "示例公司", "2026-03-05", "a=b", "20000.00", "'=1", "（-1）"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert defused(cell) == cell


def test_a_hostile_name_is_defused_in_every_column() -> None:
    found = Book()
    found.add(1, record={"objects": [{"name": "=HYPERLINK(1)"}], "conclusion": "@x", "matter": "+x", "division": "-x"})
    (row,) = rows(found.site())

    assert [row[key] for key in ("objects", "conclusion", "matter", "division")] == [
        *("'=HYPERLINK(1)", "'@x", "'+x", "'-x")
    ]


def test_json_lines_are_one_object_a_line_in_the_order_of_disclosure() -> None:
    data = text(full().site(), "data/decisions-2026.jsonl")
    lines = data.splitlines()

    assert data.endswith("}\n")
    assert [json.loads(each)["id"] for each in lines] == ["2026-0001-1", "2026-0002-1"]
    assert "示例铸造有限公司" in data
    assert json.loads(lines[0])["record"]["objects"] == FULL["objects"]


def test_each_year_has_its_own_files() -> None:
    found = full()
    found.at = found.at.replace(year=2027)
    found.add(3)
    found.add(1, "updated", reason="更正文字差错", record=FULL)
    site = found.site()

    assert [each["id"] for each in rows(site, 2026)] == ["2026-0001-1", "2026-0002-1"]
    assert [each["id"] for each in rows(site, 2027)] == ["2026-0003-1"]
    page = text(site, "data/index.html")
    assert page.index("decisions-2027.csv") < page.index("decisions-2026.csv")


def test_the_dictionary_explains_every_column_and_every_field() -> None:
    site = full().site()
    page = text(site, "data/index.html")

    header = site["data/decisions-2026.csv"].decode("utf-8-sig").splitlines()[0].split(",")
    assert re.findall(r'<th scope="row"><code>([a-z_]+)</code></th>', page)[: len(header)] == header
    for line in text(site, "data/decisions-2026.jsonl").splitlines():
        for path in paths(json.loads(line)):
            assert f"<code>{path}</code>" in page, path


def paths(value: Any, path: str = "") -> list[str]:
    """Every field of JSON data: `record.objects[].name`."""
    if isinstance(value, dict):
        return [each for key, inner in value.items() for each in paths(inner, f"{path}.{key}" if path else key)] + (
            [path] if path else []
        )
    if isinstance(value, list):
        return [each for inner in value for each in paths(inner, f"{path}[]")]
    return [path]


def keys(shape: Any) -> set[str]:
    """Every key of the shape of a record, at any depth."""
    if isinstance(shape, dict):
        return set(shape) | {each for inner in shape.values() for each in keys(inner)}
    return keys(shape[0]) if isinstance(shape, list) else set()


def test_every_key_of_a_record_has_its_words() -> None:
    assert keys(dict(SHAPE)) <= TITLES.keys()
    assert not [each for each in FIELDS if re.fullmatch("[a-z_]+", each.title)]
    assert len({each.key for each in COLUMNS}) == len(COLUMNS)
