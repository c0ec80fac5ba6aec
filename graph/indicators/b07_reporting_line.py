"""B7: how many steps it is from the coordination post to the head of the administration."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from graph.certainty import surest, weakest
from graph.district.outcome import Item, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import name, sentences, several
from ontology import Text, say
from ontology.names import ActorType, EntityType, Level, Prop, RelationType

Lines = Mapping[str, Sequence[str]]
_POST = Text(de="Erfassen Sie die Stelle der Netzwerkkoordination.", en="Record the post of the network coordination.")
_LINE = Text(
    de="Erfassen Sie, an wen die Koordinationsstelle berichtet, und das bis zum Dezernat.",
    en="Record to whom the coordination post reports, up to the head of department.",
)


@indicator(
    "B7",
    label=Text(de="Berichtslinie der Koordination", en="reporting line"),
    question=Text(
        de="Wie weit ist es von der Koordinationsstelle bis zum Dezernat oder zur Verwaltungsspitze?",
        en="How far is it from the coordination post to the head of department or administration?",
    ),
    needs=(),
    collect=_LINE,
    norms=("5",),
    dimension="5",
    unit="steps",
    better="lower",
)
def reporting_line(snapshot: Snapshot) -> Outcome:
    """Fewest reporting steps from a coordination post to a post of level STRAT or of a directorate (domain 12.2 B7).

    Coordination posts are those of the coordinating organization, or held by it. 1 is direct, 2 the normal case. Only
    recorded lines, so no range; without a line to the top it says what to collect. ``posts`` and ``lines`` count what
    is recorded.
    """
    starts, tops = _coordinating(snapshot), _leading(snapshot)
    reports = _reports(snapshot)
    counts = {"posts": float(len(starts)), "lines": float(sum(map(len, reports.values())))}
    way = shortest(reports, starts, tops)
    if way is None:
        missing = (_LINE,) if starts else (_POST, _LINE)
        return Outcome(_unknown(snapshot, starts, reports), n=len(starts), missing=missing, details=counts)
    return Outcome(
        LazyText(lambda: _sentence(snapshot, way)),
        value=float(len(way) - 1),
        n=len(starts),
        items=(_item(snapshot, way),),
        details=counts,
    )


def shortest(lines: Lines, starts: Collection[str], tops: Collection[str]) -> tuple[str, ...] | None:
    """The way with the fewest steps from any start to any top; None without one. A top is no start of its own way.

    >>> shortest({"coordination": ["office"], "office": ["directorate"]}, {"coordination"}, {"directorate"})
    ('coordination', 'office', 'directorate')
    """
    ways: list[tuple[str, ...]] = [(s,) for s in sorted(starts) if s not in tops]
    seen = {way[0] for way in ways}
    for way in ways:
        for post in lines.get(way[-1], ()):
            if post in tops:
                return (*way, post)
            if post not in seen:
                seen.add(post)
                ways.append((*way, post))
    return None


def _coordinating(snapshot: Snapshot) -> tuple[str, ...]:
    held = {r.target for r in snapshot.holding(RelationType.HOLDS_POST) if r.source in snapshot.coordination}
    posts = snapshot.of_type(EntityType.POST)
    return tuple(p.id for p in posts if p.id in held or p.value(Prop.ORGANIZATION) in snapshot.coordination)


def _leading(snapshot: Snapshot) -> frozenset[str]:
    """Posts of the strategic level, by their own record, or of a directorate."""
    return frozenset(p.id for p in snapshot.of_type(EntityType.POST) if _leads(snapshot, p))


def _leads(snapshot: Snapshot, post: Entity) -> bool:
    house = snapshot.entities.get(post.value(Prop.ORGANIZATION) or "")
    if post.value(Prop.LEVEL) is not None:
        return post.value(Prop.LEVEL) == Level.STRAT
    return house is not None and ActorType.DEZ in house.all(Prop.ACTOR_TYPE)


def _reports(snapshot: Snapshot) -> Lines:
    found: dict[str, list[str]] = defaultdict(list)
    for relation in snapshot.holding(RelationType.REPORTS_TO):
        found[relation.source].append(relation.target)
    return {post: sorted(targets, key=lambda t: (snapshot.name(t), t)) for post, targets in found.items()}


def _item(snapshot: Snapshot, way: tuple[str, ...]) -> Item:
    steps = [
        [d for d in snapshot.out(below, RelationType.REPORTS_TO) if d.relation.target == above and d.certainty.holds]
        for below, above in pairwise(way)
    ]
    sure = weakest(*(surest(*(d.certainty for d in step)) for step in steps))
    return Item(way, _stations(snapshot, way), sure, None, tuple(d.relation.id for step in steps for d in step))


def _stations(snapshot: Snapshot, way: Sequence[str]) -> Text:
    return name(" → ".join(snapshot.name(post) for post in way))


def _sentence(snapshot: Snapshot, way: tuple[str, ...]) -> Text:
    steps = len(way) - 1
    main = say(
        "Von der Koordinationsstelle bis zur Leitung sind es {amount}: {stations}.",
        "From the coordination post to the leadership it takes {amount}: {stations}.",
        stations=_stations(snapshot, way),
        amount=Text(de=several(steps, "Schritt", "Schritte"), en=several(steps, "step", "steps")),
    )
    direct = Text(de="Die Koordination berichtet unmittelbar.", en="The coordination reports directly.")
    return sentences(main, direct if steps == 1 else None)


def _unknown(snapshot: Snapshot, starts: Sequence[str], reports: Lines) -> Text:
    if not starts:
        return Text(
            de="Nicht erfasst: Eine Stelle der Netzwerkkoordination ist nicht verzeichnet.",
            en="Not recorded: no post of the network coordination is listed.",
        )
    if not any(s in reports for s in starts):
        return say(
            "Nicht erfasst: An wen „{starts}“ berichtet, ist nicht bekannt.",
            "Not recorded: to whom “{starts}” reports is not known.",
            starts=snapshot.name(starts[0]),
        )
    return Text(
        de="Die erfasste Berichtslinie endet vor dem Dezernat; ob sie weiterführt, ist offen.",
        en="The recorded reporting line ends below the head of department; whether it goes on is open.",
    )
