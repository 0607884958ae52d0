"""The count told day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from enforcement_cli.law.calendar import Calendar, DayRow
from enforcement_cli.messages import use_language

CALENDAR = Calendar.shipped()


def told(rows: tuple[DayRow, ...]) -> list[tuple[str, str, bool | None, int | None, str]]:
    """The rows as plain values."""
    return [(f"{row.day:%m-%d}", row.weekday, row.counted, row.number, row.reason) for row in rows]


def test_working_days_across_a_holiday() -> None:
    assert told(CALENDAR.explain(date(2026, 9, 30), 2, "working_days")) == [
        ("09-30", "周三", False, None, "开始的当日，不计入（民法典第二百零一条）"),
        ("10-01", "周四", False, None, "国庆节放假"),
        ("10-02", "周五", False, None, "国庆节放假"),
        ("10-03", "周六", False, None, "国庆节放假"),
        ("10-04", "周日", False, None, "国庆节放假"),
        ("10-05", "周一", False, None, "国庆节放假"),
        ("10-06", "周二", False, None, "国庆节放假"),
        ("10-07", "周三", False, None, "国庆节放假"),
        ("10-08", "周四", True, 1, "工作日"),
        ("10-09", "周五", True, 2, "工作日"),
    ]


def test_a_make_up_day_counts_and_a_plain_weekend_does_not() -> None:
    assert told(CALENDAR.explain(date(2026, 10, 9), 2, "working_days"))[1:] == [
        ("10-10", "周六", True, 1, "调休上班（国庆节）"),
        ("10-11", "周日", False, None, "周末"),
        ("10-12", "周一", True, 2, "工作日"),
    ]


def test_natural_days_count_days_off_and_roll() -> None:
    rows = told(CALENDAR.explain(date(2026, 9, 29), 5, "days"))

    assert rows[1] == ("09-30", "周三", True, 1, "工作日")
    assert rows[5] == ("10-04", "周日", True, 5, "国庆节放假；期间的最后一日")
    assert rows[6] == ("10-05", "周一", False, None, "国庆节放假，顺延")
    assert rows[-1] == ("10-08", "周四", False, None, "工作日，顺延至此日（民法典第二百零三条）")


@pytest.mark.parametrize(
    ("start", "n", "unit", "last"),
    [
        ("2026-03-05", 1, "months", ("04-05", "周日", True, 1, "清明节放假；到期月的对应日（民法典第二百零二条）")),
        (
            "2024-02-29",
            1,
            "years",
            ("02-28", "周五", True, 1, "工作日；没有对应日，以月末日为最后一日（民法典第二百零二条）"),
        ),
    ],
)
def test_months_and_years_tell_their_last_day(
    start: str, n: int, unit: str, last: tuple[str, str, bool, int, str]
) -> None:
    assert told(CALENDAR.explain(date.fromisoformat(start), n, unit))[1] == last


def test_a_year_without_notice() -> None:
    rows = CALENDAR.explain(date(2026, 12, 29), 3, "working_days")

    assert [(f"{row.day:%m-%d}", row.counted, row.least, row.most, row.reason, row.may_change) for row in rows] == [
        ("12-29", False, 0, 0, "开始的当日，不计入（民法典第二百零一条）", True),
        ("12-30", True, 1, 1, "工作日", True),
        ("12-31", True, 2, 2, "工作日", True),
        ("01-01", False, 0, 2, "元旦，法定节假日", False),
        ("01-02", None, 0, 2, "2027年通知未公布，可能调休上班", False),
        ("01-03", None, 0, 2, "2027年通知未公布，可能调休上班", False),
        ("01-04", None, 1, 3, "2027年通知未公布，可能放假", False),
        ("01-05", True, 2, 4, "工作日（2027年通知未公布；照历年惯例不会放假）", False),
        ("01-06", True, 3, 5, "工作日（2027年通知未公布；照历年惯例不会放假）", False),
    ]


def test_a_provisional_roll() -> None:
    rows = told(CALENDAR.explain(date(2025, 10, 2), 2, "years"))

    assert rows[1][-1] == "国庆节，法定节假日；到期月的对应日（民法典第二百零二条）"
    assert rows[3][2:] == (None, None, "2027年通知未公布，可能放假；最后一日遇休假日的，可能顺延至此")
    assert rows[-1][0] == "10-11"
    assert rows[-1][-1] == "工作日（2027年通知未公布；照历年惯例不会放假），最晚顺延至此日"


@pytest.fixture
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("zh")


@pytest.mark.usefixtures("_english")
def test_in_english() -> None:
    assert told(CALENDAR.explain(date(2026, 10, 9), 1, "working_days")) == [
        ("10-09", "Fri", False, None, "day of the event, not counted (Civil Code, article 201)"),
        ("10-10", "Sat", True, 1, "make-up workday (National Day)"),
    ]


def test_what_was_counted_is_what_the_sum_says() -> None:
    for start in (date(2019, 9, 20), date(2020, 1, 10), date(2022, 1, 20), date(2026, 2, 1)):
        rows = CALENDAR.explain(start, 30, "working_days")
        assert sum(row.counted is True for row in rows) == 30
        assert rows[-1].day == CALENDAR.add_working_days(start, 30).due
