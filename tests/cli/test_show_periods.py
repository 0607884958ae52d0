"""`enforce show` tells each period once, and says of a party's own that it is over."""

from __future__ import annotations

from tests.cli.conftest import Run
from tools.replay import EXAMPLES


def periods(enforce: Run, case: str) -> list[str]:
    out = enforce("show", case, "--repo", EXAMPLES, "--as-of", "2026-12-10").out
    return [" ".join(line.split()) for line in out.partition("期限\n")[2].partition("\n\n")[0].splitlines()]


def test_a_partys_period_that_is_over(enforce: Run) -> None:
    """It counted working days below nought."""
    said = periods(enforce, "2026-0005")

    assert "当事人要求听证 不迟于 2026-06-10，已届满 《行政处罚法》第六十四条第一项" in said
    assert "当事人直接提起行政诉讼 不迟于 2026-12-28，还有12个工作日 《行政诉讼法》第四十六条第一款" in said


def test_step_and_performance_tell_one_demand(enforce: Run) -> None:
    said = periods(enforce, "2026-0006")

    assert [each for each in said if "催告" in each] == [
        "当事人按催告履行 不迟于 2026-08-24，已届满 《行政强制法》第五十四条"
    ]
    assert len(said) == len(set(said))
    assert "公告送达期满 不迟于 2026-07-08，已届满 《民事诉讼法》第九十五条第一款" in said
