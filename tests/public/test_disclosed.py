"""Which texts of a decision go out: nothing but the summary unless the bureau or the clerk has chosen more."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.problems import UnreadableError
from enforcement_cli.public.record import PublicCase, public_case
from enforcement_cli.public.shape import shown
from tests.builders import Draft, penalty, permit

FACTS = "经查，证人卫金雀（电话13800000000）陈述，该公司使用国家明令淘汰的设备。"
REDACTED = "经查，证人卫某某（电话138****0000）陈述，该公司使用国家明令淘汰的设备。"


def written() -> Draft:
    draft = penalty().set("decisions/0/facts", FACTS).set("decisions/0/discretion", "适用从轻一档。")
    return draft.set("decisions/0/performance_terms", "十五日内缴纳。")


def record(draft: Draft) -> PublicCase:
    case = draft.case()
    return public_case(case, case.decisions[0])


def texts(draft: Draft) -> dict[str, Any]:
    public = record(draft).record
    assert shown(public) == shown(dict(public))
    return {key: public[key] for key in ("facts", "reasons", "contents") if key in public}


def setting(*values: tuple[str, list[str]]) -> list[dict[str, Any]]:
    return [{"from": day, "value": words, "source": "示例办法第八条"} for day, words in values]


def test_nothing_but_the_summary_unless_somebody_chose_it() -> None:
    assert texts(written()) == {}


def test_the_bureau_chooses_for_all_its_decisions() -> None:
    draft = written().set("bureau/settings/disclosed_texts", setting(("2020-01-01", ["事实", "理由", "决定内容"])))

    assert texts(draft) == {"facts": REDACTED, "reasons": "适用从轻一档。", "contents": "十五日内缴纳。"}


def test_the_setting_of_the_day_counts() -> None:
    draft = written().set(
        "bureau/settings/disclosed_texts", setting(("2020-01-01", ["理由"]), ("2026-03-26", ["事实"]))
    )

    assert texts(draft) == {"reasons": "适用从轻一档。"}


@pytest.mark.parametrize(
    ("words", "fields"),
    [(["事实"], {"facts"}), (["仅执法结论"], set()), (["理由", "决定内容"], {"reasons", "contents"})],
)
def test_the_clerks_choice_goes_before_the_bureaus(words: list[str], fields: set[str]) -> None:
    draft = written().set("bureau/settings/disclosed_texts", setting(("2020-01-01", ["事实", "理由", "决定内容"])))

    assert set(texts(draft.set("decisions/0/publish_texts", words))) == fields


def test_reasons_of_a_refusal_and_contents_of_a_permit() -> None:
    draft = permit().set("decisions/0/publish_texts", ["理由", "决定内容"])
    draft.set("decisions/0/refusal_reason", "材料不实。").set("decisions/0/grant/content", "准予取水。")

    assert texts(draft) == {"reasons": "材料不实。", "contents": "准予取水。"}


def test_a_doubt_in_the_facts_stops_publication() -> None:
    draft = written().add("persons", {"name": "高兴", "role": "证人"})
    draft.set("decisions/0/facts", "由高兴负责整改。").set("decisions/0/publish_texts", ["事实"])

    (question,) = record(draft).questions

    assert (question.field, question.sentence, question.words) == ("facts", "由高兴负责整改。", "高兴")


def test_a_doubt_in_what_is_not_disclosed_stops_nothing() -> None:
    draft = written().add("persons", {"name": "高兴", "role": "证人"}).set("decisions/0/facts", "由高兴负责整改。")

    assert record(draft).questions == ()


def test_a_setting_of_the_wrong_shape_is_not_guessed_at() -> None:
    draft = written().set("bureau/settings/disclosed_texts", setting(("2020-01-01", [1])))  # type: ignore[list-item]

    with pytest.raises(UnreadableError):
        record(draft)


def test_the_words_of_the_law_are_shown_and_are_no_persons() -> None:
    draft = penalty().add("persons", {"name": "安全", "role": "证人"})
    draft.set("decisions/0/basis", [{"law": "《示例法》", "article": "第一条"}, {"law": "《另一示例法》"}])
    case = draft.case()

    public = public_case(case, case.decisions[0], lambda law, article, on: f"{article}：安全由本法规定。")

    assert public.record["basis"] == [
        {"law": "《示例法》", "article": "第一条", "words": "第一条：安全由本法规定。"},
        {"law": "《另一示例法》"},
    ]
    assert "第一条：安全由本法规定。" in public.known.public
