"""The templates of the public site: nothing active, nothing from outside, no hole where a value is missing."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from enforcement_cli.public.render import chinese_day, environment, money
from enforcement_cli.public.shape import SHAPE, TEXT, shown, texts_of
from enforcement_cli.public.site import Site, build_site
from enforcement_cli.public.site.lists import FACETS
from enforcement_cli.resources import TEMPLATES
from tests.public.test_site import AGENCY, Book

SITE = sorted(each for each in (TEMPLATES / "site").rglob("*") if each.is_file())
HTML = [each for each in SITE if each.name.endswith(".html.j2")]
HOSTILE = (
    "{{ 7 * 7 }}",
    "{% raw %}{% endraw %}",
    "{{ ''.__class__.__mro__ }}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "[/bold][red]x[/red]",
    '=HYPERLINK("http://example.invalid")',
    "::error file=x::y",
    "</title><b>x</b>",
    "--><b>x</b>",
    "]]>",
)


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"
)


class Tags(HTMLParser):
    """Every start tag with its attributes, and the text outside of them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("file", SITE, ids=lambda each: each.name)
def test_no_template_marks_anything_as_safe(file: Path) -> None:
    content = file.read_text(encoding="utf-8")

    for word in ("|safe", "| safe", "Markup", "autoescape", "{% raw", "from_string", "include "):
        assert word not in content


@pytest.mark.parametrize("file", HTML, ids=lambda each: each.name)
def test_no_template_has_script_style_or_anything_from_outside(file: Path) -> None:
    content = file.read_text(encoding="utf-8")

    assert not re.search(r"<(style|iframe|object|embed|base)\b", content)
    for image in re.findall(r"<img\b[^>]*>", content):
        assert ' src="{{ root }}' in image
        assert ' alt="' in image
    # A script is a file of the site with nothing in it but its name; a form goes to a page of the site.
    for script in re.findall(r"<script\b.*", content):
        assert re.fullmatch(r'<script src="\{\{ root \}\}assets/[a-z-]+\.js" defer></script>', script), script
    for form in re.findall(r"<form\b[^>]*>", content):
        assert re.search(r' action="(\{\{ root \}\})?[a-z-]+\.html"', form)
        assert 'method="get"' in form
    assert not re.search(r"\s(on[a-z]+|style|srcset|ping)\s*=", content)
    assert "//" not in content
    # Every attribute is quoted, so that a value cannot leave it.
    assert not re.search(r"=\{\{", content)


def test_the_style_sheet_fetches_nothing() -> None:
    style = (TEMPLATES / "site" / "style.css").read_text(encoding="utf-8")

    assert "url(" not in style
    assert "@import" not in style


def test_every_page_has_the_policy_and_no_more_than_its_style_sheet() -> None:
    book = Book()
    book.add(1)
    book.add(2)
    book.add(2, "withdrawn", reason="撤销：事实不清")
    for name, data in book.site().items():
        if not name.endswith(".html"):
            continue
        tags = Tags(data.decode("utf-8")).tags
        policies = [each["content"] for tag, each in tags if each.get("http-equiv") == "Content-Security-Policy"]
        assert policies == [POLICY], name
        root = "../" * name.count("/")
        loaded = [(each["rel"], each["href"]) for tag, each in tags if tag == "link"]
        files = [("stylesheet", "assets/style.css"), ("icon", "assets/icon.svg"), ("alternate", "feed.xml")]
        assert loaded == [(rel, root + file) for rel, file in files]
        sources = [(tag, str(each["src"]).startswith(f"{root}assets/")) for tag, each in tags if "src" in each]
        assert set(sources) <= {("script", True)}


def test_every_link_leads_to_a_page_of_the_site() -> None:
    book = Book()
    for number in range(1, 60):
        book.add(number)
    book.add(2, "withdrawn", reason="撤销：事实不清")
    site = book.site()
    for name, data in site.items():
        if not name.endswith(".html"):
            continue
        for _, each in Tags(data.decode("utf-8")).tags:
            target = str(each.get("href") or each.get("src") or each.get("action") or "").partition("#")[0]
            # To call, to write, and the bureau's own site, as enforce.yaml says it.
            if not target or target in ("tel:03596200000", AGENCY["contact"]["url"]):
                continue
            path = Path(name).parent.joinpath(target).as_posix()
            parts: list[str] = []
            for part in path.split("/"):
                if part == "..":
                    parts.pop()
                elif part != ".":
                    parts.append(part)
            assert "/".join(parts) in site, f"{name} -> {target}"


