"""Retention 保管期限: files are kept as long as the bureau's table says, and recordings as long as their file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from enforcement_cli.cases.archive import retention_entry
from enforcement_cli.cases.filing_keys import ARCHIVED
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Record
from enforcement_cli.law.archiving import FOR_EVER, RETENTION_MONTHS, TRANSFER_YEARS, months_after
from enforcement_cli.law.major import is_major
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import in_force
from enforcement_cli.problems import Problem, Severity, UndeterminedError, UnreadableError, problem


def _is_major(case: Case, law: Law) -> bool:
    return any(is_major(case, each, law) is True for each in case.made_decisions)


def _has_table(settings: Mapping[str, object]) -> bool:
    given = settings.get("settings", {})
    if not isinstance(given, Mapping):
        raise UnreadableError("settings")
    return bool(given.get("retention"))


def _retention(case: Case, law: Law, on: date) -> str | None:
    """The class under which the file is kept: the case's own, else the table's; None where neither says."""
    archive = case.facts.archive
    if archive is not None and archive.retention is not None:
        return archive.retention
    entry = retention_entry(law.bureau, case.kind, major=_is_major(case, law), on=on)
    return str(entry.value) if entry is not None else None


@rule("ARC004", title="保管期限合于保管期限表", basis=["ARCHR-19-2", "S-38"], blocks_publication=False)
def kept_by_the_table(case: Case, law: Law) -> Iterator[Problem]:
    """An archived file is kept no shorter than the bureau's retention table says of such files on that day.

    The table is a dated setting with its source (档案法实施条例 19: laid down by the unit, agreed by the archives
    authority). Where the case gives no class of its own, the table's applies and nothing need be entered; keeping
    longer is in order. A class of the case's own that no entry of the table covers needs its source; without either it
    cannot be judged. That there is no table at all is said once, by ARC005.

    Remedy: correct the class, or enter the table's entry that applies in `enforce.yaml`.
    """
    on, archive = case.facts.archived_on, case.facts.archive
    if on is None or on > law.as_of or case.is_state_secret:
        return
    own = archive.retention if archive is not None else None
    entry = retention_entry(law.bureau, case.kind, major=_is_major(case, law), on=on)
    if entry is None:
        if own is None and _has_table(law.bureau.settings):
            raise UndeterminedError(
                "保管期限表中没有 {on} 归档的{kind}案卷适用的一条，保管期限无法判断",
                place=case.at("archived_on"),
                remedy="请在本机关设置的“案卷保管期限表”中补上适用的一条，写明施行日期和来源。",
                on=on,
                kind=case.kind,
            )
        if own is not None and archive is not None and archive.retention_source is None:
            raise UndeterminedError(
                "本案保管期限填写为{own}，没有写明依据，保管期限表中也没有适用的一条，无法判断",
                place=archive.at("retention"),
                remedy="请填写“保管期限依据”，或者在本机关设置的“案卷保管期限表”中补上适用的一条。",
                own=own,
            )
        return
    least = str(entry.value)
    if own is not None and archive is not None and RETENTION_MONTHS[own] < RETENTION_MONTHS[least]:
        yield problem(
            archive.at("retention"),
            "本案保管期限填写为{own}，按本机关的保管期限表应当为{least}（{source}）",
            remedy="请改正保管期限；保管期限表有误的，经档案主管部门审核同意后改正。",
            basis=in_force(("ARCHR-19-2", "S-38"), on),
            own=own,
            least=least,
            source=entry.source,
        )


@rule(
    "ARC005",
    title="制定案卷保管期限表",
    basis=["ARCHR-19-2", "S-38"],
    severity=Severity.UNDETERMINED,
    scope="repository",
    blocks_publication=False,
)
def retention_table_laid_down(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The bureau has entered its retention table, so that it can be said how long an archived file is kept.

    Said once for the whole repository, and only when a file has been archived that gives no class of its own.

    Remedy: enter the table in `enforce.yaml`, each entry with its day and source.
    """
    if _has_table(repository.bureau.settings):
        return
    archived = [each.case for each in repository.keyed(ARCHIVED)]
    if archived:
        raise UndeterminedError(
            "本机关设置中没有案卷保管期限表，已经归档的 {cases} 件案卷应当保管多久无法判断",
            place=repository.bureau.at("settings"),
            remedy="请在 enforce.yaml 的 settings 下填写 retention（案卷保管期限表），写明施行日期、期限和来源。",
            cases=len(archived),
        )
    yield from ()  # a generator, like every rule


