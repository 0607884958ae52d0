"""SEC020 and SEC021: tables for the credit platform in the public folder, or under version control."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.site_facts import ConfidentialFacts
from enforcement_cli.law.rules.confidential import no_table_in_history, no_table_in_public
from tests.builders import inspection, penalty
from tests.law.rules.rows import repository, says

WORDS = "是供上报的双公示表，含身份证号码等"


@pytest.mark.parametrize(
    ("facts", "in_public", "in_history"),
    [
        pytest.param(ConfidentialFacts(), [], [], id="none"),
        pytest.param(None, [], [], id="not looked for"),
        pytest.param(
            ConfidentialFacts(in_public=("public/data/a.xlsx", "public/b.csv")),
            [
                f"error: public/data/a.xlsx {WORDS}，却在公示网站的文件夹里",
                f"error: public/b.csv {WORDS}，却在公示网站的文件夹里",
            ],
            [],
            id="in public",
        ),
        pytest.param(
            ConfidentialFacts(tracked=("exports/a.csv",)),
            [],
            [f"warning: exports/a.csv {WORDS}，却进了版本库"],
            id="under version control",
        ),
        pytest.param(
            ConfidentialFacts(in_public=("public/a.csv",), tracked=("public/a.csv",)),
            [f"error: public/a.csv {WORDS}，却在公示网站的文件夹里"],
            [],
            id="both: the worse is told",
        ),
    ],
)
def test_tables(facts: ConfidentialFacts | None, in_public: list[str], in_history: list[str]) -> None:
    subject = repository(penalty().case(), inspection().case(), confidential=facts)

    assert says(no_table_in_public, subject) == in_public
    assert says(no_table_in_history, subject) == in_history
