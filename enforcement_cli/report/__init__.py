"""Findings -> str, one module per format."""

from __future__ import annotations

from enforcement_cli.report.formats import FORMATS, render
from enforcement_cli.report.model import Locate, Meta, Report, Row

__all__ = ["FORMATS", "Locate", "Meta", "Report", "Row", "render"]
