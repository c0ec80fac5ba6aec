"""C15: seats that are provided and have been empty for more than six months."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from graph.as_of import Dated, months_later
from graph.certainty import Certainty, weakest
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import listing_of, name, sentences, several, spelled
from ontology import Text, say
from ontology.names import EntityType, Prop, RelationType
from ontology.values import as_bool, as_int, earliest, latest

VACANT_MONTHS = 6
_COLLECT = Text(
    de="Erfassen Sie die vorgesehenen Sitze der Gremien als Stellen, auch die freien, und tragen Sie bei den "
    "Mitgliedern die Stelle ein, die sie besetzen.",
    en="Record the seats that bodies provide as posts, the free ones as well, and name at the members the post they "
    "hold.",
)


class Vacancy(NamedTuple):
    """Empty seats of a post: in which body, how many, how sure that is, and since when they are known to be empty."""

    post: Entity
    body: Entity
    seats: int
    certainty: Certainty
    since: str


@indicator(
    "C15",
    label=Text(de="Lange freie Sitze", en="vacancies"),
    question=Text(
        de="Wie viele vorgesehene Sitze in den Gremien sind seit mehr als sechs Monaten frei?",
        en="How many seats that bodies provide have been empty for more than six months?",
    ),
    needs=(),
    norms=("QR3-2",),
    dimension="3",
    unit="count",
    better="lower",
    collect=_COLLECT,
)
def vacancies(snapshot: Snapshot) -> Outcome:
    """Seats of posts in bodies that no membership has named for more than six months before the date (domain 12.3 C15).

    Vacant is a seat without membership at the date (decision 0024). It is certain where a source says so, or where all
    members of the body are recorded and none of them could hold it; else it is a question. It is empty since the last
    membership ended, else at least since the post was first listed; a shorter time leaves it open, or, if a membership
    ended, not yet long. Details: ``posts``, ``seats`` provided, and ``vacant`` ones of any length.
    """
    posts, found = _posts(snapshot), vacant_seats(snapshot)
    items = tuple(_item(snapshot, v) for v in found)
    sizes = [(v.seats, i.certainty) for v, i in zip(found, items, strict=True)]
    value, low, high = (float(sum(seats for seats, sure in sizes if sure in chosen)) for chosen in (_HOLD, _SURE, _MAY))
    return Outcome(
        sentence=LazyText(lambda: _sentence(len(posts), items, value)),
        value=value if posts else None,
        low=low if posts else None,
        high=high if posts else None,
        n=len(posts),
        items=items,
        missing=() if posts else (_COLLECT,),
        details=LazyDetails(
            lambda: {
                "posts": float(len(posts)),
                "seats": float(sum(_size(p) for p in posts)),
                "vacant": float(sum(v.seats for v in found if v.certainty.holds)),
            }
        ),
    )


_SURE = (Certainty.PRESENT,)
_HOLD = (Certainty.PRESENT, Certainty.STALE)
_MAY = (Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN)


def empty_for(since: str, on: date, *, ended: bool) -> Certainty:
    """How sure it is that a seat has been empty for more than six months, by the day it is known to be empty since.

    >>> [str(empty_for(day, date(2024, 6, 30), ended=True)) for day in ("2023-06-30", "2024-03-01", "2023")]
    ['present', 'absent', 'unknown']
    >>> str(empty_for("2024-03-01", date(2024, 6, 30), ended=False))
    'unknown'
    """
    border = months_later(on, -VACANT_MONTHS)
    if since and latest(since) < border:
        return Certainty.PRESENT
    return Certainty.ABSENT if ended and earliest(since) >= border else Certainty.UNKNOWN


def vacant_seats(snapshot: Snapshot) -> tuple[Vacancy, ...]:
    """The provided seats that no membership names, for however long, with how sure that is."""
    return tuple(_vacancies(snapshot, _posts(snapshot)))


def _posts(snapshot: Snapshot) -> list[Entity]:
    return [p for p in snapshot.own(EntityType.POST) if _provided(snapshot, p)]


def _provided(snapshot: Snapshot, post: Entity) -> bool:
    return snapshot.certainty[post.id].holds and post.value(Prop.BODY) in snapshot.entities


def _vacancies(snapshot: Snapshot, posts: Sequence[Entity]) -> Iterator[Vacancy]:
    for post in posts:
        body = snapshot.entities[post.value(Prop.BODY) or ""]
        rows = [
            *snapshot.into(post.id, RelationType.HOLDS_POST),
            *(d for d in snapshot.seats_in(body.id) if post.id in d.relation.all(Prop.POST)),
        ]
        filled = sum(as_int(d.relation.values, Prop.SEATS) or 1 for d in rows if d.certainty.holds)
        said = as_bool(post.values, Prop.FILLED)
        empty = 0 if said and not filled else _size(post) - filled
        if empty > 0:
            open_ = any(d.certainty is Certainty.UNKNOWN for d in rows)
            certainty = Certainty.UNKNOWN if open_ else _emptiness(snapshot, post, body, said=said)
            yield Vacancy(post, body, empty, certainty, _last_end(snapshot, post) or post.first_as_of)


def _size(post: Entity) -> int:
    return as_int(post.values, Prop.SEATS) or 1


def _emptiness(snapshot: Snapshot, post: Entity, body: Entity, *, said: bool | None) -> Certainty:
    """How sure it is that nobody holds the free seats of a post which no row leaves open."""
    if said is False:
        return Certainty.PRESENT
    rows = snapshot.seats_in(body.id)
    if not snapshot.members_complete(body) or any(_could_hold(snapshot, post, d) for d in rows):
        return Certainty.UNKNOWN
    stale = bool(rows) and not any(d.certainty is Certainty.PRESENT for d in rows)
    return Certainty.STALE if stale else Certainty.PRESENT


def _could_hold(snapshot: Snapshot, post: Entity, dated: Dated) -> bool:
    """Whether a member whose row names no post could be the one the post is meant for; nobody tells: it could."""
    if dated.certainty is Certainty.ABSENT or dated.relation.all(Prop.POST):
        return False
    actor = snapshot.entities[dated.relation.source]
    meant = ((Prop.EXPECTED_TYPE, Prop.ACTOR_TYPE), (Prop.EXPECTED_SECTOR, Prop.SECTOR))
    wanted = [(post.value(expected), actor.all(own)) for expected, own in meant if post.value(expected)]
    return not wanted or any(not own or code in own for code, own in wanted)


def _last_end(snapshot: Snapshot, post: Entity) -> str:
    """The last day on which a membership or holding of the post ended, by itself or with its holder; may be empty."""
    left = [r for r in snapshot.ended if r.target == post.id or post.id in r.all(Prop.POST)]
    ends = [r.value(Prop.END_DATE) or _end_of(snapshot, r.source) for r in left]
    return max((day for day in ends if day), key=latest, default="")


def _end_of(snapshot: Snapshot, actor: str) -> str | None:
    return snapshot.gone[actor].value(Prop.END_DATE) if actor in snapshot.gone else None


def _item(snapshot: Snapshot, vacancy: Vacancy) -> Item:
    long = empty_for(vacancy.since, snapshot.on, ended=bool(_last_end(snapshot, vacancy.post)))
    label = name(f"{vacancy.post.name}, {vacancy.body.name}")
    since = spelled(vacancy.since)
    size = several(vacancy.seats, "Sitz", "Sitze"), several(vacancy.seats, "seat", "seats")
    note = say(
        "{size}, frei seit {since}", "{size}, empty since {since}", since=since, size=Text(de=size[0], en=size[1])
    )
    if not vacancy.certainty.holds or not vacancy.since:
        note = say("{size}, niemand erfasst", "{size}, nobody recorded", size=Text(de=size[0], en=size[1]))
    subjects = (vacancy.post.id, vacancy.body.id)
    return Item(subjects, label, weakest(vacancy.certainty, long), note, (vacancy.post.id,))


def _sentence(posts: int, items: Sequence[Item], value: float) -> Text:
    if not posts:
        return Text(
            de="Welche Sitze die Gremien vorsehen, ist noch nicht erfasst.",
            en="Which seats the bodies provide has not been recorded yet.",
        )
    names = listing_of(i.label for i in items if i.certainty.holds)
    first = say(
        "Seit mehr als sechs Monaten {seats} frei: {names}.",
        "Empty for more than six months: {seats}, {names}.",
        seats=Text(
            de=f"{'ist' if value == 1 else 'sind'} {several(value, 'Sitz', 'Sitze')}",
            en=several(value, "seat", "seats"),
        ),
        names=names,
    )
    none = say(
        "Von {amount} in Gremien ist keine nachweislich seit mehr als sechs Monaten frei.",
        "Of {amount} in bodies none is known to have been empty for more than six months.",
        amount=Text(
            de=several(posts, "erfassten Stelle", "erfassten Stellen"),
            en=several(posts, "recorded post", "recorded posts"),
        ),
    )
    asked = listing_of(i.label for i in items if i.certainty is Certainty.UNKNOWN)
    second = say(
        "Zu klären, ob und seit wann frei: {asked}.",
        "To be cleared whether and since when empty: {asked}.",
        asked=asked,
    )
    return sentences(first if value else none, second if asked.de else None)
