"""Is a withdrawn decision gone? Every byte and name of the new site is searched for what told it from all others."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from enforcement_cli.public.shape import texts_of

Files = Mapping[str, bytes] | Iterable[tuple[str, bytes]]
"""Files by path, all at once or one after the other."""

TELLING = (
    "document_no",
    "conclusion",
    "facts",
    "reasons",
    "contents",
    "objects/name",
    "objects/code",
    "grant/certificate_no",
    "files/title",
    "files/file",
    "files/sha256",
    "corrections/text",
)
"""The fields of a record that tell one decision from others; the rest (a law, an organ, a kind) many have in common."""
_SHORTEST = 2
_CLAUSE = 8
_ENDS = re.compile(r"[。；，、：！？;,:!?\s]+")


def tokens(records: Iterable[Any], others: Iterable[Any]) -> set[str]:
    """What of a decision's records (all that were ever shown) stands in none of the others that are shown now.

    So a second decision on the same company keeps the company's name.
    """
    own = {text for record in records for where, text in texts_of(record) if where in TELLING}
    own |= {clause for text in own for clause in _clauses(text)}
    kept = "\0".join(text for record in others for _, text in texts_of(record))
    return {each for each in own if len(each) >= _SHORTEST and each not in kept}


def said(files: Files, wanted: Iterable[str]) -> set[str]:
    """Those of these tokens that stand somewhere in the files."""
    forms = {each: set(_forms(each)) for each in wanted}
    found: set[str] = set()
    for view in _all_views(files):
        found |= {each for each in forms.keys() - found if any(form in view for form in forms[each])}
    return found


def _clauses(text: str) -> Iterator[str]:
    """The longer clauses of a text, since a summary or an index may hold a part of it alone."""
    return (each for each in _ENDS.split(text) if len(each) >= _CLAUSE)


def still_there(files: Files, wanted: Iterable[str]) -> list[str]:
    """The files in whose bytes or names any of these tokens stands, in whatever form a page or data file gives it."""
    forms = {form for each in wanted for form in _forms(each)}
    found = []
    for name, data in _each(files):
        if any(form in view for view in _views(_text(name, data)) for form in forms):
            found.append(name)
    return sorted(found)


def _each(files: Files) -> Iterable[tuple[str, bytes]]:
    return files.items() if isinstance(files, Mapping) else files


def _all_views(files: Files) -> Iterator[str]:
    return (view for name, data in _each(files) for view in _views(_text(name, data)))


def _text(name: str, data: bytes) -> str:
    return f"{name}\n{data.decode('utf-8', 'replace')}"


def _forms(text: str) -> Iterator[str]:
    """A text as it is, and as JSON has it."""
    yield text
    yield json.dumps(text)[1:-1]
    yield json.dumps(text, ensure_ascii=False)[1:-1]


def _views(text: str) -> Iterator[str]:
    """A file as it is, and what its entities or percent signs stand for."""
    yield text
    if "&" in text:
        yield html.unescape(text)
    if "%" in text:
        yield unquote(text)
