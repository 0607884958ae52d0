"""Counting across years whose notice is not out: how many working days there surely are, and at most can be.

A span of days, or what pauses leave of it, is cut by year. A known year is a difference of prefix sums; an unknown one
is its Mondays to Fridays plus what each holiday's arrangements can do to the days of it that are asked for, all of them
at once: a weekend day worked inside a pause is not worked outside. Holidays are arranged one by one, so that the sums of
their least and most bound the truth; the n-th working day follows by bisection, since both sums only grow with the span.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from enforcement_cli.law.calendar.arrangements import Change, Pieces, arrangements
from enforcement_cli.law.calendar.days import weekdays_upto, year_end
from enforcement_cli.law.calendar.known import KnownDays
from enforcement_cli.law.calendar.results import Due
from enforcement_cli.problems import UndeterminedError

LAST_YEAR = 2100
LAST_DAY = year_end(LAST_YEAR)
"""Festivals are tabled up to here; nothing beyond it is answered."""


def remaining(after: int, to: int, without: Pieces) -> Pieces:
    """The days (after, to] but for those of the pieces left out."""
    found = []
    for before, last in without:
        if before >= to:
            break
        if before > after:
            found.append((after, before))
        after = max(after, last)
    if after < to:
        found.append((after, to))
    return tuple(found)


def _between(pieces: Pieces, after: int, to: int) -> Pieces:
    """What of the pieces lies in (after, to]."""
    return tuple((max(first, after), min(last, to)) for first, last in pieces if first < to and last > after)


class Bounds:
    """Sums over known and unknown years alike; days are ordinals."""

    def __init__(self, known: KnownDays) -> None:
        self._known = known
        self._answers: dict[tuple[int, int, Pieces], Due] = {}

    def is_sure(self, after: int, to: int) -> bool:
        """Whether every day in (after, to] lies in a known year."""
        if to <= self._known.until or to <= after:
            return True
        years = range(date.fromordinal(after + 1).year, date.fromordinal(to).year + 1)
        return all(year in self._known.years for year in years)

    def span(self, after: int, to: int) -> Change:
        """Least and most working days in (after, to]; raises UndeterminedError outside of the calendar."""
        self._check(after + 1, to)
        return self._over(((after, to),))

    def within(self, pieces: Pieces) -> Change:
        """Least and most working days in those pieces together; raises UndeterminedError outside of the calendar."""
        if pieces:
            self._check(pieces[0][0] + 1, pieces[-1][1])
        return self._over(pieces)

    def _over(self, pieces: Pieces) -> Change:
        known = self._known
        if not pieces or pieces[-1][1] <= known.until:
            days = sum(known.upto(to) - known.upto(after) for after, to in pieces)
            return Change(days, days)
        least = most = 0
        for year in range(date.fromordinal(pieces[0][0] + 1).year, date.fromordinal(pieces[-1][1]).year + 1):
            mine = _between(pieces, year_end(year - 1), year_end(year))
            if year in known.years:
                days = sum(known.upto(to) - known.upto(after) for after, to in mine)
                least, most = least + days, most + days
            else:
                part = self._unknown_year(year, pieces, mine)
                least, most = least + part.least, most + part.most
        return Change(least, most)

    def _unknown_year(self, year: int, pieces: Pieces, mine: Pieces) -> Change:
        """Working days of an unknown year in the pieces, of which `mine` lie in it."""
        new_year, *others = arrangements(year)
        changes = [each.change(mine) for each in others]
        # 元旦 may reach into the December before. Where that December shows it already (2018-12-29 worked), it is done
        # with; else its known days count as they stand, but the bounds take in that this notice may still move them.
        upto = _between(pieces, 0, year_end(year))
        changes.append(new_year.change(mine if self._december_moved(year - 1) else upto))
        if year < LAST_YEAR and (pieces[-1][1] <= year_end(year) or year + 1 in self._known.years):
            # The end of December, which 元旦 of the next year can reach.
            changes.append(arrangements(year + 1)[0].change(mine))
        plain = sum(weekdays_upto(to) - weekdays_upto(after) for after, to in mine)
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

    def nth(self, start: int, n: int, without: Pieces = ()) -> Due:
        """The n-th working day after `start` that does not lie in the pieces left out."""
        answer = self._answers.get((start, n, without))
        if answer is None:
            answer = self._answers[start, n, without] = self._nth(start, n, without)
        return answer

    def _nth(self, start: int, n: int, without: Pieces) -> Due:
        self._check(start + 1, start + n)

        def until(day: int) -> Change:
            return self._over(remaining(start, day, without))

        # Two of seven days are off, and a holiday block is ten days at the most.
        end = min(start + 2 * n + 20 + sum(last - before for before, last in without), LAST_DAY)
        if start < self._known.until and until(self._known.until).least >= n:
            # What the next notice may still move in the December before counts as it stands.
            end = self._known.until
        elif until(end).least < n:
            end = LAST_DAY
            if until(end).least < n:
                self._check(start + 1, LAST_DAY + 1)
        days = range(start + 1, end + 1)
        earliest = days[bisect_left(days, n, key=lambda day: until(day).most)]
        latest = days[bisect_left(days, n, key=lambda day: until(day).least)]
        earliest = self._past_december(start, n, earliest, without)
        first, last = date.fromordinal(earliest), date.fromordinal(latest)
        if all(self.is_sure(*each) for each in remaining(start, latest, without)):
            return Due(last, last, last, last, False)
        return Due(None, None, first, last, True)

    def _past_december(self, start: int, n: int, earliest: int, without: Pieces) -> int:
        """The earliest day moved on past plans that would have put it into a December that counts as known."""
        end = self._known.until
        if not start <= end < earliest or self._december_moved(date.fromordinal(end).year):
            return earliest
        known = self._over(remaining(start, end, without)).most
        new_year = arrangements(date.fromordinal(end).year + 1)[0]
        while True:
            # Working days from January on without what 元旦 does to them, and the most that plans can add which have
            # the n-th day still ahead on 31 December.
            pieces, beyond = remaining(start, earliest, without), remaining(end, earliest, without)
            january = self._over(pieces).most - new_year.change(pieces).most - known
            if january + new_year.most_beyond(pieces, beyond, most_before=n - 1 - known) >= n - known:
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
