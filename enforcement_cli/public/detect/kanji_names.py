"""Japanese names written in Han characters (山田太郎), and names cut down to letters (张X, 王xx, Z某)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.patterns import any_of
from enforcement_cli.public.detect.roles import BRAND_AFTER, CUE
from enforcement_cli.public.detect.segment import HAN, is_han, names_a_firm, names_a_place
from enforcement_cli.public.detect.spans import GUESSED, LABELLED, Found
from enforcement_cli.public.detect.surnames import FIRM_SURNAMES, NEVER_IN_NAMES
from enforcement_cli.public.detect.surroundings import follows, lead
from enforcement_cli.public.detect.words import WORDS

_JAPANESE = (
    "佐藤 铃木 高桥 田中 伊藤 渡边 渡辺 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 清水 斋藤 斎藤 阿部 森田 池田 桥本 山下 石川 中岛 前田 藤田 后藤 小川 冈田 长谷川 村上 近藤 石井 坂本 远藤 青木 藤井 西村 福田"
    " 太田 三浦 藤原 冈本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森本 柴田 酒井 工藤 横山 宫崎 宫本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 增田 平野 大塚 千叶 久保 松井 小岛 岩崎 樱井"
    " 野口 松尾 木下 菊地 菊池 野村 新井 佐野 渡部 杉本 古川 滨田 市川 小松 岛田 水野 高野 山崎 山内 山中 西田 西川 秋山 五十岚 东条 北村 南条 大西 大桥 大岛 服部 松下 松冈 松村 永井 永田 浅野 浅井 川口 川崎 川村 川上 片山 片冈 福岛"
    " 福井 关口 关根 饭田 饭岛 荒井 荒木 荒川 土屋 须藤 矢野 黑田 黑木 白石 本田 本间 尾崎 早川 星野 松原 马场 岩田 岩本 小泉 小山 小池 小西 小田 樋口 辻本 成田 冈崎 神田 田口 田岛 田边 户田 根本 中西 中田 长田 长野 内藤 平田 平井"
    " 平山 堀内 桑原 大久保 大川 大石 大谷 大山 石原 吉川 吉村 吉冈 望月 三宅 天野 宇野 村井 上原 若林 稻垣 稻叶 织田 德川 丰田 津田 筱原 奥田 奥村 西野 西山 东野"
)
_SURNAMES = frozenset(_JAPANESE.split())
_GIVEN_ENDS = frozenset(
    "子郎美介夫雄一二三男太香奈代江枝助平之也哉斗翔实诚隆茂修明彦树人希衣菜花里理惠绘沙纪加咲葵莲辉史司治志次吾弥造藏吉作行幸光浩博和正夫恵弘生"
)
_NAME = re.compile(f"{any_of(' '.join(sorted(_SURNAMES)))}(?P<given>[{HAN}]{{1,3}})")
_JAPAN = re.compile(r"日本|日籍|日方|日裔|护照|签证|外籍|外国人")
_LIKELY, _POSSIBLE = 2.2, 1.1

_INITIALS = re.compile(f"[{HAN}](?:[A-Z]{{1,2}}|[xX]{{1,2}})(?![A-Za-z0-9*])")
_LETTER = re.compile(r"(?<![A-Za-z0-9])[A-Z]某(?!某|[公单企地县市区])")
_LETTERED = re.compile(f"[{HAN}][A-Za-z]|[A-Z]某")


def kanji_names(text: str) -> Iterator[Found]:
    """Japanese names in a shadow's text; sure where the text speaks of Japan or of a passport as well."""
    abroad: bool | None = None
    for match in _NAME.finditer(text):
        if abroad is None:
            abroad = _JAPAN.search(text) is not None
        claim = _japanese(text, match, abroad=abroad)
        if claim is not None:
            yield claim


def _japanese(text: str, match: re.Match[str], *, abroad: bool) -> Found | None:
    start, given = match.start(), match.start("given")
    led = lead(text, start)
    if text[start - 1 : start + 1] in WORDS or names_a_firm(text, start) or (led <= 0 and start):
        return None
    for length in (2, 1, 3):
        end = given + length
        name = text[given:end]
        whole = len(name) == length and all(is_han(text, at) for at in range(given, end))
        if not whole or not NEVER_IN_NAMES.isdisjoint(name) or name in WORDS or name[-1] not in _GIVEN_ENDS:
            continue
        behind = follows(text, end)
        if names_a_place(text, end) or BRAND_AFTER.match(text, end) or behind < _POSSIBLE:
            continue
        if text[end - 1 : end + 1] in WORDS and is_han(text, end):
            continue
        if abroad or max(led, behind) >= _LIKELY or (length > 1 and led + behind >= _LIKELY):
            sure = abroad and length > 1
            return Found(start, end, "name", LABELLED if sure else GUESSED, sure)
    return None


def initials(text: str) -> Iterator[Found]:
    """张X, 王xx, Z某 where a person stands: a surname that letters stand behind, or a letter for the surname."""
    if not _LETTERED.search(text):
        return
    for match in _INITIALS.finditer(text):
        start, end = match.span()
        likely = (
            text[start] in FIRM_SURNAMES
            and (lead(text, start) > 1 or not start)
            and text[start - 1 : start + 1] not in WORDS
        )
        if likely and (follows(text, end) > _POSSIBLE or CUE.match(text, end)):
            yield Found(start, end, "name", LABELLED)
    for match in _LETTER.finditer(text):
        if lead(text, match.start()) > 2 or follows(text, match.end()) > _LIKELY:
            yield Found(match.start(), match.end(), "name", LABELLED)
