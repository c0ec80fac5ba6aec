"""Cells that are of another kind than their header says: "Ort" above numbers, "Standort" above names."""

from graph.imports.recognise.column_roles.column_facts import UNKNOWN_ROLE, ColumnFacts, RoleGuess
from graph.imports.recognise.found import Role, RoleKind
from graph.imports.recognise.texts import contents
from ontology.names import Prop, RelationType

_MANY = 0.6


def _guessed(reason: str, *meant: Role, role: Role = UNKNOWN_ROLE) -> RoleGuess:
    return RoleGuess(role, "guess", reason, meant)


_NAMED, _PLACED, _NOTED, _OF_KIND = (
    Role(RoleKind.PROPERTY, prop) for prop in (Prop.NAME, Prop.LOCALITY, Prop.NOTE, Prop.KIND)
)
_OTHERWISE: tuple[tuple[str, contents.Look, RoleGuess], ...] = (
    (
        RelationType.COOPERATION,
        contents.is_verdict,
        _guessed("Überschrift nennt Partner, Zellen sind Zahlen oder Noten"),
    ),
    (Prop.NOTE, contents.is_mark_given, _guessed("Noten oder Sterne, keine Bemerkungen", _NOTED)),
    (Prop.KIND, contents.is_agreement_kind, _guessed("Arten von Vereinbarungen, nicht von Einrichtungen")),
    (Prop.KIND, contents.is_contact_kind, _guessed("Arten von Kontakten, nicht von Einrichtungen", _OF_KIND)),
    (Prop.LOCALITY, contents.is_number, _guessed("Zahlen, keine Orte")),
)
"""What a header names, what its cells look like instead, and what they are then."""
_SITES = _guessed("Zellen heißen wie Organisationen, nicht wie Orte", _PLACED, role=_NAMED)


def headed_otherwise(role: Role, facts: ColumnFacts) -> RoleGuess | None:
    """What cells are that are of another kind than the header says."""
    sites = role.name == Prop.LOCALITY and facts.key in facts.lexicon.layouts.hints["site"]
    if sites and facts.share(contents.is_organization) >= _MANY:
        return _SITES  # below "Ort" a town hall is where others meet
    guesses = (guess for name, look, guess in _OTHERWISE if role.name == name and facts.share(look) >= _MANY)
    return next(guesses, None)
