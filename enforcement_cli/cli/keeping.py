"""The option by which a clerk says on the command line that doubtful words are nobody's."""

from __future__ import annotations

from typing import Annotated

import typer

from enforcement_cli.messages import tr

Keep = Annotated[
    list[str] | None,
    typer.Option(
        "--keep",
        metavar=tr("编号"),
        help=tr("答复：该编号之处不是个人信息，照写；可以写多次。"),
        show_envvar=False,
    ),
]
"""For commands that write what is typed into them: `publish confirm` and `withdraw`."""
