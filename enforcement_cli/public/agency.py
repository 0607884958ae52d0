"""Bureau -> plain data: what it says of itself on every page, taken from its settings by an allow-list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard

from enforcement_cli.cases.bureau import Agency
from enforcement_cli.cases.registers_yearly import YearlyReport


def agency_of(agency: Agency, reports: Iterable[YearlyReport] = ()) -> dict[str, Any]:
    """What the bureau says of itself on every page.

    `name`; `contact`: where to complain and ask for correction (S-21); `organs`: to whom one turns against a decision
    (`government` for reconsideration, `court`, `supervisor` of enforcement); `code`; `base_url`, the address of the
    site with a slash at its end; `reports`: its yearly reports (G118 六, OGI 49) that are public, the latest first.
    What is not given is absent. Raises UnreadableError where the settings hold something of the wrong shape.
    """
    contact = agency.contact
    lines = (
        {
            "phone": contact.phone,
            "address": contact.address,
            "email": contact.email,
            "hours": contact.hours,
            "url": contact.url,
        }
        if contact
        else {}
    )
    organs = {"government": agency.government, "court": agency.court, "supervisor": agency.supervisor}
    found: dict[str, Any] = {"name": agency.name or "", "contact": _given(lines), "organs": _given(organs)}
    base = f"{agency.site_url.rstrip('/')}/" if _is_of_the_web(agency.site_url) else None
    published = [_report(each) for each in reports if _is_public(each)]
    published.sort(key=lambda each: (each["year"], each["published_on"], each["title"]), reverse=True)
    return {**found, **_given({"code": agency.code, "base_url": base}), **({"reports": published} if published else {})}


def _is_public(report: YearlyReport) -> bool:
    return report.published_on is not None and report.year is not None and not report.sample


def _is_of_the_web(address: str | None) -> TypeGuard[str]:
    return address is not None and address.partition(":")[0].lower() in ("https", "http")


def _report(report: YearlyReport) -> dict[str, str]:
    """A yearly report as the public finds it. Its address is a link only where it is one to a web page."""
    url = report.url if _is_of_the_web(report.url) else None
    title = report.title or f"{report.year}年度{report.kind or '报告'}"
    return _given({"title": title, "year": str(report.year), "published_on": f"{report.published_on}", "url": url})


def _given(values: Mapping[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}
