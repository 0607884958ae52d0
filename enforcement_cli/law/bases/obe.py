"""《优化营商环境条例》, State Council order 722, in force from 2020-01-01."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.basis import Source, numbered

SOURCE = Source(
    key="OBE",
    title="《优化营商环境条例》",
    short="《优化营商环境条例》",
    version="国务院令第722号",
    in_force_from=date(2020, 1, 1),
    in_force_to=None,
    text="优化营商环境条例.md",
)

ROWS = numbered(
    SOURCE,
    {
        "OBE-36-2": "各地区可以在国家规定的政务服务事项办理时限内进一步压减时间，并应当向社会公开；"
        "超过办理时间的，办理单位应当公开说明理由。",
        "OBE-54-1": "市场监管领域的行政检查应当通过随机抽取检查对象、随机选派执法检查人员、"
        "抽查事项及查处结果及时向社会公开的方式进行",
        "OBE-58": "行政执法机关应当按照国家有关规定，"
        "全面落实行政执法公示、行政执法全过程记录和重大行政执法决定法制审核制度",
        "OBE-59-3": "禁止将罚没收入与行政执法机关利益挂钩。",
        "OBE-60": "国家健全行政执法自由裁量基准制度，合理确定裁量范围、种类和幅度，规范行政执法自由裁量权的行使。",
    },
)
