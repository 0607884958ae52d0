"""What a slip of the hand could overwrite: reports and the public site never go where the repository keeps its facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

OWN = (
    "enforce.yaml",
    "Enforce.YAML",
    "waivers.yaml",
    "registers/personnel.yaml",
    "registers/new.json",
    "cases/2026/2026-0001/case.yaml",
    "cases/2026/2026-0001/files/report.json",
    "cases/2026/2026-0099",
    "calendars/2027.yaml",
    ".enforce/schemas/x.json",
    ".git/hooks/pre-commit",
    "cases/../enforce.yaml",
)


def facts(root: Path) -> dict[str, bytes]:
    """Every file and its bytes."""
    return {str(each.relative_to(root)): each.read_bytes() for each in sorted(root.rglob("*")) if each.is_file()}


def refusal(target: Path) -> str:
    """The whole message."""
    return f"错误：{target} 是案件库存放案卷、登记册、设置或者公示网站的地方，没有写入\n请换一个地方，例如案件库以外的文件夹。\n"


@pytest.mark.parametrize("name", [*OWN, "public/findings.json"])
def test_a_report_overwrites_no_fact_and_is_not_put_in_public(enforce: Run, repo: Path, name: str) -> None:
    before = facts(repo)

    done = enforce("check", "--repo", repo, "-q", "-o", repo / name)

    assert (done.code, done.out, done.err) == (2, "", refusal(repo / name))
    assert facts(repo) == before


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize(
    "command",
    [
        ["publish", "--yes"],
        ["site"],
        ["withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", "2026-04-01", "--reason", "事实不清", "--yes"],
    ],
    ids=lambda command: command[0],
)
def test_the_site_is_not_made_among_the_cases(enforce: Run, repo: Path, command: list[str], name: str) -> None:
    before = facts(repo)

    done = enforce(*command, "--repo", repo, "--as-of", "2026-12-10", "--out", repo / name)

    assert done.code == 2
    assert done.err == refusal(repo / name)
    assert facts(repo) == before


def test_a_report_through_a_link_overwrites_no_fact(enforce: Run, repo: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").symlink_to(repo / "registers")
    before = facts(repo)

    done = enforce("check", "--repo", repo, "-q", "-o", tmp_path / "outside" / "personnel.yaml")

    assert done.code == 2
    assert facts(repo) == before


def test_a_report_beside_the_facts_is_written(enforce: Run, repo: Path) -> None:
    assert enforce("check", "--repo", repo, "--as-of", "2026-12-10", "-q", "-o", repo / "findings.txt").code == 0
    assert (repo / "findings.txt").is_file()


def test_a_dash_is_standard_output(enforce: Run, repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    done = enforce("check", "--repo", repo, "--as-of", "2026-12-10", "--format", "json", "-o", "-")

    assert done.code == 0
    assert done.out.startswith('{\n "version": 1,')
    assert not (tmp_path / "-").exists()
