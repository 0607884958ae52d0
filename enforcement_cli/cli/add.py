"""`enforce add`: writes the next section of a case as a commented Chinese skeleton."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from enforcement_cli.cli.console import err, is_interactive, out, visible
from enforcement_cli.cli.context import Context, current
from enforcement_cli.cli.questions import Choice, choose
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, Pointer

if TYPE_CHECKING:
    from enforcement_cli.cases.decisions import Decision
    from enforcement_cli.cases.model import Case

HELP = tr(
    "为案件添加下一部分的填写样式，带有中文说明：records 全过程记录，decisions 决定（草稿），review 法制审核。\n\n"
    "附件放进 files 文件夹、写进全过程记录以后，再运行一次 records，由工具写入附件的校验值，并列出新的环节应有的文书。\n\n"
    "法制审核绑定当前这一稿决定：以后决定改了，审核就不再有效，再运行一次可以添加下一轮审核。"
)


TITLES = {"records": "全过程记录", "decisions": "决定", "review": "法制审核"}


class Section(StrEnum):
    """What can be added."""

    records = "records"
    review = "review"
    decisions = "decisions"


def add(
    case: Annotated[str, typer.Argument(help=tr("案件编号、文件夹或者其中的文件"), metavar=tr("案件"))],
    section: Annotated[Section, typer.Argument(help=tr("records、decisions 或者 review"), metavar=tr("部分"))],
    decision: Annotated[
        int | None, typer.Option("--decision", help=tr("审核第几个决定"), min=1, metavar=tr("序号"))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=tr("只显示将写入什么"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("不再询问"))] = False,
) -> None:
    """Add the next section of a case."""
    from enforcement_cli.cli.next_steps import print_next_steps
    from enforcement_cli.cli.writing import Change, locked, write

    context = current()
    repository = context.repository()
    folder = repository.resolve(case)
    number = None
    if section is Section.review:
        # Asked without the lock: nobody else should wait for an answer.
        number = _number(repository.load_case(folder, hashes=False), decision)
    with locked(repository.root, tr("添加填写样式"), dry_run=dry_run):
        loaded = repository.load_case(folder, hashes=section is Section.records)
        _refuse(loaded, section)
        file = f"{folder}/{'case' if section.value in loaded.data else section.value}.yaml"
        path = repository.root / file
        old = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
        text = _text(context, loaded, section, number, old, file)
        written = write(
            repository.root,
            [Change(file, text.encode("utf-8"), keeps=True)],
            message=tr("{id}：{section}", id=loaded.id, section=tr(TITLES[section.value])),
            dry_run=dry_run,
            yes=yes,
            quiet=context.quiet,
        )
    if dry_run or not written:
        return
    if context.quiet:
        out(visible(file))
    else:
        print_next_steps(context, loaded.id)


def _refuse(case: Case, section: Section) -> None:
    """Nothing is added to the stub of a secret, to files that cannot be read, or to a section that stands elsewhere."""
    if case.is_state_secret:
        raise EnforceError(
            "本案标明国家秘密，案件库里只留存根，不能添加内容",
            remedy="案卷另册保管；标识有误的，经保密审查后改正标识。",
        )
    _refuse_unreadable(case)
    if section.value in case.data and not (section is Section.records and _unproven(case)):
        raise EnforceError(
            "这件案件的“{section}”写在 case.yaml 里，请在那里填写",
            remedy="要改用单独的文件，请先把 case.yaml 里的这一部分移到 {file}。",
            section=tr(TITLES[section.value]),
            file=f"{case.folder}/{section.value}.yaml",
        )


def _refuse_unreadable(case: Case) -> None:
    """Nothing is added to files that cannot be read, since it could not be verified."""
    for problem in case.trouble("unreadable", "yaml", "misplaced"):
        raise EnforceError(
            "这件案件有读不懂的文件，请先改正：{file}：{what}",
            remedy=problem.remedy,
            file=problem.place.file,
            what=tr(problem.template, **problem.fields),
        )


def _text(context: Context, case: Case, section: Section, number: int | None, old: str, file: str) -> str:
    from enforcement_cli.cases.edit import append_item
    from enforcement_cli.cases.skeletons import decision_text

    if section is Section.records:
        return _records(case, old, file)
    if section is Section.decisions:
        text = decision_text(case, context.as_of, first=not old.strip())
        return append_item(old, text, file) if old.strip() else text
    return _review(case, _decision(case, number), old, file)


def _unproven(case: Case) -> dict[Pointer, str]:
    """The sha256 of each attachment that lies there and whose record has none yet, by the record's pointer."""
    return {
        record.pointer: digest
        for record in case.records
        if record.sha256 is None and (digest := case.attachments.get(record.path or "")) is not None
    }


