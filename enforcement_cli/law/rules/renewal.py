"""Renewal of permits 延续: decided before the old term ends, else it counts as granted."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.law.telling import Wording, tell
from enforcement_cli.problems import Problem, Severity, State

DECIDED = Wording(
    late="延续申请应当在原许可有效期届满（{due}）以前作出决定，实际于{done}作出，逾期；逾期未作决定的，视为准予延续",
    overdue="延续申请应当在原许可有效期届满（{due}）以前作出决定，至{judged}没有作出；逾期未作决定的，视为准予延续",
    unsure="延续申请应当在原许可有效期届满（{due}）以前作出决定，{judged}是否逾期无法判断",
    soon="延续申请应当在原许可有效期届满（{due}）以前作出决定；逾期未作决定的，视为准予延续",
    open="延续申请应当在原许可有效期届满（{due}）以前作出决定",
    remedy="请按视为准予延续办理手续；法律、法规、规章另有规定的，登记说明并写明条款。",
    late_remedy="请核对日期；视为准予延续的，按准予办理；法律、法规、规章另有规定的，登记说明并写明条款。",
)


@rule(
    "PRO040",
    title="有效期届满前决定是否准予延续",
    basis=["LL-50-2", "LL-50-1"],
    clocks=["renewal-decision", "renewal-request-30"],
    blocks_publication=False,
    reading="三十日是被许可人的期间，按自然日倒推；届满之日当天作出的决定仍为届满前。",
)
def renewal_decided_before_expiry(case: Case, law: Law) -> Iterator[Problem]:
    """On the holder's application, whether to renew is decided before the permit's term ends.

    The last day of the term is the last day for it; no day off moves it. Without a decision the renewal counts as
    granted, so that a refusal made later is an error too. The holder applies thirty days before the end: natural days,
    its own period; an application that came later is a hint, since whether it can still be renewed hangs on the law of
    the matter, and one that came after the end is no renewal: nothing is deemed then. Known by 延续申请 in the case.

    Remedy: decide in time; else treat it as renewed.
    """
    if case.is_state_secret or not can_read(case, "decisions"):
        return
    asked = {run.start.place: run for run in runs("renewal-request-30", case, law)}
    for run in runs("renewal-decision", case, law):
        request = asked[run.start.place]  # both run from the end of the same term
        if request.state is State.LATE:
            yield _asked_late(request)
        if request.end is not None and request.end.on <= run.start.on:
            yield from tell(run, law, DECIDED, basis=("LL-50-2",))


def _asked_late(run: Run) -> Problem:
    return run.problem(
        "原许可有效期于{start}届满，延续申请应当在届满三十日前（不迟于{due}）提出，实际于{done}提出；"
        "法律、法规、规章另有规定的，依照其规定",
        remedy="请按本事项的规定判断能否延续；不能的，告知申请人重新申请。",
        severity=Severity.INFO,
        basis=("LL-50-1",),
    )
