"""C6: whether volunteers and their coordination take part where volunteers are at work."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.certainty import Certainty, as_number, surest
from graph.district.hints import perhaps
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.ranges import count
from graph.district.snapshot import Snapshot
from graph.district.target_groups import VOLUNTARY, TargetGroups
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import listing_of, name, sentences
from ontology import Code, Text, say
from ontology.names import EntityType, ParticipantGroup, PersonGroupKind, Prop

CHECKS = (ParticipantGroup.G5A, ParticipantGroup.G5B)
_COLLECT = Text(
    de="Klären Sie, ob in den Frühen Hilfen Ehrenamtliche tätig sind, und erfassen Sie sie, ihre Koordination und "
    "ihre Sitze; gibt es keine, genügt der Vermerk.",
    en="Clear whether volunteers work in early help, and record them, their coordination and their seats; if there "
    "are none, a note is enough.",
)


class AtWork(NamedTuple):
    """Whether volunteers are at work in the district, and the records that say so."""

    certainty: Certainty
    records: tuple[Entity, ...]


@indicator(
    "C6",
    label=Text(de="Ehrenamt im Netzwerk", en="volunteers in the network"),
    question=Text(
        de="Wirken Ehrenamtliche und ihre Koordination im Netzwerk mit, wo sie tätig sind?",
        en="Do volunteers and their coordination take part in the network where they are at work?",
    ),
    needs=("memberships",),
    norms=("MS7", "QR7-3", "B40c-2014"),
    dimension="7",
    unit="count",
    better="higher",
    collect=_COLLECT,
)
def volunteers(snapshot: Snapshot) -> Outcome:
    """Of two groups, coordination of volunteers (G5a) and volunteers (G5b), those in network bodies, 0 to 2.

    § 3 Abs. 4 KKG; domain 12.3 C6. Silence is absence only where all members are recorded and grouped. Where both are
    open, or a source says that nobody volunteers, there is no value. Details: ``active``, whether volunteers are at
    work (1, 0, None unknown): by actor type, group of persons, or a seat.
    """
    groups = snapshot.derived(TargetGroups)
    items = tuple(_item(snapshot, groups, code) for code in CHECKS)
    found = count(i.certainty for i in items)
    work = _at_work(snapshot, groups)
    open_ = is_open([i.certainty for i in items], work.certainty)
    return Outcome.of_count(
        LazyText(lambda: _sentence(items, work, perhaps(snapshot, _codes(snapshot)) if open_ else ())),
        found,
        of=float(len(items)),
        n=len(groups.rows),
        told=not open_,
        items=(
            *items,
            *(Item((e.id,), name(e.name), snapshot.certainty[e.id], _LISTED, (e.id,)) for e in work.records),
        ),
        missing=(_COLLECT,) if open_ and work.certainty is not Certainty.ABSENT else (),
        details=LazyDetails(lambda: {"active": as_number(work.certainty)}),
    )


def is_open(groups: Sequence[Certainty], at_work: Certainty) -> bool:
    """Whether no number can be told: nothing is known of either group, or nobody volunteers at all.

    >>> unknown, absent, present = Certainty.UNKNOWN, Certainty.ABSENT, Certainty.PRESENT
    >>> is_open([unknown, unknown], present), is_open([present, unknown], present), is_open([absent, absent], absent)
    (True, False, True)
    """
    return all(c is Certainty.UNKNOWN for c in groups) or at_work is Certainty.ABSENT


_LISTED = Text(de="ehrenamtlich tätig oder koordinierend", en="volunteering or coordinating volunteers")


def _codes(snapshot: Snapshot) -> Iterator[Code]:
    return (snapshot.model.code("ActorType", t) for t in VOLUNTARY)


def _item(snapshot: Snapshot, groups: TargetGroups, code: str) -> Item:
    rows = groups.by_group.get(code, ())
    names = listing_of(name(n) for n in dict.fromkeys(r.actor.name for r in rows)) if rows else None
    label = snapshot.model.code("ParticipantGroup", code).label
    records = tuple(r.relation.id for r in rows)
    return Item((code, *dict.fromkeys(r.actor.id for r in rows)), label, groups.certainty(code), names, records)


def _at_work(snapshot: Snapshot, groups: TargetGroups) -> AtWork:
    kinds = (EntityType.ORGANIZATION, EntityType.SERVICE, EntityType.PERSON_GROUP)
    found = [e for kind in kinds for e in snapshot.possible(kind) if _voluntary(e)]
    seated = [r.certainty for code in CHECKS for r in groups.by_group.get(code, ())]
    said = [*seated, *(snapshot.certainty[e.id] for e in found)]
    return AtWork(surest(*said) if said else Certainty.UNKNOWN, tuple(sorted(found, key=lambda e: e.id)))


def _voluntary(actor: Entity) -> bool:
    # By any claim, also one that denies it: then it is known that nobody volunteers there.
    return any(c.prop in _SAYING for c in actor.claims if c.value in _VOLUNTEERING)


_SAYING = (Prop.ACTOR_TYPE, Prop.GROUP_KIND, Prop.PARTICIPANT_GROUP)
_VOLUNTEERING = frozenset((*VOLUNTARY, *CHECKS, PersonGroupKind.VOLUNTEERS))


def _sentence(items: Sequence[Item], work: AtWork, sounding: Sequence[str]) -> Text:
    if work.certainty is Certainty.ABSENT:
        return Text(
            de="Nach Angabe der Quellen ist in den Frühen Hilfen niemand ehrenamtlich tätig.",
            en="The sources say that nobody volunteers in early help.",
        )
    there, open_, absent = (
        listing_of(i.label for i in items if i.certainty in chosen)
        for chosen in ((Certainty.PRESENT, Certainty.STALE), (Certainty.UNKNOWN,), (Certainty.ABSENT,))
    )
    return sentences(
        say("In den Netzwerkgremien wirken mit: {there}.", "In the network bodies: {there}.", there=there)
        if there.de
        else None,
        say(
            "In den erfassten Mitgliedschaften nicht zu erkennen: {open}.",
            "Not to be seen in the recorded memberships: {open}.",
            open=open_,
        )
        if open_.de
        else None,
        say("Nicht dabei: {absent}.", "Not taking part: {absent}.", absent=absent) if absent.de else None,
        _outside(there, work, sounding),
    )


def _outside(there: Text, work: AtWork, sounding: Sequence[str]) -> Text | None:
    """Volunteers that are at work although none is to be seen in the network, or names that sound like it."""
    listed = listing_of(name(e.name) for e in work.records)
    if work.certainty.holds and not there.de and listed.de:
        return say("Tätig sind Ehrenamtliche aber: {listed}.", "But volunteers are at work: {listed}.", listed=listed)
    names = listing_of(name(n) for n in sounding)
    if work.certainty is Certainty.UNKNOWN and names.de:
        return say(
            "Dem Namen nach könnte es ein Angebot mit Ehrenamt sein: {names}; bitte klären.",
            "By its name this could be a service with volunteers: {names}; please clarify.",
            names=names,
        )
    return None
