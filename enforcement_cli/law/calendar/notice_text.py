"""The text of a State Council notice, read into a draft of a calendar document.

Nothing is guessed: a sentence that may speak of days off or days worked and is not understood, or that does not agree
with itself (number of days, weekdays, weekend days worked), is refused with its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from enforcement_cli.law.calendar.notice_dates import RefusedError, Year, iso_to_chinese, read_days
from enforcement_cli.law.calendar.notice_form import Item
from enforcement_cli.problems import EnforceError

Kind = Literal["off", "worked", "remark"]

_OFF = re.compile(r"(?:均|全体|全天)?(?:放假(?:调休|公休)?|调休放假|(?:调休)?补休|调休)(?!上班)")
_WORKED = re.compile(r"(?:均|要|应)?(?:调休|正常|照常|恢复)?(?:上班|补班)")
_RESUMES = re.compile(r"起(?:均)?(?:正常|恢复|照常|恢复正常)?上班")
_WEEKEND = re.compile(r"(?:照常|正常|均?为)?(?:公休日?|双休日?|周末(?:休息|公休)?|休息)")
_COUNT = re.compile(r"(?:共|连休|合计|总计)?(\d{1,2})天")
_ADJOINING = re.compile(r"(?:与|和)(?:周末|双休日|公休日)(?:连休|连续)")
_IDLE = re.compile(r"不调休|其中|为法定节假日")
_EXTENDS = re.compile(r"(?:将)?延长(?:(20\d{2})年)?(?P<name>[\u4e00-\u9fff]{2,3}?)(?:放假|假期)(?:时间)?至")
_ADVICE = re.compile("鼓励|建议|倡导|提倡")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_CLAUSE = re.compile("上班|假期|放假|补休")
_LONGEST_SHOWN = 120
_SPEAKS_OF_DAYS = re.compile(r"\d{1,2}[月日号]|\d{1,2}[-.]\d{1,2}|\d天")
_SPEAKS_OF_WORK = re.compile("放假|上班|补班|调休|补休|连休")
_VAGUE_DAY = re.compile(
    "除夕|初[一二三四五六七八九十]|十[一二三四五]|[当次翌]日|[当次]天|前一[天日]|星期|周[一二三四五六日末]"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence was taken to say: these days are off, or worked; or nothing of either."""

    names: tuple[str, ...]
    kind: Kind
    days: tuple[date, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Prolonged:
    """A sentence that only names a holiday's new last day. `name` is the holiday's."""

    name: str
    last: date
    sentence: str


def read_item(item: Item, year: int) -> Iterator[Reading | Prolonged]:
    """The readings of one holiday's sentences.

    Raises EnforceError, with the sentence, for one that cannot be read for sure, and for a holiday of which nothing
    could be read.
    """
    of = Year(year, "元旦" in item.names)
    found: list[Reading | Prolonged] = []
    for sentence in item.sentences:
        try:
            found += _Sentence(item.names, sentence, of, [each for each in found if isinstance(each, Reading)]).read()
        except RefusedError as refused:
            raise EnforceError(
                "没有把握读出“{sentence}”：{why}",
                remedy="请对照通知原文改正这一句（只改写法，不改内容），或者照 calendars 的格式自己填写后导入。",
                sentence=shown(sentence),
                why=refused.why,
            ) from None
    yield from found


def _opened(found: re.Match[str]) -> str:
    """A clause in brackets that says more than what day it is becomes one among the others."""
    return f",{found[1]}," if _CLAUSE.search(found[1]) else found[0]


def shown(sentence: str) -> str:
    """A sentence as it stands in a message: not the whole of what never ends."""
    return sentence if len(sentence) <= _LONGEST_SHOWN else f"{sentence[:_LONGEST_SHOWN]}…"


class _Sentence:
    """One sentence, read clause by clause from left to right."""

    def __init__(self, names: tuple[str, ...], sentence: str, year: Year, before: list[Reading]) -> None:
        self.names, self.sentence, self.year = names, sentence, year
        self.text = _BRACKETS.sub(_opened, iso_to_chinese(sentence))
        self.before = before
        self.off: list[date] = []
        self.worked: list[date] = []
        self.prolonged: Prolonged | None = None
        self.adjoins = False
        self.count: int | None = None

    def read(self) -> list[Reading | Prolonged]:
        """What it says."""
        if _ADVICE.match(self.text) or not self._speaks():
            return [Reading(self.names, "remark", (), self.sentence)]
        position = 0
        while position < len(self.text):
            position = self._clause(position)
        self._check()
        found: list[Reading | Prolonged] = []
        if self.off:
            found.append(Reading(self.names, "off", tuple(self.off), self.sentence))
        if self.worked:
            found.append(Reading(self.names, "worked", tuple(self.worked), self.sentence))
        if self.prolonged is not None:
            found.append(self.prolonged)
        return found or [Reading(self.names, "remark", (), self.sentence)]

    def _speaks(self) -> bool:
        if _SPEAKS_OF_DAYS.search(self.text):
            return True
        return _SPEAKS_OF_WORK.search(self.text) is not None and _VAGUE_DAY.search(self.text) is not None

    def _clause(self, position: int) -> int:
        """Read what stands at a position; where the next clause begins. Raises RefusedError for what is unknown."""
        text = self.text
        if text[position] in ",、:":
            return position + 1
        extends = _EXTENDS.match(text, position)
        if extends is not None:
            return self._extension(extends)
        days = read_days(text, position, self.year)
        if days is not None:
            return self._dated(days.days, days.end)
        for pattern, act in ((_COUNT, self._counted), (_ADJOINING, self._adjoined), (_IDLE, None)):
            found = pattern.match(text, position)
            if found is not None:
                if act is not None:
                    act(found)
                return found.end()
        if _ADVICE.match(text, position):
            return len(text)
        raise RefusedError("不明白“{rest}”", rest=shown(text[position:]))

    def _dated(self, days: tuple[date, ...], position: int) -> int:
        text = self.text
        resumes = _RESUMES.match(text, position)
        if resumes is not None:
            self._resume(days)
            return resumes.end()
        weekend = _WEEKEND.match(text, position)
        off, worked = _OFF.match(text, position), _WORKED.match(text, position)
        if off is not None:
            self.off += [each for each in days if each not in self.off]
            return off.end()
        if worked is not None:
            self.worked += days
            return worked.end()
        if weekend is not None:
            weekdays = [each for each in days if each.weekday() < 5]
            if weekdays:
                raise RefusedError("{days}不是周六、周日，却写成周末", days=weekdays)
            return weekend.end()
        idle = _IDLE.match(text, position)
        if idle is not None and set(days) <= {*self.off, *self._off_before()}:
            return idle.end()
        raise RefusedError("{days}之后没有写明放假还是上班", days=list(days))

    def _off_before(self) -> set[date]:
        return {day for each in self.before if each.kind == "off" for day in each.days}

    def _extension(self, found: re.Match[str]) -> int:
        of = Year(int(found[1])) if found[1] else self.year
        if self.names and found["name"] not in self.names:
            raise RefusedError("延长的是“{name}”，与所列的节日不同", name=found["name"])
        days = read_days(self.text, found.end(), of, single=True)
        if days is None or len(days.days) != 1:
            raise RefusedError("没有写明延长到哪一天")
        self.prolonged = Prolonged(found["name"], days.days[0], self.sentence)
        return days.end

    def _resume(self, days: tuple[date, ...]) -> None:
        """起正常上班: no day worked instead of another, but the end of the days off, which must be the day before."""
        last = max([*self.off, *self._off_before(), *([self.prolonged.last] if self.prolonged else [])], default=None)
        if len(days) != 1 or last is None or days[0] != last + timedelta(days=1):
            raise RefusedError("{days}起上班，与放假的最后一天不相连", days=list(days))

    def _counted(self, found: re.Match[str]) -> None:
        self.count = int(found[1])

    def _adjoined(self, _found: re.Match[str]) -> None:
        self.adjoins = True

    def _check(self) -> None:
        for day in self.worked:
            if day.weekday() < 5:
                raise RefusedError("{day}不是周六、周日，不会是调休上班日", day=day)
        if self.prolonged is not None and self.off and max(self.off) != self.prolonged.last:
            raise RefusedError("放假到{off}，又说延长到{last}", off=max(self.off), last=self.prolonged.last)
        if self.count is not None:
            off = self.off or sorted(self._off_before())
            if self.count not in _lengths(off, adjoins=self.adjoins):
                raise RefusedError("写明{count}天，所列的日期却是{n}天", count=self.count, n=len(off))


def _lengths(days: list[date], *, adjoins: bool) -> set[int]:
    """How many days a statement of their number may mean; with the weekend beside them where it says so."""
    if not adjoins or not days:
        return {len(days)}
    first, last = min(days), max(days)
    while (first - timedelta(days=1)).weekday() > 4:
        first -= timedelta(days=1)
    while (last + timedelta(days=1)).weekday() > 4:
        last += timedelta(days=1)
    return {(last - first).days + 1}


def resolved(found: Prolonged, block_end: date) -> Reading:
    """The days that a prolonged holiday gains, from the day after its former last one. Raises EnforceError for none."""
    days = [date.fromordinal(each) for each in range(block_end.toordinal() + 1, found.last.toordinal() + 1)]
    if not days:
        raise EnforceError(
            "“{sentence}”：{name}原来就放假到{last}，没有延长",
            remedy="请核对日期；已经录入过的通知不必再次导入。",
            sentence=shown(found.sentence),
            name=found.name,
            last=block_end,
        )
    return Reading((found.name,), "off", tuple(days), found.sentence)


def merged(readings: list[Reading]) -> list[Reading]:
    """The readings with days that are said twice left to the first sentence."""
    seen: set[tuple[str, date]] = set()
    found = []
    for each in readings:
        fresh = tuple(day for day in each.days if (each.kind, day) not in seen)
        seen.update((each.kind, day) for day in each.days)
        found.append(
            replace(each, days=fresh) if fresh or each.kind == "remark" else replace(each, kind="remark", days=())
        )
    return found
