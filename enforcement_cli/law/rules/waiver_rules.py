"""Registered explanations 已登记说明: nobody can waive the law, but a known gap can be explained by name and date."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.law.rule import Law, all_rules, rule
from enforcement_cli.law.waivers import Misuse, WaiverFacts
from enforcement_cli.problems import Problem, Severity, problem


def _of(facts: WaiverFacts, *kinds: str) -> Iterator[Misuse]:
    """The misuses of these kinds; an entry that does not say which rule and by whom is the schema's matter."""
    return (each for each in facts.misuses if each.kind in kinds and each.waiver.rule and each.waiver.by)


@rule(
    "STR014",
    title="登记说明对应现有的问题",
    basis=["CONTRACT-waivers"],
    severity=Severity.WARNING,
    scope="waivers",
    blocks_publication=False,
)
def waiver_matches(facts: WaiverFacts, law: Law) -> Iterator[Problem]:
    """A registered explanation speaks of a finding that is there.

    One that matches nothing is left over from a mended gap, or names another rule, file or place than it means. It is
    only judged when its rule was run.

    Remedy: delete it, or correct the rule, file or place.
    """
    known = {each.id for each in all_rules()}
    for misuse in _of(facts, "unmatched"):
        waiver = misuse.waiver
        if waiver.rule in known:
            yield problem(
                waiver.at("rule"),
                "登记说明针对的 {rule} 在这里没有现存的问题",
                remedy="问题已经解决的，请删去这一条；写错文件或者位置的，请改正。",
                rule=waiver.rule,
            )
        else:
            yield problem(
                waiver.at("rule"),
                "登记说明针对的规则 {rule} 不存在",
                remedy="请按检查结果里的编号改正；全部规则见 enforce rules。",
                rule=waiver.rule,
            )


@rule(
    "STR015",
    title="登记说明没有过期",
    basis=["CONTRACT-waivers"],
    severity=Severity.WARNING,
    scope="waivers",
    blocks_publication=False,
)
def waiver_not_expired(facts: WaiverFacts, law: Law) -> Iterator[Problem]:
    """A registered explanation with a last day covers nothing after that day.

    The finding that it covered is then reported again, beside this one. The last day itself still counts.

    Remedy: mend the gap, or register the explanation afresh with a new reason and date.
    """
    for misuse in _of(facts, "expired"):
        yield problem(
            misuse.waiver.at("until"),
            "对 {rule} 的登记说明有效期至 {until}，到 {as_of} 已经过期",
            remedy="请解决原来的问题；确需延续的，由主要负责人或者法制审核人员重新说明。",
            rule=misuse.waiver.rule,
            until=misuse.waiver.until,
            as_of=law.as_of,
        )


# Why an approver may not approve -> what to say.
_UNFIT = {
    "不在人员名录中": "登记说明人 {by} 不在人员名录中",
    "不是主要负责人或者法制审核人员": "登记说明人 {by} 不是主要负责人，也不是法制审核人员",
    "是本案承办人员": "登记说明人 {by} 是本案承办人员，不得说明自己承办的案件",
}


@rule(
    "STR016",
    title="登记说明由有权的人作出",
    basis=["CONTRACT-waivers", "S-55"],
    scope="waivers",
    blocks_publication=False,
)
def waiver_by_fit_approver(facts: WaiverFacts, law: Law) -> Iterator[Problem]:
    """An explanation is registered by the head of the bureau or a legal reviewer who does not handle the case.

    Some rules admit no explanation at all: a major decision without its legal review, state secrets and minors. An
    explanation of either fault covers nothing, so the finding it speaks of stays.

    Remedy: have a fit person register it (`enforce waive`), or mend what cannot be explained away.
    """
    for misuse in _of(facts, "unwaivable", "unfit-approver"):
        waiver = misuse.waiver
        if misuse.kind == "unwaivable":
            yield problem(
                waiver.at("rule"),
                "{rule} 不能以登记说明代替整改",
                remedy="请删去这一条，按该规则的要求整改。",
                rule=waiver.rule,
            )
        else:
            yield problem(
                waiver.at("by"),
                _UNFIT[misuse.why],
                remedy="请由主要负责人，或者不承办本案的法制审核人员登记。",
                by=waiver.by,
            )
