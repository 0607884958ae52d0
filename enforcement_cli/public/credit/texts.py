"""Free texts on their way into a table: one line, masked, and told where a person has to look first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.public.detect import Known, Patterns, detect
from enforcement_cli.public.detect.known_names import given_names
from enforcement_cli.public.known import known_of_case
from enforcement_cli.public.masking import masked_text, patterns_of
from enforcement_cli.public.questions import answers_by_id, settled


@dataclass(frozen=True, slots=True)
class Masking:
    """What a case wants hidden, and how its bureau masks."""

    case: str
    known: Known
    patterns: Patterns
    answers: dict[str, str]

    @classmethod
    def of(cls, case: Case, decision: Decision) -> Masking:
        """For the texts of one decision. Raises UnreadableError where the file says something of the wrong shape."""
        patterns = patterns_of(case.bureau, decision.made_on or date.max)
        return cls(case.id, known_of_case(case), patterns, answers_by_id(case.id, case.answers))

    def masked(self, field: str, text: str | None) -> tuple[str | None, int]:
        """A text as it may be shown, in one line, and how many places of it only a person can settle."""
        if not text or not text.strip():
            return None, 0
        found, given = detect(text, self.known), given_names(self.known.names)
        answered = settled(self.case, field, text, found, self.answers, self.patterns, given)
        shown = masked_text(text, answered.detection, self.known, self.patterns)
        return " ".join(shown.split()), len(answered.questions)
