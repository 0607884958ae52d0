"""A real browser, and a site for it to open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.disclosing import ledger_entries, site_files
from enforcement_cli.public.site import build_site
from enforcement_cli.storage import swap_tree
from tests.conftest import NO_BROWSER
from tests.public.test_render import HOSTILE
from tests.public.test_site import AGENCY, PAGE_SIZE, Book

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
EXAMPLES = Path(__file__).resolve().parents[2] / "example_cases"
LAST = 2 * PAGE_SIZE + 7
"""The number of the newest decision: the whole list has three pages, of which its first shows two."""
BUREAU = {
    **AGENCY,
    "organs": {"government": "示例县人民政府", "court": "示例县人民法院", "supervisor": "示例县司法局"},
    "reports": [
        {"title": "行政执法统计年报", "year": "2025", "published_on": "2026-01-20", "url": "https://example.gov.cn/"}
    ],
}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def _missing(what: str) -> None:
    """Skip, loudly; fail where a browser is demanded."""
    if os.environ.get("ENFORCE_REQUIRE_BROWSER") == "1":
        pytest.fail(f"ENFORCE_REQUIRE_BROWSER=1, and there is no {what}")
    pytest.skip(f"{NO_BROWSER}: there is no {what}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    if CHROMIUM is None:
        _missing("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with everything a page can show: two lists, a tombstone, corrections, long and hostile texts."""
    book = Book()
    book.add(
        1,
        record={
            "objects": [{"name": "示例" * 40 + "有限公司", "code": "91140599MA0000015M"}, {"name": "褚某某"}],
            "matter": "A" * 120,
            "conclusion": "罚" * 400 + "\n" + "https://example.invalid/" + "x" * 200,
            "division": "节能监察股",
            "penalties": [{"kind": "罚款", "amount": "20000.00"}, {"kind": "暂扣许可证件", "until": "2026-09-30"}],
            "basis": [{"law": "《示例法》", "article": "第一条", "words": "示例法的条文。" * 20}],
            "remedies": {"reconsideration_organ": "示例县人民政府", "reconsideration_days": "60"},
            "corrections": [{"kind": "文字差错", "on": "2026-04-01", "text": "更正一处"}],
            "facts": "经查，当事人使用国家明令淘汰的设备。",
        },
    )
    book.add(2)
    book.add(2, "withdrawn", reason="撤销：复议机关认为主要事实不清")
    book.add(
        3,
        record={"grant": {"category": "普通", "certificate": "示例证", "valid_from": "2026-03-25", "valid_to": "长期"}},
    )
    book.add(4, record={"objects": [{"name": each} for each in HOSTILE], "conclusion": "\n".join(HOSTILE)})
    for number in range(5, LAST + 1):
        book.add(
            number, record={"division": f"第{number % 3}股", "kind": ("行政处罚", "行政许可", "行政检查")[number % 3]}
        )
    book.add(5, "updated", reason="更正文字差错")
    target = tmp_path_factory.mktemp("网站") / "public"
    swap_tree(target, build_site(book.entries, BUREAU))
    return target


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example repository, with all that its registers give."""
    repository = Repository(EXAMPLES)
    target = tmp_path_factory.mktemp("示例") / "public"
    swap_tree(target, site_files(ledger_entries(repository), repository))
    return target


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that remembers what it asked for and what it complained of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    opened.asked, opened.complaints = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("dialog", lambda dialog: opened.complaints.append(dialog.message) or dialog.dismiss())
    yield opened
    context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    try:
        package = files("axe_playwright_python")
    except ImportError:
        _missing("axe-playwright-python")
    return package.joinpath("axe.min.js").read_text(encoding="utf-8")