def _records(case: Case, old: str, file: str) -> str:
    """A first skeleton; later the digests of attachments that came in, and what new steps leave on paper."""
    from enforcement_cli.cases.document import parse_document
    from enforcement_cli.cases.edit import append_comments
    from enforcement_cli.cases.seal import with_digests
    from enforcement_cli.cases.skeletons import records_text

    if not old.strip():
        return records_text(case)
    text, unproven = old, _unproven(case)
    document, _ = parse_document(old.encode("utf-8"), file, mapping=None)
    if unproven and document is not None:
        text = with_digests(old, document, unproven)
        err(tr("补上 {count} 个附件的校验值。", count=len(unproven)))
    more = "" if "records" in case.data else records_text(case, old)
    if more:
        text = append_comments(text, more, file)
    if text == old:
        raise EnforceError("{file} 已经有了，请直接在里面填写", file=file)
    return text


def _number(case: Case, named: int | None) -> int:
    """The number of the decision to be reviewed: the one named, the only one, or on a terminal the one chosen."""
    _refuse_unreadable(case)
    decisions = case.decisions
    if not decisions:
        raise EnforceError(
            "还没有决定草稿，法制审核没有可以绑定的文稿",
            remedy="请先运行 enforce add {case} decisions 写好草稿。",
            case=case.id,
        )
    if named is not None or len(decisions) == 1:
        return named or decisions[0].number
    if not is_interactive():
        raise EnforceError(
            "这件案件有几个决定，请用 --decision 指明：{numbers}", numbers=[each.number for each in decisions]
        )
    choices = [Choice(str(each.number), f"{each.number} {each.document or ''}".strip()) for each in decisions]
    return int(choose(tr("这件案件有几个决定，审核哪一个？"), choices))


def _decision(case: Case, number: int | None) -> Decision:
    for each in case.decisions:
        if each.number == number:
            return each
    raise EnforceError(
        "没有第 {number} 个决定，可以填：{numbers}", number=number, numbers=[each.number for each in case.decisions]
    )


def _review(case: Case, decision: Decision, old: str, file: str) -> str:
    """The text of the reviews with one more: of this decision's first round, or of its next."""
    from enforcement_cli.cases.digest import draft_digest
    from enforcement_cli.cases.document import parse_document
    from enforcement_cli.cases.edit import append_below, append_item
    from enforcement_cli.cases.skeletons import review_text

    review = case.review_of(decision)
    if review is None:
        text = review_text(case, decision, first=not old.strip(), only_round=False)
        return append_item(old, text, file) if old.strip() else text
    latest = review.rounds[-1] if review.rounds else None
    if latest is not None and latest.draft_digest == draft_digest(case, decision) and latest.result is None:
        raise EnforceError("{file} 里已经有这一稿的审核，请直接在里面填写", file=file)
    document, _ = parse_document(old.encode("utf-8"), file)
    if document is None:
        raise EnforceError("{file} 已经有了，请直接在里面填写", file=file)
    round_text = review_text(case, decision, first=False, only_round=True)
    lines = [line.removeprefix("    ") for line in round_text.split("\n")]
    return append_below(old, document, review.pointer, "rounds", "\n".join(lines), file)
