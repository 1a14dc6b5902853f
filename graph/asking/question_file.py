"""One file of `cypher/`: a Cypher text behind a YAML header that says what it asks, takes and returns.

    /* ---
    name: customers
    group: counterparties
    title: {zh: 公司的客户, en: Customers of a company}
    about: {zh: …, en: …}
    parameters:
      company: {resolve: company, zh: 公司, en: the company, example: "689901"}
      period: {type: period, optional: true, zh: …, en: …, example: 2024H1}
    columns:
      customer: {zh: 客户, en: customer}
    --- */
    MATCH …

A header that disagrees with its text is an error when the file is read.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.asking.parameter_values import to_date, to_integer, to_number, to_period, to_text
from graph.asking.question_text import columns_returned, parameters_used, writes_in
from graph.asking.resolve import LABELS_OF
from graph.errors import UsageError

Value = str | int | float | None

OPENING, CLOSING = "/* ---\n", "--- */\n"

GROUPS = {
    "meetings": "会议",
    "people": "人员与机构",
    "counterparties": "客户、供应商与同行",
    "projects and rules": "项目与法规",
    "figures": "数字",
    "change": "变化",
    "quality": "依据与质量",
}
"""The order in which questions are listed."""

CONVERTERS: dict[str, Callable[[object], str | int | float]] = {
    "string": to_text,
    "integer": to_integer,
    "number": to_number,
    "date": to_date,
    "period": to_period,
}


class QuestionError(UsageError):
    """A question that is asked wrongly: unknown, or with parameters that it does not take."""


class QuestionFileError(QuestionError):
    """A file of `cypher/` that contradicts itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """`resolve` names what a typed name is looked up as; `values` lists the only values allowed."""

    name: str
    type: str = "string"
    zh: str
    en: str
    example: str | int | float
    optional: bool = False
    default: str | int | float | None = None
    resolve: str | None = None
    values: tuple[str, ...] = ()

    def convert(self, value: object) -> Value:
        """The value Cypher gets, names not yet looked up. Raises QuestionError."""
        try:
            converted = CONVERTERS[self.type](value)
        except ValueError as error:
            raise QuestionError(f"{self.name}={value!r}: {error}") from None
        return self._choose(str(converted)) if self.values else converted

    def _choose(self, text: str) -> str:
        for value in self.values:
            if value.casefold() == text.casefold():
                return value
        raise QuestionError(f"{self.name}={text!r}: one of {', '.join(self.values)} is wanted")


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A canned question. `text` is the whole file, as it is run."""

    name: str
    group: str
    title_zh: str
    title_en: str
    about_zh: str
    about_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    @property
    def title_line(self) -> str:
        return f"{self.title_zh} {self.title_en}"

    @property
    def usage(self) -> str:
        """Parameters as typed: `company=689901 [period=2024H1]`."""
        return " ".join(f"[{p.name}={p.example}]" if p.optional else f"{p.name}={p.example}" for p in self.parameters)

    def check(self, values: Mapping[str, object]) -> dict[str, Value]:
        """A value for every parameter, left-out ones null or their default. Raises QuestionError."""
        known = {p.name: p for p in self.parameters}
        for name in values:
            if name not in known:
                raise QuestionError(f"{self.name}: no parameter {name!r}{did_you_mean(name, known)}; {self._takes()}")
        missing = [p.name for p in self.parameters if not p.optional and values.get(p.name) is None]
        if missing:
            raise QuestionError(f"{self.name}: {', '.join(missing)} is missing; {self._takes()}")
        return {p.name: self._value(p, values.get(p.name)) for p in self.parameters}

    def _value(self, parameter: Parameter, value: object) -> Value:
        if value is None:
            return parameter.default
        try:
            return parameter.convert(value)
        except QuestionError as error:
            raise QuestionError(f"{self.name}: {error}") from None

    def _takes(self) -> str:
        return f"it takes {self.usage}" if self.parameters else "it takes none"


def did_you_mean(name: str, known: Mapping[str, object] | list[str]) -> str:
    """`, did you mean …?` where something known is near, else nothing."""
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f", did you mean {' or '.join(near)}?" if near else ""


def read_question(path: Path) -> Question:
    """The question in one file. Raises QuestionFileError where header and text disagree."""
    text = path.read_text(encoding="utf-8")
    place = f"{path.parent.name}/{path.name}"
    try:
        question = _from_header(_header(text), text)
    except (KeyError, TypeError, ValueError) as error:
        raise QuestionFileError(f"{place}: header: {_reason(error)}") from None
    _check_header(question, path.stem, place)
    _check_text(question, place)
    return question


def _reason(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _header(text: str) -> dict[str, Any]:
    import yaml

    if not text.startswith(OPENING) or CLOSING not in text:
        raise ValueError("the file does not begin with /* --- … --- */")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        header = yaml.load(text[len(OPENING) : text.index(CLOSING)], Loader=loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None
    if not isinstance(header, dict):
        raise ValueError("not a YAML mapping")
    return header


def _from_header(header: dict[str, Any], text: str) -> Question:
    unknown = header.keys() - {"name", "group", "title", "about", "parameters", "columns"}
    if unknown:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    parameters = header.get("parameters") or {}
    return Question(
        name=header["name"],
        group=header["group"],
        title_zh=header["title"]["zh"],
        title_en=header["title"]["en"],
        about_zh=header["about"]["zh"],
        about_en=header["about"]["en"],
        parameters=tuple(_parameter(name, fields) for name, fields in parameters.items()),
        columns=tuple(Column(name, fields["zh"], fields["en"]) for name, fields in header["columns"].items()),
        text=text,
    )


def _parameter(name: str, fields: dict[str, Any]) -> Parameter:
    values = tuple(fields.get("values", ()))
    optional = fields.get("optional", False) or "default" in fields
    return Parameter(**{**fields, "name": name, "values": values, "optional": optional})


def _check_header(question: Question, stem: str, place: str) -> None:
    if question.name != stem:
        raise QuestionFileError(f"{place}: header names it {question.name!r}")
    if question.group not in GROUPS:
        raise QuestionFileError(f"{place}: unknown group {question.group!r}; one of {', '.join(GROUPS)}")
    for parameter in question.parameters:
        if parameter.type not in CONVERTERS:
            raise QuestionFileError(f"{place}: parameter {parameter.name}: unknown type {parameter.type!r}")
        if parameter.resolve is not None and parameter.resolve not in LABELS_OF:
            raise QuestionFileError(f"{place}: parameter {parameter.name}: cannot resolve {parameter.resolve!r}")


def _check_text(question: Question, place: str) -> None:
    declared, used = sorted(p.name for p in question.parameters), parameters_used(question.text)
    if declared != used:
        raise QuestionFileError(f"{place}: header declares {declared}, text uses {used}")
    try:
        columns, returned = [c.name for c in question.columns], columns_returned(question.text)
    except ValueError as error:
        raise QuestionFileError(f"{place}: {error}") from None
    if columns != returned:
        raise QuestionFileError(f"{place}: header declares columns {columns}, text returns {returned}")
    if writes := writes_in(question.text):
        raise QuestionFileError(f"{place}: a question only reads, text has {', '.join(writes)}")
