"""`enforce withdraw`: takes a disclosed decision down and leaves a tombstone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from enforcement_cli.cli.console import is_interactive
from enforcement_cli.cli.context import current
from enforcement_cli.cli.keeping import Keep
from enforcement_cli.cli.ruling import Flags, demand_in_effect, ruling_of
from enforcement_cli.messages import tr

HELP = tr(
    "撤下已经公示的决定：决定被依法撤销、变更、确认违法、确认无效或者要求重新作出的，应当在三个工作日内撤下并公开说明理由。\n\n"
    "事由取两处规定的并集：被撤销、确认违法、要求重新作出的，依据国办发〔2018〕118号（六）；处罚决定被变更、撤销、确认违法、"
    "确认无效的，依据行政处罚法第四十八条第二款。三个工作日自裁决生效之日起算，收到在后的自收到之日起算。\n\n"
    "撤下后网站上只留编号、日期、理由，以及裁决的机关、文号和日期，原决定的任何内容都不再出现；裁决记入该决定后来的变化。\n\n"
    "公示期满的，事由写“公示期满”，不需要裁决；公示到哪一日，由决定的“公示截止期”或者本机关设置决定。\n\n"
    "本来就不应当公示的（涉及国家秘密、工作秘密，当事人是未成年人等），事由写“依法不予公开”，不需要裁决和理由，网站上不留痕迹。"
)


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
    keep: Keep = None,
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
    ruling = ruling_of(context, Flags(trigger, reason, ruling_no, organ, ruled_on, effective_on, received_on))
    target = out_ or repository.root / PUBLIC
    refuse_own(repository.root, target)
    demand_in_effect(ruling, context.as_of, dry_run=dry_run)
    named = named_answers(None, keep)
    asks = not yes and not dry_run
    answered = settle(
        context, repository, folder, number, ruling.words, named, on=now().date(), by=by, asks=asks, stores=not dry_run
    )
    if dry_run or (is_interactive() and not yes):
        planned = Withdrawal(context, repository, folder, number, ruling, by, answered)
        planned.prove()
        planned.preview()
        if dry_run:
            return
        confirm(tr("撤下后网站上不再有这个决定的内容，继续吗？"))
    with locked(repository.root, tr("撤下")) as waited:
        if waited or is_interactive():
            context = context.anew()
            repository = context.repository()
        Withdrawal(context, repository, folder, number, ruling, by, answered).carry_out(target)
