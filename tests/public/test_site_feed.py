"""The feed and the sitemap: valid by their specifications, the latest first, nothing left of what was withdrawn."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from enforcement_cli.public.made import Batch, Made, make_all
from enforcement_cli.public.site import build_site
from enforcement_cli.public.site.feed import ENTRIES
from enforcement_cli.public.site.sitemap import SHARD, sitemap
from tests.public.test_site import AGENCY, Book, book

ATOM = "{http://www.w3.org/2005/Atom}"
LEDGER = "{urn:x-enforce:ledger}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://gongshi.example.gov.cn/zhifa/"
WHOLE = {**AGENCY, "code": "11140599MB0000019C", "base_url": BASE}
# RFC 3339, 5.6: capital T and Z, a zone, two digits everywhere.
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})", re.ASCII)
# RFC 4287, 4.1: element -> how often it may stand in a feed and in an entry.
FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, 9), "link": (0, 9), "generator": (0, 1)}
ENTRY = {
    **{"id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "summary": (0, 1)},
    **{"link": (1, 9), "category": (0, 9)},
}

XML = "{http://www.w3.org/XML/1998/namespace}"
ATTRIBUTES = {
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "category": {"term", "scheme", "label"},
    "generator": {"uri", "version"},
    **{name: {"type"} for name in ("title", "summary", "rights", "subtitle")},
}
TEXTS = {"text", "html"}
LEAVES = {"id", "title", "updated", "published", "summary", "name", "uri", "email", "generator", "link", "category"}
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+(?:;.+)?")


def faults(data: bytes) -> list[str]:
    """What RFC 4287 has against a feed."""
    assert data.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n')
    root = ElementTree.fromstring(data)
    assert root.tag == f"{ATOM}feed"
    found = list(_children(root, {**FEED, "entry": (0, ENTRIES)}))
    for entry in root.findall(f"{ATOM}entry"):
        found += _children(entry, ENTRY)
        if not any(each.get("rel", "alternate") == "alternate" for each in entry.findall(f"{ATOM}link")):
            found.append("an entry without content has an alternate link (4.1.2)")
    ids = [str(each.text) for each in root.iter(f"{ATOM}id")]
    found += [f"id is no absolute IRI: {each}" for each in ids if not urlsplit(each).scheme]
    found += [f"two of one id: {each}" for each in set(ids) if ids.count(each) > 1]
    for name in ("updated", "published"):
        found += [f"no moment: {each.text}" for each in root.iter(ATOM + name) if not MOMENT.fullmatch(str(each.text))]
    for each in root.iter(f"{ATOM}author"):
        if [child.tag for child in each] != [f"{ATOM}name"] or not each.findtext(f"{ATOM}name"):
            found.append("an author has a name (3.2.1)")
    found += _attributes(root)
    for holder in (root, *root.findall(f"{ATOM}entry")):
        alternates = [
            (each.get("type"), each.get("hreflang"))
            for each in holder.findall(f"{ATOM}link")
            if each.get("rel", "alternate") == "alternate"
        ]
        if len(set(alternates)) != len(alternates):
            found.append("one alternate link of a type and language (4.1.1, 4.1.2)")
    found += ["a link leads somewhere (4.2.7.1)" for each in root.iter(f"{ATOM}link") if not each.get("href")]
    found += ["a category has a term (4.2.2.1)" for each in root.iter(f"{ATOM}category") if not each.get("term")]
    return found


def _attributes(root: ElementTree.Element) -> list[str]:
    """What the schema of the RFC (appendix B) says of attributes and of what stands in an element."""
    found = []
    for element in root.iter():
        name = element.tag.removeprefix(ATOM)
        if name == element.tag:
            continue  # of another namespace: the schema lets it stand anywhere (6.4)
        allowed = {"lang", "base"} | ATTRIBUTES.get(name, set())
        found += [
            f"{attribute} is no attribute of {name}"
            for attribute in (each.removeprefix(XML) for each in element.attrib)
            if not attribute.startswith("{") and attribute not in allowed
        ]
        if element.get("type", "text") not in TEXTS and name in ("title", "summary", "rights", "subtitle"):
            found.append(f"a text of type {element.get('type')} (3.1.1)")
        if name in LEAVES and len(element):
            found.append(f"{name} holds elements")
        if name not in LEAVES and (element.text or "").strip():
            found.append(f"{name} holds text")
        if name == "link" and element.get("type") and not MEDIA_TYPE.fullmatch(element.get("type", "")):
            found.append("a link's type is a media type (4.2.7.3)")
    return found


def _children(element: ElementTree.Element, allowed: dict[str, tuple[int, int]]) -> list[str]:
    own = [each.tag.removeprefix(ATOM) for each in element if each.tag.startswith(ATOM)]
    wrong = [f"{name} does not stand in {element.tag}" for name in own if name not in allowed]
    return wrong + [
        f"{name}: {own.count(name)} times in {element.tag}"
        for name, (least, most) in allowed.items()
        if not least <= own.count(name) <= most
    ]


def lively() -> Book:
    """Published, updated, withdrawn, reinstated, and one that must not be known."""
    found = book(4)
    found.add(2, "updated", reason="更正文字差错", record={"conclusion": "罚款二元 < 三元 & “引号”。"})
    found.add(3, "withdrawn", reason="撤销：事实不清")
    found.add(4, "withdrawn", reason="撤销：程序违法")
    found.add(4, "reinstated", reason="撤销决定被判决撤销")
    return found


@pytest.mark.parametrize("agency", [AGENCY, WHOLE], ids=["without an address", "with one"])
def test_the_feed_is_valid(agency: dict[str, Any]) -> None:
    assert faults(build_site(lively().entries, agency)["feed.xml"]) == []


def test_the_check_of_the_feed_finds_faults() -> None:
    good = build_site(lively().entries, WHOLE)["feed.xml"].decode("utf-8")

    for old, new in [
        ("<updated>", "<updated>am "),
        ("<id>urn:x-enforce:", "<id>/"),
        (":2026-0002-1</id>", ":2026-0001-1</id>"),
        ("<summary>", "<summary/><summary>"),
        ("</entry>", "<content/></entry>"),
        (' href="decisions/2026-0001-1.html"', ""),
        (' term="行政处罚"', ""),
        ("<title>", '<title type="markdown">'),
        ("<title>", '<title class="x">'),
        ("<id>urn", "<id><b/>urn"),
        ("<entry>", "<entry>text"),
        ("<author><name>示例局</name></author>", ""),
    ]:
        assert old in good
        assert faults(good.replace(old, new).encode("utf-8")) != [], old


def test_the_latest_event_comes_first() -> None:
    root = ElementTree.fromstring(build_site(lively().entries, WHOLE)["feed.xml"])
    entries = root.findall(f"{ATOM}entry")

    ids = [str(each.findtext(f"{ATOM}id")).rpartition(":")[2] for each in entries]
    assert ids == ["2026-0004-1", "2026-0003-1", "2026-0002-1", "2026-0001-1"]
    moments = [datetime.fromisoformat(str(each.findtext(f"{ATOM}updated"))) for each in entries]
    assert moments == sorted(moments, reverse=True)
    assert root.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
    assert entries[2].findtext(f"{ATOM}summary") == "罚款二元 < 三元 & “引号”。"
    assert entries[1].findtext(f"{ATOM}title") == "已撤下的执法决定（2026-0003-1）"
    assert entries[1].findtext(f"{ATOM}summary") == "撤下：撤销：事实不清"


def test_what_names_an_entry_stays_wherever_the_site_is_put_up() -> None:
    """A reader must not show every decision again when the address changes."""
    ids = [
        [
            each.text
            for each in ElementTree.fromstring(build_site(lively().entries, agency)["feed.xml"]).iter(f"{ATOM}id")
        ]
        for agency in (WHOLE, {**WHOLE, "base_url": "https://other.example.gov.cn/"})
    ]

    assert ids[0] == ids[1]
    assert ids[0][0] == "urn:x-enforce:11140599MB0000019C:feed"


def test_the_feed_carries_the_ledger() -> None:
    found = lively()
    state = ElementTree.fromstring(found.site()["feed.xml"]).find(f"{LEDGER}state")

    assert state is not None
    assert state.attrib == {"size": "8", "head": found.ledger.heads[0]}


def test_the_feed_holds_the_last_fifty() -> None:
    root = ElementTree.fromstring(book(ENTRIES + 10).site()["feed.xml"])

    titles = [str(each.findtext(f"{ATOM}title")) for each in root.findall(f"{ATOM}entry")]
    assert len(titles) == ENTRIES
    assert titles[0].startswith(f"示例{ENTRIES + 10}号公司")
    assert titles[-1].startswith("示例11号公司")


def test_before_the_first_disclosure_there_is_no_feed() -> None:
    site = build_site([], WHOLE)

    assert "feed.xml" not in site
    assert not [name for name, data in site.items() if b"feed.xml" in data]


def test_without_an_address_there_is_no_sitemap() -> None:
    assert not [name for name in lively().site() if name.startswith("sitemap")]


def test_the_sitemap_names_every_page_with_its_whole_address() -> None:
    site = build_site(lively().entries, WHOLE)

    index = ElementTree.fromstring(site["sitemap.xml"])
    assert index.tag == f"{MAPS}sitemapindex"
    files = [str(each.text) for each in index.iter(f"{MAPS}loc")]
    assert files == [f"{BASE}sitemap-0.xml", f"{BASE}sitemap-1.xml"]
    found: dict[str, str | None] = {}
    for each in files:
        shard = ElementTree.fromstring(site[each.removeprefix(BASE)])
        assert shard.tag == f"{MAPS}urlset"
        for url in shard:
            found[str(url.findtext(f"{MAPS}loc"))] = url.findtext(f"{MAPS}lastmod")
    assert sorted(found) == sorted(BASE + name for name in site if name.endswith(".html"))
    assert found[f"{BASE}decisions/2026-0001-1.html"] == "2026-03-30"


def test_a_long_sitemap_is_in_parts_from_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enforcement_cli.public.site.sitemap.SHARD", 3)
    before = build_site(book(7).entries, WHOLE)
    after = build_site(book(8).entries, WHOLE)

    assert SHARD <= 50_000
    assert {name for name in before if name.startswith("sitemap")} == {
        *("sitemap.xml", "sitemap-0.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml")
    }
    assert [name for name in before if name.startswith("sitemap") and before[name] != after[name]] == ["sitemap-3.xml"]


def test_a_path_in_chinese_is_written_as_an_address_has_it() -> None:
    from enforcement_cli.public.site import Site

    found = sitemap(Site(WHOLE, pages=(), stamp=None, inputs="", parts=frozenset()))
    files = make_all(
        [Batch("others", "", lambda past: Made({"before/示例.html": b"", "data/ledger.json": b""})), *found]
    )

    assert f"{BASE}before/%E7%A4%BA%E4%BE%8B.html".encode() in files["sitemap-0.xml"]
    assert b"ledger.json" not in files["sitemap-0.xml"]
