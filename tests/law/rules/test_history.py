"""HIS: what git can prove about the case repository."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.cases.ledger_facts import heads
from enforcement_cli.cases.ledger_history import Departure, LedgerHistory
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.site_facts import SiteFacts
from enforcement_cli.cases.trouble import DEPARTED, QUOTING, YAML
from enforcement_cli.git import GitState
from enforcement_cli.law.rule import all_rules
from enforcement_cli.law.rules.history import entries_not_altered, entries_not_removed, under_version_control
from enforcement_cli.law.rules.ledger import (
    ledger_entries_unaltered,
    ledger_is_linked,
    ledger_not_back_dated,
    site_agrees_with_ledger,
)
from enforcement_cli.problems import Place, problem
from tests.builders import Draft, inspection, penalty
from tests.law.rules.rows import findings, repository, says, with_parts

SAID = {
    "no_repository": "warning: 案件库没有纳入 git 版本管理，不能证明文件事后没有改动",
    "unborn": "warning: 案件库的版本库里还没有任何提交，不能证明文件事后没有改动",
    "no_program": "undetermined: 没有安装 git，无法核对版本历史",
    "shallow": "undetermined: 案件库是浅克隆，历史不完整，无法核对版本历史",
    "unsafe": "undetermined: 案件库的文件夹属于另一个账户，git 拒绝在其中工作，无法核对版本历史",
    "broken": "undetermined: git 不能读取案件库，无法核对版本历史",
}


def facts(**more: Any) -> Any:
    return repository(penalty().case(), **more)


@pytest.mark.parametrize("state", GitState, ids=str)
def test_every_state_of_git_is_told_or_in_order(state: GitState) -> None:
    expected = [SAID[str(state)]] if str(state) in SAID else []

    assert says(under_version_control, facts(git=str(state))) == expected
    assert bool(expected) is (not state.has_history)


def test_every_sentence_is_of_a_state() -> None:
    assert set(map(str, GitState)) > SAID.keys()


@pytest.mark.parametrize("state", SAID)
def test_it_stands_at_the_settings_and_says_what_to_do(state: str) -> None:
    (found,) = findings(under_version_control, facts(git=state))

    assert found.case is None
    assert (found.place.file, found.place.line, found.place.column) == ("enforce.yaml", 1, 1)
    assert found.remedy


def test_nothing_gathered_nothing_said() -> None:
    assert says(under_version_control, facts()) == []


# HIS002, HIS003

OWN = "cases/2026/2026-0001/disclosure/0001-published.yaml"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def departed(kind: Any, file: str = OWN) -> Departure:
    return Departure(file, kind, "甲示例", "2026-04-01", COMMIT)


REMOVED = "error: 这一条台账提交以后被删除：由甲示例于2026-04-01首次提交（0123456789ab），现在没有了"
ALTERED = "error: 这一条台账提交以后被改动：与甲示例于2026-04-01首次提交（0123456789ab）的内容不同"


def known(*found: Departure, case: Case | None = None) -> Any:
    return repository(case or penalty().case(), ledger_history=LedgerHistory(found))


@pytest.mark.parametrize(
    ("found", "removed", "altered"),
    [
        pytest.param((), [], [], id="as committed"),
        pytest.param((departed("removed"),), [REMOVED], [], id="gone"),
        pytest.param((departed("altered"),), [], [ALTERED], id="other contents"),
        pytest.param(
            (departed("removed"), departed("altered", OWN.replace("0001-published", "0002-updated"))),
            [REMOVED],
            [ALTERED],
            id="one of each",
        ),
        pytest.param(
            (departed("removed", OWN.replace("2026-0001", "2026-0099")),), [REMOVED], [], id="its case is gone with it"
        ),
    ],
)
def test_what_git_knows_is_told(found: tuple[Departure, ...], removed: list[str], altered: list[str]) -> None:
    assert says(entries_not_removed, known(*found)) == removed
    assert says(entries_not_altered, known(*found)) == altered


@pytest.mark.parametrize("rule", [entries_not_removed, entries_not_altered], ids=lambda rule: rule.id)
def test_nothing_asked_nothing_told(rule: Any) -> None:
    assert says(rule, facts()) == []


def test_the_remedy_is_the_command_that_brings_it_back() -> None:
    (gone,) = findings(entries_not_removed, known(departed("removed")))
    (other,) = findings(entries_not_altered, known(departed("altered")))

    assert gone.remedy == (
        f"台账只增不改。请运行 git checkout 0123456789ab -- {OWN} 恢复，并用 git log 查明是谁删的；"
        f"依法清除的不必恢复，由主要负责人或者法制审核人员用 enforce waive HIS002 --file {OWN} 登记说明。"
    )
    assert other.remedy == f"台账只增不改。请运行 git checkout 0123456789ab -- {OWN} 恢复，并用 git log 查明是谁改的。"
    assert {(each.case, each.place.file, each.place.line) for each in (gone, other)} == {("2026-0001", OWN, 1)}


def test_a_history_that_git_cannot_read_decides_nothing_and_is_told_once() -> None:
    broken_off = repository(penalty().case(), ledger_history=LedgerHistory(is_told=False))

    assert says(entries_not_removed, broken_off) == [
        "undetermined: git 没能读出版本历史，无法核对公示台账提交以后有没有删除、改动"
    ]
    assert says(entries_not_altered, broken_off) == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(YAML, [], id="it cannot be read: STR says it"),
        pytest.param(QUOTING, [ALTERED], id="no more than a warning"),
        pytest.param(DEPARTED, [ALTERED], id="git says so"),
    ],
)
def test_an_altered_entry_that_cannot_be_read_is_told_once(kind: str, expected: list[str]) -> None:
    case = with_parts(penalty(), troubles=((kind, problem(Place(OWN), "x")),))

    assert says(entries_not_altered, known(departed("altered"), case=case)) == expected


def judged(draft: Draft, *found: Departure) -> Case:
    """The case as it is loaded where git knows this of its ledger."""
    return with_parts(draft, troubles=tuple((DEPARTED, each.problem) for each in found))


def test_of_an_altered_entry_nothing_else_is_told() -> None:
    altered = departed("altered")
    record = judged(penalty().set("ledger/0/record/conclusion", "另一结论。"), altered)
    day = judged(penalty().set("ledger/0/on", "2026-01-05"), altered)
    first, second = penalty(), inspection()
    second.set("ledger/0/prev", heads(first.ledger))
    first.set("ledger/0/by", "P01")

    assert says(ledger_entries_unaltered, record) == []
    assert says(ledger_not_back_dated, day) == []
    linked = repository(judged(first, altered), second.case(), ledger_history=LedgerHistory((altered,)))
    assert says(ledger_is_linked, linked) == []
    assert says(entries_not_altered, linked) == [ALTERED]


def test_of_a_removed_entry_nothing_else_is_told() -> None:
    removed = departed("removed")
    first, second = penalty(), inspection()
    second.set("ledger/0/prev", heads(first.ledger))
    first.ledger = []
    without = judged(first, removed)
    site = SiteFacts("public", "whole", "b" * 64, 2, "a" * 64, 1, ("decisions/2026-0001-1.html",))
    whole = repository(without, second.case(), ledger_history=LedgerHistory((removed,)), site=site)

    assert says(ledger_is_linked, whole) == []
    assert says(site_agrees_with_ledger, whole) == []
    ledger_of_case = [each for each in all_rules() if each.id.startswith("DIS") and each.scope == "case"]
    assert [line for rule in ledger_of_case for line in says(rule, without)] == []
    # The case's folder is gone with it.
    assert says(ledger_is_linked, repository(second.case(), ledger_history=LedgerHistory((removed,)))) == []
