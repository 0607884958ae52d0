"""Conventions of the tool itself: how a case repository is laid out. Not law; rules that use them cite law beside."""

from __future__ import annotations

from enforcement_cli.law.basis import Source, placed

SOURCE = Source(
    key="CONTRACT",
    title="本工具的案件库约定",
    short="本工具的案件库约定",
    version="",
    in_force_from=None,
    in_force_to=None,
    text=None,
    numbering="none",
    known="bureau setting",
)

ROWS = placed(
    SOURCE,
    {
        "目录与文件": {
            "CONTRACT-layout": "每个案件一个文件夹，放在 cases/年份/案件编号 之下；"
            "案件编号与文件夹名称一致，不得重复。",
            "CONTRACT-paths": "文件名称在 Windows、Linux 上都能使用，路径不离开本案件的文件夹，不使用链接。",
            "CONTRACT-numbers": "一个文书文号只用于一份文书；作废、跳过的文号在文号登记表中说明。",
        },
        "填写": {
            "CONTRACT-yaml": "案件文件使用 UTF-8 编码和规定的书写方式，每个栏目只写一次，不使用引用、标签等替代写法。",
            "CONTRACT-schema": "栏目名称和取值按本案件库随附的填写说明；单位自用的栏目名称以 x- 开头。",
            "CONTRACT-settings": "本单位的设置和清单登记完整，每一项标准写明施行日期和依据。",
        },
        "附件": {
            "CONTRACT-attachments": "文书和音像附件放在本案件的 files 文件夹，逐件列明，"
            "校验值与文件一致；已封存的不再改动。",
        },
        "登记说明": {
            "CONTRACT-waivers": "已登记说明写明规则、登记人、日期和理由，对应现有的问题，到期即失效。",
        },
        "公示台账": {
            "CONTRACT-ledger": "公示台账由本工具逐条写入，序号连续不重复，写入后不得改动；公示网站只由台账生成。",
        },
        "法制审核": {
            "CONTRACT-digest": "法制审核意见针对送审的决定文稿；文稿的实质内容改动后，应当重新审核。",
        },
    },
)
