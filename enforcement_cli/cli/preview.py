"""`enforce site --serve`: the finished site on this machine alone, as a web server of the bureau would give it."""

from __future__ import annotations

import errno
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from enforcement_cli.cli.console import err
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

LOOPBACK = "127.0.0.1"
NAMES = frozenset({LOOPBACK, "localhost"})
"""What this machine may be asked for as. A page from elsewhere that gave its own name this address gets nothing."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""What the pages say of themselves, and what only a header can say; so the preview is as strict as a good web server."""
FRAGMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""A fragment is a single file, with its style in it."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonl": "application/x-ndjson; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
}
"""What each kind of file is, whatever the machine's own table says (on Windows it may call a script plain text)."""


class Server(ThreadingHTTPServer):
    """A server that shares its port with nobody: on Windows, reusing an address means taking it from another program."""

    allow_reuse_address = sys.platform != "win32"


class Handler(SimpleHTTPRequestHandler):
    """Files of the site and nothing else: no listing of folders, nothing hidden, nothing that a link leads out to."""

    error_message_format = (
        '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>%(code)d</title><h1>%(code)d</h1></html>\n'
    )
    server_version = "enforce"
    sys_version = ""

    def send_head(self) -> Any:
        """Answer a request for what is no file of the site as if there were nothing."""
        if not self._is_for_us():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        if not self._is_of_the_site():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def _is_of_the_site(self) -> bool:
        """Whether the address is that of a file of the site, or of a folder that has a page."""
        try:
            root = Path(self.directory).resolve()
            path = Path(self.translate_path(self.path))
            inside = path.resolve().is_relative_to(root)
            hidden = inside and any(part.startswith(".") for part in path.relative_to(Path(self.directory)).parts)
            return inside and not hidden and (path / "index.html" if path.is_dir() else path).is_file()
        except (OSError, ValueError):
            # No file can have such a name: a NUL or half a character in it, or too long.
            return False

    def _is_for_us(self) -> bool:
        host = self.headers.get("Host")
        return host is None or host.rpartition(":")[0] in NAMES or host in NAMES

    def guess_type(self, path: Any) -> str:
        """The kind of a file by its ending."""
        return TYPES.get(Path(path).suffix, "application/octet-stream")

    def end_headers(self) -> None:
        """A preview is looked at again and again while it changes."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        is_fragment = unquote(getattr(self, "path", "")).startswith("/fragments/")
        self.send_header("Content-Security-Policy", FRAGMENT_POLICY if is_fragment else POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for people."""


def serve(target: Path, port: int) -> None:
    """Serve the site until interrupted; port 0 takes any free one. Raises EnforceError where the port is taken."""
    try:
        server = Server((LOOPBACK, port), partial(Handler, directory=str(target)))
    except OSError as fault:
        remedy = "请用 --port 换一个端口，或者不写端口，由工具自选。"
        if fault.errno == errno.EADDRINUSE:
            raise EnforceError("端口 {port} 已被别的程序占用，不能预览", remedy=remedy, port=port) from None
        why = fault.strerror or type(fault).__name__
        raise EnforceError("不能在端口 {port} 上预览：{why}", remedy=remedy, port=port, why=why) from None
    with server:
        err(tr("预览：http://127.0.0.1:{port}/ 按 Ctrl-C 结束", port=server.server_address[1]))
        server.serve_forever()
