"""What is remembered of cases: the same answers as without it, whatever happens to the files in between."""

from __future__ import annotations

import os
import random
import shutil
import stat
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli import recall as subject
from enforcement_cli.cli.cache_folder import CACHE
from enforcement_cli.cli.reading_ledger import LedgerReader
from enforcement_cli.cli.recall import CHANGES, WHOLE, Recall
from enforcement_cli.problems import EnforceError
from tests import repos
from tests.builders import inspection, penalty
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, EPOCH, waiting
from tests.cli.recalled import ON, assert_same, entries_of, keys_of, plan_of, read_entries, read_keys, told

FOLDERS = [f"cases/2026/2026-{number:04d}" for number in range(1, 5)]


@pytest.fixture
def root(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three penalties, two of them disclosed, and an inspection; all but one file of the ledger committed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    found = tmp_path / "案件库"
    repos.write(found, *(waiting(case=f"2026-000{number}", number=number) for number in (1, 2, 3)))
    repos.write_case(found, waiting(inspection(), case="2026-0004", number=4))
    repos.commit(found)
    for number in (1, 2):
        assert enforce("--repo", found, "--as-of", DAY, "publish", f"2026-000{number}", "--by", "丙示例").code == 0
        if number == 1:
            repos.commit(found)
    return found


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of the cases that were opened."""
    found: list[str] = []
    load = Repository.load_case

    def watched(self: Repository, folder: str, *, hashes: bool = True) -> object:
        found.append(folder)
        return load(self, folder, hashes=hashes)

    monkeypatch.setattr(Repository, "load_case", watched)
    return found


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of the ledger that were read."""
    found: list[str] = []
    whole = LedgerReader.whole

    def watched(self: LedgerReader, file: str) -> object:
        found.append(file)
        return whole(self, file)

    monkeypatch.setattr(LedgerReader, "whole", watched)
    return found


def filled(root: Path) -> None:
    """Remember everything."""
    recall = Recall(Repository(root))
    keys_of(recall)
    recall.entries()
    recall.save()


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


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


Change = Callable[[Path], object]


def edited(root: Path) -> None:
    rewrite(root / FOLDERS[0] / "decisions.yaml", "示工信罚〔2026〕1号", "示工信罚〔2026〕3号")


def edited_as_if_nothing_had_been(root: Path) -> None:
    """The same length, and both times of the file put back."""
    path = root / FOLDERS[0] / "decisions.yaml"
    found = path.stat()
    edited(root)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert path.stat().st_size == found.st_size


def entry_altered(root: Path) -> None:
    path = root / FOLDERS[0] / "disclosure" / "0001-published.yaml"
    found = path.stat()
    rewrite(path, '"丙示例"', '"丁示例"')
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def uncommitted_entry_altered(root: Path) -> None:
    path = root / FOLDERS[1] / "disclosure" / "0001-published.yaml"
    found = path.stat()
    rewrite(path, '"丙示例"', '"丁示例"')
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def replaced_by_a_copy(root: Path) -> None:
    """Another file under the same name, with the size and the times of the old one."""
    path = root / FOLDERS[1] / "decisions.yaml"
    copy = path.with_name("copy")
    copy.write_text(path.read_text(encoding="utf-8").replace("2号", "1号"), encoding="utf-8", newline="\n")
    shutil.copystat(path, copy)
    copy.replace(path)


def renamed(root: Path) -> None:
    (root / FOLDERS[0]).rename(root / "cases/2026/2026-0009")


def copied(root: Path) -> None:
    shutil.copytree(root / FOLDERS[0], root / "cases/2026/2026-0009")


def told_not_to_look(root: Path) -> None:
    repos.git(root, "update-index", "--assume-unchanged", f"{FOLDERS[0]}/decisions.yaml")
    edited(root)


def told_to_skip(root: Path) -> None:
    repos.git(root, "update-index", "--skip-worktree", f"{FOLDERS[0]}/decisions.yaml")
    edited(root)


def lax_git(root: Path) -> None:
    """Settings by which git itself would not see the edit."""
    for name, value in (("core.trustctime", "false"), ("core.checkStat", "minimal")):
        repos.git(root, "config", name, value)
    edited_as_if_nothing_had_been(root)


def ignored(root: Path) -> None:
    (root / ".gitignore").write_text("answers.yaml\n0002-*\n", encoding="utf-8")
    repos.put(root / FOLDERS[0] / "answers.yaml", [{"x": "y"}])
    shutil.copy(
        root / FOLDERS[0] / "disclosure" / "0001-published.yaml", root / FOLDERS[0] / "disclosure" / "0002-updated.yaml"
    )


def staged(root: Path) -> None:
    edited(root)
    repos.git(root, "add", "-A")


def staged_and_edited_again(root: Path) -> None:
    staged(root)
    rewrite(root / FOLDERS[0] / "decisions.yaml", "示工信罚〔2026〕3号", "示工信罚〔2026〕2号")


def other_commit(root: Path) -> None:
    repos.commit(root)
    edited(root)
    repos.commit(root)
    repos.git(root, "checkout", "-q", "HEAD~1")
    filled(root)
    repos.git(root, "checkout", "-q", "main")


def merged(root: Path) -> None:
    repos.commit(root)
    repos.git(root, "checkout", "-q", "-b", "side")
    repos.write_case(root, waiting(case="2026-0005", number=1))
    repos.commit(root)
    repos.git(root, "checkout", "-q", "main")
    edited(root)
    repos.commit(root)
    repos.git(root, "merge", "-q", "side", "-m", "合并")


def conflict(root: Path) -> None:
    repos.commit(root)
    repos.git(root, "checkout", "-q", "-b", "side")
    edited(root)
    repos.commit(root)
    repos.git(root, "checkout", "-q", "main")
    rewrite(root / FOLDERS[0] / "decisions.yaml", "示工信罚〔2026〕1号", "示工信罚〔2026〕7号")
    repos.commit(root)
    with pytest.raises(CalledProcessError):
        repos.git(root, "merge", "-q", "side")


def broken(root: Path) -> None:
    (root / FOLDERS[1] / "decisions.yaml").write_text("- a: [\n", encoding="utf-8")


def entry_broken(root: Path) -> None:
    (root / FOLDERS[1] / "disclosure" / "0001-published.yaml").write_text("schema: 1\n", encoding="utf-8")


def entry_removed(root: Path) -> None:
    (root / FOLDERS[0] / "disclosure" / "0001-published.yaml").unlink()


def stray_entry(root: Path) -> None:
    (root / FOLDERS[0] / "disclosure" / "notes.txt").write_text("x", encoding="utf-8")


def link_for_an_entry(root: Path) -> None:
    path = root / FOLDERS[0] / "disclosure" / "0001-published.yaml"
    path.rename(root / "elsewhere.yaml")
    path.symlink_to(root / "elsewhere.yaml")


def attachment(root: Path) -> None:
    (root / FOLDERS[0] / "files").mkdir(exist_ok=True)
    (root / FOLDERS[0] / "files" / "现场.jpg").write_bytes(b"x")


def personnel(root: Path) -> None:
    """Another register, from which keys of cases are made."""
    path = root / "registers" / "personnel.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("201", "203"), encoding="utf-8", newline="\n")


CHANGES_MADE: list[Change] = [
    edited, edited_as_if_nothing_had_been, entry_altered, uncommitted_entry_altered, replaced_by_a_copy, renamed, copied,
    told_not_to_look, told_to_skip, lax_git, ignored, staged, staged_and_edited_again, other_commit, merged, conflict, broken,
    entry_broken, entry_removed, stray_entry, link_for_an_entry, attachment, personnel,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES_MADE, ids=lambda change: change.__name__)
def test_every_change_is_seen(root: Path, change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that git has not taken in are known again by their stamps: here even those that are quite new."""
    monkeypatch.setattr(subject, "SLACK_NS", 0)
    time.sleep(0.05)
    filled(root)
    filled(root)
    before = read_keys(root), read_entries(root)
    time.sleep(0.05)

    change(root)

    assert (read_keys(root), read_entries(root)) != before
    assert_same(root, FOLDERS[0], FOLDERS[2])
    assert keys_of(Recall(Repository(root))) == read_keys(root)
    assert entries_of(Recall(Repository(root))) == read_entries(root)


def test_random_histories_give_the_same_with_and_without_a_memory(root: Path) -> None:
    chance = random.Random("histories")
    steps: list[Change] = [
        lambda where: repos.commit(where, "weiter") if repos.git(where, "status", "--porcelain") else None,
        lambda where: repos.write_case(where, waiting(case=f"2026-000{chance.randrange(5, 9)}", number=chance.randrange(9))),
        lambda where: shutil.rmtree(where / f"cases/2026/2026-000{chance.randrange(5, 9)}", ignore_errors=True),
        lambda where: repos.write_case(where, waiting(inspection(), case="2026-0004", number=4).set("title", str(chance.random()))),
        lambda where: (where / FOLDERS[2] / "files").mkdir(exist_ok=True),
        lambda where: (where / FOLDERS[2] / "records.yaml").write_text("- {\n", encoding="utf-8"),
        lambda where: repos.write_case(where, waiting(case="2026-0003", number=3)),
        lambda where: repos.git(where, "stash", "-q", "-u"),
        lambda where: repos.git(where, "checkout", "-q", chance.choice(["HEAD~1", "main", "HEAD"])),
    ]  # fmt: skip
    done = 0
    for _ in range(24):
        try:
            chance.choice(steps)(root)
        except CalledProcessError:
            continue  # git refuses some: a checkout over what is not committed
        done += 1
        assert_same(root, FOLDERS[2])
    assert done > 12


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


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.unlink(), id="missing"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-40]), id="cut off"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes().replace("罚".encode(), "许".encode(), 1)), id="altered"),
        pytest.param(lambda path: path.write_bytes(b"enforce-cases-1 x\n{}\n"), id="no digest"),
        pytest.param(lambda path: path.write_bytes(os.urandom(500)), id="noise"),
        pytest.param(lambda path: path.chmod(0o666), id="others may write it"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
        pytest.param(lambda path: (path.rename(path.with_name("x")), path.symlink_to("x")), id="a link"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", [WHOLE, CHANGES])
def test_a_memory_that_is_none_is_none(root: Path, name: str, spoil: Callable[[Path], object]) -> None:
    filled(root)
    spoil(root / CACHE / name)

    recall = Recall(Repository(root))

    assert entries_of(recall) == read_entries(root)
    assert keys_of(recall) == read_keys(root)
    recall.save()
    assert entries_of(Recall(Repository(root))) == read_entries(root)


def test_another_version_of_the_program_remembers_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, loaded: list[str]
) -> None:
    filled(root)
    loaded.clear()
    monkeypatch.setattr(subject, "tool_version", lambda: "enforcement-cli 0")

    keys_of(Recall(Repository(root)))

    assert loaded == FOLDERS


def test_it_is_private_and_never_under_version_control(root: Path) -> None:
    filled(root)

    assert stat.S_IMODE((root / CACHE / WHOLE).stat().st_mode) == 0o600
    assert stat.S_IMODE((root / CACHE / CHANGES).stat().st_mode) == 0o600
    assert "cache" not in repos.git(root, "status", "--porcelain", "--untracked-files=all")


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


def test_checking_and_a_dry_run_write_nothing(root: Path, enforce: Run) -> None:
    shutil.rmtree(root / CACHE)
    for command in (("check",), ("publish", "--dry-run"), ("site", "--dry-run"), ("show", "2026-0001")):
        enforce("--repo", root, "--as-of", DAY, *command)

    assert not (root / CACHE).exists()


def test_few_changes_are_written_beside_the_rest(root: Path) -> None:
    filled(root)
    whole = (root / CACHE / WHOLE).read_bytes()
    edited(root)

    filled(root)

    assert (root / CACHE / WHOLE).read_bytes() == whole
    assert b"\n" + FOLDERS[0].encode() in (root / CACHE / CHANGES).read_bytes()


def test_many_changes_are_written_into_the_rest(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enforcement_cli.cases.memory._FEW", 0)
    filled(root)
    whole = (root / CACHE / WHOLE).read_bytes()
    edited(root)
    replaced_by_a_copy(root)

    filled(root)

    assert (root / CACHE / WHOLE).read_bytes() != whole
    assert (root / CACHE / CHANGES).read_bytes().count(b"\n") == 2
    assert_same(root)


def test_a_full_disk_keeps_nobody_from_publishing(root: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be remembered is worked out again."""
    shutil.rmtree(root / CACHE)
    (root / CACHE).write_text("a file where the folder belongs", encoding="utf-8")

    assert enforce("--repo", root, "--as-of", DAY, "publish", "2026-0003", "--by", "丙示例").code == 0


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
