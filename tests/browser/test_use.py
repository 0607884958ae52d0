"""The public site in use: by keyboard, on a phone, on paper, with big letters, without scripts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import ARGUMENTS, CHROMIUM, LAST
from tests.browser.test_axe import kinds
from tests.browser.test_site import PAGES

CONTRAST = """() => {
  const parts = text => text.match(/[0-9.]+/g).map(Number);
  const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = element => {
    for (let each = element; each; each = each.parentElement) {
      const colour = parts(getComputedStyle(each).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement, style = getComputedStyle(element);
    if (!node.data.trim() || style.visibility === 'hidden' || !element.getClientRects().length) continue;
    const [one, other] = [light(parts(style.color)), light(behind(element))].sort((a, b) => b - a);
    found.push([(one + 0.05) / (other + 0.05), node.data.trim().slice(0, 20)]);
  }
  return found;
}"""


def test_the_first_tab_leads_past_the_navigation(page: Any, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    box = "document.activeElement.getBoundingClientRect()"

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    assert page.evaluate(f"{box}.top") >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("name", ["decisions/2026-0001-1.html", "list/index.html", "search.html", "data/index.html"])
def test_everything_can_be_reached_and_seen_by_keyboard(page: Any, site: Path, name: str) -> None:
    page.goto((site / name).as_uri())
    page.evaluate(
        "window.all = [...document.querySelectorAll('a, input, select, button, summary, [tabindex=\"0\"]')]"
        ".filter(each => each.checkVisibility())"
    )
    count = page.evaluate("window.all.length")
    reached = []
    for _ in range(count):
        page.keyboard.press("Tab")
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
        reached.append(page.evaluate("window.all.indexOf(document.activeElement)"))

    # Each once, in the order in which they are read.
    assert reached == list(range(count))


def test_filters_are_opened_and_followed_by_keyboard(page: Any, site: Path) -> None:
    page.goto((site / "list/index.html").as_uri())
    divisions = page.locator("summary", has_text="承办科室")
    divisions.focus()
    assert not page.locator("a", has_text="第0股").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.firstChild.data")
    assert first in ("第0股", "第1股", "第2股")
    page.keyboard.press("Enter")
    page.wait_for_url("**/list/division-*/index.html")

    assert page.inner_text("h1") == f"承办科室：{first}"


def test_each_filter_shows_its_own_and_leads_back(page: Any, site: Path) -> None:
    page.goto((site / "list/index.html").as_uri())
    page.click("text=行政检查")

    assert page.inner_text("h1") == "执法类别：行政检查"
    shown = page.locator("tbody tr td:nth-child(2)").all_inner_texts()
    assert {tuple(each.split()) for each in shown} == {("行政检查", "给予处罚")}
    page.click("text=按其他条件筛选")
    assert page.inner_text("h1") == "全部执法决定"


def test_paging_goes_through_every_decision_once(page: Any, site: Path) -> None:
    """From the newest to the oldest by the link to what is older, and all the way back."""
    page.goto((site / "list/index.html").as_uri())
    seen = []
    while True:
        seen += page.locator("tbody a").evaluate_all("all => all.map(each => each.pathname.split('/').pop())")
        if not page.locator("a[rel=next]").count():
            break
        page.click("a[rel=next]")
    assert seen == [f"2026-{number:04d}-1.html" for number in range(LAST, 0, -1)]

    pages = [page.url.rsplit("/", 1)[1]]
    while page.locator("a[rel=prev]").count():
        page.click("a[rel=prev]")
        pages.append(page.url.rsplit("/", 1)[1])
    assert pages == ["1.html", "2.html", "3.html"]


def test_without_scripts_everything_but_the_search_works(browser: Any, site: Path) -> None:
    # Playwright's own switch leaves what stands in <noscript> hidden; the engine's does not.
    other = browser.browser_type.launch(
        executable_path=CHROMIUM, args=[*ARGUMENTS, "--blink-settings=scriptEnabled=false"]
    )
    page = other.new_page()
    page.goto((site / "index.html").as_uri())
    page.click("text=查看全部执法决定")
    page.click("summary:has-text('承办科室')")
    page.click("text=第1股")
    page.click("tbody a >> nth=0")
    assert page.locator("h1").inner_text().startswith("示例")
    page.fill("#q", "示例公司")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.locator("noscript .notice").wait_for()
    other.close()


def test_the_box_in_the_header_leads_to_what_is_looked_for(page: Any, site: Path) -> None:
    page.goto((site / "about.html").as_uri())
    page.fill("#q", f"示例{LAST}号")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.locator("#search-results a").first.wait_for()

    assert page.locator("#search-results a").all_inner_texts() == [
        f"示例{LAST}号公司 行政处罚决定书 示罚〔2026〕{LAST}-1号"
    ]
    assert page.complaints == []


def test_charts_say_in_words_and_patterns_what_they_show(page: Any, site: Path) -> None:
    page.goto((site / "statistics/index.html").as_uri())

    fills = page.locator(".legend rect").evaluate_all("all => all.map(each => each.getAttribute('fill'))")
    assert len(set(fills)) == len(fills) == 4
    rows = page.locator(".numbers tbody tr").all_inner_texts()
    assert [each.split() for each in rows] == [["2026", "38", "34", "34", "1", "107"]]
    widths = page.locator(".bar svg rect").evaluate_all("all => all.map(each => each.getBoundingClientRect().width)")
    whole = page.evaluate("document.querySelector('.bar svg').getBoundingClientRect().width")
    assert sum(widths) == pytest.approx(whole, rel=0.01)


def test_targets_are_big_enough_for_a_finger(page: Any, site: Path) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels, links within a sentence aside."""
    page.set_viewport_size({"width": 360, "height": 800})
    for name in PAGES:
        page.goto((site / name).as_uri())
        small = page.evaluate(
            "[...document.querySelectorAll('nav a, button, input, select, summary, .ways a, .filters a, .bottom ul a')]"
            ".filter(each => each.checkVisibility()).map(each => [each.textContent, each.getBoundingClientRect()])"
            ".filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"
        )
        assert small == [], name


def test_nothing_is_wider_than_the_screen(page: Any, site: Path) -> None:
    for name in PAGES:
        page.goto((site / name).as_uri())
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)


def test_what_the_examples_show_fits_a_small_screen_and_big_letters(page: Any, examples: Path) -> None:
    wide = []
    for name in kinds(examples):
        page.goto((examples / name).as_uri())
        for width, letters in ((320, "112.5%"), (640, "225%")):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(f"document.documentElement.style.setProperty('font-size', '{letters}')")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((name, width))

    assert wide == []


def test_nothing_the_examples_show_asks_for_anything_outside(page: Any, examples: Path) -> None:
    for name in kinds(examples):
        page.goto((examples / name).as_uri())

    assert page.complaints == []
    assert {each for each in page.asked if not each.startswith(f"{examples.as_uri()}/")} == set()


def test_on_a_phone_each_value_has_its_name_beside_it(page: Any, site: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto((site / "index.html").as_uri())
    cell = "document.querySelector('tbody tr:not(.withdrawn) td:nth-child(2)')"

    assert page.evaluate(f"getComputedStyle({cell}, '::before').content") == '"执法类别"'
    assert page.evaluate("document.querySelector('thead').getBoundingClientRect().width") <= 1


@pytest.mark.parametrize("name", PAGES)
def test_headings_and_landmarks(page: Any, site: Path, name: str) -> None:
    page.goto((site / name).as_uri())
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => +each.tagName[1])")

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for landmark in ("body > header", "body > main", "body > footer", "header nav[aria-label]"):
        assert page.evaluate(f"document.querySelectorAll('{landmark}').length") == 1, landmark
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.title().endswith("示例局行政执法信息公示")
    assert page.evaluate("[...document.links].every(each => each.textContent.trim())")
    assert page.evaluate("[...document.querySelectorAll('table')].every(each => each.caption.textContent.trim())")
    assert page.evaluate("[...document.querySelectorAll('th')].every(each => ['col', 'row'].includes(each.scope))")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))


