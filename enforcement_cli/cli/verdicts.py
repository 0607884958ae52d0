"""What becomes of each decision of one case: it goes out, it is held back with reason and remedy, or it stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.ledger_facts import UNSPOKEN, record_sha256, withheld_since
from enforcement_cli.cases.model import Case
from enforcement_cli.cli.faults import faults_of
from enforcement_cli.cli.picturing import pictures_of
from enforcement_cli.cli.plan import Blocked, Planned, Same, Wanted
from enforcement_cli.law.disclosing import disclosure_days, found_fit, is_barred, is_taken_away
from enforcement_cli.law.rule import Law, all_rules
from enforcement_cli.law.sections import can_read
from enforcement_cli.law.wording import words_of_article
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, Finding, Place, Severity, UnreadableError
from enforcement_cli.public.images import UnfitPictureError
from enforcement_cli.public.ledger import DisclosureState, current_state
from enforcement_cli.public.record import public_case

_BARS = ("SEC001", "SEC002", "SEC003")


def verdicts_on(case: Case, findings: Sequence[Finding], law: Law, wanted: Wanted) -> list[Planned | Blocked | Same]:
    """What becomes of the decisions of a case, whatever its state."""
    try:
        verdicts = plan_case(case, findings, law, wanted)
    except UnreadableError:
        # The schema's findings name what is wrong; none of such a case's decisions may go out.
        return [_unreadable(case, findings)]
    if not verdicts and not can_read(case, "decisions"):
        return [_unreadable(case, findings)]
    return verdicts


def _unreadable(case: Case, findings: Iterable[Finding]) -> Blocked:
    errors = tuple(each for each in findings if each.severity is Severity.ERROR and each.rule.startswith("STR"))
    return Blocked(case.id, 0, errors, tr("案卷里有读不懂的内容，无法判断能否公示"))


def blocking(findings: Iterable[Finding], decision: Place) -> tuple[Finding, ...]:
    """The findings that keep the decision at this place from the public.

    Errors and what could not be decided, unless registered as explained, of every rule that blocks publication; not
    those that speak of another decision of the case.
    """
    rules = {each.id: each for each in all_rules()}
    stopping = []
    for each in findings:
        rule = rules.get(each.rule)
        if each.waiver is not None or each.severity not in (Severity.ERROR, Severity.UNDETERMINED):
            continue
        if rule is not None and not rule.blocks_publication:
            continue
        if not _is_elsewhere(each, decision):
            stopping.append(each)
    return tuple(stopping)


def _is_elsewhere(finding: Finding, decision: Place) -> bool:
    """Whether it stands at or below another decision of the same list."""
    own, at = decision.pointer, finding.place.pointer
    return (
        finding.place.file == decision.file
        and len(at) >= len(own)
        and at[: len(own) - 1] == own[:-1]
        and at[: len(own)] != own
    )


def standing(case: Case, number: int) -> DisclosureState:
    """Where a decision stands before the public, by the ledger."""
    return current_state(each.data for each in case.ledger if (each.decision or 1) == number)


def plan_case(case: Case, findings: Sequence[Finding], law: Law, wanted: Wanted) -> list[Planned | Blocked | Same]:
    """What to disclose of a case, and what is held back. Raises UnreadableError where a needed field has no sense."""
    verdicts = [
        each
        for decision in case.decisions
        if wanted.decision in (None, decision.number)
        for each in _verdicts(case, decision, findings, law, wanted)
    ]
    numbers = [each.number for each in case.decisions]
    if wanted.decision is not None and wanted.decision not in numbers and can_read(case, "decisions"):
        raise EnforceError(
            "{case} 没有第 {number} 个决定，可以填：{numbers}", case=case.id, number=wanted.decision, numbers=numbers
        )
    return verdicts


def _verdicts(
    case: Case, decision: Decision, findings: Sequence[Finding], law: Law, wanted: Wanted
) -> Iterator[Planned | Blocked | Same]:
    """Nothing for a decision of which there is nothing to do or to say."""
    state = standing(case, decision.number)
    asked = wanted.named

    def hold(why: str, remedy: str = "", held: tuple[Finding, ...] = ()) -> Blocked:
        return Blocked(case.id, decision.number, held, why, remedy)

    if decision.made_on is None or decision.made_on > min(law.as_of, wanted.latest):
        if asked and decision.made_on is None:
            yield hold(tr("还没有作出决定"), tr("作出后填写作出日期，再公示。"))
        elif asked:
            yield hold(tr("作出日期 {day} 还没有到", day=decision.made_on))
        return
    if is_barred(case, decision):
        if asked or (decision.publish and state is DisclosureState.UNPUBLISHED):
            bars = tuple(each for each in findings if each.rule in _BARS and not _is_elsewhere(each, decision.at()))
            yield hold(tr("涉及国家秘密、工作秘密，或者当事人是未成年人，不得公示"), held=bars)
        return
    withdrawn = state is DisclosureState.WITHDRAWN and not (asked and wanted.reason)
    if decision.publish is False or withdrawn or _is_gone(case, decision):
        if asked:
            yield hold(*_not_for_public(case, decision, state))
        return
    if decision.publish is None:
        if asked or (state is DisclosureState.UNPUBLISHED and disclosure_days(case, decision) != 0):
            yield hold(
                tr("没有写明是否公开"), tr("在决定中填写“是否公开 publish”：公开写 yes，不公开写 no 并写明依据。")
            )
        return
    if state is DisclosureState.PUBLISHED and not asked:
        return
    since = withheld_since(case.ledger_of(decision))
    if state is DisclosureState.WITHDRAWN and since is not None and not found_fit(decision, since, wanted.latest):
        yield hold(
            tr(
                "于 {day} 以“{reason}”撤下，没有登记此后认为可以公开的审查，只有理由不能恢复公示",
                day=since,
                reason=UNSPOKEN,
            ),
            tr(
                "在决定中填写“可以公开的审查 publication_reviews”：审查日期（撤下之后）、审查决定人、可以公开的原因；再运行一次。"
            ),
        )
        return
    stopping = blocking(findings, decision.at())
    if stopping:
        yield hold("", held=stopping)
        return
    yield from _redacted(case, decision, state, wanted)


def _redacted(
    case: Case, decision: Decision, state: DisclosureState, wanted: Wanted
) -> Iterator[Planned | Blocked | Same]:
    """The last step: what the public would see, if it is complete and holds nothing that is nobody's business."""
    try:
        pictures = pictures_of(wanted.root, case, decision) if wanted.root is not None else {}
    except UnfitPictureError as unfit:
        why, remedy = tr(unfit.template, **unfit.fields), tr(unfit.remedy_template, **unfit.fields)
        yield Blocked(case.id, decision.number, (), why, remedy)
        return
    public = public_case(case, decision, words_of_article, wanted.answers, pictures)
    faults, images = list(faults_of(public)), tuple(pictures.values())
    if faults:
        yield from (Blocked(case.id, decision.number, (), fault.why, fault.remedy, fault.questions) for fault in faults)
    elif state is DisclosureState.UNPUBLISHED:
        yield Planned(case.id, case.folder, decision.number, decision.at(), public, "published", None, images)
    elif state is DisclosureState.WITHDRAWN:
        yield Planned(case.id, case.folder, decision.number, decision.at(), public, "reinstated", wanted.reason, images)
    elif _differs(case, decision, public.record):
        if wanted.reason:
            yield Planned(
                case.id, case.folder, decision.number, decision.at(), public, "updated", wanted.reason, images
            )
        else:
            yield Blocked(
                case.id,
                decision.number,
                (),
                tr("公示内容有变化"),
                tr("更新已公示的内容要说明理由：加 --reason。"),
                wants_reason=True,
            )
    else:
        yield Same(case.id, decision.number)


