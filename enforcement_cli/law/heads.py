"""负责人: who may approve where the law asks for the organ's head."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.law.acts import name_of
from enforcement_cli.problems import Place, Problem, Severity, problem

HEADS = frozenset({"主要负责人", "负责人"})
"""Roles of the register that make somebody 行政机关负责人; a deputy in charge is one (law.md speaks of the head alike)."""


def approved_by_head(
    bureau: Bureau,
    approver: str | None,
    what: str,
    on: date,
    *,
    unnamed: Place,
    named: Place,
    basis: tuple[str, ...],
    severity: Severity | None = None,
) -> Iterator[Problem]:
    """What is wrong with an approval that only the organ's head can give: nobody is named, or somebody else.

    `what` is what was approved on that day, in Chinese; `unnamed` is where a name belongs, `named` where it stands.
    `severity` is that of a wrong approver, None for the rule's own; a missing name is undetermined. Whoever the register
    does not know is a matter of OFF001.
    """
    if approver is None:
        yield problem(
            unnamed,
            "{on} 的{what}由谁批准没有填写，应当经本行政机关负责人批准，无法判断",
            remedy="请按审批表填写“批准人”。",
            severity=Severity.UNDETERMINED,
            basis=basis,
            on=on,
            what=what,
        )
        return
    person = bureau.staff.get(approver)
    if person is not None and not HEADS & set(person.roles):
        yield problem(
            named,
            "{on} 的{what}由{name}批准，其在人员名录中不是本行政机关负责人",
            remedy="请核对批准人，以及人员名录中的角色；确实未经负责人批准的，法律后果由有权机关认定。",
            severity=severity,
            basis=basis,
            on=on,
            what=what,
            name=name_of(bureau, approver),
        )
