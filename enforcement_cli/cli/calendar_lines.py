"""`enforce calendar due --jsonl`: one JSON question a line, one JSON answer a line, in order and at once.

A line written the plain way is taken apart by one regular expression over all lines that have come in, which is some
ten times faster than parsing each; any other goes through the JSON parser, with the same answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from enforcement_cli.law.calendar import UNITS, Calendar, Due, parse_day
from enforcement_cli.messages import tr
from enforcement_cli.problems import UndeterminedError

LONGEST_LINE = 1 << 16  # bytes; a question has some sixty
_KEYS = ("start", "n", "unit")
_PLAIN = re.compile(
    rb'^\{[ ]*"start":[ ]*"([0-9]{4}-[0-9]{2}-[0-9]{2})",[ ]*"n":[ ]*([1-9][0-9]{0,5}),[ ]*"unit":[ ]*"([a-z_]{4,12})"[ ]*\}\r?$',
    re.MULTILINE,
)


def answers(calendar: Calendar, stream: BinaryIO) -> Iterator[tuple[str, bool]]:
    """Blocks of answers, each with whether all in it are good: a block to all lines that have come in so far."""
    replier = _Replier(calendar)
    mark = b"\xef\xbb\xbf"
    for lines in _blocks(stream):
        replies = [_refusal(tr("这一行太长"))] if lines is None else replier.block(lines.removeprefix(mark))
        mark = b""
        text = "\n".join(replies) + "\n"
        yield text, not text.startswith(_REFUSED) and f"\n{_REFUSED}" not in text


def _blocks(stream: BinaryIO) -> Iterator[bytes | None]:
    """Whole lines, as many as have come in, without the last line end; None for one that is too long to be kept."""
    read = getattr(stream, "read1", stream.read)
    pending, dropping = b"", False
    while chunk := read(1 << 20):
        if dropping:
            _, found, chunk = chunk.partition(b"\n")
            dropping = not found
        lines, found, pending = (pending + chunk).rpartition(b"\n")
        if found:
            yield lines
        if len(pending) > LONGEST_LINE:
            pending, dropping = b"", True
            yield None
    if pending:
        yield pending


_REFUSED = '{"error"'


def _refusal(why: str) -> str:
    return json.dumps({"error": why}, ensure_ascii=False)


def answer_fields(due: Due, version: str) -> dict[str, Any]:
    """An answer's fields (contract §5)."""
    return {
        "due": due.due.isoformat() if due.due else None,
        "late_after": due.late_after.isoformat() if due.late_after else None,
        "earliest": due.earliest.isoformat(),
        "latest": due.latest.isoformat(),
        "provisional": due.provisional,
        "calendar": version,
    }


class _BadLineError(Exception):
    """A line that asks nothing that can be answered; its text is for the user."""


class _Replier:
    """Answers lines by one calendar; what was worked out once is kept."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._days: dict[bytes, date] = {}
        self._same: dict[date, str] = {}
        self._other: dict[tuple[date | None, date, date], str] = {}

    def block(self, lines: bytes) -> list[str]:
        """The answers to lines, parted by line ends."""
        plain = _PLAIN.findall(lines)
        if len(plain) == lines.count(b"\n") + 1:
            return [self._plain(*each) for each in plain]
        return [self._line(each) for each in lines.split(b"\n")]

    def _plain(self, start: bytes, n: bytes, unit: bytes) -> str:
        try:
            day = self._days.get(start)
            if day is None:
                day = self._days[start] = _day(start.decode())
            if unit == b"working_days":
                return self._text(self._calendar.add_working_days(day, int(n)))
            return self._text(self._calendar.add(day, int(n), _unit(unit.decode())))
        except UndeterminedError as unknown:
            return _refusal(tr(unknown.template, **unknown.fields))
        except _BadLineError as bad:
            return _refusal(str(bad))

    def _text(self, due: Due) -> str:
        last = due.due
        if last is not None and last == due.latest:
            text = self._same.get(last)
            if text is None:
                text = self._same[last] = self._written(due)
            return text
        key = (last, due.earliest, due.latest)
        text = self._other.get(key)
        if text is None:
            text = self._other[key] = self._written(due)
        return text

    def _written(self, due: Due) -> str:
        return json.dumps(answer_fields(due, self._calendar.version), ensure_ascii=False)

    def _line(self, line: bytes) -> str:
        if len(line) > LONGEST_LINE:
            return _refusal(tr("这一行太长"))
        try:
            asked = json.loads(line.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_number)
            start, n, unit = _question(asked)
            return self._text(self._calendar.add(_day(start), n, unit))
        except UndeterminedError as unknown:
            return _refusal(tr(unknown.template, **unknown.fields))
        except _BadLineError as bad:
            return _refusal(str(bad))
        except UnicodeDecodeError:
            return _refusal(tr("这一行不是 UTF-8 编码的文字"))
        except (ValueError, RecursionError):
            return _refusal(tr("这一行不是 JSON"))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise _BadLineError(tr("同一项写了两次"))
    return fields


def _no_number(text: str) -> Any:
    raise _BadLineError(tr("{text} 不是数", text=text))


def _question(asked: Any) -> tuple[str, int, str]:
    if not isinstance(asked, dict):
        raise _BadLineError(tr('每行是一个 {"start","n","unit"} 对象'))
    missing = [key for key in _KEYS if key not in asked]
    if missing:
        raise _BadLineError(tr("缺少 {names}", names=missing))
    start, n, unit = (asked[key] for key in _KEYS)
    if not isinstance(start, str):
        raise _BadLineError(tr("start 是写成 2026-03-05 样子的文字"))
    if not isinstance(n, int) or isinstance(n, bool) or n < 1:
        raise _BadLineError(tr("n 是不小于 1 的整数"))
    return start, n, _unit(unit)


def _unit(unit: Any) -> str:
    if unit not in UNITS:
        raise _BadLineError(tr("unit 是 {units} 之一", units=UNITS))
    return str(unit)


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError:
        raise _BadLineError(tr("start 的“{text}”不是有效的日期，请写成 2026-03-05 的样子", text=text)) from None
