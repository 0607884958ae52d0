"""What is remembered between runs, with each byte in turn altered and cut off at each: it is the memory or none, never another.

`make test` takes some bytes of each file; ENFORCE_FAULTS=full takes every one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from enforcement_cli.cases.memory import Memory
from enforcement_cli.cli import site_memory
from enforcement_cli.cli.cache_folder import CACHE
from enforcement_cli.cli.recall import CHANGES, WHOLE
from enforcement_cli.cli.site_memory import SiteMemory, recall
from tests.cli.faults import FULL, litter, run, site_of, undisturbed
from tests.cli.publishing import bureau, waiting

APART = 1 if FULL else 211


@pytest.fixture(autouse=True)
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bureau with all that a run remembers of its cases and of its site."""
    with undisturbed(tmp_path_factory.mktemp("logs")):
        found = bureau(tmp_path_factory.mktemp("remembered") / "案件库", waiting(), waiting(case="2026-0002", number=2))
        for case in ("2026-0001", "2026-0002"):
            assert run(found, "publish", case, "--by", "丙示例") == 0
    return found


def spoilt(data: bytes) -> Iterator[bytes]:
    """The bytes with one of them altered in one bit, without the rest from one of them on, and with some more."""
    for at in range(0, len(data), APART):
        yield data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]
        yield data[:at]
    yield data + b"\n"
    yield data + data


def memory_of_site(root: Path) -> Path:
    (found,) = (root / CACHE).glob("site-*")
    return found


def test_of_the_site(
    root: Path, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    path = memory_of_site(root)
    data = path.read_bytes()
    assert recall(root, root / "public").batches
    program = site_memory._program()
    monkeypatch.setattr(site_memory, "_program", lambda: program)
    tried = 0
    for each in spoilt(data):
        monkeypatch.setattr(site_memory, "read_cached", lambda *_, each=each: each)
        assert recall(root, root / "public") == SiteMemory()
        tried += 1
    record_property("memories altered", tried)
    assert tried > 50


@pytest.mark.parametrize("name", [WHOLE, CHANGES])
def test_of_the_cases(root: Path, name: str, record_property: Callable[[str, object], None]) -> None:
    files = {each: (root / CACHE / each).read_bytes() for each in (WHOLE, CHANGES)}
    header = json.loads(files[WHOLE].split(b"\n")[1])
    sound = Memory.read(files[WHOLE], files[CHANGES], header["by"], header["inputs"])
    # Without the lines that have changed since, what they speak of is known as it was, and so is not known at all.
    left = Memory.read(files[WHOLE] if name == CHANGES else b"", b"", header["by"], header["inputs"])
    assert sound.cases
    assert (sound.cases, sound.stamps) != (left.cases, left.stamps)
    tried = 0
    for each in spoilt(files[name]):
        spoiled = {**files, name: each}
        found = Memory.read(spoiled[WHOLE], spoiled[CHANGES], header["by"], header["inputs"])
        assert (found.cases, found.stamps) == (left.cases, left.stamps)
        tried += 1
    record_property("memories altered", tried)
    assert tried > 5


def test_whatever_is_left_of_them_the_site_is_the_same(root: Path) -> None:
    """By the program itself: a run with a spoilt memory makes what a run without one makes, and remembers it anew."""
    site = site_of(root)
    for name in (WHOLE, CHANGES, memory_of_site(root).name):
        path = root / CACHE / name
        whole = path.read_bytes()
        for each in (whole[: len(whole) // 2], whole[:-9] + b"x" + whole[-8:]):
            path.write_bytes(each)
            page = root / "public" / "index.html"
            page.write_bytes(page.read_bytes()[:-1])  # and somebody has been at a page
            assert run(root, "publish", "--by", "丙示例") == 0
            assert site_of(root) == site
            assert litter(root) == []
    assert recall(root, root / "public").batches
