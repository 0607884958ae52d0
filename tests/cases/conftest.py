"""Fixtures of the loader's tests."""

from __future__ import annotations

import pytest

from enforcement_cli.cases import yaml_scan
from tests.cases.yaml_help import PARSERS


@pytest.fixture(params=list(PARSERS))
def parser(request, monkeypatch):
    """Both parsers in turn: libyaml, and PyYAML's own for installations without it."""
    monkeypatch.setattr(yaml_scan, "EventParser", PARSERS[request.param])
    return request.param
