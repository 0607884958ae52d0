"""`enforce new-case`: opens a case, by questions on a terminal or by flags without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from enforcement_cli.cli.console import is_interactive, out
from enforcement_cli.cli.context import Context, current
from enforcement_cli.cli.questions import (
    Choice,
    anything,
    ask,
    choose,
    choose_several,
    find,
    given,
    half_width,
    parse_day,
)
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from enforcement_cli.cases.bureau import Bureau
    from enforcement_cli.cases.skeletons import NewCase

HELP = tr(
    "新建案件。在终端上逐项询问，每个回答当场核对；日期可以写成 今天、3月5日、2026.3.5、20260305。\n\n"
    "不在终端上时由选项给出，缺少的一次说全。编号自动接续，写好后告诉您接下来要办什么、何时届满。"
)
PARTY_TYPES = ("自然人", "个体工商户", "法人", "非法人组织", "外国人", "港澳台居民", "外国组织", "身份不明")
PROCEDURES = {
    "行政处罚": ("普通程序", "简易程序"),
    "行政许可": ("一般程序", "当场"),
    "行政检查": ("日常检查", "双随机检查", "专项检查"),
    "行政强制": ("强制措施", "强制执行"),
}


@dataclass
class _Given:
    """The flags as they came, before anything is looked up; empty for not given."""

    kind: str = ""
    procedure: str = ""
    matter: str = ""
    division: str = ""
    officers: tuple[str, ...] = ()
    party_name: str = ""
    party_type: str = ""
    party_code: str = ""
    opened_on: str = ""
    title: str = ""
    mode: str = ""


def new_case(
    kind: Annotated[str, typer.Option(help=tr("执法类别，如 行政处罚"))] = "",
    procedure: Annotated[str, typer.Option(help=tr("程序，如 普通程序"))] = "",
    matter: Annotated[str, typer.Option(help=tr("执法事项的编号或者名称"))] = "",
    division: Annotated[str, typer.Option(help=tr("承办科室的编号或者名称；缺省按执法事项"))] = "",
    officer: Annotated[list[str] | None, typer.Option(help=tr("承办人员的编号或者姓名，可以写多次"))] = None,
    party_name: Annotated[str, typer.Option(help=tr("当事人的名称或者姓名"))] = "",
    party_type: Annotated[str, typer.Option(help=tr("当事人类型，如 法人"))] = "",
    party_code: Annotated[str, typer.Option(help=tr("统一社会信用代码；自然人为身份证件号码"))] = "",
    opened_on: Annotated[str, typer.Option(help=tr("开案日期；缺省为今天"))] = "",
    title: Annotated[str, typer.Option(help=tr("案件名称；缺省由当事人和事项组成"))] = "",
    mode: Annotated[str, typer.Option(help=tr("检查方式：现场或者非现场"))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将写入什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Open a case."""
    from enforcement_cli.cases.skeletons import new_case_text

    context = current()
    bureau = context.repository().bureau
    flags = _Given(
        kind,
        procedure,
        matter,
        division,
        tuple(officer or ()),
        party_name,
        party_type,
        party_code,
        opened_on,
        title,
        mode,
    )
    answers = _answers(flags, bureau, context)
    _create(context, lambda case_id: new_case_text(answers, case_id, bureau), answers, dry_run=dry_run, yes=yes)


def _staff(bureau: Bureau) -> list[Choice]:
    officers = [each for each in bureau.staff.values() if "执法人员" in each.roles and not each.left_on]
    return [Choice(each.id or "", each.name or "") for each in officers]


def _matters(bureau: Bureau, kind: str) -> list[Choice]:
    return [Choice(each.id or "", each.name or "") for each in bureau.matters.values() if kind in ("", each.kind)]


def _kinds(bureau: Bureau) -> list[Choice]:
    return [Choice(each, each) for each in dict.fromkeys(each.kind for each in bureau.matters.values() if each.kind)]


def _plain(values: Any) -> list[Choice]:
    return [Choice(each, each) for each in values]


def _day(text: str, context: Context) -> date:
    return parse_day(text, context.as_of)


def _code(text: str, party_type: str, context: Context) -> str:
    """A credit code or an identity number, judged by its format and check digits; empty, 无 and 不详 pass."""
    code = half_width(text).upper() if text not in ("无", "不详") else text
    if code in ("", "无", "不详"):
        return code
    schemas = context.repository().schemas
    if party_type == "自然人":
        _, troubles = schemas.check_value(code, "case", "resident_id_or_none")
    elif party_type in ("外国人", "港澳台居民"):
        troubles = []
    else:
        _, troubles = schemas.check_value(code, "case", "uscc_or_none")
    for _, trouble in troubles:
        raise EnforceError(trouble.template, remedy=trouble.remedy, **dict(trouble.fields))
    return code


