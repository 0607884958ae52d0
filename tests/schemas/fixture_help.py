"""The fixtures of the schemas: sound files, and broken ones that say themselves what is wrong with them.

    # expect: “执法类别”不能填「处罚」，应写作 行政处罚 @ line 3

One such line for each message, before everything else; the text is the message or a part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from enforcement_cli.cases.document import parse_document
from enforcement_cli.cases.schema import shipped
from enforcement_cli.cases.trouble import Trouble
from enforcement_cli.messages import tr

FOLDER = Path(__file__).parent / "fixtures"
EXPECTED = re.compile(r"# expect: (?P<words>\S.*) @ line (?P<line>[1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Fixture:
    """One file, and the schema that it is about."""

    path: Path

    @property
    def schema(self) -> str:
        return self.path.parent.parent.name

    @property
    def is_sound(self) -> bool:
        return self.path.parent.name == "positive"

    def __str__(self) -> str:
        return f"{self.schema}/{self.path.stem}"

    def said(self) -> list[tuple[int, str]]:
        """(line, message) of all that is said about the file, in the order in which it is printed."""
        return [(each.place.line, tr(each.template, **each.fields)) for _, each in _judged(self)[1]]

    def tree(self) -> Any:
        """The typed tree, whatever is wrong with it; None where there is no document. Not to be changed."""
        return _judged(self)[0]

    def expected(self) -> list[tuple[int, str]]:
        """(line, part of the message) of each expectation in the file's head."""
        found = []
        for line in self.path.read_text(encoding="utf-8").splitlines():
            match = EXPECTED.fullmatch(line)
            if match is None:
                break
            found.append((int(match["line"]), match["words"]))
        return found


@cache
def _judged(fixture: Fixture) -> tuple[Any, list[Trouble]]:
    mapping = shipped().schema(fixture.schema).get("type") != "array"
    document, troubles = parse_document(fixture.path.read_bytes(), fixture.path.name, mapping=mapping)
    if document is None:
        return None, troubles
    tree, more = shipped().check_document(document, fixture.schema)
    return tree, [*troubles, *more]


@cache
def fixtures(kind: str) -> tuple[Fixture, ...]:
    """All fixtures of a kind, "positive" or "negative"."""
    return tuple(Fixture(path) for path in sorted(FOLDER.glob(f"*/{kind}/*.yaml")))
