"""What officers typically do wrong in a line of YAML, as far as the line alone shows it."""

from __future__ import annotations

import re

from enforcement_cli.problems import Place, Problem, problem

# `procedure：普通程序`, `- 姓名：张三`: a short name, then the full-width colon, and no ordinary colon before it.
_WIDE_COLON = re.compile(r"^\s*(?:-\s+)?(?P<name>[A-Za-z_][\w-]{0,40}|[\u4e00-\u9fff]{1,12})\s*：")
_TIGHT_COLON = re.compile(r"^\s*(?:-\s+)?(?P<name>[A-Za-z_][A-Za-z0-9_-]{0,40}):(?=[^\s/])")
_WIDE_BLANK = re.compile(r"^\s*(?:-\s+)?(?P<name>[A-Za-z_][A-Za-z0-9_-]{0,40}):[\u3000\xa0]")
_WIDE_BRACKET = re.compile(r"^\s*(?:-\s+)?(?:[A-Za-z_][A-Za-z0-9_-]{0,40}:\s+)?(?P<bracket>[｛［])")
_TIGHT_DASH = re.compile(r"^\s*[-—–－](?=[^\s\-.0-9])")


def hint(line: str, place: Place) -> Problem | None:
    """What an officer has typically done wrong in this line, if it can be seen in the line alone.

    `place` is the line's first character.
    """
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return problem(
            _in_line(place, indent.index("\t")),
            "行首用了制表符（Tab 键）",
            remedy="删去制表符，改用空格缩进，每层两个空格",
        )
    if "\u3000" in indent or "\xa0" in indent:
        return problem(place, "行首用了全角空格", remedy="删去全角空格，改用英文（半角）空格缩进")
    wide = _WIDE_COLON.match(line)
    if wide is not None:
        return problem(
            _in_line(place, wide.start("name")),
            "「{name}」后面用了中文冒号「：」",
            remedy="改成英文冒号，并在后面空一格，写成「{name}: 内容」",
            name=wide["name"],
        )
    tight = _TIGHT_COLON.match(line)
    if tight is not None:
        return problem(
            _in_line(place, tight.start("name")),
            "「{name}:」的冒号后面没有空格",
            remedy="在冒号后面空一格，写成「{name}: 内容」",
            name=tight["name"],
        )
    blank = _WIDE_BLANK.match(line)
    if blank is not None:
        return problem(
            _in_line(place, blank.start("name")),
            "「{name}:」的冒号后面是全角空格",
            remedy="改成英文（半角）空格，写成「{name}: 内容」",
            name=blank["name"],
        )
    bracket = _WIDE_BRACKET.match(line)
    if bracket is not None:
        return problem(
            _in_line(place, bracket.start("bracket")),
            "用了中文的括号「{bracket}」",
            remedy="改成英文括号，里面的冒号、逗号也用英文的，写成 {example}",
            bracket=bracket["bracket"],
            example="{step: 立案, on: 2026-03-05}" if bracket["bracket"] == "｛" else "[P01, P02]",
        )
    if _TIGHT_DASH.match(line):
        return problem(
            _in_line(place, len(indent)),
            "行首的短横线后面没有空格，或者不是英文的短横线",
            remedy="每一条以英文短横线加一个空格开头，写成「- 内容」",
        )
    return None


def _in_line(place: Place, index: int) -> Place:
    return Place(place.file, place.pointer, place.line, place.column + index, place.line)
