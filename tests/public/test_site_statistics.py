"""Statistics: what the ledger adds up to, and bars that say it without colour."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from enforcement_cli.public.site import build_site, pages
from enforcement_cli.public.site.charts import PATTERNS, REST, chart
from enforcement_cli.public.site.statistics import WITHDRAWN, years
from tests.public.test_site import AGENCY, Book, text


def some() -> Book:
    """Two years: fines, a permit, one withdrawn the year after, one corrected."""
    found = Book()
    fine = [{"kind": "罚款", "amount": "1000.50"}, {"kind": "没收违法所得", "amount": "7.00"}]
    found.add(1, record={"penalties": fine})
    found.add(2, record={"penalties": [{"kind": "罚款", "amount": "99999.50"}, {"kind": "警告"}]})
    found.add(3, record={"kind": "行政许可", "outcome": "准予"})
    found.at = found.at.replace(year=2027, month=1)
    found.add(4, record={"penalties": fine})
    found.add(2, "withdrawn", reason="撤销：事实不清")
    found.add(3, "updated", reason="更正文字差错", record={"kind": "行政许可", "outcome": "准予"})
    return found


def test_a_year_counts_what_was_first_disclosed_in_it_as_it_stands_now() -> None:
    later, earlier = years(pages(some().entries))

    assert (later.year, earlier.year) == ("2027", "2026")
    assert earlier.kinds == Counter({"行政处罚": 1, "行政许可": 1, WITHDRAWN: 1})
    assert later.kinds == Counter({"行政处罚": 1})
    # Other amounts are no fines, and a fine that was taken down is no longer told.
    assert (later.fines, earlier.fines) == ("1000.50", "1000.50")
    assert earlier.outcomes == Counter({"给予处罚": 1, "准予": 1})


def test_events_count_in_the_year_in_which_they_happened() -> None:
    later, earlier = years(pages(some().entries))

    assert earlier.events == Counter({"published": 3})
    assert later.events == Counter({"published": 1, "withdrawn": 1, "updated": 1})


def test_the_page_of_a_year() -> None:
    page = text(some().site(), "statistics/2026.html")

    assert "<dt>首次公示</dt><dd>3 件</dd>" in page
    assert "<dt>撤下</dt><dd>0 次</dd>" in page
    assert "1,000.50 元" in page
    assert "2026年各月公示的执法决定（件）" in page


def test_a_year_in_which_there_was_only_a_withdrawal_has_a_page() -> None:
    found = Book()
    found.add(1)
    found.at = found.at.replace(year=2027)
    found.add(1, "withdrawn", reason="撤销：事实不清")
    site = found.site()

    assert "<dt>撤下</dt><dd>1 次</dd>" in text(site, "statistics/2027.html")
    assert "list/year-2027" not in text(site, "statistics/2027.html")


def test_the_proof_of_a_year_is_that_of_the_last_event_it_counts() -> None:
    found = Book()
    found.add(1)
    found.at = found.at.replace(year=2027)
    found.add(1, "updated", reason="更正文字差错")
    found.add(2)
    site = found.site()

    assert '<meta name="ledger" content="2 ' in text(site, "statistics/2026.html")
    assert '<meta name="ledger" content="3 ' in text(site, "statistics/2027.html")


def test_yearly_reports_are_listed() -> None:
    report = {"title": "2025年度行政执法统计年报", "year": "2025", "published_on": "2026-01-20"}
    linked = {**report, "title": "另一份", "url": "https://example.gov.cn/2025.html"}
    page = text(build_site([], {**AGENCY, "reports": [report, linked]}), "statistics/index.html")

    assert "2025年度行政执法统计年报</td>" in page
    assert '<a href="https://example.gov.cn/2025.html">另一份</a>' in page
    assert "1月31日" not in page


def test_a_chart_has_the_biggest_series_first_and_the_small_ones_together() -> None:
    rows = [("2026", {f"第{number}类": number for number in range(1, 9)}), ("2025", {"第8类": 4, "第1类": 1})]

    found = chart("x", "图", "年份", rows)

    assert found.series == ("第8类", "第7类", "第6类", "第5类", "第4类", REST)
    assert len(found.series) == PATTERNS
    assert [each.values for each in found.bars] == [(8, 7, 6, 5, 4, 6), (4, 0, 0, 0, 0, 1)]
    assert found.sums == (12, 7, 6, 5, 4, 7)
    assert found.total == 41


def test_stretches_lie_side_by_side_and_the_longest_bar_is_as_wide_as_the_chart() -> None:
    found = chart("x", "图", "年份", [("a", {"甲": 3, "乙": 1}), ("b", {"甲": 1})])

    longest, other = found.bars
    assert [(each.start, each.width, each.pattern) for each in longest.stretches] == [
        ("0.00%", "75.00%", 0),
        ("75.00%", "25.00%", 1),
    ]
    assert [(each.start, each.width) for each in other.stretches] == [("0.00%", "25.00%")]
    for left, right in pairwise(longest.stretches):
        assert float(left.start[:-1]) + float(left.width[:-1]) == float(right.start[:-1])


def test_a_chart_of_nothing() -> None:
    found = chart("x", "图", "月份", [("1月", {})])

    assert (found.series, found.total, found.bars[0].stretches) == ((), 0, ())
