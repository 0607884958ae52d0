"""What of somebody who has nothing to do there stands in a register that is public as it is.

Registers speak of persons in general (残疾人就业保障, 当事人患有严重疾病的), name officers, heads of bodies and whom to call, and
give the addresses of offices. A home, an illness or a name is somebody's only where the words beside it say so: 举报人
宋小样, 家住示例村3组12号. What the detectors see is weighed by that; a register's words are not those of a decision.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from enforcement_cli.public.detect import Detection, Kind, Span, detect
from enforcement_cli.public.detect.lexicon_acts import ACTS
from enforcement_cli.public.detect.lexicon_things import SHORT_THINGS
from enforcement_cli.public.detect.patterns import spaced
from enforcement_cli.public.detect.segment import HAN
from enforcement_cli.public.detect.shadow import shadow_of
from enforcement_cli.public.detect.surnames import surname_length
from enforcement_cli.public.detect.words import WORDS

_PRIVATE = spaced(
    "当事人 被处罚人 相对人 违法行为人 行为人 嫌疑人 证人 见证人 目击者 目击证人 知情人 投诉人 举报人 信访人 反映人 检举人 控告人 报案人 报警人 求助人"
    " 申诉人 来访人 来信人 被执行人 受害人 被害人 死者 伤者 患者 病人 未成年人 儿童 学生 幼儿 家长 监护人 家属 亲属 近亲属 配偶 妻子 丈夫 爱人 儿子 女儿 父亲 母亲 哥哥"
    " 弟弟 姐姐 妹妹 爷爷 奶奶 祖父 祖母 孙子 孙女 其妻 其夫 其子 其女 其父 其母 其兄 其弟 其姐 其妹 长子 次子 长女 次女 岳父 岳母 村民 居民 户主 车主 房东 租户 邻居 消费者"
    " 顾客 残疾人 低保户 五保户 职工 工人"
)
"""Those whom no register is there to name; officers, heads, contacts, applicants and traders are not among them."""
_CALLED = re.compile(
    rf"(?:{_PRIVATE})(?:的?(?:姓名|名字|本人))?(?:[(][^()\n]{{0,12}}[)])?[ ]{{0,3}}(?:[:]|为|是|系|叫|名叫)?[ \n\"“(]{{0,4}}\Z"
)
_FIELD = re.compile(r"(?:\A|[,;、( \n])(?:姓名|名字)[ ]{0,3}[:][ ]{0,3}\Z")
"""A field of a form that says no more than that a name stands in it; whose it is, the rest of the text says."""
_ACTS = re.compile(
    r"(?:称(?![号呼重为作职量谓])|陈述|证实|(?:反映|举报|投诉|信访)(?!电话|热线|受理|处理|中心|窗口|邮箱|信箱|平台|渠道|咨询)|来信|来访|上访|患有|罹患|因病|病故|死亡|受伤|家住|现住|住在|住址|户籍|家中|家里|之[子女妻夫父母兄弟姐妹]"
    r"|的(?:身份证|手机|住址|住所|父亲|母亲|妻子|丈夫|儿子|女儿|家属|家中|家里|病历|户籍)|[,、(][ ]?[男女](?=[,、)， 。]))"
)
"""What only a private person does, has or suffers, in a register; officers answer, handle and are responsible."""
_HINT = re.compile(
    rf"{_PRIVATE}|{_ACTS.pattern}|[住居籍宅栋幢屋患病残诊]|(?<!国)家|户[ \n]{{0,3}}口|单[ \n]{{0,3}}元|号[ \n]{{0,3}}楼|身份证|证载|出生|民房"
)
"""What nothing is somebody's without, but for an officer's own entry: most texts of registers are done with here."""
_INFORMS = re.compile(
    r"(?:举报人|投诉人|信访人|反映人|检举人|控告人|证人|受害人|被害人|死者|伤者|其[妻夫子女父母兄弟姐妹](?:子)?)"
)
_HOLDER = re.compile(
    rf"(?:[局科股所站队部组院校厂村社]长|主任|书记|干事|专员|负责人|联系人|经办人|工作人员|执法人员)(?P<name>[{HAN}]{{2,3}}?)(?:身患|患有?|罹患|因病|确诊为?|诊断为?)\Z"
)
_IN_GENERAL = re.compile(
    r"[内里]?(?:的(?![家老宅])|(?:等|和|及|或者?)|全体|所有|常住|以下|以上)|[内里]?(?:居民|村民|住户|业主|人员|群众|家庭|职工|用户|农户|委员会|村委会|居委会)"
)
"""What comes behind a place or an illness that is told of nobody in particular."""
_EVERYBODY = re.compile(r"凡[^,]{0,12}\Z|所有[^,]{0,8}\Z|全体[^,]{0,8}\Z|[无没未][^,]{0,8}\Z|[因如]?不得[^,]{0,8}\Z")
_NUMBER = r"[0-9一二三四五六七八九十百零〇]"
_DOOR = re.compile(
    rf"{_NUMBER}[ ]?(?:号|室|组|户|栋|幢|单元|楼|层|院|排|弄|队|社)|[0-9]-[0-9]|家属[院楼]|隔壁|对面|[村路巷街沟]口|第{_NUMBER}+家"
)
"""An address that leads to a door; a town or a village alone leads to many."""
_FLAT = re.compile(rf"{_NUMBER}[ ]?单元|家属[院楼]|{_NUMBER}[ ]?(?:号楼|栋|幢).{{0,6}}{_NUMBER}[ ]?室")
_OPEN_LABEL = re.compile(
    r"(?<![家居宅籍住口庭证])(?:(?:联系|通讯|通信|邮寄|送达|收件|收货|寄送|受理|办公|窗口|单位|机关|现场)?(?:地址|地点)|住所地?|所在地)(?:[(][^()\n]{0,12}[)])?[ ]{0,3}(?:[:]|为|是|在|位于|于)?[ \n]{0,3}\Z"
)
_OFFICE = re.compile(
    r"局|政府|委员会|办公|中心|大厅|窗口|便民|服务[站点]|受理|大队|股[^东份]|科室|收件|邮寄|寄[至往到]|信箱|咨询|联系"
)
_NEAR = 20
"""Characters behind an address in which it may be said whose it is."""
_SENTENCE = re.compile(r"[^。!?;\n]+")
_LIST = re.compile(r"[ ]?(?:[、,]|和|与|及|以及)[ ]?\Z")
_NOBODY = ("张三", "李四", "王五", "赵六")
"""Whom samples of forms speak of."""
_OF_REGISTERS = (
    "小组 曾用名 关爱 台胞 侨胞 宁愿 安居 容留 时有 常有 易发 易感 易地 汤药 童年 路费 边民 雷同 高龄 高考 高校 高中 高职 安葬 安抚 金额 卫健 康养 双拥 双方 和解"
    " 单亲 单身 牛羊 马匹 鱼苗 石料 沙石 江河 湖泊 水利 温室 冷库 夏收 秋收 阳台 房产 房改 车票 车损 党费 团费 家教 家政 家暴 家访 宫颈 项目部 司法 公租房 廉租房 商品房"
)
"""Words of registers that begin like a surname and stand behind a word for persons: 学生关爱, 老年人高龄津贴."""
_NO_NAMES = WORDS | ACTS | SHORT_THINGS | {*_NOBODY, *_OF_REGISTERS.split()}
_BESIDE: frozenset[Kind] = frozenset(
    {"landline", "plate", "email", "wechat", "qq", "property", "vehicle", "papers", "birth", "nickname"}
)
"""Somebody's only beside somebody; alone an office, a car of the bureau or a condition may have it."""
_OF_THE_BODY: frozenset[Kind] = frozenset({"health", "birth"})


