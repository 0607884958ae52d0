"""Lines and columns of what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.locating import Locator
from enforcement_cli.problems import Place

CASE = "cases/2026/2026-0001/case.yaml"


@pytest.fixture
def locate(tmp_path: Path) -> Locator:
    folder = tmp_path / "cases/2026/2026-0001"
    folder.mkdir(parents=True)
    (tmp_path / "enforce.yaml").write_text("schema: 1\n", encoding="utf-8", newline="\n")
    (folder / "case.yaml").write_text(
        "# 案\nid: 甲\nparties:\n  - name: 乙\n    type: 法人\n", encoding="utf-8", newline="\n"
    )
    (folder / "records.yml").write_text("# 记录\n- id: R01\n", encoding="utf-8", newline="\n")
    (folder / "review.yaml").write_text("{", encoding="utf-8", newline="\n")
    (folder / "照片.jpg").write_bytes(b"id: x\n")
    return Locator(Repository(tmp_path))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(Place(CASE, ("id",)), (2, 1, 2), id="a field"),
        pytest.param(Place(CASE, ("parties", 0, "type")), (5, 5, 5), id="a field of an item"),
        pytest.param(Place(CASE, ("parties", 0)), (4, 5, 5), id="an item of several lines"),
        pytest.param(Place(CASE, ("parties", 0, "code")), (4, 5, 4), id="what is not there: what it would stand in"),
        pytest.param(Place("cases/2026/2026-0001/records.yml", (0, "id")), (2, 3, 2), id="the other ending"),
        pytest.param(Place(CASE, (), 7, 9, 8), (7, 9, 8), id="lines that are known"),
        pytest.param(Place(CASE, (), 7), (7, 1, 7), id="a line alone"),
        pytest.param(Place("cases/2026/2026-0001/review.yaml", ("x",)), (1, 1, 1), id="a file that cannot be read"),
        pytest.param(Place("cases/2026/2026-0001/decisions.yaml", ("x",)), (1, 1, 1), id="a file that is not there"),
        pytest.param(Place("cases/2026/2026-0001/照片.jpg", ("id",)), (1, 1, 1), id="no file of ours"),
    ],
)
def test_where_it_is(locate: Locator, place: Place, expected: tuple[int, int, int]) -> None:
    assert locate(place) == expected


def test_file_after_file(locate: Locator) -> None:
    one, other = Place(CASE, ("id",)), Place("cases/2026/2026-0001/records.yml", (0, "id"))

    assert [locate(each) for each in (one, other, one)] == [(2, 1, 2), (2, 3, 2), (2, 1, 2)]
