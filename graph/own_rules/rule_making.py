"""A rule of the group as a record, from what a form or a command says; what is missing or contradicts is named."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.district.own_lines import expected_in_words
from graph.district.snapshot import Snapshot
from graph.errors import InvalidError
from graph.identifiers import entity_id
from graph.imports.persons.single_statements import personal_in_words
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from graph.stores.ending import ended
from graph.wording import inner
from ontology import Model, Text, say
from ontology.names import EntityType, OwnRuleKind, Prop, StatementStatus
from ontology.values import is_dated

LONGEST_MONTHS = 120
LONGEST_WORDING = 300


class RuleAsked(NamedTuple):
    """What is said of a rule: codes, ids and days as texts, empty where nothing was said."""

    kind: str
    wording: str = ""
    actor_type: str = ""
    other_type: str = ""
    partner: str = ""
    body: str = ""
    norm_line: str = ""
    months: str = ""
    agreed_by: str = ""
    agreed_on: str = ""
    valid_from: str = ""
    reason: str = ""


class RuleFault(NamedTuple):
    """Which part of a rule is wrong (a field of `RuleAsked`), and how."""

    at: str
    sentence: Text


_NEEDED: Mapping[OwnRuleKind, tuple[str, ...]] = {
    OwnRuleKind.MITW: ("group",),
    OwnRuleKind.SITZ: ("group", "body"),
    OwnRuleKind.VERB: ("actor_type", "other_type"),
    OwnRuleKind.OHNE: ("norm_line",),
    OwnRuleKind.VEREINB: ("actor_type", "other_type"),
    OwnRuleKind.RHYTH: ("body", "months"),
}
"""What a rule of each kind needs beside who agreed on it and when; a group is an actor type or a partner group."""
_MISSING: Mapping[str, Text] = {
    "group": Text(de="Um wen geht es? Wählen Sie einen Akteurstyp oder eine Partnergruppe.", en="Whom is it about?"),
    "actor_type": Text(de="Um wen geht es? Wählen Sie einen Akteurstyp.", en="Whom is it about?"),
    "other_type": Text(de="Mit wem? Wählen Sie den zweiten Akteurstyp.", en="With whom?"),
    "body": Text(
        de="In welchem Gremium? Wählen Sie ein erfasstes Gremium.", en="In which body? Choose a recorded one."
    ),
    "norm_line": Text(de="Welche vorgeschlagene Verbindung gilt hier nicht?", en="Which proposed link does not hold?"),
    "months": Text(
        de="Nach wie vielen Monaten spätestens? Eine Zahl von 1 bis 120.", en="After how many months? From 1 to 120."
    ),
    "agreed_by": Text(
        de="Welches Gremium hat die Regel vereinbart? Fehlt es in der Liste, erfassen Sie es zuerst.",
        en="Which body agreed on the rule? If it is not on the list, record it first.",
    ),
    "agreed_on": Text(de="Wann wurde die Regel vereinbart?", en="When was the rule agreed?"),
}
_FIELDS: Mapping[str, Prop] = {
    "actor_type": Prop.ACTOR_TYPE,
    "other_type": Prop.OTHER_ACTOR_TYPE,
    "partner": Prop.PARTNER,
    "body": Prop.BODY,
    "norm_line": Prop.NORM_LINE,
    "months": Prop.MONTHS,
}
_KEPT: Mapping[OwnRuleKind, tuple[str, ...]] = {
    OwnRuleKind.MITW: ("actor_type", "partner"),
    OwnRuleKind.SITZ: ("actor_type", "partner", "body"),
    OwnRuleKind.VERB: ("actor_type", "other_type"),
    OwnRuleKind.OHNE: ("norm_line",),
    OwnRuleKind.VEREINB: ("actor_type", "other_type"),
    OwnRuleKind.RHYTH: ("body", "months"),
}
"""What is kept of a rule of each kind; what a form sent beside it means nothing."""


def kept_fields(kind: OwnRuleKind) -> tuple[str, ...]:
    """The fields of `RuleAsked` that a rule of a kind is made of, beside words, days and who agreed."""
    return _KEPT[kind]


def rule_faults(
    snapshot: Snapshot, asked: RuleAsked, *, persons: bool = False, instead: str = ""
) -> tuple[RuleFault, ...]:
    """Everything that is wrong with a rule; nothing where it can be kept, ``instead`` of the rule with that id."""
    if asked.kind not in tuple(OwnRuleKind):
        return (
            RuleFault("kind", Text(de="Was erwartet die Regel? Wählen Sie eine Art.", en="Choose a kind of rule.")),
        )
    kind = OwnRuleKind(asked.kind)
    found = [*_incomplete(asked, kind), *_unreadable(snapshot, asked, kind), *_words(asked, persons=persons)]
    return tuple(found) or tuple(_doubled(snapshot, asked, kind, instead))


def _incomplete(asked: RuleAsked, kind: OwnRuleKind) -> Iterator[RuleFault]:
    for name in (*_NEEDED[kind], "agreed_by", "agreed_on"):
        given = asked.actor_type or asked.partner if name == "group" else getattr(asked, name)
        if not given:
            yield RuleFault("actor_type" if name == "group" else name, _MISSING[name])


def _unreadable(snapshot: Snapshot, asked: RuleAsked, kind: OwnRuleKind) -> Iterator[RuleFault]:
    """What is given and is no code, no recorded body, no day or no number."""
    checks: Mapping[str, Callable[[str], bool]] = {
        "actor_type": lambda v: v in snapshot.model.code_lists["ActorType"].by_notation,
        "other_type": lambda v: v in snapshot.model.code_lists["ActorType"].by_notation,
        "partner": lambda v: v in snapshot.model.code_lists["KkgPartner"].by_notation,
        "norm_line": lambda v: any(n.name == v for n in snapshot.model.norms_of("expectedLink")),
        "months": lambda v: v.isascii() and v.isdigit() and len(v) < 4 and 1 <= int(v) <= LONGEST_MONTHS,
        "body": lambda v: _is_body(snapshot, v),
        "agreed_by": lambda v: _is_body(snapshot, v),
        "agreed_on": is_dated,
        "valid_from": is_dated,
    }
    for name in (*_KEPT[kind], "agreed_by", "agreed_on", "valid_from"):
        value = getattr(asked, name)
        if value and not checks[name](value):
            yield RuleFault(name, _not_known(snapshot.model, name, value))


def _not_known(model: Model, name: str, value: str) -> Text:
    prop = _FIELDS.get(name) or {"agreed_by": Prop.AGREED_BY, "agreed_on": Prop.AGREED_ON}.get(name, Prop.VALID_FROM)
    told = model.types[EntityType.OWN_RULE].property(prop)
    label = told.label if told is not None else Text(de=name, en=name)
    return say("{label}: „{value}“ ist nicht bekannt.", "{label}: “{value}” is not known.", label=label, value=value)


def _is_body(snapshot: Snapshot, id: str) -> bool:
    found = snapshot.entities.get(id)
    return found is not None and snapshot.model.is_a(found.type, "Body")


def _words(asked: RuleAsked, *, persons: bool) -> Iterator[RuleFault]:
    for name in ("wording", "reason"):
        text = getattr(asked, name)
        if len(text) > LONGEST_WORDING:
            told = say("Höchstens {most} Zeichen.", "At most {most} characters.", most=LONGEST_WORDING)
            yield RuleFault(name, told)
        elif not persons and text and personal_in_words(text) is not None:
            yield RuleFault(name, _NO_PERSON)


_NO_PERSON = Text(
    de="Bitte ohne Namen, Telefon oder E-Mail einer Person: Stelle oder Funktion genügt.",
    en="Please without the name, phone or mailbox of a person: a post or role is enough.",
)


def _doubled(snapshot: Snapshot, asked: RuleAsked, kind: OwnRuleKind, instead: str) -> Iterator[RuleFault]:
    """The same as a rule in force, or as a link that is proposed anyhow; a link of a type with itself."""
    if asked.actor_type and asked.actor_type == asked.other_type and "other_type" in _KEPT[kind]:
        yield RuleFault("other_type", Text(de="Beide Enden sind dieselbe Art.", en="Both ends are the same kind."))
        return
    content = _content(asked, kind)
    others = (line for line in snapshot.own_rules if line.id != instead)
    same = next((line for line in others if _content_of(line.record) == content), None)
    if same is not None:
        told = say("Diese Regel gilt schon: „{rule}“.", "This rule holds already: “{rule}”.", rule=same.record.name)
        yield RuleFault("kind", told)
    proposed = _proposed(snapshot, asked) if kind is OwnRuleKind.VERB else None
    if proposed is not None and not instead:
        told = say(
            "Diese Verbindung schlägt Frühnetz schon vor; sie zählt bereits: {label}.",
            "Frühnetz proposes this link anyhow; it counts already: {label}.",
            label=proposed,
        )
        yield RuleFault("other_type", told)


def _proposed(snapshot: Snapshot, asked: RuleAsked) -> Text | None:
    ends = {asked.actor_type, asked.other_type}
    lines = (n for n in snapshot.norms("expectedLink") if {n.link_from, n.link_to} == ends)
    return next((n.label for n in lines), None)


def _content(asked: RuleAsked, kind: OwnRuleKind) -> tuple[str, ...]:
    """What a rule demands, without words and days; two ends stand in no order."""
    values = [getattr(asked, name) for name in _KEPT[kind]]
    return (kind.value, *(sorted(values) if "other_type" in _KEPT[kind] else values))


def _content_of(rule: Entity) -> tuple[str, ...]:
    asked = content_asked(rule)
    return _content(asked, OwnRuleKind(asked.kind)) if asked.kind else ()


def content_asked(rule: Entity) -> RuleAsked:
    """What a rule demands, as it would be asked for anew: without words, days and who agreed."""
    said = {name: rule.value(prop) or "" for name, prop in _FIELDS.items()}
    return RuleAsked(kind=rule.value(Prop.RULE_KIND) or "", **said)


def made_rule(snapshot: Snapshot, asked: RuleAsked, before: Iterable[Entity], *, instead: str = "") -> Entity:
    """The rule as a record; a later version where the group had the same one ``before``, in force or ended.

    Raises InvalidError for what `rule_faults` names.
    """
    if faults := rule_faults(snapshot, asked, persons=True, instead=instead):
        raise InvalidError(faults[0].sentence.de)
    kind = OwnRuleKind(asked.kind)
    content = _content(asked, kind)
    version = 1 + sum(_content_of(rule) == content for rule in before)
    values = {prop: getattr(asked, name) for name, prop in _FIELDS.items() if name in _KEPT[kind]}
    said: dict[Prop, str] = {
        Prop.NAME: asked.wording.strip() or default_wording(snapshot, asked).de,
        Prop.RULE_KIND: kind,
        **values,
        Prop.AGREED_BY: asked.agreed_by,
        Prop.AGREED_ON: asked.agreed_on,
        Prop.VALID_FROM: asked.valid_from,
        Prop.VERSION: str(version),
        Prop.REASON: asked.reason.strip(),
    }
    id = entity_id(snapshot.key, EntityType.OWN_RULE, " ".join(content), str(version))
    claims = [_claim(EXISTS, "true", asked.agreed_on), *(_claim(p, v, asked.agreed_on) for p, v in said.items() if v)]
    return entity(id, EntityType.OWN_RULE, snapshot.key, claims)


def ended_rule(rule: Entity, model: Model, day: str) -> Entity:
    """The rule as over from a day on; raises InvalidError if it has ended already."""
    return ended(rule, model, day, _claim(EXISTS, "true", day))


def _claim(prop: str, value: str, day: str) -> Claim:
    return Claim(str(prop), str(value), as_of=day, status=StatementStatus.CONFIRMED.value)


def default_wording(snapshot: Snapshot, asked: RuleAsked) -> Text:
    """The rule in a sentence, for a group that gives no wording of its own."""
    kind, model = OwnRuleKind(asked.kind), snapshot.model
    named = {name: getattr(asked, name) for name in _KEPT[kind]}
    draft = entity(
        "draft", EntityType.OWN_RULE, snapshot.key, [_claim(_FIELDS[n], v, "") for n, v in named.items() if v]
    )
    label = model.code("OwnRuleKind", kind).label
    who = expected_in_words(model, draft) if draft.claims and draft.value(Prop.NORM_LINE) is None else None
    body = snapshot.known(asked.body)
    line = model.norms.get(asked.norm_line)
    if line is not None:
        return say("{line}: {label}", "{line}: {label}", line=line.label, label=label)
    where = say(": „{body}“", ": “{body}”", body=inner(body.name)) if body is not None else ""
    if kind is OwnRuleKind.RHYTH:
        return say(
            "„{body}“ {label}, spätestens alle {months} Monate",
            "“{body}” {label}, at the latest every {months} months",
            body=inner(body.name) if body is not None else "",
            label=label,
            months=asked.months,
        )
    both = Text(de=who.de.replace(" – ", " und "), en=who.en.replace(" – ", " and ")) if who is not None else ""
    return say("{who} {label}{where}", "{who} {label}{where}", who=both, label=label, where=where)


__all__ = [
    "RuleAsked",
    "RuleFault",
    "content_asked",
    "default_wording",
    "ended_rule",
    "kept_fields",
    "made_rule",
    "rule_faults",
]
