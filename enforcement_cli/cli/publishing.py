"""The path from a decision to the public: what may be published, the ledger entries, the site made from them.

Order on disk: each ledger entry is written whole, one after the other; then the site is built from the ledger alone and
swapped. A run that is killed in between leaves a legal state, which the next publish, withdraw or site finishes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.ledger_facts import record_sha256
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.context import CHINA, Context
from enforcement_cli.law.disclosing import disclosure_days, is_barred, takes_down
from enforcement_cli.law.rule import Law, all_rules
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, Finding, Severity
from enforcement_cli.public.detect import scan_output
from enforcement_cli.public.known import known_of_case
from enforcement_cli.public.ledger import DisclosureState, Entry, current_state
from enforcement_cli.public.record import PublicCase, public_case
from enforcement_cli.public.site import agency_of, build_site


@dataclass(frozen=True, slots=True)
class Blocked:
    """A decision that may not be published, and why: findings, or a sentence where no rule stands behind it."""

    case: str
    decision: int
    findings: tuple[Finding, ...] = ()
    why: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """One disclosure: the case, the decision, what the public will see, and whether it is new or an update."""

    case: Case
    decision: Decision
    public: PublicCase
    event: str
    reason: str | None = None


def now() -> datetime:
    """The moment of writing, in China; SOURCE_DATE_EPOCH stands in for the clock where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), CHINA)
        except (ValueError, OverflowError, OSError):
            raise EnforceError("SOURCE_DATE_EPOCH 应为整数秒数，现为“{value}”", value=epoch) from None
    return datetime.now(CHINA)


def blocking(findings: Iterable[Finding], decision: Decision) -> tuple[Finding, ...]:
    """The findings that keep this decision from the public.

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
        own = decision.pointer
        at = each.place.pointer
        elsewhere = each.place.file == decision.file and at[: len(own) - 1] == own[:-1] and at[: len(own)] != own
        if not (elsewhere and len(at) >= len(own)):
            stopping.append(each)
    return tuple(stopping)


def standing(case: Case, decision: Decision) -> DisclosureState:
    """Where the decision stands before the public, by the ledger."""
    return current_state(each.data for each in case.ledger_of(decision))


def is_gone(case: Case, decision: Decision) -> bool:
    """Whether a later ruling took it away, so that it must not be in public."""
    return any(takes_down(case, each) for each in decision.fate)


def plan(
    case: Case, findings: Sequence[Finding], law: Law, *, only: int | None, named: bool, reason: str | None
) -> tuple[list[Planned], list[Blocked]]:
    """What to disclose of a case, and what is held back. `named`: the user asked for this very case."""
    planned: list[Planned] = []
    blocked: list[Blocked] = []

    def hold(decision: Decision, why: str, remedy: str = "") -> None:
        blocked.append(Blocked(case.id, decision.number, (), why, remedy))

    for decision in case.decisions:
        if only is not None and decision.number != only:
            continue
        state = standing(case, decision)
        if decision.made_on is None or decision.made_on > law.as_of:
            if named:
                hold(decision, tr("还没有作出决定"), tr("作出后填写作出日期，再公示。"))
            continue
        if (
            is_barred(case, decision)
            or decision.publish is False
            or state is DisclosureState.WITHDRAWN
            or is_gone(case, decision)
        ):
            if named:
                hold(decision, _not_for_public(case, decision, state))
            continue
        if decision.publish is None:
            # An ending inside the house (不予立案, 移送, 申请人撤回 …) need not be answered at all.
            if state is DisclosureState.UNPUBLISHED and (named or disclosure_days(case, decision) != 0):
                hold(
                    decision,
                    tr("没有写明是否公开"),
                    tr("在决定中填写 publish：公开写 yes，不公开写 no 并写明依据。"),
                )
            continue
        stopping = blocking(findings, decision)
        if stopping:
            if state is DisclosureState.UNPUBLISHED:
                blocked.append(Blocked(case.id, decision.number, stopping))
            continue
        if not decision.public_summary:
            if state is DisclosureState.UNPUBLISHED:
                hold(decision, tr("没有公示摘要"), tr("请公示员在决定中填写 public_summary。"))
            continue
        public = public_case(case, decision)
        if public.unsettled:
            for text in public.unsettled:
                for span in text.detection.unsettled:
                    around = text.original[max(0, span.start - 12) : span.end + 12]
                    hold(
                        decision,
                        tr(
                            "公示摘要里“{what}”可能是个人信息，无法确定：……{around}……",
                            what=text.original[span.start : span.end],
                            around=around,
                        ),
                        tr("请改写这一句，确认不含个人信息后再公示。"),
                    )
            continue
        if state is DisclosureState.UNPUBLISHED:
            planned.append(Planned(case, decision, public, "published"))
        elif _published_record(case, decision) != record_sha256(public.record):
            if reason:
                planned.append(Planned(case, decision, public, "updated", reason))
            elif named:
                hold(decision, tr("公示内容有变化"), tr("更新要说明理由：加 --reason。"))
    return planned, blocked


def _not_for_public(case: Case, decision: Decision, state: DisclosureState) -> str:
    if is_barred(case, decision):
        return tr("涉及国家秘密、工作秘密，或者当事人是未成年人，不得公示")
    if decision.publish is False:
        return tr("已写明不公开")
    if state is DisclosureState.WITHDRAWN:
        return tr("已经撤下")
    return tr("已被撤销或者变更，不得公示")


def _published_record(case: Case, decision: Decision) -> str | None:
    records = [each.record_sha256 for each in case.ledger_of(decision) if each.event != "withdrawn"]
    return records[-1] if records else None


def ledger_entries(repository: Repository) -> list[Entry]:
    """Every entry of the repository's ledger as plain data. Raises EnforceError for one that cannot be read."""
    found: list[Entry] = []
    for folder in repository.folders():
        for path in sorted((repository.root / folder / "disclosure").glob("*.yaml")):
            file = f"{folder}/disclosure/{path.name}"
            content, troubles = repository.read(file, "ledger-entry", mapping=True)
            if content is None or troubles:
                place, what = troubles[0][1].place, tr(troubles[0][1].template, **troubles[0][1].fields)
                raise EnforceError(
                    "公示台账读不懂：{file}:{line}：{what}",
                    remedy="台账由工具写入，不得改动；请从版本库恢复这个文件。",
                    file=file,
                    line=max(place.line, 1),
                    what=what,
                )
            found.append(content)
    return found


