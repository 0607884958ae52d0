"""The site as a function of the ledger: which pages, what is on them, which bytes one more decision changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from enforcement_cli.cases.bureau import Agency
from enforcement_cli.cases.ledger_facts import CHINA, UNSPOKEN, record_sha256
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.ledger import Ledger
from enforcement_cli.public.site import PAGE_SIZE, agency_of, build_site, inputs_digest, pages
from enforcement_cli.public.site.lists import slug

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
    """The files that are new or have other bytes; none may have gone but the last block of the index."""
    assert without_search(before) <= without_search(after)
    return {name for name, data in after.items() if before.get(name) != data}


def text(site: dict[str, bytes], name: str) -> str:
    return site[name].decode("utf-8")


# What every event changes: the proof, what adds up, and what lists the files.
ALWAYS = {
    *("index.html", "about.html", "accessibility.html", "statistics/index.html"),
    *("feed.xml", "data/ledger.json", "data/index.html"),
}
YEAR = {"data/decisions-2026.csv", "data/decisions-2026.jsonl", "statistics/2026.html"}


def lists(*numbers: int) -> set[str]:
    """These pages of the three lists that all decisions of the tests are in, and their first."""
    names = [*(f"{each}.html" for each in numbers), "index.html"]
    return {f"{folder}/{name}" for folder in ("list", "list/kind-penalty", "list/year-2026") for name in names}


def without_search(names: Iterable[str]) -> set[str]:
    """The files but those of the index, which has tests of its own."""
    return {each for each in names if not each.startswith(("search/", "assets/search", "search."))}


def test_an_empty_ledger_has_a_whole_site() -> None:
    site = build_site([], AGENCY)

    assert without_search(site) == {
        "index.html",
        "about.html",
        "accessibility.html",
        "list/1.html",
        "list/index.html",
        "statistics/index.html",
        "data/index.html",
        "data/ledger.json",
        "assets/style.css",
        "assets/icon.svg",
    }
    assert "目前没有公示的执法决定" in text(site, "index.html")
    assert 'name="ledger"' not in text(site, "index.html")
    assert json.loads(site["data/ledger.json"]) == {"size": 0, "head": "", "inputs": inputs_digest(AGENCY, None)}


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

    data = [json.loads(line) for line in text(found.site(), "data/decisions-2026.jsonl").splitlines()]

    assert [each["id"] for each in data] == ["2026-0001-1", "2026-0002-1"]
    assert [each["state"] for each in data] == ["published", "withdrawn"]
    assert "record" not in data[1]
    assert data[0]["record"] == {**record_of(1)}
    ledger = json.loads(found.site()["data/ledger.json"])
    assert ledger == {"size": 3, "head": found.ledger.heads[0], "inputs": inputs_digest(AGENCY, None)}


def test_one_more_decision_changes_its_own_page_the_newest_list_the_index_and_the_data() -> None:
    found = book(PAGE_SIZE + 3)
    before = found.site()
    found.add(900)

    own = {"decisions/2026-0900-1.html"} | lists(2)
    assert without_search(changed(before, found.site())) == own | ALWAYS | YEAR


def test_a_new_list_page_changes_the_one_before_by_its_link() -> None:
    found = book(PAGE_SIZE)
    before = found.site()
    found.add(900)
    after = found.site()

    own = {"decisions/2026-0900-1.html"} | lists(1, 2)
    assert without_search(changed(before, after)) == own | ALWAYS | YEAR
    assert 'href="2.html"' in text(after, "list/1.html")


def test_lists_are_numbered_from_the_oldest_and_show_the_newest_first() -> None:
    site = book(PAGE_SIZE + 2).site()

    assert "示例1号公司" in text(site, "list/1.html")
    newest = text(site, "list/2.html")
    assert newest.index(f"示例{PAGE_SIZE + 2}号公司") < newest.index(f"示例{PAGE_SIZE + 1}号公司")
    assert f"示例{PAGE_SIZE}号公司" not in newest
    assert 'href="1.html"' in newest


@pytest.mark.parametrize(
    ("count", "shown", "older"),
    [
        (1, range(1, 2), None),
        (PAGE_SIZE, range(1, PAGE_SIZE + 1), None),
        (PAGE_SIZE + 1, range(1, PAGE_SIZE + 2), None),
        (2 * PAGE_SIZE, range(PAGE_SIZE + 1, 2 * PAGE_SIZE + 1), 1),
        (2 * PAGE_SIZE + 1, range(PAGE_SIZE + 1, 2 * PAGE_SIZE + 2), 1),
    ],
)
def test_the_first_of_a_list_is_never_a_stub(count: int, shown: range, older: int | None) -> None:
    """It shows the newest page and, while that is not full, the one before."""
    index = text(book(count).site(), "list/index.html")

    assert [number for number in range(1, count + 1) if f"示例{number}号公司" in index] == list(shown)
    assert re.findall(r'rel="next" href="([0-9]+)\.html"', index) == ([str(older)] if older else [])


def test_each_value_of_a_facet_has_its_own_list() -> None:
    found = Book()
    found.add(1, record={"division": "节能监察股", "matter": "节能监察"})
    found.add(2, record={"division": "节能监察股", "kind": "行政许可"})
    found.add(3, record={"division": "行政审批股"})
    site = found.site()

    by_division = {name: page for name, page in site.items() if name.startswith("list/division-")}
    assert len(by_division) == 2 * 2
    page = next(data.decode("utf-8") for name, data in by_division.items() if "节能监察股" in data.decode("utf-8"))
    assert [number for number in (1, 2, 3) if f"示例{number}号公司" in page] == [1, 2]
    assert "示例2号公司" in text(site, "list/kind-permit/index.html")
    assert "示例1号公司" not in text(site, "list/kind-permit/index.html")
    whole = text(site, "list/index.html")
    for facet in ("执法类别", "公示年份", "承办科室", "执法事项"):
        assert f"<h3>{facet}</h3>" in whole
        assert f"<h3>{facet}</h3>" not in text(site, "list/1.html")
    assert '节能监察股<span class="count"> 2 件</span>' in whole


def test_a_file_name_says_nothing_of_a_matter_and_holds_no_number() -> None:
    names = [slug(f"事项{each}") for each in range(2000)]

    assert len(set(names)) == 2000
    assert all(re.fullmatch("[a-p]{12}", each) for each in names)


def test_the_first_page_has_the_newest_and_what_has_changed() -> None:
    found = book(22)
    found.add(5, "updated", reason="更正文字差错")
    found.add(6, "withdrawn", reason="撤销：事实不清")
    index = text(found.site(), "index.html")
    newest, changes = index.split("更新与撤下</h2>")

    assert [number for number in range(1, 23) if f"示例{number}号公司" in newest] == list(range(13, 23))
    assert newest.index("示例22号公司") < newest.index("示例21号公司")
    assert "<strong>21</strong> 件" in newest
    assert changes.index("撤销：事实不清") < changes.index("更正文字差错")


def test_a_list_counts_what_was_taken_down_apart() -> None:
    """The first page counts what stands; a reader who adds up the two must not be one short."""
    found = book(3)
    assert "共 3 件，最新公示的在前。" in text(found.site(), "list/index.html")

    found.add(2, "withdrawn", reason="撤销：事实不清")
    site = found.site()
    assert "共 3 件，其中 1 件已经撤下，最新公示的在前。" in text(site, "list/index.html")
    assert "共 2 件，最新公示的在前。" in text(site, "list/kind-penalty/index.html")
    assert "<strong>2</strong> 件" in text(site, "index.html")


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

    # The tombstone keeps its place in the whole list and in its year's, whose first tell how many there are in all;
    # its kind is no longer told, so that the list of its kind moves up.
    own = {"decisions/2026-0003-1.html", "list/1.html", "list/year-2026/1.html"}
    indexes = {"list/index.html", "list/year-2026/index.html"}
    kind = {each for each in lists(1, 2) if each.startswith("list/kind-penalty/")}
    assert without_search(changed(before, found.site())) == own | indexes | kind | ALWAYS | YEAR


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

    assert without_search(site) == without_search(before)
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


def test_every_page_and_the_feed_carry_the_ledger() -> None:
    found = book(3)
    found.add(2, "withdrawn", reason="撤销：事实不清")
    registers = {"matters": [], "staff": [], "random": [], "discretion": [], "windows": [], "catalogue": []}
    site = build_site(found.entries, AGENCY, {**registers, "reports": [], "entrustments": []})

    assert "before/index.html" in site
    for name, data in site.items():
        if name.endswith(".html"):
            assert re.search(rb'<meta name="ledger" content="[1-4] [0-9a-f]{64}">', data), name
            assert "校验值 <code>" in data.decode("utf-8"), name
    assert f'head="{found.ledger.heads[0]}"'.encode() in site["feed.xml"]


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
    found.add(1, record={"note": "案情不公开", "objects": [{"name": "示例公司", "id_no": "140599188503070017"}]})

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
    data = {"name": "示例局", "code": "x", "contact": {"phone": "0359-6200000", "x-fax": "1"}, "court": "示例法院"}

    assert agency_of(Agency(data, "enforce.yaml")) == {
        "name": "示例局",
        "contact": {"phone": "0359-6200000"},
        "organs": {"court": "示例法院"},
        "code": "x",
    }
    assert agency_of(Agency({"name": "示例局"}, "enforce.yaml")) == {"name": "示例局", "contact": {}, "organs": {}}


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("https://example.gov.cn/gs", "https://example.gov.cn/gs/"),
        ("HTTP://example.gov.cn/", "HTTP://example.gov.cn/"),
        ("javascript:alert(1)", None),
        ("example.gov.cn", None),
    ],
)
def test_the_feed_and_the_map_name_addresses_of_the_web_only(address: str, base: str | None) -> None:
    assert agency_of(Agency({"name": "示例局", "site_url": address}, "enforce.yaml")).get("base_url") == base


def test_a_bureau_without_contact_has_an_about_page() -> None:
    site = build_site([], {"name": "示例局", "contact": {}})

    assert "申请更正" in text(site, "about.html")
    assert "监督渠道" not in text(site, "index.html")


def test_pages_are_in_the_order_of_first_disclosure() -> None:
    found = book(3)
    found.add(1, "updated", reason="更正文字差错")

    assert [each.id for each in pages(found.entries)] == ["2026-0001-1", "2026-0002-1", "2026-0003-1"]


@pytest.mark.parametrize("event", ["exported", "confirmed"])
def test_where_else_a_decision_was_put_up_is_on_no_page(event: str) -> None:
    """Only what proves the whole ledger moves on."""
    found = book(2)
    before = found.site()
    found.add(1, event, record={"conclusion": "别处的一行"})
    after = found.site()

    proofs = {*ALWAYS, "search.html"}
    assert changed(before, after) == proofs
    assert not [name for name, data in after.items() if "别处的一行".encode() in data]
    assert json.loads(after["data/ledger.json"])["size"] == 3
