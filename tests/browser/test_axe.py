"""axe-core on every kind of page: no violation of WCAG 2.2 AA, nor of what is good practice beyond it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_site import PAGES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"""async () => (await axe.run(document, {{runOnly: {TAGS}, resultTypes: ['violations']}}))
    .violations.map(each => [each.id, each.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary)])"""
AS_SEEN = [(1280, "light"), (320, "light"), (1280, "dark")]


def violations(page: Any, axe: str) -> list[Any]:
    """What axe finds in the page that is open; it is put in from outside, past the page's own policy."""
    page.evaluate(axe)
    return list(page.evaluate(RUN))


@pytest.mark.parametrize(("width", "scheme"), AS_SEEN)
@pytest.mark.parametrize("name", PAGES)
def test_no_violation(page: Any, site: Path, axe: str, name: str, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / name).as_uri())

    assert violations(page, axe) == []


def kinds(root: Path) -> list[str]:
    """One page of each kind of the site: the first of each folder, and all at its top.

    What is pasted into another site's page is no page of its own.
    """
    first: dict[str, str] = {}
    for path in sorted(root.rglob("*.html")):
        name = path.relative_to(root).as_posix()
        folder = name.rpartition("/")[0]
        if folder == "fragments":
            continue
        first.setdefault(name if folder in ("", "before") else folder, name)
    return sorted(first.values())


@pytest.mark.parametrize(("width", "scheme"), AS_SEEN)
def test_no_violation_in_what_the_examples_show(page: Any, examples: Path, axe: str, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for name in kinds(examples):
        page.goto((examples / name).as_uri())
        found[name] = violations(page, axe)

    assert {name: each for name, each in found.items() if each} == {}


def test_axe_would_find_something(page: Any, site: Path, axe: str) -> None:
    """The search itself works: a page with its faults put in is not passed."""
    page.goto((site / "index.html").as_uri())
    page.evaluate("document.documentElement.removeAttribute('lang')")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"x.png\">')")

    assert {"html-has-lang", "image-alt"} <= {rule for rule, _ in violations(page, axe)}
