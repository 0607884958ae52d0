"""`enforce publish`: discloses every decision that is due, or those named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enforcement_cli.cli.console import Progress, is_interactive, out, styled, visible
from enforcement_cli.cli.context import Context, current
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.cli.plan import Plan, Planned, Wanted
    from enforcement_cli.cli.recall import Recall
    from enforcement_cli.public.ledger import Entry
    from enforcement_cli.public.questions import Question

HELP = tr(
    "公示执法决定：先检查，再隐去个人信息，写入公示台账，最后由台账重新生成公示网站。\n\n"
    "不写案件时，处理全部应当公示而尚未公示的决定。被挡下的逐一列出原因和改法，其余照常公示，退出码为 1。\n\n"
    "重复运行不会改动一个字节。--dry-run 只显示将公示什么。更新已公示的内容，或者恢复已撤下的，要指明案件并用 --reason 说明理由。"
)


def publish(
    cases: Annotated[list[str] | None, typer.Argument(help=tr("案件；不写则为全部"), metavar=tr("案件"))] = None,
    decision: Annotated[int | None, typer.Option(metavar=tr("序号"), help=tr("第几个决定"), min=1)] = None,
    reason: Annotated[
        str | None, typer.Option(metavar=tr("理由"), help=tr("更新或者恢复公示的理由，会一并公示"))
    ] = None,
    by: Annotated[str | None, typer.Option(metavar=tr("人员"), help=tr("经手人，缺省为版本库里的用户名"))] = None,
    channel: Annotated[
        list[str] | None, typer.Option(metavar=tr("渠道"), help=tr("公示渠道编号，缺省为设置中的全部渠道"))
    ] = None,
    out_: Annotated[
        Path | None, typer.Option("--out", metavar=tr("目录"), help=tr("公示网站的目录，缺省为案件库下的 public"))
    ] = None,
    mask: Annotated[
        list[str] | None, typer.Option("--mask", metavar=tr("编号"), help=tr("答复：这一处是个人信息，隐去"))
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar=tr("编号"), help=tr("答复：这一处不是个人信息，保留"))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将公示什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar=tr("个数"),
            envvar="ENFORCE_JOBS",
            help=tr("案件很多时同时判断的进程数，缺省为处理器的个数"),
            min=1,
            show_envvar=False,
        ),
    ] = None,
) -> None:
    """Disclose decisions."""
    from enforcement_cli.cases.site_facts import PUBLIC
    from enforcement_cli.cli.own_folders import refuse_own
    from enforcement_cli.cli.own_words import demand_name_alone
    from enforcement_cli.cli.writing import confirm, locked

    context = current()
    repository = context.repository()
    folders = frozenset(repository.resolve(each) for each in cases) if cases else None
    _demand_named(folders, decision, reason)
    demand_name_alone(by or "")
    channels = _channels(repository, channel)
    target = out_ or repository.root / PUBLIC
    refuse_own(repository.root, target)
    asks = is_interactive() and not yes and not dry_run
    agreed, answered = None, list[str]()
    begun: tuple[Wanted, datetime] | None = None
    if dry_run or asks or mask or keep:
        # Asked without the lock: nobody else should wait for an answer.
        from enforcement_cli.cli.answering import named_answers
        from enforcement_cli.cli.plan_shown import show

        wanted, moment = _wanted(repository, folders, decision, reason)
        named = named_answers(mask, keep)
        agreed, _ = _survey(context, repository, wanted, jobs)
        if named or (asks and agreed.questions):
            wanted, answered = _answer(context, repository, wanted, agreed.questions, named, by, asks, dry_run)
            agreed, _ = _survey(context, repository, wanted, jobs)
        if asks and reason is None and any(each.wants_reason for each in agreed.blocked):
            wanted = replace(wanted, reason=_asked_reason())
            agreed, _ = _survey(context, repository, wanted, jobs)
        if dry_run or asks:
            show(context, agreed, dry_run=dry_run)
        if dry_run:
            _end(agreed)
            return
        if asks and agreed.planned:
            confirm(tr("公示以上 {count} 个决定吗？", count=len(agreed.planned)))
        begun = wanted, moment
    with locked(repository.root, tr("公示")) as waited:
        if waited or agreed is not None:
            context = context.anew()
            repository = context.repository()
            channels = _channels(repository, channel)
        from enforcement_cli.cli.recall import Recall

        recall = Recall(repository)  # git looks while most of the program is imported
        from enforcement_cli.cli.plan_shown import show

        wanted, moment = begun or _wanted(repository, folders, decision, reason)
        plan, recall = _survey(context, repository, wanted, jobs, recall)
        if agreed is not None and agreed.key != plan.key:
            raise EnforceError("询问期间案卷有了变化，没有公示", remedy="请再运行一次。")
        if not asks:
            show(context, plan, dry_run=False)
        _carry_out(
            context, repository, target, plan, recall, answered, by=by, channels=channels, moment=moment, jobs=jobs
        )
    _end(plan)


def _wanted(
    repository: Repository, folders: frozenset[str] | None, decision: int | None, reason: str | None
) -> tuple[Wanted, datetime]:
    """What the user asks for, and the moment that counts for all of it."""
    from enforcement_cli.cli.disclosing import now
    from enforcement_cli.cli.plan import Wanted

    moment = now()
    return Wanted(folders, decision, reason, moment.date(), root=repository.root), moment


def _asked_reason() -> str:
    """Why something that is in public changes; it will stand there beside the change."""
    from enforcement_cli.cli.questions import ask, given

    return ask(tr("公示内容有变化，更新的理由（会一并公示）"), given)


def _answer(
    context: Context,
    repository: Repository,
    wanted: Wanted,
    questions: Mapping[Question, int],
    named: Mapping[str, str],
    by: str | None,
    asks: bool,
    dry_run: bool,
) -> tuple[Wanted, list[str]]:
    """Take the answers given on the command line or at the terminal, and put them beside their cases.

    Returns what is wanted with these answers, and the files written: none in a dry run.
    """
    from enforcement_cli.cli.answering import ask_all, demand_open, store
    from enforcement_cli.cli.disclosing import publisher
    from enforcement_cli.cli.writing import locked

    demand_open(named, list(questions))
    answers = ask_all(list(questions), named) if asks else dict(named)
    if dry_run or not answers:
        return replace(wanted, answers=answers), []
    who = publisher(context, by)
    with locked(repository.root, tr("公示")):
        files = store(repository, questions, answers, by=who, on=wanted.latest, decision_of=questions.__getitem__)
    for file in files:
        out(tr("答复已写入 {file}", file=visible(file)))
    return wanted, files


def _demand_named(folders: frozenset[str] | None, decision: int | None, reason: str | None) -> None:
    if decision is not None and (folders is None or len(folders) != 1):
        raise EnforceError("--decision 只能和一件案件一起用", remedy="例如：enforce publish 2026-0003 --decision 2")
    if reason is not None and folders is None:
        raise EnforceError(
            "--reason 用于更新或者恢复公示，要指明案件", remedy="例如：enforce publish 2026-0003 --reason 更正文字差错"
        )


def _channels(repository: Repository, named: Sequence[str] | None) -> list[str]:
    from enforcement_cli.cli.questions import Choice, find

    channels = [Choice(each.id or "", each.name or "") for each in repository.bureau.channels]
    return [find(each, channels) for each in named] if named else [each.value for each in channels]


def _survey(
    context: Context, repository: Repository, wanted: Wanted, jobs: int | None, recall: Recall | None = None
) -> tuple[Plan, Recall]:
    """What is to be done, and what is known of the cases at this moment (`recall`, else now), to be used once."""
    from enforcement_cli.cli.recall import Recall

    recall = recall or Recall(repository)
    from enforcement_cli.cli.publishing import survey

    progress = Progress("已判断{count}件……", quiet=context.quiet)
    plan = survey(recall, context.law(), wanted, progress, jobs=jobs)
    progress.done()
    return plan, recall


def _carry_out(
    context: Context,
    repository: Repository,
    target: Path,
    plan: Plan,
    recall: Recall,
    answered: Sequence[str],
    *,
    by: str | None,
    channels: list[str],
    moment: datetime,
    jobs: int | None,
) -> None:
    """Entries, then the site; also where nothing is new, so that what a killed run left is finished.

    `answered`: files with answers that this run has written, to be committed with the rest.
    """
    from enforcement_cli.cli.disclosing import demand_clean_reason, disclose
    from enforcement_cli.cli.picturing import kept_copies
    from enforcement_cli.cli.writing import print_git_commands

    for each in plan.planned:
        if each.reason is not None:
            demand_clean_reason(each.reason, each.public.known)
    old = recall.entries_to_build_on(context.law)
    new = _entries(context, plan.planned, old, by, channels, moment)
    watched = [each.watched for each in plan.planned]
    copies = {file: data for each in plan.planned for file, data in kept_copies(each.folder, each.pictures).items()}
    written, changed = disclose(context, repository, target, old, new, watched=watched, before=copies, jobs=jobs)
    recall.save(new)
    for each in plan.planned:
        out(
            tr(
                "{mark} {case} 第{decision}个决定：{page}",
                mark=styled(_done(each.event), "green"),
                case=each.case,
                decision=each.decision,
                page=visible(str(target / each.page)),
            )
        )
    if context.quiet:
        return
    if plan.planned:
        folder = visible(str(target / "fragments"))
        out(
            tr(
                "供政府网站等处粘贴的单页和表格在 {folder} 下；在那里公示以后，用 enforce publish confirm 登记。",
                folder=folder,
            )
        )
    if changed and not new:
        out(tr("公示网站已按台账重新生成：{page}", page=visible(str(target / "index.html"))))
    written = [*answered, *written]
    if written:
        cases = list(dict.fromkeys(each.case for each in plan.planned))
        message = (
            tr("公示：{cases}", cases=cases)
            if len(cases) <= 3
            else tr("公示：{cases}等{count}件", cases=cases[:3], count=len(cases))
        )
        print_git_commands(repository.root, written, message)


def _done(event: str) -> str:
    if event == "reinstated":
        return tr("已恢复")
    return tr("已更新") if event == "updated" else tr("已公示")


def _entries(
    context: Context,
    planned: Sequence[Planned],
    old: Sequence[Entry],
    by: str | None,
    channels: list[str],
    moment: datetime,
) -> list[Entry]:
    """The new ledger entries, each naming the one before it; the first names every end known."""
    from enforcement_cli.cli.disclosing import publisher
    from enforcement_cli.public.ledger import Ledger

    ledger = Ledger(old)
    who = publisher(context, by) if planned else ""
    return [
        ledger.add(
            case=each.case,
            decision=each.decision,
            event=each.event,
            on=moment.date(),
            written_at=moment,
            by=who,
            channels=channels,
            record=each.public.record,
            reason=each.reason,
        )
        for each in planned
    ]


def _end(plan: Plan) -> None:
    """The last word, and the exit code: 1 where something is left unpublished."""
    if not plan.planned and not plan.blocked and not plan.same and not current().quiet:
        out(tr("没有需要公示的决定。"))
    if plan.blocked:
        raise typer.Exit(1)
