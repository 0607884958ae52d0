"""Disclosure before the act: what of the registers is shown, on which pages, and what never is."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.public.made import make_each
from enforcement_cli.public.site.before import before, registers_of
from enforcement_cli.public.site.before.flow import LETTERS, flow_chart, lines_of
from enforcement_cli.public.site.frame import Site

LAW = {"law": "《示例法》", "article": "第一条"}
SETTINGS = {
    "bureau": {"name": "示例县工业和信息化局", "government": "示例县人民政府"},
    "divisions": [{"id": "shenpi", "name": "审批股"}],
    "channels": [{"id": "site", "name": "县政府网站"}],
    "entrustments": [
        {
            "id": "WT-01",
            "agency": "示例县工业和信息化局",
            "organisation": "示例中心",
            "from": "2026-01-01",
            "matters": ["CF-01"],
        },
        {
            "id": "WT-00",
            "agency": "示例县工业和信息化局",
            "organisation": "旧中心",
            "from": "2024-01-01",
            "to": "2025-12-31",
        },
    ],
}
MATTERS: list[dict[str, Any]] = [
    {
        "id": "XK-01",
        "name": "示例审批",
        "kind": "行政许可",
        "duty": "审批",
        "power": "准予或者不予许可",
        "basis": [LAW],
        "division": "shenpi",
        "window": "CK-01",
        "conditions": [{"name": "方案可行", "basis": LAW}],
        "materials": [{"name": "申请书", "basis": LAW, "form": "原件一份", "template": "窗口领取"}],
        "stages": [
            {"name": "受理", "basis": LAW, "post": "审批服务岗", "working_days": 5, "result": "受理通知书"},
            {"name": "决定", "basis": LAW},
        ],
        "promised_working_days": 10,
        "fee": {"charged": "no"},
        "certificate": "yes",
        "note": "内部备注甲",
    },
    {"id": "CF-01", "name": "示例处罚", "kind": "行政处罚", "basis": [LAW], "published": "yes"},
    {"id": "CF-02", "name": "未公开处罚", "kind": "行政处罚", "basis": [LAW], "published": "no"},
    {"id": "CF-03", "name": "样例处罚", "kind": "行政处罚", "basis": [LAW], "sample": "yes"},
]
CARD = {"no": "1405990101", "valid_from": "2024-01-01", "valid_to": "2028-12-31"}
STAFF = [
    {"id": "P01", "name": "甲样本", "roles": ["执法人员"], "post": "股长", "certificates": [CARD]},
    {"id": "P02", "name": "乙样本", "roles": ["执法人员"], "certificates": [{**CARD, "revoked_on": "2026-12-09"}]},
    {"id": "P03", "name": "丙样本", "roles": ["法制审核人员"], "certificates": [CARD]},
    {"id": "P04", "name": "丁样本", "roles": ["执法人员"], "certificates": [CARD], "left_on": "2026-12-09"},
    {"id": "P05", "name": "戊样本", "roles": ["执法人员"], "certificates": [CARD], "sample": "yes"},
    {"id": "P06", "name": "己样本", "roles": ["工作人员"], "post": "窗口人员", "law_qualification_no": "A1405990001"},
]
WINDOWS = [
    {
        "id": "CK-01",
        "name": "工信综合窗口",
        "place": "二楼12号",
        "hours": "工作日 8:00—12:00",
        "staff": ["P06"],
        "matters": ["XK-01", "CF-02"],
        "duties": "受理申请",
        "samples": "窗口领取",
        "progress": "拨打 0359-6200003",
        "consulting": "窗口咨询",
        "complaints": "0359-6200002",
    },
    {"id": "CK-02", "name": "旧窗口", "closed_on": "2026-01-01"},
]
DISCRETION = [
    {
        "id": "CL-01",
        "document": "示例裁量基准",
        "document_no": "示工信发〔2024〕8号",
        "matters": ["CF-01"],
        "from": "2024-05-01",
        "steps": [{"level": "较轻", "condition": "首次", "range": "一万元以下"}],
    }
]
RANDOM = [
    {"id": "CC-01", "matter": "CF-01", "name": "示例抽查", "share": "百分之十", "frequency": "每年一次", "basis": [LAW]}
]
OBJECTS = [{"id": "DX-001", "name": "被抽查的示例公司", "address": "示例路1号"}]
CATALOGUE = [
    {"id": "GK-01", "subject": "依据", "name": "清单", "channel": "site", "published_on": "2026-01-05"},
    {"id": "GK-02", "subject": "程序", "name": "还没有公开的"},
]
REPORTS = [
    {
        "kind": "行政执法统计年报",
        "year": 2025,
        "published_on": "2026-01-30",
        "url": "https://example.invalid/a?b=1&c=2",
    },
    {"kind": "政府信息公开年报", "year": 2025},
]


def bureau(**registers: Any) -> Bureau:
    given = {
        "matters": MATTERS,
        "personnel": STAFF,
        "windows": WINDOWS,
        "discretion": DISCRETION,
        "random-inspections": RANDOM,
        "inspection-objects": OBJECTS,
        "disclosure-catalogue": CATALOGUE,
        "reports": REPORTS,
        **registers,
    }
    return Bureau(SETTINGS, {name: (items, f"registers/{name}.yaml") for name, items in given.items()})


def site() -> Site:
    agency = {"name": "示例县工业和信息化局", "contact": {}, "organs": {"government": "示例县人民政府"}, "reports": ()}
    return Site(agency, (), None, "", frozenset({"home", "about", "before"}))


def built(**registers: Any) -> dict[str, str]:
    return {
        path: content.decode("utf-8")
        for path, content in make_each(before(site(), registers_of(bureau(**registers), {"行政许可": 20})))
    }


class Text(HTMLParser):
    """What a reader sees of a page's main part."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_data(self, data: str) -> None:
        self.seen.append(data.strip())


