"""How many are recorded, in the same words everywhere; what counts differently of the same rows says so."""

from collections.abc import Sequence

from graph.district.snapshot import Snapshot
from graph.records import Entity, Relation
from graph.wording import several
from ontology import Text, say
from ontology.names import Prop, RelationType
from ontology.values import as_int


def memberships(rows: Sequence[Relation]) -> Text:
    """How many memberships, and where these are others how many members and seats.

    Somebody may sit in two roles and one row may hold several seats, so the three numbers of one body differ.
    """
    members = len({r.source for r in rows})
    seats = sum(as_int(r.values, Prop.SEATS) or 1 for r in rows)
    number = len(rows)
    de, en = several(number, "Mitgliedschaft", "Mitgliedschaften"), several(number, "membership", "memberships")
    if members == seats == number:
        return Text(de=de, en=en)
    held = several(members, "Mitglied", "Mitglieder"), several(members, "member", "members")
    places = several(seats, "Sitz", "Sitze"), several(seats, "seat", "seats")
    return Text(de=f"{de} ({held[0]}, {places[0]})", en=f"{en} ({held[1]}, {places[1]})")


def statements(type: str, rows: Sequence[Relation]) -> Text:
    """How many statements, and for ties how many pairs they are about: two statements may tell of one tie."""
    number, pairs = len(rows), len({frozenset((r.source, r.target)) for r in rows})
    told = Text(de=several(number, "Angabe", "Angaben"), en=several(number, "statement", "statements"))
    if type != RelationType.COOPERATION or pairs == number:
        return told
    return say(
        "{told} zu {pairs}",
        "{told} on {pairs}",
        told=told,
        pairs=Text(
            de=several(pairs, "Verbindung", "Verbindungen"),
            en=several(pairs, "tie", "ties"),
        ),
    )


def by_kind(snapshot: Snapshot, agreements: Sequence[Entity]) -> Text | None:
    """How many agreements of each kind, most first; None where all are of one kind."""
    kinds = [a.value(Prop.KIND) for a in agreements]
    numbers = sorted(((kinds.count(k), k) for k in dict.fromkeys(kinds)), key=lambda n: (-n[0], n[1] or ""))
    if len(numbers) < 2:
        return None
    labels = snapshot.model.code_lists["AgreementKind"].by_notation
    open_ = Text(de="Art nicht erfasst", en="kind not recorded")
    named = [(n, labels[k].label if k is not None and k in labels else open_) for n, k in numbers]
    told = Text(
        de="; ".join(f"{label.de} {n}" for n, label in named), en="; ".join(f"{label.en} {n}" for n, label in named)
    )
    return say("Nach Art: {told}.", "By kind: {told}.", told=told)


__all__ = ["by_kind", "memberships", "statements"]
