"""A computer whose clock runs behind: what it writes into the ledger would tell of days that are long past."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from enforcement_cli.cli.console import err, visible
from enforcement_cli.messages import tr
from enforcement_cli.public.ledger import Entry, entry_path

_MAY_DIFFER = timedelta(days=1)
"""Clocks of two computers are never quite the same, and one of them may already write of tomorrow."""


def warn_of_clock(old: Iterable[Entry], new: Iterable[Entry]) -> None:
    """Say, before they are written, that entries are dated more than a day before the latest that is there.

    Nothing is refused: it may as well be the earlier entry that was written by a clock that ran ahead.
    """
    first = min(new, key=_written, default=None)
    # Ours are all written in China's time and in one form, so that their texts are in the order of time.
    last = max(old, key=_written, default=None)
    if first is None or last is None:
        return
    now, before = _moment(_written(first)), _moment(_written(last))
    if now is None or before is None or before - now <= _MAY_DIFFER:
        return
    err(
        visible(
            tr(
                "提醒：电脑时间{now}比公示台账最近一条{file}的写入时间{before}还早，请核对电脑的日期和时间；写入台账的时间不能更改。",
                now=f"{now:%Y-%m-%d %H:%M}",
                file=entry_path(last),
                before=f"{before:%Y-%m-%d %H:%M}",
            )
        )
    )


def _written(entry: Entry) -> str:
    return str(entry.get("written_at", ""))


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
