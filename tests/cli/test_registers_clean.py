"""A register with something of a person in it makes no site, one that may have it not before somebody has looked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.publishing import tree
from tests.repos import commit

EXAMPLES = Path(__file__).parents[2] / "example_cases"
AS_OF = ("--as-of", "2026-12-10")
NUMBER = "14059918810903021X"


@pytest.fixture
def root(tmp_path: Path, enforce: Run) -> Path:
    """The examples, their site, and then a matter whose power names an identity number."""
    target = tmp_path / "库"
    shutil.copytree(EXAMPLES, target, ignore=shutil.ignore_patterns("public", "cache", "lock*"))
    assert enforce("--repo", target, *AS_OF, "site").code == 0
    file = target / "registers" / "matters.yaml"
    text = file.read_text(encoding="utf-8")
    assert "\n  power: " in text
    file.write_text(
        text.replace("\n  power: ", f"\n  power: 联系人身份证{NUMBER}，", 1), encoding="utf-8", newline="\n"
    )
    commit(target)
    return target


def line_of(root: Path, words: str) -> int:
    lines = (root / "registers" / "matters.yaml").read_text(encoding="utf-8").splitlines()
    return next(at for at, text in enumerate(lines, 1) if words in text)


@pytest.mark.parametrize("command", [("site",), ("site", "--full"), ("publish", "--yes")])
def test_no_site_is_made_with_it(enforce: Run, root: Path, command: tuple[str, ...]) -> None:
    before = tree(root / "public")

    done = enforce("--repo", root, *AS_OF, *command)

    assert done.code == 2
    assert done.err.endswith(
        f"错误：registers/matters.yaml 第{line_of(root, NUMBER)}行要公开的内容里有个人信息（身份证号码），公示网站没有生成\n"
        "请从那里删去，再运行一次。\n"
    )
    assert NUMBER not in done.err + done.out
    assert tree(root / "public") == before


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_the_check_tells_beforehand_in_which_line(enforce: Run, root: Path, style: str) -> None:
    done = enforce("--repo", root, *AS_OF, "check", "--select", "SEC022", "--format", style)

    assert done.code == 1
    assert NUMBER not in done.out + done.err
    line = line_of(root, NUMBER)
    if style == "json":
        (finding,) = json.loads(done.out)["findings"]
        assert (finding["rule"], finding["severity"], finding["file"]) == ("SEC022", "error", "registers/matters.yaml")
        assert (finding["line"], finding["column"], finding["pointer"]) == (line, 3, "/0/power")
    else:
        assert "这一栏要在公示网站上公开，里面有个人的身份证号码" in done.out
        assert str(line) in done.out


def test_the_check_of_one_case_does_not_ask(enforce: Run, root: Path) -> None:
    done = enforce("--repo", root, *AS_OF, "check", "2026-0002", "--select", "SEC022", "--format", "json")

    assert json.loads(done.out)["findings"] == []


def test_a_withdrawal_does_not_wait_for_it(enforce: Run, root: Path) -> None:
    ruling = ("--trigger", "撤销", "--ruling-no", "示复〔2026〕1号", "--organ", "示例县人民政府")
    days = ("--ruled-on", "2026-11-20", "--effective-on", "2026-11-20", "--received-on", "2026-11-20")

    done = enforce("--repo", root, *AS_OF, "withdraw", "2026-0002", *ruling, *days, "--reason", "复议撤销", "--yes")

    assert done.code == 0, done.err
    assert "已撤下" in (root / "public" / "decisions" / "2026-0002-1.html").read_text(encoding="utf-8")


def test_without_it_the_site_is_made_again(enforce: Run, root: Path) -> None:
    file = root / "registers" / "matters.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(f"联系人身份证{NUMBER}，", ""), encoding="utf-8")

    assert enforce("--repo", root, *AS_OF, "site").code == 0


DOUBT = "根据举报人宋小样的线索，"
NAMED = ("--file", "registers/matters.yaml", "--pointer", "/0/power")


@pytest.fixture
def doubted(root: Path) -> Path:
    """The same with what may be the name of an informant, where the identity number was."""
    file = root / "registers" / "matters.yaml"
    text = file.read_text(encoding="utf-8").replace(f"联系人身份证{NUMBER}，", DOUBT)
    file.write_text(text, encoding="utf-8", newline="\n")
    commit(root)
    return root


@pytest.mark.parametrize("command", [("site",), ("site", "--full"), ("publish", "--yes")])
def test_a_doubt_stops_the_site_until_somebody_has_looked(
    enforce: Run, doubted: Path, command: tuple[str, ...]
) -> None:
    before = tree(doubted / "public")

    stopped = enforce("--repo", doubted, *AS_OF, *command)

    assert stopped.code == 2
    assert stopped.err.endswith(
        "错误：registers/matters.yaml 第8行要公开的内容里，“宋小样”可能是个人信息，公示网站没有生成\n"
        "是个人信息的，请从那里删去；不是的，由主要负责人或者法制审核人员登记说明（命令见 enforce check）。然后再运行一次。\n"
    )
    assert tree(doubted / "public") == before

    explained = ("--by", "P09", "--reason", "宋小样是虚构的示例", *NAMED, "--yes")
    assert enforce("--repo", doubted, *AS_OF, "waive", "SEC023", *explained).code == 0
    commit(doubted)

    assert enforce("--repo", doubted, *AS_OF, *command).code in (0, 1)
    assert DOUBT in "".join(
        page.read_text(encoding="utf-8") for page in (doubted / "public" / "before").rglob("*.html")
    )


def test_an_explanation_of_another_field_does_not_settle_it(enforce: Run, doubted: Path) -> None:
    other = ("--file", "registers/matters.yaml", "--pointer", "/1/power")
    done = enforce("--repo", doubted, *AS_OF, "waive", "SEC023", "--by", "P09", "--reason", "已核实", *other, "--yes")
    assert done.code == 0

    assert enforce("--repo", doubted, *AS_OF, "site").code == 2


def test_the_check_asks_about_a_doubt_and_gives_the_command(enforce: Run, doubted: Path) -> None:
    done = enforce("--repo", doubted, *AS_OF, "check", "--select", "SEC022,SEC023", "--format", "json")

    (finding,) = json.loads(done.out)["findings"]
    assert (finding["rule"], finding["severity"], finding["line"], finding["column"]) == ("SEC023", "warning", 8, 3)
    assert finding["message"] == "这一栏要在公示网站上公开，里面的“宋小样”可能是个人的姓名，请核实"
    assert " ".join(NAMED) in finding["remedy"]


def test_a_withdrawal_does_not_wait_for_a_doubt_either(enforce: Run, doubted: Path) -> None:
    ruling = ("--trigger", "撤销", "--ruling-no", "示复〔2026〕1号", "--organ", "示例县人民政府")
    days = ("--ruled-on", "2026-11-20", "--effective-on", "2026-11-20", "--received-on", "2026-11-20")

    done = enforce("--repo", doubted, *AS_OF, "withdraw", "2026-0002", *ruling, *days, "--reason", "复议撤销", "--yes")

    assert done.code == 0, done.err


@pytest.mark.parametrize(
    "words", ["举报人家住示例县示例镇示例村3组12号，", "其妻宋小样患有尿毒症，", "低保户宋小样，住示例镇示例村3组，"]
)
def test_a_home_or_an_illness_stops_the_site(enforce: Run, root: Path, words: str) -> None:
    file = root / "registers" / "matters.yaml"
    text = file.read_text(encoding="utf-8").replace(f"联系人身份证{NUMBER}，", words)
    file.write_text(text, encoding="utf-8", newline="\n")

    done = enforce("--repo", root, *AS_OF, "site")

    at = f"registers/matters.yaml 第{line_of(root, words)}行要公开的内容里有个人信息"
    assert (done.code, at in done.err) == (2, True)
    assert words not in done.err


def test_what_is_certain_is_not_explained_away(enforce: Run, root: Path) -> None:
    done = enforce("--repo", root, *AS_OF, "waive", "SEC022", "--by", "P09", "--reason", "已核实", "--yes")

    assert done.code == 2
