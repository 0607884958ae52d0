"""Walking a case folder and reading its files: nothing outside is opened, whatever lies there."""

from __future__ import annotations

import errno
import hashlib
import os
import socket
import sys
import unicodedata
from pathlib import Path

import pytest

from enforcement_cli.cases import attachments, file_digest
from enforcement_cli.cases.attachments import digest_file, scan_case_folder
from tests.cases.yaml_help import remedies, seen

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


@pytest.fixture(params=["handles", "paths"])
def way(request, monkeypatch):
    """Both ways of walking: by handles, and by paths as on Windows."""
    if request.param == "handles" and not file_digest.HAS_HANDLES:
        pytest.skip("this system has no handles of folders")
    for module in (attachments, file_digest):
        monkeypatch.setattr(module, "HAS_HANDLES", request.param == "handles")
    return request.param


@pytest.fixture
def folder(tmp_path, way) -> Path:
    """A sound case folder."""
    case = tmp_path / "2026-0001"
    (case / "files" / "现场").mkdir(parents=True)
    (case / "case.yaml").write_bytes(b"id: 2026-0001\n")
    (case / "files" / "a.pdf").write_bytes(b"%PDF")
    (case / "files" / "现场" / "照片 1.jpg").write_bytes(b"\xff\xd8")
    return case


SOUND = ("case.yaml", "files/a.pdf", "files/现场/照片 1.jpg")


def refusals(folder: Path) -> list[tuple[str, str, str]]:
    """(kind, file, message) of what a scan refuses; each with line, column and remedy."""
    scan = scan_case_folder(folder)
    assert all(found.place.line == 1 and found.place.column == 1 for _, found in scan.troubles)
    assert all(remedies(list(scan.troubles)))
    return [
        (kind, found.place.file, message)
        for (kind, found), (*_, message) in zip(scan.troubles, seen(list(scan.troubles)), strict=True)
    ]


def test_a_sound_folder(folder):
    scan = scan_case_folder(folder)

    assert (scan.files, scan.troubles) == (SOUND, ())


def test_debris_is_ignored(folder):
    for name in ("~$决定书.docx", ".~决定书.docx", "Thumbs.db", "desktop.ini", ".DS_Store"):
        (folder / "files" / name).write_bytes(b"x")

    assert scan_case_folder(folder) == attachments.FolderScan(SOUND, ())


