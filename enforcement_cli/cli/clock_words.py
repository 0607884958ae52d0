"""Clocks in words: events, lengths, and the row of a clock as a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.law.basis import basis
from enforcement_cli.law.clocks import Clock
from enforcement_cli.messages import tr

EVENT_WORDS = {
    "decision:made": "作出决定",
    "decision:to-disclose-7": "作出应在七个工作日内公示的决定",
    "decision:to-disclose-20": "作出应在二十个工作日内公示的决定",
    "decision:disclosed": "公示",
    "decision:withdrawn": "撤下",
    "decision:gone": "决定被撤销、变更、确认违法或者无效、责令重新作出",
    "decision:gone-after-disclosure": "已公示的决定被撤销、变更、确认违法或者无效、责令重新作出",
    "decision:to-serve": "作出行政处罚决定",
    "decision:service-started": "启动送达",
    "penalty:filed": "立案",
    "penalty:transferred": "移送",
    "case:closed": "结案",
    "hearing:offered": "告知听证权",
    "hearing:notified": "通知听证",
    "hearing:held": "举行听证",
    "permit:accepted": "受理",
    "permit:accepted-jointly": "受理",
    "permit:answered": "告知补正、受理或者不予受理",
    "permit:granted-with-certificate": "作出颁发证件的准予许可决定",
}
"""Events of `law.events` that are no step of the case's course."""

_UNIT_WORDS = {
    "working_days": "{count}个工作日",
    "days": "{count}日",
    "months": "{count}个月",
    "years": "{count}年",
    "hours": "{count}小时",
}


def event_words(event: str) -> str:
    """An event as people call it; a step by its own name."""
    if event.startswith("step:"):
        return event.removeprefix("step:")
    return tr(EVENT_WORDS[event])


def length_words(count: int, unit: str) -> str:
    """七个工作日 and the like, in figures."""
    return tr(_UNIT_WORDS[unit], count=count)


def clock_lines(clock: Clock) -> Iterator[str]:
    """A clock's row: what it counts from and to, what prolongs and stops it, and its reading."""
    length = length_words(clock.length, clock.unit) if clock.length else tr("承诺的期限")
    template = (
        "{title}：应在“{start}”的{length}以前“{end}”"
        if clock.direction == "backward"
        else "{title}：自“{start}”之日起{length}内“{end}”"
    )
    yield tr(template, title=tr(clock.title), start=event_words(clock.start), length=length, end=event_words(clock.end))
    if clock.length_setting:
        yield tr("  规章另有规定期限的，依照其规定（本机关设置）")
    if clock.length_from and clock.length:
        yield tr("  执法事项清单另有规定期限的，依照其规定")
    if clock.extension is not None:
        most = length_words(clock.extension.most, clock.unit)
        citations = [basis(key).citation for key in clock.extension.basis]
        yield tr("  经“{event}”可以延长，最多{most}（{citations}）",
                 event=event_words(clock.extension.event), most=most, citations=citations)  # fmt: skip
    if clock.suspension is not None:
        citations = [basis(key).citation for key in clock.suspension.basis]
        if clock.suspension.reasons:
            yield tr("  不计入的时间：{reasons}（{citations}）", reasons=clock.suspension.reasons, citations=citations)
        else:
            yield tr("  中止的时间是否不计入，依本机关设置")
    if clock.stops:
        yield tr("  不再计算：{events}", events=[event_words(each) for each in clock.stops])
    if clock.kinds or clock.outcomes:
        yield tr("  适用于：{kinds}", kinds=[*clock.kinds, *clock.outcomes])
    if clock.in_force_from is not None:
        yield tr("  自 {day} 起施行", day=clock.in_force_from)
    if clock.in_force_to is not None:
        yield tr("  施行到 {day}", day=clock.in_force_to)
    if clock.reading:
        yield tr("  理解：{reading}", reading=tr(clock.reading))
