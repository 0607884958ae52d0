"""Penalties whose parties were told of the right to a hearing."""

from __future__ import annotations

from tests.builders import Draft, penalty


def offered(on: str, made: str, *steps: tuple[str, str]) -> Draft:
    """A penalty decided that day, its party told of the right to a hearing on another."""
    draft = penalty().set("decisions/0/made_on", made).step("听证告知", on)
    for name, day in steps:
        draft.step(name, day)
    return draft
