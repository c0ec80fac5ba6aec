"""What the ties of the whole network say, and how far they are recorded (domain 12.1: A4, A9).

Below the gate of 70 % nothing is concluded from a tie that is not recorded: one data question says how far the survey
is and whom to ask first. Only what is expressly absent, or named by a survey, is a gap then (decision 0023).
"""

from collections.abc import Iterator, Mapping, Sequence

from graph.answers.on_ties import NETWORK_TIES, TIE_DATA
from graph.certainty import Certainty
from graph.district.edge import at_the_edge
from graph.district.expected import ExpectedLink
from graph.district.expecting import expected_links
from graph.district.measures import density
from graph.district.outcome import Outcome
from graph.district.snapshot import TIE_GATE, Snapshot
from graph.district.tie_pairs import CrossPairs
from graph.findings import rule
from graph.findings.finding import Draft, Kind
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import BLOCKS_VERDICTS, BOTH_SYSTEMS, WHOLE
from graph.findings.parts.standing import of_both_systems, once, records_by_id
from graph.findings.parts.starters import BOTH_OFFICES
from graph.missing_links import MissingLinks
from graph.wording import decimal, listed, percent, semicolons, sentences, several
from ontology import Text, say

DENSITY_RATIO = 0.5
EDGE_SHARE = 1 / 3
"""Readings of domain 12.1: A4 below half of the overall density, A9 above a third of the health actors."""
_FIRST = 3


# -- the whole: density and edge ----------------------------------------------------------------------------------


