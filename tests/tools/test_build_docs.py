"""The generated pages say what the code says."""

from __future__ import annotations

import re

import pytest

from enforcement_cli.cli import COMMANDS
from enforcement_cli.law.rule import all_rules
from tools.build_docs import DOCS, pages

PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_the_generated_one(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name], "run `make docs`"


def test_every_rule_has_its_heading_and_a_stable_anchor() -> None:
    text = PAGES["rules.md"]

    for rule in all_rules():
        assert f'<a id="{rule.id.lower()}"></a>\n\n### {rule.id} {rule.title}\n' in text
        assert f"[{rule.id}](#{rule.id.lower()})" in text


def test_every_command_has_its_heading() -> None:
    headings = re.findall("^## (.+)$", PAGES["commands.md"], re.MULTILINE)

    words = [row.name for row in COMMANDS]
    assert [each for each in headings if each.removeprefix("enforce ") in words] == [
        f"enforce {each}" for each in words
    ]
    assert "enforce calendar due" in headings
