"""SEC: state secrets stay out, work secrets and minors are not disclosed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.secrecy import (
    STUB,
    TITLES,
    minors_not_disclosed,
    secrets_not_disclosed,
    state_secret_only_stub,
)
from enforcement_cli.problems import Place
from enforcement_cli.resources import SCHEMAS
from tests.builders import SOUND, Draft, on_the_spot, penalty, published
from tests.law.rules.rows import findings, says, with_parts


def stub(**more: Any) -> Draft:
    """A state-secret case as it should be, with whatever is given besides."""
    data = {
        "id": "2026-0009",
        "kind": "行政处罚",
        "division": "jienneng",
        "secrecy": ["国家秘密"],
        "custody": {"keeper": "办公室"},
    }
    return Draft({**data, **more})


def excess(*titles: str) -> list[str]:
    return [f"error: 本案标明国家秘密，案卷里却还有：{'、'.join(titles)}。不得在非涉密的系统、设备中存储、处理国家秘密"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(stub(), [], id="the stub"),
        pytest.param(stub(title="某某案"), excess("案件名称"), id="a title"),
        pytest.param(stub(parties=[{"id": "A1"}], facts="x"), excess("当事人", "案情"), id="party and facts"),
        pytest.param(stub(**{"x-old": "1"}), excess("x-old"), id="a bureau's own field"),
        pytest.param(stub().set("records", [{"id": "R01"}]), excess("全过程记录"), id="records"),
        pytest.param(stub().set("decisions", [{"facts": "x"}]), excess("决定"), id="decisions"),
        pytest.param(
            stub().set("ledger", [published("2026-0009", "2026-03-30")]), excess("公示台账"), id="a ledger entry"
        ),
        pytest.param(penalty(), [], id="an ordinary case"),
        pytest.param(penalty().set("secrecy", ["商业秘密", "个人隐私"]), [], id="business secrets and private matters"),
        pytest.param(penalty().set("secrecy", ["工作秘密"]), [], id="work secrets may be kept"),
    ],
)
def test_state_secret_only_stub(draft: Draft, expected: list[str]) -> None:
    assert says(state_secret_only_stub, draft) == expected


def test_an_attachment_of_a_state_secret_case() -> None:
    found = findings(state_secret_only_stub, with_parts(stub(), attachments={"files/a.pdf": "a" * 64}))

    assert [each.message for each in found] == [excess("附件")[0].removeprefix("error: ")]
    assert found[0].place == Place("cases/2026/2026-0009/files/a.pdf", line=1, column=1)
    assert "删除文件不能清除 git 历史" in found[0].remedy
    assert "停止推送" in found[0].remedy
    assert "保密工作机构" in found[0].remedy


def test_a_file_without_anything_in_it_is_no_excess() -> None:
    case = stub().case()
    empty = with_parts(stub(), sections={"records": ((), f"{case.folder}/records.yaml", ())})

    assert says(state_secret_only_stub, empty) == []


def test_titles_are_those_of_the_schema() -> None:
    schema = json.loads((SCHEMAS / "case.schema.json").read_text(encoding="utf-8"))
    titles = {name: each["title"] for name, each in schema["properties"].items()}

    assert {name: TITLES.get(name) for name in titles if name not in STUB} == {
        name: title for name, title in {**titles}.items() if name not in STUB
    }
    assert set(titles) >= STUB


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            lambda draft: draft, ["error: 本案标明工作秘密，第 1 个决定却已于 2026-03-30 公示"], id="disclosed"
        ),
        pytest.param(
            lambda draft: draft.set("secrecy", ["商业秘密", "国家秘密"]),
            ["error: 本案标明国家秘密，第 1 个决定却已于 2026-03-30 公示"],
            id="state secret disclosed",
        ),
        pytest.param(
            lambda draft: draft.set("ledger", []),
            ["error: 本案标明工作秘密，第 1 个决定却写明公开"],
            id="meant to be disclosed",
        ),
        pytest.param(
            lambda draft: draft.set("ledger", []).set("decisions/0/publish", "no"), [], id="not to be disclosed"
        ),
        pytest.param(lambda draft: draft.set("ledger", []).drop("decisions/0/publish"), [], id="not yet answered"),
        pytest.param(
            lambda draft: draft.set("decisions/0/publish", "no").add(
                "ledger", published("2026-0001", "2026-04-01", seq=2, event="withdrawn")
            ),
            [],
            id="taken down again",
        ),
        pytest.param(
            lambda draft: draft.add("ledger", published("2026-0001", "2026-04-01", seq=2, event="withdrawn")).add(
                "ledger", published("2026-0001", "2026-04-05", seq=3)
            ),
            ["error: 本案标明工作秘密，第 1 个决定却已于 2026-04-05 公示"],
            id="taken down and disclosed again",
        ),
        pytest.param(lambda draft: draft.set("secrecy", ["商业秘密", "个人隐私"]), [], id="business secret, treated"),
        pytest.param(lambda draft: draft.drop("secrecy"), [], id="no mark"),
    ],
)
def test_secrets_not_disclosed(change: Callable[[Draft], Draft], expected: list[str]) -> None:
    assert says(secrets_not_disclosed, change(penalty().set("secrecy", ["工作秘密"]))) == expected


@pytest.mark.parametrize(
    ("mark", "basis"), [("国家秘密", ("SECL-29-2", "OGI-14", "S-40")), ("工作秘密", ("SECL-64", "S-40"))]
)
@pytest.mark.parametrize("shown", [True, False])
def test_each_secret_has_its_own_law(mark: str, basis: tuple[str, ...], shown: bool) -> None:
    draft = penalty().set("secrecy", [mark])

    (found,) = findings(secrets_not_disclosed, draft if shown else draft.set("ledger", []))

    assert found.basis == basis


def minor(born: str = "1885-03-05", **setting: str) -> Draft:
    """A decision of 4 March 1903 on a person born that day, meant for the public, not yet disclosed.

    The year is long past because no birth date in a test may be a living person's.
    """
    draft = on_the_spot().set("parties/0/birth_on", born).set("decisions/0/made_on", "1903-03-04").set("ledger", [])
    if setting:
        draft.bureau["settings"]["minors_not_disclosed"] = [
            {"from": "1900-01-01", "source": "示例规定第四条", **setting}
        ]
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # 18 on 5 March 1903, one day after the decision.
        pytest.param(
            minor(), ["warning: 当事人 A1 在 1903-03-04 是未成年人，第 1 个决定不应公示"], id="a day under 18"
        ),
        pytest.param(minor("1885-03-04"), [], id="18 on the day of the decision"),
        pytest.param(
            minor(value="yes"),
            ["error: 当事人 A1 在 1903-03-04 是未成年人，第 1 个决定不应公示"],
            id="the bureau's rule says no",
        ),
        pytest.param(
            minor(value="no"),
            ["warning: 当事人 A1 在 1903-03-04 是未成年人，第 1 个决定不应公示"],
            id="the bureau's rule says yes",
        ),
        pytest.param(
            minor().set("ledger", [published("2026-0004", "2026-03-06")]),
            ["warning: 当事人 A1 在 1903-03-04 是未成年人，第 1 个决定却已于 2026-03-06 公示"],
            id="disclosed already",
        ),
        pytest.param(
            minor().set(
                "ledger",
                [
                    published("2026-0004", "2026-03-06"),
                    published("2026-0004", "2026-03-09", seq=2, event="withdrawn"),
                ],
            ),
            [],
            id="taken down again",
        ),
        pytest.param(minor().set("decisions/0/publish", "no"), [], id="not for the public"),
        pytest.param(
            minor().drop("decisions/0/made_on"), [], id="a draft: age counts today, and in 2026 the person is grown up"
        ),
        pytest.param(minor().drop("decisions/0/publish"), [], id="not yet answered"),
        pytest.param(minor().set("parties/0/type", "个体工商户"), [], id="a business, whoever runs it"),
        pytest.param(
            minor().drop("parties/0/birth_on").set("decisions/0/made_on", "1903-03-07"),
            [],
            id="18 by the identity number, without birth date",
        ),
        pytest.param(
            minor().drop("parties/0/birth_on"),
            ["warning: 当事人 A1 在 1903-03-04 是未成年人，第 1 个决定不应公示"],
            id="a minor by the identity number",
        ),
        pytest.param(
            minor().drop("parties/0/birth_on").set("parties/0/id_no", "不详"),
            ["undetermined: 当事人 A1 没有出生日期，无法判断是否未成年人、第 1 个决定能否公示"],
            id="neither is given",
        ),
        pytest.param(
            minor().drop("parties/0/birth_on").set("parties/0/id_no", "不详").set("decisions/0/publish", "no"),
            [],
            id="neither is given, and it does not matter",
        ),
        pytest.param(
            minor().drop("parties/0/birth_on").set("parties/0/id_type", "护照").set("parties/0/id_no", "G00000000"),
            ["undetermined: 当事人 A1 没有出生日期，无法判断是否未成年人、第 1 个决定能否公示"],
            id="a passport tells no birth date",
        ),
        pytest.param(
            minor("1880-01-01").add("persons", {"name": "孙样本", "role": "证人", "minor": "yes"}),
            [],
            id="a minor witness is masked, not hidden",
        ),
    ],
)
def test_minors_not_disclosed(draft: Draft, expected: list[str]) -> None:
    assert says(minors_not_disclosed, draft) == expected


def test_an_unknown_birth_date_is_asked_once_for_all_decisions() -> None:
    draft = minor().drop("parties/0/birth_on").drop("parties/0/id_no")
    draft.add("decisions", {**draft.decisions[0], "decision": 2})

    assert len(says(minors_not_disclosed, draft)) == 1


@pytest.mark.parametrize(
    "rule", [state_secret_only_stub, secrets_not_disclosed, minors_not_disclosed], ids=lambda each: each.id
)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []
