"""Shared by the loader's tests: both parsers, and a trouble as a person sees it."""

from __future__ import annotations

from enforcement_cli.cases.document import Document, parse_document
from enforcement_cli.cases.trouble import Trouble
from enforcement_cli.cases.yaml_scan import EventParser, PureParser
from enforcement_cli.messages import tr

PARSERS = {"libyaml": EventParser, "pure": PureParser}
Seen = tuple[str, int, int, str]


def seen(troubles: list[Trouble]) -> list[Seen]:
    """(kind, line, column, message) of each trouble."""
    return [(kind, each.place.line, each.place.column, tr(each.template, **each.fields)) for kind, each in troubles]


def remedies(troubles: list[Trouble]) -> list[str]:
    return [tr(each.remedy, **each.fields) for _, each in troubles]


def parsed(text: str | bytes, *, mapping: bool | None = True) -> Document:
    """The document of a text that must be in order."""
    document, troubles = parse_document(text.encode() if isinstance(text, str) else text, "case.yaml", mapping=mapping)
    assert seen(troubles) == []
    assert document is not None
    return document


def refused(text: str | bytes, *, mapping: bool | None = True) -> list[Seen]:
    """What is said about a text that must not yield a document."""
    document, troubles = parse_document(text.encode() if isinstance(text, str) else text, "case.yaml", mapping=mapping)
    assert document is None
    assert troubles
    return seen(troubles)
