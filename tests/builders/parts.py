"""What the sound cases have in common: a party, signatures, records, entries of the ledger."""

from __future__ import annotations

import copy
from typing import Any

from enforcement_cli.cases.ledger_facts import record_sha256

COMPANY: dict[str, Any] = {
    "id": "A1",
    "name": "示例铸造有限公司",
    "type": "法人",
    "code": "91140599MA0000015M",
    "address": "示例县示例工业园1号",
    "legal_representative": {"name": "赵某样"},
}

REMEDIES: dict[str, Any] = {
    "reconsideration_organ": "示例县人民政府",
    "reconsideration_days": 60,
    "court": "示例县人民法院",
    "suit_months": 6,
}

PAYMENT: dict[str, Any] = {"bank": "示例银行示例县支行", "address": "示例县示例路3号", "surcharge": "yes"}


def signed(capacity: str = "法定代表人", name: str = "赵某样") -> list[dict[str, str]]:
    return [{"name": name, "capacity": capacity, "party": "A1"}]


def recorded(id_: str, type_: str, step: str, on: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "type": type_, "step": step, "made_on": on, "makers": ["P01", "P02"], **more}


RECORD: dict[str, Any] = {
    "agency": {"name": "示例县工业和信息化局"},
    "objects": [{"name": "示例铸造有限公司", "type": "法人"}],
    "kind": "行政处罚",
    "conclusion": "示例结论。",
}


def published(case: str, on: str, decision: int = 1, seq: int = 1, event: str = "published") -> dict[str, Any]:
    """A ledger entry as plain data; its record has the four items of S-20."""
    record = copy.deepcopy(RECORD) if event != "withdrawn" else None
    return {
        "schema": 1,
        "case": case,
        "decision": decision,
        "seq": seq,
        "event": event,
        "on": on,
        "written_at": f"{on}T09:00:00+08:00",
        "by": "P03",
        "channels": ["site"],
        "record": record,
        "record_sha256": record_sha256(record),
        "prev": [],
    }
