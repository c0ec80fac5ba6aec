"""Stale data: last confirmed more than 24 months ago; they ask and accuse nobody (decision 0023)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.answers.on_still_holds import STALE_RELATIONS, STALE_SEATS
from graph.as_of import confirmed_on
from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind
from graph.findings.parts.asking import SHOW_THEM, newest_said, to_confirm, why_confirm
from graph.findings.parts.counted import memberships, statements
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import BLOCKS_VERDICTS
from graph.findings.parts.standing import once
from graph.records import SHARED, Relation
from graph.wording import inner, sentences, several, spelled
from ontology import Text, say
from ontology.names import RelationType

_ALL_OF_THEM = Text(
    de="Bitte auch angeben, ob das alle Mitglieder sind.", en="Please also say whether these are all members."
)


def _stale(snapshot: Snapshot, rows: Iterable[tuple[Relation, Certainty]]) -> Mapping[str, list[Relation]]:
    """Stale relations by the source that last stated them."""
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation, certainty in rows:
        if certainty is Certainty.STALE and relation.owner in (snapshot.key, SHARED):
            found[newest_said(relation).source].append(relation)
    return found


@rule(
    asks=Text(
        de="Gelten Sitze noch, die seit 24 Monaten niemand bestätigt hat?",
        en="Do seats still hold that nobody has confirmed for 24 months?",
    ),
    kind=Kind.DATA_QUESTION,
    norms=("QR3-3",),
    answers=STALE_SEATS,
)
def stale_seats(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """Seats last confirmed more than 24 months ago: one question a body and source."""
    del outcomes
    for body in snapshot.bodies:
        for source, rows in sorted(_stale(snapshot, snapshot.seats_in(body.id)).items()):
            count, name = memberships(rows), inner(body.name)
            what = say("{count} in „{name}“", "{count} in “{name}”", count=count, name=name)
            found = replace(_confirm(snapshot, (body.id, source), what, rows), weights=(BLOCKS_VERDICTS,))
            complete = snapshot.members_complete(body)
            yield found if complete else replace(found, takes=sentences(SHOW_THEM, _ALL_OF_THEM))


@rule(
    asks=Text(
        de="Gelten andere Angaben noch, die seit 24 Monaten niemand bestätigt hat?",
        en="Do other statements still hold that nobody has confirmed for 24 months?",
    ),
    kind=Kind.DATA_QUESTION,
    norms=("QR3-3",),
    answers=STALE_RELATIONS,
)
def stale_relations(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """Ties and other relations last confirmed more than 24 months ago: one question a kind and source."""
    del outcomes
    for kind in snapshot.model.relation_types:
        if kind.name == RelationType.MEMBERSHIP:
            continue
        rows = snapshot.relations.get(kind.name, ())
        for source, found in sorted(_stale(snapshot, rows).items()):
            amount = statements(kind.name, found)
            what = say("„{kind}“: {amount}", "“{kind}”: {amount}", kind=kind.label, amount=amount)
            yield _confirm(snapshot, (kind.name, source), what, found)


def _confirm(snapshot: Snapshot, subjects: tuple[str, ...], what: Text, rows: Sequence[Relation]) -> Draft:
    as_of = max(confirmed_on(r) for r in rows)
    day, source = spelled(as_of), newest_said(rows[0]).source
    return Draft(
        subjects=subjects,
        title=say("Bitte bestätigen: {what} (Stand {day})", "Please confirm: {what} (as of {day})", what=what, day=day),
        reason=why_confirm(snapshot, source),
        effect=say(
            "{amount} wieder als belegt.",
            "{amount} would count as proven again.",
            amount=Text(
                de=several(len(rows), "Angabe gälte", "Angaben gälten"),
                en=several(len(rows), "statement", "statements"),
            ),
        ),
        takes=SHOW_THEM,
        evidence=once(evidence_from(snapshot, rows, Text(de=what.de, en=what.en))),
        matter=to_confirm(snapshot, source),
        brief=what,
    )