def _answers(flags: _Given, bureau: Bureau, context: Context) -> NewCase:
    """Everything a new case needs, from flags, and on a terminal from questions for what they leave out."""
    if not bureau.matters or not _staff(bureau):
        raise EnforceError(
            "执法事项清单或者人员名录里还没有条目，不能开案",
            remedy="请先填写 registers/matters.yaml 和 registers/personnel.yaml。",
        )
    if is_interactive():
        return _asked(flags, bureau, context)
    needed = {
        "--kind": flags.kind or flags.matter,
        "--matter": flags.matter,
        "--officer": flags.officers,
        "--party-name": flags.party_name,
        "--party-type": flags.party_type,
    }
    missing = [flag for flag, value in needed.items() if not value]
    if missing:
        raise EnforceError(
            "还缺少：{flags}", remedy="在终端上运行会逐项询问；各选项见 enforce new-case --help。", flags=missing
        )
    matter = find(flags.matter, _matters(bureau, flags.kind))
    kind = find(flags.kind, _kinds(bureau)) if flags.kind else bureau.matters[matter].kind or ""
    procedures = PROCEDURES.get(kind, ())
    party_type = find(flags.party_type, _plain(PARTY_TYPES))
    opened_on = _day(flags.opened_on, context) if flags.opened_on else context.as_of
    return _checked(
        bureau,
        kind=kind,
        procedure=find(flags.procedure, _plain(procedures))
        if flags.procedure
        else (procedures[0] if procedures else ""),
        matter=matter,
        division=_division(flags, bureau, matter),
        officers=tuple(dict.fromkeys(find(each, _staff(bureau)) for each in flags.officers)),
        party_name=flags.party_name,
        party_type=party_type,
        party_code=_code(flags.party_code, party_type, context),
        opened_on=opened_on,
        title=flags.title,
        mode=find(flags.mode, _plain(("现场", "非现场"))) if flags.mode else "现场",
    )


def _asked(flags: _Given, bureau: Bureau, context: Context) -> NewCase:
    kind = find(flags.kind, _kinds(bureau)) if flags.kind else choose(tr("办理哪一类执法行为？"), _kinds(bureau))
    matters = _matters(bureau, kind)
    matter = find(flags.matter, matters) if flags.matter else choose(tr("哪一执法事项？"), matters)
    procedures = _plain(PROCEDURES.get(kind, ()))
    if flags.procedure:
        procedure = find(flags.procedure, procedures)
    else:
        procedure = choose(tr("适用什么程序？"), procedures, default="1") if procedures else ""
    mode = flags.mode or (
        choose(tr("到现场检查吗？"), _plain(("现场", "非现场")), default="1") if kind == "行政检查" else "现场"
    )
    staff = _staff(bureau)
    officers = (
        tuple(dict.fromkeys(find(each, staff) for each in flags.officers))
        if flags.officers
        else choose_several(tr("由谁承办？"), staff)
    )
    party_type = (
        find(flags.party_type, _plain(PARTY_TYPES))
        if flags.party_type
        else choose(tr("当事人是什么类型？"), _plain(PARTY_TYPES))
    )
    party_name = flags.party_name or ask(tr("当事人的名称或者姓名"), given)
    natural = party_type in ("自然人", "外国人", "港澳台居民")
    label = (
        tr("身份证件号码（没有填 无，未查明填 不详，回车为暂缺）")
        if natural
        else tr("统一社会信用代码（没有填 无，未查明填 不详，回车为暂缺）")
    )
    code = (
        _code(flags.party_code, party_type, context)
        if flags.party_code
        else ask(label, lambda answer: _code(anything(answer), party_type, context))
    )
    opened_on = (
        _day(flags.opened_on, context)
        if flags.opened_on
        else ask(tr("开案日期"), lambda answer: _day(answer, context), default=context.as_of.isoformat())
    )
    suggested = _title(bureau, matter, party_name)
    title = flags.title or ask(tr("案件名称"), given, default=suggested)
    return _checked(
        bureau,
        kind=kind,
        procedure=procedure,
        matter=matter,
        division=_division(flags, bureau, matter),
        officers=officers,
        party_name=party_name,
        party_type=party_type,
        party_code=code,
        opened_on=opened_on,
        title=title,
        mode=mode,
    )


def _title(bureau: Bureau, matter: str, party_name: str) -> str:
    return f"{party_name}{bureau.matters[matter].name or ''}"


def _division(flags: _Given, bureau: Bureau, matter: str) -> str:
    """The division named, else the matter's own, else the only one that handles cases."""
    divisions = [Choice(each.id or "", each.name or "") for each in bureau.divisions]
    if flags.division:
        return find(flags.division, divisions)
    own = bureau.matters[matter].division
    if own:
        return own
    handling = [each.id or "" for each in bureau.divisions if "承办" in each.roles]
    if len(handling) == 1:
        return handling[0]
    if is_interactive():
        return choose(tr("由哪个科室承办？"), divisions)
    raise EnforceError("还缺少：{flags}", flags=["--division"])


def _checked(bureau: Bureau, **answers: Any) -> NewCase:
    from enforcement_cli.cases.skeletons import NewCase

    name = answers["party_name"].strip()
    if not name or any(each in name for each in "\r\n\t"):
        raise EnforceError("当事人的名称或者姓名要写在一行里")
    title = answers["title"] or _title(bureau, answers["matter"], name)
    return NewCase(**{**answers, "party_name": name, "title": " ".join(title.split())})


def _create(context: Context, text_of: Any, answers: NewCase, *, dry_run: bool, yes: bool) -> None:
    """Allocate the next id and write the case, both under the repository's lock."""
    from enforcement_cli.cli.next_steps import print_next_steps
    from enforcement_cli.cli.writing import Change, locked, write

    repository = context.repository()
    with locked(repository.root, tr("新建案件"), dry_run=dry_run):
        case_id = repository.next_id(answers.opened_on.year)
        folder = repository.folder_of(case_id)
        change = Change(f"{folder}/case.yaml", text_of(case_id).encode("utf-8"), new=True)
        write(
            repository.root,
            [change],
            message=tr("开案：{id} {title}", id=case_id, title=answers.title),
            dry_run=dry_run,
            yes=yes,
            quiet=context.quiet,
        )
    if context.quiet:
        out(case_id)
    elif not dry_run:
        print_next_steps(context, case_id)
