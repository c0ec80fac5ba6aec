"""The description of a shape, for the interface and the published schema, from where the shape is made.

A TypedDict is described under its own names, a dataclass in camel case, with the first paragraph of the docstring.
Nothing is validated while serving: mypy holds a shape and the function that makes it together, a test holds answers
and descriptions together.
"""

from dataclasses import is_dataclass
from functools import cache, reduce
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.alias_generators import to_camel

from api.schemas.records import Words
from graph.as_json.findings import FindingOut
from graph.shapes import Told
from ontology import Text

SCHEMA_ID = "https://w3id.org/fruehnetz/schema/finding"
Answers = dict[int | str, dict[str, Any]]


class Closed(BaseModel):
    """Nothing beside what is named."""

    model_config = ConfigDict(extra="forbid")


@cache
def described(shape: type) -> type[BaseModel]:
    """The model that describes a TypedDict or dataclass and everything within it."""
    members: dict[str, Any] = {name: _member(hint) for name, hint in get_type_hints(shape, include_extras=True).items()}
    name = shape.__name__
    if is_dataclass(shape):
        members, name = {to_camel(name): member for name, member in members.items()}, f"{name}Out"
    return create_model(name, __base__=Closed, __doc__=(shape.__doc__ or "").split("\n\n")[0], **members)


def answer_of(shape: type) -> Answers:
    """What a route says of its answer; it serves the JSON as it is."""
    return {200: {"model": described(shape)}}


def answers_of(shape: type) -> Answers:
    """The same for a list."""
    return {200: {"model": GenericAlias(list, (described(shape),))}}


def finding_schema() -> dict[str, Any]:
    """The JSON schema of a finding (draft 2020-12)."""
    made = described(FindingOut).model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **made}


def _member(hint: Any) -> tuple[Any, Any]:
    """Type and field; what need not be there has a default that is not shown."""
    if get_origin(hint) is NotRequired:
        return _type(get_args(hint)[0]), Field(default_factory=lambda: None)
    return _type(hint), ...


def _type(hint: Any) -> Any:
    """The same type with models for shapes and fields for what is told."""
    if hint is Text:
        return Words
    if is_typeddict(hint) or is_dataclass(hint):
        return described(hint)
    kind, parts = get_origin(hint), get_args(hint)
    if kind is Annotated:
        return reduce(lambda made, told: Annotated[made, _field(told)], hint.__metadata__, _type(parts[0]))
    if kind in (Union, UnionType):
        return reduce(or_, map(_type, parts))
    if isinstance(kind, type) and parts:
        return GenericAlias(kind, tuple(map(_type, parts)))
    return hint


def _field(told: Told) -> Any:
    examples = None if told.example is None else [told.example]
    return Field(description=told.meaning, examples=examples, pattern=told.pattern, min_length=told.min_length)
