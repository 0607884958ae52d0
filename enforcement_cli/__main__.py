"""`python -m enforcement_cli` is `enforce`."""

from __future__ import annotations

import sys

from enforcement_cli.cli import main

if __name__ == "__main__":
    sys.exit(main())
