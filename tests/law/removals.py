"""Taking one thing away from a sound case: every step, record, decision, field and list item, one at a time.

A removal is a path into a Draft: section, then keys and indexes. Its `name` has the words of the case in place of
indexes (`case/steps/立案/approved_by`, `records/询问笔录/signatures/*`), so that a table can speak of it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from enforcement_cli.cases.schema import shipped
from enforcement_cli.law.rule import Law, Rule, all_rules, run_rules
from enforcement_cli.problems import Finding
from tests.builders import Draft

SCHEMAS = {"data": "case", "records": "records", "review": "review", "decisions": "decisions", "ledger": "ledger-entry"}
Path = tuple[str | int, ...]

# How a finding speaks of a field that has no words of its own.
_SPOKEN_OF = {
    "ledger": "公示",
    "made_on": "作出",
    "rounds": "审核",
    "result": "审核",
    "code": "当事人",
    "article": "依据",
    "procedure": "当场",
}


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing to take away: where it is in the draft, what it is called, and words by which a finding may name it."""

    path: Path
    name: str
    words: frozenset[str]

    def of(self, draft: Draft) -> Draft:
        """The draft without it."""
        less = copy.deepcopy(draft)
        holder: Any = getattr(less, str(self.path[0]))
        for key in self.path[1:-1]:
            holder = holder[key]
        del holder[self.path[-1]]
        return less


def removals(draft: Draft) -> Iterator[Removal]:
    """Every removal, outer things before what is in them. The id of a case, and of what others refer to, stays."""
    for section in SCHEMAS:
        for path in _walk(getattr(draft, section), (section,)):
            if path[-1] not in ("id", "schema", "case") and not (section == "ledger" and "record" in path[2:-1]):
                yield Removal(path, _name(draft, path), _words(draft, path))


def _walk(value: Any, path: Path) -> Iterator[Path]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in items:
        yield (*path, key)
        yield from _walk(each, (*path, key))


def _name(draft: Draft, path: Path) -> str:
    here: Any = draft.__dict__
    parts: list[str] = []
    for key in path:
        here = here[key]
        if not isinstance(key, int):
            parts.append("case" if key == "data" else key)
        elif isinstance(here, dict):
            parts.append(here.get("step", "*") if parts[-1] == "steps" else here.get("type", "*"))
        else:
            parts.append("*")
    return "/".join(parts)


def _words(draft: Draft, path: Path) -> frozenset[str]:
    """The title of the field, the name of the step or paper, and a list item's own text."""
    view = shipped().view(SCHEMAS[str(path[0])])
    pointer = path[2:] if path[0] == "ledger" else path[1:]
    words = {
        view.title(pointer),
        str(path[-1]),
        *(_SPOKEN_OF[key] for key in map(str, (path[0], path[-1])) if key in _SPOKEN_OF),
    }
    here: Any = draft.__dict__
    for key in path:
        if key in ("on", "made_on") and isinstance(here, dict):
            words |= {str(here[each]) for each in ("step", "type") if each in here}
        here = here[key]
    if isinstance(here, dict):
        words |= {str(here[key]) for key in ("step", "type", "document") if key in here}
    elif not isinstance(here, list):
        words.add(str(here))
    return frozenset(each for each in words if len(each) > 1 and not each.isdigit())


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(each for each in all_rules() if each.scope in ("case", "both"))


def is_well_formed(draft: Draft) -> bool:
    """Whether the schemas take it. What they ask for they name themselves: tests/schemas holds them to that."""
    valid = shipped().is_valid
    sections = (getattr(draft, name) for name in ("records", "review", "decisions"))
    return (
        valid(draft.data, "case")
        and all(
            not each or valid(each, name)
            for name, each in zip(("records", "review", "decisions"), sections, strict=True)
        )
        and all(valid(each, "ledger-entry") for each in draft.ledger)
    )


def findings(draft: Draft, law: Law) -> list[Finding]:
    """What the rules on one case say of a draft."""
    return list(run_rules(_rules(), draft.case(), law))


def names_it(removal: Removal, found: Finding) -> bool:
    """Whether a finding speaks of what was taken away: by name, or by the place where it stood or belongs."""
    text = f"{found.message} {found.remedy}"
    if any(each in text for each in removal.words):
        return True
    section, *where = removal.path
    name = "case" if section == "data" else str(section)
    if not found.place.file.endswith(f"{name}.yaml"):
        return False
    shorter = min(len(where) - 1, len(found.place.pointer))
    return shorter > 0 and tuple(where[:shorter]) == tuple(found.place.pointer[:shorter])
