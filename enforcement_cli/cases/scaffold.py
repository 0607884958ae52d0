"""What `enforce init` puts into a new case repository: a pure function from the bureau's name to files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from enforcement_cli.cases.schema_copies import SCHEMA_GLOBS, schema_copies
from enforcement_cli.resources import TEMPLATES

CI_TARGETS = {
    "gitlab": ("gitlab.yml", ".gitlab-ci.yml"),
    "gitea": ("gitea.yml", ".gitea/workflows/enforce.yml"),
    "github": ("github.yml", ".github/workflows/enforce.yml"),
}
# Template below templates/init -> file of the new repository, where the two differ (dot files ship without the dot).
_DOTTED = {
    "gitattributes": ".gitattributes",
    "editorconfig": ".editorconfig",
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
}


def environment() -> Environment:
    """Jinja for YAML and text that the tool itself writes. An undefined name is an error, never an empty text."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        newline_sequence="\n",
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )


def quoted(text: str) -> str:
    """A text as a YAML scalar that reads back as itself, in double quotes where it needs any."""
    plain = (
        text
        and text == text.strip()
        and not any(each in text for each in ":#{}[],&*!|>'\"%@`\\\n\t")
        and text[0] not in "-?~="
        and not any(each.isascii() and each.isdigit() for each in text[:1])
        and text.lower() not in ("yes", "no", "true", "false", "null", "on", "off", "y", "n")
    )
    return text if plain else json.dumps(text, ensure_ascii=False)


def editor_settings() -> bytes:
    """`.vscode/settings.json`: which schema belongs to which file."""
    schemas = {f"./.enforce/schemas/{name}.schema.json": glob for name, glob in SCHEMA_GLOBS.items()}
    settings = {
        "yaml.schemas": schemas,
        "yaml.customTags": [],
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.detectIndentation": False},
    }
    return (json.dumps(settings, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def scaffold(name: str, today: date, ci: str | None = None) -> dict[str, bytes]:
    """Every file of a new case repository by its path. `ci` is gitlab, gitea, github or None."""
    jinja = environment()
    values = {"name": name, "yaml_name": quoted(name), "year": today.year}
    files: dict[str, bytes] = {}
    base = Path(TEMPLATES, "init")
    for path in sorted(base.rglob("*.j2")):
        relative = path.relative_to(base).as_posix().removesuffix(".j2")
        text = jinja.get_template(f"init/{relative}.j2").render(values)
        files[_DOTTED.get(relative, relative)] = text.encode("utf-8")
    files |= schema_copies()
    files[".vscode/settings.json"] = editor_settings()
    files["cases/.gitkeep"] = b""
    files["calendars/.gitkeep"] = b""
    return files if ci is None else files | ci_file(ci)


def ci_file(ci: str) -> dict[str, bytes]:
    """The configuration for a server that checks every commit: gitlab, gitea or github."""
    template, target = CI_TARGETS[ci]
    return {target: environment().get_template(f"ci/{template}.j2").render().encode("utf-8")}
