"""The Basis table: rows are well-formed, their ids say where they stand, and each was verified in the law's text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from enforcement_cli.law.basis import BASIS, Basis, Source, basis, chinese_number, numbered, placed, sources

PAGE = Path(__file__).resolve().parents[2] / "docs" / "citations.md"

# law.md §17: what could not be confirmed and is not cited.
NOT_CONFIRMED = [
    pytest.param("工业和信息化行政处罚程序规定|工业和信息化部令|通信行政处罚", id="the ministry's own procedure rules"),
    pytest.param("山西.*听证.*元|听证.*山西", id="Shanxi's hearing amounts"),
    pytest.param("1171", id="the double-disclosure field standard"),
    pytest.param("2027", id="the holiday notice of 2027"),
    pytest.param("音像记录.*保存.*(个月|年)|执法记录仪.*保存", id="a retention time for recordings"),
    pytest.param("国家档案局令第(?!8号)", id="a successor to archive order 8"),
]


def rows() -> list[Basis]:
    return list(BASIS.values())


def test_every_row_is_found_under_its_own_id() -> None:
    assert [key for key, row in BASIS.items() if key != row.id or basis(key) is not row] == []
    assert len(BASIS) == len(set(BASIS))


def test_ids_say_article_paragraph_and_item() -> None:
    strayed = []
    for row in rows():
        if row.source.numbering not in ("article", "clause") or row.article is None:
            if not re.fullmatch(rf"{row.source.key}-[a-z0-9]+", row.id):
                strayed.append(row.id)
            continue
        parts = [row.source.key, row.article]
        if row.paragraph is not None or row.item is not None:
            parts.append(str(row.paragraph or 1))
        if row.item is not None:
            parts.append(row.item)
        if not re.fullmatch("-".join(parts) + "(-[a-z])?", row.id):
            strayed.append(row.id)
    assert strayed == []


def test_each_source_says_what_it_is() -> None:
    keys = [source.key for source in sources()]
    assert len(keys) == len(set(keys))
    for source in sources():
        assert source.law.startswith(source.title)
        assert source.title
        assert source.short
        assert (source.text is None) == (source.known in ("recalled", "bureau setting")), source.key
        if source.in_force_from and source.in_force_to:
            assert source.in_force_from < source.in_force_to


def test_words_are_bare_and_recalled_ones_do_not_pass_for_the_letter() -> None:
    for row in rows():
        assert row.known == row.source.known, row.id
        assert row.words == re.sub(r"\s", "", row.words) or row.known == "bureau setting", row.id
        assert row.words, row.id
        assert row.words.startswith("（大意）") == row.is_recalled, row.id
        assert ("（原文未核）" in row.citation) == row.is_recalled, row.id


def test_user_facing_text_can_be_printed_on_a_chinese_console() -> None:
    for row in rows():
        f"{row.law}{row.citation}{row.words}{row.note}".encode("gbk")


def test_the_founding_document_has_its_67_duties() -> None:
    duties = [row for row in rows() if row.source.key == "S"]
    assert [row.id for row in duties] == [f"S-{each}" for each in range(1, 68)]
    assert all(row.duty == row.id and row.known == "seed" for row in duties)
    assert all(row.duty is None for row in rows() if row.source.key != "S")


@pytest.mark.parametrize(
    ("key", "citation"),
    [
        ("PL-61-1", "《行政处罚法》第六十一条第一款"),
        ("PL-57-1-4", "《行政处罚法》第五十七条第一款第四项"),
        ("PL-33-1-b", "《行政处罚法》第三十三条第一款"),
        ("PL-85", "《行政处罚法》第八十五条"),
        ("CL-18-1-9", "《行政强制法》第十八条第九项"),
        ("CL-18-1-10", "《行政强制法》第十八条第十项"),
        ("OGI-20-1-13", "《政府信息公开条例》第二十条第十三项"),
        ("CC-201", "《民法典》第二百零一条"),
        ("G118-6-b", "国办发〔2018〕118号（六）"),
        ("G118-23-b", "国办发〔2018〕118号（二十三）"),
        ("G118-s4", "国办发〔2018〕118号第四部分"),
        ("S-22", "陵工信字〔2019〕101号 三(一)3（S-22）"),
        ("S-67", "陵工信字〔2019〕101号 印发通知（S-67）"),
        ("PL2017-fine", "《中华人民共和国行政处罚法》（2017年修正）（原文未核）"),
        ("SUP-17", "《行政执法监督条例》（国务院令第825号）第十七条（原文未核）"),
        ("CONTRACT-yaml", "本工具的案件库约定（填写）"),
    ],
)
def test_citation_is_written_as_lawyers_write_it(key: str, citation: str) -> None:
    assert basis(key).citation == citation


def test_json_names_full_title_version_place_and_duty() -> None:
    assert basis("PL-48-2").as_json() == {
        "law": "《中华人民共和国行政处罚法》（2021年修订）",
        "article": "第四十八条第二款",
        "words": "公开的行政处罚决定被依法变更、撤销、确认违法或者确认无效的，"
        "行政机关应当在三日内撤回行政处罚决定信息并公开说明理由。",
        "duty": None,
    }
    assert basis("S-23").as_json() == {
        "law": "陵川县工业和信息化局《落实行政执法三项制度工作实施方案》（陵工信字〔2019〕101号）",
        "article": "三(一)3",
        "words": "法律、行政法规另有规定的除外",
        "duty": "S-23",
    }
    assert basis("CONTRACT-ledger").law == "本工具的案件库约定"


@pytest.mark.parametrize(
    ("key", "on", "expected"),
    [
        pytest.param("PL-60", date(2021, 7, 14), False, id="the day before it came into force"),
        pytest.param("PL-60", date(2021, 7, 15), True, id="its first day"),
        pytest.param("PL-60", date(2030, 1, 1), True, id="no end known"),
        pytest.param("PL2017-fine", date(2021, 7, 14), True, id="the old law's last day"),
        pytest.param("PL2017-fine", date(2021, 7, 15), False, id="the old law is over"),
        pytest.param("S-22", date(2010, 1, 1), True, id="a date that is not known does not exclude"),
    ],
)
def test_in_force_by_the_day(key: str, on: date, expected: bool) -> None:
    assert basis(key).in_force(on) is expected


def test_own_dates_of_a_row_go_before_those_of_its_source() -> None:
    source = Source("XX", "《甲法》", "《甲法》", "", date(2000, 1, 1), None, None)
    row = Basis("XX-1", source, "1", None, None, "甲", None, "read", date(2010, 1, 1), date(2012, 1, 1))
    assert [row.in_force(date(year, 6, 1)) for year in (2009, 2011, 2012)] == [False, True, False]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("PL-61", "no basis 'PL-61' in the table; there are PL-61-1, PL-61-2"),
        ("PL-61-9", "no basis 'PL-61-9' in the table; there are PL-61-1, PL-61-2"),
        ("PL-6", "no basis 'PL-6' in the table"),
        ("XX-1", "no basis 'XX-1' in the table"),
        ("S-68", "no basis 'S-68' in the table"),
        ("../pl-1", "no basis '../pl-1' in the table"),
        ("", "no basis '' in the table"),
    ],
)
def test_unknown_id_is_named_with_its_neighbours(key: str, message: str) -> None:
    with pytest.raises(KeyError) as caught:
        basis(key)
    assert caught.value.args == (message,)
    assert key not in BASIS


@pytest.mark.parametrize(
    ("value", "numeral"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (61, "六十一"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (201, "二百零一"),
        (999, "九百九十九"),
    ],
)
def test_chinese_number(value: int, numeral: str) -> None:
    assert chinese_number(value) == numeral


@pytest.mark.parametrize("value", [0, 1000, -1])
def test_no_numeral_beyond_the_bounds(value: int) -> None:
    with pytest.raises(ValueError, match=f"no numeral for {value}"):
        chinese_number(value)


@pytest.mark.parametrize("key", ["PL-61", "XX-", "XX-1-2-3-4", "XX-1-ab", "XX-一"])
def test_malformed_or_foreign_id_is_refused_when_the_table_is_made(key: str) -> None:
    source = Source("XX", "《甲法》", "《甲法》", "", None, None, None)
    with pytest.raises(ValueError, match=f"not an id of XX: {key}"):
        numbered(source, {key: "甲"})


@pytest.mark.parametrize("key", ["PL-a", "XX-", "XX-A", "XX_a"])
def test_malformed_word_id_is_refused_too(key: str) -> None:
    source = Source("XX", "《甲法》", "《甲法》", "", None, None, None)
    with pytest.raises(ValueError, match=f"not an id of XX: {key}"):
        placed(source, {"填写": {key: "甲"}})


def test_a_note_must_belong_to_a_row() -> None:
    source = Source("XX", "《甲法》", "《甲法》", "", None, None, None)
    with pytest.raises(ValueError, match="notes on rows that are not there: XX-2"):
        numbered(source, {"XX-1": "甲"}, notes={"XX-2": "乙"})


@pytest.mark.parametrize("pattern", NOT_CONFIRMED)
def test_nothing_unconfirmed_is_cited(pattern: str) -> None:
    assert [row.id for row in rows() if re.search(pattern, row.law + row.citation + row.words + row.note)] == []


@pytest.mark.parametrize("key", ["TR", "SXF"])
def test_periods_of_unsettled_kind_are_not_called_working_days(key: str) -> None:
    assert [row.id for row in rows() if row.source.key == key and "工作日" in row.words] == []


def committed() -> dict[str, list[str]]:
    """The rows of docs/citations.md by id."""
    found = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) == 7 and cells[0] in BASIS:
            assert cells[0] not in found, f"{cells[0]} stands twice"
            found[cells[0]] = cells
    return found


def test_every_row_has_its_verified_line_with_the_same_words() -> None:
    page = committed()
    for row in rows():
        assert row.id in page, f"{row.id} was never verified: run `make citations`"
        _, citation, words, duty, known, verified, _ = page[row.id]
        assert (citation, words, duty, known) == (row.citation, row.words, row.duty or "", row.known)
        assert verified in (("是", "是（全条）") if row.source.text else ("无文本",)), row.id


def test_the_page_holds_no_row_that_the_table_has_not() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    listed = [match[1] for line in lines if (match := re.match(r"\| ([A-Z0-9]+-[a-z0-9-]+) \|", line))]
    assert listed == list(BASIS)
