"""C9: which professions are to be seen in the network bodies, and how mixed they are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.certainty import Certainty, surest
from graph.district.measures import iqv
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import count
from graph.district.snapshot import Snapshot
from graph.district.target_groups import TargetGroups
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import decimal, listing_of, name, sentences
from ontology import Text, say
from ontology.names import ActorType, Profession, Prop

EXPECTED_PROFESSIONS = (
    Profession.KINA,
    Profession.FRAUA,
    Profession.HEB,
    Profession.FAMHEB,
    Profession.PSYTH,
    Profession.OEGD,
    Profession.SOZARB,
    Profession.ERZ,
    Profession.HEILP,
    Profession.PSYCH,
)
"""Own proposal after domain 12.3, C9: the first five are named there, the rest are those of the usual partners."""
IMPLIED: Mapping[str, Profession] = {
    ActorType.KINA: Profession.KINA,
    ActorType.FRAUA: Profession.FRAUA,
    ActorType.HEB: Profession.HEB,
    ActorType.FAMHEB: Profession.FAMHEB,
    ActorType.PSYTH: Profession.PSYTH,
    ActorType.HAUSA: Profession.ALLG,
    ActorType.ASD: Profession.SOZARB,
    ActorType.KITA: Profession.ERZ,
}
"""Actor types in which one profession is at work; of all others only a person's profession tells."""
SAME: Mapping[str, Profession] = {Profession.FGKIKP: Profession.FAMHEB}
"""Family midwives and family health nurses are one group in the NZFH's survey (benchmark B09)."""
_COLLECT = Text(
    de="Tragen Sie bei den Mitgliedern der Netzwerkgremien den Akteurstyp nach oder, wo Personen erfasst sind, den "
    "Beruf.",
    en="Add the actor type to the members of the network bodies or, where persons are recorded, the profession.",
)


class SeenProfession(NamedTuple):
    """A profession, the members of network bodies that practise it, and how sure it is that anybody does."""

    code: str
    actors: tuple[str, ...]
    certainty: Certainty


@indicator(
    "C9",
    label=Text(de="Berufe im Netzwerk", en="profession coverage"),
    question=Text(
        de="Welche der erwarteten Berufe wirken in den Netzwerkgremien mit, und wie gemischt sind sie?",
        en="Which of the expected professions take part in the network bodies, and how mixed are they?",
    ),
    needs=("memberships",),
    norms=("QR1-5",),
    dimension="1",
    unit="share",
    better="higher",
    collect=_COLLECT,
)
def professions(snapshot: Snapshot) -> Outcome:
    """Expected professions to be seen in the network bodies / expected professions (domain 12.3, C9; 11.4.4).

    The profession is that of a person, else the one that the actor type stands for (`IMPLIED`). One nobody is seen of
    is absent only if all members are recorded and the profession of each is known. Details: ``iqv``, the diversity of
    the known professions over those in use (domain 4.4), and ``known``, the share of members with a profession.
    """
    groups = snapshot.derived(TargetGroups)
    members = {r.actor.id: r.actor for r in groups.rows}
    sure: dict[str, Certainty] = {}
    for row in groups.rows:
        sure[row.actor.id] = surest(sure.get(row.actor.id, row.certainty), row.certainty)
    practised = {id: professions_of(actor) for id, actor in members.items()}
    held = [p for id, found in practised.items() for p in found if sure[id].holds]
    settled = groups.complete and all(practised.values())
    silence = Certainty.ABSENT if settled else Certainty.UNKNOWN
    by_code = {code: [id for id, found in practised.items() if code in found] for code in EXPECTED_PROFESSIONS}
    seen = [
        SeenProfession(code, tuple(ids), surest(silence, *(sure[id] for id in ids))) for code, ids in by_code.items()
    ]
    found = count(one.certainty for one in seen)
    known = sum(bool(practised[id]) for id in members if sure[id].holds)
    return Outcome.of_part(
        LazyText(lambda: _sentence(snapshot, seen, iqv(held))),
        found,
        of=len(EXPECTED_PROFESSIONS),
        n=len(members),
        told=bool(held),
        items=LazyItems(lambda: (_item(snapshot, groups, one) for one in seen)),
        missing=() if held else (_COLLECT,),
        details=LazyDetails(lambda: {"iqv": iqv(held), "known": known / len(members) if members else None}),
    )


