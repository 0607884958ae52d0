"""Tables for the credit platform hold identity numbers: they are for the platform, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.site_facts import ConfidentialFacts
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Place, Problem, Severity, problem


def _facts(repository: RepositoryFacts) -> ConfidentialFacts:
    found = repository.facts.get("confidential")
    return found if isinstance(found, ConfidentialFacts) else ConfidentialFacts()


@rule(
    "SEC020",
    title="双公示表不在公示网站里",
    basis=["PL-50", "OGI-15"],
    scope="repository",
    waivable=False,
)
def no_table_in_public(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """No table of 双公示 lies in the folder of the public site, from where it would be deployed.

    Such a file is known by its columns, whatever it is called and whatever it is packed into. It holds the identity numbers of parties and their
    representatives, which the platform takes in and does not show.

    Remedy: delete it there, and rebuild the site; where it has been deployed already, take it down at once.
    """
    for file in _facts(repository).in_public:
        yield problem(
            Place(file),
            "{file} 是供上报的双公示表，含身份证号码等，却在公示网站的文件夹里",
            remedy="请立即删除，再运行 enforce site；已经随网站发布的，立即从网站撤下。",
            file=file,
        )


@rule(
    "SEC021",
    title="双公示表不进版本库",
    basis=["PL-50"],
    severity=Severity.WARNING,
    scope="repository",
    waivable=False,
    blocks_publication=False,
)
def no_table_in_history(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """No table of 双公示 is under version control: there it would be copied to everybody, and could not be deleted.

    Remedy: take it out of version control, and keep such files under `exports/`, which git passes over.
    """
    in_public = set(_facts(repository).in_public)
    for file in _facts(repository).tracked:
        if file not in in_public:
            yield problem(
                Place(file),
                "{file} 是供上报的双公示表，含身份证号码等，却进了版本库",
                remedy="请用 git rm --cached 移出版本库，并把 /exports/ 写进 .gitignore；历史里的，请技术人员处理。",
                file=file,
            )
