"""B4: how deep political bodies decided on early help."""

from collections.abc import Sequence

from graph.as_of import RECENT_MONTHS, TERM_MONTHS
from graph.certainty import Certainty, weakest
from graph.district.depth import DEPTH_LABELS, NONE, RESOURCES, Depth, Treated, deepest, treated
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.recent import within
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import sentences
from ontology import Text, say

_UNKNOWN = Text(de="Rolle und Ergebnis nicht erfasst", en="role and result not recorded")
_COLLECT = Text(
    de="Tragen Sie bei den Beratungen Rolle und Ergebnis nach, zum Beispiel Vorberatung und zur Kenntnis genommen.",
    en="Add role and result to the consultations, for example preliminary consultation and taken note of.",
)


@indicator(
    "B4",
    label=Text(de="Tiefe der Entscheidung", en="decision depth"),
    question=Text(
        de="Wie weit ging die Politik in den letzten 24 Monaten: zur Kenntnis genommen, beraten oder entschieden?",
        en="How far did politics go in the last 24 months: taken note, consulted or decided?",
    ),
    needs=("consultations",),
    norms=("QR5-4",),
    dimension="5",
    unit="level",
    better="higher",
    collect=_COLLECT,
)
def decision_depth(snapshot: Snapshot) -> Outcome:
    """The deepest treatment in the 24 months before the date, 0 none … 5 council decision with resources.

    Formula and levels: domain 12.2, B4, by role, authority and result (see `depth_of`). A row whose depth is not known
    is shown and counts in the range only. Nothing recorded is no proof of nothing (domain 10 no. 8): then the upper
    bound is the top of the scale. Details: ``depth_60`` and ``depth_all`` for 60 months and all time.
    """
    rows = treated(snapshot)
    recent = _last(rows, snapshot, RECENT_MONTHS)
    now, longer, ever = deepest(recent), deepest(_last(rows, snapshot, TERM_MONTHS)), deepest(rows)
    return Outcome(
        sentence=LazyText(lambda: _sentence(now, ever, recent, rows)),
        value=_told(now),
        low=float(now.low),
        high=float(now.high if any(r.certainty.holds for r in recent) else RESOURCES),
        n=len(recent),
        items=LazyItems(lambda: (_item(r) for r in sorted(rows, key=lambda r: r.date, reverse=True))),
        missing=(_COLLECT,) if now.value is None else (),
        details=LazyDetails(
            lambda: {
                "months": float(RECENT_MONTHS),
                "depth_24": _told(now),
                "depth_60": _told(longer),
                "depth_all": _told(ever),
            }
        ),
    )


def _last(rows: Sequence[Treated], snapshot: Snapshot, months: int) -> tuple[Treated, ...]:
    dated = (r._replace(certainty=weakest(r.certainty, within(r.date, snapshot.on, months))) for r in rows)
    return tuple(r for r in dated if r.certainty is not Certainty.ABSENT)


def _told(depth: Depth) -> float | None:
    return None if depth.value is None else float(depth.value)


def _item(row: Treated) -> Item:
    note = _UNKNOWN if row.depth.value is None else DEPTH_LABELS[row.depth.value]
    subjects = (row.matter,) if row.body is None else (row.body, row.matter)
    return Item(subjects, row.label, row.certainty, note, (row.record,))


def _sentence(now: Depth, ever: Depth, recent: Sequence[Treated], rows: Sequence[Treated]) -> Text:
    if now.value is None:
        first = Text(
            de="In den letzten 24 Monaten wurde beraten; wie weit es ging, ist nicht erfasst.",
            en="There were consultations in the last 24 months; how far they went is not recorded.",
        )
    elif now.value == NONE and any(r.certainty.holds for r in recent):
        first = Text(
            de="In den letzten 24 Monaten sind Beratungen erfasst, aber weder Kenntnisnahme noch Beschluss.",
            en="In the last 24 months consultations are recorded, but neither taking note nor a decision.",
        )
    elif now.value == NONE:
        first = Text(
            de="Für die letzten 24 Monate ist keine Beratung oder Entscheidung erfasst; ob es welche gab, ist offen.",
            en="For the last 24 months no consultation or decision is recorded; whether there was one is open.",
        )
    else:
        first = _deepest(now.value, recent, "in den letzten 24 Monaten", "in the last 24 months")
    if not ever.value or ever.value == now.value:
        return first
    return sentences(first, _deepest(ever.value, rows, "überhaupt", "of all time"))


def _deepest(depth: int, rows: Sequence[Treated], de: str, en: str) -> Text:
    # A resolution of an unnamed body is at least a decision of a committee: it can be the deepest, too.
    reached = (r for r in rows if depth in (r.depth.value, r.depth.low) and r.certainty.holds)
    newest = max(reached, key=lambda r: r.date)
    return say(
        "Die weitestgehende erfasste Behandlung {words}: {labels} ({newest}).",
        "The deepest recorded treatment {words}: {labels} ({newest}).",
        labels=DEPTH_LABELS[depth],
        newest=newest.label,
        words=Text(de=de, en=en),
    )
