"""Links that norm lines expect and that are not recorded (domain 12.1 A6), few findings for many lines.

Lines with a common end are one talk and one finding: all of the social service, all of the coordination, and so on.
What that end is comes from the lines alone (`talks`), so that a decision of the group on it is found again.

Below the gate of 70 % only what is expressly absent, or named by a survey, is said of a single line (decision 0023);
what is settled otherwise is never asked for (`graph.district.sides`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.answers.on_ties import EXPECTED_TIES
from graph.as_of import denied
from graph.certainty import Certainty
from graph.district.expected import ExpectedLink
from graph.district.expecting import expected_links
from graph.district.outcome import Outcome
from graph.district.own_lines import OWN_PACK
from graph.district.snapshot import Snapshot
from graph.findings import cited, rule
from graph.findings.finding import Draft, Evidence, Kind, Proof, Weight
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.link_parts import begun, reasons_of, shown_records, wished
from graph.findings.parts.rank import BOTH_SYSTEMS
from graph.findings.parts.standing import of_both_systems, records_by_id
from graph.missing_links import Candidate, MissingLinks, Why, talks
from graph.records import Relation
from graph.records.claims import Presence
from graph.wording import inner, paired, semicolons, sentences
from ontology import Text, say

_SHOWN = 6
"""So many pairs are named in a title; the evidence has all."""


class _State(NamedTuple):
    """What is known of an expected link that does not hold: expressly denied, loose contact, or nothing."""

    certain: Proof
    de: str
    en: str


_DENIED = _State("gap", "Keine Zusammenarbeit", "No cooperation")
_LOOSE = _State("question", "Bisher nur loser Kontakt erfasst", "Only loose contact recorded so far")
_OPEN = _State("question", "Keine Zusammenarbeit erfasst", "No cooperation recorded")


class _Open(NamedTuple):
    """An expected link that does not hold, what is known of it, and the pair to begin with."""

    link: ExpectedLink
    state: _State
    first: Candidate | None
    pair: str
    """The two to begin with; where nobody is to, the first at each end."""


def _state(snapshot: Snapshot, link: ExpectedLink) -> _State | None:
    """None where the link holds, or where it is open and too little is recorded to ask about a single pair."""
    if link.between is None or link.between.holds:
        return None
    stated = [r for r in records_by_id(snapshot, link.records) if isinstance(r, Relation)]
    if link.between is Certainty.ABSENT:
        by_survey = not stated
        if by_survey or all(denied(r, snapshot.on) for r in stated):
            return _DENIED
    if not snapshot.ties_suffice:
        return None
    return _LOOSE if any(r.presence is Presence.PRESENT for r in stated) else _OPEN


@rule(
    asks=Text(
        de="Arbeiten zwei Stellen zusammen, von denen es zu erwarten ist?",
        en="Do two actors work together of whom one would expect it?",
    ),
    kind=Kind.MISSING_LINK,
    norms=("expected-links", OWN_PACK, "QR1-4"),
    indicators=("A6",),
    answers=EXPECTED_TIES,
)
def expected_link(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """A6: the expected links of one end that are not there; a gap where one is denied, else a question."""
    del outcomes
    links, ends = snapshot.derived(MissingLinks), talks(snapshot)
    found: dict[str, list[_Open]] = {}
    for link in snapshot.derived(expected_links):
        state = _state(snapshot, link)
        if state is not None and links.asks(link):
            found.setdefault(ends[link.norm.name], []).append(_opened(snapshot, links, link, state))
    for end, lines in found.items():
        yield _talk(snapshot, end, lines)


def _opened(snapshot: Snapshot, links: MissingLinks, link: ExpectedLink, state: _State) -> _Open:
    first = links.best_between(link.starts, link.ends)
    names = first.names if first is not None else (snapshot.name(link.starts[0]), snapshot.name(link.ends[0]))
    return _Open(link, state, first, paired(*names))


def _talk(snapshot: Snapshot, end: str, found: Sequence[_Open]) -> Draft:
    denied_ones = [line for line in found if line.state is _DENIED]
    # What is proven stays so: open lines of the same end are only asked in the same talk.
    lines = denied_ones or found
    lead = max((line.first for line in lines if line.first is not None), key=lambda c: c.score, default=None)
    return Draft(
        subjects=(end,),
        certainty="gap" if denied_ones else "question",
        title=_title(lines),
        reason=sentences(_expected(lines), *_reasons(lines)),
        effect=sentences(_ARRANGED, _effect(lines, lead)),
        takes=sentences(_takes(lines, lead), _ask_too([line for line in found if line not in lines])),
        starts=lead.starts if lead is not None and lead.has(Why.WISH) else None,
        norms=(*(line.link.norm.name for line in lines), "QR1-4"),
        evidence=_evidence(snapshot, lines),
        weights=tuple(_weights(snapshot, lines, lead)),
        pair=lead.actors if lead is not None else None,
    )


def _ask_too(lines: Sequence[_Open]) -> Text | None:
    if not lines:
        return None
    return say(
        "Im selben Gespräch fragen, wer hier schon zusammenarbeitet: {pairs}.",
        "Ask in the same talk who cooperates here already: {pairs}.",
        pairs=_named([line.pair for line in lines]),
    )


def _title(lines: Sequence[_Open]) -> Text:
    parts = []
    for state in (_DENIED, _LOOSE, _OPEN):
        pairs = [line.pair for line in lines if line.state is state]
        if pairs:
            names = _named(pairs)
            parts.append(say("{state}: {names}", "{state}: {names}", state=Text(de=state.de, en=state.en), names=names))
    return Text(de=". ".join(p.de for p in parts), en=". ".join(p.en for p in parts))


def _named(pairs: Sequence[str]) -> Text:
    named, left = semicolons(pairs[:_SHOWN]), len(pairs) - _SHOWN
    if left <= 0:
        return Text(de=named, en=named)
    return say("{named}; {left} weitere", "{named}; {left} more", named=named, left=left)


def _expected(lines: Sequence[_Open]) -> Text:
    """Whose expectation it is: what Frühnetz proposes and what the group has agreed itself stand apart."""
    norms = [line.link.norm for line in lines]
    proposed = [n.label for n in norms if n.pack != OWN_PACK]
    own = [say("{label} ({of})", "{label} ({of})", label=n.label, of=cited(n)) for n in norms if n.pack == OWN_PACK]
    return sentences(
        say("Frühnetz schlägt als zu erwarten vor: {labels}.", "Frühnetz proposes: {labels}.", labels=_all(proposed))
        if proposed
        else None,
        say("Die Gruppe erwartet selbst: {labels}.", "The group itself expects: {labels}.", labels=_all(own))
        if own
        else None,
        _TRANSITIONS,
    )


def _all(labels: Sequence[Text]) -> Text:
    return Text(de=semicolons(t.de for t in labels), en=semicolons(t.en for t in labels))


_TRANSITIONS = Text(
    de="Der Qualitätsrahmen will geregelte Übergänge zwischen den Systemen, und beide Seiten sind in Ihrem Bezirk "
    "erfasst.",
    en="The Qualitätsrahmen wants regulated transitions between the systems, and both ends are recorded in your "
    "district.",
)


def _reasons(lines: Sequence[_Open]) -> Iterator[Text]:
    """What speaks for the pair of each line, named where there are several."""
    for line in lines:
        said = reasons_of(line.first) if line.first is not None else None
        if said is not None and said.de:
            alone = len(lines) == 1
            yield said if alone else say("{pair}: {said}", "{pair}: {said}", pair=line.pair, said=said)


def _effect(lines: Sequence[_Open], lead: Candidate | None) -> Text | None:
    if lead is None:
        return None
    return lead.effect if len(lines) == 1 else begun(lead)


def _single(lines: Sequence[_Open]) -> bool:
    """Whether only two actors can be meant."""
    return len(lines) == 1 and max(len(lines[0].link.starts), len(lines[0].link.ends)) == 1


_ARRANGED = Text(
    de="Familien kämen auf verabredetem Weg von der einen Stelle zur anderen.",
    en="Families would get from the one to the other by an agreed way.",
)


def _takes(lines: Sequence[_Open], lead: Candidate | None) -> Text:
    if lead is None:
        return Text(
            de="Beide Seiten zu einem Gespräch einladen und festhalten, was sie voneinander brauchen.",
            en="Invite both ends to a talk and note what they need of each other.",
        )
    if _single(lines):
        return lead.takes
    begin = say("Am ehesten beginnen: {pair}.", "Best begin with: {pair}.", pair=paired(*lead.names))
    like = _LIKENESS if _by_likeness(lead) else None
    others = _others(lead) if len(lines) == 1 and lead.also else None
    return sentences(begin, like, others, lead.takes, *_places(lines, lead))


def _others(lead: Candidate) -> Text:
    """Who else could begin where the title names one pair of several."""
    return say("Ebenso möglich: {pairs}.", "As well: {pairs}.", pairs=_named([paired(*o.names) for o in lead.also]))


def _by_likeness(lead: Candidate) -> bool:
    """Whether nothing but likeness puts this pair before another."""
    return bool(lead.likeness and lead.also and lead.also[0].score == lead.score)


_LIKENESS = Text(
    de="Von gleich begründeten Paaren gleicht es bestehenden Verbindungen am meisten; das ist Ähnlichkeit, kein Rat.",
    en="Of pairs with equal reasons it is most like existing links; that is likeness, not advice.",
)


def _places(lines: Sequence[_Open], lead: Candidate) -> Iterator[Text]:
    """Where the pairs of the other lines could talk."""
    for line in lines:
        if line.first is not None and line.first is not lead and line.first.place:
            yield say(
                "{pair}: zum Beispiel in „{place}“.",
                "{pair}: for example in “{place}”.",
                pair=line.pair,
                place=inner(line.first.place),
            )


def _evidence(snapshot: Snapshot, lines: Iterable[_Open]) -> tuple[Evidence, ...]:
    pieces = (piece for line in lines for piece in _line_evidence(snapshot, line))
    first: dict[tuple[str, str, str], Evidence] = {}
    for piece in pieces:
        first.setdefault((piece.record, piece.source, piece.locator), piece)
    return tuple(first.values())


def _line_evidence(snapshot: Snapshot, line: _Open) -> Iterator[Evidence]:
    rows = [r for r in records_by_id(snapshot, line.link.records) if isinstance(r, Relation)]
    yield from evidence_from(snapshot, rows, Text(de="Angabe zu dieser Verbindung", en="statement on this link"))
    actors = (snapshot.entities[i] for i in line.link.actors)
    yield from evidence_from(snapshot, actors, Text(de="erfasste Stelle", en="recorded actor"))
    if line.first is not None:
        yield from shown_records(snapshot, line.first)


def _weights(snapshot: Snapshot, lines: Iterable[_Open], lead: Candidate | None) -> Iterator[Weight]:
    if any(of_both_systems(snapshot, line.link.actors) for line in lines):
        yield BOTH_SYSTEMS
    if lead is not None:
        yield from wished(lead)
