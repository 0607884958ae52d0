"""The last look at a site in several processes: it finds, tells and writes what one process would."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from enforcement_cli.cli import looking, main, searching
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.detect import Known
from enforcement_cli.public.leaks import Hidden, Leak, Watched, leaks
from tests.cli.faults import files_of, site_of
from tests.cli.publishing import DAY, EPOCH, bureau, on_a_person, waiting

NAME = "褚金样"
WATCHED = [
    Watched(f"decisions/2026-{number:04d}-1.html", f"2026-{number:04d}", Known(names=(name,), public=("示例公司",)))
    for number, name in enumerate((NAME, "钱示范", "孙虚构"), 1)
]


def _pages(**more: str) -> Mapping[str, bytes]:
    """Three decisions and forty lists, so that there are several batches for each process."""
    pages = {each.page: "<p>某某，罚款三千元</p>" for each in WATCHED}
    pages |= {f"list/{number}.html": f"<li>第{number}件：示例公司</li>" for number in range(40)}
    return {name: text.encode("utf-8") for name, text in {**pages, **more}.items()}


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, 0),
        ({"list/7.html": f"<li>{NAME}</li>"}, 1),
        ({WATCHED[0].page: f"<p>{NAME}</p>", "list/9.html": "<li>身份证140599188503070017，钱示范</li>"}, 3),
        ({"list/3.html": "<p>经办</p>", "z.zip": "PK\x03\x04broken"}, 1),
    ],
    ids=["nothing", "in a list", "on its own page and a number", "unreadable"],
)
def test_it_finds_the_same_in_the_same_order(more: dict[str, str], found: int) -> None:
    files = _pages(**more)

    def told(jobs: int) -> list[Leak]:
        where = searching.together(jobs) if jobs > 1 else None
        return list(leaks(files, WATCHED, elsewhere=lambda page: (), looking=where))

    alone = told(1)

    assert len(alone) == found
    assert told(3) == alone


def test_what_another_decision_shows_is_no_leak_there_either() -> None:
    files = _pages(**{"list/7.html": "<li>褚金样</li>"})

    found = leaks(files, WATCHED, elsewhere=lambda page: ("褚金样",), looking=searching.together(2))

    assert list(found) == []


def _dies(hidden: Hidden) -> None:
    os._exit(9)


def test_a_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_begin", _dies)

    with pytest.raises(EnforceError) as told:
        list(leaks(_pages(), WATCHED, elsewhere=lambda page: (), looking=searching.together(2)))

    assert str(told.value) == (
        "检查公示网站的一个进程意外终止，可能是内存不足；没有公示\n请再运行一次；仍然如此的，加 --jobs 1，或者分批写明案件。"
    )


def test_several_processes_write_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MANY", 2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    drafts = [waiting(case=f"2026-{number:04d}", number=number) for number in range(1, 10)]
    drafts += [on_a_person(case=f"2026-{number:04d}", number=number) for number in range(10, 12)]
    made = []
    for jobs in ("1", "3"):
        root = bureau(tmp_path / jobs / "案件库", *drafts)
        main(["--repo", str(root), "--as-of", DAY, "-q", "publish", "--by", "丙示例", "--jobs", jobs])
        made.append((files_of(root), site_of(root)))

    assert made[0][1]
    assert sum(name.endswith("-published.yaml") for name in map(str, made[0][0])) >= 9
    assert made[1] == made[0]
