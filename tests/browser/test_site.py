"""The public site as a citizen meets it: opened from a folder, by keyboard, on a phone, on paper."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.browser.conftest import LAST

PAGES = (
    "index.html",
    "about.html",
    "accessibility.html",
    "search.html",
    "list/index.html",
    "list/1.html",
    "list/kind-penalty/index.html",
    "statistics/index.html",
    "statistics/2026.html",
    "data/index.html",
    "decisions/2026-0001-1.html",
    "decisions/2026-0002-1.html",
    "decisions/2026-0003-1.html",
    "decisions/2026-0004-1.html",
)
BRAND = "rgb(143, 29, 29)"


def test_every_page_is_looked_at(site: Path) -> None:
    """One of each kind at least."""
    kinds = {path.relative_to(site).as_posix().partition("/")[0] for path in site.rglob("*.html")}

    assert kinds == {each.partition("/")[0] for each in PAGES}


def test_it_opens_from_a_folder_with_its_style_and_asks_for_nothing_else(page: Any, site: Path) -> None:
    for name in PAGES:
        page.asked.clear()
        page.goto((site / name).as_uri())

        assert page.evaluate("getComputedStyle(document.querySelector('header')).borderTopColor") == BRAND, name
        assert page.complaints == []
        root = f"{site.as_uri()}/"
        assert {(site / name).as_uri(), f"{root}assets/style.css"} <= set(page.asked)
        scripts = [each for each in page.asked if each.endswith(".js")]
        assert all(each.startswith((f"{root}assets/", f"{root}search/")) for each in scripts)
        assert not scripts or name == "search.html"
        assert all(each.startswith(root) for each in page.asked)


def test_it_opens_from_a_server_as_well(page: Any, site: Path) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        page.goto(address)
        assert page.evaluate("getComputedStyle(document.querySelector('header')).borderTopColor") == BRAND
        page.click(f"text=示例{LAST}号公司")
        assert page.inner_text("h1").startswith(f"示例{LAST}号公司")
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
    assert page.evaluate("document.querySelectorAll('main script, main img, main svg, main b').length") == 0
    assert page.complaints == []
