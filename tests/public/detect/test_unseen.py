"""Four sets of sentences, scored once before they were learned from (docs/redaction.md); what is reached since is held here.

And what came with them: brands, kanji names, initials, homes without a label, schools of minors.
"""

from __future__ import annotations

import pytest

from enforcement_cli.public.detect import detect, mask
from enforcement_cli.public.detect.brands import MARKS
from enforcement_cli.public.detect.spans import Detection
from tools.redaction_score import UNSEEN, score, sentences, unseen_table


@pytest.mark.parametrize(
    ("file", "names", "addresses", "damaged", "asked"),
    [
        ("unseen_first.jsonl", 0.84, 0.95, 3, 5),
        ("unseen_second.jsonl", 0.82, 0.95, 2, 15),
        ("unseen_third.jsonl", 0.88, 0.9, 3, 8),
        ("unseen_fourth.jsonl", 0.79, 0.9, 2, 10),
    ],
)
def test_what_was_reached_on_the_hard_sets_is_kept(
    file: str, names: float, addresses: float, damaged: int, asked: int
) -> None:
    found = score(sentences(file))

    for kind, share in (("name", names), ("address", addresses)):
        assert found.masked[kind] + found.unsettled[kind] >= share * found.total[kind], found.missed
    assert len(found.damaged) <= damaged, found.damaged
    assert len(found.asked) <= asked, found.asked


@pytest.mark.parametrize("file", UNSEEN)
def test_no_look_alike_of_these_sets_is_damaged(file: str) -> None:
    found = score(each for each in sentences(file) if not each.spans)

    assert found.look_alikes > 70
    assert found.damaged == []


def test_the_table_has_a_row_for_every_set() -> None:
    lines = list(unseen_table(UNSEEN))

    assert [line.split(" | ")[0] for line in lines[2:]] == [f"| {file}" for file in UNSEEN]
    assert lines[4].startswith("| unseen_third.jsonl | ")
    assert " of 203 (" in lines[4]
    assert "| 0 of 113 |" in lines[4]


@pytest.mark.parametrize(
    "text",
    [
        "现场销售的周大福黄金吊坠未标明克重。",
        "货架上摆放康师傅方便面三十箱。",
        "涉案商品为李宁运动鞋二十双，系假冒。",
        "店内销售周黑鸭、张小泉剪刀和王致和腐乳。",
    ],
)
def test_a_well_known_mark_is_no_person(text: str) -> None:
    assert detect(text) == Detection()


def test_a_person_called_like_a_mark_is_still_found() -> None:
    assert "张小泉" in MARKS
    assert mask("当事人张小泉称不知情。", detect("当事人张小泉称不知情。")) == "当事人张某某称不知情。"


def seen(text: str) -> set[str]:
    """What is masked or asked about."""
    found = detect(text)
    return {text[each.start : each.end] for each in (*found.spans, *found.unsettled)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("日本籍游客山田太郎未按规定登记住宿。", "山田太郎"),
        ("日籍员工佐藤健一未办理工作许可。", "佐藤健一"),
        ("日本人松本清在茶馆吸烟不听劝阻。", "松本清"),
        ("张X持刀威胁执法人员，被当场制服。", "张X"),
        ("宋X把车停在消防通道。", "宋X"),
        ("事故造成危建业死亡。", "危建业"),
        ("原野等五人围堵施工现场。", "原野"),
    ],
)
def test_names_of_other_forms_are_seen(text: str, name: str) -> None:
    assert name in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "高桥镇、石川岛、山口村改造完成。",
        "本田摩托车、小林制药感冒贴未贴中文标签。",
        "号牌为冀D12345的货车停放在现场，型号为X某系列。",
    ],
)
def test_places_and_makers_with_such_surnames_are_not_asked_about(text: str) -> None:
    assert "name" not in {each.kind for each in (*detect(text).spans, *detect(text).unsettled)}


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("快递收货地址系永安里7-1-502。", "永安里7-1-502"),
        ("执法人员前往黄土岭村阳坡组焦大家核实。", "黄土岭村阳坡组"),
        ("梅小兰的老家在红旗公社旧址旁的窑洞。", "红旗公社旧址旁的窑洞"),
    ],
)
def test_a_home_without_a_label_is_asked_about(text: str, home: str) -> None:
    assert any(home in each for each in seen(text))


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("受害人年仅十二周岁，就读于示例县第三小学五年级2班。", "示例县第三小学"),
        ("其孩子就读于示例县第三小学。", "示例县第三小学"),
        ("该未成年人系示例镇中心小学在校学生。", "示例镇中心小学"),
    ],
)
def test_the_school_of_a_minor_is_asked_about(text: str, school: str) -> None:
    found = detect(text)

    assert any(text[each.start : each.end].startswith(school) for each in found.unsettled)


@pytest.mark.parametrize(
    "text",
    [
        "示例小学组织学生春游，未备案。",
        "示例中学食堂向学生提供的午餐检出沙门氏菌。",
        "检查地点为示例县示例镇中心小学食堂。",
        "示例幼儿园未按规定接送幼儿。",
    ],
)
def test_a_school_that_is_itself_dealt_with_stays(text: str) -> None:
    assert detect(text) == Detection()
