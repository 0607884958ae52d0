"""One withdrawal: worked out in memory, proven to leave nothing behind, written, and proven again on the disk."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from enforcement_cli.cases.ledger_facts import EXPIRED
from enforcement_cli.cli.console import err, out, styled, visible
from enforcement_cli.cli.context import Context
from enforcement_cli.cli.leftovers import Leftovers
from enforcement_cli.cli.ruling import Ruling
from enforcement_cli.messages import Phrase, tr
from enforcement_cli.problems import EnforceError, UnreadableError

if TYPE_CHECKING:
    from enforcement_cli.cases.decisions import Decision
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.cli.own_words import Answered


class Withdrawal:
    """One withdrawal, worked out in memory from what now lies in the repository."""

    def __init__(
        self,
        context: Context,
        repository: Repository,
        folder: str,
        number: int,
        ruling: Ruling,
        by: str | None,
        answered: Answered,
    ) -> None:
        from enforcement_cli.cli.recall import Recall

        self.recall = Recall(repository)  # git looks while the rest is imported
        from enforcement_cli.cli.disclosing import demand_one_line, now, publisher
        from enforcement_cli.cli.own_words import demand_settled, known_words
        from enforcement_cli.public.ledger import Ledger

        self.context, self.repository, self.number, self.ruling = context, repository, number, ruling
        self.answered = answered
        self.case = repository.load_case(folder, hashes=False)
        self.decision = self._decision()
        self.old = self.recall.entries_to_build_on(context.law)
        # Taking down must not wait for a file to be mended; then the reason is searched for numbers alone.
        self.known = known_words(self.case)
        if ruling.reason:
            demand_one_line(ruling.reason)
        _demand_short(ruling.words)
        demand_settled(self.case, ruling.words, answered.answers)
        self.leftovers = Leftovers(repository, self.case.id, number, self.old, leaves_no_trace=ruling.leaves_no_trace)
        self.told = self._told()
        moment = now()
        self._demand_expired(moment.date())
        self.entry = Ledger(self.old).add(
            case=self.case.id,
            decision=number,
            event="withdrawn",
            on=moment.date(),
            written_at=moment,
            by=publisher(context, by),
            channels=[each.id or "" for each in repository.bureau.channels],
            reason=ruling.public_reason,
            ruling=self.told,
        )

    def _told(self) -> dict[str, str]:
        """What the public reads of the ruling: not its number where that repeats the decision's own."""
        told = self.ruling.public
        if self.leftovers.stand_in(told.get("ruling_no", "")):
            del told["ruling_no"]
        return told

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

    def _demand_expired(self, today: date) -> None:
        """That the display period is over, where that is the trigger. Raises EnforceError."""
        from enforcement_cli.cases.displaying import display_end

        if self.ruling.trigger != EXPIRED:
            return
        try:
            end = display_end(self.case, self.decision) if self.decision is not None else None
        except UnreadableError:
            end = None
        if end is None:
            raise EnforceError(
                "{case} 第{decision}个决定没有规定公示到哪一日",
                remedy="请在决定的“双公示上报”里填写“公示截止期”，或者在 enforce.yaml 的 settings 下填写 penalty_display_months 及其来源。",
                case=self.case.id,
                decision=self.number,
            )
        if today <= end:
            raise EnforceError(
                "{case} 第{decision}个决定公示到 {end} 为止，还没有期满",
                case=self.case.id,
                decision=self.number,
                end=end,
            )

    def preview(self) -> None:
        """Tell what the page that is left will say, and what it will not because it was not given."""
        from enforcement_cli.public.site.tombstone import RULING_TITLES, ruling_rows

        reason = visible(self.ruling.public_reason)
        out(tr("将撤下 {case} 第{decision}个决定：{reason}", case=self.case.id, decision=self.number, reason=reason))
        for title, text in ruling_rows(self.told):
            out(tr("  {title}：{text}", title=tr(title), text=visible(text)))
        missing = [tr(title) for key, title in RULING_TITLES.items() if key not in self.ruling.public]
        if self.ruling.ruled_on is not None and missing:
            out(tr("  没有填写、网站上也不会写明的：{titles}", titles=missing))
        self._tell_of_number()

    def _tell_of_number(self) -> None:
        if self.told != self.ruling.public:
            err(tr("裁决文书的文号里有原决定的文号或者内容，网站上不写，只记入案卷。"))

    def prove(self) -> None:
        """That nothing of the decision will be left. Raises EnforceError with the place where something would be."""
        from enforcement_cli.cli.disclosing import tree_batches
        from enforcement_cli.public.made import make_each

        entries = [*self.old, self.entry]
        self.leftovers.demand_none(lambda: make_each(tree_batches(entries, self.repository)[0]))

    def carry_out(self, target: Path) -> None:
        """The ruling first: killed after it, the check says what is left to do, and the same command does it."""
        from enforcement_cli.cli.disclosing import disclose
        from enforcement_cli.cli.site_build import Trust
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
            trust=Trust.BYTES,  # every file is searched anyway: one altered unseen is made anew, not complained of
            proof=self.leftovers.demand_none,
        )
        self.recall.save([self.entry])
        left = self.leftovers.left_in(lambda: tree_bytes(target))
        if left:
            raise EnforceError(
                "已经撤下，但 {file} 里仍有原决定的内容",
                remedy="请运行 enforce site 重新生成公示网站；仍然如此的，联系技术人员。",
                file=left[0],
            )
        self._tell_of_number()
        mark = styled(tr("已撤下"), "green")
        if self.ruling.leaves_no_trace:
            out(tr("{mark}，网站上不留痕迹：{page}", mark=mark, page=visible(str(target / "index.html"))))
        else:
            out(tr("{mark}，网站上只留说明：{page}", mark=mark, page=visible(str(target / page))))
        if not self.context.quiet:
            out(tr("已逐个核对网站的 {count} 个文件，没有原决定的内容。", count=sum(1 for _ in tree_files(target))))
            for line in self._elsewhere():
                err(line)
            print_git_commands(
                self.repository.root, [*self.answered.files, *written], tr("撤下：{case}", case=self.case.id)
            )

    def _elsewhere(self) -> Sequence[str]:
        """Where else it was seen, so that it has to be taken down there as well."""
        from enforcement_cli.cases.elsewhere import still_shown

        decision = self.decision
        names = {each.id: each.name for each in self.repository.bureau.channels}
        return [
            tr(
                "它还登记在{channel}公示，请在那里一并撤下，再用 enforce publish confirm --removed 登记。{url}",
                channel=visible(names.get(each.channel) or each.channel),
                url=visible(each.url),
            )
            for each in (still_shown(self.case.marks_of(decision)) if decision is not None else ())
        ]

    def _with_fate(self) -> dict[str, bytes]:
        """The decision's file with the ruling among its later fates; nothing where it is recorded already."""
        from enforcement_cli.cases.edit import append_below
        from enforcement_cli.cases.scaffold import quoted

        fate, decision = self.ruling.fate, self.decision
        if not fate:
            return {}
        document = self.repository.document(decision.file) if decision is not None else None
        if decision is None or document is None:
            err(tr("决定的文件读不懂，裁决没有能够记入；请改正后自己补写“后来的变化 fate”。"))
            return {}
        if any((each.event, each.ruled_on) == (fate["event"], fate["ruled_on"]) for each in decision.fate):
            return {}
        lines = [f"{key}: {value if isinstance(value, date) else quoted(value)}" for key, value in fate.items()]
        item = "- " + "\n  ".join(lines)
        text = (self.repository.root / decision.file).read_bytes().decode("utf-8")
        return {
            decision.file: append_below(text, document, decision.pointer, "fate", item, decision.file).encode("utf-8")
        }


def _demand_short(words: Mapping[str, str]) -> None:
    """Each is a line of a page. Raises EnforceError."""
    for title, text in words.items():
        if any(each in text for each in "\r\n"):
            raise EnforceError("{field}要写在一行里", field=Phrase(title, {}))


def tree_files(target: Path) -> Iterator[Path]:
    """Every regular file of a tree on the disk."""
    return (path for path in sorted(target.rglob("*")) if stat.S_ISREG(path.lstat().st_mode))


def tree_bytes(target: Path) -> Iterator[tuple[str, bytes]]:
    """Each of them by its path in the tree, read one after the other."""
    return ((path.relative_to(target).as_posix(), path.read_bytes()) for path in tree_files(target))
