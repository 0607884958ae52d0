"""Which texts of a decision are disclosed beside the clerk's summary: by the clerk's choice, else by the bureau's.

No rule of the State asks for more than the four items of S-20, and full texts hold more of persons than a summary
does. So nothing of them goes out unless somebody has chosen it; the clerk's choice in the decision goes before the
bureau's dated setting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.problems import UnreadableError

SETTING = "disclosed_texts"
FACTS, REASONS, CONTENTS = "事实", "理由", "决定内容"
FIELDS: Mapping[str, str] = {FACTS: "facts", REASONS: "reasons", CONTENTS: "contents"}
"""Word of the setting -> field of the public record."""


def disclosed_texts(case: Case, decision: Decision) -> dict[str, str]:
    """Field of the public record -> text as it stands in the decision, of those that were chosen and are there."""
    chosen = chosen_texts(case, decision)
    parts: dict[str, tuple[str | None, ...]] = {
        FACTS: (decision.facts,),
        REASONS: (decision.refusal_reason, decision.discretion),
        CONTENTS: (
            decision.conclusion,
            decision.grant.content if decision.grant is not None else None,
            decision.performance_terms,
            decision.education,
        ),
    }
    found = {FIELDS[word]: _joined(texts) for word, texts in parts.items() if word in chosen}
    return {field: text for field, text in found.items() if text}


def chosen_texts(case: Case, decision: Decision) -> frozenset[str]:
    """The words of the setting that hold for a decision; 仅执法结论 alone means none."""
    if decision.publish_texts:
        return frozenset(decision.publish_texts)
    entry = case.bureau.dated(SETTING, decision.made_on or date.max)
    if entry is None:
        return frozenset()
    if not isinstance(entry.value, (list, tuple)) or not all(isinstance(each, str) for each in entry.value):
        raise UnreadableError(SETTING)
    return frozenset(entry.value)


def _joined(texts: Iterable[str | None]) -> str:
    """Each on a line of its own, as paragraphs."""
    return "\n".join(each.strip() for each in texts if each and each.strip())
