"""Sound and film 音像记录: made where the bureau's plan asks for it, opened by words, and described in writing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.bureau import Bureau, RecordingEntry
from enforcement_cli.cases.course import Step
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Service
from enforcement_cli.cases.records import Record
from enforcement_cli.law.acts import VISIT_STEPS, belongs, is_off_site, service_day, services
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Place, Problem, Severity, problem

PLAN = "recording-plan"
SEIZURE = "查封扣押"
G118_FROM = date(2018, 12, 5)

# Step of a case -> stage of the plan, where the two names differ. Stages of service are ways of service.
_STAGE_OF_STEP = {"实施强制执行": "强制执行"}


@dataclass(frozen=True, slots=True)
class _Happening:
    """A stage that was reached, and what in the file could show it."""

    stage: str | None
    on: date
    place: Place
    step: Step | None = None
    service: Service | None = None


def _happenings(case: Case, law: Law) -> Iterator[_Happening]:
    """The stages reached before today."""
    for step in case.steps:
        if step.on is not None and step.on < law.as_of:
            yield _Happening(_STAGE_OF_STEP.get(step.step or "", step.step), step.on, step.at("step"), step=step)
    for service, _, _ in services(case):
        on = service_day(service)
        if on is not None and on < law.as_of:
            yield _Happening(service.method, on, service.at("method"), service=service)
    if case.facts.procedure == "简易程序":
        for decision in case.made_decisions:
            assert decision.made_on is not None  # made_decisions has no other
            if decision.made_on < law.as_of:
                yield _Happening("当场处罚", decision.made_on, decision.at("made_on"))


def _is_recorded(case: Case, what: _Happening) -> bool:
    """Whether some photo, sound or film shows it."""
    step, service = what.step, what.service
    named = service.recordings if service is not None else ()
    for record in case.records:
        if record.is_av and (record.id in named or (step is not None and belongs(record, step))):
            return True
        last = (step.until if step is not None else None) or what.on
        in_time = record.made_on is not None and what.on <= record.made_on <= last
        if record.is_av and in_time and (step is None or record.step in (None, "其他")):
            return True
    return False


def _planned(bureau: Bureau, kind: str | None, stage: str | None, on: date) -> RecordingEntry | None:
    """The plan's entry in force on that day for that stage: one for the kind before one for all, the latest first."""
    fitting = [
        each
        for each in bureau.recording_plan
        if each.stage == stage and each.kind in (None, kind)
        if (each.from_ or date.min) <= on <= (each.to or date.max)
    ]
    return max(fitting, key=lambda each: (each.kind is not None, each.from_ or date.min), default=None)


def _asked(case: Case) -> bool:
    return not case.is_state_secret and can_read(case, "records")


