"""Numbers of papers that only a natural person has: a driver's file, social security, records of patients, service in the forces.

Numbers of an organ's papers and of a business's permits stay (docs/redaction.md); an 18-digit identity number that such
a paper repeats is found as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.patterns import spaced
from enforcement_cli.public.detect.spans import LABELLED, Found

_NO = r"(?:号码|编号|编码|证号|档案号|号|:)"
_IS = r"(?:[(][^()\n]{0,12}[)])?(?:为|是|系|:|[“\" \n]){0,4}"
_DIGIT = "[0-9零〇○一二三四五六七八九幺]"
_VALUE = (
    rf"(?P<number>[A-Za-z]{{0,4}}{_DIGIT}(?:[ \-]?(?:{_DIGIT}|[A-Za-z](?![a-z]))){{4,23}})(?![A-Za-z0-9*]|[年月日元%.])"
)

_OWN = spaced(
    "驾驶证 机动车驾驶证 驾照 从业资格证 从业资格证书 驾驶员从业资格证 操作证 特种作业操作证 特种设备作业人员证 作业人员证 社会保障卡 社会保障 社会保险 社保 社保卡 医保 医保卡 医疗保险 公积金 住房公积金"
    " 残疾证 残疾人证 低保证 优待证 退伍证 退役证 退休证 学生证 学籍 准考证 结婚证 离婚证 出生医学证明 出生证 死亡证明 独生子女证 病历 病案 住院 门诊 就诊卡 健康证 健康证明"
    " 医师资格证 医师资格证书 医师执业证 医师执业证书 护士执业证 护士执业证书 教师资格证 导游证 律师执业证 军人证 军官退休证 文职干部证 义务兵证 军人保障卡 海员证 船员证 渔民证 船员服务簿"
)
_LABELLED = re.compile(rf"(?:{_OWN}){_NO}{{1,2}}{_IS}{_VALUE}", re.IGNORECASE)
_FILE = re.compile(
    rf"(?:驾驶|驾照|准驾)[^。;\n]{{0,30}}?档案{_NO}{{1,2}}{_IS}{_VALUE}|档案{_NO}{{1,2}}{_IS}{_VALUE.replace('number', 'later')}(?=[^。;\n]{{0,12}}(?:驾驶|准驾))",
    re.IGNORECASE,
)
_FORCES = re.compile(
    rf"(?:军官证|士兵证|警官证|军人证|文职干部证|军官)(?:号码|编号|证号|号)?{_IS}(?P<number>[\u4e00-\u9fff]{{1,3}}字第?[ ]?{_DIGIT}{{5,9}}号?)"
)
_NEEDED = re.compile(r"[证照卡社保金籍历案院诊军明簿]|[\u4e00-\u9fff][ \n]{1,4}[号编]")
_FEWEST_DIGITS = 5
_DRIVING = re.compile("驾驶|驾照|准驾")


def may_name_driver(text: str) -> bool:
    """Whether a word for a driver stands in a text with one for a file, which it makes personal from further off."""
    return _DRIVING.search(text) is not None and _FILE.search(text) is not None


def personal_papers(text: str) -> Iterator[Found]:
    """Numbers in a shadow's text that follow the name of such a paper."""
    if not _NEEDED.search(text):
        return
    for pattern in (_LABELLED, _FILE, _FORCES):
        for match in pattern.finditer(text):
            group = "later" if pattern is _FILE and match["number"] is None else "number"
            if len(re.findall(_DIGIT, match[group])) >= _FEWEST_DIGITS:
                # An identity number that the paper repeats is one of the kind that says more.
                yield Found(*match.span(group), "papers", LABELLED - 5)
