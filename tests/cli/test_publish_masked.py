"""`enforce publish`: names and numbers are masked, and what is not clean stops the decision or the whole run."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.cli import disclosing
from enforcement_cli.cli.disclosing import tree_batches
from enforcement_cli.public.made import Batch, make_all, one_file
from tests.builders import Draft
from tests.cli.conftest import Run
from tests.cli.publishing import PAGE, bureau, ledger, on_a_person, snapshot, tree, waiting


def test_the_default_for_names_is_said_once(publish: Run, root: Path) -> None:
    bureau(root, on_a_person(), on_a_person("2026-0002", number=2))

    done = publish()

    assert done.code == 0, done.err
    assert done.out.count("自然人姓名按缺省只保留姓氏") == 1
    for text in tree(root).values():
        assert "褚金样" not in text
    assert "褚某某" in tree(root)[PAGE]


def test_a_setting_for_names_is_followed_without_a_word(publish: Run, root: Path) -> None:
    draft = on_a_person()
    draft.set("bureau/settings/party_name_shown", [{"from": "2020-01-01", "value": "全名", "source": "示例规定"}])
    bureau(root, draft)

    done = publish()

    assert done.code == 0, done.err
    assert "按缺省" not in done.out
    assert "褚金样" in tree(root)[PAGE]
    assert "140599188503070017" not in str(tree(root))


def test_what_is_masked_is_counted_not_repeated(publish: Run, root: Path) -> None:
    bureau(root, on_a_person().set("decisions/0/public_summary", "对褚金样（电话13800001234）罚款二万元。"))

    done = publish()

    assert done.code == 0, done.err
    assert "    对褚某某（电话138****1234）罚款二万元。\n    公示摘要里已隐去 2 处（姓名、手机号码）\n" in done.out
    assert "褚金样" not in done.out + str(tree(root))


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (waiting().drop("decisions/0/public_summary"), "公示的内容没有执法结论"),
        (
            waiting()
            .add("persons", {"name": "高兴", "role": "证人"})
            .set("decisions/0/public_summary", "由高兴负责整改。"),
            "公示摘要里“高兴”可能是姓名，无法确定：由【高兴】负责整改。",
        ),
        (
            waiting()
            .add("persons", {"name": "冯金丝", "role": "证人"})
            .set("decisions/0/basis", [{"law": "《冯金丝规定》", "article": "第一条"}]),
            "“法律依据”一栏里有不应公开的信息（姓名），在“《冯金丝规定》”这里",
        ),
        (
            waiting(
                on_a_person().set("registers/matters", [{"id": "CF-01", "name": "褚金样事项", "kind": "行政处罚"}])
            ),
            "“执法事项”一栏里有不应公开的信息（姓名），在“褚金样事项”这里",
        ),
        (
            waiting(on_a_person().set("parties/0", {"id": "A1", "type": "个体工商户", "name": "李拟名", "code": "无"})),
            "个体工商户 A1 没有写字号和经营者，分不清名称是不是人名",
        ),
    ],
    ids=["no summary", "unsettled", "a name in the basis", "a name in the matter", "a business that may be a person"],
)
def test_a_record_that_is_not_clean_is_held_back_and_the_others_go_out(
    publish: Run, root: Path, draft: Draft, said: str
) -> None:
    bureau(root, draft, waiting(case="2026-0002", number=2))

    done = publish()

    assert done.code == 1
    assert f"不能公示：2026-0001 第1个决定\n  {said}" in done.err
    assert ledger(root) == ["2026-0002/disclosure/0001-published.yaml"]
    assert "2026-0001" not in str(tree(root))


@pytest.mark.parametrize(
    "where", ["index.html", "decisions/2026-0001-1.html", "data/decisions-2026.csv", "褚金样.html"]
)
def test_a_leak_in_the_finished_site_stops_everything(
    publish: Run, root: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """As a faulty template would have it: whatever the record says, the bytes are searched."""

    def leaking(*arguments: Any) -> tuple[list[Batch], Any]:
        batches, decisions = tree_batches(*arguments)
        files = make_all(batches)
        files[where] = files.get(where, b"") + "\n<!-- 褚金样 -->".encode()
        return [one_file(name, "", partial(bytes, data)) for name, data in files.items()], decisions

    bureau(root, on_a_person())
    monkeypatch.setattr(disclosing, "tree_batches", leaking)
    before = snapshot(root)

    done = publish()

    assert done.code == 2
    name = where.replace("褚金样.html", "（它的文件名）")
    assert done.err.splitlines()[0] == (
        f"错误：公示页面 {name} 里出现了案件 2026-0001 不应公开的信息（姓名），已停止公示，没有写入任何内容"
    )
    assert snapshot(root) == before


HOSTILE = "<script>alert(1)</script>{{ 7 * 7 }}[bold]x[/bold]=1+1::error::"


def test_hostile_texts_are_shown_as_text(publish: Run, root: Path) -> None:
    draft = waiting().set("parties/0/name", f"示例{HOSTILE}公司")
    draft.set("registers/matters/0/name", f"对{HOSTILE}的处罚").set("decisions/0/public_summary", f"罚款{HOSTILE}。")
    bureau(root, draft)

    done = publish()

    assert done.code == 0, done.err
    assert f"    罚款{HOSTILE}。\n" in done.out
    page = tree(root)[PAGE]
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}[bold]x[/bold]=1+1::error::") >= 3
    scripts = {name: text.count("<script") for name, text in tree(root).items() if name.endswith(".html")}
    assert {name: count for name, count in scripts.items() if count} == {"search.html": 1}
