"""What there is to be searched of a file of the site."""

from __future__ import annotations

import re

from enforcement_cli.public.detect.containers import UnreadableContainerError, is_container, parts_of
from enforcement_cli.public.images import metadata_in

_STAMP = re.compile(rb'<meta name="ledger" content="[0-9]+ ([0-9a-f]{64})">')


def without_stamp(data: bytes) -> bytes:
    """A page without the end of the ledger that it was made from, where the frame shows it: in its head and at its foot.

    Sixteen letters of a hash are all digits now and then, and one in ten of those has a card's check digit.
    """
    stamp = _STAMP.search(data)
    if stamp is None:
        return data
    return data.replace(stamp[1], b"").replace(b"<code>%b</code>" % stamp[1][:16], b"<code></code>")


def can_be_searched(data: bytes) -> bool:
    """Whether everything in a file can be looked at, and a picture is nothing but a picture."""
    if any(metadata_in(data)):
        return False
    try:
        for _ in parts_of(data) if is_container(data) else ():
            pass
    except UnreadableContainerError:
        return False
    return True


def content_of(data: bytes) -> bytes:
    """What there is to search: a text as it is, of a container the names and bytes of its parts."""
    if not is_container(data):
        return data
    return b"\n".join(name.encode("utf-8", "replace") + b"\n" + part for name, part in parts_of(data))
