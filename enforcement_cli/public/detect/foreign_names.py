"""Names that are not Chinese: 阿依努尔·吐尔逊 and 库尔班江 by the characters that render sounds, Peter Sample by its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.roles import BRAND_AFTER, FULL_LATIN, LATIN_FIRM
from enforcement_cli.public.detect.segment import is_han, names_a_firm, names_a_place
from enforcement_cli.public.detect.spans import GUESSED, SHAPED, Found
from enforcement_cli.public.detect.surroundings import follows, lead
from enforcement_cli.public.detect.words import WORDS

_SOUNDS = (
    "阿艾奥巴班鲍贝比彼毕玻波伯勃博卜布查达戴丹德登邓迪蒂丁杜顿多尔凡范菲费芬弗福夫盖甘冈戈格葛根古哈海汉赫亨霍基吉季加佳贾江杰卡凯坎康考柯科克肯库夸拉莱赖兰朗劳勒雷黎里"
    "利莉琳卢鲁伦罗洛马玛迈麦曼蒙米密莫墨穆木姆纳娜乃奈妮年涅努诺欧帕潘佩彭皮普奇乔切琴热仁日茹瑞若撒萨塞赛桑森沙珊莎尚史斯思苏索塔泰坦汤特腾提图土吐托瓦旺威韦维魏温翁沃乌"
    "吾武西希谢辛雄休许雅亚延伊依英尤约扎泽詹朱买孜肉丽其顺卓次措堆央巷宁娃哲铁木依不都合拜萍妲娅娥琪瑟丝芙黛薇露洁珍逊高平宗金旦嘎"
)
_S = "".join(sorted(set(_SOUNDS)))
_MORE = "洪力夏玉甫祖胡如则司义牙肖荪呼敖都朝和敦仓开明元才华丹"
"""Others that render sounds where a dot says that the name is foreign."""
_DOTTED = re.compile(f"[{_S}{_MORE}]{{1,7}}(?:[·.][{_S}{_MORE}]{{1,8}}){{1,4}}")
_PIECES = (
    "巴雅尔|巴图|苏日娜|乌日娜|其其格|高娃|斯琴|格日勒|孟和|布和|呼和|朝鲁|宝音|图雅|哈斯|敖登|萨仁|托娅|达来|那顺|特木尔|阿古拉|乌兰|才让|才旦|扎西|多杰|卓玛|央金|央宗|次仁|旺堆|罗布|尼玛|达娃|拉姆"
    "|丹增|格桑|平措|索朗|顿珠|强巴|仁青|措姆|白玛|德吉|古丽|买买提|艾买提|吐尔逊|阿不都|阿卜杜|阿布都|热合曼|木合塔尔|拜尔|努尔|库尔班|玉素甫|麦麦提|艾合"
)
"""Parts that such names are often made of; some hold characters of other words."""
_WHOLE = re.compile(f"(?:{_PIECES}|[{_S}]){{2,9}}")
_PIECE = re.compile(_PIECES)
_NO_PERSON = re.compile(
    r"巴西|阿里巴巴|哈尔滨|马来西亚|尼泊尔|马达|巴士|沙拉|沙特|伊拉克|加拿大|古巴|秘鲁|智利|威尼斯|巴拉|吉普|卡车|塔吊|木材|木耳|海拉尔|乌鲁木齐|库尔勒|吐鲁番|克拉玛依|喀什|日喀则|呼伦|锡林|西藏|西安|武汉|海南|福特|本田|索尼|凯悦|迪士尼|麦当劳|肯德基|沃尔玛|米兰|罗马|温莎"
)
_SHORTEST_SOUNDS, _SHORTEST_WHOLE = 4, 3
_VERSION = re.compile(r"[ ]?[0-9]|[ ]?(?:未?检出|阴性|阳性|体系|文件|计划|系统|软件|版|型|牌|认证|协议|标准|菌|检出)")
_CERTAIN, _TOGETHER = 2.2, 2.9


def foreign_names(text: str) -> Iterator[Found]:
    """Names in a shadow's text whose characters or letters render those of another language."""
    if "·" in text or "." in text:
        yield from _dotted(text)
    done = 0
    for match in _WHOLE.finditer(text):
        start, end = match.span()
        if start < done or text[start - 1 : start] == "·" or text[end : end + 1] == "·":
            continue
        claim = next((each for at in range(end, start + 2, -1) if (each := _rendered(text, start, at))), None)
        if claim is not None:
            done = claim.end
            yield claim
    for match in FULL_LATIN.finditer(text):
        claim = _in_letters(text, match)
        if claim is not None:
            yield claim


def _dotted(text: str) -> Iterator[Found]:
    for match in _DOTTED.finditer(text):
        start, end = match.span()
        second = start + max(match.group().rfind("·"), match.group().rfind(".")) + 3
        if follows(text, end) <= 0:
            end = next((at for at in range(end - 1, second - 1, -1) if follows(text, at) > 1), end)
        if end - start - sum(each in "·." for each in match.group()) < _SHORTEST_SOUNDS or _NO_PERSON.search(
            match.group()
        ):
            continue
        if names_a_firm(text, start) or names_a_place(text, end) or BRAND_AFTER.match(text, end):
            continue
        before = text[start - 1 : start]
        if before == "·" or text[end : end + 1] == "·":
            continue
        # What renders no sound may belong to the name or to the sentence: 和 before it, 里 behind it.
        glued = is_han(text, start - 1) and lead(text, start) <= 0 if start else False
        sure = not glued and (not is_han(text, end) or follows(text, end) > 0)
        yield Found(start, end, "name", SHAPED if sure else GUESSED, sure)


def _rendered(text: str, start: int, end: int) -> Found | None:
    """库尔班江, 巴图: three characters and more that render sounds, where a person fits."""
    if _NO_PERSON.search(text, start, end) or any(text[at : at + 2] in WORDS for at in range(start, end - 1)):
        return None
    before, behind = lead(text, start), follows(text, end)
    if (
        end - start < _SHORTEST_WHOLE
        or before <= 0
        or behind <= 0
        or names_a_firm(text, start)
        or names_a_place(text, end)
    ):
        return None
    if BRAND_AFTER.match(text, end) or (
        max(before, behind) < _CERTAIN and before + behind < _TOGETHER - (0.7 if _PIECE.search(text, start, end) else 0)
    ):
        return None
    sure = end - start >= _SHORTEST_SOUNDS and min(before, behind) > 1 and before + behind >= 2 * _CERTAIN
    return Found(start, end, "name", SHAPED if sure else GUESSED, sure)


def _in_letters(text: str, match: re.Match[str]) -> Found | None:
    """Peter Sample where a person fits: nothing but capitalised words, and a person's words around them."""
    start, end = match.span()
    if _VERSION.match(text, end) or LATIN_FIRM.search(match.group()):
        return None
    if start and (text[start - 1].isascii() and text[start - 1].isalnum()):
        return None
    before, behind = lead(text, start), follows(text, end)
    if (before <= 0 and not is_han(text, start - 1)) or (max(before, behind) < _CERTAIN and before + behind < 1.7):
        return None
    if names_a_firm(text, end) or BRAND_AFTER.match(text, end):
        return None
    sure = max(before, behind) >= _CERTAIN
    return Found(start, end, "name", SHAPED if sure else GUESSED, sure)
