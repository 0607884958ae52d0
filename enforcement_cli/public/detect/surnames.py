"""Surnames, and the characters that given names are and are not made of."""

from __future__ import annotations

_COMPOUND = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于"
    " 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 西门"
    " 纳兰 完颜 叶赫 耶律 淳于 单于 东里 相里 屈突 哥舒 即墨 褚师 仲长 公玉 南荣 北宫 斛律 贺兰 贺若 仆固 尔朱 达奚 富察 佟佳 那拉 马佳 章佳"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
"""Surnames of two characters 复姓."""

FIRM_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤吕张孔曹魏姜戚谢邹喻苏潘葛奚彭鲁韦凤俞袁柳鲍史唐薛贺倪汤滕罗毕郝邬傅卞伍孟黄穆萧尹姚邵湛汪祁毛禹"
    "狄臧戴宋庞熊舒祝董梁杜阮蓝闵季贾娄郭梅林刁钟徐邱骆夏蔡田樊胡霍虞柯昝卢莫裘缪丁邓郁杭洪崔龚嵇邢裴陆翁荀甄芮羿靳汲邴糜侯宓郗仲栾厉刘詹"
    "韶郜黎蓟宿鄂蔺屠乔阴胥莘翟谭逄姬冉宰郦雍璩桑桂濮扈燕冀晏瞿阎慕茹宦艾廖庾衡耿匡殳沃蔚夔厍聂晁勾敖訾阚鞠巢蒯荆竺逯桓仉岳缑亢郈牟佘佴谯"
    "笪佟肖邸苑冼覃仝闫隋付许范雷康任岑廉窦苗殷顾纪江颜凌贡龙武赖程曲庄柴饶陶酆毋阙邝苟芦厉"
    "祢甯钭郤隗郏苌乜禚颉郇綦雒镡郄鄢庹谌邰恽仵郅弋戢芈姒妫嬴茆菅蒉虢邾闳麴佀侴俎勖忻旷泮贠辜钊鬲褟亓檀隽锺迟岐昃撖"
)
"""Surnames that hardly ever begin another word where a name can stand."""

DOUBTFUL_SURNAMES = frozenset(
    "金严华云郎昌马花方费安常乐于时皮齐余元平和贝明计成谈茅项席麻强路危童盛高万支管房干解宗宣单包诸左石吉钮"
    "滑荣羊封储松井富巫乌焦巴弓牧山谷车蓬全班仰秋伊宫宁仇暴甘戎祖符景束叶幸司印白怀蒲台索咸籍卓蒙池苍双闻党劳申扶堵"
    "牛寿边浦尚农温充习鱼容古易慎戈终暨步都满弘国文寇广禄东利越隆师巩融冷辛那简空曾沙养须丰关相查红游权盖益公督帅况商赏墨爱阳言福代"
    "卜向应有从能由后经何施水米居连通别伏屈左柏谷晋章段"
)
"""Surnames that are also ordinary characters: 时任经理, 高度重视, 于当日 begin with one."""

UNCOMMON_SURNAMES = frozenset(
    "揭洛惠操漆涂豆渠闪麦肇蚁焉淳撒母海官英银铁锁门战玉青税楚竹桐药衣要线酒智尧宛妥哈拓敬木火栗校楼欧灵烈练缴舍色落过资赫零靖香鲜鹿底库来种归问区朴位伦植旦普永才"
    "候信依保刀召帕思冒勇化南原奇妙巨少崇延弥律悟折接斗斯旷朝本果栋楠泉津湖潮点牙特玄玛生皎盘真禾秘立竭答绳罕羽翠耐肉肥脱腾臣至荐藏袭襄让记评询赤起足载轩辉达迈还退"
    "逢遇里野陀隐雅雪静顺飞首骞鸟鸿鹅黑粟慈瓮右尕斐俱户喇慎鄱沐揣攸洑呙汝却"
    "展占么法修初风麻浪仁舜丛布奉琚淡粘薄矫犹衷睦登图旺迎泰渊疏栩澎晓"
)
"""Registered surnames that ordinary words begin with far more often: only other hints make a name of them."""

