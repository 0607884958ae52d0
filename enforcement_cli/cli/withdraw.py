"""`enforce withdraw`: takes a disclosed decision down and leaves a tombstone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from enforcement_cli.cases.ledger_facts import UNSPOKEN
from enforcement_cli.cli.console import is_interactive, out, visible
from enforcement_cli.cli.context import Context, current
from enforcement_cli.cli.questions import Choice, ask, ask_day, choose, find, given, parse_day
from enforcement_cli.cli.withdrawing import EXPIRED, Ruling
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

HELP = tr(
    "撤下已经公示的决定：决定被依法撤销、变更、确认违法、确认无效或者要求重新作出的，应当在三个工作日内撤下并公开说明理由。\n\n"
    "撤下后网站上只留编号、日期和理由，原决定的任何内容都不再出现；裁决记入该决定后来的变化。\n\n"
    "公示期满的，事由写“公示期满”，不需要裁决；公示到哪一日，由决定的“公示截止期”或者本机关设置决定。\n\n"
    "本来就不应当公示的（涉及国家秘密、工作秘密，当事人是未成年人等），事由写“依法不予公开”，不需要裁决和理由，网站上不留痕迹。"
)
TRIGGERS = ("撤销", "变更", "确认违法", "确认无效", "责令重新作出")


def withdraw(
    case: Annotated[str, typer.Argument(help=tr("案件编号、文件夹或者其中的文件"), metavar=tr("案件"))],
    trigger: Annotated[
        str,
        typer.Option(
            metavar=tr("事由"),
            help=tr("撤下的事由：撤销、变更、确认违法、确认无效、责令重新作出、公示期满，或者依法不予公开"),
        ),
    ] = "",
    ruling_no: Annotated[str, typer.Option(metavar=tr("裁决文号"), help=tr("裁决文书的文号"))] = "",
    organ: Annotated[str, typer.Option(metavar=tr("机关"), help=tr("作出裁决的机关或者法院"))] = "",
    ruled_on: Annotated[str, typer.Option(metavar=tr("日期"), help=tr("裁决作出的日期"))] = "",
    effective_on: Annotated[
        str, typer.Option(metavar=tr("日期"), help=tr("裁决生效的日期；三个工作日从这一天起算"))
    ] = "",
    received_on: Annotated[str, typer.Option(metavar=tr("日期"), help=tr("本机关收到裁决的日期"))] = "",
    reason: Annotated[str, typer.Option(metavar=tr("理由"), help=tr("公开说明的理由"))] = "",
    keep: Annotated[
        list[str] | None,
        typer.Option(
            "--keep",
            metavar=tr("编号"),
            help=tr("答复：该编号之处不是个人信息，照写；可以写多次。"),
            show_envvar=False,
        ),
    ] = None,
    decision: Annotated[int | None, typer.Option(metavar=tr("序号"), help=tr("第几个决定"), min=1)] = None,
    by: Annotated[str | None, typer.Option(metavar=tr("人员"), help=tr("经手人，缺省为版本库里的用户名"))] = None,
    out_: Annotated[
        Path | None, typer.Option("--out", metavar=tr("目录"), help=tr("公示网站的目录，缺省为案件库下的 public"))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将撤下什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Take a disclosed decision down."""
    from enforcement_cli.cases.site_facts import PUBLIC
    from enforcement_cli.cli.answering import named_answers
    from enforcement_cli.cli.disclosing import now
    from enforcement_cli.cli.own_folders import refuse_own
    from enforcement_cli.cli.own_words import settle
    from enforcement_cli.cli.standing import chosen_decision
    from enforcement_cli.cli.withdrawing import Withdrawal
    from enforcement_cli.cli.writing import confirm, locked
    from enforcement_cli.public.ledger import DisclosureState

    context = current()
    repository = context.repository()
    folder = repository.resolve(case)
    number = chosen_decision(repository, folder, decision, (DisclosureState.PUBLISHED,))
    ruling = _ruling(context, _Given(trigger, reason, ruling_no, organ, ruled_on, effective_on, received_on))
    target = out_ or repository.root / PUBLIC
    refuse_own(repository.root, target)
    id_ = folder.rpartition("/")[2]
    named = named_answers(None, keep)
    asks = not yes and not dry_run
    answered = settle(
        context, repository, folder, number, ruling.words, named, on=now().date(), by=by, asks=asks, stores=not dry_run
    )
    if dry_run or (is_interactive() and not yes):
        Withdrawal(context, repository, folder, number, ruling, by, answered).prove()
        out(
            tr(
                "将撤下 {case} 第{decision}个决定：{reason}",
                case=id_,
                decision=number,
                reason=visible(ruling.public_reason),
            )
        )
        if dry_run:
            return
        confirm(tr("撤下后网站上不再有这个决定的内容，继续吗？"))
    with locked(repository.root, tr("撤下")) as waited:
        if waited or is_interactive():
            context = context.anew()
            repository = context.repository()
        Withdrawal(context, repository, folder, number, ruling, by, answered).carry_out(target)


