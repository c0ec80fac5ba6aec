"""``python -m tests.bench.questions``: how many answers each order of the questions needs, on districts of known truth.

Somebody who knows the truth answers the first question of the order, the answer is applied, and the questions are put
in order anew. Counted is until four fifths of the width is gone that answers can close, and until every planted gap is
proven: a gap by its own rule; a hint or a question on the data by the answer to it. A run that does not get there
counts with all answers that could be given, and one more.

``rows`` is what somebody does who has the list and no order: row by row, organizations before bodies, each row's open
questions, then those on what no row is for. It already gains from questions that tell several rows in one answer.
``subjects`` sorts by what a question is about, ``ranking`` as the findings are ranked.
"""

import argparse
import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from math import inf
from random import Random
from time import process_time
from typing import NamedTuple

import numpy as np

from graph.analysis import Analysis, analyse
from graph.answers.option import GivenAnswer
from graph.district.loading import snapshot_from
from graph.editing.supposing import after_changes
from graph.errors import InvalidError
from graph.findings.finding import singles
from graph.questions import Question, changes_of, questions_of
from graph.questions.widths import widths
from graph.questions.worth import ranked
from graph.records import Entity, Record, Relation
from ontology import load_model
from ontology.names import AnswerMeaning
from tests.bench.telling import truthful_answer
from tests.bench.truthful import Truthful
from tests.synthetic.districts import District, district
from tests.synthetic.gaps import DISPUTED, SILENT, Plant, Planted, plants

LEVELS = (0.3, 0.6, 0.9)
GONE = 0.8
RESAMPLES = 2000
_MOST = 120
Order = Callable[[Analysis, Random], Sequence[Question]]
Found = Mapping[str, tuple[int, int]]
"""By order, answers until the width is gone and until the gaps are proven."""


def _by_worth(analysis: Analysis, draw: Random) -> Sequence[Question]:
    del draw
    return [r.question for r in ranked(analysis)]


def _by_rank(analysis: Analysis, draw: Random) -> Sequence[Question]:
    del draw
    return questions_of(analysis)


def _by_subject(analysis: Analysis, draw: Random) -> Sequence[Question]:
    del draw
    return sorted(questions_of(analysis), key=lambda q: (q.finding.subjects, q.finding.rule))


def _by_rows(analysis: Analysis, draw: Random) -> Sequence[Question]:
    """Who keeps the list goes through its rows, organizations before bodies, and then through what no row is for."""
    del draw
    rows = {id: number for number, id in enumerate(analysis.snapshot.entities)}

    def place(question: Question) -> tuple[float, Sequence[str], str]:
        about = (*question.finding.subjects, *question.case.records)
        return min((rows[id] for id in about if id in rows), default=inf), question.finding.subjects, question.key

    return sorted(questions_of(analysis), key=place)


def _by_chance(analysis: Analysis, draw: Random) -> Sequence[Question]:
    found = sorted(questions_of(analysis), key=lambda q: q.key)
    draw.shuffle(found)
    return found


ORDERS: dict[str, Order] = {
    "worth": _by_worth,
    "ranking": _by_rank,
    "rows": _by_rows,
    "subjects": _by_subject,
    "chance": _by_chance,
}


@dataclass
class Walk:
    """One district, asked in one order: how much is open after each answer, and which planted gaps are not proven."""

    open: list[float]
    unproven: list[int]

    def until_gone(self, goal: float) -> int:
        """Answers until no more than the goal is open."""
        return _first(self.open, goal)

    @property
    def until_proven(self) -> int:
        """Answers until every planted gap is proven."""
        return _first(self.unproven, 0)


def _first(values: Sequence[float], goal: float) -> int:
    """How many answers until the goal for the first time; all and one more where it is never reached."""
    return next((n for n, value in enumerate(values) if value <= goal + 1e-9), len(values))


