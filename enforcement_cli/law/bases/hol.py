"""《全国年节及纪念日放假办法》, 4th revision of 2024-11-10, in force from 2025-01-01."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.basis import Source, numbered

SOURCE = Source(
    key="HOL",
    title="《全国年节及纪念日放假办法》",
    short="《全国年节及纪念日放假办法》",
    version="2024年修订",
    in_force_from=date(2025, 1, 1),
    in_force_to=None,
    text="全国年节及纪念日放假办法.md",
)

ROWS = numbered(
    SOURCE,
    {
        "HOL-2": "全体公民放假的节日",
        "HOL-2-1-1": "元旦，放假1天（1月1日）",
        "HOL-2-1-2": "春节，放假4天（农历除夕、正月初一至初三）",
        "HOL-2-1-3": "清明节，放假1天（农历清明当日）",
        "HOL-2-1-4": "劳动节，放假2天（5月1日、2日）",
        "HOL-2-1-5": "端午节，放假1天（农历端午当日）",
        "HOL-2-1-6": "中秋节，放假1天（农历中秋当日）",
        "HOL-2-1-7": "国庆节，放假3天（10月1日至3日）",
        "HOL-3": "部分公民放假的节日及纪念日",
        "HOL-6": "全体公民放假的假日，如果适逢周六、周日，应当在工作日补假。"
        "部分公民放假的假日，如果适逢周六、周日，则不补假。",
        "HOL-7": "全体公民放假的假日，可合理安排统一放假调休，结合落实带薪年休假等制度，"
        "实际形成较长假期。除个别特殊情形外，法定节假日假期前后连续工作一般不超过6天。",
    },
    single={"2"},
)
