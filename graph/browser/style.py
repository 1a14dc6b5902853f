"""`style.grass`: how Neo4j Browser draws each label and relationship type.

Browser's own reader of this format (5.x) knows no escape and no comment, and cuts at `;`, `:` and braces; what a
caption must not hold is replaced by its full-width form.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Label, RelationshipType
from graph.schema import SCHEMA

BLACK, WHITE = "#000000", "#FFFFFF"
GREY = "#8A8F99"

LARGE, MIDDLE, SMALL = ("65px", "13px"), ("50px", "11px"), ("40px", "9px")
"""Diameter of a circle, and the size of the text in it."""

SIZES = {
    "Company": ("80px", "15px"),
    "Institution": LARGE,
    "Meeting": LARGE,
    "Document": LARGE,
    "Claim": SMALL,
    "Observation": SMALL,
    "Passage": SMALL,
}
"""Who and when are large, what was said is small; the rest is in between."""

NODE = {
    "diameter": MIDDLE[0],
    "color": GREY,
    "border-color": BLACK,
    "border-width": "2px",
    "text-color-internal": BLACK,
    "font-size": MIDDLE[1],
}
RELATIONSHIP = {
    "color": GREY,
    "shaft-width": "1px",
    "font-size": "9px",
    "padding": "3px",
    "text-color-external": BLACK,
    "text-color-internal": WHITE,
    "caption": '"<type>"',
}
SUMMARY = {"color": SCHEMA.label("Company").colour, "shaft-width": "3px", "text-color-internal": WHITE}
"""Relationships that sum up claims are what people look for: wide, in the colour of companies."""

FULL_WIDTH = str.maketrans(";:{}'\"<>\n\r\t", "；：｛｝＇＂＜＞   ")


def style() -> str:
    """The whole file."""
    rules = [_rule("node", NODE), _rule("relationship", RELATIONSHIP)]
    rules += [_rule(f"node.{label.name}", _node(label)) for label in SCHEMA.labels]
    rules += [_rule(f"relationship.{rel.name}", _relationship(rel)) for rel in SCHEMA.relationship_types]
    return "\n".join(rules)


def text_colour(background: str) -> str:
    """Black or white, whichever stands out more from a colour `#RRGGBB`.

    >>> text_colour("#FFFF00"), text_colour("#000080")
    ('#000000', '#FFFFFF')
    """
    return max((BLACK, WHITE), key=lambda colour: contrast(colour, background))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2, from 0 to 1."""
    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: int) -> float:
    """An sRGB channel, 0 to 255, as linear light, 0 to 1."""
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def caption_text(text: str) -> str:
    """A text as a caption can show it.

    >>> caption_text('a: "b"; {c}')
    'a： ＂b＂； ｛c｝'
    """
    return text.translate(FULL_WIDTH)


def _node(label: Label) -> dict[str, str]:
    diameter, font_size = SIZES.get(label.name, MIDDLE)
    return {
        "color": label.colour,
        "border-color": BLACK,
        "text-color-internal": text_colour(label.colour),
        "diameter": diameter,
        "font-size": font_size,
        "caption": f'"{{{label.caption}}}"',
    }


def _relationship(rel: RelationshipType) -> dict[str, str]:
    own = SUMMARY if "claims" in rel.properties else {}
    return {**own, "caption": f'"{caption_text(rel.zh)}"'}


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    lines = [f"  {name}: {value};\n" for name, value in properties.items()]
    return f"{selector} {{\n{''.join(lines)}}}\n"
