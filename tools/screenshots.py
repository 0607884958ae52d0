"""`make screenshots`: the main pages of the example repository's public site, at three widths, into docs/screenshots/.

They are for people who look at the README and for those who change the design: run it before and after. The pictures
have few colours, so that the folder stays small.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

WIDTHS = {"phone": 360, "tablet": 768, "desktop": 1280}
HEIGHT = 2400
"""No picture is higher: what is below is more of the same."""
COLOURS = 32
PAGES = {
    "home": "index.html",
    "list": "list/index.html",
    "decision": "decisions/2026-0001-1.html",
    "statistics": "statistics/index.html",
    "search": "search.html?q=%E7%BD%9A%E6%AC%BE",
    "before": "before/index.html",
}
"""Name of the picture -> page, with its query. A page that the site does not have is left out."""


def main() -> int:
    """Make the pictures; exit 2 where there is no browser."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--pages", nargs="*", help="other pages of the site, by path")
    parser.add_argument("--dark", action="store_true", help="as on a screen in its dark mode")
    options = parser.parse_args()
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("no chromium: install it to take screenshots", file=sys.stderr)
        return 2
    pages = {each.partition(".")[0].replace("/", "-"): each for each in options.pages or ()} or PAGES
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "public"
        build(site)
        options.out.mkdir(parents=True, exist_ok=True)
        for path in take(site, browser, pages, options.out, dark=options.dark):
            print(f"{path.relative_to(options.out)}  {path.stat().st_size // 1024} KiB")
    return 0


def build(target: Path) -> None:
    """The site of the example repository."""
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.cli.disclosing import ledger_entries, site_files
    from enforcement_cli.storage import swap_tree

    repository = Repository(ROOT / "example_cases")
    swap_tree(target, site_files(ledger_entries(repository), repository))


def take(site: Path, browser: str, pages: dict[str, str], out: Path, *, dark: bool) -> list[Path]:
    """A picture of each page at each width."""
    from playwright.sync_api import sync_playwright

    found = []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        for kind, width in WIDTHS.items():
            context = running.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            for name, path in pages.items():
                file, _, query = path.partition("?")
                if not (site / file).is_file():
                    continue
                page.goto((site / file).as_uri() + (f"?{query}" if query else ""), wait_until="networkidle")
                height = min(HEIGHT, page.evaluate("document.documentElement.scrollHeight"))
                target = out / f"{name}-{kind}.png"
                page.screenshot(
                    path=str(target), full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}
                )
                shrink(target)
                found.append(target)
            context.close()
        running.close()
    return found


def shrink(path: Path) -> None:
    """The same picture with few colours."""
    from PIL import Image

    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
