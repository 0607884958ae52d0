"""`enforce withdraw`: takes a disclosed decision down and leaves a tombstone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from enforcement_cli.cases.ledger_facts import UNSPOKEN
from enforcement_cli.cli.console import err, is_interactive, out, styled, visible
from enforcement_cli.cli.context import Context, current
from enforcement_cli.cli.questions import Choice, ask, ask_day, choose, find, given, parse_day
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, UnreadableError

if TYPE_CHECKING:
    from enforcement_cli.cases.decisions import Decision
    from enforcement_cli.cases.model import Case
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.public.ledger import Entry

HELP = tr(
    "撤下已经公示的决定：决定被依法撤销、变更、确认违法、确认无效或者要求重新作出的，应当在三个工作日内撤下并公开说明理由。\n\n"
    "撤下后网站上只留编号、日期和理由，原决定的任何内容都不再出现；裁决记入该决定后来的变化。\n\n"
    "本来就不应当公示的（涉及国家秘密、工作秘密，当事人是未成年人等），事由写“依法不予公开”，不需要裁决和理由，网站上不留痕迹。"
)
TRIGGERS = ("撤销", "变更", "确认违法", "确认无效", "责令重新作出")


@dataclass(frozen=True, slots=True)
class Ruling:
    """Why a decision is taken down. `ruled_on` and `number` are empty where it should never have been shown."""

    trigger: str
    ruled_on: date | None
    number: str
    reason: str

    @property
    def leaves_no_trace(self) -> bool:
        """Whether not even a tombstone is left."""
        return self.trigger == UNSPOKEN

    @property
    def public_reason(self) -> str:
        """What the tombstone says."""
        return UNSPOKEN if self.leaves_no_trace else f"{self.trigger}：{self.reason}"


def withdraw(
    case: Annotated[str, typer.Argument(help=tr("案件编号、文件夹或者其中的文件"), metavar=tr("案件"))],
    trigger: Annotated[
        str,
        typer.Option(
            metavar=tr("事由"), help=tr("撤下的事由：撤销、变更、确认违法、确认无效、责令重新作出，或者依法不予公开")
        ),
    ] = "",
    ruling_no: Annotated[str, typer.Option(metavar=tr("裁决文号"), help=tr("裁决文书的文号"))] = "",
    ruled_on: Annotated[str, typer.Option(metavar=tr("日期"), help=tr("裁决作出的日期"))] = "",
    reason: Annotated[str, typer.Option(metavar=tr("理由"), help=tr("公开说明的理由"))] = "",
    decision: Annotated[int | None, typer.Option(metavar=tr("序号"), help=tr("第几个决定"), min=1)] = None,
    by: Annotated[str | None, typer.Option(metavar=tr("人员"), help=tr("经手人，缺省为版本库里的用户名"))] = None,
    out_: Annotated[
        Path | None, typer.Option("--out", metavar=tr("目录"), help=tr("公示网站的目录，缺省为案件库下的 public"))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将撤下什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Take a disclosed decision down."""
    from enforcement_cli.cases.site_facts import PUBLIC
    from enforcement_cli.cli.own_folders import refuse_own
    from enforcement_cli.cli.writing import confirm, locked

    context = current()
    repository = context.repository()
    folder = repository.resolve(case)
    number = _chosen(repository, folder, decision)
    ruling = _ruling(context, trigger, ruled_on, ruling_no, reason)
    target = out_ or repository.root / PUBLIC
    refuse_own(repository.root, target)
    id_ = folder.rpartition("/")[2]
    if dry_run or (is_interactive() and not yes):
        _Withdrawal(context, repository, folder, number, ruling, by).prove()
        out(
            tr(
                "将撤下 {case} 第{decision}个决定：{reason}",
                case=id_,
                decision=number,
                reason=visible(ruling.public_reason),
            )
        )
        if dry_run:
            return
        confirm(tr("撤下后网站上不再有这个决定的内容，继续吗？"))
    with locked(repository.root, tr("撤下")):
        work = _Withdrawal(context, repository, folder, number, ruling, by)
        work.prove()
        work.carry_out(target)


