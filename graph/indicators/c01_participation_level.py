"""C1: how far the participation of families goes."""

from collections.abc import Iterable, Sequence

from graph.certainty import Certainty
from graph.district.formats import COLLECT, HIGHEST, REAL, FamilyFormat, family_formats
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name, sentences
from ontology import Model, Text, say

_LEVEL_OPEN = Text(de="Stufe nicht erfasst", en="level not recorded")
_ASK_LEVEL = Text(
    de="Tragen Sie bei den Formaten nach, wer mitwirkt und auf welcher Stufe, von informieren bis Selbstorganisation.",
    en="Add to the formats who takes part and on which level, from informing to self-organization.",
)
_PRE_STAGE = say(
    "Bis Stufe {real} ist das eine Vorstufe; ab Stufe {real_2} bestimmen Familien mit.",
    "Up to level {real} this is a pre-stage; from level {real_2} families co-decide.",
    real=REAL - 1,
    real_2=REAL,
)


@indicator(
    "C1",
    label=Text(de="Höchste Beteiligungsstufe der Familien", en="highest participation level of families"),
    question=Text(
        de="Wie weit geht die Beteiligung von Familien: informieren, fragen, mitbestimmen oder selbst entscheiden?",
        en="How far does the participation of families go: informing, asking, co-deciding or deciding themselves?",
    ),
    needs=(),
    norms=("QR7-4", "B30-2021"),
    dimension="7",
    unit="level",
    better="higher",
    collect=COLLECT,
)
def participation_level(snapshot: Snapshot) -> Outcome:
    """The highest level, 0 none … 7 self-organization, of the formats of families in 24 months (domain 12.3, C1).

    Levels: domain 11.4.9 (Straßburger and Rieger); up to 3 they are pre-stages. A format whose level or group nobody
    recorded counts in the range only. Without a format there is no value: nothing recorded is no proof of nothing.
    Details: ``formats``, and ``level_open`` for those without a level.
    """
    rows = snapshot.derived(family_formats)
    value, low, high = highest_level((r.level, r.certainty) for r in rows)
    return Outcome(
        sentence=LazyText(lambda: _sentence(value, rows, snapshot.model)),
        value=value,
        low=low,
        high=high,
        n=len(rows),
        items=LazyItems(lambda: (_item(r, snapshot.model) for r in rows)),
        missing=() if value is not None else (_ASK_LEVEL,) if rows else (COLLECT,),
        details=LazyDetails(
            lambda: {
                "formats": float(sum(r.certainty.holds for r in rows)),
                "level_open": float(sum(r.level is None for r in rows)),
            }
        ),
    )


def highest_level(rows: Iterable[tuple[int | None, Certainty]]) -> tuple[float | None, float, float]:
    """The highest level as recorded, at least, and at most; an unknown level may be any.

    >>> highest_level([(2, Certainty.PRESENT), (4, Certainty.STALE)])
    (4.0, 2.0, 4.0)
    >>> highest_level([(2, Certainty.PRESENT), (None, Certainty.PRESENT)]), highest_level([])
    ((2.0, 2.0, 7.0), (None, 0.0, 7.0))
    """
    found = list(rows)
    told = [level for level, sure in found if level is not None and sure.holds]
    low = max((level for level, sure in found if level is not None and sure is Certainty.PRESENT), default=0)
    high = max((HIGHEST if level is None else level for level, _ in found), default=HIGHEST)
    if not told:
        return None, 0.0, float(HIGHEST)
    return float(max(told)), float(low), float(high)


def _words(level: int | None, model: Model) -> Text:
    if level is None:
        return _LEVEL_OPEN
    return model.code("ParticipationLevel", f"P{level}").label


def _item(row: FamilyFormat, model: Model) -> Item:
    return Item((row.format.id,), name(row.format.name), row.certainty, _words(row.level, model), (row.format.id,))


def _sentence(value: float | None, rows: Sequence[FamilyFormat], model: Model) -> Text:
    names = listing_of(name(r.format.name) for r in rows if value is None or (r.level == value and r.certainty.holds))
    if value is None and not rows:
        return Text(
            de="Formate, in denen Familien in den letzten 24 Monaten mitwirken, sind noch nicht erfasst.",
            en="Formats in which families took part in the last 24 months have not been recorded yet.",
        )
    if value is None:
        return say(
            "Auf welcher Stufe Familien beteiligt sind, ist noch nicht zu sagen. Zu klären bei: {names}.",
            "On which level families take part cannot be told yet. To be cleared for: {names}.",
            names=names,
        )
    label = _words(int(value), model)
    first = say(
        "Die höchste erfasste Stufe der Beteiligung von Familien ist „{label}“, Stufe {value:g} von {highest}: "
        "{names}.",
        "The highest recorded level of participation of families is “{label}”, level {value:g} of {highest}: {names}.",
        label=label,
        value=value,
        highest=HIGHEST,
        names=names,
    )
    return sentences(first, _PRE_STAGE if value < REAL else None)
