"""Publishing and searching against their peers: a bare Jinja loop, Hugo, pagefind. A part of `python -m benchmarks.run`.

All build the same decisions: the floor renders one template a decision and writes it, Hugo builds as many pages from as many
Markdown files, pagefind indexes the pages that we wrote. Hugo comes from Debian (`apt-get install hugo`), pagefind from the
package index into an environment of its own; a peer that cannot be had is left out, and the report says so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.generate import AS_OF, generate
from benchmarks.measure import Command, Row, alternating
from benchmarks.peers import HUGO_CONFIG, HUGO_LIST, HUGO_PAGE, INDEX_ALONE, JINJA_LOOP, PAGE


def _git(root: Path, *arguments: str) -> None:
    names = ("-c", "user.name=bench", "-c", "user.email=bench@example.invalid", "-c", "gc.auto=0")
    subprocess.run(["git", "-C", str(root), *names, *arguments], check=True, stdout=subprocess.DEVNULL)


def disclosed(work: Path, decisions: int) -> Path:
    """A repository with so many published decisions, the ledger whole, kept between runs."""
    target = work / f"disclosed-{decisions}"
    if not target.is_dir():
        unfinished = work / f"disclosed-{decisions}.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        generate(unfinished, decisions, published=True)
        _git(work, "init", "-q", str(unfinished))
        _git(unfinished, "add", "-A")
        _git(unfinished, "commit", "-q", "-m", "generated")
        unfinished.rename(target)
    return target


def unpublished(work: Path, decisions: int) -> Path:
    """The same cases without a ledger, so that all of them are to be published."""
    target = work / f"undisclosed-{decisions}"
    if not target.is_dir():
        shutil.copytree(disclosed(work, decisions), target, symlinks=True)
        for folder in target.glob("cases/*/*/disclosure"):
            shutil.rmtree(folder)
        _git(target, "add", "-A")
        # Not a commit of its own: entries that one takes away are missed.
        _git(target, "commit", "-q", "--amend", "-m", "nothing published yet")
    return target


def _records(work: Path, decisions: int) -> Path:
    """Title, day, kind and texts of every decision, for the peers."""
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.cli.disclosing import ledger_entries
    from enforcement_cli.public.shape import texts_of
    from enforcement_cli.public.site import pages

    target = work / f"records-{decisions}.json"
    if not target.exists():
        found = {
            page.id: {
                "title": page.title,
                "day": page.published_on,
                "kind": page.record["kind"],
                "texts": [text for _, text in texts_of(page.record)],
            }
            for page in pages(ledger_entries(Repository(disclosed(work, decisions))))
            if page.record is not None
        }
        target.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return target


def _lines(work: Path, decisions: int) -> Path:
    """The same, a decision a line."""
    target = work / f"records-{decisions}.jsonl"
    if not target.exists():
        found = json.loads(_records(work, decisions).read_text(encoding="utf-8"))
        rows = ([name, each["day"], each["kind"], each["title"], each["texts"]] for name, each in found.items())
        with target.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    return target


def _script(work: Path, name: str, text: str) -> str:
    path = work / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def _hugo(work: Path, decisions: int) -> Command | None:
    program = shutil.which("hugo")
    if program is None:
        return None
    root = work / f"hugo-{decisions}"
    if not root.is_dir():
        for name, text in (
            ("config.toml", HUGO_CONFIG),
            ("layouts/_default/single.html", HUGO_PAGE),
            ("layouts/_default/list.html", HUGO_LIST),
            ("layouts/index.html", HUGO_LIST),
        ):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for name, each in json.loads(_records(work, decisions).read_text(encoding="utf-8")).items():
            head = {"title": each["title"], "day": each["day"], "kind": each["kind"]}
            path = root / "content" / "decisions" / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            body = "\n\n".join(each["texts"])
            path.write_text(f"{json.dumps(head, ensure_ascii=False)}\n\n{body}\n", encoding="utf-8")
    return Command("Hugo", (program, "--quiet", "--source", str(root), "--cleanDestinationDir"))


def publishing(work: Path, enforce: tuple[str, ...], decisions: int, pairs: int) -> list[Row]:
    """Publishing all, rebuilding the site, one more decision; against the Jinja loop and Hugo building as many pages."""
    root, records, out = unpublished(work, decisions), _records(work, decisions), work / "out"
    reset = ("sh", "-c", f"rm -rf {out} && git -C {root} checkout -q . && git -C {root} clean -qfd")
    every = Command(
        f"`publish`, {decisions:,} decisions",
        (*enforce, "--repo", str(root), "--as-of", AS_OF, "publish", "--yes", "--out", str(out)),
        before=reset,
    )
    again = Command(
        f"`site`, {decisions:,} decisions, nothing there",
        (*enforce, "--repo", str(disclosed(work, decisions)), "--as-of", AS_OF, "site", "--out", str(work / "site")),
        before=("rm", "-rf", str(work / "site")),
    )
    loop = Command(
        "bare Jinja loop",
        (
            sys.executable,
            _script(work, "jinja_loop.py", JINJA_LOOP),
            str(records),
            _script(work, "page.html.j2", PAGE),
            str(work / "loop"),
        ),
        before=("rm", "-rf", str(work / "loop")),
    )
    hugo = _hugo(work, decisions)
    ours = [every, again, loop, *([hugo] if hugo else [])]
    all_, site, floor, *others = alternating(ours, pairs, warm_up=False)
    rows = [Row("publishing", "–", all_, floor), Row("publishing", "–", site, floor)]
    return [*rows, *(Row("publishing", "≤ 0.75", own, other) for own in (all_, site) for other in others)]


def _waiting(work: Path, enforce: tuple[str, ...], decisions: int, *, committed: bool) -> tuple[Path, str]:
    """A repository in which all decisions but the newest are in public, and that one's id; kept between runs.

    The last before it was published just now, by the program itself. `committed`: or else nobody has committed any entry
    of the ledger yet, as after publishing a whole bureau.
    """
    target = work / f"waiting-{'committed' if committed else 'untracked'}-{decisions}"
    if not target.is_dir():
        unfinished = work / f"{target.name}.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(disclosed(work, decisions), unfinished, symlinks=True)
        *_, last, newest = sorted(unfinished.glob("cases/*/*/disclosure"))
        for each in (last, newest):
            shutil.rmtree(each)
        if not committed:
            _git(
                unfinished,
                "rm",
                "-r",
                "-q",
                "--cached",
                "--",
                *(f"cases/{year.name}/*/disclosure/*" for year in unfinished.glob("cases/*")),
            )
        _git(unfinished, "add", *(("-A",) if committed else ("-u",)))
        _git(unfinished, "commit", "-q", "--amend", "-m", "all but two published")
        command = (*enforce, "--repo", str(unfinished), "--as-of", AS_OF, "publish", "--yes", "--out")
        subprocess.run(
            (*command, str(work / "out-of-waiting"), last.parent.name), check=True, stdout=subprocess.DEVNULL
        )
        if committed:
            _git(unfinished, "add", "-A")
            _git(unfinished, "commit", "-q", "-m", "all but one published")
        unfinished.rename(target)
    return target, sorted(target.glob("cases/*/*"))[-1].name


def one_more(work: Path, enforce: tuple[str, ...], floor: Command, decisions: int, pairs: int) -> list[Row]:
    """One more decision into a site of so many, against `git status` on the same repository and an empty program.

    Measured with the ledger committed and with all of it still untracked; each time what the last run remembered is there,
    and the site that it made.
    """
    rows = []
    for committed in (True, False):
        root, newest = _waiting(work, enforce, decisions, committed=committed)
        out, cache, kept = work / "one-more", root / ".enforce" / "cache", work / "one-more.kept"
        folder = root / "cases" / newest[:4] / newest / "disclosure"
        command = (*enforce, "--repo", str(root), "--as-of", AS_OF)
        for path in (out, kept):
            shutil.rmtree(path, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        # Once in full: another version of the program, which may have left what is remembered, is not believed.
        publish = (*command, "publish", "--yes", "--out", str(out), newest)
        alternating([Command("the first run", publish)], 1, warm_up=False)
        shutil.rmtree(folder)
        # Twice: what was written so shortly before that it could change again unseen is looked at once more.
        alternating([Command("all but one", (*command, "site", "--out", str(out)))], 2, warm_up=False)
        kept.mkdir()
        subprocess.run(["cp", "-al", str(out), str(kept / "site")], check=True)
        subprocess.run(["cp", "-a", str(cache), str(kept / "cache")], check=True)
        back = f"rm -rf {folder} {out} {cache} && cp -al {kept}/site {out} && cp -a {kept}/cache {cache}"
        state = "committed" if committed else "untracked"
        one = Command(
            f"`publish`, one more into {decisions:,}, ledger {state}",
            publish,
            before=("sh", "-c", back),
        )
        status = Command("git status", ("git", "-C", str(root), "status", "--porcelain"))
        own, other, empty = alternating([one, status, floor], pairs, warm_up=False)
        allowed = empty.wall + 3 * other.wall
        verdict = "met" if own.wall <= allowed else "missed"
        goal = f"≤ {empty.wall:.2f} (empty program) + 3 × {other.wall:.2f} = {allowed:.2f} s: {verdict}"
        rows.append(Row("one more", goal, own, other))
        shutil.rmtree(kept)
    return rows


def searching(work: Path, pagefind: Path | None, decisions: int, pairs: int) -> list[Row]:
    """The search index of so many decisions, against pagefind over pages with the same texts."""
    if pagefind is None:
        return []
    records = _records(work, decisions)
    alternating(
        [
            Command(
                "pages",
                (
                    sys.executable,
                    _script(work, "jinja_loop.py", JINJA_LOOP),
                    str(records),
                    _script(work, "page.html.j2", PAGE),
                    str(work / "pages"),
                ),
                before=("rm", "-rf", str(work / "pages")),  # another run's may be more
            )
        ],
        1,
        warm_up=False,
    )
    ours = Command(
        f"search index, {decisions:,} decisions",
        (
            sys.executable,
            _script(work, "index_alone.py", INDEX_ALONE),
            str(_lines(work, decisions)),
            str(work / "index"),
        ),
        before=("rm", "-rf", str(work / "index")),
    )
    theirs = Command(
        "pagefind",
        (str(pagefind), "-m", "pagefind", "--site", str(work / "pages"), "--force-language", "zh"),
        before=("rm", "-rf", str(work / "pages" / "pagefind")),
    )
    own, other = alternating([ours, theirs], pairs, warm_up=False)
    return [Row("search index", "≤ 0.4", own, other)]
