"""A calendar document that cannot be right is a finding; everything else is still judged."""

from __future__ import annotations

from pathlib import Path

from tests import repos
from tests.builders import penalty
from tests.process import run

# 除夕 2027 is 5 February: a notice without the Spring Festival cannot be one.
WITHOUT_SPRING_FESTIVAL = """\
year: 2027
notice: {no: 国办发明电〔2026〕0号}
holidays:
  - {name: 元旦, from: 2027-01-01, to: 2027-01-03}
"""


def test_a_wrong_document_is_a_finding_and_the_rest_is_judged(tmp_path: Path) -> None:
    root = repos.write(tmp_path, penalty())
    (root / "calendars").mkdir()
    (root / "calendars" / "2027.yaml").write_text(WITHOUT_SPRING_FESTIVAL, encoding="utf-8", newline="\n")
    repos.git(root, "init", "-q")
    repos.commit(root)

    done = run("--as-of", "2026-12-10", "check", cwd=root)

    assert done.returncode == 1, done.stderr
    assert "calendars/2027.yaml:1:1  不符" in done.stdout
    assert "判断了1件案件" in done.stdout


def test_whoever_counts_days_is_told(tmp_path: Path) -> None:
    root = repos.write(tmp_path)
    (root / "calendars").mkdir()
    (root / "calendars" / "2027.yaml").write_text(WITHOUT_SPRING_FESTIVAL, encoding="utf-8", newline="\n")

    done = run("calendar", "due", "2026-12-10", "--working-days", "20", cwd=root)

    assert done.returncode == 0
    assert "没有采用 calendars/2027.yaml：" in done.stderr
    assert "暂定" in done.stdout


def test_an_amendment_may_be_sorted_before_what_it_amends(tmp_path: Path) -> None:
    root = repos.write(tmp_path)
    (root / "calendars").mkdir()
    whole = (
        "year: 2027\nnotice: {no: 国办发明电〔2026〕0号}\nholidays:\n"
        "  - {name: 元旦, from: 2027-01-01, to: 2027-01-03}\n"
        "  - {name: 春节, from: 2027-02-05, to: 2027-02-11}\n"
        "  - {name: 清明节, from: 2027-04-03, to: 2027-04-05}\n"
        "  - {name: 劳动节, from: 2027-05-01, to: 2027-05-03}\n"
        "  - {name: 端午节, from: 2027-06-09, to: 2027-06-09}\n"
        "  - {name: 中秋节, from: 2027-09-15, to: 2027-09-15}\n"
        "  - {name: 国庆节, from: 2027-10-01, to: 2027-10-05}\n"
    )
    amendment = (
        "year: 2027\nnotice: {no: 国办发明电〔2027〕0号}\namends: 国办发明电〔2026〕0号\n"
        "holidays:\n  - {name: 劳动节, from: 2027-05-01, to: 2027-05-05}\n"
    )
    (root / "calendars" / "2027-amended.yaml").write_text(amendment, encoding="utf-8", newline="\n")
    (root / "calendars" / "2027.yaml").write_text(whole, encoding="utf-8", newline="\n")

    done = run("calendar", "due", "2027-05-03", "--working-days", "1", cwd=root)

    assert "没有采用" not in done.stderr
    assert "2027-05-06" in done.stdout
