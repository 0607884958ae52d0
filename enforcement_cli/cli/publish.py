"""`enforce publish`: discloses every decision that is due, or those named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enforcement_cli.cli.console import bold, err, is_interactive, out, styled, visible
from enforcement_cli.cli.context import Context, current
from enforcement_cli.messages import tr

if TYPE_CHECKING:
    from enforcement_cli.cases.model import Case
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.cli.publishing import Blocked, Planned
    from enforcement_cli.problems import Finding
    from enforcement_cli.public.ledger import Entry

HELP = tr(
    "公示执法决定：先检查，再隐去个人信息，写入公示台账，最后由台账重新生成公示网站。\n\n"
    "不写案件时，处理全部应当公示而尚未公示的决定。被挡下的逐一列出原因和改法，其余照常公示，退出码为 1。\n\n"
    "重复运行不会改动一个字节。--dry-run 只显示将公示什么。"
)
PUBLIC = "public"


@dataclass
class _Plan:
    """What one run is about to do."""

    planned: list[Planned] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)
    cases: dict[str, Case] = field(default_factory=dict)


def publish(
    cases: Annotated[list[str] | None, typer.Argument(help=tr("案件；不写则为全部"), metavar="[CASE]...")] = None,
    decision: Annotated[int | None, typer.Option(help=tr("第几个决定"), min=1)] = None,
    reason: Annotated[str | None, typer.Option(help=tr("更新已公示内容的理由"))] = None,
    by: Annotated[str | None, typer.Option(help=tr("经手人，缺省为版本库里的用户名"))] = None,
    channel: Annotated[list[str] | None, typer.Option(help=tr("公示渠道编号，缺省为设置中的全部渠道"))] = None,
    out_: Annotated[Path | None, typer.Option("--out", help=tr("公示网站的目录，缺省为案件库下的 public"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将公示什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Disclose decisions."""
    from enforcement_cli.cli.publishing import ledger_entries, now
    from enforcement_cli.cli.writing import locked, print_git_commands

    context = current()
    repository = context.repository()
    target = out_ or repository.root / PUBLIC
    channels = _channels(repository, channel)
    moment = now()
    with locked(repository.root, tr("公示"), dry_run=dry_run):
        old = ledger_entries(repository)
        plan = _planned(context, repository, cases, decision, reason)
        _show(plan, dry_run=dry_run)
        if plan.planned and not dry_run and not yes and is_interactive():
            _confirm(len(plan.planned))
        if not dry_run:
            entries = _entries(context, plan.planned, old, by, channels, moment)
            files = disclose(context, repository, target, old, entries, plan.cases)
            for each in entries:
                page = target / "decisions" / f"{each['case']}-{each['decision']}.html"
                out(
                    tr(
                        "{mark} {case} 第{decision}个决定：{page}",
                        mark=styled(tr("已公示"), "green"),
                        case=each["case"],
                        decision=each["decision"],
                        page=visible(str(page)),
                    )
                )
            if files:
                print_git_commands(
                    repository.root, files, tr("公示：{cases}", cases=sorted({each["case"] for each in entries}))
                )
    if not plan.planned and not plan.blocked:
        out(tr("没有需要公示的决定。"))
    if plan.blocked:
        raise typer.Exit(1)


def _channels(repository: Repository, named: Sequence[str] | None) -> list[str]:
    from enforcement_cli.cli.questions import Choice, find

    channels = [Choice(each.id or "", each.name or "") for each in repository.bureau.channels]
    return [find(each, channels) for each in named] if named else [each.value for each in channels]


def _confirm(count: int) -> None:
    from enforcement_cli.cli.writing import confirm

    confirm(tr("公示以上 {count} 个决定吗？", count=count))


