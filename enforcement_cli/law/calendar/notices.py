"""The State Council's yearly notices (国务院办公厅关于…年部分节假日安排的通知): which number and day stands behind a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `no` or `dated` is None where the source at hand does not give it: it is then said to be unknown.

    `amends` is the number of the notice that it changes within the year; `file` the calendar document that carries it.
    """

    year: int
    no: str | None
    title: str
    dated: date | None
    amends: str | None = None
    file: str | None = None


def _title(year: int) -> str:
    return f"国务院办公厅关于{year}年部分节假日安排的通知"


_PUBLISHED = (
    (2019, "国办发明电〔2018〕15号", date(2018, 12, 4), None),
    (2019, "国办发明电〔2019〕3号", date(2019, 3, 22), "国办发明电〔2018〕15号"),
    (2020, "国办发明电〔2019〕16号", date(2019, 11, 21), None),
    (2020, "国办发明电〔2020〕1号", date(2020, 1, 26), "国办发明电〔2019〕16号"),
    (2021, "国办发明电〔2020〕27号", date(2020, 11, 25), None),
    # Of these two only the day of issue was at hand; a number is not made up.
    (2022, None, date(2021, 10, 25), None),
    (2023, "国办发明电〔2022〕16号", date(2022, 12, 8), None),
    (2024, "国办发明电〔2023〕7号", date(2023, 10, 25), None),
    (2025, None, date(2024, 11, 12), None),
    (2026, "国办发明电〔2025〕7号", date(2025, 11, 4), None),
)


def published_notices(year: int) -> tuple[Notice, ...]:
    """The notices known for a year, the yearly one first, then what amended it; empty where none is at hand."""
    return tuple(
        Notice(each, no, _title(each), dated, amends) for each, no, dated, amends in _PUBLISHED if each == year
    )
