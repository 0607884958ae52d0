"""What the detectors cannot settle: the question, and what an answer makes of the text."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect import Detection, Known, Patterns, Span, detect, mask, scan_output
from enforcement_cli.public.detect.known_names import given_names
from enforcement_cli.public.leaks import leaks_in_record
from enforcement_cli.public.questions import HIDE, KEEP, answers_by_id, question_id, sentence_of, settled
from enforcement_cli.public.record import public_case
from tests.builders import Draft, penalty

CASE = "2026-0001"
WITNESS = Known(names=("高兴",))
TEXT = "经查，该厂违法。由高兴负责整改。整改后由高兴负责复查。"


def asked(text: str, answers: dict[str, str] | None = None, known: Known = WITNESS) -> tuple[list[str], str]:
    """Sentences still asked about, and the text as it would be published."""
    found = settled(CASE, "public_summary", text, detect(text, known), answers or {})
    return [each.sentence for each in found.questions], mask(text, found.detection)


def test_each_sentence_is_a_question_of_its_own() -> None:
    sentences, masked = asked(TEXT)

    assert sentences == ["由高兴负责整改。", "整改后由高兴负责复查。"]
    assert masked == TEXT


@pytest.mark.parametrize(
    ("answer", "published"),
    [
        (HIDE, "经查，该厂违法。由高某负责整改。整改后由高兴负责复查。"),
        (KEEP, TEXT),
    ],
)
def test_an_answer_settles_its_own_sentence_alone(answer: str, published: str) -> None:
    answers = {question_id(CASE, "由高兴负责整改。", "高兴"): answer}

    assert asked(TEXT, answers) == (["整改后由高兴负责复查。"], published)


def test_the_same_sentence_elsewhere_is_not_asked_again() -> None:
    answers = {question_id(CASE, "由高兴负责整改。", "高兴"): KEEP}

    assert asked("由高兴负责整改。", answers)[0] == []
    assert asked("另查明：\n  由高兴负责整改。  \n以上属实。", answers)[0] == []


@pytest.mark.parametrize("text", ["由高兴负责整改！", "由高兴负责全部整改。", "应由高兴负责整改。"])
def test_a_sentence_that_changed_is_asked_about_anew(text: str) -> None:
    answers = {question_id(CASE, "由高兴负责整改。", "高兴"): KEEP}

    assert asked(text, answers)[0] == [text]


def test_the_words_twice_in_a_sentence_are_one_question() -> None:
    sentences, _ = asked("由高兴负责整改，由高兴负责复查。")

    assert sentences == ["由高兴负责整改，由高兴负责复查。"]


def test_another_case_has_other_questions() -> None:
    assert question_id(CASE, "由高兴负责整改。", "高兴") != question_id("2026-0002", "由高兴负责整改。", "高兴")


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("甲。乙高兴丙。丁", 3, "乙高兴丙。"),
        ("高兴", 0, "高兴"),
        ("甲；\n  高兴丙！？丁", 5, "高兴丙！？"),
        ("甲\n高兴\n乙", 2, "高兴"),
    ],
)
def test_where_a_sentence_ends(text: str, at: int, sentence: str) -> None:
    start, end = sentence_of(text, Span(at, at + 2, "name"))

    assert text[start:end].strip() == sentence


def test_what_stays_is_the_sentence_as_it_will_be_published() -> None:
    text = "由高兴负责，电话13800000000。"
    answers = {question_id(CASE, text, "高兴"): KEEP}

    found = settled(CASE, "facts", text, detect(text, WITNESS), answers, Patterns(phone="hide"))

    assert found.kept == ("由高兴负责，电话***。",)
    assert found.detection.unsettled == ()


def test_a_given_name_in_it_reads_as_it_will_be_published_too() -> None:
    # 安全 of 吴安全 is no surname with a name: 某某, and not 安某.
    text = "由安全、高兴负责整改。"
    draft = penalty().set("decisions/0/public_summary", text)
    draft.add("persons", {"name": "高兴", "role": "证人"}).add("persons", {"name": "吴安全", "role": "证人"})
    answer = {"sentence": text, "by": "P09", "on": "2026-03-30"}
    draft.set("answers", [{**answer, "words": "安全", "answer": HIDE}, {**answer, "words": "高兴", "answer": KEEP}])
    case = draft.case()

    public = public_case(case, case.decisions[0])

    assert public.record["conclusion"] == "由某某、高兴负责整改。"
    assert public.questions == ()
    assert list(leaks_in_record(public.record, public.known)) == []
    known = Known(names=("高兴", "吴安全"))
    answers = {question_id(CASE, text, "安全"): HIDE, question_id(CASE, text, "高兴"): KEEP}
    found = settled(CASE, "", text, detect(text, known), answers, given=given_names(known.names))
    assert found.kept == ("由某某、高兴负责整改。",)


def stored(**more: str) -> Draft:
    """A penalty whose summary nobody can settle without asking, with an answer on file."""
    draft = penalty().add("persons", {"name": "高兴", "role": "证人"})
    draft.set("decisions/0/public_summary", "由高兴负责整改。")
    answer = {"sentence": "由高兴负责整改。", "words": "高兴", "answer": KEEP, "by": "P09", "on": "2026-03-30"}
    return draft.set("answers", [{**answer, **more}])


def test_an_answer_on_file_lets_the_record_out_and_the_last_look_lets_it_pass() -> None:
    case = stored().case()

    public = public_case(case, case.decisions[0])

    assert public.record["conclusion"] == "由高兴负责整改。"
    assert public.questions == ()
    assert list(leaks_in_record(public.record, public.known)) == []
    assert scan_output("<p>由高兴负责整改。</p>", public.known, context="a.html") == []


def test_the_name_elsewhere_is_still_a_leak() -> None:
    case = stored().case()

    public = public_case(case, case.decisions[0])

    hits = scan_output("<p>由高兴负责整改。</p><p>证人高兴在场。</p>", public.known, context="a.html")
    assert [each.kind for each in hits] == ["name"]


def test_an_answer_that_hides() -> None:
    case = stored(answer=HIDE).case()

    public = public_case(case, case.decisions[0])

    assert public.record["conclusion"] == "由高某负责整改。"
    assert public.questions == ()


def test_the_later_of_two_answers_counts_and_broken_ones_do_not() -> None:
    draft = stored()
    draft.add("answers", {**draft.answers[0], "answer": HIDE})
    draft.add("answers", {"words": "高兴", "answer": KEEP})

    assert list(answers_by_id(CASE, draft.case().answers).values()) == [HIDE]


def test_nothing_unsettled_asks_nothing() -> None:
    assert settled(CASE, "facts", "无", Detection(), {}).questions == ()
