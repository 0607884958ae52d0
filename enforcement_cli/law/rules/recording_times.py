"""When and where recordings were made: within the act, by people who can be in one place only, on the bureau's devices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import combinations

from enforcement_cli.cases.filing_keys import PRESENCE
from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Record
from enforcement_cli.law.acts import name_of, services
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, problem

SLACK_MINUTES = 2
"""Times are written in whole minutes: start and end may each be off by one."""


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _span(record: Record) -> tuple[int, int] | None:
    """First and last minute of the day on which something was recorded, as far as the record says.

    None where it gives no start, or runs past midnight.
    """
    if record.started_at is None:
        return None
    start = _minutes(record.started_at)
    length = record.seconds // 60 if record.seconds is not None else 0
    end = _minutes(record.ended_at) if record.ended_at is not None else start + length
    return (start, end) if start <= end < 24 * 60 else None


def _days(case: Case, record: Record) -> list[tuple[date, date, str]]:
    """(first, last, name) of the acts that a recording belongs to: the steps it names, or that name it, and services."""
    found = []
    for step in case.steps:
        named = record.id in step.proved_by
        same = record.step == step.step and not (record.label and step.label and record.label != step.label)
        if step.on is not None and step.step is not None and (named or same):
            found.append((step.on, max(step.on, step.until or step.on), step.step))
    for service, document, _ in services(case):
        known = [on for on in (service.started_on, service.served_on) if on is not None]
        if record.id in service.recordings and known:
            found.append((min(known), max(known), f"{service.method or ''}{document}"))
    return found


@rule(
    "REC025",
    title="音像记录的时间在所记录的环节之内",
    basis=["S-27", "S-41", "G118-7"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def recorded_during_the_act(case: Case, law: Law) -> Iterator[Problem]:
    """A photo, sound or film is of the day, and of the hours, of the act that it is said to show.

    Its day lies within the days of a step that it names or that names it, or of the service that it proves. Where it
    and the written record of the same step and day give times, the two overlap: a camera may start before the record
    and run longer, but not only before or only after it. And its length fits its own times. What is not given is not
    asked; a recording past midnight is not judged by the hour. A warning: clocks of devices go wrong.

    Remedy: compare with the recording itself, and correct the date, the time, or the step.
    """
    if case.is_state_secret:
        return
    for record in case.records:
        if not record.is_av or record.made_on is None:
            continue
        days = _days(case, record)
        if days and not any(first <= record.made_on <= last for first, last, _ in days):
            yield problem(
                record.at("made_on"),
                "{type} {id} 的日期是 {on}，它所记录的“{act}”却在 {days}",
                remedy="请与音像记录核对，改正日期或者环节。",
                type=record.type,
                id=record.id,
                on=record.made_on,
                act=days[0][2],
                days=tuple(dict.fromkeys(first.isoformat() for first, _, _ in days)),
            )
            continue
        yield from _hours(case, record)
        yield from _length(record)


def _hours(case: Case, record: Record) -> Iterator[Problem]:
    span = _span(record)
    if span is None or record.step is None:
        return
    written = [
        (each, theirs)
        for each in case.records
        if not each.is_av and each.step == record.step and each.made_on == record.made_on
        if not (each.label and record.label and each.label != record.label)
        if each.ended_at is not None and (theirs := _span(each)) is not None
    ]
    if written and not any(
        span[0] <= end + SLACK_MINUTES and start <= span[1] + SLACK_MINUTES for _, (start, end) in written
    ):
        other = written[0][0]
        yield problem(
            record.at("started_at"),
            "{type} {id}（{started} 起）与同一环节的{other}（{from_}—{to}）在时间上完全不重合",
            remedy="请与音像记录核对，改正时刻；设备时钟有误的，在“文字说明”中写明。",
            type=record.type,
            id=record.id,
            started=f"{record.started_at:%H:%M}",
            other=other.type,
            from_=f"{other.started_at:%H:%M}",
            to=f"{other.ended_at:%H:%M}",
        )


def _length(record: Record) -> Iterator[Problem]:
    span = _span(record)
    if span is None or record.seconds is None:
        return
    longest = (span[1] - span[0] + SLACK_MINUTES) * 60
    if record.seconds > longest:
        yield problem(
            record.at("seconds"),
            "{type} {id} 时长 {seconds} 秒，超过起止时刻（{started}—{ended}）之间的时间",
            remedy="请与音像记录核对，改正起止时刻或者时长。",
            type=record.type,
            id=record.id,
            seconds=record.seconds,
            started=f"{record.started_at:%H:%M}",
            ended=f"{record.ended_at:%H:%M}",
        )


@dataclass(frozen=True, slots=True)
class _Presence:
    """Officers before somebody, by one record."""

    day: str
    start: str
    end: str
    officers: tuple[str, ...]
    kind: str
    where: str
    key: Key

    def excludes(self, other: _Presence) -> bool:
        """Whether nobody can have been at both on their one day: they overlap, and are said to be in different places.

        One visit that is on file twice (the same times and kind) is one visit. Of two descriptions of a place one may
        be the shorter form of the other.
        """
        if not (self.start < other.end and other.start < self.end):
            return False
        if (self.start, self.end, self.kind) == (other.start, other.end, other.kind):
            return False
        return self.where not in other.where and other.where not in self.where


def _presences(repository: RepositoryFacts) -> Iterator[_Presence]:
    for key in repository.keyed(PRESENCE):
        day, start, end, officers, kind, where = key.value.split("\t")
        yield _Presence(day, start, end, tuple(dict.fromkeys(officers.split(" "))), kind, where, key)


@rule(
    "REC026",
    title="同一执法人员不同时在两处",
    basis=["S-41", "S-27", "PL-47"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def nobody_in_two_places(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """No officer makes two records at one time in two places, in whatever cases.

    Looked at are records that can only be made on the spot (现场检查, 勘验, 询问, 核查, 查封扣押, 抽样取证), and only where day,
    start, end and place are given; one that ends as the other begins is in order, for how long the way takes is not
    guessed. A record that lies in two cases with the same times is one record, and a place may be written in a longer
    or a shorter form. A warning, for two names can mean one place. One finding for each pair of records.

    Remedy: compare with the paper records; correct times, place or makers.
    """
    by_day: dict[tuple[str, str], list[_Presence]] = {}
    for each in _presences(repository):
        for officer in each.officers:
            by_day.setdefault((each.day, officer), []).append(each)
    said: set[tuple[Key, Key]] = set()
    for (day, _), presences in by_day.items():
        for one, other in combinations(presences, 2):
            if (one.key, other.key) in said or not one.excludes(other):
                continue
            said.add((one.key, other.key))
            common = [each for each in other.officers if each in one.officers]
            yield problem(
                other.key.place,
                "{names}在 {day} {start}—{end} 制作本案的{kind}（{where}），"
                "同时（{other_start}—{other_end}）又在另一处制作案件 {case} 的{other_kind}（{other_where}）",
                remedy="请与两份原件核对，改正写错的时刻、地点或者制作人；确有其事的，报法制审核人员判断。",
                names=tuple(name_of(repository.bureau, each) for each in common),
                day=day,
                start=other.start,
                end=other.end,
                kind=other.kind,
                where=other.where,
                other_start=one.start,
                other_end=one.end,
                case=one.key.case,
                other_kind=one.kind,
                other_where=one.where,
            )


@rule("REC027", title="记录设备在设备登记中", basis=["S-31", "G118-8-d"], blocks_publication=False)
def device_in_register(case: Case, law: Law) -> Iterator[Problem]:
    """A device that a recording names is in the register of devices, and was in use on that day.

    In use: bought by then and not yet retired; both days count. Nobody is asked to name a device, and without a register
    nothing is said here. One finding for each device.

    Remedy: correct the device's number, or the register.
    """
    if case.is_state_secret or not law.bureau.has_register("devices"):
        return
    said: set[str] = set()
    for record in case.records:
        if record.device is None or record.device in said:
            continue
        device = law.bureau.devices.get(record.device)
        if device is None:
            said.add(record.device)
            yield problem(
                record.at("device"),
                "{type} {id} 写的设备 {device} 不在设备登记中",
                remedy="请改正设备编号，或者在设备登记中补登。",
                type=record.type,
                id=record.id,
                device=record.device,
            )
        elif record.made_on is not None and device.retired_on is not None and record.made_on > device.retired_on:
            said.add(record.device)
            yield problem(
                record.at("device"),
                "设备 {device} 已于 {retired} 停用，{on} 的{type} {id} 却由它记录",
                remedy="请核对设备编号和日期；设备登记有误的，改正登记。",
                device=record.device,
                retired=device.retired_on,
                on=record.made_on,
                type=record.type,
                id=record.id,
            )
        elif record.made_on is not None and device.bought_on is not None and record.made_on < device.bought_on:
            said.add(record.device)
            yield problem(
                record.at("device"),
                "设备 {device} 于 {bought} 才启用，{on} 的{type} {id} 却由它记录",
                remedy="请核对设备编号和日期；设备登记有误的，改正登记。",
                device=record.device,
                bought=device.bought_on,
                on=record.made_on,
                type=record.type,
                id=record.id,
            )
