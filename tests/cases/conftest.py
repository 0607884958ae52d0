"""Fixtures of the loader's tests."""

from __future__ import annotations

import pytest

from enforcement_cli.cases import yaml_scan
from enforcement_cli.cases.schema import SchemaSet
from tests.cases.schema_case import CASE
from tests.cases.schema_help import write_schema
from tests.cases.yaml_help import PARSERS


@pytest.fixture(params=list(PARSERS))
def parser(request, monkeypatch):
    """Both parsers in turn: libyaml, and PyYAML's own for installations without it."""
    monkeypatch.setattr(yaml_scan, "EventParser", PARSERS[request.param])
    return request.param


@pytest.fixture(scope="session")
def schemas(tmp_path_factory):
    """The small schema, and that of its decisions alone."""
    folder = tmp_path_factory.mktemp("schemas")
    write_schema(folder, "case", CASE)
    write_schema(
        folder,
        "decisions",
        {"title": "决定", "type": "array", "items": {"$ref": "#/$defs/decision"}, "$defs": CASE["$defs"]},
    )
    return SchemaSet(folder)
