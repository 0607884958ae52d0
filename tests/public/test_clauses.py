"""What the clauses relied on say: from the tables, else as the bureau has copied it out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.wording import words_of_article
from enforcement_cli.public.record import PublicCase, public_case
from tests.builders import Draft, penalty

ARTICLE = "食盐零售单位应当从食盐定点批发企业购进食盐。"
# Words of real articles in which the detectors, not knowing them for a law, suspect an address.
PLACES = (
    "任何单位或个人在架空电力线路保护区内，必须遵守下列规定：（一）不得堆放谷物、草料、垃圾、矿渣、易燃物、易爆物及其他影响安全供电的物品；",
    "进行下列施工作业，施工单位应当向管道所在地县级人民政府主管管道保护工作的部门提出申请：……",
)


def relying_on(*basis: dict[str, str]) -> Draft:
    return penalty().set("decisions/0/basis", list(basis))


def public(draft: Draft) -> PublicCase:
    case = draft.case()
    return public_case(case, case.decisions[0], words_of_article)


def basis_of(draft: Draft) -> list[dict[str, Any]]:
    found = public(draft).record["basis"]
    assert isinstance(found, list)
    return found


def test_the_words_that_were_read_in_the_text_go_before_a_copy() -> None:
    energy = {"law": "《中华人民共和国节约能源法》", "article": "第十七条"}
    read = words_of_article(energy["law"], energy["article"], date(2026, 3, 25))
    assert read

    assert basis_of(relying_on(energy)) == [{**energy, "words": read}]
    assert basis_of(relying_on({**energy, "words": "大意如此"})) == [{**energy, "words": read}]


def test_of_any_other_law_the_bureaus_copy_is_shown() -> None:
    salt = {"law": "《食盐专营办法》", "article": "第十六条"}

    assert basis_of(relying_on(salt, {**salt, "words": ARTICLE})) == [salt, {**salt, "words": ARTICLE}]


@pytest.mark.parametrize("words", PLACES)
def test_a_law_names_nobody_and_nothing_is_asked_about_it(words: str) -> None:
    draft = relying_on({"law": "《示例法》", "article": "第一条", "words": words})

    assert basis_of(draft) == [{"law": "《示例法》", "article": "第一条", "words": words}]
    assert public(draft).questions == ()


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("联系电话13800001234。", "138****1234"),
        ("身份证号码140599188503070017。", "身份证号码***。"),
        ("本案负责人褚金样。", None),
    ],
)
def test_what_is_no_law_in_it_is_masked_or_asked_about_like_any_text(pasted: str, shown: str | None) -> None:
    draft = relying_on({"law": "《示例法》", "article": "第一条", "words": ARTICLE + pasted})
    draft.data["parties"][0]["legal_representative"] = {"name": "褚金样"}

    found = public(draft)

    (basis,) = found.record["basis"]
    for secret in ("13800001234", "140599188503070017", "褚金样"):
        assert secret not in basis["words"]
    assert basis["words"].startswith(ARTICLE)
    assert [each.field for each in found.texts if each.field.startswith("basis")] == ["basis/0/words"]
    if shown is not None:
        assert shown in basis["words"]
