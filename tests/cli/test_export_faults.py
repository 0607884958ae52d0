"""The disk fails, or the process dies, at step 1, 2, 3 … of an export: the file first, then the ledger.

A row that the ledger has is in a file, which nobody else can read; and the next run does the rest, into the same file.
`make test` takes some steps of every fault. ENFORCE_FAULTS=full takes every one until the site's tree begins to be linked
together, and some of what follows: that is the same for every command, and tried whole with the others. Each state is
finished once.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from enforcement_cli.public import credit
from enforcement_cli.storage import is_temporary
from tests import repos
from tests.cli.exports import granted, sound
from tests.cli.faults import (
    FAULTS,
    FULL,
    Scene,
    assert_finished,
    assert_legal,
    failed,
    files_of,
    recorded,
    run,
    undisturbed,
)
from tests.cli.publishing import DAY

EXPORT = ("export", "credit-china", "--format", "csv", "--by", "丙示例")
TABLES = [f"exports/credit-china-{DAY}-{title}.csv" for title in ("行政处罚", "行政许可")]


@contextmanager
def _alike(logs: Path) -> Iterator[None]:
    """Every run at the same moment, and with the same salt: else the marks of no two runs were alike."""
    with undisturbed(logs), pytest.MonkeyPatch.context() as patch:
        patch.setattr(credit, "new_salt", lambda: "0" * 32)
        yield


@pytest.fixture(autouse=True)
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with _alike(tmp_path_factory.mktemp("logs")):
        yield


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A permit and a penalty in public, both of them to be reported."""
    with _alike(tmp_path_factory.mktemp("logs")):
        yield _scene(tmp_path_factory.mktemp("scene"))


def _scene(folder: Path) -> Scene:
    home, start = folder / "home" / "案件库", folder / "start" / "案件库"
    repos.write(home, sound(), granted())
    repos.commit(home)
    assert run(home, "publish", "--by", "丙示例") == 0
    made = recorded(home, start, EXPORT)
    assert run(home, "ledger", "verify") == 0
    assert [name for name in sorted(made.new_files) if name.endswith(".csv")] == TABLES
    return made


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_no_row_is_lost_and_the_next_run_finishes(
    scene: Scene,
    fault: str,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    before = len(scene.finished)
    chosen = scene.chosen(FAULTS[fault]["fault"], 6 if fault == "killed" else 2)
    if FULL:
        linking = scene.steps.index("link")
        chosen = [step for step in chosen if step <= linking or step % 10 == 0]
    for step in chosen:
        root, _, where = failed(scene, fault, step, capsys)
        assert_legal(scene, root, where)
        there = files_of(root)
        if any(name.endswith("exported.yaml") for name in there):
            assert there.keys() >= set(TABLES), f"{where}: the ledger tells of rows that are in no file"
        for path in (root / "exports").rglob("*"):
            if path.is_file() and path.name != ".gitignore" and not is_temporary(path.name):
                assert stat.S_IMODE(path.stat().st_mode) == 0o600, where
        assert_finished(scene, root, where, capsys)
    record_property("faults", len(chosen))
    record_property("states", len(scene.finished) - before)
    assert scene.finished
