"""The disclosure ledger 公示台账: written once, in order, unaltered, and the public site is what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enforcement_cli.cases.decisions import LedgerEntry
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.ledger_facts import EVENT_TITLES, is_record_whole, missteps, written_day
from enforcement_cli.cases.ledger_history import LedgerHistory
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.site_facts import SiteFacts
from enforcement_cli.cases.trouble import DEPARTED
from enforcement_cli.law.ledgers import can_read_ledger
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Place, Problem, Severity, problem


@rule(
    "DIS021",
    title="公示台账没有改动",
    basis=["CONTRACT-ledger", "S-24"],
)
def ledger_entries_unaltered(case: Case, law: Law) -> Iterator[Problem]:
    """The entries of a case's ledger are what was written, complete and in a possible order.

    Each record still has the hash written beside it; the numbers run from 1 without a gap; and the events follow the
    life cycle 公示 → 更新 → 撤下 → 恢复. Where a number is missing or double, the order is not judged. Two entries of one
    number, and an entry that names another case, are findings of STR. What git knows to have been altered or removed is
    a finding of HIS, and the order is not judged then either.

    Remedy: bring the file back from the history; entries are only ever written by the tool.
    """
    departed = _departed(case)
    for entry in case.ledger:
        if entry.file not in departed and not is_record_whole(entry):
            yield problem(
                entry.at("record_sha256"),
                "台账第{seq}号（{event}）的公示记录与写入时的校验值不一致，已被改动",
                remedy="请从版本历史中恢复这一文件；需要更新公示内容的，用 enforce publish 另写一条。",
                seq=entry.seq,
                event=EVENT_TITLES.get(entry.event or "", entry.event),
            )
    if can_read_ledger(case):
        yield from _ordered(case)


def _departed(case: Case) -> set[str]:
    """The files of the ledger that are not as they were committed, as HIS002 and HIS003 say."""
    return {each.place.file for each in case.trouble(DEPARTED)}


def _gaps(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of numbers, from 1 on, that are not there; however large the numbers are."""
    expected = 1
    for number in sorted(set(numbers)):
        if number > expected:
            yield expected, number - 1
        expected = max(expected, number + 1)


def _decision_of(entry: LedgerEntry) -> int:
    return entry.decision or 1


def _ordered(case: Case) -> Iterator[Problem]:
    by_number = {entry.seq: entry for entry in case.ledger if entry.seq is not None}
    gaps = list(_gaps(by_number))
    if gaps:
        yield problem(
            by_number[gaps[0][1] + 1].at("seq"),
            "公示台账缺少第{missing}号",
            remedy="请从版本历史中恢复缺少的文件；台账只增不减。",
            missing=[str(first) if first == last else f"{first}-{last}" for first, last in gaps],
        )
    if gaps or len(by_number) != len(case.ledger):
        return
    entries = [by_number[number] for number in sorted(by_number)]
    for decision in sorted({_decision_of(each) for each in entries}):
        for misstep in missteps(each for each in entries if _decision_of(each) == decision):
            if misstep.before is None:
                yield problem(
                    misstep.entry.at("event"),
                    "台账第{seq}号是“{event}”，此前没有公示",
                    remedy="请核对台账文件；应当先公示的，从版本历史中恢复。",
                    seq=misstep.entry.seq,
                    event=EVENT_TITLES[misstep.entry.event or ""],
                )
            else:
                yield problem(
                    misstep.entry.at("event"),
                    "台账第{seq}号是“{event}”，不能接在“{before}”之后",
                    remedy="请核对台账文件；有缺失的，从版本历史中恢复。",
                    seq=misstep.entry.seq,
                    event=EVENT_TITLES[misstep.entry.event or ""],
                    before=EVENT_TITLES[misstep.before],
                )


