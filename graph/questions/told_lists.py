"""What lists would close if they were told now: the district as if they were, and what is still open then.

A list is supposed to say what is recorded: all members are there, also those of whom it is in doubt, old rows still
hold, each row has the code that is commonest in the district. Whatever it says in truth, it is told, and that is what
closes a range.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from graph.analysis import Analysis
from graph.answers.inputs import CODE, ORGANIZATION, ROWS
from graph.answers.keeping import statement_id, statement_source
from graph.answers.option import AnswerSaid, GivenAnswer, Option
from graph.certainty import Certainty
from graph.district.loading import snapshot_from
from graph.district.outcome import range_width
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators, outcome_of
from graph.questions.question import Question
from graph.records import Entity, Record, Relation
from graph.stores.base import Change, put
from ontology.names import Prop

_SEATS = {"members_incomplete": "all-with", "members_empty": "these-all"}
_OLD = {"stale_seats": "all-hold", "stale_relations": "all-hold"}
_CODED = {"sector_unknown": ("belong-to", Prop.SECTOR), "level_unknown": ("work-on", Prop.LEVEL)}
_OPTIONS = {**_SEATS, **_OLD, **{rule: option for rule, (option, _) in _CODED.items()}}


class ToldLists:
    """What of the ranges of a district is left once some of its lists are told; each is looked at once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._left: dict[tuple[frozenset[str], frozenset[str]], Mapping[str, float]] = {}

    def left(self, lists: Sequence[Question], indicators: Set[str]) -> Mapping[str, float]:
        """The widths of these indicators after all these lists; of what has no range then nothing is said."""
        if not indicators:
            return {}
        asked = frozenset(q.key for q in lists), frozenset(indicators)
        if asked not in self._left:
            self._left[asked] = _left(_as_told(self._snapshot, lists), indicators)
        return self._left[asked]


def supposable(question: Question) -> bool:
    """Whether the answer to a question is a list of which one can suppose that it says what is recorded."""
    return _option(question) is not None


def closed_by_lists(
    analysis: Analysis, lists: Mapping[str, tuple[Question, Set[str]]], open_: Mapping[str, float]
) -> Mapping[str, Mapping[str, float]]:
    """By key, what each list closes of the indicators on which it bears: the mean of told first and told last.

    Told first alone would miss what several lists close only together, told last what each closes by itself (the two
    ends of the orders over which the Shapley value is the mean; Shapley 1953).
    """
    told = analysis.snapshot.derived(ToldLists)
    borne = {key: (question, bearing & open_.keys()) for key, (question, bearing) in lists.items()}
    counted = Counter(i for _, indicators in borne.values() for i in indicators)
    shared = frozenset(i for i, amount in counted.items() if amount > 1)
    whole = told.left([question for question, _ in borne.values()], shared)
    found: dict[str, Mapping[str, float]] = {}
    for key, (question, indicators) in borne.items():
        first = told.left([question], indicators)
        rest = told.left([other for at, (other, _) in borne.items() if at != key], indicators & shared)
        alone = {i: max(0.0, open_[i] - first.get(i, open_[i])) for i in sorted(indicators)}
        last = {i: max(0.0, rest.get(i, 0.0) - whole.get(i, 0.0)) for i in indicators & shared}
        found[key] = {i: (closed + last.get(i, closed)) / 2 for i, closed in alone.items()}
    return found


def _left(snapshot: Snapshot, indicators: Set[str]) -> Mapping[str, float]:
    declared = all_indicators()
    outcomes = {i: outcome_of(declared[i], snapshot) for i in sorted(indicators)}
    return {i: range_width(o, declared[i].unit) for i, o in outcomes.items() if o.low is not None}


def _as_told(snapshot: Snapshot, lists: Sequence[Question]) -> Snapshot:
    """The district as if these lists were told."""
    now = {record.id: record for record in _records(snapshot)}
    for question in lists:
        now.update((c.id, c.record) for c in _changes(snapshot, question) if c.record is not None)
    entities = [r for r in now.values() if isinstance(r, Entity)]
    relations = [r for r in now.values() if isinstance(r, Relation)]
    return snapshot_from(snapshot.model, snapshot.district, snapshot.on, entities, relations)


def _records(snapshot: Snapshot) -> Iterator[Record]:
    yield from snapshot.entities.values()
    yield from snapshot.gone.values()
    yield from snapshot.ended
    yield from snapshot.later
    yield from (dated.relation for rows in snapshot.relations.values() for dated in rows)


def _option(question: Question) -> Option | None:
    return question.option(_OPTIONS.get(question.finding.rule, ""))


def _changes(snapshot: Snapshot, question: Question) -> Iterator[Change]:
    option = _option(question)
    if option is None:
        return
    given = GivenAnswer(option.id, "", snapshot.on.isoformat(), _values(snapshot, question, option))
    source = statement_id(snapshot.key, question.key, given)
    yield put(statement_source(snapshot.key, question.key, given))
    yield from option.means(AnswerSaid(question.case, given, source, option.label.de))


def _values(snapshot: Snapshot, question: Question, option: Option) -> Mapping[str, tuple[str, ...]]:
    rule = question.finding.rule
    if rule in _SEATS:
        rows = snapshot.seats_in(question.finding.subjects[0])
        doubtful = (row.relation.source for row in rows if row.certainty is Certainty.UNKNOWN)
        return {ORGANIZATION: tuple(dict.fromkeys(doubtful))}
    if rule in _CODED:
        rows_asked, codes = (question.choices(what) for what in option.inputs)
        code = _commonest(snapshot, _CODED[rule][1]) or codes[0].value
        return {ROWS: tuple(choice.value for choice in rows_asked), CODE: (code,)}
    return {}


def _commonest(snapshot: Snapshot, prop: Prop) -> str | None:
    """The code that most records of the district have."""
    records = (*snapshot.organizations, *(dated.relation for dated in snapshot.relations_of("Membership")))
    codes = Counter(code for record in records if (code := record.value(prop)))
    return max(codes, key=lambda code: (codes[code], code), default=None)


__all__ = ["ToldLists", "closed_by_lists", "supposable"]