class Seen(NamedTuple):
    """What was found of somebody: the kinds that are certain, and (kind, words) of what a person has to look at."""

    sure: frozenset[Kind] = frozenset()
    doubtful: tuple[tuple[Kind, str], ...] = ()


class Field(NamedTuple):
    """What a field is there for: `of_officer`, part of an officer's own entry; `of_place`, where an office is."""

    of_officer: bool = False
    of_place: bool = False


def seen_in(text: str, field: Field, officers: Collection[str] = ()) -> Seen:
    """What of persons stands in a text of a register, numbers of their own shape aside.

    `officers`: names that are public; they stay unless the words before them say that here it is a private person.
    """
    plain = shadow_of(text).text
    if not field.of_officer and _HINT.search(plain) is None:
        return Seen()
    found = detect(plain)
    if not found.spans and not found.unsettled:
        return Seen()
    names = tuple(_bystanders(plain, found, officers))
    sure: set[Kind] = set()
    doubtful: list[tuple[Kind, str]] = [("name", plain[each.start : each.end]) for each in names]
    for part in _SENTENCE.finditer(plain):
        within = range(*part.span())
        somebody = any(each.start in within for each in names)
        for span, settled in _both(found):
            if span.start in within and span.kind != "name":
                sight = _Sight(plain, part.start(), part.end(), span, settled, somebody)
                is_sure = _judged(sight, field)
                if is_sure:
                    sure.add(span.kind)
                elif is_sure is False:
                    doubtful.append((span.kind, plain[span.start : span.end]))
    return Seen(frozenset(sure), tuple(dict.fromkeys(doubtful)))


