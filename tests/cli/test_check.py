"""`enforce check` from the outside: what it prints, what it exits with, and that it changes nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from enforcement_cli.law.rule import all_rules
from enforcement_cli.resources import SCHEMAS
from tests import repos
from tests.builders import Draft, inspection, penalty
from tests.cli.conftest import Run
from tests.process import run

AS_OF = ("--as-of", "2026-12-10")


def unknown_officer() -> Draft:
    """A case that OFF001 finds fault with, and no other rule."""
    draft = penalty().set("id", "2026-0009").set("decisions/0/document_no", "示〔2026〕9号")
    return draft.set("ledger/0/case", "2026-0009").set("officers", ["P01", "P02", "P77"])


@pytest.fixture
def broken(repo: Path) -> Path:
    """The repository with such a case added and committed."""
    repos.write_case(repo, unknown_officer())
    repos.commit(repo)
    return repo


def found(out: str) -> list[dict[str, Any]]:
    """The findings of a JSON report that are about the unknown officer."""
    return [each for each in json.loads(out)["findings"] if each["rule"] == "OFF001"]


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file's bytes and time of change."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_a_sound_repository(enforce: Run, repo: Path) -> None:
    done = enforce("check", "--repo", repo, *AS_OF)

    assert (done.code, done.err) == (0, "")
    assert "判断了2件案件：不符0，无法判断0，请核实0，" in done.out
    assert "未发现机器可判断的问题（已判断 " in done.out
    assert "本结果不证明案件合法。" in done.out


def verdicts(out: str) -> tuple[int, ...]:
    """How many rules reached a verdict, how many did not, how many duties are for people."""
    told = re.search(r"已判断 ([0-9]+) 项，无法判断 ([0-9]+) 项，须人工判断 ([0-9]+) 项", out)
    assert told
    return tuple(map(int, told.groups()))


def test_a_run_says_how_much_was_judged(enforce: Run, repo: Path) -> None:
    whole = len(all_rules())
    assert verdicts(enforce("check", "--repo", repo, *AS_OF).out)[:2] == (whole, 0)
    assert verdicts(enforce("check", "--repo", repo, *AS_OF, "--ignore", "STR,DIS001").out)[:2] == (
        whole - 1 - sum(each.id.startswith("STR") for each in all_rules()),
        0,
    )

    unasked = penalty().set("id", "2026-0009").drop("major").drop("major_grounds")
    repos.write_case(repo, unasked.set("decisions/0/document_no", "示〔2026〕1号").set("ledger/0/case", "2026-0009"))
    repos.commit(repo)
    done = enforce("check", "--repo", repo, *AS_OF)
    assert done.code == 1
    assert verdicts(done.out)[:2] == (whole - 1, 1)

    waiver = {"rule": "REV003", "by": "P09", "on": "2026-04-01", "reason": "承办人调离，已补问"}
    repos.put(repo / "cases/2026/2026-0009/waivers.yaml", [waiver])
    done = enforce("check", "--repo", repo, *AS_OF)
    assert done.code == 0
    assert verdicts(done.out)[:2] == (whole, 0)


def test_the_public_tree_is_held_against_the_ledger_by_the_full_check_alone(enforce: Run, repo: Path) -> None:
    (repo / "public").mkdir()
    (repo / "public" / "index.html").write_text("x", encoding="utf-8")

    full, named = (
        json.loads(enforce("check", "--repo", repo, *AS_OF, *case, "--format", "json").out)["findings"]
        for case in ((), ("2026-0001",))
    )

    assert [each["rule"] for each in full] == ["DIS024"]
    assert named == []


def test_a_finding_has_its_place_and_its_law(enforce: Run, broken: Path) -> None:
    done = enforce("check", "--repo", broken, *AS_OF, "--select", "OFF001")

    lines = (broken / "cases/2026/2026-0009/case.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "P77" in text)
    column = lines[line - 1].index('"P77"') + 1
    assert done.code == 1
    assert f"cases/2026/2026-0009/case.yaml:{line}:{column}  不符 OFF001\n" in done.out
    assert "“承办人员”写的 P77 不在人员名录中" in done.out
    assert "依据：陵工信字〔2019〕101号 四(三)（S-65）：" in done.out


def test_named_cases_only(enforce: Run, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for named in ("2026-0001", "cases/2026/2026-0001", "cases/2026/2026-0001/decisions.yaml"):
        done = enforce("check", named, "--repo", broken, *AS_OF, "--format", "json")
        assert (done.code, json.loads(done.out)["summary"]["cases"]) == (0, 1)

    monkeypatch.chdir(broken / "cases" / "2026" / "2026-0009")
    assert enforce("check", "case.yaml", *AS_OF).code == 1


def test_a_case_that_is_not_there(enforce: Run, repo: Path) -> None:
    done = enforce("check", "2026-0404", "--repo", repo)

    assert done.code == 2
    assert done.err == (
        "错误：没有找到案件“2026-0404”\n请写案件编号（如 2026-0003）、案件文件夹，或者其中任一文件的路径。\n"
    )


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "error"], 1),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "never"], 0),
        (["--strict"], 1),
        (["--select", "OFF"], 1),
        (["--select", "off001"], 1),
        (["--select", "STR"], 0),
        (["--select", "STR", "--select", "OFF0"], 1),
        (["--select", "STR，OFF001"], 1),
        (["--ignore", "OFF"], 0),
        (["--select", "OFF", "--ignore", "OFF001"], 0),
    ],
)
def test_exit_code_and_selection(enforce: Run, broken: Path, options: list[str], code: int) -> None:
    assert enforce("check", "--repo", broken, *AS_OF, *options).code == code


def test_severities_below_the_limit_pass(enforce: Run, tmp_path: Path) -> None:
    root = repos.write(tmp_path / "r", inspection())  # not under git: HIS001, a warning

    assert enforce("check", "--repo", root, *AS_OF).code == 0
    assert enforce("check", "--repo", root, *AS_OF, "--strict").code == 1
    assert enforce("check", "--repo", root, *AS_OF, "--fail-on", "warning").code == 1
    assert enforce("check", "--repo", root, *AS_OF, "--fail-on", "error").code == 0


def test_what_is_selected_is_a_part_of_the_full_check(enforce: Run, broken: Path) -> None:
    whole = json.loads(enforce("check", "--repo", broken, *AS_OF, "--format", "json").out)["findings"]
    part = json.loads(enforce("check", "--repo", broken, *AS_OF, "--format", "json", "--select", "OFF").out)["findings"]

    assert part == [each for each in whole if each["rule"].startswith("OFF")]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("OFF0011", "错误：没有规则“OFF0011”，是否想写 OFF001？"),
        ("OFO", "错误：没有规则“OFO”，是否想写 OFF？"),
        ("鸡", "错误：没有规则“鸡”"),
    ],
)
def test_a_rule_that_is_none(enforce: Run, repo: Path, word: str, message: str) -> None:
    for option in ("--select", "--ignore"):
        done = enforce("check", "--repo", repo, option, word)
        assert done.code == 2
        assert done.err == f"{message}\n用 enforce rules 查看全部规则。\n"


def test_rules_left_out_by_the_settings_are_named(enforce: Run, broken: Path) -> None:
    settings = broken / "enforce.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "rules:\n  ignore: [OFF001]\n", encoding="utf-8")

    without = enforce("check", "--repo", broken, *AS_OF)
    asked = enforce("check", "--repo", broken, *AS_OF, "--select", "OFF001")

    assert without.code == 0
    assert "按本机关设置没有运行的规则：OFF001\n" in without.out
    assert asked.code == 1


def test_json_is_what_its_schema_says_and_the_same_every_time(enforce: Run, broken: Path) -> None:
    schema = json.loads((SCHEMAS / "findings.schema.json").read_text(encoding="utf-8"))

    first = enforce("check", "--repo", broken, *AS_OF, "--format", "json")
    second = enforce("--repo", broken, "check", *AS_OF, "--format", "json")

    assert first.out == second.out
    jsonschema.Draft202012Validator(schema).validate(json.loads(first.out))
    (finding,) = found(first.out)
    assert finding["pointer"] == "/officers/2"
    assert json.loads(first.out)["commit"] == repos.git(broken, "rev-parse", "HEAD").strip()


def test_json_in_an_encoding_without_its_letters_is_json_still(broken: Path) -> None:
    utf8 = run("check", "--repo", broken, *AS_OF, "--format", "json")
    ascii_ = run("check", "--repo", broken, *AS_OF, "--format", "json", env={"PYTHONIOENCODING": "ascii"})

    assert json.loads(ascii_.stdout) == json.loads(utf8.stdout)


def test_a_tree_with_changes_is_told_from_its_commit(enforce: Run, repo: Path) -> None:
    (repo / "note.txt").write_text("x", encoding="utf-8")

    document = json.loads(enforce("check", "--repo", repo, *AS_OF, "--format", "json").out)

    assert document["commit"] == repos.git(repo, "rev-parse", "HEAD").strip() + "-dirty"


def test_github_names_files_from_gits_top(enforce: Run, tmp_path: Path) -> None:
    root = repos.write(tmp_path / "top" / "案件库", unknown_officer())
    repos.commit(tmp_path / "top")

    done = enforce("check", "--repo", root, *AS_OF, "--format", "github", "--select", "OFF")

    assert done.code == 1
    assert done.out.startswith("::error file=案件库/cases/2026/2026-0009/case.yaml,line=")


def test_into_a_file(enforce: Run, broken: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"

    done = enforce("check", "--repo", broken, *AS_OF, "--format", "json", "-o", target)
    printed = enforce("check", "--repo", broken, *AS_OF, "--format", "json")

    assert (done.code, done.out, done.err) == (1, "", f"已写入 {target}\n")
    assert target.read_text(encoding="utf-8") == printed.out
    assert b"\r" not in target.read_bytes()


def test_into_a_folder_is_refused(enforce: Run, repo: Path, tmp_path: Path) -> None:
    done = enforce("check", "--repo", repo, "-o", tmp_path)

    assert (done.code, done.err) == (2, f"错误：“{tmp_path}”是文件夹，不能写成文件\n")


def test_not_under_git_is_one_warning(enforce: Run, tmp_path: Path) -> None:
    root = repos.write(tmp_path / "r", inspection())

    done = enforce("check", "--repo", root, *AS_OF, "-q")

    assert done.code == 0
    assert done.out == "enforce.yaml:1:1: 请核实 HIS001 案件库没有纳入 git 版本管理，不能证明文件事后没有改动\n"


def test_without_git_it_cannot_be_decided(repo: Path, tmp_path: Path) -> None:
    done = run("check", "--repo", repo, *AS_OF, "-q", env={"PATH": str(tmp_path)})

    assert done.returncode == 1
    assert done.stdout == "enforce.yaml:1:1: 无法判断 HIS001 没有安装 git，无法核对版本历史\n"


def test_a_shallow_clone_cannot_be_decided(enforce: Run, repo: Path, tmp_path: Path) -> None:
    (repo / "note.txt").write_text("x", encoding="utf-8")
    repos.commit(repo)
    repos.git(tmp_path, "clone", "-q", "--depth", "1", repo.as_uri(), "shallow")

    done = enforce("check", "--repo", tmp_path / "shallow", *AS_OF, "-q")

    assert done.code == 1
    assert done.out == "enforce.yaml:1:1: 无法判断 HIS001 案件库是浅克隆，历史不完整，无法核对版本历史\n"


class TestSince:
    """`--since`: the working tree against the merge base."""

    def judged(self, enforce: Run, repo: Path, *options: str) -> tuple[int, list[dict[str, Any]]]:
        done = enforce("check", "--repo", repo, *AS_OF, "--format", "json", *options)
        assert done.err == ""
        document = json.loads(done.out)
        return document["summary"]["cases"], document["findings"]

    def test_nothing_changed(self, enforce: Run, repo: Path) -> None:
        assert self.judged(enforce, repo, "--since", "HEAD") == (0, [])

    def test_committed_and_uncommitted_and_untracked_changes_count(self, enforce: Run, repo: Path) -> None:
        base = repos.git(repo, "rev-parse", "HEAD").strip()
        repos.write_case(repo, unknown_officer())
        assert self.judged(enforce, repo, "--since", base)[0] == 1
        repos.commit(repo)
        assert self.judged(enforce, repo, "--since", base)[0] == 1
        (repo / "cases/2026/2026-0001/note.txt").write_text("x", encoding="utf-8")
        assert self.judged(enforce, repo, "--since", base)[0] == 2

    def test_its_findings_are_those_of_the_full_check(self, enforce: Run, broken: Path) -> None:
        since = self.judged(enforce, broken, "--since", "HEAD~1")[1]
        whole = self.judged(enforce, broken)[1]

        assert since == [each for each in whole if each["case"] in (None, "2026-0009")]
        assert since != []

    @pytest.mark.parametrize("file", ["enforce.yaml", "waivers.yaml", "registers/matters.yaml", "calendars/2027.yaml"])
    def test_what_bears_on_all_cases_judges_all(self, enforce: Run, repo: Path, file: str) -> None:
        path = repo / file
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as opened:
            opened.write("# x\n")
        if file.startswith("calendars"):
            path.unlink()
            (path.parent / "note.txt").write_text("x", encoding="utf-8")

        assert self.judged(enforce, repo, "--since", "HEAD")[0] == 2

    def test_a_case_that_is_gone_is_no_matter(self, enforce: Run, repo: Path) -> None:
        for path in (repo / "cases/2026/2026-0003").rglob("*.yaml"):
            path.unlink()
        (repo / "cases/2026/2026-0003/disclosure").rmdir()
        (repo / "cases/2026/2026-0003").rmdir()

        assert self.judged(enforce, repo, "--since", "HEAD")[0] == 0

    def test_with_cases_named_both_must_hold(self, enforce: Run, repo: Path) -> None:
        (repo / "cases/2026/2026-0001/note.txt").write_text("x", encoding="utf-8")

        assert self.judged(enforce, repo, "--since", "HEAD", "2026-0001")[0] == 1
        assert self.judged(enforce, repo, "--since", "HEAD", "2026-0003")[0] == 0

    def test_a_repository_below_gits_top(self, enforce: Run, tmp_path: Path) -> None:
        root = repos.write(tmp_path / "top" / "案件库", penalty(), inspection())
        repos.commit(tmp_path / "top")
        (root / "cases/2026/2026-0001/note.txt").write_text("x", encoding="utf-8")
        (tmp_path / "top" / "cases").mkdir()
        (tmp_path / "top" / "enforce.yaml.bak").write_text("x", encoding="utf-8")

        assert self.judged(enforce, root, "--since", "HEAD")[0] == 1

    def test_an_unknown_revision(self, enforce: Run, repo: Path) -> None:
        done = enforce("check", "--repo", repo, "--since", "nowhere")

        assert (done.code, done.err) == (2, "错误：版本库里没有版本nowhere。\n请核对分支名、标签或者提交号。\n")


def test_check_leaves_everything_as_it_was(enforce: Run, broken: Path) -> None:
    before = snapshot(broken)

    for options in ([], ["--since", "HEAD~1"], ["--format", "json"], ["2026-0001"]):
        enforce("check", "--repo", broken, *AS_OF, *options)
    enforce("show", "2026-0001", "--repo", broken, *AS_OF)
    enforce("deadlines", "--repo", broken, *AS_OF)

    assert snapshot(broken) == before


def test_no_colour_and_no_progress_in_a_pipe(broken: Path) -> None:
    done = run("check", "--repo", broken, *AS_OF)

    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_colour_when_it_is_asked_for(broken: Path) -> None:
    always = run("check", "--repo", broken, *AS_OF, "--color", "always")
    never = run("check", "--repo", broken, *AS_OF, "--color", "never")

    assert "\x1b[1;31m不符\x1b[0m OFF001" in always.stdout
    assert "\x1b" not in never.stdout


def test_markup_and_escapes_in_data_are_only_shown(enforce: Run, repo: Path) -> None:
    draft = unknown_officer().set("officers", ["P01", "P02", "[/red]"])
    repos.write_case(repo, draft)

    done = enforce("check", "--repo", repo, *AS_OF)

    assert done.code == 1
    assert "[/red]" in done.out


def test_a_machine_in_another_zone_judges_the_same(broken: Path) -> None:
    here = run("check", "--repo", broken, *AS_OF, "--format", "json")
    there = run("check", "--repo", broken, *AS_OF, "--format", "json", env={"TZ": "Pacific/Honolulu"})

    assert here.stdout == there.stdout
