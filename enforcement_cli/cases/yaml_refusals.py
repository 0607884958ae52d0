"""The messages for what parses as YAML but is refused: each says what stands there, and what to write instead.

YAML's own words (anchor, alias, tag, node) mean nothing to an officer; the messages speak of the characters seen.
"""

from __future__ import annotations

import re

from yaml.events import NodeEvent

from enforcement_cli.cases.encoding import hidden_character
from enforcement_cli.problems import Place, Problem, problem

_LONG_NUMBER = re.compile(r"[0-9０-９]{11,}[XxＸｘ]?")


def shown(value: str, limit: int = 30) -> str:
    """A piece of the user's text for a message: one line, not too long, and no identity, phone or account number
    whole, since messages end up in the logs of a CI server."""
    line = _LONG_NUMBER.sub(lambda match: f"{match[0][:3]}****{match[0][-2:]}", " ".join(value.split()))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def mark(event: NodeEvent, place: Place) -> Problem:
    """`&name` or `!tag` before a value."""
    if event.anchor is not None:
        return problem(
            place,
            "内容以「&{name}」开头，本文件不允许这样写",
            remedy='如果「&」是内容的一部分，给整项内容加上英文引号，如 "&…"；否则删去',
            name=shown(event.anchor),
        )
    return problem(
        place,
        "内容以「!」开头，本文件不允许这样写",
        remedy='如果「!」是内容的一部分，给整项内容加上英文引号，如 "!…"；否则删去',
    )


def alias(event: NodeEvent, place: Place) -> Problem:
    """`*name` in place of a value."""
    return problem(
        place,
        "内容以「*{name}」开头，本文件不允许这样写",
        remedy='如果「*」是内容的一部分，给整项内容加上英文引号，如 "*…"；否则把要引用的内容照抄一遍',
        name=shown(event.anchor or ""),
    )


def merge_key(place: Place) -> Problem:
    """The `<<:` of YAML 1.1."""
    return problem(place, "「<<」是合并写法，本文件不允许", remedy="把要合并的内容逐项照抄在这里，删去「<<」这一行")


def directive(place: Place) -> Problem:
    """A line such as `%YAML 1.1`."""
    return problem(
        place,
        "这一行以「%」开头，本文件不允许这样写",
        remedy="删去这一行；如果「%」是内容的一部分，给整项内容加上英文引号",
    )


def second_document(place: Place) -> Problem:
    """A second `---`."""
    return problem(
        place,
        "从这一行的「---」起又是一份内容，像是把两份文件粘在了一起",
        remedy="一个文件只写一份内容：删去「---」和多出来的部分，或者分成两个文件",
    )


def duplicate_key(key: str, place: Place) -> Problem:
    """The same key twice in one mapping."""
    return problem(
        place,
        "「{key}」在同一处写了两遍",
        remedy="核对两处内容，只保留一处；整段都重复的，可能是把两份文件粘在了一起",
        key=shown(key),
    )


def complex_key(place: Place) -> Problem:
    """A mapping, list or block text where a key belongs."""
    return problem(
        place,
        "冒号前面应当是一个简短的项目名，这里却是一段内容",
        remedy="按「项目名: 内容」的样子改写这一行；内容以「?」或者括号开头的，给它加上英文引号",
    )


def empty_key(place: Place) -> Problem:
    """A line such as `: text`."""
    return problem(place, "冒号前面没有项目名", remedy="在冒号前面写上项目名，或者删去这一行")


def number_key(key: str, place: Place) -> Problem:
    """A plain key that YAML reads as a number or a truth value."""
    return problem(
        place,
        "冒号前面的「{key}」会被别的软件当作数字或者真假值",
        remedy='给它加上英文引号，写成 "{key}":',
        key=shown(key),
    )


def blank_around_key(key: str, place: Place) -> Problem:
    """A key with full-width or no-break blanks around it, which YAML takes for letters."""
    return problem(
        place,
        "「{key}」的前面或者后面有全角空格，它会被当作文字",
        remedy="删去全角空格，改用英文（半角）空格缩进",
        key=shown(key),
    )


def hidden_in_escape(character: str, place: Place) -> Problem:
    """A refused character that comes out of an escape such as `\\x00` in double quotes."""
    if character == "\n":
        return problem(place, "项目名里不能换行", remedy="把项目名写在一行里")
    return hidden_character(character, place)


def impossible_escape(place: Place) -> Problem:
    """`\\U00110000`: a code beyond Unicode."""
    return problem(
        place,
        "双引号里的反斜杠「\\」后面写的编码没有对应的字",
        remedy="把双引号改成英文单引号；路径请用「/」",
    )


def too_deep(place: Place, limit: int) -> Problem:
    """More levels than anything sensible needs."""
    return problem(
        place,
        "内容一层套一层，超过了 {limit} 层",
        remedy="检查从这里开始的缩进和括号，把多余的层次去掉",
        limit=limit,
    )


def too_many_nodes(place: Place, limit: int) -> Problem:
    """More values than one file may hold."""
    return problem(
        place,
        "一个文件里的内容超过了 {limit} 项",
        remedy="把大量数据改为附件，放进 files 文件夹",
        limit=limit,
    )


def blank_item(place: Place) -> Problem:
    """A `- ` with nothing after it, between items that have something."""
    return problem(place, "清单里这一条是空的", remedy="补上内容，或者删去只有「-」的这一行")


def wrong_root(place: Place, *, mapping: bool) -> Problem:
    """A file of another build than its kind asks for."""
    if mapping:
        return problem(
            place,
            "文件的各行应当是「项目名: 内容」，现在不是",
            remedy="每行写成「项目名: 内容」，冒号用英文冒号，后面空一格；行首不要加「- 」",
        )
    return problem(
        place,
        "文件应当是一份清单，每一条以「- 」开头，现在不是",
        remedy="在每一条的第一行行首加上「- 」，同一条的其他各行与它后面的文字对齐",
    )
