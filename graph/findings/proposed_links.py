"""Pairs without a cooperation for which wishes, common partners or a shared seat speak (domain 12.1, A14)."""

from collections.abc import Iterator, Mapping
from itertools import islice

from graph.answers.on_ties import PAIR
from graph.district.outcome import Outcome
from graph.district.sides import sides_of
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind
from graph.findings.parts.link_parts import shown_records, weights_of
from graph.missing_links import NORMS, Candidate, MissingLinks, Why, thresholds
from graph.wording import paired, sentences
from ontology import Text, say
from ontology.names import RelationType


@rule(
    asks=Text(de="Welche zwei Stellen sollten miteinander sprechen?", en="Which two actors should talk to each other?"),
    kind=Kind.MISSING_LINK,
    norms=NORMS,
    indicators=("A4",),
    answers=PAIR,
)
def proposed_link(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """The best few pairs that no norm line speaks of, and those the group has decided on.

    Below the gate of 70 % a pair that nobody recorded is not proposed, unless a side wishes for it: a wish is a
    statement of its own.
    """
    del outcomes
    links = snapshot.derived(MissingLinks)
    open_to_it = snapshot.ties_suffice or snapshot.relations_of(RelationType.COOPERATION_WISH)
    first = islice((c for c in links if _proposed(snapshot, c)), int(thresholds().proposals) if open_to_it else 0)
    chosen = {c.actors: c for c in (*links.decided(), *first)}
    yield from (_finding(snapshot, c) for c in chosen.values())


def _proposed(snapshot: Snapshot, candidate: Candidate) -> bool:
    if candidate.score < thresholds().proposal:
        return False
    if not candidate.has(Why.WISH) and not sides_of(snapshot).hosts.isdisjoint(candidate.actors):
        return False  # to know everybody is the task of whoever runs the network, no finding
    if snapshot.ties_suffice:
        return not candidate.has(Why.EXPECTED)
    return candidate.has(Why.WISH)


def _finding(snapshot: Snapshot, candidate: Candidate) -> Draft:
    state = candidate.state
    return Draft(
        subjects=candidate.actors,
        title=say(
            "{removesuffix}: {pair}",
            "{removesuffix}: {pair}",
            pair=paired(*candidate.names),
            removesuffix=Text(de=state.de.removesuffix("."), en=state.en.removesuffix(".")),
        ),
        reason=sentences(*(r.text for r in candidate.reasons)),
        effect=candidate.effect or _effect(candidate),
        takes=candidate.takes,
        starts=candidate.starts,
        evidence=shown_records(snapshot, candidate),
        indicators=("A4",) if candidate.across else (),
        weights=weights_of(candidate),
        pair=candidate.actors,
    )


def _effect(candidate: Candidate) -> Text:
    if candidate.has(Why.WISH):
        return Text(
            de="Ein geäußerter Wunsch findet eine Antwort; was beide einander abnehmen können, wird klar.",
            en="A stated wish is answered; it becomes clear what both can do for each other.",
        )
    return Text(
        de="Sie hören voneinander direkt, nicht nur über gemeinsame Partner.",
        en="They hear of each other directly, not only through common partners.",
    )
