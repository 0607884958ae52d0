"""The templates of the public site: nothing active, nothing from outside, no hole where a value is missing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from enforcement_cli.public.render import chinese_day, environment, money, render
from enforcement_cli.resources import TEMPLATES
from tests.public.test_site import AGENCY, Book

SITE = sorted((TEMPLATES / "site").glob("*"))
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

    assert not re.search(r"<(script|style|iframe|object|embed|form|input|img|svg)\b", content)
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
        assert policies == ["default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"], name
        loaded = [each["href"] for tag, each in tags if tag == "link"]
        assert loaded == [("" if "/" not in name else "../") + "assets/style.css"]
        assert [tag for tag, each in tags if "src" in each] == []


def test_every_link_leads_to_a_page_of_the_site() -> None:
    book = Book()
    for number in range(1, 60):
        book.add(number)
    book.add(2, "withdrawn", reason="撤销：事实不清")
    site = book.site()
    for name, data in site.items():
        if not name.endswith(".html"):
            continue
        for tag, each in Tags(data.decode("utf-8")).tags:
            if tag != "a" or str(each["href"]).startswith("#"):
                continue
            path = Path(name).parent.joinpath(str(each["href"])).as_posix()
            parts: list[str] = []
            for part in path.split("/"):
                if part == "..":
                    parts.pop()
                elif part != ".":
                    parts.append(part)
            assert "/".join(parts) in site, f"{name} -> {each['href']}"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    plain = Book()
    plain.add(1)
    plain.add(2)
    plain.add(2, "withdrawn", reason="x")
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
        },
    )
    book.add(2)
    book.add(2, "withdrawn", reason=text)

    for name, data in book.site().items():
        if not name.endswith(".html"):
            continue
        page, calm = Tags(data.decode("utf-8")), Tags(plain.site()[name].decode("utf-8"))
        # The same elements with the same attributes but for those that carry the text (none does).
        kinds = [(tag, sorted(each)) for tag, each in page.tags if tag not in ("div", "dt", "dd")]
        expected = [(tag, sorted(each)) for tag, each in calm.tags if tag not in ("div", "dt", "dd")]
        assert kinds == expected, name
    page = Tags(book.site()["decisions/2026-0001-1.html"].decode("utf-8"))
    assert text in page.words
    assert text.strip() in "".join(Tags(book.site()["decisions/2026-0002-1.html"].decode("utf-8")).words)


def test_a_value_that_is_missing_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        render("site/about.html.j2", {"agency": {"contact": {}}, "stamp": None, "root": ""})


def test_templates_run_in_the_sandbox() -> None:
    with pytest.raises(SecurityError):
        environment().from_string("{{ x.__class__.__mro__[1].__subclasses__() }}").render(x="")
    assert environment().from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


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
    page = render("site/about.html.j2", {"agency": hostile, "stamp": None, "root": ""}).decode("utf-8")

    assert 'href="javascript' not in page
    assert "<b>1</b>" not in page
