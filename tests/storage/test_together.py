"""Many new files, one after the other: of a run that ends anywhere, the first so many are left, whole, and nothing else."""

from __future__ import annotations

import errno
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.problems import EnforceError
from enforcement_cli.storage import AlreadyThereError, create_files, together
from enforcement_cli.storage.disk import Disk, using
from tests.storage.disks import FaultyDisk, Killed
from tests.storage.power import PowerDisk
from tests.storage.test_faults import FAULTS, sound

NAMES = ("2026-0001/disclosure/0001.yaml", "2026-0002/disclosure/0002.yaml", "2026-0002/disclosure/0003.yaml", "4.yaml")
FILES = {f"cases/{name}": f"第{name}条\n".encode() * 3 for name in NAMES}
LEGAL = [dict(list(FILES.items())[:count]) for count in range(len(FILES) + 1)]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is written alone, and they are more than fit at a time."""
    monkeypatch.setattr(together, "_FEW", 0)
    monkeypatch.setattr(together, "_AT_A_TIME", 3)


def make(top: Path) -> None:
    """What is not there yet, as the next run of a command does it."""
    create_files({top / name: data for name, data in FILES.items() if not (top / name).exists()}, within=top)


def laid(top: Path) -> Path:
    (top / "cases" / "2026-0001").mkdir(parents=True)
    return top


def seen(top: Path) -> dict[str, bytes]:
    return {each.relative_to(top).as_posix(): each.read_bytes() for each in sorted(top.rglob("*")) if each.is_file()}


def without_temporaries(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if ".~enforce-" not in name}


def finished(top: Path) -> bool:
    """Whether the next run makes the rest, and leaves nothing else."""
    with using(sound()):
        make(top)
    return seen(top) == FILES


def test_all_are_there_in_the_end(tmp_path: Path) -> None:
    make(laid(tmp_path))

    assert seen(tmp_path) == FILES


def test_each_costs_one_sync_beside_one_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "_AT_A_TIME", 256)
    counted: list[str] = []

    class Counting(Disk):
        def sync(self, handle: int) -> None:
            counted.append("sync")

        def sync_folder(self, path: Path | str) -> None:
            counted.append("folder")

        def sync_file_system(self, path: Path | str) -> None:
            counted.append("all")

    with using(Counting()):
        make(laid(tmp_path))

    assert counted == ["all", *["folder"] * len(FILES)]


@pytest.mark.parametrize("options", FAULTS)
def test_every_step_may_fail(options: dict[str, Any], tmp_path: Path) -> None:
    failed = 0
    for step in range(1, 400):
        top = laid(tmp_path / str(step))
        disk = FaultyDisk(step, **options)
        fault: BaseException | None = None
        with using(disk):
            try:
                make(top)
            except (Killed, EnforceError) as caught:
                fault = caught
        disk.close_all()
        if disk.taken < step:
            assert fault is None
            break
        where = f"{disk.failed_in}, step {step}"
        failed += fault is not None
        left = seen(top)
        assert without_temporaries(left) in LEGAL, where
        if isinstance(fault, EnforceError):
            assert any(Path(name).name in str(fault) for name in FILES), where
            assert disk.lasting or left == without_temporaries(left), where
            empty = [each for each in top.rglob("disclosure") if not any(each.iterdir())]
            assert disk.lasting or disk.late or not empty, where
        assert finished(top), where
    else:
        pytest.fail("no run comes through")
    assert failed > 5


def power_cuts(tmp_path: Path, deaf_to: str = "") -> list[str]:
    """Cut the power after every step; what is not as it should be."""
    chance, amiss = random.Random("together"), list[str]()
    left: list[tuple[str, bool, Path]] = []

    def cut(disk: PowerDisk, *, ended: bool = False) -> None:
        for keep in ("nothing", "names", "some", "some"):
            spot = tmp_path / f"cut-{len(left)}"
            spot.mkdir()
            disk.cut(spot, chance, keep=keep)
            left.append((f"step {disk.steps}, kept {keep}", ended, spot))

    disk = PowerDisk(laid(tmp_path / "work"), cut, deaf_to=deaf_to)
    with using(disk):
        make(disk.root)
        cut(disk, ended=True)
    for where, ended, spot in left:
        if without_temporaries(seen(spot)) not in LEGAL:
            amiss.append(f"illegal: {where}")
        elif ended and seen(spot) != FILES:
            amiss.append(f"lost: {where}")
        else:
            with suppress(EnforceError):
                if not finished(spot):
                    amiss.append(f"not finished: {where}")
    assert len(left) >= 80
    return amiss


def test_power_cut_at_every_step(tmp_path: Path) -> None:
    assert power_cuts(tmp_path) == []


@pytest.mark.parametrize(("deaf_to", "expected"), [("sync_file_system", "illegal"), ("sync_folder", "illegal")])
def test_the_model_sees_a_missing_sync(deaf_to: str, expected: str, tmp_path: Path) -> None:
    assert [each for each in power_cuts(tmp_path, deaf_to) if each.startswith(expected)]


def test_one_that_is_there_stops_those_behind_it(tmp_path: Path) -> None:
    top = laid(tmp_path)
    third = list(FILES)[2]
    (top / third).parent.mkdir(parents=True)
    (top / third).write_bytes(b"there")

    with pytest.raises(AlreadyThereError, match=r"0003\.yaml"):
        create_files({top / name: data for name, data in FILES.items()}, within=top)

    assert seen(top) == {third: b"there"}


def test_a_link_on_the_way_is_refused(tmp_path: Path) -> None:
    top = laid(tmp_path / "top")
    (tmp_path / "elsewhere").mkdir()
    (top / "cases" / "2026-0002").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(EnforceError, match="是链接"):
        make(top)

    assert seen(top) == {}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_disk_with_too_little_room_is_not_begun_with(tmp_path: Path) -> None:
    class Full(Disk):
        def free_bytes(self, folder: Path | str) -> int:
            return 4096

    with using(Full()), pytest.raises(EnforceError, match="磁盘空间不足"):
        make(laid(tmp_path))

    assert seen(tmp_path) == {}


def test_where_one_sync_promises_nothing_each_file_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Disk, "syncs_file_systems", False)

    def never(disk: Disk, path: Path | str) -> None:
        raise OSError(errno.EIO, "not to be asked")

    monkeypatch.setattr(Disk, "sync_file_system", never)
    make(laid(tmp_path))

    assert seen(tmp_path) == FILES
