"""Who may be grouped by whoever asks, and what of their strengths may be used for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from api.reads.access import Reading
from api.rights import Right
from graph.clusters.entered_clusters import EnteredCluster, entered_clusters, publicly_entered
from graph.clusters.exchange_partner import EXCHANGE_TOPICS, ExchangeTopic, Partner, partner_of
from graph.district.loading import districts
from graph.profile.district_profile import district_profile
from graph.records import Entity
from ontology.names import Prop

PLACE_MARK = "~"
"""Between the key of a district and the number of its group, in a form."""
MOST = 60
"""So many districts are grouped on a page: nobody sees through more."""


class Workshop(NamedTuple):
    """What a group is made of: the topic, who may be grouped, the entered clusters, how many there are beyond."""

    topic: ExchangeTopic
    partners: tuple[Partner, ...]
    entered: tuple[tuple[EnteredCluster, tuple[Partner, ...]], ...]
    beyond: int
    names: Mapping[str, str]
    """Of all that may be named, by key."""


def topic_named(id: str) -> ExchangeTopic:
    """The topic of that id, the first one for what is none."""
    return next((t for t in EXCHANGE_TOPICS if t.id == id), EXCHANGE_TOPICS[0])


def numbers_placed(placed: Iterable[str]) -> Mapping[str, int]:
    """Where a form wants each district; what is no number of a group is left out.

    >>> numbers_placed(["08212~2", "x", "08215~-1"])
    {'08212': 2}
    """
    said = (one.rpartition(PLACE_MARK) for one in placed)
    return {key: int(n) for key, _, n in said if n.isascii() and n.isdigit() and len(n) <= 2}


def workshop_of(read: Reading, on: date, topic: ExchangeTopic, lands: Sequence[str] = ()) -> Workshop:
    """Districts that the reader reads, or that a source names as members of a cluster, of these Länder if any.

    Values are used of districts that the reader reads and of no others: a proposal would tell of them.
    """
    everybody = districts(read.store, read.scope)
    entered = entered_clusters(read.store, read.scope)
    public = publicly_entered(read.store, read.scope)
    known = [d for d in everybody if d.owner in public or read.caller.may(Right.READ, d.owner)]
    chosen = [d for d in known if not lands or d.value(Prop.LAND) in lands]
    partners = tuple(_partners(read, on, topic, chosen[:MOST]))
    named = {d.owner: partner_of(d) for d in known}
    return Workshop(
        topic,
        partners,
        tuple((found, tuple(named[key] for key in found.keys if key in named)) for found in entered),
        len(chosen) - len(partners),
        {key: partner.name for key, partner in named.items()},
    )


def _partners(read: Reading, on: date, topic: ExchangeTopic, chosen: Iterable[Entity]) -> Iterator[Partner]:
    for district in chosen:
        if not topic.indicators or not read.caller.may(Right.READ, district.owner):
            yield partner_of(district)
            continue
        analysis = read.analysis(district.owner, on)
        yield partner_of(district, district_profile(analysis.snapshot, analysis.outcomes), topic)
