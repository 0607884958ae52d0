"""`enforce init`: a repository that passes its own check, on every machine it is cloned to."""

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

from enforcement_cli.cases.repository import REGISTERS
from enforcement_cli.cases.scaffold import CI_TARGETS
from enforcement_cli.cases.schema_copies import SCHEMA_GLOBS
from tests import repos
from tests.cli.conftest import Run
from tests.cli.publishing import snapshot
from tests.conftest import NO_GIT_LFS
from tests.process import environment

DAY = "2026-11-19"
FILES = {
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    "CODEOWNERS",
    "README.md",
    "enforce.yaml",
    "waivers.yaml",
    "calendars/.gitkeep",
    "cases/.gitkeep",
    *(f"registers/{name}.yaml" for name in REGISTERS),
    *(f".enforce/schemas/{name}.schema.json" for name in SCHEMA_GLOBS),
}


@pytest.fixture
def fresh(tmp_path: Path, enforce: Run) -> Path:
    """A new repository, not yet under git."""
    root = tmp_path / "案件库"
    assert enforce("--as-of", DAY, "init", root, "--name", "示例县工业和信息化局").code == 0
    return root


def paths(root: Path) -> set[str]:
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.parts and not path.name.startswith("lock")
    }


def test_what_is_written_and_what_is_said(tmp_path: Path, enforce: Run) -> None:
    root = tmp_path / "案件库"

    done = enforce("--as-of", DAY, "init", root, "--ci", "gitlab")

    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"已新建案件库 {root}，写入 {len(FILES) + 1} 个文件：\n"
        "  enforce.yaml             本机关设置，先从这里填起\n"
        "  registers/（17 个）      登记册：执法事项、人员、各项清单、文号、设备、经费、培训、年报等\n"
        "  waivers.yaml             不属于某一案件的已登记说明\n"
        "  cases/                   案件，每件一个文件夹\n"
        "  calendars/               放假安排，工具还不知道的年份才要填\n"
        "  README.md                给同事看的说明\n"
        "  CODEOWNERS               哪些文件由谁负责\n"
        f"  .enforce/（{len(SCHEMA_GLOBS)} 个）       供编辑器使用的填写规则\n"
        "  .vscode/                 编辑器配置：边写边提示\n"
        "  .pre-commit-config.yaml  提交前检查（可选）\n"
        "  .gitlab-ci.yml           自动检查和公示网站\n"
        "  其他（3 个）             版本管理和编辑器的其他配置\n"
        "\n接下来：\n"
        f"  git -C {root} init -b main\n"
        f"  git -C {root} add -- .\n"
        f"  git -C {root} commit -m 新建案件库\n"
        "  填好 enforce.yaml 和登记册，随时运行 enforce check；开案用 enforce new-case。\n"
        "案件含个人信息，案件库只能放在本机关自己的、境内的服务器或者共享盘上。\n"
    )
    assert paths(root) == FILES | {".gitlab-ci.yml"}


def test_its_own_check_is_clean_but_for_hints(fresh: Path, enforce: Run) -> None:
    repos.commit(fresh)

    done = enforce("--repo", fresh, "--as-of", DAY, "check", "--strict")

    assert done.code == 0, done.out
    assert re.findall(r"提示 ([A-Z]{3}[0-9]{3})", done.out) == ["REG001", "REG001", "REG001"]
    assert "不符0，无法判断0，请核实0，提示3" in done.out


def test_the_commands_that_it_prints_do_what_they_say(tmp_path: Path, enforce: Run) -> None:
    root = tmp_path / "案 件 库"
    said = enforce("--as-of", DAY, "init", root).out

    for line in said.splitlines():
        if line.startswith("  git "):
            subprocess.run(["bash", "-c", line], check=True, env=git_environment(), capture_output=True)

    assert repos.git(root, "status", "--porcelain") == ""
    assert enforce("--repo", root, "--as-of", DAY, "check").code == 0


def git_environment() -> dict[str, str]:
    return environment(
        {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "测试",
            "GIT_AUTHOR_EMAIL": "test@example.invalid",
            "GIT_COMMITTER_NAME": "测试",
            "GIT_COMMITTER_EMAIL": "test@example.invalid",
        }
    )


def test_inside_a_git_repository_it_needs_no_new_one(tmp_path: Path, enforce: Run) -> None:
    repos.git(tmp_path, "init", "-q")

    assert "init -b main" not in enforce("init", tmp_path / "案件库").out


