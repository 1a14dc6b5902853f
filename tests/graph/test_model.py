"""A schema that contradicts itself is refused."""

from __future__ import annotations

import pytest

from graph.model import Kind, Label, Property, RelationshipType, Schema, SchemaError

ID = Property("id", Kind.STRING, "identity", "标识")
NAME = Property("name", Kind.STRING, "name", "名称")


def label(name: str = "Company", **changes: object) -> Label:
    declared = {"en": "", "zh": "", "identity": "name", "caption": "name", "properties": ("id", "name"), "owned": False}
    return Label(name=name, **(declared | changes))


def relation(name: str = "KNOWS", **changes: object) -> RelationshipType:
    return RelationshipType(**({"name": name, "en": "", "zh": "", "ends": (("Company", "Company"),)} | changes))


@pytest.mark.parametrize(
    ("properties", "labels", "relations", "reason"),
    [
        ((ID, NAME, NAME), (label(),), (), "property 'name' declared twice"),
        ((ID, NAME), (label(), label()), (), "'Company' declared twice"),
        ((ID, NAME), (label(),), (relation("Company"),), "'Company' declared twice"),
        ((ID,), (label(),), (), "Company: undeclared property 'name'"),
        ((ID, NAME), (label(caption="title"),), (), "caption or search property 'title'"),
        ((ID, NAME), (label(searched=("title",)),), (), "caption or search property 'title'"),
        ((ID, NAME), (label(identity=""),), (), "does not say what its id"),
        ((ID, NAME), (label(properties=("name",)), label("Topic")), (), "no property 'id'"),
        ((ID, NAME), (label(properties=("id", "name", "name")),), (), "Company: property 'name' declared twice"),
        ((ID, NAME), (label(),), (relation(ends=(("Company", "Firm"),)),), "unknown label 'Firm'"),
        ((ID, NAME), (label(),), (relation(ends=()),), "joins nothing"),
        ((ID, NAME), (label(),), (relation(key=("name",)),), "key 'name' is not one of its properties"),
        ((ID, NAME, Property("age", Kind.INTEGER, "", "")), (label(),), (), "nothing carries"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_a_contradiction_is_named(properties, labels, relations, reason: str) -> None:
    with pytest.raises(SchemaError, match=reason):
        Schema(properties, labels, relations)


def test_what_is_not_declared_is_not_found() -> None:
    schema = Schema((ID, NAME), (label(),), ())
    assert schema.label("Company").caption == "name"
    with pytest.raises(SchemaError, match="unknown label 'Firm'"):
        schema.label("Firm")
