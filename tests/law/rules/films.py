"""Penalties with a film of their inspection."""

from __future__ import annotations

from typing import Any

from tests.builders import Draft, penalty
from tests.law.rules.rows import av

# A service left at the door and filmed.
SENT = [{"method": "留置送达", "started_on": "2026-03-26", "served_on": "2026-03-26", "recordings": ["R20"]}]


def film(on: str = "2026-03-04", type_: str = "录像", draft: Draft | None = None, **more: Any) -> Draft:
    """A film of the inspection, whose record runs from 09:30 to 11:00."""
    draft = draft or penalty()
    draft.records[1] |= {"started_at": "09:30", "ended_at": "11:00", "place": "示例县示例工业园1号"}
    return av(draft, type_, on, **{"step": "现场检查", **more})
