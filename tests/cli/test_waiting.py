"""Settings that somebody alters while a publishing command waits: for the lock, or for a person's answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli import storage
from enforcement_cli.cli import publish, writing
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, EPOCH, bureau, ledger, on_a_person, waiting

NAME, PHONE = "示例县工业和信息化局", "0359-6200000"
NEW_NAME, NEW_PHONE = "示例县工业和信息化新局", "0359-6200001"
SHOWN = "  party_name_shown:\n    - from: 2020-01-01\n      value: 全名\n      source: 示例规定\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A decision in public, and one on a person that waits."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return bureau(tmp_path / "案件库", waiting(), on_a_person("2026-0002", number=2))


@pytest.fixture
def run(enforce: Run, root: Path) -> Run:
    """Any command in `root`."""

    def in_root(*arguments: str | Path) -> Any:
        return enforce("--repo", root, "--as-of", DAY, *arguments)

    assert in_root("publish", "2026-0001", "--by", "丙示例").code == 0
    return in_root


def settings(root: Path, old: str, new: str) -> None:
    """Alter the settings."""
    file = root / "enforce.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def home(root: Path) -> str:
    return (root / "public" / "index.html").read_text(encoding="utf-8")


def test_an_export_takes_the_settings_as_they_are_when_its_turn_comes(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = storage.lock
    assert "CF_SJLYDM" in run("export", "credit-china", "--format", "csv").err

    @contextmanager
    def after_a_while(*arguments: Any, on_wait: Any, **more: Any) -> Iterator[Any]:
        on_wait("正在等待……")
        settings(root, f"name: {NAME}\n", f"name: {NAME}\n  code: 11140599MB0000019C\n")
        with hold(*arguments, on_wait=on_wait, **more) as held:
            yield held

    monkeypatch.setattr(storage, "lock", after_a_while)
    assert "CF_SJLYDM" not in run("export", "credit-china", "--format", "csv").err


@pytest.mark.parametrize(
    "command",
    [
        ("publish",),
        ("site",),
        ("withdraw", "2026-0001", "--trigger", "依法不予公开", "--yes"),
    ],
    ids=lambda each: each[0],
)
def test_settings_altered_while_another_run_is_waited_for_are_those_of_the_site(
    root: Path, run: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = storage.lock

    @contextmanager
    def after_a_while(*arguments: Any, on_wait: Any, **more: Any) -> Iterator[Any]:
        on_wait("正在等待……")
        settings(root, NAME, NEW_NAME)
        settings(root, PHONE, NEW_PHONE)
        with hold(*arguments, on_wait=on_wait, **more) as held:
            yield held

    monkeypatch.setattr(storage, "lock", after_a_while)
    assert run(*command).code == 0
    assert NEW_PHONE in home(root)
    assert PHONE not in home(root)
    new = [file for file in ledger(root) if file.startswith("2026-0002")]
    assert len(new) == (command == ("publish",))
    assert all(NEW_NAME in (root / "cases" / "2026" / file).read_text(encoding="utf-8") for file in new)


def answers(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], None]) -> None:
    """Somebody sits at the terminal, and says yes once something has happened."""
    monkeypatch.setattr(publish, "is_interactive", lambda: True)
    monkeypatch.setattr(writing, "confirm", lambda question: meanwhile())


def test_settings_altered_while_a_person_thinks_are_those_of_the_site(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, lambda: settings(root, PHONE, NEW_PHONE))
    assert run("publish").code == 0
    assert NEW_PHONE in home(root)
    assert PHONE not in home(root)


def test_what_settings_make_of_a_record_is_what_the_person_agreed_to(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, lambda: settings(root, "\nsettings:\n", f"\nsettings:\n{SHOWN}"))
    before = ledger(root)
    refused = run("publish")
    assert (refused.code, ledger(root)) == (2, before)
    assert "询问期间案卷有了变化，没有公示" in refused.err
