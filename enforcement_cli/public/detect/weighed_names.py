"""Names that no single word gives away but several hints together: what leads to a name, what follows one, its form.

Each hint has a weight, and every weight is a row of a table here. Nothing is learned from texts of real persons: the
weights were set by hand and are held by the labelled sentences (docs/redaction.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from enforcement_cli.public.detect.roles import (
    BRAND_AFTER,
    BRAND_BEFORE,
    CUE,
    DOINGS,
    MATTER_ENDS,
    PLACE_BEFORE,
    PLACE_ENDS,
    ROLE_WORDS,
)
from enforcement_cli.public.detect.segment import (
    BEHIND_OF,
    MASKED,
    is_han,
    is_term,
    names_a_firm,
    names_a_place,
    names_a_side,
    never_a_name,
    plain_given,
)
from enforcement_cli.public.detect.spans import GUESSED, SHAPED, Found
from enforcement_cli.public.detect.surnames import (
    AFTER_NAMES,
    COMPOUND_SURNAMES,
    FIRM_SURNAMES,
    GIVEN_NAME_CHARACTERS,
    NEVER_IN_NAMES,
    PARTICLE_SURNAMES,
    SURNAMES,
    UNCOMMON_SURNAMES,
)
from enforcement_cli.public.detect.words import LONGER_WORDS, MANNERS, WORDS

_SURE, _ASKED = 3.85, 3.0
"""What the hints must come to: masked, or asked about."""


def _weighed(*rows: tuple[float, str]) -> Mapping[str, float]:
    return MappingProxyType({word: weight for weight, words in rows for word in words.split()})


_LEADS = _weighed(
    (3.0, ROLE_WORDS),
    (
        2.6,
        "导游 计调 产妇 孕妇 中介 网红 教练 校长 园长 院长 馆长 药师 村医 校医 牙医 兽医 护工 房客 下线 上线 牧民 渔民 菜农 果农 瓜农 农民工 民工 摊贩 小贩 商贩 船长 船员 机手 骑手 外卖员 快递员 教师 老师 医生 医师 护士 大夫 村民代表 职工代表 业主代表 公民 老汉 大爷 大妈 青年 会员 群主 买家 卖家 经纪人 承租方 出租方 司炉 木工 瓦工 保姆 姓名 名叫 人称 自称 真名 本名 实名为 人系 人为 者系 者为 者是 人是 身份为",
    ),
    (
        2.2,
        "雇佣 雇用 聘请 聘用 询问 讯问 约谈 伙同 叫上 叫来 委托 告知 训诫 传唤 通知 拨打 交给 转给 卖给 借给 租给 付给 汇给 送给 还给 寄给 打给 嘱托"
        " 抓获 查获 拦停 拦下 救出 劝阻 劝说 走访 回访 抄送 送达 还有 兹有 今有 现有 转至 汇至 转账至 主播 外教 领队 旅客 乘客 顾客 房客 游客 准予 驳回 给予 没收 奖励 其妻 其夫 其子 其女 其父 其母 其兄 其弟 其姐 其妹 及其子 对被告知人",
    ),
    (
        1.6,
        "关于 案由 根据 依据 举报 投诉 反映 指认 辨认 涉及 认定 撤销 查询 联系 看到 发现 找到 指使 安排 介绍 提供给 受理 核准 批准 收到 审查 审核 维持 处理 补偿 救治 带离 控制 执行 交由 系由 转由 改由 均由 同村 同组 本村 本组 邻村 户名 顾客 其中",
    ),
    (1.3, "均为 均系 归 对 由 经 据 与 向 从 被 将 让 叫 请 找 给 替 是 系 为 及 和 跟 同 随 问 到 以 把 帮 叫作"),
)
_LONGEST_LEAD = max(map(len, _LEADS))
_PERSON_NOUN = re.compile(
    r"(?:人员|[^成动组][员]|[^或][者]|[教讲厨医律技药工程美设]师|[^施竣开加动用手复务民罢化职总返员][工]|[摊客车店商小][商贩主]|商贩|供货商|[^账用门入落开客][户]|工匠|铁匠|木匠"
    r"|[屠农渔樵车船马大]夫|[枪猎歌乐水舵骑对]手|村民|居民|农民|渔民|牧民|同伙|团伙|合伙人|[^他本法个任每某何工别旁众客]人|伙伴|战友|护士|女士|男士|人士|[班组队站所场院校店厂矿村社会团科股室处]长|[^\W_]邻居|老师|大夫|医生|护工|学员|学生|徒弟|老板娘?|门卫|保洁|司炉|瓦匠|月嫂|保姆)\Z"
)
_OPENING = '“"‘(《 '
_CLOSING = ("”", '"', "’")
_AFTER_TIME = re.compile(
    r"(?:[0-9日月年时分]|当日|当天|次日|随后|同时|期间|上午|下午|晚上?|凌晨|夜间|中午|后|时|中|查明|经查|另查|其中|显示|证实|确认)\Z"
)

_ONLY_PERSONS = re.compile(
    r"(?:常年|长期|一直)(?=[^,。;]{0,6}(?:患|病|在外|务工|独居|卧床|居住|打工))|讲(?!解|座|义|究|话稿|述)|谈到|家(?=[私的中里门院开经共自现])|处(?=[购取收借拿赊批买进])|一案|等人|父子|夫妻|母女|父女|母子|兄弟|姐妹|姐弟|兄妹|叔侄|婆媳|名下|授权|同意|拒[绝不]|逾期|到案|归案|在逃|外逃|潜逃|死亡|身亡|坠[落亡]|[受负重轻][轻重]?伤|失联|溺水"
    r"|未戴|未佩戴|未系|缴清|代表其|带领|陪同|配合|指挥|驾[驶车]|持(?=[有证刀E授委本])|签[收字名]|及其[妻夫子女父母家]|名叫|擅自|私自|违法所得|涉嫌|本人|自[称述愿]|独自|亲自|租住|居住|现住|家住|户籍|丧失|患|到场|在家|离[职家]|前来|宣称|谎[称报]|冒充|尾号|于(?:[0-9]{4}年|[0-9]{1,2}月)|醉酒|饮酒|酒后|失踪|辞职|退休"
    r"|的[^,。;、\n]{0,5}(?:申请|行为|陈述|申辩|异议|承包地|宅基地|住宅|账户|家属|证言)|的(?:摊位?|妻|丈夫|父|母|儿|女|身份|违法|申请|投诉|举报|陈述|询问|行为|家|住|户籍|承包|手机|银行|签|供|证言|笔录|自建|自家|委托|工资|户口|病历|尸体|财物|作案)"
    r"|[女男][,，]|[,，](?:女|男|生[前于]|出生|系|[一-龥]族|[0-9]{2}岁|18[0-9]{2})|[(（](?:女|男|化名|系|已|另|身份|公民|住|家|电话|手机|[1-9][0-9]{5})"
)
_ONLY_PERSONS_WEIGHT = 2.4
_PREDICATES = re.compile(
    r"未(?:取得|办理|按|经|在|履行|缴|到|能|依|领|申|提|向|对)|不(?:服|能提供|知|在|会|予|履|缴|愿|听|具)|于(?:[0-9一二三四五六七八九十]|当|次|同|本|去|今|上|下|前)|自(?:[0-9]|行)|因(?:病|伤|涉|犯|不|未|无|其|与)"
    r"|被(?:拖|查|告|诊|拦|抓|行|公|送|罚|扣|派|安)|已(?:于|被|经|离|死|缴|签|委|到|将|向)|向(?:本|我|该|执|派|[^\W_]{1,3}(?:借|购|出|反|投|申|提))|与[^\W\d_]{2,4}(?:系|共|签|合|、|发|一)"
    r"|在[^线建册校产营编岗]|将|用|从事|租|借|开[设办立]|种植|养殖|捕|冒用|伪造|乘|携|出售|雇|欠|从[^事]|利用|明知|多次|先后|分别|共同|二人|两人|三人|没有|把|到[我本该达案场]|应[于当在依向]|使用|受[雇聘伤]|[左右]手|头部|负责|收取|附近|承认|申请|通过|所|作为|作出|正[在准]|翻译|发现|提[出交供]|主张|认为|要求|请求"
)
_PREDICATE_WEIGHT = 1.7
_LOOSE = frozenset("在将未已曾到被以称与对也均又没无即仍系为是把向现不的处及和、等于给")
_MANNER_WEIGHT, _LOOSE_WEIGHT, _END_WEIGHT, _ACT_WEIGHT, _WORD_WEIGHT = 1.4, 1.1, 1.2, 0.7, 0.4
_WEAK = 1.0
"""Where less leads to it, only a surname that begins hardly any word is looked at."""
_NEVER = NEVER_IN_NAMES - frozenset("处均圆省镇不病向因乡而也")
_NEVER_LAST = frozenset("后时前等内人")
_BESIDE = frozenset("上下中里外间旁边侧面")
"""What says where about a thing: 单上, 车上."""
_SELDOM = NEVER_IN_NAMES - _NEVER
"""Characters that do occur in names, but seldom enough that they speak against one."""
_COMMON = frozenset("欧温游宁尚古辛马高于曾方石万金白史田江常安乔易严华贾夏段")
"""Surnames that ordinary words begin with too, but that very many people have."""
_THING_ENDS = frozenset("鱼虾蟹豆瓜茶酒油粉糖盐酸碱炉泵阀罐管板机器仪表车船票证书")
"""What words for things end with."""
_REPEATED = re.compile(r"(.)\1")


def weighed(text: str) -> Iterator[Found]:
    """Names that the hints around and in them make likely; those less likely are for somebody to settle."""
    done = 0
    for match in _FIRST.finditer(text):
        start = match.start()
        led = lead(text, start) if start >= done else 0.0
        if led < _WEAK and (led <= 0 or text[start] not in FIRM_SURNAMES):
            continue
        readings = ((_weight(text, start, length, surname, led), length) for surname, length in _readings(text, start))
        likely = sorted((each for each in readings if each[0] >= _ASKED), reverse=True)
        best = next((each for each in likely if not _unfit(text, start, start + each[1])), None)
        if best is not None and not BRAND_BEFORE.search(text, max(0, start - 10), start):
            done = start + best[1]
            sure = best[0] >= _SURE
            yield Found(start, done, "name", SHAPED if sure else GUESSED, sure)


_FIRST = re.compile("[" + "".join(sorted(SURNAMES | UNCOMMON_SURNAMES | {each[0] for each in COMPOUND_SURNAMES})) + "]")


def _readings(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The lengths (of the surname, of the whole name) that a name starting there could have."""
    double = text[start : start + 2] in COMPOUND_SURNAMES
    lengths = ((2, 4), (2, 3)) if double else ((1, 3), (1, 2))
    for surname, length in lengths:
        given = text[start + surname : start + length]
        whole = len(given) == length - surname and all(is_han(text, start + surname + at) for at in range(len(given)))
        if whole and _NEVER.isdisjoint(given) and given[-1] not in _NEVER_LAST:
            yield surname, length


