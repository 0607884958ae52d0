"""PRO045: a public notice counts as served when its time has run out."""

from __future__ import annotations

import pytest

from enforcement_cli.law.rules.public_notice import public_notice_ran_its_time
from tests.builders import Draft, penalty, permit
from tests.law.rules.rows import findings, says


def notice(issued: str | None, served: str | None, method: str = "公告送达") -> Draft:
    days = {"started_on": issued, "served_on": served}
    return penalty().set("decisions/0/service", [{"method": method, **{k: v for k, v in days.items() if v}}])


def too_soon(issued: str, length: int, last: str, served: str, severity: str = "error") -> str:
    return f"{severity}: 行政处罚决定书于{issued}公告送达，经过{length}日为{last}，视为送达日期写作{served}，公告期尚未届满"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(notice("2026-03-30", "2026-04-29"), [], id="the thirtieth day"),
        pytest.param(notice("2026-03-30", "2026-04-30"), [], id="the thirty-first"),
        pytest.param(notice("2026-03-30", "2026-06-30"), [], id="much later"),
        pytest.param(
            notice("2026-03-30", "2026-04-28"),
            [too_soon("2026-03-30", 30, "2026-04-29", "2026-04-28")],
            id="the twenty-ninth",
        ),
        # Thirty days of 3 September 2026 end on 3 October, a day off: the reading does not roll, later days pass too.
        pytest.param(notice("2026-09-03", "2026-10-03"), [], id="in National Day week"),
        pytest.param(notice("2026-09-03", "2026-10-08"), [], id="rolled over it"),
        pytest.param(notice("2026-01-20", "2026-02-19"), [], id="in the Spring Festival"),
        pytest.param(notice("2026-12-15", "2027-01-14"), [], id="into a year without a notice"),
        pytest.param(notice("2026-03-30", None), [], id="still running"),
        pytest.param(
            notice(None, "2026-04-28"),
            [
                "undetermined: 行政处罚决定书公告送达（视为送达日期2026-04-28），没有填写发出公告的日期，公告期是否已满无法判断"
            ],
            id="issued when?",
        ),
        pytest.param(
            notice("2023-12-31", "2024-01-29"),
            [too_soon("2023-12-31", 30, "2024-01-30", "2024-01-29", "warning")],
            id="2023: thirty days, text not at hand",
        ),
        pytest.param(
            notice("2024-01-01", "2024-01-30"),
            [too_soon("2024-01-01", 30, "2024-01-31", "2024-01-30")],
            id="2024: the text at hand",
        ),
        pytest.param(notice("2022-01-01", "2022-01-31"), [], id="2022: thirty days"),
        pytest.param(
            notice("2021-12-31", "2022-01-31"),
            [too_soon("2021-12-31", 60, "2022-03-01", "2022-01-31", "warning")],
            id="2021: sixty days",
        ),
        pytest.param(notice("2021-12-31", "2022-03-01"), [], id="2021: sixty days over"),
        pytest.param(notice("2026-03-30", "2026-03-31", "邮寄送达"), [], id="by post"),
        pytest.param(penalty(), [], id="handed over"),
    ],
)
def test_its_time(draft: Draft, expected: list[str]) -> None:
    assert says(public_notice_ran_its_time, draft) == expected


def test_papers_of_a_step_are_asked_about_too() -> None:
    draft = permit().step(
        "听证通知", "2026-03-05", service={"method": "公告送达", "started_on": "2026-03-05", "served_on": "2026-03-20"}
    )

    (found,) = findings(public_notice_ran_its_time, draft)

    assert (
        found.message
        == "听证通知文书于2026-03-05公告送达，经过30日为2026-04-04，视为送达日期写作2026-03-20，公告期尚未届满"
    )
    assert found.basis == ("CPL-95-1",)