def _chosen(repository: Repository, folder: str, number: int | None) -> int:
    """The number of the decision meant, which must stand in public now; the ledger alone is asked."""
    from enforcement_cli.cli.publishing import standing
    from enforcement_cli.public.ledger import DisclosureState

    case = repository.load_case(folder, hashes=False)
    numbers = sorted({each.decision or 1 for each in case.ledger})
    public = [each for each in numbers if standing(case, each) is DisclosureState.PUBLISHED]
    if number is not None:
        public = [each for each in public if each == number]
    if not public:
        if number is not None and standing(case, number) is DisclosureState.WITHDRAWN:
            raise EnforceError("{case} 的第 {number} 个决定已经撤下", case=case.id, number=number)
        raise EnforceError("{case} 没有正在公示的决定，不需要撤下", case=case.id)
    if len(public) == 1:
        return public[0]
    if not is_interactive():
        raise EnforceError("这件案件有几个决定正在公示，请用 --decision 指明：{numbers}", numbers=public)
    return int(choose(tr("撤下哪一个决定？"), [Choice(str(each), _label(case, each)) for each in public]))


def _label(case: Case, number: int) -> str:
    try:
        decision = case.decision(number)
        return f"{number} {(decision.document_no or decision.document or '') if decision else ''}".strip()
    except UnreadableError:
        return str(number)


def _ruling(context: Context, trigger: str, ruled_on: str, number: str, reason: str) -> Ruling:
    """What was given by flags, on a terminal asked for what they leave out; without one all gaps are named at once."""
    choices = [Choice(each, each) for each in (*TRIGGERS, UNSPOKEN)]
    asks = is_interactive()
    chosen = find(trigger, choices) if trigger else choose(tr("因为什么撤下？"), choices) if asks else ""
    if chosen == UNSPOKEN:
        if reason or ruled_on or number:
            raise EnforceError(
                "“依法不予公开”不公开说明理由，也没有裁决", remedy="请去掉 --reason、--ruled-on、--ruling-no。"
            )
        return Ruling(UNSPOKEN, None, "", "")
    missing = [
        flag for flag, value in (("--trigger", chosen), ("--ruled-on", ruled_on), ("--reason", reason)) if not value
    ]
    if missing and not asks:
        raise EnforceError(
            "还缺少：{flags}", remedy="在终端上运行会逐项询问；各选项见 enforce withdraw --help。", flags=missing
        )
    day = _past(ruled_on, context) if ruled_on else ask_day(tr("裁决作出的日期"), lambda text: _past(text, context))
    if asks and not number:
        number = ask(tr("裁决文书的文号（没有的直接回车）"), str)
    return Ruling(chosen, day, number, reason or ask(tr("公开说明的理由"), given))


def _past(text: str, context: Context) -> date:
    day = parse_day(text, context.as_of)
    if day > context.as_of:
        raise EnforceError("裁决日期 {day} 还没有到", day=day)
    return day