@rule(
    asks=Text(
        de="Ist das Netz zwischen Jugendhilfe und Gesundheitswesen dünner als im Ganzen?",
        en="Is the network thinner between youth welfare and health care than as a whole?",
    ),
    kind=Kind.MISSING_LINK,
    norms=("3", "QR1-1"),
    starts=BOTH_OFFICES,
    indicators=("A4",),
    answers=NETWORK_TIES,
)
def thin_between_systems(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """A4: the density between youth welfare and health is less than half of the overall density."""
    outcome, overall = outcomes["A4"], density(snapshot.network)
    if outcome.value is None or not overall or outcome.value >= DENSITY_RATIO * overall:
        return
    tied, pairs = int(outcome.numerator or 0), int(outcome.denominator or 0)
    rows = records_by_id(snapshot, (r for tie in snapshot.derived(CrossPairs).recorded for r in tie.relations))
    yield Draft(
        subjects=("A4",),
        title=say(
            "Zwischen Jugendhilfe und Gesundheitswesen {tied:ist|sind} nur {tied} von {pairs} {pairs:möglichen "
            "Verbindung|möglichen Verbindungen} belegt",
            "Between youth welfare and health care only {tied} of {pairs} possible links are recorded",
            tied=tied,
            pairs=pairs,
        ),
        reason=say(
            "Das sind {share}; im ganzen Netz sind es {share_2}. Frühe Hilfen leben von der Arbeit über die "
            "Systemgrenzen.",
            "That is {share}; in the whole network it is {share_2}. Early help lives from work across the systems.",
            share=percent(outcome.value),
            share_2=percent(overall),
        ),
        effect=_as_dense(overall, tied, pairs),
        takes=Text(
            de="Im nächsten Netzwerktreffen gezielt Paare aus beiden Systemen zusammenbringen.",
            en="At the next network meeting bring pairs of both systems together on purpose.",
        ),
        evidence=once(evidence_from(snapshot, rows, Text(de="belegte Verbindung", en="recorded link"))),
        weights=(BOTH_SYSTEMS, WHOLE),
    )


def _as_dense(overall: float, tied: int, pairs: int) -> Text:
    """How many more would make it as dense as the whole."""
    more = max(round(overall * pairs) - tied, 1)
    return say(
        "So dicht wie das ganze Netz wäre es mit rund {more} mehr.",
        "It would be as dense as the whole network with about {more} more.",
        more=Text(de=several(more, "Verbindung", "Verbindungen"), en=several(more, "link", "links")),
    )


@rule(
    asks=Text(
        de="Stehen viele Stellen des Gesundheitswesens am Rand?", en="Do many health care actors stand at the edge?"
    ),
    kind=Kind.MISSING_LINK,
    norms=("3",),
    indicators=("A9",),
    answers=NETWORK_TIES,
)
def health_at_the_edge(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """A9: more than a third of the health actors have at most one recorded tie."""
    outcome = outcomes["A9"]
    if outcome.value is None or outcome.value <= EDGE_SHARE:
        return
    edge = [snapshot.entities[row.actor] for row in snapshot.derived(at_the_edge)]
    names, of = listed([e.name for e in edge]), int(outcome.denominator or 0)
    yield Draft(
        subjects=("A9",),
        title=say(
            "Bei {edge_count} von {of} {of:erfassten Stelle|erfassten Stellen} des Gesundheitswesens ist höchstens "
            "eine Verbindung belegt: {names}",
            "For {edge_count} of {of} recorded health care actors at most one link is on record: {names}",
            edge_count=len(edge),
            of=of,
            names=names,
        ),
        reason=Text(
            de="Weitere Verbindungen können bestehen, ohne erfasst zu sein. Bei einzelnen Praxen ist eine einzige "
            "üblich; dann sollte ein Verband oder Qualitätszirkel für sie sprechen.",
            en="More links may exist without being recorded. For single practices one is usual; then an association "
            "or quality circle should speak for them.",
        ),
        effect=Text(
            de="Ihre Nachrichten hingen nicht mehr an einem einzigen Kontakt.",
            en="Their news would no longer hang on a single contact.",
        ),
        takes=Text(
            de="Bei ihnen nachfragen, mit wem sie zusammenarbeiten, und es eintragen. Klären, wer für sie spricht, "
            "und diese Vertretung in ein Gremium des Netzwerks einladen.",
            en="Ask them with whom they work, and record it. Clear who speaks for them, and invite that "
            "representation to a body of the network.",
        ),
        evidence=evidence_from(snapshot, edge, Text(de="höchstens eine Verbindung", en="at most one link")),
        weights=(BOTH_SYSTEMS,),
    )


# -- below the gate -----------------------------------------------------------------------------------------------


@rule(
    asks=Text(
        de="Ist oft genug erfasst, wer mit wem zusammenarbeitet?", en="Is it recorded often enough who works with whom?"
    ),
    kind=Kind.DATA_QUESTION,
    norms=("QR3-3",),
    indicators=("A4", "A6", "A7", "A9"),
    answers=TIE_DATA,
)
def tie_data_question(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """The gate (domain 12): ties are recorded for too few organizations; whom to ask first."""
    if snapshot.ties_suffice or not snapshot.organizations or not snapshot.network.cooperation:
        return
    del outcomes
    links = snapshot.derived(MissingLinks)
    open_ = (link for link in snapshot.derived(expected_links) if link.between is Certainty.UNKNOWN)
    unknown = (link for link in open_ if links.asks(link))
    first = sorted(unknown, key=lambda link: _health_first(snapshot, link))[:_FIRST]
    known, of = len(snapshot.with_tie_data), len(snapshot.cooperating)
    rows = records_by_id(snapshot, (r for t in snapshot.network.cooperation for r in t.relations))
    yield Draft(
        subjects=("cooperation",),
        title=say(
            "Wer mit wem zusammenarbeitet, ist erst für {known} von {of} {of:Organisation|Organisationen} erfasst",
            "Who works with whom is recorded only for {known} of {of} organizations",
            known=known,
            of=of,
        ),
        reason=sentences(_BELOW_THE_GATE, _ask_first(first)),
        effect=_BEYOND_THE_GATE,
        takes=Text(
            de="Im nächsten Netzwerktreffen eine Liste herumgeben: Mit wem arbeiten Sie zusammen, wie eng?",
            en="Pass a list around at the next network meeting: with whom do you work, how closely?",
        ),
        evidence=once(evidence_from(snapshot, rows, Text(de="erfasste Zusammenarbeit", en="recorded cooperation"))),
        weights=(BLOCKS_VERDICTS,),
    )


_NEEDED = decimal(TIE_GATE * 100, digits=0)
_BELOW_THE_GATE = say(
    "Unter {needed} % sagt eine fehlende Verbindung nichts: sie kann bestehen, ohne erfasst zu sein. Darum steht hier "
    "kein Urteil.",
    "Below {needed} % a link that is not recorded says nothing: it may exist all the same. So there is no verdict "
    "here.",
    needed=_NEEDED,
)
_BEYOND_THE_GATE = Text(
    de="Danach zeigt Frühnetz, was jede weitere Verbindung zwischen Jugendhilfe und Gesundheitswesen brächte und wie "
    "stark das Netz an der Koordination hängt.",
    en="Then Frühnetz shows what each further link between youth welfare and health care would bring and how much the "
    "network depends on the coordination.",
)


def _health_first(snapshot: Snapshot, link: ExpectedLink) -> tuple[bool, int]:
    return not of_both_systems(snapshot, link.actors), link.norm.order


def _ask_first(links: Sequence[ExpectedLink]) -> Text | None:
    if not links:
        return None
    labels = [link.norm.label for link in links]
    names = Text(de=semicolons(t.de for t in labels), en=semicolons(t.en for t in labels))
    return say("Zuerst fragen: {names}.", "Ask first: {names}.", names=names)
