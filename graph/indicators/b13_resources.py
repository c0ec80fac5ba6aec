"""B13: which resources for the coordination are decided."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.as_of import months_between
from graph.certainty import Certainty
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import decimal, name, percent, sentences, spelled
from ontology import Text, say
from ontology.names import BodyLayer, EntityType, Level, Prop, RelationType, ResolutionKind
from ontology.values import as_bool, as_float, as_int, earliest, latest

_COLLECT = Text(
    de="Erfassen Sie die Stellen der Koordination mit Umfang, Befristung und Eigenmitteln in Prozent, und Beschlüsse "
    "über Mittel oder Stellen mit Datum.",
    en="Record the posts of the coordination with extent, whether permanent, own funds in per cent, and resolutions "
    "on money or posts with their date.",
)


class Funded(NamedTuple):
    """A post of the coordination: its extent (None: not recorded), how many it stands for, and how sure it is."""

    post: Entity
    extent: float | None
    seats: int
    certainty: Certainty


@indicator(
    "B13",
    label=Text(de="Beschlossene Ressourcen", en="resources decided"),
    question=Text(
        de="Wie viele volle Stellen hat die Koordination, sind sie dauerhaft, und wer bezahlt sie?",
        en="How many full posts does the coordination have, are they permanent, and who pays for them?",
    ),
    needs=(),
    norms=("QR5-6", "B24a-2020", "B24b-2020"),
    dimension="5",
    unit="full_posts",
    better="higher",
    collect=_COLLECT,
)
def resources(snapshot: Snapshot) -> Outcome:
    """Sum of full-time equivalents of the posts of the coordination (domain 12.2, B13).

    A post is one of the coordination if it is located at an organization of type NWK or held by it, or is of level
    KOORD in a network. A post of unrecorded extent is at most one full post. Details: shares ``permanent`` and
    ``own_funds`` of the extent for which that is recorded, ``posts``, and ``resolution_months``, the months since the
    last recorded resolution on money or posts (None: not recorded).
    """
    rows = _posts(snapshot)
    known = [r for r in rows if r.extent is not None]
    value, low, high = extents([(r.extent, r.seats, r.certainty) for r in rows])
    resolution = _last_resolution(snapshot)
    permanent, own = _share(known, Prop.PERMANENT), _share(known, Prop.OWN_FUNDS_SHARE)
    return Outcome(
        sentence=LazyText(lambda: sentences(_extent(rows, value, permanent, own), _decided(resolution))),
        value=value,
        low=low if rows else None,
        high=high if rows else None,
        n=len(rows),
        items=LazyItems(lambda: (*map(_item, rows), *(_resolution_item(snapshot, resolution) if resolution else ()))),
        missing=() if value is not None else (_COLLECT,),
        details=LazyDetails(
            lambda: {
                "posts": float(len(rows)),
                "permanent": permanent,
                "own_funds": own,
                "resolution_months": _months_since(resolution, snapshot),
            }
        ),
    )


def extents(rows: Sequence[tuple[float | None, int, Certainty]]) -> tuple[float | None, float, float]:
    """Full posts as recorded, at least, and at most; a post of unknown extent is none to one full post each.

    >>> extents([(0.5, 1, Certainty.PRESENT), (None, 2, Certainty.PRESENT), (1.0, 1, Certainty.UNKNOWN)])
    (0.5, 0.5, 3.5)
    """
    told = [(extent, sure) for extent, _, sure in rows if extent is not None]
    value = [extent for extent, sure in told if sure.holds]
    low = sum(extent for extent, sure in told if sure is Certainty.PRESENT)
    high = sum(extent if extent is not None else seats for extent, seats, _ in rows)
    return sum(value) if value else None, float(low), float(high)


def _posts(snapshot: Snapshot) -> tuple[Funded, ...]:
    held = {r.target for r in snapshot.holding(RelationType.HOLDS_POST) if r.source in snapshot.coordination}
    found = []
    for post in snapshot.own(EntityType.POST):
        sure = snapshot.certainty[post.id]
        if sure is not Certainty.ABSENT and (post.id in held or _coordinates(snapshot, post)):
            extent, seats = as_float(post.values, Prop.FULL_TIME_EQUIVALENT), as_int(post.values, Prop.SEATS) or 1
            found.append(Funded(post, extent, seats, sure))
    return tuple(found)


def _coordinates(snapshot: Snapshot, post: Entity) -> bool:
    if post.value(Prop.ORGANIZATION) in snapshot.coordination:
        return True
    body = snapshot.entities.get(post.value(Prop.BODY) or "")
    if body is None or post.value(Prop.LEVEL) != Level.KOORD:
        return False
    return body.type == EntityType.EARLY_HELP_NETWORK or snapshot.layer(body) == BodyLayer.NETWORK


def _share(rows: Sequence[Funded], prop: Prop) -> float | None:
    """The share of the extent that is permanent, or paid from own funds, where that is recorded."""
    told = [(r.extent or 0.0, part) for r in rows if (part := _part(r.post, prop)) is not None]
    whole = sum(extent for extent, _ in told)
    return sum(extent * part for extent, part in told) / whole if whole else None


def _part(post: Entity, prop: Prop) -> float | None:
    if prop == Prop.PERMANENT:
        said = as_bool(post.values, prop)
        return None if said is None else float(said)
    percentage = as_float(post.values, prop)
    return None if percentage is None else percentage / 100


def _last_resolution(snapshot: Snapshot) -> Entity | None:
    stated = (r for r in snapshot.own(EntityType.RESOLUTION) if snapshot.certainty[r.id].holds)
    found = [r for r in stated if r.value(Prop.DATE) and _on_resources(r)]
    return max(found, key=lambda r: (latest(r.value(Prop.DATE) or ""), r.id), default=None)


def _on_resources(resolution: Entity) -> bool:
    amount = as_float(resolution.values, Prop.AMOUNT) or 0
    return resolution.value(Prop.KIND) == ResolutionKind.HAUSH or amount > 0


def _months_since(resolution: Entity | None, snapshot: Snapshot) -> float | None:
    if resolution is None:
        return None
    then = earliest(resolution.value(Prop.DATE) or "")
    return float(max(months_between(then, snapshot.on), 0))


def _item(row: Funded) -> Item:
    extent = _UNKNOWN if row.extent is None else _full_posts(row.extent)
    funding = row.post.value(Prop.FUNDING)
    said = as_bool(row.post.values, Prop.PERMANENT)
    parts = [extent, *(() if said is None else (_PERMANENT if said else _FOR_A_TIME,))]
    parts += [say("bezahlt aus: {funding}", "paid from: {funding}", funding=funding)] if funding else []
    note = Text(de=", ".join(p.de for p in parts), en=", ".join(p.en for p in parts))
    return Item((row.post.id,), name(row.post.name), row.certainty, note, (row.post.id,))


_UNKNOWN = Text(de="Umfang nicht erfasst", en="extent not recorded")
_PERMANENT, _FOR_A_TIME = Text(de="unbefristet", en="permanent"), Text(de="befristet", en="for a limited time")


def _full_posts(extent: float) -> Text:
    digits = 0 if extent == int(extent) else 2
    de = decimal(extent, digits=digits).rstrip("0") if digits else decimal(extent, digits=0)
    en = decimal(extent, "en", digits).rstrip("0") if digits else decimal(extent, "en", 0)
    one = extent == 1
    return say(
        "{words} {words_2}",
        "{words} full {words_2}",
        words=Text(de=de, en=en),
        words_2=Text(de="volle Stelle" if one else "volle Stellen", en="post" if one else "posts"),
    )


def _resolution_item(snapshot: Snapshot, resolution: Entity) -> tuple[Item]:
    day = spelled(resolution.value(Prop.DATE) or "")
    note = say("Beschluss über Mittel, {day}", "resolution on resources, {day}", day=day)
    certainty = snapshot.certainty[resolution.id]
    return (Item((resolution.id,), name(resolution.name), certainty, note, (resolution.id,)),)


def _extent(rows: Sequence[Funded], value: float | None, permanent: float | None, own: float | None) -> Text:
    if value is None:
        open_ = Text(de="bei den erfassten Stellen noch offen", en="still open for the recorded posts")
        return say(
            "Wie viele Stellen die Koordination hat, ist {what}.",
            "How many posts the coordination has is {what}.",
            what=open_ if rows else Text(de="noch nicht erfasst", en="not recorded yet"),
        )
    posts = _full_posts(value)
    first = say("Die Koordination hat {posts}.", "The coordination has {posts}.", posts=posts)
    lasting = None if permanent is None else percent(permanent)
    paid = None if own is None else percent(own)
    return sentences(
        first,
        say("Unbefristet sind {lasting} davon.", "{lasting} of it is permanent.", lasting=lasting)
        if lasting
        else _LASTING_OPEN,
        say(
            "Aus eigenen Mitteln der Kommune kommen {paid}.",
            "{paid} is paid from the municipality's own funds.",
            paid=paid,
        )
        if paid
        else None,
    )


_LASTING_OPEN = Text(de="Ob dauerhaft, ist nicht erfasst.", en="Whether it is permanent has not been recorded.")


def _decided(resolution: Entity | None) -> Text | None:
    if resolution is None:
        return None
    day = spelled(resolution.value(Prop.DATE) or "")
    return say(
        "Der letzte erfasste Beschluss über Mittel ist vom {day}: {resolution}.",
        "The last recorded resolution on resources is of {day}: {resolution}.",
        day=day,
        resolution=resolution.name,
    )
