"""`enforce calendar`: the working days of a year, the last day of a period, the working days between two days."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from enforcement_cli.problems import EnforceError, UndeterminedError

if TYPE_CHECKING:
    from enforcement_cli.law.calendar import Calendar

app = typer.Typer(
    help="查询和计算工作日：开始的当日不计入，放假和调休以国务院办公厅的通知为准。",
    add_completion=False,
    no_args_is_help=True,
)

T = TypeVar("T")
EXIT_BAD_LINE = 2


class Form(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"


_KnownOn = Annotated[
    str | None,
    typer.Option("--known-on", metavar="日期", help="只用这一天已经公布的通知，如 2020-01-20；缺省为现在已知的全部"),
]
_Form = Annotated[Form, typer.Option("--format", help="输出的形式")]


@app.command("show", help="显示一年的工作日、放假和调休上班，以及所依据的通知", epilog="enforce calendar show 2026")
def show(
    year: Annotated[str, typer.Argument(metavar="年份", help="如 2026")],
    known_on: _KnownOn = None,
    form: _Form = Form.text,
) -> None:
    """Months with their working days, days off, make-up workdays, and the notice behind them."""
    from enforcement_cli.cli import calendar_report as report
    from enforcement_cli.cli.console import out

    calendar, number = _calendar(known_on), _year(year)
    out(_decided(lambda: report.year(calendar, number, as_json=form is Form.json)))


@app.command("due", help="计算期限的届满日", epilog="enforce calendar due 2026-09-28 --working-days 7 --explain")
def due(
    start: Annotated[
        str | None, typer.Argument(metavar="日期", help="起算的日期，当日不计入：2026-03-05、2026年3月5日、今天")
    ] = None,
    working_days: Annotated[int | None, typer.Option("--working-days", metavar="N", min=1, help="工作日数")] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N", min=1, help="自然日数")] = None,
    months: Annotated[int | None, typer.Option("--months", metavar="N", min=1, help="月数")] = None,
    years: Annotated[int | None, typer.Option("--years", metavar="N", min=1, help="年数")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="逐日说明哪些天计入，为什么")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='从标准输入逐行读取 {"start","n","unit"}，逐行回答')] = False,
    known_on: _KnownOn = None,
    form: _Form = Form.text,
) -> None:
    """The last day of a period by 民法典 201-203, or an interval where a notice is not out."""
    lengths = {"working_days": working_days, "days": days, "months": months, "years": years}
    given = [(n, unit) for unit, n in lengths.items() if n is not None]
    if jsonl:
        if start is not None or given or explain:
            raise EnforceError("--jsonl 从标准输入读取日期和期限，不与其他日期、期限或 --explain 同时使用")
        _answer_lines(_calendar(known_on))
        return
    if start is None or len(given) != 1:
        raise EnforceError(
            "请写明起算的日期和一个期限",
            remedy="期限用 --working-days、--days、--months、--years 之一，例如：enforce calendar due 2026-09-28 --days 15。",
        )
    from enforcement_cli.cli import calendar_report as report
    from enforcement_cli.cli.console import out

    calendar, day, (n, unit) = _calendar(known_on), _day(start), given[0]
    out(_decided(lambda: report.due(calendar, day, n, unit, explain=explain, as_json=form is Form.json)))


@app.command("count", help="计算两日之间的工作日数", epilog="enforce calendar count --after 2026-09-28 --to 2026-10-15")
def count(
    after: Annotated[str, typer.Option("--after", metavar="日期", help="从这一天的次日数起")],
    to: Annotated[str, typer.Option("--to", metavar="日期", help="数到这一天，当日计入")],
    known_on: _KnownOn = None,
    form: _Form = Form.text,
) -> None:
    """Working days in (after, to]."""
    from enforcement_cli.cli import calendar_report as report
    from enforcement_cli.cli.console import out

    first, last = _day(after), _day(to)
    if last < first:
        raise EnforceError("{to}早于{after}", remedy="--to 不早于 --after。", to=last, after=first)
    calendar = _calendar(known_on)
    out(_decided(lambda: report.count(calendar, first, last, as_json=form is Form.json)))


@app.command(
    "import",
    help="由放假安排通知的原文，或者照格式填写的文件，录入一年的放假安排；先显示读到了什么，核对后写入",
    epilog="enforce calendar import 通知.txt --dry-run",
)
def import_(
    file: Annotated[Path, typer.Argument(metavar="文件", help="通知正文的文本文件，或者 calendars 格式的 .yaml 文件")],
    year: Annotated[str | None, typer.Option("--year", metavar="年份", help="原文没有写明的：哪一年的安排")] = None,
    no: Annotated[str | None, typer.Option("--no", metavar="文号", help="原文没有写明的：通知的文号")] = None,
    dated: Annotated[str | None, typer.Option("--dated", metavar="日期", help="原文没有写明的：通知的成文日期")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="来源", help="通知公布的网址或者报刊")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只显示读到了什么，不写入")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问")] = False,
) -> None:
    """A notice's text, or a calendar document, into the repository."""
    from enforcement_cli.cli.calendar_import import Given, import_file
    from enforcement_cli.cli.context import current

    given = Given(_year(year) if year is not None else None, no, _day(dated) if dated is not None else None, source)
    _decided(lambda: import_file(current(), file, given, dry_run=dry_run, yes=yes))


def _answer_lines(calendar: Calendar) -> None:
    from enforcement_cli.cli.calendar_lines import answers
    from enforcement_cli.cli.console import out

    bad = False
    for text, all_good in answers(calendar, sys.stdin.buffer):
        out(text, end="")
        sys.stdout.flush()
        bad = bad or not all_good
    if bad:
        raise typer.Exit(EXIT_BAD_LINE)


def _calendar(known_on: str | None) -> Calendar:
    """The calendar in use, cut down to what was known on a day where one is given."""
    from enforcement_cli.cli.context import current

    calendar = current().calendar()
    return calendar if known_on is None else _decided(lambda: calendar.known_on(_day(known_on)))


def _day(text: str) -> date:
    """The day of an argument, in one of the forms that people type."""
    from enforcement_cli.cli.context import current
    from enforcement_cli.law.calendar import parse_friendly_day

    try:
        return parse_friendly_day(text, current().as_of)
    except ValueError:
        raise EnforceError(
            "“{text}”不是有效的日期",
            remedy="请写成 2026-03-05、2026.3.5、20260305、2026年3月5日，或者 今天；年份从1900到2100。",
            text=text,
        ) from None


def _year(text: str) -> int:
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("年")
    if not (len(plain) == 4 and plain.isascii() and plain.isdigit()):
        raise EnforceError("“{text}”不是年份", remedy="请写四位数字，如 2026。", text=text)
    return int(plain)


def _decided(answer: Callable[[], T]) -> T:
    """The answer; what the calendar cannot tell at all (a day outside of it) is the user's error here."""
    try:
        return answer()
    except UndeterminedError as unknown:
        raise EnforceError(unknown.template, remedy=unknown.remedy_template, **unknown.fields) from None
