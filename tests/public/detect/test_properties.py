"""What holds for every text whatever: offsets, order, masks that leave nothing to find, no exception."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enforcement_cli.public.detect import KINDS, Known, detect, mask, scan_output
from enforcement_cli.public.detect.containers import UnreadableContainerError

ANY_TEXT = st.text(max_size=120)

# Pieces that detectors look for, whole and torn, so that chance puts them together in ways nobody thought of.
PIECES = st.sampled_from(
    [
        *("138", "0000", "13800000000", "0356", "6200000", "-", " ", "\n", ".", "·", "*", "****", "×", "X", "(", ")"),
        *("11010519491231002X", "140599188503070017", "6228480000000000018", "91140599MA0000015M", "140599850307001"),
        *(
            "一三八",
            "零零零零",
            "〇",
            "1",
            "2",
            "０",
            "１３８",
            "\u200b",
            "\u00ad",
            "①",
            "²",
            "&#49;",
            "\\u5b8b",
            "%E5%AE%8B",
        ),
        *(
            "身份证号",
            "电话",
            "账号",
            "编号",
            "信用代码",
            "微信",
            "QQ",
            "护照",
            "车牌",
            "举报电话",
            "：",
            ":",
            "为",
            "，",
            "。",
            "、",
        ),
        *(
            "当事人",
            "证人",
            "法定代表人",
            "宋小样",
            "宋样",
            "高兴",
            "安全",
            "欧阳样本",
            "称",
            "于",
            "之子",
            "某",
            "某某",
            "男",
            "（男）",
        ),
        *(
            "住",
            "住址",
            "示例县",
            "示例镇",
            "示例村",
            "12号",
            "3单元401室",
            "村民",
            "小区",
            "地址",
            "公司",
            "饭店",
            "安全生产",
        ),
        *(
            "患有",
            "高血压",
            "二级残疾",
            "晋E12345",
            "晋E",
            "E12345678",
            "shili@example.com",
            "shili_1899",
            "a",
            "tel",
            "元",
            "号",
        ),
    ]
)
PUT_TOGETHER = st.lists(PIECES, max_size=14).map("".join)
TEXTS = st.one_of(ANY_TEXT, PUT_TOGETHER)

KNOWN = Known(
    names=("宋小样", "高兴", "安全", "阿里木·示例", "John Sample"),
    numbers=("140599188503070017", "6228480000000000018", "E12345678"),
    phones=("13800000000", "0356-6200000"),
    addresses=("示例省示例市示例县示例镇示例村12号",),
    plates=("晋E12345",),
    public=("0356-6200001", "宋小样饭店", "示例县工业和信息化局"),
)
CASES = st.sampled_from([Known(), KNOWN])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, CASES)
def test_spans_lie_in_the_text_in_order_and_apart(text: str, known: Known) -> None:
    found = detect(text, known)

    for spans in (found.spans, found.unsettled):
        assert list(spans) == sorted(spans)
        assert all(0 <= each.start < each.end <= len(text) and each.kind in KINDS for each in spans)
    together = sorted([*found.spans, *found.unsettled])
    assert all(one.end <= next_one.start for one, next_one in pairwise(together))


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, CASES)
def test_a_mask_leaves_nothing_to_find(text: str, known: Known) -> None:
    masked = mask(text, detect(text, known))

    assert [masked[each.start : each.end] for each in detect(masked, known).spans] == []


@settings(max_examples=200, deadline=None)
@given(TEXTS, CASES)
def test_only_spans_change(text: str, known: Known) -> None:
    found = detect(text, known)
    masked = mask(text, found)

    kept, at, done = [], 0, 0
    for span in found.spans:
        kept.append(text[done : span.start])
        done = span.end
    kept.append(text[done:])
    for piece in kept:
        at = masked.index(piece, at) + len(piece)


@settings(max_examples=200, deadline=None)
@given(st.one_of(TEXTS, st.binary(max_size=200)), CASES)
def test_the_scan_takes_anything(data: str | bytes, known: Known) -> None:
    with suppress(UnreadableContainerError):  # what only begins like an archive is refused
        scan_output(data, known, context="decisions/2026-0003.html")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_zero_width_characters_change_nothing(text: str) -> None:
    plain = "".join(character for character in text if character not in "\u200b\u00ad")
    disguised = "\u200b".join(plain)

    found = detect(disguised)

    assert [(each.start, each.kind) for each in found.spans] == [
        (each.start * 2, each.kind) for each in detect(plain).spans
    ]
