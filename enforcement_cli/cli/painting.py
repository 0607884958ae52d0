"""How a report meets the terminal: colour by severity, wrapping, harmless data, and an encoding that may lack letters."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from enforcement_cli.cli.console import Style, columns, is_terminal, not_written, out, styled, visible, wrap
from enforcement_cli.cli.context import Context
from enforcement_cli.problems import Severity

_COLORS: dict[Severity, Style] = {
    Severity.ERROR: "red",
    Severity.UNDETERMINED: "magenta",
    Severity.WARNING: "yellow",
    Severity.INFO: "cyan",
}


def paint(text: str, severity: Severity | None) -> str:
    """Text in the colour of a severity, or in bold."""
    return styled(text, "bold") if severity is None else styled(text, "bold", _COLORS[severity])


def fold(text: str, indent: str) -> Iterator[str]:
    """A text, wrapped on a terminal and whole in a pipe."""
    return wrap(text, columns(), indent=indent)


def text_options(context: Context) -> dict[str, Any]:
    """Options of the text format for standard output."""
    return {
        "quiet": context.quiet,
        "verbose": context.verbose,
        "paint": paint,
        "wrap": fold,
        "visible": visible,
    }


def to_stdout(text: str, *, is_json: bool = False) -> None:
    """Print a whole document that ends in a line break. JSON stays JSON in an encoding that lacks its letters."""
    if is_json and not _fits(text):
        text = json.dumps(json.loads(text), ensure_ascii=True, indent=1) + "\n"
    out(text, end="")


def bytes_to_stdout(data: bytes) -> None:
    """Print a file as it is, line ends and encoding included; a terminal is given it as text, without the byte order mark."""
    if is_terminal(sys.stdout) or not hasattr(sys.stdout, "buffer"):
        out(data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n"), end="")
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as refused:
        from enforcement_cli.cli.streams import discard_output

        discard_output()
        if not isinstance(refused, BrokenPipeError):
            raise not_written(refused) from None


def _fits(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def json_text(document: Any) -> str:
    """A JSON document as every command prints it."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
