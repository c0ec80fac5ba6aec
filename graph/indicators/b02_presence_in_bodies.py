"""B2: in how many political bodies early help was a topic within 24 months."""

from collections import Counter

from graph.as_of import RECENT_MONTHS
from graph.district.consultations import Consulted, consultations
from graph.district.heard import Heard, heard_by
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import count
from graph.district.seats import COUNCILS
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import listing_of, name, sentences, several
from ontology import Text, say
from ontology.names import BodyKind, Prop


@indicator(
    "B2",
    label=Text(de="Präsenz in politischen Gremien", en="presence in political bodies"),
    question=Text(
        de="In wie vielen politischen Gremien waren die Frühen Hilfen in den letzten 24 Monaten Thema?",
        en="In how many political bodies was early help a topic in the last 24 months?",
    ),
    needs=("consultations",),
    norms=("QR5-1",),
    dimension="5",
    unit="count",
    better="higher",
)
def presence_in_bodies(snapshot: Snapshot) -> Outcome:
    """Distinct political bodies with at least one consultation in the 24 months before the date (domain 12.2, B2).

    A recorded body without one is unknown, not absent, unless a source has all its consultations of that time (domain
    10 no. 8). So the upper bound is the number of recorded political bodies of which that is open. Details: the matrix
    ``<body>|<year>`` of everything recorded, and whether the three readings of domain (JHA, council, another
    committee) are among the bodies.
    """
    bodies = snapshot.derived(heard_by)
    found = count(heard.certainty for heard in bodies)
    reached = [heard.body for heard in bodies if heard.certainty.holds]
    return Outcome.of_count(
        LazyText(lambda: _sentence(reached, sum(not heard.complete or bool(heard.rows) for heard in bodies))),
        found,
        of=float(len(bodies)),
        n=sum(len(heard.rows) for heard in bodies),
        items=LazyItems(lambda: map(_item, bodies)),
        details=LazyDetails(
            lambda: {"months": float(RECENT_MONTHS), **_readings(reached), **_matrix(consultations(snapshot))}
        ),
    )


def _item(heard: Heard) -> Item:
    about, label, rows = (heard.body.id,), name(heard.body.name), heard.rows
    if not rows and heard.complete:
        note = Text(
            de="Keine Beratung in dieser Zeit; alle sind erfasst.",
            en="No consultation in this time; all are recorded.",
        )
        return Item(about, label, heard.certainty, note)
    if not rows:
        note = Text(de="Keine Beratung in dieser Zeit erfasst.", en="No consultation in this time is recorded.")
        return Item(about, label, heard.certainty, note)
    return Item(about, label, heard.certainty, listing_of(r.label for r in rows), tuple(r.relation.id for r in rows))


def _sentence(reached: list[Entity], recorded: int) -> Text:
    names = listing_of(name(b.name) for b in reached)
    if reached:
        found = say(
            "In den letzten 24 Monaten waren Frühe Hilfen nachweislich Thema in {in_}: {names}.",
            "In the last 24 months early help is on record as a topic in {in_}: {names}.",
            names=names,
            in_=Text(de=_in(len(reached)), en=several(len(reached), "body", "bodies")),
        )
    else:
        found = Text(
            de="Für die letzten 24 Monate ist keine Beratung in einem politischen Gremium erfasst.",
            en="For the last 24 months no consultation in a political body is recorded.",
        )
    if len(reached) == recorded:
        return found
    rest = several(recorded - len(reached), "weiteren erfassten Gremium", "weiteren erfassten Gremien")
    return sentences(
        found,
        say(
            "Ob es Beratungen in {rest} gab, ist offen.",
            "Whether there were consultations in {rest} more recorded bodies is open.",
            rest=Text(de=rest, en=str(recorded - len(reached))),
        ),
    )


def _in(number: int) -> str:
    return "1 politischen Gremium" if number == 1 else f"{number} politischen Gremien"


def _readings(reached: list[Entity]) -> dict[str, float]:
    kinds = {b.value(Prop.KIND) for b in reached}
    return {
        "youth_committee": float(BodyKind.JHA in kinds),
        "council": float(bool(kinds & set(COUNCILS))),
        "further_committee": float(bool(kinds - {BodyKind.JHA, *COUNCILS})),
    }


def _matrix(rows: tuple[Consulted, ...]) -> dict[str, float]:
    years = Counter((r.body.id, r.date[:4]) for r in rows if r.date and r.certainty.holds)
    return {f"{body}|{year}": float(number) for (body, year), number in sorted(years.items())}
