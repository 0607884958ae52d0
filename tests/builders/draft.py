"""A case as plain data that a test alters with a path and a value."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.decisions import LedgerEntry
from enforcement_cli.cases.digest import draft_digest
from enforcement_cli.cases.model import Case
from tests.builders.bureau import BUREAU, REGISTERS

SECTIONS = ("records", "review", "decisions", "ledger", "waivers", "answers")
HEADS = ("主体和资格", "程序", "事实和证据", "法律适用和裁量", "权限", "文书", "移送")


@dataclass
class Draft:
    """A case as plain data."""

    data: dict[str, Any]
    records: list[Any] = field(default_factory=list)
    review: list[Any] = field(default_factory=list)
    decisions: list[Any] = field(default_factory=list)
    ledger: list[Any] = field(default_factory=list)
    waivers: list[Any] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    bureau: dict[str, Any] = field(default_factory=lambda: copy.deepcopy(BUREAU))
    registers: dict[str, Any] = field(default_factory=lambda: copy.deepcopy(REGISTERS))

    def _find(self, path: str) -> tuple[Any, str | int]:
        parts: list[str | int] = [int(each) if each.isdigit() else each for each in path.split("/")]
        here: Any = self.data
        if parts[0] in SECTIONS or parts[0] in ("bureau", "registers"):
            if len(parts) == 1:
                return self.__dict__, parts[0]
            here, parts = getattr(self, str(parts[0])), parts[1:]
        for each in parts[:-1]:
            here = here[each]
        return here, parts[-1]

    def set(self, path: str, value: Any) -> Draft:
        """Give a field another value."""
        holder, last = self._find(path)
        holder[last] = value
        return self

    def drop(self, path: str) -> Draft:
        """Take a field or list item away."""
        holder, last = self._find(path)
        del holder[last]
        return self

    def add(self, path: str, value: Any) -> Draft:
        """Append to a list, which need not be there yet."""
        holder, last = self._find(path)
        if isinstance(holder, dict):
            holder.setdefault(last, [])
        holder[last].append(value)
        return self

    def step(self, name: str, on: str, **more: Any) -> Draft:
        """Append a step."""
        return self.add("steps", {"step": name, "on": on, **more})

    def drop_steps(self, *names: str) -> Draft:
        """Take all steps of these names away."""
        self.data["steps"] = [each for each in self.data["steps"] if each["step"] not in names]
        return self

    def reviewed(self, on: str, **more: Any) -> Draft:
        """A passed legal review of decision 1 as it now stands."""
        round_ = {
            "submitted_on": on,
            "reviewers": ["P03"],
            "reviewed_on": on,
            "result": "同意",
            "heads": {name: {"finding": "符合"} for name in HEADS},
            "draft_digest": draft_digest(self.case(), self.case().decisions[0]),
            **more,
        }
        check = {"on": on, "by": "P01", "opinion": "合法", "responsibility_stated": "yes"}
        self.review = [{"decision": 1, "self_check": check, "rounds": [round_]}]
        return self

    def case(self) -> Case:
        """The Case."""
        folder = f"cases/{self.data['id'][:4]}/{self.data['id']}"
        sections = {
            name: (copy.deepcopy(getattr(self, name)), f"{folder}/{name}.yaml", ())
            for name in ("records", "review", "decisions", "waivers", "answers")
            if getattr(self, name)
        }
        entries = tuple(
            LedgerEntry(copy.deepcopy(each), f"{folder}/disclosure/{index:04d}-{each['event']}.yaml")
            for index, each in enumerate(self.ledger, 1)
        )
        registers = {name: (items, f"registers/{name}.yaml") for name, items in self.registers.items()}
        return Case(
            self.data["id"], folder, copy.deepcopy(self.data), sections, entries, Bureau(self.bureau, registers)
        )
