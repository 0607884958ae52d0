"""The disk fails, or the process dies, at step 1, 2, 3 … until a run comes through. Nothing is ever torn."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from enforcement_cli.problems import EnforceError
from enforcement_cli.storage import (
    MARK,
    AlreadyThereError,
    TreeKind,
    building,
    create_file,
    create_tree,
    is_temporary,
    swap_tree,
    tree_state,
    write_file,
)
from enforcement_cli.storage.disk import Disk, using
from tests.storage.disks import PRIMITIVES, FaultyDisk, Killed

OLD = {"index.html": b"old list", "a/1.html": b"page one", "a/2.html": b"taken down", "日/公示.json": b"{}"}
NEW = {"index.html": b"new list", "a/1.html": b"page one", "b/c/3.html": b"page three", "日/公示.json": b"[]"}

FAULTS = [
    pytest.param({"fault": Killed}, id="killed"),
    pytest.param({"fault": errno.ENOSPC}, id="ENOSPC"),
    pytest.param({"fault": errno.ENOSPC, "lasting": True}, id="ENOSPC from then on"),
    pytest.param({"fault": errno.EDQUOT}, id="EDQUOT"),
    pytest.param({"fault": errno.EROFS, "lasting": True}, id="EROFS from then on"),
    pytest.param({"fault": errno.EIO}, id="EIO"),
    pytest.param({"fault": errno.EIO, "late": True}, id="EIO-done all the same"),
]


def sound() -> FaultyDisk:
    """A disk that never fails, and is quick because it syncs nothing."""
    return FaultyDisk(0, errno.EIO)


def tree_of(folder: Path) -> dict[str, bytes] | None:
    """What a visitor finds; None where there is no folder."""
    if not folder.is_dir():
        return None
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != MARK
    }


@dataclass
class Job:
    """Something to be written; `old` is what lies at `path` before, `new` what is to lie there."""

    path: Path
    old: object
    new: object
    before: Callable[[], object]
    run: Callable[[], object]
    seen: Callable[[], object]

    def is_legal(self) -> bool:
        """Whole old, whole new, or, for a tree, absent with a whole new one beside it."""
        seen = self.seen()
        if seen in (self.old, self.new):
            return True
        state = tree_state(self.path)
        beside = [tree_of(self.path.parent / name) for name in state.beside if ".new-" in name]
        return seen is None and state.kind is TreeKind.NEW_BESIDE and beside == [self.new]

    def litter(self) -> list[str]:
        """Whatever lies beside the thing itself."""
        top = self.path.parent
        return sorted(each.name for each in top.iterdir() if each != self.path) if top.exists() else []


def bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def job(kind: str, top: Path) -> Job:
    """A fresh job of one kind in the folder `top`."""
    top.mkdir()
    file, site, case = top / "案卷.yaml", top / "public", top / "2026-0007"
    long = "罚款\n".encode() * 4
    match kind:
        case "write over":
            return Job(
                file,
                b"old",
                long,
                lambda: file.write_bytes(b"old"),
                lambda: write_file(file, long),
                lambda: bytes_of(file),
            )
        case "write new in new folders":
            file = top / "disclosure" / "deep" / "0001-published.yaml"
            return Job(file, None, long, lambda: None, lambda: write_file(file, long), lambda: bytes_of(file))
        case "create":
            return Job(file, None, long, lambda: None, lambda: create_file(file, long), lambda: bytes_of(file))
        case "create tree":
            return Job(case, None, NEW, lambda: None, lambda: create_tree(case, NEW), lambda: tree_of(case))
        case "first site":
            return Job(site, None, NEW, lambda: None, lambda: swap_tree(site, NEW), lambda: tree_of(site))
        case _:
            return Job(
                site, OLD, NEW, lambda: swap_tree(site, OLD), lambda: swap_tree(site, NEW), lambda: tree_of(site)
            )


KINDS = ["write over", "write new in new folders", "create", "create tree", "first site", "swap", "swap, one sync"]


def runs(kind: str, tmp_path: Path, options: dict[str, object]) -> Iterator[tuple[Job, FaultyDisk, BaseException]]:
    """Each run that the fault ended, with the job's state as it left it; ends with the first that came through."""
    for step in count(1):
        todo = job(kind, tmp_path / str(step))
        with using(sound()):
            todo.before()
        disk = FaultyDisk(step, **options)
        fault: BaseException | None = None
        with using(disk):
            try:
                todo.run()
            except (Killed, EnforceError) as caught:
                fault = caught
        disk.close_all()
        if fault is not None:
            yield todo, disk, fault
        shutil.rmtree(todo.path.parent if todo.path.parent.parent == tmp_path else tmp_path / str(step))
        if disk.taken < step:
            assert fault is None
            return
        assert step < 400, "no run comes through"


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        pytest.param(kind, fault.values[0], id=f"{kind}-{fault.id}")
        for kind in KINDS
        # "swap, one sync" differs from "swap" in its syncs only.
        for fault in (FAULTS[:2] if kind == "swap, one sync" else FAULTS)
    ],
)
def test_every_step_may_fail(
    kind: str,
    options: dict[str, object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    if kind == "swap, one sync":
        monkeypatch.setattr(building, "_FEW", 0)
    failed = 0
    for todo, disk, fault in runs(kind, tmp_path, options):
        failed += 1
        where = f"{disk.failed_in}, step {disk.step}"
        assert todo.is_legal(), where
        if isinstance(fault, EnforceError):
            assert todo.path.name in str(fault), where
            if not disk.lasting and todo.seen() == todo.old:
                assert not [name for name in todo.litter() if is_temporary(name)], where

        # The next run finishes without help.
        with using(sound()):
            try:
                todo.run()
            except AlreadyThereError:
                assert todo.seen() == todo.new, where
        assert todo.seen() == todo.new, where
        assert todo.litter() == [], where
    record_property("faults", failed)
    assert failed > 5


def test_every_step_is_a_step() -> None:
    public = {name for name in vars(Disk) if not name.startswith("_")} - {"windows", "syncs_file_systems"}

    # `move` tries it before another way.
    assert public - {"rename_without_replacing"} == set(PRIMITIVES)
