"""What other programs read of this repository: pre-commit hooks, the composite action, the citation, links."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import enforcement_cli
from tests import repos
from tests.builders import penalty
from tests.process import environment, run

ROOT = Path(__file__).parents[1]
DAY = "2026-12-10"


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A case repository in order, with one commit."""
    root = tmp_path / "案件库"
    repos.write(root, penalty())
    repos.commit(root)
    return root


@pytest.mark.parametrize("hook", read(".pre-commit-hooks.yaml"), ids=lambda each: each["id"])
def test_a_hook_passes_what_is_in_order_and_stops_what_is_not(root: Path, hook: dict[str, Any]) -> None:
    program, *arguments = shlex.split(hook["entry"])
    assert (program, hook["language"], hook["pass_filenames"]) == ("enforce", "python", False)

    assert run(*arguments, "--as-of", DAY, cwd=root).returncode == 0

    repos.write_case(root, penalty().set("officers", ["P66", "P02"]))
    stopped = run(*arguments, "--as-of", DAY, cwd=root)
    assert stopped.returncode == 1
    assert "“承办人员”写的 P66 不在人员名录中" in stopped.stdout


def test_the_hooks_of_a_new_repository_are_the_same() -> None:
    own = yaml.safe_load((ROOT / "templates/init/pre-commit-config.yaml.j2").read_text(encoding="utf-8"))

    ours = {each["id"]: (each["entry"], each["stages"]) for each in read(".pre-commit-hooks.yaml")}
    assert {each["id"]: (each["entry"], each["stages"]) for each in own["repos"][0]["hooks"]} == ours


@pytest.mark.skipif(sys.platform == "win32", reason="the step is for bash")
@pytest.mark.parametrize(("fail_on", "code"), [("undetermined", 1), ("never", 0)])
def test_the_action_annotates_and_fails_as_asked(root: Path, fail_on: str, code: int) -> None:
    repos.write_case(root, penalty().set("officers", ["P66", "P02"]))
    step = read("action.yml")["runs"]["steps"][-1]
    assert step["env"] == {"REPO": "${{ inputs.repo }}", "FAIL_ON": "${{ inputs.fail-on }}"}

    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", step["run"]],
        cwd=ROOT,
        env=environment(
            {"REPO": str(root), "FAIL_ON": fail_on, "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
        ),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )

    assert done.returncode == code, done.stderr
    assert re.search(
        r"^::error file=cases/2026/2026-0001/case\.yaml,line=[0-9]+,.*title=不符 OFF001::", done.stdout, re.M
    )


def test_what_the_action_takes_from_outside_reaches_no_script_but_by_its_environment() -> None:
    for step in read("action.yml")["runs"]["steps"]:
        assert "${{" not in step["run"]


def test_the_citation_is_of_this_version() -> None:
    citation = read("CITATION.cff")

    assert (citation["version"], citation["license"]) == (enforcement_cli.__version__, "Apache-2.0")


def pages() -> list[Path]:
    """Every page of text that is under version control."""
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return [ROOT / each for each in listed.stdout.split("\n") if each]


@pytest.mark.skipif(not pages(), reason="not a git checkout")
@pytest.mark.parametrize("page", pages(), ids=lambda each: each.relative_to(ROOT).as_posix())
def test_every_link_between_our_pages_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [each for each in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"[a-z]+:", each)]
    broken = []
    for link in links:
        file, _, anchor = link.partition("#")
        target = page if not file else page.parent / file
        found = target.exists() and (not anchor or _has_anchor(target, anchor))
        broken += [] if found else [link]

    assert broken == []


def _has_anchor(page: Path, anchor: str) -> bool:
    text = page.read_text(encoding="utf-8")
    headings = {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in re.findall(r"(?m)^#+ (.+)$", text)}
    return anchor in headings or f'<a id="{anchor}"></a>' in text
