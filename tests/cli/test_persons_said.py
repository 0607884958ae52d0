"""Which fields of settings and registers the check names: those whose texts go out, and only those."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.site_facts import PersonSaid
from enforcement_cli.cli.persons_said import person_facts, persons_said
from enforcement_cli.problems import EnforceError, Place

EXAMPLES = Path(__file__).parents[2] / "example_cases"
IDENTITY = "14059918810903021X"
MOBILE = "13800000031"
ID, PHONE = ("身份证号码",), ("手机号码",)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The settings and registers of the examples."""
    shutil.copytree(EXAMPLES / "registers", tmp_path / "registers")
    shutil.copy(EXAMPLES / "enforce.yaml", tmp_path)
    return tmp_path


def altered(root: Path, file: str, old: str, new: str) -> tuple[PersonSaid, ...]:
    """What is found once the first `old` of a file is `new`; the publishing commands find something, too, or nothing."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    found = person_facts(Repository(root))
    assert bool(found) is bool(persons_said(Repository(root)))
    return found


def test_the_examples_are_clean(root: Path) -> None:
    assert person_facts(Repository(root)) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "pointer", "kinds"),
    [
        ("matters", "power: 进入现场检查", f"power: 身份证{IDENTITY}，进入现场检查", (0, "power"), ID),
        ("matters", "power: 进入现场检查", "power: 手机一三八零零零零零零三一，进入", (0, "power"), PHONE),
        ("personnel", "post: 股长", f"post: 股长 {MOBILE}", (0, "post"), PHONE),
        ("windows", "place: 示例县", f"place: 身份证{IDENTITY} 示例县", (0, "place"), ID),
        ("windows", "complaints: 局", f"complaints: 身份证{IDENTITY} 局", (0, "complaints"), ID),
        ("random-inspections", "content: 执行", f"content: {MOBILE} 执行", (0, "content"), PHONE),
        ("discretion", "condition: 逾期", f"condition: {MOBILE} 逾期", (0, "steps", 0, "condition"), PHONE),
        ("disclosure-catalogue", "content: 机关", f"content: {MOBILE} 机关", (0, "content"), PHONE),
        ("reports", "title: 示例县", f"title: {MOBILE} 示例县", (0, "title"), PHONE),
        ("reports", "nianbao/2024/", f"nianbao/{IDENTITY}/", (0, "url"), ID),
    ],
)
def test_a_number_in_a_register(
    root: Path, file: str, old: str, new: str, pointer: tuple[str | int, ...], kinds: tuple[str, ...]
) -> None:
    file = f"registers/{file}.yaml"

    assert altered(root, file, old, new) == (PersonSaid(Place(file, pointer), kinds),)


HOME = "示例县示例镇示例村3组12号"


@pytest.mark.parametrize(
    ("file", "old", "new", "pointer", "kinds", "doubtful"),
    [
        ("matters", "power: 进入", f"power: 举报人家住{HOME}，进入", (0, "power"), ("住址",), ()),
        ("matters", "name: 工业节能监察", "name: 举报人宋小样反映的节能监察", (0, "name"), ("姓名",), ("宋小样",)),
        ("matters", "remedies: 自", f"remedies: 当事人宋小样，现住{HOME}。自", (3, "remedies"), ("住址", "姓名"), ()),
        ("personnel", "post: 股长", "post: 股长，患有糖尿病", (0, "post"), ("健康状况",), ()),
        ("windows", "duties: 受理", "duties: 证人宋小样，受理", (0, "duties"), ("姓名",), ("宋小样",)),
        ("random-inspections", "objects: 全县", f"objects: 村民宋小样（住{HOME}）、全县", (0, "objects"), ("住址", "姓名"), ()),
        ("discretion", "condition: 逾期", "condition: 如其妻宋小样患有尿毒症，逾期", (0, "steps", 0, "condition"), ("健康状况", "姓名"), ()),
    ],
)  # fmt: skip
def test_a_home_an_illness_a_name(
    root: Path,
    file: str,
    old: str,
    new: str,
    pointer: tuple[str | int, ...],
    kinds: tuple[str, ...],
    doubtful: tuple[str, ...],
) -> None:
    file = f"registers/{file}.yaml"

    assert altered(root, file, old, new) == (PersonSaid(Place(file, pointer), kinds, doubtful),)


@pytest.mark.parametrize(
    ("old", "new", "pointer"),
    [
        ("powers: 书面", f"powers: {IDENTITY} 书面", ("entrustments", 0, "powers")),
        ("name: 节能监察股", f"name: 节能监察股{IDENTITY}", ("divisions", 0, "name")),
        ("address: 示例县示例镇示例路1号 205", f"address: {IDENTITY} 205", ("bureau", "contact", "address")),
        ("gongshi.example.gov.cn/\n", f"gongshi.example.gov.cn/{IDENTITY}/\n", ("bureau", "site_url")),
    ],
)
def test_a_number_in_the_settings(root: Path, old: str, new: str, pointer: tuple[str | int, ...]) -> None:
    assert altered(root, "enforce.yaml", old, new) == (PersonSaid(Place("enforce.yaml", pointer), ID),)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("registers/windows.yaml", "consulting: 窗口", f"consulting: {MOBILE} 窗口"),
        ("registers/windows.yaml", "progress: 凭", f"progress: 拨打 {MOBILE} 凭"),
        ("registers/matters.yaml", "name: 工业节能监察", "name: 残疾人就业保障、患者投诉处理"),
        ("registers/windows.yaml", "place: 示例县", "place: 示例小区3号楼2单元401室，示例县"),
        ("registers/windows.yaml", "complaints: 局", "complaints: 联系人高示例，地址：示例县示例镇示例路1号，局"),
        ("registers/personnel.yaml", "name: 高示例", "name: 任监测"),
        ("registers/training.yaml", "title: 2024年", "title: 举报人宋小样2024年"),
        ("enforce.yaml", "phone: 0359-6200001", f'phone: "{MOBILE}"'),
        ("enforce.yaml", "fine_account: 示例银行", "fine_account: 6222020111122220008 示例银行"),
        ("registers/training.yaml", "title: 2024年", f"title: {IDENTITY}"),
        ("registers/devices.yaml", "model: 示例牌 A1", f"model: {MOBILE}"),
        ("registers/powers.yaml", "duty: 依法", f"duty: {IDENTITY}依法"),
        ("registers/personnel.yaml", '"1405990101"', '"14059901011234"'),
        ("registers/matters.yaml", "power: 进入现场检查", "power: 拨打 0359-6200001，代码 91140599MA0AB0065R"),
    ],
)
def test_what_the_public_may_know_or_never_sees(root: Path, file: str, old: str, new: str) -> None:
    assert altered(root, file, old, new) == ()


def test_a_matter_that_is_not_public_is_not_searched(root: Path) -> None:
    path = root / "registers" / "matters.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "published: yes\n  published_on: 2024-01-15\n", "published: no\n", 1
    )
    path.write_text(text, encoding="utf-8", newline="\n")

    assert altered(root, "registers/matters.yaml", "power: 进入", f"power: {IDENTITY}进入") == ()


def test_the_same_number_where_the_public_is_told_whom_to_call_is_no_slip(root: Path) -> None:
    altered(root, "registers/matters.yaml", "power: 进入", f"power: {MOBILE}\n  duty_: 进入")
    found = altered(root, "registers/windows.yaml", "consulting: 窗口", f'consulting: "{MOBILE}"\n  x: 窗口')

    assert found == (PersonSaid(Place("registers/matters.yaml", (0, "power")), PHONE),)


def test_registers_of_no_sense_are_left_to_the_schema(root: Path) -> None:
    altered(root, "registers/matters.yaml", "power: 进入", f"power: {IDENTITY}进入")
    path = root / "registers" / "matters.yaml"
    text = path.read_text(encoding="utf-8").replace("published_on: 2024-01-15", "decision_working_days: 几天", 1)
    path.write_text(text, encoding="utf-8", newline="\n")

    with pytest.raises(EnforceError, match="登记册填写有误"):
        persons_said(Repository(root))
    assert person_facts(Repository(root)) == ()
