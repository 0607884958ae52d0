"""How many bytes the browser loads for its first search: `python -m benchmarks.first_search [--decisions 100000]`.

The texts are those of the examples' decisions with other names, numbers and sums, so that the words of the law are in most of them
and a company's name in one. Each search is the first of a fresh page in a real browser; what it asked for is added up.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from enforcement_cli.public.search import SearchDocument, search_files
from enforcement_cli.resources import TEMPLATES

GOAL = 300 * 1000
QUERIES = ("罚款", "未按规定", "节能", "示例县甲子示范铸造有限公司", "能源利用状况报告", "没有人写过的词", "罚款 节能")
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东西南北中华兴隆昌盛和顺安泰福瑞康宁荣茂"
TRADES = ("铸造", "水泥", "化工", "焦化", "制药", "酿造", "机械", "建材", "纺织", "印刷", "食品", "运输")
FACTS = (
    "未在规定期限内报送能源利用状况报告，经责令限期改正逾期仍未改正",
    "使用国家明令淘汰的用能设备",
    "在电力设施保护区内未经批准进行可能危及电力设施安全的作业",
    "未按规定设立能源管理岗位，聘任能源管理负责人，并报管理节能工作的部门备案",
    "无正当理由拒不落实整改要求",
)
FORM = (
    '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>检索</title><form id="search-form"><input name="q">'
    '<select name="kind"></select><select name="year"></select><select name="matter"></select>'
    '<select name="division"></select></form><p id="search-status"></p><ol id="search-results"></ol>'
    '<button id="search-more" hidden></button><script src="assets/search.js"></script></html>'
)


def documents(count: int) -> Iterator[SearchDocument]:
    """So many decisions, the same for the same number."""
    drawn = random.Random(count)
    for number in range(count):
        name = "示例县" + "".join(drawn.choices(NAMES, k=drawn.randint(2, 4))) + drawn.choice(TRADES) + "有限公司"
        year = 2016 + number * 11 // count
        fact = drawn.choice(FACTS)
        conclusion = (
            f"{name}{fact}，依照《中华人民共和国节约能源法》第{drawn.choice('七八')}十{drawn.choice('一二三四五六')}条，"
            f"处罚款{drawn.randint(1, 200) * 500}元，责令限期改正。当事人应当自收到本决定书之日起十五日内缴纳罚款。"
        )
        yield SearchDocument(
            f"decisions/{year}-{number:06d}-1.html",
            f"{name} 行政处罚决定书",
            f"{year}-{drawn.randint(1, 12):02d}-{drawn.randint(1, 28):02d}",
            (conclusion, f"示工信罚〔{year}〕{number}号", "节能监察股", fact),
            {"kind": "行政处罚", "year": str(year), "matter": fact, "division": "节能监察股"},
        )


def _note(asked: list[str], request: Any) -> None:
    asked.append(request.url)


def _until_done(page: Any) -> None:
    for _ in range(2400):
        if page.evaluate("/^(共找到|约有|没有找到)/.test(document.getElementById('search-status').textContent)"):
            return
        page.wait_for_timeout(25)
    sys.exit(f"no answer: {page.evaluate('document.body.innerText')}")


def loaded(root: Path, queries: tuple[str, ...]) -> Iterator[tuple[str, int, int, str]]:
    """For each query: itself, the bytes and the number of files of its first search, and what the page says of it."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for query in queries:
            page = browser.new_page()
            asked: list[str] = []
            page.on("request", partial(_note, asked))
            page.goto(f"{(root / 'search.html').as_uri()}?q={query}")
            _until_done(page)
            files = [root / url.partition(root.as_uri() + "/")[2].partition("?")[0] for url in asked]
            scripts = [each for each in files if each.suffix == ".js"]
            status = page.text_content("#search-status") or ""
            yield query, sum(each.stat().st_size for each in scripts), len(scripts), status
            page.close()
        browser.close()


def main() -> int:
    """The command line: a table, and 1 where a search loads more than the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=100_000)
    given = parser.parse_args()
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = search_files(list(documents(given.decisions)))
        files["search.html"] = FORM.encode("utf-8")
        files["assets/search.js"] = (TEMPLATES / "site" / "search.js").read_bytes()
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        print(f"{given.decisions:,} decisions, {len(files):,} files, {sum(map(len, files.values())):,} bytes in all")
        for query, size, count, status in loaded(root, QUERIES):
            print(f"{query}: {size:,} bytes in {count} files; {status}")
            worst = max(worst, size)
    print(f"largest first search: {worst:,} bytes, goal {GOAL:,}")
    return 0 if worst <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
