"""Legal review: no law gives it a period (118号（十四） asks each organ to set one), so the bureau's setting does."""

from __future__ import annotations

from enforcement_cli.law.clocks.row import Clock

ROWS = (
    Clock(
        "legal-review",
        "法制审核",
        start="review:submitted",
        length=0,
        unit="working_days",
        end="review:opined",
        basis=("G118-14-b",),
        duty_of="法制审核",
        length_setting="review_working_days",
        ends_after_start=True,
    ),
)
