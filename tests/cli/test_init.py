"""`enforce init`: what is written and said, what is refused, and what `--update` brings."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from enforcement_cli.cases.repository import REGISTERS
from enforcement_cli.cases.schema_copies import SCHEMA_GLOBS
from tests import repos
from tests.cli.conftest import Run
from tests.cli.inits import DAY, git_environment
from tests.cli.publishing import snapshot

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
