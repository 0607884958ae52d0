"""Build wheel and sdist, install the wheel into an empty environment, and run the main job from there.

Proves that what users install is whole: the schemas and templates inside the wheel are exactly those that git tracks,
and `enforce` finds them without the checkout. Run: `python -m tools.wheel_test`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-12-10"
BUNDLED = ("schemas", "templates")


def run(*command: str | Path, cwd: Path, **more: str) -> str:
    """Run a command; its standard output. Exits with its output when it fails."""
    done = subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **more},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def tracked(folder: str) -> set[str]:
    """The files that git tracks in a folder of the checkout."""
    listed = run("git", "ls-files", "-z", "--", folder, cwd=ROOT)
    return {name for name in listed.split("\0") if name}


def compare_contents(wheel: Path, sdist: Path) -> None:
    """The wheel holds just the tracked schemas and templates; the sdist holds them, the examples and the tests."""
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for folder in BUNDLED:
        shipped = {
            name.removeprefix("enforcement_cli/") for name in inside if name.startswith(f"enforcement_cli/{folder}/")
        }
        if shipped != tracked(folder):
            sys.exit(f"wheel and git disagree about {folder}: {sorted(shipped ^ tracked(folder))}")
    with tarfile.open(sdist) as archive_:
        names = {name.partition("/")[2] for name in archive_.getnames()}
    missing = (tracked("schemas") | tracked("templates") | tracked("tests") | tracked("example_cases")) - names
    if missing:
        sys.exit(f"the sdist lacks: {sorted(missing)[:20]}")


def main_job(python: Path, work: Path) -> None:
    """From the installed wheel alone: make a repository, judge it; judge the examples; rebuild their site."""
    enforce = python.parent / ("enforce.exe" if os.name == "nt" else "enforce")
    fresh = work / "案件库"
    fresh.mkdir()
    run(enforce, "init", cwd=fresh)
    run("git", "init", "-q", cwd=fresh)
    run(enforce, "check", cwd=fresh)
    examples = work / "examples"
    shutil.copytree(ROOT / "example_cases", examples)
    run("git", "init", "-q", cwd=examples)
    run(enforce, "--as-of", AS_OF, "check", cwd=examples)
    run(enforce, "site", "--out", work / "public", cwd=examples)
    if not (work / "public" / "index.html").is_file():
        sys.exit("the installed program made no site")


def main() -> int:
    """Build, compare, install, run."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", work / "dist", ROOT, cwd=work)
        wheel = next((work / "dist").glob("*.whl"))
        sdist = next((work / "dist").glob("*.tar.gz"))
        compare_contents(wheel, sdist)
        environment = work / "environment"
        venv.create(environment, with_pip=True)
        python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        run(python, "-m", "pip", "install", "--quiet", wheel, cwd=work)
        main_job(python, work)
        print(f"{wheel.name}: installed into an empty environment, and the main job runs from there")
    return 0


if __name__ == "__main__":
    sys.exit(main())
