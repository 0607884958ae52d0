"""One more decision costs what changed, and not a byte is another than if everything had been made anew."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.cases.ledger_facts import CHINA, UNSPOKEN
from enforcement_cli.cli import site_memory
from enforcement_cli.cli.cache_folder import CACHE
from enforcement_cli.cli.site_build import SiteBuild, Trust
from enforcement_cli.cli.site_memory import SiteMemory, recall, remember
from enforcement_cli.public.fragments import fragment_batches
from enforcement_cli.public.ledger import DisclosureState, Ledger
from enforcement_cli.public.made import Batch, Made, make_all
from enforcement_cli.public.render import render
from enforcement_cli.public.site import pages, site_batches, site_of
from enforcement_cli.public.site.before import registers_of
from enforcement_cli.resources import TEMPLATES
from enforcement_cli.storage import MARK, next_tree
from tests.public.site.before.test_before import STAFF, bureau

KINDS = ("行政处罚", "行政许可", "行政检查")
ROUNDS = 12


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists, blocks and files of the index of a few decisions, so that a short history fills many."""
    monkeypatch.setattr("enforcement_cli.public.site.lists.PAGE_SIZE", 3)
    monkeypatch.setattr("enforcement_cli.public.search.blocks.SIZES", (8, 4, 2))
    monkeypatch.setattr("enforcement_cli.public.search.build.CHUNK", 2)
    monkeypatch.setattr("enforcement_cli.public.fragments.NEWEST", 4)
    monkeypatch.setattr("enforcement_cli.public.site.feed.ENTRIES", 3)


class Bureau:
    """A bureau that discloses at random, its ledger, its settings and its public tree."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.target = root, root / "public"
        self.chance = random.Random(seed)
        self.entries: list[dict[str, Any]] = []
        self.at = datetime(2026, 3, 30, 9, 0, tzinfo=CHINA)
        self.agency: dict[str, Any] = {"name": "示例局", "contact": {"phone": "0359-6200000"}}
        self.registers = registers_of(bureau(), {"行政许可": 20})

    # What happens

    def disclose(self) -> None:
        """Some event of some decision, known to all clones or written by one that has not pulled for a while."""
        behind = self.chance.choice((0, 0, 0, 1, 2))
        self.at += timedelta(days=self.chance.choice((0, 1, 40)), minutes=1)
        number = self.chance.randint(1, 14)
        known = Ledger(self.entries[: len(self.entries) - behind])
        case = f"2026-{number:04d}"
        if any(each["case"] == case for each in self.entries[len(self.entries) - behind :]):
            known = Ledger(self.entries)
        state = known.state(case, 1)
        event = {
            DisclosureState.UNPUBLISHED: "published",
            DisclosureState.WITHDRAWN: self.chance.choice(("reinstated", "confirmed")),
            DisclosureState.PUBLISHED: self.chance.choice(("updated", "withdrawn", "confirmed")),
        }[state]
        reason = self.chance.choice(("更正文字差错", "撤销：事实不清", UNSPOKEN)) if event != "published" else None
        entry = known.add(
            case=case,
            decision=1,
            event=event,
            on=self.at.date(),
            written_at=self.at,
            by="丙示例",
            record=None if event == "withdrawn" else self._record(number),
            reason=reason,
        )
        self.entries.append(entry)

    def _record(self, number: int) -> dict[str, Any]:
        record = {
            "agency": {"name": "示例局"},
            "objects": [{"name": f"示例{number}号公司"}],
            "kind": self.chance.choice(KINDS),
            "conclusion": f"罚款{self.chance.randint(1, 9)}元，\n分两行写。",
            "penalties": [{"kind": "罚款", "amount": f"{self.chance.randint(1, 9)}000.50"}],
            "made_on": "2026-03-25",
            "facts": "=未按规定报送" * self.chance.randint(1, 3),
        }
        more = {"matter": "能源监察", "division": "节能科", "document_no": f"示罚〔2026〕{number}号", "outcome": "处罚"}
        return record | {key: value for key, value in more.items() if self.chance.random() < 0.5}

    def change_settings(self) -> None:
        """Another telephone number, or an address, or none."""
        self.agency["contact"] = {"phone": f"0359-620000{self.chance.randint(0, 9)}"}
        self.agency["base_url"] = self.chance.choice(("", "https://gongshi.example.gov.cn/"))

    def change_registers(self) -> None:
        """Another list of officers, or no register at all."""
        people = self.chance.sample(STAFF, self.chance.randint(0, 3))
        self.registers = registers_of(bureau(personnel=people), {"行政许可": 20})

    def meddle(self) -> None:
        """Somebody edits, removes, adds or copies files of the tree."""
        files = sorted(each for each in self.target.rglob("*.*") if each.is_file() and each.name != MARK)
        if not files:
            return
        file = self.chance.choice(files)
        match self.chance.randint(0, 4):
            case 0:
                file.unlink()  # not over the bytes: they are other names' as well in a copied tree
                file.write_bytes(b"<p>edited</p>")
            case 1:
                file.unlink()
            case 2:
                (file.parent / "stray.html").write_bytes(b"stray")
            case 3:
                shutil.copytree(self.target, self.root / "copy")
                shutil.rmtree(self.target)
                (self.root / "copy").rename(self.target)
            case _:
                shutil.rmtree(self.target)

    def forget(self) -> None:
        """The memory is lost, cut off or altered."""
        for file in (self.root / CACHE).glob("site-*"):
            data = bytearray(file.read_bytes())
            match self.chance.randint(0, 2):
                case 0:
                    file.unlink()
                case 1:
                    file.write_bytes(data[: len(data) // 2])
                case _:
                    data[self.chance.randrange(len(data))] ^= 1
                    file.write_bytes(data)

    # What the program makes of it

    def batches(self, briefs: Any) -> tuple[Iterator[Batch], list[Any]]:
        """As `disclosing.tree_batches` puts them together."""
        ledger = Ledger(self.entries)
        decisions = pages(ledger, briefs)
        site = site_of(ledger, decisions, self.agency, self.registers)
        return iter([*site_batches(site, self.registers), *fragment_batches(decisions)]), decisions

    def build(self, trust: Trust = Trust.DATES) -> set[str]:
        """The tree, as `disclosing.disclose` makes it; the files that were made though they were there already."""
        memory = recall(self.root, self.target)
        batches, decisions = self.batches(memory.briefs)
        with next_tree(self.target) as tree:
            work = SiteBuild(tree, memory, trust)
            made = {name for name, _ in work.files(batches)}
            tree.ready()
            tree.place()
            briefs = {each.source: each.brief for each in decisions if each.brief and each.source}
            remember(self.root, self.target, work.memory(briefs))
        return made

    def tree(self) -> dict[str, bytes]:
        """What lies on the disk."""
        found = {each.relative_to(self.target).as_posix(): each.read_bytes() for each in files_in(self.target)}
        del found[MARK]
        return found

    def anew(self) -> dict[str, bytes]:
        """What a program makes that remembers nothing."""
        return make_all(self.batches({})[0])


def files_in(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file())


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_the_tree_is_the_one_that_would_be_made_anew(seed: int, tmp_path: Path) -> None:
    place = Bureau(tmp_path, seed)
    happenings: list[Callable[[], None]] = [
        *[place.disclose] * 12,
        place.change_settings,
        place.change_registers,
        place.meddle,
        place.meddle,
        place.forget,
        lambda: None,
    ]
    for _ in range(ROUNDS):
        for happening in place.chance.choices(happenings, k=place.chance.randint(1, 3)):
            happening()

        place.build(place.chance.choice(list(Trust)))

        assert place.tree() == place.anew()
        assert place.build() == set()


def test_what_has_not_changed_is_not_made(tmp_path: Path) -> None:
    place = Bureau(tmp_path, 1)
    for _ in range(30):
        place.disclose()
    place.build()
    kept = {each: each.stat().st_mtime_ns for each in files_in(place.target)}
    number = sum(each["event"] != "published" for each in place.entries)

    place.disclose()
    made = place.build()

    assert number
    assert {each.name for each in files_in(place.target) if kept.get(each) != each.stat().st_mtime_ns} == {
        name.rpartition("/")[2] for name in made
    }
    decisions = {name for name in made if name.startswith("decisions/")}
    assert len(decisions) <= 1


def test_what_a_page_says_of_the_ledger_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that show no event are not filled anew for each: of a template nothing is asked but for what has changed."""
    place = Bureau(tmp_path, 1)
    place.disclose()
    place.build()
    asked = []

    def asking(template: str, values: Mapping[str, Any]) -> bytes:
        asked.append(template)
        return render(template, values)

    place.disclose()
    with monkeypatch.context() as patch:
        patch.setattr("enforcement_cli.public.site.frame.render", asking)
        made = place.build()

    assert {"about.html", "search.html", "before/index.html", "before/matters/XK-01.html"} <= made
    assert not [each for each in asked if "before/" in each or each in ("site/about.html.j2", "site/search.html.j2")]
    assert place.tree() == place.anew()


