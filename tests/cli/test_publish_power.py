"""The power fails after step 1, 2, 3 … of a whole publish, withdraw or confirm: what was not synced may be lost, in part
and out of order. What is left is legal, the next run finishes, and nothing is lost once a run has ended.

`make test` looks at some moments; ENFORCE_FAULTS=full at every one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from enforcement_cli.storage import together
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
    state_of,
    undisturbed,
)
from tests.storage.power import PowerDisk

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


@pytest.mark.parametrize("few", [16, 0], ids=["entry by entry", "entries at once"])
def test_what_is_left_is_legal_and_the_next_run_finishes(
    few: int,
    scene: Scene,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(together, "_FEW", few)
    chance = random.Random(" ".join(scene.command))
    counted = PowerDisk(scene.fresh())
    with using(counted):
        assert run(counted.root, *scene.command) == 0
    root = scene.fresh()
    wanted = set(chance.sample(range(1, counted.steps + 1), SAMPLE))
    made = 0
    cuts: dict[int, tuple[str, dict[str, bytes | None]]] = {}

    def cut(disk: PowerDisk) -> None:
        nonlocal made
        if FULL or disk.steps in wanted:
            for keep in KEEPS:
                left = disk.left(chance, keep=keep)
                cuts.setdefault(state_of(left), (f"power cut after step {disk.steps}, kept {keep}", left))
                made += 1

    disk = PowerDisk(root, cut)
    with using(disk):
        assert run(root, *scene.command) == 0
        after_the_end = [(f"power cut after the end, kept {keep}", disk.left(chance, keep=keep)) for keep in KEEPS]
    capsys.readouterr()

    for where, left in after_the_end:
        spot = scene.lay(left)
        # What was removed last may come back beside the site, and the next run removes it again.
        assert scene.new_files.items() <= files_of(spot).items(), f"lost: {where}"
        assert site_of(spot) == scene.new_site, f"lost: {where}"
    for where, left in (*cuts.values(), *after_the_end):
        spot = scene.lay(left)
        assert_legal(scene, spot, where)
        assert_finished(scene, spot, where, capsys)
    record_property("power cuts", made + len(after_the_end))
    record_property("states", len(scene.finished))
    assert made >= len(KEEPS) * SAMPLE
