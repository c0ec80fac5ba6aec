"""Pairs of actors: how sure each tie is, as arrays, and the gate below which nothing is concluded from ties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

import numpy as np
from numpy.typing import NDArray

from graph.certainty import Certainty
from graph.district.network import CONTACT, COOPERATION, CooperationTie, Network
from graph.district.outcome import Item, LazyItems, Outcome
from graph.district.seats import denies
from graph.district.snapshot import TIE_GATE, Snapshot
from graph.fields import HEALTH, YOUTH
from graph.wording import ORGANIZATION, agreeing, percent, sentences
from ontology import Text, say
from ontology.names import EntityType, Prop

PRESENT, STALE, UNKNOWN, ABSENT = range(4)
CERTAINTIES = (Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN, Certainty.ABSENT)
_PLACE = {sure: place for place, sure in enumerate(CERTAINTIES)}

INTENSITIES: Mapping[int, Text] = {
    0: Text(de="keine Verbindung", en="no tie"),
    1: Text(de="kennen sich", en="know each other"),
    2: Text(de="tauschen Informationen aus", en="exchange information"),
    3: Text(de="stimmen Angebote oder Verfahren ab", en="coordinate services or procedures"),
    4: Text(de="arbeiten verbindlich zusammen", en="cooperate bindingly"),
}
"""The scale of cooperation in words (domain 4.2)."""

UNSETTLED = Text(de="Ob sie zusammenarbeiten, ist nicht geklärt.", en="Whether they cooperate is not settled.")
OUTDATED = Text(
    de="zuletzt vor mehr als 24 Monaten bestätigt; bitte bestätigen",
    en="last confirmed more than 24 months ago; please confirm",
)
ONLY_RECORDED = Text(de="Gezählt sind nur belegte Verbindungen.", en="Only recorded ties are counted.")


def pair_states(snapshot: Snapshot, threshold: int = COOPERATION) -> NDArray[np.int8]:
    """How sure each pair of actors is tied at least that closely, as positions in `CERTAINTIES`, for reading.

    The same as `Snapshot.pair_certainty` for all pairs at once; nobody is tied to oneself.
    """
    return snapshot.derived(_States).at(threshold)


def closeness(snapshot: Snapshot) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How close each pair is at least and at most, from 0 to 1 for the levels 0 to 4."""
    levels = [pair_states(snapshot, level) for level in INTENSITIES if level]
    least, most = (
        sum((s == PRESENT).astype(np.float64) for s in levels),
        sum((s != ABSENT).astype(np.float64) for s in levels),
    )
    return np.asarray(least) / len(levels), np.asarray(most) / len(levels)


class _States:
    """The states of all pairs, made once a threshold for all indicators."""

    def __init__(self, snapshot: Snapshot) -> None:
        network, size = snapshot.network, len(snapshot.network)
        self._at: dict[int, NDArray[np.int8]] = {}
        self._untied = np.full((size, size), UNKNOWN, dtype=np.int8)
        for survey in snapshot.of_type(EntityType.SURVEY):
            ends = (_positions(network, survey.all(prop)) for prop in (Prop.RESPONDENT, Prop.ROSTER))
            asked = np.ix_(*ends)
            self._untied[asked] = ABSENT
            self._untied.T[asked] = ABSENT
        np.fill_diagonal(self._untied, ABSENT)
        self._ends = np.array([tie[:2] for tie in network.cooperation], dtype=np.intp).reshape(-1, 2)
        # What a tie reaches follows from a few values that most ties have in common.
        kinds = [(tie.intensity, tie.certainty, tie.several) for tie in network.cooperation]
        self._examples = dict(zip(kinds, network.cooperation, strict=True))
        number = {kind: place for place, kind in enumerate(self._examples)}
        self._kinds = np.array([number[kind] for kind in kinds], dtype=np.intp)

    def at(self, threshold: int) -> NDArray[np.int8]:
        """See `pair_states`."""
        if threshold not in self._at:
            places = [_PLACE[tie.reaches(threshold)] for tie in self._examples.values()]
            reached = np.array(places, dtype=np.int8)[self._kinds]
            states = self._untied.copy()
            one, other = self._ends.T
            states[one, other] = states[other, one] = reached
            states.flags.writeable = False
            self._at[threshold] = states
        return self._at[threshold]


def _positions(network: Network, ids: tuple[str, ...]) -> list[int]:
    return [network.index[id] for id in ids if id in network.index]


def crosses_systems(snapshot: Snapshot, pair: Iterable[str]) -> bool:
    """Whether one of the two counts for youth welfare and the other for health care, by their primary sectors."""
    return {snapshot.system(id) for id in pair} == {YOUTH, HEALTH}


