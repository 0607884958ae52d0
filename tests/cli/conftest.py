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
from tests.cli import inits
from tests.cli.publishing import DAY, EPOCH


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


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the repository will be."""
    return tmp_path / "案件库"


@pytest.fixture
def run(enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Any command in `root`, on DAY at ten o'clock."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)

    def run_in_root(*arguments: str | Path) -> Done:
        return enforce("--repo", root, "--as-of", DAY, *arguments)

    return run_in_root


@pytest.fixture
def publish(enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Publish in `root`, on DAY at ten o'clock."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)

    def publish_in_root(*arguments: str | Path, as_of: str = DAY) -> Done:
        return enforce("--repo", root, "--as-of", as_of, "publish", *arguments)

    return publish_in_root


@pytest.fixture
def fresh(root: Path, enforce: Run) -> Path:
    """A new repository as `enforce init` makes it, not yet under git."""
    assert enforce("--as-of", inits.DAY, "init", root, "--name", "示例县工业和信息化局").code == 0
    return root
