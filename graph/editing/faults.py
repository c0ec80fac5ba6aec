"""What is the matter with claims that somebody wants to say of a record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from graph.imports.persons.single_statements import personal_in, personal_in_words
from graph.records import Record
from graph.records.claims import EXISTS, Claim
from ontology import Model, Text, say
from ontology.model import Property, Type
from ontology.names import EntityType
from ontology.validate import TypeOf, check_value
from ontology.values import is_dated

_ALL = 40
"""As many allowed values are named; of a longer list the nearest five."""
_NEAREST = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """Which part of which claim is wrong (none of them: the record as a whole), and a sentence that says how."""

    claim: int | None
    part: str
    sentence: Text


@dataclass(frozen=True, slots=True)
class Rules:
    """What a claim has to fit: the model, the records that can be named, and whether it may tell of persons."""

    model: Model
    type_of: TypeOf
    persons: bool = False

    def faults(self, kind: Type, claims: Sequence[Claim]) -> Iterator[Fault]:
        """What is wrong with each claim for itself."""
        for number, claim in enumerate(claims):
            for part, sentence in self._of_claim(kind, claim):
                yield Fault(number, part, sentence)

    def _of_claim(self, kind: Type, claim: Claim) -> Iterator[tuple[str, Text]]:
        if claim.prop == EXISTS:
            if claim.value != "true":
                yield "value", _EXISTS
        elif (prop := kind.property(claim.prop)) is None:
            yield "property", _unknown(kind, claim.prop)
        else:
            yield from self._of_value(prop, claim.value)
        if claim.source and self.type_of(claim.source) != EntityType.SOURCE:
            yield "source", say("Die Quelle „{id}“ gibt es nicht.", "There is no source “{id}”.", id=claim.source)
        if claim.as_of and not is_dated(claim.as_of):
            yield (
                "asOf",
                say("„{text}“ ist kein Datum. {form}", "“{text}” is no date. {form}", text=claim.as_of, form=_DATE),
            )
        if not self.persons and personal_in_words(claim.locator) is not None:
            yield "locator", _PERSONAL

    def _of_value(self, prop: Property, value: str) -> Iterator[tuple[str, Text]]:
        if (problem := check_value(self.model, prop, "", value, self.type_of)) is not None:
            allowed = _allowed(self.model, prop, value) or (_DATE if prop.datatype == "date" else None)
            yield (
                "value",
                problem.sentence if allowed is None else say("{a} {b}", "{a} {b}", a=problem.sentence, b=allowed),
            )
        elif not self.persons and personal_in(prop, value) is not None:
            yield "value", _PERSONAL


_DATE = Text(de="Erwartet wird 2024-12-31, 2024-12 oder 2024.", en="Expected is 2024-12-31, 2024-12 or 2024.")
_EXISTS = Text(
    de="Zu „exists“ gehört der Wert „true“; ob es den Eintrag gibt, sagt der Status.",
    en="The value of “exists” is “true”; whether the record is there says the status.",
)
_PERSONAL = Text(
    de="Hier steht etwas über eine Person oder einen Einzelfall. Das wird nicht aufgenommen: Organisation, Stelle und "
    "Gremium genügen.",
    en="This tells of a person or a single case, which is not taken: organization, post and body suffice.",
)


def not_said(kind: Type, before: Record | None, after: Record) -> Iterator[Fault]:
    """Properties that a record has to have and has not; what was missing before is nobody's fault now."""
    said = {c.prop for c in after.claims}
    known = {c.prop for c in before.claims} if before is not None else None
    for prop in kind.properties:
        if prop.required and prop.name not in said and (known is None or prop.name in known):
            text = say("{prop} fehlt. {what}", "{prop} is missing. {what}", prop=prop.label, what=prop.description)
            yield Fault(None, prop.name, text)
    if EXISTS not in said and (known is None or EXISTS in known):
        yield Fault(None, EXISTS, _NO_EXISTENCE)


_NO_EXISTENCE = Text(
    de="Eine Angabe „exists“ fehlt: Ob es den Eintrag gibt, muss jemand sagen. Was es nicht mehr gibt, wird beendet.",
    en="A claim “exists” is missing: somebody has to say whether the record is there. What is over is ended.",
)


def contradicting(kind: Type, claims: Sequence[Claim]) -> Iterator[Fault]:
    """Claims by which one source says two things at once of what can only be one; two sources may differ."""
    single = {p.name: p for p in kind.properties if not p.many}
    first: dict[tuple[str, str, str, str], str] = {}
    for number, claim in enumerate(claims):
        value = first.setdefault((claim.prop, claim.source, claim.as_of, claim.status), claim.value)
        if claim.prop in single and value != claim.value:
            label = single[claim.prop].label
            text = say(
                "{prop}: Eine Quelle kann nur eines sagen, hier „{a}“ und „{b}“.",
                "{prop}: one source can say one thing only, here “{a}” and “{b}”.",
                prop=label,
                a=value,
                b=claim.value,
            )
            yield Fault(number, "value", text)


def _allowed(model: Model, prop: Property, value: str) -> Text | None:
    """The values that a property of codes takes, by what programs write."""
    if prop.code_list is None:
        return None
    codes = [code.notation for code in model.code_lists[prop.code_list].codes]
    near = codes if len(codes) <= _ALL else get_close_matches(value[:100], codes, _NEAREST, cutoff=0.0)
    return _named(near)


def _unknown(kind: Type, name: str) -> Text:
    known = [EXISTS, *(p.name for p in kind.properties)]
    near = get_close_matches(name[:100], known, _NEAREST, cutoff=0.0)
    return say(
        "{type}: Die Eigenschaft „{name}“ gibt es hier nicht. {near}",
        "{type}: there is no property “{name}”. {near}",
        type=kind.label,
        name=name,
        near=_named(near),
    )


def _named(values: Iterable[str]) -> Text:
    return say("Möglich: {values}.", "Possible: {values}.", values=", ".join(values))
