"""The sentences of a missing link: its reasons, what is known of it so far, what it takes, who starts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from graph.as_of import denied
from graph.certainty import Certainty
from graph.district.network import COOPERATION
from graph.district.own_lines import OWN_PACK
from graph.missing_links.pairs import Pairs
from graph.missing_links.weights import Why, points
from graph.prediction.signs import Sign
from graph.records import Relation
from graph.records.claims import Presence
from graph.wording import inner, listed, listing_of, name, sentences
from ontology import Text, say
from ontology.names import ActorType, Prop, RelationType


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link is proposed (or, with points below 0, what speaks against it), and the records that say so."""

    why: Why
    text: Text
    points: float
    records: tuple[str, ...] = ()


class PairState(NamedTuple):
    """What is known of a pair so far: whether a source or survey denies the cooperation, and the statements on it."""

    denied: bool
    text: Text
    records: tuple[str, ...]


SIGNS: Mapping[Sign, Text] = {
    Sign.PARTNERS: Text(de="Sie haben gemeinsame Partner.", en="They have partners in common."),
    Sign.BRIDGES: Text(
        de="Partner der einen arbeiten mit Partnern der anderen zusammen.",
        en="Partners of the one work with partners of the other.",
    ),
    Sign.ACTIVITY: Text(
        de="Mindestens eine von beiden arbeitet mit vielen zusammen.", en="At least one of the two works with many."
    ),
    Sign.KINDS: Text(
        de="Stellen dieser beiden Arten arbeiten hier oft zusammen.",
        en="Actors of these two kinds often work together here.",
    ),
    Sign.LIKENESS: Text(de="Sie sind sich in Bereich und Art ähnlich.", en="They are alike in sector and kind."),
    Sign.SEATS: Text(de="Sie sitzen in denselben Gremien.", en="They sit in the same bodies."),
}
"""What the predictor goes by, in words."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors of the network by position, with what words need."""

    pairs: Pairs
    a: int
    b: int

    @property
    def ids(self) -> tuple[str, str]:
        """The actors, in the order of the network."""
        actors = self.pairs.snapshot.network.actors
        return actors[self.a], actors[self.b]

    @property
    def names(self) -> tuple[str, str]:
        """Their names."""
        one, other = (self.pairs.snapshot.name(id) for id in self.ids)
        return one, other

    def rows(self, *types: RelationType) -> tuple[Relation, ...]:
        """The relations of some types between the two, in either direction."""
        return tuple(r for t in types for r in self.pairs.rows.get((t, frozenset(self.ids)), ()))

    # -- reasons -----------------------------------------------------------------------------------------------

    def reasons(self) -> tuple[Reason, ...]:
        """All of them, heaviest first."""
        said = {
            Why.EXPECTED: self._expected,
            Why.WISH: self._wishes,
            Why.COMMON_PARTNERS: self._partners,
            Why.ACROSS_SYSTEMS: self._across,
            Why.SHARED_SEAT: self._seats,
            Why.BELOW_EXPECTATION: self._thin,
            Why.USUAL_ELSEWHERE: self._usual,
            Why.NO_COMMON_REGION: self._apart,
        }
        held = [why for why in Why if self.pairs.marks[why][self.a, self.b]]
        found = [Reason(why, text, points()[why], tuple(records)) for why in held for text, records in said[why]()]
        return tuple(sorted(found, key=lambda r: -r.points))

    def _expected(self) -> Iterator[tuple[Text, tuple[str, ...]]]:
        marked = [n for n, found in self.pairs.norms.items() if found[self.a, self.b]]
        lines = [norm for n in marked if (norm := self.pairs.snapshot.norm_line(n)) is not None]
        proposed = listing_of(n.label for n in lines if n.pack != OWN_PACK)
        own = listing_of(Text(de=n.citation, en=n.citation_en) for n in lines if n.pack == OWN_PACK)
        said = say("Zu erwarten: {labels}.", "To be expected: {labels}.", labels=proposed) if proposed.de else None
        agreed = say("{own}.", "{own}.", own=own) if own.de else None
        yield sentences(said, agreed), self.ids

    def _wishes(self) -> Iterator[tuple[Text, tuple[str, ...]]]:
        for row in self.rows(RelationType.COOPERATION_WISH):
            ends = row.source, row.target
            places = (self.a, self.b) if ends == self.ids else (self.b, self.a)
            if self.pairs.wishes[places]:
                one, other = (self.pairs.snapshot.name(id) for id in ends)
                text = say(
                    "{one} wünscht sich mehr Zusammenarbeit mit {other}.",
                    "{one} wishes for more cooperation with {other}.",
                    one=one,
                    other=other,
                )
                yield text, (row.id,)

    def _partners(self) -> Iterator[tuple[Text, tuple[str, ...]]]:
        pairs = self.pairs
        common = np.flatnonzero(pairs.ties[self.a] * pairs.ties[self.b] * pairs.not_coordinating)
        actors = pairs.snapshot.network.actors
        names = listed([pairs.snapshot.name(actors[u]) for u in common])
        ties = [
            Pair(pairs, end, int(u)).rows(RelationType.COOPERATION, RelationType.REFERRAL)
            for u in common
            for end in (self.a, self.b)
        ]
        text = say("Gemeinsame Partner: {names}.", "Partners in common: {names}.", names=names)
        yield text, tuple(r.id for rows in ties for r in rows)

    def _across(self) -> Iterator[tuple[Text, tuple[str, ...]]]:
        yield Text(de="Verbindet Gesundheitswesen und Jugendhilfe.", en="Joins health care and youth welfare."), ()

    def shared_bodies(self) -> tuple[str, ...]:
        """The small bodies in which both sit."""
        return tuple(b for b, marked in self.pairs.bodies.items() if marked[self.a, self.b])

    def _seats(self) -> Iterator[tuple[Text, tuple[str, ...]]]:
        snapshot, bodies = self.pairs.snapshot, self.shared_bodies()
        names = listed([f"„{inner(snapshot.name(b))}“" for b in bodies])
        rows = (d.relation for b in bodies for d in snapshot.seats_in(b) if d.certainty.holds)
        text = say("Beide sitzen in {names}.", "Both sit in {names}.", names=names)
        yield text, tuple(r.id for r in rows if r.source in self.ids)

    def _thin(self) -> Iterator[tuple[Text, tuple[str, ...]]]:
        model, sectors = self.pairs.snapshot.model, self.pairs.snapshot.network.sectors
        key = tuple(sorted(s for s in (sectors[self.a], sectors[self.b]) if s is not None))
        block = self.pairs.blocks[key[0], key[1]]
        between = _between([model.code("Sector", s).label for s in dict.fromkeys(block.sectors)])
        wanted = round(block.expected)
        text = say(
            "{between}: {tied} von {pairs} möglichen {pairs:Verbindung|Verbindungen} {tied:ist|sind} belegt; so dicht "
            "wie das ganze Netz: rund {wanted}.",
            "{between}: {tied} of {pairs} possible {pairs:link|links} {tied:is|are} recorded; as dense as the whole "
            "network: about {wanted}.",
            between=between,
            tied=block.tied,
            pairs=block.pairs,
            wanted=wanted,
        )
        yield text, ()

    def _usual(self) -> Iterator[tuple[Text, tuple[str, ...]]]:
        snapshot = self.pairs.snapshot
        one, other = (set(snapshot.entities[id].all(Prop.ACTOR_TYPE)) for id in self.ids)
        kinds = next(sorted(p) for p in sorted(self.pairs.usual, key=sorted) if _joins(p, one, other))
        labels = listing_of(snapshot.model.code("ActorType", k).label for k in kinds)
        text = say(
            "In den meisten vergleichbaren Bezirken arbeiten zusammen: {labels}.",
            "In most comparable districts these work together: {labels}.",
            labels=labels,
        )
        yield text, ()

    def _apart(self) -> Iterator[tuple[Text, tuple[str, ...]]]:
        snapshot = self.pairs.snapshot
        places = [listed(sorted(snapshot.name(r) for r in self.pairs.regions[i])) for i in (self.a, self.b)]
        text = say(
            "Sie sind in verschiedenen Regionen tätig ({places}; {places_2}).",
            "They work in different regions ({places}; {places_2}).",
            places=places[0],
            places_2=places[1],
        )
        yield text, ()

    # -- state, next step --------------------------------------------------------------------------------------

    def state(self) -> PairState:
        """Denied by a source or a survey, loose contact, or nothing on record."""
        snapshot = self.pairs.snapshot
        rows = self.rows(RelationType.COOPERATION, RelationType.REFERRAL)
        ids = tuple(r.id for r in rows)
        if any(r.presence is Presence.PRESENT for r in rows):
            return PairState(False, _LOOSE, ids)
        absent = snapshot.pair_certainty(*self.ids, COOPERATION) is Certainty.ABSENT
        if absent and all(denied(r, snapshot.on) for r in rows):
            return PairState(True, Text(de="Keine Zusammenarbeit.", en="No cooperation."), ids)
        return PairState(False, Text(de="Keine Zusammenarbeit erfasst.", en="No cooperation recorded."), ids)

    def wishing(self) -> tuple[str, ...]:
        """The names of those who wish for it."""
        return tuple(
            n
            for n, ends in zip(self.names, ((self.a, self.b), (self.b, self.a)), strict=True)
            if self.pairs.wishes[ends]
        )

    def takes(self, matter: Iterable["Pair"] = ()) -> Text:
        """The next step: ask first where it is open, then the shortest way to a talk.

        Where the two meet nowhere, it names where another pair of the same matter meets.
        """
        asked = None if self.state().denied else _ASK
        elsewhere = None if self.meeting_place() else next(filter(Pair.meeting_place, matter), None)
        return sentences(asked, self._way(), elsewhere._occasion() if elsewhere is not None else None)

    def _occasion(self) -> Text:
        return say(
            "Ein Anlass ist „{body}“; dort sitzen schon {pair}.",
            "An occasion is “{body}”; {pair} sit there already.",
            body=inner(self.pairs.snapshot.name(self.meeting_place() or "")),
            pair=listing_of(map(name, self.names)),
        )

    def _way(self) -> Text:
        if place := self.meeting_place():
            body = inner(self.pairs.snapshot.name(place))
            return say(
                "Die nächste Sitzung von „{body}“ nutzen: Was brauchen beide voneinander?",
                "Use the next meeting of “{body}”: what do both need of each other?",
                body=body,
            )
        guests = [name for name, id in zip(self.names, self.ids, strict=True) if id not in self.pairs.sides.hosts]
        if len(guests) == 1:
            # Nobody invites whoever runs the network; it invites.
            return say(
                "{guest} zu einem Gespräch einladen und festhalten, was beide voneinander brauchen.",
                "Invite {guest} to a talk and note what both need of each other.",
                guest=guests[0],
            )
        return Text(
            de="Beide zu einem Gespräch einladen und festhalten, was sie voneinander brauchen.",
            en="Invite both to a talk and note what they need of each other.",
        )

    def meeting_place(self) -> str | None:
        """Where the two could talk: a small body in which both sit, else any in which both or their sides do."""
        return next(iter((*self.shared_bodies(), *self.pairs.common_bodies(self.a, self.b))), None)

    def starts(self) -> Text:
        """Whoever wishes for it; else the coordination."""
        if wishing := self.wishing():
            return listing_of(name(w) for w in wishing)
        return self.pairs.snapshot.model.code("ActorType", ActorType.NWK).label


