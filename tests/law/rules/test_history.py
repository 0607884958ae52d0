"""HIS: what git can prove about the case repository."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.git import GitState
from enforcement_cli.law.rules.history import under_version_control
from tests.builders import penalty
from tests.law.rules.rows import findings, repository, says

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
