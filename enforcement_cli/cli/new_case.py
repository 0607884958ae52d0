"""`enforce new-case`: opens a case, by questions on a terminal or by flags without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from enforcement_cli.cli.console import out
from enforcement_cli.cli.context import Context, current
from enforcement_cli.messages import tr

if TYPE_CHECKING:
    from enforcement_cli.cases.skeletons import NewCase

HELP = tr(
    "新建案件。在终端上逐项询问，每个回答当场核对；日期可以写成 今天、3月5日、2026.3.5、20260305。\n\n"
    "不在终端上时由选项给出，缺少的一次说全。编号自动接续，写好后告诉您接下来要办什么、何时届满。"
)


def new_case(
    kind: Annotated[str, typer.Option(metavar=tr("类别"), help=tr("执法类别，如 行政处罚"))] = "",
    procedure: Annotated[str, typer.Option(metavar=tr("程序"), help=tr("程序，如 普通程序"))] = "",
    matter: Annotated[str, typer.Option(metavar=tr("事项"), help=tr("执法事项的编号或者名称"))] = "",
    division: Annotated[str, typer.Option(metavar=tr("科室"), help=tr("承办科室的编号或者名称；缺省按执法事项"))] = "",
    officer: Annotated[
        list[str] | None, typer.Option(metavar=tr("人员"), help=tr("承办人员的编号或者姓名，可以写多次"))
    ] = None,
    party_name: Annotated[str, typer.Option(metavar=tr("名称"), help=tr("当事人的名称或者姓名"))] = "",
    party_type: Annotated[str, typer.Option(metavar=tr("类型"), help=tr("当事人类型，如 法人"))] = "",
    party_code: Annotated[
        str, typer.Option(metavar=tr("代码"), help=tr("统一社会信用代码；自然人为身份证件号码"))
    ] = "",
    opened_on: Annotated[str, typer.Option(metavar=tr("日期"), help=tr("开案日期；缺省为今天"))] = "",
    title: Annotated[str, typer.Option(metavar=tr("名称"), help=tr("案件名称；缺省由当事人和事项组成"))] = "",
    mode: Annotated[str, typer.Option(metavar=tr("方式"), help=tr("检查方式：现场或者非现场"))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将写入什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Open a case."""
    from enforcement_cli.cases.skeletons import new_case_text
    from enforcement_cli.cli.opening import Given, answers_of

    context = current()
    bureau = context.repository().bureau
    flags = Given(
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
    answers = answers_of(flags, bureau, context)
    _create(context, lambda case_id: new_case_text(answers, case_id, bureau), answers, dry_run=dry_run, yes=yes)


def _create(context: Context, text_of: Callable[[str], str], answers: NewCase, *, dry_run: bool, yes: bool) -> None:
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
