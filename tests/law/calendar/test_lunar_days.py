"""The tabled days of 春节, 清明节, 端午节 and 中秋节."""

from __future__ import annotations

from datetime import date

import chinese_calendar
import pytest

from enforcement_cli.law.calendar.festivals import festivals
from tools import build_calendar


def test_the_table_is_what_the_tool_writes() -> None:
    assert build_calendar.main(["--check"]) == 0


# As printed in the notices, or public knowledge: 2033 has the leap month that old tables got wrong.
@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2019, ["2019-02-05", "2019-04-05", "2019-06-07", "2019-09-13"]),
        (2020, ["2020-01-25", "2020-04-04", "2020-06-25", "2020-10-01"]),
        (2026, ["2026-02-17", "2026-04-05", "2026-06-19", "2026-09-25"]),
        (2027, ["2027-02-06", "2027-04-05", "2027-06-09", "2027-09-15"]),
        (2028, ["2028-01-26", "2028-04-04", "2028-05-28", "2028-10-03"]),
        (2033, ["2033-01-31", "2033-04-04", "2033-06-01", "2033-09-08"]),
        (2034, ["2034-02-19", "2034-04-05", "2034-06-20", "2034-09-27"]),
        (2100, ["2100-02-09", "2100-04-05", "2100-06-12", "2100-09-18"]),
    ],
)
def test_days_known_otherwise(year: int, days: list[str]) -> None:
    assert [f"{each}" for each in build_calendar.festival_days(year)] == days


def test_qingming_is_as_the_library_has_it() -> None:
    for year in range(2008, 2100):  # the library counts by a rule of thumb that ends with the century
        terms = dict(chinese_calendar.get_solar_terms(date(year, 4, 1), date(year, 4, 10)))
        qingming = next(day for day, name in terms.items() if name == "清明")
        assert [date.fromordinal(each) for each in festivals(year)[2].days] == [qingming]


def test_an_instant_at_midnight_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_calendar, "DECIDED", set[int]())

    with pytest.raises(ValueError, match="2089 hangs on the midnight of 2089-09-05"):
        build_calendar.festival_days(2089)


@pytest.mark.parametrize("year", [2007, 2101])
def test_years_beyond_the_table(year: int) -> None:
    with pytest.raises(KeyError):
        festivals(year)
