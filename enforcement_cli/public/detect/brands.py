"""Well-known trade marks that read like a person's name: 周大福, 康师傅, 王老吉.

A table of common knowledge, as it stood on `AS_OF`; a mark that is not in it is told by the words around it
(商标, 品牌, 牌) or asked about. A bureau's own answers (answers.yaml) settle the rest.
"""

from __future__ import annotations

import re
from datetime import date

from enforcement_cli.public.detect.patterns import any_of

AS_OF = date(2026, 11, 1)
"""The day on which the table was last looked through."""

_MARKS = (
    # jewellery and clothing
    "周大福 周大生 周生生 周六福 周六六 周百福 周大金 金大福 金六福 谢瑞麟 潘多拉 李宁 乔丹 安踏 马克华菲 森马 罗蒙 雅戈尔 江南布衣 柒牌 利郎 劲霸 季候风"
    # drinks and spirits
    " 王老吉 汪小白 江小白 张裕 杜康 洋河 金徽 古井贡 关公坊 白云边 孔府家 康师傅 元气森林 农夫山泉 乐百氏 汇源 王守义 牛栏山 吴裕泰 张一元"
    # food and eating houses
    " 老干妈 李锦记 王致和 王守义 周黑鸭 张君雅 徐福记 金丝猴 乐事 雷允上 张亮 杨国福 蒋小涌 袁亮宏 吴大嫂 刘一手 刘一锅 严明记 杨铭宇 汤达人 今麦郎 陈克明 金龙鱼 鲁花 胡姬花 福临门"
    " 李子柒 沈大成 方回春 马迭尔 吴茂昌 金锣 双汇 卫龙 费大厨 耿福兴 费列罗 卢正浩 谭木匠 谭鸭血 谭仔 贺福记 邓老凉茶 小肥羊 海底捞 胡庆余"
    # medicine and daily use
    " 胡庆余堂 马应龙 冯了性 方回春堂 陈李济 李时珍 张仲景 张恒春 叶开泰 雷允上 童涵春 季德胜 哈药 傅山 潘高寿 何济公 王麻子 张小泉 隆力奇 郁美净 百雀羚 孔凤春 戴春林 谢馥春 黄道益 白云山 柳如意 金嗓子 钱江潮"
    # machines, cars and houses
    " 马自达 金杯 宗申 隆鑫 钱江 路虎 乐驰 万家乐 康佳 康宝 伊莱克斯 乐扣 金利来 金六福 沃尔沃 马克西姆"
)
_DEED_FAMOUS = (
    "雷锋 鲁迅 孙中山 岳飞 诸葛亮 关羽 关公 孔子 包公 白求恩 屈原 李时珍 张仲景 华佗 司马光 司马迁 成吉思汗 武则天 李大钊"
    " 陶渊明 王羲之 司马台 李白 杜甫 白居易 苏轼 苏东坡 王维 关汉卿 曹雪芹 蒲松龄 詹天佑 林则徐 郑成功 戚继光 文天祥 杨家将 花木兰 穆桂英 鲁班 老子 孟子 庄子 韩非子 扁鹊 孙思邈 蔡伦 毕昇 张衡"
    " 祖冲之 郭守敬 徐霞客 董存瑞 黄继光 邱少云 刘胡兰 焦裕禄 王进喜 孔繁森 邓稼先 钱学森 袁隆平 赵树理"
)
FAMOUS = frozenset(_DEED_FAMOUS.split())
"""Figures of history."""
MARKS = frozenset(_MARKS.split()) | FAMOUS
"""Trade marks, and figures of history that things and places are called after (雷锋, 岳飞墓)."""

_MARK = re.compile(any_of(" ".join(sorted(MARKS))))


def marks_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where one of the marks stands in a shadow's text."""
    return tuple(match.span() for match in _MARK.finditer(text))
