"""The sieve never says that nothing is there where the plain search finds something, and mostly says so where it does not.

The plain search looks at a text whole, in every view, with every detector; it is the measure. Pages here are put together
at random from lines of real pages, tables, scripts and feeds, with personal data in every disguise, at the borders of
lines, in attributes and comments, with the words that say what a number is on other lines than the number.
"""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest

from enforcement_cli.public import hidden_values
from enforcement_cli.public.detect import Known, scan_output, sieve, units
from enforcement_cli.public.detect.dictionary import dictionary_of
from enforcement_cli.public.detect.output import searched
from enforcement_cli.public.detect.shadow import Shadow, decoded, plain, without_tags
from enforcement_cli.public.detect.sieve import may_hold
from enforcement_cli.public.detect.units import REACH, stretches_of, units_of, views_of
from enforcement_cli.public.hidden_values import HiddenValues, joined_views, tight

KNOWN = Known(
    names=("褚金样", "阿里木·示例", "John Sample", "安全"),
    numbers=("140599188503070017", "6228480000000000018"),
    phones=("13800001234", "0359-6200009"),
    addresses=("示例县示例镇示例村88号",),
    plates=("晋E12345",),
    public=(
        "示例铸造有限公司",
        "0359-6200000",
        "褚金样铸造厂",
        "91140599MA0000015M",
        "gongshi@example.org",
        "未经许可的，由主管部门责令停止；安全生产责任制，",
    ),
)
BUREAU = Known(public=KNOWN.public)

_FRAME = (
    '<!DOCTYPE html>|<html lang="zh-CN">|<head>|<meta charset="utf-8">|<title>示例铸造有限公司 行政处罚决定书</title>|</head>|<body>|<ul class="inner">'
    '|<li><a href="../index.html">首页</a></li>|</ul>|</nav>|<dl class="facts">|<div><dt>执法机关</dt><dd>示例县工业和信息化局</dd></div>'
    "|<div><dt>执法对象</dt><dd><p>示例铸造有限公司<span>统一社会信用代码 91140599MA0000015M</span></p></dd></div>|<div><dt>文号</dt><dd>示工信罚〔2024〕100001号</dd></div>"
    '|<ol class="course"><li><time datetime="2026-11-23">2026年11月23日</time><strong>公示</strong></li></ol>||<p>编号 2026-0001-1</p>|<td>2026-06-07</td>|<td>15000.00</td>'
    "|<div><dt>投诉、举报</dt><dd>电话 0359-6200000，其他</dd></div>|<b>|</b>|<br>|<td>|</td>|<tr>|</tr>|<p>|</p>|-->|<!--|<a|>|"
    '{"id":"2026-0001-1","made_on":"2024-06-07","matter":"对未按规定报送报告的处罚"}|2026-0001-1,decisions/2026-0001-1.html,published,2026-11-23,示例铸造有限公司,15000.00,,|'
    'enforceTexts("0-512",["示例铸造有限公司罚款"]);|],|[|{|}|"2026-11-23",|.card{margin:0 12px;color:#1b1b1b}|<p>第五十三条规定，未经许可的，由主管部门责令停止；安全生产责任制，健全。</p>'
)
FRAME = _FRAME.split("|")
_LABELS = "电话 手机号 身份证号码 银行卡号 账号 护照号 车牌 QQ 微信 编号 证件编号 统一社会信用代码 罚款缴至财政专户账号 监督电话 当事人 住所地 由 不动产权证书编号 车架号 驾驶证档案编号"
LABELS = _LABELS.split()
_SECRETS = (
    "褚金样|阿里木·示例|John Sample|安全|金样|140599188503070017|13800001234|0359-6200009|6200009|示例镇示例村88号|晋E12345|6228480000000000018"
    "|13912345678|139 1234 5678|11010519491231002X|6217000000000000018|(0359)6200123|6200123|12345678|123456789012|E12345678|shili@example.com|wxid_shili01|shili_abc|12345678901"
    "|晋E一二三四五|一三九一二三四五六七八|l39l2345678|示字第0012345号|第0012345号|LSVAA49J132047371|110105/19491231/0021|0359-6200000|91140599MA0000015M|gongshi@example.org|12315"
)
SECRETS = [*_SECRETS.split("|"), "|39O2345678", "139 |234 5678"]
FULL_WIDTH = str.maketrans("0123456789-()", "０１２３４５６７８９－（）")


_TAG = re.compile(r"<[^<>]*>")


