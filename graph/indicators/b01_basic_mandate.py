"""B1: whether council or youth welfare committee have decided on the network or its concept."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.as_of import months_between
from graph.certainty import Certainty, surest, weakest
from graph.district.agreements import agreements
from graph.district.mandates import (
    COUNCIL,
    MANDATES,
    NONE,
    likely_mandate,
    mandate_level,
    perhaps_mandates,
    term_months,
)
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import inner, listing_of, name, sentences, several, spelled
from ontology import Text, say
from ontology.names import AgreementKind, EntityType, Prop, ResolutionKind
from ontology.values import latest

MANDATE_LABELS = (
    Text(de="kein Beschluss", en="no resolution"),
    Text(de="Beschluss des Jugendhilfeausschusses", en="resolution of the youth welfare committee"),
    Text(de="Beschluss der Vertretungskörperschaft", en="resolution of the council"),
)
"""A legislative term where none is recorded: Länder differ. An older mandate is worth renewing (domain 12.2 B1)."""
_COLLECT = Text(
    de="Erfassen Sie die Beschlüsse zum Auftrag oder Konzept der Frühen Hilfen mit Gremium, Art und Datum.",
    en="Record the resolutions on mandate or concept of early help with body, kind and date.",
)
_KIND = Text(
    de="Beschlossen; ob Auftrag oder Konzept, ist nicht erfasst.",
    en="Adopted; whether mandate or concept is not recorded.",
)
_SUPPORT = Text(de="politisch unterstützt, kein Auftrag", en="politically supported, no mandate")


class Mandate(NamedTuple):
    """A resolution on the network or its concept: the level of its body (None: body not known), and how sure it is."""

    resolution: Entity
    level: int | None
    certainty: Certainty


@indicator(
    "B1",
    label=Text(de="Grundlegender Auftrag", en="basic mandate"),
    question=Text(
        de="Haben Rat, Kreistag oder Jugendhilfeausschuss das Netzwerk oder sein Konzept beschlossen?",
        en="Have council or youth welfare committee decided on the network or its concept?",
    ),
    needs=(),
    collect=_COLLECT,
    norms=("MS6", "QR5-6", "B72"),
    dimension="5",
    unit="level",
    better="higher",
)
def basic_mandate(snapshot: Snapshot) -> Outcome:
    """The highest body that adopted a resolution of kind AUFTRAG or KONZEPT: 0 none, 1 JHA, 2 council (domain 12.2 B1).

    No source says that all resolutions are recorded (domain 10 no. 8), so the upper bound is 2 and nothing recorded is
    no value. Details: age of the newest mandate of that level in months, ``renew`` if it is older than a term of the
    body (as recorded, else that of the Land, else five years), and ``supported``: a resolution to take part in a
    project (TEILN) or a letter of intent (LOI) that holds; they are support, not a mandate.
    """
    found = _mandates(snapshot)
    support = _support(snapshot)
    supported = {"supported": float(any(i.certainty.holds for i in support)) if support else None}
    items = (*(_item(m) for m in found), *support)
    level = highest_mandate([(m.level, m.certainty) for m in found])
    if level is None:
        perhaps = _perhaps(snapshot)
        return Outcome(
            sentences(*_open_mandate(snapshot, perhaps), _supported(support)),
            low=float(NONE),
            high=float(COUNCIL),
            n=len(found),
            items=(*items, *perhaps),
            missing=(_COLLECT,),
            details=supported,
        )
    newest = _newest([m for m in found if m.level == level and m.certainty.holds])
    return Outcome(
        LazyText(lambda: sentences(_sentence(snapshot, newest, level), _supported(support))),
        value=float(level),
        low=float(highest_mandate([(m.level, m.certainty) for m in found if m.certainty is Certainty.PRESENT]) or NONE),
        high=float(COUNCIL),
        n=len(found),
        items=items,
        details=LazyDetails(lambda: {**supported, **_age(snapshot, newest)}),
    )


def highest_mandate(found: Sequence[tuple[int | None, Certainty]]) -> int | None:
    """The highest level of those that hold; None if there is none of a known level.

    >>> highest_mandate([(1, Certainty.PRESENT), (2, Certainty.UNKNOWN), (None, Certainty.PRESENT)])
    1
    """
    return max((level for level, sure in found if level is not None and sure.holds), default=None)


def _mandates(snapshot: Snapshot) -> list[Mandate]:
    """Resolutions of the two kinds by council or committee, or by a body that nobody recorded."""
    rows = (r for r in snapshot.possible(EntityType.RESOLUTION) if r.value(Prop.KIND) in MANDATES)
    found = ((r, snapshot.known(r.value(Prop.BODY) or "")) for r in rows)
    return [
        Mandate(r, mandate_level(body), snapshot.certainty[r.id])
        for r, body in found
        if snapshot.certainty[r.id] is not Certainty.ABSENT and (body is None or mandate_level(body) is not None)
    ]


def _perhaps(snapshot: Snapshot) -> tuple[Item, ...]:
    rows = snapshot.derived(perhaps_mandates)
    return tuple(Item((r.paper.id, r.body.id), r.label, Certainty.UNKNOWN, _KIND, (r.relation.id,)) for r in rows)


def _newest(mandates: Sequence[Mandate]) -> Mandate:
    return max(mandates, key=lambda m: (m.resolution.value(Prop.DATE) or "", m.resolution.name))


def _age(snapshot: Snapshot, mandate: Mandate) -> dict[str, float | None]:
    stated, body = mandate.resolution.value(Prop.DATE), snapshot.known(mandate.resolution.value(Prop.BODY) or "")
    term = term_months(snapshot, body)
    months = max(months_between(latest(stated), snapshot.on), 0) if stated else None
    return {
        "age_months": None if months is None else float(months),
        "term_months": float(term),
        "renew": None if months is None else float(months > term),
    }


def _item(mandate: Mandate) -> Item:
    resolution, level = mandate.resolution, mandate.level
    day = spelled(resolution.value(Prop.DATE) or "")
    label = say(
        "{day}: {resolution}",
        "{day}: {resolution}",
        resolution=resolution.name,
        day=Text(de=day.de or "ohne Datum", en=day.en or "undated"),
    )
    unknown = Text(de="Gremium nicht erfasst", en="body not recorded")
    certainty = mandate.certainty if level is not None else weakest(mandate.certainty, Certainty.UNKNOWN)
    return Item(
        (resolution.id,), label, certainty, unknown if level is None else MANDATE_LABELS[level], (resolution.id,)
    )


def _support(snapshot: Snapshot) -> tuple[Item, ...]:
    rows = [r for r in snapshot.possible(EntityType.RESOLUTION) if r.value(Prop.KIND) == ResolutionKind.TEILN]
    letters = [a for a in agreements(snapshot) if a.agreement.value(Prop.KIND) == AgreementKind.LOI]
    found = [(r, snapshot.certainty[r.id]) for r in rows] + [(a.agreement, a.certainty) for a in letters]
    return tuple(Item((e.id,), name(e.name), sure, _SUPPORT, (e.id,)) for e, sure in found)


def _supported(support: Sequence[Item]) -> Text | None:
    held = [i.label for i in support if i.certainty.holds]
    if not held:
        return None
    names = listing_of(held)
    return say(
        "Politisch unterstützt, ohne selbst ein Auftrag zu sein: {names}.",
        "Political support that is no mandate itself: {names}.",
        names=names,
    )


def _sentence(snapshot: Snapshot, newest: Mandate, level: int) -> Text:
    stated = newest.resolution.value(Prop.DATE)
    day = spelled(stated) if stated else Text(de="ohne Datum", en="undated")
    main = say(
        "Ein Auftrag ist erfasst: {labels}, {resolution} ({day}).",
        "A mandate is recorded: {labels}, {resolution} ({day}).",
        labels=MANDATE_LABELS[level],
        resolution=newest.resolution.name,
        day=day,
    )
    old = Text(
        de="Er ist älter als eine Wahlperiode; eine Erneuerung lohnt.",
        en="It is older than one legislative term; renewing it is worth while.",
    )
    return sentences(main, old if _age(snapshot, newest)["renew"] else None)


def _open_mandate(snapshot: Snapshot, perhaps: Sequence[Item]) -> tuple[Text | None, ...]:
    """Where a paper is likely to be the mandate, that is asked; else what is known of resolutions is said first."""
    asked = _asked(snapshot, perhaps)
    return (asked,) if snapshot.derived(likely_mandate) is not None else (_unrecorded(snapshot), asked)


def _asked(snapshot: Snapshot, perhaps: Sequence[Item]) -> Text | None:
    likely = snapshot.derived(likely_mandate)
    if likely is not None:
        title = inner(likely.row.paper.name)
        return say(
            "Ist das der Auftrag: „{title}“ ({label})?",
            "Is this the mandate: “{title}” ({label})?",
            title=title,
            label=likely.row.label,
        )
    if not perhaps:
        return None
    number = len(perhaps)
    many = Text(de=several(number, "Vorlage", "Vorlagen"), en=several(number, "paper", "papers"))
    return say(
        "Beschlossen, dem Titel nach weder Auftrag noch Konzept: {many}.",
        "Adopted, by the title neither mandate nor concept: {many}.",
        many=many,
    )


def _unrecorded(snapshot: Snapshot) -> Text:
    certain = [snapshot.certainty[r.id] for r in snapshot.possible(EntityType.RESOLUTION)]
    if certain and surest(*certain).holds:
        return Text(
            de="Unter den erfassten Beschlüssen ist kein Auftrag oder Konzept von Rat, Kreistag oder "
            "Jugendhilfeausschuss; ob es einen gibt, ist offen.",
            en="Among the recorded resolutions there is no mandate or concept of council or youth welfare committee; "
            "whether there is one is open.",
        )
    return Text(
        de="Nicht erfasst: Beschlüsse zu Auftrag oder Konzept der Frühen Hilfen sind nicht verzeichnet.",
        en="Not recorded: no resolutions on mandate or concept of early help are listed.",
    )