@rule(
    "REC013",
    title="按音像记录清单录音录像",
    basis=["S-31", "S-33", "G118-8-c"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def recorded_by_plan(case: Case, law: Law) -> Iterator[Problem]:
    """A stage that the bureau's recording plan marks 应当 has a photo, sound or film.

    The plan is written once for the bureau, by kind of act and stage, and each entry counts from its own day on; an
    entry for the kind goes before one for all kinds. Where it says 视情况 or 不要求, or nothing, writing is enough and
    no reason is asked. A gap is a warning: text that records an act fully may stand alone (S-32). A recording counts
    that names the step, is named by it, or was made on its day without naming another step.

    Remedy: add the recording to the records; where there is none, register an explanation.
    """
    if not _asked(case):
        return
    for what in _happenings(case, law):
        if what.stage in VISIT_STEPS and is_off_site(case):
            continue
        entry = _planned(law.bureau, case.kind, what.stage, what.on)
        if entry is not None and entry.duty == "应当" and not _is_recorded(case, what):
            yield problem(
                what.place,
                "本机关的音像记录清单要求“{stage}”应当音像记录，{on} 的这一环节没有音像记录",
                remedy="请在全过程记录中补上照片、录音或者录像；当时没有记录的，登记说明原因。",
                stage=what.stage,
                on=what.on,
            )


@rule(
    "REC014",
    title="查封扣押推行全程音像记录",
    basis=["G118-8-b"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def seizure_recorded(case: Case, law: Law) -> Iterator[Problem]:
    """A seizure is recorded throughout, where the bureau's plan says nothing of seizures.

    国办发〔2018〕118号 asks that this be pursued (要推行), hence a warning, for seizures from 5 December 2018 on. Where the
    plan has an entry for seizures, the plan is what counts (REC013).

    Remedy: add the recording; enter seizures in the recording plan.
    """
    if not _asked(case):
        return
    for what in _happenings(case, law):
        if what.stage != SEIZURE or what.on < G118_FROM or _is_recorded(case, what):
            continue
        if _planned(law.bureau, case.kind, SEIZURE, what.on) is None:
            yield problem(
                what.place,
                "{on} 实施查封、扣押，没有音像记录；查封扣押财物要推行全程音像记录",
                remedy="请在全过程记录中补上录像；并在音像记录清单中列明查封扣押环节的要求。",
                on=what.on,
            )


# What is said when a recording is started (S-35) -> its Chinese name.
VOICE_ITEMS = {"agency": "执法部门", "officers": "人员", "reason": "事由", "time": "时间", "place": "地点"}


def _by_officers(record: Record) -> bool:
    """Whether officers made it: it says so, or names makers and no fixed camera."""
    return record.started_by == "执法人员" or (record.started_by is None and bool(record.makers))


@rule("REC015", title="录音录像有语音说明", basis=["S-35"], blocks_publication=False)
def voice_statement_made(case: Case, law: Law) -> Iterator[Problem]:
    """A sound or film recording that officers start opens with five things said aloud.

    They are 执法部门, 人员, 事由, 时间, 地点. An item answered no is an error; where it is not answered it cannot be
    decided. Never asked of photos, of fixed cameras, or of recordings that others made (no maker is named).

    Remedy: listen to the beginning and enter what is said (语音说明). It cannot be added to a recording afterwards.
    """
    if case.is_state_secret:
        return
    for record in case.records:
        if record.type not in ("录音", "录像") or not _by_officers(record):
            continue
        answers = record.voice_statement
        said = {name: answers.data.get(name) if answers is not None else None for name in VOICE_ITEMS}
        missing = tuple(VOICE_ITEMS[name] for name, answer in said.items() if answer == "no")
        unanswered = tuple(VOICE_ITEMS[name] for name, answer in said.items() if answer is None)
        if missing:
            yield problem(
                record.at("voice_statement"),
                "{type} {id} 开始时没有说明{missing}",
                remedy="已经形成的录音录像不得剪辑、补录；请在文字说明中写明，并登记说明原因。",
                type=record.type,
                id=record.id,
                missing=missing,
            )
        if unanswered:
            yield problem(
                record.at("voice_statement") if answers is not None else record.at(),
                "{type} {id} 没有写明开始时是否说明{unanswered}",
                remedy="请听取开头部分，在“语音说明”中逐项填写；不是执法人员启动的，填写“启动方式”，他人提供的不填制作人。",
                severity=Severity.UNDETERMINED,
                type=record.type,
                id=record.id,
                unanswered=unanswered,
            )


@rule("REC016", title="音像记录有文字说明", basis=["S-36"], blocks_publication=False)
def text_note_written(case: Case, law: Law) -> Iterator[Problem]:
    """A recording made by officers has a short description in writing.

    One note may serve a batch: a record that lists others under 说明的记录 describes them too. Missing, it is an error
    for sound and film, a warning for photos, one for each batch of a day and step. Not asked of fixed cameras, or of
    recordings that others made.

    Remedy: write what the recording shows, in a sentence or two (文字说明), or list it in the note of its batch.
    """
    if case.is_state_secret:
        return
    covered = {id_ for each in case.records if each.text_note is not None or not each.is_av for id_ in each.covers}
    batches: set[tuple[object, ...]] = set()
    for record in case.records:
        if record.type not in ("照片", "录音", "录像") or not _by_officers(record):
            continue
        if record.text_note is not None or record.id in covered:
            continue
        if record.type == "照片":
            batch = (record.step, record.label, record.made_on)
            if batch in batches:
                continue
            batches.add(batch)
            yield problem(
                record.at(),
                "照片 {id} 没有文字说明，也没有列入同批照片的说明",
                remedy="请写一份“文字说明”，同批的其他照片列入“说明的记录”即可。",
                severity=Severity.WARNING,
                id=record.id,
            )
        else:
            yield problem(
                record.at(),
                "{type} {id} 没有文字说明",
                remedy="请用一两句话写明录了什么（“文字说明”）；几份一并说明的，列入“说明的记录”。",
                type=record.type,
                id=record.id,
            )


@rule(
    "REC017",
    title="制定音像记录清单",
    basis=["S-31", "G118-8-d"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def recording_plan_kept(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The bureau has a recording plan: which acts and stages are recorded how.

    Said once for the whole repository, and only when there are cases. Without a plan no missing recording can be
    judged, apart from seizures. A plan that is there but cannot be read is a matter of STR001 to STR003.

    Remedy: write `registers/recording-plan.yaml`; `enforce init` brings a sample.
    """
    bureau = repository.bureau
    file = f"registers/{PLAN}.yaml"
    if bureau.has_register(PLAN) or any(each.place.file == file for _, each in bureau.troubles):
        return
    if any(repository.keyed("id")):
        yield problem(
            Place("enforce.yaml"),
            "没有音像记录清单（{file}），哪些环节应当音像记录无法判断",
            remedy="请制定音像记录清单，按执法类别和环节写明应当、视情况或者不要求。",
            file=file,
        )
