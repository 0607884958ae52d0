"""What makes the detectors cheap changes nothing that they say: against the plain way, on texts put together at random."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from enforcement_cli.public.detect import Known, certificates, handles, identity, labels, letters, scan_output, vehicles
from enforcement_cli.public.detect.certificates import property_certificates
from enforcement_cli.public.detect.dictionary import dictionary_of
from enforcement_cli.public.detect.engine import in_original, number_claims, number_kept
from enforcement_cli.public.detect.handles import emails, qq_numbers, wechat_names
from enforcement_cli.public.detect.labels import Labels
from enforcement_cli.public.detect.literals import Literals
from enforcement_cli.public.detect.output import Hit
from enforcement_cli.public.detect.runs import digits_in_runs, runs_of
from enforcement_cli.public.detect.shadow import Shadow, decoded, plain, without_tags
from enforcement_cli.public.detect.spans import Kind, settle
from enforcement_cli.public.hidden_values import HiddenValues

_SPOKEN = (
    "电话 手机号 身份证 号码 编号 账号 卡　号 护照 Tel ID 微信 微\n信 加v wx QQ q　Q 扣扣 企鹅号 为 ： （境内居民） ， 、 和 及 。 x 公司 罚款 * 转 S/N No. 营业执照"
    " 监督 举报 件 证件编号 2026-11-23 13800001234 138-0000-1234 1234567 62200 0359-6200000 140599188503070017 shili@example.com shili(at)example.com 艾特"
    " 不动产权第0012345号 房产证号：12345678 晋房权证示字第12345号 集用 林权证 晋E·12345 褚金样 金样 示例铸造有限公司 示例镇示例村88号 91140599MA0000015M &#35098; %E6%A0%B7 \\u6837"
    " <td> </td> <b> </b> <br> <a　href=' '> | 12315 说明文字很长的一段话没有标点符号一直写下去再写下去还要写下去"
)
WORDS = _SPOKEN.split(" ")
KNOWN = Known(
    names=("褚金样",),
    numbers=("140599188503070017",),
    phones=("13800001234",),
    addresses=("示例县示例镇示例村88号",),
    plates=("晋E12345",),
    public=("示例铸造有限公司", "0359-6200000", "褚金样铸造厂"),
)


def texts(seed: int, count: int, longest: int = 40) -> Iterator[str]:
    """So many texts of words that say something and what may stand between them."""
    drawn = random.Random(seed)
    for _ in range(count):
        pieces = drawn.choices((*WORDS, " ", "\n", ""), k=drawn.randint(1, longest))
        yield "".join(pieces).replace("　", " ")


def near(text: str, start: int) -> tuple[str, int, int]:
    """The label that reaches a place, looked for in the whole text."""
    before = [each for each in labels._LABEL.finditer(text) if each.end() <= start]
    if not before or start - before[-1].end() > labels._FURTHEST:
        return "", -1, -1
    last, gap = before[-1], text[before[-1].end() : start]
    direct = labels._TIGHT_GAP if last.lastgroup in ("code", "credit") else labels._GAP
    reaches = direct.fullmatch(gap) or labels._LIST_GAP.fullmatch(gap)
    return (last.lastgroup or "", *last.span()) if reaches else ("", -1, -1)


@pytest.mark.parametrize("seed", range(3))
def test_labels_about_a_place_are_those_of_the_whole_text(seed: int) -> None:
    reached = 0
    for text in texts(seed, 60):
        asked = Labels(text)
        for start in range(0, len(text), 3):
            assert asked.near(start) == near(text, start), (text, start)
            reached += bool(asked.before(start))
    assert reached > 100


def test_a_label_far_from_any_sign_is_found() -> None:
    text = "说" * 400 + "电话是13800001234"

    assert Labels(text).before(text.index("1380")) == "phone"


def test_a_list_of_numbers_after_its_label() -> None:
    text = "<td>联系电话：13800001234、13800001235、13800001236"

    assert [Labels(text).before(match.start()) for match in re.finditer("138", text)] == ["phone"] * 3


def test_no_text_is_passed_over_that_has_something() -> None:
    found = {"email": 0, "wechat": 0, "qq": 0, "property": 0}
    for text in texts(7, 1500, 12):
        some = [*emails(text), *wechat_names(text), *qq_numbers(text), *property_certificates(text)]
        for each in some:
            found[each.kind] += 1
        tight = Shadow(text).tight.text
        matches = {
            "email": bool(emails_possible(text)),
            "wechat": bool(handles._WECHAT.search(text) or handles._WECHAT_ID.search(text)),
            "qq": bool(handles._QQ.search(text)),
            "property": bool(certificates._SHAPED.search(tight) or certificates._LABELLED.search(tight)),
        }
        said = {each.kind for each in some}
        assert {kind for kind, has in matches.items() if has} - {"email"} == said - {"email"}, text
        assert matches["email"] or "email" not in said
    assert min(found.values()) > 5, found


def emails_possible(text: str) -> bool:
    """Whether the pattern alone sees an address; its domain is judged afterwards."""
    return handles._EMAIL.search(text) is not None


def plain_scan(text: str, known: Known) -> set[tuple[int, int, Kind]]:
    """The scan without any short cut: every claim settled in the original, whether it is kept or not."""
    dictionary = dictionary_of(known)
    meant = decoded(text)
    hits = set()
    for shadow in (plain(Shadow(text)), meant, without_tags(meant)):
        claims = [*dictionary.claims(shadow), *in_original(shadow, number_claims(shadow.text))]
        kept = [*dictionary.kept(shadow), *in_original(shadow, number_kept(shadow.text))]
        sure, unsure = settle(text, claims, kept)
        for each in (*sure, *(each for each in unsure if each.kind == "name")):
            before = text[: each.start]
            hits.add((before.count("\n") + 1, each.start - before.rfind("\n"), each.kind))
    return hits


@pytest.mark.parametrize("longest", [4, 15, 90])
def test_the_scan_says_what_the_plain_scan_says(longest: int) -> None:
    hit = 0
    for text in texts(longest, 150, longest):
        for known in (KNOWN, Known(public=KNOWN.public)):
            found = scan_output(text, known, context="")
            assert found == sorted(Hit("", "content", *each) for each in plain_scan(text, known)), text
            hit += bool(found)
    assert hit > 50


def test_values_are_found_wherever_they_overlap() -> None:
    values = ("样样", "样样本", "本样样", "12345", "2345678", "[样]-", "^样")
    watched = [(str(at), Known(names=(each,))) for at, each in enumerate(values)]
    drawn = random.Random(1)
    for _ in range(300):
        text = "".join(drawn.choices("样本12345678[]-^", k=12))
        owners = HiddenValues(watched).owners("x", text.encode("utf-8"))
        assert owners == [str(at) for at, each in enumerate(values) if each in text]


def test_what_a_pattern_needs_is_there_wherever_it_matches() -> None:
    """The quick looks that spare the detectors a search: none of them misses what the pattern itself would see."""
    needs = {
        "passport": (handles._PASSPORT, handles._PASSPORT_LETTER),
        "embassy": (handles._EMBASSY_OR_ARMY, handles._ARMY_OR_EMBASSY),
        "punctuated": (identity._PUNCTUATED, identity._PARTED),
        "commas": (letters._COMMAS, letters._COMMA),
        "frame": (vehicles._FRAME, vehicles._FRAME_WORD),
        "engine": (vehicles._ENGINE, vehicles._ENGINE_WORD),
        "shape": (vehicles._SHAPE, vehicles._FOUR_DIGITS),
        "passport's label": (labels._PASSPORT_WORD, None),
    }
    pieces = (
        "E G EA de PE e 12345678 1234567 123 4567 WJ wj 使 晋 01234 140599 / , 、 19850307 0017 一三八 138 0000 1234 零零零零 140599/19850307/0017 140599、850307,001 一三八、零零零零、一二三四 138,0000,1234 车架号 车 架 VIN vin码 大架号 底盘号 整车编码"
        " ： LSVAA49J132047371 发动机号 发 动机 引擎号 A1B2C3D4 护照 护 照 居留许可 军官证 台胞证 说 。"
    )
    drawn, seen = random.Random(5), dict.fromkeys(needs, 0)
    for _ in range(12000):
        text = "".join(drawn.choices((*pieces.split(" "), " ", "\n", "-", "·"), k=drawn.randint(1, 9)))
        for name, (pattern, need) in needs.items():
            if pattern.search(text):
                seen[name] += 1
                assert labels.may_name_passport(text) if need is None else need.search(text), (name, text)
    assert min(seen.values()) > 10, seen


def test_digits_are_counted_as_the_runs_have_them() -> None:
    counted = 0
    for text in texts(21, 400):
        of_runs = [(run.groups[0].start, sum(len(each.digits) for each in run.groups)) for run in runs_of(text)]
        assert list(digits_in_runs(text)) == of_runs
        counted += len(of_runs)
    assert counted > 500


def test_fixed_texts_are_found_as_by_a_row_of_alternatives() -> None:
    drawn = random.Random(3)
    found = 0
    for _ in range(800):
        values = {"".join(drawn.choices("样本12", k=drawn.randint(2, 5))) for _ in range(drawn.randint(1, 9))}
        text = "".join(drawn.choices("样本12", k=drawn.randint(0, 40)))
        plainly = re.compile("|".join(map(re.escape, sorted(values, key=lambda each: (-len(each), each)))))
        assert list(Literals(values).spans(text)) == [match.span() for match in plainly.finditer(text)]
        found += bool(plainly.search(text))
    assert found > 300


def test_fixed_texts_of_one_character_are_refused() -> None:
    with pytest.raises(ValueError, match="too short"):
        Literals(["样"])
