"""What a rule may add to the rank of a finding beside its norm: whom it concerns, how large it is, how old its data."""

from graph.findings.finding import Weight
from ontology import Text

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
ONE_OCCASION = Weight(Text(de="Es geht um einen einzelnen Vorgang.", en="It is about a single occasion."), -0.5)
OFTEN_ABSENT = Weight(
    Text(de="Das fehlt in den meisten Bezirken, nicht nur hier.", en="Most districts lack it, not only this one."), -0.5
)
ALREADY_CLOSE = Weight(Text(de="Verwandte Gruppen sitzen schon dort.", en="Kindred groups already sit there."), -1.5)
HINT = Weight(Text(de="Ein Hinweis, keine Erwartung.", en="A hint, not an expectation."), -1.5)
OLD_DATA = Weight(Text(de="Die Angaben sind älter als 24 Monate.", en="The statements are older than 24 months."), -1.5)
BLOCKS_VERDICTS = Weight(
    Text(
        de="Solange das offen ist, bleiben andere Ergebnisse offen.",
        en="While this is open, other results stay open.",
    ),
    1.0,
)

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
    "USUAL_ELSEWHERE",
    "WHOLE",
    "WISHED",
    "WISHED_BY_ONE",
]