def test_another_program_makes_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Bureau(tmp_path, 2)
    place.disclose()
    place.build()
    assert recall(tmp_path, place.target).batches
    assert recall(tmp_path, tmp_path / "elsewhere") == SiteMemory()

    monkeypatch.setattr(site_memory, "_FORM", 0)

    assert recall(tmp_path, place.target) == SiteMemory()


def test_templates_that_changed_make_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Bureau(tmp_path, 2)
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    monkeypatch.setattr(site_memory, "TEMPLATES", templates)
    place.disclose()
    place.build()
    assert recall(tmp_path, place.target).batches

    page = templates / "site" / "base.html.j2"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n", encoding="utf-8")

    assert recall(tmp_path, place.target) == SiteMemory()


def test_an_edit_that_keeps_size_and_time_is_seen_by_whoever_compares_bytes(tmp_path: Path) -> None:
    place = Bureau(tmp_path, 3)
    place.disclose()
    place.build()
    page = place.target / "about.html"
    data, state = page.read_bytes(), page.stat()
    page.write_bytes(data[::-1])
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))

    assert place.build() == set()
    assert page.read_bytes() == data[::-1]

    place.build(Trust.BYTES)
    assert page.read_bytes() == data


def test_two_batches_of_one_name_are_a_mistake(tmp_path: Path) -> None:
    batch = Batch("a.html", "", lambda past: Made({"a.html": b""}))
    with next_tree(tmp_path / "public") as tree, pytest.raises(ValueError, match=r"two batches of the name a\.html"):
        list(SiteBuild(tree, SiteMemory(), Trust.DATES).files([batch, batch]))
