"""Running clocks of every case, as `enforce deadlines` lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from enforcement_cli.cases.keys import Key, RepositoryFacts, case_keys
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.trouble import QUOTING
from enforcement_cli.cli import names
from enforcement_cli.cli.console import err, visible
from enforcement_cli.cli.context import Context
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.rule import Law
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, State, UndeterminedError, UnreadableError

OPEN_STATES = frozenset({State.RUNNING, State.OVERDUE, State.UNDETERMINED})

Alike = tuple[str, ...]
"""What makes a running of a clock the same one although its days were moved: clock, decision, parties, batch, and its
number among those that are alike."""


@dataclass(frozen=True, slots=True)
class Item:
    """One running clock with what is shown of its case. `left` is the least and most number of working days left.

    `told` says how the last day was found, where that was asked for.
    """

    run: Run
    key: Alike
    title: str
    who: tuple[str, ...]
    officers: tuple[str, ...]
    division: str | None
    left: tuple[int, int]
    told: tuple[str, ...] = ()

    @property
    def last(self) -> date:
        """The last day on which it is surely still in time."""
        due = self.run.due
        return due.earliest if due.provisional else due.late_after or due.latest

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Order of the list: what is due first stands first."""
        return (self.last, self.run.due.latest, self.run.case, self.run.clock.id, self.key)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clock that could not be judged. `clock` is empty where none of the case's could; `why` is for the user."""

    case: str
    clock: str
    why: str


@dataclass(frozen=True, slots=True)
class Survey:
    """The open clocks of all cases, and what it is silent about.

    `left_out`: clocks that cannot be told for want of a fact. `secret`: cases that are not spoken of. `complete` is
    False where a folder of cases could not be entered, so that a case that is missing may still be there.
    """

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    secret: frozenset[str]
    complete: bool


Detail = Literal["", "counting", "all"]
"""How much is to be said of the way a last day was found: nothing, the counting alone, or the law's words as well."""


def survey(context: Context, detail: Detail = "") -> Survey:
    """The open clocks of every case and the bureau's own of every year, what is due first before the rest.

    What could not be read or judged is said on standard error as well, since a short list must not look like a good one.
    """
    repository, law = context.repository(), context.law()
    from enforcement_cli.cli.due_yearly import yearly_items

    layout = repository.layout()
    for _, trouble in layout.unread:
        what = tr(trouble.template, **trouble.fields)
        err(visible(tr("没有读取 {file}：{what}", file=trouble.place.file, what=what)))
    found: list[Item] = []
    left_out: list[LeftOut] = []
    secret: set[str] = set()
    keys: list[Key] = []
    for folder in layout.folders:
        case = repository.load_case(folder, hashes=False)
        keys += case_keys(case)
        if case.is_state_secret:
            secret.add(case.id)
            continue
        if any(kind != QUOTING for kind, _ in case.troubles):
            left_out.append(LeftOut(case.id, "", tr("案卷填写有误，列出的期限可能不全；请运行 enforce check")))
        for clock in CLOCKS:
            try:
                mine = list(runs(clock, case, law))
            except UnreadableError:
                continue  # told above for the whole case
            except UndeterminedError as unknown:
                left_out.append(LeftOut(case.id, clock, tr(unknown.template, **unknown.fields)))
                continue
            found += _open(case, mine, law, detail)
    found += yearly_items(RepositoryFacts(repository.bureau, tuple(keys)), law, detail)
    if left_out and not context.quiet:
        _warn(left_out, verbose=context.verbose)
    return Survey(
        tuple(sorted(found, key=lambda each: each.sort_key)), tuple(left_out), frozenset(secret), not layout.unread
    )


def _warn(left_out: list[LeftOut], *, verbose: bool) -> None:
    for each in left_out if verbose else ():
        what = tr(CLOCKS[each.clock].title) if each.clock else tr("全部期限")
        err(visible(tr("{case} {what}：{why}", case=each.case, what=what, why=each.why)))
    cases = sorted({each.case for each in left_out})
    shown = [*cases[:5], *(["…"] if len(cases) > 5 else [])]
    err(visible(tr("这些案件的期限可能没有列全，请运行 enforce check 查看：{cases}", cases=shown)))


