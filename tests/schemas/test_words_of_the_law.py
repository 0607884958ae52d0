"""Vocabularies that the law lays down hold its own words: every one of them, and no other.

The clauses are quoted here, so that a clone without the laws' texts still tests the words; where the texts lie beside
the repository, the quotations are looked up in them.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from tools.build_schemas import HERE, build
from tools.law_text import squeeze

SCHEMAS = build()
SHARED = HERE.parent.parent / "shared"
PENALTY_LAW = "laws/行政处罚法.md"
COMPULSION_LAW = "laws/行政强制法.md"
PLAN = "seed/陵工信字〔2019〕101号.txt"

PL_9 = (
    "行政处罚的种类：（一）警告、通报批评；（二）罚款、没收违法所得、没收非法财物；（三）暂扣许可证件、降低资质等级、吊销许可证件；"
    "（四）限制开展生产经营活动、责令停产停业、责令关闭、限制从业；（五）行政拘留；（六）法律、行政法规规定的其他行政处罚。"
)
PL_46 = (
    "证据包括：（一）书证；（二）物证；（三）视听资料；（四）电子数据；（五）证人证言；（六）当事人的陈述；（七）鉴定意见；"
    "（八）勘验笔录、现场笔录。"
)
CL_9 = (
    "行政强制措施的种类:（一）限制公民人身自由；（二）查封场所、设施或者财物；（三）扣押财物；（四）冻结存款、汇款；"
    "（五）其他行政强制措施。"
)
CL_12 = (
    "行政强制执行的方式:（一）加处罚款或者滞纳金；（二）划拨存款、汇款；（三）拍卖或者依法处理查封、扣押的场所、设施或者财物；"
    "（四）排除妨碍、恢复原状；（五）代履行；（六）其他强制执行方式。"
)
S_40 = "涉及国家秘密、工作秘密、商业秘密、个人隐私记录资料归档有关规定"
S_52 = (
    "涉及重大公共利益、可能造成重大社会影响或者引发社会风险，直接关系行政相对人或者第三人重大权益，案件情况疑难复杂、涉及多个法律关系，"
    "以及经过听证程序作出的执法决定"
)
S_54 = (
    "行政执法主体是否合法，行政执法人员是否具备执法资格；行政执法程序是否合法；案件事实是否清楚，证据是否合法充分；"
    "适用法律、行政法规、规章是否准确，裁量基准运用是否适当；执法是否超越法定权限；行政执法文书是否完备、规范；"
    "违法行为是否涉嫌犯罪、需要移送司法机关等。"
)
G118_13 = "提出同意或者存在问题的书面审核意见"
S_35 = "对执法部门、人员、事由、时间、地点等进行语音说明"
S_11 = "明确公示内容采集、传递、审核、发布工作流程和责任机构"
S_8 = "编制行政执法事项清单，明确行政执法主体、职责、权限、依据"
PL_44 = "拟作出的行政处罚内容及事实、理由、依据，并告知当事人依法享有的陈述、申辩、要求听证等权利"
LL_45 = "需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的"

QUOTED = {
    PENALTY_LAW: [PL_9, PL_46, PL_44],
    COMPULSION_LAW: [CL_9, CL_12],
    "laws/行政许可法.md": [LL_45],
    "laws/国办发〔2018〕118号.md": [G118_13],
    PLAN: [S_8, S_11, S_35, S_40, S_52, S_54],
}


def words(schema: str, name: str) -> list[str]:
    found: list[str] = SCHEMAS[schema]["$defs"][name]["enum"]
    return found


def titles(schema: str, name: str) -> list[str]:
    return [field["title"] for field in SCHEMAS[schema]["$defs"][name]["properties"].values()]


def items(clause: str) -> list[str]:
    """The numbered items of a clause, each without its number and its last mark."""
    return [each.strip("；。") for each in re.split("（[一二三四五六七八九]）", clause)[1:]]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the texts of the laws do not lie beside the repository")
@pytest.mark.parametrize("file", QUOTED)
def test_what_is_quoted_stands_in_the_text(file: str) -> None:
    text = squeeze((SHARED / file).read_text(encoding="utf-8"))

    for quotation in QUOTED[file]:
        assert squeeze(quotation) in text


def test_kinds_of_penalties_are_those_of_article_9() -> None:
    of_the_law = [word for each in items(PL_9) for word in each.split("、")]
    assert of_the_law[-2:] == ["法律", "行政法规规定的其他行政处罚"]

    assert words("case", "penalty_kind") == [*of_the_law[:-2], "其他"]
    explained = dict(zip(words("case", "penalty_kind"), explanations("case", "penalty_kind"), strict=True))
    assert "法律、行政法规规定的其他行政处罚" in explained["其他"]
    for number, each in zip("一二三四五", items(PL_9)[:-1], strict=True):
        assert {explained[word].partition("，")[0] for word in each.split("、")} == {f"第{number}项"}


def explanations(schema: str, name: str) -> list[str]:
    found: list[str] = SCHEMAS[schema]["$defs"][name]["enumDescriptions"]
    return found


@pytest.mark.parametrize(
    ("schema", "name", "clause"),
    [
        pytest.param("decisions", "evidence_kind", PL_46, id="行政处罚法 46"),
        pytest.param("decisions", "compulsory_measure", CL_9, id="行政强制法 9"),
        pytest.param("decisions", "execution_way", CL_12, id="行政强制法 12"),
    ],
)
def test_a_vocabulary_is_the_items_of_its_clause(schema: str, name: str, clause: str) -> None:
    assert words(schema, name) == items(clause)


def test_grounds_of_major_decisions_are_the_five_of_the_plan() -> None:
    # The plan joins the two halves of the fourth by the same mark as the first two: those halves stay together.
    grounds = re.split("，以及|，|(?<=利益)、", S_52.removesuffix("作出的执法决定"))

    assert words("major-decisions", "major_ground") == grounds
    assert list(SCHEMAS["case"]["$defs"]["major_grounds"]["properties"]) == grounds
    assert titles("case", "major_grounds") == grounds


def test_secrecy_flags_are_the_four_of_the_plan() -> None:
    assert words("case", "secrecy_flag") == S_40.removeprefix("涉及").removesuffix("记录资料归档有关规定").split("、")


def test_heads_of_the_review_say_the_seven_of_the_plan() -> None:
    """Their keys are short, for people have to write them; what each asks is the plan's clause, letter by letter."""
    heads = SCHEMAS["review"]["$defs"]["review_heads"]["properties"]

    assert [each["description"].rstrip("。") for each in heads.values()] == S_54.rstrip("。").split("；")
    assert list(heads) == titles("review", "review_heads")


