"""What a notice that is not out yet may do to the working days around a holiday, and what it surely does not do.

A *plan* is one way to arrange a holiday: a block of days off that holds the statutory days, and some weekend days
near it that are worked instead. Article 6 of 《全国年节及纪念日放假办法》 makes each plan balance: the Mondays to Fridays
in the block, less the weekend days worked, are the statutory days. An *arrangement* is all plans thought possible;
it answers, for any days, by how many working days less or more than Monday to Friday they can end up.

The limits in `_REACH` are what every notice since 2008 kept, with one day to spare in the block's length. The test
hides each of those years in turn and finds the true date within the bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from enforcement_cli.law.calendar.days import weekdays_upto
from enforcement_cli.law.calendar.festivals import Festival, festivals

Pieces = tuple[tuple[int, int], ...]
"""Days as pieces without overlap, in order; each is (day before its first, last)."""


class Reach(NamedTuple):
    """How far a notice goes for a holiday.

    `length`: longest block; `worked`: most weekend days worked for it; `before`, `after`: how many days from the
    block they may lie; `given`: days off that were given on top, without a weekend day worked for them.
    """

    length: int
    worked: int
    before: int = 7
    after: int = 7
    given: int = 0


_ONE_DAY = Reach(length=4, worked=2)
_REACH = {
    # Longest seen: 9 days (2026). On 2020-01-26 two days more were given, because of the epidemic.
    "春节": Reach(length=10, worked=3, given=2),
    "劳动节": Reach(length=6, worked=3),
    # 2026-09-20 is worked for 1 October, eleven days off: 中秋节 lies between.
    "国庆节": Reach(length=9, worked=3, before=13),
}


class Change(NamedTuple):
    """Working days beyond Monday to Friday: surely `least`, at most `most` (both mostly negative)."""

    least: int
    most: int


class _Plan(NamedTuple):
    """Blocks of days off and the stretch in which `worked` weekend days outside them are worked instead.

    Blocks and stretch are (day before the first, last).
    """

    blocks: tuple[tuple[int, int], ...]
    stretch: tuple[int, int]
    worked: int


def _weekdays(after: int, to: int) -> int:
    return weekdays_upto(to) - weekdays_upto(after) if to > after else 0


def _weekend(after: int, to: int) -> int:
    return to - after - _weekdays(after, to) if to > after else 0


@dataclass(frozen=True)
class Arrangement:
    """All plans for one holiday, or for two that lie close. `optional`: there may as well be no holiday at all."""

    plans: tuple[_Plan, ...]
    optional: bool = False
    _known: dict[Pieces, Change] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def first(self) -> int:
        """The day before the first day that can be touched."""
        return min(plan.stretch[0] for plan in self.plans)

    @cached_property
    def last(self) -> int:
        """The last day that can be touched."""
        return max(plan.stretch[1] for plan in self.plans)

    def change(self, pieces: Pieces) -> Change:
        """The possible changes over the days of those pieces, counted on one calendar."""
        touched = tuple(
            (max(after, self.first), min(to, self.last))
            for after, to in pieces
            if after < self.last and to > self.first
        )
        if not touched:
            return Change(0, 0)
        found = self._known.get(touched)
        if found is None:
            changes = [_plan_change(plan, touched) for plan in self.plans]
            if self.optional:
                changes.append(Change(0, 0))
            found = Change(min(each.least for each in changes), max(each.most for each in changes))
            self._known[touched] = found
        return found

    def most_beyond(self, pieces: Pieces, beyond: Pieces, *, most_before: int) -> int:
        """The most change over those pieces of the plans whose change before the part `beyond` is at most `most_before`."""
        return max(
            min(_plan_change(plan, pieces).most, most_before + _plan_change(plan, beyond).most) for plan in self.plans
        )


def _plan_change(plan: _Plan, pieces: Pieces) -> Change:
    """Days off inside the pieces are lost; worked weekend days fall into them or not, as far as there is room."""
    everywhere = _weekend(*plan.stretch) - sum(_weekend(*block) for block in plan.blocks)
    room = off = 0
    for after, to in pieces:
        room += _weekend(max(after, plan.stretch[0]), min(to, plan.stretch[1]))
        for start, end in plan.blocks:
            start, end = max(after, start), min(to, end)
            off += _weekdays(start, end)
            room -= _weekend(start, end)
    return Change(max(0, plan.worked - (everywhere - room)) - off, min(plan.worked, room) - off)


def _plans(statutory: Iterable[int], reach: Reach) -> Iterator[_Plan]:
    days = sorted(statutory)
    for start in range(days[-1] - reach.length + 1, days[0] + 1):
        for end in range(days[-1], start + reach.length):
            block = start - 1, end
            for given in range(reach.given + 1):
                worked = _weekdays(*block) - len(days) - given
                if 0 <= worked <= reach.worked:
                    yield _Plan((block,), (start - 1 - reach.before, end + reach.after), worked)


def _arrangement(festival: Festival, *, optional: bool = False) -> Arrangement:
    return Arrangement(tuple(_plans(festival.days, _REACH.get(festival.name, _ONE_DAY))), optional)


def _autumn(mid_autumn: Festival, national: Festival) -> tuple[Arrangement, ...]:
    """中秋节 and 国庆节: one block where they meet, one or two where they are near, else each for itself."""
    alone = _arrangement(mid_autumn), _arrangement(national)
    joined = _arrangement(Festival(national.name, (*mid_autumn.days, *national.days)))
    gap = national.days[0] - mid_autumn.days[0]
    if gap <= 0:
        return (joined,)
    if gap > 9:
        return alone
    pairs = tuple(
        _Plan(
            (*one.blocks, *other.blocks),
            (min(one.stretch[0], other.stretch[0]), max(one.stretch[1], other.stretch[1])),
            one.worked + other.worked,
        )
        for one in alone[0].plans
        for other in alone[1].plans
        if one.blocks[0][1] <= other.blocks[0][0]
    )
    return (Arrangement(pairs + joined.plans if gap <= 5 else pairs),)


@cache
def arrangements(year: int) -> tuple[Arrangement, ...]:
    """The arrangements of all holidays of a year, 元旦 first; only 元旦 can reach into another year, the one before.

    Raises KeyError before 2008 and after 2100.
    """
    *single, mid_autumn, national = festivals(year)
    found = [_arrangement(each) for each in single]
    if year % 10 == 5 and year != 2025:
        # 3 September was given off once, in the seventieth year (2015), and not in the eightieth.
        found.append(_arrangement(Festival("纪念日", (date(year, 9, 3).toordinal(),)), optional=True))
    return (*found, *_autumn(mid_autumn, national))