def _unfit(text: str, start: int, end: int) -> bool:
    return (
        MASKED.match(text, end) is not None
        or names_a_firm(text, start)
        or names_a_place(text, end)
        or names_a_side(text, start)
        or (never_a_name(text, start, end) and text[start + 1 : start + 3] in WORDS)
        or (text[start] in PARTICLE_SURNAMES and text[start + 1] in FIRM_SURNAMES)
        or text[start : start + 3] in LONGER_WORDS
        or (text[end - 1] == "之" and text[end : end + 1] in BEHIND_OF)
        or is_term(text, start, start + 2)
        or BRAND_AFTER.match(text, end) is not None
    )


def lead(text: str, start: int) -> float:
    """How much what stands before it makes a name likely; nothing where a word runs into it."""
    at = start
    while at and start - at < 2 and text[at - 1] in _OPENING:
        at -= 1
    if not at:
        return 1.2
    if text[at - 1] in ":|" or text[at - 1] == "\n":
        at -= 1
        named = max(_word_before(text, at), 0.0)
        return max(named, 1.2)
    if not is_han(text, at - 1):
        glued = at == start and (text[at - 1].isalpha() or text[at - 1].isdigit())
        in_brackets = text[at] == "(" and text[at - 1].isdigit()
        return 0.0 if glued else 1.8 if in_brackets else 1.2
    if at == start and text[start - 1 : start + 1] in WORDS:
        return 0.0
    return _word_before(text, at)


