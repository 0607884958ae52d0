"""`enforce redact` on a text in which everything is written so that only a reader sees it, as a user runs it."""

from __future__ import annotations

from tests.process import run_bytes

DISGUISED = (
    "当事人钭满仓（绰号“老蔫儿”），手机l38OOOOO5l7，车架号ＬＳＶＡＡ４９Ｊ３３２０\n０００１８，\n"
    "身份证号１４O５９９\n１８８５０３O７００１７，出生日期：1861年2\n月14日，另一手机一三八、零零零零、零五一八，\n"
    "驾驶证档案编号１４０５００１２３４５６。阿依努尔•吐尔逊称不知情。罚款一百三十八元，合同编号SL-2026-0512。\n"
)
MASKED = (
    "当事人钭某某（绰号“***”），手机***，车架号***，\n"
    "身份证号***，出生日期：***，另一手机138****0518，\n"
    "驾驶证档案编号***。阿某某称不知情。罚款一百三十八元，合同编号SL-2026-0512。\n"
)


def test_letters_full_width_line_breaks_and_mixtures() -> None:
    done = run_bytes("redact", data=DISGUISED.encode("utf-8"))

    assert (done.stdout.decode("utf-8"), done.stderr.decode("utf-8"), done.returncode) == (MASKED, "", 0)