def test_results_of_the_review_are_the_two_of_the_national_text() -> None:
    assert words("review", "review_result") == re.findall("同意|存在问题", G118_13)


@pytest.mark.parametrize(
    ("schema", "name", "clause"),
    [
        pytest.param("records", "voice_statement", S_35, id="five voice items"),
        pytest.param("matters", "disclosure_flow", S_11, id="four steps of disclosure"),
    ],
)
def test_the_fields_are_the_items_of_the_clause(schema: str, name: str, clause: str) -> None:
    listed = "、".join(titles(schema, name))

    assert listed in clause


def test_a_matter_has_the_four_fields_of_the_plan() -> None:
    assert {"执法主体", "职责", "权限", "依据"} <= set(titles("matters", "matter"))
    assert S_8.endswith("执法主体、职责、权限、依据")


def test_reasons_that_stop_a_permits_clock_are_those_of_article_45() -> None:
    reasons = re.split("、|和", LL_45.removeprefix("需要").removesuffix("的"))

    assert words("case", "pause_reason")[: len(reasons)] == reasons


def test_what_a_notice_tells_is_what_article_44_asks() -> None:
    told = words("case", "told_item")

    for word, of_the_law in {
        "拟处罚内容": "拟作出的行政处罚内容",
        "事实": "事实",
        "理由": "理由",
        "依据": "依据",
        "陈述申辩权": "陈述、申辩",
        "听证权": "要求听证",
    }.items():
        assert word in told
        assert of_the_law in PL_44


@pytest.mark.parametrize("schema", ["case", "decisions"])
def test_outcomes_cover_what_practice_knows(schema: str) -> None:
    """Each kind of act has its own endings; none may be missing, or an officer has to enter a false one."""
    outcomes: dict[str, Any] = {
        "检查": "未发现问题 责令改正 移交立案 移送 无法检查",
        "许可": "当场准予 准予 不予 不予受理 申请人撤回 终止",
        "处罚": "给予处罚 不予处罚 不予立案 移送公安 移送其他机关 终止调查 撤案 并案",
        "强制": "采取强制措施 解除强制措施 强制执行 申请法院强制执行 终结执行",
        "其他类别": "作出决定 不作出决定",
    }
    known = dict(zip(words(schema, "outcome"), explanations(schema, "outcome"), strict=True))

    assert list(known) == " ".join(outcomes.values()).split()
    for kind, listed in outcomes.items():
        for word in listed.split():
            assert known[word].startswith(kind)