def _word_before(text: str, at: int) -> float:
    for length in range(min(_LONGEST_LEAD, at), 0, -1):
        weight = _LEADS.get(text[at - length : at])
        if weight is not None:
            inside = length == 1 and text[at - 2 : at] in WORDS
            return 0.5 if inside else weight
    before = text[max(0, at - 4) : at]
    if _PERSON_NOUN.search(before):
        return 2.2
    if _AFTER_TIME.search(before):
        return 1.1
    if text[at - 1] == "的" and (text[max(0, at - 2)] in PLACE_BEFORE or text[max(0, at - 2)].isdigit()):
        return 1.4
    if text[at - 1] in PLACE_BEFORE:
        return 1.0
    return 0.5 if text[at - 2 : at] in WORDS else 0.0


def _weight(text: str, start: int, length: int, surname: int, led: float) -> float:
    """What all hints come to together."""
    behind = follows(text, start + length)
    weight = led + behind + _form(text, start, length, surname, led)
    return weight - 2.0 if behind < 0 and surname == 1 and text[start] not in FIRM_SURNAMES else weight


def _form(text: str, start: int, length: int, surname: int, led: float) -> float:
    """How much the characters themselves look like a name."""
    end = start + length
    first, given = text[start], text[start + surname : end]
    long = len(given) == 2
    if surname == 2:
        weight = 3.0
    elif first in FIRM_SURNAMES:
        weight = 2.0 if long else 0.8
    elif first in PARTICLE_SURNAMES and never_a_name(text, start, end):
        weight = -0.2 if long else -1.4
    elif first in _COMMON:
        weight = 1.5 if long else 0.4
    elif first in SURNAMES:
        weight = 1.2 if long else 0.1
    else:
        weight = 0.7 if long else -0.4
    if plain_given(text, start, end):
        weight += 0.7 if surname == 1 else 0.2
    if given[-1] in _BESIDE and (first not in FIRM_SURNAMES or text[start : start + 2] in WORDS):
        weight -= 3.0
    weight -= 1.2 * sum(each in _SELDOM for each in given)
    if long and given[1] in PLACE_ENDS and led < 2.2:
        weight -= 3.0 if given[0] == "家" else 1.8
    if long and led < 2.2 and (given[1] in _THING_ENDS or (first not in FIRM_SURNAMES and given[1] in MATTER_ENDS)):
        weight -= 1.8
    if long and _REPEATED.match(given):
        weight += 1.2
    if long and given[0] in "小大老阿" and surname == 1:
        weight += 0.4
    if long and given in WORDS:
        weight -= 0.8 if first in FIRM_SURNAMES else 1.4 if first in _COMMON else 2.2
    if surname == 1 and text[start : start + 2] in WORDS:
        weight -= 2.2 if length == 2 or led < 2.2 or first not in FIRM_SURNAMES else 1.6
        if text[start:end] in WORDS and led >= 3 and first in FIRM_SURNAMES:
            weight += 0.8
        if text[start : start + 2] in MANNERS:
            weight -= 2.0
    if is_han(text, end) and text[end - 1 : end + 1] in WORDS:
        weight -= 1.8
    if long and text[end - 1] in AFTER_NAMES - {"之"} and text[end - 1] not in GIVEN_NAME_CHARACTERS:
        weight -= 2.5
    if CUE.match(text, end - 1) or _ONLY_PERSONS.match(text, end - 1) or _PREDICATES.match(text, end - 1):
        weight -= 2.0
    return weight


def follows(text: str, end: int) -> float:
    """How much what stands behind it makes a name likely."""
    if text[end : end + 2] in MANNERS:
        return _MANNER_WEIGHT
    if CUE.match(text, end) or _ONLY_PERSONS.match(text, end):
        return _ONLY_PERSONS_WEIGHT
    if _PREDICATES.match(text, end) or text[end : end + 2] in DOINGS:
        return _PREDICATE_WEIGHT
    if text[end : end + 1] in _CLOSING and is_han(text, end + 1):
        # “王麻子”剪刀: in quotation marks right before a thing stands a brand.
        return follows(text, end + 1)
    if not is_han(text, end):
        return _END_WEIGHT
    if text[end] in _LOOSE:
        return _LOOSE_WEIGHT
    if text[end] in AFTER_NAMES:
        return _ACT_WEIGHT
    return _WORD_WEIGHT if text[end : end + 2] in WORDS else -0.6
