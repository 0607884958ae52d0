"""Opening a file of the case repository: regular, small, once, never through a link, and never a traceback."""

from __future__ import annotations

import errno
import os
import socket
import sys
import time

import pytest

from enforcement_cli.cases.document import MAX_BYTES, read_document
from enforcement_cli.cases.read_bytes import read_bytes
from tests.cases.yaml_help import remedies, seen

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def said(path) -> list[str]:
    data, troubles = read_bytes(path, "cases/2026/2026-0001/case.yaml")
    assert data is None
    assert [(kind, line, column) for kind, line, column, _ in seen(troubles)] == [("unreadable", 1, 1)]
    assert len(remedies(troubles)) == 1
    return [message.replace("cases/2026/2026-0001/", "") for *_, message in seen(troubles)]


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000, MAX_BYTES])
def test_the_whole_file_is_read(tmp_path, size):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"x" * size)

    assert read_bytes(path, "case.yaml") == (b"x" * size, [])


def test_reading_and_parsing_in_one(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes("id: 2026-0001\n数: 3\n".encode())

    document, troubles = read_document(path, "cases/x/case.yaml", mapping=True)

    assert troubles == []
    assert document is not None
    assert (document.file, document.root, document.data) == (
        "cases/x/case.yaml",
        {"id": "2026-0001", "数": "3"},
        path.read_bytes(),
    )
    assert document.plains == (("数",),)


def test_a_file_of_50_mb_is_refused_at_once(tmp_path):
    path = tmp_path / "case.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    start = time.perf_counter()

    assert said(path) == ["case.yaml 超过 1 MB，没有读取"]
    assert time.perf_counter() - start < 0.5


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"a: 1\n")
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, size: real(handle, 0) or b"x" * size)

    assert said(path) == ["case.yaml 超过 1 MB，没有读取"]


def test_a_missing_file(tmp_path):
    assert said(tmp_path / "case.yaml") == ["找不到文件 case.yaml"]


def test_a_folder(tmp_path):
    assert said(tmp_path) == ["case.yaml 是文件夹，应当是文件"]


@posix
def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "secret.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "case.yaml").symlink_to("secret.yaml")

    assert said(tmp_path / "case.yaml") == ["case.yaml 是一个链接，不是文件本身，没有打开"]


@posix
def test_a_file_swapped_for_a_link_after_the_look_is_not_followed(tmp_path, monkeypatch):
    path = tmp_path / "case.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    real = os.lstat(path)
    path.unlink()
    (tmp_path / "secret.yaml").write_text("a: 1\n", encoding="utf-8")
    path.symlink_to("secret.yaml")
    monkeypatch.setattr(os, "lstat", lambda _: real)

    assert said(path) == ["case.yaml 是一个链接，不是文件本身，没有打开"]


@posix
def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "case.yaml")

    assert said(tmp_path / "case.yaml") == ["case.yaml 不是普通文件（可能是设备或者管道），没有打开"]


@posix
def test_a_pipe_put_there_after_the_look_does_not_hang(tmp_path, monkeypatch):
    path = tmp_path / "case.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    real = os.lstat(path)
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(os, "lstat", lambda _: real)

    assert said(path) == ["case.yaml 不是普通文件（可能是设备或者管道），没有打开"]


@posix
def test_devices_and_sockets(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("case.yaml")

        assert said("case.yaml") == ["case.yaml 不是普通文件（可能是设备或者管道），没有打开"]
    assert said("/dev/zero") == ["case.yaml 不是普通文件（可能是设备或者管道），没有打开"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (errno.EACCES, "打不开 case.yaml：没有读取权限，或者正被 WPS 等程序占用"),
        (errno.EIO, "读不出 case.yaml（系统错误 EIO）"),
        (errno.ENAMETOOLONG, "读不出 case.yaml（系统错误 ENAMETOOLONG）"),
    ],
)
def test_what_the_system_refuses(tmp_path, monkeypatch, code, message):
    path = tmp_path / "case.yaml"
    path.write_text("a: 1\n", encoding="utf-8")

    def fail(*_):
        raise OSError(code, "no")

    monkeypatch.setattr(os, "open", fail)

    assert said(path) == [message]


def test_no_handle_is_left_open(tmp_path, monkeypatch):
    path = tmp_path / "case.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    closed = []
    real = os.close
    monkeypatch.setattr(os, "close", lambda handle: (closed.append(handle), real(handle)))

    def fail(*_):
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(os, "read", fail)

    assert said(path) == ["读不出 case.yaml（系统错误 EIO）"]
    assert len(closed) == 1
