"""The public site as a citizen meets it: opened from a folder, by keyboard, on a phone, on paper."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

PAGES = (
    "index.html",
    "about.html",
    "list/index.html",
    "list/1.html",
    "decisions/2026-0001-1.html",
    "decisions/2026-0002-1.html",
    "decisions/2026-0003-1.html",
    "decisions/2026-0004-1.html",
)
BRAND = "rgb(143, 29, 29)"

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


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that remembers what it asked for and what it complained of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.asked, opened.complaints = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("dialog", lambda dialog: opened.complaints.append(dialog.message) or dialog.dismiss())
    yield opened
    context.close()


def test_every_page_is_looked_at(site: Path) -> None:
    kinds = {path.relative_to(site).as_posix().partition("/")[0] for path in site.rglob("*.html")}

    assert kinds == {each.partition("/")[0] for each in PAGES}


def test_it_opens_from_a_folder_with_its_style_and_asks_for_nothing_else(page: Any, site: Path) -> None:
    for name in PAGES:
        page.asked.clear()
        page.goto((site / name).as_uri())

        assert page.evaluate("getComputedStyle(document.querySelector('header')).borderTopColor") == BRAND, name
        assert page.complaints == []
        assert set(page.asked) == {(site / name).as_uri(), (site / "assets/style.css").as_uri()}


def test_it_opens_from_a_server_as_well(page: Any, site: Path) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        page.goto(address)
        assert page.evaluate("getComputedStyle(document.querySelector('header')).borderTopColor") == BRAND
        page.click("text=示例57号公司")
        assert page.inner_text("h1").startswith("示例57号公司")
        server.shutdown()

    assert page.complaints == []
    assert all(each.startswith(address) for each in page.asked)


def test_the_policy_holds_back_what_a_template_might_let_through(page: Any, site: Path, tmp_path: Path) -> None:
    """If a page ever held a script or a style of its own, the browser would not run it."""
    text = (site / "about.html").read_text(encoding="utf-8")
    spoilt = text.replace("<h1>", "<script>document.title='run'</script><h1 onclick='x' style='color:rgb(1, 2, 3)'>")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "style.css").write_bytes((site / "assets" / "style.css").read_bytes())
    (tmp_path / "about.html").write_text(spoilt, encoding="utf-8")

    page.goto((tmp_path / "about.html").as_uri())

    assert page.title() != "run"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
    assert len(page.complaints) >= 2


def test_hostile_names_stay_text(page: Any, site: Path) -> None:
    page.goto((site / "decisions/2026-0004-1.html").as_uri())

    assert "<script>alert(1)</script>" in page.inner_text("h1")
    assert page.evaluate("document.querySelectorAll('script, img, svg, b').length") == 0
    assert page.complaints == []


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


def test_every_link_can_be_reached_and_seen_by_keyboard(page: Any, site: Path) -> None:
    page.goto((site / "decisions/2026-0001-1.html").as_uri())
    links = page.evaluate("document.links.length")
    reached = set()
    for _ in range(links):
        page.keyboard.press("Tab")
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
        reached.add(page.evaluate("[...document.links].indexOf(document.activeElement)"))

    assert reached == set(range(links))


def test_nothing_is_wider_than_the_screen(page: Any, site: Path) -> None:
    for name in PAGES:
        page.goto((site / name).as_uri())
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)


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
    assert page.evaluate("[...document.querySelectorAll('th')].every(each => each.scope === 'col')")
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
