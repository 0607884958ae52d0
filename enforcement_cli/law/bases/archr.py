"""《档案法实施条例》, in force from 2024-03-01."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.basis import Source, numbered

SOURCE = Source(
    key="ARCHR",
    title="《中华人民共和国档案法实施条例》",
    short="《档案法实施条例》",
    version="2024年",
    in_force_from=date(2024, 3, 1),
    in_force_to=None,
    text="档案法实施条例.md",
)

ROWS = numbered(
    SOURCE,
    {
        "ARCHR-19-1": "由机关、团体、企业事业单位和其他组织的各内设机构收集齐全，规范整理，"
        "定期交本单位档案机构或者档案工作人员集中管理，任何内设机构和个人不得拒绝归档或者据为己有",
        "ARCHR-19-2": "机关、群团组织、国有企业事业单位应当明确本单位的归档范围和档案保管期限，"
        "经同级档案主管部门审核同意后施行。",
        "ARCHR-20-2": "属于县级国家档案馆接收范围的档案，"
        "移交单位应当自档案形成之日起满十年即向有关的县级国家档案馆移交。",
        "ARCHR-24-1": "机关、团体、企业事业单位和其他组织应当定期对本单位保管的保管期限届满的档案进行鉴定，"
        "形成鉴定工作报告。",
        "ARCHR-24-2": "经鉴定仍需继续保存的档案，应当重新划定保管期限并作出标注。"
        "经鉴定需要销毁的档案，其销毁工作应当遵守国家有关规定。",
    },
)
