"""The formats by name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from enforcement_cli.report.model import Report

FORMATS = {"text": "text", "json": "json_", "github": "github"}
"""Name on the command line -> module of this package, imported when it is asked for."""


def render(style: str, report: Report, **options: object) -> str:
    """The report in that format, ending in a line break. `options` are the format's own (text: see there)."""
    module = import_module(f"enforcement_cli.report.{FORMATS[style]}")
    renderer: Callable[..., str] = module.render
    return renderer(report, **options)
