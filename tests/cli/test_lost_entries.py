"""A ledger entry that was committed and is gone or altered: whatever writes stops and says how to get it back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from enforcement_cli.cases.ledger_history import LedgerHistory
from enforcement_cli.cli import ledger_memory
from enforcement_cli.cli.cache_folder import CACHE, write_cached
from enforcement_cli.cli.departures import ledger_history
from enforcement_cli.cli.ledger_memory import SEEN, Seen, _plain, _signed, seen_before
from enforcement_cli.git import Git, GitState
from enforcement_cli.git.first_kept import Kept, Touched, touched_since
from tests import repos
from tests.cli.conftest import Run
from tests.cli.departing import FAR, FOLDER, WITHDRAWAL, disclosed, go_on
from tests.cli.publishing import DAY, EPOCH, snapshot

PAGE = "public/decisions/2026-0001-1.html"
COMMANDS = pytest.mark.parametrize(
    "command",
    [
        ("site",),
        ("site", "--full"),
        ("publish", "--by", "丙示例", "--yes"),
        ("publish", "confirm", "2026-0002", "--channel", "site", "--url", "https://example.gov.cn/1", "--on", DAY),
        ("export", "credit-china", "--format", "csv"),
        ("export", "credit-china", "--dry-run"),
        ("publish", "2026-0002", "--by", "丙示例"),
        ("withdraw", "2026-0002", "--trigger", "依法不予公开", "--by", "丙示例"),
    ],
    ids=" ".join,
)


@pytest.fixture
def root(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One decision withdrawn, another one in public, all committed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return disclosed(tmp_path / "案件库", enforce)


@COMMANDS
@pytest.mark.parametrize("far", FAR)
def test_nothing_is_written_until_it_is_back(command: tuple[str, ...], far: str, enforce: Run, root: Path) -> None:
    assert not (root / PAGE).exists()
    (root / WITHDRAWAL).unlink()
    sound = go_on(root, far)

    done = enforce("--repo", root, "--as-of", DAY, *command)

    assert done.code == 2
    assert "公示台账少了已经提交的 1 条" in done.err
    assert WITHDRAWAL in done.err
    assert f"git checkout {sound} -- {WITHDRAWAL} 恢复" in done.err
    assert not (root / PAGE).exists()
    assert not (root / "exports").exists()
    repos.git(root, "checkout", sound, "--", WITHDRAWAL)
    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0


@COMMANDS
@pytest.mark.parametrize("far", FAR)
def test_nothing_is_written_until_it_says_again_what_it_said(
    command: tuple[str, ...], far: str, enforce: Run, root: Path
) -> None:
    written = (root / WITHDRAWAL).read_bytes()
    (root / WITHDRAWAL).write_bytes(written.replace("丙示例".encode(), "丁示例".encode()))
    before = snapshot(root)
    sound = go_on(root, far)

    done = enforce("--repo", root, "--as-of", DAY, *command)

    assert done.code == 2
    assert done.err.splitlines()[-2:] == [
        f"错误：公示台账有已经提交的 1 条被改动，首先是 {WITHDRAWAL}：公示网站会与当时公示的不一致，没有写入任何内容",
        f"台账只增不改。请运行 git checkout {sound} -- {WITHDRAWAL} 恢复，再运行一次；不是您删改的，用 enforce ledger verify 查明。",
    ]
    assert snapshot(root) == before
    repos.git(root, "checkout", sound, "--", WITHDRAWAL)
    assert (root / WITHDRAWAL).read_bytes() == written
    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0


def test_a_first_entry_is_not_written_anew(enforce: Run, root: Path) -> None:
    shutil.rmtree(root / "cases/2026/2026-0002/disclosure")

    done = enforce("--repo", root, "--as-of", DAY, "publish", "2026-0002", "--by", "丙示例")

    assert done.code == 2
    assert "公示台账少了已经提交的 1 条" in done.err
    assert not (root / "cases/2026/2026-0002/disclosure").exists()


def test_what_nobody_has_committed_is_not_missed(enforce: Run, root: Path) -> None:
    again = ("publish", "2026-0002", "--by", "丙示例", "--reason", "更正摘要")
    decisions = root / "cases/2026/2026-0002/decisions.yaml"
    decisions.write_bytes(decisions.read_bytes().replace("使用".encode(), "违规使用".encode()))
    assert enforce("--repo", root, "--as-of", DAY, *again).code == 0
    update = root / "cases/2026/2026-0002/disclosure/0002-updated.yaml"
    repos.git(root, "add", "-A")
    update.unlink()

    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0
    repos.git(root, "add", "-A")
    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0


def test_taken_out_of_version_control_it_is_still_compared(enforce: Run, root: Path) -> None:
    repos.git(root, "rm", "-r", "-q", "--cached", FOLDER)
    repos.git(root, "commit", "-q", "-m", "not under version control any longer")
    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0

    (root / WITHDRAWAL).unlink()
    assert enforce("--repo", root, "--as-of", DAY, "site").code == 2


def test_a_case_that_was_purged_lawfully_stops_nobody(enforce: Run, root: Path) -> None:
    base = ("--repo", root, "--as-of", DAY)
    shutil.rmtree(root / "cases/2026/2026-0001")
    repos.commit(root, "期满销毁")
    assert enforce(*base, "site").code == 2
    reason = "保管期限届满，经鉴定销毁，销毁清册第1号"
    files = [f"{FOLDER}/0001-published.yaml", WITHDRAWAL]
    for file in files:
        done = enforce(*base, "waive", "HIS002", "--file", file, "--by", "P09", "--reason", reason, "--yes")
        assert done.code == 0, done.err

    assert enforce(*base, "site").code == 0
    assert enforce(*base, "publish", "--by", "丙示例", "--yes").code == 0
    checked = json.loads(enforce(*base, "check", "--format", "json").out)
    told = [(each["rule"], each["file"], (each["waiver"] or {}).get("reason")) for each in checked["findings"]]
    assert [each for each in told if each[0][:3] in ("HIS", "DIS")] == [("HIS002", file, reason) for file in files]
    assert checked["summary"]["error"] == 0, told
    verified = enforce(*base, "ledger", "verify")
    assert verified.code == 0
    assert verified.out.splitlines()[:3] == [
        *(f"{file}：已经清除，戊示例于{DAY}登记说明：{reason}" for file in files),
        "台账现有 1 条，没有改动；另有 2 条已经清除，都有登记说明。",
    ]
    assert "前后相接" not in verified.out
    # Another one is another matter.
    (root / "cases/2026/2026-0002/disclosure/0001-published.yaml").unlink()
    assert enforce(*base, "site").code == 2


def test_a_case_folder_that_moved_with_its_ledger_has_lost_nothing(enforce: Run, root: Path) -> None:
    (root / "cases/2025").mkdir()
    (root / "cases/2026/2026-0001").rename(root / "cases/2025/2026-0001")

    assert ledger_history(Git(root), GitState.OK) == LedgerHistory()
    repos.commit(root, "移动")
    assert ledger_history(Git(root), GitState.OK) == LedgerHistory()
    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0
    (root / "cases/2025/2026-0001/disclosure/0002-withdrawn.yaml").unlink()
    (found,) = ledger_history(Git(root), GitState.OK).departures
    assert (found.file, found.kind) == (WITHDRAWAL.replace("2026/", "2025/", 1), "removed")
    done = enforce("--repo", root, "--as-of", DAY, "site")
    assert f"git checkout HEAD -- {found.file} 恢复" in done.err


def test_only_what_is_new_is_looked_at(enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = ("--repo", root, "--as-of", DAY, "site")
    asked: list[str | None] = []
    real = touched_since

    def touched(git: Git, since: str | None, *patterns: str) -> Touched:
        asked.append(since)
        return real(git, since, *patterns)

    monkeypatch.setattr(ledger_memory, "touched_since", touched)
    assert enforce(*site).code == 0
    first = repos.git(root, "rev-parse", "HEAD").strip()
    (root / WITHDRAWAL).unlink()
    repos.commit(root, "删去")
    assert enforce(*site).code == 2
    repos.git(root, "checkout", "-q", first, "--", WITHDRAWAL)
    repos.commit(root, "恢复")
    assert enforce(*site).code == 0
    last = repos.git(root, "rev-parse", "HEAD").strip()
    assert asked == [asked[0], first, first]
    assert seen_before(root).until == last
    assert seen_before(root).files.keys() == {WITHDRAWAL}

    # What git first kept of it is remembered, too; and what is altered afterwards is found all the same.
    def never(*_: object) -> None:
        raise AssertionError("the whole history need not be read again")

    monkeypatch.setattr(ledger_memory, "first_kept", never)
    assert enforce(*site).code == 0
    (root / WITHDRAWAL).write_bytes(b"")
    repos.commit(root, "改了")
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert enforce(*site).code == 2


def test_whatever_is_left_of_what_was_remembered_the_answer_is_the_same(enforce: Run, root: Path) -> None:
    site = ("--repo", root, "--as-of", DAY, "site")
    assert enforce(*site).code == 0
    remembered = root / CACHE / SEEN
    whole = remembered.read_bytes()
    (root / WITHDRAWAL).unlink()
    repos.commit(root, "删去")
    unknown = _signed({"until": "0" * 40, "files": {}})
    for each in (b"", whole[:-9], whole.replace(b"until", b"Until"), _signed([]), _signed({"until": 1}), unknown):
        remembered.write_bytes(each)
        assert enforce(*site).code == 2
    assert seen_before(root) == Seen("0" * 40), "the last one was whole, and of no use"


def test_without_git_nothing_is_known_to_be_missing(enforce: Run, root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / WITHDRAWAL).unlink()

    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0


def test_what_was_remembered_is_whole_or_nothing(tmp_path: Path) -> None:
    kept = Kept(frozenset({"a" * 40}), "b" * 40, "2026-04-01", "名字\udcff")
    seen = Seen("c" * 40, {WITHDRAWAL: kept, f"{FOLDER}/0001-published.yaml": None})
    data = _signed(_plain(seen))
    write_cached(tmp_path, SEEN, data)
    assert seen_before(tmp_path) == seen
    assert list(seen_before(tmp_path).files) == list(seen.files)
    spoilt = [data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :] for at in range(len(data))]
    spoilt += [*(data[:at] for at in range(len(data) - 1)), data + b"\n", data + data]
    for each in spoilt:
        (tmp_path / CACHE / SEEN).write_bytes(each)
        assert seen_before(tmp_path) == Seen()
