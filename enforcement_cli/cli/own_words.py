"""Words typed into a command that stand in the ledger or on the site for ever, searched before they are written.

A number that is somebody's is refused, and so is whatever the case itself names as somebody's. What may be a name or an
address is asked about once, as `publish` asks: answered by flag or at the terminal, kept beside the case. Who acted
(`--by`) is a name by right, and nothing else of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote

import typer

from enforcement_cli.cli import outcome
from enforcement_cli.cli.console import err, is_interactive, visible
from enforcement_cli.messages import Phrase, tr
from enforcement_cli.problems import EnforceError, UnreadableError

if TYPE_CHECKING:
    from enforcement_cli.cases.model import Case
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.cli.context import Context
    from enforcement_cli.public.detect import Known, Span
    from enforcement_cli.public.questions import Question

Words = Mapping[str, str]
"""Texts by what they are: one of the titles below."""

REASON, ORGAN, RULING_NO, ADDRESS = "公开说明的理由", "作出裁决的机关", "裁决文书的文号", "网址"
_DOUBTED = frozenset({"name", "address", "health", "nickname"})
"""Kinds that ordinary words may look like; all others are numbers."""
_OF_WHO_ACTED = frozenset({"name", "nickname"})
"""What `--by` is there for."""
_SURE_IN_ADDRESS = frozenset({"id_card"})
"""An address of a page may hold a running number that looks like a telephone or a card, hardly one like an identity number."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered of doubtful words, by id, and the files in which the answers were stored."""

    answers: Mapping[str, str]
    files: Sequence[str] = ()


def words_of_ruling(reason: str, organ: str, number: str) -> Words:
    """What is typed of a ruling; what is empty left out."""
    return {title: text for title, text in {REASON: reason, ORGAN: organ, RULING_NO: number}.items() if text}


def words_of_address(url: str) -> Words:
    """An address as it is meant: what is percent-encoded decoded."""
    return {ADDRESS: unquote(url)} if url else {}


def demand_name_alone(by: str) -> None:
    """Who acted is told by a name, a number of the register or an account, and no more. Raises EnforceError."""
    from enforcement_cli.cli.titles import kind_title
    from enforcement_cli.public.detect import detect

    found = detect(by)
    for span in sorted((*found.spans, *found.unsettled)):
        if span.kind not in _OF_WHO_ACTED:
            raise EnforceError(
                "经手人里“{what}”可能是个人信息（{kind}）；经手人记入台账后不能改动",
                remedy="请用 --by 只写经手人的姓名或者人员编号。",
                what=by[span.start : span.end],
                kind=kind_title(span.kind),
            )


def known_words(case: Case) -> Known:
    """What the case's own data says must be hidden; nothing where it cannot be read, then numbers alone are found."""
    from enforcement_cli.public.detect import Known
    from enforcement_cli.public.known import known_of_case

    try:
        return known_of_case(case)
    except UnreadableError:
        return Known()


def open_questions(case: Case, words: Words, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """What only a person can say of these words, as far as `answers` (by id) do not say it. Raises EnforceError for what is refused."""
    from enforcement_cli.public.detect import Detection, detect
    from enforcement_cli.public.questions import settled

    known = known_words(case)
    found: list[Question] = []
    for title, text in words.items():
        detection = detect(text, known)
        _demand_none((each for each in detection.spans if _is_sure(title, text, each, known)), title, text)
        doubts = tuple(sorted((*detection.spans, *detection.unsettled)))
        rest = settled(case.id, title, text, Detection((), doubts), answers)
        _demand_none(rest.detection.spans, title, text)
        found += rest.questions
    return tuple({each.id: each for each in found}.values())


def demand_settled(case: Case, words: Words, kept: Mapping[str, str]) -> None:
    """Nothing in these words is refused or still open. Raises EnforceError."""
    for each in open_questions(case, words, {**_stored(case), **kept}):
        raise _refusal(each.field, each.words, each.kind)


def settle(
    context: Context,
    repository: Repository,
    folder: str,
    number: int,
    words: Words,
    named: Mapping[str, str],
    *,
    on: date,
    by: str | None,
    asks: bool,
    stores: bool = True,
) -> Answered:
    """The answers with which these words can be written, stored beside the case.

    `named`: given on the command line. `asks`: at the terminal, where there is one. Raises EnforceError for what is
    refused, and ends with exit code 1 where something stays open, having said what and how to answer.
    """
    from enforcement_cli.cli.answering import demand_open, store
    from enforcement_cli.cli.disclosing import publisher
    from enforcement_cli.cli.writing import locked

    case = repository.load_case(folder, hashes=False)
    demand_open(named, open_questions(case, words, {}))
    stored = _stored(case)
    questions = open_questions(case, words, stored)
    answers = {each.id: named[each.id] for each in questions if each.id in named}
    if asks and is_interactive():
        answers |= _asked(each for each in questions if each.id not in answers)
    left = [each for each in questions if each.id not in answers]
    for each in left:
        _show(each)
    if left:
        raise typer.Exit(outcome.FINDINGS)
    if not answers or not stores:
        return Answered(answers)
    who = publisher(context, by)
    with locked(repository.root, tr("答复")):
        files = store(repository, questions, answers, by=who, on=on, decision_of=lambda each: number)
    return Answered(answers, files)


def _stored(case: Case) -> dict[str, str]:
    from enforcement_cli.public.questions import answers_by_id

    try:
        return answers_by_id(case.id, case.answers)
    except UnreadableError:
        return {}


def _is_sure(title: str, text: str, span: Span, known: Known) -> bool:
    words = text[span.start : span.end]
    own = (*known.names, *known.addresses, *known.phones, *known.numbers, *known.plates)
    if any(words in each for each in own):
        return True
    return span.kind in _SURE_IN_ADDRESS if title == ADDRESS else span.kind not in _DOUBTED


def _demand_none(spans: Iterable[Span], title: str, text: str) -> None:
    for span in spans:
        raise _refusal(title, text[span.start : span.end], span.kind)


def _refusal(title: str, words: str, kind: str) -> EnforceError:
    from enforcement_cli.cli.titles import kind_title

    return EnforceError(
        "{field}里“{what}”可能是个人信息（{kind}）",
        remedy="请改写后再运行。",
        field=Phrase(title, {}),
        what=words,
        kind=kind_title(kind),
    )


def _asked(questions: Iterable[Question]) -> dict[str, str]:
    """Ask on the terminal for each. Raises EnforceError for words that are somebody's."""
    from enforcement_cli.cli.answering import shown
    from enforcement_cli.cli.questions import Choice, ask, find
    from enforcement_cli.public.questions import HIDE, KEEP

    choices = [Choice(HIDE, tr("改写")), Choice(KEEP, KEEP)]
    found = {}
    for each in questions:
        err(f"{each.case}  {visible(shown(each))}")
        if ask(tr("  1 改写（是个人信息）  2 保留（不是）"), lambda answer: find(answer, choices)) == HIDE:
            raise _refusal(each.field, each.words, each.kind)
        found[each.id] = KEEP
    return found


def _show(question: Question) -> None:
    from enforcement_cli.cli.answering import shown

    err(f"{question.case}  {visible(shown(question))}")
    err(tr("  请答复一次：是个人信息的，改写后再运行；不是的，再运行一次，加上 --keep {id}。", id=question.id))
