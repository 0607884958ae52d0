"""`check` tells a ledger entry that is gone or altered, whichever cases are asked for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from enforcement_cli.cli import ledger_memory
from enforcement_cli.cli.cache_folder import CACHE
from enforcement_cli.cli.ledger_memory import SEEN, _signed, seen_before
from enforcement_cli.git import Git
from enforcement_cli.git.first_kept import Touched, touched_since
from tests import process, repos
from tests.cli.conftest import Run
from tests.cli.departing import FAR, FOLDER, WITHDRAWAL, disclosed, go_on
from tests.cli.publishing import DAY, EPOCH

ALTERED = "cases/2026/2026-0002/disclosure/0001-published.yaml"
TOLD = [("HIS002", WITHDRAWAL, "2026-0001"), ("HIS003", ALTERED, "2026-0002")]


@pytest.fixture
def root(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One decision withdrawn, another one in public, all committed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return disclosed(tmp_path / "案件库", enforce)


def findings(enforce: Run, root: Path, *more: str) -> list[tuple[str, str, str | None]]:
    told = json.loads(enforce("--repo", root, "--as-of", DAY, "check", *more, "--format", "json").out)
    return [(each["rule"], each["file"], each["case"]) for each in told["findings"] if each["severity"] == "error"]


@pytest.mark.parametrize("far", FAR)
@pytest.mark.parametrize("remembered", [False, True], ids=["first run", "later run"])
def test_check_tells_each_once_with_whatever_cases_are_asked_for(
    far: str, remembered: bool, enforce: Run, root: Path
) -> None:
    if remembered:
        assert enforce("--repo", root, "--as-of", DAY, "site").code == 0
    assert findings(enforce, root) == []
    start = repos.git(root, "rev-parse", "HEAD").strip()
    (root / WITHDRAWAL).unlink()
    text = (root / ALTERED).read_text(encoding="utf-8")
    (root / ALTERED).write_text(text.replace("丙示例", "丁示例"), encoding="utf-8", newline="\n")
    go_on(root, far)

    assert findings(enforce, root) == TOLD
    assert findings(enforce, root, "--since", start) == TOLD
    assert findings(enforce, root, "2026-0001") == TOLD[:1]
    assert findings(enforce, root, "2026-0002") == TOLD[1:]
    verified = json.loads(enforce("--repo", root, "ledger", "verify", "--format", "json").out)
    assert {each["file"] for each in verified["faults"]} == {WITHDRAWAL, ALTERED}
    repos.git(root, "checkout", start, "--", WITHDRAWAL, ALTERED)
    assert findings(enforce, root) == []


@pytest.mark.parametrize("far", FAR)
def test_check_of_what_has_changed_tells_a_case_that_is_gone_with_its_ledger(
    far: str, enforce: Run, root: Path
) -> None:
    start = repos.git(root, "rev-parse", "HEAD").strip()
    shutil.rmtree(root / "cases/2026/2026-0001")
    go_on(root, far)

    told = [("HIS002", f"{FOLDER}/{name}", "2026-0001") for name in ("0001-published.yaml", "0002-withdrawn.yaml")]
    assert findings(enforce, root, "--since", start) == told
    assert findings(enforce, root) == told
    assert findings(enforce, root, "2026-0002") == []


def test_check_of_some_cases_does_not_read_the_whole_history_again(
    enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0
    seen = seen_before(root).until
    asked: list[str | None] = []

    def touched(git: Git, since: str | None, *patterns: str) -> Touched:
        asked.append(since)
        return touched_since(git, since, *patterns)

    monkeypatch.setattr(ledger_memory, "touched_since", touched)
    before = (root / CACHE / SEEN).read_bytes()
    assert findings(enforce, root, "2026-0001") == []
    assert asked == [seen]
    assert (root / CACHE / SEEN).read_bytes() == before
    # The check of everything believes nobody.
    (root / WITHDRAWAL).unlink()
    repos.commit(root, "删去")
    forged = repos.git(root, "rev-parse", "HEAD").strip()
    (root / CACHE / SEEN).write_bytes(_signed({"until": forged, "files": {}}))
    assert findings(enforce, root) == TOLD[:1]


def test_as_a_user_runs_it(root: Path) -> None:
    (root / WITHDRAWAL).unlink()
    repos.commit(root, "整理文件夹")

    done = process.run("--repo", root, "--as-of", DAY, "check")

    assert done.returncode == 1
    assert f"{WITHDRAWAL}:1:1  不符 HIS002" in done.stdout
    assert "这一条台账提交以后被删除：由测试于2026-11-20首次提交（" in done.stdout
    assert "公示台账由本工具逐条写入，序号连续不重复，写入后不得改动" in done.stdout
    stopped = process.run("--repo", root, "--as-of", DAY, "site")
    assert (stopped.returncode, "没有写入任何内容" in stopped.stderr) == (2, True)


def test_a_shallow_clone_is_undetermined_and_accuses_nobody(enforce: Run, root: Path, tmp_path: Path) -> None:
    (root / WITHDRAWAL).unlink()
    repos.commit(root, "删去")
    shallow = tmp_path / "浅"
    repos.git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), str(shallow))

    told = json.loads(enforce("--repo", shallow, "--as-of", DAY, "check", "--format", "json").out)["findings"]
    assert [(each["rule"], each["severity"]) for each in told if each["rule"].startswith("HIS")] == [
        ("HIS001", "undetermined")
    ]
