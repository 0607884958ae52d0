"""One withdrawal: worked out in memory, proven to leave nothing behind, written, and proven again on the disk."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enforcement_cli.cases.ledger_facts import MARKS, UNSPOKEN
from enforcement_cli.cli.console import err, out, styled, visible
from enforcement_cli.cli.context import Context
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, UnreadableError

if TYPE_CHECKING:
    from enforcement_cli.cases.decisions import Decision
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.cli.own_words import Answered
    from enforcement_cli.public.ledger import Entry

Files = Callable[[], Iterable[tuple[str, bytes]]]
"""Gives the files of a tree by path, as often as it is asked."""

EXPIRED = "公示期满"
"""The trigger, and the beginning of the reason, of a withdrawal at the end of the display period."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """Why a decision is taken down. There is no ruling where it should never have been shown, or its time is over."""

    trigger: str
    reason: str = ""
    number: str = ""
    organ: str = ""
    ruled_on: date | None = None
    effective_on: date | None = None
    received_on: date | None = None

    @property
    def leaves_no_trace(self) -> bool:
        """Whether not even a tombstone is left."""
        return self.trigger == UNSPOKEN

    @property
    def public_reason(self) -> str:
        """What the tombstone says."""
        return f"{self.trigger}：{self.reason}" if self.reason and not self.leaves_no_trace else self.trigger

    @property
    def words(self) -> Mapping[str, str]:
        """What was typed and will stand in the ledger or the case, by its title."""
        from enforcement_cli.cli.own_words import words_of_ruling

        return words_of_ruling(self.reason, self.organ, self.number)

    @property
    def fate(self) -> dict[str, str | date]:
        """What is added to the decision's later fates, by field; empty where there is no ruling."""
        if self.ruled_on is None:
            return {}
        every: dict[str, str | date | None] = {
            "event": self.trigger,
            "organ": self.organ,
            "ruling_no": self.number,
            "ruled_on": self.ruled_on,
            "effective_on": self.effective_on,
            "received_on": self.received_on,
            "reason": self.reason,
        }
        return {key: value for key, value in every.items() if value}


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
        demand_settled(self.case, ruling.words, answered.answers)
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

    def prove(self) -> None:
        """That nothing of the decision will be left. Raises EnforceError with the place where something would be."""
        from enforcement_cli.cli.disclosing import tree_batches
        from enforcement_cli.public.made import make_each

        entries = [*self.old, self.entry]
        self._demand_gone(lambda: make_each(tree_batches(entries, self.repository)[0]))

    def _demand_gone(self, files: Files) -> None:
        left = self._left_in(files)
        if left:
            raise EnforceError(
                "撤下后 {file} 里仍有原决定的内容，没有写入任何内容",
                remedy="如果公开说明的理由里写了文号、名称或者原决定的原文，请改写后再运行。",
                file=left[0],
            )

    def _left_in(self, files: Files) -> list[str]:
        """The files in which something of the decision still stands."""
        from enforcement_cli.public.gone import still_there, tokens

        wanted = tokens(self._own_records(), self._others_in_public())
        left = still_there(files(), wanted | self._own_names())
        if left:
            # A clause of the decision may be a phrase of the site itself; whatever tells it from others is none.
            words = self._said_anyway(wanted)
            left = still_there(files(), (wanted - words) | self._own_names())
        return left

    def _own_names(self) -> set[str]:
        """What names the decision's page, where not even that it exists may be known."""
        page = f"{self.case.id}-{self.number}"
        return {f'"{page}"', f"decisions/{page}.html"} if self.ruling.leaves_no_trace else set()

    def _said_anyway(self, wanted: set[str]) -> set[str]:
        """Those of the words that a site says which has never heard of this decision."""
        from enforcement_cli.cli.disclosing import tree_batches
        from enforcement_cli.public.gone import said
        from enforcement_cli.public.made import make_each

        others = [each for each in self.old if not self._is_own(each)]
        return said(make_each(tree_batches(others, self.repository)[0]), wanted)

    def _is_own(self, entry: Entry) -> bool:
        return entry["case"] == self.case.id and int(entry["decision"]) == self.number

    def _own_records(self) -> list[Any]:
        """Every record of it that was ever shown."""
        return [
            each["record"]
            for each in self.old
            if self._is_own(each) and each["event"] not in MARKS and each.get("record")
        ]

    def _others_in_public(self) -> list[Mapping[str, Any]]:
        """What the public sees of all other decisions, whose words may stay."""
        from enforcement_cli.public.site import pages

        others = [each for each in self.old if not self._is_own(each)]
        return [each.record for each in pages(others) if each.record is not None]

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
            proof=self._demand_gone,
        )
        self.recall.save([self.entry])
        left = self._left_in(lambda: tree_bytes(target))
        if left:
            raise EnforceError(
                "已经撤下，但 {file} 里仍有原决定的内容",
                remedy="请运行 enforce site 重新生成公示网站；仍然如此的，联系技术人员。",
                file=left[0],
            )
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


def tree_files(target: Path) -> Iterator[Path]:
    """Every regular file of a tree on the disk."""
    return (path for path in sorted(target.rglob("*")) if stat.S_ISREG(path.lstat().st_mode))


def tree_bytes(target: Path) -> Iterator[tuple[str, bytes]]:
    """Each of them by its path in the tree, read one after the other."""
    return ((path.relative_to(target).as_posix(), path.read_bytes()) for path in tree_files(target))
