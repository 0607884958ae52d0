"""Every text for users has its English twin, with the same fields, and can be shown on a Chinese Windows console."""

from __future__ import annotations

import ast
import json
from collections import Counter
from pathlib import Path

import pytest

from enforcement_cli.messages import catalogue, tr, use_language
from tests.messages_help import CHINESE, PACKAGE, dynamic_texts, fields, templates, templates_of

TEMPLATES = {each.text: each for each in templates()}
FILES = sorted((PACKAGE / "locale" / "en").glob("*.json"))


def test_the_reader_sees_every_way_to_give_a_template() -> None:
    source = """
WHY = {"a": "甲{x}", "b": ("乙", "丙")}
raise EnforceError("丁" if x else "戊", remedy="己")
problem(place, WHY[key], remedy="庚")
run.problem("辛{due}")
for template, remedy in WHY.values():
    raise UndeterminedError(template, remedy=remedy)
tr("plain")
typer.Option("--x", help=tr("壬"))
other("癸")
"""

    found = {each.text for each in templates_of(source, "x.py")}

    assert found == {"甲{x}", "乙", "丙", "丁", "戊", "己", "庚", "辛{due}", "壬"}


def test_every_template_has_an_english_twin() -> None:
    missing = [f"{each.file}:{each.line}: {each.text}" for each in TEMPLATES.values() if each.text not in catalogue()]

    assert missing == []


def test_twins_have_the_same_fields() -> None:
    different = [text for text, english in catalogue().items() if fields(text) != fields(english)]

    assert different == []


def test_english_is_english() -> None:
    """Words of the law (不予处罚, 事由 …) and values of the files stay what they are; the sentence around them does not."""
    chinese = [english for english in catalogue().values() if not _is_english(english)]

    assert chinese == []


def _is_english(text: str) -> bool:
    """Whether there are more English letters than Chinese characters, full-width punctuation included."""
    letters = sum(each.isascii() and each.isalpha() for each in text)
    return letters > len(CHINESE.findall(text)) or not CHINESE.search(text)


def test_no_template_is_put_together_at_run_time() -> None:
    assert list(dynamic_texts()) == []


def test_one_template_has_one_translation() -> None:
    pairs = {
        (text, english) for file in FILES for text, english in json.loads(file.read_text(encoding="utf-8")).items()
    }
    twice = [text for text, count in Counter(text for text, _ in pairs).items() if count > 1]

    assert twice == []


def test_the_catalogue_holds_nothing_that_no_code_says() -> None:
    """A text may also reach `tr` as data of a table; then it stands in the code as it is."""
    said = {
        node.value
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert sorted(text for text in catalogue() if text not in said) == []


@pytest.mark.parametrize(
    "file", [*FILES, *sorted((PACKAGE / "locale" / "zh").glob("*.json"))], ids=lambda each: each.name
)
def test_catalogues_are_sorted_flat_and_without_doubles(file: Path) -> None:
    def pairs(given: list[tuple[str, object]]) -> dict[str, object]:
        assert len({key for key, _ in given}) == len(given)
        return dict(given)

    content = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=pairs)

    assert all(isinstance(each, str) for each in content.values())


def test_every_text_can_be_shown_on_a_gbk_console() -> None:
    unshown = [each.text for each in TEMPLATES.values() if each.text.encode("gbk", "ignore").decode("gbk") != each.text]

    assert unshown == []


def test_the_language_chooses_the_text() -> None:
    use_language("en")
    try:
        assert tr("错误：") == "Error: "
    finally:
        use_language("zh")
    assert tr("错误：") == "错误："