def _is_gone(case: Case, decision: Decision) -> bool:
    """Whether a later ruling took it away, so that it must not be in public."""
    return is_taken_away(case, decision)


def _not_for_public(case: Case, decision: Decision, state: DisclosureState) -> tuple[str, str]:
    """(why, remedy) for a decision that stays out of public."""
    if decision.publish is False:
        return tr("已写明不公开"), ""
    if _is_gone(case, decision):
        why = tr("已被撤销、变更、确认违法、确认无效或者责令重新作出，不得再公示")
        if state is DisclosureState.PUBLISHED:
            return why, tr("请用 enforce withdraw 撤下。")
        return why, tr("裁决后来被依法撤销的，先在决定的“后来的变化”里登记“恢复效力”，再加 --reason 说明理由公示。")
    return tr("已经撤下"), tr("确实应当恢复公示的，加 --reason 说明理由。")


def _differs(case: Case, decision: Decision, record: Mapping[str, Any]) -> bool:
    """Whether a record says something else than what stands in public.

    The words of an article come from the tool: a version that knows more of them gives nobody a reason to update.
    """
    shown = [each for each in case.ledger_of(decision) if each.event != "withdrawn"]
    if not shown or shown[-1].record_sha256 == record_sha256(record):
        return not shown
    return record_sha256(_by_the_bureau(shown[-1].record)) != record_sha256(_by_the_bureau(record))


def _by_the_bureau(record: Any) -> Any:
    """A record without what depends on the tool: words of articles, how a picture's pixels are packed."""
    if not isinstance(record, Mapping):
        return record
    tools = {"basis": "words", "files": "sha256"}
    return {key: _without(value, tools[key]) if key in tools else value for key, value in record.items()}


def _without(items: Any, left_out: str) -> Any:
    if not isinstance(items, (list, tuple)):
        return items
    return [
        {key: value for key, value in each.items() if key != left_out} if isinstance(each, Mapping) else each
        for each in items
    ]
