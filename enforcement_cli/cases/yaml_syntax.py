"""The parser's complaints in the officer's words.

libyaml and PyYAML word and place the same mistake differently, and both often name the line after the culprit. So
the text around the place is looked at first for what officers do (full-width colon, no blank after a colon, tabs,
Chinese quotes …); only then is the parser's own category used. Its English text is never shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import ScalarEvent

from enforcement_cli.cases.yaml_hints import hint
from enforcement_cli.cases.yaml_refusals import (
    complex_key,
    directive,
    empty_key,
    impossible_escape,
    second_document,
    shown,
)
from enforcement_cli.problems import Place, Problem, problem

# What may stand before a name, and then `title: 处罚: 内容`. Two steps, so that each is linear.
_BEFORE_NAME = re.compile(r"\s*(?:-\s+)*")
_INNER_COLON = re.compile(r"(?P<name>[^\s:：][^:：]*):\s+(?P<value>[^\s#].*)$")
_AFTER_QUOTE = re.compile(r"""["']\s*$""")


@dataclass(frozen=True, slots=True)
class _Fault:
    """The parser's complaint, taken apart. Lines are counted from 0, as in the parser's marks."""

    what: str
    line: int
    column: int
    start: int | None
    """Where the thing began that could not be finished, if the parser says so."""
    start_column: int


def syntax_problem(error: yaml.YAMLError, text: str, file: str, last: ScalarEvent | None = None) -> Problem:
    """The message for a text that does not parse, at the line that is to be mended.

    `last` is the scalar that the parser had read before: one in quotes over several lines, with the complaint right
    behind it, is a quotation mark never closed that met the next one.
    """
    lines = re.split(r"\r\n|\r|\n", text)
    if lines[0].startswith("yaml-language-server:"):
        return problem(
            Place(file, (), 1, 1, 1),
            "文件开头几行说明的行首少了“# ”，说明会被当作内容",
            remedy="给这几行说明的行首补上“# ”；做好哪一份文书，只去掉那一份各行的“# ”",
        )
    fault = _fault(error, lines)
    place = Place(file, (), fault.line + 1, fault.column + 1, fault.line + 1)
    if last is not None and last.style in ("'", '"'):
        begun, ended = _place(last.start_mark, file), _place(last.end_mark, file)
        if begun.line < ended.line == place.line:
            return problem(
                begun,
                "从这里开始的引号，到第 {line} 行才遇到下一个引号，可能没有成对",
                remedy="在这项内容的末尾补上同样的英文引号；内容里面的引号改用中文引号“ ”",
                line=ended.line,
            )
    for number in _suspects(fault, lines):
        found = hint(lines[number], Place(file, (), number + 1, 1, number + 1))
        if found is not None:
            return found
    return _by_category(fault, lines, place) or problem(
        place,
        "从这里起读不下去，这一行或者上一行的写法有误",
        remedy="对照模板检查这两行：冒号是否是英文冒号并且后面有空格，引号和括号是否成对，缩进是否与上面对齐",
    )


def _place(mark: Any, file: str) -> Place:
    return Place(file, (), mark.line + 1, mark.column + 1, mark.line + 1)


def _fault(error: yaml.YAMLError, lines: list[str]) -> _Fault:
    mark: Any = getattr(error, "problem_mark", None)
    begun: Any = getattr(error, "context_mark", None)
    what = f"{getattr(error, 'context', None) or ''}|{getattr(error, 'problem', None) or ''}"
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    while line > 0 and (line >= len(lines) or (column == 0 and not lines[line].strip() and line == len(lines) - 1)):
        line -= 1  # an end without its begin is noticed behind the last line
        column = len(lines[line].rstrip())
    return _Fault(
        what, line, column, begun.line if begun is not None else None, begun.column if begun is not None else 0
    )


def _suspects(fault: _Fault, lines: list[str]) -> list[int]:
    """The lines worth a look: where the parser stopped, where it had begun (a simple key), and the one before."""
    numbers = [fault.line]
    if fault.start is not None and "simple key" in fault.what:
        numbers.insert(0, fault.start)
    before = fault.line - 1
    while before >= 0 and (not lines[before].strip() or lines[before].lstrip().startswith("#")):
        before -= 1
    if before >= 0:
        numbers.append(before)
    return list(dict.fromkeys(numbers))


