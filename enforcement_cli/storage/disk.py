"""What the writer asks of the operating system: each method is one step that happens or does not.

Everything in `storage` goes through the `Disk` in use, so that a test can put one in its place that fails, is
killed or loses power at any step. Methods raise `OSError` and nothing else.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
# What a file system answers that does not know a request, as against one that failed in it.
NOT_SUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
_OPEN_ELSEWHERE_TRIES = 6
_OPEN_ELSEWHERE_WAIT = 0.1


def _call_libc(name: str, *arguments: int | bytes) -> None:
    """Call a libc function that Python does not wrap; ENOSYS where there is none."""
    import ctypes  # readers of a tree's state need not pay for it

    function = getattr(ctypes.CDLL(None, use_errno=True), name, None) if sys.platform == "linux" else None
    if function is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if function(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


class Disk:
    """The real disk."""

    windows = os.name == "nt"
    """Folders cannot be synced there, and a file that another program has open can be neither replaced nor moved."""
    syncs_file_systems = sys.platform == "linux"
    """Does one sync of all files return only when they are safe? POSIX does not promise it, Linux does."""

    # Reading

    def lstat(self, path: Path | str) -> os.stat_result | None:
        """What lies at `path`, links not followed; None for nothing."""
        try:
            return os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def scan(self, folder: Path | str) -> list[tuple[str, bool]]:
        """Names in a folder, sorted, each with whether it is a folder itself (a link to one is not)."""
        with os.scandir(folder) as entries:
            return sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)

    def scan_files(self, folder: Path | str) -> list[tuple[str, bool, os.stat_result]]:
        """As `scan`, each name with what `lstat` would say of it."""
        with os.scandir(folder) as entries:
            found = [
                (entry.name, entry.is_dir(follow_symlinks=False), entry.stat(follow_symlinks=False))
                for entry in entries
            ]
        if self.windows:  # its folders do not tell which file it is, and may tell an older size
            found = [(name, is_folder, os.lstat(os.path.join(folder, name))) for name, is_folder, _ in found]  # noqa: PTH118
        return sorted(found, key=lambda each: each[0])

    def read(self, path: Path | str) -> bytes:
        """The bytes of a file; a link in its place is not followed."""
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
        with open(handle, "rb") as file:  # noqa: PTH123 -- a handle, not a path
            return file.read()

    def free_bytes(self, folder: Path | str) -> int:
        """Room left for us on the disk that holds `folder`, in bytes."""
        return shutil.disk_usage(folder).free

    # Files

    def create(self, path: Path | str) -> int:
        """Open a file for writing that must not be there yet."""
        return os.open(path, _NEW_FILE, 0o666)

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of `data` and say how many bytes it took."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Return once the bytes of the file would survive a power cut."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close a file that `create` opened."""
        os.close(handle)

    def set_mode(self, path: Path | str, mode: int) -> None:
        """Give a file the access bits of the one it is to replace."""
        os.chmod(path, mode)  # noqa: PTH101 -- paths come as text from trees of ten thousand files

    def replace(self, source: Path | str, target: Path | str) -> None:
        """Put a file in the place of another, in one step."""
        self._patiently(lambda: os.replace(source, target))  # noqa: PTH105

    def move(self, source: Path | str, target: Path | str) -> None:
        """Give a file or folder a new name, never that of something that is there (FileExistsError)."""
        if self.windows:
            self._patiently(lambda: os.rename(source, target))  # noqa: PTH104 -- refuses to replace on Windows
            return
        try:
            self.rename_without_replacing(source, target)
        except OSError as error:
            if error.errno not in NOT_SUPPORTED:
                raise
            self._move_in_two_steps(source, target)

    def rename_without_replacing(self, source: Path | str, target: Path | str) -> None:
        """Linux's own way to do that; NOT_SUPPORTED elsewhere and on some file systems."""
        _call_libc("renameat2", _AT_FDCWD, os.fsencode(source), _AT_FDCWD, os.fsencode(target), _RENAME_NOREPLACE)

    def _move_in_two_steps(self, source: Path | str, target: Path | str) -> None:
        if stat.S_ISDIR(os.lstat(source).st_mode):
            # POSIX lets a folder replace an empty one only; the look before covers that case but for an instant.
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
            os.rename(source, target)  # noqa: PTH104
            return
        # A link never replaces. Dying between the two leaves the file whole under both names, and the temporary
        # one is swept by the next run.
        os.link(source, target, follow_symlinks=False)
        os.unlink(source)  # noqa: PTH108

    def link(self, source: Path | str, target: Path | str) -> None:
        """Give a file a second name."""
        os.link(source, target, follow_symlinks=False)

    def unlink(self, path: Path | str) -> None:
        """Take away a file's name."""
        if self.windows:
            self._patiently(lambda: os.unlink(path))  # noqa: PTH108
        else:  # ten thousand times
            os.unlink(path)  # noqa: PTH108

    # Folders

    def make_folder(self, path: Path | str) -> None:
        """Make one folder; FileExistsError where something has its name."""
        os.mkdir(path)  # noqa: PTH102

    def remove_folder(self, path: Path | str) -> None:
        """Remove an empty folder."""
        self._patiently(lambda: os.rmdir(path))  # noqa: PTH106

    def sync_folder(self, path: Path | str) -> None:
        """Return once the names in a folder would survive a power cut, as far as the system lets us ask."""
        if self.windows:
            return
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        except OSError as error:
            # Some network and FUSE file systems have no such request; nothing more can be done there.
            if error.errno not in NOT_SUPPORTED:
                raise
        finally:
            os.close(handle)

    def sync_file_system(self, path: Path | str) -> None:
        """One sync for all that was written to the disk that holds `path`; only where `syncs_file_systems`."""
        handle = os.open(path, os.O_RDONLY)
        try:
            _call_libc("syncfs", handle)
        except OSError as error:
            if error.errno not in NOT_SUPPORTED:
                raise
            os.sync()
        finally:
            os.close(handle)

    def _patiently(self, step: Callable[[], None]) -> None:
        """On Windows, give a virus scanner or indexer half a second to close the file."""
        for rest in reversed(range(_OPEN_ELSEWHERE_TRIES if self.windows else 1)):
            try:
                step()
            except PermissionError:
                if not rest:
                    raise
                time.sleep(_OPEN_ELSEWHERE_WAIT)
            else:
                return


class _InUse:
    disk: Disk = Disk()


def disk_in_use() -> Disk:
    """The disk that `storage` writes to."""
    return _InUse.disk


@contextmanager
def using(disk: Disk) -> Iterator[Disk]:
    """Let `storage` write to `disk` instead."""
    before = _InUse.disk
    _InUse.disk = disk
    try:
        yield disk
    finally:
        _InUse.disk = before
