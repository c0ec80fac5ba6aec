"""The rules that a group has given itself, as norm lines of the district: treated like any norm, and never law.

They stand in the pack ``own-rules``, which has no lines of its own. A line is called by the id of its record, so that a
finding that rests on it keeps its key when the wording changes.
"""

from typing import NamedTuple

from graph.records import Entity
from graph.wording import inner, spelled
from ontology import Code, Model, Norm, Text, say
from ontology.names import OwnRuleKind, Prop
from ontology.values import as_int

OWN_PACK = "own-rules"
"""The pack of all own rules; what is in it is never counted with law nor compared with other districts."""
_INDICATORS = {
    OwnRuleKind.MITW: ("A1",),
    OwnRuleKind.SITZ: (),
    OwnRuleKind.VERB: ("A6",),
    OwnRuleKind.OHNE: ("A6",),
    OwnRuleKind.VEREINB: ("B10",),
    OwnRuleKind.RHYTH: ("B3",),
}


class OwnLine(NamedTuple):
    """A rule of the group, and the norm line that it is."""

    record: Entity
    kind: OwnRuleKind
    norm: Norm

    @property
    def id(self) -> str:
        """The id of the rule, and the name of its line."""
        return self.record.id

    @property
    def body(self) -> str:
        """The id of the body that it is about, empty if it is about none."""
        return self.record.value(Prop.BODY) or ""

    @property
    def months(self) -> int | None:
        """At the latest after so many months somebody hears."""
        return as_int(self.record.values, Prop.MONTHS)

    @property
    def switched_off(self) -> str:
        """The proposed link that does not hold here, empty for any other rule."""
        return (self.record.value(Prop.NORM_LINE) or "") if self.kind is OwnRuleKind.OHNE else ""


def own_line(model: Model, rule: Entity, agreed_by: Entity | None) -> OwnLine | None:
    """The rule as a norm line; None where its kind is not known. ``agreed_by`` is the body that agreed, if recorded."""
    kind = rule.value(Prop.RULE_KIND)
    if kind is None:
        return None
    links = kind == OwnRuleKind.VERB
    of = citation_of(rule, agreed_by.name if agreed_by is not None else "")
    norm = Norm(
        name=rule.id,
        iri=rule.id,
        pack=OWN_PACK,
        kind="expectedLink" if links else "ownRule",
        binding="agreed",
        label=expected_in_words(model, rule),
        citation=of.de,
        citation_en=of.en,
        order=0,
        definition=Text(de=rule.name, en=rule.name),
        valid_from=rule.value(Prop.VALID_FROM) or rule.value(Prop.AGREED_ON),
        valid_until=rule.value(Prop.END_DATE),
        about=_about(rule),
        link_from=rule.value(Prop.ACTOR_TYPE) if links else None,
        link_to=rule.value(Prop.OTHER_ACTOR_TYPE) if links else None,
        indicators=_INDICATORS[OwnRuleKind(kind)],
        version=rule.value(Prop.VERSION) or "1",
    )
    return OwnLine(rule, OwnRuleKind(kind), norm)


def _about(rule: Entity) -> tuple[str, ...]:
    found = (("ActorType", Prop.ACTOR_TYPE), ("ActorType", Prop.OTHER_ACTOR_TYPE), ("KkgPartner", Prop.PARTNER))
    return tuple(f"{name}:{code}" for name, prop in found if (code := rule.value(prop)))


def citation_of(rule: Entity, agreed_by: str) -> Text:
    """How a rule is cited: by whom and when it was agreed, as far as recorded.

    >>> from graph.records import entity
    >>> citation_of(entity("1:R", "OwnRule", "1", []), "Steuerungsgruppe").de
    'Eigene Regel, vereinbart in „Steuerungsgruppe“'
    """
    by = say(", vereinbart in „{name}“", ", agreed in “{name}”", name=inner(agreed_by)) if agreed_by else ""
    day = rule.value(Prop.AGREED_ON)
    on = say(" am {day}", " on {day}", day=spelled(day)) if day and agreed_by else ""
    alone = say(" vom {day}", " of {day}", day=spelled(day)) if day and not agreed_by else ""
    return say("Eigene Regel{by}{on}{alone}", "Own rule{by}{on}{alone}", by=by, on=on, alone=alone)


def expected_in_words(model: Model, rule: Entity) -> Text:
    """What the rule expects in few words: of whom, and with whom; its wording where no code says it."""
    ends = [code.label for code in _codes(model, rule)]
    if not ends:
        return Text(de=rule.name, en=rule.name)
    return Text(de=" – ".join(t.de for t in ends), en=" – ".join(t.en for t in ends))


def _codes(model: Model, rule: Entity) -> list[Code]:
    named = [key.partition(":") for key in _about(rule)]
    known = ((model.code_lists[name].by_notation, code) for name, _, code in named)
    return [codes[code] for codes, code in known if code in codes]


__all__ = ["OWN_PACK", "OwnLine", "citation_of", "expected_in_words", "own_line"]
