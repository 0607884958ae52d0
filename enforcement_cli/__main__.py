"""`python -m enforcement_cli` is `enforce`."""

from __future__ import annotations

import sys


def start() -> int:
    """The program. Ctrl-C ends it without a word from the moment in which the interpreter itself has started."""
    try:
        from enforcement_cli.cli import main
    except KeyboardInterrupt:
        return 130
    return main()


if __name__ == "__main__":
    sys.exit(start())
