"""What tests of publish, withdraw and site share: a bureau with decisions that wait, and looks at what was made."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from tests import repos
from tests.builders import Draft, penalty

DAY = "2026-03-30"
EPOCH = "1774836000"  # 2026-03-30 10:00 in China
PAGE = "decisions/2026-0001-1.html"

PERSON: dict[str, Any] = {
    "id": "A1",
    "name": "褚金样",
    "type": "自然人",
    "id_type": "居民身份证",
    "id_no": "140599188503070017",
    "birth_on": "1885-03-07",
    "phone": "13800001234",
    "address": "示例县示例镇示例村88号",
}


def waiting(draft: Draft | None = None, case: str = "2026-0001", *, number: int = 1) -> Draft:
    """A sound penalty that is not yet disclosed, with an id and a document number of its own."""
    found = draft or penalty()
    found.ledger = []
    found.set("id", case)
    if "document_no" in found.decisions[0]:
        found.set("decisions/0/document_no", f"示工信罚〔2026〕{number}号")
    return found


def on_a_person(case: str = "2026-0001", *, number: int = 1, **more: Any) -> Draft:
    """The same on a natural person, who signed everything."""
    found = waiting(case=case, number=number).set("parties/0", {**copy.deepcopy(PERSON), **more})
    fine = {"kind": "罚款", "amount": 3000}  # no hearing is due for it
    found.set("decisions/0/penalties", [fine]).set("steps/4/proposed/penalties", [fine])
    return found.set("decisions/0/public_summary", "对一名个人使用国家明令淘汰设备的行为罚款三千元。")


def entrusted() -> Draft:
    """A penalty imposed in the name of another organ."""
    return penalty().set("acting_as", "受委托组织").set("entrusting_agency", "示例市能源局")


def bureau(root: Path, *drafts: Draft) -> Path:
    """A repository under git with these cases."""
    repos.write(root, *drafts)
    repos.commit(root)
    return root


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of every file but git's own, the lock, and what is remembered of earlier runs."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file() and {".git", "cache"}.isdisjoint(path.parts) and path.name not in ("lock", "lock.holder")
    }


def tree(root: Path) -> dict[str, str]:
    """Every text of the public tree."""
    public = root / "public"
    return {
        path.relative_to(public).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in public.rglob("*")
        if path.is_file()
    }


def ledger(root: Path) -> list[str]:
    """The files of the ledger, by case."""
    return sorted(path.relative_to(root / "cases" / "2026").as_posix() for path in root.rglob("disclosure/*.yaml"))
