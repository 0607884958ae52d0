"""Real processes, killed and interrupted at random moments, and several at once.

`make test` takes a few of each; ENFORCE_FAULTS=full takes 60 kills, 120 interrupts and 200 rounds of four publishers.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from enforcement_cli.cli.writing import LOCK_SECONDS
from tests.cli.conftest import Run
from tests.cli.faults import (
    FULL,
    Scene,
    assert_finished,
    assert_legal,
    files_of,
    litter,
    run,
    scene_of,
    start,
    undisturbed,
)
from tests.cli.publishing import DAY, bureau, ledger, waiting

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no signals there")

KILLS = 30 if FULL else 2
"""Of each of the two commands: ten of every kind of moment."""
INTERRUPTS = 30 if FULL else 1
ROUNDS = 200 if FULL else 2
BATCH = 10
"""Rounds to a test, so that one sees how far they have come."""
PUBLISHERS, CASES = 4, 4
WAITED = f"等了{LOCK_SECONDS:g}秒仍未结束，没有写入。"
MOMENTS = ("writing", "locked", "any")


@pytest.fixture(autouse=True)
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield


@pytest.fixture(scope="module", params=["publish", "withdraw"])
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield scene_of(request.param, tmp_path_factory.mktemp("scene"))


@pytest.fixture(scope="module")
def seconds(scene: Scene) -> float:
    """How long an undisturbed run takes here and now."""
    root = scene.fresh()
    began = time.monotonic()
    child = start(root, *scene.command)
    _, said = child.communicate(timeout=120)
    assert child.returncode == 0, said
    return time.monotonic() - began


def _await(child: subprocess.Popen[bytes], root: Path, number: int, seconds: float) -> str:
    """Wait for the moment of a signal and say which it is: any in the whole run, any with the lock held, any while it writes."""
    kind, chance = MOMENTS[number % len(MOMENTS)], random.Random(number)
    if kind == "any":
        delay = chance.uniform(0, 1.05) * seconds
    elif kind == "locked":
        _poll(child, (root / ".enforce" / "lock.holder").exists)
        delay = chance.uniform(0, 0.7) * seconds
    else:
        before = _names(root)
        _poll(child, lambda: _names(root) != before)
        delay = chance.uniform(0, 0.15) * seconds
    time.sleep(delay)
    return f"{kind}, and {delay:.3f} of {seconds:.3f} s"


def _poll(child: subprocess.Popen[bytes], seen: Callable[[], bool]) -> None:
    while not seen() and child.poll() is None:
        time.sleep(0.001)


def _names(root: Path) -> set[str]:
    """What lies where the run writes its entries and its trees."""
    return {each.name for folder in (root, *root.glob("cases/*/*/disclosure")) for each in folder.iterdir()}


@pytest.mark.parametrize("number", range(KILLS))
def test_killed_at_any_moment(
    scene: Scene,
    seconds: float,
    number: int,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    root = scene.fresh()
    child = start(root, *scene.command)
    where = _await(child, root, number, seconds)
    child.send_signal(signal.SIGKILL)
    said = b"".join(child.communicate(timeout=60))

    assert b"Traceback" not in said, where
    assert_legal(scene, root, where)
    assert_finished(scene, root, where, capsys)
    record_property("kills", 1)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("number", range(INTERRUPTS))
def test_interrupted_at_any_moment(
    scene: Scene,
    seconds: float,
    number: int,
    sent: signal.Signals,
    code: int,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    """It ends by itself, leaves no litter, and says nothing of its insides."""
    root = scene.fresh()
    child = start(root, *scene.command)
    where = f"{sent.name}: {_await(child, root, number + code, seconds)}"
    child.send_signal(sent)
    said = b"".join(child.communicate(timeout=60))

    if child.returncode == -sent or b"<frozen " in said:
        # While the interpreter itself starts, before a line of ours: it ends by the signal, which a shell sees as 130
        # and 143, too, and may say so in its own way.
        assert where.startswith(f"{sent.name}: any"), (where, said)
        assert files_of(root) == files_of(scene.start), where
    else:
        assert child.returncode in (0, code), (where, said)
        assert b"Traceback" not in said, (where, said)
    assert [each for each in litter(root) if ".tmp" in each] == [], where
    assert_legal(scene, root, where)
    assert_finished(scene, root, where, capsys)
    record_property("interrupts", 1)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A bureau with decisions that wait."""
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield bureau(
            tmp_path_factory.mktemp("crowd") / "案件库",
            *(waiting(case=f"2026-{number:04d}", number=number) for number in range(1, CASES + 1)),
        )


@pytest.mark.parametrize("first", range(0, ROUNDS, BATCH))
def test_four_publishers_at_once_some_of_them_killed(
    first: int,
    crowd: Path,
    tmp_path: Path,
    enforce: Run,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    killed = gave_up = 0
    for number in range(first, min(first + BATCH, ROUNDS)):
        chance = random.Random(number)
        root = tmp_path / "案件库"
        shutil.copytree(crowd, root)
        began = time.monotonic()
        children = [start(root, "publish") for _ in range(PUBLISHERS)]
        # Every other round none is killed, so that all four come through.
        doomed = [index for index in range(PUBLISHERS) if number % 2 == 0 and chance.random() < 0.5]
        for delay, index in sorted((chance.uniform(0.2, 2.5), index) for index in doomed):
            time.sleep(max(0.0, began + delay - time.monotonic()))
            children[index].send_signal(signal.SIGKILL)
        said = [_ended(child) for child in children]

        for index, child in enumerate(children):
            if child.returncode == 2 and WAITED in said[index].decode("utf-8"):
                # The others' work took a minute: on a busy machine, never because one of them forgot the lock (the next
                # run takes it). It has written nothing.
                assert time.monotonic() - began > LOCK_SECONDS, (number, said[index])
                gave_up += 1
                continue
            assert child.returncode in ((0, -signal.SIGKILL) if index in doomed else (0,)), (number, said[index])
            assert b"Traceback" not in said[index], (number, said[index])
        killed += sum(child.returncode < 0 for child in children)
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
        if number % BATCH == 0:
            assert enforce("--repo", root, "--as-of", DAY, "check", "--select", "DIS,STR").code == 0
        shutil.rmtree(root)
    record_property("rounds", min(BATCH, ROUNDS - first))
    record_property("publishers killed", killed)
    record_property("waited in vain", gave_up)


def _ended(child: subprocess.Popen[bytes]) -> bytes:
    return b"".join(child.communicate(timeout=120))
