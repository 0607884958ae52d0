"""`enforce publish confirm`: records that a decision was seen, or seen gone, on another channel."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from enforcement_cli.cli.console import is_interactive, out, styled, visible
from enforcement_cli.cli.context import Context, current
from enforcement_cli.cli.keeping import Keep
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from enforcement_cli.cases.model import Case
    from enforcement_cli.cases.repository import Repository

HELP = tr(
    "登记一个决定已经在其他渠道（政府网站、公示栏、信用平台等）公示；撤下以后，用 --removed 登记那里也已撤下。\n\n"
    "登记写入公示台账，此后不能改动；公示网站的页面不变。"
)
CONFIRMED = "confirmed"
SHOWN, REMOVED = "shown", "removed"


def publish_confirm(
    case: Annotated[str, typer.Argument(help=tr("案件编号、文件夹或者其中的文件"), metavar=tr("案件"))],
    channel: Annotated[str, typer.Option(metavar=tr("渠道"), help=tr("公示渠道编号"))] = "",
    url: Annotated[str, typer.Option(metavar=tr("网址"), help=tr("页面的网址；公示栏等没有网址的不写"))] = "",
    on: Annotated[str, typer.Option(metavar=tr("日期"), help=tr("在那里公示（或者撤下）的日期"))] = "",
    removed: Annotated[bool, typer.Option("--removed", help=tr("登记那里已经撤下"))] = False,
    keep: Keep = None,
    decision: Annotated[int | None, typer.Option(metavar=tr("序号"), help=tr("第几个决定"), min=1)] = None,
    by: Annotated[str | None, typer.Option(metavar=tr("人员"), help=tr("经手人，缺省为版本库里的用户名"))] = None,
    out_: Annotated[
        Path | None, typer.Option("--out", metavar=tr("目录"), help=tr("公示网站的目录，缺省为案件库下的 public"))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将登记什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Record that a decision appeared elsewhere, or is gone there."""
    from enforcement_cli.cases.site_facts import PUBLIC
    from enforcement_cli.cli.answering import named_answers
    from enforcement_cli.cli.disclosing import now
    from enforcement_cli.cli.own_folders import refuse_own
    from enforcement_cli.cli.own_words import demand_settled, settle, words_of_address
    from enforcement_cli.cli.standing import chosen_decision
    from enforcement_cli.cli.writing import locked, print_git_commands
    from enforcement_cli.public.ledger import DisclosureState

    context = current()
    repository = context.repository()
    folder = repository.resolve(case)
    target = out_ or repository.root / PUBLIC
    refuse_own(repository.root, target)
    states = (DisclosureState.PUBLISHED, DisclosureState.WITHDRAWN) if removed else (DisclosureState.PUBLISHED,)
    number = chosen_decision(repository, folder, decision, states)
    moment = now()
    record = _record(context, repository, channel, url, on, removed=removed)
    words, asks = words_of_address(record.get("url", "")), not yes and not dry_run
    answered = settle(
        context,
        repository,
        folder,
        number,
        words,
        named_answers(None, keep),
        on=moment.date(),
        by=by,
        asks=asks,
        stores=not dry_run,
    )
    with locked(repository.root, tr("登记公示"), dry_run=dry_run) as waited:
        if waited or is_interactive():
            context = context.anew()
            repository = context.repository()
        loaded = repository.load_case(folder, hashes=False)
        demand_settled(loaded, words, answered.answers)
        _demand_possible(loaded, number, date.fromisoformat(record["on"]), moment.date())
        if _is_known(loaded, number, record):
            out(tr("已经登记过，没有变化，没有写入。"))
            return
        what = _words(repository, loaded, number, record)
        if dry_run:
            out(tr("将登记：{what}", what=what))
            return
        written = _write(context, repository, target, loaded, number, record, by)
        out(tr("{mark}：{what}", mark=styled(tr("已登记"), "green"), what=what))
        if not context.quiet:
            print_git_commands(
                repository.root, [*answered.files, *written], tr("登记其他渠道的公示：{case}", case=loaded.id)
            )