def _open(case: Case, mine: list[Run], law: Law, detail: Detail) -> Iterator[Item]:
    """Those of a clock's runs that wait for something to be done; the finished ones count for telling them apart."""
    seen: dict[Alike, int] = {}
    for run in mine:
        alike = _alike(run)
        number = seen[alike] = seen.get(alike, 0) + 1
        if run.end is None and run.state in OPEN_STATES:
            yield _item(case, run, (*alike, str(number)), law, detail)


def _alike(run: Run) -> Alike:
    start = run.start
    decision = "" if start.decision is None else str(start.decision)
    return (run.clock.id, decision, "+".join(sorted(start.parties)), start.label or "")


def _item(case: Case, run: Run, key: Alike, law: Law, detail: Detail) -> Item:
    from enforcement_cli.cli.due_words import told

    proved = run.start.proved
    if not proved:
        from enforcement_cli.cli.timeline import proofs

        proved = any(proofs(case, each) for each in case.steps if each.at("on") == run.start.place)
    return Item(
        run,
        key,
        names.title(case),
        tuple(names.responsible(case, run.clock.duty_of)),
        tuple(names.listed(lambda: case.facts.officers)),
        names.value(lambda: case.facts.division),
        days_left(run, law.calendar, law.as_of),
        told(case, run, law, proved, detail),
    )


def day_words(run: Run) -> str:
    """The last day, or the interval in which it lies."""
    if run.due_at is not None:
        return tr("{day} {time}", day=run.due.latest, time=f"{run.due_at:%H:%M}")
    if run.due.provisional and run.due.earliest == run.due.latest:
        return tr("{day}（暂定）", day=run.due.latest)
    if run.due.provisional:
        return tr("{earliest}至{latest}之间", earliest=run.due.earliest, latest=run.due.latest)
    return str(run.due.late_after or run.due.latest)


def days_left(run: Run, calendar: Calendar, as_of: date) -> tuple[int, int]:
    """Working days from `as_of` to the last day, least and most; negative when it has passed."""
    if run.due.provisional:
        return _span(calendar, as_of, run.due.earliest)[0], _span(calendar, as_of, run.due.latest)[1]
    return _span(calendar, as_of, run.due.late_after or run.due.latest)


def _span(calendar: Calendar, as_of: date, last: date) -> tuple[int, int]:
    if last >= as_of:
        counted = calendar.count(as_of, last)
        return counted.least, counted.most
    counted = calendar.count(last, as_of)
    return -counted.most, -counted.least


def wanted(
    context: Context, *, within: int | None, overdue: bool, officer: str | None, division: str | None
) -> Callable[[Item], bool]:
    """Which items were asked for. Raises EnforceError for an unknown officer or division."""
    bureau = context.repository().bureau
    officers = _ids({id_: each.name for id_, each in bureau.staff.items()}, officer) if officer else None
    divisions = _ids({each.id or "": each.name for each in bureau.divisions}, division) if division else None
    last = context.as_of + timedelta(days=within) if within is not None else None

    def keep(item: Item) -> bool:
        if overdue and item.run.state is not State.OVERDUE:
            return False
        if last is not None and item.last > last:
            return False
        if officers is not None and not officers & set(item.officers):
            return False
        return divisions is None or item.division in divisions

    return keep


def _ids(known: Mapping[str, str | None], named: str) -> set[str]:
    found = {id_ for id_, name in known.items() if named in (id_, name)}
    if not found:
        raise EnforceError(
            "没有找到“{named}”",
            remedy="请写编号或者全名；现有：{known}。",
            named=named,
            known=[f"{id_} {name or ''}".strip() for id_, name in known.items()],
        )
    return found