@rule(
    "DIS022",
    title="公示日期不早于写入台账之日",
    basis=["CONTRACT-ledger", "S-24"],
    blocks_publication=False,
)
def ledger_not_back_dated(case: Case, law: Law) -> Iterator[Problem]:
    """The day of a disclosure or withdrawal is not earlier than the day, in China, on which its entry was written.

    Nothing was public before it was written; the moment of writing comes from the clock, whatever day was given.

    Remedy: a disclosure that was truly made earlier elsewhere is explained, not entered with that day.
    """
    departed = _departed(case)
    for entry in case.ledger:
        if entry.file in departed:
            continue
        written = written_day(entry.written_at)
        if written is None:
            yield problem(
                entry.at("written_at"),
                "台账第{seq}号的写入时刻“{text}”无法识别，已被改动",
                remedy="请从版本历史中恢复这一文件。",
                seq=entry.seq,
                text=entry.written_at,
            )
        elif entry.on is not None and entry.on < written:
            yield problem(
                entry.at("on"),
                "台账第{seq}号的日期{on}早于写入之日{written}；公示日期以写入台账之日为准，不得倒填",
                remedy="请从版本历史中恢复这一文件；此前已在其他渠道公示的，如实登记说明。",
                seq=entry.seq,
                on=entry.on,
                written=written,
            )


def _is_departed(repository: RepositoryFacts) -> bool:
    """Whether git knows of entries that were altered or removed."""
    history = repository.facts.get("ledger_history")
    return isinstance(history, LedgerHistory) and bool(history.departures)


@rule(
    "DIS023",
    title="台账前后相接",
    basis=["CONTRACT-ledger", "S-24"],
    scope="repository",
)
def ledger_is_linked(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Every state of the ledger that an entry names as the one before it is still there.

    An entry names the hashes of the last entries known when it was written, of all cases. One that cannot be found was
    altered or removed. Silent while some file of a ledger cannot be read or is altered by itself, or git knows which one
    was altered or removed: that is found where it stands.

    Remedy: bring the earlier entry back from the history.
    """
    if any(repository.keyed("ledger-doubt")) or _is_departed(repository):
        return
    known = {key.value for key in repository.keyed("ledger-entry")}
    for key in repository.keyed("ledger-prev"):
        if key.value not in known:
            yield problem(
                key.place,
                "本条所记的前一状态（{hash}…）在台账中找不到：此前的条目被改动或者删除",
                remedy="请从版本历史中恢复此前的台账文件；本条不要改动。",
                hash=key.value[:12],
            )


@rule(
    "DIS024",
    title="公示网站与台账一致",
    basis=["CONTRACT-ledger", "S-24", "S-25"],
    scope="repository",
    blocks_publication=False,
)
def site_agrees_with_ledger(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The public tree is the one that the ledger gives.

    A decision that the ledger has withdrawn and the tree still holds, a page that was altered or is missing, and a run
    that did not finish are errors. A tree made from an earlier state of the ledger, or
    of what the bureau's settings and registers show, is a warning. No tree at all is in
    order: it is not kept in the repository, and is made anew wherever it is deployed from. While entries are missing or
    altered (HIS002, HIS003) the tree is not held against them: it may be the one that is right.

    Remedy: run `enforce site`, which makes it anew from the ledger.
    """
    site = repository.facts.get("site")
    if not isinstance(site, SiteFacts) or site.state == "absent":
        return
    place = Place(site.folder)
    remedy = "请运行 enforce site，由台账重新生成公示网站，再部署。"
    if site.state == "unfinished":
        yield problem(
            place,
            "公示网站上一次更新没有完成",
            remedy="请再次运行 enforce site（或者 enforce publish），由程序接着完成。",
        )
    elif site.state == "foreign":
        yield problem(
            place,
            "{folder} 不是由本工具生成的公示网站，无法与台账核对",
            remedy="请核对输出的文件夹；不是公示网站的，请换一个位置。",
            severity=Severity.UNDETERMINED,
            folder=site.folder,
        )
    elif _is_departed(repository):
        return
    elif site.standing:
        yield problem(place, "公示网站仍有台账上不在公示的页面：{pages}", remedy=remedy, pages=site.standing)
    elif not site.is_current:
        yield problem(
            place,
            "公示网站由较早的台账生成（{recorded}条，台账现有{size}条）",
            remedy=remedy,
            severity=Severity.WARNING,
            recorded=site.recorded_size or 0,
            size=site.ledger_size,
        )
    elif site.has_new_inputs:
        yield problem(
            place,
            "公示网站生成以后，本机关设置或者登记册的公开内容有改动，网站还没有更新",
            remedy=remedy,
            severity=Severity.WARNING,
        )
    elif site.altered or site.missing:
        yield problem(
            place,
            "公示网站的页面与台账不一致：改动{altered}个，缺少{missing}个（{pages}）",
            remedy=remedy,
            altered=len(site.altered),
            missing=len(site.missing),
            pages=[*site.altered, *site.missing][:5],
        )
