"""docs/mutation.md: what is mutated, and the mutants that survive with the reason why nobody could notice them."""

from __future__ import annotations

from itertools import groupby

from tools.mutation.run import explained


def mutation_page(generated: str) -> str:
    """The page, with that remark below its title."""
    lines = [
        "# Mutation of the law's modules",
        "",
        generated,
        "",
        "`make mutation` makes small wrong versions of every module under `enforcement_cli/law` that holds law and runs its",
        "tests against each: every number moved by one either way, every comparison flipped, every condition dropped or held",
        "true or false, every part of an `and` or `or` dropped, every member of a list of outcomes, kinds or names removed.",
        "Wording, places and citations are left out: the citations have a proof of their own (`make citations`). A mutant",
        "that no test notices ends the run with 1. CI judges a sample (`make mutation-sample`).",
        "",
        "Judged in full, with no survivor: the rules of the modules from `a…` to `m…`, and of the later ones",
        "`notice_and_hearing`, `permit`, `penalty_service`, `withholding`, `stages_recorded`, `oversight`, `renewal`. The other",
        "rules have been judged in part, the modules beside the rules not yet: `make mutation` has to end with 0 on them too.",
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
