"""docs/mutation.md: what is mutated, and the mutants that survive with the reason why nobody could notice them."""

from __future__ import annotations

from itertools import groupby

from tools.mutation.run import explained
from tools.mutation.suites import modules, proven


def mutation_page(generated: str) -> str:
    """The page, with that remark below its title."""
    done = [_short(each) for each in proven()]
    open_ = [_short(each) for each in modules() if each not in proven()]
    lines = [
        "# Mutation of the law's modules",
        "",
        generated,
        "",
        "`make mutation` makes small wrong versions of every module under `enforcement_cli/law` that holds law and runs its",
        "tests against each: every number moved by one either way, every comparison flipped, every condition dropped or held",
        "true or false, every part of an `and` or `or` dropped, every member of a list of outcomes, kinds or names removed.",
        "Wording, places and citations are left out: the citations have a proof of their own (`make citations`). A mutant",
        "that no test notices ends the run with 1. CI judges a sample of the modules judged in full (`make mutation-sample`),",
        "the same on every machine (`make mutation-sample SAMPLE=…` draws another).",
        "",
        "How: the tests are run once on code that notes where they come, then gathered once. Each mutant is tried in a child of",
        "that process: its code is put into the living functions (rules and tables that hold them included), and the tests that",
        "come to the changed statement run until one fails. What runs on import is served to a fresh import of the law and of",
        "the test files nearest to it. Every test that noticed a mutant is run the same way on the unchanged code at the end;",
        "where it fails, it does not count. A test that takes twenty times its usual time, and a module that cannot be imported,",
        "notice the mutant; one for which the time ran out (`--limit`) is undecided, which ends the run with 1 as well.",
        "",
        f"Judged in full, with no survivor but those below: {len(done)} of {len(modules())} modules"
        f" ({', '.join(f'`{each}`' for each in done)}).",
        "",
        f"Not judged in full, or with survivors that no test notices yet: {', '.join(f'`{each}`' for each in open_)}.",
        "",
        "The mutants below survive because nobody could notice them; the reason stands beside each. A test fails when an",
        "entry no longer belongs to a mutant.",
        "",
    ]
    for module, keys in groupby(sorted(explained()), key=lambda key: key.partition("::")[0]):
        lines += [f"## {module}", "", "| Function | Mutant | Why it makes no difference |", "|---|---|---|"]
        for key in keys:
            function, _, change = key.partition("::")[2].partition(": ")
            lines.append(f"| `{function}` | `{change.replace('|', chr(92) + '|')}` | {explained()[key]} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _short(module: str) -> str:
    return module.removeprefix("enforcement_cli/law/").removesuffix(".py")