@dataclass(frozen=True)
class CrossPairs:
    """All pairs of youth welfare (system K) with health (system G), domain 11.4.1."""

    snapshot: Snapshot

    @cached_property
    def youth(self) -> NDArray[np.bool_]:
        """Which actors are of system K."""
        return self.snapshot.network.in_sectors(self.snapshot.sectors_of_system(YOUTH))

    @cached_property
    def health(self) -> NDArray[np.bool_]:
        """Which actors are of system G."""
        return self.snapshot.network.in_sectors(self.snapshot.sectors_of_system(HEALTH))

    @cached_property
    def unsorted(self) -> NDArray[np.bool_]:
        """Which actors may be of either: no sector is recorded, and not each one of the two is denied."""
        return np.array(
            [s is None and self._may_be(i) for i, s in enumerate(self.snapshot.network.sectors)], dtype=np.bool_
        )

    def _may_be(self, place: int) -> bool:
        both = self.snapshot.sectors_of_system(YOUTH) | self.snapshot.sectors_of_system(HEALTH)
        return not denies(self.snapshot.entities[self.snapshot.network.actors[place]], Prop.SECTOR, *both)

    @cached_property
    def states(self) -> NDArray[np.int8]:
        """How sure each K-G pair is, one row an actor of K, one column an actor of G."""
        return pair_states(self.snapshot)[np.ix_(self.youth, self.health)]

    @cached_property
    def recorded(self) -> tuple[CooperationTie, ...]:
        """The K-G pairs that some source speaks of."""
        youth, health = self.youth.tolist(), self.health.tolist()
        return tuple(
            tie
            for tie in self.snapshot.network.cooperation
            if (youth[tie.a] and health[tie.b]) or (health[tie.a] and youth[tie.b])
        )

    @property
    def items(self) -> Sequence[Item]:
        """The recorded K-G pairs as items, the surest and closest first; not kept, for they point back here."""

        def surest_first(tie: CooperationTie) -> tuple[int, int, int, int]:
            return CERTAINTIES.index(tie.reaches(COOPERATION)), -tie.intensity, tie.a, tie.b

        return LazyItems(lambda: (tie_item(self.snapshot, tie) for tie in sorted(self.recorded, key=surest_first)))


def tie_item(snapshot: Snapshot, tie: CooperationTie) -> Item:
    """A recorded pair as evidence: who, how closely, how sure it is that there is any contact, and the records."""
    actors = snapshot.network.actors[tie.a], snapshot.network.actors[tie.b]
    return Item(actors, tie_label(snapshot, tie), tie.reaches(CONTACT), _tie_note(tie), tie.relations)


def tie_label(snapshot: Snapshot, tie: CooperationTie) -> Text:
    """Who with whom."""
    one, other = snapshot.name(snapshot.network.actors[tie.a]), snapshot.name(snapshot.network.actors[tie.b])
    return Text(de=f"{one} mit {other}", en=f"{one} with {other}")  # of every tie: `say` takes five times as long


def _tie_note(tie: CooperationTie) -> Text:
    if tie.certainty is Certainty.UNKNOWN:
        return UNSETTLED
    words = INTENSITIES[0 if tie.certainty is Certainty.ABSENT else tie.intensity]
    if tie.intensity < COOPERATION and tie.reaches(CONTACT).holds:
        words = say("{words}, zählt noch nicht als Zusammenarbeit", "{words}, no cooperation yet", words=words)
    if tie.certainty is Certainty.STALE:
        return say("{words} ({outdated})", "{words} ({outdated})", words=words, outdated=OUTDATED)
    return words


def no_verdict(snapshot: Snapshot, items: Sequence[Item], details: Mapping[str, float | None]) -> Outcome:
    """The outcome below the gate: no value; recorded ties are evidence, missing ones questions (domain 12, 70 %)."""
    known, listed = len(snapshot.with_tie_data), len(snapshot.cooperating)
    more = ties_needed(snapshot) - known
    others = Text(
        de="einer weiteren Organisation, mit wem sie zusammenarbeitet"
        if more == 1
        else f"{more} weiteren Organisationen, mit wem sie zusammenarbeiten",
        en=f"{more} more {agreeing(more, ORGANIZATION).en} with whom they cooperate",
    )
    missing = say("Erheben Sie bei mindestens {others}.", "Collect from at least {others}.", others=others)
    found = {"organizations": listed, "with_tie_data": known, **details}
    sentence = sentences(below_the_gate(snapshot), _BESIDE)
    return Outcome(sentence, n=listed, items=items, missing=(missing,), details=found)


_BESIDE = Text(
    de="Belegte Verbindungen stehen im Einzelnen daneben; was nicht erfasst ist, ist eine Frage und keine Lücke.",
    en="Recorded ties are listed one by one beside it; what is not recorded is a question and no gap.",
)


def below_the_gate(snapshot: Snapshot) -> Text:
    """That ties are recorded for too few organizations to say anything of those that are not."""
    known, listed, needed = len(snapshot.with_tie_data), len(snapshot.cooperating), ties_needed(snapshot)
    return say(
        "Keine Aussage möglich: Für {known} von {listed} {listed:Organisation|Organisationen} ist erfasst, mit wem "
        "Zusammenarbeit besteht; nötig sind die Angaben für mindestens {needed} ({share}).",
        "No statement possible: whom they work with is recorded for {known} of {listed} "
        "{listed:organization|organizations}; at least {needed} ({share}) are needed.",
        known=known,
        listed=listed,
        needed=needed,
        share=percent(TIE_GATE),
    )


def ties_needed(snapshot: Snapshot) -> int:
    """Of how many organizations ties have to be told until the gate opens."""
    # A float product may lie a hair above the whole number: 0.7 * 10 must stay 7.
    return ceil(round(TIE_GATE * len(snapshot.cooperating), 6))


def without_pairs(snapshot: Snapshot, cross: CrossPairs) -> Outcome:
    """The outcome where one of the two systems has nobody: no pair, no density."""
    counts = int(cross.youth.sum()), int(cross.health.sum())
    sentence = say(
        "Nicht bestimmbar: erfasst sind {counts} Stellen der Jugendhilfe und {counts_2} des Gesundheitswesens.",
        "Not defined: {counts} actors of youth welfare and {counts_2} of health care are recorded.",
        counts=counts[0],
        counts_2=counts[1],
    )
    ask = Text(
        de="Erfassen Sie die Organisationen beider Bereiche und ordnen Sie jeder ihren Bereich zu.",
        en="Record the organizations of both fields, each with its sector.",
    )
    return Outcome(sentence, n=len(snapshot.network), items=cross.items, missing=(ask,))
