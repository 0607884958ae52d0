"""The power fails after step 1, 2, 3 … of a whole publish, withdraw or confirm: what was not synced may be lost, in part
and out of order. What is left is legal, the next run finishes, and nothing is lost once a run has ended.

`make test` looks at some moments; ENFORCE_FAULTS=full at every one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from enforcement_cli.storage.disk import using
from tests.cli.faults import (
    COMMANDS,
    FULL,
    Scene,
    assert_finished,
    assert_legal,
    files_of,
    run,
    scene_of,
    site_of,
    undisturbed,
)
from tests.storage.disks import PowerDisk

KEEPS = ("nothing", "names", "some")
SAMPLE = 5


@pytest.fixture(autouse=True)
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield


@pytest.fixture(scope="module", params=list(COMMANDS))
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield scene_of(request.param, tmp_path_factory.mktemp("scene"))


def test_what_is_left_is_legal_and_the_next_run_finishes(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(" ".join(scene.command))
    with using(PowerDisk(scene.fresh(tmp_path / "counted" / "案件库"))) as counted:
        assert run(counted.root, *scene.command) == 0
    root = scene.fresh(tmp_path / "work" / "案件库")
    cuts: list[tuple[str, bool, Path]] = []
    wanted = set(chance.sample(range(1, counted.steps + 1), SAMPLE))

    def cut(disk: PowerDisk, *, ended: bool = False) -> None:
        if FULL or ended or disk.steps in wanted:
            for keep in KEEPS:
                spot = tmp_path / f"cut-{len(cuts)}" / "案件库"
                spot.mkdir(parents=True)
                disk.cut(spot, chance, keep=keep)
                cuts.append((f"power cut after step {disk.steps}, kept {keep}", ended, spot))

    with using(PowerDisk(root, cut)) as disk:
        assert run(root, *scene.command) == 0
        cut(disk, ended=True)
    capsys.readouterr()

    examined = set()
    for where, ended, spot in cuts:
        if ended:
            # What was removed last may come back beside the site, and the next run removes it again.
            assert scene.new_files.items() <= files_of(spot).items(), f"lost: {where}"
            assert site_of(spot) == scene.new_site, f"lost: {where}"
        assert_legal(scene, spot, where)
        state = (frozenset(files_of(spot).items()), str(sorted((site_of(spot) or {}).items())))
        if hash(state) not in examined:
            examined.add(hash(state))
            assert_finished(scene, spot, where, capsys)
    assert len(cuts) >= len(KEEPS) * (SAMPLE + 1)