def professions_of(actor: Entity) -> tuple[str, ...]:
    """The professions an actor stands for, in the order of the record; empty if nothing tells.

    >>> from graph.records import entity
    >>> from graph.records.claims import Claim
    >>> said = [Claim("exists", ""), Claim("actorType", "FAMHEB"), Claim("actorType", "GA")]
    >>> professions_of(entity("99001:A1", "Organization", "99001", said))
    ('FAMHEB',)
    """
    stated = actor.all(Prop.PROFESSION) or tuple(IMPLIED[t] for t in actor.all(Prop.ACTOR_TYPE) if t in IMPLIED)
    return tuple(dict.fromkeys(str(SAME.get(p, p)) for p in stated))


def _item(snapshot: Snapshot, groups: TargetGroups, seen: SeenProfession) -> Item:
    note = listing_of(name(snapshot.name(id)) for id in seen.actors) if seen.actors else _NOTE[seen.certainty]
    records = tuple(r.relation.id for r in groups.rows if r.actor.id in seen.actors)
    return Item((seen.code, *seen.actors), _label(snapshot, seen), seen.certainty, note, records)


def _label(snapshot: Snapshot, seen: SeenProfession) -> Text:
    return snapshot.model.code("Profession", seen.code).label


_NOTE: Mapping[Certainty, Text] = {
    Certainty.ABSENT: Text(de="Niemand in den Netzwerkgremien.", en="Nobody in the network bodies."),
    Certainty.UNKNOWN: Text(
        de="In den erfassten Mitgliedschaften nicht zu erkennen; bitte klären.",
        en="Not to be seen in the recorded memberships; please clarify.",
    ),
}


def _sentence(snapshot: Snapshot, seen: Sequence[SeenProfession], diversity: float | None) -> Text:
    if diversity is None:
        return Text(
            de="Welche Berufe in den Netzwerkgremien mitwirken, ist noch nicht erfasst.",
            en="Which professions take part in the network bodies has not been recorded yet.",
        )
    there = [_label(snapshot, one) for one in seen if one.certainty.holds]
    names, open_, absent = (
        _joined(found)
        for found in (there, *(_labels(snapshot, seen, sure) for sure in (Certainty.UNKNOWN, Certainty.ABSENT)))
    )
    spread = decimal(diversity, digits=2), decimal(diversity, "en", 2)
    return sentences(
        say(
            "{there_count} von {items_count} erwarteten {items_count:Beruf|Berufen} {there_count:wirkt|wirken} in den "
            "Netzwerkgremien mit{words} (Mischung {spread} von 1).",
            "{there_count} of {items_count} expected {items_count:profession|professions} {there_count:takes|take} "
            "part in the network bodies{words} (mix {spread} of 1).",
            there_count=len(there),
            items_count=len(seen),
            words=Text(de=": " + names.de if there else "", en=": " + names.en if there else ""),
            spread=Text(de=spread[0], en=spread[1]),
        ),
        say("Nicht zu erkennen: {open}.", "Not to be seen: {open}.", open=open_) if open_.de else None,
        say("Nicht dabei: {absent}.", "Not taking part: {absent}.", absent=absent) if absent.de else None,
    )


def _joined(labels: Iterable[Text]) -> Text:
    """Labels with semicolons, for some hold a comma themselves."""
    found = list(labels)
    return Text(de="; ".join(t.de for t in found), en="; ".join(t.en for t in found))


def _labels(snapshot: Snapshot, seen: Iterable[SeenProfession], certainty: Certainty) -> Iterable[Text]:
    return (_label(snapshot, one) for one in seen if one.certainty is certainty)
