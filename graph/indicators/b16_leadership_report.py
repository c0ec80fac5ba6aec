"""B16: leaders who presented early help in a political body."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from graph.as_of import RECENT_MONTHS
from graph.certainty import Certainty, surest
from graph.district.consultations import Consulted, recent
from graph.district.levels import levels_of
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.seats import LEADERS
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name, sentences, several
from ontology import Text, say
from ontology.names import Prop

_COLLECT = Text(
    de="Tragen Sie bei den Beratungen ein, wer die Vorlage vorgestellt hat, und bei dieser Organisation oder Stelle "
    "die Ebene.",
    en="Record at the consultations who presented the paper, and the level of that organization or group.",
)


class Presented(NamedTuple):
    """An actor that presented papers: whether it is a leader (None: not known), how sure, and the consultations."""

    actor: str
    leader: bool | None
    certainty: Certainty
    rows: tuple[Consulted, ...]


@indicator(
    "B16",
    label=Text(de="Leitungen berichten in der Politik", en="leadership report"),
    question=Text(
        de="Stellen Leitungskräfte die Frühen Hilfen selbst in politischen Gremien vor?",
        en="Do leaders present early help in political bodies themselves?",
    ),
    needs=("consultations",),
    norms=("5",),
    dimension="5",
    unit="count",
    better="higher",
    collect=_COLLECT,
)
def leadership_report(snapshot: Snapshot) -> Outcome:
    """Distinct leaders (STRAT, LEIT) who presented a paper in a political body in 24 months (domain 12.2, B16).

    Source: project description of the NZFH's accompaniment (S1). The level is that of the actor, its seats or its
    posts. A presenter of unknown level, and a consultation without one, widen the range. Details: ``presenters``, and
    ``open`` for consultations of which nobody says who presented.
    """
    rows = recent(snapshot, RECENT_MONTHS)
    found = _presented(snapshot, rows)
    silent = [r for r in rows if not _presenters(snapshot, r)]
    leaders = [p for p in found if p.leader]
    possible = [p for p in found if p.leader is not False]
    return Outcome(
        sentence=LazyText(lambda: _sentence(snapshot, found, len(rows), len(silent))),
        value=float(sum(p.certainty.holds for p in leaders)) if found else None,
        low=float(sum(p.certainty is Certainty.PRESENT for p in leaders)),
        high=float(len(possible) + len(silent)),
        n=len(rows),
        items=LazyItems(lambda: (_item(snapshot, p) for p in found)),
        missing=() if found else (_COLLECT,),
        details=LazyDetails(lambda: {"presenters": float(len(found)), "open": float(len(silent))}),
    )


def leads(levels: Collection[str]) -> bool | None:
    """Whether an actor of these levels is a leader; None where no level is recorded.

    >>> leads({"OPER", "LEIT"}), leads({"KOORD"}), leads(())
    (True, False, None)
    """
    return any(level in LEADERS for level in levels) if levels else None


def _presenters(snapshot: Snapshot, row: Consulted) -> list[str]:
    return [id for id in row.relation.all(Prop.PRESENTED_BY) if id in snapshot.entities]


def _presented(snapshot: Snapshot, rows: Sequence[Consulted]) -> tuple[Presented, ...]:
    levels = snapshot.derived(levels_of)
    by_actor: dict[str, list[Consulted]] = {}
    for row in rows:
        for id in _presenters(snapshot, row):
            by_actor.setdefault(id, []).append(row)
    return tuple(
        Presented(id, leads(levels.get(id, ())), surest(*(r.certainty for r in mine)), tuple(mine))
        for id, mine in sorted(by_actor.items())
    )


def _item(snapshot: Snapshot, found: Presented) -> Item:
    role = {True: _LEADER, False: _NO_LEADER, None: _OPEN}[found.leader]
    where = listing_of(r.label for r in found.rows)
    note = say("{role}; {where}", "{role}; {where}", role=role, where=where)
    certainty = Certainty.UNKNOWN if found.leader is None else found.certainty
    subjects = (found.actor, *dict.fromkeys(r.paper.id for r in found.rows))
    return Item(subjects, name(snapshot.name(found.actor)), certainty, note, tuple(r.relation.id for r in found.rows))


_LEADER, _NO_LEADER = Text(de="mit Leitungsverantwortung", en="leader"), Text(de="ohne Leitung", en="no leader")
_OPEN = Text(de="Ebene nicht erfasst", en="level not recorded")


def _sentence(snapshot: Snapshot, found: Sequence[Presented], rows: int, silent: int) -> Text:
    if not found:
        return Text(
            de="Wer die Frühen Hilfen in den letzten 24 Monaten in politischen Gremien vorgestellt hat, ist nicht "
            "erfasst.",
            en="Who presented early help in political bodies in the last 24 months has not been recorded.",
        )
    leaders = listing_of(name(snapshot.name(p.actor)) for p in found if p.leader and p.certainty.holds)
    others = listing_of(name(snapshot.name(p.actor)) for p in found if not (p.leader and p.certainty.holds))
    first = say(
        "In den letzten 24 Monaten stellten Leitungen die Frühen Hilfen in politischen Gremien vor: {leaders}.",
        "In the last 24 months leaders presented early help in political bodies: {leaders}.",
        leaders=leaders,
    )
    second = say(
        "{words}orgestellt haben, ohne dass ihre Leitungsebene belegt ist: {others}.",
        "{words}resented by, without a recorded level of leadership: {others}.",
        others=others,
        words=Text(de="Außerdem v" if leaders.de else "V", en="Also p" if leaders.en else "P"),
    )
    third = say(
        "Bei {amount} von {rows} ist nicht erfasst, wer vorgestellt hat.",
        "For {amount} of {rows} the presenter is not recorded.",
        amount=Text(de=several(silent, "Beratung", "Beratungen"), en=str(silent)),
        rows=Text(de=str(rows), en=several(rows, "consultation", "consultations")),
    )
    return sentences(first if leaders.de else None, second if others.de else None, third if silent else None)