def test_a_dry_run_writes_nothing(tmp_path: Path, enforce: Run) -> None:
    done = enforce("init", tmp_path / "案件库", "--dry-run")

    assert done.code == 0
    assert done.out.startswith(f"将新建案件库 {tmp_path / '案件库'}，写入 {len(FILES)} 个文件：\n  enforce.yaml ")
    assert "接下来" not in done.out
    assert list(tmp_path.iterdir()) == []


def test_quiet_says_nothing(tmp_path: Path, enforce: Run) -> None:
    assert enforce("-q", "init", tmp_path / "案件库").out == ""


@pytest.mark.parametrize("below", ["", "cases", "cases/2026/new"])
def test_a_repository_is_never_made_anew_nor_in_another(fresh: Path, enforce: Run, below: str) -> None:
    (fresh / "enforce.yaml").write_text("bureau: {name: 示例局}\n", encoding="utf-8")
    before = snapshot(fresh)

    done = enforce("init", fresh / below, "--yes")

    assert done.code == 2
    assert done.err == (
        f"错误：{fresh} 已经是案件库（enforce.yaml）\n"
        "更新供编辑器使用的填写规则用 enforce init --update；其他文件请直接修改。\n"
    )
    assert snapshot(fresh) == before


def test_somebody_elses_files_are_not_overwritten_unasked(tmp_path: Path, enforce: Run) -> None:
    (tmp_path / "README.md").write_text("我的说明", encoding="utf-8")

    done = enforce("init", tmp_path)

    assert done.code == 2
    assert done.err.startswith("错误：已有这些文件，没有覆盖：README.md\n")
    assert paths(tmp_path) == {"README.md"}
    assert enforce("init", tmp_path, "--yes").code == 0
    assert "案件库" in (tmp_path / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--name", " "], "错误：机关名称要写在一行里，不能为空"),
        (["--name", "示例\n局"], "错误：机关名称要写在一行里，不能为空"),
        (["--ci", "jenkins"], "错误：--ci：“jenkins”不在可选之列：gitlab、gitea、github、none"),
    ],
)
def test_what_cannot_be_done_is_refused(tmp_path: Path, enforce: Run, arguments: list[str], said: str) -> None:
    done = enforce("init", tmp_path / "案件库", *arguments)

    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "案件库").exists()


def test_a_file_in_its_place(tmp_path: Path, enforce: Run) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")

    assert enforce("init", tmp_path / "x").err == f"错误：{tmp_path / 'x'} 是文件，不能在此新建案件库\n"


