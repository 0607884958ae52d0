"""`enforce withdraw`: takes a disclosed decision down and leaves a tombstone."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

import typer

from enforcement_cli.cli.console import is_interactive, out, styled, visible
from enforcement_cli.cli.context import Context, current
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from enforcement_cli.cases.decisions import Decision
    from enforcement_cli.cases.model import Case
    from enforcement_cli.public.ledger import Entry

HELP = tr(
    "撤下已经公示的决定：决定被依法撤销、变更、确认违法、确认无效或者要求重新作出的，应当在三个工作日内撤下并公开说明理由。\n\n"
    "撤下后网站上只留编号、日期和理由，原决定的任何内容都不再出现；裁决记入该决定后来的变化。"
)
TRIGGERS = ("撤销", "变更", "确认违法", "确认无效", "责令重新作出")


def withdraw(
    case: Annotated[str, typer.Argument(help=tr("案件编号、文件夹或者其中的文件"), metavar="CASE")],
    trigger: Annotated[str, typer.Option(help=tr("撤下的事由：撤销、变更、确认违法、确认无效、责令重新作出"))],
    ruled_on: Annotated[str, typer.Option(help=tr("裁决作出的日期"))],
    reason: Annotated[str, typer.Option(help=tr("公开说明的理由"))],
    ruling_no: Annotated[str, typer.Option(help=tr("裁决文书的文号"))] = "",
    decision: Annotated[int | None, typer.Option(help=tr("第几个决定"), min=1)] = None,
    by: Annotated[str | None, typer.Option(help=tr("经手人，缺省为版本库里的用户名"))] = None,
    out_: Annotated[Path | None, typer.Option("--out", help=tr("公示网站的目录，缺省为案件库下的 public"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将撤下什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Take a disclosed decision down."""
    from enforcement_cli.cli.publish import PUBLIC, disclose
    from enforcement_cli.cli.publishing import ledger_entries, now, publisher, site_files
    from enforcement_cli.cli.questions import Choice, find
    from enforcement_cli.cli.writing import confirm, locked, print_git_commands
    from enforcement_cli.law.calendar import parse_friendly_day
    from enforcement_cli.public.ledger import Ledger

    context = current()
    repository = context.repository()
    folder = repository.resolve(case)
    chosen_trigger = find(trigger, [Choice(each, each) for each in TRIGGERS])
    ruled = parse_friendly_day(ruled_on, context.as_of)
    target = out_ or repository.root / PUBLIC
    moment = now()
    with locked(repository.root, tr("撤下"), dry_run=dry_run):
        loaded = repository.load_case(folder, hashes=False)
        chosen = _disclosed(loaded, decision)
        old = ledger_entries(repository)
        record = _standing_record(old, loaded.id, chosen.number)
        fate = {"event": chosen_trigger, "ruling_no": ruling_no, "ruled_on": ruled.isoformat(), "reason": reason}
        _check_reason(loaded, record, reason)
        entry = Ledger(old).add(
            case=loaded.id,
            decision=chosen.number,
            event="withdrawn",
            on=moment.date(),
            written_at=moment,
            by=publisher(context, by),
            channels=[each.id or "" for each in repository.bureau.channels],
            reason=tr("{trigger}：{reason}", trigger=chosen_trigger, reason=reason),
        )
        entries = [entry]
        prove_gone(site_files([*old, *entries], repository), record, _others(old, loaded.id, chosen.number))
        out(tr("将撤下 {case} 第{decision}个决定", case=loaded.id, decision=chosen.number))
        if dry_run:
            return
        if not yes and is_interactive():
            confirm(tr("撤下后网站上不再有这个决定的内容，继续吗？"))
        # The ruling first: killed after it, the check says what is left to do, and another run does it.
        written = disclose(
            context, repository, target, old, entries, {loaded.id: loaded}, _with_fate(context, chosen, fate)
        )
    out(
        tr(
            "{mark}，网站上只留说明：{page}",
            mark=styled(tr("已撤下"), "green"),
            page=visible(str(target / "decisions" / f"{loaded.id}-{chosen.number}.html")),
        )
    )
    print_git_commands(repository.root, written, tr("撤下：{case}", case=loaded.id))


