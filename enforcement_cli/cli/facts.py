"""What the check gathers beside the cases for rules over the whole repository: git, schema copies, the public site."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.site_facts import PUBLIC, SiteFacts
from enforcement_cli.cli.context import Context
from enforcement_cli.cli.history import History
from enforcement_cli.problems import EnforceError


def gather(context: Context, history: History, *, whole: bool) -> dict[str, Any]:
    """Facts by name, as `RepositoryFacts.facts` has them.

    `whole`: the check is of the whole repository; only then the public tree is held against the ledger, which costs
    making all its pages.
    """
    repository = context.repository()
    layout = repository.layout()
    facts: dict[str, Any] = {
        "git": str(history.state),
        "troubles": [*context.calendar_documents()[1], *layout.unread, *layout.misplaced],
        "stale_schemas": stale_schemas(repository.root),
    }
    if not whole:
        return facts
    from enforcement_cli.cli.confidential import confidential_facts
    from enforcement_cli.cli.persons_said import FACT, person_facts

    confidential = confidential_facts(repository.root, history.git if history.state.has_history else None)
    facts["confidential"] = confidential
    facts[FACT] = person_facts(repository)
    site = site_facts(repository)
    if site is not None:
        # What is told as a table that must not be there is not told again as a page that nobody made.
        told = {each.removeprefix(f"{PUBLIC}/") for each in confidential.in_public}
        facts["site"] = replace(site, altered=tuple(each for each in site.altered if each not in told))
    return facts


def stale_schemas(root: Path) -> list[str]:
    """Names of the editor's copies of schemas that are not this version's. A repository without copies has none."""
    from enforcement_cli.cases.read_bytes import read_bytes
    from enforcement_cli.cases.schema_copies import FOLDER, schema_copies

    if not os.path.lexists(root / FOLDER):
        return []

    def is_current(file: str, data: bytes) -> bool:
        copy, _ = read_bytes(root / file, file)
        # Without regard to the line ends that git may have put in.
        return copy is not None and copy.replace(b"\r\n", b"\n") == data

    return [file.rpartition("/")[2] for file, data in schema_copies().items() if not is_current(file, data)]


def site_facts(repository: Repository) -> SiteFacts | None:
    """The public tree beside the ledger; None while somebody is just writing it, or where the ledger is unreadable."""
    from enforcement_cli.storage import MARK, TreeKind, tree_state

    target = repository.root / PUBLIC
    kind = tree_state(target).kind
    if kind is TreeKind.BUSY:
        return None
    if kind is TreeKind.ABSENT:
        return SiteFacts(PUBLIC, "absent")
    if kind is not TreeKind.WHOLE:
        return SiteFacts(PUBLIC, "unfinished")
    if not (target / MARK).is_file():
        return SiteFacts(PUBLIC, "foreign")
    try:
        return _compared(repository, target)
    except EnforceError:
        return None


def _compared(repository: Repository, target: Path) -> SiteFacts:
    from enforcement_cli.cli.bureau_facts import agency_facts, register_facts
    from enforcement_cli.cli.disclosing import ledger_entries, tree_batches
    from enforcement_cli.public.ledger import size_and_head
    from enforcement_cli.public.made import make_each
    from enforcement_cli.public.site import inputs_digest, pages
    from enforcement_cli.storage import MARK

    entries = ledger_entries(repository)
    size, head = size_and_head(entries)
    recorded = _mapping(_read(target / "data" / "ledger.json"))
    known = pages(entries)
    in_public = {each.path for each in known if not each.is_withdrawn}
    claimed = [each for path in sorted((target / "data").glob("decisions-*.jsonl")) for each in _lines(path)]
    standing = {str(each.get("page")) for each in claimed if each.get("state") == "published"} - in_public
    there = {f"decisions/{path.name}" for path in (target / "decisions").glob("*.html")}
    standing |= there - {each.path for each in known}
    facts = SiteFacts(
        PUBLIC,
        "whole",
        _text(recorded.get("head")),
        recorded["size"] if isinstance(recorded.get("size"), int) else None,
        head,
        size,
        tuple(sorted(standing)),
    )
    if not facts.is_current:
        return facts
    inputs = inputs_digest(agency_facts(repository), register_facts(repository))
    if recorded.get("inputs") != inputs:
        return replace(facts, has_new_inputs=True)
    files, missing, altered = {MARK}, set[str](), set[str]()
    # One page after the other: the check of a large bureau must not hold its whole site in memory.
    for name, data in make_each(tree_batches(entries, repository)[0]):
        files.add(name)
        if not os.path.lexists(target / name):
            missing.add(name)
        elif _bytes(target / name) != data:
            altered.add(name)
    # What somebody put into the tree is no page of the ledger's either, be it a link, a pipe or a device.
    altered |= {each.relative_to(target).as_posix() for each in target.rglob("*") if _is_no_folder(each)} - files
    return replace(facts, missing=tuple(sorted(missing)), altered=tuple(sorted(altered)))


def _is_no_folder(path: Path) -> bool:
    return not stat.S_ISDIR(path.lstat().st_mode)


def _bytes(path: Path) -> bytes | None:
    """What a regular file holds; None for anything else, which is not opened: a pipe would never end."""
    try:
        return path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else None
    except OSError:
        return None


def _read(path: Path) -> Any:
    try:
        return json.loads(_bytes(path) or b"")
    except (ValueError, RecursionError):
        return None


def _lines(path: Path) -> list[Mapping[str, Any]]:
    """The objects of a file of JSON Lines; what is none is passed over."""
    found = []
    for line in (_bytes(path) or b"").splitlines():
        try:
            found.append(_mapping(json.loads(line)))
        except (ValueError, RecursionError):
            continue
    return found


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
