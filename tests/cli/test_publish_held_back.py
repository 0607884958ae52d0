"""`enforce publish`: what is held back, with why and what to do, while the rest goes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import Draft, inspection, on_the_spot, penalty, permit
from tests.cli.conftest import Run
from tests.cli.publishing import bureau, entrusted, ledger, on_a_person, tree, waiting


@pytest.mark.parametrize(
    "draft", [penalty(), permit(), inspection(), on_the_spot()], ids=lambda each: each.data["kind"]
)
def test_unanswered_where_disclosure_is_a_duty_is_held_back(publish: Run, root: Path, draft: Draft) -> None:
    bureau(root, waiting(draft, draft.data["id"]).drop("decisions/0/publish"))

    done = publish()

    assert done.code == 1
    assert done.err == (
        f"不能公示：{draft.data['id']} 第1个决定\n  没有写明是否公开\n"
        "  在决定中填写“是否公开 publish”：公开写 yes，不公开写 no 并写明依据。\n"
    )
    assert ledger(root) == []


def not_filed() -> Draft:
    return penalty().set("decisions/0/outcome", "不予立案").drop("decisions/0/penalties")


@pytest.mark.parametrize("draft", [entrusted(), not_filed()], ids=["another organ's act", "an ending inside the house"])
def test_unanswered_where_there_is_no_duty_is_nothing_to_do(publish: Run, root: Path, draft: Draft) -> None:
    bureau(root, waiting(draft).drop("decisions/0/publish"))

    done = publish()

    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("没有需要公示的决定。\n")
    # Asked for by name, it is told.
    assert "没有写明是否公开" in publish("2026-0001").err


def secret(flag: str) -> Draft:
    return waiting().set("secrecy", [flag])


@pytest.mark.parametrize(
    "draft",
    [secret("工作秘密"), on_a_person(birth_on="2010-03-07", id_type="其他", id_no="X1")],
    ids=["work secret", "a minor"],
)
def test_what_is_barred_never_goes_out_whatever_the_file_says(publish: Run, root: Path, draft: Draft) -> None:
    bureau(root, draft)

    done = publish()

    assert done.code == 1
    assert "涉及国家秘密、工作秘密，或者当事人是未成年人，不得公示" in done.err
    assert "SEC00" in done.err
    assert ledger(root) == []
    assert not [name for name, text in tree(root).items() if "2026-0001" in name + text]


def test_of_a_state_secret_nothing_is_said_and_nothing_is_shown(publish: Run, root: Path) -> None:
    stub = waiting()
    stub.data = {"id": "2026-0002", "kind": "行政处罚", "secrecy": ["国家秘密"], "custody": {"keeper": "保密室"}}
    stub.records, stub.decisions = [], []
    bureau(root, waiting(), stub)

    done = publish()

    assert done.code == 0
    assert "2026-0002" not in done.out + done.err + str(tree(root))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("decisions/0/publish", "no"), "已写明不公开"),
        (
            ("decisions/0/fate", [{"event": "撤销", "ruled_on": "2026-03-29"}]),
            "已被撤销、变更、确认违法、确认无效或者责令重新作出，不得再公示",
        ),
        (("decisions/0/made_on", "2026-03-31"), "作出日期 2026-03-31 还没有到"),
    ],
)
def test_what_is_not_for_the_public_is_told_when_asked_for(
    publish: Run, root: Path, change: tuple[str, Any], said: str
) -> None:
    bureau(root, waiting().set(*change))

    assert (publish().code, ledger(root)) == (0, [])
    named = publish("2026-0001")
    assert named.code == 1
    assert said in named.err
    assert ledger(root) == []


def test_nothing_goes_out_before_it_was_made_whatever_day_is_judged_by(publish: Run, root: Path) -> None:
    bureau(root, waiting().set("decisions/0/made_on", "2026-04-02"))

    done = publish("2026-0001", as_of="2026-04-10")

    assert done.code == 1
    assert "作出日期 2026-04-02 还没有到" in done.err


def test_a_draft_is_told_when_asked_for(publish: Run, root: Path) -> None:
    bureau(root, waiting().drop("decisions/0/made_on"))

    assert (publish().code, publish().err) == (0, "")
    assert (
        "不能公示：2026-0001 第1个决定\n  还没有作出决定\n  作出后填写作出日期，再公示。\n" in publish("2026-0001").err
    )


def test_a_broken_case_is_listed_with_rule_and_remedy_and_the_others_go_out(publish: Run, root: Path) -> None:
    bureau(root, waiting().drop_steps("事先告知", "放弃陈述申辩"), waiting(case="2026-0002", number=2))

    done = publish()

    assert done.code == 1
    assert ledger(root) == ["2026-0002/disclosure/0001-published.yaml"]
    lines = done.err.splitlines()
    assert lines[0] == "不能公示：2026-0001 第1个决定"
    assert any(line.startswith("  PRO") for line in lines)
    assert any(line.startswith("      ") for line in lines)


def test_a_document_number_used_twice_stops_the_later_one(publish: Run, root: Path) -> None:
    bureau(root, waiting(), waiting(case="2026-0002", number=1))

    done = publish()

    assert done.code == 1
    assert ledger(root) == ["2026-0001/disclosure/0001-published.yaml"]
    assert "不能公示：2026-0002 第1个决定\n  STR" in done.err


def test_a_finding_of_another_decision_does_not_stop_this_one(publish: Run, root: Path) -> None:
    draft = waiting()
    second = {**draft.decisions[0], "decision": 2, "document_no": "示工信罚〔2026〕2号", "remedies": 3}
    second["penalties"] = [{"kind": "警告"}]
    bureau(root, draft.add("decisions", second))

    done = publish()

    assert done.code == 1
    assert ledger(root) == ["2026-0001/disclosure/0001-published.yaml"]
    assert "不能公示：2026-0001 第2个决定" in done.err
    assert "第1个决定" not in done.err
