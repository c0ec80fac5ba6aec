"""Missing links between actors, ranked by an explained sum (domain 12.1), each with who, why, how and evidence.

A candidate is a pair without a recorded cooperation for which something on record speaks: a norm line that expects the
link, a wish, common partners, a shared seat, or what most comparable districts have. They are ordered by the sum of the
points of ``weights.toml`` alone. Of equal sums those come first where one speaks for a whole group, then those that
look most like pairs that are tied (`graph.prediction`; left out where nobody is tied), then the names decide.

What exists is never proposed, nor what is settled otherwise (`graph.district.sides`), nor what the group has dismissed.
Pairs of one matter are one candidate, led by the best of them: those that one norm line expects, those of the same two
sides, and all of the coordination. A pair with a wish of its own stands alone.

A candidate is a gap only where a norm line expects the link and a source or a survey says that it is not there; all
else is a question or a proposal (decision 0023).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.district.decided import dismissed, newest_decision, stands, versions_of
from graph.district.expected import ExpectedLink
from graph.district.expecting import expected_links
from graph.district.snapshot import Snapshot
from graph.district.talks import talks
from graph.identifiers import finding_key
from graph.missing_links.comparable import usual_in
from graph.missing_links.pair_words import SIGNS, Pair, Reason
from graph.missing_links.pairs import Pairs, TypePair
from graph.missing_links.weighed import weighed
from graph.missing_links.weights import Why, points, thresholds
from graph.prediction import Prediction, prediction_of
from graph.what_if.effect_words import link_effect
from graph.what_if.effects import effects
from ontology import Text
from ontology.names import EntityType

KIND, RULE, NORM_RULE = "missingLink", "proposed_link", "expected_link"
"""Kind and rules of the findings that candidates come out as; a decision of the group is remembered by them."""
NORMS = ("QR1-1",)
"""What a pair without a norm line of its own rests on: all sectors are connected."""
PairAt = tuple[int, int]
_PROPOSED = "question"
"""A finding on a pair that no norm line expects proposes something; it shows no gap."""
_SPEAKING = (Why.EXPECTED, Why.WISH, Why.COMMON_PARTNERS, Why.SHARED_SEAT, Why.USUAL_ELSEWHERE)
"""Reasons that are about this very pair; the others only add to them."""


class FurtherPair(NamedTuple):
    """Another pair of the same matter: who, and its own sum."""

    actors: tuple[str, str]
    names: tuple[str, str]
    score: float


class Outline(NamedTuple):
    """A candidate before it is worded, which costs little: the pair to begin with, and the reasons that hold for it."""

    actors: tuple[str, str]
    reasons: frozenset[Why]
    pairs: tuple[PairAt, ...]
    """The pair by position, then those of the same matter."""
    norms: tuple[str, ...] = ()
    """The norm lines that expect it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A missing link. ``likeness`` says what the predictor goes by; ``also`` are further pairs of the same matter,
    ``place`` is the name of a body in which the two, or their sides, sit.

    ``effect`` is what would change on the paths between youth welfare and health (`graph.what_if`); None where nothing
    does, and below the gate of 70 %, where nothing is said of paths (decision 0012).
    """

    actors: tuple[str, str]
    names: tuple[str, str]
    certainty: Literal["gap", "question"]
    state: Text
    reasons: tuple[Reason, ...]
    likeness: tuple[Text, ...]
    takes: Text
    starts: Text
    statements: tuple[str, ...] = ()
    effect: Text | None = None
    also: tuple[FurtherPair, ...] = ()
    place: str | None = None

    @property
    def score(self) -> float:
        """The rank: the sum of the reasons."""
        return round(sum(r.points for r in self.reasons), 2)

    @property
    def across(self) -> bool:
        """Whether it joins youth welfare and health."""
        return self.has(Why.ACROSS_SYSTEMS)

    @property
    def records(self) -> tuple[str, ...]:
        """The statements on the pair and the records behind the reasons, each once."""
        return tuple(dict.fromkeys((*self.statements, *(r for reason in self.reasons for r in reason.records))))

    def has(self, why: Why) -> bool:
        """Whether this is among the reasons."""
        return any(r.why is why for r in self.reasons)


@dataclass(frozen=True)
class MissingLinks:
    """The missing links of a district at a date, best first; ``usual`` is what is usual in comparable districts."""

    snapshot: Snapshot
    usual: frozenset[TypePair] = frozenset()

    def __iter__(self) -> Iterator[Candidate]:
        """The candidates that the group has not dismissed; made one by one, so the first cost little.

        Nothing is weighed before the first is asked for.
        """
        for (a, b), *more in self._matters():
            yield self._candidate(a, b, more)

    def outlines(self) -> Iterator[Outline]:
        """The same candidates in the same order, unworded; `worded` words one."""
        actors, marks, norms = self.weighed.network.actors, self._pairs.marks, self._pairs.norms
        for (a, b), *more in self._matters():
            held = frozenset(why for why in Why if marks[why][a, b])
            lines = tuple(line for line, marked in norms.items() if marked[a, b])
            yield Outline((actors[a], actors[b]), held, ((a, b), *more), lines)

    def worded(self, outline: Outline) -> Candidate:
        """The candidate of an outline."""
        (a, b), *more = outline.pairs
        return self._candidate(a, b, more)

    def asks(self, link: ExpectedLink) -> bool:
        """Whether an expected link that does not hold is to be asked for: no pair of it is settled otherwise."""
        return not self._pairs.settles(link)

    def _matters(self) -> Iterable[list[PairAt]]:
        """The pairs that are not dismissed by what they are about, the best first in each and among them."""
        found: dict[object, list[PairAt]] = {}
        for a, b in self._order:
            if not self._dismissed(a, b):
                found.setdefault(self._pairs.matter(a, b), []).append((a, b))
        return found.values()

    def decided(self) -> Iterator[Candidate]:
        """The candidates on which the group has decided, whatever it has decided."""
        if self._any_decision:
            yield from (
                self._candidate(a, b) for a, b in self._order if newest_decision(self.snapshot, self._key(a, b))
            )

    def best_between(self, one: Iterable[str], other: Iterable[str]) -> Candidate | None:
        """The best candidate with one end in each group, beside it the others between them; None if there is none."""
        index = self.weighed.network.index
        ends = [{index[id] for id in side if id in index} for side in (one, other)]
        found = [(a, b) for a, b in self._order if (a in ends[0] and b in ends[1]) or (b in ends[0] and a in ends[1])]
        return self._candidate(*found[0], found[1:]) if found else None

    @cached_property
    def weighed(self) -> Snapshot:
        """The district with the actors whose pairs are weighed."""
        return self.snapshot.derived(weighed)

    @cached_property
    def _pairs(self) -> Pairs:
        own = self.snapshot.derived(_own_pairs)
        return own.beside(self.usual) if self.usual else own

    @cached_property
    def _scores(self) -> NDArray[np.float64]:
        found = np.zeros(self._pairs.open.shape)
        for why, marked in self._pairs.marks.items():
            found += points()[why] * marked
        return found

    @cached_property
    def _order(self) -> list[PairAt]:
        marks = self._pairs.marks
        speaking = np.logical_or.reduce([marks[why].astype(np.bool_) for why in _SPEAKING])
        a, b = np.nonzero(np.triu(self._pairs.open & speaking, 1))
        like = self._prediction.log_odds[a, b] if self._prediction is not None else np.zeros(len(a))
        order = np.lexsort((b, a, -like, ~self._pairs.speaking[a, b], -self._scores[a, b]))
        return list(zip(a[order].tolist(), b[order].tolist(), strict=True))

    @cached_property
    def _prediction(self) -> Prediction | None:
        # Likeness to pairs that are tied says nothing where nobody is.
        return self.weighed.derived(prediction_of) if self._pairs.ties.any() else None

    def _candidate(self, a: int, b: int, more: Sequence[PairAt] = ()) -> Candidate:
        pair = Pair(self._pairs, a, b)
        state, place = pair.state(), pair.meeting_place()
        like = self._prediction.why(a, b) if self._prediction is not None else ()
        return Candidate(
            actors=pair.ids,
            names=pair.names,
            certainty="gap" if state.denied and self._pairs.marks[Why.EXPECTED][a, b] else "question",
            state=state.text,
            reasons=pair.reasons(),
            likeness=tuple(SIGNS[s] for s in like),
            takes=pair.takes(Pair(self._pairs, *other) for other in more),
            starts=pair.starts(),
            statements=state.records,
            effect=self._effect(a, b),
            also=tuple(self._further(*other) for other in more),
            place=self.snapshot.name(place) if place is not None else None,
        )

    def _further(self, a: int, b: int) -> FurtherPair:
        pair = Pair(self._pairs, a, b)
        return FurtherPair(pair.ids, pair.names, round(float(self._scores[a, b]), 2))

    def _effect(self, a: int, b: int) -> Text | None:
        # The effects of all links are made with the first candidate, once a snapshot: without one, nothing is computed.
        return link_effect(effects(self.weighed).link(a, b)) if self.snapshot.ties_suffice else None

    # -- decisions of the group --------------------------------------------------------------------------------

    @cached_property
    def _any_decision(self) -> bool:
        return bool(self.snapshot.of_type(EntityType.DECISION))

    def _key(self, a: int, b: int) -> str:
        actors = self.weighed.network.actors
        return finding_key(KIND, RULE, self.snapshot.key, (actors[a], actors[b]))

    def _dismissed(self, a: int, b: int) -> bool:
        decision = newest_decision(self.snapshot, self._key(a, b)) if self._any_decision else None
        if decision is None or not dismissed(decision):
            return False
        norms = versions_of(self.snapshot.model, [self.snapshot.model.norms[n] for n in NORMS])
        return stands(decision, _PROPOSED, norms)


__all__ = [
    "KIND",
    "NORMS",
    "NORM_RULE",
    "RULE",
    "Candidate",
    "FurtherPair",
    "MissingLinks",
    "Outline",
    "Reason",
    "Why",
    "points",
    "talks",
    "thresholds",
    "usual_in",
]


def _own_pairs(snapshot: Snapshot) -> Pairs:
    """The pairs of a district by themselves. What the group does not expect any more speaks for none."""
    decided = bool(snapshot.of_type(EntityType.DECISION))
    expected = (e for e in snapshot.derived(expected_links) if not (decided and _not_expected(snapshot, e)))
    return Pairs(snapshot.derived(weighed), tuple(expected))


def _not_expected(snapshot: Snapshot, link: ExpectedLink) -> bool:
    # The group decides on all lines of one end; earlier it decided on each line.
    about = (snapshot.derived(talks)[link.norm.name], link.norm.name)
    keys = (finding_key(KIND, NORM_RULE, snapshot.key, (subject,)) for subject in about)
    return any(dismissed(newest_decision(snapshot, key)) for key in keys)
