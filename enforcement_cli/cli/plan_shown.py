"""What one run of publish is about to do, as the clerk sees it before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enforcement_cli.cli.console import bold, err, out, visible
from enforcement_cli.messages import tr

if TYPE_CHECKING:
    from enforcement_cli.cli.context import Context
    from enforcement_cli.cli.plan import Blocked, Plan, Planned


def show(context: Context, plan: Plan, *, dry_run: bool) -> None:
    """All that a plan holds, on standard output; what is held back on standard error."""
    if not context.quiet:
        _show_planned(plan, dry_run=dry_run)
        for same in plan.same:
            out(tr("{case} 第{decision}个决定已经公示，内容没有变化。", case=same.case, decision=same.decision))
    for each in plan.blocked:
        _show_blocked(each)


def _show_planned(plan: Plan, *, dry_run: bool) -> None:
    if plan.planned:
        out(bold(tr("将公示：") if dry_run else tr("可以公示：")))
    for each in plan.planned:
        record = each.public.record
        words = [
            each.case,
            "、".join(str(party.get("name", "")) for party in record.get("objects", ())),
            str(record.get("document") or record.get("kind") or ""),
            str(record.get("document_no") or ""),
        ]
        out("  " + "  ".join(visible(word) for word in words if word))
        out(f"    {visible(str(record.get('conclusion', '')))}")
        _show_chosen(each)
        _show_masked(each)
    if any(each.public.default_names for each in plan.planned):
        out(
            tr(
                "  自然人姓名按缺省只保留姓氏；本机关另有规定的，请在 enforce.yaml 的 settings 中填写 party_name_shown 及其来源。"
            )
        )


def _show_chosen(planned: Planned) -> None:
    """The texts and pictures that go out beside the summary, as the public will have them."""
    from enforcement_cli.cli.titles import title_of

    record = planned.public.record
    for key in ("facts", "reasons", "contents"):
        for line in str(record.get(key, "")).splitlines():
            out(f"    {tr('{field}：{text}', field=title_of(key), text=visible(line))}")
    for each in record.get("files", ()):
        out(f"    {tr('附图：{title}', title=visible(each['title']))}")


def _show_masked(planned: Planned) -> None:
    """What was masked, as it now reads: what stood there stays in the case file."""
    from enforcement_cli.cli.titles import kind_title, title_of

    for text in planned.public.texts:
        kinds = dict.fromkeys(kind_title(span.kind) for span in text.detection.spans)
        if kinds:
            out(
                tr(
                    "    {field}里已隐去 {count} 处（{kinds}）",
                    field=title_of(text.field),
                    count=len(text.detection.spans),
                    kinds=list(kinds),
                )
            )


def _show_blocked(blocked: Blocked) -> None:
    if blocked.decision:
        head = tr("不能公示：{case} 第{decision}个决定", case=blocked.case, decision=blocked.decision)
    else:
        head = tr("不能公示：{case}", case=blocked.case)
    err(bold(visible(head), stderr=True))
    for line in (blocked.why, blocked.remedy):
        if line:
            err(f"  {visible(line)}")
    for finding in blocked.findings:
        err(f"  {finding.rule}  {visible(finding.message)}")
        if finding.remedy:
            err(f"      {visible(finding.remedy)}")
