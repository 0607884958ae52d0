"""A disk that loses power: what was not synced may be lost, in part and out of order."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from enforcement_cli.storage.disk import Disk
from tests.storage.disks import Killed


@dataclass(eq=False)
class _File:
    now: bytes = b""
    safe: bytes = b""


@dataclass(eq=False)
class _Folder:
    now: dict[str, _File | _Folder] = field(default_factory=dict)
    safe: dict[str, _File | _Folder] = field(default_factory=dict)
    pending: list[dict[str, _File | _Folder | None]] = field(default_factory=list)

    def change(self, names: dict[str, _File | _Folder | None]) -> None:
        self.pending.append(names)
        _apply(self.now, names)

    def sync(self) -> None:
        self.safe, self.pending = dict(self.now), []


def _apply(names: dict[str, _File | _Folder], change: dict[str, _File | _Folder | None]) -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


class PowerDisk(Disk):
    """Does what it is told, and keeps in a model beside it what a power cut would leave.

    The model: bytes of a file are safe after `sync` of it, names in a folder after `sync_folder` of it; what is not
    safe may be lost, kept, or, for names, kept in part: any of the pending changes, each whole (a rename is one).
    `watch` is called after each step. `deaf_to`: a kind of sync that does nothing. After step `die_after` the
    process is dead.
    """

    def __init__(self, root: Path, watch: Callable[[PowerDisk], None] = lambda _: None, *, deaf_to: str = "") -> None:
        self.root = root
        self.watch = watch
        self.deaf_to = deaf_to
        self.top = _Folder()
        self.die_after = -1
        self.steps = 0
        self._handles: dict[int, _File] = {}
        self._load(root, self.top)

    def _load(self, path: Path, folder: _Folder) -> None:
        for entry in path.iterdir():
            if entry.is_dir():
                inner = _Folder()
                self._load(entry, inner)
                folder.now[entry.name] = inner
            else:
                data = entry.read_bytes()
                folder.now[entry.name] = _File(data, data)
        folder.sync()

    def node(self, path: Path | str) -> _File | _Folder:
        node: _File | _Folder = self.top
        for part in Path(path).relative_to(self.root).parts:
            assert isinstance(node, _Folder)
            node = node.now[part]
        return node

    def _in_parent(self, path: Path | str) -> tuple[_Folder, str]:
        parent = self.node(Path(path).parent)
        assert isinstance(parent, _Folder)
        return parent, Path(path).name

    def _step(self) -> None:
        self.steps += 1
        self.watch(self)
        if 0 <= self.die_after <= self.steps:
            raise Killed

    def _alive(self) -> None:
        if 0 <= self.die_after <= self.steps:
            raise Killed

    def create(self, path: Path | str) -> int:
        self._alive()
        handle = super().create(path)
        folder, name = self._in_parent(path)
        self._handles[handle] = _File()
        folder.change({name: self._handles[handle]})
        self._step()
        return handle

    def write(self, handle: int, data: memoryview) -> int:
        self._alive()
        taken = super().write(handle, data)
        self._handles[handle].now += bytes(data[:taken])
        self._step()
        return taken

    def sync(self, handle: int) -> None:
        self._alive()
        if self.deaf_to != "sync":
            self._handles[handle].safe = self._handles[handle].now
        self._step()

    def close(self, handle: int) -> None:
        super().close(handle)  # also for the dead: the system closes their files
        self._handles.pop(handle)

    def _rename(self, source: Path | str, target: Path | str) -> None:
        folder, name = self._in_parent(source)
        other, new_name = self._in_parent(target)
        assert folder is other, "a rename from folder to folder is not one step on every file system"
        folder.change({name: None, new_name: folder.now[name]})

    def replace(self, source: Path | str, target: Path | str) -> None:
        self._alive()
        super().replace(source, target)
        self._rename(source, target)
        self._step()

    def move(self, source: Path | str, target: Path | str) -> None:
        self._alive()
        super().move(source, target)
        self._rename(source, target)
        self._step()

    def link(self, source: Path | str, target: Path | str) -> None:
        self._alive()
        super().link(source, target)
        folder, name = self._in_parent(target)
        folder.change({name: self.node(source)})
        self._step()

    def unlink(self, path: Path | str) -> None:
        self._alive()
        super().unlink(path)
        folder, name = self._in_parent(path)
        folder.change({name: None})
        self._step()

    def make_folder(self, path: Path | str) -> None:
        self._alive()
        super().make_folder(path)
        folder, name = self._in_parent(path)
        folder.change({name: _Folder()})
        self._step()

    def remove_folder(self, path: Path | str) -> None:
        self._alive()
        super().remove_folder(path)
        folder, name = self._in_parent(path)
        folder.change({name: None})
        self._step()

    def sync_folder(self, path: Path | str) -> None:
        self._alive()
        if self.deaf_to != "sync_folder" and Path(path).is_relative_to(self.root):
            folder = self.node(path)
            assert isinstance(folder, _Folder)
            folder.sync()
        self._step()

    def sync_file_system(self, path: Path | str) -> None:
        self._alive()
        if self.deaf_to != "sync_file_system":
            for node in self._all(self.top):
                if isinstance(node, _Folder):
                    node.sync()
                else:
                    node.safe = node.now
        self._step()

    def _all(self, folder: _Folder) -> Iterator[_File | _Folder]:
        yield folder
        for node in folder.now.values():
            if isinstance(node, _Folder):
                yield from self._all(node)
            else:
                yield node

    def left(self, chance: random.Random, *, keep: str) -> dict[str, bytes | None]:
        """What a power cut leaves: relative path -> bytes, None for a folder; outer folders first.

        `keep`: of what was not safe, "nothing", "names" (all names, no bytes: the classic empty file), or "some".
        """
        found: dict[str, bytes | None] = {}
        self._leave(self.top, "", chance, keep, found)
        return found

    def cut(self, into: Path, chance: random.Random, *, keep: str) -> None:
        """Write to the empty folder `into` what the power cut left."""
        put(into, self.left(chance, keep=keep))

    def _leave(
        self, folder: _Folder, path: str, chance: random.Random, keep: str, found: dict[str, bytes | None]
    ) -> None:
        names = dict(folder.safe)
        for change in folder.pending:
            if keep == "names" or (keep == "some" and chance.random() < 0.5):
                _apply(names, change)
        for name, node in names.items():
            if isinstance(node, _Folder):
                found[path + name] = None
                self._leave(node, f"{path}{name}/", chance, keep, found)
            elif keep == "some" and node.now != node.safe:
                found[path + name] = node.now[: chance.randrange(len(node.safe), len(node.now) + 1)]
            else:
                found[path + name] = node.safe


def put(into: Path, left: Mapping[str, bytes | None]) -> None:
    """Write what `PowerDisk.left` gave to the empty folder `into`."""
    for name, data in left.items():
        if data is None:
            (into / name).mkdir()
        else:
            (into / name).write_bytes(data)
