"""Real processes, killed and interrupted at random moments, and several at once.

`make test` takes a few of each; ENFORCE_FAULTS=full takes 50 kills and interrupts, and 200 rounds of four publishers.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.faults import (
    DAY,
    FULL,
    Scene,
    assert_finished,
    assert_legal,
    litter,
    run,
    scene_of,
    start,
    undisturbed,
)
from tests.cli.publishing import bureau, ledger, waiting

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no signals there")

KILLS = 25 if FULL else 2
"""Of each of the two commands, so that there are fifty."""
INTERRUPTS = 25 if FULL else 1
ROUNDS = 200 if FULL else 2
PUBLISHERS, CASES = 4, 4


@pytest.fixture(autouse=True)
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield


@pytest.fixture(scope="module", params=["publish", "withdraw"])
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield scene_of(request.param, tmp_path_factory.mktemp("scene"))


@pytest.fixture(scope="module")
def seconds(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long an undisturbed run takes here and now."""
    root = scene.fresh(tmp_path_factory.mktemp("timed") / "案件库")
    began = time.monotonic()
    child = start(root, *scene.command)
    _, said = child.communicate(timeout=120)
    assert child.returncode == 0, said
    return time.monotonic() - began


@pytest.mark.parametrize("number", range(KILLS))
def test_killed_at_any_moment(
    scene: Scene, seconds: float, number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    delay = random.Random(number).uniform(0.1, 1.05) * seconds
    root = scene.fresh(tmp_path / "案件库")
    child = start(root, *scene.command)
    time.sleep(delay)
    child.send_signal(signal.SIGKILL)
    said = b"".join(child.communicate(timeout=60))

    where = f"killed after {delay:.3f} of {seconds:.3f} s"
    assert b"Traceback" not in said, where
    assert_legal(scene, root, where)
    assert_finished(scene, root, where, capsys)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("number", range(INTERRUPTS))
def test_interrupted_at_any_moment(
    scene: Scene,
    seconds: float,
    number: int,
    sent: signal.Signals,
    code: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """While it has the lock, and so while it writes: it ends by itself, leaves no litter, and says nothing of its insides."""
    root = scene.fresh(tmp_path / "案件库")
    child = start(root, *scene.command)
    holder = root / ".enforce" / "lock.holder"
    while not holder.exists() and child.poll() is None:
        time.sleep(0.002)
    delay = random.Random(number * 2 + code).uniform(0, 0.7) * seconds
    time.sleep(delay)
    child.send_signal(sent)
    said = b"".join(child.communicate(timeout=60))

    where = f"{sent.name} {delay:.3f} s after it took the lock"
    # A shell sees 130 and 143 either way: the interpreter itself ends by the signal where that comes while it shuts down,
    # or, of SIGINT, within a text that it evaluates (which it never forgets, though we handle it).
    assert child.returncode in (0, code, -sent), (where, said)
    assert b"Traceback" not in said, (where, said)
    assert [each for each in litter(root) if ".tmp" in each] == [], where
    assert_legal(scene, root, where)
    assert_finished(scene, root, where, capsys)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A bureau with decisions that wait."""
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield bureau(
            tmp_path_factory.mktemp("crowd") / "案件库",
            *(waiting(case=f"2026-{number:04d}", number=number) for number in range(1, CASES + 1)),
        )


def test_four_publishers_at_once_some_of_them_killed(
    crowd: Path, tmp_path: Path, enforce: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(ROUNDS):
        chance = random.Random(number)
        root = tmp_path / "案件库"
        shutil.copytree(crowd, root)
        children = [start(root, "publish") for _ in range(PUBLISHERS)]
        began = time.monotonic()
        # Every other round none is killed, so that all four come through.
        doomed = {
            index: chance.uniform(0.2, 2.5) for index in range(PUBLISHERS) if number % 2 == 0 and chance.random() < 0.34
        }
        for index, delay in sorted(doomed.items(), key=lambda each: each[1]):
            time.sleep(max(0.0, began + delay - time.monotonic()))
            children[index].send_signal(signal.SIGKILL)
        said = [_ended(child) for child in children]

        for index, child in enumerate(children):
            assert child.returncode in ((0, -signal.SIGKILL) if index in doomed else (0,)), (number, said[index])
            assert b"Traceback" not in said[index], (number, said[index])
        assert run(root, "publish") == 0, number
        every = [f"2026-{case:04d}/disclosure/0001-published.yaml" for case in range(1, CASES + 1)]
        assert ledger(root) == every, number
        assert litter(root) == [], number
        capsys.readouterr()
        told = enforce("--repo", root, "ledger", "verify")
        assert (told.code, f"台账完整：{CASES} 条" in told.out) == (0, True), (number, told.out)
        if not doomed:
            spoken = b"".join(said).decode("utf-8")
            assert all(spoken.count(f"已公示 2026-{case:04d}") == 1 for case in range(1, CASES + 1)), spoken
        if number < 3:
            assert enforce("--repo", root, "--as-of", DAY, "check", "--select", "DIS,STR").code == 0
        shutil.rmtree(root)


def _ended(child: subprocess.Popen[bytes]) -> bytes:
    return b"".join(child.communicate(timeout=120))
