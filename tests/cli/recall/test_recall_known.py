"""What is remembered of cases: what has not changed is not opened."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from enforcement_cli.cases.identities import Identities
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.cache_folder import CACHE
from enforcement_cli.cli.recall import Recall
from enforcement_cli.problems import EnforceError
from tests import repos
from tests.builders import inspection, penalty
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, waiting
from tests.cli.recall.changes import broken, edited, rewrite
from tests.cli.recalled import FOLDERS, ON, entries_of, filled, keys_of, plan_of, read_entries, read_keys, told


def test_what_has_not_changed_is_not_opened(root: Path, loaded: list[str], read: list[str]) -> None:
    filled(root)
    loaded.clear()
    read.clear()

    recall = Recall(Repository(root))
    plan = plan_of(recall, FOLDERS[2])
    ledger = recall.entries()

    assert [each.case for each in plan.planned] == ["2026-0003"]
    assert loaded == [FOLDERS[2]]
    assert read == []
    assert [each["case"] for each in ledger] == ["2026-0001", "2026-0002"]
    assert len(recall.rows(FOLDERS[0]) or ()) > 3


def test_a_whole_bureau_of_which_all_is_done_is_not_opened(root: Path, enforce: Run, loaded: list[str]) -> None:
    shutil.rmtree(root / FOLDERS[3])
    assert enforce("--repo", root, "--as-of", DAY, "publish", "--by", "丙示例").code == 0
    loaded.clear()

    done = enforce("--repo", root, "--as-of", DAY, "publish")

    assert (done.code, done.out) == (0, "没有需要公示的决定。\n")
    assert loaded == []


def test_what_this_run_has_written_is_known_before_and_after_it_is_committed(root: Path, read: list[str]) -> None:
    filled(root)
    read.clear()
    assert len(Recall(Repository(root)).entries()) == 2
    repos.commit(root)
    assert len(Recall(Repository(root)).entries()) == 2

    assert read == []


def test_what_git_says_the_same_of_is_not_taken_apart(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Known once before it was committed, it has another mark afterwards; the next run brings that up to date."""
    filled(root)
    repos.commit(root)
    monkeypatch.setattr("enforcement_cli.cli.recall.FEW", 0)
    filled(root)
    known = read_keys(root), read_entries(root)

    def taken_apart(self: Identities, folder: str) -> None:
        raise AssertionError(folder)

    monkeypatch.setattr(Identities, "of", taken_apart)
    recall = Recall(Repository(root))

    assert (keys_of(recall), entries_of(recall)) == known


def test_marks_of_a_few_cases_are_no_reason_to_write(root: Path) -> None:
    filled(root)
    repos.commit(root)
    before = {file.name: file.read_bytes() for file in (root / CACHE).glob("cases.*")}

    filled(root)

    assert {file.name: file.read_bytes() for file in (root / CACHE).glob("cases.*")} == before


def test_the_record_is_read_when_somebody_asks_and_only_then(root: Path, read: list[str]) -> None:
    filled(root)
    read.clear()
    one, other = Recall(Repository(root)).entries()
    assert other.get("reason") is None
    assert list(one)[-3:] == ["record", "record_sha256", "prev"]
    assert read == []

    assert one["record"]["kind"] == "行政处罚"
    assert one["record"] is one.get("record")
    assert read == [f"{FOLDERS[0]}/disclosure/0001-published.yaml"]


def test_a_record_that_is_altered_meanwhile_stops_the_run(root: Path) -> None:
    filled(root)
    entry = Recall(Repository(root)).entries()[0]
    rewrite(root / FOLDERS[0] / "disclosure" / "0001-published.yaml", "行政处罚", "行政许可")

    with pytest.raises(EnforceError, match="在运行期间被改动"):
        entry["record"]


def test_several_processes_plan_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enforcement_cli.cli.looking.MANY", 2)
    broken(root)
    repos.write_case(root, waiting(case="2026-0005", number=3))

    one = told(plan_of(Recall(Repository(root), trusts=False)))
    several = told(plan_of(Recall(Repository(root), trusts=False), jobs=2))

    assert one == several
    assert [each.case for each in one["blocked"]] == ["2026-0002", "2026-0005"]
    assert [each.case for each in one["planned"]] == ["2026-0003", "2026-0004"]


def test_what_processes_have_read_is_remembered(root: Path, monkeypatch: pytest.MonkeyPatch, loaded: list[str]) -> None:
    monkeypatch.setattr("enforcement_cli.cli.looking.MANY", 2)
    shutil.rmtree(root / CACHE)
    recall = Recall(Repository(root))
    plan_of(recall, jobs=2)
    recall.save()
    loaded.clear()

    known = Recall(Repository(root))

    assert all(known.rows(folder) is not None for folder in FOLDERS)
    assert loaded == []


def test_without_git_everything_is_read_and_nothing_is_remembered(root: Path, loaded: list[str]) -> None:
    shutil.rmtree(root / CACHE)
    (root / ".git").rename(root / "git")

    filled(root)
    loaded.clear()
    recall = Recall(Repository(root))

    assert keys_of(recall) == read_keys(root)
    assert entries_of(recall) == read_entries(root)
    assert loaded == [*FOLDERS, *FOLDERS]
    assert not (root / CACHE).exists()


def test_the_case_repository_may_lie_deep_in_git(tmp_path: Path, enforce: Run, loaded: list[str]) -> None:
    root = repos.write(tmp_path / "机关" / "案件库", waiting(), waiting(case="2026-0002", number=2))
    repos.commit(tmp_path)
    filled(root)
    loaded.clear()
    edited(root)

    recall = Recall(Repository(root))

    assert recall.rows(FOLDERS[0]) is None
    assert recall.rows(FOLDERS[1]) is not None
    assert loaded == []


def test_nothing_but_the_named_registers_goes_into_a_key() -> None:
    """What a key is made from besides the case is what the memory asks for: a bureau of nothing else gives the same."""
    from dataclasses import replace

    from enforcement_cli.cases.bureau import Bureau
    from enforcement_cli.cases.keys import INPUTS, own_keys

    for draft in (penalty(), inspection(), waiting()):
        case = draft.case()
        kept = {name: each for name, each in case.bureau.registers.items() if name in INPUTS}
        bare = replace(case, bureau=Bureau({}, kept))

        assert list(own_keys(bare)) == list(own_keys(case))
        assert list(own_keys(case))


def test_days_are_no_part_of_it(root: Path) -> None:
    """A decision dated later than today is looked at again every day."""
    repos.write_case(root, waiting(case="2026-0005", number=5).set("decisions/0/made_on", "2026-12-31"))
    filled(root)

    recall = Recall(Repository(root))

    assert not recall.is_settled("cases/2026/2026-0005")
    assert recall.is_settled(FOLDERS[0])
    assert ON.isoformat() < "2026-12-31"
