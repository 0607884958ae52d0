"""Where a person's name begins and ends in running Chinese text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import Enum

from enforcement_cli.public.detect.lexicon_acts import ACTS
from enforcement_cli.public.detect.patterns import any_of
from enforcement_cli.public.detect.surnames import (
    AFTER_NAMES,
    COMPOUND_SURNAMES,
    FIRM_SURNAMES,
    GIVEN_NAME_CHARACTERS,
    NEVER_IN_NAMES,
    PARTICLE_SURNAMES,
    surname_length,
)
from enforcement_cli.public.detect.words import LONGER_WORDS, MANNERS, WORDS

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003ffff"
_HAN = re.compile(f"[{HAN}]")

_FIRM_ENDINGS = (
    "公司 集团 商行 银行 厂 店 合作社 供销社 联社 信用社 医院 卫生院 法院 检察院 派出所 研究所 事务所 经营部 门市部 服务部"
    " 维修部 修理部 小卖部 项目部 指挥部 俱乐部 中心 加工场 养殖场 农场 林场 牧场 市场 商场 超市 委员会 委会 协会"
    " 商会 学会 政府 煤矿 矿业 作坊 酒店 宾馆 旅馆 餐馆 面馆 饭馆 茶馆 照相馆 商铺 支行 分行 分公司 工作室 农家乐 学校"
    " 小学 中学 大学 学院 纪念馆 博物馆 图书馆 展览馆 体育馆 公园 广场 大道 大街 学堂 书院 工程队 施工队 车队 车行 幼儿园"
    " 加油站 变电站 服务站 管理站 收购站 搅拌站 局 大队 支队 办公室 办事处 网吧 药房 诊所 有限责任 股份"
)
_NOT_IN_FIRMS = "等以的了在是于及或被把将向对从到由因而且则但也都均又再已未没其该此这那者与和称"
_ACTS = re.compile(
    r"经营|开办|通过|缴纳|汇款|存入|转入|取款|办理|申请|收到|拖欠|起诉|状告|开设|承包|所有|名下|购买|购进|购入|销售|出售|生产|使用|租|前往|进入|担任|系|负责|雇|受雇|驾驶|拒绝|提供|提交|承认|表示|反映|陈述"
    r"|自称|举报|投诉|签|擅自|违法|违反|非法|委托|联系|来|去|住|带|代表|作为|注册|登记|设立|成立|投资|管理|加工|存放|运输|送[往到至]|住进|离开|返回|借|转|任|系|为"
)
_FIRM = re.compile(f"(?P<body>[^\\W\\d_{_NOT_IN_FIRMS}]{{0,18}}?){any_of(_FIRM_ENDINGS)}(?![长主员里内外])")

# Technical terms in which an ordinary word is no name, whoever is called so: 安全 in 安全生产.
_TERMS = re.compile(
    r"安全(?:帽|带|网|门|阀|出口|通道|生产|管理|隐患|责任|培训|检查|措施|设施|标准|规程|距离|事故|监督|监管|评价|风险|技术|防护|条件|教育|操作|使用|运行|员|性)"
    r"|(?:生产|公共|食品|消防|国家|质量|网络|信息|数据|交通|施工|用电|用气|人身|财产|特种设备)安全"
    r"|黄金(?:饰品|首饰|珠宝|周|地段|制品)|(?:工程|项目|基本|城乡|建设|法治|体系|能力|制度)建设|建设(?:工程|项目|单位|用地|局|规模|部|厅|部门|银行|内容)"
    r"|精神文明|文明(?:城市|单位|执法|施工)|和平(?:路|街|区|里)|(?:路|街)和平|(?:显著|明显)(?:位置|标志|不当|违法)|国庆(?:节|期间|假期)|元旦(?:节|期间|假期)"
    r"|健康(?:检查|证明|状况|权|码)|平安(?:保险|建设|银行)|(?:身体|职业|心理|公共)健康|(?:经济|高质量|可持续)发展|发展(?:改革|规划|和改革)|胜利(?:路|街)"
)

MASKED = re.compile(r"[某×*＊○✕]|[xX]{2}")


_DUTIES = tuple("应须需可能")
_SIDE = re.compile(
    "(?:[甲乙丙丁供需买卖我贵对各双三多本劳资厂校院店]|委托|受托|业主|监理|设计|施工|建设|勘察|发包|承包|分包|出租|承租|出借|出让|受让|转让|被告"
    "|用工|合作|投资|出资|运营|经营|管理|使用|举办|主办|承办|协办|供货|收货|发货|供应|采购|中标|招标|投标|检测|代理|收购|销售|物业|项目|受害|肇事|侵权)\\Z"
)
_PLACES = tuple("省市县区镇乡村街路巷墓祠庙陵碑桥岭寨湾堡峪")
_PEOPLE_ARE_CALLED = "于曾何时代关"
"""The particle surnames that many people do have."""


class Ending(Enum):
    """How well a name is set off from what follows."""

    CLEAR = 1
    OPEN = 2


def is_han(text: str, at: int) -> bool:
    """Whether the character there is a Chinese one."""
    there = text[at : at + 1] if at >= 0 else text[:1]
    return "\u4e00" <= there <= "\u9fff" or (there > "\u3000" and _HAN.match(there) is not None)


def names_a_firm(text: str, start: int) -> bool:
    """Whether an organisation's name starts there: 宋小样饭店 does, 宋小样经营的饭店 and 宋小样开办饭店 do not."""
    match = _FIRM.match(text, start)
    return match is not None and _ACTS.search(match["body"]) is None


