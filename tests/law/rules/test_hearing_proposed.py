"""PRO014 before the decision: a notice that proposes a heavy penalty and does not tell the right to a hearing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.rules.hearing import hearing_offered_where_due, hearing_period_respected
from tests.builders import Draft, penalty
from tests.law.rules.rows import says


def hint(party: str = "A1") -> str:
    return f"info: 拟对当事人{party}给予的处罚属于应当告知听证权的范围，尚无告知听证权的记录"


def proposed(*penalties: dict[str, Any], **notice: Any) -> Draft:
    """A notice of these penalties, nothing decided yet."""
    draft = penalty().drop("decisions/0/made_on")
    draft.data["steps"][4] = {**draft.data["steps"][4], "proposed": {"penalties": list(penalties)}, **notice}
    return draft


def fine(amount: int, *parties: str) -> dict[str, Any]:
    return {"kind": "罚款", "amount": Decimal(amount), **({"parties": list(parties)} if parties else {})}


def two(draft: Draft, **party: Any) -> Draft:
    """With a second party, a natural person."""
    return draft.add("parties", {"id": "A2", "name": "示例样本", "type": "自然人", **party})


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(proposed(fine(50000)), [hint()], id="at the amount"),
        pytest.param(proposed(fine(49999)), [], id="below it"),
        pytest.param(proposed({"kind": "责令停产停业"}), [hint()], id="a kind of the law itself"),
        pytest.param(proposed({"kind": "警告"}), [], id="a warning"),
        pytest.param(proposed(fine(50000), told=["事实", "听证权"]), [], id="told in that notice"),
        pytest.param(proposed(fine(50000)).step("听证告知", "2026-03-20"), [], id="told in another"),
        pytest.param(proposed(fine(50000)).step("放弃听证", "2026-03-20"), [], id="given up, so known"),
        pytest.param(proposed(fine(50000), on="2021-07-14"), [], id="a notice under the old law"),
        pytest.param(proposed(fine(50000), on="2021-07-15"), [hint()], id="on the first day of the law"),
        pytest.param(proposed(fine(50000), on=None), [], id="a notice without a day"),
        pytest.param(proposed(fine(50000)).set("kind", "行政检查"), [], id="no penalty case"),
        pytest.param(proposed(fine(50000)).set("decisions/0/made_on", "2026-03-25").set("decisions/0/penalties", []), [], id="decided"),
        pytest.param(two(proposed(fine(5000))), [hint("A2")], id="each party by its own amount"),
        pytest.param(two(proposed(fine(50000))), [hint(), hint("A2")], id="both"),
        pytest.param(two(proposed(fine(50000), parties=["A1"])), [hint()], id="a notice to one of them"),
        pytest.param(two(proposed(fine(50000), parties=["A2"])), [hint("A2")], id="a notice to the other"),
        pytest.param(two(proposed(fine(50000, "A2"))), [hint("A2")], id="a fine on one of them"),
        pytest.param(two(proposed(fine(50000)), role="第三人"), [hint()], id="a third person is not punished"),
        pytest.param(
            two(proposed(fine(50000))).step("听证告知", "2026-03-20", parties=["A1"]), [hint("A2")], id="one was told"
        ),
    ],
)  # fmt: skip
def test_a_notice_can_still_be_mended(draft: Draft, expected: list[str]) -> None:
    assert says(hearing_offered_where_due, draft) == expected


def test_a_notice_after_the_decision_starts_no_waiting() -> None:
    draft = penalty().set("decisions/0/made_on", "2026-03-25").step("听证告知", "2026-03-26")

    assert says(hearing_period_respected, draft) == []
