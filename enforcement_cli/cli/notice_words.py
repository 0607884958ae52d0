"""The notice behind a year, in words."""

from __future__ import annotations

from enforcement_cli.law.calendar import Notice
from enforcement_cli.messages import tr


def notice_words(notice: Notice) -> str:
    """A notice by number and day, as far as they are at hand."""
    if notice.no is None:
        return tr("{dated}印发的通知，文号未收录", dated=notice.dated)
    if notice.dated is None:
        return notice.no
    if notice.amends is not None:
        return tr("{no}（{dated}，修改{amends}）", no=notice.no, dated=notice.dated, amends=notice.amends)
    return tr("{no}（{dated}）", no=notice.no, dated=notice.dated)
