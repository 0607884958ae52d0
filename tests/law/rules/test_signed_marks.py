"""REC: signed where the law says so, and the forms by the officers."""

from __future__ import annotations

import pytest

from enforcement_cli.law.rules.instrument_marks import (
    form_signed_by_officers,
    usual_signatures_there,
)
from tests.builders import Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import paper, says


def unsigned(type_: str, who: str = "当事人", on: str = "2026-03-06") -> list[str]:
    return [f"warning: {on} 的{type_}没有{who}签名，也没有注明拒绝签名"]


SIGN = [{"name": "赵某样", "capacity": "受托人"}]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(paper(penalty(), "R20", "陈述申辩笔录", "2026-03-06"), unsigned("陈述申辩笔录"), id="a statement"),
        pytest.param(
            paper(penalty(), "R20", "抽样取证凭证", "2026-03-06"), unsigned("抽样取证凭证"), id="a sampling slip"
        ),
        pytest.param(paper(penalty(), "R20", "听证申请书", "2026-03-06"), unsigned("听证申请书"), id="a request"),
        pytest.param(penalty().drop("records/5/signatures"), unsigned("放弃权利声明", on="2026-03-19"), id="a waiver"),
        pytest.param(
            permit().drop("records/0/signatures"), unsigned("申请书", "申请人", "2026-03-02"), id="an application"
        ),
        pytest.param(
            permit().drop("records/2/signatures"), unsigned("核查笔录", "申请人", "2026-03-10"), id="verification"
        ),
        pytest.param(
            paper(penalty(), "R20", "陈述申辩笔录", "2026-03-06", signatures=SIGN), [], id="signed by an agent"
        ),
        pytest.param(
            paper(
                penalty(),
                "R20",
                "陈述申辩笔录",
                "2026-03-06",
                signatures=[{"name": "甲", "capacity": "当事人", "refused": "yes"}],
            ),
            [],
            id="refused",
        ),
        pytest.param(
            permit().drop("records/0/signatures").set("records/0/original", {"form": "电子"}),
            [],
            id="sent electronically",
        ),
        pytest.param(
            permit().drop("records/0/signatures").set("records/0/original", {"form": "纸质"}),
            unsigned("申请书", "申请人", "2026-03-02"),
            id="sent on paper",
        ),
        pytest.param(
            paper(inspection(), "R20", "陈述申辩笔录", "2026-03-06"), unsigned("陈述申辩笔录"), id="on a visit"
        ),
        pytest.param(
            paper(penalty().set("mode", "非现场"), "R20", "陈述申辩笔录", "2026-03-06"),
            unsigned("陈述申辩笔录"),
            id="a penalty is no inspection, however it was found",
        ),
        pytest.param(
            paper(penalty(), "R20", "抽样取证凭证", "2026-03-06", party_absent="yes"), [], id="the party was absent"
        ),
        pytest.param(paper(penalty(), "R20", "陈述申辩笔录", "2026-12-10"), [], id="made today"),
        pytest.param(
            paper(inspection().set("mode", "非现场"), "R20", "陈述申辩笔录", "2026-03-06"), [], id="without a visit"
        ),
        pytest.param(penalty().drop("records/8/signatures"), [], id="a receipt: REC009 speaks"),
        pytest.param(penalty().drop("records/1/signatures"), [], id="an on-site record: REC003 speaks"),
    ],
)
def test_usual_signatures_there(draft: Draft, expected: list[str]) -> None:
    assert says(usual_signatures_there, draft) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            on_the_spot().drop("records/0/makers"),
            ["undetermined: 2026-03-04 的当场处罚决定书没有写明制作人，由谁签名无法判断"],
            id="nobody",
        ),
        pytest.param(
            on_the_spot()
            .drop("records/0/makers")
            .set("records/0/signatures", [{"name": "甲示例", "capacity": "执法人员"}]),
            [],
            id="an officer's signature",
        ),
        pytest.param(on_the_spot().drop("records/0/makers").set("records/0/made_on", "2021-07-14"), [], id="older law"),
        pytest.param(
            on_the_spot().drop("records/0/makers").set("records/0/made_on", "2021-07-15"),
            ["undetermined: 2021-07-15 的当场处罚决定书没有写明制作人，由谁签名无法判断"],
            id="the first day of the law",
        ),
        pytest.param(on_the_spot().drop("records/0/makers").set("records/0/made_on", "2026-12-10"), [], id="today"),
        pytest.param(penalty().drop("records/7/makers"), [], id="the general procedure"),
    ],
)
def test_form_signed_by_officers(draft: Draft, expected: list[str]) -> None:
    assert says(form_signed_by_officers, draft) == expected