@posix
def test_links_are_named_and_never_followed(folder, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_bytes(b"secret")
    (folder / "files" / "file.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (folder / "files" / "folder").symlink_to(tmp_path / "outside")
    (folder / "files" / "gone").symlink_to("nowhere")
    (folder / "files" / "round").symlink_to(".")
    (folder / "files" / "~$link.docx").symlink_to(tmp_path / "outside" / "secret.txt")

    assert scan_case_folder(folder).files == SOUND
    assert refusals(folder) == [
        ("path", f"files/{name}", f"files/{name} 是一个链接，不是文件本身，没有打开")
        for name in ("file.txt", "folder", "gone", "round", "~$link.docx")
    ]


@posix
def test_pipes_sockets_and_devices(folder, monkeypatch):
    os.mkfifo(folder / "files" / "pipe")
    monkeypatch.chdir(folder / "files")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")

        assert refusals(folder) == [
            ("path", f"files/{name}", f"files/{name} 不是普通文件（可能是设备或者管道），没有打开")
            for name in ("pipe", "socket")
        ]
    assert scan_case_folder(folder).files == SOUND


@posix
def test_hard_links_are_refused(folder, tmp_path):
    (tmp_path / "elsewhere").write_bytes(b"x")
    (folder / "files" / "b.pdf").hardlink_to(tmp_path / "elsewhere")

    assert refusals(folder) == [
        ("path", "files/b.pdf", "files/b.pdf 在别处还有另一个名称（硬链接），在那里修改会改变本案件的附件")
    ]
    assert scan_case_folder(folder).files == SOUND


@posix
@pytest.mark.parametrize(
    ("name", "shown", "what"),
    [
        (".git", ".git", "是版本库的内部名称"),
        ("a\u202egnp.exe", "a<U+202E>gnp.exe", "含有看不见的或者控制字符"),
        ("a\nb", "a<U+000A>b", "含有看不见的或者控制字符"),
        ("con.txt", "con.txt", "是 Windows 的设备名"),
        ("a:b", "a:b", '含有 Windows 不允许的字符 < > : " | ? * \\'),
        ("a.", "a.", "以空格开头，或者以空格、句点结尾，Windows 存不了"),
    ],
)
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_names_that_are_refused(folder, name, shown, what, kind):
    path = folder / "files" / name
    if kind == "file":
        path.write_bytes(b"x")
    else:
        path.mkdir()
        (path / "inside.txt").write_bytes(b"x")

    assert refusals(folder) == [("path", f"files/{shown}", f"文件名「{shown}」{what}")]
    assert scan_case_folder(folder).files == SOUND


@posix
def test_a_name_that_is_no_utf_8_can_be_printed(folder):
    Path(os.fsdecode(os.fsencode(folder / "files") + b"/\xd6\xd0.jpg")).write_bytes(b"x")

    [(_, file, message)] = refusals(folder)
    assert (file, message) == (
        "files/<U+DCD6><U+DCD0>.jpg",
        "文件名「<U+DCD6><U+DCD0>.jpg」含有看不见的或者控制字符",
    )
    assert (file + message).encode("gbk")


@posix
@pytest.mark.parametrize(("one", "other"), [("A.jpg", "a.jpg"), ("é", "e\u0301"), ("Ａ", "a")])
def test_names_that_fall_together(folder, one, other):
    if unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other) and sys.platform == "darwin":
        pytest.skip("this file system keeps only one of them")
    first, second = sorted((one, other))
    for name in (one, other):
        (folder / "files" / name).write_bytes(name.encode())

    assert refusals(folder) == [
        (
            "path",
            f"files/{second}",
            f"「{second}」与「{first}」只是大小写、全角半角或者编码形式不同，在别的电脑上会互相覆盖",
        )
    ]
    assert f"files/{first}" in scan_case_folder(folder).files
    assert f"files/{second}" not in scan_case_folder(folder).files


def test_names_are_listed_as_found(folder):
    name = unicodedata.normalize("NFD", "é.txt")
    (folder / "files" / name).write_bytes(b"x")

    assert f"files/{name}" in scan_case_folder(folder).files


def test_depth_is_bounded(folder):
    deep = folder.joinpath(*["d"] * 17)
    deep.mkdir(parents=True)
    (deep / "x").write_bytes(b"x")
    (deep.parent / "y").write_bytes(b"y")

    assert refusals(folder) == [("path", "/".join(["d"] * 17), "文件夹套得太深，超过 16 层")]
    assert f"{'d/' * 16}y" in scan_case_folder(folder).files


def test_the_number_of_files_is_bounded(folder, monkeypatch):
    monkeypatch.setattr(attachments, "MAX_FILES", 2)

    assert refusals(folder) == [("path", "files", "案件文件夹里的文件超过 2 个，其余的没有检查")]


def test_a_folder_that_is_not_there(tmp_path, way):
    assert refusals(tmp_path / "none")[0][0] == "unreadable"


@posix
def test_a_case_folder_that_is_a_link(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)

    scan = scan_case_folder(tmp_path / "link")

    assert scan.files == ()
    assert [kind for kind, _ in scan.troubles] == ["path"]


def test_a_folder_that_cannot_be_opened_does_not_hide_the_rest(folder, monkeypatch):
    real = os.scandir
    calls = []

    def scandir(where):
        calls.append(where)
        if len(calls) % 3 == 0:  # the case folder, files, 现场
            raise PermissionError(errno.EACCES, "no")
        return real(where)

    monkeypatch.setattr(os, "scandir", scandir)

    assert refusals(folder) == [
        ("unreadable", "files/现场", "打不开 files/现场：没有读取权限，或者正被 WPS 等程序占用")
    ]
    assert scan_case_folder(folder).files == ("case.yaml", "files/a.pdf")


@posix
def test_no_handle_is_left_open(folder):
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no list of handles here")
    os.mkfifo(folder / "files" / "pipe")
    before = len(list(Path("/proc/self/fd").iterdir()))

    for _ in range(3):
        scan_case_folder(folder)
        digest_file(folder / "files" / "a.pdf", root=folder)
        digest_file(folder / "files" / "pipe", root=folder)
        digest_file(folder / "files" / "none", root=folder)

    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize("size", [0, 1, 1_024, 1_025, 1 << 20, (1 << 20) + 1, 3_000_000])
def test_digests(folder, size):
    data = os.urandom(size)
    (folder / "files" / "x").write_bytes(data)

    digest = digest_file(folder / "files" / "x", root=folder)

    assert (digest.sha256, digest.size) == (hashlib.sha256(data).hexdigest(), size)
    assert not digest.is_lfs_pointer
    assert digest.trouble is None
    assert digest_file(folder / "files" / "x") == digest


OID = "ab" * 32
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{OID}\nsize 12345\n"


@pytest.mark.parametrize(
    "text", [POINTER, POINTER.replace("oid", f"ext-0-foo sha256:{'0' * 64}\noid"), POINTER.replace("\n", "\r\n")]
)
def test_an_lfs_pointer_gives_the_digest_of_its_media(folder, text):
    (folder / "files" / "film.mp4").write_bytes(text.encode())

    digest = digest_file(folder / "files" / "film.mp4", root=folder)

    assert (digest.sha256, digest.size, digest.is_lfs_pointer) == (OID, 12345, True)


@pytest.mark.parametrize(
    "text",
    [
        POINTER + "x",
        POINTER.replace("/v1", "/v2"),
        POINTER.replace("sha256", "md5"),
        POINTER.replace(OID, OID[:-1]),
        POINTER.replace(OID, OID.upper()),
        POINTER.replace("12345", "-1"),
        POINTER.replace("12345", "012"),
        " " + POINTER,
        POINTER.replace("\nsize 12345", ""),
        POINTER + " " * 1024,
        "version https://git-lfs.github.com/spec/v1\n",
    ],
)
def test_what_only_looks_like_a_pointer_is_an_ordinary_file(folder, text):
    (folder / "files" / "film.mp4").write_bytes(text.encode())

    digest = digest_file(folder / "files" / "film.mp4", root=folder)

    assert (digest.sha256, digest.is_lfs_pointer) == (hashlib.sha256(text.encode()).hexdigest(), False)


def said(digest) -> tuple[str, str]:
    assert digest.sha256 is None
    [(kind, _, _, message)] = seen([digest.trouble])
    return kind, message


def test_a_missing_file_has_no_digest(folder):
    assert said(digest_file(folder / "files" / "none", root=folder)) == ("unreadable", "找不到文件 files/none")


@posix
def test_what_is_no_regular_file_is_not_read(folder, tmp_path):
    (tmp_path / "outside").write_bytes(b"secret")
    (folder / "files" / "link").symlink_to(tmp_path / "outside")
    os.mkfifo(folder / "files" / "pipe")

    assert (
        said(digest_file(folder / "files" / "link", root=folder))[1] == "files/link 是一个链接，不是文件本身，没有打开"
    )
    assert said(digest_file(folder / "files" / "pipe", root=folder))[1].startswith("files/pipe 不是普通文件")
    assert said(digest_file(folder / "files", root=folder))[1] == "files 是文件夹，应当是文件"


@posix
def test_a_folder_on_the_way_that_is_a_link_is_not_followed(folder, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x").write_bytes(b"secret")
    (folder / "files" / "link").symlink_to(tmp_path / "outside")

    kind, message = said(digest_file(folder / "files" / "link" / "x", root=folder))

    assert (kind, message) == ("unreadable", "files/link/x 是一个链接，不是文件本身，没有打开")


@posix
@pytest.mark.parametrize("swapped", ["link", "pipe"])
def test_a_file_swapped_after_the_look_is_not_read(folder, tmp_path, monkeypatch, swapped):
    path = folder / "files" / "a.pdf"
    real = path.stat()
    path.unlink()
    if swapped == "link":
        (tmp_path / "outside").write_bytes(b"secret")
        path.symlink_to(tmp_path / "outside")
    else:
        os.mkfifo(path)
    monkeypatch.setattr(file_digest, "_look_for_file", lambda _: None)
    monkeypatch.setattr(os, "lstat", lambda _: real)

    assert said(digest_file(path))[0] == "unreadable"


def test_a_file_that_changes_while_it_is_read_has_no_digest(folder, monkeypatch):
    path = folder / "files" / "big"
    path.write_bytes(b"x" * 5_000)
    real = file_digest._hashed

    def hashed(handle):
        found = real(handle)
        with path.open("ab") as file:
            file.write(b"more")
        return found

    monkeypatch.setattr(file_digest, "_hashed", hashed)

    assert said(digest_file(path, root=folder)) == ("unreadable", "files/big 在读取的时候被改动了")


def test_a_file_that_the_system_does_not_give(folder, monkeypatch):
    real = os.open

    def fail(path, *rest, **more):
        if str(path).endswith("a.pdf"):
            raise PermissionError(errno.EACCES, "no")
        return real(path, *rest, **more)

    monkeypatch.setattr(os, "open", fail)

    kind, message = said(digest_file(folder / "files" / "a.pdf", root=folder))
    assert (kind, message) == ("unreadable", "打不开 files/a.pdf：没有读取权限，或者正被 WPS 等程序占用")
