"""`enforce site`: rebuilds the public site from the ledger alone, and previews it on loopback."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from enforcement_cli.cli.console import err, out, visible
from enforcement_cli.cli.context import current
from enforcement_cli.messages import tr

HELP = tr(
    "由公示台账重新生成公示网站，不读取任何不公开的文件；上次中断留下的，这一次一并收拾好。\n\n"
    "--serve 在本机预览，只有本机能打开，按 Ctrl-C 结束。"
)


def site(
    out_: Annotated[
        Path | None, typer.Option("--out", metavar=tr("目录"), help=tr("公示网站的目录，缺省为案件库下的 public"))
    ] = None,
    serve: Annotated[bool, typer.Option("--serve", help=tr("生成后在本机预览"))] = False,
    port: Annotated[int, typer.Option(metavar=tr("端口"), help=tr("预览的端口，0 为任意"), min=0, max=65535)] = 0,
    full: Annotated[
        bool, typer.Option("--full", help=tr("每一页都重新生成，逐字节核对；缺省只生成有变化的和被人改动过的"))
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示会不会有变化"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Rebuild the site from the ledger."""
    from enforcement_cli.cases.site_facts import PUBLIC
    from enforcement_cli.cli.own_folders import refuse_own
    from enforcement_cli.cli.recall import Recall
    from enforcement_cli.cli.site_build import Trust
    from enforcement_cli.cli.writing import locked

    del yes  # the site is made by the tool alone: there is nothing of anybody's to overwrite
    context = current()
    repository = context.repository()
    target = out_ or repository.root / PUBLIC
    refuse_own(repository.root, target)
    if dry_run:
        _show_changes(target)
        return
    with locked(repository.root, tr("生成公示网站")) as waited:
        if waited:
            context = context.anew()
            repository = context.repository()
        recall = Recall(repository, trusts=not full)  # git looks while the rest is imported
        from enforcement_cli.cli.disclosing import disclose

        _, changed = disclose(
            context,
            repository,
            target,
            recall.entries_to_build_on(context.law),
            [],
            trust=None if full else Trust.BYTES,
        )
        recall.save()
    page = visible(str(target / "index.html"))
    out(tr("公示网站已重新生成：{page}", page=page) if changed else tr("公示网站没有变化：{page}", page=page))
    if not repository.bureau.agency.site_url and not context.quiet:
        err(
            tr(
                "没有网站地图 sitemap.xml：它要写完整的网址，请在 enforce.yaml 执法机关的“公示网站地址 site_url”中填写。"
            )
        )
    if serve:
        from enforcement_cli.cli.preview import serve as preview

        preview(target, port)


def _show_changes(target: Path) -> None:
    """What a run would write and remove."""
    from enforcement_cli.cli.disclosing import ledger_entries, tree_batches
    from enforcement_cli.public.made import make_each
    from enforcement_cli.storage import MARK

    repository = current().repository()
    there = {each.relative_to(target).as_posix() for each in target.rglob("*") if each.is_file()} - {MARK}
    made, changed = set[str](), list[str]()
    for name, data in make_each(tree_batches(ledger_entries(repository), repository)[0]):
        made.add(name)
        if name not in there or (target / name).read_bytes() != data:
            changed.append(name)
    for name in sorted(changed):
        out(tr("将写入 {file}", file=visible(name)))
    for name in sorted(there - made):
        out(tr("将删除 {file}", file=visible(name)))
    if not changed and there <= made:
        out(tr("没有变化，不会写入。"))
