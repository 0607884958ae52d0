"""《档案法》, revised 2020-06-20, in force from 2021-01-01."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.basis import Source, numbered

SOURCE = Source(
    key="ARCH",
    title="《中华人民共和国档案法》",
    short="《档案法》",
    version="2020年修订",
    in_force_from=date(2021, 1, 1),
    in_force_to=None,
    text="档案法.md",
)

ROWS = numbered(
    SOURCE,
    {
        "ARCH-13-1": "直接形成的对国家和社会具有保存价值的下列材料，应当纳入归档范围",
        "ARCH-14-1": "应当归档的材料，按照国家有关规定定期向本单位档案机构或者档案工作人员移交，集中管理，"
        "任何个人不得拒绝归档或者据为己有。",
        "ARCH-15-1": "机关、团体、企业事业单位和其他组织应当按照国家有关规定，定期向档案馆移交档案",
        "ARCH-20": "涉及国家秘密的档案的管理和利用，密级的变更和解密，"
        "应当依照有关保守国家秘密的法律、行政法规规定办理。",
        "ARCH-21-1": "鉴定档案保存价值的原则、保管期限的标准以及销毁档案的程序和办法，由国家档案主管部门制定。",
        "ARCH-21-2": "禁止篡改、损毁、伪造档案。禁止擅自销毁档案。",
    },
)
