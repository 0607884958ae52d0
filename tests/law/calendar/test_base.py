"""The shipped days against the notices as the State Council printed them."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement_cli.law.calendar import Calendar, festivals, library_base
from tests.law.calendar.oracle import days, is_workday

# Days off and weekend days worked of each notice, with the amendments of 2019-03-22 and 2020-01-26; last the number of
# working days of the year. Spans are written month-day...month-day.
NOTICES = {
    2019: (
        "2018-12-30...01-01 02-04...02-10 04-05 05-01...05-04 06-07 09-13 10-01...10-07",
        "2018-12-29 02-02 02-03 04-28 05-05 09-29 10-12", 250,
    ),
    2020: (
        "01-01 01-24...02-02 04-04...04-06 05-01...05-05 06-25...06-27 10-01...10-08",
        "01-19 04-26 05-09 06-28 09-27 10-10", 249,
    ),
    2021: (
        "01-01...01-03 02-11...02-17 04-03...04-05 05-01...05-05 06-12...06-14 09-19...09-21 10-01...10-07",
        "02-07 02-20 04-25 05-08 09-18 09-26 10-09", 250,
    ),
    2022: (
        "01-01...01-03 01-31...02-06 04-03...04-05 04-30...05-04 06-03...06-05 09-10...09-12 10-01...10-07",
        "01-29 01-30 04-02 04-24 05-07 10-08 10-09", 249,
    ),
    2023: (
        "2022-12-31...01-02 01-21...01-27 04-05 04-29...05-03 06-22...06-24 09-29...10-06",
        "01-28 01-29 04-23 05-06 06-25 10-07 10-08", 249,
    ),
    2024: (
        "01-01 02-10...02-17 04-04...04-06 05-01...05-05 06-10 09-15...09-17 10-01...10-07",
        "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12", 251,
    ),
    2025: (
        "01-01 01-28...02-04 04-04...04-06 05-01...05-05 05-31...06-02 10-01...10-08",
        "01-26 02-08 04-27 09-28 10-11", 248,
    ),
    2026: (
        "01-01...01-03 02-15...02-23 04-04...04-06 05-01...05-05 06-19...06-21 09-25...09-27 10-01...10-07",
        "01-04 02-14 02-28 05-09 09-20 10-10", 248,
    ),
}  # fmt: skip


def _day(text: str, year: int) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"{year}-{text}")


@pytest.fixture(scope="module")
def printed() -> tuple[set[date], set[date]]:
    """All days off and all weekend days worked of the notices."""
    off: set[date] = set()
    worked: set[date] = set()
    for year, (spans, make_up, _) in NOTICES.items():
        for span in spans.split():
            first, _, last = span.partition("...")
            off.update(days(_day(first, year), _day(last or first, year)))
        worked.update(_day(each, year) for each in make_up.split())
    return off, worked


def test_every_day_is_as_the_notices_have_it(printed: tuple[set[date], set[date]]) -> None:
    off, worked = printed
    calendar = Calendar.shipped()

    wrong = [
        day
        for day in days(date(2018, 12, 25), date(2026, 12, 31))
        if calendar.is_working(day) != (day in worked or (day.weekday() < 5 and day not in off))
    ]

    assert wrong == []


@pytest.mark.parametrize("year", NOTICES)
def test_working_days_of_the_year(year: int) -> None:
    count = Calendar.shipped().count(date(year - 1, 12, 31), date(year, 12, 31))

    assert count.days == NOTICES[year][2]


def test_every_day_is_as_the_library_has_it() -> None:
    calendar = Calendar.shipped()

    wrong = [day for day in days(date(2004, 1, 1), date(2026, 12, 31)) if calendar.is_working(day) != is_workday(day)]

    assert wrong == []


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2027, 1, 1), date(2027, 6, 23)])
def test_a_day_of_an_unknown_year_is_neither(day: date) -> None:
    assert Calendar.shipped().is_working(day) is None


@pytest.mark.parametrize("year", range(2008, 2027))
def test_statutory_days_were_days_off(year: int) -> None:
    # 2008-2013 除夕 to 初二, 2014-2024 初一 to 初三, since 2025 除夕 to 初三 and two days of 劳动节.
    calendar = Calendar.shipped()

    for festival in festivals(year):
        for day in map(date.fromordinal, festival.days):
            assert calendar.is_working(day) is False, (festival.name, day)
            if day.weekday() < 5:
                assert festival.name in (calendar.holiday(day), "中秋节"), day  # the library names 2020-10-01 国庆节


@pytest.mark.parametrize(("year", "number"), [(2013, 11), (2024, 11), (2025, 13), (2027, 13), (2100, 13)])
def test_number_of_statutory_days(year: int, number: int) -> None:
    assert sum(len(each.days) for each in festivals(year)) == number


def test_the_version_changes_with_any_day() -> None:
    base = library_base()
    fewer = dict(base.off)
    del fewer[date(2026, 10, 7).toordinal()]

    changed = type(base)(base.source, base.years, fewer, base.worked)

    assert base.version.startswith("chinese-calendar 1.")
    assert "(2004-2026, " in base.version
    assert changed.version != base.version


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2026, [("国办发明电〔2025〕7号", date(2025, 11, 4), None)]),
        (
            2020,
            [
                ("国办发明电〔2019〕16号", date(2019, 11, 21), None),
                ("国办发明电〔2020〕1号", date(2020, 1, 26), "国办发明电〔2019〕16号"),
            ],
        ),
        (2025, [("国办发明电〔2024〕12号", date(2024, 11, 12), None)]),
        (2018, [("国办发明电〔2017〕12号", date(2017, 11, 30), None)]),
        (2012, []),
        (2027, []),
    ],
)
def test_notices_behind_a_year(year: int, expected: list[tuple[str | None, date, str | None]]) -> None:
    notices = Calendar.shipped().notices(year)

    assert [(each.no, each.dated, each.amends) for each in notices] == expected
    yearly = [each.title for each in notices if each.amends is None]
    assert yearly == [f"国务院办公厅关于{year}年部分节假日安排的通知"] * len(yearly)
    assert all(f"{year}年" in each.title for each in notices)


def test_blocks_and_make_up_days_of_a_year() -> None:
    calendar = Calendar.shipped()

    assert [("、".join(each.names), f"{each.first}", each.days) for each in calendar.holidays(2025)] == [
        ("元旦", "2025-01-01", 1),
        ("春节", "2025-01-28", 8),
        ("清明节", "2025-04-04", 3),
        ("劳动节", "2025-05-01", 5),
        ("端午节", "2025-05-31", 3),
        ("国庆节、中秋节", "2025-10-01", 8),
    ]
    assert calendar.make_up_days(2019)[0] == (date(2018, 12, 29), "元旦")
    assert calendar.make_up_days(2026)[-1] == (date(2026, 10, 10), "国庆节")
    assert calendar.make_up_days(2027) == ()
