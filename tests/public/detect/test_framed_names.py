"""Names that a frame gives away, lists of things, and what the words behind a name say of where it ends."""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect import detect, mask
from enforcement_cli.public.detect.lexicon_acts import ACTS
from enforcement_cli.public.detect.lexicon_things import SHORT_THINGS, THINGS
from enforcement_cli.public.detect.rows import beside_no_name, of_things, shares_its_first
from enforcement_cli.public.detect.spans import Detection
from enforcement_cli.public.detect.surroundings import follows, lead
from enforcement_cli.public.detect.words import LONGER_WORDS, WORDS


def asked(text: str) -> list[str]:
    """What somebody has to settle."""
    return [text[each.start : each.end] for each in detect(text).unsettled]


def seen(text: str) -> set[str]:
    """What is masked or asked about."""
    found = detect(text)
    return {text[each.start : each.end] for each in (*found.spans, *found.unsettled)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("船员浦江、浪涛到场。", ["浦江", "浪涛"]),
        ("她叫云朵，今年十五岁。", ["云朵"]),
        ("咬伤了晨练的辛大娘。", ["辛大娘"]),
        ("图雅未按期申报。", ["图雅"]),
    ],
)
def test_a_frame_asks_about_whoever_stands_in_it(text: str, names: list[str]) -> None:
    assert asked(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("舍小云垫付了全部医药费。", "舍小云"),
        ("装修工牧小军凿穿了燃气管。", "牧小军"),
        ("停产以后，能国安偷偷恢复了生产。", "能国安"),
        ("房主把账本塞给了单晓岚。", "单晓岚"),
        ("其妻莲花到场签收。", "莲花"),
        ("据平顺回忆，共来了五辆车。", "平顺"),
    ],
)
def test_a_verb_behind_it_says_where_a_name_ends(text: str, name: str) -> None:
    assert name in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "龙舟赛、马拉松、越野赛应当制定安全方案。",
        "贺兰石、寿山石、田黄石属于工艺品。",
        "石榴、柿子、山楂等鲜果由合作社收购。",
        "燕麦片、燕窝、燕尾服均有中文标签。",
        "安置房、公租房、廉租房不得转租。",
        "严禁员工、群众三十余人围观。",
        "向雷锋同志学习活动的横幅未经批准悬挂。",
        "现场堆放陈醋、米醋二十箱。",
        "产品名称为王老汉陈醋。",
        "收取车费一百元。",
        "老大爷、老大娘可以优先办理。",
    ],
)
def test_things_and_groups_stay(text: str) -> None:
    assert detect(text) == Detection()


def test_a_list_that_begins_alike_is_asked_about_not_masked() -> None:
    text = "艾叶、艾条、艾绒均为散装。"

    assert detect(text).spans == ()
    assert mask(text, detect(text)) == text


def test_parts_of_a_list_are_told_by_their_neighbours() -> None:
    alike, mixed, summed = "贺兰石、寿山石", "龙舟赛、绑腿", "石榴、柿子等鲜果"

    assert of_things(alike, 0, 3)
    assert of_things(alike, 4, 7)
    assert not of_things(mixed, 0, 3)
    assert beside_no_name(mixed, 0, 3)
    assert of_things(summed, 0, 2)
    assert not of_things("宋小样、钱示例等人", 0, 3)
    assert shares_its_first("宋样、宋例", 0, 2)
    assert not shares_its_first("宋样、钱例", 0, 2)


def test_what_stands_around_a_name_is_weighed() -> None:
    assert lead("邻居宋小样", 2) > lead("塞给了宋小样", 3) > lead("红宋小样", 1) == 0
    assert follows("宋小样供认", 3) > follows("宋小样取样", 3) > 0 > follows("宋小样笔", 3)


def test_the_tables_of_words_are_whole() -> None:
    assert {len(each) for each in ACTS} == {2}
    assert {len(each) for each in THINGS} == {3}
    assert {len(each) for each in SHORT_THINGS} == {2}
    assert len(ACTS) > 10_000
    assert not THINGS & LONGER_WORDS - {"马拉松", "龙舟赛", "席梦思"}
    assert {"垫付", "偷偷"} - WORDS <= ACTS


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("举报人居住的文苑小区C座1504与该店相邻。", "文苑小区C座1504"),
        ("老两口住西坪村北窑，子女在外。", "西坪村北窑"),
        ("执法人员来到后沟自然村12号，敲门无人应答。", "后沟自然村12号"),
        ("收件地址写着示例县北关正街老粮站后院3排5号，收件人宋小样。", "示例县北关正街老粮站后院3排5号"),
        ("户口簿登记住址在示例县胜利街办事处花园居委会4组。", "示例县胜利街办事处花园居委会4组"),
        ("妻子带着孩子住在娘家李家岭村。", "李家岭村"),
        ("伤者被送回示例镇南河滩17号休养。", "示例镇南河滩17号"),
    ],
)
def test_homes_are_seen_to_their_end(text: str, home: str) -> None:
    assert home in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "养老院位于示例县东后街，有床位四十张。",
        "仓库设在示例镇供销社院内。",
        "示例小区18栋一层商铺未办理消防验收。",
        "门店开在示例县人民路万家超市隔壁。",
        "当事人对职工宿舍用电实行包费制。",
        "《示例管理办法》（示例委令第36号）对房屋另有规定。",
    ],
)
def test_places_of_business_stay(text: str) -> None:
    assert detect(text) == Detection()
