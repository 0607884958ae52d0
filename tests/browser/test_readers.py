"""The public site as its readers met it and stumbled: a board for the wall, high contrast, spread letters, a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.public.site import build_site
from enforcement_cli.storage import swap_tree
from tests.browser.test_axe import kinds
from tests.browser.test_site import PAGES
from tests.public.test_site import AGENCY, Book

SPREAD = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
                     p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""What a reader may set by WCAG 1.4.12; a constructed sheet, since the page's policy forbids any other."""
BARE: dict[str, list[Any]] = {
    key: [] for key in ("matters", "staff", "random", "discretion", "catalogue", "reports", "entrustments")
}


def window(size: int) -> dict[str, Any]:
    """A window with `size` matters, and texts as long."""
    return {
        "id": f"CK-{size}",
        "name": "示例窗口",
        "place": "示例大厅一楼 1 号",
        "hours": "工作日 8:00—12:00，14:30—18:00",
        "staff": [{"name": f"示例{each}", "post": "一级科员"} for each in range(1, size // 2 + 2)],
        "matters": [{"id": f"XK-{each}", "name": f"第 {each} 项示例事项的审批"} for each in range(size)],
        **dict.fromkeys(
            ("duties", "samples", "progress", "consulting", "complaints"),
            "受理申请并一次告知补正的全部内容。" * (1 + size // 3),
        ),
    }


@pytest.mark.parametrize("size", [1, 3, 5, 8, 12])
def test_a_window_board_is_one_sheet_of_a4_and_no_more(page: Any, tmp_path: Path, size: int) -> None:
    """It stands at the window (S-17): whatever the bureau has to say, nothing hangs over onto a second sheet."""
    swap_tree(tmp_path / "public", build_site((), AGENCY, {**BARE, "windows": [window(size)]}))
    page.goto((tmp_path / "public" / "before" / "windows" / f"CK-{size}.html").as_uri())

    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    assert not page.is_visible("header")
    assert not page.is_visible("footer")
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.board dd')).fontSize)") >= 13


def test_the_board_of_the_examples_is_one_sheet_in_big_letters(page: Any, examples: Path) -> None:
    page.goto((examples / "before" / "windows" / "CK-01.html").as_uri())

    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.board dd')).fontSize)") >= 22


def test_spread_letters_fit(page: Any, site: Path, examples: Path) -> None:
    wide = []
    for root, names in ((site, PAGES), (examples, kinds(examples))):
        for name in names:
            page.goto((root / name).as_uri())
            page.evaluate(SPREAD)
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((name, width))

    assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_keeps_charts_and_the_place_in_the_navigation(page: Any, examples: Path, scheme: str) -> None:
    """Drawings are not recoloured by the system; they take its colours themselves."""
    page.emulate_media(color_scheme=scheme, forced_colors="active")
    page.goto((examples / "statistics" / "2026.html").as_uri())
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    fill = "getComputedStyle(document.querySelector({})).fill"

    assert page.evaluate(fill.format("'#p1 .paper'")) == paper
    ink = page.evaluate(fill.format("'#p0 .ink'"))
    assert ink == page.evaluate("getComputedStyle(document.body).color") != paper
    line = "getComputedStyle(document.querySelector('.top nav a{}')).borderBottomColor"
    assert page.evaluate(line.format("[aria-current]")) != page.evaluate(line.format(":not([aria-current])")) == paper

    page.goto((examples / "before" / "matters" / "XK-03.html").as_uri())
    assert page.evaluate(fill.format("'.flow .box'")) == paper
    assert page.evaluate(fill.format("'.flow text'")) != paper


def test_what_stands_alone_is_big_enough_for_a_finger(page: Any, examples: Path) -> None:
    """WCAG 2.5.8, for the links that are no part of a sentence: in tables, lists of facts and results."""
    page.set_viewport_size({"width": 360, "height": 800})
    small = []
    for name in kinds(examples):
        page.goto((examples / name).as_uri())
        small += page.evaluate(
            "[...document.querySelectorAll('td > a, dd > a:only-child, li > a:only-child, .crumbs a')]"
            ".filter(each => each.checkVisibility()).map(each => [each.textContent, each.getBoundingClientRect().height])"
            ".filter(([, height]) => height < 24)"
        )

    assert small == []


def test_on_a_phone_the_navigation_takes_two_lines(page: Any, examples: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto((examples / "index.html").as_uri())
    links = page.locator("header nav a")

    tops = {round(links.nth(each).bounding_box()["y"]) for each in range(links.count())}
    assert len(tops) == 2


def test_the_bureau_can_be_called_and_written_to(page: Any, examples: Path) -> None:
    for name in ("index.html", "about.html", "accessibility.html"):
        page.goto((examples / name).as_uri())
        targets = page.eval_on_selector_all("main a", "all => all.map(each => each.getAttribute('href'))")
        assert {"tel:03596200001", "mailto:gongshi@example.gov.cn", "https://gxj.example.gov.cn/"} <= set(targets), name
    page.goto((examples / "decisions" / "2026-0001-1.html").as_uri())
    assert page.get_attribute("dd a[href^=tel]", "href") == "tel:03596200001"


def test_results_are_told_apart_and_counted_as_the_lists_are(page: Any, tmp_path: Path) -> None:
    """Two permits of one company; decided in one year and disclosed in the next. The year is that of disclosure."""
    book = Book()
    for number in (1, 2):
        book.add(number, record={"objects": [{"name": "示例公司"}], "made_on": "2025-12-30"})
    swap_tree(tmp_path / "public", build_site(book.entries, AGENCY))
    page.goto((tmp_path / "public" / "search.html").as_uri() + "?q=%E7%A4%BA%E4%BE%8B%E5%85%AC%E5%8F%B8&year=2026")
    page.locator("#search-results a").first.wait_for()

    assert page.locator("#search-results a").all_inner_texts() == [
        "示例公司 行政处罚决定书 示罚〔2026〕2-1号",
        "示例公司 行政处罚决定书 示罚〔2026〕1-1号",
    ]
    assert page.locator("#search-results .day").all_inner_texts() == ["公示日期：2026-03-30"] * 2
    # The word stands in the title alone: the beginning of the conclusion tells what it is about.
    assert page.locator("#search-results .snippet").all_inner_texts() == ["罚款2元。", "罚款1元。"]
    assert page.locator("select[name=year] option").all_inner_texts() == ["全部", "2026年"]
    assert page.text_content("label[for=year]") == "公示年份"
    page.fill("#q", "〔2026〕2-1")
    page.keyboard.press("Enter")
    page.locator("#search-results li:only-child").wait_for()
    assert page.locator("#search-results mark").inner_text() == "〔2026〕2-1"


def test_what_118_asks_for_before_the_act_is_found_from_one_page(page: Any, examples: Path) -> None:
    """国办发〔2018〕118号（四）: eight heads, the service guide and the flow charts, each by its own name."""
    page.goto((examples / "before" / "index.html").as_uri())
    tiles = page.locator(".tiles a").all_inner_texts()
    rows = page.locator("#catalogue ~ table td:first-child a").all_inner_texts()

    assert {"执法事项清单", "服务指南", "执法流程图", "执法人员", "随机抽查事项清单", "救济渠道"} <= set(tiles)
    assert {"行政执法主体", "执法职责", "执法权限", "执法程序", "行政执法委托书"} <= set(rows)
    # Twelve links to as many pages elsewhere are not all called the same.
    others = page.locator("#catalogue ~ table td:nth-child(3) a").all_text_contents()
    assert len(others) == len(set(others)) == 12
    assert page.locator("#agency + dl dt").all_inner_texts()[:4] == ["名称", "统一社会信用代码", "地址", "电话"]

    page.click(".tiles a:text('服务指南')")
    assert page.evaluate("document.getElementById(location.hash.slice(1)).textContent") == "行政许可"
    page.go_back()
    page.click(".tiles a:text('执法流程图')")
    page.locator("#flows + ul a").first.click()
    assert page.is_visible("#flow ~ .flow-beside svg[role=img]")


def test_an_act_without_its_own_channels_shows_the_bureaus(page: Any, examples: Path) -> None:
    page.goto((examples / "before" / "matters" / "CF-01.html").as_uri())

    assert page.locator("#help + dl dt").all_inner_texts() == ["投诉举报", "救济"]
    assert "示例县人民政府申请行政复议" in page.inner_text("#help + dl")


def test_before_the_first_disclosure_every_page_says_so(page: Any, tmp_path: Path) -> None:
    swap_tree(tmp_path / "public", build_site((), AGENCY))
    for name in ("index.html", "list/index.html", "statistics/index.html", "data/index.html", "search.html"):
        page.goto((tmp_path / "public" / name).as_uri())
        page.locator("main >> text=目前没有公示的执法决定。").wait_for()
        assert page.locator("main table.decisions, main svg").count() == 0, name
    assert page.complaints == []