def _planned(
    context: Context, repository: Repository, named: Sequence[str] | None, decision: int | None, reason: str | None
) -> _Plan:
    """Judge the cases and sort their decisions into what goes out and what is held back."""
    from enforcement_cli.cases.keys import Key, RepositoryFacts, case_keys
    from enforcement_cli.cli.publishing import plan
    from enforcement_cli.law.check import judge_case
    from enforcement_cli.law.rule import all_rules, run_rules
    from enforcement_cli.problems import UnreadableError

    law, rules = context.law(), all_rules()
    wanted = {repository.resolve(each) for each in named} if named else None
    result = _Plan()
    keys: list[Key] = []
    candidates: list[tuple[Case, list[Finding]]] = []
    for folder in repository.folders():
        chosen = wanted is None or folder in wanted
        case = repository.load_case(folder, hashes=chosen)
        keys.extend(case_keys(case))
        if chosen:
            candidates.append((case, judge_case(case, law, rules)))
    facts = RepositoryFacts(repository.bureau, tuple(keys))
    whole = list(run_rules((each for each in rules if each.scope == "repository"), facts, law))
    for case, findings in candidates:
        own = findings + [each for each in whole if each.place.file.startswith(f"{case.folder}/")]
        try:
            planned, blocked = plan(case, own, law, only=decision, named=wanted is not None, reason=reason)
        except UnreadableError:
            # The schema's findings name what is wrong; none of such a case's decisions may go out.
            planned, blocked = [], _unreadable(case, own)
        result.planned += planned
        result.blocked += blocked
        if planned:
            result.cases[case.id] = case
    return result


def _unreadable(case: Case, findings: Iterable[Finding]) -> list[Blocked]:
    from enforcement_cli.cli.publishing import Blocked
    from enforcement_cli.problems import Severity

    worst = tuple(each for each in findings if each.severity is Severity.ERROR)
    return [Blocked(case.id, 0, worst, tr("案件里有填写错误"))]


def _show(plan: _Plan, *, dry_run: bool) -> None:
    if plan.planned:
        out(bold(tr("将公示：") if dry_run else tr("可以公示：")))
        for each in plan.planned:
            record = each.public.record
            names = "、".join(str(party.get("name", "")) for party in record.get("objects", ()))
            out(
                f"  {each.case.id}  {visible(names)}  {visible(str(record.get('document_no') or record.get('document') or ''))}"
            )
            for text in each.public.texts:
                for span in text.detection.spans:
                    out(
                        tr(
                            "      已隐去：{what}（{kind}）",
                            what=visible(text.original[span.start : span.end]),
                            kind=span.kind,
                        )
                    )
        if any(each.public.default_names for each in plan.planned):
            out(
                tr(
                    "  自然人姓名按缺省只保留姓氏；本机关另有规定的，请在 enforce.yaml 的 settings 中填写 party_name_shown 及其来源。"
                )
            )
    for blocked in plan.blocked:
        err(bold(tr("不能公示：{case} 第{decision}个决定", case=blocked.case, decision=blocked.decision), stderr=True))
        if blocked.why:
            err(f"  {visible(blocked.why)}")
        if blocked.remedy:
            err(f"  {visible(blocked.remedy)}")
        for finding in blocked.findings:
            err(f"  {finding.rule}  {visible(finding.message)}")
            if finding.remedy:
                err(f"      {visible(finding.remedy)}")


def _entries(
    context: Context,
    planned: Sequence[Planned],
    old: Sequence[Entry],
    by: str | None,
    channels: list[str],
    moment: datetime,
) -> list[Entry]:
    """The new ledger entries, each naming the one before it; the first names every end known."""
    from enforcement_cli.cli.publishing import publisher
    from enforcement_cli.public.ledger import Ledger

    ledger = Ledger(old)
    who = publisher(context, by) if planned else ""
    return [
        ledger.add(
            case=each.case.id,
            decision=each.decision.number,
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


def disclose(
    context: Context,
    repository: Repository,
    target: Path,
    old: Sequence[Entry],
    entries: Sequence[Entry],
    cases: dict[str, Case],
    before: Mapping[str, bytes] | None = None,
) -> list[str]:
    """Write the new entries, then build the site from all of them and swap it in; the files written.

    The whole site is built and searched in memory first, so that a hit leaves everything as it was. `before` are files
    of the repository that must be on disk before the entries are.
    """
    from enforcement_cli.cli.publishing import old_tree, scan, site_files
    from enforcement_cli.public.ledger import dump_entry, entry_path
    from enforcement_cli.storage import create_file, recover_tree, swap_tree, write_file

    files = site_files([*old, *entries], repository)
    recovered = recover_tree(target)
    if recovered and not context.quiet:
        err(visible(recovered))
    scan(files, cases.values(), old_tree(target, files) if cases else {})
    written = []
    for file, data in (before or {}).items():
        write_file(repository.root / file, data, within=repository.root)
        written.append(file)
    for each in entries:
        file = entry_path(each)
        create_file(repository.root / file, dump_entry(each), within=repository.root)
        written.append(file)
    swap_tree(target, files)
    return written
