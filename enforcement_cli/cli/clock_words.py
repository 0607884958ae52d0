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
    "penalty:ended": "作出决定",
    "penalty:transferred": "移送",
    "case:closed": "结案",
    "hearing:offered": "告知听证权",
    "hearing:notified": "通知听证",
    "hearing:held": "举行听证",
    "hearing:opened": "举行听证",
    "decision:known": "决定送达",
    "decision:known-suable": "决定送达",
    "violation:over": "违法行为发生或者终了",
    "violation:over-grave": "违法行为发生或者终了",
    "violation:discovered": "发现违法行为",
    "measure:seized": "查封、扣押",
    "measure:released": "解除查封、扣押",
    "measure:settled": "作出处理决定",
    "measure:urgent": "情况紧急，当场查封、扣押",
    "measure:approved-after": "补办批准",
    "transfer:approved": "批准移送",
    "review:submitted": "送法制审核",
    "review:opined": "出具法制审核意见",
    "penalty:heavy": "作出重大行政处罚决定",
    "supervision:answer-due": "监督文书载明的回复期限",
    "supervision:received": "收到监督文书",
    "fine:received": "当事人收到罚款的决定书",
    "fine:paid": "缴清罚款",
    "fine:deferred": "批准延期或者分期缴纳",
    "fine:deferred-until": "延期、分期缴纳的期限",
    "fine:collected": "当场收缴罚款",
    "fine:handed-in": "罚款交至行政机关",
    "fine:deposited": "罚款缴付银行",
    "demand:served": "催告书送达",
    "court:applied": "申请人民法院强制执行",
    "remedy:reconsideration": "申请行政复议",
    "remedy:reconsidered": "收到复议决定书",
    "remedy:suit": "提起行政诉讼",
    "remedy:expired": "行政复议、行政诉讼的期限届满",
    "party:ended": "当事人死亡或者终止",
    "notice:issued": "发出公告",
    "year:report-due": "次年1月31日",
    "year:statistics-published": "公开并报送行政执法情况统计",
    "year:ogi-published": "提交并公布政府信息公开年度报告",
    "permit:accepted": "受理",
    "permit:accepted-to-forward": "受理",
    "permit:accepted-to-test": "受理",
    "permit:forwarded": "报上级机关决定",
    "permit:hearing-asked": "要求听证",
    "permit:expires": "原许可有效期届满",
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


_SENTENCES = {
    "forward": "{title}：自“{start}”之日起{length}内“{end}”",
    "backward": "{title}：应在“{start}”的{length}以前“{end}”",
    "until": "{title}：不迟于“{start}”当日“{end}”",
    "hours": "{title}：自“{start}”时起{length}内“{end}”",
    "lapsing": "{title}：自“{start}”之日起满{length}",
}


def _shape(clock: Clock) -> str:
    """Which sentence says how a clock runs."""
    if clock.unit == "hours":
        return "hours"
    return clock.direction if clock.end else "lapsing"


def _length_words(clock: Clock) -> str:
    if clock.length:
        return tr("或者").join(length_words(clock.length, each) for each in (clock.unit, *clock.readings))
    return tr("承诺的期限") if clock.length_from else tr("本机关规定的期限")


def clock_lines(clock: Clock) -> Iterator[str]:
    """A clock's row: what it counts from and to, what prolongs and stops it, and its reading."""
    yield tr(
        _SENTENCES[_shape(clock)],
        title=tr(clock.title),
        start=event_words(clock.start),
        length=_length_words(clock),
        end=event_words(clock.end) if clock.end else "",
    )
    if clock.length_setting and clock.length:
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
