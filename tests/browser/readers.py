"""What Neo4j Browser 5 does with a style and a guide when it reads them, done again here step by step."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

HANDLERS = re.compile(r"(\s+(on[^\s=]+)[^\s=]*\s*=\s*(\"[^\"]*\"|'[^']*'|[\w\-.:]+\s*))", re.IGNORECASE)
SCRIPTS = re.compile(r"<script\b[^<]*(?:(?!</script>)<[^<]*)*(</script>)?", re.IGNORECASE)
LINKS = re.compile(r"href=\".*javascript:[^\"]*\"|href='.*javascript:[^']*'")


def read_style(text: str) -> dict[str, dict[str, str]]:
    """Rules by selector. Quotes switch, braces nest once, `;` and `:` cut; there is no escape."""
    rules: dict[str, dict[str, str]] = {}
    quoted = False
    selector = body = ""
    inside = False
    for letter in text:
        if letter in "'\"":
            quoted = not quoted
        elif letter == "{" and not quoted and not inside:
            inside = True
        elif letter == "}" and not quoted and inside:
            rules[selector] = _properties(body)
            selector, body, inside = "", "", False
        elif inside:
            body += letter
        elif letter not in " \n\t":
            selector += letter
    return rules


def _properties(body: str) -> dict[str, str]:
    pairs = [part.split(":") for part in body.split(";")]
    return {pair[0].strip(): pair[1].strip() for pair in pairs if len(pair) == 2}


def cleaned(html: str) -> str:
    """A guide as Browser lets it through."""
    return LINKS.sub('href=""', SCRIPTS.sub("", HANDLERS.sub("", html)))


def statements(html: str) -> list[str]:
    """What can be clicked in a guide, in order."""
    return [node.text().strip() for node in LexborHTMLParser(cleaned(html)).css("slide pre.runnable")]
