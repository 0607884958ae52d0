"""The two reports of every year: 国办发〔2018〕118号（六） and 政府信息公开条例 49. Both are due on 31 January.

They belong to the bureau and to no case: `law.yearly` runs them.
"""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.clocks.row import DISCLOSURE_2018, Clock

_READING = "1月31日当天仍算按时，2月1日起为逾期"

ROWS = (
    Clock(
        "yearly-statistics",
        "公开并报送上年度行政执法总体情况",
        start="year:report-due",
        length=0,
        unit="days",
        end="year:statistics-published",
        basis=("G118-6-f",),
        duty_of="负责人",
        direction="until",
        in_force_from=DISCLOSURE_2018,
        reading=_READING,
    ),
    Clock(
        "yearly-ogi-report",
        "提交并公布政府信息公开工作年度报告",
        start="year:report-due",
        length=0,
        unit="days",
        end="year:ogi-published",
        basis=("OGI-49-1",),
        duty_of="负责人",
        direction="until",
        in_force_from=date(2019, 5, 15),
        reading=_READING,
    ),
)
