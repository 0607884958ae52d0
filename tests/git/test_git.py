"""What git is asked, in real repositories with Chinese names, whatever the user's settings are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from enforcement_cli.git import Git, GitError, GitState, find_top
from enforcement_cli.git.program import environment, find_program

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

Run = Callable[..., str]


@pytest.fixture(autouse=True)
def settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's settings but these."""
    file = tmp_path_factory.mktemp("settings") / "gitconfig"
    file.write_text("[user]\n\tname = 赵甲\n\temail = a@example.invalid\n[init]\n\tdefaultBranch = main\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(file))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return file


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


def put(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def commit(folder: Path, text: str) -> str:
    run(folder, "add", "-A")
    run(folder, "commit", "-q", "--allow-empty", "-m", text)
    return run(folder, "rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Two commits on main; the case repository lies in a folder below git's top."""
    top = tmp_path / "示例局 案件库"
    top.mkdir()
    run(top, "init", "-q")
    put(top, "案卷/cases/2026/2026-0001/case.yaml", "kind: 行政处罚\n")
    put(top, "案卷/files/现场照片 1.txt", "old\n")
    put(top, '案卷/空格 与"引号".txt', "x\n")
    put(top, ".gitignore", "*.log\n")
    commit(top, "one")
    put(top, "README.md", "second\n")
    commit(top, "two")
    return top


# Where we are


def test_a_sound_repository(repo: Path) -> None:
    git = Git(repo / "案卷")

    assert git.state() is GitState.OK
    assert git.state().message == git.state().remedy == ""
    assert git.top() == find_top(repo / "案卷" / "files" / "no such file") == repo.resolve()
    assert (git.prefix(), Git(repo).prefix()) == ("案卷/", "")
    assert git.head() == run(repo, "rev-parse", "HEAD")
    assert (git.branch(), git.is_shallow(), git.is_available()) == ("main", False, True)
    assert git.user_name() == "赵甲"


def test_no_repository(tmp_path: Path) -> None:
    git = Git(tmp_path)

    assert git.state() is GitState.NO_REPOSITORY
    assert git.top() is None
    assert find_top(tmp_path) is None
    assert git.user_name() == "赵甲"
    with pytest.raises(GitError) as told:
        git.changed_since("HEAD")
    assert str(told.value) == f"文件夹不在 git 版本库中（{tmp_path}）\n请在案件库文件夹运行 git init，并提交。"
    assert told.value.state is GitState.NO_REPOSITORY


def test_inside_git_itself_and_bare(repo: Path, tmp_path: Path) -> None:
    run(tmp_path, "clone", "-q", "--bare", str(repo), "bare.git")

    assert Git(repo / ".git").state() is GitState.NO_REPOSITORY
    assert Git(tmp_path / "bare.git").state() is GitState.NO_REPOSITORY
    assert find_top(tmp_path / "bare.git") is None


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="不是文件夹"):
        Git(tmp_path / "none").head()


def test_no_commit_yet(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q")
    git = Git(tmp_path)

    assert git.state() is GitState.UNBORN
    assert git.state().message == "版本库里还没有任何提交。"
    assert (git.head(), git.branch()) == (None, "main")
    assert not git.state().has_history
    with pytest.raises(GitError, match="没有版本HEAD"):
        git.changed_since("HEAD")


def test_detached(repo: Path) -> None:
    run(repo, "checkout", "-q", "HEAD~1")

    assert Git(repo).state() is GitState.DETACHED
    assert Git(repo).branch() is None
    assert Git(repo).state().has_history


def test_shallow(repo: Path, tmp_path: Path) -> None:
    run(tmp_path, "clone", "-q", "--depth=1", repo.resolve().as_uri(), "shallow")
    git = Git(tmp_path / "shallow")

    assert git.is_shallow()
    assert git.state() is GitState.SHALLOW
    assert git.changed_since("HEAD") == []
    with pytest.raises(GitError) as told:
        git.changed_since(run(repo, "rev-parse", "HEAD~1"))
    assert "版本库是浅克隆，里面没有版本" in str(told.value)
    assert str(told.value).endswith("请运行 git fetch --unshallow；在持续集成中请把克隆深度设为 0（完整克隆）。")


def test_shallow_without_a_common_base(repo: Path, tmp_path: Path) -> None:
    run(repo, "checkout", "-q", "-b", "side", "HEAD~1")
    commit(repo, "side")
    run(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", "-b", "main", repo.resolve().as_uri(), "shallow")

    with pytest.raises(GitError, match="是浅克隆，看不到版本origin/side与当前版本的共同起点"):
        Git(tmp_path / "shallow").changed_since("origin/side")


def test_dubious_ownership(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own way to rehearse it

    git = Git(repo)

    assert git.state() is GitState.UNSAFE
    assert find_top(repo) is None
    assert git.state().message == "文件夹属于另一个账户，git 拒绝在其中工作。"
    assert git.state().remedy.startswith("确认文件夹可信后，请运行 git config --global --add safe.directory")
    with pytest.raises(GitError, match="属于另一个账户"):
        git.head()


def test_no_git_program(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo))
    git = Git(repo)

    assert not git.is_available()
    assert git.state() is GitState.NO_PROGRAM
    assert git.top() is None
    assert git.user_name() is None
    with pytest.raises(GitError, match="没有安装 git"):
        git.head()


def test_damaged(repo: Path) -> None:
    (repo / ".git" / "config").write_text("[core\n", encoding="utf-8")

    assert Git(repo).state() is GitState.BROKEN
    with pytest.raises(GitError, match=r"git 报错（退出码128）：fatal: bad config"):
        Git(repo).head()


@pytest.mark.parametrize("part", ["HEAD", "objects"])
def test_damaged_beyond_recognition(repo: Path, part: str) -> None:
    """Git then says that there is no repository; that is no reason to pass as one that was never under git."""
    path = repo / ".git" / part
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.write_bytes(b"\xff\0")

    assert Git(repo).state() is GitState.BROKEN


def test_a_git_that_hangs(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")

    with pytest.raises(GitError, match=r"git 等了0\.2秒没有回答"):
        Git(repo, seconds=0.2).head()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script")
@pytest.mark.parametrize("answer", ["", "true", "head -c 1000 /dev/zero"])
def test_a_git_that_is_none(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8", newline="\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")

    assert Git(repo).state() is GitState.BROKEN


def test_every_state_has_its_words() -> None:
    for state in GitState:
        assert bool(state.message) == (state is not GitState.OK)
        (state.message + state.remedy).encode("gbk")


# What has changed


def test_all_kinds_of_changes(repo: Path) -> None:
    put(repo, "案卷/cases/2026/2026-0001/case.yaml", "kind: 行政许可\n")  # changed, not staged
    (repo / "案卷" / "files" / "现场照片 1.txt").unlink()  # deleted
    put(repo, "案卷/新的.yaml", "staged\n")
    run(repo, "add", "案卷/新的.yaml")
    put(repo, "案卷/未跟踪/换\n行.yaml", "untracked\n")
    put(repo, "案卷/x.log", "ignored\n")

    assert Git(repo / "案卷").changed_since("HEAD") == sorted(
        [
            "案卷/cases/2026/2026-0001/case.yaml",
            "案卷/files/现场照片 1.txt",
            "案卷/新的.yaml",
            "案卷/未跟踪/换\n行.yaml",
        ]
    )


def test_renamed_is_both_names(repo: Path) -> None:
    run(repo, "config", "diff.renames", "true")
    run(repo, "mv", '案卷/空格 与"引号".txt', "案卷/改名.txt")

    assert Git(repo).changed_since("HEAD") == sorted(["案卷/改名.txt", '案卷/空格 与"引号".txt'])


def test_from_the_merge_base_not_from_the_tip(repo: Path) -> None:
    """What others have done on main meanwhile is none of our changes."""
    run(repo, "checkout", "-q", "-b", "ours", "HEAD~1")
    put(repo, "案卷/ours.yaml", "ours\n")
    commit(repo, "ours")

    assert Git(repo).changed_since("main") == ["案卷/ours.yaml"]
    assert Git(repo).changed_since("HEAD") == []


def test_touched_is_not_changed(repo: Path) -> None:
    os.utime(repo / "README.md", (1_000_000_000, 1_000_000_000))

    assert Git(repo).changed_since("HEAD") == []
    assert Git(repo).status_clean()


def test_asking_writes_nothing(repo: Path) -> None:
    os.utime(repo / "README.md", (1_000_000_000, 1_000_000_000))  # tempts git to refresh its index
    before = {each: (each.stat().st_mtime_ns, each.stat().st_size) for each in repo.rglob("*")}
    git = Git(repo)

    git.state(), git.status_clean(), git.changed_since("HEAD"), git.is_ancestor("HEAD"), git.user_name()

    assert {each: (each.stat().st_mtime_ns, each.stat().st_size) for each in repo.rglob("*")} == before


@pytest.mark.parametrize("rev", ["", " ", "--output=x", "-h", "nope", "0" * 40, "a\nb", "HEAD:README.md", "案件"])
def test_unknown_revisions(rev: str, repo: Path) -> None:
    with pytest.raises(GitError) as told:
        Git(repo).changed_since(rev)

    assert str(told.value) == f"版本库里没有版本{rev}。\n请核对分支名、标签或者提交号。"
    assert not (repo / "x").exists()


def test_no_upstream_is_git_s_own_word(repo: Path) -> None:
    with pytest.raises(GitError, match="no upstream configured"):
        Git(repo).changed_since("@{upstream}")


def test_unrelated_history(repo: Path) -> None:
    run(repo, "checkout", "-q", "--orphan", "other")
    commit(repo, "other")

    with pytest.raises(GitError, match="版本main与当前版本没有共同的历史，无法比较"):
        Git(repo).changed_since("main")


def test_ancestors(repo: Path) -> None:
    run(repo, "branch", "side", "HEAD~1")

    assert Git(repo).is_ancestor("side")
    assert Git(repo).is_ancestor("HEAD")
    run(repo, "checkout", "-q", "side")
    assert not Git(repo).is_ancestor("main")
    with pytest.raises(GitError):
        Git(repo).is_ancestor("nope")


def test_clean(repo: Path) -> None:
    assert Git(repo).status_clean()
    put(repo, "案卷/新.yaml", "x")
    assert not Git(repo).status_clean()


def test_no_name(repo: Path, settings: Path) -> None:
    settings.write_text("", encoding="utf-8")

    assert Git(repo).user_name() is None


# Nothing bends the answers


def test_user_settings_do_not_matter(repo: Path, settings: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    hook = tmp_path / "hook"
    hook.write_text(f'#!/bin/sh\ntouch "{trap}"\n', encoding="utf-8")
    hook.chmod(0o755)
    put(repo, "案卷/cases/2026/2026-0001/case.yaml", "changed\n")
    for key, value in {
        "diff.external": str(hook),
        "core.fsmonitor": str(hook),
        "core.pager": str(hook),
        "core.quotepath": "true",
        "diff.relative": "true",
        "diff.noprefix": "true",
        "color.ui": "always",
        "status.short": "true",
        "status.branch": "true",
        "status.showUntrackedFiles": "no",
    }.items():
        run(repo, "config", key, value)
    put(repo, "新.txt", "untracked")

    git = Git(repo / "案卷")

    assert git.changed_since("HEAD") == ["新.txt", "案卷/cases/2026/2026-0001/case.yaml"]
    assert not git.status_clean()
    assert not trap.exists()


def test_another_repository_in_the_environment(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a hook, where git points its children at the repository it works on."""
    other = tmp_path / "other"
    other.mkdir()
    run(other, "init", "-q")
    for name, value in {"GIT_DIR": other / ".git", "GIT_WORK_TREE": other, "GIT_INDEX_FILE": other / "index"}.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    monkeypatch.setenv("GIT_TRACE", "1")

    assert Git(repo).top() == repo.resolve()
    assert Git(repo).changed_since("HEAD") == []


def test_environment() -> None:
    kept = environment(
        {"PATH": "/bin", "LC_MESSAGES": "zh_CN", "LANGUAGE": "zh", "GIT_DIR": "x", "GIT_CEILING_DIRECTORIES": "/home"}
    )

    assert kept == {
        "PATH": "/bin",
        "GIT_CEILING_DIRECTORIES": "/home",
        "LC_ALL": "C.UTF-8",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
    }


def test_a_git_in_the_judged_folder_is_not_run(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = repo / "git"
    planted.write_text("#!/bin/sh\ntouch planted-ran\n", encoding="utf-8")
    planted.chmod(0o755)
    monkeypatch.chdir(repo)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", os.environ["PATH"]]))

    assert Git(repo).head() is not None
    assert not (repo / "planted-ran").exists()
    assert find_program({"PATH": os.pathsep.join([".", ""])}) is None


def test_a_name_that_is_not_utf8(repo: Path) -> None:
    name = os.fsdecode(b"\xb0\xb8\xbe\xed.txt")  # GBK
    try:
        (repo / name).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system holds Unicode names only")

    assert Git(repo).changed_since("HEAD") == [name]
    assert (repo / Git(repo).changed_since("HEAD")[0]).exists()
