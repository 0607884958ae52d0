"""`enforce publish` among others: folders, the terminal, the machine's clock and encoding, and the check of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.cli import publish as command
from enforcement_cli.cli import writing
from enforcement_cli.problems import EnforceError
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, EPOCH, PAGE, bureau, ledger, snapshot, waiting
from tests.process import run


def test_a_folder_that_is_not_ours_is_refused_before_anything_is_written(publish: Run, root: Path) -> None:
    bureau(root, waiting())
    (root / "public").mkdir()
    (root / "public" / "index.html").write_text("somebody's", encoding="utf-8")
    before = snapshot(root)

    done = publish()

    assert done.code == 2
    assert "里有不是 enforce 生成的文件，没有改动" in done.err
    assert snapshot(root) == before


def test_another_folder(publish: Run, root: Path, tmp_path: Path) -> None:
    bureau(root, waiting())

    assert publish("--out", tmp_path / "网站").code == 0
    assert (tmp_path / "网站" / PAGE).is_file()
    assert not (root / "public").exists()


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_it_asks(publish: Run, root: Path, monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    bureau(root, waiting())
    asked = []

    def confirm(question: str) -> None:
        asked.append(question)
        if not answer:
            raise EnforceError("没有写入。")

    monkeypatch.setattr(command, "is_interactive", lambda: True)
    monkeypatch.setattr(writing, "confirm", confirm)

    done = publish()

    assert asked == ["公示以上 1 个决定吗？"]
    assert done.code == (0 if answer else 2)
    assert len(ledger(root)) == (1 if answer else 0)
    assert done.out.count("示工信罚〔2026〕1号") == 1


def test_what_changes_while_it_asks_is_not_published(publish: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau(root, waiting())

    def change(question: str) -> None:
        path = root / "cases/2026/2026-0001/decisions.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("罚款二万元", "罚款二十万元"), encoding="utf-8")

    monkeypatch.setattr(command, "is_interactive", lambda: True)
    monkeypatch.setattr(writing, "confirm", change)

    done = publish()

    assert (done.code, done.err) == (2, "错误：询问期间案卷有了变化，没有公示\n请再运行一次。\n")
    assert ledger(root) == []


def test_the_day_is_that_of_china_wherever_the_machine_is(tmp_path: Path) -> None:
    root = bureau(tmp_path / "案件库", waiting())
    evening = str(int(EPOCH) + 18 * 3600)  # 20:00 UTC, 04:00 of the next day in China

    done = run("--repo", root, "publish", env={"SOURCE_DATE_EPOCH": evening, "TZ": "UTC"})

    assert done.returncode == 0, done.stderr
    entry = (root / "cases/2026" / ledger(root)[0]).read_text(encoding="utf-8")
    assert '"on": "2026-03-31"\nwritten_at: "2026-03-31T04:00:00+08:00"\n' in entry


def test_no_text_is_read_or_written_in_the_machines_own_encoding(tmp_path: Path) -> None:
    root = bureau(tmp_path / "案件库", waiting())
    strict = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")

    for words in (
        ("publish",),
        ("withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", "昨天", "--reason", "x"),
        ("site",),
    ):
        done = run("--repo", root, *words, python=strict, env={"SOURCE_DATE_EPOCH": EPOCH})
        assert done.returncode == 0, done.stderr


def check(enforce: Run, root: Path) -> list[str]:
    """What the check says of the site."""
    lines = enforce("--repo", root, "--as-of", DAY, "check", "--select", "DIS024").out.splitlines()
    return [f"{line.split()[1]} {lines[number + 1].strip()}" for number, line in enumerate(lines) if "DIS024" in line]


def test_the_check_holds_the_site_against_the_ledger(enforce: Run, publish: Run, root: Path) -> None:
    bureau(root, waiting(), waiting(case="2026-0002", number=2))
    assert check(enforce, root) == []
    publish("2026-0001")
    early = {path: path.read_bytes() for path in (root / "public").rglob("*") if path.is_file()}
    publish()
    assert check(enforce, root) == []

    for path, data in early.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert check(enforce, root) == ["请核实 公示网站由较早的台账生成（1条，台账现有2条）"]
    publish()
    (root / "public" / "index.html").write_text("x", encoding="utf-8")
    (root / "public" / PAGE).unlink()
    assert check(enforce, root) == [f"不符 公示网站的页面与台账不一致：改动1个，缺少1个（index.html、{PAGE}）"]
    publish()
    late = {path: path.read_bytes() for path in (root / "public").rglob("*") if path.is_file()}
    enforce(
        "--repo", root, "--as-of", DAY, "withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", DAY, "--reason", "x"
    )
    for path, data in late.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert check(enforce, root) == [f"不符 公示网站仍有台账上不在公示的页面：{PAGE}"]
