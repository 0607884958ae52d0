"""《行政诉讼法》, amended 2017-06-27."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.basis import Source, numbered

SOURCE = Source(
    key="ALL",
    title="《中华人民共和国行政诉讼法》",
    short="《行政诉讼法》",
    version="2017年修正",
    in_force_from=date(2017, 7, 1),
    in_force_to=None,
    text="行政诉讼法.md",
)

ROWS = numbered(
    SOURCE,
    {
        "ALL-44-2": "法律、法规规定应当先向行政机关申请复议，对复议决定不服再向人民法院提起诉讼的，"
        "依照法律、法规的规定。",
        "ALL-45": "公民、法人或者其他组织不服复议决定的，可以在收到复议决定书之日起十五日内向人民法院提起诉讼。",
        "ALL-46": "公民、法人或者其他组织直接向人民法院提起诉讼的，"
        "应当自知道或者应当知道作出行政行为之日起六个月内提出。法律另有规定的除外。"
        "因不动产提起诉讼的案件自行政行为作出之日起超过二十年，"
        "其他案件自行政行为作出之日起超过五年提起诉讼的，人民法院不予受理。",
        "ALL-46-1": "公民、法人或者其他组织直接向人民法院提起诉讼的，"
        "应当自知道或者应当知道作出行政行为之日起六个月内提出。法律另有规定的除外。",
    },
)
