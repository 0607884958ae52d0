"""A real browser, and a site for it to open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.storage import swap_tree
from tests.conftest import NO_BROWSER
from tests.public.test_render import HOSTILE
from tests.public.test_site import PAGE_SIZE, Book

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
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
            "basis": [{"law": "《示例法》", "article": "第一条"}],
            "remedies": {"reconsideration_organ": "示例县人民政府", "reconsideration_days": "60"},
            "corrections": [{"kind": "文字差错", "on": "2026-04-01", "text": "更正一处"}],
        },
    )
    book.add(2)
    book.add(2, "withdrawn", reason="撤销：复议机关认为主要事实不清")
    book.add(
        3,
        record={"grant": {"category": "普通", "certificate": "示例证", "valid_from": "2026-03-25", "valid_to": "长期"}},
    )
    book.add(4, record={"objects": [{"name": each} for each in HOSTILE], "conclusion": "\n".join(HOSTILE)})
    for number in range(5, PAGE_SIZE + 8):
        book.add(number)
    target = tmp_path_factory.mktemp("网站") / "public"
    swap_tree(target, book.site())
    return target
