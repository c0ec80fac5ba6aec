"""What a rule may add to the rank of a finding beside its norm: whom it concerns, how many, how long ago (0025)."""

from collections.abc import Iterator
from datetime import date

from graph.as_of import months_later
from graph.findings.finding import Weight
from ontology import Text, say

BOTH_SYSTEMS = Weight(
    Text(
        de="Es betrifft Gesundheitswesen und Jugendhilfe zugleich.",
        en="It concerns health care and youth welfare at once.",
    ),
    1.5,
)
COMMITTEE = Weight(
    Text(
        de="Es betrifft den Jugendhilfeausschuss, das zuständige politische Gremium.",
        en="It concerns the youth welfare committee, the competent political body.",
    ),
    2.0,
)
WHOLE = Weight(Text(de="Es betrifft das ganze Netzwerk.", en="It concerns the whole network."), 1.0)
FAMILIES = Weight(Text(de="Es betrifft die Familien selbst.", en="It concerns the families themselves."), 0.5)
CLOSE_AT_HAND = Weight(
    Text(de="Eine passende Stelle ist schon erfasst.", en="A suitable organization is already recorded."), 0.3
)
WISHED = Weight(Text(de="Beide Seiten wünschen es sich.", en="Both sides wish for it."), 1.0)
WISHED_BY_ONE = Weight(Text(de="Eine Seite wünscht es sich.", en="One side wishes for it."), 0.5)
USUAL_ELSEWHERE = Weight(
    Text(de="In den meisten Bezirken wirkt die Gruppe mit.", en="The group takes part in most districts."), 0.5
)
LONG_AGO = Weight(Text(de="Es liegt mehr als zwei Jahre zurück.", en="It is more than two years ago."), 1.0)
OVERDUE = Weight(Text(de="Es ist älter als eine Wahlperiode.", en="It is older than one legislative term."), 1.0)
OVERTAKEN = Weight(Text(de="Ein späterer Eintrag hat es überholt.", en="A later record has overtaken it."), -2.0)
ONE_OCCASION = Weight(Text(de="Es geht um einen einzelnen Vorgang.", en="It is about a single occasion."), -0.5)
SOLVES_MORE = Weight(Text(de="Ein Schritt löst mehrere Befunde.", en="One step solves several findings."), 0.5)
OFTEN_ABSENT = Weight(
    Text(de="Das fehlt in den meisten Bezirken, nicht nur hier.", en="Most districts lack it, not only this one."), -0.5
)
ALREADY_CLOSE = Weight(Text(de="Verwandte Gruppen sitzen schon dort.", en="Kindred groups already sit there."), -1.5)
HINT = Weight(Text(de="Ein Hinweis, keine Erwartung.", en="A hint, not an expectation."), -1.5)
# Staleness lowers certainty, not importance (decision 0023): it is said where the sum is explained, and counts nothing.
OLD_DATA = Weight(
    Text(
        de="Die Angaben sind älter als 24 Monate: das mindert die Sicherheit, nicht die Bedeutung.",
        en="The statements are older than 24 months: that lowers certainty, not importance.",
    ),
    0.0,
)
BLOCKS_VERDICTS = Weight(
    Text(
        de="Solange das offen ist, bleiben andere Ergebnisse offen.",
        en="While this is open, other results stay open.",
    ),
    1.0,
)


_REACH = ((10, 1.0), (5, 0.6), (2, 0.3))
"""From how many on, how much: ten weigh more than two, but not five times as much."""
_YEAR, _FADED = 12, 5
"""A single occasion loses a point with each year, up to five."""


def concerning(number: int, what: Text) -> tuple[Weight, ...]:
    """More where it concerns many, whatever they are called in the plural: agreements, groups, seats."""
    points = next((points for least, points in _REACH if number >= least), None)
    if points is None:
        return ()
    return (
        Weight(say("Es betrifft {number} {what}.", "It concerns {number} {what}.", number=number, what=what), points),
    )


def one_occasion(day: date, on: date) -> tuple[Weight, ...]:
    """A single occasion counts less, and with each year that has passed less again: what is long over is no topic."""
    return (ONE_OCCASION, *_faded(sum(1 for _ in _years(day, on))))


def _years(day: date, on: date) -> Iterator[int]:
    """The full years since the day, those that count."""
    return (n for n in range(1, _FADED + 1) if months_later(day, n * _YEAR) <= on)


def _faded(years: int) -> Iterator[Weight]:
    if years:
        since = say(
            "Seitdem {passed} vergangen.",
            "{passed} passed since.",
            passed=Text(
                de="ist ein Jahr" if years == 1 else f"sind {years} Jahre",
                en="One year has" if years == 1 else f"{years} years have",
            ),
        )
        yield Weight(since, -1.0 * years)


__all__ = [
    "ALREADY_CLOSE",
    "BLOCKS_VERDICTS",
    "BOTH_SYSTEMS",
    "CLOSE_AT_HAND",
    "COMMITTEE",
    "FAMILIES",
    "HINT",
    "LONG_AGO",
    "OFTEN_ABSENT",
    "OLD_DATA",
    "ONE_OCCASION",
    "OVERDUE",
    "OVERTAKEN",
    "SOLVES_MORE",
    "USUAL_ELSEWHERE",
    "WHOLE",
    "WISHED",
    "WISHED_BY_ONE",
    "concerning",
    "one_occasion",
]
