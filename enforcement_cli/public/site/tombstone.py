"""What is left of a decision that was taken down: when and why, by whose ruling, and what that means for a reader.

Nothing of the decision itself is told, not even its kind. So the ground of the withdrawal is named for what it covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from enforcement_cli.cases.ledger_facts import EXPIRED
from enforcement_cli.public.render import chinese_day, environment
from enforcement_cli.public.site.pages import Page

TEMPLATE = "site/tombstone.html.j2"
RULING_TITLES: Mapping[str, str] = MappingProxyType(
    {"organ": "作出裁决的机关", "ruling_no": "裁决文书的文号", "ruled_on": "裁决日期", "effective_on": "生效日期"}
)
"""Field of a ruling -> what the public reads before it."""

_DIRECTIVE = "国务院办公厅指导意见（国办发〔2018〕118号）（六）"
_PENALTY = "《中华人民共和国行政处罚法》第四十八条第二款"
GROUNDS: Mapping[str, str] = MappingProxyType(
    {
        "撤销": f"{_DIRECTIVE}；属于行政处罚的，{_PENALTY}",
        "确认违法": f"{_DIRECTIVE}；属于行政处罚的，{_PENALTY}",
        "责令重新作出": _DIRECTIVE,
        "变更": f"属于行政处罚的，{_PENALTY}",
        "确认无效": f"属于行政处罚的，{_PENALTY}",
    }
)
"""Trigger -> the provision by which a decision so ruled upon is taken down: each names triggers of its own."""

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "撤销": "原决定已经被依法撤销，请不要再引用。",
        "变更": "原决定已经被依法变更，以变更后的内容为准。",
        "确认违法": "原决定已经被依法确认违法，法律后果以裁决文书为准。",
        "确认无效": "原决定已经被依法确认无效，请不要再引用。",
        "责令重新作出": "原决定要重新作出；新的决定依法应当公开的，另行公示。",
        EXPIRED: "公示的期限已经届满。不再公示，不改变决定本身的效力。",
    }
)
"""Trigger -> what it means for who reads of it, once the ruling is in effect."""

_COPIES = "其他网站转载或者保存的旧内容，以本页为准。"
_UNTIL_THEN = "在此以前，撤下不改变原决定的效力。"
_DAYS = frozenset({"ruled_on", "effective_on"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def fixed_words() -> str:
    """All that such a page says by itself, whatever decision was taken down."""
    jinja = environment()
    source = jinja.loader.get_source(jinja, TEMPLATE)[0] if jinja.loader is not None else ""
    return "\n".join((source, *RULING_TITLES.values(), *GROUNDS.values(), *MEANINGS.values(), _COPIES, _UNTIL_THEN))


def told_of(page: Page) -> dict[str, Any]:
    """What the page of a withdrawn decision says: plain texts, by what the template calls them."""
    last = page.withdrawal
    trigger, _, reason = last["reason"].partition("：")
    if trigger not in MEANINGS:
        trigger, reason = "", last["reason"]
    ruling = last.get("ruling", {})
    return {
        "id": page.id,
        "on": last["on"],
        "history": page.history,
        "rows": [{"name": name, "value": value} for name, value in _rows(trigger, reason, ruling) if value],
        "means": list(_meaning(trigger, last["on"], ruling.get("effective_on", ""))),
    }


def ruling_rows(ruling: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(title, text) of what is told of a ruling, days as people write them."""
    for key, title in RULING_TITLES.items():
        value = ruling.get(key, "")
        if value and (key not in _DAYS or _DAY.fullmatch(value)):
            yield title, chinese_day(value) if key in _DAYS else value


def in_words(ruling: Mapping[str, str]) -> str:
    """The same in one line; empty where there is no ruling."""
    return "，".join(
        f"{title}{text}" if title.endswith("日期") else f"{title}：{text}" for title, text in ruling_rows(ruling)
    )


def _rows(trigger: str, reason: str, ruling: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "撤下的事由", trigger
    yield "公开说明的理由", reason
    yield from ruling_rows(ruling)
    yield "撤下的依据", GROUNDS.get(trigger, "")


def _meaning(trigger: str, on: str, effective_on: str) -> Iterator[str]:
    if _DAY.fullmatch(effective_on) and effective_on > on:
        yield f"裁决自{chinese_day(effective_on)}起生效。{_UNTIL_THEN}"
    elif trigger:
        yield MEANINGS[trigger]
    yield _COPIES
