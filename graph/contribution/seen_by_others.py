"""What others see of a district, in words: the content of its contribution, line by line and nothing else."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.cells.peer_groups import SIZE_LABELS
from graph.cells.peer_words import code_label, range_told
from graph.contribution.handing_over import HandedOver
from graph.indicators import all_indicators
from graph.wording import percent, spelled
from ontology import Model, Text, say

_UNSAID = Text(de="nicht erfasst", en="not recorded")


class SeenLine(NamedTuple):
    """One thing that is handed over: what it is, and what it says."""

    label: Text
    value: Text


class SeenPart(NamedTuple):
    """Things that belong together, under a heading, with a sentence on who sees them."""

    heading: Text
    who: Text
    lines: tuple[SeenLine, ...]


def seen_by_others(handed: HandedOver, model: Model) -> tuple[SeenPart, ...]:
    """All that a district hands over, in words."""
    return (
        SeenPart(
            Text(de="Bezirk", en="District"),
            Text(
                de="Wer sammelt, weiß, von wem der Beitrag kommt. Andere sehen keinen Namen, nur wie viele mitmachen.",
                en="Who collects knows whose contribution it is. Others see no name, only how many take part.",
            ),
            tuple(_home(handed, model)),
        ),
        SeenPart(
            Text(de="Wie weit erfasst ist", en="How far it is recorded"),
            Text(de="Nur für die Stelle, die sammelt.", en="Only for the office that collects."),
            tuple(_coverage(handed)),
        ),
        SeenPart(
            Text(de="Kennzahlen mit ihrer Spanne", en="Indicators with their ranges"),
            Text(
                de="Andere sehen nie diese Spannen, nur die Mitte von mindestens fünf Bezirken: Die niedrigsten und "
                "die höchsten zwei bleiben verborgen.",
                en="Others never see these ranges but only the middle of at least five districts: the lowest and the "
                "highest two stay hidden.",
            ),
            tuple(_ranges(handed)),
        ),
        SeenPart(
            Text(de="Mit Namen", en="By name"),
            Text(
                de="Nur was Sie einzeln freigegeben haben; Namen von Personen sind nie dabei.",
                en="Only what you have released one by one; names of persons are never among it.",
            ),
            tuple(_named(handed)),
        ),
    )


def _home(handed: HandedOver, model: Model) -> Iterator[SeenLine]:
    place = handed.participant.place
    yield SeenLine(Text(de="Name", en="name"), Text(handed.name, handed.name))
    yield SeenLine(Text(de="Schlüssel", en="key"), Text(handed.participant.key, handed.participant.key))
    yield SeenLine(Text(de="Art", en="type"), code_label(model, "DistrictType", place.type))
    yield SeenLine(Text(de="Größe", en="size"), SIZE_LABELS[place.size])
    yield SeenLine(Text(de="Land", en="Land"), code_label(model, "Land", place.land))
    yield SeenLine(Text(de="Stichtag", en="day"), spelled(handed.on))
    yield SeenLine(Text(de="Fassung der Maße", en="version of the measures"), Text(handed.measures, handed.measures))


def _coverage(handed: HandedOver) -> Iterator[SeenLine]:
    labels = {
        "organizations": Text(de="Organisationen", en="organizations"),
        "tieData": Text(de="davon mit Angaben zur Zusammenarbeit", en="of them with data on cooperation"),
        "newestList": Text(de="neueste Liste", en="newest list"),
        "persons": Text(de="Personen (nur in Stufen)", en="persons (banded)"),
    }
    for name, label in labels.items():
        value = handed.coverage.get(name, "")
        told = Text(value, value) if value else _UNSAID
        if name == "tieData" and value:
            told = Text(percent(float(value)), percent(float(value)))
        yield SeenLine(label, spelled(value) if name == "newestList" and value else told)


def _ranges(handed: HandedOver) -> Iterator[SeenLine]:
    for id, indicator in all_indicators().items():
        found = handed.participant.ranges.get(id)
        label = say("{id} {label}", "{id} {label}", id=id, label=indicator.label)
        yield SeenLine(label, _UNSAID if found is None else range_told(found, indicator.unit))


def _named(handed: HandedOver) -> Iterator[SeenLine]:
    for label, names in (
        (Text(de="Organisation", en="organization"), handed.actors),
        (Text(de="Vorlage", en="paper"), handed.papers),
    ):
        for name in names:
            yield SeenLine(label, Text(name, name))
