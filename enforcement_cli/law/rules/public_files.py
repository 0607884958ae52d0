"""Attachments that are to be disclosed with a decision: what publication would refuse is said before."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, problem

PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp", ".gif")
"""Files that can be published once they are cleaned; all others hold what nobody sees."""


@rule("DIS060", title="公开的附件是案卷里的图片", basis=["G118-s2-b"], blocks_publication=False)
def public_files_are_pictures(case: Case, law: Law) -> Iterator[Problem]:
    """Every attachment that a decision lists for disclosure lies in the case's `files/` and is a picture.

    Pictures are published without what they say of their maker and place. Office documents and PDF hold authors,
    revisions and what a black box covers, and are refused by `enforce publish`. A decision that is not meant to be public,
    or has not been made, is not judged.

    Remedy: print the document to a picture and list that, or take it off the list.
    """
    for decision in case.made_decisions:
        if decision.publish is not True:
            continue
        for index, path in enumerate(decision.publish_files):
            if path not in case.attachments:
                yield problem(
                    decision.at("publish_files", index),
                    "公开的附件 {path} 不在案卷里，这一决定不能公示",
                    remedy="请把图片放进本案件的 files 文件夹，或者从“公开的附件”里删去。",
                    severity=Severity.WARNING,
                    path=path,
                )
            elif not path.lower().endswith(PICTURES):
                yield problem(
                    decision.at("publish_files", index),
                    "公开的附件 {path} 不是图片，这一决定不能公示",
                    remedy="请打印成图片（PNG）放进 files 文件夹，改写“公开的附件”。",
                    severity=Severity.WARNING,
                    path=path,
                )
