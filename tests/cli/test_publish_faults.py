"""The disk fails, or the process dies, at step 1, 2, 3 … of a whole publish, withdraw or confirm. Whatever happens, the
state is one that the contract (§6) allows, the check can say it, and the next run finishes without help.

Each state is examined once, however many steps lead to it. `make test` takes the steps that change what lies on the
disk and some of the others; ENFORCE_FAULTS=full takes every step of every fault.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from enforcement_cli.storage.disk import using
from tests.cli.faults import (
    COMMANDS,
    Scene,
    assert_finished,
    assert_legal,
    files_of,
    run,
    scene_of,
    site_of,
    undisturbed,
)
from tests.storage.disks import FaultyDisk, Killed

FAULTS = {
    "killed": {"fault": Killed},
    "ENOSPC": {"fault": errno.ENOSPC},
    "ENOSPC from then on": {"fault": errno.ENOSPC, "lasting": True},
    "EROFS from then on": {"fault": errno.EROFS, "lasting": True},
    "EIO": {"fault": errno.EIO},
    "EIO, done all the same": {"fault": errno.EIO, "late": True},
    "EDQUOT": {"fault": errno.EDQUOT},
    "EACCES": {"fault": errno.EACCES},
}


@pytest.fixture(autouse=True)
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield


@pytest.fixture(scope="module", params=list(COMMANDS))
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield scene_of(request.param, tmp_path_factory.mktemp("scene"))


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_the_state_is_legal_and_the_next_run_finishes(
    scene: Scene, fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    examined = set()
    for step in scene.chosen(fault, 12 if fault == "killed" else 4):
        root = scene.fresh(tmp_path / "案件库")
        disk = FaultyDisk(step, **FAULTS[fault])  # type: ignore[arg-type]
        with using(disk):
            code = run(root, *scene.command)
        disk.close_all()
        said = capsys.readouterr().err
        assert code in ((3,) if fault == "killed" and disk.failed_in else (0, 2)), f"step {step}: {said}"
        where = f"{fault} at step {step}, {disk.failed_in}"
        assert_legal(scene, root, where)
        state = (frozenset(files_of(root).items()), str(sorted((site_of(root) or {}).items())))
        if hash(state) not in examined:
            examined.add(hash(state))
            assert_finished(scene, root, where, capsys)
    assert examined


def test_a_full_disk_is_seen_before_anything_is_written(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The free space is asked first: a disk without room is left as it was."""
    monkeypatch.setattr(FaultyDisk, "free_bytes", lambda self, folder: 100)
    root = scene.fresh(tmp_path / "案件库")

    with using(FaultyDisk(0, errno.EIO)):
        assert run(root, *scene.command) == 2

    assert "磁盘空间不足，没有开始写" in capsys.readouterr().err
    assert files_of(root) == files_of(scene.start)
    assert site_of(root) == scene.old_site


def test_room_for_the_site_is_asked_before_the_ledger_speaks_of_it(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that has room for the entries alone gets none: else they would tell of a day on which nothing appeared."""
    # Room for a few small files and the reserve, not for a page that changes.
    monkeypatch.setattr(FaultyDisk, "free_bytes", lambda self, folder: 64 * 1024 + 4 * 4096)
    root = scene.fresh(tmp_path / "案件库")

    with using(FaultyDisk(0, errno.EIO)):
        assert run(root, *scene.command) == 2

    assert "磁盘空间不足，没有开始写" in capsys.readouterr().err
    assert files_of(root) == files_of(scene.start)
    assert site_of(root) == scene.old_site
