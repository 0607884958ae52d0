"""The search as a citizen uses it, in a page opened from a folder: what is found, what is shown, how much is loaded."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.public.search import SearchDocument, plain, search_files
from enforcement_cli.resources import TEMPLATES

CSP = "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'"
HOSTILE = "<img src=x onerror=alert(1)>&amp;示例\u2028工坊"
FORM = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>检索</title>
<meta http-equiv="Content-Security-Policy" content="{CSP}">
<script src="assets/search.js" defer></script></head><body>
<form id="search-form"><input name="q"><select name="kind"><option value=""></option></select>
<select name="year"><option value=""></option></select><select name="matter"><option value=""></option></select>
<select name="division"><option value=""></option></select><button>查找</button></form>
<p id="search-status" role="status"></p><ol id="search-results"></ol><button id="search-more" hidden>再列出十件</button>
</body></html>"""
WORDS = ("未按规定", "节能", "示例铸造有限公司", "责令改正", "规定未按", "Ａ 型", "变压器", "𠮷祥")
FILLERS = tuple(f"第{number:02d}号事项" for number in range(30))


def until(page: Any, condition: str) -> None:
    """Wait until it holds; the page's own policy forbids the browser's way of waiting."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{condition}: {page.evaluate('document.body.innerText')}")


def documents() -> list[SearchDocument | None]:
    """600 decisions of some words each, every seventh taken down, one hostile."""
    found: list[SearchDocument | None] = []
    for number in range(600):
        drawn = random.Random(number).sample((*WORDS, *FILLERS), 3)
        facets = {"kind": ("行政处罚", "行政许可")[number % 2], "year": str(2024 + number % 3)}
        found.append(
            SearchDocument(f"decisions/{number}.html", f"{drawn[0]}决定书", "2026-03-05", tuple(drawn[1:]), facets)
            if number % 7
            else None
        )
    found.append(SearchDocument("decisions/x.html", HOSTILE, "2026-03-06", (HOSTILE,)))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index beside a bare form."""
    root = tmp_path_factory.mktemp("检索")
    files = {**search_files(documents()), "search.html": FORM.encode("utf-8")}
    files["assets/search.js"] = (TEMPLATES / "site" / "search.js").read_bytes()
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return root


@pytest.fixture
def page(browser: Any, folder: Path) -> Iterator[Any]:
    """The page, opened from its folder."""
    context = browser.new_context()
    opened = context.new_page()
    opened.complaints = []
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("dialog", lambda dialog: opened.complaints.append(dialog.message) or dialog.dismiss())
    opened.goto(folder.as_uri() + "/search.html")
    until(opened, "document.getElementById('search-status').textContent.startsWith('共有')")
    yield opened
    assert opened.complaints == []
    context.close()


def look_for(page: Any, words: str, **facets: str) -> list[str]:
    """Every page found, in the order shown."""
    page.fill("[name=q]", words)
    for name in ("kind", "year"):
        page.select_option(f"[name={name}]", facets.get(name, ""))
    page.evaluate("document.getElementById('search-status').textContent = ''")
    page.click("form button")
    while True:
        until(page, "/^(共|没有|约|请)/.test(document.getElementById('search-status').textContent)")
        if page.is_hidden("#search-more"):
            break
        page.evaluate("document.getElementById('search-status').textContent = ''")
        page.click("#search-more")
    return list(page.eval_on_selector_all("#search-results a", "all => all.map(each => each.getAttribute('href'))"))


def expected(words: str, **facets: str) -> list[str]:
    """The same by looking into every text."""
    wanted = [plain(word) for word in words.split()]
    return [
        each.path
        for each in reversed(documents())
        if each is not None
        and all(any(word in plain(text) for text in (each.title, *each.texts)) for word in wanted)
        and all(each.facets.get(name) == value for name, value in facets.items())
    ]


@pytest.mark.parametrize(
    ("words", "facets"),
    [
        ("节能", {}),
        ("未按规定", {}),
        ("规定未按", {}),
        ("按规", {}),
        ("示例铸造", {}),
        ("a型", {}),
        ("Ａ型", {}),
        ("𠮷祥", {}),
        ("节能 变压器", {}),
        ("未按规定\u3000责令", {"kind": "行政许可"}),
        ("", {"kind": "行政处罚", "year": "2025"}),
        ("节能", {"year": "2026"}),
        ("没有的词", {}),
        ("定未", {}),
        ("img src", {}),
        ("示例工坊", {}),
    ],
)
def test_exactly_what_holds_the_words_is_found(page: Any, words: str, facets: dict[str, str]) -> None:
    found = look_for(page, words, **facets)
    assert found == expected(words, **facets)
    status = page.text_content("#search-status")
    assert status == (
        f"共找到 {len(found)} 件，已全部列出，新的在前。"
        if found
        else "没有找到符合条件的决定。可以换一个词，或者减少条件。"
    )


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("", "请输入两个以上的字，或者选择条件。"),
        ("节", "请输入两个以上的字。"),
        ("　", "请输入两个以上的字，或者选择条件。"),
    ],
)
def test_too_little_to_look_for(page: Any, words: str, status: str) -> None:
    assert look_for(page, words) == []
    assert page.text_content("#search-status") == status


def test_markup_in_a_text_is_text(page: Any) -> None:
    look_for(page, "示例工坊")
    assert page.text_content("#search-results a") == HOSTILE
    assert page.query_selector("#search-results img") is None
    assert page.text_content("#search-results .snippet mark") == "示例\u2028工坊"


def test_ten_at_a_time_and_the_focus_moves_on(page: Any) -> None:
    page.fill("[name=q]", "节能")
    page.press("[name=q]", "Enter")
    page.wait_for_selector("#search-more:visible")
    assert page.locator("#search-results li").count() == 10
    assert page.text_content("#search-status").endswith("已列出 10 件，新的在前。")
    page.focus("#search-more")
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('#search-results li').length === 20")
    until(page, "document.activeElement.closest('#search-results li:nth-child(11)') !== null")


def test_an_address_with_a_query_searches_at_once(page: Any, folder: Path) -> None:
    page.goto(folder.as_uri() + "/search.html?q=%E8%8A%82%E8%83%BD&year=2025")
    page.wait_for_selector("#search-results li")
    assert page.input_value("[name=q]") == "节能"
    assert page.input_value("[name=year]") == "2025"


def test_what_cannot_be_loaded_is_told(browser: Any, folder: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/0-512/**", lambda route: route.abort())
    page.goto(folder.as_uri() + "/search.html?q=%E8%8A%82%E8%83%BD")
    until(page, "document.getElementById('search-status').textContent.startsWith('检索的数据没有读全')")
    context.close()
