"""What the check gathers beside the cases: schema copies, and the public tree held against the ledger."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.schema_copies import FOLDER, schema_copies
from enforcement_cli.cases.site_facts import SiteFacts
from enforcement_cli.cli import disclosing
from enforcement_cli.cli.facts import site_facts, stale_schemas
from enforcement_cli.storage import MARK, swap_tree


@pytest.fixture
def site(repo: Path) -> Path:
    """The public tree that the ledger gives."""
    repository = Repository(repo)
    swap_tree(repo / "public", disclosing.site_files(disclosing.ledger_entries(repository), repository))
    return repo / "public"


def found(repo: Path) -> SiteFacts:
    """The facts, which must not be withheld."""
    each = site_facts(Repository(repo))
    assert each is not None
    return each


def test_no_tree(repo: Path) -> None:
    assert found(repo) == SiteFacts("public", "absent")


def test_a_tree_that_is_not_ours(repo: Path) -> None:
    (repo / "public").mkdir()
    (repo / "public" / "index.html").write_text("x", encoding="utf-8")

    assert found(repo) == SiteFacts("public", "foreign")


def test_the_tree_of_the_present_ledger(repo: Path, site: Path) -> None:
    each = found(repo)

    assert each.state == "whole"
    assert each.is_current
    assert (each.ledger_size, each.standing, each.missing, each.altered) == (2, (), (), ())


def test_pages_that_are_gone_or_altered(repo: Path, site: Path) -> None:
    (site / "about.html").unlink()
    with (site / "index.html").open("a", encoding="utf-8") as page:
        page.write("x")

    each = found(repo)

    assert (each.missing, each.altered) == (("about.html",), ("index.html",))


def test_a_page_that_no_entry_knows(repo: Path, site: Path) -> None:
    (site / "decisions" / "2026-0404-1.html").write_text("x", encoding="utf-8")

    each = found(repo)

    assert each.standing == each.altered == ("decisions/2026-0404-1.html",)


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")
@pytest.mark.parametrize("name", ["data/ledger.json", "data/decisions-2026.jsonl", "index.html", "new.html"])
@pytest.mark.parametrize("kind", ["pipe", "endless", "gone", "elsewhere"])
def test_what_is_no_file_is_never_opened(repo: Path, site: Path, tmp_path: Path, name: str, kind: str) -> None:
    (site / name).unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(site / name)
    else:
        (tmp_path / "copy").write_bytes(b"x")
        targets = {"endless": "/dev/zero", "gone": "/nonexistent", "elsewhere": str(tmp_path / "copy")}
        (site / name).symlink_to(targets[kind])

    each = found(repo)

    # Without its ledger.json the tree does not say of which ledger it is, and nothing else is compared.
    assert each.altered == (() if name == "data/ledger.json" else (name,))
    assert each.is_current is (name != "data/ledger.json")


def test_a_tree_of_an_earlier_ledger(repo: Path, site: Path) -> None:
    file = repo / "cases/2026/2026-0003/disclosure/0001-published.yaml"
    file.unlink()

    each = found(repo)

    assert not each.is_current
    assert (each.recorded_size, each.ledger_size) == (2, 1)
    # What the ledger does not have in public, the tree still shows.
    assert each.standing == ("decisions/2026-0003-1.html",)
    assert (each.missing, each.altered) == ((), ())


@pytest.mark.parametrize("file", ["enforce.yaml", "registers/matters.yaml"])
def test_a_tree_of_earlier_settings(repo: Path, site: Path, file: str) -> None:
    """An edited register is no altered page."""
    text = (repo / file).read_text(encoding="utf-8")
    old = "phone: " if file == "enforce.yaml" else "power: "
    assert old in text
    (repo / file).write_text(text.replace(old, f"{old}新"), encoding="utf-8")

    each = found(repo)

    assert each.is_current
    assert each.has_new_inputs
    assert (each.missing, each.altered) == ((), ())


def test_a_tree_that_says_nothing_of_its_ledger(repo: Path, site: Path) -> None:
    (site / "data" / "ledger.json").write_text("[" * 100_000, encoding="utf-8")
    (site / "data" / "decisions-2026.jsonl").write_text("3\n{", encoding="utf-8")

    each = found(repo)

    assert (each.recorded_head, each.recorded_size, each.is_current) == (None, None, False)


def test_a_swap_that_was_not_finished(repo: Path, site: Path) -> None:
    site.rename(repo / "public.new-00000000-999999-1-00000000")

    assert found(repo) == SiteFacts("public", "unfinished")


def test_a_ledger_that_cannot_be_read_says_nothing_of_the_tree(repo: Path, site: Path) -> None:
    (repo / "cases/2026/2026-0003/disclosure/0001-published.yaml").write_text("a: [", encoding="utf-8")

    assert site_facts(Repository(repo)) is None


def test_the_mark_is_what_tells_our_tree(repo: Path, site: Path) -> None:
    (site / MARK).unlink()

    assert found(repo).state == "foreign"


def test_schema_copies(repo: Path) -> None:
    assert stale_schemas(repo) == []

    (repo / FOLDER).mkdir(parents=True)
    names = [file.rpartition("/")[2] for file in schema_copies()]
    assert stale_schemas(repo) == names

    for file, data in schema_copies().items():
        # Git may give them other line ends.
        (repo / file).write_bytes(data.replace(b"\n", b"\r\n"))
    assert stale_schemas(repo) == []

    (repo / FOLDER / names[0]).write_text("{}", encoding="utf-8")
    assert stale_schemas(repo) == [names[0]]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")
@pytest.mark.parametrize("target", ["/dev/zero", "/proc/self/mem", "/nonexistent", "."])
def test_a_schema_copy_that_is_no_file_is_not_opened(repo: Path, target: str) -> None:
    (repo / FOLDER).mkdir(parents=True)
    for file, data in schema_copies().items():
        (repo / file).write_bytes(data)
    name = next(iter(schema_copies()))
    (repo / name).unlink()
    (repo / name).symlink_to(target)

    assert stale_schemas(repo) == [name.rpartition("/")[2]]
