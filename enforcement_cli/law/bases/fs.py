"""Fines are paid to a bank: State Council order 235, in force from 1998-01-01."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.basis import Source, numbered

SOURCE = Source(
    key="FS",
    title="《罚款决定与罚款收缴分离实施办法》",
    short="《罚款决定与罚款收缴分离实施办法》",
    version="国务院令第235号",
    in_force_from=date(1998, 1, 1),
    in_force_to=None,
    text="罚款决定与罚款收缴分离实施办法.md",
)

ROWS = numbered(
    SOURCE,
    {
        "FS-3": "作出罚款决定的行政机关应当与收缴罚款的机构分离",
        "FS-7": "应当载明代收机构的名称、地址和当事人应当缴纳罚款的数额、期限等，"
        "并明确对当事人逾期缴纳罚款是否加处罚款。"
        "当事人应当按照行政处罚决定书确定的罚款数额、期限，到指定的代收机构缴纳罚款。",
        "FS-7-1": "行政机关作出罚款决定的行政处罚决定书"
        "应当载明代收机构的名称、地址和当事人应当缴纳罚款的数额、期限等，"
        "并明确对当事人逾期缴纳罚款是否加处罚款。",
        "FS-9-1": "当事人逾期缴纳罚款，行政处罚决定书明确需要加处罚款的，代收机构应当按照行政处罚决定书加收罚款。",
    },
)
