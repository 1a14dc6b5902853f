"""Saved scripts: one `.cypher` file a question or picture, and all of them as one zip that Neo4j Browser imports.

Browser shows the comment of the first line as a script's name, and the folder in the zip as its folder.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from graph.asking.question_file import CLOSING, GROUPS, Question
from graph.browser.pictures import COMPANY, PICTURES, Picture
from graph.question_pages import params_line
from graph.questions import questions

PICTURE_FOLDER = "图 pictures"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a zip can hold: the same files give the same bytes on any day."""
UNIX, READABLE = 3, 0o644 << 16


def scripts() -> dict[str, str]:
    """Every script by its path, pictures first, questions by group."""
    found = {f"{PICTURE_FOLDER}/{picture.name}.cypher": picture_script(picture) for picture in PICTURES}
    for question in questions().values():
        found[f"{GROUPS[question.group]} {question.group}/{question.name}.cypher"] = question_script(question)
    return found


def question_script(question: Question) -> str:
    comments = [question.title_line, question.about_zh, question.about_en]
    needed = [f"First 先运行  {params_line(question)}"] if question.parameters else []
    return _comments([*comments, *needed]) + statement_of(question) + "\n"


def picture_script(picture: Picture) -> str:
    return _comments([f"{picture.zh} {picture.en}", f"First 先运行  {picture_params()}"]) + picture.text + "\n"


def picture_params() -> str:
    """The line that sets what a picture needs."""
    return f':params {{company: "{COMPANY}"}}'


def statement_of(question: Question) -> str:
    """The question's Cypher without its header."""
    return question.text[question.text.index(CLOSING) + len(CLOSING) :].strip()


def zipped(files: Mapping[str, str]) -> bytes:
    """The files as a zip whose bytes depend on nothing but them."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for path, text in files.items():
            entry = zipfile.ZipInfo(path, FIRST_DAY)
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, text.encode())
    return held.getvalue()


def _comments(lines: list[str]) -> str:
    return "".join(f"// {' '.join(line.split())}\n" for line in lines)
