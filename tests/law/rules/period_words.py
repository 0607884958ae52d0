"""The sentences of law.periods, as the rows of the tests expect them."""

from __future__ import annotations

CONSEQUENCE = "法律后果由有权机关认定"


def late(duty: str, start: str, due: str, done: str, severity: str = "error") -> str:
    """Working days, done late."""
    return f"{severity}: {duty}；自{start}起算，最后一日为{due}，实际于{done}办理，逾期；{CONSEQUENCE}"


def overdue(duty: str, start: str, due: str, judged: str, severity: str = "error") -> str:
    """Working days, not done."""
    return f"{severity}: {duty}；自{start}起算，最后一日为{due}，至{judged}没有办理的记录，逾期；{CONSEQUENCE}"


def unsure(duty: str, start: str, earliest: str, latest: str, judged: str) -> str:
    """Working days, between the bounds of a year without a notice."""
    return f"undetermined: {duty}；自{start}起算，最后一日在{earliest}至{latest}之间；放假安排尚未公布，{judged}是否逾期无法判断"


def soon(duty: str, start: str, due: str) -> str:
    """Working days, near the last."""
    return f"info: {duty}；自{start}起算，最后一日为{due}"


def open_(duty: str, start: str, earliest: str, latest: str) -> str:
    """Working days, running into a year without a notice."""
    return f"info: {duty}；自{start}起算，最后一日在{earliest}至{latest}之间，放假安排公布后确定"


def late_by_days(duty: str, start: str, raw: str, due: str, done: str, severity: str = "error") -> str:
    """Natural days, done late."""
    return f"{severity}: {duty}；自{start}起算，末日为{raw}，过{due}为逾期，实际于{done}办理，逾期；{CONSEQUENCE}"


def overdue_by_days(duty: str, start: str, raw: str, due: str, judged: str, severity: str = "error") -> str:
    """Natural days, not done."""
    return (
        f"{severity}: {duty}；自{start}起算，末日为{raw}，过{due}为逾期，至{judged}没有办理的记录，逾期；{CONSEQUENCE}"
    )


def late_by_both(duty: str, start: str, days: str, working: str, done: str, severity: str = "error") -> str:
    """Late in natural days and in working days."""
    return (
        f"{severity}: {duty}；自{start}起算，按自然日末日为{days}，按工作日为{working}，实际于{done}办理，两种算法都已逾期；"
        f"{CONSEQUENCE}"
    )


def overdue_by_both(duty: str, start: str, days: str, working: str, judged: str, severity: str = "error") -> str:
    """Not done, and past the last day in natural days and in working days."""
    return (
        f"{severity}: {duty}；自{start}起算，按自然日末日为{days}，按工作日为{working}，至{judged}没有办理的记录，"
        f"两种算法都已逾期；{CONSEQUENCE}"
    )


def not_agreed(duty: str, start: str, days: str, working: str, judged: str, severity: str = "undetermined") -> str:
    """Late in natural days, in time in working days."""
    return f"{severity}: {duty}；自{start}起算，按自然日末日为{days}，按工作日为{working}，两种算法不一致，{judged}是否逾期无法判断"