def scan(files: Mapping[str, bytes], cases: Iterable[Case], old: Mapping[str, bytes | None]) -> None:
    """Search every new or changed byte of the site for what these cases want hidden. Raises EnforceError on a hit.

    The message says in which file and what kind of thing, never the thing itself.
    """
    for case in cases:
        known = known_of_case(case)
        for name, data in files.items():
            if old.get(name) == data:
                continue
            hits = scan_output(data, known, context=name)
            if hits:
                raise EnforceError(
                    "公示页面 {file} 里出现了案件 {case} 不应公开的信息（{kinds}），已停止公示，没有写入任何内容",
                    remedy="请检查公示摘要和当事人的填写；无法解决的，联系技术人员。",
                    file=name,
                    case=case.id,
                    kinds=sorted({str(each.kind) for each in hits}),
                )


def site_files(entries: Sequence[Entry], repository: Repository) -> dict[str, bytes]:
    """The site of these entries."""
    return build_site(entries, agency_of(repository.bureau.settings))


def old_tree(target: Path, names: Iterable[str]) -> dict[str, bytes | None]:
    """The bytes of the present tree under these names; None where there is no such file."""
    return {name: (target / name).read_bytes() if (target / name).is_file() else None for name in names}


def publisher(context: Context, by: str | None) -> str:
    """Who publishes: the person named, else the git user, else the account. Raises EnforceError for nobody."""
    if by:
        return by
    from enforcement_cli.git import Git

    name = Git(context.require_root()).user_name()
    return name or os.environ.get("USER") or os.environ.get("USERNAME") or tr("未具名")
