"""Whole files: what the user finds, and what the user is told."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from enforcement_cli.cases.filenames import is_debris
from enforcement_cli.messages import use_language
from enforcement_cli.problems import EnforceError
from enforcement_cli.storage import AlreadyThereError, create_file, create_tree, is_temporary, write_file
from enforcement_cli.storage.disk import Disk, using
from enforcement_cli.storage.temporary import Owner, Token, new_token, temporary_name
from tests.storage.disks import FaultyDisk, listed


class NoRoomDisk(Disk):
    def free_bytes(self, folder: Path | str) -> int:
        return 5 * 1024


class NoNoReplaceDisk(Disk):
    """A file system that does not know Linux's renameat2."""

    def rename_without_replacing(self, source: Path | str, target: Path | str) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


class WindowsDisk(Disk):
    """Windows as far as it matters here: a file that is open elsewhere for the first `busy` tries."""

    windows = True

    def __init__(self, busy: int) -> None:
        self.busy = busy
        self.waited = 0

    def _patiently(self, step):
        def try_it() -> None:
            self.busy -= 1
            if self.busy >= 0:
                raise PermissionError(errno.EACCES, "file in use")
            step()

        super()._patiently(try_it)


def at_step(name: str, code: int, run) -> EnforceError:
    """What the user is told when the first step called `name` fails with `code`."""
    for step in range(1, 60):
        disk = FaultyDisk(step, code)
        with using(disk):
            try:
                run()
            except EnforceError as error:
                if disk.failed_in == name:
                    return error
    raise AssertionError(f"{name} is no step of this")


# Writing


def test_writes_over_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "案件.yaml"
    file.write_bytes(b"old")

    assert write_file(file, "新".encode()) is True
    assert file.read_bytes() == "新".encode()
    assert listed(tmp_path) == ["案件.yaml"]


def test_same_bytes_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a"
    write_file(file, b"same")
    before = file.stat()

    assert write_file(file, b"same") is False
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_empty_file(tmp_path: Path) -> None:
    create_file(tmp_path / "a", b"")

    assert (tmp_path / "a").read_bytes() == b""


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write_file(tmp_path / "cases" / "2026" / "x.yaml", b"x", within=tmp_path)

    assert (tmp_path / "cases" / "2026" / "x.yaml").read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt", reason="access bits")
def test_access_bits_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"private")
    file.chmod(0o600)

    write_file(file, b"still private")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("disk", [Disk(), NoNoReplaceDisk()], ids=["one step", "link and unlink"])
def test_create_never_overwrites(disk: Disk, tmp_path: Path) -> None:
    file = tmp_path / "0001-published.yaml"

    with using(disk):
        create_file(file, b"first")
        with pytest.raises(AlreadyThereError) as told:
            create_file(file, b"second")

    assert str(told.value) == f"{file}已经存在，没有覆盖。"
    assert file.read_bytes() == b"first"
    assert file.stat().st_nlink == 1
    assert listed(tmp_path) == [file.name]


