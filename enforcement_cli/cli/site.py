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
    out_: Annotated[Path | None, typer.Option("--out", help=tr("公示网站的目录，缺省为案件库下的 public"))] = None,
    serve: Annotated[bool, typer.Option("--serve", help=tr("生成后在本机预览"))] = False,
    port: Annotated[int, typer.Option(help=tr("预览的端口，0 为任意"), min=0, max=65535)] = 0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示会不会有变化"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Rebuild the site from the ledger."""
    from enforcement_cli.cli.publish import PUBLIC, disclose
    from enforcement_cli.cli.publishing import ledger_entries, old_tree, site_files
    from enforcement_cli.cli.writing import locked

    del yes  # the site is made by the tool alone: there is nothing of anybody's to overwrite
    context = current()
    repository = context.repository()
    target = out_ or repository.root / PUBLIC
    with locked(repository.root, tr("生成公示网站"), dry_run=dry_run):
        entries = ledger_entries(repository)
        if dry_run:
            files = site_files(entries, repository)
            old = old_tree(target, files)
            changed = sorted(name for name, data in files.items() if old[name] != data)
            for name in changed:
                out(tr("将写入 {file}", file=visible(name)))
            if not changed:
                out(tr("没有变化，不会写入。"))
            return
        disclose(context, repository, target, entries, [], {})
    out(tr("公示网站：{page}", page=visible(str(target / "index.html"))))
    if serve:
        _serve(target, port)


def _serve(target: Path, port: int) -> None:
    """A plain file server on loopback, until interrupted."""
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    handler = partial(SimpleHTTPRequestHandler, directory=str(target))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        err(tr("预览：http://127.0.0.1:{port}/ 按 Ctrl-C 结束", port=server.server_address[1]))
        server.serve_forever()
