"""Checks values against the closed model, and says in plain German what is wrong and how to mend it.

pySHACL is the oracle of these checks in the tests: it takes a millisecond a record and half a second to import, too
slow for ``check`` and for imports. Rules over several entities stand in ``rules.ttl`` and are run by pySHACL.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ontology import say
from ontology.errors import ModelError
from ontology.model import Model, Property, Text, Type
from ontology.values import canonical, datatype_of

ProblemKind = Literal["required", "single", "datatype", "code", "target", "minimum", "maximum", "pattern", "unknown"]

TypeOf = Callable[[str], str | None]
"""Looks up the type name of an entity id; None if there is no such entity."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken constraint: of which record and property, found what, and a sentence for people."""

    record: str
    property: str
    rule: ProblemKind
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
        text = say("{prop} fehlt. {what}", "{prop} is missing. {what}", prop=prop.label, what=prop.description)
        yield Problem(id, prop.name, "required", "", text)
    if not prop.many and len(set(values)) > 1:
        text = say(
            "{prop}: nur eine Angabe ist möglich, gefunden {set_count}.",
            "{prop}: only one value is possible, found {set_count}.",
            prop=prop.label,
            set_count=len(set(values)),
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
    text = say(
        "{prop}: „{value}“ steht nicht in der Liste. Möglich sind: {some}.",
        "{prop}: “{value}” is not in the list. Possible: {some}.",
        prop=prop.label,
        value=value,
        some=Text(de=some, en=some_en),
    )
    return Problem(id, prop.name, "code", value, text)


def _check_target(model: Model, prop: Property, id: str, value: str, type_of: TypeOf) -> Problem | None:
    found, wanted = type_of(value), model.types[prop.target or ""]
    if found is not None and model.is_a(found, wanted.name):
        return None
    if found is None:
        text = say(
            "{prop}: „{value}“ ist nicht erfasst. Legen Sie den Eintrag zuerst an ({wanted}).",
            "{prop}: “{value}” is not recorded. Add it first ({wanted}).",
            prop=prop.label,
            value=value,
            wanted=wanted.label,
        )
    else:
        is_now = model.types[found].label
        text = say(
            "{prop}: „{value}“ ist vom Typ {is_now}, erwartet wird {wanted}.",
            "{prop}: “{value}” is a {is_now}, expected is {wanted}.",
            prop=prop.label,
            value=value,
            is_now=is_now,
            wanted=wanted.label,
        )
    return Problem(id, prop.name, "target", value, text)


def _check_datatype(prop: Property, id: str, value: str) -> Problem | None:
    try:
        canonical(value, datatype_of(prop))
    except ModelError:
        expected = EXPECTED[datatype_of(prop)]
        text = say(
            "{prop}: „{value}“ passt nicht, erwartet wird {expected}.",
            "{prop}: “{value}” does not fit, expected is {expected}.",
            prop=prop.label,
            value=value,
            expected=expected,
        )
        return Problem(id, prop.name, "datatype", value, text)
    return None


def _check_range(prop: Property, id: str, value: str) -> Problem | None:
    if prop.minimum is not None and float(value) < prop.minimum:
        text = say(
            "{prop}: {value} ist zu klein, mindestens {minimum:g}.",
            "{prop}: {value} is too small, at least {minimum:g}.",
            prop=prop.label,
            value=value,
            minimum=prop.minimum,
        )
        return Problem(id, prop.name, "minimum", value, text)
    if prop.maximum is not None and float(value) > prop.maximum:
        text = say(
            "{prop}: {value} ist zu groß, höchstens {maximum:g}.",
            "{prop}: {value} is too large, at most {maximum:g}.",
            prop=prop.label,
            value=value,
            maximum=prop.maximum,
        )
        return Problem(id, prop.name, "maximum", value, text)
    return None


def _check_pattern(prop: Property, id: str, value: str) -> Problem | None:
    if prop.pattern is None or re.search(prop.pattern, value):
        return None
    text = say(
        "{prop}: „{value}“ hat nicht die erwartete Form. {description}",
        "{prop}: “{value}” does not have the expected form. {description}",
        prop=prop.label,
        value=value,
        description=prop.description,
    )
    return Problem(id, prop.name, "pattern", value, text)


def _unknown(kind: Type, name: str) -> Text:
    return say("{kind} kennt keine Angabe „{name}“.", "{kind} has no property “{name}”.", kind=kind.label, name=name)