_LOOSE = Text(de="Bisher nur loser Kontakt erfasst.", en="Only loose contact recorded so far.")
_ASK = Text(
    de="Zuerst beide fragen, ob sie schon zusammenarbeiten.", en="First ask both whether they already cooperate."
)


def _joins(kinds: frozenset[str], one: set[str], other: set[str]) -> bool:
    first, last = min(kinds), max(kinds)
    return (first in one and last in other) or (last in one and first in other)


def _between(sectors: list[Text]) -> Text:
    if len(sectors) == 1:
        return say(
            "Innerhalb von „{sectors}“",
            "Within “{sectors}”",
            sectors=Text(de=inner(sectors[0].de), en=inner(sectors[0].en)),
        )
    return Text(de=" – ".join(s.de for s in sectors), en=" – ".join(s.en for s in sectors))


def lacking_told(lacking: int, *, judged: bool) -> Text:
    """How many expected ties are not recorded; that none is found says nothing where few were asked (decision 0023)."""
    if not lacking and not judged:
        return TOO_FEW_ASKED
    return say("Erwartet und nicht erfasst: {lacking}.", "Expected and not recorded: {lacking}.", lacking=lacking)


TOO_FEW_ASKED = Text(
    de="Für weniger als 70\u00a0% der Stellen sind Verbindungen erfasst. Deshalb steht hier nicht, wie viele zu "
    "erwarten wären.",
    en="Ties are recorded for less than 70\u00a0% of the organizations, so nothing is said of how many to expect.",
)
