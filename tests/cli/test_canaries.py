"""A unique token in every private field of a case, its registers and settings: none in anything that leaves the house.

The documents are filled from the schemas, so that a field added tomorrow is tested tomorrow. What may be published is
listed here by its path; whatever is not on the list is private.
"""

from __future__ import annotations

import re
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli import publishing, verdicts
from enforcement_cli.public import record as public_record
from enforcement_cli.public.detect.containers import is_container, parts_of
from tests.canaries import Canaries
from tests.cli.conftest import Done, Run
from tests.cli.publishing import DAY, EPOCH, ledger, tree
from tests.repos import commit, put

TYPES = ("自然人", "个体工商户", "法人", "非法人组织", "外国人", "港澳台居民", "外国组织", "身份不明")
FOLDER = "cases/2026/2026-0001"

ALLOWED = (
    r"case/parties/[236]/name",  # 法人, 非法人组织, 外国组织; of the others a mask
    r"case/parties/1/name",  # the registered name of a 个体工商户
    r"decisions/0/(document_no|public_summary)",
    r"decisions/0/basis/0/(law|article)",
    r"decisions/0/basis/0/words",  # of a clause that the tool has not read; what the case knows is masked in it
    r"decisions/0/grant/(certificate|certificate_no)",
    r"decisions/0/remedies/(reconsideration_organ|court)",
    r"decisions/0/corrections/0/text",
    r"enforce/bureau/(name|government|court|supervisor)",
    r"enforce/bureau/contact/(phone|address|email|hours|url)",
    r"enforce/divisions/0/name",
    # A 委托书 is published (行政处罚法第二十条).
    r"enforce/entrustments/0/(agency|organisation|document_no|powers)",
    r"matters/0/name",
    # The ledger says how it was published; pages do not.
    r"enforce/channels/0/id",
)


def private(canaries: Canaries) -> dict[str, str]:
    """The tokens that must not be seen outside, by their place."""
    return {
        where: token
        for where, token in canaries.tokens.items()
        if not any(re.fullmatch(pattern, where) for pattern in ALLOWED)
    }


GIVEN: dict[str, Any] = {
    "case/id": "2026-0001",
    "case/kind": "行政处罚",
    "case/procedure": "普通程序",
    "case/matter": "CF-01",
    "case/division": "zhifa",
    "case/officers": ["P01"],
    "case/acting_as": "本机关",
    "case/joint": None,
    "case/secrecy": ["商业秘密", "个人隐私"],
    "case/parties#": len(TYPES),
    "decisions/0/decision": 1,
    "decisions/0/outcome": "给予处罚",
    "decisions/0/publish": "yes",
    "decisions/0/publish_ground": None,
    "decisions/0/publish_texts": ["仅执法结论"],
    "decisions/0/publish_files": ["files/示意图.jpg"],
    "decisions/0/fate": None,
    "decisions/0/public_summary": "对违反示例规定的行为罚款一元。",
    "decisions/0/parties": [f"A{n}" for n in range(len(TYPES))],
    "enforce/divisions/0/id": "zhifa",
    "enforce/settings": None,
    "enforce/rules": None,
    "enforce/language": "zh",
    "enforce/bureau/contact/phone": "0359-6200000",
    "personnel/0/id": "P01",
    "matters/0/id": "CF-01",
    **{f"case/{section}": None for section in ("records", "review", "decisions", "waivers", "answers")},
    **{f"case/parties/{n}/id": f"A{n}" for n in range(len(TYPES))},
    **{f"case/parties/{n}/type": type_ for n, type_ in enumerate(TYPES)},
    **{f"case/parties/{n}/birth_on": "1885-03-07" for n in range(len(TYPES))},
}
# As they stand in a document, and none of whose digits is anywhere else.
NUMBERS = {
    "case/parties/0/id_no": "140599188503070017",
    "case/parties/0/id_type": "居民身份证",
    "case/parties/0/phone": "13800001234",
    "case/parties/0/plate_no": "晋E12345",
    "case/parties/0/bank_account": "6200000000000005",
    "case/persons/0/phone": "13700001111",
}


@pytest.fixture
def canaries(tmp_path: Path) -> Canaries:
    """The tokens of the repository at tmp_path."""
    filled = Canaries()
    given = GIVEN | NUMBERS
    root = tmp_path
    for name in ("enforce", "personnel", "matters", "major-decisions", "numbers", "recording-plan"):
        put(root / ("enforce.yaml" if name == "enforce" else f"registers/{name}.yaml"), filled.fill(name, given))
    put(root / FOLDER / "case.yaml", filled.fill("case", given))
    for name in ("records", "review", "decisions", "waivers", "answers"):
        put(root / FOLDER / f"{name}.yaml", filled.fill(name, given))
    for where, token in list(filled.tokens.items()):
        if where.endswith("/file") and where.startswith("records"):
            path = root / FOLDER / "files" / f"{token}.pdf"
            path.parent.mkdir(exist_ok=True)
            path.write_text(filled.token("attachment"), encoding="utf-8")
    (root / FOLDER / "files" / "示意图.jpg").write_bytes(
        photo(filled.token("photo/artist"), filled.token("photo/comment"))
    )
    filled.tokens.update({where: number for where, number in NUMBERS.items() if not where.endswith("id_type")})
    commit(root)
    return filled


