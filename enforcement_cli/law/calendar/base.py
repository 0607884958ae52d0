"""The shipped days off and make-up workdays: the data of `chinese-calendar`, in our own terms.

The library's tables are right on every day of 2004-2026 (tests hold them against a naive count and against the
notices); its functions are not used: `find_workday` is a day late when the start is a day off, `is_in_lieu` and
`Holiday.days` have errors, and each call looks through the whole table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

_NAMES = {
    "清明": "清明节",
    "端午": "端午节",
    "中秋": "中秋节",
    "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": "抗战胜利纪念日",
}


@dataclass(frozen=True)
class Base:
    """Known years, and the days in them that differ from Monday to Friday.

    `off` and `worked` map an ordinal day to the name of the holiday for which it is off, or worked instead.
    """

    source: str
    years: frozenset[int]
    off: Mapping[int, str]
    worked: Mapping[int, str]

    @cached_property
    def digest(self) -> str:
        """Eight hexadecimal digits that change with any day."""
        lines = [f"{day}-{name}" for day, name in sorted(self.off.items())]
        lines += [f"{day}+{name}" for day, name in sorted(self.worked.items())]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]

    @property
    def version(self) -> str:
        """Source, span of years and digest."""
        return f"{self.source} ({min(self.years)}-{max(self.years)}, {self.digest})"

    def without(self, hidden: Collection[int]) -> Base:
        """The same without those years, as if their notices were not out."""
        keep = self.years.difference(hidden)
        return Base(
            self.source,
            keep,
            {day: name for day, name in self.off.items() if date.fromordinal(day).year in keep},
            {day: name for day, name in self.worked.items() if date.fromordinal(day).year in keep},
        )


@cache
def library_base() -> Base:
    """The data of the installed `chinese-calendar`. Imported here, since it costs milliseconds that few commands need."""
    import chinese_calendar
    from chinese_calendar.constants import Holiday, holidays, workdays

    names = {each.value: _NAMES.get(each.chinese, each.chinese) for each in Holiday}
    return Base(
        f"chinese-calendar {chinese_calendar.__version__}",
        frozenset(day.year for day in holidays),
        {day.toordinal(): names.get(name, name) for day, name in holidays.items()},
        {day.toordinal(): names.get(name, name) for day, name in workdays.items()},
    )