@rule(
    "ARC006",
    title="到期的案卷移交、鉴定",
    basis=["ARCHR-20-2", "ARCHR-24-1"],
    severity=Severity.INFO,
    blocks_publication=False,
)
def old_files_handed_on(case: Case, law: Law) -> Iterator[Problem]:
    """Ten years after it came about a file goes to the county's archive; when its term is over it is appraised.

    Hints only, for which files the archive takes is for the archive to say, and the ten years run from the file's
    coming about, for which its archiving stands here. Nothing is destroyed without an appraisal (档案法实施条例 24).

    Remedy: hand the file over, or have it appraised, and enter the day.
    """
    on, archive = case.facts.archived_on, case.facts.archive
    if on is None or case.is_state_secret:
        return
    if months_after(on, 12 * TRANSFER_YEARS) < law.as_of and (archive is None or archive.transferred_on is None):
        yield problem(
            case.at("archived_on"),
            "本案于 {on} 归档，已满 {years} 年；属于县级国家档案馆接收范围的，应当移交",
            remedy="已经移交的，请填写“移交档案馆日期”。",
            basis=("ARCHR-20-2",),
            on=on,
            years=TRANSFER_YEARS,
        )
    months = RETENTION_MONTHS[_retention(case, law, on) or FOR_EVER]
    if months_after(on, months) < law.as_of and (archive is None or archive.appraised_on is None):
        yield problem(
            case.at("archived_on"),
            "本案于 {on} 归档，保管期限已经届满，应当进行鉴定；未经鉴定不得销毁",
            remedy="请按规定鉴定；已经鉴定的，填写“鉴定日期”。",
            basis=("ARCHR-24-1",),
            on=on,
        )


def _evidence(case: Case) -> set[str]:
    """The records that prove something: named as evidence, as the proof of a step or violation, or of a service."""
    found: set[str] = set()
    for decision in case.decisions:
        found.update(each.record for each in decision.evidence if each.record)
        found.update(id_ for service in decision.service for id_ in service.recordings)
    for step in case.steps:
        found.update(step.proved_by)
        found.update(step.service.recordings if step.service is not None else ())
    return found.union(*(each.proved_by for each in case.facts.violations))


@rule(
    "REC029",
    title="音像记录与案卷同期保存",
    basis=["S-37", "S-38", "G118-8-d"],
    severity=Severity.WARNING,
    blocks_publication=False,
    reading="没有查到全国或者本省的音像记录最低保存期限；作为证据的，按与案卷同期保存",
)
def recordings_kept_with_the_file(case: Case, law: Law) -> Iterator[Problem]:
    """A recording that is evidence is kept as long as its file; another no shorter than the bureau's setting.

    Judged only where a recording has a term of its own (单独保存期限); without one it is kept with the file. Evidence is
    what a decision, a step, a violation or a service names. For evidence the file's class must be known, from the case
    or the retention table; for others the setting 音像记录保存期限; what is missing there makes it undetermined.
    A warning, since no text at hand lays down a term.

    Remedy: keep the recording with the file: take the term out, or correct it.
    """
    if case.is_state_secret:
        return
    evidence = _evidence(case)
    for record in case.records:
        if record.is_av and record.retention_months is not None:
            yield from _kept(case, law, record, record.retention_months, is_evidence=record.id in evidence)


def _kept(case: Case, law: Law, record: Record, months: int, *, is_evidence: bool) -> Iterator[Problem]:
    on = record.made_on or law.as_of
    if not is_evidence:
        least = law.setting("recording_retention_months", on, name="音像记录保存期限（月）")
        if months < least:
            yield problem(
                record.at("retention_months"),
                "{type} {id} 只保存 {months} 个月，本机关规定至少保存 {least} 个月",
                remedy="请改正保存期限，或者随案卷保存。",
                type=record.type,
                id=record.id,
                months=months,
                least=int(least),
            )
        return
    kept = _retention(case, law, case.facts.archived_on or law.as_of)
    if kept is None:
        raise UndeterminedError(
            "{type} {id} 是证据，单独保存 {months} 个月；案卷的保管期限没有填写，是否同期保存无法判断",
            place=record.at("retention_months"),
            remedy="请填写本案的“保管期限”，或者在本机关设置中填写“案卷保管期限表”。",
            type=record.type,
            id=record.id,
            months=months,
        )
    if months < RETENTION_MONTHS[kept]:
        yield problem(
            record.at("retention_months"),
            "{type} {id} 是证据，只保存 {months} 个月，短于案卷的保管期限（{kept}）",
            remedy="作为证据的音像记录请随案卷保存，删去“单独保存期限”，或者改正。",
            type=record.type,
            id=record.id,
            months=months,
            kept=kept,
        )
