"""A new repository in other places: on a server, before a commit, in a clone with other line ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from enforcement_cli.cases.scaffold import CI_TARGETS
from tests import repos
from tests.cli.conftest import Run
from tests.cli.inits import DAY, git_environment
from tests.conftest import NO_GIT_LFS

SHIMS = {
    # What installs the tool from ENFORCE_SOURCE makes the program of this test available, and nothing before it does.
    "python": 'test "$*" = "-m pip install --quiet $ENFORCE_SOURCE"\n'
    'printf \'#!/bin/sh\\nexec "%s" -m enforcement_cli "$@"\\n\' "$REAL_PYTHON" > "$SHIMS/enforce"\n'
    'chmod +x "$SHIMS/enforce"\n',
    "apt-get": ":\n",
    "rsync": 'for last; do :; done\nmkdir -p "$last"\ncp -R public/. "$last"\n',
}


def commands_of(content: dict[str, Any]) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """(command, environment) of every step, by job, of a GitLab or GitHub file."""
    jobs: dict[str, list[tuple[str, dict[str, str]]]] = {}
    if "jobs" in content:
        for name, job in content["jobs"].items():
            jobs[name] = [(step["run"], step.get("env", {})) for step in job["steps"] if "run" in step]
        return jobs
    for name, job in content.items():
        if isinstance(job, dict) and "script" in job:
            jobs[name] = [(line, {}) for line in (*job.get("before_script", ()), *job["script"])]
    return jobs


@pytest.mark.skipif(os.name == "nt", reason="the runners are Linux")
@pytest.mark.parametrize("ci", sorted(CI_TARGETS))
def test_the_commands_of_the_server_do_their_work(tmp_path: Path, enforce: Run, ci: str) -> None:
    root = tmp_path / "案件库"
    assert enforce("--as-of", DAY, "init", root, "--ci", ci).code == 0
    repos.commit(root)
    content = yaml.safe_load((root / CI_TARGETS[ci][1]).read_text(encoding="utf-8"))
    jobs = commands_of(content)
    assert len(jobs) == 2
    for name, steps in jobs.items():
        shims = tmp_path / f"bin-{name}"
        shims.mkdir()
        for shim, script in SHIMS.items():
            for each in (shim, "python3") if shim == "python" else (shim,):
                (shims / each).write_text(f"#!/bin/sh\nset -e\n{script}", encoding="utf-8")
                (shims / each).chmod(0o755)
        work = tmp_path / name
        subprocess.run(["git", "clone", "-q", root, work], check=True, env=git_environment())
        variables = content.get("variables", content.get("env", {}))
        base = git_environment() | {key: str(value) for key, value in variables.items()}
        base |= {"PATH": f"{shims}:/usr/bin:/bin", "SHIMS": str(shims), "REAL_PYTHON": sys.executable}
        base["PYTHONPATH"] = str(Path(__file__).parents[2])
        for command, more in steps:
            given = {key: "" if "${{" in str(value) else str(value) for key, value in more.items()}
            if "DEPLOY_TARGET" in more:
                given["DEPLOY_TARGET"] = str(tmp_path / "served")
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", command],
                cwd=work,
                env=base | given,
                capture_output=True,
                check=False,
            )
            assert done.returncode == 0, f"{name}: {command}\n{done.stdout.decode()}{done.stderr.decode()}"
        if name != "check":
            assert (work / "public" / "index.html").is_file()
            if ci != "gitlab":
                assert (tmp_path / "served" / "index.html").is_file()


@pytest.mark.parametrize("ci", sorted(CI_TARGETS))
def test_the_server_sees_the_whole_history_and_the_tools_source_is_one_variable(
    tmp_path: Path, enforce: Run, ci: str
) -> None:
    assert enforce("init", tmp_path, "--ci", ci).code == 0
    text = (tmp_path / CI_TARGETS[ci][1]).read_text(encoding="utf-8")

    assert 'GIT_DEPTH: "0"' in text or text.count("fetch-depth: 0") == 2
    assert len(re.findall(r"^ *ENFORCE_SOURCE:", text, re.MULTILINE)) == 1
    assert text.count('pip install --quiet "$ENFORCE_SOURCE"') == 2
    # Nothing of an event's own text gets into a shell.
    assert not re.search(r"run:.*\$\{\{", text)
    assert "pull_request_target" not in text
    for action in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)


@pytest.mark.skipif(os.name == "nt", reason="entries are run by a shell")
def test_what_is_asked_before_a_commit_can_be_run(fresh: Path, tmp_path: Path) -> None:
    hooks = yaml.safe_load((fresh / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert [each["repo"] for each in hooks] == ["local"]
    shim = tmp_path / "bin" / "enforce"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m enforcement_cli "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    repos.git(fresh, "init", "-q")
    # Before the first commit, and after it.
    for committed in (False, True):
        if committed:
            repos.commit(fresh)
        for hook in hooks[0]["hooks"]:
            done = subprocess.run(
                ["bash", "-c", hook["entry"]],
                cwd=fresh,
                env=git_environment()
                | {"PATH": f"{shim.parent}:/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2])},
                capture_output=True,
                check=False,
            )
            assert done.returncode == 0, f"{hook['id']}: {done.stdout.decode()}{done.stderr.decode()}"


def test_a_clone_with_other_line_ends_and_with_lfs_is_clean_and_judged_alike(
    fresh: Path, tmp_path: Path, enforce: Run
) -> None:
    if shutil.which("git-lfs") is None:
        pytest.skip(f"{NO_GIT_LFS}: there is no git-lfs")
    repos.git(fresh, "init", "-q", "-b", "main")
    repos.git(fresh, "lfs", "install", "--local")
    case = add_case(fresh)
    repos.commit(fresh)
    first = enforce("--repo", fresh, "--as-of", DAY, "check", "--format", "json")
    pointer = repos.git(fresh, "show", f"HEAD:{case}/files/录像.MP4")
    assert pointer.startswith("version https://git-lfs.github.com/spec/v1\n")

    clone = tmp_path / "副本"
    clone.mkdir()
    subprocess.run(
        ["git", "-c", "core.autocrlf=true", "clone", "-q", "-c", "core.autocrlf=true", fresh, clone],
        check=True,
        env=git_environment() | {"GIT_LFS_SKIP_SMUDGE": "1"},
    )
    repos.git(clone, "lfs", "install", "--local", "--skip-smudge")
    repos.git(clone, "checkout", "--", ".")

    assert repos.git(clone, "status", "--porcelain") == ""
    assert (clone / "enforce.yaml").read_bytes() == (fresh / "enforce.yaml").read_bytes()
    assert (clone / case / "files/笔录.txt").read_bytes() == "第一行\r\n第二行\n".encode()
    assert (clone / case / "files/录像.MP4").read_bytes() != (fresh / case / "files/录像.MP4").read_bytes()
    again = enforce("--repo", clone, "--as-of", DAY, "check", "--format", "json")
    assert json.loads(again.out) == json.loads(first.out)
    assert first.code == again.code
    assert "STR0" not in first.out


def add_case(root: Path) -> str:
    """A case with a text of mixed line ends and a recording, both with their hashes."""
    import hashlib

    folder = root / "cases/2026/2026-0001"
    (folder / "files").mkdir(parents=True)
    contents = {"笔录.txt": "第一行\r\n第二行\n".encode(), "录像.MP4": bytes(range(256)) * 20}
    records = []
    for number, (name, data) in enumerate(contents.items(), 1):
        (folder / "files" / name).write_bytes(data)
        records.append(
            {
                "id": f"R{number:02d}",
                "type": "其他",
                "made_on": "2026-11-18",
                "file": f"files/{name}",
                "sha256": hashlib.sha256(data).hexdigest(),
            }
        )
    repos.put(folder / "case.yaml", {"id": "2026-0001", "kind": "其他", "opened_on": "2026-11-18"})
    repos.put(folder / "records.yaml", records)
    return "cases/2026/2026-0001"
