"""Questions on a terminal: each answer is judged at once, and asked again until it will do.

Prompts go to standard error, so that `-q` still gives nothing but the result on standard output.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from enforcement_cli.cli.console import err, visible
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

T = TypeVar("T")
_DAYS_AGO = {"今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "前天": 2}
_YES = frozenset({"是", "是的", "对", "好", "y", "yes"})
_NO = frozenset({"否", "不", "不是", "n", "no"})
_WITHIN_YEAR = re.compile(r"([0-9]{1,2})月([0-9]{1,2})[日号]?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: what is stored, and what is shown."""

    value: str
    label: str


def read_line(prompt: str) -> str:
    """One line from the terminal, full-width digits and letters made half-width. The end of input is an interrupt."""
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        err()  # the prompt stands on a line without an end
        raise KeyboardInterrupt
    return line.strip()


def half_width(text: str) -> str:
    """Full-width digits, letters and punctuation as half-width, for codes, dates and numbers of choices."""
    return unicodedata.normalize("NFKC", text).strip()


def ask(question: str, parse: Callable[[str], T], *, default: str | None = None) -> T:
    """Ask until `parse` accepts the answer; what it raises as EnforceError is shown. Enter takes the default."""
    if default:
        prompt = tr("{question}（回车为 {default}）：", question=question, default=visible(default))
    else:
        prompt = tr("{question}：", question=question)
    while True:
        answer = read_line(prompt) or (default or "")
        try:
            return parse(answer)
        except EnforceError as refusal:
            for line in str(refusal).split("\n"):
                err(f"  {visible(line)}")


def yes_or_no(question: str) -> bool:
    """Ask for a plain 是 or 否; Enter is no."""

    def parse(answer: str) -> bool:
        word = half_width(answer).lower()
        if word not in _YES | _NO:
            raise EnforceError("请填 是 或者 否")
        return word in _YES

    return ask(question, parse, default=tr("否"))


def parse_day(text: str, today: date) -> date:
    """A date as people write it: 今天, 昨天, 3月5日, 2026.3.5, 20260305, full-width digits too.

    Without a year, the last such day up to `today` is meant: what is entered has happened. Raises EnforceError.
    """
    from enforcement_cli.law.calendar import parse_friendly_day

    plain = re.sub(r"\s", "", half_width(text))
    if plain in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[plain])
    within = _WITHIN_YEAR.fullmatch(plain)
    if within is not None:
        for year in (today.year, today.year - 1):
            with suppress(ValueError):
                day = date(year, int(within[1]), int(within[2]))
                if day <= today:
                    return day
    with suppress(ValueError):
        return parse_friendly_day(plain, today)
    raise EnforceError("“{text}”不是有效的日期，可以写成 今天、3月5日、2026.3.5 或者 20260305", text=text)


def given(answer: str) -> str:
    """An answer that must not be empty."""
    if not answer:
        raise EnforceError("这一项要填写")
    return answer


def anything(answer: str) -> str:
    """Any answer, 暂缺 and an empty one included, which both mean: not known yet."""
    return "" if answer == "暂缺" else answer


def find(answer: str, choices: Sequence[Choice]) -> str:
    """The value of the choice meant by its number in the list, its value, its label or the start of its label.

    Raises EnforceError where none or several are meant.
    """
    text = half_width(answer)
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1].value
    exact = [each for each in choices if text in (each.value, each.label) or answer in (each.value, each.label)]
    near = exact or [each for each in choices if answer and (answer in each.label or answer == each.value)]
    if len(near) == 1:
        return near[0].value
    if near:
        raise EnforceError("“{answer}”可以是：{names}", answer=answer, names=_told_apart(near))
    if not choices:
        raise EnforceError("“{answer}”：这里没有可以选的", answer=answer)
    raise EnforceError(
        "没有“{answer}”，可以填：{names}",
        answer=answer,
        names=[f"{n} {each.label}" for n, each in enumerate(choices, 1)],
    )


def _told_apart(choices: Sequence[Choice]) -> list[str]:
    """Their labels, each with what is stored where two have the same label."""
    labels = [each.label for each in choices]
    return [f"{each.label}（{each.value}）" if labels.count(each.label) > 1 else each.label for each in choices]


def choose(question: str, choices: Sequence[Choice], *, default: str | None = None) -> str:
    """Show a numbered list and ask for one of it."""
    err(question)
    for number, each in enumerate(choices, 1):
        err(f"  {number:>2}  {visible(each.label)}")
    return ask(tr("请填序号或者名称"), lambda answer: find(answer, choices), default=default)


def ask_day(question: str, parse: Callable[[str], date], *, default: date | None = None) -> date:
    """Ask for a date, and say which one was understood where it was written in another way."""
    typed = ""

    def day(answer: str) -> date:
        nonlocal typed
        typed = answer
        return parse(answer)

    found = ask(question, day, default=default.isoformat() if default else None)
    if typed != found.isoformat():
        err(f"  {found.isoformat()}")
    return found


def choose_several(question: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Show a numbered list and ask for one or more of it, separated by blanks, commas or 、."""
    err(question)
    for number, each in enumerate(choices, 1):
        err(f"  {number:>2}  {visible(each.label)}")

    def parse(answer: str) -> tuple[str, ...]:
        for separator in "、，,；;":
            answer = answer.replace(separator, " ")
        found = tuple(dict.fromkeys(find(each, choices) for each in answer.split()))
        if not found:
            raise EnforceError("这一项要填写")
        return found

    return ask(tr("请填序号或者姓名，几个之间空一格"), parse)