class _Sight(NamedTuple):
    """A span in its sentence; `settled` by the detectors; `somebody`: whether a private person is named in the sentence."""

    text: str
    first: int
    last: int
    span: Span
    settled: bool
    somebody: bool

    @property
    def before(self) -> str:
        """The sentence up to the span."""
        return self.text[self.first : self.span.start]

    @property
    def words(self) -> str:
        """What was found."""
        return self.text[self.span.start : self.span.end]

    @property
    def is_general(self) -> bool:
        """Whether it is told of nobody in particular."""
        if any(each in self.before for each in _NOBODY) or _EVERYBODY.search(self.before):
            return True
        return _IN_GENERAL.match(self.text, self.span.end, self.last) is not None

    @property
    def is_by_an_office(self) -> bool:
        """Whether the words about it speak of an office, a counter or of post."""
        behind = self.text[self.span.end : min(self.last, self.span.end + _NEAR)]
        return _OFFICE.search(self.before) is not None or _OFFICE.search(behind) is not None


def _both(found: Detection) -> Iterator[tuple[Span, bool]]:
    yield from ((each, True) for each in found.spans)
    yield from ((each, False) for each in found.unsettled)


def _judged(sight: _Sight, field: Field) -> bool | None:
    """True: somebody's. False: perhaps. None: nobody's in particular, or an office's."""
    if sight.span.kind == "address":
        return _address(sight, field)
    if sight.span.kind in _OF_THE_BODY and field.of_officer:
        return True
    if sight.span.kind in _BESIDE:
        return True if sight.somebody else None
    if sight.span.kind == "health":
        if sight.somebody:
            return True
        told = _INFORMS.search(sight.before) is not None or _names_an_officer(sight.before)
        return False if told and not sight.is_general else None
    return None


def _names_an_officer(before: str) -> bool:
    """Whether what leads to an illness ends in an office and a name: 局长李志强患有. Officers are public, their health is not."""
    holder = _HOLDER.search(before)
    return holder is not None and _may_be_a_name(holder["name"])


def _address(sight: _Sight, field: Field) -> bool | None:
    leads_to_a_door = _DOOR.search(sight.words) is not None
    if sight.somebody:
        return sight.settled or leads_to_a_door
    if sight.is_general:
        return None
    if field.of_officer and sight.settled:
        return True
    informs = _INFORMS.search(sight.before) is not None
    if not sight.settled or _OPEN_LABEL.search(sight.before):
        is_flat = _FLAT.search(sight.words) is not None and not field.of_place and not sight.is_by_an_office
        return False if is_flat or (informs and leads_to_a_door) else None
    if leads_to_a_door:
        return True
    return False if informs else None


def _bystanders(text: str, found: Detection, officers: Collection[str]) -> Iterator[Span]:
    """The names of private persons: after a word for one, before what only one does, and those listed with them."""
    last: Span | None = None
    informs = _INFORMS.search(text) is not None
    for span in sorted(each for each, _ in _both(found) if each.kind == "name"):
        words = text[span.start : span.end]
        before = text[max(0, span.start - 30) : span.start]
        called = _CALLED.search(before) is not None or (informs and _FIELD.search(before) is not None)
        listed = last is not None and _LIST.fullmatch(text, last.end, span.start) is not None
        acts = words not in officers and _ACTS.match(text, span.end) is not None
        if (called or listed or acts) and _may_be_a_name(words):
            yield span
            last = span


def _may_be_a_name(words: str) -> bool:
    """Whether it begins like a name, of whatever language, and is no word that registers use."""
    begins = surname_length(words, 0) > 0 or words[0].isascii() or "·" in words
    return begins and words not in _NO_NAMES
