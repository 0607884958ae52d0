"""Counting across years whose notice is not out: how many working days there surely are, and at most can be.

A span of days is cut by year. A known year is a difference of prefix sums; an unknown one is its Mondays to Fridays
plus what each holiday's arrangements can do to the part of it that the span covers. Holidays are arranged one by one,
so that the sums of their least and most bound the truth; the n-th working day follows by bisection, since both sums
only grow with the span.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from enforcement_cli.law.calendar.arrangements import Change, arrangements
from enforcement_cli.law.calendar.days import weekdays_upto, year_end
from enforcement_cli.law.calendar.known import KnownDays
from enforcement_cli.law.calendar.results import Due
from enforcement_cli.problems import UndeterminedError

LAST_YEAR = 2100
LAST_DAY = year_end(LAST_YEAR)
"""Festivals are tabled up to here; nothing beyond it is answered."""


class Bounds:
    """Sums over known and unknown years alike; days are ordinals."""

    def __init__(self, known: KnownDays) -> None:
        self._known = known
        self._answers: dict[tuple[int, int], Due] = {}

    def is_sure(self, after: int, to: int) -> bool:
        """Whether every day in (after, to] lies in a known year."""
        if to <= self._known.until or to <= after:
            return True
        years = range(date.fromordinal(after + 1).year, date.fromordinal(to).year + 1)
        return all(year in self._known.years for year in years)

    def span(self, after: int, to: int) -> Change:
        """Least and most working days in (after, to]; raises UndeterminedError outside of the calendar."""
        self._check(after + 1, to)
        known = self._known
        if to <= known.until:
            days = known.upto(to) - known.upto(after)
            return Change(days, days)
        least = most = 0
        for year in range(date.fromordinal(after + 1).year, date.fromordinal(to).year + 1):
            if year in known.years:
                days = known.upto(min(to, year_end(year))) - known.upto(max(after, year_end(year - 1)))
                least, most = least + days, most + days
            else:
                part = self._unknown_year(year, after, to)
                least, most = least + part.least, most + part.most
        return Change(least, most)

    def _unknown_year(self, year: int, after: int, to: int) -> Change:
        """Working days of an unknown year in the span (after, to], which touches it."""
        first, last = max(after, year_end(year - 1)), min(to, year_end(year))
        new_year, *others = arrangements(year)
        changes = [each.change(first, last) for each in others]
        # 元旦 may reach into the December before. Where that December shows it already (2018-12-29 worked), it is done
        # with; else its known days count as they stand, but the bounds take in that this notice may still move them.
        changes.append(new_year.change(first if self._december_moved(year - 1) else after, last))
        if year < LAST_YEAR and (to <= year_end(year) or year + 1 in self._known.years):
            # The end of December, which 元旦 of the next year can reach.
            changes.append(arrangements(year + 1)[0].change(first, last))
        plain = weekdays_upto(last) - weekdays_upto(first)
        return Change(plain + sum(each.least for each in changes), plain + sum(each.most for each in changes))

    def _december_moved(self, year: int) -> bool:
        """Whether a known December has a day near its end that is not what its weekday says."""
        if year not in self._known.years:
            return False
        days = range(arrangements(year + 1)[0].first + 1, year_end(year) + 1)
        return any(self._known.is_working(day) != (day % 7 not in (6, 0)) for day in days)

    def _check(self, first: int, last: int) -> None:
        if first < self._known.first:
            raise UndeterminedError(
                "{day}：没有{year}年以前的工作日数据，不能计算",
                day=date.fromordinal(max(first, 1)),
                year=date.fromordinal(self._known.first).year,
            )
        if last > LAST_DAY:
            raise UndeterminedError("工作日只能计算到{year}年底", year=date.fromordinal(LAST_DAY).year)

    def check_year(self, year: int) -> None:
        """Raise UndeterminedError for a year outside of the calendar."""
        self._check(year_end(max(year, 2) - 1) + 1, year_end(min(year, LAST_YEAR + 1)))

    def nth(self, start: int, n: int) -> Due:
        """The n-th working day after `start`."""
        answer = self._answers.get((start, n))
        if answer is None:
            answer = self._answers[start, n] = self._nth(start, n)
        return answer

    def _nth(self, start: int, n: int) -> Due:
        self._check(start + 1, start + n)
        # Two of seven days are off, and a holiday block is ten days at the most.
        end = min(start + 2 * n + 20, LAST_DAY)
        if self.span(start, end).least < n:
            end = LAST_DAY
            if self.span(start, end).least < n:
                self._check(start + 1, LAST_DAY + 1)
        days = range(start + 1, end + 1)
        earliest = days[bisect_left(days, n, key=lambda day: self.span(start, day).most)]
        latest = days[bisect_left(days, n, key=lambda day: self.span(start, day).least)]
        earliest = self._past_december(start, n, earliest)
        first, last = date.fromordinal(earliest), date.fromordinal(latest)
        if self.is_sure(start, latest):
            return Due(last, last, last, last, False)
        return Due(None, None, first, last, True)

    def _past_december(self, start: int, n: int, earliest: int) -> int:
        """The earliest day moved on past plans that would have put it into a December that counts as known."""
        end = self._known.until
        if not start <= end < earliest or self._december_moved(date.fromordinal(end).year):
            return earliest
        known = self._known.upto(end) - self._known.upto(start)
        new_year = arrangements(date.fromordinal(end).year + 1)[0]
        while True:
            # Working days from January on without what 元旦 does to them, and the most that plans can add which have
            # the n-th day still ahead on 31 December.
            january = self.span(start, earliest).most - new_year.change(start, earliest).most - known
            if january + new_year.most_beyond(start, end, earliest, most_before=n - 1 - known) >= n - known:
                return earliest
            earliest += 1

    def nth_before(self, day: int, n: int) -> Due:
        """The last day with n working days between it and `day`: strict without `day`, lenient with it."""
        self._check(day, day)
        start = max(day - 2 * n - 20, self._known.first - 1)
        if self.span(start, day - 1).least < n:
            start = self._known.first - 1
            if self.span(start, day - 1).least < n:
                self._check(start, day)
        days = range(day, start - 1, -1)  # counting down, so that the sums grow
        strict = days[bisect_left(days, n, key=lambda each: self.span(each, max(each, day - 1)).least)]
        lenient = days[bisect_left(days, n, key=lambda each: self.span(each, day).most)]
        first, last = date.fromordinal(strict), date.fromordinal(lenient)
        if self.is_sure(strict, day):
            return Due(first, last, first, last, False)
        return Due(None, None, first, last, True)

    def may_still_change(self, day: int) -> bool:
        """Whether the notice of the year after, not out yet, can move this known day."""
        year = date.fromordinal(day).year
        if year not in self._known.years or year + 1 in self._known.years or year >= LAST_YEAR:
            return False
        return day > arrangements(year + 1)[0].first
