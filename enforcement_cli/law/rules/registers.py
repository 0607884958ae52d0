"""Registers 登记册: what the bureau keeps beside its cases is there, is its own, and holds together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from enforcement_cli.cases.bureau import Bureau, Matter, Staff
from enforcement_cli.cases.bureau_registers import FURTHER
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.views import View
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Place, Problem, Severity, UnreadableError, problem


@rule(
    "REG001",
    title="登记册里没有示例条目",
    basis=["CONTRACT-settings"],
    severity=Severity.INFO,
    scope="repository",
    blocks_publication=False,
)
def no_sample_entries(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The registers hold the bureau's own matters and people, not the samples that `enforce init` brought.

    A hint only, until the last entry marked as a sample is gone: one each for the list of matters and the personnel
    register, one for all others together. Cases can be tried out with the samples; a real case needs real officers and
    matters. Entries marked as samples are not judged by the rules on registers.

    Remedy: change the samples into the bureau's own entries and take the line 示例 out, or delete them.
    """
    bureau = repository.bureau
    registers: tuple[tuple[str, tuple[Matter | Staff, ...]], ...] = (
        ("执法事项清单", tuple(bureau.matters.values())),
        ("人员名录", tuple(bureau.staff.values())),
    )
    for title, entries in registers:
        samples = [each for each in entries if _is_sample(each)]
        if samples:
            yield problem(
                samples[0].at("sample"),
                "{register}里还有示例条目：{ids}",
                remedy="请改成本机关的内容，改好后删去“示例”（sample）一行；用不到的整条删去。",
                register=title,
                ids=[each.id for each in samples],
            )
    others = {name: _samples(bureau, name) for name in FURTHER}
    if there := {name: samples for name, samples in others.items() if samples}:
        first = next(iter(there.values()))[0]
        yield problem(
            first.at("sample"),
            "这些登记册里还有示例条目：{registers}",
            remedy="请改成本机关的内容，改好后删去“示例”（sample）一行；用不到的整条删去，清单空了写 []。",
            registers=[FURTHER[name][0] for name in there],
        )


def _samples(bureau: Bureau, name: str) -> list[View]:
    try:
        return [each for each in bureau.entries(name) if each.data.get("sample") == "yes"]
    except UnreadableError:
        return []


def _is_sample(entry: Matter | Staff) -> bool:
    try:
        return entry.sample is True
    except UnreadableError:
        return False


