"""Equal texts are kept once, whichever process has told them, and nothing that is told changes."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli import sharing
from enforcement_cli.cli.plan import Plan, Planned
from enforcement_cli.cli.recall import Recall
from enforcement_cli.cli.sharing import Sharing
from tests import repos
from tests.cli.publishing import waiting
from tests.cli.recalled import plan_of


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    repos.write(tmp_path, *(waiting(case=f"2026-{number:04d}", number=number) for number in range(1, 4)))
    found = plan_of(Recall(Repository(tmp_path)))
    assert len(found.planned) == 3
    return found


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (key, *texts_in(each))
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts_in(each)


def texts_of(planned: Planned) -> Iterator[str]:
    public = planned.public
    yield from texts_in(public.record)
    yield from texts_in([(each.field, each.original, each.text) for each in public.texts])
    yield from texts_in([public.known.names, public.known.phones, public.known.public])


def from_another_process(planned: Planned) -> Planned:
    found: Planned = pickle.loads(pickle.dumps(planned))
    return found


def test_what_several_processes_tell_is_the_same_and_kept_once(plan: Plan) -> None:
    told = [from_another_process(each) for each in (*plan.planned, *plan.planned)]
    shared = Sharing()

    found = [shared.planned(each) for each in told]

    assert found == told
    assert [pickle.loads(pickle.dumps(each)) for each in found] == told
    objects = {id(each): each for one in found for each in texts_of(one)}
    assert len(objects) == len(set(objects.values()))
    assert len({id(each) for one in told for each in texts_of(one)}) > 3 * len(objects) / 2


def test_a_plan_keeps_equal_texts_once(plan: Plan) -> None:
    objects = {id(each): each for one in plan.planned for each in texts_of(one)}

    assert len(objects) == len(set(objects.values()))


def test_no_more_texts_are_known_at_a_time_than_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_MOST", 3)
    shared, given = Sharing(), [str(number) * 3 for number in range(8)]

    assert shared.plain(given) == given
    assert len(shared._met) <= 3


@pytest.mark.parametrize("value", [None, True, 7, ("a", ["b", {"c": ("d", None)}]), [], {}, b"bytes"])
def test_plain_data_of_every_shape_stays_as_it_is(value: object) -> None:
    found = Sharing().plain(value)

    assert found == value
    assert type(found) is type(value)
