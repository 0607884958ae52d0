"""Why a decision is taken down: what was given by flags, what is asked at the terminal, and what cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.ledger_facts import EXPIRED, RULED, UNSPOKEN
from enforcement_cli.cli.console import err, is_interactive
from enforcement_cli.cli.context import Context
from enforcement_cli.cli.questions import Choice, ask, ask_day, choose, find, given, parse_day
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError


@dataclass(frozen=True, slots=True)
class Ruling:
    """Why a decision is taken down. There is no ruling where it should never have been shown, or its time is over."""

    trigger: str
    reason: str = ""
    number: str = ""
    organ: str = ""
    ruled_on: date | None = None
    effective_on: date | None = None
    received_on: date | None = None

    @property
    def leaves_no_trace(self) -> bool:
        """Whether not even a tombstone is left."""
        return self.trigger == UNSPOKEN

    @property
    def public_reason(self) -> str:
        """What the tombstone says."""
        return f"{self.trigger}：{self.reason}" if self.reason and not self.leaves_no_trace else self.trigger

    @property
    def public(self) -> dict[str, str]:
        """What the tombstone tells of the ruling, by field of the ledger; empty where there is none."""
        if self.ruled_on is None:
            return {}
        days = {"ruled_on": self.ruled_on, "effective_on": self.effective_on}
        told = {"organ": self.organ, "ruling_no": self.number} | {
            key: day.isoformat() for key, day in days.items() if day is not None
        }
        return {key: value for key, value in told.items() if value}

    @property
    def words(self) -> Mapping[str, str]:
        """What was typed and will stand in the ledger or the case, by its title."""
        from enforcement_cli.cli.own_words import words_of_ruling

        return words_of_ruling(self.reason, self.organ, self.number)

    @property
    def fate(self) -> dict[str, str | date]:
        """What is added to the decision's later fates, by field; empty where there is no ruling."""
        if self.ruled_on is None:
            return {}
        every: dict[str, str | date | None] = {
            "event": self.trigger,
            "organ": self.organ,
            "ruling_no": self.number,
            "ruled_on": self.ruled_on,
            "effective_on": self.effective_on,
            "received_on": self.received_on,
            "reason": self.reason,
        }
        return {key: value for key, value in every.items() if value}


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags as they came; empty for not given."""

    trigger: str
    reason: str
    ruling_no: str
    organ: str
    ruled_on: str
    effective_on: str
    received_on: str


def ruling_of(context: Context, flags: Flags) -> Ruling:
    """What was given by flags, on a terminal asked for what they leave out; without one all gaps are named at once."""
    choices = [Choice(each, each) for each in (*RULED, EXPIRED, UNSPOKEN)]
    asks = is_interactive()
    chosen = find(flags.trigger, choices) if flags.trigger else choose(tr("因为什么撤下？"), choices) if asks else ""
    if chosen in (EXPIRED, UNSPOKEN):
        _demand_no_ruling(chosen, flags)
        return Ruling(chosen, flags.reason)
    needed = (("--trigger", chosen), ("--ruled-on", flags.ruled_on), ("--reason", flags.reason))
    missing = [flag for flag, value in needed if not value]
    if missing and not asks:
        raise EnforceError(
            "还缺少：{flags}", remedy="在终端上运行会逐项询问；各选项见 enforce withdraw --help。", flags=missing
        )
    ruled = (
        _ruled(flags.ruled_on, context)
        if flags.ruled_on
        else ask_day(tr("裁决作出的日期"), lambda text: _ruled(text, context))
    )
    organ, number = flags.organ.strip(), flags.ruling_no.strip()
    if missing and not organ:
        organ = ask(tr("作出裁决的机关或者法院（不写的直接回车）"), str)
    if missing and not number:
        number = ask(tr("裁决文书的文号（没有的直接回车）"), str)
    effective = _effective(flags.effective_on, context, ruled)
    if effective is None and missing:
        effective = ask(tr("裁决生效的日期（还不知道的直接回车）"), lambda text: _effective(text, context, ruled))
    received = _received(flags.received_on, context, ruled)
    reason = flags.reason or ask(tr("公开说明的理由"), given)
    return Ruling(chosen, reason, number, organ, ruled, effective, received)


def demand_in_effect(ruling: Ruling, today: date, *, dry_run: bool) -> None:
    """That the ruling is in effect; where it is not, a person at the terminal has to say that it shall be now.

    Until then the decision stands, and the days of withdrawal (行政处罚法 48 ¶2) have not begun: `--yes` does not
    answer for that. Raises EnforceError.
    """
    from enforcement_cli.cli.writing import confirm

    effective = ruling.effective_on
    if effective is None or effective <= today:
        return
    if dry_run:
        err(tr("裁决自 {day} 起才生效，此前原决定仍然有效；撤下的三个工作日从生效之日起算。", day=effective))
    elif is_interactive():
        confirm(
            tr(
                "裁决自 {day} 起才生效，此前原决定仍然有效；撤下的三个工作日从生效之日起算。现在就撤下吗？",
                day=effective,
            )
        )
    else:
        raise EnforceError(
            "裁决自 {day} 起才生效，此前原决定仍然有效，没有撤下",
            remedy="请在生效以后三个工作日内撤下；确需提前的，在终端上运行，逐项确认。",
            day=effective,
        )


def _demand_no_ruling(trigger: str, flags: Flags) -> None:
    of_ruling = (flags.ruling_no, flags.organ, flags.ruled_on, flags.effective_on, flags.received_on)
    if trigger == UNSPOKEN and (flags.reason or any(of_ruling)):
        raise EnforceError(
            "“依法不予公开”不公开说明理由，也没有裁决", remedy="请去掉 --reason、--ruled-on、--ruling-no 等选项。"
        )
    if any(of_ruling):
        raise EnforceError("“{trigger}”没有裁决", remedy="请去掉 --ruled-on、--ruling-no 等选项。", trigger=trigger)


def _ruled(text: str, context: Context) -> date:
    day = parse_day(text, context.as_of)
    if day > context.as_of:
        raise EnforceError("裁决日期 {day} 还没有到", day=day)
    return day


def _effective(text: str, context: Context, ruled: date) -> date | None:
    """The day of effect, which may still come."""
    if not text.strip():
        return None
    day = parse_day(text, context.as_of)
    if day < ruled:
        raise EnforceError(
            "裁决生效的日期 {day} 早于裁决作出的日期 {ruled}",
            remedy="以后的日期请连同年份填写，如 2026-03-05。",
            day=day,
            ruled=ruled,
        )
    return day


def _received(text: str, context: Context, ruled: date) -> date | None:
    if not text.strip():
        return None
    day = parse_day(text, context.as_of)
    if day > context.as_of:
        raise EnforceError("收到裁决的日期 {day} 还没有到", day=day)
    if day < ruled:
        raise EnforceError("收到裁决的日期 {day} 早于裁决作出的日期 {ruled}", day=day, ruled=ruled)
    return day