def _by_category(fault: _Fault, lines: list[str], place: Place) -> Problem | None:
    what = fault.what
    line = lines[fault.line] if fault.line < len(lines) else ""
    if "quoted scalar" in what and "end of stream" in what:
        return _unclosed_quote(_begin(fault, place))
    if "escape" in what:
        if "Unicode character escape" in what:
            return impossible_escape(place)
        return problem(
            place,
            "双引号里的反斜杠「\\」有特殊含义，这里的写法不对",
            remedy="把双引号改成英文单引号；路径请用「/」",
        )
    if "cannot start any token" in what:
        if line[fault.column : fault.column + 1] == "\t":
            return problem(place, "这里用了制表符（Tab 键）", remedy="删去制表符，改用空格")
        return problem(
            place,
            "内容不能以「{character}」开头",
            remedy="给整项内容加上英文引号",
            character=line[fault.column : fault.column + 1],
        )
    if "anchor" in what or "alias" in what or "tag" in what:
        begun = _begin(fault, place)
        return problem(
            begun,
            "内容不能以「{character}」开头",
            remedy="给整项内容加上英文引号",
            character=lines[begun.line - 1][begun.column - 1 : begun.column],
        )
    if "directive" in what or "incompatible YAML" in what:
        return directive(place)
    if "block scalar" in what:
        return problem(
            place,
            "表示多行文字的「|」或者「>」后面应当直接换行",
            remedy="在「|」后面换行，正文另起一行，比项目名多缩进两个空格；不是多行文字的，给内容加上英文引号",
        )
    if "document start" in what:
        if any(each.rstrip() == "..." for each in lines[: fault.line]):
            return second_document(place)
        return _misaligned(place)
    return _by_structure(fault, line, lines, place)


def _by_structure(fault: _Fault, line: str, lines: list[str], place: Place) -> Problem | None:
    what = fault.what
    if _AFTER_QUOTE.search(line[: fault.column]) and ("block mapping" in what or "block collection" in what):
        return problem(
            place,
            "引号已经结束，后面又有文字；或者前面有引号没有成对",
            remedy="内容里有引号的，整项内容改用另一种英文引号括起来，或者内容里改用中文引号“ ”",
        )
    if line[: fault.column].rstrip().endswith(("]", "}")) and "block mapping" in what:
        return problem(
            place,
            "括号已经结束，后面又有文字",
            remedy="方括号、花括号是内容一部分的，给整项内容加上英文引号；否则删去多余的文字",
        )
    if "flow sequence" in what or "flow mapping" in what or "flow node" in what:
        return problem(
            _begin(fault, place),
            "从这里的括号起，括号没有成对，或者各项之间少了英文逗号",
            remedy="检查括号是否成对、逗号是否是英文逗号；方括号、花括号是内容一部分的，给整项内容加上英文引号",
        )
    if "mapping values" in what:
        begun = _BEFORE_NAME.match(line)
        inner = _INNER_COLON.match(line, begun.end() if begun else 0)
        if inner is not None and inner.start("value") < fault.column:
            return problem(
                place,
                "「{name}」的内容里还有英文冒号加空格，会被当作另一个项目",
                remedy="给整项内容加上英文引号，或者把内容里的冒号改成中文冒号「：」",
                name=shown(inner["name"]),
            )
        return problem(
            place,
            "这一行缩进得比上一行多，但是上一行已经写了内容",
            remedy="与上一行是并列的，缩进要对齐；是上一行的下级的，上一行冒号后面不要写内容",
        )
    if "mapping keys" in what:
        return complex_key(place)
    if "sequence entries" in what:
        return problem(
            place,
            "「- 」不能写在冒号的同一行",
            remedy="在冒号后面换行，「- 」另起一行；内容本身以短横线开头的，加上英文引号",
        )
    if "expected ':'" in what and fault.start is not None:
        return problem(
            _begin(fault, place),
            "这一行没有冒号，不知道它是哪一项的内容",
            remedy="写成「项目名: 内容」；是上一项内容的续行的，比上一项多缩进两个空格",
        )
    if "node content" in what:
        return problem(
            place,
            "这里多了一个符号「{character}」",
            remedy="删去它；它是内容一部分的，给整项内容加上英文引号",
            character=line[fault.column : fault.column + 1],
        )
    if line.lstrip().startswith(":"):
        return empty_key(place)
    if line.lstrip().startswith("- ") or line.strip() == "-":
        return problem(
            place,
            "这一行以「- 」开头，与上面的各行对不齐，或者上面不是清单",
            remedy="同一份清单的各条「- 」要上下对齐；不是清单的，去掉「- 」",
        )
    if "block mapping" in what or "block collection" in what or "block sequence" in what:
        return _misaligned(place)
    return None


def _begin(fault: _Fault, place: Place) -> Place:
    if fault.start is None:
        return place
    return Place(place.file, (), fault.start + 1, fault.start_column + 1, fault.start + 1)


def _unclosed_quote(place: Place) -> Problem:
    return problem(
        place,
        "从这里开始的引号没有结束",
        remedy="在这项内容的末尾补上同样的英文引号；内容里面的引号改用中文引号“ ”",
    )


def _misaligned(place: Place) -> Problem:
    return problem(
        place,
        "这一行的缩进与上面的各行对不齐",
        remedy="并列的各项缩进要相同；下级比上级多两个空格",
    )