@pytest.fixture
def run(enforce: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Any command there, on DAY, with every rule silenced: this case is filled, not sound."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    for module in (publishing, verdicts):
        monkeypatch.setattr(module, "blocking", lambda findings, decision: ())
    return lambda *arguments: enforce("--repo", tmp_path, "--as-of", DAY, *arguments)


def photo(artist: str, comment: str) -> bytes:
    """As a telephone takes it, with words about it in every place that a JPEG has for them."""
    exif = Image.Exif()
    exif[0x013B] = exif[0x010E] = artist
    out = BytesIO()
    Image.new("RGB", (8, 8), (9, 9, 9)).save(out, "JPEG", exif=exif, comment=comment.encode())
    return out.getvalue()


def seen(canaries: Canaries, *texts: str) -> list[str]:
    """Where the private tokens stand that are found in these texts."""
    whole = "\0".join(texts)
    return sorted(where for where, token in private(canaries).items() if token in whole)


def everything_public(root: Path) -> str:
    """Names and texts of all that is published, and the ledger."""
    pages = tree(root)
    for path in (root / "public").rglob("*"):
        if path.is_file() and is_container(data := path.read_bytes()):
            pages[f"{path.name}!"] = "\0".join(
                f"{name}\0{part.decode('utf-8', 'replace')}" for name, part in parts_of(data)
            )
    entries = [path.read_bytes().decode("utf-8", "replace") for path in (root / FOLDER / "disclosure").iterdir()]
    return "\0".join([*pages, *pages.values(), *ledger(root), *entries])


def test_the_documents_are_what_the_schemas_ask_for(canaries: Canaries, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    case = repository.load_case(FOLDER, hashes=False)

    for kind, each in (*case.troubles, *repository.bureau.troubles):
        assert kind == "quoting", f"{each.place.file} {each.place.pointer}: {each.template}"
    assert len(canaries.tokens) > 250
    assert len(private(canaries)) > 230
    assert len(set(canaries.tokens.values())) == len(canaries.tokens)


def test_the_allowed_tokens_are_there(canaries: Canaries, run: Run, tmp_path: Path) -> None:
    """Else the search below would find nothing because there is nothing."""
    assert run("publish").code == 0
    public = everything_public(tmp_path)

    allowed = {where: token for where, token in canaries.tokens.items() if where not in private(canaries)}
    assert len(allowed) > 12
    assert [where for where, token in allowed.items() if token not in public] == []


def test_no_private_token_leaves_the_house(canaries: Canaries, run: Run, tmp_path: Path) -> None:
    printed: list[Done] = [run("publish", "--dry-run"), run("publish"), run("site"), run("-v", "publish", "2026-0001")]

    assert [each.code for each in printed] == [0, 0, 0, 0], printed
    assert ledger(tmp_path) == ["2026-0001/disclosure/0001-published.yaml"]
    assert seen(canaries, everything_public(tmp_path)) == []
    assert seen(canaries, *(each.out + each.err for each in printed)) == []


CHOSEN = (
    r"decisions/0/(facts|refusal_reason|discretion|conclusion|performance_terms|education)",
    r"decisions/0/grant/content",
)
"""What goes out beside the summary where the clerk has chosen all of it."""


def test_texts_that_were_chosen_go_out_and_nothing_else(canaries: Canaries, run: Run, tmp_path: Path) -> None:
    path = tmp_path / FOLDER / "decisions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"( *)- \"仅执法结论\"", r"\1- 事实\n\1- 理由\n\1- 决定内容", text), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text

    done = run("publish")

    assert done.code == 0, done.err
    chosen = {where for where in canaries.tokens if any(re.fullmatch(each, where) for each in CHOSEN)}
    assert set(seen(canaries, everything_public(tmp_path))) == chosen
    assert len(chosen) >= 6


def test_nor_when_it_is_taken_down(canaries: Canaries, run: Run, tmp_path: Path) -> None:
    run("publish")

    done = run("withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", DAY, "--reason", "事实不清")

    assert done.code == 0, done.err
    assert seen(canaries, done.out + done.err, *tree(tmp_path), *tree(tmp_path).values()) == []
    assert (tmp_path / FOLDER / "disclosure" / "0002-withdrawn.yaml").exists()


def test_nor_into_the_log_of_a_bug(
    canaries: Canaries, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(logs))

    def broken(text: str, *_: object) -> str:
        raise RuntimeError(f"cannot mask {text}: {list(canaries.tokens.values())}")

    monkeypatch.setattr(public_record, "masked_name", broken)

    done = run("publish")

    assert done.code == 3
    (log,) = logs.iterdir()
    assert seen(canaries, done.out + done.err, log.read_text(encoding="utf-8")) == []
