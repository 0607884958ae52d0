"""A repository of which something is remembered, and what is opened of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.reading_ledger import LedgerReader
from tests import repos
from tests.builders import inspection
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, EPOCH, waiting


@pytest.fixture
def root(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three penalties, two of them disclosed, and an inspection; all but one file of the ledger committed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    found = tmp_path / "案件库"
    repos.write(found, *(waiting(case=f"2026-000{number}", number=number) for number in (1, 2, 3)))
    repos.write_case(found, waiting(inspection(), case="2026-0004", number=4))
    repos.commit(found)
    for number in (1, 2):
        assert enforce("--repo", found, "--as-of", DAY, "publish", f"2026-000{number}", "--by", "丙示例").code == 0
        if number == 1:
            repos.commit(found)
    return found


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of the cases that were opened."""
    found: list[str] = []
    load = Repository.load_case

    def watched(self: Repository, folder: str, *, hashes: bool = True) -> object:
        found.append(folder)
        return load(self, folder, hashes=hashes)

    monkeypatch.setattr(Repository, "load_case", watched)
    return found


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of the ledger that were read."""
    found: list[str] = []
    whole = LedgerReader.whole

    def watched(self: LedgerReader, file: str) -> object:
        found.append(file)
        return whole(self, file)

    monkeypatch.setattr(LedgerReader, "whole", watched)
    return found
