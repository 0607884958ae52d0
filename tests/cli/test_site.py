"""`enforce site`: the site from the ledger alone."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

import pytest

from enforcement_cli.cli.preview import POLICY
from tests import repos
from tests.cli.conftest import Done, Run
from tests.cli.publishing import DAY, EPOCH, bureau, snapshot, tree, waiting
from tests.process import environment


@pytest.fixture
def root(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bureau with one decision in public."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    bureau(tmp_path / "案件库", waiting())
    assert enforce("--repo", tmp_path / "案件库", "--as-of", DAY, "publish").code == 0
    return tmp_path / "案件库"


@pytest.fixture
def site(enforce: Run, root: Path) -> Run:
    """Run it in `root`."""

    def run(*arguments: str | Path) -> Done:
        return enforce("--repo", root, "site", *arguments)

    return run


def test_again_nothing_changes(site: Run, root: Path) -> None:
    before = snapshot(root)

    done = site()

    assert (done.code, done.out) == (0, f"公示网站没有变化：{root}/public/index.html\n")
    assert done.err == (
        "没有网站地图 sitemap.xml：它要写完整的网址，请在 enforce.yaml 执法机关的“公示网站地址 site_url”中填写。\n"
    )
    assert site("-q").err == ""
    assert snapshot(root) == before


@pytest.mark.parametrize("arguments", [(), ("--full",)])
def test_a_page_edited_by_hand_is_put_right_even_where_size_and_time_are_kept(
    site: Run, root: Path, arguments: tuple[str, ...]
) -> None:
    page = root / "public" / "decisions" / "2026-0001-1.html"
    data, state = page.read_bytes(), page.stat()
    page.write_bytes(data.replace("罚款".encode(), "罚金".encode()))
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))

    assert site(*arguments).out == f"公示网站已重新生成：{root}/public/index.html\n"
    assert page.read_bytes() == data


def test_publishing_puts_right_what_was_edited_on_the_way(site: Run, enforce: Run, root: Path) -> None:
    page = root / "public" / "decisions" / "2026-0001-1.html"
    data = page.read_bytes()
    page.write_text("x", encoding="utf-8")
    repos.write_case(root, waiting(case="2026-0002", number=2))

    assert enforce("--repo", root, "--as-of", DAY, "publish", "--yes").code == 0

    assert page.read_bytes() == data
    assert site("--full").out == f"公示网站没有变化：{root}/public/index.html\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such access bits")
def test_what_is_remembered_is_the_owners_alone_and_never_committed(site: Run, root: Path) -> None:
    site()
    (memory,) = (root / ".enforce" / "cache").glob("site-*")

    assert memory.stat().st_mode & 0o777 == 0o600
    assert (memory.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_without_a_memory_or_with_one_that_is_broken_nothing_is_amiss(site: Run, root: Path) -> None:
    before = snapshot(root)
    (memory,) = (root / ".enforce" / "cache").glob("site-*")
    for broken in (b"", b"{}", memory.read_bytes()[:-1], b"\0" * 10):
        memory.write_bytes(broken)

        assert site("-q").out == f"公示网站没有变化：{root}/public/index.html\n"
        assert snapshot(root) == before


def test_no_private_file_is_read(site: Run, root: Path, tmp_path: Path) -> None:
    for name in ("case.yaml", "decisions.yaml", "records.yaml"):
        (root / "cases/2026/2026-0001" / name).write_text("{", encoding="utf-8")

    assert site("--out", tmp_path / "anew").code == 0

    anew = {
        path.relative_to(tmp_path / "anew").as_posix(): path.read_bytes().decode("utf-8")
        for path in (tmp_path / "anew").rglob("*.*")
    }
    assert anew == tree(root) | {name: text for name, text in anew.items() if name.startswith(".~")}


def test_a_dry_run_says_what_would_change(site: Run, root: Path) -> None:
    (root / "public" / "index.html").write_text("x", encoding="utf-8")
    (root / "public" / "note.txt").write_text("x", encoding="utf-8")
    before = snapshot(root)

    assert site("--dry-run").out == "将写入 index.html\n将删除 note.txt\n"
    assert snapshot(root) == before
    site()
    assert site("--dry-run").out == "没有变化，不会写入。\n"


def test_a_ledger_that_was_altered_makes_no_site(site: Run, root: Path) -> None:
    path = root / "cases/2026/2026-0001/disclosure/0001-published.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("罚款二万元", "罚款二元"), encoding="utf-8")
    before = snapshot(root)

    done = site()

    assert done.code == 2
    assert done.err.startswith(
        "错误：公示台账 cases/2026/2026-0001/disclosure/0001-published.yaml 里的公示记录在写成以后被改动过"
    )
    assert snapshot(root) == before


def test_an_entry_that_cannot_be_read_is_named_with_its_line(site: Run, root: Path) -> None:
    path = root / "cases/2026/2026-0001/disclosure/0001-published.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('event: "published"', "event: 公示"), encoding="utf-8")

    done = site()

    assert done.code == 2
    assert done.err.startswith("错误：公示台账读不懂：cases/2026/2026-0001/disclosure/0001-published.yaml:6：")


def test_with_its_address_the_site_has_a_map(site: Run, root: Path) -> None:
    path = root / "enforce.yaml"
    text = path.read_text(encoding="utf-8")
    address = "https://gongshi.example.gov.cn/zhifa"
    path.write_text(text.replace("bureau:\n", f"bureau:\n  site_url: {address}\n", 1), encoding="utf-8")

    assert site().err == ""
    assert f"<loc>{address}/sitemap-0.xml</loc>" in tree(root)["sitemap.xml"]
    assert f"<loc>{address}/decisions/2026-0001-1.html</loc>" in tree(root)["sitemap-1.xml"]


def test_settings_that_say_the_wrong_thing_of_the_bureau(site: Run, root: Path) -> None:
    path = root / "enforce.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("contact:\n", "contact: x\n  y:\n"), encoding="utf-8")

    done = site()

    assert done.code == 2
    assert "enforce.yaml" in done.err
    assert "Traceback" not in done.err


@contextmanager
def preview(root: Path, *arguments: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A preview that runs, and the address it gave."""
    server = subprocess.Popen(
        [sys.executable, "-m", "enforcement_cli", "--repo", str(root), "site", "--serve", *arguments],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        assert server.stderr is not None
        said = ""
        while not (address := re.search(r"http://127\.0\.0\.1:[0-9]+/", said)):
            line = server.stderr.readline().decode("utf-8")
            assert line, said
            said += line
        yield address[0], server
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)


