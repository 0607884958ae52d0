"""What is installed only by those who need it: where it is missing, its name and how to get it, and exit 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from enforcement_cli.problems import EnforceError


@contextmanager
def needs(module: str, extra: str) -> Iterator[None]:
    """A block that imports `module`, which the extra of that name installs. Raises EnforceError where it is missing."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != module:
            raise
        raise EnforceError(
            "没有安装 {module}，不能写这种文件",
            remedy='请运行：pip install "enforcement-cli[{extra}]"',
            module=module,
            extra=extra,
        ) from None
