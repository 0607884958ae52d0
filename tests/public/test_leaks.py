"""The last look at the finished site."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from enforcement_cli.public.detect import Known
from enforcement_cli.public.leaks import Leak, Watched, fresh, leaks, leaks_in_record

KNOWN = Known(
    names=("褚金样",),
    numbers=("140599188503070017",),
    phones=("13800001234",),
    addresses=("示例县示例镇示例村88号",),
    plates=("晋E12345",),
    public=("示例铸造有限公司",),
)
OWN = "decisions/2026-0001-1.html"
WATCHED = Watched(OWN, "2026-0001", KNOWN)


def nothing(_: str) -> Collection[str]:
    """No other decision shows anything."""
    return ()


def found(files: dict[str, str], **more: object) -> list[Leak]:
    """The leaks in files given as text."""
    arguments = {"elsewhere": nothing, **more}
    return list(leaks({name: text.encode() for name, text in files.items()}, [WATCHED], **arguments))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<p>褚金样</p>", "name"),
        ("<p>褚 金 样</p>", "name"),
        ("<p>&#35098;金样</p>", "name"),
        ("<p>褚<b>金样</b></p>", "name"),
        ('<a title="金样">x</a>', "name"),
        ("<!-- 140599188503070017 -->", "id_card"),
        ("<p>１４０５９９１８８５０３０７００１７</p>", "id_card"),
        ("<p>138-0000-1234</p>", "phone"),
        ("<p>住示例镇示例村88号</p>", "address"),
        ("<p>晋E·12345</p>", "plate"),
    ],
)
def test_on_its_own_page_every_disguise_is_seen(text: str, kind: str) -> None:
    assert found({OWN: text}) == [Leak(OWN, "2026-0001", (kind,))]  # type: ignore[arg-type]


def test_what_is_public_is_no_leak() -> None:
    assert found({OWN: "<p>示例铸造有限公司</p>", "index.html": "<p>示例铸造有限公司 褚某某</p>"}) == []


@pytest.mark.parametrize("text", ["<td>褚金样</td>", "<td>褚&#37329;样</td>", '"name": "褚金样"', "<i>褚</i>金样"])
def test_on_every_other_page_what_the_case_knows_is_seen(text: str) -> None:
    assert found({"index.html": text}) == [Leak("index.html", "2026-0001", ("name",))]


def test_in_the_name_of_a_file() -> None:
    assert found({"褚金样.html": "x"}) == [Leak("", "2026-0001", ("name",))]


def test_numbers_that_no_case_knows() -> None:
    assert found({"about.html": "<p>13912345678</p>"}) == [Leak("about.html", "", ("phone",))]


def test_the_stamp_of_a_page_is_nobodys_card_but_the_same_digits_elsewhere_are() -> None:
    head = "6066518189064784" + "b" * 48
    page = f'<meta name="ledger" content="12 {head}">\n<p>校验值 <code>{head[:16]}</code>。</p>'

    assert found({"about.html": page}) == []
    assert found({"about.html": f"{page}<p>{head[:16]}</p>"}) == [Leak("about.html", "", ("bank_card",))]
    assert found({"about.html": f"<p><code>{head[:16]}</code></p>"}) == [Leak("about.html", "", ("bank_card",))]


def test_the_bureaus_own_lines_are_public() -> None:
    assert found({"about.html": "<p>0359-6200000</p>"}, public=["0359-6200000"]) == []
    assert found({"about.html": "<p>0359-6200000</p>"}) == [Leak("about.html", "", ("landline",))]


def test_what_another_decision_shows_lawfully_is_no_leak_but_on_its_own_page_it_is() -> None:
    def elsewhere(page: str) -> Collection[str]:
        assert page == OWN
        return ["褚金样"]

    assert found({"index.html": "<td>褚金样</td>"}, elsewhere=elsewhere) == []
    assert found({OWN: "<td>褚金样</td>"}, elsewhere=elsewhere) == [Leak(OWN, "2026-0001", ("name",))]


@pytest.mark.parametrize(
    ("text", "shown", "is_leak"),
    [
        ('{"兴旺":"","黄金":""}', ("黄金首饰店生意兴旺",), False),
        ('{"兴旺":"","黄金":""}', ("黄金首饰店",), True),
        ('{"高兴旺":"","黄金":""}', ("黄金首饰店生意兴旺",), True),
    ],
)
def test_a_word_that_is_also_a_given_name_may_stand_in_an_index(
    text: str, shown: tuple[str, ...], is_leak: bool
) -> None:
    watched = Watched(OWN, "2026-0001", Known(names=("高兴旺", "黄金")), shown)

    assert bool(list(leaks({"search/0-19/2.js": text.encode()}, [watched], elsewhere=nothing))) is is_leak


def test_only_what_is_new_is_looked_at() -> None:
    old = {"index.html": b"<p>\xe8\xa4\x9a\xe9\x87\x91\xe6\xa0\xb7</p>\n<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>"}
    new = {"index.html": old["index.html"].decode() + "\n<p>e</p>"}

    assert found(new, before=old) == []
    assert found(new) == [Leak("index.html", "2026-0001", ("name",))]


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (None, b"a\nb", b"a\nb"),
        (b"a\nb", b"a\nb", b""),
        (b"a\nb\nc\nd", b"a\nb\nc\nx\nd", b"c\nx\nd"),
        (b"a\nb\nc", b"x\na\nb\nc", b"x\na"),
        (b"a", b"", b""),
    ],
)
def test_what_is_new_in_a_file(old: bytes | None, new: bytes, part: bytes) -> None:
    assert fresh(new, old) == part


def test_a_record_is_searched_field_by_field() -> None:
    record = {"basis": [{"law": "褚金样规定"}], "conclusion": "罚款", "matter": "电话13800001234"}

    assert list(leaks_in_record(record, KNOWN)) == [
        ("basis/law", ("name",), "褚金样规定"),
        ("matter", ("phone",), "电话13800001234"),
    ]


def test_where_in_a_long_text_is_shown_in_its_own_words() -> None:
    text = "经查，当事人于二〇二六年三月在示例镇\n堆放杂物，后由褚金样派人清走，其余情况另查"

    assert [each.near for each in leaks_in_record({"facts": text}, KNOWN)] == [
        "…在示例镇 堆放杂物，后由褚金样派人清走，其余情况…"
    ]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"remedies": {"court": "示例县人民法院（举报人王样本）"}}, [("remedies/court", ("name",))]),
        ({"basis": [{"law": "《示例条例》", "article": "第三条，受害人赵样本"}]}, [("basis/article", ("name",))]),
        ({"grant": {"certificate_no": "示盐字1号 王样本"}}, [("grant/certificate_no", ("name",))]),
        ({"document_no": "示工信罚〔2026〕5号住示例县示例镇商业街12号3单元502室"}, [("document_no", ("address",))]),
        ({"remedies": {"court": "示例县人民法院", "reconsideration_organ": "示例县人民政府"}}, []),
        ({"matter": "对居住在示例镇商业街12号3单元502室的居民的检查", "division": "康王样工作室"}, []),
        ({"grant": {"certificate": "食盐定点批发企业证书", "certificate_no": "晋盐批字第140599202603120001号"}}, []),
        ({"conclusion": "对王样本罚款三千元。", "corrections": [{"text": "王样本"}]}, []),
    ],
)
def test_persons_whom_no_case_knows_are_seen_in_what_is_no_free_text(
    record: dict[str, object], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    """Free texts are masked, and settled by the clerk, before this look."""
    assert [(each.where, each.kinds) for each in leaks_in_record(record, KNOWN)] == expected


def test_a_thousand_cases_are_searched_in_one_pass() -> None:
    # Surnames and numbers that share their beginnings, as real ones do.
    watched = [
        Watched(f"decisions/2026-{n:04d}-1.html", f"2026-{n:04d}", Known(names=(f"赵样{chr(0x4E00 + n)}",)))
        for n in range(1000)
    ]
    page = "<td>赵样本有限公司</td>\n" * 200 + f"<td>{watched[777].known.names[0]}</td>"

    hits = list(leaks({"index.html": page.encode()}, watched, elsewhere=nothing))

    assert [each.case for each in hits] == ["2026-0777"]
