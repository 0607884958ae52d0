"""`enforce init`: a new case repository that passes its own check."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from enforcement_cli.cli.console import bold, out, pad, visible, width
from enforcement_cli.cli.context import current
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

HELP = tr(
    "新建案件库：写入本机关设置、各登记册、编辑器和版本管理的配置，都带有中文说明。\n\n"
    "案件含个人信息，案件库只能放在本机关自己的、境内的服务器或者共享盘上；除非用 --ci 指定，不写任何平台的配置。\n\n"
    "--update 用于工具升级以后：只更新 .enforce/schemas 里供编辑器使用的填写规则；同时写 --ci 的，一并写入自动检查的配置。"
)
# What init writes, by the beginning of its path, in the order shown, each with a word on what it is for.
GROUPS = {
    "enforce.yaml": "本机关设置，先从这里填起",
    "registers/": "登记册：执法事项、人员、各项清单、文号、设备、经费、培训、年报等",
    "waivers.yaml": "不属于某一案件的已登记说明",
    "cases/": "案件，每件一个文件夹",
    "calendars/": "放假安排，工具还不知道的年份才要填",
    "README.md": "给同事看的说明",
    "CODEOWNERS": "哪些文件由谁负责",
    ".enforce/": "供编辑器使用的填写规则",
    ".vscode/": "编辑器配置：边写边提示",
    ".pre-commit-config.yaml": "提交前检查（可选）",
    ".gitlab-ci.yml": "自动检查和公示网站",
    ".gitea/": "自动检查和公示网站",
    ".github/": "自动检查和公示网站",
    ".": "版本管理和编辑器的其他配置",
}


class Platform(StrEnum):
    """Where a check on every commit can run."""

    gitlab = "gitlab"
    gitea = "gitea"
    github = "github"
    none = "none"


def init(
    directory: Annotated[
        Path | None, typer.Argument(help=tr("案件库的目录，缺省为当前目录"), metavar=tr("目录"))
    ] = None,
    ci: Annotated[Platform, typer.Option(help=tr("写入哪种服务器的自动检查配置"))] = Platform.none,
    name: Annotated[str, typer.Option(metavar=tr("名称"), help=tr("执法机关全称"))] = "某某县某某局",
    update: Annotated[bool, typer.Option("--update", help=tr("只更新供编辑器使用的填写规则"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将写入什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("覆盖已有文件时不再询问"))] = False,
) -> None:
    """Make a case repository, or refresh the copies of its schemas."""
    platform = None if ci is Platform.none else ci.value
    if update:
        _update(directory, platform, dry_run=dry_run, yes=yes)
    else:
        _make(directory, name, platform, dry_run=dry_run, yes=yes)


def _make(directory: Path | None, name: str, platform: str | None, *, dry_run: bool, yes: bool) -> None:
    from enforcement_cli.cases.repository import SETTINGS_FILE, find_root
    from enforcement_cli.cases.scaffold import scaffold
    from enforcement_cli.cli.writing import Change, write
    from enforcement_cli.storage import create_tree

    context = current()
    root = (directory or context.start).absolute()
    if root.exists() and not root.is_dir():
        raise EnforceError("{path} 是文件，不能在此新建案件库", path=root)
    around = find_root(root)
    if around is not None:
        raise EnforceError(
            "{path} 已经是案件库（{settings}）",
            remedy="更新供编辑器使用的填写规则用 enforce init --update；其他文件请直接修改。",
            path=around,
            settings=SETTINGS_FILE,
        )
    if not name.strip() or any(ord(each) < 32 for each in name):
        raise EnforceError("机关名称要写在一行里，不能为空")
    files = scaffold(name.strip(), context.as_of, platform)
    if not os.path.lexists(root) and not dry_run:
        # All of it or nothing.
        create_tree(root, files)
        written = list(files)
    else:
        # The settings make a folder a case repository: last, so that what a killed run left is finished by the next.
        changes = [
            Change(file, data) for file, data in sorted(files.items(), key=lambda each: each[0] == SETTINGS_FILE)
        ]
        written = write(root, changes, message="", dry_run=dry_run, yes=yes, quiet=True, listing=False)
    if context.quiet:
        return
    head = "将新建案件库 {path}，写入 {count} 个文件：" if dry_run else "已新建案件库 {path}，写入 {count} 个文件："
    out(bold(tr(head, path=visible(str(root)), count=len(written))))
    _show_groups(written)
    if not dry_run:
        _show_next(root, platform)


def _update(directory: Path | None, platform: str | None, *, dry_run: bool, yes: bool) -> None:
    from enforcement_cli.cases.repository import SETTINGS_FILE
    from enforcement_cli.cases.scaffold import ci_file
    from enforcement_cli.cases.schema_copies import schema_copies
    from enforcement_cli.cli.writing import Change, write

    root = directory.absolute() if directory is not None else current().require_root()
    if not (root / SETTINGS_FILE).is_file():
        raise EnforceError("{path} 里没有 enforce.yaml，不是案件库", path=root)
    # The copies are the tool's own; whatever stands in them may be replaced.
    changes = [Change(file, data, keeps=True) for file, data in _differing(root, schema_copies()).items()]
    if platform is not None:
        changes += [Change(file, data) for file, data in _differing(root, ci_file(platform)).items()]
    write(root, changes, message=tr("更新填写规则"), dry_run=dry_run, yes=yes, quiet=current().quiet)


def _differing(root: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that are not there or say something else; git may have given them other line ends."""
    return {
        file: data
        for file, data in files.items()
        if not (root / file).is_file() or (root / file).read_bytes().replace(b"\r\n", b"\n") != data
    }


def _show_groups(files: Sequence[str]) -> None:
    """What was written, some thirty files in a dozen lines."""
    counts = dict.fromkeys(GROUPS, 0)
    for file in files:
        counts[next(each for each in GROUPS if file.startswith(each))] += 1
    rows = [
        (tr("（{count} 个）", count=count) if count > 1 else "", name, note)
        for (name, note), count in zip(GROUPS.items(), counts.values(), strict=True)
        if count
    ]
    names = [(tr("其他") if name == "." else name) + count for count, name, _ in rows]
    widest = max(map(width, names), default=0)
    for shown, (_, _, note) in zip(names, rows, strict=True):
        out(f"  {pad(shown, widest)}  {tr(note)}")


def _show_next(root: Path, platform: str | None) -> None:
    """What to do now: under version control first, so that the first check has nothing to say."""
    from enforcement_cli.cli.writing import git_command
    from enforcement_cli.git import Git

    out()
    out(bold(tr("接下来：")))
    if Git(root).top() is None:
        out(f"  {git_command(root, 'init', '-b', 'main')}")
    out(f"  {git_command(root, 'add', '--', '.')}")
    out(f"  {git_command(root, 'commit', '-m', tr('新建案件库'))}")
    out(tr("  填好 enforce.yaml 和登记册，随时运行 enforce check；开案用 enforce new-case。"))
    out(tr("案件含个人信息，案件库只能放在本机关自己的、境内的服务器或者共享盘上。"))
    if platform == Platform.github:
        out(tr("GitHub 是公共平台：真实案件不得放在那里，这份配置只用于自建的服务器或者演练。"))
