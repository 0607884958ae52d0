"""What tests of `enforce init` share."""

from __future__ import annotations

import os

from tests.process import environment

DAY = "2026-11-19"


def git_environment() -> dict[str, str]:
    return environment(
        {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "测试",
            "GIT_AUTHOR_EMAIL": "test@example.invalid",
            "GIT_COMMITTER_NAME": "测试",
            "GIT_COMMITTER_EMAIL": "test@example.invalid",
        }
    )
