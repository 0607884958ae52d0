"""The State Council's notices (国务院办公厅关于…年部分节假日安排的通知): which number and day stands behind a year.

Sources: the notices' own texts, as the State Council and governments below it published them (中国政府网; for 2018
scgw.gov.cn, for 2022 and the amendment of 2019 beijing.gov.cn and its mirror, for 2025 gmw.cn and reprints).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `no` or `dated` is None where the source at hand does not give it: it is then said to be unknown.

    `amends` is the number of the notice that it changes within the year; `file` the calendar document that carries it.
    `published`: the first day on which anybody could know it, where that is not the day it is dated.
    """

    year: int
    no: str | None
    title: str
    dated: date | None
    amends: str | None = None
    file: str | None = None
    published: date | None = None

    @property
    def known_from(self) -> date | None:
        """The day from which it is known; None where that is not at hand."""
        return self.published or self.dated


def yearly_title(year: int) -> str:
    """The title that the yearly notices have."""
    return f"国务院办公厅关于{year}年部分节假日安排的通知"


_YEARLY = (
    (2018, "国办发明电〔2017〕12号", date(2017, 11, 30)),
    (2019, "国办发明电〔2018〕15号", date(2018, 12, 4)),
    (2020, "国办发明电〔2019〕16号", date(2019, 11, 21)),
    (2021, "国办发明电〔2020〕27号", date(2020, 11, 25)),
    (2022, "国办发明电〔2021〕11号", date(2021, 10, 25)),
    (2023, "国办发明电〔2022〕16号", date(2022, 12, 8)),
    (2024, "国办发明电〔2023〕7号", date(2023, 10, 25)),
    (2025, "国办发明电〔2024〕12号", date(2024, 11, 12)),
    (2026, "国办发明电〔2025〕7号", date(2025, 11, 4)),
)
_AMENDING = (
    Notice(
        2019,
        "国办发明电〔2019〕3号",
        "国务院办公厅关于调整2019年劳动节假期安排的通知",
        date(2019, 3, 22),
        "国办发明电〔2018〕15号",
    ),
    Notice(
        2020,
        "国办发明电〔2020〕1号",
        "国务院办公厅关于延长2020年春节假期的通知",
        date(2020, 1, 26),
        "国办发明电〔2019〕16号",
        published=date(2020, 1, 27),
    ),
)
_PUBLISHED = (*(Notice(year, no, yearly_title(year), dated) for year, no, dated in _YEARLY), *_AMENDING)

FIRST_KNOWN = _YEARLY[0][2]
"""Before this day it is not at hand what was known."""


def published_notices(year: int) -> tuple[Notice, ...]:
    """The notices known for a year, the yearly one first, then what amended it; empty where none is at hand."""
    return tuple(each for each in _PUBLISHED if each.year == year)