@rule(
    "REG002",
    title="各登记册已经建立",
    basis=["S-9", "S-17", "S-31", "S-43", "S-61", "S-66", "G118-6-f"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def registers_are_begun(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The registers beside matters and personnel have been begun, so that what they are for can be judged.

    Said once, for all that are missing together, and only when there are cases. A register that is there and empty is
    an answer: there is no window, no letter came. One that cannot be read is a matter of STR001 to STR003.

    Remedy: `enforce init` in an empty folder brings a sample of each; copy the files into `registers/` and fill them in.
    """
    bureau = repository.bureau
    troubled = {each.place.file for _, each in bureau.troubles}
    missing = [
        f"{title}（{name}.yaml）"
        for name, (title, _) in FURTHER.items()
        if not bureau.has_register(name) and f"registers/{name}.yaml" not in troubled
    ]
    if missing and any(repository.keyed("id")):
        yield problem(
            Place("enforce.yaml"),
            "还没有建立这些登记册，有关事项没有判断：{registers}",
            remedy="在一个空文件夹里运行 enforce init，把其中 registers 下的样式复制过来填写；没有相应内容的，写空的清单 []。",
            registers=missing,
        )


_OF_MATTERS: tuple[tuple[str, str, str], ...] = (
    ("window", "办理窗口", "window"),
    ("division", "承办科室", "division"),
)
_REFERENCES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "windows": (
        ("division", "负责科室", "division"),
        ("staff", "窗口人员", "staff"),
        ("matters", "办理事项", "matter"),
    ),
    "powers": (("matter", "执法事项", "matter"),),
    "random-inspections": (("matter", "执法事项", "matter"),),
    "inspection-objects": (("matters", "检查事项", "matter"),),
    "disclosure-catalogue": (
        ("matters", "涉及的事项", "matter"),
        ("division", "责任科室", "division"),
        ("channel", "公示渠道", "channel"),
    ),
    "discretion": (("matters", "适用事项", "matter"),),
    "devices": (("division", "使用科室", "division"), ("keeper", "保管人", "staff")),
    "record-uses": (("cases", "涉及的案件", "case"), ("by", "经手人", "staff")),
    "supervision": (("cases", "涉及的案件", "case"),),
}
"""Register -> (field, its title, what it points at)."""


@rule(
    "REG013",
    title="登记册里引用的编号都存在",
    basis=["CONTRACT-settings", "S-9"],
    scope="repository",
    blocks_publication=False,
)
def register_references_resolve(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """What a register says of a matter, a division, a person, a window, a channel or a case can be found there.

    Nothing is said of numbers of a kind of which none is on record at all. The divisions of the flow of disclosure are
    MAT005's, the head and the reviewing division REG004's and REG005's. Samples are not judged.

    Remedy: correct the number, or enter what it names.
    """
    bureau = repository.bureau
    known: dict[str, set[Any]] = {
        "matter": set(bureau.matters),
        "division": {each.id for each in bureau.divisions},
        "staff": set(bureau.staff),
        "window": {each.id for each in bureau.windows},
        "channel": {each.id for each in bureau.channels},
        "case": {each.value for each in repository.keyed("id")},
    }
    for value, place, title, kind in _named(bureau):
        if known[kind] and value not in known[kind]:
            yield problem(
                place,
                "“{title}”写的 {value} 没有登记",
                remedy="请改正编号，或者在相应的登记册、enforce.yaml 中补上。",
                title=title,
                value=value,
            )


def _named(bureau: Bureau) -> Iterator[tuple[str, Place, str, str]]:
    """(value, place, title, kind) of every number that a register gives."""
    for matter in bureau.matters.values():
        if not _is_sample(matter):
            yield from _of_entry(matter, _OF_MATTERS)
            for stage in matter.stages:
                yield from _of_entry(stage, (("division", "办理科室", "division"),))
    for person in bureau.staff.values():
        # People of other organs stand in divisions of theirs.
        if not _is_sample(person) and person.organ is None:
            yield from _of_entry(person, (("division", "科室", "division"),))
    for entry in bureau.major_entries:
        yield from _of_entry(entry, (("matter", "执法事项", "matter"),))
    for paper in bureau.entrustments.values():
        # A paper of another organ speaks of that organ's matters.
        if paper.agency == bureau.agency.name:
            yield from _of_entry(paper, (("matters", "委托事项", "matter"),))
    for name, fields in _REFERENCES.items():
        for each in bureau.entries(name):
            if each.data.get("sample") != "yes":
                yield from _of_entry(each, fields)
    for year in bureau.training_years:
        for session in year.sessions if year.sample is not True else ():
            yield from _of_entry(session, (("attended", "参加人员", "staff"),))


def _of_entry(entry: View, fields: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, Place, str, str]]:
    for key, title, kind in fields:
        value = entry.data.get(key)
        if isinstance(value, str):
            yield value, entry.at(key), title, kind
        elif isinstance(value, (list, tuple)):
            for index, each in enumerate(value):
                if isinstance(each, str):
                    yield each, entry.at(key, index), title, kind


_NUMBERED = (
    "matters",
    "personnel",
    "major-decisions",
    "powers",
    "random-inspections",
    "inspection-objects",
    "disclosure-catalogue",
    "discretion",
    "windows",
    "devices",
    "supervision",
)
_BY_YEAR = {"budget": ("year",), "training": ("year",), "reports": ("kind", "year")}


@rule(
    "REG014",
    title="登记册里编号、年份不重复",
    basis=["CONTRACT-settings"],
    scope="repository",
    blocks_publication=False,
)
def register_ids_are_unique(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """No two entries of a register share a number; budgets, trainings and reports of a kind are entered once a year.

    Otherwise nobody can tell which of them is meant; the tool would take the last.

    Remedy: give the later one another number, or put the two into one.
    """
    bureau = repository.bureau
    identity = {**dict.fromkeys(_NUMBERED, ("id",)), **_BY_YEAR}
    for name, fields in identity.items():
        items, file = bureau.registers.get(name, ((), ""))
        seen: set[tuple[Any, ...]] = set()
        for index, item in enumerate(items if isinstance(items, (list, tuple)) else ()):
            key = tuple(item.get(each) for each in fields) if isinstance(item, dict) else (None,)
            if not all(isinstance(each, (str, int)) for each in key):
                continue
            if key in seen:
                yield problem(
                    Place(file, (index, fields[-1])),
                    "{value} 登记了两次",
                    remedy="请核对：编号重复的，给后一条另取编号；同一内容的，并成一条。",
                    value=" ".join(map(str, key)),
                )
            seen.add(key)
