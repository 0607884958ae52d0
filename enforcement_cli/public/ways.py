"""Where one turns against a decision, in sentences: the same words on its page and in what is pasted elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def ways_of(remedies: Mapping[str, Any]) -> list[str]:
    """The ways out of a record's `remedies`, none for what it does not say.

    The periods run from the day one knew or ought to have known (行政复议法 20, 行政诉讼法 46), whatever day a letter came;
    where reconsideration comes first (行政复议法 23), the suit is against its outcome, and has a period of its own.
    """
    organ, court = remedies.get("reconsideration_organ"), remedies.get("court")
    days, months = remedies.get("reconsideration_days"), remedies.get("suit_months")
    first = bool(remedies.get("reconsideration_first"))
    found = []
    if organ or first:
        within = f"自知道或者应当知道该行政行为之日起 {days} 日内，" if days else ""
        found.append(f"{'应当先' if first else '可以'}{within}{f'向{organ}' if organ else ''}申请行政复议。")
    if court and first:
        found.append(f"对行政复议决定不服的，可以再依法向{court}提起行政诉讼。")
    elif court:
        within = f"自知道或者应当知道作出该行政行为之日起 {months} 个月内，" if months else ""
        found.append(f"{'也可以' if found else '可以'}{within}直接向{court}提起行政诉讼。")
    return found
