"""What a bureau says of itself and its registers in public, as plain data: light enough for every check."""

from __future__ import annotations

from typing import Any

from enforcement_cli.cases.repository import Repository
from enforcement_cli.law.basis import BASIS
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.problems import EnforceError, UnreadableError
from enforcement_cli.public.agency import agency_of
from enforcement_cli.public.registers import registers_of


def agency_facts(repository: Repository) -> dict[str, Any]:
    """What the bureau says of itself on every page. Raises EnforceError where the settings say it in the wrong way."""
    try:
        return agency_of(repository.bureau.agency, repository.bureau.yearly_reports)
    except UnreadableError:
        raise EnforceError(
            "enforce.yaml 里的“执法机关 bureau”或者年报登记 registers/reports.yaml 填写有误，不能生成公示网站",
            remedy="请运行 enforce check，按提示改正。",
        ) from None


def register_facts(repository: Repository) -> dict[str, Any]:
    """What its registers show before any act. Raises EnforceError where one of them says it in the wrong way."""
    clock = CLOCKS["permit-decision-20"]
    basis = BASIS[clock.basis[0]]
    says = {"law": basis.source.title, "article": basis.place}
    try:
        return registers_of(repository.bureau, {"行政许可": clock.length}, {"行政许可": says})
    except UnreadableError:
        raise EnforceError(
            "registers 下的登记册填写有误，不能生成公示网站的事前公开页面",
            remedy="请运行 enforce check，按提示改正。",
        ) from None
