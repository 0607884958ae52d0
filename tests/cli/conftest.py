"""The command line run within the test process: fast, and with everything it prints at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from enforcement_cli.cli import main
from enforcement_cli.cli.console import use_color
from enforcement_cli.messages import use_language
from tests import repos
from tests.builders import inspection, penalty


@dataclass(frozen=True, slots=True)
class Done:
    """What a run left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("ENFORCE_LANG", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    yield
    use_language("zh")
    use_color("auto")


@pytest.fixture
def enforce(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program with these arguments."""

    def run(*arguments: str | Path) -> Done:
        code = main([str(each) for each in arguments])
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return run


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository with a penalty and an inspection, under git, without findings on 10 December 2026."""
    root = tmp_path / "案件库"
    repos.write(root, penalty(), inspection())
    repos.commit(root)
    return root
