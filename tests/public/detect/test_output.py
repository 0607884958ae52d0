"""The last look: a known value is found in every form that an output can give it, and is never repeated."""

from __future__ import annotations

import dataclasses
import json

import pytest

from enforcement_cli.public.detect import Known, scan_output

KNOWN = Known(
    names=("宋小样", "安全"),
    numbers=("140599188503070017",),
    phones=("13800000000",),
    addresses=("示例县示例镇示例村12号",),
    plates=("晋E12345",),
    public=("0356-6200000", "宋小样饭店", "示例县工业和信息化局"),
)
CLEAN = (
    "<!doctype html><html lang=zh><title>行政处罚决定</title><p>示工信罚〔2026〕1号，宋小样饭店，统一社会信用代码91140599MA0000015M。"
    "<p>罚款50000元。<p>示例县工业和信息化局，电话0356-6200000，举报12345。<p>安全生产。"
    "<link href='s.9f86d081884c7d659a2feaa0c55ad015.css'></html>"
)


def kinds(data: bytes | str, context: str = "decisions/2026-0003.html") -> list[str]:
    return [each.kind for each in scan_output(data, KNOWN, context=context)]


def test_a_clean_page_has_no_hit() -> None:
    assert scan_output(CLEAN, KNOWN, context="decisions/2026-0003.html") == []
    assert scan_output(CLEAN.encode("utf-8"), KNOWN, context="decisions/2026-0003.html") == []


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param("<p>宋小样</p>", "name", id="text"),
        pytest.param("<p title='宋小样'>x</p>", "name", id="attribute"),
        pytest.param("<!-- 宋小样 -->", "name", id="comment"),
        pytest.param("<p>宋&#x5c0f;样</p>", "name", id="entity, hexadecimal"),
        pytest.param("<p>&#23435;&#23567;&#26679;</p>", "name", id="entities, decimal"),
        pytest.param("<p>宋&amp;#23567;样</p>", "name", id="entity, escaped twice"),
        pytest.param("<p>宋<b>小</b>样</p>", "name", id="split by tags"),
        pytest.param(json.dumps({"name": "宋小样"}), "name", id="JSON escapes"),
        pytest.param('{"p": "1380000\\u00300000"}', "phone", id="digit as a JSON escape"),
        pytest.param("<a href='?q=%E5%AE%8B%E5%B0%8F%E6%A0%B7'>", "name", id="percent-encoding"),
        pytest.param("<p>138 0000 0000</p>", "phone", id="spaced phone"),
        pytest.param("<p>138<br>00000000</p>", "phone", id="phone over lines"),
        pytest.param("一四〇五九九一八八五〇三〇七〇〇一七", "id_card", id="number read aloud"),
        pytest.param("示例镇示例村12号", "address", id="address in part"),
        pytest.param("晋E·12345", "plate", id="plate"),
        pytest.param("由安全负责", "name", id="a name that is a word, outside a term"),
        pytest.param("11010519491231002X", "id_card", id="a number that the case does not know"),
        pytest.param("shili@example.com", "email", id="an e-mail that the case does not know"),
    ],
)
def test_a_hit_in_every_form(data: str, kind: str) -> None:
    assert set(kinds(data)) == {kind}
    assert set(kinds(data.encode("utf-8"))) == {kind}


@pytest.mark.parametrize(
    "name", ["files/宋小样.html", "files/%E5%AE%8B%E5%B0%8F%E6%A0%B7.html", "files/13800000000.pdf"]
)
def test_the_name_of_the_file_is_searched(name: str) -> None:
    hits = scan_output(CLEAN, KNOWN, context=name)

    assert [each.view for each in hits] == ["name"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-be"])
def test_bytes_that_are_no_text_are_searched_in_the_encodings_they_may_be_in(encoding: str) -> None:
    data = b"\x89PNG\r\n\xff\xfe\x00" + "宋小样".encode(encoding)

    assert kinds(data, "image.png") == ["name"]


def test_cells_of_a_table_do_not_run_together() -> None:
    assert kinds("<tr><td>138</td><td>0000</td><td>0000</td></tr>") == []


def test_a_hit_says_where_and_never_what() -> None:
    hits = scan_output("<p>一行</p>\n<p>电话13800000000</p>", KNOWN, context="a.html")

    assert [(each.where, each.line, each.column, each.kind) for each in hits] == [("a.html", 2, 6, "phone")]
    assert "138" not in repr(hits)
    assert {each.name for each in dataclasses.fields(hits[0])} == {"where", "view", "line", "column", "kind"}
