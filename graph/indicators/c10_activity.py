"""C10: how often the organizations come to the network meetings they are invited to."""

from collections.abc import Mapping, Sequence

from graph.as_of import Certainty, weakest
from graph.district.meetings import Held, Presence, meetings_within
from graph.district.outcome import Item, Outcome
from graph.district.ranges import Share, Weighed, share
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name, percent, sentences, several
from ontology import Text
from ontology.names import BodyLayer, EntityType, MeetingKind, Prop

MONTHS = 12
SILENT = 1 / 3
"""Below this share of its meetings an organization counts as silent; own proposal of domain 12.3, C10."""
FEWEST = 2
"""As many invitations have to be known before anything is said of one organization."""
_COLLECT = Text(
    de="Führen Sie bei den Netzwerktreffen eine Liste: wer eingeladen war, wer da war und wer sich entschuldigt hat.",
    en="Keep a list at the network meetings: who was invited, who came and who sent apologies.",
)


@indicator(
    "C10",
    label=Text(de="Aktive Mitwirkung", en="activity"),
    question=Text(
        de="Wie oft kommen die Eingeladenen zu den Treffen des Netzwerks?",
        en="How often do those invited come to the meetings of the network?",
    ),
    needs=(),
    norms=("QR3-2",),
    dimension="3",
    unit="share",
    better="higher",
    collect=_COLLECT,
)
def compute(snapshot: Snapshot) -> Outcome:
    """Attended / invited, over organizations and network meetings of the 12 months before the date (domain 12.3, C10).

    Meetings of network bodies, and those of kind NETZ; a person counts for whoever sends it. Who was invited and of
    whom nobody says whether they came is not known and widens the range. Details: ``meetings``, ``invited``
    organizations, and the ``silent`` ones, also as ``<actor>|silent``: invited at least twice, and at less than a third
    of the meetings even if they came whenever it is not known.
    """
    held = [h for h in meetings_within(snapshot, MONTHS) if _of_network(snapshot, h)]
    by_actor = _by_actor(snapshot, held)
    found = share([w for rows in by_actor.values() for w in _weighed(rows)])
    shares = {id: share(_weighed(rows)) for id, rows in by_actor.items()}
    silent = [id for id, mine in shares.items() if is_silent(mine)]
    told = found.value is not None
    return Outcome(
        sentence=_sentence(snapshot, found, len(held), silent) if told else _unrecorded(),
        value=found.value,
        numerator=float(found.numerator) if told else None,
        denominator=float(found.denominator) if told else None,
        low=found.low,
        high=found.high,
        n=found.total,
        items=tuple(_item(snapshot, id, rows, shares[id]) for id, rows in by_actor.items()),
        missing=() if told else (_COLLECT,),
        details={
            "meetings": float(len(held)),
            "invited": float(len(by_actor)),
            "silent": float(len(silent)),
            **{f"{id}|silent": 1.0 for id in silent},
        },
    )


def is_silent(found: Share) -> bool:
    """Whether an organization came to less than a third of its meetings, even if it came whenever it is not known.

    >>> came, stayed_away, unknown = (Weighed(hit, Certainty.PRESENT) for hit in (True, False, None))
    >>> [is_silent(share([stayed_away] * n + [last])) for n, last in ((3, came), (2, came), (1, unknown))]
    [True, False, False]
    """
    return found.total >= FEWEST and found.high is not None and found.high < SILENT


def _of_network(snapshot: Snapshot, held: Held) -> bool:
    body = snapshot.known(held.meeting.value(Prop.BODY) or "")
    if body is None:
        return held.meeting.value(Prop.KIND) == MeetingKind.NETZ
    return body.type == EntityType.EARLY_HELP_NETWORK or snapshot.layer(body) == BodyLayer.NETWORK


def _by_actor(snapshot: Snapshot, held: Sequence[Held]) -> Mapping[str, list[Presence]]:
    """The meetings of each organization, once each, as sure as their day: it came if anybody came for it."""
    found: dict[str, dict[str, Presence]] = {}
    for meeting in held:
        for row in meeting.rows:
            for id in _houses(snapshot, row):
                known = found.setdefault(id, {}).get(meeting.meeting.id)
                if known is None or _ANSWERS.index(row.came) < _ANSWERS.index(known.came):
                    sure = weakest(row.certainty, meeting.certainty)
                    found[id][meeting.meeting.id] = row._replace(certainty=sure)
    return {id: list(rows.values()) for id, rows in sorted(found.items())}


_ANSWERS = (True, None, False)


def _houses(snapshot: Snapshot, row: Presence) -> tuple[str, ...]:
    """Whom a row counts for: a person for whoever sends it to a body, and for nobody if that is not recorded."""
    if row.actor.type != EntityType.PERSON:
        return (row.actor.id,)
    seats = (d.relation for d in snapshot.seats_of(row.actor.id) if d.certainty.holds)
    return tuple(dict.fromkeys(house for s in seats for house in s.all(Prop.ON_BEHALF_OF)))


def _weighed(rows: Sequence[Presence]) -> list[Weighed]:
    return [Weighed(r.came, r.certainty) for r in rows]


def _item(snapshot: Snapshot, id: str, rows: Sequence[Presence], found: Share) -> Item:
    note = Text(
        de=f"da bei {found.numerator} von {len(rows)} Treffen", en=f"came to {found.numerator} of {len(rows)} meetings"
    )
    if found.unknown:
        note = Text(de=f"{note.de}, {found.unknown} nicht erfasst", en=f"{note.en}, {found.unknown} not recorded")
    certainty = Certainty.PRESENT if found.denominator else Certainty.UNKNOWN
    return Item((id,), name(snapshot.name(id)), certainty, note, tuple(r.relation.id for r in rows))


def _sentence(snapshot: Snapshot, found: Share, meetings: int, silent: Sequence[str]) -> Text:
    value = percent(found.value or 0.0)
    first = Text(
        de=f"In den letzten 12 Monaten kamen die Eingeladenen bei {several(meetings, 'Treffen', 'Treffen')} zu {value} "
        f"({found.numerator} von {found.denominator} erfassten Teilnahmen).",
        en=f"In the last 12 months those invited came to {value} of {meetings} meetings ({found.numerator} of "
        f"{found.denominator} recorded attendances).",
    )
    names = listing_of(name(snapshot.name(id)) for id in silent)
    second = Text(
        de=f"Selten dabei: {names.de}. Woran liegt es: Einladung, Termin oder Thema?",
        en=f"Seldom there: {names.en}. What is the reason: invitation, date or topic?",
    )
    return sentences(first, second if silent else None)


def _unrecorded() -> Text:
    return Text(
        de="Wer in den letzten 12 Monaten zu den Netzwerktreffen kam, ist noch nicht erfasst.",
        en="Who came to the network meetings in the last 12 months has not been recorded yet.",
    )