def spoken(text: str) -> dict[str, bytes]:
    """A site in which every text of a record, and the reason of a withdrawal, is this one."""
    book = Book()
    book.add(
        1,
        record={
            "objects": [{"name": text}],
            "matter": text,
            "conclusion": text,
            "document_no": text,
            "document": text,
            "division": text,
            "kind": text,
            "outcome": text,
            "facts": text,
            "basis": [{"law": text, "article": text}],
            "corrections": [{"kind": text, "on": "2026-04-01", "text": text}],
        },
    )
    book.add(1, "updated", reason=text, record={"conclusion": text})
    book.add(2)
    book.add(2, "withdrawn", reason=text)
    return book.site()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    # Lists are called after what their decisions have in common, so that these have other names.
    named = {each.folder("x"): each.folder(text) for each in FACETS if each.key != "year"}
    site = spoken(text)
    for name, data in spoken("x").items():
        if not name.endswith(".html"):
            continue
        folder, _, file = name.rpartition("/")
        page, calm = Tags(site[f"{named.get(folder, folder)}/{file}".lstrip("/")].decode("utf-8")), Tags(data.decode())
        # The same elements with the same attributes.
        assert [(tag, sorted(each)) for tag, each in page.tags] == [(tag, sorted(each)) for tag, each in calm.tags], (
            name
        )
    page = Tags(site["decisions/2026-0001-1.html"].decode("utf-8"))
    assert text in page.words
    assert text.strip() in "".join(Tags(site["decisions/2026-0002-1.html"].decode("utf-8")).words)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_the_feed(text: str) -> None:
    root = ElementTree.fromstring(spoken(text)["feed.xml"])

    assert {each.tag.rpartition("}")[2] for each in root.iter()} == {
        *("feed", "id", "title", "updated", "author", "name", "link", "generator", "state"),
        *("entry", "published", "category", "summary"),
    }
    assert text in [str(each.text) for each in root.iter() if each.tag.endswith("summary")]


def filled(shape: Any, path: str = "") -> Any:
    """A record with every field of the shape; each free text is its own path."""
    if isinstance(shape, Mapping):
        return {key: filled(each, f"{path}/{key}") for key, each in shape.items()}
    if isinstance(shape, list):
        return [filled(shape[0], path)]
    return next((each for each in ("2026-03-05", "7", "yes", "a" * 64) if shape is not TEXT and shape.fits(each)), path)


def test_every_text_that_a_record_may_hold_is_on_its_page() -> None:
    book = Book()
    record = {**filled(SHAPE), "files": [{"file": f"files/{'b' * 64}.png", "title": "图", "sha256": "a" * 64}]}
    del record["remedies"]["reconsideration_first"]
    book.add(1, record=record)
    page = html.unescape(book.site()["decisions/2026-0001-1.html"].decode("utf-8"))

    texts = dict(texts_of(shown(record)))
    assert len(texts) > 25
    # What kind of person the object is is told by its name; a picture's digest is for programs.
    apart = {"objects/type", "files/sha256"}
    assert [where for where, text in texts.items() if where not in apart and text not in page] == []
    assert page.count("2026年3月5日") >= 5


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {},
            "可以自知道或者应当知道该行政行为之日起 60 日内，向示例县人民政府申请行政复议。"
            "也可以自知道或者应当知道作出该行政行为之日起 6 个月内，直接向示例法院提起行政诉讼。",
        ),
        # 行政复议法第二十三条：复议在前，起诉的期限另算。
        (
            {"reconsideration_first": "yes"},
            "应当先自知道或者应当知道该行政行为之日起 60 日内，向示例县人民政府申请行政复议。"
            "对行政复议决定不服的，可以再依法向示例法院提起行政诉讼。",
        ),
    ],
)
def test_where_to_turn_against_a_decision(more: dict[str, str], said: str) -> None:
    book = Book()
    organs = {"reconsideration_organ": "示例县人民政府", "court": "示例法院"}
    book.add(1, record={"remedies": {**organs, "reconsideration_days": "60", "suit_months": "6", **more}})

    assert said in "".join(Tags(book.site()["decisions/2026-0001-1.html"].decode("utf-8")).words)


def test_a_value_that_is_missing_stops_the_page() -> None:
    site = Site({"contact": {}, "organs": {}, "reports": ()}, pages=(), stamp=None, inputs="", parts=frozenset())

    with pytest.raises(UndefinedError, match="name"):
        site.page("about.html", "site/about.html.j2", here="about")


def test_templates_run_in_the_sandbox() -> None:
    with pytest.raises(SecurityError):
        environment().from_string("{{ x.__class__.__mro__[1].__subclasses__() }}").render(x="")
    assert environment().from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


def test_a_record_with_a_key_like_a_method_shows_the_value() -> None:
    assert (
        environment().from_string("{{ x.items }} {{ x.get('a') }}").render(x={"items": "物品", "a": "值"}) == "物品 值"
    )


@pytest.mark.parametrize("name", ["__class__", "__init__", "_private"])
def test_of_our_own_classes_a_template_gets_nothing_that_is_not_public(name: str) -> None:
    site = Site({}, pages=(), stamp=None, inputs="", parts=frozenset())

    with pytest.raises((SecurityError, UndefinedError)):
        environment().from_string("{{ site." + name + ".x }}").render(site=site)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("20000.00", "20,000"), ("1234.50", "1,234.50"), ("0.05", "0.05"), ("200", "200"), ("1234.5", "1,234.50")],
)
def test_amounts_for_reading(amount: str, shown: str) -> None:
    assert money(amount) == shown


def test_days_for_reading() -> None:
    assert chinese_day("2026-03-05") == "2026年3月5日"


def test_the_bureaus_name_and_address_are_text_as_well() -> None:
    hostile = {"name": AGENCY["name"], "contact": {"url": "javascript:alert(1)", "phone": "<b>1</b>"}}
    for data in build_site([], hostile).values():
        page = data.decode("utf-8")
        assert 'href="javascript' not in page
        assert "<b>1</b>" not in page
