"""Which decision of a case a command means, by where it stands before the public."""

from __future__ import annotations

from collections.abc import Collection

from enforcement_cli.cases.model import Case
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.console import is_interactive
from enforcement_cli.cli.questions import Choice, choose
from enforcement_cli.cli.verdicts import standing
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, UnreadableError
from enforcement_cli.public.ledger import DisclosureState


def chosen_decision(
    repository: Repository, folder: str, number: int | None, states: Collection[DisclosureState]
) -> int:
    """The number of the decision meant, which must stand in one of these states; the ledger alone is asked.

    Raises EnforceError where none does, or several do and there is nobody to ask.
    """
    case = repository.load_case(folder, hashes=False)
    numbers = sorted({each.decision or 1 for each in case.ledger})
    fitting = [each for each in numbers if standing(case, each) in states]
    if number is not None:
        fitting = [each for each in fitting if each == number]
    if not fitting:
        if number is not None and standing(case, number) is DisclosureState.WITHDRAWN:
            raise EnforceError("{case} 的第 {number} 个决定已经撤下", case=case.id, number=number)
        raise EnforceError("{case} 没有正在公示的决定", case=case.id)
    if len(fitting) == 1:
        return fitting[0]
    if not is_interactive():
        raise EnforceError("这件案件有几个决定正在公示，请用 --decision 指明：{numbers}", numbers=fitting)
    return int(choose(tr("哪一个决定？"), [Choice(str(each), _label(case, each)) for each in fitting]))


def _label(case: Case, number: int) -> str:
    try:
        decision = case.decision(number)
        return f"{number} {(decision.document_no or decision.document or '') if decision else ''}".strip()
    except UnreadableError:
        return str(number)
