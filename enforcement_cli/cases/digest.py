"""The draft digest: which exact text of a decision the legal review passed (product contract §7).

sha256 over canonical JSON (sorted keys, NFC, no spaces) of parties, facts, evidence list, basis, outcome, kind,
amount and way of performance. Number, date, approval, seal, service and typography (white space) are left out, so
that they may be filled in after the review; anything else that changes makes the review stale.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Any

from enforcement_cli.cases.canonical import canonical
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case


def _plain(text: str | None) -> str:
    """Text without typography: NFC, no white space."""
    return "".join(unicodedata.normalize("NFC", text or "").split())


def _compulsion(decision: Decision) -> dict[str, Any]:
    """Measures, ways of enforcement, their end and what they lie on; absent from decisions without any."""
    items = [{key: _plain(each.data.get(key)) for key in ("name", "quantity", "spec")} for each in decision.items]
    content = {
        "execution_ways": sorted(map(_plain, decision.execution_ways)),
        "items": items,
        "measure_until": str(decision.measure_until or ""),
        "measures": sorted(map(_plain, decision.measures)),
    }
    return {"compulsion": content} if any(content.values()) else {}


def draft_content(case: Case, decision: Decision) -> dict[str, Any]:
    """What the digest covers, as plain JSON data; raises UnreadableError where a field has the wrong shape."""
    grant = decision.grant
    return {
        "amount": [
            {"amount": f"{each.amount:.2f}", "kind": _plain(each.kind), "parties": sorted(each.parties)}
            for each in decision.penalties
            if each.amount is not None
        ],
        "basis": [{"article": _plain(each.article), "law": _plain(each.law)} for each in decision.basis],
        "evidence": [{"kind": _plain(each.kind), "name": _plain(each.name)} for each in decision.evidence],
        "facts": _plain(decision.facts),
        "kind": {
            "act": _plain(case.kind),
            "conclusion": _plain(decision.conclusion),
            "document": _plain(decision.document),
            **_compulsion(decision),
            "grant": {
                name: _plain(str(grant.data.get(name, "")))
                for name in ("category", "content", "certificate", "valid_from", "valid_to", "long_term")
            }
            if grant is not None
            else None,
            "penalties": [
                {
                    "item": _plain(each.item),
                    "kind": _plain(each.kind),
                    "text": _plain(each.text),
                    "until": str(each.until or ""),
                }
                for each in decision.penalties
            ],
            "reason": _plain(decision.refusal_reason),
        },
        "outcome": {"ground": _plain(decision.no_penalty_ground), "outcome": _plain(decision.outcome)},
        "parties": [
            {
                "code": _plain(each.code),
                "id_no": _plain(each.id_no),
                "name": _plain(each.name),
                "type": _plain(each.type),
            }
            for each in case.parties_of(decision)
        ],
        "performance": _plain(decision.performance_terms),
    }


def draft_digest(case: Case, decision: Decision) -> str:
    """The draft digest, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(draft_content(case, decision))).hexdigest()
