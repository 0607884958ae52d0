"""PRO040: renewals are decided before the old term ends."""

from __future__ import annotations

import pytest

from enforcement_cli.law.rules.renewal import renewal_decided_before_expiry
from tests.builders import Draft, penalty, permit
from tests.law.rules.rows import findings, says


def renewal(expires: str, made: str | None, asked: str = "2026-03-02") -> Draft:
    """An application for renewal, received and decided on these days."""
    draft = permit().set("renewal", {"expires_on": expires}).set("steps/0/on", asked)
    return draft.set("decisions/0/made_on", made) if made else draft.drop("decisions/0/made_on")


HEAD = "延续申请应当在原许可有效期届满（{}）以前作出决定"
DEEMED = "逾期未作决定的，视为准予延续"


def asked_late(expires: str, due: str, on: str) -> str:
    return (
        f"info: 原许可有效期于{expires}届满，延续申请应当在届满三十日前（不迟于{due}）提出，实际于{on}提出；"
        "法律、法规、规章另有规定的，依照其规定"
    )


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(renewal("2026-04-10", "2026-04-10"), "2026-12-10", [], id="on the last day"),
        pytest.param(
            renewal("2026-04-10", "2026-04-11"),
            "2026-12-10",
            [f"error: {HEAD.format('2026-04-10')}，实际于2026-04-11作出，逾期；{DEEMED}"],
            id="a day late",
        ),
        pytest.param(
            renewal("2026-04-10", None),
            "2026-04-11",
            [f"error: {HEAD.format('2026-04-10')}，至2026-04-11没有作出；{DEEMED}"],
            id="not decided",
        ),
        pytest.param(renewal("2026-04-10", None), "2026-03-20", [], id="running, not near"),
        pytest.param(
            renewal("2026-04-10", None),
            "2026-04-10",
            [f"info: {HEAD.format('2026-04-10')}；{DEEMED}"],
            id="the last day",
        ),
        # 3 October 2026 is a day off: the term ends on it all the same.
        pytest.param(
            renewal("2026-10-03", "2026-10-08"),
            "2026-12-10",
            [f"error: {HEAD.format('2026-10-03')}，实际于2026-10-08作出，逾期；{DEEMED}"],
            id="no rolling over National Day",
        ),
        pytest.param(renewal("2026-02-20", "2026-02-20", "2025-12-01"), "2026-12-10", [], id="in the Spring Festival"),
        pytest.param(renewal("2027-02-08", None), "2026-12-10", [], id="a year without a notice changes nothing"),
        # Thirty days before 10 April 2026: 11 March by the lenient count.
        pytest.param(
            renewal("2026-04-10", "2026-04-02", "2026-03-11"), "2026-12-10", [], id="asked thirty days before"
        ),
        pytest.param(
            renewal("2026-04-10", "2026-04-02", "2026-03-12"),
            "2026-12-10",
            [asked_late("2026-04-10", "2026-03-11", "2026-03-12")],
            id="asked a day late",
        ),
        pytest.param(
            renewal("2026-04-10", None, "2026-04-13"),
            "2026-12-10",
            [asked_late("2026-04-10", "2026-03-11", "2026-04-13")],
            id="asked after the end: nothing is deemed",
        ),
        pytest.param(
            renewal("2026-04-10", None, "2026-04-10"),
            "2026-12-10",
            [
                asked_late("2026-04-10", "2026-03-11", "2026-04-10"),
                f"error: {HEAD.format('2026-04-10')}，至2026-12-10没有作出；{DEEMED}",
            ],
            id="asked on the last day of the term",
        ),
        pytest.param(renewal("2026-04-10", None).step("撤回申请", "2026-04-01"), "2026-12-10", [], id="withdrawn"),
        pytest.param(renewal("2026-04-10", None).step("不予受理", "2026-03-05"), "2026-12-10", [], id="not accepted"),
        pytest.param(renewal("2026-04-10", "2026-04-11").drop_steps("收到申请"), "2026-12-10", [], id="asked when?"),
        pytest.param(permit(), "2026-12-10", [], id="a new permit"),
        pytest.param(penalty().set("renewal", {"expires_on": "2026-04-10"}), "2026-12-10", [], id="a penalty"),
    ],
)
def test_renewal(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(renewal_decided_before_expiry, draft, as_of) == expected


def test_a_refusal_after_the_end_is_told_what_it_meets() -> None:
    (found,) = findings(
        renewal_decided_before_expiry, renewal("2026-04-10", "2026-04-11").set("decisions/0/outcome", "不予")
    )

    assert found.basis == ("LL-50-2",)
    assert found.remedy == "请核对日期；视为准予延续的，按准予办理；法律、法规、规章另有规定的，登记说明并写明条款。"
    assert found.place.pointer == (0, "made_on")
