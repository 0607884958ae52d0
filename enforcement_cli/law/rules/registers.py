"""Registers 登记册: what the bureau keeps beside its cases."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.bureau import Matter, Staff
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, UnreadableError, problem


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

    A hint only, once for each register, until the last entry marked as a sample is gone. Cases can be tried out with
    the samples; a real case needs real officers and matters.

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


def _is_sample(entry: Matter | Staff) -> bool:
    try:
        return entry.sample is True
    except UnreadableError:
        return False
