"""A register with somebody's number in it makes no site; a withdrawal does not wait for it."""

from __future__ import annotations

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


@pytest.mark.parametrize("command", [("site",), ("site", "--full"), ("publish", "--yes")])
def test_no_site_is_made_with_it(enforce: Run, root: Path, command: tuple[str, ...]) -> None:
    before = tree(root / "public")

    done = enforce("--repo", root, *AS_OF, *command)

    assert done.code == 2
    assert done.err.endswith(
        "错误：本机关公开的信息里有个人信息（身份证号码），在“registers/matters/power”一栏，公示网站没有生成\n"
        "请从 enforce.yaml 或者 registers 下的登记册中删去，再运行一次。\n"
    )
    assert NUMBER not in done.err + done.out
    assert tree(root / "public") == before


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
