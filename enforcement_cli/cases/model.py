"""The case model: what a case folder says, as typed views (tools/schemas has the meaning of each field)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from enforcement_cli.cases.archive import Archive
from enforcement_cli.cases.attachment_text import Reading
from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.course import Custody, Joint, Links, Pause, Renewal, Source, Step, Violation
from enforcement_cli.cases.decisions import Answer, Decision, LedgerEntry
from enforcement_cli.cases.ledger_facts import MARKS
from enforcement_cli.cases.marked import Marked, marks_of
from enforcement_cli.cases.people import Party, Person
from enforcement_cli.cases.records import Record, Review
from enforcement_cli.cases.trouble import Trouble
from enforcement_cli.cases.views import Day, Many, One, Text, Texts, View, YesNo, views
from enforcement_cli.problems import Place, Problem, UnreadableError


class Facts(View):
    """The top level of case.yaml."""

    id = Text()
    title = Text()
    kind = Text()
    procedure = Text()
    mode = Text()
    matter = Text()
    division = Text()
    officers = Texts()
    opened_on = Day()
    acting_as = Text()
    entrusting_agency = Text()
    entrustment = Text()
    joint = One(Joint)
    source = One(Source)
    parties = Many(Party)
    persons = Many(Person)
    place = Text()
    facts = Text()
    violations = Many(Violation)
    steps = Many(Step)
    renewal = One(Renewal)
    pauses = Many(Pause)
    secrecy = Texts()
    custody = One(Custody)
    major = YesNo()
    links = One(Links)
    closed_on = Day()
    archived_on = Day()
    archive = One(Archive)

    @property
    def major_grounds(self) -> Mapping[str, bool]:
        """The five grounds of S-52 that were answered, yes or no."""
        answers = self.data.get("major_grounds", {})
        if not isinstance(answers, Mapping):
            raise UnreadableError("major_grounds")
        return {name: value == "yes" for name, value in answers.items() if value in ("yes", "no")}


@dataclass(frozen=True)
class Case:
    """One case folder, with everything a rule may ask of it.

    `sections` maps "records", "review", "decisions", "waivers", "answers" to (items, file, pointer): they may stand in files of
    their own or, for short acts, in case.yaml. `troubles` is what went wrong while loading. `attachments` maps each
    file found under files/ to its sha256 (an LFS pointer's oid); None where hashes were not asked for. `readings` maps
    each to the secrecy marks seen in it, where hashes were asked for, and YAML files to those in their comments.
    """

    id: str
    folder: str
    data: Mapping[str, Any]
    sections: Mapping[str, tuple[Any, str, tuple[str | int, ...]]]
    ledger: tuple[LedgerEntry, ...]
    bureau: Bureau
    troubles: tuple[Trouble, ...] = ()
    attachments: Mapping[str, str | None] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Path of case.yaml, relative to the repository."""
        return f"{self.folder}/case.yaml"

    def at(self, *pointer: str | int) -> Place:
        """A place in case.yaml."""
        return Place(self.file, pointer)

    @cached_property
    def facts(self) -> Facts:
        """The top level of case.yaml."""
        return Facts(self.data, self.file)

    @property
    def kind(self) -> str | None:
        """执法类别."""
        return self.facts.kind

    @property
    def organ(self) -> str | None:
        """The organ in whose name the act was done, so that it is the one to disclose it (政府信息公开条例第十条).

        Under 委托 the entrusting organ, in joint acts the lead, for a superior's acts the superior; None where not said.
        """
        facts, agency = self.facts, self.bureau.agency
        if facts.acting_as == "受委托组织":
            paper = self.bureau.entrustments.get(facts.entrustment or "")
            return facts.entrusting_agency or (paper.agency if paper is not None else None)
        if facts.acting_as == "上级机关":
            return agency.superior
        return (facts.joint.lead if facts.joint is not None else None) or agency.name

    def _section(self, name: str) -> tuple[Any, str, tuple[str | int, ...]]:
        return self.sections.get(name, ((), self.file, ()))

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """All parties."""
        return self.facts.parties

    def party(self, id_: str) -> Party | None:
        """The party of that id."""
        return next((each for each in self.parties if each.id == id_), None)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The case's course, in the order written."""
        return self.facts.steps

    @cached_property
    def _steps_by_name(self) -> dict[str | None, list[Step]]:
        found: dict[str | None, list[Step]] = {}
        for each in self.steps:
            found.setdefault(each.step, []).append(each)
        return found

    def steps_named(self, *names: str) -> Iterator[Step]:
        """The steps with one of these names, in the order written."""
        known = [name for name in names if name in self._steps_by_name]
        if len(known) > 1:
            return (each for each in self.steps if each.step in known)
        return iter(self._steps_by_name[known[0]] if known else ())

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """全过程记录."""
        return tuple(views(Record, *self._section("records")))

    def record(self, id_: str | None) -> Record | None:
        """The record of that id."""
        return next((each for each in self.records if each.id == id_), None) if id_ else None

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """法制审核, one per decision."""
        return tuple(views(Review, *self._section("review")))

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """What people said of words that the detectors of personal data could not settle."""
        return tuple(views(Answer, *self._section("answers")))

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, drafts included."""
        return tuple(views(Decision, *self._section("decisions")))

    @property
    def made_decisions(self) -> tuple[Decision, ...]:
        """Decisions that have been made (a date stands under them)."""
        return tuple(each for each in self.decisions if each.made_on is not None)

    def decision(self, number: int | None) -> Decision | None:
        """The decision of that ordinal; the first where none is given."""
        return next((each for each in self.decisions if each.number == (number or 1)), None)

    def review_of(self, decision: Decision) -> Review | None:
        """The review of that decision."""
        return next((each for each in self.reviews if (each.decision or 1) == decision.number), None)

    def parties_of(self, decision: Decision) -> tuple[Party, ...]:
        """The decision's parties: those it names, else all whose role is not a third person's."""
        if decision.parties:
            return tuple(each for each in self.parties if each.id in decision.parties)
        return tuple(each for each in self.parties if each.role not in ("第三人", "利害关系人"))

    def ledger_of(self, decision: Decision) -> tuple[LedgerEntry, ...]:
        """The ledger entries that say where that decision stands before the public, by seq."""
        return tuple(each for each in self.entries_of(decision.number) if each.event not in MARKS)

    def marks_of(self, decision: Decision) -> tuple[LedgerEntry, ...]:
        """The ledger entries that say where else that decision was reported or seen, by seq."""
        return tuple(each for each in self.entries_of(decision.number) if each.event in MARKS)

    def entries_of(self, number: int) -> list[LedgerEntry]:
        """All ledger entries that name the decision of that ordinal (none named: the first), by seq."""
        own = [each for each in self.ledger if (each.decision or 1) == number]
        return sorted(own, key=lambda each: each.seq or 0)

    def trouble(self, *kinds: str) -> Iterator[Problem]:
        """Problems met while loading, of these kinds."""
        return (problem for kind, problem in self.troubles if kind in kinds)

    @cached_property
    def marks(self) -> tuple[Marked, ...]:
        """The marks of secrecy (机密★10年 …) in its files, with where they stand."""
        return tuple(marks_of(self))

    @property
    def is_state_secret(self) -> bool:
        """Marked 国家秘密: a stub whose real file is kept elsewhere (practice.md §4)."""
        secrecy = self.data.get("secrecy", ())
        return isinstance(secrecy, (list, tuple)) and "国家秘密" in secrecy
