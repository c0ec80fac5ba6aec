"""What others see of a district, in words: the content of its contribution, line by line and nothing else."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.cells.peer_groups import SIZE_LABELS
from graph.cells.peer_words import code_label, range_told
from graph.contribution.handed_works import HeldWork
from graph.contribution.handing_over import HandedOver
from graph.indicators import all_indicators
from graph.profile.profile_entry import ProfileEntry
from graph.wording import percent, spelled
from ontology import Model, Property, Text, say
from ontology.names import Prop

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
    lines = (_home(handed, model), _coverage(handed), _ranges(handed), _profile(handed), _named(handed))
    found = (*lines, _works(handed, model))
    return tuple(SeenPart(*head, tuple(part)) for head, part in zip(_HEADS, found, strict=True))


_HEADS: tuple[tuple[Text, Text], ...] = (
    (
        Text(de="Bezirk", en="District"),
        Text(
            de="Wer sammelt, weiß, von wem der Beitrag kommt. Andere sehen keinen Namen, nur wie viele mitmachen.",
            en="Who collects knows whose contribution it is. Others see no name, only how many take part.",
        ),
    ),
    (
        Text(de="Wie weit erfasst ist", en="How far it is recorded"),
        Text(de="Nur für die Stelle, die sammelt.", en="Only for the office that collects."),
    ),
    (
        Text(de="Kennzahlen mit ihrer Spanne", en="Indicators with their ranges"),
        Text(
            de="Andere sehen nie diese Spannen, nur die Mitte von mindestens fünf Bezirken: Die niedrigsten und "
            "die höchsten zwei bleiben verborgen.",
            en="Others never see these ranges but only the middle of at least five districts: the lowest and the "
            "highest two stay hidden.",
        ),
    ),
    (
        Text(de="Profil: Verankerung, Verbindungen, Beteiligung", en="Profile: anchoring, links, participation"),
        Text(
            de="Nur für die Stelle, die sammelt: Wert und Spanne, gerundet, ohne die Zahl dahinter.",
            en="Only for the office that collects: value and range, rounded, without the numbers behind.",
        ),
    ),
    (
        Text(de="Mit Namen", en="By name"),
        Text(
            de="Nur was Sie einzeln freigegeben haben; Namen von Personen sind nie dabei.",
            en="Only what you have released one by one; names of persons are never among it.",
        ),
    ),
    (
        Text(de="Vorlagen, Maßnahmen und Dokumente", en="Papers, measures and documents"),
        Text(
            de="Wer vergleichen darf, findet sie mit dem Namen Ihres Bezirks unter „Transfer“ und ihn auf der Karte "
            "der Kreise. Wer verantwortlich ist, steht nicht dabei.",
            en="Whoever may compare finds them with the name of your district under “Transfer”, and it on the map of "
            "Kreise. Who is responsible is not among it.",
        ),
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


_COUNTED: tuple[tuple[str, Text], ...] = (
    ("bodies", Text(de="Gremien und Netzwerke", en="bodies and networks")),
    ("complete_bodies", Text(de="davon mit vollständiger Liste der Mitglieder", en="of them with all members listed")),
    ("political_bodies", Text(de="davon politische Gremien", en="of them political bodies")),
    ("consultations", Text(de="Beratungen", en="consultations")),
    ("present", Text(de="Angaben, die belegt sind", en="statements that are proven")),
    ("stale", Text(de="Angaben, die veraltet sind", en="statements that are out of date")),
    ("unknown", Text(de="Angaben, die offen sind", en="statements that are open")),
    ("absent", Text(de="Angaben, dass etwas fehlt", en="statements that something is missing")),
)


def _coverage(handed: HandedOver) -> Iterator[SeenLine]:
    found = handed.profile.coverage
    yield SeenLine(Text(de="Organisationen", en="organizations"), _plain(str(found.organizations)))
    share = say(
        "{share}, {enough}",
        "{share}, {enough}",
        share=_plain(percent(found.tie_share)),
        enough=Text(de="genug für Aussagen", en="enough to say something")
        if found.ties_suffice
        else Text(de="zu wenig für Aussagen", en="too few to say something"),
    )
    yield SeenLine(Text(de="davon mit Angaben zur Zusammenarbeit", en="of them with data on cooperation"), share)
    newest = spelled(found.newest_list) if found.newest_list else _UNSAID
    yield SeenLine(Text(de="neueste Liste", en="newest list"), newest)
    yield from (SeenLine(label, _plain(str(getattr(found, field)))) for field, label in _COUNTED)
    yield SeenLine(Text(de="Personen (nur in Stufen)", en="persons (banded)"), _plain(handed.persons))


def _plain(text: str) -> Text:
    return Text(text, text)


def _profile(handed: HandedOver) -> Iterator[SeenLine]:
    profile = handed.profile
    recorded, low, high = profile.level
    level = say("{recorded} ({low} bis {high})", "{recorded} ({low} to {high})", recorded=recorded, low=low, high=high)
    yield SeenLine(Text(de="Stufe, nur zur Orientierung", en="level, for orientation only"), level)
    yield SeenLine(Text(de="Netzwerke Früher Hilfen", en="networks of early help"), _plain(str(profile.networks)))
    for entry in profile.entries:
        declared = all_indicators()[entry.id]
        label = say("{id} {label}", "{id} {label}", id=entry.id, label=declared.label)
        yield SeenLine(label, _entry(entry, declared.unit))


def _entry(entry: ProfileEntry, unit: str) -> Text:
    value = None if entry.value is None else range_told((entry.value, entry.value), unit)
    if entry.low is None and entry.high is None:
        return _UNSAID if value is None else value
    span = range_told(entry.bounds, unit)
    if value is None and unit == "yes_no":
        return span
    if value is None:
        return say("offen, möglich ist {span}", "open, possible is {span}", span=span)
    return value if entry.low == entry.high else say("{value} ({span})", "{value} ({span})", value=value, span=span)


def _ranges(handed: HandedOver) -> Iterator[SeenLine]:
    for id, indicator in all_indicators().items():
        found = handed.participant.ranges.get(id)
        label = say("{id} {label}", "{id} {label}", id=id, label=indicator.label)
        yield SeenLine(label, _UNSAID if found is None else range_told(found, indicator.unit))


def _named(handed: HandedOver) -> Iterator[SeenLine]:
    yield from (SeenLine(Text(de="Organisation", en="organization"), _plain(name)) for name in handed.released.actors)


def _works(handed: HandedOver, model: Model) -> Iterator[SeenLine]:
    """Each work with all that is handed over of it: the line begins with its title."""
    for work in handed.released.works:
        shape = model.types[work.type]
        said = {p: work.said[p.name] for p in shape.properties if p.name in work.said and p.name != Prop.NAME}
        told = [_plain(work.title), *(_field(model, p, value) for p, value in said.items())]
        told += [_plain(work.address)] if work.address else []
        if work.indicator:
            told.append(say("dient {id}", "serves {id}", id=_plain(work.indicator)))
        yield SeenLine(shape.label, Text(" · ".join(t.de for t in told), " · ".join(t.en for t in told)))


def _field(model: Model, shape: Property, value: str) -> Text:
    if shape.code_list is not None:
        told = code_label(model, shape.code_list, value)
    else:
        told = spelled(value) if shape.datatype == "EDTF-level0" else _plain(value)
    return say("{label}: {told}", "{label}: {told}", label=shape.label, told=told)


def held_told(held: HeldWork) -> Text:
    """Why a released work stays at home, and what to do."""
    return say(
        "„{title}“ geht nicht mit: Darin steht „{name}“, und dieser Name ist nicht freigegeben. Geben Sie ihn einzeln "
        "frei, oder ändern Sie den Text.",
        "“{title}” stays here: it holds “{name}”, and that name is not released. Release it by itself, or change the "
        "text.",
        title=_plain(held.title),
        name=_plain(held.name),
    )
