"""PRO066-PRO068: not punished on a fitting ground and educated; minors and whom the law favours punished lighter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.rules import not_penalised as module
from enforcement_cli.law.rules.not_penalised import (
    age_on,
    lighter_where_due,
    no_penalty_on_fitting_ground,
    unpunished_educated,
)
from tests.builders import SOUND, Draft, on_the_spot, penalty
from tests.law.rules.rows import findings, says
from tests.outcome_builders import OUTCOMES, not_penalised

ALL = (no_penalty_on_fitting_ground, unpunished_educated, lighter_where_due)
TOO_YOUNG, ILL, NO_FAULT, NO_FACTS = "第三十条", "第三十一条", "第三十三条第二款", "第五十七条第一款第三项"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def on(ground: str | None) -> Draft:
    draft = not_penalised()
    return (
        draft.drop("decisions/0/no_penalty_ground")
        if ground is None
        else draft.set("decisions/0/no_penalty_ground", ground)
    )


def child(born: str | None, acted: str | None = "2026-02-01", ground: str = TOO_YOUNG) -> Draft:
    """A natural person who did it on that day."""
    draft = on(ground).set("parties/0/type", "自然人").drop("parties/0/code")
    if born:
        draft.set("parties/0/birth_on", born)
    return draft.set("violations", [{"discovered_on": "2026-03-02", **({"began_on": acted} if acted else {})}])


NO_GROUND = (
    "error: 不予处罚决定没有写明依据的条款；"
    "不予处罚应当有行政处罚法第三十条、第三十一条、第三十三条或者第五十七条所列情形"
)
NO_PERSON = "error: 不予处罚的依据是{}，但当事人A1不是自然人；这一条只适用于自然人"
OLD_ENOUGH = "error: 以不满十四周岁为由不予处罚，但当事人A1在违法行为发生时（2026-02-01）已满14周岁"
AGE_UNKNOWN = "undetermined: 以不满十四周岁为由不予处罚，当事人A1的出生日期或者违法行为的日期没有填写，无法判断"
UNPROVEN = "undetermined: 以没有主观过错为由不予处罚，没有列出证据；当事人有证据足以证明没有主观过错的才不予处罚，是否如此无法判断"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(on(None), [NO_GROUND], id="no ground"),
        *(pytest.param(on(ground), [], id=ground) for ground in module.CLAUSES if ground not in (TOO_YOUNG, ILL)),
        pytest.param(on(TOO_YOUNG), [NO_PERSON.format(TOO_YOUNG)], id="a company is no child"),
        pytest.param(on(ILL), [NO_PERSON.format(ILL)], id="nor ill"),
        *(
            pytest.param(on(TOO_YOUNG).set("parties/0/type", type_), [NO_PERSON.format(TOO_YOUNG)], id=type_)
            for type_ in ("法人", "非法人组织", "外国组织")
        ),
        pytest.param(on(None).set("kind", "行政许可"), [], id="of another kind"),
        pytest.param(
            child("2012-02-01").set("violations", [{"ended_on": "2026-02-01"}]),
            [OLD_ENOUGH],
            id="its end alone is given",
        ),
        pytest.param(
            child("2012-03-25", acted=None).set("decisions/0/made_on", "2026-03-25"),
            [AGE_UNKNOWN],
            id="no day, fourteen on the day of the decision",
        ),
        pytest.param(
            child("2012-03-26", acted=None).set("decisions/0/made_on", "2026-03-25"),
            [],
            id="no day, fourteen the day after the decision",
        ),
        pytest.param(child("2012-02-02"), [], id="the day before fourteen"),
        pytest.param(child("2012-02-01"), [OLD_ENOUGH], id="fourteen that day"),
        pytest.param(child("1980-01-01", ground=ILL), [], id="an ill person of any age"),
        pytest.param(child(None), [AGE_UNKNOWN], id="no birth date"),
        pytest.param(child("2011-01-01", acted=None), [AGE_UNKNOWN], id="no day of the act"),
        pytest.param(child("2013-01-01", acted=None), [], id="no day, under fourteen even at the decision"),
        pytest.param(on(NO_FAULT).drop("decisions/0/evidence"), [UNPROVEN], id="no fault, unproven"),
        pytest.param(on(NO_FACTS).drop("decisions/0/evidence"), [], id="facts not established need none"),
        pytest.param(on(None).drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(on(None).set("decisions/0/made_on", "2021-07-14"), [], id="old law"),
        pytest.param(penalty(), [], id="punished"),
    ],
)
def test_ground(draft: Draft, expected: list[str]) -> None:
    assert says(no_penalty_on_fitting_ground, draft) == expected


# PRO067

UNEDUCATED = "error: 不予处罚没有对当事人进行教育的记录；对违法行为依法不予行政处罚的，应当对当事人进行教育"
NO_GUARDIAN = "error: 依据{}不予处罚，没有责令监护人管教或者看管、治疗的记录"


def untaught(ground: str | None) -> Draft:
    return on(ground).drop("decisions/0/education")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(untaught("第三十三条第一款前段"), [UNEDUCATED], id="slight"),
        pytest.param(untaught("第三十三条第一款后段"), [UNEDUCATED], id="first"),
        pytest.param(untaught(NO_FAULT), [UNEDUCATED], id="no fault"),
        pytest.param(untaught(TOO_YOUNG), [NO_GUARDIAN.format(TOO_YOUNG)], id="a child"),
        pytest.param(untaught(ILL), [NO_GUARDIAN.format(ILL)], id="ill"),
        pytest.param(untaught(NO_FACTS), [], id="there was no wrong"),
        pytest.param(untaught(None), [], id="no ground: one finding is enough"),
        pytest.param(on(TOO_YOUNG), [], id="a child, and its guardian charged"),
        pytest.param(untaught(NO_FAULT).drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(untaught(NO_FAULT).set("decisions/0/made_on", "2021-07-14"), [], id="old law"),
        pytest.param(penalty(), [], id="punished"),
    ],
)
def test_education(draft: Draft, expected: list[str]) -> None:
    assert says(unpunished_educated, draft) == expected


# PRO068


def punished(born: str | None = None, acts: list[dict[str, Any]] | None = None, **lenience: Any) -> Draft:
    """A natural person punished on 4 March 2026 for acts of 1 February."""
    draft = on_the_spot().set("violations", [{"began_on": "2026-02-01"}] if acts is None else acts)
    draft.set("parties/0/id_type", "护照")
    draft = draft.drop("parties/0/birth_on") if born is None else draft.set("parties/0/birth_on", born)
    return draft.set("decisions/0/lenience", lenience) if lenience else draft


CHILD = "error: 对违法行为发生时不满14周岁的当事人A1给予了处罚；不满十四周岁的未成年人有违法行为的，不予行政处罚"
MINOR = "行政处罚法第三十条（A1）"


def not_said(*due: str) -> list[str]:
    return [f"undetermined: 有应当从轻或者减轻处罚的情形（{'、'.join(due)}），决定是否从轻或者减轻没有填写，无法判断"]


def not_lighter(*due: str) -> list[str]:
    return [f"error: 有应当从轻或者减轻处罚的情形（{'、'.join(due)}），决定没有从轻或者减轻"]


FIRST = "第三十二条第一项"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(punished(), [], id="no birth date on file"),
        pytest.param(punished("1885-03-07"), [], id="an adult"),
        pytest.param(punished("2012-02-02"), [CHILD], id="the day before fourteen"),
        pytest.param(punished("2012-02-01"), not_said(MINOR), id="fourteen that day"),
        pytest.param(punished("2012-02-01", applied="减轻"), [], id="fourteen, and far lighter"),
        pytest.param(punished("2008-02-02"), not_said(MINOR), id="the day before eighteen"),
        pytest.param(punished("2008-02-01"), [], id="eighteen that day"),
        pytest.param(punished("2008-02-02", applied="没有从轻减轻"), not_lighter(MINOR), id="a minor, not lighter"),
        pytest.param(
            punished("2008-02-02", acts=[{"began_on": "2026-01-01", "ended_on": "2026-02-02"}]),
            [],
            id="the last day counts",
        ),
        pytest.param(
            punished("2008-02-02", acts=[{"began_on": "2026-01-01"}, {"began_on": "2026-02-02"}]), [], id="the last act"
        ),
        pytest.param(punished("2008-02-02", acts=[]), [], id="no act given: the day of the decision"),
        pytest.param(
            punished(
                "2008-02-02",
                acts=[{"began_on": "2026-01-01", "parties": ["A1"]}, {"began_on": "2026-03-01", "parties": ["A2"]}],
            ),
            not_said(MINOR),
            id="the party's own act",
        ),
        pytest.param(punished("2008-03-05", acts=[]), not_said(MINOR), id="a minor even then"),
        pytest.param(
            punished("2008-02-02", acts=[{"began_on": "2026-01-01"}, {"discovered_on": "2026-03-02"}]),
            [],
            id="one act without its day: the day of the decision",
        ),
        pytest.param(
            punished(
                "2008-02-02", acts=[{"id": "W1", "began_on": "2026-01-01"}, {"id": "W2", "began_on": "2026-03-01"}]
            ).set("decisions/0/violations", ["W1"]),
            not_said(MINOR),
            id="the decision's own act",
        ),
        pytest.param(
            penalty().set("decisions/0/lenience", {"grounds": [FIRST]}), not_said(f"行政处罚法{FIRST}"), id="a ground"
        ),
        pytest.param(penalty().set("decisions/0/lenience", {"grounds": [FIRST], "applied": "从轻"}), [], id="lighter"),
        pytest.param(
            penalty().set("decisions/0/lenience", {"grounds": [FIRST], "applied": "没有从轻减轻"}),
            not_lighter(f"行政处罚法{FIRST}"),
            id="a ground, not lighter",
        ),
        pytest.param(
            punished("2008-02-02", grounds=[FIRST], applied="没有从轻减轻"),
            not_lighter(f"行政处罚法{FIRST}", MINOR),
            id="two grounds in one finding",
        ),
        pytest.param(penalty().set("decisions/0/lenience", {"applied": "没有从轻减轻"}), [], id="no ground"),
        pytest.param(penalty().set("parties/0/birth_on", "2020-01-01"), [], id="a company has no age"),
        pytest.param(punished("2012-02-02").drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(punished("2012-02-02").set("decisions/0/made_on", "2021-07-14"), [], id="old law"),
    ],
)
def test_lighter(draft: Draft, expected: list[str]) -> None:
    assert says(lighter_where_due, draft) == expected


@pytest.mark.parametrize("applied", [{}, {"applied": "没有从轻减轻"}], ids=["not said", "not lighter"])
@pytest.mark.parametrize(
    ("born", "grounds", "basis"),
    [
        ("2008-02-02", {}, ("PL-30",)),
        ("2008-02-02", {"grounds": [FIRST]}, ("PL-30", "PL-32")),
        (None, {"grounds": [FIRST]}, ("PL-30", "PL-32")),
    ],
)
def test_each_ground_has_its_clause(
    born: str | None, grounds: dict[str, Any], applied: dict[str, Any], basis: tuple[str, ...]
) -> None:
    (found,) = findings(lighter_where_due, punished(born, **grounds, **applied))

    assert found.basis == basis


def test_age_by_the_calendar() -> None:
    born = date(2012, 2, 29)

    assert [age_on(born, day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == [13, 14]


def test_the_grounds_are_those_of_the_vocabulary(vocabularies: dict[str, set[str]]) -> None:
    assert set(module.CLAUSES) == vocabularies["no_penalty_ground"]
    assert set(module.APPLIED) < vocabularies["lighter_applied"]