def fetched(address: str) -> tuple[int, Message, bytes]:
    """What the server answers: status, headers, body."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.headers, refusal.read()


def test_the_preview_gives_the_files_of_the_site_as_what_they_are(root: Path) -> None:
    with preview(root) as (address, server):
        for path, kind in [
            ("", "text/html; charset=utf-8"),
            ("list/", "text/html; charset=utf-8"),
            ("decisions/2026-0001-1.html", "text/html; charset=utf-8"),
            ("assets/style.css", "text/css; charset=utf-8"),
            ("assets/search.js", "text/javascript; charset=utf-8"),
            ("assets/icon.svg", "image/svg+xml"),
            ("feed.xml", "application/xml; charset=utf-8"),
            ("data/decisions-2026.jsonl", "application/x-ndjson; charset=utf-8"),
            ("data/decisions-2026.csv", "text/csv; charset=utf-8"),
            ("data/ledger.json", "application/json; charset=utf-8"),
        ]:
            status, headers, body = fetched(address + path)
            assert (status, headers["Content-Type"]) == (200, kind), path
            name = f"{path}index.html" if path == "" or path.endswith("/") else path
            assert body == (root / "public" / name).read_bytes()
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Content-Security-Policy"] == POLICY
    # Ctrl-C, which the contract has end with 130.
    assert server.returncode == 130


def test_the_preview_lists_no_folder_and_leads_nowhere_else(root: Path) -> None:
    hidden = [path.name for path in (root / "public").iterdir() if path.name.startswith(".")]
    assert hidden
    with preview(root) as (address, _):
        # The run has swapped its own tree in; what stands in it now was put there afterwards.
        (root / "public" / "out.html").symlink_to(root / "enforce.yaml")
        (root / "public" / "all").symlink_to(root)
        for path in (
            *("assets/", "assets", "data/../../enforce.yaml", "..%2fenforce.yaml", "%2e%2e/enforce.yaml"),
            *("out.html", "all/enforce.yaml", "nothing.html", "cases/", hidden[0]),
        ):
            status, _, body = fetched(address + path)
            assert status == 404, path
            assert "示例县" not in body.decode("utf-8")


def test_the_preview_has_nothing_under_a_name_that_no_file_can_have(root: Path) -> None:
    with preview(root) as (address, server):
        for path in (
            *("decisions/2026-0001-1.html%00", "%00", "%ED%A0%80.html", "%ED%A0%80/", "%FF", "%", "%zz", "%E4%B8"),
            *("a" * 300, "a/" * 5000, "index.html/", "feed.xml/x"),
        ):
            status, _, body = fetched(address + path)
            assert (status, body[:15]) == (404, b"<!DOCTYPE html>"), path
        assert fetched(address + "?%00")[0] == 200
        server.send_signal(signal.SIGINT)
        assert server.stderr is not None
        assert "Traceback" not in server.stderr.read().decode("utf-8")


def test_the_preview_is_as_strict_as_its_pages(root: Path) -> None:
    """The header says what the page says of itself, and that nobody may frame it; of a refusal, too."""
    with preview(root) as (address, _):
        for path in ("", "decisions/2026-0001-1.html", "fragments/2026-0001-1.html", "%66ragments/2026-0001-1.html"):
            status, headers, body = fetched(address + path)
            (own,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', body.decode("utf-8"))
            assert status == 200
            assert headers["Content-Security-Policy"] == f"{own}; frame-ancestors 'none'", path
            assert headers["Referrer-Policy"] == "no-referrer"
        status, headers, _ = fetched(f"{address}nothing.html")
        assert (status, headers["Content-Security-Policy"]) == (404, POLICY)


def test_the_preview_answers_to_this_machines_names_alone(root: Path) -> None:
    """Else a page from elsewhere whose name leads to 127.0.0.1 could read what is not public yet."""
    with preview(root) as (address, _):
        port = int(address.rstrip("/").rpartition(":")[2])
        for host, expected in [
            (f"127.0.0.1:{port}", 200),
            (f"localhost:{port}", 200),
            ("localhost", 200),
            (f"evil.example:{port}", 421),
            ("127.0.0.1.evil.example", 421),
            ("", 421),
            ("10.0.0.1", 421),
        ]:
            asked = urllib.request.Request(address, headers={"Host": host})
            try:
                with urllib.request.urlopen(asked, timeout=30) as answer:
                    status, body = answer.status, answer.read()
            except urllib.error.HTTPError as refusal:
                with refusal:
                    status, body = refusal.code, refusal.read()
            assert status == expected, host
            assert status == 200 or "示例县" not in body.decode("utf-8")


def test_the_preview_is_for_this_machine_alone(root: Path) -> None:
    with preview(root) as (address, _):
        port = int(address.rstrip("/").rpartition(":")[2])
        for family, place in ((socket.AF_INET, "127.0.0.2"), (socket.AF_INET6, "::1")):
            with socket.socket(family) as other:
                assert other.connect_ex((place, port)) != 0, place


def test_a_port_that_is_taken_is_named(site: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = site("--serve", "--port", str(port))

    assert done.code == 2
    assert done.err.endswith(
        f"错误：端口 {port} 已被别的程序占用，不能预览\n请用 --port 换一个端口，或者不写端口，由工具自选。\n"
    )