def text(page: str) -> str:
    reader = Text()
    reader.feed(page.partition("<main")[2].partition("</main>")[0])
    return " ".join(each for each in reader.seen if each)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", " javascript:alert(1)"]
)
def test_an_address_that_is_none_of_the_web_is_no_link(address: str) -> None:
    pages = built(
        reports=[{**REPORTS[0], "url": address}],
        discretion=[{**each, "url": address} for each in DISCRETION],
        **{"disclosure-catalogue": [{**each, "url": address} for each in CATALOGUE]},
    )

    assert not [path for path, page in pages.items() if f'href="{address}' in page]
    assert "2025年度行政执法统计年报" in text(pages["before/index.html"])
    assert address in text(pages["before/discretion.html"])


def test_the_same_places_link_to_a_page_of_the_web() -> None:
    address = "https://example.invalid/a"
    pages = built(
        discretion=[{**each, "url": address} for each in DISCRETION],
        **{"disclosure-catalogue": [{**each, "url": address} for each in CATALOGUE]},
    )

    link = f'<a href="{address}" rel="noreferrer">'
    assert f"{link}全文</a>" in pages["before/discretion.html"]
    assert link in pages["before/index.html"]
    assert '<span class="unseen">：清单</span></a>' in pages["before/index.html"]


def test_the_pages() -> None:
    assert sorted(built()) == [
        "assets/before.css",
        "before/discretion.html",
        "before/index.html",
        "before/matters.html",
        "before/matters/CF-01.html",
        "before/matters/XK-01.html",
        "before/random.html",
        "before/staff.html",
        "before/windows.html",
        "before/windows/CK-01.html",
    ]


def test_registers_not_begun_have_no_page() -> None:
    empty = dict.fromkeys(("matters", "personnel", "windows", "discretion", "random-inspections"), ())
    files = built(**empty, **{"disclosure-catalogue": (), "reports": ()})
    assert sorted(files) == ["assets/before.css", "before/index.html"]
    assert "执法事项清单" not in files["before/index.html"]


