"""`enforce init`: a new case repository that passes its own check."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from enforcement_cli.cli.context import current, today
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

HELP = tr(
    "新建案件库：写入本机关设置、各登记册、编辑器和版本管理的配置，都带有中文说明。\n\n"
    "案件含个人信息，案件库只能放在本机关自己的、境内的服务器或者共享盘上；除非用 --ci 指定，不写任何平台的配置。\n\n"
    "--update 用于工具升级以后：只更新 .enforce/schemas 里供编辑器使用的填写规则。"
)


class Platform(StrEnum):
    """Where a check on every commit can run."""

    gitlab = "gitlab"
    gitea = "gitea"
    github = "github"
    none = "none"


def init(
    directory: Annotated[Path | None, typer.Argument(help=tr("案件库的目录，缺省为当前目录"), metavar="DIR")] = None,
    ci: Annotated[Platform, typer.Option(help=tr("写入哪种服务器的自动检查配置"))] = Platform.none,
    name: Annotated[str, typer.Option(help=tr("执法机关全称"))] = "某某县某某局",
    update: Annotated[bool, typer.Option("--update", help=tr("只更新供编辑器使用的填写规则"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将写入什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("覆盖已有文件时不再询问"))] = False,
) -> None:
    """Make a case repository, or refresh the copies of its schemas."""
    from enforcement_cli.cases.repository import SETTINGS_FILE
    from enforcement_cli.cases.scaffold import scaffold
    from enforcement_cli.cases.schema_copies import schema_copies
    from enforcement_cli.cli.writing import Change, write

    if update:
        root = directory.resolve() if directory is not None else current().require_root()
        if not (root / SETTINGS_FILE).is_file():
            raise EnforceError("{path} 里没有 enforce.yaml，不是案件库", path=root)
        files = {file: data for file, data in schema_copies().items() if not _same(root / file, data)}
        write(
            root,
            [Change(file, data) for file, data in files.items()],
            message=tr("更新填写规则"),
            dry_run=dry_run,
            yes=True,
            quiet=current().quiet,
        )
        return
    root = (directory or current().start).resolve()
    if (root / SETTINGS_FILE).exists() and not yes:
        raise EnforceError(
            "{path} 已经是案件库",
            remedy="更新供编辑器使用的填写规则用 enforce init --update；确要重写各文件的加 --yes。",
            path=root,
        )
    files = scaffold(name, today(), None if ci is Platform.none else ci.value)
    write(
        root,
        [Change(file, data) for file, data in files.items()],
        message=tr("新建案件库"),
        dry_run=dry_run,
        yes=yes,
        quiet=current().quiet,
    )


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == data
