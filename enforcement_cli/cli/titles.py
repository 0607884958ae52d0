"""What fields of the public record, and what detectors find, are called in Chinese."""

from __future__ import annotations

from enforcement_cli.messages import tr

_TITLES = {
    "public_summary": "公示摘要",
    "conclusion": "公示摘要",
    "facts": "事实",
    "reasons": "决定理由",
    "contents": "决定内容",
    "corrections": "更正",
    "agency": "执法机关",
    "division": "承办科室",
    "objects": "当事人",
    "matter": "执法事项",
    "document": "文书种类",
    "document_no": "文号",
    "basis": "法律依据",
    "grant": "准予的许可",
    "remedies": "救济途径",
    "kind": "执法类别",
    "made_on": "作出日期",
    "outcome": "处理结果",
    "penalties": "处罚",
    "files": "附图名称",
}
KIND_TITLES = {
    "id_card": "身份证号码",
    "phone": "手机号码",
    "landline": "固定电话",
    "bank_card": "银行账号",
    "plate": "车牌号码",
    "passport": "护照、通行证号码",
    "email": "电子邮箱",
    "wechat": "微信号",
    "qq": "QQ号",
    "address": "住址",
    "name": "姓名",
    "health": "健康状况",
    "property": "权属证书号码",
    "vehicle": "车架号、发动机号",
    "papers": "个人证件编号",
    "birth": "出生日期",
    "nickname": "绰号、网名",
}


def title_of(field_path: str) -> str:
    """The Chinese title of a field of the public record."""
    return tr(plain_title(field_path))


def plain_title(field_path: str) -> str:
    """The same as it stands in files, which are Chinese whatever the language in use."""
    first = field_path.partition("/")[0]
    return _TITLES.get(first, first)


def kind_title(kind: str) -> str:
    """What a detector's kind is called."""
    return tr(KIND_TITLES.get(kind, kind))
