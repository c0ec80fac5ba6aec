"""Checks values against the closed model, and says in plain German what is wrong and how to mend it.

pySHACL is the oracle of these checks in the tests: it takes a millisecond a record and half a second to import, too
slow for ``check`` and for imports. Rules over several entities stand in ``rules.ttl`` and are run by pySHACL.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ontology.errors import ModelError
from ontology.model import Model, Property, Text, Type
from ontology.values import canonical, datatype_of

Rule = Literal["required", "single", "datatype", "code", "target", "minimum", "maximum", "pattern", "unknown"]

TypeOf = Callable[[str], str | None]
"""Looks up the type name of an entity id; None if there is no such entity."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken constraint: of which record and property, found what, and a sentence for people."""

    record: str
    property: str
    rule: Rule
    found: str
    sentence: Text


EXPECTED: Mapping[str, Text] = {
    "boolean": Text(de="„ja“ oder „nein“", en="“ja” or “nein”"),
    "integer": Text(de="eine ganze Zahl", en="a whole number"),
    "decimal": Text(de="eine Zahl", en="a number"),
    "anyURI": Text(de="eine Internetadresse", en="a web address"),
    "date": Text(de="ein Datum wie 31.12.2024, 12/2024 oder 2024", en="a date such as 31.12.2024, 12/2024 or 2024"),
    "string": Text(de="ein Text", en="a text"),
}
"""What people are asked to write for a datatype."""


def check_values(
    model: Model, kind: Type, id: str, values: Iterable[tuple[str, str]], type_of: TypeOf
) -> Iterator[Problem]:
    """All problems of the (property, lexical value) pairs of one record.

    ``source`` and ``target`` count as properties of a relation.
    """
    given: dict[str, list[str]] = {}
    for prop, value in values:
        given.setdefault(prop, []).append(value)
    ends = [p for p in (kind.source, kind.target) if p is not None]
    known = {p.name: p for p in (*ends, *kind.properties)}
    for name in given.keys() - known.keys():
        yield Problem(id, name, "unknown", "", _unknown(kind, name))
    for expected in known.values():
        yield from _check_property(model, expected, id, given.get(expected.name, []), type_of)


def _check_property(model: Model, prop: Property, id: str, values: list[str], type_of: TypeOf) -> Iterator[Problem]:
    if prop.required and not values:
        text = Text(de=f"{prop.label.de} fehlt. {prop.description.de}", en=f"{prop.label.en} is missing.")
        yield Problem(id, prop.name, "required", "", text)
    if not prop.many and len(set(values)) > 1:
        text = Text(
            de=f"{prop.label.de}: nur eine Angabe ist möglich, gefunden {len(set(values))}.",
            en=f"{prop.label.en}: only one value is possible, found {len(set(values))}.",
        )
        yield Problem(id, prop.name, "single", ", ".join(sorted(set(values))), text)
    for value in values:
        if (problem := check_value(model, prop, id, value, type_of)) is not None:
            yield problem


def check_value(model: Model, prop: Property, id: str, value: str, type_of: TypeOf) -> Problem | None:
    """The first problem of one lexical value of a property, or None."""
    if prop.code_list is not None:
        return _check_code(model, prop, id, value)
    if prop.target is not None:
        return _check_target(model, prop, id, value, type_of)
    return _check_datatype(prop, id, value) or _check_range(prop, id, value) or _check_pattern(prop, id, value)


def _check_code(model: Model, prop: Property, id: str, value: str) -> Problem | None:
    codes = model.code_lists[prop.code_list or ""].codes
    if any(c.notation == value for c in codes):
        return None
    some = ", ".join(c.label.de for c in codes[:6]) + (" …" if len(codes) > 6 else "")
    some_en = ", ".join(c.label.en for c in codes[:6]) + (" …" if len(codes) > 6 else "")
    text = Text(
        de=f"{prop.label.de}: „{value}“ steht nicht in der Liste. Möglich sind: {some}.",
        en=f"{prop.label.en}: “{value}” is not in the list. Possible: {some_en}.",
    )
    return Problem(id, prop.name, "code", value, text)


def _check_target(model: Model, prop: Property, id: str, value: str, type_of: TypeOf) -> Problem | None:
    found, wanted = type_of(value), model.types[prop.target or ""]
    if found is not None and model.is_a(found, wanted.name):
        return None
    if found is None:
        text = Text(
            de=f"{prop.label.de}: „{value}“ ist nicht erfasst. Legen Sie den Eintrag zuerst an ({wanted.label.de}).",
            en=f"{prop.label.en}: “{value}” is not recorded. Add it first ({wanted.label.en}).",
        )
    else:
        is_now = model.types[found].label
        text = Text(
            de=f"{prop.label.de}: „{value}“ ist vom Typ {is_now.de}, erwartet wird {wanted.label.de}.",
            en=f"{prop.label.en}: “{value}” is a {is_now.en}, expected is {wanted.label.en}.",
        )
    return Problem(id, prop.name, "target", value, text)


def _check_datatype(prop: Property, id: str, value: str) -> Problem | None:
    try:
        canonical(value, datatype_of(prop))
    except ModelError:
        expected = EXPECTED[datatype_of(prop)]
        text = Text(
            de=f"{prop.label.de}: „{value}“ passt nicht, erwartet wird {expected.de}.",
            en=f"{prop.label.en}: “{value}” does not fit, expected is {expected.en}.",
        )
        return Problem(id, prop.name, "datatype", value, text)
    return None


def _check_range(prop: Property, id: str, value: str) -> Problem | None:
    if prop.minimum is not None and float(value) < prop.minimum:
        text = Text(
            de=f"{prop.label.de}: {value} ist zu klein, mindestens {prop.minimum:g}.",
            en=f"{prop.label.en}: {value} is too small, at least {prop.minimum:g}.",
        )
        return Problem(id, prop.name, "minimum", value, text)
    if prop.maximum is not None and float(value) > prop.maximum:
        text = Text(
            de=f"{prop.label.de}: {value} ist zu groß, höchstens {prop.maximum:g}.",
            en=f"{prop.label.en}: {value} is too large, at most {prop.maximum:g}.",
        )
        return Problem(id, prop.name, "maximum", value, text)
    return None


def _check_pattern(prop: Property, id: str, value: str) -> Problem | None:
    if prop.pattern is None or re.search(prop.pattern, value):
        return None
    text = Text(
        de=f"{prop.label.de}: „{value}“ hat nicht die erwartete Form. {prop.description.de}",
        en=f"{prop.label.en}: “{value}” does not have the expected form. {prop.description.en}",
    )
    return Problem(id, prop.name, "pattern", value, text)


def _unknown(kind: Type, name: str) -> Text:
    return Text(de=f"{kind.label.de} kennt keine Angabe „{name}“.", en=f"{kind.label.en} has no property “{name}”.")
