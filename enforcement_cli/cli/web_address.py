"""A web address as somebody pastes it from a browser, and as it is kept."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from enforcement_cli.problems import EnforceError

LONGEST = 2000
_START = re.compile(r"(https?)[:：][/／]{2}", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\.?", re.ASCII)
_IPV6 = re.compile(r"[0-9a-f:.]{2,45}", re.ASCII)
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})", re.ASCII)
# Everything that RFC 3986 lets stand in a path, a query or a fragment, and the % of what is encoded already.
_STAYS = "/:@!$&'()*+,;=-._~?%"


def web_address(text: str) -> str:
    """The address in the form of RFC 3986: Chinese percent-encoded, in the name of a host as xn--.

    Any host will do: channels of a bureau may lie in a network of its own, where a page has an address of numbers or a
    name of one word. An empty text gives an empty one. Raises EnforceError for what is no address, and for one with a
    user name or a password in it.
    """
    plain = text.strip()
    if not plain:
        return ""
    try:
        found = _written(_START.sub(r"\1://", plain, count=1))
    except ValueError:
        found = ""
    if not found or len(found) > LONGEST:
        raise EnforceError(
            "“{text}”不是网址",
            remedy="请照浏览器地址栏复制，以 http:// 或者 https:// 开头，中间没有空格，不带用户名和密码，编码后最多{longest}个字符。",
            text=plain if len(plain) <= 100 else f"{plain[:100]}……",
            longest=LONGEST,
        )
    return found


def _written(text: str) -> str:
    """Empty for what is no address. Raises ValueError for some of what is none."""
    if not text.isprintable() or any(each.isspace() or each in '<>"\\`{}|^' for each in text):
        return ""
    parts = urlsplit(text)
    if parts.scheme.lower() not in ("http", "https") or "@" in parts.netloc or parts.hostname is None:
        return ""
    host = _host(parts.hostname)
    if not host:
        return ""
    port = f":{parts.port}" if parts.port is not None else ""
    written = f"{parts.scheme.lower()}://{host}{port}{_encoded(parts.path)}"
    if parts.query:
        written += f"?{_encoded(parts.query)}"
    return f"{written}#{_encoded(parts.fragment)}" if parts.fragment else written


def _host(name: str) -> str:
    if ":" in name:
        return f"[{name}]" if _IPV6.fullmatch(name) else ""
    # Raises UnicodeError, a ValueError, for an empty or too long part.
    written = name if name.isascii() else name.encode("idna").decode("ascii")
    return written if _HOST.fullmatch(written) else ""


def _encoded(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_STAYS)
