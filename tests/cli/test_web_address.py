"""Addresses as they are pasted, and as they are kept."""

from __future__ import annotations

import pytest

from enforcement_cli.cli.web_address import LONGEST, web_address
from enforcement_cli.problems import EnforceError


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("", ""),
        ("  https://www.example.gov.cn/1.html\n", "https://www.example.gov.cn/1.html"),
        ("HTTPS://WWW.Example.GOV.cn", "https://www.example.gov.cn"),
        ("https://www.example.gov.cn/%E5%85%AC%e7%A4%BA.html", "https://www.example.gov.cn/%E5%85%AC%e7%A4%BA.html"),
        ("http://www.example.gov.cn/公示", "http://www.example.gov.cn/%E5%85%AC%E7%A4%BA"),
        ("http://示例县.政务/公示", "http://xn--fsq55hny6b.xn--zfr164b/%E5%85%AC%E7%A4%BA"),
        ("http：／／www.example.gov.cn/1", "http://www.example.gov.cn/1"),
        ("https://www.example.gov.cn/art?id=1&p=[2]", "https://www.example.gov.cn/art?id=1&p=%5B2%5D"),
        ("https://www.example.gov.cn/#/detail?id=1", "https://www.example.gov.cn/#/detail?id=1"),
        ("https://www.example.gov.cn/100%", "https://www.example.gov.cn/100%25"),
        ("http://10.1.2.3:8080/gs/1.jsp;jsessionid=1", "http://10.1.2.3:8080/gs/1.jsp;jsessionid=1"),
        ("http://oa/gongshi/1", "http://oa/gongshi/1"),
        ("http://localhost:80/1", "http://localhost:80/1"),
        ("http://[fd00::1]:8080/1", "http://[fd00::1]:8080/1"),
    ],
)  # fmt: skip
def test_what_is_kept(pasted: str, kept: str) -> None:
    assert web_address(pasted) == kept
    assert web_address(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)", "ftp://example.gov.cn/1", "file:///C:/公示.html", "www.example.gov.cn/1.html", "公示栏",
        "https://", "https:///1.html", "https://a:b@c.cn/", "https://a@c.cn/", "https://c.cn:port/", "https://c.cn:99999/",
        "https://c.cn/公示 专栏", "https://c.cn/1\n2", "https://c.cn/\u200b1", "https://c.cn/\u202e1", "https://c.cn/<b>",
        "https://-c.cn/", "https://c..cn/", "https://示例..政务/", "https://c_d.cn/", "https://[fd00::1/", "https://[x]/",
        "https://c.cn\\d", 'https://c.cn/"1', "https://c.cn/" + "公" * (LONGEST // 9 + 1),
    ],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(EnforceError) as refused:
        web_address(text)

    assert refused.value.template == "“{text}”不是网址"
    assert len(str(refused.value.fields["text"])) <= 102
