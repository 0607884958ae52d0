"""What of persons stands in registers, and what registers are lawfully there to say: rows as bureaus write them."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect import Kind
from enforcement_cli.public.said import Found, Own, found_in
from tests.public.register_words import IN_GENERAL, OFFICES

OWN = Own(officers=frozenset({"高示例", "林样本"}))
CERTAIN: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("举报人宋小样反映该厂违法排放，家住示例县示例镇示例村3组12号", ("address", "name")),
    ("举报人家住示例县示例镇示例村3组12号", ("address",)),
    ("其妻宋小样患有尿毒症", ("health", "name")),
    ("当事人宋小样患有糖尿病，经济困难的从轻", ("health", "name")),
    ("患者宋小样，诊断为肺结核", ("health", "name")),
    ("宋小样，女，患有乳腺癌", ("health", "name")),
    ("残疾人宋小样，肢体二级残疾", ("health", "name")),
    ("低保户宋小样，住示例县示例镇示例村3组", ("address", "name")),
    ("村民宋小样，住示例县示例镇示例村", ("address", "name")),
    ("住址：示例县示例镇示例路12号示例小区3号楼2单元401室", ("address",)),
    ("户籍地址：示例县示例镇示例村5组", ("address",)),
    ("现住示例县示例镇示例小区3号楼2单元401室", ("address",)),
    ("住示例县示例镇示例村3组12号", ("address",)),
    ("送至宋小样家中，示例镇示例村3组12号", ("address", "name")),
    ("受害人宋小样（男，1890年3月5日出生）", ("birth", "name")),
    ("家属宋小样，电话0359-6212345", ("landline", "name")),
    ("车主宋小样，车牌晋M12345", ("name", "plate")),
    ("投诉人宋小样，身份证14059918810903021X", ("id_card", "name")),
    ("家住示例县示例镇示例村３组１２号", ("address",)),
    ("举报人：宋小样，地址：示例县示例镇示例路1号", ("address", "name")),
    ("家庭地址为示例县示例镇示例小区3-2-401", ("address",)),
    ("信访人宋小样，住在示例村3组", ("address", "name")),
    ("姓名：宋小样，投诉人，住址：示例县示例镇示例村3组", ("address", "name")),
    ("法定代表人宋小样，住示例县示例镇示例小区3号楼2单元401室", ("address",)),
    ("经营者宋小样患有糖尿病", ("health", "name")),
    ("暂住示例县示例镇示例公寓5层512室", ("address",)),
)
DOUBTFUL: tuple[tuple[str, tuple[tuple[Kind, str], ...]], ...] = (
    ("举报人：宋小样", (("name", "宋小样"),)),
    ("投诉人宋小样、高小例的投诉已经办结", (("name", "宋小样"), ("name", "高小例"))),
    ("证人宋小样的证言", (("name", "宋小样"),)),
    ("经宋小样举报查实", (("name", "宋小样"),)),
    ("邻居宋小样称", (("name", "宋小样"),)),
    ("信访人宋小样多次来访", (("name", "宋小样"),)),
    ("村民宋小样的房屋", (("name", "宋小样"),)),
    ("死者宋小样系该厂职工", (("name", "宋小样"),)),
    ("举 报 人：宋小样", (("name", "宋小样"),)),
    ("\u4e3e\u62a5\u4eba\uff1a\u5b8b\u200b\u5c0f\u200b\u6837", (("name", "宋小样"),)),
    ("举报人家住示例县示例镇示例村", (("address", "示例县示例镇示例村"),)),
    ("投诉人地址：示例县示例镇示例村3组12号", (("address", "示例县示例镇示例村3组12号"),)),
    ("举报人患有精神病", (("health", "精神病"),)),
    ("示例小区3号楼2单元401室", (("address", "示例小区3号楼2单元401室"),)),
    ("姓名：宋小样，系投诉人", (("name", "宋小样"),)),
    ("住所：示例县示例镇示例小区3号楼2单元401室", (("address", "示例县示例镇示例小区3号楼2单元401室"),)),
    ("局长李志强患有高血压", (("health", "高血压"),)),
    ("负责人王建国因病住院", (("name", "王建国"),)),
)


@pytest.mark.parametrize("text", OFFICES)
@pytest.mark.parametrize("key", ["place", "duty"])
def test_where_an_office_is_may_be_known(text: str, key: str) -> None:
    assert found_in(text, ("windows", key), OWN) == Found()


@pytest.mark.parametrize("text", IN_GENERAL)
def test_what_is_said_of_persons_in_general_is_nobodys(text: str) -> None:
    assert found_in(text, ("matters", "name"), OWN) == Found()


@pytest.mark.parametrize(("text", "kinds"), CERTAIN)
def test_what_is_somebodys(text: str, kinds: tuple[Kind, ...]) -> None:
    assert found_in(text, ("matters", "power"), OWN) == Found(kinds)


@pytest.mark.parametrize(("text", "words"), DOUBTFUL)
def test_what_somebody_has_to_look_at(text: str, words: tuple[tuple[Kind, str], ...]) -> None:
    assert found_in(text, ("matters", "power"), OWN) == Found((), words)


@pytest.mark.parametrize(
    ("keys", "text", "found"),
    [
        pytest.param(("staff", "name"), "任监测", Found(), id="an officer"),
        pytest.param(("personnel", "0", "name"), "高示例", Found(), id="an officer as entered"),
        pytest.param(("windows", "staff", "name"), "宋小样", Found(), id="who sits at a window"),
        pytest.param(("staff", "post"), "股长，患有高血压", Found(("health",)), id="an officer's illness"),
        pytest.param(("staff", "post"), "股长，家住示例镇示例村", Found(("address",)), id="an officer's village"),
        pytest.param(("staff", "post"), "股长，1890年3月5日出生", Found(("birth",)), id="an officer's birth"),
        pytest.param(("staff", "post"), "四级主任科员（职业病防治岗）", Found(), id="an officer's post"),
        pytest.param(("windows", "consulting"), "王建国 13800000031", Found(), id="whom to call"),
        pytest.param(("matters", "complaints"), "联系人高示例，0359-6200001", Found(), id="whom to complain to"),
        pytest.param(
            ("matters", "complaints"),
            "举报人宋小样13800000031",
            Found((), (("name", "宋小样"),)),
            id="who has complained",
        ),
        pytest.param(("windows", "place"), "示例小区3号楼2单元401室", Found(), id="an office in a flat"),
        pytest.param(
            ("bureau", "contact", "address"), "地址：示例小区3号楼2单元401室", Found(), id="a bureau in a flat"
        ),
        pytest.param(
            ("windows", "place"), "王建国家中，示例镇示例村3组12号", Found(("address", "name")), id="a window at home"
        ),
        pytest.param(("matters", "duty"), "高示例反映的线索", Found(), id="an officer who reports"),
        pytest.param(
            ("matters", "duty"),
            "举报人高示例",
            Found((), (("name", "高示例"),)),
            id="an officer's namesake who complains",
        ),
    ],
)
def test_it_hangs_on_the_field(keys: tuple[str, ...], text: str, found: Found) -> None:
    assert found_in(text, keys, OWN) == found


_PERSONS = "举报人 当事人 患者 学生 儿童 家属 村民 居民 消费者 残疾人 职工 监护人 未成年人 邻居"
_BEHIND = (
    "管理 保护 权益 服务 补贴 安置 认定 登记 检查 投诉 信息 身份证明 档案 就业 创业 培训 救助 康复 鉴定 评定 随访 筛查 护理 陪护 代理 申辩 和解 赔偿 安全 食堂 资助 学籍"
    " 小组 代表 大会 建房 宅基地 用地 搬迁 安居 车辆 上牌 过户 房屋 维权 协会 名册 条件 材料 程序 时限 费用 高血压 死亡 遗属 优抚 特困 留守 关爱 帮扶 数量 文化 贫困"
    " 参保 养老 医疗 社保 上岗 等级 成绩 公证 出境 归侨 台胞 民族 更改 金额 方式 高度 高龄 康养 安葬 严重 应急 相关 常住 包括 容留 关于 明确 时有 易发 曾经 路费 项目 解答"
    " 曾用名 家庭住址 户口簿 住所 住院病历 病情证明"
)


@pytest.mark.parametrize("person", _PERSONS.split())
def test_no_word_of_a_register_is_taken_for_a_name(person: str) -> None:
    said = [f"{person}{word}{tail}" for word in _BEHIND.split() for tail in ("", "的", "办理")]

    assert [each for each in said if found_in(each, ("matters", "name"), OWN) != Found()] == []


_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋"
_GIVEN = ("伟", "芳", "建国", "志华", "小样", "示例")
_TOLD = (
    "举报人{}",
    "投诉人{}反映的问题",
    "根据证人{}的证言",
    "其妻{}",
    "患者{}",
    "经{}举报",
    "家属{}到场",
    "由举报人{}提供",
)


@pytest.mark.parametrize("told", _TOLD)
def test_a_name_is_seen_whoevers_it_is(told: str) -> None:
    said = [told.format(f"{surname}{given}") for surname in _SURNAMES for given in _GIVEN]

    assert [each for each in said if not found_in(each, ("matters", "power")).doubtful] == []
