"""What the peers of publishing are made of: their scripts and templates."""

from __future__ import annotations

JINJA_LOOP = """\
import json, sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

records = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
page = Environment(autoescape=True).from_string(Path(sys.argv[2]).read_text(encoding="utf-8"))
target = Path(sys.argv[3])
target.mkdir(parents=True, exist_ok=True)
for name, record in records.items():
    (target / f"{name}.html").write_text(page.render(r=record), encoding="utf-8")
"""
INDEX_ALONE = """\
import json, sys
from pathlib import Path

from enforcement_cli.public.made import make_each
from enforcement_cli.public.search import SearchDocument, Shown, search_batches

# As a site makes it: what a text hangs on is known beforehand, the text is read when it is its turn.
lines = open(sys.argv[1], "rb")
starts, shown, facets = [], [], {}
while line := lines.readline():
    day, kind = json.loads(line)[1:3]
    starts.append(lines.tell() - len(line))
    shown.append(Shown(day, facets.setdefault(kind, {"kind": kind})))


def document(at):
    lines.seek(starts[at])
    name, day, kind, title, texts = json.loads(lines.readline())
    return SearchDocument(f"{name}.html", title, day, tuple(texts), {"kind": kind})


target = Path(sys.argv[2])
for path, data in make_each(search_batches([str(each) for each in starts], shown, document)):
    file = target / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
"""
PAGE = """\
<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ r.title }}</title></head>
<body><h1>{{ r.title }}</h1><dl><dt>日期</dt><dd>{{ r.day }}</dd><dt>类别</dt><dd>{{ r.kind }}</dd></dl>
{% for text in r.texts %}<p>{{ text }}</p>
{% endfor %}</body></html>
"""
HUGO_CONFIG = 'baseURL = "https://example.invalid/"\nlanguageCode = "zh-CN"\ntitle = "公示"\ndisableKinds = ["RSS"]\n'
HUGO_PAGE = """\
<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1><dl><dt>日期</dt><dd>{{ .Params.day }}</dd><dt>类别</dt><dd>{{ .Params.kind }}</dd></dl>
{{ .Content }}</body></html>
"""
HUGO_LIST = '<!DOCTYPE html><html><body>{{ range .Paginator.Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>\n'
