"""`enforce waive`: who may explain what, and that the file keeps what stood in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enforcement_cli.cli import writing
from enforcement_cli.law.rule import all_rules
from tests import repos
from tests.cli.conftest import Run
from tests.cli.test_check import unknown_officer

AS_OF = ("--as-of", "2026-12-10")
FILE = "cases/2026/2026-0009/waivers.yaml"
GOOD = ("waive", "2026-0009", "OFF001", "--by", "P09", "--reason", "外单位人员，名录正在补登")


@pytest.fixture
def broken(repo: Path) -> Path:
    """A repository with a finding to explain."""
    repos.write_case(repo, unknown_officer())
    repos.commit(repo)
    return repo


def test_an_explanation_covers_its_finding(enforce: Run, broken: Path) -> None:
    assert enforce("check", "--repo", broken, *AS_OF).code == 1

    done = enforce(*GOOD, "--repo", broken, *AS_OF)

    assert (done.code, done.err) == (0, "")
    assert (broken / FILE).read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../../.enforce/schemas/waivers.schema.json\n"
        "- rule: OFF001\n"
        "  by: P09\n"
        "  on: 2026-12-10\n"
        "  reason: 外单位人员，名录正在补登\n"
    )
    assert done.out == (
        f"已写入 {FILE}\n"
        "\n"
        "请提交到版本库：\n"
        f"  git -C {writing._quoted(str(broken))} add -- {FILE}\n"
        f'  git -C {writing._quoted(str(broken))} commit -m "登记说明：2026-0009 OFF001"\n'
    )
    after = enforce("check", "--repo", broken, *AS_OF, "--format", "json")
    assert after.code == 0
    assert json.loads(after.out)["summary"]["waived"] == 1


def test_comments_and_entries_stay(enforce: Run, broken: Path) -> None:
    old = "# 说明要写清楚\n\n- rule: OFF002   # 旧的\n  by: P09\n  on: 2026-12-01\n  reason: '旧'\n"
    (broken / FILE).write_text(old, encoding="utf-8")

    done = enforce(*GOOD, "--repo", broken, *AS_OF, "--until", "2027年1月5日")

    assert done.code == 0
    text = (broken / FILE).read_text(encoding="utf-8")
    assert text.startswith(old)
    assert text.removeprefix(old).endswith("  until: 2027-01-05\n")


def test_without_a_case_it_goes_into_the_repositorys_own_file(enforce: Run, repo: Path) -> None:
    done = enforce("waive", "HIS001", "--by", "戊示例", "--reason", "即将纳入", "--repo", repo, *AS_OF)

    assert done.code == 0
    assert (
        (repo / "waivers.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=.enforce/schemas/waivers.schema.json\n- rule: HIS001\n  by: P09\n")
    )


def test_a_dry_run_writes_nothing(enforce: Run, broken: Path) -> None:
    done = enforce(*GOOD, "--repo", broken, *AS_OF, "--dry-run")

    assert done.code == 0
    assert f"将写入 {FILE}\n" in done.out
    assert "  - rule: OFF001\n" in done.out
    assert not (broken / FILE).exists()
    assert not (broken / ".enforce").exists()


def test_narrowed_to_a_place(enforce: Run, broken: Path) -> None:
    enforce(*GOOD, "--repo", broken, *AS_OF, "--file", "case.yaml", "--pointer", "/officers/2")
    assert enforce("check", "--repo", broken, *AS_OF).code == 0

    (broken / FILE).unlink()
    enforce(*GOOD, "--repo", broken, *AS_OF, "--pointer", "/officers/0")
    assert enforce("check", "--repo", broken, *AS_OF).code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["2026-0009", "OFF01", "--by", "P09", "--reason", "x"], "没有规则“OFF01”，是否想写 OFF001？"),
        (["2026-0404", "OFF001", "--by", "P09", "--reason", "x"], "没有找到案件“2026-0404”"),
        (["2026-0009", "OFF001", "--by", "P77", "--reason", "x"], "人员名录里没有“P77”"),
        (
            ["2026-0009", "OFF001", "--by", "丁示例", "--reason", "x"],
            "丁示例不是主要负责人，也不是法制审核人员，不能登记说明",
        ),
        (["2026-0009", "OFF001", "--by", "P09", "--reason", "  "], "说明不能是空白"),
        (["2026-0009", "OFF001", "--by", "P09", "--reason", "x", "--until", "明年"], "“明年”不是有效的日期"),
        (
            ["2026-0009", "OFF001", "--by", "P09", "--reason", "x", "--until", "2026-12-09"],
            "有效期 2026-12-09 已经过去",
        ),
        (["2026-0009", "OFF001", "x", "--by", "P09", "--reason", "x"], "多出了这些内容：x"),
    ],
)
def test_what_is_refused(enforce: Run, broken: Path, arguments: list[str], message: str) -> None:
    done = enforce("waive", *arguments, "--repo", broken, *AS_OF)

    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[0] == f"错误：{message}"
    assert not (broken / FILE).exists()


@pytest.mark.parametrize(
    ("option", "value"), [("--reason", "a\x1bb"), ("--reason", "a\u202eb"), ("--pointer", "\x07"), ("--file", "\x00x")]
)
def test_what_could_not_be_read_again_is_not_written(enforce: Run, broken: Path, option: str, value: str) -> None:
    done = enforce(*GOOD, option, value, "--repo", broken, *AS_OF)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("错误：这样写的说明不能登记：")
    assert "\x1b" not in done.err
    assert not (broken / FILE).exists()


def test_no_handler_explains_a_case_of_their_own(enforce: Run, repo: Path) -> None:
    draft = unknown_officer().set("officers", ["P01", "P03", "P77"])
    repos.write_case(repo, draft)

    done = enforce("waive", "2026-0009", "OFF001", "--by", "P03", "--reason", "x", "--repo", repo, *AS_OF)

    assert done.code == 2
    assert done.err == (
        "错误：丙示例是本案承办人员，不得为自己承办的案件登记说明\n请由主要负责人或者不承办本案的法制审核人员登记。\n"
    )


def test_what_nobody_may_explain(enforce: Run, broken: Path) -> None:
    barred = [rule for rule in all_rules() if not rule.waivable]
    assert barred

    for rule in barred:
        done = enforce("waive", "2026-0009", rule.id, "--by", "P09", "--reason", "x", "--repo", broken, *AS_OF)
        assert done.code == 2
        assert done.err.startswith(f"错误：{rule.id}“{rule.title}”不能登记说明\n")


def test_an_explanation_kept_in_the_case_file_is_left_to_the_officer(enforce: Run, repo: Path) -> None:
    draft = unknown_officer()
    draft.data["waivers"] = [{"rule": "OFF002", "by": "P09", "on": "2026-12-01", "reason": "x"}]
    repos.write_case(repo, draft)

    done = enforce(*GOOD, "--repo", repo, *AS_OF)

    assert done.code == 2
    assert done.err.startswith("错误：这件案件的登记说明写在 case.yaml 里，请在那里添加\n")


def test_a_file_that_cannot_be_read_is_left_alone(enforce: Run, broken: Path) -> None:
    (broken / FILE).write_bytes("- rule: 甲\n".encode("gbk"))

    done = enforce(*GOOD, "--repo", broken, *AS_OF)

    assert done.code == 2
    assert done.err.startswith(f"错误：{FILE} 不能读取，没有登记\n")
    assert (broken / FILE).read_bytes() == "- rule: 甲\n".encode("gbk")


@pytest.mark.parametrize("reason", ["yes", "2026", "a: b # c", "“引号”\"'", "第一行\n第二行", "- 项", "{x}", "#x"])
def test_any_reason_reads_back_as_it_was_given(enforce: Run, broken: Path, reason: str) -> None:
    done = enforce("waive", "2026-0009", "OFF001", "--by", "P09", "--reason", reason, "--repo", broken, *AS_OF)

    assert done.code == 0
    document = json.loads(enforce("check", "--repo", broken, *AS_OF, "--format", "json").out)
    (waived,) = [each for each in document["findings"] if each["waiver"]]
    assert waived["waiver"]["reason"] == " ".join(reason.split())


def test_on_a_terminal_it_asks(enforce: Run, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enforcement_cli.cli.console.is_interactive", lambda: True)
    asked: list[str] = []

    def answer(question: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr("enforcement_cli.cli.questions.yes_or_no", answer)

    refused = enforce(*GOOD, "--repo", broken, *AS_OF)
    assert (refused.code, (broken / FILE).exists()) == (2, False)
    assert refused.err.endswith("错误：没有写入。\n")

    assert enforce(*GOOD, "--repo", broken, *AS_OF).code == 0
    assert asked == ["为 2026-0009 的 OFF001 登记以上说明吗？"] * 2
