"""The site as a function of the ledger: which pages, what is on them, which bytes one more decision changes."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from enforcement_cli.cases.bureau import Agency
from enforcement_cli.cases.ledger_facts import CHINA, UNSPOKEN, record_sha256
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.ledger import Ledger
from enforcement_cli.public.site import PAGE_SIZE, agency_of, build_site, pages

AGENCY = {"name": "示例局", "contact": {"phone": "0359-6200000", "url": "https://example.gov.cn/"}}


class Book:
    """A ledger that is written one minute after the other."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.entries: list[dict[str, Any]] = []
        self.at = datetime(2026, 3, 30, 9, 0, tzinfo=CHINA)

    def add(self, number: int, event: str = "published", *, decision: int = 1, **more: Any) -> dict[str, Any]:
        """One event of case 2026-NNNN."""
        self.at += timedelta(minutes=1)
        record = None if event == "withdrawn" else {**record_of(number, decision), **more.pop("record", {})}
        entry = self.ledger.add(
            case=f"2026-{number:04d}",
            decision=decision,
            event=event,
            on=self.at.date(),
            written_at=self.at,
            by="丙示例",
            record=record,
            **more,
        )
        self.entries.append(entry)
        return entry

    def site(self) -> dict[str, bytes]:
        """The site of all events so far."""
        return build_site(self.entries, AGENCY)


def record_of(number: int, decision: int = 1) -> dict[str, Any]:
    return {
        "agency": {"name": "示例局"},
        "objects": [{"name": f"示例{number}号公司", "type": "法人"}],
        "kind": "行政处罚",
        "document": "行政处罚决定书",
        "document_no": f"示罚〔2026〕{number}-{decision}号",
        "made_on": "2026-03-25",
        "outcome": "给予处罚",
        "conclusion": f"罚款{number}元。",
    }


def book(count: int) -> Book:
    found = Book()
    for number in range(1, count + 1):
        found.add(number)
    return found


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """The files that are new or have other bytes; none may have gone."""
    assert before.keys() <= after.keys()
    return {name for name, data in after.items() if before.get(name) != data}


def text(site: dict[str, bytes], name: str) -> str:
    return site[name].decode("utf-8")


DATA = {"data/decisions.json", "data/ledger.json"}


def test_an_empty_ledger_has_a_whole_site() -> None:
    site = build_site([], AGENCY)

    assert set(site) == {"index.html", "about.html", "list/1.html", "list/index.html", "assets/style.css", *DATA}
    assert "目前没有公示的执法决定" in text(site, "index.html")
    assert 'name="ledger"' not in text(site, "index.html")
    assert json.loads(site["data/ledger.json"]) == {"size": 0, "head": ""}


def test_a_decision_has_the_four_items_and_its_way_into_public() -> None:
    found = Book()
    found.add(1)
    found.add(1, "updated", reason="更正文字差错", record={"conclusion": "罚款一元整。"})

    page = text(found.site(), "decisions/2026-0001-1.html")

    for item in ("执法机关", "示例局", "执法对象", "示例1号公司", "执法类别", "行政处罚", "执法结论", "罚款一元整。"):
        assert item in page
    assert "罚款1元" not in page
    assert "更正文字差错" in page
    assert page.index("<strong>公示</strong>") < page.index("<strong>更新</strong>")


def test_the_data_hold_what_the_pages_hold() -> None:
    found = Book()
    found.add(1)
    found.add(2)
    found.add(2, "withdrawn", reason="撤销：事实不清")

    data = json.loads(found.site()["data/decisions.json"])

    assert [each["id"] for each in data] == ["2026-0002-1", "2026-0001-1"]
    assert [each["state"] for each in data] == ["withdrawn", "published"]
    assert "record" not in data[0]
    assert data[1]["record"] == {**record_of(1)}
    assert json.loads(found.site()["data/ledger.json"]) == {"size": 3, "head": found.ledger.heads[0]}


