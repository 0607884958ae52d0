"""REG: what the bureau keeps beside its cases."""

from __future__ import annotations

import pytest

from enforcement_cli.law.rules.registers import no_sample_entries
from tests.builders import Draft, penalty
from tests.law.rules.rows import findings, repository, says


def marked(register: str, *rows: int, value: str = "yes") -> Draft:
    draft = penalty()
    for row in rows:
        draft.set(f"registers/{register}/{row}/sample", value)
    return draft


def test_registers_of_the_bureaus_own_are_silent() -> None:
    assert says(no_sample_entries, repository(penalty().case())) == []
    assert says(no_sample_entries, repository(marked("matters", 0, value="no").case())) == []


@pytest.mark.parametrize(
    ("register", "message"),
    [
        ("matters", "info: 执法事项清单里还有示例条目：CF-01、JC-01"),
        ("personnel", "info: 人员名录里还有示例条目：P01、P03"),
    ],
)
def test_samples_are_named_once_for_each_register(register: str, message: str) -> None:
    subject = repository(marked(register, 0, 2).case())

    assert says(no_sample_entries, subject) == [message]
    (found,) = findings(no_sample_entries, subject)
    assert (found.place.file, found.place.pointer) == (f"registers/{register}.yaml", (0, "sample"))
    assert found.case is None


def test_an_answer_of_the_wrong_shape_is_a_matter_of_the_schema() -> None:
    draft = penalty().set("registers/matters/0/sample", ["yes"])

    assert says(no_sample_entries, repository(draft.case())) == []
