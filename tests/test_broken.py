"""Every rule is broken by the smallest change to the examples, and says so; nothing else says anything unannounced."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.law.rule import all_rules
from tools.broken import Copy, Patch, all_patches, difference, with_head

# What no change of a file can break: it speaks of git itself.
NOT_IN_A_FILE = {"HIS001", "HIS002", "HIS003", "SEC021"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("broken") / "examples")


@pytest.mark.parametrize("patch", all_patches(), ids=lambda patch: f"{patch.rule}/{patch.name}")
def test_patch_breaks_its_rule_and_what_its_head_lists(patch: Patch, copy: Copy) -> None:
    found = copy.broken_by(patch)

    assert patch.rule in {key[0] for key in found}, f"{patch.rule} says nothing; new: {found}"
    assert with_head(patch, found).also == patch.also, "the head does not list these: python -m tools.broken"


def test_copy_is_whole_again_after_every_patch(copy: Copy) -> None:
    from tools.replay import EXAMPLES

    assert difference(EXAMPLES, copy.root) == ""


def test_every_rule_is_broken_by_a_patch() -> None:
    assert {patch.rule for patch in all_patches()} == {rule.id for rule in all_rules()} - NOT_IN_A_FILE


def test_patch_is_written_as_it_is_read() -> None:
    for patch in all_patches():
        assert patch.path.read_bytes().decode("utf-8") == str(patch)


def test_patch_without_a_day_is_refused(tmp_path: Path) -> None:
    from tools.broken import read

    (tmp_path / "some.patch").write_text("--- a/x\n+++ b/x\n", encoding="utf-8", newline="\n")

    with pytest.raises(ValueError, match="as-of"):
        read(tmp_path / "some.patch")
