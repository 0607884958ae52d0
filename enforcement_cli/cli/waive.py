"""`enforce waive`: registers an explanation for a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from enforcement_cli.cli.context import Context, current
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from datetime import date

    from enforcement_cli.cases.bureau import Bureau
    from enforcement_cli.cases.model import Case
    from enforcement_cli.law.rule import Rule

HELP = tr(
    "登记说明不免除法律义务：问题仍然列出，只是单独计数。说明人是主要负责人或者法制审核人员，不得是本案承办人员；"
    "未经法制审核的重大决定、涉密等不能登记说明。\n\n"
    "不写案件的，登记在案件库的 waivers.yaml，用于不属于任何案件的问题。"
)


def waive(
    names: Annotated[list[str], typer.Argument(metavar=tr("[案件] 规则"), help=tr("案件（可以不写）和规则编号"))],
    by: Annotated[str, typer.Option("--by", metavar=tr("人员"), help=tr("说明人：编号或者姓名"))],
    reason: Annotated[str, typer.Option("--reason", metavar=tr("说明"), help=tr("为何如此、已采取何种补救"))],
    until: Annotated[str | None, typer.Option("--until", metavar=tr("日期"), help=tr("说明的有效期"))] = None,
    file: Annotated[str | None, typer.Option("--file", metavar=tr("文件"), help=tr("只说明某一文件里的问题"))] = None,
    pointer: Annotated[
        str | None,
        typer.Option("--pointer", metavar=tr("位置"), help=tr("只说明某一处，写法见 --format json 的 pointer")),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将写入什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Append a registered explanation to the case's waivers.yaml, or to the repository's."""
    from enforcement_cli.cli.writing import Change, locked, write

    if len(names) > 2:
        raise EnforceError(
            "多出了这些内容：{words}", remedy="写法：enforce waive 案件 规则 --by 人员 --reason 说明", words=names[2:]
        )
    context = current()
    repository = context.repository()
    rule = _rule(names[-1])
    if not reason.strip():
        raise EnforceError("说明不能是空白", remedy="请写明为何如此、已采取何种补救。")
    with locked(repository.root, tr("登记说明"), dry_run=dry_run):
        case = repository.load_case(repository.resolve(names[0]), hashes=False) if len(names) == 2 else None
        approver = _approver(repository.bureau, case, by)
        target = _target(context, case)
        item = _item(rule, approver, context.as_of, reason, _last_day(context, until), file, pointer)
        _demand_valid(context, item)
        change = Change(target, _appended(context, target, item).encode("utf-8"), keeps=True)
        if not dry_run and not yes:
            _ask(rule, case, item)
        write(
            repository.root,
            [change],
            message=tr("登记说明：{where} {rule}", where=case.id if case else tr("案件库"), rule=rule.id),
            dry_run=dry_run,
            yes=True,
            quiet=context.quiet,
        )


def _rule(named: str) -> Rule:
    from enforcement_cli.cli.selection import unknown_rule
    from enforcement_cli.law.rule import all_rules

    found = next((each for each in all_rules() if each.id == named.strip().upper()), None)
    if found is None:
        raise unknown_rule(named, all_rules())
    if not found.waivable:
        raise EnforceError(
            "{rule}“{title}”不能登记说明", remedy="请按该规则的要求改正：enforce explain {rule}。", rule=found.id,
            title=tr(found.title),
        )  # fmt: skip
    return found