def test_one_more_decision_changes_its_own_page_the_newest_list_the_index_and_the_data() -> None:
    found = book(PAGE_SIZE + 3)
    before = found.site()
    found.add(900)

    own = {"decisions/2026-0900-1.html", "list/2.html", "list/index.html", "index.html"}
    assert changed(before, found.site()) == own | DATA


def test_a_new_list_page_changes_the_one_before_by_its_link() -> None:
    found = book(PAGE_SIZE)
    before = found.site()
    found.add(900)
    after = found.site()

    own = {"decisions/2026-0900-1.html", "list/1.html", "list/2.html", "list/index.html", "index.html"}
    assert changed(before, after) == own | DATA
    assert 'href="2.html"' in text(after, "list/1.html")


def test_lists_are_numbered_from_the_oldest_and_show_the_newest_first() -> None:
    site = book(PAGE_SIZE + 2).site()

    assert site["list/index.html"] == site["list/2.html"]
    assert "示例1号公司" in text(site, "list/1.html")
    newest = text(site, "list/2.html")
    assert newest.index(f"示例{PAGE_SIZE + 2}号公司") < newest.index(f"示例{PAGE_SIZE + 1}号公司")
    assert 'href="1.html"' in newest


def test_the_first_page_has_the_twenty_newest() -> None:
    index = text(book(22).site(), "index.html")

    assert [number for number in range(1, 23) if f"示例{number}号公司" in index] == list(range(3, 23))
    assert index.index("示例22号公司") < index.index("示例21号公司")


def test_a_list_proves_the_ledger_up_to_the_last_event_that_it_shows() -> None:
    found = book(3)
    assert f'<meta name="ledger" content="3 {found.ledger.heads[0]}">' in text(found.site(), "list/1.html")

    found.add(1, "updated", reason="更正文号")
    assert f'<meta name="ledger" content="4 {found.ledger.heads[0]}">' in text(found.site(), "list/1.html")


def test_a_decision_without_a_document_is_called_after_its_kind() -> None:
    found = Book()
    found.add(1, record={"document": None})

    assert "示例1号公司 行政处罚" in text(found.site(), "decisions/2026-0001-1.html")


def test_a_later_event_leaves_other_pages_and_older_lists_as_they_are() -> None:
    found = book(PAGE_SIZE + 30)
    before = found.site()
    found.add(3, "withdrawn", reason="撤销：事实不清")

    assert changed(before, found.site()) == {"decisions/2026-0003-1.html", "list/1.html", "index.html"} | DATA


def test_the_order_is_that_of_the_ledger_whatever_order_the_files_are_read_in() -> None:
    found = book(7)

    assert build_site(found.entries[::-1], AGENCY) == found.site()


def test_two_decisions_of_a_case_have_two_pages() -> None:
    found = Book()
    found.add(1)
    found.add(1, decision=2)

    site = found.site()

    assert "1-1号" in text(site, "decisions/2026-0001-1.html")
    assert "1-2号" in text(site, "decisions/2026-0001-2.html")


def test_of_a_withdrawn_decision_days_and_reason_are_left() -> None:
    found = Book()
    found.add(1, reason=None)
    found.add(1, "updated", reason="补充公示内容")
    found.add(1, "withdrawn", reason="撤销：事实不清")
    site = found.site()

    for name, data in site.items():
        for gone in ("示例1号公司", "示罚〔2026〕", "罚款1元", "补充公示内容"):
            assert gone not in data.decode("utf-8"), name
    page = text(site, "decisions/2026-0001-1.html")
    assert "2026-0001-1" in page
    assert "撤销：事实不清" in page
    assert "已撤下的执法决定（2026-0001-1）" in text(site, "index.html")