def trade_name_follows(text: str, start: int, end: int) -> bool:
    """Whether the name from `start` to `end` is the beginning of a trade name 字号, which stays whole (practice.md §3)."""
    match = _FIRM.match(text, end)
    return match is not None and len(match["body"]) <= 8 and _ACTS.search(match["body"]) is None


def names_a_place(text: str, end: int) -> bool:
    """Whether what ends there goes on as a place: 示例 in 示例县."""
    return text[end : end + 1] in _PLACES and text[end : end + 2] not in WORDS


def begins_a_word(text: str, start: int) -> bool:
    """Whether an ordinary word starts there (高度, 安装), so that it is no name unless something says so."""
    return text[start : start + 2] in WORDS or text[start : start + 3] in LONGER_WORDS


def is_ordinary(text: str, start: int) -> bool:
    """Whether an ordinary word or an organisation's name starts there."""
    return begins_a_word(text, start) or names_a_firm(text, start)


def names_a_side(text: str, start: int) -> bool:
    """Whether 方 there is a side that has to do something, and no surname: 委托方|应当, 供方|应保证."""
    if text[start : start + 1] != "方" or text[start + 1 : start + 2] not in _DUTIES or not start:
        return False
    if is_han(text, start - 1) and text[start + 1 : start + 3] in WORDS:
        return True
    return _SIDE.search(text, max(0, start - 2), start) is not None


def clear_end(text: str, end: int) -> bool:
    """Whether a name can end there: no Chinese character follows, or one or two that follow names."""
    behind = text[end : end + 2]
    return not is_han(text, end) or behind[0] in AFTER_NAMES or behind in WORDS or behind in ACTS


def name_at(text: str, start: int) -> tuple[int, Ending] | None:
    """Where the name that starts there ends: after a surname and one or two characters; None where none starts.

    Of two endings the longer is taken: 宋小样|于 rather than 宋小|样于.
    """
    surname = surname_length(text, start)
    if not surname or names_a_side(text, start):
        return None
    given = start + surname
    room = 0
    while room < 2 and is_han(text, given + room) and text[given + room] not in NEVER_IN_NAMES:
        room += 1
    for length in range(room, 0, -1):
        if clear_end(text, given + length) and not _eats_a_word(text, given, length):
            return given + length, Ending.CLEAR
    if not room:
        return None
    return given + (room if room == 1 or text[given + 1] in GIVEN_NAME_CHARACTERS else 1), Ending.OPEN


BEHIND_OF = tuple("儿子女妻夫父母兄弟姐妹邻亲叔舅姑姨岳婆爷奶孙侄甥同朋婿嫂间前后内外一中际手口家下上名")
"""What follows 之 where it stands between a name and something of that person."""
_NUMERALS = tuple("一二两三四五六七八九十几数")
_STRADDLING = frozenset(
    [
        "通过",
        "明知",
        "立即",
        "立刻",
        "长期",
        "先后",
        "多次",
        "大肆",
        "久久",
        "果断",
        "果然",
        "毅然",
        "马上",
        "长年",
        "同意",
        "共同",
        "同时",
        "安装",
        "生产",
        "到案",
        "到场",
        "有意",
        "发现",
        "保证",
        "根据",
    ]
)
"""Words of what persons do that begin with a character of given names."""