class _Withdrawal:
    """One withdrawal, worked out in memory from what now lies in the repository."""

    def __init__(
        self, context: Context, repository: Repository, folder: str, number: int, ruling: Ruling, by: str | None
    ) -> None:
        from enforcement_cli.cli.disclosing import demand_clean_reason, ledger_entries, now, publisher
        from enforcement_cli.public.known import known_of_case
        from enforcement_cli.public.ledger import Ledger

        self.context, self.repository, self.number, self.ruling = context, repository, number, ruling
        self.case = repository.load_case(folder, hashes=False)
        self.decision = self._decision()
        self.old = ledger_entries(repository)
        try:
            self.known = known_of_case(self.case)
        except UnreadableError:
            # Taking down must not wait for a file to be mended; then the reason is searched for numbers alone.
            from enforcement_cli.public.detect import Known

            self.known = Known()
        if not ruling.leaves_no_trace:
            demand_clean_reason(ruling.reason, self.known)
        moment = now()
        self.entry = Ledger(self.old).add(
            case=self.case.id,
            decision=number,
            event="withdrawn",
            on=moment.date(),
            written_at=moment,
            by=publisher(context, by),
            channels=[each.id or "" for each in repository.bureau.channels],
            reason=ruling.public_reason,
        )

    def _decision(self) -> Decision | None:
        """The decision's own text; None where it cannot be read, which keeps nothing in public."""
        try:
            decision = self.case.decision(self.number)
        except UnreadableError:
            return None
        made, ruled = (decision.made_on if decision else None), self.ruling.ruled_on
        if made is not None and ruled is not None and ruled < made:
            raise EnforceError("裁决日期 {day} 早于决定作出之日 {made}", day=ruled, made=made)
        return decision

    def prove(self) -> None:
        """That nothing of the decision will be left. Raises EnforceError with the place where something would be."""
        from enforcement_cli.cli.disclosing import site_files
        from enforcement_cli.public.gone import still_there, tokens

        files = site_files([*self.old, self.entry], self.repository)
        wanted = tokens(self._own_records(), self._others_in_public())
        if self.ruling.leaves_no_trace:
            wanted |= {f'"{self.case.id}-{self.number}"', f"decisions/{self.case.id}-{self.number}.html"}
        left = still_there(files, wanted)
        if left:
            raise EnforceError(
                "撤下后 {file} 里仍有原决定的内容，没有写入任何内容",
                remedy="如果公开说明的理由里写了文号、名称或者原决定的原文，请改写后再运行。",
                file=left[0],
            )

    def _is_own(self, entry: Entry) -> bool:
        return entry["case"] == self.case.id and int(entry["decision"]) == self.number

    def _own_records(self) -> list[Any]:
        """Every record of it that was ever shown."""
        return [each["record"] for each in self.old if self._is_own(each) and each.get("record")]

    def _others_in_public(self) -> list[Mapping[str, Any]]:
        """What the public sees of all other decisions, whose words may stay."""
        from enforcement_cli.public.site import pages

        others = [each for each in self.old if not self._is_own(each)]
        return [each.record for each in pages(others) if each.record is not None]

    def carry_out(self, target: Path) -> None:
        """The ruling first: killed after it, the check says what is left to do, and the same command does it."""
        from enforcement_cli.cli.disclosing import disclose
        from enforcement_cli.cli.writing import print_git_commands
        from enforcement_cli.public.leaks import Watched
        from enforcement_cli.public.site import page_path

        page = page_path(self.case.id, self.number)
        written, _ = disclose(
            self.context,
            self.repository,
            target,
            self.old,
            [self.entry],
            watched=[Watched(page, self.case.id, self.known)],
            before=self._with_fate(),
        )
        mark = styled(tr("已撤下"), "green")
        if self.ruling.leaves_no_trace:
            out(tr("{mark}，网站上不留痕迹：{page}", mark=mark, page=visible(str(target / "index.html"))))
        else:
            out(tr("{mark}，网站上只留说明：{page}", mark=mark, page=visible(str(target / page))))
        if not self.context.quiet:
            print_git_commands(self.repository.root, written, tr("撤下：{case}", case=self.case.id))

    def _with_fate(self) -> dict[str, bytes]:
        """The decision's file with the ruling among its later fates; nothing where it is recorded already."""
        from enforcement_cli.cases.edit import append_below
        from enforcement_cli.cases.scaffold import quoted

        ruling, decision = self.ruling, self.decision
        if ruling.ruled_on is None:
            return {}
        document = self.repository.document(decision.file) if decision is not None else None
        if decision is None or document is None:
            err(tr("决定的文件读不懂，裁决没有能够记入；请改正后自己补写“后来的变化 fate”。"))
            return {}
        if any(each.event == ruling.trigger and each.ruled_on == ruling.ruled_on for each in decision.fate):
            return {}
        fate = {"event": ruling.trigger, "ruling_no": ruling.number, "ruled_on": ruling.ruled_on.isoformat()}
        fate["reason"] = ruling.reason
        lines = [f"{key}: {value if key == 'ruled_on' else quoted(value)}" for key, value in fate.items() if value]
        item = "- " + "\n  ".join(lines)
        text = (self.repository.root / decision.file).read_bytes().decode("utf-8")
        return {
            decision.file: append_below(text, document, decision.pointer, "fate", item, decision.file).encode("utf-8")
        }
