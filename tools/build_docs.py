"""Write the generated pages of docs/: rules with their law, help pages, fields of the files, coverage, mutation.

Run: `python -m tools.build_docs [--check]`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from enforcement_cli.cli import PROGRAM
from enforcement_cli.cli.app import build
from enforcement_cli.cli.clock_words import clock_lines
from enforcement_cli.cli.help import page
from enforcement_cli.cli.rule_page import citation_line, manual, paragraphs, severity_of
from enforcement_cli.law.basis import basis
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.rule import Rule, all_rules
from enforcement_cli.messages import tr, use_language
from tools.coverage.page import coverage_page
from tools.fields_page import fields_page
from tools.mutation.page import mutation_page

DOCS = Path(__file__).resolve().parent.parent / "docs"
GENERATED = "<!-- 由 python -m tools.build_docs 生成，请勿手改 / generated, do not edit -->"

FAMILIES = {
    "STR": "文件结构 Structure",
    "MAT": "执法事项 Matters",
    "OFF": "执法人员 Officers",
    "REC": "全过程记录 Recording",
    "PRO": "程序和期限 Procedure",
    "REV": "法制审核 Legal review",
    "DIS": "公示 Disclosure",
    "SEC": "涉密和个人信息 Secrecy",
    "ARC": "归档 Archive",
    "HIS": "版本历史 History",
    "REG": "本机关登记 Registers",
}


def rules_page() -> str:
    """docs/rules.md."""
    return re.sub("\n{3,}", "\n\n", "\n".join(_rules_lines())).rstrip() + "\n"


def _rules_lines() -> Iterator[str]:
    rules = all_rules()
    yield "# 规则 Rules"
    yield ""
    yield GENERATED
    yield ""
    yield "每条规则：问什么、怎么算、依据哪一条。编号不改变含义，也不重复使用。命令行里用 `enforce explain 编号` 查看。"
    yield "Each rule: what it asks, how it counts, its legal source. Ids never change their meaning and are never reused."
    yield ""
    yield "| 编号 | 发现问题时 | 名称 | Title |"
    yield "|---|---|---|---|"
    for rule in rules:
        yield f"| [{rule.id}](#{rule.id.lower()}) | {severity_of(rule)} | {rule.title} | {_english(rule.title)} |"
    for family, of_family in groupby(rules, key=lambda rule: rule.id[:3]):
        yield ""
        yield f"## {family} {FAMILIES[family]}"
        for rule in of_family:
            yield from _rule_lines(rule)


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield ""
    yield f'<a id="{rule.id.lower()}"></a>'
    yield ""
    yield f"### {rule.id} {rule.title}"
    yield ""
    waivable = "可以登记说明" if rule.waivable else "不能登记说明"
    blocks = "决定不予公示" if rule.blocks_publication else "不妨碍公示"
    yield f"{severity_of(rule)} · {waivable} · {blocks}"
    for text in (manual(rule), rule.manual):
        yield ""
        for paragraph in paragraphs(text):
            yield paragraph if paragraph.startswith(("- ", "* ")) else f"{paragraph}\n"
    if rule.reading:
        yield f"理解：{rule.reading}\n"
    if rule.clocks:
        yield "期限："
        yield ""
        for clock in rule.clocks:
            for line in clock_lines(CLOCKS[clock]):
                yield f"{'  ' if line.startswith(' ') else ''}- {line.strip()}"
        yield ""
    yield "依据："
    yield ""
    for key in rule.basis:
        yield f"- {citation_line(basis(key))}"


def _english(text: str) -> str:
    use_language("en")
    try:
        return tr(text)
    finally:
        use_language("zh")


def commands_page() -> str:
    """docs/commands.md."""
    return "\n".join(_commands_lines()).rstrip() + "\n"


def _commands_lines() -> Iterator[str]:
    group = build()
    yield "# 命令 Commands"
    yield ""
    yield GENERATED
    yield ""
    yield "各命令的说明，与 `--help` 所见相同（`--lang en` 为英文）。 The help pages, as `--help` shows them."
    with group.make_context(PROGRAM, [], resilient_parsing=True) as context:
        yield from _page_lines(PROGRAM, page(context))
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            with command.make_context(name, [], parent=context, resilient_parsing=True) as inner:
                yield from _page_lines(f"{PROGRAM} {name}", page(inner))
                for sub in getattr(command, "commands", {}).values():
                    with sub.make_context(sub.name, [], parent=inner, resilient_parsing=True) as innermost:
                        yield from _page_lines(f"{PROGRAM} {name} {sub.name}", page(innermost))


def _page_lines(title: str, text: str) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield "```text"
    # What is the same on every page stands on the first alone.
    yield text if title == PROGRAM else text.partition("\n全局选项")[0].rstrip()
    yield "```"


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    use_language("zh")
    return {
        "rules.md": rules_page(),
        "commands.md": commands_page(),
        "fields.md": fields_page(),
        "coverage.md": coverage_page(GENERATED),
        "mutation.md": mutation_page(GENERATED),
    }


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check compare them."""
    stale = []
    for name, text in pages().items():
        target = DOCS / name
        if target.exists() and target.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            target.write_text(text, encoding="utf-8", newline="\n")
    if "--check" in arguments and stale:
        print("stale pages, run `make docs`:", ", ".join(stale), file=sys.stderr)
        return 1
    print(f"{len(pages())} pages, {len(stale)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
