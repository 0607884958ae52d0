"""Disclosure and withdrawal: 国办发〔2018〕118号（六）, 实施方案 三(一)3, 行政处罚法 48."""

from __future__ import annotations

from enforcement_cli.law.clocks.row import DISCLOSURE_2018, FOUNDING_2019, Clock

ROWS = (
    Clock(
        "disclosure-7",
        "行政许可、行政处罚决定公示",
        start="decision:to-disclose-7",
        length=7,
        unit="working_days",
        end="decision:disclosed",
        basis=("S-22", "G118-6-b"),
        duty_of="公示",
        stops=("decision:gone",),
        in_force_from=DISCLOSURE_2018,
    ),
    Clock(
        "disclosure-20",
        "其他执法决定公示",
        start="decision:to-disclose-20",
        length=20,
        unit="working_days",
        end="decision:disclosed",
        basis=("S-19", "G118-6-a"),
        duty_of="公示",
        stops=("decision:gone",),
        in_force_from=DISCLOSURE_2018,
    ),
    Clock(
        "withdrawal-3",
        "撤下已公示的决定",
        start="decision:gone-after-disclosure",
        length=3,
        unit="working_days",
        end="decision:withdrawn",
        basis=("S-25", "PL-48-2"),
        duty_of="公示",
        in_force_from=FOUNDING_2019,
        ends_after_start=True,
        reading="自裁决生效之日起算；收到在后的，自收到之日起算",
    ),
)
