"""B6: who sits in a body of the network and in a political body, and how the coordination reaches politics."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.certainty import Certainty, surest, weakest
from graph.district.affiliation import Affiliation, Path
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import Count, count
from graph.district.seats import (
    COUNCILS,
    EVERY_STANDING,
    SeatKind,
    SeatRow,
    fully_recorded,
    is_body,
    seat_rows,
    some_missing,
)
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name, sentences, several
from ontology import Text, say
from ontology.names import BodyKind, BodyLayer

_STANDING_TEXT: dict[SeatKind, Text] = {
    "voting": Text(de="mit Stimme", en="with a vote"),
    "advisory": Text(de="beratend", en="advisory"),
    "member": Text(de="Mitglied", en="member"),
    "guest": Text(de="als Gast", en="as a guest"),
    "substitute": Text(de="in Stellvertretung", en="as a substitute"),
}
_COLLECT = Text(
    de="Erfassen Sie, wer in den Netzwerkgremien und wer im Jugendhilfeausschuss und im Rat oder Kreistag sitzt.",
    en="Record who sits in the network bodies and who sits in the youth welfare committee and the council.",
)


@indicator(
    "B6",
    label=Text(de="Brücken zwischen Netzwerk und Politik", en="personal interlock"),
    question=Text(
        de="Wer sitzt in einem Gremium des Netzwerks und zugleich in einem politischen Gremium?",
        en="Who sits in a body of the network and in a political body as well?",
    ),
    needs=("memberships",),
    norms=("QR5-3",),
    dimension="5",
    unit="count",
    better="higher",
    collect=_COLLECT,
)
def personal_interlock(snapshot: Snapshot) -> Outcome:
    """Persons or organizations that are members of a network body and of a political body (domain 12.2, B6).

    Substitutes count as membership here, apart from votes: ``voting``, ``advisory``, ``member``, ``guest`` and
    ``substitute`` in the details, each actor once in its strongest standing. ``<network body>|<political body>`` is the
    number of shared members of each pair; ``steps_jha`` and ``steps_council`` are the shortest ways from the
    coordination (1: it sits there itself), None where no recorded way leads there; of several the way shown is an
    example, current seats and votes first. A list that a source calls incomplete opens the count: any member of the one
    side may sit on the other.
    """
    network, political = _rows(snapshot, BodyLayer.NETWORK), _rows(snapshot, BodyLayer.POLITICAL)
    if not network or not political:
        return Outcome(_unrecorded(network), missing=(_COLLECT,))
    shared = sorted({r.actor.id for r in network} & {r.actor.id for r in political})
    inside, outside = _by_actor(network), _by_actor(political)
    sure = {id: weakest(_sure(inside[id]), _sure(outside[id])) for id in shared}
    found = _opened(snapshot, count(sure.values()), network, political)
    held = [id for id in shared if sure[id].holds]
    return Outcome.of_count(
        LazyText(lambda: sentences(_found(snapshot, held, political), _reached(snapshot))),
        found,
        of=float(len({r.actor.id for r in network if r.certainty.holds})),
        n=len({r.actor.id for r in (*network, *political)}),
        items=LazyItems(lambda: (*(_item(snapshot, id, inside[id], outside[id]) for id in shared), *_ways(snapshot))),
        details=LazyDetails(
            lambda: {
                "complete": float(fully_recorded(snapshot, political)),
                **_standings(held, political),
                **_pairs(network, political),
                **_steps(snapshot.derived(_paths)),
            }
        ),
    )


def _opened(snapshot: Snapshot, found: Count, network: Sequence[SeatRow], political: Sequence[SeatRow]) -> Count:
    """At most also the members of the one side, where a source says that some of the other are not recorded."""
    inside, outside = ({r.actor.id for r in rows} for rows in (network, political))
    sides = ((BodyLayer.POLITICAL, inside), (BodyLayer.NETWORK, outside))
    more = [ids for layer, ids in sides if some_missing(snapshot, snapshot.bodies_of_layer(layer))]
    return found._replace(high=max(found.high, float(len(set().union(*more)))))


def _rows(snapshot: Snapshot, layer: BodyLayer) -> list[SeatRow]:
    rows = seat_rows(snapshot, snapshot.bodies_of_layer(layer), EVERY_STANDING)
    return [r for r in rows if not is_body(snapshot, r.actor)]


def _sure(rows: Iterable[SeatRow]) -> Certainty:
    return surest(*(r.certainty for r in rows))


def _strongest(rows: Iterable[SeatRow]) -> SeatKind:
    return min((r.standing for r in rows), key=EVERY_STANDING.index)


def _by_actor(rows: Iterable[SeatRow]) -> Mapping[str, list[SeatRow]]:
    found: dict[str, list[SeatRow]] = defaultdict(list)
    for row in rows:
        found[row.actor.id].append(row)
    return found


def _item(snapshot: Snapshot, id: str, inside: Sequence[SeatRow], outside: Sequence[SeatRow]) -> Item:
    standing = _STANDING_TEXT[_strongest(outside)]
    here, there = (listing_of(name(n) for n in dict.fromkeys(r.body.name for r in rows)) for rows in (inside, outside))
    note = say(
        "{here}; {there} ({standing})", "{here}; {there} ({standing})", here=here, there=there, standing=standing
    )
    bodies = dict.fromkeys(r.body.id for r in (*inside, *outside))
    certainty = weakest(_sure(inside), _sure(outside))
    return Item(
        (id, *bodies), name(snapshot.name(id)), certainty, note, tuple(r.relation.id for r in (*inside, *outside))
    )


def _standings(held: Sequence[str], political: Sequence[SeatRow]) -> dict[str, float]:
    rows = _by_actor(r for r in political if r.certainty.holds)
    found = Counter(_strongest(rows[id]) for id in held)
    return {standing: float(found[standing]) for standing in EVERY_STANDING}


def _pairs(network: Sequence[SeatRow], political: Sequence[SeatRow]) -> dict[str, float]:
    members: dict[str, set[str]] = {}
    for row in (*network, *political):
        members.setdefault(row.body.id, set()).update((row.actor.id,) if row.certainty.holds else ())
    inside, outside = (sorted({r.body.id for r in rows}) for rows in (network, political))
    return {f"{a}|{b}": float(len(members[a] & members[b])) for a in inside for b in outside}


def _paths(snapshot: Snapshot) -> dict[str, Path | None]:
    graph = Affiliation(snapshot)
    targets = {"steps_jha": (BodyKind.JHA,), "steps_council": COUNCILS}
    return {
        key: graph.shortest(snapshot.coordination, [b.id for b in snapshot.bodies_of_kind(*kinds)])
        for key, kinds in targets.items()
    }


def _steps(paths: dict[str, Path | None]) -> dict[str, float | None]:
    return {key: float(path.steps) if path is not None else None for key, path in paths.items()}


def _ways(snapshot: Snapshot) -> Iterator[Item]:
    return (_way(snapshot, path) for path in snapshot.derived(_paths).values() if path is not None)


def _way(snapshot: Snapshot, path: Path) -> Item:
    stations = " → ".join(snapshot.name(id) for id in (*path.actors, path.body))
    label = say(
        "Weg der Koordination, zum Beispiel: {stations}",
        "way of the coordination, for example: {stations}",
        stations=stations,
    )
    return Item((*path.actors, path.body), label, Certainty.PRESENT, None, tuple(dict.fromkeys(path.records)))


def _found(snapshot: Snapshot, held: Sequence[str], political: Sequence[SeatRow]) -> Text:
    bodies = listing_of(name(n) for n in dict.fromkeys(r.body.name for r in political))
    if not held:
        where = "" if fully_recorded(snapshot, political) else "In den erfassten Mitgliedschaften sitzt "
        return say(
            "{where}niemand aus einem Gremium des Netzwerks auch in: {bodies}.",
            "{where} member of a network body also sits in: {bodies}.",
            bodies=bodies,
            where=Text(de=where or "Es sitzt ", en="No" if not where else "As far as recorded, no"),
        )
    parts = _standings(held, political)
    split = [f"{parts[s]:g} {_STANDING_TEXT[s].de}" for s in EVERY_STANDING if parts[s]]
    split_en = [f"{parts[s]:g} {_STANDING_TEXT[s].en}" for s in EVERY_STANDING if parts[s]]
    names = listing_of(name(snapshot.name(id)) for id in held)
    actors = several(len(held), "Mitglied eines Netzwerkgremiums sitzt", "Mitglieder von Netzwerkgremien sitzen")
    return say(
        "{actors} auch in einem politischen Gremium ({join}): {names}.",
        "Also in a political body sit {actors} members of network bodies ({join}): {names}.",
        names=names,
        actors=Text(de=actors, en=str(len(held))),
        join=Text(de=", ".join(split), en=", ".join(split_en)),
    )


def _reached(snapshot: Snapshot) -> Text | None:
    path = snapshot.derived(_paths)["steps_jha"]
    if not snapshot.coordination:
        return None
    if path is None:
        return Text(
            de="Ein Weg der Koordination in den Jugendhilfeausschuss ist nicht erfasst.",
            en="No way of the coordination into the youth welfare committee is recorded.",
        )
    if path.steps == 1:
        return Text(
            de="Die Koordination ist selbst im Jugendhilfeausschuss vertreten.",
            en="The coordination itself is represented in the youth welfare committee.",
        )
    via = snapshot.name(path.actors[1])
    return say(
        "Die Koordination erreicht den Jugendhilfeausschuss in {steps} Schritten, zum Beispiel über {via}.",
        "The coordination reaches the youth welfare committee in {steps} steps, for example through {via}.",
        steps=path.steps,
        via=via,
    )


def _unrecorded(network: Sequence[SeatRow]) -> Text:
    if network:
        return Text(
            de="Wer in den politischen Gremien sitzt, ist noch nicht erfasst.",
            en="Who sits in the political bodies has not been recorded yet.",
        )
    return Text(
        de="Wer in den Gremien des Netzwerks sitzt, ist noch nicht erfasst.",
        en="Who sits in the bodies of the network has not been recorded yet.",
    )