@dataclass(frozen=True, slots=True)
class _Given:
    """The flags as they came; empty for not given."""

    trigger: str
    reason: str
    ruling_no: str
    organ: str
    ruled_on: str
    effective_on: str
    received_on: str


def _ruling(context: Context, given_: _Given) -> Ruling:
    """What was given by flags, on a terminal asked for what they leave out; without one all gaps are named at once."""
    choices = [Choice(each, each) for each in (*TRIGGERS, EXPIRED, UNSPOKEN)]
    asks = is_interactive()
    chosen = find(given_.trigger, choices) if given_.trigger else choose(tr("因为什么撤下？"), choices) if asks else ""
    if chosen in (EXPIRED, UNSPOKEN):
        _demand_no_ruling(chosen, given_)
        return Ruling(chosen, given_.reason)
    flags = (("--trigger", chosen), ("--ruled-on", given_.ruled_on), ("--reason", given_.reason))
    missing = [flag for flag, value in flags if not value]
    if missing and not asks:
        raise EnforceError(
            "还缺少：{flags}", remedy="在终端上运行会逐项询问；各选项见 enforce withdraw --help。", flags=missing
        )
    ruled = (
        _past(given_.ruled_on, context)
        if given_.ruled_on
        else ask_day(tr("裁决作出的日期"), lambda text: _past(text, context))
    )
    number = given_.ruling_no or (ask(tr("裁决文书的文号（没有的直接回车）"), str) if missing else "")
    effective = _later(given_.effective_on, context)
    if effective is None and missing:
        effective = _later(ask(tr("裁决生效的日期（还不知道的直接回车）"), str), context)
    reason = given_.reason or ask(tr("公开说明的理由"), given)
    received = _past(given_.received_on, context) if given_.received_on else None
    return Ruling(chosen, reason, number, given_.organ, ruled, effective, received)


def _demand_no_ruling(trigger: str, given_: _Given) -> None:
    of_ruling = (given_.ruling_no, given_.organ, given_.ruled_on, given_.effective_on, given_.received_on)
    if trigger == UNSPOKEN and (given_.reason or any(of_ruling)):
        raise EnforceError(
            "“依法不予公开”不公开说明理由，也没有裁决", remedy="请去掉 --reason、--ruled-on、--ruling-no 等选项。"
        )
    if any(of_ruling):
        raise EnforceError("“{trigger}”没有裁决", remedy="请去掉 --ruled-on、--ruling-no 等选项。", trigger=trigger)


def _past(text: str, context: Context) -> date:
    day = parse_day(text, context.as_of)
    if day > context.as_of:
        raise EnforceError("裁决日期 {day} 还没有到", day=day)
    return day


def _later(text: str, context: Context) -> date | None:
    """The day of effect, which may still come."""
    return parse_day(text, context.as_of) if text.strip() else None
