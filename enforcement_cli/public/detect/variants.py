"""Characters of names that are written in more than one way: 髙 for 高, 陳 for 陈. Known names are looked for in each."""

from __future__ import annotations

from collections.abc import Iterator

_PAIRS = (
    "高髙 陈陳 张張 刘劉 黄黃 赵趙 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 许許 冯馮 邓鄧 叶葉 阎閻 苏蘇 卢盧 蒋蔣 贾賈 谭譚 陆陸 范範 韩韓 杨楊 钟鍾 钟锺 龙龍 万萬 钱錢 汤湯"
    " 赖賴 龚龔 顾顧 庞龐 颜顏 严嚴 齐齊 华華 聂聶 邹鄒 余餘 闫閆 闫閻 温溫 吕呂 吕吕 宁甯 宁寧 贺賀 邬鄔 欧歐 庄莊 蓝藍 乔喬 凤鳳 兴興 国國 军軍 伟偉 丽麗 红紅 东東 强強"
    " 辉輝 荣榮 贵貴 兰蘭 洁潔 莹瑩 静靜 艳艷 艳豔 胜勝 飞飛 义義 丰豐 树樹 庆慶 宝寶 铭銘 锋鋒 刚剛 峰峯 杰傑 爱愛 云雲 晓曉 栋棟 阳陽 涛濤 长長 风風 书書 学學 广廣 礼禮 贤賢"
    " 泽澤 润潤 坚堅 坚坚 权權 凯凱 鹏鵬 鸿鴻 鲁魯 闻聞 维維 绍紹 继繼 绪緒 娇嬌 娴嫻 妇婦 孝孝 宪憲 寿壽 尧堯 岭嶺 岚嵐 币幣 帅帥 开開 怀懷 恒恆 惠恵 战戰 扬揚 显顯 梁樑 样樣"
    " 桥橋 欢歡 汉漢 沪滬 济濟 浅淺 渊淵 满滿 滨濱 灵靈 灿燦 炉爐 烨燁 焕煥 玺璽 珑瓏 环環 现現 琼瓊 璎瓔 电電 画畫 盖蓋 硕碩 祯禎 稳穩 笔筆 纪紀 纯純 经經 绣繡 绮綺 罗羅 群羣 耀燿"
    " 圣聖 职職 联聯 聪聰 肃肅 胡鬍 脸臉 艺藝 节節 芦蘆 苇葦 莲蓮 营營 萧蕭 萨薩 蔼藹 虎虝 虑慮 观觀 觉覺 训訓 记記 诗詩 诚誠 谊誼 谦謙 贝貝 财財 质質 赞贊 越樾 跃躍 轩軒 达達 远遠 迁遷"
    " 进進 连連 选選 逊遜 邓鄧 鉴鑑 鉴鑒 钊釗 钢鋼 钧鈞 铁鐵 银銀 锐銳 锦錦 镇鎮 闽閩 阁閣 陶匋 雾霧 韵韻 项項 顺順 须須 领領 频頻 颖穎 飒颯 驰馳 骏駿 鱼魚 鲜鮮 鸣鳴 鹤鶴 麦麥 黎藜 齐亝"
)


def _table() -> dict[str, str]:
    others: dict[str, str] = {}
    for pair in _PAIRS.split():
        for one, other in ((pair[0], pair[1]), (pair[1], pair[0])):
            if one != other and other not in others.get(one, ""):
                others[one] = others.get(one, "") + other
    return others


_OTHERS = _table()


def written_otherwise(name: str) -> Iterator[str]:
    """The other ways to write a name: one character changed, and all that can be."""
    every = "".join(_OTHERS.get(each, each)[0] for each in name)
    yield from {
        each
        for at, character in enumerate(name)
        for other in _OTHERS.get(character, "")
        for each in (name[:at] + other + name[at + 1 :], every)
    } - {name}
