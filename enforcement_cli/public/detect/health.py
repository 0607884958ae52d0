"""State of health: what somebody suffers from. Laws on diseases, hidden dangers and faults of machines are not meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.patterns import any_of
from enforcement_cli.public.detect.spans import GUESSED, LABELLED, SHAPED, Found

_NAMED = any_of(
    "高血压 糖尿病 冠心病 心脏病 脑梗 脑梗死 脑出血 中风 偏瘫 截瘫 瘫痪 肺结核 结核 结核病 乙肝 丙肝 肝炎 肝硬化 艾滋病 HIV 梅毒 性病 尘肺 尘肺病 矽肺 职业病"
    " 癌症 肿瘤 白血病 尿毒症 抑郁 抑郁症 焦虑症 精神分裂症 精神病 精神障碍 精神疾病 智力障碍 自闭症 癫痫 哮喘 肺炎 肾炎 肾衰竭 骨折 脑震荡 残疾 聋哑"
    " 失明 痴呆 阿尔茨海默 阿尔茨海默症 帕金森 怀孕 妊娠 流产 不孕 阳性 中毒 感染 休克 昏迷 梗死 栓塞 衰竭 水肿 积液 结石 增生 囊肿 息肉 溃疡 穿孔 疝气 白内障 青光眼 截肢 烧伤 烫伤 挫伤 裂伤 脱位 骨裂 重病 大病 疾病 慢性病 传染病 综合征 综合症"
)
_ENDING = any_of("癌 炎 瘤 病 症 障碍 损伤 突出 骨折")
_STAGE = r"[症病]?(?:[一二三四五ⅠⅡⅢⅣ0-9]期|[早中晚]期|后遗症|并发症)?"
_ILLNESS = rf"[^\W_的依享应]{{0,9}}?(?:{_NAMED}|(?<=\w){_ENDING}){_STAGE}"
_TRIGGER = (
    r"(?:(?<!隐)(?<!后)(?<!防)(?<!水)身?患(?:有|上)?(?![者病])|罹患|确诊(?:为|患有)?|诊断(?:证明|书|报告)?(?:结论)?(?:为|载明|记载为?|显示|:)|查出患有?|病情(?:为|:)|病史(?:为|:)"
    r"|因(?:患|病|伤)|因(?=[急慢]性|肝|肾|胃|肠|肺癌|心肌|脊|腰|腿|脑|心脏|糖尿|高血|冠心|癌|肿瘤|白血|尿毒|肺结核|尘肺|抑郁|精神|癫痫|骨折|偏瘫|瘫)|曾患|健康状况(?:为|:)|既往史?(?:为|:)|伤情(?:为|:)|体检(?:结果)?(?:为|:))"
)
_SUFFERING = re.compile(rf"{_TRIGGER}[ :]{{0,2}}(?P<what>{_ILLNESS}(?:[、和及与,]{{1,2}}{_ILLNESS}){{0,3}})")
_ILLNESS_BEFORE = re.compile(rf"(?:{_NAMED}){_STAGE}\Z")
_SOMEBODY = re.compile(
    rf"(?:[系为是属]|身为)(?:一[名位个])?(?P<what>(?:{_NAMED})(?:病毒|病菌)?(?:携带者|感染者|病人)"
    r"|(?:聋哑|盲|聋|哑|智障|残疾|精神病|智力残疾|精神残疾)人士?|精神(?:病|障碍)患者)(?=[,。;、:)\n ]|\Z)"
    rf"|有(?P<history>(?:{_NAMED})史)"
)
"""Somebody who is or has it, said in so many words: 系聋哑人, 为乙肝病毒携带者, 有精神病史."""
_HISTORY = re.compile(r"病史|患者|病人(?!员)|病?多年")
_HURT = re.compile(
    r"(?P<what>(?:(?:左|右|双|两)[侧]?)?(?:[股胫腓尺桡肱锁肋颅髌跖掌指趾颈腰胸脊骶髂跟]|额|面|手|足|脚|腿|臂|肩|腕|踝|膝|肘|眼|耳|头部|头皮|[拇食中]指)[^\W\d_的了在与因为被应未]{0,6}?"
    r"(?:骨折|截肢|截指|离断|挫伤|挫裂伤|裂伤|脱位|烧伤|烫伤|断裂伤?|骨裂|失明|失聪|贯通伤|撕裂伤))"
)
"""A part of the body and what happened to it: said of a person only."""
_LEVEL = "[一二三四五六七八九十1-9]级"
_PART = "(?:肢体|视力|听力|言语|智力|精神|多重)"
_DISABLED = re.compile(
    rf"(?P<what>{_PART}{_LEVEL}残疾|残疾{_LEVEL}|伤残{_LEVEL}|{_PART}残疾{_LEVEL}|{_LEVEL}{_PART}?(?:残疾|伤残)"
    r"|(?:HIV|艾滋病病毒)(?:抗体)?(?:检测)?(?:呈)?阳性|怀孕[一二三四五六七八九十0-9]{1,3}个?(?:月|周)|孕[0-9]{1,2}周)",
    re.IGNORECASE,
)
_NOT_A_PERSON = re.compile(
    r"(?:设备|机器|线路|电机|变压器|轴承|网络|程序|系统|作物|果树|猪|牛|羊|鸡|禽|畜|植株|苗木)[^，。；\n]{0,8}\Z"
)
_A_THING = re.compile(r"设备|系统|线路|网络|程序|机械|电机|故障|作物|植物")
_A_LAW = re.compile(
    r"(?:防治法|防治条例|防治|危害|预防|防护|患者(?:健康|服务|管理|筛查|随访|人数)|者?(?:健康管理|筛查|随访)|诊断与鉴定|疫情|目录|报告卡|危险|检查)"
)


def health_facts(text: str) -> Iterator[Found]:
    """What stands after 患有, 确诊为 and the like, histories of illness and degrees of disability."""
    for pattern, weight in ((_SUFFERING, LABELLED), (_DISABLED, SHAPED), (_HURT, SHAPED)):
        for match in pattern.finditer(text):
            start, end = match.span("what")
            if not _of_a_thing(text, match.start(), end):
                yield Found(start, end, "health", weight)
    for match in _SOMEBODY.finditer(text):
        yield Found(*match.span(match.lastgroup or 0), "health", LABELLED)
    for match in _HISTORY.finditer(text):
        illness = _ILLNESS_BEFORE.search(text, max(0, match.start() - 10), match.start())
        if illness and not _of_a_thing(text, illness.start(), match.end()):
            # 高血压患者 may be anybody; a history of illness is somebody's own.
            yield Found(illness.start(), illness.end(), "health", GUESSED, sure=match.group() == "病史")


def _of_a_thing(text: str, start: int, end: int) -> bool:
    return (
        _NOT_A_PERSON.search(text, max(0, start - 16), start) is not None
        or _A_THING.search(text, start, end) is not None
        or _A_LAW.match(text, end) is not None
    )
