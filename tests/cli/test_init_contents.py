"""What stands in a new repository: line ends, schemas for the editor, owners, settings as comments."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from enforcement_cli.cases.schema_copies import SCHEMA_GLOBS
from tests import repos
from tests.cli.conftest import Run
from tests.cli.inits import DAY


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
