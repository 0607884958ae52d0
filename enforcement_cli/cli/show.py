"""`enforce show`: one case on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from enforcement_cli.messages import tr

if TYPE_CHECKING:
    from enforcement_cli.cases.decisions import Decision
    from enforcement_cli.cases.model import Case
    from enforcement_cli.cases.people import Party
    from enforcement_cli.cli.context import Context
    from enforcement_cli.law.evaluate import Run
    from enforcement_cli.report import Report

HELP = tr(
    "事实、按日期排列的经过（各有何凭证）、决定及其公示情况、各项期限、检查结果的数目。供承办人员在本机查看，含个人信息。"
)


class Format(StrEnum):
    """How the case is printed."""

    text = "text"
    json = "json"


def show(
    case: Annotated[str, typer.Argument(metavar=tr("案件"), help=tr("案件编号、案件文件夹，或者其中任一文件"))],
    style: Annotated[Format, typer.Option("--format", help=tr("输出格式"))] = Format.text,
) -> None:
    """Facts, timeline, clocks and findings of a case."""
    from enforcement_cli.cli.console import out
    from enforcement_cli.cli.context import current
    from enforcement_cli.cli.judging import judge
    from enforcement_cli.cli.painting import json_text, to_stdout

    context = current()
    repository = context.repository()
    loaded = repository.load_case(repository.resolve(case), hashes=False)
    report = judge(context, [case])
    if style is Format.json:
        to_stdout(json_text(_document(context, loaded, report)), is_json=True)
        return
    for line in _lines(context, loaded, report):
        out(line)


def _lines(context: Context, case: Case, report: Report) -> Iterator[str]:
    from enforcement_cli.cli.console import bold, table, visible
    from enforcement_cli.cli.names import title
    from enforcement_cli.cli.timeline import timeline
    from enforcement_cli.report.words import summary_line

    yield bold(visible("  ".join(dict.fromkeys((case.id, title(case))))))
    yield from table([(tr("{name}：", name=name), value) for name, value in _facts(case)], gap="")
    if case.is_state_secret:
        yield tr("国家秘密案件：本案卷只留存根，案卷另册保管。")
    else:
        yield from _section(tr("经过"), table([(f"  {each.on}", each.what, each.mark) for each in timeline(case)]))
        yield from _section(tr("决定"), table([(f"  {each}",) for each in _decisions(case)]))
        yield from _section(tr("期限"), table([_clock_row(context, run) for run in _runs(context, case)]))
    yield ""
    yield summary_line(report)
    if report.rows:
        yield tr("详细结果：enforce check {case}", case=visible(case.id))


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    from enforcement_cli.cli.console import bold

    content = list(lines)
    if content:
        yield ""
        yield bold(heading)
        yield from content


def _facts(case: Case) -> list[tuple[str, str]]:
    from enforcement_cli.cli.names import division, listed, matter, people, value

    facts, bureau = case.facts, case.bureau
    rows = [
        (tr("类别"), " ".join(listed(lambda: [each for each in (facts.kind, facts.procedure) if each]))),
        (tr("事项"), matter(bureau, value(lambda: facts.matter))),
        (tr("科室"), division(bureau, value(lambda: facts.division))),
        (tr("承办"), tr("、").join(people(bureau, listed(lambda: facts.officers)))),
    ]
    if not case.is_state_secret:
        rows += [
            (tr("当事人"), tr("、").join(listed(lambda: [_party(each) for each in case.parties]))),
            (tr("事实"), " ".join((value(lambda: facts.facts) or "").split())),
            (tr("重大"), _yes_no(value(lambda: facts.major))),
        ]
    return [(name, value) for name, value in rows if value]


def _party(party: Party) -> str:
    return (
        tr("{name}（{type}）", name=party.name or party.id or "", type=party.type) if party.type else party.name or ""
    )


def _yes_no(value: bool | None) -> str:
    return tr("未填写") if value is None else tr("是") if value else tr("否")


def _decisions(case: Case) -> list[str]:
    from enforcement_cli.cli.names import listed

    return listed(lambda: [_decision(case, each) for each in case.decisions])


def _decision(case: Case, decision: Decision) -> str:
    from enforcement_cli.cli.timeline import decision_name

    name, made = decision_name(case, decision), decision.made_on
    if made is None:
        return tr("{name}：草稿", name=name)
    return tr("{name}：{made}作出，{disclosure}", name=name, made=made, disclosure=_disclosure(case, decision))


def _disclosure(case: Case, decision: Decision) -> str:
    entries = case.ledger_of(decision)
    last = entries[-1].event if entries else None
    if last in ("published", "updated", "reinstated"):
        return tr("已公示")
    if last == "withdrawn":
        return tr("已撤下")
    return tr("不公示") if decision.publish is False else tr("未公示")


def _runs(context: Context, case: Case) -> list[Run]:
    from enforcement_cli.law.clocks import CLOCKS
    from enforcement_cli.law.evaluate import runs
    from enforcement_cli.problems import UndeterminedError, UnreadableError

    found: list[Run] = []
    for clock in CLOCKS:
        try:
            found += runs(clock, case, context.law())
        except (UnreadableError, UndeterminedError):
            continue  # `check` says what is wrong or missing
    return sorted(found, key=lambda run: (run.due.latest, run.clock.id))


def _clock_row(context: Context, run: Run) -> tuple[str, str, str]:
    from enforcement_cli.cli.due import day_words
    from enforcement_cli.law.basis import basis

    day = day_words(run)
    due = tr("{day}届满", day=day) if run.due.provisional else tr("不迟于 {day}", day=day)
    return (
        f"  {tr(run.clock.title)}",
        due + tr("，") + _state(context, run),
        basis(run.clock.basis[0]).citation,
    )


def _state(context: Context, run: Run) -> str:
    from enforcement_cli.cli.due import days_left
    from enforcement_cli.problems import State

    if run.state is State.LATE and run.end is not None:
        return tr("{done}办理，逾期", done=run.end.on)
    if run.state is State.OVERDUE:
        return tr("逾期{count}个工作日", count=-days_left(run, context.calendar(), context.as_of)[1])
    if run.state is State.UNDETERMINED:
        return tr("是否逾期无法判断")
    if run.end is not None:
        return tr("已于{done}办理", done=run.end.on)
    if run.stopped is not None:
        return tr("{day}起不再计算", day=run.stopped.on)
    if run.lapsed:
        return tr("已届满")
    least, most = days_left(run, context.calendar(), context.as_of)
    if least != most:
        return tr("还有{least}至{most}个工作日", least=max(least, 0), most=most)
    return tr("还有{count}个工作日", count=least)


def _document(context: Context, case: Case, report: Report) -> dict[str, Any]:
    from enforcement_cli.cli.names import title
    from enforcement_cli.cli.timeline import timeline

    secret = case.is_state_secret
    return {
        "version": 1,
        "as_of": context.as_of.isoformat(),
        "case": case.id,
        "title": title(case),
        "facts": [{"name": name, "value": value} for name, value in _facts(case)],
        "state_secret": secret,
        "timeline": []
        if secret
        else [
            {"on": each.on.isoformat(), "what": each.what, "proof": None if each.proof is None else list(each.proof)}
            for each in timeline(case)
        ],
        "decisions": [] if secret else _decisions(case),
        "clocks": [] if secret else [_clock_json(context, run) for run in _runs(context, case)],
        "summary": report.counts,
    }


def _clock_json(context: Context, run: Run) -> dict[str, Any]:
    due = run.deadline
    days = {"due": due.due, "earliest": due.earliest, "latest": due.latest, "late_after": due.late_after}
    return {
        "clock": run.clock.id,
        "what": tr(run.clock.title),
        "start": run.start.on.isoformat(),
        "done": run.end.on.isoformat() if run.end is not None else None,
        **{name: day.isoformat() if day is not None else None for name, day in days.items()},
        "state": str(run.state) if run.state is not None else None,
        "words": _state(context, run),
    }