def _record(
    context: Context, repository: Repository, channel: str, url: str, on: str, *, removed: bool
) -> dict[str, Any]:
    """What is recorded, from flags, and on a terminal from questions for what they leave out."""
    from enforcement_cli.cli.questions import Choice, ask, ask_day, choose, find, parse_day
    from enforcement_cli.cli.web_address import web_address

    channels = [Choice(each.id or "", each.name or "") for each in repository.bureau.channels]
    missing = [flag for flag, value in (("--channel", channel), ("--on", on)) if not value]
    if missing and not is_interactive():
        raise EnforceError(
            "还缺少：{flags}", remedy="在终端上运行会逐项询问；各选项见 enforce publish confirm --help。", flags=missing
        )
    if not channels:
        raise EnforceError("本机关设置里还没有公示渠道", remedy="请先在 enforce.yaml 的 channels 下填写。")
    chosen = find(channel, channels) if channel else choose(tr("在哪一个渠道？"), channels)
    day = (
        parse_day(on, context.as_of)
        if on
        else ask_day(tr("哪一天"), lambda text: parse_day(text, context.as_of), default=context.as_of)
    )
    if missing and not url and not removed:
        url = ask(tr("网址（没有的直接回车）"), web_address)
    record = {"channel": chosen, "state": REMOVED if removed else SHOWN, "url": web_address(url), "on": day.isoformat()}
    return {key: value for key, value in record.items() if value}


def _demand_possible(case: Case, number: int, day: date, today: date) -> None:
    """Nothing appears before it was decided, nor tomorrow. Raises EnforceError."""
    decision = case.decision(number)
    if day > today:
        raise EnforceError("日期 {day} 还没有到", day=day)
    if decision is not None and decision.made_on is not None and day < decision.made_on:
        raise EnforceError("日期 {day} 早于决定的作出日期 {made}", day=day, made=decision.made_on)


def _is_known(case: Case, number: int, record: dict[str, Any]) -> bool:
    """Whether the last that was recorded of this channel says the same."""
    decision = case.decision(number)
    marks = case.marks_of(decision) if decision is not None else ()
    own = [
        each.record
        for each in marks
        if each.event == CONFIRMED and isinstance(each.record, dict) and each.record.get("channel") == record["channel"]
    ]
    return bool(own) and own[-1] == record


def _words(repository: Repository, case: Case, number: int, record: dict[str, Any]) -> str:
    names = {each.id: each.name for each in repository.bureau.channels}
    fields = {
        "case": case.id,
        "decision": number,
        "day": record["on"],
        "channel": visible(names.get(record["channel"]) or record["channel"]),
        "url": visible(record.get("url", "")),
    }
    if record["state"] == REMOVED:
        return tr("{case} 第{decision}个决定已于{day}从{channel}撤下 {url}", **fields).strip()
    return tr("{case} 第{decision}个决定已于{day}在{channel}公示 {url}", **fields).strip()


def _write(
    context: Context,
    repository: Repository,
    target: Path,
    case: Case,
    number: int,
    record: dict[str, Any],
    by: str | None,
) -> list[str]:
    from enforcement_cli.cli.recall import Recall

    recall = Recall(repository)  # git looks while the rest is imported
    from enforcement_cli.cli.disclosing import now, publisher
    from enforcement_cli.cli.marking import write_marks
    from enforcement_cli.public.ledger import Ledger

    old, moment = recall.entries_to_build_on(context.law), now()
    entry = Ledger(old).add(
        case=case.id,
        decision=number,
        event=CONFIRMED,
        on=moment.date(),
        written_at=moment,
        by=publisher(context, by),
        channels=[record["channel"]],
        record=record,
    )
    written = write_marks(context, repository, target, old, [entry])
    recall.save([entry])
    return written
