"""The disk fails, or the process dies, at step 1, 2, 3 … of a whole publish, withdraw or confirm. Whatever happens, the
state is one that the contract (§6) allows, the check can say it, and the next run finishes without help.

Each state is finished once, however many steps lead to it. `make test` takes the steps that change what lies on the
disk and some of the others; ENFORCE_FAULTS=full takes every step of every fault.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator

import pytest

from enforcement_cli.storage.disk import using
from tests.cli.faults import (
    COMMANDS,
    FAULTS,
    Scene,
    assert_finished,
    assert_legal,
    failed,
    files_of,
    run,
    scene_of,
    site_of,
    undisturbed,
)
from tests.storage.disks import FaultyDisk


@pytest.fixture(autouse=True)
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield


@pytest.fixture(scope="module", params=[pytest.param(each, marks=pytest.mark.xdist_group(each)) for each in COMMANDS])
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield scene_of(request.param, tmp_path_factory.mktemp("scene"))


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_the_state_is_legal_and_the_next_run_finishes(
    scene: Scene,
    fault: str,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    before, chosen = len(scene.finished), scene.chosen(FAULTS[fault]["fault"], 12 if fault == "killed" else 4)
    for step in chosen:
        root, disk, where = failed(scene, fault, step, capsys)
        assert disk.failed_in or disk.taken < step, where
        assert_legal(scene, root, where)
        assert_finished(scene, root, where, capsys)
    record_property("faults", len(chosen))
    record_property("states", len(scene.finished) - before)
    assert scene.finished


def test_a_full_disk_is_seen_before_anything_is_written(
    scene: Scene, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The free space is asked first: a disk without room is left as it was."""
    monkeypatch.setattr(FaultyDisk, "free_bytes", lambda self, folder: 100)
    root = scene.fresh()

    with using(FaultyDisk(0, errno.EIO)):
        assert run(root, *scene.command) == 2

    assert "磁盘空间不足，没有开始写" in capsys.readouterr().err
    assert files_of(root) == files_of(scene.start)
    assert site_of(root) == scene.old_site


def test_room_for_the_site_is_asked_before_the_ledger_speaks_of_it(
    scene: Scene, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that has room for the entries alone gets none: else they would tell of a day on which nothing appeared."""
    # Room for a few small files and the reserve, not for a page that changes.
    monkeypatch.setattr(FaultyDisk, "free_bytes", lambda self, folder: 64 * 1024 + 4 * 4096)
    root = scene.fresh()

    with using(FaultyDisk(0, errno.EIO)):
        assert run(root, *scene.command) == 2

    assert "磁盘空间不足，没有开始写" in capsys.readouterr().err
    assert files_of(root) == files_of(scene.start)
    assert site_of(root) == scene.old_site
