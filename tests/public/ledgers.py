"""A ledger to try things on."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

from enforcement_cli.cases.document import parse_document
from enforcement_cli.public.ledger import Ledger, verify

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 12, 10, 9, 0, tzinfo=CHINA)
RECORD = {
    "agency": {"name": "示例县工业和信息化局", "contact": {"phone": "0359-0000000"}},
    "objects": [{"name": "示例铸造有限公司", "type": "法人"}, {"name": "陈某某", "type": "自然人"}],
    "kind": "行政处罚",
    "conclusion": "罚款二万元。\n限期改正。",
    "penalties": [{"kind": "罚款", "amount": "20000.00"}],
}


Entry = dict[str, Any]


def add(ledger: Ledger, event: str = "published", case: str = "2026-0001", minutes: int = 0, **more: Any) -> Entry:
    given: dict[str, Any] = {
        "case": case,
        "decision": 1,
        "event": event,
        "on": date(2026, 12, 10),
        "written_at": START + timedelta(minutes=minutes),
        "by": "钱乙",
        "channels": ["site"],
        "record": None if event == "withdrawn" else RECORD,
        "reason": "处罚决定被依法撤销" if event in {"updated", "withdrawn", "reinstated"} else None,
    }
    return ledger.add(**(given | more))


def a_ledger() -> list[Entry]:
    """Published, updated, another case, withdrawn."""
    ledger = Ledger()
    return [
        add(ledger),
        add(ledger, "updated", minutes=1, reason="更正文号"),
        add(ledger, case="2026-0002", minutes=2),
        add(ledger, "withdrawn", minutes=3),
    ]


def read(data: bytes) -> Entry:
    """As the program's strict loader reads it."""
    document, troubles = parse_document(data, "entry.yaml", mapping=True)
    assert troubles == []
    assert document is not None
    return document.root


def kinds(entries: list[Entry]) -> list[str]:
    return [str(fault.kind) for fault in verify(entries)]


def changed(at: int, change: Callable[[Entry], object]) -> list[Entry]:
    entries = copy.deepcopy(a_ledger())
    change(entries[at])
    return entries