@pytest.mark.parametrize("disk", [Disk(), NoNoReplaceDisk()], ids=["one step", "link and unlink"])
@pytest.mark.parametrize("kind", ["file", "tree"])
def test_create_loses_the_race(kind: str, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process makes the same thing after our look and before our move."""
    target = tmp_path / "2026-0007"
    real = type(disk).free_bytes

    def meanwhile(self: Disk, folder: Path | str) -> int:
        if kind == "file":
            target.write_bytes(b"theirs")
        else:
            target.mkdir()
            (target / "case.yaml").write_bytes(b"theirs")
        return real(self, folder)

    monkeypatch.setattr(type(disk), "free_bytes", meanwhile)
    create = {"file": lambda: create_file(target, b"ours"), "tree": lambda: create_tree(target, {"case.yaml": b"ours"})}
    with using(disk), pytest.raises(AlreadyThereError):
        create[kind]()

    assert (target if kind == "file" else target / "case.yaml").read_bytes() == b"theirs"
    assert listed(tmp_path) == [target.name]


def test_create_tree(tmp_path: Path) -> None:
    case = tmp_path / "cases" / "2026" / "2026-0007"

    create_tree(case, {"case.yaml": b"kind", "files/照片.jpg": b"jpeg"})

    assert (case / "case.yaml").read_bytes() == b"kind"
    assert (case / "files" / "照片.jpg").read_bytes() == b"jpeg"
    assert listed(case.parent) == ["2026-0007"]
    with pytest.raises(AlreadyThereError):
        create_tree(case, {"case.yaml": b"other"})
    with pytest.raises(EnforceError, match="离开所在的文件夹"):
        create_tree(case.with_name("2026-0008"), {"../case.yaml": b"x"})
    assert listed(case.parent) == ["2026-0007"]


def test_folders_of_a_failed_write_are_taken_back(tmp_path: Path) -> None:
    with using(NoRoomDisk()), pytest.raises(EnforceError):
        create_file(tmp_path / "cases" / "2026" / "2026-0001" / "case.yaml", b"x" * 5000)

    assert listed(tmp_path) == []


# Where it must not write


def test_never_through_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a").write_bytes(b"theirs")
    root = tmp_path / "repo"
    root.mkdir()
    (root / "cases").symlink_to(outside)
    (root / "a").symlink_to(outside / "a")

    with pytest.raises(EnforceError) as told:
        write_file(root / "cases" / "new", b"x", within=root)
    assert str(told.value) == f"{root / 'cases'}是链接，为免写到别处，没有写入。\n请换成真正的文件或者文件夹。"
    for writes in (create_file, lambda path, data, within: create_tree(path, {"a": data}, within=within)):
        with pytest.raises(EnforceError, match="是链接"):
            writes(root / "cases" / "new", b"x", within=root)
    with pytest.raises(EnforceError, match="不是普通文件"):
        write_file(root / "a", b"x")
    with pytest.raises(EnforceError, match=r"不在.*之内"):
        write_file(root / ".." / "outside" / "a", b"x", within=root)
    with pytest.raises(EnforceError, match=r"不在.*之内"):
        write_file(outside / "a", b"x", within=root)
    assert (outside / "a").read_bytes() == b"theirs"
    assert listed(outside) == ["a"]


def test_not_over_a_folder_or_fifo(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(EnforceError, match="不是普通文件"):
        write_file(tmp_path / "folder", b"x")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "fifo")
        with pytest.raises(EnforceError, match="不是普通文件"):
            write_file(tmp_path / "fifo", b"x")


# What the user is told


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ENOSPC", "磁盘已满，没有写成{path}。原有文件没有改动。\n请清理磁盘后重新运行。"),
        ("EDQUOT", "磁盘配额已用完，没有写成{path}。原有文件没有改动。\n请清理文件或者请管理员提高配额后重新运行。"),
        (
            "EROFS",
            "{path}所在的磁盘是只读的，没有写成。原有文件没有改动。\n"
            "请换到可以写入的磁盘，或者请管理员改为可写后重新运行。",
        ),
        ("EACCES", "没有写入{path}的权限。原有文件没有改动。\n请管理员检查这个文件夹的权限。"),
        (
            "EIO",
            "读写{path}时磁盘出错。原有文件没有改动。\n硬盘、U盘或者网络盘可能有故障，请先备份，再请管理员检查。",
        ),
        ("EBUSY", "不能整体替换{path}：它是挂载点，或者正被占用。原有文件没有改动。\n请改用它下面的一个子文件夹。"),
        ("ENAMETOOLONG", "文件名太长，没有写成{path}。原有文件没有改动。"),
        ("EMFILE", "没有写成{path}（系统错误EMFILE）。原有文件没有改动。"),
    ],
)
def test_one_line_for_each_refusal(code: str, expected: str, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")

    told = at_step("create", getattr(errno, code), lambda: (file.write_bytes(b"old"), write_file(file, b"new")))

    assert str(told) == expected.format(path=file)
    assert file.read_bytes() == b"old"
    str(told).encode("gbk")


def test_in_english(tmp_path: Path) -> None:
    told = at_step("create", errno.ENOSPC, lambda: create_file(tmp_path / "a", b"x"))
    use_language("en")
    try:
        text = str(told)
    finally:
        use_language("zh")

    assert text.startswith(f"The disk is full; {tmp_path / 'a'} was not written.")


def test_after_the_name_is_given(tmp_path: Path) -> None:
    """The bytes are in place; only their safety is in doubt, and the user is told so."""
    file = tmp_path / "a"
    told = set()
    for step in range(1, 40):
        with using(FaultyDisk(step, errno.EIO)):
            try:
                write_file(file, str(step).encode())
            except EnforceError as error:
                if file.exists() and file.read_bytes() == str(step).encode():
                    told.add(error.fields["done"])

    assert told == {"文件已经写好，但不能确认断电后仍在，请重新运行。"}


def test_too_little_room_is_seen_before(tmp_path: Path) -> None:
    with using(NoRoomDisk()), pytest.raises(EnforceError) as told:
        write_file(tmp_path / "a", b"x" * 3_000_000)

    assert str(told.value) == (
        f"磁盘空间不足，没有开始写{tmp_path / 'a'}：需要2.9 MB，只剩5 KB。\n请清理磁盘后重新运行。"
    )


def test_open_in_another_program_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enforcement_cli.storage.disk._OPEN_ELSEWHERE_WAIT", 0.001)
    file = tmp_path / "a.docx"
    file.write_bytes(b"old")

    with using(WindowsDisk(busy=3)):
        write_file(file, b"new")
    assert file.read_bytes() == b"new"

    with using(WindowsDisk(busy=7)), pytest.raises(EnforceError) as told:
        write_file(file, b"newer")
    assert str(told.value) == (
        f"没有写成{file}：文件正被其他程序（WPS、Excel、资源管理器等）打开，或者没有写入权限。原有文件没有改动。\n"
        "请关闭打开它的程序后重新运行；仍不行的，请管理员检查权限。"
    )
    assert file.read_bytes() == b"new"


# Whose a temporary is


def test_temporaries_of_the_living_are_left_alone(tmp_path: Path) -> None:
    parent = Token.read(f"{a_token().host}-{os.getppid()}-0-00000000")
    with new_token() as mine:
        for token in (mine, parent):
            (tmp_path / temporary_name(token)).write_bytes(b"half")
        write_file(tmp_path / "a", b"x")

        assert len(listed(tmp_path)) == 3
        assert mine.owner is parent.owner is Owner.ALIVE
    write_file(tmp_path / "a", b"y")

    assert listed(tmp_path) == [temporary_name(parent), "a"]
    assert mine.owner is Owner.DEAD


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_another_process_with_the_same_number_is_another(tmp_path: Path) -> None:
    before = Token.read(f"{a_token().host}-{os.getppid()}-1-00000000")

    assert before.owner is Owner.DEAD


def test_temporaries_of_another_machine_rest_a_day(tmp_path: Path) -> None:
    theirs = tmp_path / ".~enforce-00000000-1-0-00000000.tmp"
    (theirs / "inner").mkdir(parents=True)
    (theirs / "inner" / "a").write_bytes(b"half")
    write_file(tmp_path / "a", b"x")
    assert theirs.exists()

    yesterday = time.time() - 25 * 60 * 60
    os.utime(theirs, (yesterday, yesterday))
    write_file(tmp_path / "a", b"y")
    assert listed(tmp_path) == ["a"]


@pytest.mark.parametrize(
    "name", [".enforce", ".~enforce-1.tmp", "enforce-00000000-1-0-00000000.tmp", ".~enforce-00000000-1-0-00000000.tmp~"]
)
def test_what_only_looks_like_ours_stays(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"theirs")
    write_file(tmp_path / "a", b"x")

    assert (tmp_path / name).exists()
    assert not is_temporary(name)


def test_the_loader_takes_temporaries_for_debris() -> None:
    assert is_debris(temporary_name(a_token()))


def a_token() -> Token:
    with new_token() as token:
        assert is_temporary(temporary_name(token))
        return token


@pytest.mark.skipif(os.name == "nt", reason="no such access bits there")
def test_a_private_file_is_its_owners_alone_from_the_first_byte_on(tmp_path: Path) -> None:
    class Watching(Disk):
        modes: list[int] = []  # noqa: RUF012 -- of this one test

        def write(self, handle: int, data: memoryview) -> int:
            self.modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
            return super().write(handle, data)

    path = tmp_path / "表.xlsx"
    with using(Watching()) as disk:
        assert write_file(path, b"one", private=True)
        assert not write_file(path, b"one", private=True)
        path.chmod(0o644)
        assert write_file(path, b"one", private=True), "the same bytes, but others could read them"
        assert write_file(path, b"two", private=True)

    assert isinstance(disk, Watching)
    assert set(disk.modes) == {0o600}
    assert (stat.S_IMODE(path.stat().st_mode), path.read_bytes()) == (0o600, b"two")
    assert write_file(path, b"three")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600, "as it was"
