"""What a verdict hangs on, and what it does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import enforcement_cli.law
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli import meta
from enforcement_cli.law.rule import all_rules

LAW = Path(enforcement_cli.law.__file__).parent


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the law's package that the digest is taken of."""
    folder = tmp_path / "law"
    shutil.copytree(LAW, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(enforcement_cli.law, "__file__", str(folder / "__init__.py"))
    return folder


def test_the_digest_of_the_rules_is_of_their_code(copy: Path) -> None:
    before = meta.rules_digest()
    assert len(before) == 12

    file = copy / "rules" / "history.py"
    text = file.read_bytes()
    file.write_bytes(text.replace(b"\n", b"\r\n"))
    assert meta.rules_digest() == before
    file.write_bytes(text.replace(b"HIS001", b"HIS002"))
    assert meta.rules_digest() != before


def test_a_file_more_or_less_is_another_law(copy: Path) -> None:
    before = meta.rules_digest()

    (copy / "rules" / "more.py").write_bytes(b"")

    assert meta.rules_digest() != before


def test_the_digest_of_the_settings_is_of_what_they_say(repo: Path) -> None:
    def digest() -> str:
        return meta.settings_digest(Repository(repo).bureau)

    before = digest()
    settings = repo / "enforce.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text("# a remark\n" + text, encoding="utf-8")
    assert digest() == before
    settings.write_text(text.replace("5000", "5001"), encoding="utf-8")
    assert digest() != before
    settings.write_text(text, encoding="utf-8")
    people = repo / "registers" / "personnel.yaml"
    people.write_text(people.read_text(encoding="utf-8").replace("P04", "P05"), encoding="utf-8")
    assert digest() != before


def test_duties_that_no_rule_rests_on_are_left_to_people() -> None:
    assert meta.duties_for_people([]) == 67
    assert 0 < meta.duties_for_people(all_rules()) < 67
