"""Words that the detectors cannot settle: asked once, answered by name, kept beside the case (product contract §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from enforcement_cli.cli.console import err, visible
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.public.questions import Question

FILE = "answers.yaml"
_AROUND = 40
"""Characters of a sentence shown before and after the words that are asked about."""


def named_answers(hidden: Sequence[str] | None, kept: Sequence[str] | None) -> dict[str, str]:
    """Question id -> 隐去 or 保留, as named on the command line. Raises EnforceError for one that is named as both."""
    from enforcement_cli.public.questions import HIDE, KEEP

    both = sorted(set(hidden or ()) & set(kept or ()))
    if both:
        raise EnforceError("{ids} 既要隐去又要保留", remedy="每一处只写一种答复。", ids=both)
    return {**dict.fromkeys(hidden or (), HIDE), **dict.fromkeys(kept or (), KEEP)}


def demand_open(named: Mapping[str, str], questions: Sequence[Question]) -> None:
    """Raises EnforceError for an id that is no open question."""
    unknown = sorted(named.keys() - {each.id for each in questions})
    if unknown:
        raise EnforceError(
            "没有编号为 {ids} 的待答复之处",
            remedy="现在待答复的有：{open}。已经答复的要改，请改案件文件夹里的 answers.yaml。",
            ids=unknown,
            open=[each.id for each in questions] or [tr("无")],
        )


def shown(question: Question) -> str:
    """Field, words, what they may be, and the sentence with the words marked."""
    from enforcement_cli.cli.titles import kind_title, title_of

    return tr(
        "{field}里“{words}”可能是{kind}，无法确定：{sentence}",
        field=title_of(question.field),
        words=question.words,
        kind=kind_title(question.kind),
        sentence=marked(question),
    )


def marked(question: Question) -> str:
    """The sentence, a long one cut, with 【】 about the words wherever they stand in it."""
    sentence, words = question.sentence, question.words
    first, last = sentence.find(words), sentence.rfind(words) + len(words)
    start, end = max(0, first - _AROUND), min(len(sentence), last + _AROUND)
    text = sentence[start:end].replace(words, f"【{words}】")
    return f"{'……' if start else ''}{text}{'……' if end < len(sentence) else ''}"


def ask_all(questions: Sequence[Question], answered: Mapping[str, str]) -> dict[str, str]:
    """Ask on the terminal for what is not answered yet; Enter leaves a question open."""
    from enforcement_cli.cli.questions import Choice, ask, find
    from enforcement_cli.public.questions import HIDE, KEEP

    choices = [Choice(HIDE, HIDE), Choice(KEEP, KEEP)]

    def parse(answer: str) -> str:
        return find(answer, choices) if answer else ""

    found = dict(answered)
    for each in questions:
        if each.id not in found:
            err(f"{each.case}  {visible(shown(each))}")
            said = ask(tr("  1 隐去（是个人信息）  2 保留（不是）  回车先不答复"), parse)
            if said:
                found[each.id] = said
    return found


def store(
    repository: Repository,
    questions: Iterable[Question],
    answers: Mapping[str, str],
    *,
    by: str,
    on: date,
    decision_of: Callable[[Question], int],
) -> list[str]:
    """Write each answer to the file beside its case, to be called under the repository's lock. Returns the files.

    Raises EnforceError where such a file cannot be read or added to; then nothing more is written.
    """
    from enforcement_cli.cases.edit import append_item
    from enforcement_cli.storage import write_file

    written: list[str] = []
    for each in questions:
        if each.id not in answers:
            continue
        file = f"{repository.folder_of(each.case)}/{FILE}"
        path = repository.root / file
        item = _item(each, answers[each.id], by, on, decision_of(each))
        if not path.exists():
            text = (
                f"# yaml-language-server: $schema={'../' * file.count('/')}.enforce/schemas/answers.schema.json\n{item}"
            )
        elif repository.document(file) is None:
            raise EnforceError("{file} 不能读取，没有登记", remedy="请先运行 enforce check，按提示改正。", file=file)
        else:
            text = append_item(path.read_bytes().decode("utf-8-sig"), item, file)
        if write_file(path, text.encode("utf-8"), within=repository.root):
            written.append(file)
    return list(dict.fromkeys(written))


def _item(question: Question, answer: str, by: str, on: date, decision: int) -> str:
    from enforcement_cli.cases.scaffold import quoted
    from enforcement_cli.cli.titles import KIND_TITLES, plain_title

    fields = (
        ("decision", str(decision)),
        ("field", quoted(plain_title(question.field))),
        ("sentence", quoted(question.sentence)),
        ("words", quoted(question.words)),
        ("kind", KIND_TITLES[question.kind]),
        ("answer", answer),
        ("by", quoted(by)),
        ("on", on.isoformat()),
    )
    return "\n".join(f"{'- ' if at == 0 else '  '}{key}: {value}" for at, (key, value) in enumerate(fields)) + "\n"
