"""What breaks if one thing falls away: single threads, the coordination as only way, one bridge (A7, A10, B6)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.answers.on_bridges import SECOND_BRIDGE
from graph.answers.on_steering import SINGLE_ENTRY
from graph.answers.on_ties import NETWORK_TIES
from graph.certainty import Certainty
from graph.district.dependence import Dependence, dependence
from graph.district.hints import perhaps
from graph.district.network import COOPERATION
from graph.district.outcome import Outcome
from graph.district.roll import Roll
from graph.district.single_threads import SeatedSectors, Single
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind, Matter
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.groups import NAMED_SECTORS
from graph.findings.parts.rank import BOTH_SYSTEMS, COMMITTEE, HINT, WHOLE, concerning
from graph.findings.parts.standing import (
    Standing,
    as_far_as_listed,
    committees,
    network_bodies,
    old,
    records_by_id,
    standing_of,
    still_asked,
)
from graph.findings.parts.starters import STEERING
from graph.records import Entity
from graph.what_if import effects, lost_actor
from graph.what_if.effect_words import loss_effect
from graph.wording import listed, percent, sentences
from ontology import Text, say
from ontology.names import BodyKind, Prop, Sector

EARLY_INTERVENTION = "KKG12"
"""The line of the law that names early intervention; the other sectors come from the Qualitätsrahmen."""
HALF = 0.5
_DIRECT_CONTACTS = Matter("direct contacts")
"""Bringing those together who know each other only by way of the coordination."""


@rule(
    asks=Text(
        de="Steht ein einziger Eintrag für einen ganzen Bereich?", en="Does one single entry stand for a whole sector?"
    ),
    kind=Kind.FRAGILE_SPOT,
    norms=("KKG12", "QR1-1"),
    indicators=("A10",),
    answers=SINGLE_ENTRY,
)
def single_thread(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """A10: one single entry stands for a sector that the norms name."""
    if outcomes["A10"].value is None:
        return
    named = {Sector.FF, *snapshot.model.norms[NAMED_SECTORS].about_in("Sector")}
    roll = snapshot.derived(Roll)
    seated = [snapshot.entities[id] for id, part in roll.parts.items() if part.certainty is not Certainty.ABSENT]
    for found in snapshot.derived(SeatedSectors).single:
        # A further sector or an actor type speaks for the sector, too: pro familia stands for pregnancy counselling.
        coded = sum(found.sector in roll.sectors_of(e) for e in seated)
        if found.sector in named and coded == 1 and not _sounds_alike(snapshot, found.sector, found.only):
            yield _single(snapshot, found)


def _sounds_alike(snapshot: Snapshot, sector: str, only: str) -> bool:
    """Whether the name of another entry without a sector belongs there: a second one may just not be coded yet."""
    codes = [c for c in snapshot.model.code_lists["ActorType"].codes if c.attribute("sector") == sector]
    codes += [c for c in snapshot.model.code_lists["KkgPartner"].codes if c.attribute("sector") == sector]
    open_ = {o.name for o in snapshot.organizations if o.id != only and snapshot.sector(o.id) is None}
    return not open_.isdisjoint(perhaps(snapshot, codes))


_SINGLE = Text(
    de="Der Bereich gehört zu denen, die in Frühen Hilfen zusammenkommen sollen. Fällt der Eintrag weg, ist der "
    "Bereich im Netzwerk nicht mehr vertreten.",
    en="The sector is one of those that early help should bring together. Without the entry it is no longer "
    "represented in the network.",
)
_COLLECTIVE = Text(
    de="Eine Sammelbezeichnung kann für mehrere Stellen stehen.",
    en="A collective name may stand for several organizations.",
)


def _lost(snapshot: Snapshot, actor: str) -> Text | None:
    """What the others would lose on their paths, exactly; nothing below the gate."""
    position = snapshot.network.index.get(actor)
    if position is None or not snapshot.ties_suffice:
        return None
    return loss_effect(snapshot, lost_actor(effects(snapshot).between, position))


def _single(snapshot: Snapshot, found: Single) -> Draft:
    sector, only = found.sector, snapshot.entities[found.only]
    norm = EARLY_INTERVENTION if sector == Sector.FF else NAMED_SECTORS
    seats = records_by_id(snapshot, found.part.records)
    return Draft(
        subjects=(sector,),
        title=say(
            "Nur eine Stelle steht im Netzwerk für den Bereich {found}: {only}",
            "Only one actor stands for the sector {found} in the network: {only}",
            found=found.label,
            only=only.name,
        ),
        reason=sentences(_SINGLE, _lost(snapshot, only.id), _COLLECTIVE),
        effect=Text(
            de="Einträge in diesem Bereich: 1 → 2; er bliebe auch bei einem Wechsel vertreten.",
            en="Entries in this sector: 1 → 2; it would stay represented through a change.",
        ),
        takes=Text(
            de="Klären, ob der Eintrag für mehrere Stellen steht, und sie einzeln erfassen; sonst eine zweite Stelle "
            "oder eine feste Vertretung gewinnen.",
            en="Clear whether the entry stands for several organizations and record them one by one; else win a "
            "second one or a standing substitute.",
        ),
        norms=(norm,),
        evidence=evidence_from(snapshot, seats, Text(de="Sitz im Netzwerk", en="seat in the network")),
        weights=(HINT,),
    )


@rule(
    asks=Text(
        de="Was bliebe zwischen Jugendhilfe und Gesundheitswesen ohne die Koordination?",
        en="What would remain between youth welfare and health care without the coordination?",
    ),
    kind=Kind.FRAGILE_SPOT,
    norms=("3",),
    starts=STEERING,
    indicators=("A7",),
    answers=NETWORK_TIES,
)
def depends_on_coordination(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """A7: more than half of the ways between the systems need the coordination, or the network falls apart without."""
    share = outcomes["A7"].value
    if share is None or not snapshot.ties_suffice:
        return
    found = snapshot.derived(dependence)
    if share > HALF or found.new_parts > 1:
        yield _dependence(snapshot, share, found)


def _dependence(snapshot: Snapshot, share: float, found: Dependence) -> Draft:
    dependent, connected = found.dependent, found.connected
    hubs = [snapshot.entities[i] for i in sorted(snapshot.coordination)]
    return Draft(
        subjects=("A7",),
        title=say(
            "{dependent} von {connected} {connected:belegten Weg|belegten Wegen} zwischen Jugendhilfe und "
            "Gesundheitswesen {dependent:hängt|hängen} an der Koordination",
            "{dependent} of {connected} recorded ways between youth welfare and health care depend on the coordination",
            dependent=dependent,
            connected=connected,
        ),
        reason=sentences(_share_lost(share, [h.name for h in hubs]), _falls_apart(found.new_parts)),
        effect=Text(
            de="Jede direkte Verbindung zwischen den Systemen ist ein Weg, der die Koordination nicht braucht.",
            en="Each direct link between the systems is a way that does not need the coordination.",
        ),
        takes=Text(
            de="Stellen, die sich nur über die Koordination kennen, direkt zusammenbringen; Vertretung der "
            "Koordination regeln.",
            en="Bring those who know each other only by way of the coordination together; settle who stands in for it.",
        ),
        evidence=evidence_from(snapshot, hubs, Text(de="Netzwerkkoordination", en="network coordination")),
        weights=(WHOLE, BOTH_SYSTEMS, *concerning(dependent, Text(de="Wege", en="ways"))),
        matter=_DIRECT_CONTACTS,
    )


def _share_lost(lost: float, hubs: list[str]) -> Text:
    share, names = percent(lost), listed(hubs, 2)
    return say(
        "Das sind {share} der belegten Wege: ohne {names} würden sie länger oder fielen weg.",
        "That is {share} of the recorded ways: without {names} they would get longer or be lost.",
        share=share,
        names=names,
    )


def _falls_apart(new_parts: int) -> Text | None:
    if new_parts <= 0:
        return None
    return say(
        "Was die Koordination zusammenhält, zerfiele nach den erfassten Angaben in {new_parts} {new_parts:Teil|Teile}.",
        "What the coordination holds together would, as far as recorded, fall into {new_parts} parts.",
        new_parts=new_parts + 1,
    )


@rule(
    asks=Text(
        de="Wer ist nur über die Koordination verbunden?", en="Who is connected only by way of the coordination?"
    ),
    kind=Kind.FRAGILE_SPOT,
    norms=("3",),
    indicators=("A7",),
    answers=NETWORK_TIES,
)
def only_by_coordination(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """A7: actors whose every recorded cooperation is with the coordination; only where tie data suffice."""
    del outcomes
    if not snapshot.ties_suffice or not snapshot.coordination:
        return
    actors, partners = snapshot.network.actors, defaultdict(set)
    for tie in snapshot.network.ties(COOPERATION):
        partners[actors[tie.a]].add(actors[tie.b])
        partners[actors[tie.b]].add(actors[tie.a])
    hubs = snapshot.coordination
    only = sorted(a for a, found in partners.items() if a not in hubs and found <= hubs)
    if only:
        yield _only_by_coordination(snapshot, only)


def _only_by_coordination(snapshot: Snapshot, only: list[str]) -> Draft:
    names = listed([snapshot.name(a) for a in only])
    several = Text(
        de="" if len(only) == 1 else f" sind {len(only)} Stellen",
        en="" if len(only) == 1 else f" are {len(only)} actors",
    )
    actors = (snapshot.entities[a] for a in only)
    said = Text(de="Zusammenarbeit nur mit der Koordination erfasst", en="cooperation only with the coordination")
    return Draft(
        subjects=("coordination",),
        title=say(
            "Nach den erfassten Angaben nur über die Koordination verbunden{several}: {names}",
            "As far as recorded connected only by way of the coordination{several}: {names}",
            several=several,
            names=names,
        ),
        reason=Text(
            de="Andere Verbindungen sind nicht erfasst. Fällt die Koordination aus, ist kein anderer Anschluss belegt.",
            en="No other links are recorded. If the coordination falls away, no other connection is on record.",
        ),
        effect=say(
            "Stellen ohne zweiten Kontakt: {only_count} → {only_count_2} mit jeder neuen Verbindung.",
            "Actors without a second contact: {only_count} → {only_count_2} with each new link.",
            only_count=len(only),
            only_count_2=len(only) - 1,
        ),
        takes=Text(
            de="Für jede Stelle einen zweiten Kontakt im Netzwerk vermitteln.",
            en="Arrange a second contact in the network for each of them.",
        ),
        evidence=evidence_from(snapshot, actors, said),
        matter=_DIRECT_CONTACTS,
    )


@rule(
    asks=Text(
        de="Verbindet ein einziges Mitglied Netzwerk und Jugendhilfeausschuss?",
        en="Does one single member join the network and the youth welfare committee?",
    ),
    kind=Kind.FRAGILE_SPOT,
    norms=("QR5-3",),
    starts=STEERING,
    indicators=("B6",),
    answers=SECOND_BRIDGE,
)
def one_bridge(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B6: one single actor sits both in the network bodies and in the youth welfare committee."""
    del outcomes
    for found in committees(snapshot):
        bridge = only_member(snapshot, found.body)
        if bridge is not None:
            yield _one_bridge(snapshot, found, bridge)


