"""The whole site is a function of what stands: what a withdrawn record said has no part in any of its bytes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from enforcement_cli.public.fragments import fragments
from enforcement_cli.public.gone import still_there, tokens
from enforcement_cli.public.ledger import Ledger
from enforcement_cli.public.site import build_site

AGENCY = {"name": "示例局", "contact": {"phone": "0359-6200000"}}
START = datetime(2026, 3, 6, 1, tzinfo=UTC)
_HASH = re.compile(rb"\b[0-9a-f]{16}(?:[0-9a-f]{48})?\b")


def record_of(number: int, *, name: str = "", conclusion: str = "") -> dict[str, Any]:
    return {
        "agency": {"name": "示例局"},
        "objects": [{"name": name or f"示例{number}号有限公司", "type": "法人"}],
        "kind": "行政处罚",
        "document": "行政处罚决定书",
        "document_no": f"示罚〔2026〕{number}号",
        "made_on": "2026-03-05",
        "outcome": "给予处罚",
        "conclusion": conclusion or f"第{number}家未按规定报送节能资料，罚款{number}千元。",
        "penalties": [{"kind": "罚款", "amount": f"{number}000.00"}],
    }


def site_with(
    taken_down: dict[str, Any], reason: str = "撤销：事实不清"
) -> tuple[dict[str, bytes], list[dict[str, Any]]]:
    """Three decisions, the second of them updated and then withdrawn."""
    ledger = Ledger()
    entries: list[dict[str, Any]] = []

    def add(number: int, event: str, record: dict[str, Any] | None) -> None:
        entries.append(
            ledger.add(
                case=f"2026-000{number}",
                decision=1,
                event=event,
                on=date(2026, 3, 6),
                written_at=START + timedelta(minutes=len(entries)),
                by="丙示例",
                record=record,
                reason=None if event == "published" else reason if event == "withdrawn" else "更正",
            )
        )

    for number in (1, 2, 3):
        add(number, "published", taken_down if number == 2 else record_of(number))
    add(2, "updated", {**taken_down, "document_no": f"{taken_down['document_no']}之一"})
    add(2, "withdrawn", None)
    return build_site(entries, AGENCY) | fragments(entries), entries


@pytest.mark.parametrize("reason", ["撤销：事实不清", "依法不予公开"])
def test_no_byte_depends_on_what_it_said(reason: str) -> None:
    """Pages, feed, search, data and fragments are the same whatever it said; the ledger's hashes alone differ."""
    one, _ = site_with(record_of(2), reason)
    other, _ = site_with(
        record_of(7, name="风马牛不相及示例合伙企业", conclusion="因𠮷祥如意擅自生产，吊销许可证件并罚款九百万元。"),
        reason,
    )

    assert one.keys() == other.keys()
    for name, data in one.items():
        assert _HASH.sub(b"HASH", data) == _HASH.sub(b"HASH", other[name]), name


def test_the_scan_sees_it_wherever_it_is_put_back() -> None:
    site, entries = site_with(record_of(2))
    wanted = tokens(
        [each["record"] for each in entries[:4] if each["case"] == "2026-0002"], [record_of(1), record_of(3)]
    )
    assert still_there(site, wanted) == []

    for name in site:
        for left in ("示例2号有限公司", "示罚〔2026〕2号", "第2家未按规定报送节能资料"):
            assert still_there({name: site[name] + left.encode()}, wanted) == [name]
            assert still_there({f"{name}{left}": b""}, wanted)
