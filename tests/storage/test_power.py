"""The power fails after step 1, 2, 3 …: what was not synced may be lost, in part and out of order."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from enforcement_cli.problems import EnforceError
from enforcement_cli.storage import building
from enforcement_cli.storage.disk import using
from tests.storage.disks import Killed
from tests.storage.power import PowerDisk
from tests.storage.test_faults import KINDS, Job, job, sound

KEEPS = ("nothing", "names", "some", "some")


class Cuts:
    """What a power cut left, at many moments, to be looked at when the runs are over."""

    def __init__(self, kind: str, top: Path, keeps: tuple[str, ...] = KEEPS) -> None:
        self.kind = kind
        self.top = top
        self.keeps = keeps
        self.chance = random.Random(kind)
        self.left: list[tuple[str, bool, Job]] = []
        self.ended = False

    def make(self, disk: PowerDisk) -> None:
        for keep in self.keeps:
            spot = self.top / f"cut-{len(self.left)}"
            found = job(self.kind, spot)
            disk.cut(spot, self.chance, keep=keep)
            self.left.append((f"step {disk.steps}, kept {keep}", self.ended, found))

    def amiss(self) -> list[str]:
        """Everything that is not as it should be, after a look and after the next run."""
        amiss: list[str] = []
        with using(sound()):
            for where, ended, found in self.left:
                if not found.is_legal():
                    amiss.append(f"illegal: {where}")
                elif ended and found.seen() != found.new:
                    amiss.append(f"lost after its run had ended: {where}")
                with suppress(EnforceError):  # what it says is seen below
                    found.run()
                if found.seen() != found.new or found.litter():
                    amiss.append(f"not finished by the next run: {where}")
        return amiss


def one_run(kind: str, tmp_path: Path, *, deaf_to: str = "") -> list[str]:
    """Run the job, cutting the power after each step and once it has ended; what is amiss."""
    cuts = Cuts(kind, tmp_path)
    todo = job(kind, tmp_path / "work")
    with using(sound()):
        todo.before()
    disk = PowerDisk(tmp_path / "work", cuts.make, deaf_to=deaf_to)
    with using(disk):
        todo.run()
        cuts.ended = True
        cuts.make(disk)
    assert len(cuts.left) > 8 * len(KEEPS) - 8
    return cuts.amiss()


@pytest.fixture(params=[False, True], ids=["each file synced", "one sync"])
def one_sync(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param:
        monkeypatch.setattr(building, "_FEW", 0)
    return bool(request.param)


FILES = [kind for kind in KINDS if kind in {"write over", "write new in new folders", "create", "create tree"}]


@pytest.mark.parametrize("kind", FILES)
def test_power_cut_while_a_file_is_written(kind: str, tmp_path: Path) -> None:
    assert one_run(kind, tmp_path) == []


@pytest.mark.parametrize("kind", ["first site", "swap"])
def test_power_cut_while_a_tree_is_swapped(kind: str, one_sync: bool, tmp_path: Path) -> None:
    assert one_run(kind, tmp_path) == []


@pytest.mark.parametrize(
    ("kind", "deaf_to", "expected"),
    [
        ("write over", "sync", "illegal"),
        ("write over", "sync_folder", "lost after its run had ended"),
        ("create", "sync", "illegal"),
        ("create", "sync_folder", "lost after its run had ended"),
        ("create tree", "sync_folder", "illegal"),
        ("swap", "sync", "illegal"),
        ("swap", "sync_folder", "illegal"),
    ],
)
def test_the_model_sees_a_missing_sync(kind: str, deaf_to: str, expected: str, tmp_path: Path) -> None:
    assert [each for each in one_run(kind, tmp_path, deaf_to=deaf_to) if each.startswith(expected)]


def test_the_model_sees_a_missing_sync_of_the_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_FEW", 0)

    assert [each for each in one_run("swap", tmp_path, deaf_to="sync_file_system") if each.startswith("illegal")]


@pytest.mark.parametrize("kind", ["write over", "write new in new folders", "first site", "swap"])
def test_killed_then_run_again_then_power_cut(kind: str, tmp_path: Path) -> None:
    """The second run may not trust that what it finds is safe."""
    steps = 0
    for die_after in range(1, 200):
        top = tmp_path / str(die_after)
        top.mkdir()
        cuts = Cuts(kind, top, keeps=("nothing",))
        todo = job(kind, top / "work")
        with using(sound()):
            todo.before()
        disk = PowerDisk(top / "work")
        disk.die_after = die_after
        with using(disk):
            try:
                todo.run()
            except Killed:
                steps = die_after
        if steps < die_after:
            break
        disk.die_after = -1
        with using(disk):
            disk.watch = cuts.make
            todo.run()
            cuts.ended = True
            cuts.make(disk)
        cuts.left = [*random.Random(die_after).sample(cuts.left[:-1], min(3, len(cuts.left) - 1)), cuts.left[-1]]
        assert cuts.amiss() == [], f"killed after step {die_after}"
    assert 5 < steps < 100