def only_member(snapshot: Snapshot, body: Entity) -> str | None:
    """The one actor that sits both in the network bodies and in a youth welfare committee; None if none or several."""
    if body.value(Prop.KIND) != BodyKind.JHA:
        return None
    inside = {m for b in network_bodies(snapshot) for m in standing_of(snapshot, b).members}
    shared = inside & standing_of(snapshot, body).members
    return shared.pop() if len(shared) == 1 else None


def _open_side(snapshot: Snapshot, found: Standing) -> Standing | None:
    """Where a second bridge may sit: a body of the network, or the committee, of which not all members are sure."""
    bodies = (standing_of(snapshot, b) for b in snapshot.bodies_of_layer("network"))
    return next((s for s in (*bodies, found) if s.absence == "question"), None)


def _one_bridge(snapshot: Snapshot, found: Standing, bridge: str) -> Draft:
    open_ = _open_side(snapshot, found)
    name, limited = snapshot.name(bridge), as_far_as_listed(open_ or found)
    stated = say(
        "Netzwerk und Jugendhilfeausschuss verbindet {limited}ein einziges gemeinsames Mitglied: {name}",
        "One single member {limited}joins the network and the youth welfare committee: {name}",
        limited=limited,
        name=name,
    )
    return Draft(
        subjects=(found.body.id,),
        certainty="question" if open_ else "gap",
        title=still_asked(found, stated),
        reason=Text(
            de="Nach dem Qualitätsrahmen fließen Informationen regelmäßig in beide Richtungen. Fällt dieses Mitglied "
            "aus, gibt es keine Brücke mehr.",
            en="Under the Qualitätsrahmen information flows regularly both ways. Without this member there is no "
            "bridge.",
        ),
        effect=Text(de="Gemeinsame Mitglieder: 1 → 2.", en="Shared members: 1 → 2."),
        takes=Text(
            de="Ein zweites Mitglied als ständigen Gast oder beratend gewinnen, am besten aus einem anderen Bereich.",
            en="Win a second member as permanent guest or adviser, best of another sector.",
        ),
        evidence=evidence_from(
            snapshot,
            (d.relation for d in snapshot.seats_of(bridge) if d.certainty.holds),
            Text(de="Sitz des gemeinsamen Mitglieds", en="seat of the shared member"),
        ),
        weights=(COMMITTEE, *old(found)),
    )