def _disclosed(case: Case, number: int | None) -> Decision:
    """The decision meant, which must stand in public now."""
    from enforcement_cli.cli.publishing import standing
    from enforcement_cli.public.ledger import DisclosureState

    public = [each for each in case.decisions if standing(case, each) is DisclosureState.PUBLISHED]
    if number is not None:
        public = [each for each in public if each.number == number]
    if not public:
        raise EnforceError("{case} 没有正在公示的决定，不需要撤下", case=case.id)
    if len(public) > 1:
        numbers = [str(each.number) for each in public]
        if not is_interactive():
            raise EnforceError("这件案件有几个决定正在公示，请用 --decision 指明：{numbers}", numbers=numbers)
        from enforcement_cli.cli.questions import Choice, choose

        choices = [
            Choice(str(each.number), f"{each.number} {each.document_no or each.document or ''}") for each in public
        ]
        wanted = int(choose(tr("撤下哪一个决定？"), choices))
        public = [each for each in public if each.number == wanted]
    return public[0]


def _standing_record(entries: Sequence[Entry], case: str, decision: int) -> Mapping[str, Any]:
    own = [each for each in entries if each["case"] == case and int(each["decision"]) == decision]
    records = [each["record"] for each in sorted(own, key=lambda each: int(each["seq"])) if each.get("record")]
    return records[-1] if records else {}


def _others(entries: Sequence[Entry], case: str, decision: int) -> list[Mapping[str, Any]]:
    """The records of all other decisions, whose words may stay."""
    return [
        each["record"]
        for each in entries
        if each.get("record") and (each["case"] != case or int(each["decision"]) != decision)
    ]


def tokens(record: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> set[str]:
    """What of a record tells it from all others: number, conclusion, and names that stand in no other record."""
    names = {str(each.get(key, "")) for each in record.get("objects", ()) for key in ("name", "code")}
    own = names | {str(record.get("document_no", "")), str(record.get("conclusion", ""))}
    grant = record.get("grant", {})
    own.add(str(grant.get("certificate_no", "")))
    kept = repr([dict(each) for each in others])
    return {each for each in own if len(each) >= 2 and each not in kept}


def prove_gone(files: Mapping[str, bytes], record: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> None:
    """Search every byte and name of the new site for the withdrawn decision. Raises EnforceError on a hit."""
    wanted = tokens(record, others)
    forms = {form: each for each in wanted for form in (each, html.escape(each), json.dumps(each)[1:-1], quote(each))}
    for name, data in files.items():
        text = f"{name}\n{data.decode('utf-8', 'replace')}"
        if any(form in text for form in forms):
            raise EnforceError(
                "撤下后 {file} 里仍有原决定的内容，没有写入任何内容",
                remedy="如果公开说明的理由里写了文号、名称或者原决定的原文，请改写后再运行。",
                file=name,
            )


def _check_reason(case: Case, record: Mapping[str, Any], reason: str) -> None:
    """The reason is published: it must not carry what the case wants hidden."""
    from enforcement_cli.public.detect import detect
    from enforcement_cli.public.known import known_of_case

    if not reason.strip() or any(each in reason for each in "\r\n"):
        raise EnforceError("公开说明的理由要写在一行里，不能为空")
    found = detect(reason, known_of_case(case))
    if found.spans or found.unsettled:
        span = (found.spans + found.unsettled)[0]
        raise EnforceError(
            "公开说明的理由里“{what}”可能是个人信息", remedy="请改写后再运行。", what=reason[span.start : span.end]
        )


def _with_fate(context: Context, decision: Decision, fate: Mapping[str, str]) -> dict[str, bytes]:
    """The decision's file with the ruling among its later fates; nothing where it is recorded already."""
    from enforcement_cli.cases.edit import append_below
    from enforcement_cli.cases.scaffold import quoted

    if any(each.event == fate["event"] and str(each.ruled_on) == fate["ruled_on"] for each in decision.fate):
        return {}
    path = context.require_root() / decision.file
    text = path.read_bytes().decode("utf-8-sig")
    document = context.repository().document(decision.file)
    assert document is not None  # the case was loaded from it a moment ago
    lines = [f"{key}: {value if key == 'ruled_on' else quoted(value)}" for key, value in fate.items() if value]
    item = "- " + "\n  ".join(lines)
    return {decision.file: append_below(text, document, decision.pointer, "fate", item, decision.file).encode("utf-8")}