@pytest.mark.parametrize(
    "name",
    ['示例"局"', "示例: 局 #1", "{{ 7*7 }}", "- 示例", "示例'局'", "[示例]", "yes", "123", "<b>示例</b>", "示例\\局"],
)
def test_a_name_is_text_whatever_stands_in_it(tmp_path: Path, enforce: Run, name: str) -> None:
    assert enforce("init", tmp_path, "--name", name).code == 0
    repos.commit(tmp_path)

    settings = yaml.load((tmp_path / "enforce.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert settings["bureau"]["name"] == name
    assert enforce("--repo", tmp_path, "check").code == 0


def test_update_brings_back_the_editors_copies_and_nothing_else(fresh: Path, enforce: Run) -> None:
    (fresh / ".enforce/schemas/case.schema.json").write_text("{}", encoding="utf-8")
    (fresh / ".enforce/schemas/review.schema.json").unlink()
    (fresh / "README.md").write_text("我的说明", encoding="utf-8")
    repos.commit(fresh)
    told = enforce("--repo", fresh, "--as-of", DAY, "check").out
    assert "请核实 STR018\n  编辑器使用的填写说明与本工具的版本不一致：case.schema.json、review.schema.json" in told
    before = snapshot(fresh)

    done = enforce("--repo", fresh / "cases", "init", "--update")

    assert done.code == 0
    assert done.out.startswith(
        "已写入 .enforce/schemas/case.schema.json\n已写入 .enforce/schemas/review.schema.json\n\n请提交"
    )
    changed = {name for name, found in snapshot(fresh).items() if before.get(name) != found}
    assert changed == {".enforce/schemas/case.schema.json", ".enforce/schemas/review.schema.json"}
    assert enforce("init", fresh, "--update").out == "没有变化，没有写入。\n"


def test_update_can_bring_a_server_later(fresh: Path, enforce: Run) -> None:
    assert enforce("init", fresh, "--update", "--ci", "gitea").code == 0
    assert paths(fresh) == FILES | {".gitea/workflows/enforce.yml"}
    # Somebody's changes to it are asked about.
    (fresh / ".gitea/workflows/enforce.yml").write_text("mine", encoding="utf-8")
    assert enforce("init", fresh, "--update", "--ci", "gitea").code == 2


def test_update_needs_a_repository(tmp_path: Path, enforce: Run) -> None:
    assert enforce("init", tmp_path, "--update").err == f"错误：{tmp_path} 里没有 enforce.yaml，不是案件库\n"


def test_line_ends_and_large_media(fresh: Path) -> None:
    lines = [
        line
        for line in (fresh / ".gitattributes").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert lines[:3] == ["* text=auto eol=lf", "cases/**/files/** -text", "cases/**/disclosure/** -text"]
    assert all(line.endswith(" filter=lfs diff=lfs merge=lfs -text") for line in lines[3:])
    repos.git(fresh, "init", "-q")
    for file, attribute, value in (
        ("enforce.yaml", "eol", "lf"),
        ("cases/2026/2026-0001/case.yaml", "text", "auto"),
        ("cases/2026/2026-0001/files/R01.txt", "text", "unset"),
        ("cases/2026/2026-0001/files/第一批/R01.yaml", "text", "unset"),
        ("cases/2026/2026-0001/disclosure/0001-published.yaml", "text", "unset"),
        ("cases/2026/2026-0001/files/R02.mp4", "filter", "lfs"),
        ("cases/2026/2026-0001/files/DSC0001.MP4", "filter", "lfs"),
        ("cases/2026/2026-0001/files/R02.wav", "filter", "unspecified"),
    ):
        said = repos.git(fresh, "-c", "core.quotePath=false", "check-attr", attribute, "--", file)
        assert said == f"{file}: {attribute}: {value}\n"


def test_the_editor_knows_the_schema_of_every_file(fresh: Path) -> None:
    settings = json.loads((fresh / ".vscode/settings.json").read_text(encoding="utf-8"))

    assert all((fresh / schema).is_file() for schema in settings["yaml.schemas"])
    assert len(settings["yaml.schemas"]) == len(SCHEMA_GLOBS)
    for path in fresh.rglob("*.yaml"):
        if path.name.startswith("."):
            continue
        first = path.read_text(encoding="utf-8").splitlines()[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
        assert named, path
        assert (path.parent / named[1]).is_file(), path


def test_different_people_answer_for_different_files(fresh: Path) -> None:
    owners = (fresh / "CODEOWNERS").read_text(encoding="utf-8")

    for path in (
        "/enforce.yaml",
        "/registers/",
        "/cases/**/review.yaml",
        "/cases/**/waivers.yaml",
        "/cases/**/disclosure/",
    ):
        assert re.search(rf"^{re.escape(path)} +@", owners, re.MULTILINE), path


def test_what_is_not_a_case_is_not_committed(fresh: Path) -> None:
    repos.git(fresh, "init", "-q")
    ignored = (
        "public/index.html",
        "public.new-1/x",
        ".enforce/lock",
        ".enforce/lock.holder",
        "~$案卷.docx",
        "Thumbs.db",
    )

    said = repos.git(fresh, "check-ignore", "--", *ignored)

    assert len(said.splitlines()) == len(ignored)


def test_every_setting_that_stands_there_as_a_comment_is_right(fresh: Path, enforce: Run) -> None:
    """Taken out of its comment, each is what the schema asks for."""
    path = fresh / "enforce.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("# settings:")
    block, rest = text[start:].split("\n\n", 1)
    path.write_text(text[:start] + re.sub(r"(?m)^# ", "", block) + "\n\n" + rest, encoding="utf-8")
    repos.commit(fresh)

    settings = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["settings"]
    assert len(settings) >= 8
    done = enforce("--repo", fresh, "--as-of", DAY, "check", "--strict")
    assert done.code == 0, done.out


def test_the_readme_warns(fresh: Path) -> None:
    text = (fresh / "README.md").read_text(encoding="utf-8")

    assert text.startswith("# 示例县工业和信息化局 行政执法案件库\n")
    assert "个人信息" in text
    assert "国家秘密" in text


# Continuous integration


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


# Clones


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