def _eats_a_word(text: str, given: int, length: int) -> bool:
    """Whether two given characters end inside a word that a one-character name would leave whole: 宋样|出售, 宋样|之子."""
    if length != 2:
        return False
    last, goes_on = text[given + 1], is_han(text, given + 2)
    if (
        last in AFTER_NAMES
        and last != "之"
        and last not in GIVEN_NAME_CHARACTERS
        and goes_on
        and clear_end(text, given + 1)
    ):
        return True
    straddling = text[given + 1 : given + 3]
    if straddling == "通过" or (last == "正" and text[given + 2 : given + 3] in tuple("在用把给向往从对将")):
        return True
    if (straddling in MANNERS or straddling in _STRADDLING) and text[given + 2 : given + 4] not in WORDS:
        return True
    if last == "和" and (
        text[given + 2 : given + 4] in COMPOUND_SURNAMES or text[given + 2 : given + 3] in FIRM_SURNAMES
    ):
        return True
    if last == "家" and text[given + 2 : given + 3] in tuple("院中里私门"):
        return True
    if (
        last in "时前等"
        or (last == "后" and not goes_on)
        or (last == "之" and text[given + 2 : given + 3] in BEHIND_OF)
    ):
        return True
    return last not in GIVEN_NAME_CHARACTERS and goes_on and text[given + 1 : given + 3] in WORDS


def looks_sure(text: str, start: int, end: int) -> bool:
    """Whether surname and given name together leave no doubt that this is a name, once something calls for one."""
    surname = surname_length(text, start)
    given = text[start + surname : end]
    if text[start : start + surname] in COMPOUND_SURNAMES or text[start] in FIRM_SURNAMES:
        return True
    if text[start] in PARTICLE_SURNAMES:
        called = text[start] in _PEOPLE_ARE_CALLED and plain_given(text, start, end)
        return called and text[start : start + 2] not in WORDS and text[start + 1 : start + 3] not in WORDS
    return not (begins_a_word(text, start) or given in WORDS)


def never_a_name(text: str, start: int, end: int) -> bool:
    """Whether ordinary language explains these characters so well that not even a doubt is left: 应立即, 于当日, 曾购买."""
    surname = surname_length(text, start)
    if text[start : start + surname] in COMPOUND_SURNAMES:
        return False
    rest = text[start + 1 : start + 3]
    if text[start] == "钱" and rest[:1] in _NUMERALS and rest[1:] in tuple("百千万亿元余多"):
        return True
    if text[start] in "伍陆" and rest[:1] in tuple("百千万亿元角分"):
        return True
    if text[start] in PARTICLE_SURNAMES:
        return (
            text[start] not in _PEOPLE_ARE_CALLED
            or rest in WORDS
            or rest[:1] in "于在本该同此其今昨明前后上下多次一二两三四五六七八九十0123456789"
        )
    return False


def plain_given(text: str, start: int, end: int) -> bool:
    """Whether the given name is made of characters that given names are often made of."""
    given = text[start + surname_length(text, start) : end]
    return all(character in GIVEN_NAME_CHARACTERS for character in given)


def is_term(text: str, start: int, end: int) -> bool:
    """Whether the ordinary word there is part of a technical term and names nobody."""
    return any(
        each.start() <= start and end <= each.end()
        for each in _TERMS.finditer(text, max(0, start - 6), min(len(text), end + 6))
    )


def mentions(names: Collection[str], text: str) -> Iterator[tuple[int, int]]:
    """Where one of the names stands, the longest first, none overlapping; linear however many names there are."""
    lengths = sorted({len(name) for name in names if len(name) >= 2}, reverse=True)
    firsts = {name[0] for name in names}
    wanted = frozenset(names)
    start = 0
    while lengths and start < len(text):
        end = 0
        if text[start] in firsts:
            room = len(text) - start
            fits = (length for length in lengths if length <= room and text[start : start + length] in wanted)
            end = start + next(fits, -start)
        if end:
            yield start, end
        start = end or start + 1