@pytest.mark.parametrize(
    "private",
    ["未公开处罚", "样例处罚", "内部备注甲", "乙样本", "丙样本", "丁样本", "戊样本", "A1405990001", "旧窗口",
     "被抽查的示例公司", "示例路1号", "还没有公开的", "政府信息公开年报"],
)  # fmt: skip
def test_what_is_not_for_the_public_is_on_no_page(private: str) -> None:
    assert [path for path, page in built().items() if private in page] == []


def test_every_officer_with_a_valid_certificate() -> None:
    shown = text(built()["before/staff.html"])
    assert "甲样本 示例县工业和信息化局 股长 1405990101 2028-12-31" in shown


def test_the_service_guide() -> None:
    shown = text(built()["before/matters/XK-01.html"])
    for expected in (
        "示例审批 行政许可 · 服务指南",
        "执法主体 示例县工业和信息化局",
        "依据 《示例法》第一条",
        "承办 审批股",
        "办理窗口 工信综合窗口，二楼12号 工作日 8:00—12:00",
        "法定期限 20 个工作日",
        "承诺期限 10 个工作日",
        "收费 不收费",
        "方案可行 《示例法》第一条",
        "申请书（原件一份） 示范文本：窗口领取 《示例法》第一条",
        "受理：审批股，审批服务岗，5 个工作日内，形成受理通知书 《示例法》第一条",
    ):
        assert expected in shown


def test_a_matter_shows_its_standard_and_its_inspection() -> None:
    page = built()["before/matters/CF-01.html"]
    assert 'href="../discretion.html#CL-01"' in page
    assert "示例抽查，抽查比例百分之十，每年一次" in text(page)
    assert "<svg" not in page


def test_the_five_items_of_a_board() -> None:
    shown = text(built()["before/windows/CK-01.html"])
    for expected in ("岗位职责 受理申请", "申请材料示范文本 窗口领取", "办理进度查询 拨打 0359-6200003", "咨询服务 窗口咨询",
                     "投诉举报 0359-6200002", "工作人员：己样本（窗口人员）", "办理事项 示例审批"):  # fmt: skip
        assert expected in shown


def test_the_overview() -> None:
    page = built()["before/index.html"]
    shown = text(page)
    assert "受委托组织 示例中心" in shown
    assert "期限 2026年1月1日起" in shown
    assert "期限 2024年1月1日起，至2025年12月31日止" in shown
    assert "清单 依据 县政府网站 — 2026-01-05" in shown
    assert 'href="https://example.invalid/a?b=1&amp;c=2"' in page
    assert "2025年度行政执法统计年报 （2026年1月30日公开）" in shown


def test_every_link_leads_somewhere() -> None:
    files = built()
    outside = {
        "index.html",
        "about.html",
        "accessibility.html",
        "data/index.html",
        "assets/style.css",
        "assets/icon.svg",
    }
    for path, page in files.items():
        for link in re.findall(r'(?:href|src)="([^"#]+)', page) if path.endswith(".html") else ():
            if not link.startswith("http"):
                parts = [*path.split("/")[:-1]]
                for step in link.split("/"):
                    parts = parts[:-1] if step == ".." else [*parts, step]
                assert "/".join(parts) in {*files, *outside}, (path, link)


def test_no_page_has_a_style_or_script_of_its_own() -> None:
    for path, page in built().items():
        if path.endswith(".html"):
            assert not re.search(r"<script|<style|\sstyle=|\son\w+=", page), path


def test_the_registers_are_plain_data() -> None:
    registers = registers_of(bureau())
    assert json.loads(json.dumps(registers, ensure_ascii=False)) == registers
    assert "working_days" not in registers["matters"][0]