def test_every_text_stands_out_from_what_is_behind_it(page: Any, site: Path) -> None:
    for name in PAGES:
        page.goto((site / name).as_uri())
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            found = page.evaluate(CONTRAST)
            assert len(found) > 10, name
            assert [each for each in found if each[0] < 4.5] == [], (name, width)


@pytest.mark.parametrize("name", ["index.html", "decisions/2026-0001-1.html"])
def test_on_paper_there_is_what_one_wants_on_paper(page: Any, site: Path, name: str) -> None:
    page.goto((site / name).as_uri())
    page.emulate_media(media="print")

    assert not page.is_visible("header nav")
    assert page.is_visible("main h1")
    assert page.is_visible("text=校验值")
    assert page.evaluate("getComputedStyle(document.querySelector('header')).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert page.pdf().startswith(b"%PDF-")


def test_letters_twice_as_big_still_fit(page: Any, site: Path) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto((site / "decisions/2026-0001-1.html").as_uri())
    page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")

    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_the_lines_of_a_window_board_stand_in_the_middle_of_the_paper(page: Any, examples: Path) -> None:
    """A line that is as narrow as text to be read may be, and centred in itself, hangs to the left."""
    page.goto((examples / "before" / "windows" / "CK-01.html").as_uri())
    page.emulate_media(media="print")

    middle = "each => { const box = each.getBoundingClientRect(); return box.left + box.width / 2; }"
    board = page.eval_on_selector(".board", middle)
    lines = [page.eval_on_selector(f".board {line}", middle) for line in (".organ", "h1", ".where", ".staff")]

    assert lines == pytest.approx([board] * len(lines), abs=2)
