"""The pages of disclosure before the act, as a part of the site: `before/…`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from enforcement_cli.cases.canonical import as_text, canonical
from enforcement_cli.public.made import Batch, digest, one_file
from enforcement_cli.public.registers import Registers
from enforcement_cli.public.site.before.flow import flow_chart
from enforcement_cli.public.site.frame import HOME, Site
from enforcement_cli.resources import TEMPLATES

KINDS = ("行政检查", "行政许可", "行政处罚", "行政强制")
"""The order in which matters are listed; other kinds follow."""
BEFORE = ("事前公开", "before/index.html")
MATTERS = ("执法事项清单", "before/matters.html")
WINDOWS = ("窗口岗位公示牌", "before/windows.html")
SUBJECTS: Mapping[str, tuple[str, str]] = {
    "主体": ("", "before/index.html#agency"),
    "人员": ("staff", "before/staff.html"),
    "职责": ("matters", "before/matters.html"),
    "权限": ("matters", "before/matters.html"),
    "依据": ("matters", "before/matters.html"),
    "程序": ("matters", "before/matters.html"),
    "救济渠道": ("", "about.html#remedies"),
    "随机抽查事项清单": ("random", "before/random.html"),
    "服务指南": ("matters", "before/matters.html"),
    "执法流程图": ("matters", "before/matters.html"),
    "裁量基准": ("discretion", "before/discretion.html"),
    "委托书": ("entrustments", "before/index.html#entrustments"),
}
"""Subject of the catalogue -> the register that its page here is made from ("" for none), and that page."""


def _order(matter: Mapping[str, Any]) -> tuple[int, str]:
    kind = str(matter.get("kind", ""))
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)


def before(site: Site, registers: Registers) -> Iterator[Batch]:
    """Every page of it by its path. A list that the bureau has not begun has no page and is not linked."""
    matters = sorted(registers["matters"], key=_order)
    kinds = [(kind, list(of_kind)) for kind, of_kind in groupby(matters, key=lambda each: str(each.get("kind", "")))]
    standards = _by_matter(registers["discretion"])
    shared: dict[str, Any] = {"registers": registers, "kinds": kinds}
    inputs = digest(canonical(as_text(registers)).decode("utf-8"))

    def page(path: str, template: str, *crumbs: tuple[str, str], own: Callable[[], Mapping[str, Any]] = dict) -> Batch:
        def values() -> Mapping[str, Any]:
            return {"crumbs": (HOME, *crumbs), **shared, **own()}

        return site.batch(path, f"site/before/{template}.html.j2", inputs, here="before", values=values)

    def of_matter(matter: Mapping[str, Any]) -> Mapping[str, Any]:
        chart = flow_chart("flow", f"{matter['name']}办理流程图", matter.get("stages", ()))
        return {
            "matter": matter,
            # Made by flow_chart, which escapes every text of the register.
            "chart": Markup(chart),
            "standards": standards.get(matter["id"], ()),
            "random": [each for each in registers["random"] if each.get("matter", {}).get("id") == matter["id"]],
        }

    yield one_file("assets/before.css", "", (TEMPLATES / "site" / "before" / "before.css").read_bytes)
    places = {subject: path for subject, (name, path) in SUBJECTS.items() if not name or registers[name]}
    yield page("before/index.html", "index", own=lambda: {"places": places})
    if matters:
        yield page("before/matters.html", "matters", BEFORE)
    for matter in matters:
        yield page(f"before/matters/{matter['id']}.html", "matter", BEFORE, MATTERS, own=partial(of_matter, matter))
    for name in ("staff", "random", "discretion"):
        if registers[name]:
            yield page(f"before/{name}.html", name, BEFORE)
    if registers["windows"]:
        yield page("before/windows.html", "windows", BEFORE)
    for window in registers["windows"]:
        yield page(f"before/windows/{window['id']}.html", "window", BEFORE, WINDOWS, own=partial(dict, window=window))


def _by_matter(standards: list[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for standard in standards:
        for matter in standard.get("matters", ()):
            found.setdefault(matter["id"], []).append(standard)
    return found
