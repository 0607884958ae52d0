"""Who acted stands in the ledger for ever: a name, a number of the register or an account, and nothing else of a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.cli.own_words import demand_name_alone
from enforcement_cli.git import Git
from enforcement_cli.problems import EnforceError
from tests.cli.conftest import Done, Run
from tests.cli.exports import sound
from tests.cli.publishing import DAY, EPOCH, bureau, snapshot

BAD = "丙示例 13800001234"
SAID = "经手人里“13800001234”可能是个人信息（手机号码）；经手人记入台账后不能改动"
REFUSED = f"错误：{SAID}\n请用 --by 只写经手人的姓名或者人员编号。\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "案件库"


@pytest.fixture
def run(enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Any command in `root`, in which a decision waits."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    bureau(root, sound())

    def run_in_root(*arguments: str | Path) -> Done:
        return enforce("--repo", root, "--as-of", DAY, *arguments)

    return run_in_root


@pytest.mark.parametrize(
    "name",
    [
        "丙示例", "欧阳示例", "P09", "丙示例（法规股）", "法规股 丙示例", "示例县节能监察中心 丙示例", "Bing Shili", "bsl1990", "root",
        "法规股公示岗", "丙示例 1405990101", "工号20190603", "老李", "未具名", "b.shili-pc", "阿卜杜拉·示例", "P09 丙示例、P11 丁示例",
    ],
)  # fmt: skip
def test_a_name_is_right(name: str) -> None:
    demand_name_alone(name)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (BAD, "“13800001234”可能是个人信息（手机号码）"),
        ("丙示例 一三八零零零零一二三四", "“一三八零零零零一二三四”可能是个人信息（手机号码）"),
        ("丙示例，身份证14059918810903021X", "“14059918810903021X”可能是个人信息（身份证号码）"),
        ("丙示例，住示例镇示例村3组12号", "“示例镇示例村3组12号”可能是个人信息（住址）"),
        ("丙示例，患有糖尿病", "“糖尿病”可能是个人信息（健康状况）"),
        ("丙示例 0359-6200123", "“0359-6200123”可能是个人信息（固定电话）"),
        ("丙示例 微信bsl_123456", "“bsl_123456”可能是个人信息（微信号）"),
        ("丙示例，1890年3月5日出生", "“1890年3月5日”可能是个人信息（出生日期）"),
    ],
)
def test_what_else_is_of_a_person_is_not(name: str, what: str) -> None:
    with pytest.raises(EnforceError) as caught:
        demand_name_alone(name)

    assert what in str(caught.value)


def test_publish_and_the_export_write_nothing_with_it(run: Run, root: Path) -> None:
    before = snapshot(root)

    assert run("publish", "--dry-run", "--by", BAD) == Done(2, "", REFUSED)
    refused = run("publish", "--yes", "--by", BAD)

    assert (refused.code, refused.err[-len(REFUSED) :]) == (2, REFUSED)
    assert snapshot(root) == before

    assert run("publish", "--yes", "--by", "丙示例").code == 0
    before = snapshot(root)

    refused = run("export", "credit-china", "--yes", "--by", BAD)

    assert (refused.code, refused.err[-len(REFUSED) :]) == (2, REFUSED)
    assert snapshot(root) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("publish", "confirm", "2026-0001", "--channel", "site", "--on", DAY),
        ("withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", DAY, "--reason", "事实不清", "--yes"),
        ("publish", "2026-0001", "--reason", "更正文字差错", "--yes"),
    ],
)
def test_nor_does_what_comes_after(run: Run, root: Path, arguments: tuple[str, ...]) -> None:
    assert run("publish", "--yes", "--by", "丙示例").code == 0
    path = root / "cases" / "2026" / "2026-0001" / "decisions.yaml"
    if arguments[1] == "2026-0001" and arguments[0] == "publish":
        text = path.read_text(encoding="utf-8")
        assert "public_summary: " in text
        path.write_text(text.replace("public_summary: ", "public_summary: 更正后的", 1), encoding="utf-8", newline="\n")
    before = snapshot(root)

    refused = run(*arguments, "--by", BAD)

    assert (refused.code, refused.err[-len(REFUSED) :]) == (2, REFUSED)
    assert snapshot(root) == before


def test_the_name_that_git_has_is_looked_at_too(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Git, "user_name", lambda self: BAD)
    before = snapshot(root)

    refused = run("publish", "--yes")

    assert (refused.code, refused.err[-len(REFUSED) :]) == (2, REFUSED)
    assert snapshot(root) == before