def test_what_is_half_filled_in_stays_out() -> None:
    """The check asks for what is missing; the site must come about all the same."""
    halves = {
        "matters": [
            {"id": "CF-01"},
            {"name": "无编号"},
            {"id": "../x", "name": "甲", "kind": "行政处罚"},
            {
                **MATTERS[0],
                "window": "CK-01",
                "conditions": [{"basis": LAW}],
                "materials": [{}],
                "stages": [{"post": "岗"}],
                "basis": [{}],
            },
        ],
        "personnel": [{"id": "P01", "roles": ["执法人员"], "certificates": [CARD, {}]}],
        "windows": [{"id": "CK-01"}, {"name": "无编号的窗口"}],
        "discretion": [{"id": "CL-01"}, {"id": "CL-02", "document": "示例基准", "steps": [{"level": "一"}]}],
        "random-inspections": [{"id": "CC-01", "matter": "CF-09"}],
        "disclosure-catalogue": [{"id": "GK-01", "published_on": "2026-01-05"}],
        "reports": [{"published_on": "2026-01-05"}],
    }
    files = built(**halves)
    assert sorted(path for path in files if path.endswith(".html")) == [
        "before/discretion.html",
        "before/index.html",
        "before/matters.html",
        "before/matters/XK-01.html",
    ]


HOSTILE = "<script>alert(1)</script>&\"'"


def test_hostile_texts_stay_text() -> None:
    matter = {**MATTERS[0], "name": HOSTILE, "stages": [{"name": HOSTILE, "post": HOSTILE}]}
    page = built(matters=[matter])["before/matters/XK-01.html"]
    assert "<script" not in page
    assert HOSTILE in text(page)


def test_the_flow_is_a_drawing_with_a_title() -> None:
    drawing = ElementTree.fromstring(flow_chart("flow", f"办理{HOSTILE}", [{"name": "受理"}, {"name": HOSTILE}]))
    names = [each.tag.rpartition("}")[2] for each in drawing]
    assert names[:2] == ["title", "desc"]
    assert names.count("rect") == 2
    assert names.count("path") == 1
    assert drawing[0].text == f"办理{HOSTILE}"
    assert drawing[1].text == f"受理，然后是{HOSTILE}。"
    height = float(drawing.attrib["viewBox"].split()[3])
    boxes = [each for each in drawing if each.tag.endswith("rect")]
    assert float(boxes[-1].attrib["y"]) + float(boxes[-1].attrib["height"]) <= height


def test_no_flow_without_stages() -> None:
    assert flow_chart("flow", "办理", []) == ""


def test_long_lines_are_folded() -> None:
    lines = lines_of(
        {"name": "受" * 45, "division": "审批股", "post": "审批服务岗", "working_days": 5, "result": "通知书"}
    )
    assert lines == ["受" * LETTERS, "受" * LETTERS, "受" * 5, "审批股，审批服务岗", "5 个工作日内", "形成：通知书"]


def test_a_general_time_limit_names_the_article_and_a_matters_own_its_own() -> None:
    """A limit that the matter has itself is never ascribed to the general law, even while its basis is missing."""
    general = ({"行政许可": 20}, {"行政许可": {"law": "《示例许可法》", "article": "第四十二条"}})
    permit = {"id": "XK-01", "name": "示例许可", "kind": "行政许可"}
    own = {**permit, "id": "XK-02", "decision_working_days": 10}
    based = {**own, "id": "XK-03", "decision_basis": {"law": "《范例条例》", "article": "第三条"}}

    found = registers_of(bureau(matters=[permit, own, based, {**permit, "id": "CF-01", "kind": "行政处罚"}]), *general)

    assert [(each.get("working_days"), each.get("days_basis")) for each in found["matters"]] == [
        (20, {"law": "《示例许可法》", "article": "第四十二条"}),
        (10, None),
        (10, {"law": "《范例条例》", "article": "第三条"}),
        (None, None),
    ]
