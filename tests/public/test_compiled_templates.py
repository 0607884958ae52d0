"""Templates are compiled once, and kept where Python keeps the code of our own modules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from enforcement_cli.public import render as module
from enforcement_cli.public.render import CompiledTemplates, compiled_templates, environment

PAGE = "fragments/table.html.j2"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    environment.cache_clear()
    yield
    environment.cache_clear()


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "compiled_templates", lambda: CompiledTemplates(str(tmp_path), "%s.jinja"))
    first = environment().get_template(PAGE)
    assert len(list(tmp_path.glob("*.jinja"))) == 1
    environment.cache_clear()

    def compiled(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "compile", compiled)

    assert environment().get_template(PAGE).name == first.name


def test_where_nothing_can_be_kept_it_is_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    monkeypatch.setattr(module, "compiled_templates", lambda: CompiledTemplates(str(gone), "%s.jinja"))

    assert environment().get_template(PAGE).name == PAGE
    assert not gone.exists()


def test_who_wants_no_compiled_code_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert compiled_templates() is None


def test_it_never_lies_in_a_case_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is run as code, and a repository may come from anybody."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    found = compiled_templates()

    assert found is None or Path(found.directory) == Path(module.__file__).parent / "__pycache__"