def analysed(records: Sequence[Record], of: District) -> Analysis:
    """The district as it is recorded now."""
    entities = [r for r in records if isinstance(r, Entity)]
    home = next(e for e in entities if e.type == "District")
    relations = [r for r in records if isinstance(r, Relation)]
    return analyse(snapshot_from(load_model(), home, of.on, entities, relations))


def walked(of: District, who: Truthful, order: Order, draw: Random, goal: float = -1.0) -> Walk:
    """Ask, answer, and ask again, until nothing is left to ask, or no more than the goal is open and all is proven."""
    records: Sequence[Record] = of.records
    now, silent = who.begun, set[str]()
    start, proving = widths(now), Proving(of.planted)
    walk = Walk([sum(start.values())], [proving.left(now)])
    for _ in range(_MOST):
        if walk.open[-1] <= goal and not walk.unproven[-1]:
            break
        question = next((q for q in order(now, draw) if q.key not in silent), None)
        if question is None:
            break
        given, changed = _answered(who, question, now, records)
        if not _told_in_part(question, given):
            silent.add(question.key)  # nobody is asked the same twice; who does not know has cost a question
        if changed is not records:
            records, now = changed, analysed(changed, of)
        walk.open.append(_left(start, now))
        walk.unproven.append(proving.left(now))
    return walk


def _told_in_part(question: Question, given: GivenAnswer) -> bool:
    option = question.option(given.option)
    return option is not None and option.partly


def _answered(
    who: Truthful, question: Question, now: Analysis, records: Sequence[Record]
) -> tuple[GivenAnswer, Sequence[Record]]:
    given = truthful_answer(who, question, now.snapshot, now.snapshot.on)
    option = question.option(given.option)
    if option is None or option.meaning is AnswerMeaning.LATER:
        return given, records
    try:
        changes = changes_of(now.snapshot, question, given, persons=True)
        return given, tuple(after_changes(records, changes).values())
    except InvalidError:
        return given, records


def _left(start: Mapping[str, float], now: Analysis) -> float:
    """What is left of the widths at the start; a range that can no longer be drawn is as open as before."""
    found = widths(now)
    told = {i for i, outcome in now.outcomes.items() if outcome.low is not None}
    return sum(min(width, found.get(i, 0.0)) if i in told else width for i, width in start.items())


@dataclass
class Proving:
    """Which planted gaps are not proven yet, answer by answer."""

    planted: Sequence[Planted]

    def __post_init__(self) -> None:
        self._raised: set[Planted] = set()

    def left(self, now: Analysis) -> int:
        """How many are not proven: never found so far, or still asked."""
        found = {(f.rule, frozenset(f.subjects)): f for f in singles(now.findings)}
        asked = {q.key for q in questions_of(now)}
        left = 0
        for gap in self.planted:
            finding = found.get((gap.expected.rule, frozenset(gap.expected.subjects)))
            if finding is not None:
                self._raised.add(gap)
            settled = gap in self._raised if finding is None else finding.certainty == "gap" or finding.key not in asked
            left += not settled
        return left


def trials(seeds: Sequence[int], actors: int, level: float) -> Iterator[District]:
    """Exemplary districts, each with three gaps of which nobody says anything, with that share of facts hidden."""
    chapters = [[p for p in plants(c) if p.manner in (SILENT, DISPUTED)] for c in ("actors", "papers", "working")]
    for seed in seeds:
        chosen: list[Plant] = [each[seed % len(each)] for each in chapters]
        yield district(seed, actors, level, exemplary=True, plant=chosen)


def ratio(pairs: Sequence[tuple[int, int]]) -> str:
    """All answers of one order over all of the other, and where that lies in 95 of 100 resamples of the districts."""
    draw, found = np.random.default_rng(1), np.array(pairs, dtype=float)
    sums = found[draw.integers(0, len(found), (RESAMPLES, len(found)))].sum(axis=1)
    low, high = np.percentile(sums[:, 0] / sums[:, 1], (2.5, 97.5))
    return f"{found[:, 0].sum() / found[:, 1].sum():5.2f} [{low:4.2f};{high:4.2f}]"


