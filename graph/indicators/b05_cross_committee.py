"""B5: whether several committees of different fields consult the same papers on early help."""

from collections.abc import Sequence

from graph.as_of import RECENT_MONTHS, TERM_MONTHS
from graph.certainty import Certainty
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.papers import ConsultedPaper, consulted_papers, papers_within
from graph.district.ranges import Share, Weighed, share
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import listing_of, name, percent, sentences
from ontology import Text, say
from ontology.names import Prop

PATTERN = frozenset(("youth", "health", "social"))
_COLLECT = Text(
    de="Erfassen Sie die Beratungen in den Ausschüssen mit der Art des Ausschusses.",
    en="Record the consultations in the committees with the kind of committee.",
)


@indicator(
    "B5",
    label=Text(de="Gemeinsame Beratung in mehreren Ausschüssen", en="cross-committee treatment"),
    question=Text(
        de="Beraten Ausschüsse verschiedener Fachgebiete dieselben Vorlagen zu den Frühen Hilfen?",
        en="Do committees of different fields consult the same papers on early help?",
    ),
    needs=("consultations",),
    norms=("QR5-5",),
    dimension="5",
    unit="share",
    better="higher",
    collect=_COLLECT,
)
def cross_committee(snapshot: Snapshot) -> Outcome:
    """Papers consulted in at least two committees of different fields, over papers consulted at all (domain 12.2, B5).

    No source says that all consultations of a paper are recorded (domain 10 no. 8), so the upper bound is 1. All
    recorded time up to the date; details give 60 and 24 months, the number of papers consulted in the youth, health
    and social committees alike (``pattern_papers``), and whether these three fields occur at all.
    """
    papers = snapshot.derived(consulted_papers)
    found = _share(papers)
    if not papers:
        return Outcome(_nothing(), missing=(_COLLECT,))
    pattern = [p.paper for p in papers if p.fields >= PATTERN]
    used = {field for p in papers for field in p.fields}
    return Outcome.of_share(
        LazyText(lambda: _sentence(papers, found, pattern)),
        found._replace(low=found.low or 0.0, high=1.0),
        n=len(papers),
        items=LazyItems(lambda: map(_item, papers)),
        missing=(_COLLECT,) if found.value is None else (),
        details=LazyDetails(
            lambda: {
                "pattern_papers": float(len(pattern)),
                "open_papers": float(sum(p.crosses is None for p in papers)),
                **{f"field_{f}": float(f in used) for f in sorted(PATTERN)},
                **_shorter(snapshot, TERM_MONTHS),
                **_shorter(snapshot, RECENT_MONTHS),
            }
        ),
    )


def _share(papers: Sequence[ConsultedPaper]) -> Share:
    return share([Weighed(p.crosses, p.certainty) for p in papers])


def _shorter(snapshot: Snapshot, months: int) -> dict[str, float | None]:
    found = _share(papers_within(snapshot, months))
    return {f"share_{months}": found.value, f"papers_{months}": float(found.denominator)}


def _item(found: ConsultedPaper) -> Item:
    certainty = _CROSSING[found.crosses]
    subjects = (found.paper.id, *dict.fromkeys(r.body.id for r in found.rows))
    note = listing_of(r.label for r in found.rows)
    return Item(subjects, name(found.paper.name), certainty, note, tuple(r.relation.id for r in found.rows))


_CROSSING = {True: Certainty.PRESENT, False: Certainty.ABSENT, None: Certainty.UNKNOWN}


def _nothing() -> Text:
    return Text(
        de="Es sind keine Beratungen in politischen Gremien erfasst.",
        en="No consultations in political bodies are recorded.",
    )


def _sentence(papers: Sequence[ConsultedPaper], found: Share, pattern: Sequence[Entity]) -> Text:
    if found.value is None:
        return Text(
            de="Die erfassten Beratungen zeigen nicht, ob mehrere Ausschüsse dieselbe Vorlage beraten haben.",
            en="The recorded consultations do not tell whether several committees consulted the same paper.",
        )
    crossing = [p.paper for p in papers if p.crosses]
    names = listing_of(name(p.value(Prop.REFERENCE) or p.name) for p in crossing)
    of, share_ = found.denominator, percent(found.value)
    if not crossing:
        return _none_crosses(of)
    first = say(
        "Von {of} {of:Vorlage|Vorlagen} mit erfassten Beratungen ist bei {numerator} ({share}) die Beratung in "
        "Ausschüssen verschiedener Fachgebiete erfasst: {names}.",
        "Of {of} {of:paper|papers} with recorded consultations {numerator} ({share}) {numerator:is|are} on record in "
        "committees of different fields: {names}.",
        of=of,
        numerator=found.numerator,
        share=share_,
        names=names,
    )
    if pattern:
        return first
    return sentences(
        first,
        Text(
            de="Keine ist zugleich im Jugendhilfe-, im Gesundheits- und im Sozialausschuss erfasst.",
            en="No paper is on record in the youth welfare, the health and the social committee alike.",
        ),
    )


def _none_crosses(papers: int) -> Text:
    return say(
        "Beratungen sind zu {papers} {papers:Vorlage|Vorlagen} erfasst, {papers:nicht|bei keiner} in Ausschüssen "
        "verschiedener Fachgebiete.",
        "Consultations are recorded for {papers} {papers:paper, not|papers, for none of them} in committees of "
        "different fields.",
        papers=papers,
    )
