"""OFF026 to OFF028: the paper, the acts under it, and no compulsory measures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.entrustments import (
    act_within_the_entrustment,
    entrustment_is_in_order,
    no_measures_under_entrustment,
)
from tests.builders import SOUND, Draft, inspection, penalty, permit
from tests.law.rules.rows import findings, repository, says, unread

PAPER: dict[str, Any] = {
    "id": "WT-01",
    "agency": "示例县工业和信息化局",
    "organisation": "示例县节能监察中心",
    "kinds": ["行政处罚"],
    "matters": ["CF-01"],
    "powers": "罚款不超过五万元",
    "to": "2026-03-26",
    "published_on": "2026-01-05",
}


def entrusted(
    build: Callable[[], Draft] = penalty, without: tuple[str, ...] = (), since: str = "2026-03-03", **paper: Any
) -> Draft:
    entry = {key: value for key, value in {**PAPER, "from": since, **paper}.items() if key not in without}
    draft = build().set("acting_as", "受委托组织").set("entrustment", "WT-01")
    return draft.set("bureau/entrustments", [entry])


def papers(draft: Draft, as_of: str = "2026-12-10") -> list[str]:
    return says(entrustment_is_in_order, repository(draft.case()), as_of)


@pytest.mark.parametrize("build", SOUND)
def test_who_acts_for_himself_is_not_asked(build: Callable[[], Draft]) -> None:
    for rule in (act_within_the_entrustment, no_measures_under_entrustment):
        assert says(rule, build()) == []
    assert papers(build()) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(entrusted(), [], id="complete and published"),
        pytest.param(entrusted(without=("matters",)), ["error: 委托书 WT-01 没有载明：事项"], id="no matters"),
        pytest.param(entrusted(without=("powers",)), ["error: 委托书 WT-01 没有载明：权限"], id="no powers"),
        pytest.param(entrusted(without=("to",)), ["error: 委托书 WT-01 没有载明：期限"], id="no end"),
        pytest.param(
            entrusted(without=("matters", "powers", "to", "published_on")),
            ["error: 委托书 WT-01 没有载明：事项、权限、期限", "error: 委托书 WT-01 没有向社会公布"],
            id="nothing of it",
        ),
        pytest.param(entrusted(without=("published_on",)), ["error: 委托书 WT-01 没有向社会公布"], id="unpublished"),
        pytest.param(entrusted(published_on="2026-12-11"), ["error: 委托书 WT-01 没有向社会公布"], id="tomorrow"),
        pytest.param(entrusted(published_on="2026-12-10"), [], id="published today"),
        pytest.param(
            entrusted(without=("kinds", "powers")), ["error: 委托书 WT-01 没有载明：权限"], id="kinds not said"
        ),
        pytest.param(
            entrusted(kinds=["行政处罚", "行政强制"]),
            ["error: 委托书 WT-01 委托了行政强制；行政强制措施权不得委托"],
            id="compulsory measures in it",
        ),
        pytest.param(
            entrusted(kinds=["行政检查"], without=("matters", "powers", "to", "published_on")),
            [],
            id="inspections only",
        ),
        pytest.param(
            entrusted(kinds=["行政许可"], without=("matters", "powers", "to")), [], id="permits: announced is enough"
        ),
        pytest.param(
            entrusted(kinds=["行政许可"], without=("published_on",)),
            ["error: 委托书 WT-01 没有向社会公布"],
            id="permits, not announced",
        ),
        pytest.param(
            entrusted(since="2018-01-01", to="2021-07-14", without=("powers", "published_on")),
            [],
            id="ended the day before the law asked",
        ),
        pytest.param(
            entrusted(since="2018-01-01", to="2021-07-15", without=("powers",)),
            ["error: 委托书 WT-01 没有载明：权限"],
            id="ran into the law's first day",
        ),
        pytest.param(entrusted(kinds="行政处罚"), [], id="the wrong shape"),
    ],
)
def test_papers(draft: Draft, expected: list[str]) -> None:
    assert papers(draft) == expected


def test_a_paper_is_judged_by_the_law_of_the_day() -> None:
    assert papers(entrusted(without=("published_on",), since="2020-01-01", to="2030-01-01"), "2021-07-14") == []


def test_each_kind_of_paper_names_its_own_clause() -> None:
    for kind, row in (("行政处罚", "PL-20-2"), ("行政许可", "LL-24-1")):
        (found,) = findings(
            entrustment_is_in_order, repository(entrusted(kinds=[kind], without=("published_on",)).case())
        )
        assert found.basis == (row,)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # The first act of the penalty is of 3 March, the last of 26 March 2026.
        pytest.param(entrusted(), [], id="within scope, first and last day of the term"),
        pytest.param(entrusted(without=("to",)), [], id="no end: OFF026 says it"),
        pytest.param(
            entrusted(since="2026-03-04"),
            ["error: 委托书 WT-01 的期限自 2026-03-04 起，此前有：2026-03-03 立案审批表"],
            id="a day early",
        ),
        pytest.param(
            entrusted(to="2026-03-25"),
            [
                "error: 委托书 WT-01 的期限至 2026-03-25 止，此后有：2026-03-26 直接送达行政处罚决定书、2026-03-26 送达回证"
            ],
            id="a day late",
        ),
        pytest.param(
            entrusted(to="2026-03-24").set("decisions/0/document", "处罚决定").set("decisions/0/service", []),
            [
                "error: 委托书 WT-01 的期限至 2026-03-24 止，此后有：2026-03-25 处罚决定、2026-03-25 行政处罚决定书、"
                "2026-03-26 送达回证"
            ],
            id="decided after the term, by the decision's own name",
        ),
        pytest.param(
            entrusted(to="2026-03-24").drop("decisions/0/document").set("decisions/0/service", []),
            [
                "error: 委托书 WT-01 的期限至 2026-03-24 止，此后有：2026-03-25 决定书、2026-03-25 行政处罚决定书、"
                "2026-03-26 送达回证"
            ],
            id="decided after the term, the decision without a name",
        ),
        pytest.param(entrusted().drop("decisions/0/made_on"), [], id="not decided yet"),
        pytest.param(entrusted(without=("from",)), [], id="no beginning of the term"),
        pytest.param(entrusted().drop("kind"), [], id="a case without a kind"),
        pytest.param(entrusted().drop("matter"), [], id="a case without a matter: MAT008 asks"),
        pytest.param(
            entrusted(permit, since="2026-01-01"), ["error: 委托书 WT-01 没有委托行政许可"], id="a permit: an error"
        ),
        pytest.param(entrusted(kinds=["行政检查"]), ["error: 委托书 WT-01 没有委托行政处罚"], id="another kind of act"),
        pytest.param(entrusted(matters=["CF-02"]), ["error: 委托书 WT-01 没有委托事项 CF-01"], id="another matter"),
        pytest.param(entrusted(without=("matters", "kinds")), [], id="a paper that names neither"),
        pytest.param(
            entrusted().drop("entrustment").set("entrusting_agency", "示例县工业和信息化局"),
            ["undetermined: 受委托执法，没有写委托书编号，是否在委托的范围和期限内无法判断"],
            id="no paper named",
        ),
        pytest.param(entrusted().set("entrustment", "WT-09"), [], id="a paper that is none: STR017 says it"),
        pytest.param(entrusted(matters=["CF-02"]).set("acting_as", "本机关"), [], id="in its own name"),
        pytest.param(entrusted(matters=["CF-02"]).set("secrecy", ["国家秘密"]), [], id="a stub of a secret case"),
        pytest.param(
            entrusted(inspection, kinds=["行政处罚"], since="2026-01-01"),
            ["warning: 委托书 WT-01 没有委托行政检查"],
            id="an inspection: a warning",
        ),
    ],
)
def test_acts_under_a_paper(draft: Draft, expected: list[str]) -> None:
    assert says(act_within_the_entrustment, draft) == expected


@pytest.mark.parametrize(
    ("build", "row"),
    [(penalty, "PL-20-4"), (permit, "LL-24-3"), (inspection, "S-8")],
    ids=["penalty", "permit", "other"],
)
def test_each_kind_of_act_names_its_own_clause(build: Callable[[], Draft], row: str) -> None:
    (found,) = findings(act_within_the_entrustment, entrusted(build, kinds=["行政奖励"], since="2026-01-01"))

    assert found.basis == (row,)


MEASURES = "error: 受委托组织采取了行政强制措施；行政强制措施权不得委托"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(entrusted(), [], id="none taken"),
        pytest.param(entrusted().step("查封扣押", "2026-03-04"), [MEASURES], id="a seizure"),
        pytest.param(entrusted().set("decisions/0/measures", ["扣押财物"]), [MEASURES], id="a decision"),
        pytest.param(
            entrusted().step("查封扣押", "2026-03-04").set("decisions/0/measures", ["扣押财物"]),
            [MEASURES],
            id="one cause, one finding",
        ),
        pytest.param(entrusted().set("decisions/0/outcome", "采取强制措施"), [MEASURES], id="an outcome"),
        pytest.param(entrusted().step("先行登记保存", "2026-03-04"), [], id="先行登记保存 is none"),
        pytest.param(entrusted().set("decisions/0/outcome", "强制执行"), [], id="enforcement is another thing"),
        pytest.param(entrusted().add("steps", {"step": "查封扣押"}), [], id="to come"),
        pytest.param(entrusted().step("查封扣押", "2026-03-04").set("acting_as", "本机关"), [], id="in its own name"),
        pytest.param(
            entrusted().step("查封扣押", "2026-03-04").set("secrecy", ["国家秘密"]), [], id="a stub of a secret case"
        ),
    ],
)
def test_measures_under_a_paper(draft: Draft, expected: list[str]) -> None:
    assert says(no_measures_under_entrustment, draft) == expected


@pytest.mark.parametrize("rule", [act_within_the_entrustment, no_measures_under_entrustment])
def test_the_wrong_shape_is_the_schemas_matter(rule: Rule) -> None:
    assert says(rule, entrusted().set("decisions", ["x"])) == []


@pytest.mark.parametrize("section", ["records", "decisions"])
def test_days_that_could_not_be_read_are_not_judged(section: str) -> None:
    assert says(act_within_the_entrustment, unread(entrusted(to="2026-03-25"), section)) == []