@contextmanager
def in_stretches() -> Iterator[None]:
    """Every text is a long one, looked at a few units at a time."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (sieve, hidden_values):
            patch.setattr(module, "LONG", -1)
        patch.setattr(units, "_STRETCH", 60)
        yield


def disguised(drawn: random.Random, secret: str) -> str:
    """A secret as it is or in some disguise, perhaps over lines."""
    at = drawn.randint(0, len(secret))
    head, tail = secret[:at], secret[at:]
    return drawn.choice(
        (
            secret,
            secret,
            secret.translate(FULL_WIDTH),
            f"{head}\n{tail}",
            f"{head}\r\n{tail}",
            f"{head} {tail}",
            f"{head}\u200b{tail}",
            f"{head}<b>{tail}</b>",
            f"{head}</b>\n{tail}",
            f"{head}<br>\n{tail}",
            f"{head}\n<i>{tail}</i>",
            f"{head}<span\n>{tail}</span>",
            f"{head}-\n{tail}",
            f"{head}</td>\n<td>{tail}",
            f"{head} | {tail}",
            f'{head}","{tail}',
            "".join(f"&#{ord(each)};" for each in secret),
            "".join(f"&amp;#x{ord(each):x};" for each in secret),
            quote(secret),
            quote(f"{head}\n{tail}"),
            json.dumps(secret)[1:-1],
            json.dumps(f"{head}\n{tail}")[1:-1],
            html.escape(secret),
        )
    )


def placed(drawn: random.Random, text: str) -> str:
    """A text somewhere in a line: as its words, an attribute, a comment, a cell, a string."""
    label = drawn.choice((*LABELS, "", "", ""))
    between = drawn.choice(
        (
            "",
            "：",
            " ",
            "\n",
            "</td>\n<td>",
            "</dt><dd>",
            "</b>：",
            '":"',
            '","',
            "（境内居民）为",
            "<p>\n</p>\n",
            "\n\n",
            "、13900000000、",
        )
    )
    shape = drawn.choice(
        (
            "{}",
            "<p>{}</p>",
            '<a title="{}">x</a>',
            '<a\ntitle="{}"\n>',
            "<!-- {} -->",
            '{{"a":"{}"}}',
            "a,{},b",
            '"{}",',
            "<td>{}",
            "{}</td>",
            "({})",
            'x("{}");',
        )
    )
    return shape.format(f"{label}{between if label else ''}{text}")


def pages(seed: int, count: int) -> Iterator[str]:
    """So many pages, most of them with something in them."""
    drawn = random.Random(seed)
    for _ in range(count):
        lines = drawn.choices(FRAME, k=drawn.randint(0, 30))
        for _ in range(drawn.choice((0, 1, 1, 1, 2))):
            secret = placed(drawn, disguised(drawn, drawn.choice(SECRETS)))
            at = drawn.randint(0, len(lines))
            if lines and drawn.random() < 0.3:
                at = min(at, len(lines) - 1)
                lines[at] = drawn.choice((lines[at] + secret, secret + lines[at]))
            else:
                lines.insert(at, secret)
        yield drawn.choice(("\n", "\n", "\n", "\r\n")).join(lines)


@pytest.mark.parametrize("seed", range(4))
def test_nothing_passes_the_sieve_that_the_plain_search_finds(seed: int) -> None:
    found = passed = 0
    for text in pages(seed, 400):
        for known in (KNOWN, BUREAU, Known()):
            dictionary = dictionary_of(known)
            some = list(searched(text, dictionary))
            held = may_hold(text, dictionary)
            assert held or not some, text
            with in_stretches():
                assert may_hold(text, dictionary) == held, text
            found += bool(some)
            passed += not held
    assert found > 300
    assert passed > 200


@pytest.mark.parametrize("seed", range(4))
def test_what_is_found_in_a_file_is_what_the_plain_search_finds(seed: int) -> None:
    for text in pages(100 + seed, 150):
        page = "<p>示例</p>\n" * 60 + text  # longer than what is searched without a sieve
        plainly = {(page.count("\n", 0, start) + 1, kind) for start, kind in searched(page, dictionary_of(KNOWN))}
        assert {(each.line, each.kind) for each in scan_output(page.encode(), KNOWN, context="")} == plainly


@pytest.mark.parametrize("seed", range(4))
def test_the_pieces_of_a_view_are_that_view_of_the_whole(seed: int) -> None:
    pieces = 0
    for text in pages(200 + seed, 400):
        whole_units = units_of(text)
        pieces += len(whole_units)
        assert "\n".join(each.raw for each in whole_units) == text
        meant = decoded(text)
        whole = (plain(Shadow(text)), meant, without_tags(meant))
        for view, shadow in enumerate(whole):
            parts = [each.views[view] for each in whole_units]
            assert "\n".join(each.text for each in parts) == shadow.text, text
            assert "".join(each.tight for each in parts) == shadow.tight.text
        assert ["\n".join(part.text for part in parts) for _, parts in views_of(whole_units)] == [
            shadow.text for at, shadow in enumerate(whole) if at == 0 or shadow.text != whole[at - 1].text
        ]
    assert pieces > 2000


@pytest.mark.parametrize("seed", range(4))
def test_whose_value_stands_in_a_file_is_told_as_of_the_whole(seed: int) -> None:
    values = (
        "褚金样",
        "140599188503070017",
        "13800001234",
        "0359-6200009",
        "示例县示例镇示例村88号",
        "晋E12345",
        "John Sample",
    )
    searching = HiddenValues((str(at), Known(names=(each,))) for at, each in enumerate(values))
    told = 0
    for text in pages(300 + seed, 400):
        for name in ("index.html", "<a", "褚&#37329;样.html"):
            whole = f"{name}\n{text}"
            meant = html.unescape(whole)
            views = {tight(whole), tight(meant), tight(_TAG.sub("", meant))}
            assert joined_views(name, text) == views, whole
            owners = [str(at) for at, each in enumerate(values) if any(tight(each) in view for view in views)]
            assert searching.owners(name, text.encode()) == owners
            with in_stretches():
                assert searching.owners(name, text.encode()) == owners
            told += bool(owners)
    assert told > 300


@pytest.mark.parametrize("seed", range(4))
def test_the_stretches_of_a_text_are_its_units_once(seed: int) -> None:
    stretches = 0
    for text in pages(400 + seed, 200):
        with in_stretches():
            found = list(stretches_of(text))
        stretches += len(found)
        assert [each.raw for start, end, some in found for each in some[start:end]] == [
            each.raw for each in units_of(text)
        ]
        done = 0
        for number, (start, end, some) in enumerate(found):
            assert end > start
            assert end == len(some) - (number < len(found) - 1), "one unit behind, but at the end"
            assert start == done or all(
                sum(len(each.views[view].text) for each in some[:start]) >= REACH for view in range(3)
            )
            done += end - start
    assert stretches > 800


@pytest.mark.parametrize("filler", ["说", "说。", "说|", "<i>", "电", "1 "])
@pytest.mark.parametrize("label", ["电话", "账号", "罚没款缴入财政专户。账号", "证件编号", "身份证号"])
def test_how_far_a_label_reaches(label: str, filler: str) -> None:
    """At every distance, over line breaks or not, on the way through lists of numbers."""
    for distance in (*range(0, 21, 2), *range(100, 300, 40)):
        for parted in ("", "\n<td>"):
            for number in ("6200123", "1234567890123456"):
                text = f"<p>x</p>\n{label}{parted}{(filler * distance)[:distance]}\n<td>{number}</td>"
                for known in (BUREAU, Known()):
                    dictionary = dictionary_of(known)
                    held = may_hold(text, dictionary)
                    assert held or not any(True for _ in searched(text, dictionary)), text
                    with in_stretches():
                        assert may_hold(text, dictionary) == held, text


@pytest.mark.parametrize("count", [1, 100, 199, 200, 201, 202, 500])
@pytest.mark.parametrize("line", ["a,b,c", "<a", "<i>a", "a<b", "<td>a</td>"])
def test_many_lines_that_hang_together(line: str, count: int) -> None:
    """A table of commas, a tag that is never closed: as many lines as there are."""
    clean = f"{line}\n" * count
    text = f"{clean}13912345678\n{line}"

    assert "\n".join(each.raw for each in units_of(text)) == text
    assert not may_hold(clean, dictionary_of(KNOWN))
    assert may_hold(text, dictionary_of(Known()))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<p>139 \n<i>O234 5678</i></p>", "phone"),
        ("139</b>\nl234 5678</td>", "phone"),
        ('a,账号\n\n机动车驾驶","证档案编号140500123456,b', "papers"),
        ("<p>准驾车型C1<b>，</b>档案编号140500123456</p>", "papers"),
    ],
)
def test_what_reaches_over_a_mark(text: str, kind: str) -> None:
    """A letter is read as a digit in the next line, and a word for a driver makes a file's number personal from the next cell."""
    page = "<p>示例</p>\n" * 60 + text

    assert kind in {each for _, each in searched(page, dictionary_of(Known()))}
    assert may_hold(page, dictionary_of(Known()))


@pytest.mark.parametrize("text", ["139 \n<i>|234 5678</i>", "139</b>\n |234 5678", "139|\n2345 678", "139 |234 5678"])
def test_a_bar_beside_a_line_break_is_the_border_of_a_cell(text: str) -> None:
    page = "<p>示例</p>\n" * 60 + text

    assert may_hold(page, dictionary_of(Known())) or not any(True for _ in searched(page, dictionary_of(Known())))


def test_a_public_value_with_a_barrier_in_it_is_left_to_the_plain_search() -> None:
    """It could reach over the border of two units, and keep what stands in one of them."""
    text = "<p>电话\n<0359-6200123>\n办公" + " " * 400
    known = Known(public=("电话<0359-6200123>办公",))

    assert dictionary_of(known).barred
    assert may_hold(text, dictionary_of(known))
    assert scan_output(text, known, context="") == []
