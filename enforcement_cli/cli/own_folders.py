"""Where a case repository keeps its facts: no report and no site is written there, whatever an option says."""

from __future__ import annotations

from pathlib import Path

from enforcement_cli.problems import EnforceError

_OWN = frozenset({"cases", "registers", "calendars", ".enforce", ".git", "enforce.yaml", "waivers.yaml"})


def refuse_own(root: Path, target: Path, *more: str) -> None:
    """Refuse a target among the facts of the repository, or in one of its folders that `more` names.

    Names are compared without regard to case, since some file systems do. Raises EnforceError.
    """
    own, meant = root.resolve(), target.resolve()
    parts = meant.relative_to(own).parts if meant.is_relative_to(own) else ()
    if parts and parts[0].casefold() in _OWN.union(more):
        raise EnforceError(
            "{path} 是案件库存放案卷、登记册、设置或者公示网站的地方，没有写入",
            remedy="请换一个地方，例如案件库以外的文件夹。",
            path=target,
        )