def test_what_must_not_be_known_to_exist_leaves_no_trace() -> None:
    found = book(2)
    before = found.site()
    found.add(3)
    found.add(3, "withdrawn", reason=UNSPOKEN)
    site = found.site()

    assert set(site) == set(before)
    assert not [name for name, data in site.items() if b"2026-0003" in data]


def test_a_reinstated_decision_is_back() -> None:
    found = Book()
    found.add(1)
    found.add(1, "withdrawn", reason="撤销：事实不清")
    found.add(1, "reinstated", reason="撤销决定被判决撤销")

    assert "示罚〔2026〕1-1号" in text(found.site(), "decisions/2026-0001-1.html")


def test_each_page_carries_the_ledger_as_of_its_own_last_event() -> None:
    found = book(3)
    heads = [each["prev"] for each in found.entries[1:]] + [found.ledger.heads]
    site = found.site()

    for number, (head,) in enumerate(heads, 1):
        assert f'<meta name="ledger" content="{number} {head}">' in text(site, f"decisions/2026-{number:04d}-1.html")
    assert f'content="3 {heads[-1][0]}"' in text(site, "index.html")


def test_a_record_altered_after_it_was_written_stops_the_site() -> None:
    found = book(1)
    found.entries[0]["record"] = {**found.entries[0]["record"], "conclusion": "罚款一百万元。"}

    with pytest.raises(EnforceError, match="被改动过"):
        found.site()


@pytest.mark.parametrize("sha256", ["0" * 64, record_sha256(None)])
def test_a_record_that_is_gone_stops_the_site(sha256: str) -> None:
    found = book(1)
    del found.entries[0]["record"]
    found.entries[0]["record_sha256"] = sha256

    with pytest.raises(EnforceError, match="公示记录"):
        found.site()


def test_a_record_that_no_page_can_be_made_from_is_named() -> None:
    found = Book()
    found.add(1, record={"made_on": "三月"})

    with pytest.raises(EnforceError) as fault:
        found.site()

    assert "cases/2026/2026-0001/disclosure/0001-published.yaml" in str(fault.value)
    assert "made_on" in str(fault.value)


def test_unknown_fields_of_a_record_reach_no_file() -> None:
    found = Book()
    found.add(1, record={"facts": "案情不公开", "objects": [{"name": "示例公司", "id_no": "140599188503070017"}]})

    for data in found.site().values():
        assert "案情不公开" not in data.decode("utf-8")
        assert b"140599188503070017" not in data


def test_a_minimal_record_makes_a_page_without_holes() -> None:
    found = Book()
    found.add(1)
    minimal = {key: record_of(1)[key] for key in ("agency", "objects", "kind", "conclusion")}
    entry = Ledger().add(
        case="2026-0002",
        decision=1,
        event="published",
        on=date(2026, 3, 30),
        written_at=found.at,
        by="x",
        record=minimal,
    )

    page = build_site([entry], AGENCY)["decisions/2026-0002-1.html"].decode("utf-8")

    assert "None" not in page
    assert "<dd></dd>" not in page
    assert "行政处罚" in page


def test_what_the_bureau_says_of_itself() -> None:
    bureau = Agency({"name": "示例局", "code": "x", "contact": {"phone": "0359-6200000", "x-fax": "1"}}, "enforce.yaml")

    assert agency_of(bureau) == {"name": "示例局", "contact": {"phone": "0359-6200000"}}
    assert agency_of(Agency({"name": "示例局"}, "enforce.yaml")) == {"name": "示例局", "contact": {}}


def test_a_bureau_without_contact_has_an_about_page() -> None:
    site = build_site([], {"name": "示例局", "contact": {}})

    assert "申请更正" in text(site, "about.html")
    assert "监督渠道" not in text(site, "index.html")


def test_pages_are_in_the_order_of_first_disclosure() -> None:
    found = book(3)
    found.add(1, "updated", reason="更正文字差错")

    assert [each.id for each in pages(found.entries)] == ["2026-0001-1", "2026-0002-1", "2026-0003-1"]
