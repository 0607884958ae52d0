"""The words before a number that say what it is: 身份证号, 电话, 账号, 编号 …"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import Final

from enforcement_cli.public.detect.patterns import spaced

_NUMBER_WORD = f"(?:{spaced('号码 编号 号 码')})?"

# Certificates of officers come before 证件号码, whose words they share.
_CODE = (
    "执法证件 执法证 检查证 行政执法证 证件编号 证书编号 证书 许可证 资格证 上岗证 工作证 编号 文号 案号 批号 货号 型号 规格 序列号 流水号 订单 订单号 运单"
    " 快递单 单号 条形码 条码 二维码 票据 发票代码 发票号码 发票号 发票 缴款码 缴款书 缴费码 执收 合同 项目代码 标准号 邮编 邮政编码 凭证 工号 车架号"
    " 车辆识别代号 发动机号 档案号 登记号 备案号 专利 商标 受理号 回执 出厂 机身号 设备号 表号 户号 资产 代码 坐标 经度 纬度 批准号 批准文号 注册证 版本"
    " 工单 案件号 批次 识别码 校验码 验证码"
)
_CREDIT = "统一社会信用代码 社会信用代码 信用代码 组织机构代码 纳税人识别号 税号 营业执照 工商注册号 注册号"
_IDENTITY = "身份证 身份证件 公民身份 居民身份证 身份 证件 居住证 驾驶证 户口 身份证明"
_HOTLINE = (
    "监督电话 举报电话 投诉电话 投诉举报电话 咨询电话 值班电话 办公电话 服务电话 热线电话 热线 服务热线 监督热线 举报热线 咨询热线 客服电话 受理电话 查询电话"
    " 窗口电话 报警电话 公开电话 监督举报电话 举报投诉电话 投诉监督电话 监督投诉电话 举报邮箱 投诉邮箱 监督邮箱 举报信箱 办公邮箱 投诉举报邮箱 咨询服务电话"
    " 政务服务电话 电子监察 传真电话"
)
_PHONE = "电话 手机 联系方式 联系号码 通讯方式 通信方式 致电 拨打 来电 短信 传真 座机 固话 电联 手机号 电话号 联系电话 微信同号 移动电话 家庭电话 宅电 呼叫 号主 机主"
_ACCOUNT = "账号 帐号 账户 帐户 卡号 银行卡 储蓄卡 信用卡 借记卡 开户 汇入 转入 转账至 存折 银行账号 银行账户 收款账号 收款账户 工资卡 社保卡"
_PASSPORT = "护照 通行证 台胞证 回乡证 居留证 居留许可 旅行证 入台证 永久居留身份证 军官证 士兵证 警官证"

_PLATE = "车牌 号牌 牌照 车号 牌号 车辆 轿车 货车 驾驶"
_LISTS = (_CODE, _CREDIT, _IDENTITY, _HOTLINE, _PHONE, _ACCOUNT, _PASSPORT, _PLATE, "微信 薇信 威信 扣扣 企鹅号")

_WORDS: Final[dict[str, str]] = {
    "code": spaced(_CODE) + _NUMBER_WORD + "|(?:IMEI|MEID|ISBN|VIN|SN|S/N|GPS|No\\.?)",
    "credit": spaced(_CREDIT) + _NUMBER_WORD,
    "id": f"(?:{spaced(_IDENTITY)}(?:{spaced('号码 编号 号')}|(?<=证)|(?<=件)|(?<=明))|(?<![A-Za-z])ID(?![A-Za-z]))",
    "hotline": spaced(_HOTLINE),
    "phone": spaced(_PHONE) + _NUMBER_WORD + "|(?:telephone|tel|phone|mobile|mob|fax|cell)",
    "account": spaced(_ACCOUNT) + _NUMBER_WORD,
    "wechat": spaced("微信 薇信 威信 V信") + "|(?:wechat|weixin|wx|vx)",
    "qq": spaced("QQ 扣扣 企鹅号") + _NUMBER_WORD,
    "passport": spaced(_PASSPORT) + _NUMBER_WORD,
    "plate": spaced(_PLATE),
}

_FIRST = "".join(sorted({re.escape(word[0]) for word in " ".join(_LISTS).split()}))
_LABEL = re.compile(
    f"(?=[{_FIRST}A-Za-z])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _WORDS.items()) + ")",
    re.IGNORECASE,
)

_PASSPORT_WORD = re.compile(spaced(_PASSPORT))

_TIGHT_GAP = re.compile(r"(?:号码|编号|分别|[号码为是:：() \n“”\"'.#№〔\[【]){0,8}")
"""After the name of a code, which keeps a number public, only these may stand before the number."""

_GAP_LENGTH = 16
_GAP = re.compile(rf"[^。；;！？!?0-9]{{0,{_GAP_LENGTH}}}")
_LIST_GAP = re.compile(
    r"[^。；;！？!?0-9]{0,12}(?:[0-9*][-0-9Xx*. ()转]{2,32}[、,，/和或及与以\n]{1,3}[^。；;！？!?0-9]{0,3}){1,4}"
)
_BEHIND_A_NUMBER = re.compile(r"[-0-9Xx*. ()转][、,，/和或及与以\n]{1,3}[^。；;！？!?0-9]{0,3}\Z")
"""What stands before every number that the last pattern reaches; before any other, a label is no further than a gap."""

_FURTHEST = 120
_LONGEST = 64
"""More characters than any label has, blanks included."""


_NO_PART = frozenset('<>"=#%&|0123456789,，、:：;；。!！?？()（）《》〔〕')
"""What stands in no label: behind one of these, labels are found whatever comes before."""

_NO_LABEL = ("", -1, -1)
_DIGITS = frozenset("0123456789")
_LIST_MARK = 7
"""Characters of `_BEHIND_A_NUMBER`."""

_Found = tuple[str, int, int]


@lru_cache(maxsize=1 << 14)
def _last_label(text: str, place: int) -> _Found:
    """The last label that ends at a place or before it. The same few words stand before the numbers of a site."""
    last = _NO_LABEL
    for match in _LABEL.finditer(text):
        if match.end() <= place:
            last = match.lastgroup or "", *match.span()
    return last


def may_name_passport(text: str) -> bool:
    """Whether a text has a character of which there is one in every label of passports and the like."""
    return "证" in text or "护" in text or "居" in text


class Labels:
    """All labels of a text, asked by place. They are looked for about that place: most of a page has no number in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._near: dict[int, _Found] = {}

    def names_passport(self) -> bool:
        """Whether the text may have a label of passports and the like."""
        return _PASSPORT_WORD.search(self._text) is not None

    def before(self, start: int) -> str:
        """What the nearest label says of the number that starts there; empty without a label that reaches it.

        A label reaches over a few words (身份证号码（境内居民）为) and along a list of numbers.
        """
        return self.near(start)[0]

    def near(self, start: int) -> _Found:
        """The label that reaches `start`, and the place of its words; ("", -1, -1) without one."""
        if start not in self._near:
            self._near[start] = self._reaching(start)
        return self._near[start]

    def _reaching(self, start: int) -> _Found:
        name, label_start, label_end = self._nearest(start)
        if label_end < 0 or start - label_end > _FURTHEST:
            return _NO_LABEL
        gap = self._text[label_end:start]
        direct = _TIGHT_GAP if name in ("code", "credit") else _GAP
        return (name, label_start, label_end) if direct.fullmatch(gap) or _LIST_GAP.fullmatch(gap) else _NO_LABEL

    def surely_before(self, start: int) -> str | None:
        """As `before`; None where that may be another if something stands before this text."""
        furthest = self._furthest(start)
        if start < _LIST_MARK or furthest <= 0 or self._parted_before(furthest) < 0:
            return None
        return self.before(start)

    def _furthest(self, start: int) -> int:
        """Where a label must end, or behind it, to reach `start`."""
        listed = _BEHIND_A_NUMBER.search(self._text, max(start - _LIST_MARK, 0), start) is not None
        return start - (_FURTHEST if listed else _GAP_LENGTH)

    def _nearest(self, start: int) -> _Found:
        """The last label that ends at `start` or before it; one that cannot reach it may be left out."""
        begin = self._parted_before(self._furthest(start))
        if begin < 0:
            ends, found = self._all
            at = bisect_right(ends, start) - 1
            return found[at] if at >= 0 else _NO_LABEL
        # What is cut off behind `start` belongs to no label that ends before it: a digit belongs to none.
        end = start + (1 if self._text[start : start + 1] in _DIGITS else _LONGEST)
        name, label_start, label_end = _last_label(self._text[begin:end], start - begin)
        return (name, begin + label_start, begin + label_end) if name else _NO_LABEL

    def _parted_before(self, place: int) -> int:
        """A place before `place` and not far from it that no label reaches over; -1 where there is none."""
        if place <= 0:
            return 0
        nearby = range(place - 1, max(place - _FURTHEST, 0) - 1, -1)
        return next((at for at in nearby if self._text[at] in _NO_PART), -1)

    @cached_property
    def _all(self) -> tuple[list[int], list[_Found]]:
        """Every label, for where nothing parts the words before a number: looked for once, however long they are."""
        found = [(match.lastgroup or "", *match.span()) for match in _LABEL.finditer(self._text)]
        return [end for _, _, end in found], found
