"""Whether old statements still hold: all of them, all but some, none since a day, or row by row."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from graph.answers.asking_whom import coordination, of_body
from graph.answers.inputs import A_DAY, DAY, ROWS, SINCE, SINCE_WHEN, rows_of
from graph.answers.option import Answers, AnswerSaid, Asks, Case, Choice, GivenAnswer, Input, InputKind, Option
from graph.answers.saying import Saying
from graph.certainty import Certainty
from graph.records import SHARED, Record, Relation, with_claims
from graph.records.claims import EXISTS, Presence
from graph.stores.base import Change
from ontology import Text
from ontology.names import AnswerMeaning, Prop

Rows = Callable[[Case], Sequence[Relation]]
_HOLDS = "holds"


def _newest_source(record: Record) -> str:
    said = [c for c in record.about(EXISTS) if c.presence is Presence.PRESENT]
    return max(said, key=lambda c: c.as_of).source


def _stale(case: Case, rows: Iterable[tuple[Relation, Certainty]]) -> tuple[Relation, ...]:
    """Old rows that the source of the question said last."""
    owners, source = (case.snapshot.key, SHARED), case.subjects[1]
    old = (r for r, sure in rows if sure is Certainty.STALE and r.owner in owners)
    return tuple(r for r in old if _newest_source(r) == source)


def old_seats(case: Case) -> tuple[Relation, ...]:
    """The seats of a body that a question asks to confirm: those that its source said last, long ago."""
    return _stale(case, case.snapshot.seats_in(case.subjects[0]))


def _relations(case: Case) -> tuple[Relation, ...]:
    return _stale(case, case.snapshot.relations.get(case.subjects[0], ()))


@dataclass(frozen=True, slots=True)
class _OldRows:
    """A list of old rows, and what may be said of it."""

    rows: Rows

    def choices(self, case: Case) -> Sequence[Choice]:
        return rows_of(case, self.rows(case))

    def all_hold(self, said: AnswerSaid) -> Iterable[Change]:
        saying = Saying(said)
        saying.confirm(*(r.id for r in self.rows(said.case)))
        return saying.changes

    def all_but(self, said: AnswerSaid) -> Iterable[Change]:
        saying, gone = Saying(said), set(said.given.all(ROWS))
        saying.confirm(*(r.id for r in self.rows(said.case) if r.id not in gone))
        saying.end(sorted(gone), said.given.one(SINCE))
        return saying.changes

    def none(self, said: AnswerSaid) -> Iterable[Change]:
        saying = Saying(said)
        saying.end([r.id for r in self.rows(said.case)], said.given.one(SINCE))
        return saying.changes

    def one_by_one(self, said: AnswerSaid) -> Iterable[Change]:
        saying = Saying(said)
        saying.confirm(*said.given.all(_HOLDS))
        saying.end(said.given.all(ROWS), said.given.one(SINCE))
        return saying.changes


def _one_row(case: Case, given: GivenAnswer) -> Sequence[str]:
    """Something has to be said of one row at least."""
    del case
    return () if given.all(ROWS) else (_HOLDS,)


def _answers(rows: Rows, ask: Asks) -> Answers:
    """The options on a list of old rows."""
    old, fact = _OldRows(rows), AnswerMeaning.FACT
    gone = Input(ROWS, Text(de="nicht mehr", en="no longer"), InputKind.RECORDS, old.choices, many=True)
    holds = replace(gone, name=_HOLDS, label=Text(de="stimmt noch", en="still holds"), required=False)
    each = (holds, replace(gone, required=False, unlike=_HOLDS), SINCE_WHEN)
    return Answers(
        (
            Option("all-hold", Text(de="alle stimmen noch", en="all still hold"), fact, (), old.all_hold),
            Option("all-but", Text(de="alle außer …", en="all but …"), fact, (gone, SINCE_WHEN), old.all_but),
            Option("none", Text(de="nicht mehr, seit …", en="no longer, since …"), fact, (SINCE_WHEN,), old.none),
            Option("one-by-one", _ROW_BY_ROW, fact, each, old.one_by_one, partly=True, also=_one_row),
        ),
        ask,
    )


_ROW_BY_ROW = Text(de="Zeile für Zeile", en="row by row")
STALE_SEATS = _answers(old_seats, of_body)
STALE_RELATIONS = _answers(_relations, coordination)


# -- from when a list is ------------------------------------------------------------------------------------------


def _undated(case: Case) -> tuple[Record, ...]:
    """What the list says without a day, entities and relations."""
    snapshot, source = case.snapshot, case.subjects[0]
    rows = (d.relation for found in snapshot.relations.values() for d in found)
    records: tuple[Record, ...] = (*snapshot.entities.values(), *rows)
    own = (r for r in records if r.owner == snapshot.key)
    return tuple(r for r in own if any(c.source == source and not c.as_of for c in r.claims))


def _of_day(said: AnswerSaid) -> Iterable[Change]:
    """The list describes this day: what it said without a day, it said for that one."""
    saying, source, day = Saying(said), said.case.subjects[0], said.given.needed(DAY)
    for record in _undated(said.case):
        claims = (c._replace(as_of=day) if c.source == source and not c.as_of else c for c in record.claims)
        saying.rewrite(with_claims(record, claims))
    saying.tell(source, {Prop.STATED_ON: day})
    return saying.changes


def _holds_today(said: AnswerSaid) -> Iterable[Change]:
    """All that the list says without a day is there on the day of the statement."""
    saying, source = Saying(said), said.case.subjects[0]
    held = (r for r in _undated(said.case) if r.presence is Presence.PRESENT and r.id != source)
    saying.confirm(*(r.id for r in held if any(c.prop == EXISTS and c.source == source for c in r.claims)))
    return saying.changes


UNDATED_LIST = Answers(
    (
        Option("of-day", Text(de="sie ist vom …", en="it is of …"), AnswerMeaning.FACT, (A_DAY,), _of_day),
        Option(
            "holds-today", Text(de="sie stimmt heute noch", en="it still holds"), AnswerMeaning.FACT, (), _holds_today
        ),
    ),
    coordination,
)
"""From when an undated list is."""

__all__ = ["STALE_RELATIONS", "STALE_SEATS", "UNDATED_LIST", "old_seats"]
