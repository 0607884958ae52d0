"""What somebody is called instead of a name: 绰号, 网名, 微信昵称, accounts of short videos. Names of shops online stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.patterns import spaced
from enforcement_cli.public.detect.segment import HAN, MASKED, clear_end, is_han
from enforcement_cli.public.detect.spans import LABELLED, Found

_CALLED = spaced(
    "绰号 外号 诨号 花名 艺名 小名 乳名 昵称 网名 微信名 微信昵称 QQ名 QQ昵称 网络昵称 抖音昵称 快手昵称 微博昵称 微博名 游戏名 用户昵称 群昵称"
)
_ACCOUNT = spaced(
    "抖音号 抖音账号 抖音ID 快手号 快手账号 快手ID 小红书号 小红书账号 微博账号 微博号 视频号 西瓜号 火山号 陌陌号 支付宝账号 支付宝号 淘宝号 闲鱼号 闲鱼账号 旺旺号 钉钉号 飞书号 YY号 斗鱼号 哔哩哔哩账号 B站账号 Telegram WhatsApp"
)
_SAYS = r"(?:[(][^()\n]{0,8}[)])?(?:名称|名|号码|号|账号|ID|为|叫做?|是|系|作|:|[ \n]){0,4}"
_QUOTED = r"[“\"‘'「『](?P<quoted>[^”\"’'」』\n“]{1,20})[”\"’'」』]"
_PLAIN = rf"(?P<plain>[A-Za-z0-9_.\-]{{3,30}}[A-Za-z0-9_]|[{HAN}A-Za-z0-9]{{2,10}})"
_NICKNAME = re.compile(
    rf"(?:{_CALLED}){_SAYS}(?:{_QUOTED}|{_PLAIN})|(?<=人称){_QUOTED.replace('quoted', 'known')}", re.IGNORECASE
)
_CHATS = re.compile(
    r"(?:[与和同]|名为|昵称为|好友|网友|群主|群友|买家|卖家|用户)[“\"‘「](?P<quoted>[^”\"’」\n“]{1,16})[”\"’」](?=的?(?:聊天|微信|对话|转账|语音|网友|用户|好友|QQ|群成员))"
    r"|[“\"‘「](?P<named>[^”\"’」\n“]{1,16})[”\"’」][(](?:微信|QQ|网名|昵称|抖音|快手)"
)
_HANDLE = re.compile(
    rf"(?:{_ACCOUNT}){_SAYS}(?:{_QUOTED}|(?P<plain>[A-Za-z0-9_.\-]{{3,30}}[A-Za-z0-9_]))", re.IGNORECASE
)
_OF_A_BUSINESS = re.compile(
    r"(?:公司|商行|店铺?|厂|企业|单位|中心|平台|机构|网店|直播间|公众号|商品|产品|商家|官方|局|政府|政务)(?:的|官方|运营的?|注册的?|开设的?|开通的?|在|名下)?[ ]?\Z"
)
_A_BUSINESS = re.compile(r"公司|专营|专卖|旗舰|[店厂局院行社]$|官方|商行|超市|商城|中心|工作室|直播间|发布|政务|融媒")
_NOT_CALLED = re.compile(
    r"[的和与及、]|应当|不得|规范|管理|违反|含有|使用|注册|信息|头像|认证|修改|账号|内容|用户|实名"
)
_LONGEST_PLAIN = 6


def nicknames(text: str) -> Iterator[Found]:
    """What follows such a word, in quotation marks or up to where a name can end."""
    for pattern in (_NICKNAME, _HANDLE, _CHATS):
        for match in pattern.finditer(text):
            if _OF_A_BUSINESS.search(text, max(0, match.start() - 12), match.start()):
                continue
            group = match.lastgroup or "plain"
            start, end = match.span(group)
            if group == "plain":
                end = _plain_end(text, start, end)
            called = text[start:end]
            if group == "plain" and _NOT_CALLED.search(called):
                continue
            if end - start >= 2 and not MASKED.search(called) and "*" not in called and not _A_BUSINESS.search(called):
                yield Found(start, end, "nickname", LABELLED)


def _plain_end(text: str, start: int, end: int) -> int:
    """Where a nickname without quotation marks ends: with its letters, or where a name could."""
    if not is_han(text, start):
        while end > start and is_han(text, end - 1):
            end -= 1
        return end
    for length in range(2, min(_LONGEST_PLAIN, end - start) + 1):
        at = start + length
        if at == end and not is_han(text, end):
            return end
        if length >= 3 and clear_end(text, at):
            return at
    return min(end, start + _LONGEST_PLAIN)