def _approver(bureau: Bureau, case: Case | None, named: str) -> str:
    """The id of the person. Raises EnforceError for somebody unknown, or who may not approve."""
    from enforcement_cli.law.waivers import APPROVERS

    found = [each for id_, each in bureau.staff.items() if named in (id_, each.name)]
    if len(found) != 1:
        raise EnforceError(
            "人员名录里没有“{name}”" if not found else "人员名录里有几位“{name}”",
            remedy="请写人员编号；可以登记说明的有：{known}。",
            name=named,
            known=[f"{each.id} {each.name or ''}" for each in bureau.staff.values() if APPROVERS & set(each.roles)],
        )
    person = found[0]
    if not APPROVERS & set(person.roles):
        raise EnforceError(
            "{name}不是主要负责人，也不是法制审核人员，不能登记说明",
            remedy="可以登记说明的有：{known}。",
            name=person.name or named,
            known=[f"{each.id} {each.name or ''}" for each in bureau.staff.values() if APPROVERS & set(each.roles)],
        )
    if case is not None and person.id in case.facts.officers:
        raise EnforceError(
            "{name}是本案承办人员，不得为自己承办的案件登记说明",
            remedy="请由主要负责人或者不承办本案的法制审核人员登记。",
            name=person.name or named,
        )
    return person.id or ""


def _target(context: Context, case: Case | None) -> str:
    """The file to append to. Raises EnforceError where the case keeps its explanations in case.yaml."""
    if case is None:
        return "waivers.yaml"
    if "waivers" in case.data:
        raise EnforceError(
            "这件案件的登记说明写在 case.yaml 里，请在那里添加",
            remedy="要用本命令添加，请先把 case.yaml 里的 waivers 移到 {file}。",
            file=f"{case.folder}/waivers.yaml",
        )
    return f"{case.folder}/waivers.yaml"


def _last_day(context: Context, until: str | None) -> date | None:
    from enforcement_cli.law.calendar import parse_friendly_day

    if until is None:
        return None
    try:
        day = parse_friendly_day(until, context.as_of)
    except ValueError:
        raise EnforceError("“{text}”不是有效的日期", remedy="请写成 2026-03-05 的样子。", text=until) from None
    if day < context.as_of:
        raise EnforceError("有效期 {day} 已经过去", remedy="请写今天或者以后的日期。", day=day)
    return day


def _item(rule: Rule, by: str, on: date, reason: str, until: date | None, file: str | None, pointer: str | None) -> str:
    from enforcement_cli.cases.scaffold import quoted

    lines = [f"- rule: {rule.id}"]
    lines += [f"  file: {quoted(file)}"] if file else []
    lines += [f"  pointer: {quoted(pointer)}"] if pointer else []
    lines += [f"  by: {quoted(by)}", f"  on: {on}", f"  reason: {quoted(' '.join(reason.split()))}"]
    lines += [f"  until: {until}"] if until else []
    return "\n".join(lines) + "\n"


def _demand_valid(context: Context, item: str) -> None:
    """Raises EnforceError where the entry would not pass the check that it is meant to help through."""
    from enforcement_cli.cases.document import parse_document

    document, troubles = parse_document(item.encode("utf-8"), "waivers.yaml", mapping=False)
    if document is not None:
        troubles += context.repository().schemas.check_document(document, "waivers")[1]
    for _, problem in troubles:
        raise EnforceError(
            "这样写的说明不能登记：{what}",
            remedy=problem.remedy,
            **{**problem.fields, "what": tr(problem.template, **problem.fields)},
        )


def _appended(context: Context, target: str, item: str) -> str:
    """The text of the file with the entry at its end, what stands in it unchanged."""
    from enforcement_cli.cases.edit import append_item

    path = context.repository().root / target
    if not path.exists():
        up = "../" * target.count("/")
        return f"# yaml-language-server: $schema={up}.enforce/schemas/waivers.schema.json\n{item}"
    if context.repository().document(target) is None:
        raise EnforceError("{file} 不能读取，没有登记", remedy="请先运行 enforce check，按提示改正。", file=target)
    return append_item(path.read_bytes().decode("utf-8-sig"), item, target)


def _ask(rule: Rule, case: Case | None, item: str) -> None:
    from enforcement_cli.cli.console import err, is_interactive
    from enforcement_cli.cli.writing import confirm

    if is_interactive():
        for line in item.splitlines():
            err(f"  {line}")
        confirm(tr("为 {where} 的 {rule} 登记以上说明吗？", where=case.id if case else tr("案件库"), rule=rule.id))
