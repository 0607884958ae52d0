"""The pages of disclosure before the act, as a part of the site: `before/…`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from markupsafe import Markup

from enforcement_cli.public.site.before.flow import flow_chart
from enforcement_cli.public.site.before.registers import Registers
from enforcement_cli.public.site.frame import HOME, Site
from enforcement_cli.resources import TEMPLATES

KINDS = ("行政检查", "行政许可", "行政处罚", "行政强制")
"""The order in which matters are listed; other kinds follow."""
BEFORE = ("事前公开", "before/index.html")
MATTERS = ("执法事项清单", "before/matters.html")
WINDOWS = ("窗口岗位公示牌", "before/windows.html")


def _order(matter: Mapping[str, Any]) -> tuple[int, str]:
    kind = str(matter.get("kind", ""))
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)


def before(site: Site, registers: Registers) -> dict[str, bytes]:
    """Every page of it by its path. A list that the bureau has not begun has no page and is not linked."""
    matters = sorted(registers["matters"], key=_order)
    kinds = [(kind, list(of_kind)) for kind, of_kind in groupby(matters, key=lambda each: str(each.get("kind", "")))]
    standards = _by_matter(registers["discretion"])
    shared: dict[str, Any] = {"registers": registers, "kinds": kinds}
    files = {"assets/before.css": (TEMPLATES / "site" / "before" / "before.css").read_bytes()}

    def page(path: str, template: str, *crumbs: tuple[str, str], **values: Any) -> None:
        files[path] = site.page(
            path, f"site/before/{template}.html.j2", here="before", crumbs=(HOME, *crumbs), **shared, **values
        )

    page("before/index.html", "index")
    if matters:
        page("before/matters.html", "matters", BEFORE)
    for matter in matters:
        chart = flow_chart("flow", f"{matter['name']}办理流程图", matter.get("stages", ()))
        page(
            f"before/matters/{matter['id']}.html",
            "matter",
            BEFORE,
            MATTERS,
            matter=matter,
            # Made by flow_chart, which escapes every text of the register.
            chart=Markup(chart),
            standards=standards.get(matter["id"], ()),
            random=[each for each in registers["random"] if each.get("matter", {}).get("id") == matter["id"]],
        )
    for name in ("staff", "random", "discretion"):
        if registers[name]:
            page(f"before/{name}.html", name, BEFORE)
    if registers["windows"]:
        page("before/windows.html", "windows", BEFORE)
    for window in registers["windows"]:
        page(f"before/windows/{window['id']}.html", "window", BEFORE, WINDOWS, window=window)
    return files


def _by_matter(standards: list[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for standard in standards:
        for matter in standard.get("matters", ()):
            found.setdefault(matter["id"], []).append(standard)
    return found
