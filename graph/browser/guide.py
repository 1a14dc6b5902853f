"""`guide.html`: a guide in Neo4j Browser's own format, with every question and picture to click.

A guide is HTML in which Browser looks for `<slide>` elements; a `pre.runnable` goes into the editor when it is clicked,
and runs when its arrow is clicked. Browser first deletes with regular expressions what looks like a script or an event
handler, text included (` one = 'x'` does): so in text `=` is written as a character reference, beside what HTML needs.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from importlib.resources import files

from graph.asking.question_file import GROUPS, Parameter, Question
from graph.browser.pictures import PICTURES, Picture
from graph.browser.scripts import picture_params, statement_of
from graph.browser.style import text_colour
from graph.model import Label
from graph.question_pages import params_line
from graph.questions import questions
from graph.schema import SCHEMA

TITLE = "irgraph 上市公司投资者关系图谱"

FIND = """\
MATCH (n:Company)
WHERE n.name CONTAINS $name OR n.code = $name OR $name IN n.aliases
RETURN n.name AS name, n.id AS id ORDER BY name, id LIMIT 20
UNION ALL
MATCH (n:Institution)
WHERE n.name CONTAINS $name OR $name IN n.aliases
RETURN n.name AS name, n.id AS id ORDER BY name, id LIMIT 20"""

HEAD = """\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
<article class="guide">
<carousel class="deck container-fluid">
"""
FOOT = "</carousel>\n</article>\n</body>\n</html>\n"
TAG = "background-color:{colour};color:{text};padding:2px 8px;border-radius:10px"
"""Labels look as they do in the graph."""


def guide() -> str:
    """The whole file."""
    asked = list(questions().values())
    slides = [_slide("开始 Start", _start()), _slide("图 Pictures", _pictures()), _slide("标签 Labels", _labels())]
    for group, zh in GROUPS.items():
        members = [_question(q) for q in asked if q.group == group]
        slides.append(_slide(f"{zh} {group.capitalize()}", "".join(members)))
    return HEAD.format(title=escaped(TITLE)) + "".join(slides) + FOOT


def escaped(text: str) -> str:
    """Text that neither HTML nor Browser's cleaning takes for anything else.

    >>> escaped("a <b> & one = 'x'")
    'a &lt;b&gt; &amp; one &#61; &#x27;x&#x27;'
    """
    return html.escape(text).replace("=", "&#61;")


def runnable(statement: str) -> str:
    """A statement to click."""
    return f'<pre class="runnable code">{escaped(statement)}</pre>\n'


def _slide(title: str, body: str) -> str:
    return f'<slide class="row-fluid">\n<div class="col-sm-12">\n<h3>{escaped(title)}</h3>\n{body}</div>\n</slide>\n'


def _start() -> str:
    words = files(__package__).joinpath("start.html").read_text(encoding="utf-8")
    return words + runnable(':params {name: "云岭"}') + runnable(FIND)


def _pictures() -> str:
    chosen = "<p>以哪家公司为中心　The company in the middle</p>\n" + runnable(picture_params())
    return chosen + "".join(map(_picture, PICTURES))


def _picture(picture: Picture) -> str:
    return _folded(picture.zh, picture.en, runnable(picture.text))


def _labels() -> str:
    return "".join(map(_label, SCHEMA.labels))


def _label(label: Label) -> str:
    tag = TAG.format(colour=label.colour, text=text_colour(label.colour))
    name = f'<span style="{tag}">{escaped(label.name)}</span>'
    some = runnable(f"MATCH (n:{label.name}) RETURN n LIMIT 25")
    return f"<p>{name} {escaped(label.zh)}　{escaped(label.en)}</p>\n{some}"


def _question(question: Question) -> str:
    about = f"<p>{escaped(question.about_zh)}</p>\n<p>{escaped(question.about_en)}</p>\n"
    needed = runnable(params_line(question)) + _parameters(question.parameters) if question.parameters else ""
    return _folded(question.title_zh, question.title_en, about + needed + runnable(statement_of(question)))


def _folded(zh: str, en: str, body: str) -> str:
    """A heading that opens what stands under it."""
    return f"<details>\n<summary><b>{escaped(zh)}</b>　{escaped(en)}</summary>\n{body}</details>\n"


def _parameters(parameters: Iterable[Parameter]) -> str:
    rows = [f"<li><code>{escaped(p.name)}</code> {escaped(p.zh)}；{escaped(p.en)}</li>\n" for p in parameters]
    return f"<ul>\n{''.join(rows)}</ul>\n"