PARTICLE_SURNAMES = frozenset("应从向由有能后相经和那但何原初终居又时曾于关代何须别但都全")
"""Those of them that mostly are no surname where a name could stand (应立即, 从事, 于当日)."""

SURNAMES = FIRM_SURNAMES | DOUBTFUL_SURNAMES

NEVER_IN_NAMES = frozenset(
    "的了在是于及或被把将向对从到由因而且则但也都均又再已未没即就只仅其该此这那各每某者所着过们吗呢吧不拒称述说签领拿卖买罚按据给让叫佰仟拾萬圆"
    "你我他她它吃喝打骂死伤患病欠款钱账号码县镇乡村省市区街厂店司局院所队站部室科处股们个位等×○某"
)
"""Characters that no given name holds, unless the case itself says so."""

AFTER_NAMES = frozenset(
    "的了在是于及或被把将向对从到由因而且则但也都均又再已未没即就才只仅其该此这那各每者所着过不和与为以并无非之等称说述系做按经凭据持携驾住叫让请找问答去来"
    "给借租买卖收付交取领签盖有用至自前后时现曾手拉装拆修建挖运送带骑开逃跑拒欠罚我他她你本同与兼任至受做打撞办写填送放停开关抽抓捡烧倒扔搬抬吊焊切割砍伐种养喂洗看听见发进出上下起站坐走跑代拨尚患一二两三四五六七八九十共处某"
)
"""Characters that follow a name in a sentence."""

GIVEN_NAME_CHARACTERS = frozenset(
    "伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红玲芬燕辉鹏宇浩波斌飞健峰俊凯晨阳志建国文德海金龙凤春梅雪琴莲香珍珠翠云雷鑫森林山川江河"
    "东西南北中正义礼智信忠孝仁良善福禄寿喜庆祥瑞安康宁和顺兴旺发达荣贵富昌盛茂永恒久远长新生雨露晓小样例示品本子淑贤惠慧颖佳欣怡悦琪瑶婷媛倩雯琳璐洁莹莉薇"
    "蕾蓉蓝紫青松柏竹菊松柳杨桃杏槐栋梁材彬博学才思诚毅坚钢铁锋利胜武威震宏大伯仲叔季元亨培根启明亮光耀晖曦昊天宝财源有田禾苗丰收满仓牛马虎豹彪熊狗蛋"
    "二三四五六七八九十女男甲乙丙丁人民社会爱党跃进援朝卫兵红旗拴栓锁柱换变改棉粉果叶秋冬夏才成力功立学双全保根来献俭勤彦哲翰卓越凡帆航舟通畅尧舜禹景烟霖霆虹霓岚岩岭峡峻嵘"
    "巍崇岳钧钰铭锐锦镇鉴银铜铎锡珊珂玮珏琛琨瑜瑾璋璞璟芝芸苇苓茜茵荷莎菲萌葵蔓萱蕊蕴炎炜炳焕煜熙熠炯烁淼清渊湘潇澜瀚滨沛泽洪津润渝先后能白娅娇娥婉嫣冰凝霜虎豪帅"
    "世丹乐亚伊依冉君嘉壮奇奎妍妙妹姣姬娣娴婵宸寒希彤彩念振敬旭旻昕星昭晗晟晶月朋朗朵枫柔梓梦楠楷榕槿欢歆汐沁沐泓泰涵淳湛滔滢灿烨煊煦熹玄珩琦琮琰琼瑗璇璧瓒皓盈睦睿祺稷竣筠筱纬绮缇罡美翊翎翔"
    "肃腾舒芊苒茗菁菡葆蓓衍裕诗诺谊谦贞轩轶辛辰遥邈邦郁铠铿锟镕雁雄雅霁霄霏靖韬韵颂飒馥驰骁骏魁鲲鸣鸿麒黎黛童碧群绍花"
)
"""Characters that given names are often made of."""


def surname_length(text: str, start: int) -> int:
    """How many characters at `start` are a surname: 2, 1, or 0."""
    if text[start : start + 2] in COMPOUND_SURNAMES:
        return 2
    return 1 if text[start : start + 1] in SURNAMES else 0
