"""A profile in words: the level with its range, and on how much it rests."""

from graph.profile.anchoring_level import ANCHORING_LEVEL_LABELS, AnchoringLevel
from graph.profile.data_coverage import DataCoverage
from graph.wording import percent, sentences, several, spelled
from ontology import Text, say

LEVEL_NOTE = Text(
    de="Die Stufe dient der Orientierung. Sie ist kein Rang und ersetzt die einzelnen Werte nicht.",
    en="The level is for orientation. It is no rank and does not replace the single values.",
)


def level_sentence(level: AnchoringLevel) -> Text:
    """At least, at most, and what is recorded."""
    if level.settled:
        return say(
            "Verankerung: Stufe {level} von 4 ({label}).",
            "Anchoring: level {level} of 4 ({label}).",
            level=str(level.low),
            label=ANCHORING_LEVEL_LABELS[level.low],
        )
    return say(
        "Verankerung: nach dem, was erfasst ist, Stufe {recorded} von 4 ({label}); möglich ist {low} bis {high}.",
        "Anchoring: by what is recorded level {recorded} of 4 ({label}); possible is {low} to {high}.",
        recorded=str(level.recorded),
        label=ANCHORING_LEVEL_LABELS[level.recorded],
        low=str(level.low),
        high=str(level.high),
    )


def coverage_sentence(coverage: DataCoverage) -> Text:
    """On how much a profile rests."""
    return sentences(_counts(coverage), _ties(coverage), _sure(coverage))


def _counts(coverage: DataCoverage) -> Text:
    day = spelled(coverage.newest_list)
    newest = say(" Neueste Liste: {day}.", " Newest list: {day}.", day=day) if day.de else Text(de="", en="")
    amounts = (
        (coverage.organizations, ("Organisation", "Organisationen"), ("organization", "organizations")),
        (
            coverage.bodies,
            ("Gremium oder Netzwerk", "Gremien und Netzwerke"),
            ("body or network", "bodies and networks"),
        ),
        (coverage.consultations, ("Beratung", "Beratungen"), ("consultation", "consultations")),
    )
    german, english = (", ".join(several(n, *words[i]) for n, *words in amounts) for i in (0, 1))
    return say(
        "Erfasst: {amounts}.{newest}",
        "Recorded: {amounts}.{newest}",
        amounts=Text(de=german, en=english),
        newest=newest,
    )


def _ties(coverage: DataCoverage) -> Text | None:
    if not coverage.organizations:
        return None
    return say(
        "Wer mit wem zusammenarbeitet, ist von {share} der Organisationen erfasst.",
        "Who works with whom is recorded of {share} of the organizations.",
        share=percent(coverage.tie_share),
    )


def _sure(coverage: DataCoverage) -> Text | None:
    if not coverage.statements:
        return Text(de="Eigene Angaben gibt es noch nicht.", en="There are no own statements yet.")
    return say(
        "Angaben: {all}, davon belegt {present}, älter als 24 Monate {stale}, ungeklärt {unknown}.",
        "Statements: {all}, of these well founded {present}, older than 24 months {stale}, not settled {unknown}.",
        all=str(coverage.statements),
        present=str(coverage.present),
        stale=str(coverage.stale),
        unknown=str(coverage.unknown),
    )
