"""What one run of publish is about to do: decisions planned, held back, or as they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from enforcement_cli.cases.ledger_facts import record_sha256
from enforcement_cli.problems import Finding, Place
from enforcement_cli.public.images import PublicImage
from enforcement_cli.public.leaks import Watched
from enforcement_cli.public.questions import Question
from enforcement_cli.public.record import PublicCase
from enforcement_cli.public.shape import texts_of
from enforcement_cli.public.site import page_path


@dataclass(frozen=True, slots=True)
class Blocked:
    """A decision that may not be published, and why: findings, or a sentence where no rule stands behind it.

    `decision` is 0 for a case whose decisions cannot be read.
    """

    case: str
    decision: int
    findings: tuple[Finding, ...] = ()
    why: str = ""
    remedy: str = ""
    questions: tuple[Question, ...] = ()
    wants_reason: bool = False
    """Whether it goes out once a reason is given: something that is in public already has changed."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One disclosure: of a case's decision, what the public will see, and the event: published, updated, reinstated.

    The case itself is not kept: a bureau has ten thousand. `place` is where the decision stands.
    """

    case: str
    folder: str
    decision: int
    place: Place
    public: PublicCase
    event: str
    reason: str | None = None
    pictures: tuple[PublicImage, ...] = ()

    @property
    def page(self) -> str:
        """Its page, relative to the site's root."""
        return page_path(self.case, self.decision)

    @property
    def watched(self) -> Watched:
        """What must not stand in the site once it is disclosed."""
        shown = tuple(text for _, text in texts_of(self.public.record))
        return Watched(self.page, self.case, self.public.known, shown)


@dataclass(frozen=True, slots=True)
class Same:
    """A decision that was asked for by name and stands in public as it would be published now."""

    case: str
    decision: int


@dataclass
class Plan:
    """What one run is about to do."""

    planned: list[Planned] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)
    same: list[Same] = field(default_factory=list)

    def take(self, verdict: Planned | Blocked | Same) -> None:
        """Put a verdict where it belongs."""
        if isinstance(verdict, Planned):
            self.planned.append(verdict)
        elif isinstance(verdict, Blocked):
            self.blocked.append(verdict)
        else:
            self.same.append(verdict)

    @property
    def questions(self) -> dict[Question, int]:
        """What a person has to answer, each with the ordinal of the decision in which it was met first."""
        met = [(one, each.decision) for each in self.blocked for one in each.questions]
        return dict(reversed(met))

    @property
    def key(self) -> object:
        """What a person agrees to: two plans with one key would publish the same."""
        return [(each.page, each.event, record_sha256(each.public.record)) for each in self.planned]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for: the case folders named (None for all), one decision of them, a reason for updates.

    `answers`: to words that no detector settles, on top of those on file, by the question's id.
    `root`: the repository, where pictures to be disclosed are read; without it there are none.
    `latest`: no decision made after this day goes out, whatever day is judged by; nothing can be published before it
    was made.
    """

    folders: frozenset[str] | None
    decision: int | None
    reason: str | None
    latest: date
    answers: Mapping[str, str] = field(default_factory=dict)
    root: Path | None = None

    @property
    def named(self) -> bool:
        """Whether cases were named, so that whatever keeps them back is said."""
        return self.folders is not None
