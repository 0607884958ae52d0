"""What a clerk is told of a field of the public record: its title, in either language."""

from __future__ import annotations

import pytest

from enforcement_cli.cli.titles import title_of
from enforcement_cli.messages import use_language
from enforcement_cli.public.shape import SHAPE


@pytest.mark.parametrize("field", [*SHAPE, "public_summary", "files/0/title", "corrections/0/text"])
def test_every_field_of_a_public_record_has_an_english_title(field: str) -> None:
    use_language("en")

    assert title_of(field).isascii()


def test_what_is_hidden_in_a_penalty_is_told_in_either_language() -> None:
    assert title_of("penalties/0/kind") == "处罚"
    use_language("en")
    assert title_of("penalties/0/kind") == "penalties"
