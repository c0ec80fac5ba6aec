"""B5: whether several committees of different fields consult the same papers on early help."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.as_of import RECENT_MONTHS, TERM_MONTHS, Certainty, surest
from graph.district.consultations import Consulted, recent
from graph.district.outcome import Item, Outcome
from graph.district.ranges import Share, Weighed, share
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name, percent, sentences
from ontology import Text
from ontology.names import BodyKind, Prop

FIELDS: Mapping[str, str] = {
    BodyKind.JHA: "youth",
    BodyKind.UAJHP: "youth",
    BodyKind.GESA: "health",
    BodyKind.SOZA: "social",
    BodyKind.SCHA: "education",
    BodyKind.FINA: "finance",
}
"""Fields of committees; council and main committee consult on everything and have none."""
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
def compute(snapshot: Snapshot) -> Outcome:
    """Papers consulted in at least two committees of different fields, over papers consulted at all (domain 12.2, B5).

    No source says that all consultations of a paper are recorded (domain 10 no. 8), so the upper bound is 1. All
    recorded time up to the date; details give 60 and 24 months, the number of papers consulted in the youth, health
    and social committees alike (``pattern_papers``), and whether these three fields occur at all.
    """
    papers = _by_paper(recent(snapshot, None))
    found = _share(papers)
    if not papers:
        return Outcome(_nothing(), missing=(_COLLECT,))
    pattern = [p for p, rows in papers.items() if _fields(rows) >= PATTERN]
    used = _fields([r for rows in papers.values() for r in rows])
    return Outcome(
        sentence=_sentence(papers, found, pattern),
        value=found.value,
        numerator=float(found.numerator),
        denominator=float(found.denominator),
        low=found.low or 0.0,
        high=1.0,
        n=len(papers),
        items=tuple(_item(rows) for rows in papers.values()),
        missing=(_COLLECT,) if found.value is None else (),
        details={
            "pattern_papers": float(len(pattern)),
            "open_papers": float(sum(_crosses(rows) is None for rows in papers.values())),
            **{f"field_{f}": float(f in used) for f in sorted(PATTERN)},
            **_shorter(snapshot, TERM_MONTHS),
            **_shorter(snapshot, RECENT_MONTHS),
        },
    )


def _by_paper(rows: Sequence[Consulted]) -> dict[str, list[Consulted]]:
    found: dict[str, list[Consulted]] = defaultdict(list)
    for row in rows:
        if row.certainty is not Certainty.ABSENT:
            found[row.paper.id].append(row)
    return dict(found)


def _fields(rows: Sequence[Consulted], *, possible: bool = False) -> set[str]:
    sure = [r for r in rows if possible or r.certainty.holds]
    return {FIELDS[kind] for r in sure if (kind := r.body.value(Prop.KIND) or "") in FIELDS}


def _crosses(rows: Sequence[Consulted]) -> bool | None:
    """Whether a paper went to committees of two fields; None where rows that are not sure would make it so."""
    if len(_fields(rows)) > 1:
        return True
    kindless = sum(r.body.value(Prop.KIND) is None for r in rows)
    return None if len(_fields(rows, possible=True)) + kindless > 1 else False


def _share(papers: Mapping[str, Sequence[Consulted]]) -> Share:
    return share([Weighed(_crosses(rows), surest(*(r.certainty for r in rows))) for rows in papers.values()])


def _shorter(snapshot: Snapshot, months: int) -> dict[str, float | None]:
    found = _share(_by_paper(recent(snapshot, months)))
    return {f"share_{months}": found.value, f"papers_{months}": float(found.denominator)}


def _item(rows: Sequence[Consulted]) -> Item:
    paper = rows[0].paper
    crosses = _crosses(rows)
    certainty = Certainty.UNKNOWN if crosses is None else Certainty.PRESENT if crosses else Certainty.ABSENT
    subjects = (paper.id, *dict.fromkeys(r.body.id for r in rows))
    note = listing_of(r.label for r in rows)
    return Item(subjects, name(paper.name), certainty, note, tuple(r.relation.id for r in rows))


def _nothing() -> Text:
    return Text(
        de="Es sind keine Beratungen in politischen Gremien erfasst.",
        en="No consultations in political bodies are recorded.",
    )


def _sentence(papers: Mapping[str, Sequence[Consulted]], found: Share, pattern: Sequence[str]) -> Text:
    if found.value is None:
        return Text(
            de="Die erfassten Beratungen zeigen nicht, ob mehrere Ausschüsse dieselbe Vorlage beraten haben.",
            en="The recorded consultations do not tell whether several committees consulted the same paper.",
        )
    crossing = [rows[0].paper for rows in papers.values() if _crosses(rows)]
    names = listing_of(name(p.value(Prop.REFERENCE) or p.name) for p in crossing)
    of, share_ = found.denominator, percent(found.value)
    if not crossing:
        return _none_crosses(of)
    first = Text(
        de=f"Von {of} Vorlagen mit erfassten Beratungen ist bei {found.numerator} ({share_}) die Beratung in "
        f"Ausschüssen verschiedener Fachgebiete erfasst: {names.de}.",
        en=f"Of {of} papers with recorded consultations {found.numerator} ({share_}) are on record in committees of "
        f"different fields: {names.en}.",
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
    if papers == 1:
        return Text(
            de="Beratungen sind zu 1 Vorlage erfasst, keine in Ausschüssen verschiedener Fachgebiete.",
            en="Consultations are recorded for 1 paper, none in committees of different fields.",
        )
    return Text(
        de=f"Beratungen sind zu {papers} Vorlagen erfasst, bei keiner in Ausschüssen verschiedener Fachgebiete.",
        en=f"Consultations are recorded for {papers} papers, for none of them in committees of different fields.",
    )
