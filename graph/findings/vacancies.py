"""Seats that a list, a statute or a norm provides and that nobody holds (decision 0024: vacant = no membership)."""

from collections.abc import Iterator, Mapping

from graph.answers.on_seats import POST_FILLED
from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Combined, Draft, Finding, Kind, Matter, Proof
from graph.findings.parts.asking import named
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import concerning
from graph.findings.parts.standing import standing_of
from graph.records import Entity
from graph.wording import inner
from ontology import Text, say
from ontology.names import EntityType, Prop
from ontology.values import as_bool


@rule(
    asks=Text(de="Ist ein vorgesehener Platz frei?", en="Is a place that is provided empty?"),
    kind=Kind.PARTICIPATION_GAP,
    norms=("QR3-2",),
    indicators=("C15",),
    answers=POST_FILLED,
)
def vacant_seat(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """A seat in a body is provided, and no membership names it; where one may name it, that is asked."""
    del outcomes
    holders = dict(_holders(snapshot))
    for post in snapshot.of_type(EntityType.POST):
        body = snapshot.entities.get(post.value(Prop.BODY) or "")
        held = holders.get(post.id, Certainty.ABSENT)
        if body is not None and not held.holds and as_bool(post.values, Prop.FILLED) is not True:
            yield _vacant(snapshot, post, body, open_=held is Certainty.UNKNOWN)


def _holders(snapshot: Snapshot) -> Iterator[tuple[str, Certainty]]:
    """Posts with the surest statement that somebody holds them, that one last."""
    rows = [(p, d.certainty) for d in snapshot.relations_of("Membership") for p in d.relation.all(Prop.POST)]
    rows += [(d.relation.target, d.certainty) for d in snapshot.relations_of("HoldsPost")]
    yield from sorted(rows, key=lambda row: tuple(Certainty).index(row[1]), reverse=True)


def _all(parts: tuple[Finding, ...]) -> Combined:
    return Combined(
        say(
            "{number} {number:vorgesehener Platz ist|vorgesehene Plätze sind} nicht besetzt, oder niemand ist "
            "erfasst: {named}",
            "{number} places that are provided are not filled, or nobody is recorded: {named}",
            number=len(parts),
            named=named(parts),
        ),
        parts[0].reason,
        say("Freie Plätze: {number} → 0.", "Empty places: {number} → 0.", number=len(parts)),
        parts[0].takes,
        concerning(len(parts), Text(de="Plätze", en="places")),
    )


_VACANCIES = Matter("vacant places", _all)


def _vacant(snapshot: Snapshot, post: Entity, body: Entity, *, open_: bool) -> Draft:
    said = as_bool(post.values, Prop.FILLED) is False
    certainty: Proof = "question" if open_ else "gap" if said else standing_of(snapshot, body).absence
    state = ("nicht besetzt", "not filled") if certainty == "gap" else ("niemand erfasst", "nobody recorded")
    if open_:
        state = ("noch zu klären, ob besetzt", "still to be cleared whether filled")
    return Draft(
        subjects=(post.id,),
        certainty=certainty,
        title=say(
            "Vorgesehen in „{body}“, {state}: {post}",
            "Provided in “{body}”, {state}: {post}",
            body=inner(body.name),
            post=post.name,
            state=Text(de=state[0], en=state[1]),
        ),
        reason=Text(
            de="Der Platz ist eingerichtet. Ein freier Platz ist der kürzeste Weg zu mehr Beteiligung.",
            en="The place exists. A free place is the shortest way to more participation.",
        ),
        effect=Text(de="Besetzte Plätze: 0 → 1.", en="Places filled: 0 → 1."),
        takes=Text(
            de="Klären, ob jemand den Platz schon wahrnimmt; sonst ansprechen, wer ihn besetzen kann.",
            en="Clear whether somebody already holds the place; else talk to who could fill it.",
        ),
        evidence=evidence_from(snapshot, (post,), Text(de="vorgesehener Platz", en="place provided")),
        matter=_VACANCIES,
        brief=say("{post} in „{body}“", "{post} in “{body}”", post=post.name, body=inner(body.name)),
    )
