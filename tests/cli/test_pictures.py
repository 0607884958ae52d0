"""Attachments that go out: listed for it, pictures alone, made from the ledger, gone with the decision."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from enforcement_cli.cli.titles import title_of
from enforcement_cli.public.detect.containers import metadata_of
from enforcement_cli.public.shape import SHAPE
from tests.builders import Draft
from tests.cli.conftest import Done, Run
from tests.cli.publishing import DAY, EPOCH, bureau, ledger, waiting

FILES = "cases/2026/2026-0001/files"
NAME = "褚金样"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "案件库"


@pytest.fixture
def publish(enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*arguments: str | Path) -> Done:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        return enforce("--repo", root, "--as-of", DAY, "publish", *arguments)

    return run


def photo(shade: int = 90) -> bytes:
    """With everything a telephone puts into it."""
    exif = Image.Exif()
    exif[0x013B] = NAME
    out = BytesIO()
    Image.new("RGB", (40, 30), (shade, 20, 20)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def listing(root: Path, files: dict[str, bytes], *names: str) -> Path:
    """A repository whose decision lists these files; what does not lie among the attachments is not written."""
    draft: Draft = waiting().set("decisions/0/publish_files", list(names))
    bureau(root, draft)
    for name, data in files.items():
        path = root / FILES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def pictures(root: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in (root / "public").glob("files/*")}


def test_a_listed_picture_goes_out_without_what_it_says_of_its_maker(publish: Run, root: Path) -> None:
    listing(root, {"示意图.jpg": photo(), "现场.jpg": photo(10)}, "files/示意图.jpg")

    done = publish()

    assert done.code == 0, done.err
    ((name, data),) = pictures(root).items()
    assert list(metadata_of(data)) == []
    page = (root / "public/decisions/2026-0001-1.html").read_text(encoding="utf-8")
    assert f'<img src="../files/{name}" alt="示意图"' in page
    assert f"cases/2026/2026-0001/disclosure/{name}" in done.out


def test_nothing_goes_out_that_is_not_listed(publish: Run, root: Path) -> None:
    bureau(root, waiting())
    (root / FILES).mkdir(parents=True, exist_ok=True)
    (root / FILES / "示意图.jpg").write_bytes(photo())

    assert publish().code == 0
    assert pictures(root) == {}


def test_again_not_a_byte_changes(publish: Run, root: Path) -> None:
    listing(root, {"示意图.jpg": photo()}, "files/示意图.jpg")
    publish()
    before = pictures(root)

    again = publish("2026-0001")

    assert (again.code, again.err) == (0, "")
    assert "内容没有变化" in again.out
    assert pictures(root) == before


def test_another_picture_is_an_update(publish: Run, root: Path) -> None:
    listing(root, {"示意图.jpg": photo()}, "files/示意图.jpg")
    publish()
    before = pictures(root)
    (root / FILES / "示意图.jpg").write_bytes(photo(200))

    assert "公示内容有变化" in publish("2026-0001").err
    assert publish("2026-0001", "--reason", "更换示意图").code == 0
    assert len(pictures(root)) == 1
    assert pictures(root).keys() != before.keys()


def test_the_site_is_made_again_from_the_ledger_alone(enforce: Run, publish: Run, root: Path) -> None:
    listing(root, {"示意图.jpg": photo()}, "files/示意图.jpg")
    publish()
    before = pictures(root)
    (root / FILES / "示意图.jpg").unlink()
    (root / "public" / "files" / next(iter(before))).unlink()

    assert enforce("--repo", root, "site").code == 0
    assert pictures(root) == before


@pytest.mark.parametrize("altered", [None, b"other"])
def test_a_copy_that_is_lost_or_altered_makes_no_site(
    enforce: Run, publish: Run, root: Path, altered: bytes | None
) -> None:
    listing(root, {"示意图.jpg": photo()}, "files/示意图.jpg")
    publish()
    (copy,) = (root / "cases/2026/2026-0001/disclosure").glob("*.jpg")
    copy.unlink() if altered is None else copy.write_bytes(altered)

    done = enforce("--repo", root, "site")

    assert done.code == 2
    assert f"公开的图片 cases/2026/2026-0001/disclosure/{copy.name} 缺失，或者被改动过，没有生成公示网站" in done.err


def test_it_goes_with_the_decision(enforce: Run, publish: Run, root: Path) -> None:
    listing(root, {"示意图.jpg": photo()}, "files/示意图.jpg")
    publish()

    done = enforce(
        "--repo", root, "--as-of", DAY, "withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", DAY, "--reason", "事实不清", "--yes"
    )  # fmt: skip

    assert done.code == 0, done.err
    assert pictures(root) == {}


@pytest.mark.parametrize(
    ("files", "listed", "said"),
    [
        ({"决定书.pdf": b"%PDF-1.7\n"}, "files/决定书.pdf", "“files/决定书.pdf”是 PDF 文件，不能公开"),
        ({"清单.xlsx": b"PK\x03\x04"}, "files/清单.xlsx", "“files/清单.xlsx”是 docx、xlsx、ofd、zip 文件，不能公开"),
        ({}, "files/没有.png", "没有“files/没有.png”这个附件"),
        ({"图.png": b"\x89PNG"}, "files/图.png", "“files/图.png”不是能读的图片"),
    ],
)
def test_what_cannot_go_out_is_refused_and_the_other_decisions_go_out(
    publish: Run, root: Path, files: dict[str, bytes], listed: str, said: str
) -> None:
    draft: Any = waiting().set("decisions/0/publish_files", [listed])
    bureau(root, draft, waiting(case="2026-0002", number=2))
    for name, data in files.items():
        (root / FILES).mkdir(parents=True, exist_ok=True)
        (root / FILES / name).write_bytes(data)

    done = publish()

    assert done.code == 1
    assert f"不能公示：2026-0001 第1个决定\n  {said}" in done.err
    assert ledger(root) == ["2026-0002/disclosure/0001-published.yaml"]


def test_a_name_in_the_files_name_is_masked(publish: Run, root: Path) -> None:
    draft = waiting().set("decisions/0/publish_files", ["files/褚金样提交的示意图.jpg"])
    bureau(root, draft.add("persons", {"name": NAME, "role": "证人"}))
    (root / FILES).mkdir(parents=True, exist_ok=True)
    (root / FILES / "褚金样提交的示意图.jpg").write_bytes(photo())

    assert publish().code == 0
    page = (root / "public/decisions/2026-0001-1.html").read_text(encoding="utf-8")
    assert "褚某某提交的示意图" in page
    assert NAME not in page


def test_what_was_hidden_in_the_name_of_a_picture_is_told_in_chinese(publish: Run, root: Path) -> None:
    listing(root, {"现场照片13800000032.jpg": photo()}, "files/现场照片13800000032.jpg")

    done = publish()

    assert done.code == 0, done.err
    assert "附图名称里已隐去 1 处（手机号码）" in done.out


@pytest.mark.parametrize("field", [*SHAPE, "public_summary", "files/0/title", "corrections/0/text", "basis/0/words"])
def test_every_field_of_a_public_record_has_a_chinese_title(field: str) -> None:
    title = title_of(field)

    assert title
    assert not title.isascii()