def interval(values: Sequence[float]) -> str:
    """The mean and where it lies in 95 of 100 resamples."""
    draw, found = np.random.default_rng(1), np.array(values, dtype=float)
    means = draw.choice(found, (RESAMPLES, len(found))).mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return f"{found.mean():6.1f} [{low:5.1f};{high:5.1f}]"


def compared(of: District, names: Sequence[str]) -> Found:
    """By order: answers until four fifths are gone that answers can close, and until all planted gaps are proven."""
    who = Truthful(of)
    first = walked(of, who, ORDERS["worth"], Random(0))
    goal = first.open[0] - GONE * (first.open[0] - min(first.open))
    others = {name: walked(of, who, ORDERS[name], Random(0), goal) for name in names if name != "worth"}
    return {name: (w.until_gone(goal), w.until_proven) for name, w in {"worth": first, **others}.items()}


def table(level: float, found: Sequence[Found]) -> Iterator[str]:
    """The means of all orders with their intervals, and by how much the order by worth is shorter than each other."""
    yield f"hidden {level:.0%}, {len(found)} districts"
    for name in found[0]:
        gone, proven = ([row[name][n] for row in found] for n in (0, 1))
        yield f"  {name:<9} 80 % of the width {interval(gone)}   planted gaps {interval(proven)}"
    for name in (n for n in found[0] if n != "worth"):
        saved = [row[name][0] - row["worth"][0] for row in found]
        parts = [ratio([(row["worth"][n], row[name][n]) for row in found]) for n in (0, 1)]
        yield f"  fewer than {name:<9} {interval(saved)}   part of its answers {parts[0]}   for gaps {parts[1]}"


def times(actors: int) -> tuple[float, float]:
    """Processor seconds to analyse a district, and from there until its questions stand in order."""
    other, of = trials([1, 2], actors, LEVELS[-1])
    ranked(analysed(other.records, other))  # rules and indicators are loaded by who asks first
    begin = process_time()
    analysis = analysed(of.records, of)
    between = process_time()
    ranked(analysis)
    return between - begin, process_time() - between


class Task(NamedTuple):
    """A district to be measured: its seed, how many actors, what share is hidden, and in which orders it is asked."""

    seed: int
    actors: int
    level: float
    names: Sequence[str]


def measured(task: Task) -> tuple[Task, Found]:
    """One district in all orders."""
    (of,) = trials([task.seed], task.actors, task.level)
    return task, compared(of, task.names)


def _patiently() -> None:
    """Behind everybody else, and with few searches for garbage: every analysis makes much and keeps little."""
    os.nice(10)
    gc.set_threshold(200_000)


def main() -> None:
    """District after district in several processes, then the table, level by level."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--districts", type=int, default=100)
    parser.add_argument("--actors", type=int, default=45)
    parser.add_argument("--first", type=int, default=2000, help="seed of the first district")
    parser.add_argument("--orders", nargs="+", choices=ORDERS, default=list(ORDERS), help="only these beside worth")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--time", type=int, metavar="ACTORS", help="only how long the order of so many actors takes")
    chosen = parser.parse_args()
    if chosen.time is not None:
        analysing, ordering = times(chosen.time)
        print(f"{chosen.time} actors, processor seconds: analysed {analysing:.2f}, then in order {ordering:.2f}")
        return
    seeds = range(chosen.first, chosen.first + chosen.districts)
    tasks = [Task(seed, chosen.actors, level, chosen.orders) for seed, level in product(seeds, LEVELS)]
    found: dict[float, list[Found]] = {level: [] for level in LEVELS}
    with ProcessPoolExecutor(chosen.processes, initializer=_patiently) as pool:
        for task, counts in pool.map(measured, tasks):
            found[task.level].append(counts)
            print(task.seed, task.level, counts, flush=True)
    print(f"{chosen.actors} actors; mean [95 %]")
    for level in LEVELS:
        print("\n".join(table(level, found[level])))


if __name__ == "__main__":
    main()
