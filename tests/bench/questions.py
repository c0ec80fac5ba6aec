"""``python -m tests.bench.questions``: how many answers each order of the questions needs, on districts of known truth.

Somebody who knows the truth answers the first question of the order, the answer is applied, and the questions are put
in order anew. Counted is until four fifths of the width is gone that answers can close, and until every planted gap is
proven: a gap by its own rule; a hint or a question on the data by the answer to it. A run that does not get there
counts with all answers that could be given, and one more.

``rows`` is what somebody does who has the list and no order: row by row, organizations before bodies, each row's open
questions, then those on what no row is for. It already gains from questions that tell several rows in one answer.
``subjects`` sorts by what a question is about, ``ranking`` as the findings are ranked.

With ``--kept FILE`` each district is written down as soon as it is measured, and what the file holds is not measured
again: a run can be stopped, go on, take further orders and further districts. Another order of the product wants
another file.
"""

import argparse
import gc
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import product
from math import inf
from pathlib import Path
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
WORTH = "worth"


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
    WORTH: _by_worth,
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
    walk, asked = Walk([sum(start.values())], [proving.left(now)]), order(now, draw)
    for _ in range(_MOST):
        if walk.open[-1] <= goal and not walk.unproven[-1]:
            break
        question = next((q for q in asked if q.key not in silent), None)
        if question is None:
            break
        given, changed = _answered(who, question, now, records)
        if not _told_in_part(question, given):
            silent.add(question.key)  # nobody is asked the same twice; who does not know has cost a question
        if changed is not records:
            records, now = changed, analysed(changed, of)
            asked = order(now, draw)
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


@dataclass(frozen=True)
class Measured:
    """What of a district may stay open, and what each order that was tried needed to get there."""

    goal: float
    found: Found

    def and_in(self, of: District, names: Sequence[str]) -> "Measured":
        """The same with further orders."""
        who = Truthful(of)
        walks = {name: walked(of, who, ORDERS[name], Random(0), self.goal) for name in names if name not in self.found}
        return Measured(self.goal, {**self.found, **{n: _needed(walk, self.goal) for n, walk in walks.items()}})


def by_worth(of: District) -> Measured:
    """The order by worth to its end: that is what answers can close, and four fifths of it are the goal."""
    walk = walked(of, Truthful(of), ORDERS[WORTH], Random(0))
    goal = walk.open[0] - GONE * (walk.open[0] - min(walk.open))
    return Measured(goal, {WORTH: _needed(walk, goal)})


def _needed(walk: Walk, goal: float) -> tuple[int, int]:
    return walk.until_gone(goal), walk.until_proven


def table(level: float, names: Sequence[str], found: Sequence[Found]) -> Iterator[str]:
    """The means of all orders with their intervals, and by how much the order by worth is shorter than each other."""
    yield f"hidden {level:.0%}, {len(found)} districts"
    for name in names:
        gone, proven = ([row[name][n] for row in found] for n in (0, 1))
        yield f"  {name:<9} 80 % of the width {interval(gone)}   planted gaps {interval(proven)}"
    for name in (n for n in names if n != WORTH):
        saved = [row[name][0] - row[WORTH][0] for row in found]
        parts = [ratio([(row[WORTH][n], row[name][n]) for row in found]) for n in (0, 1)]
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
    """A district to be measured: its seed, how many actors, and what share is hidden."""

    seed: int
    actors: int
    level: float


class Kept:
    """What was measured so far, in a file of one line for each time that a district was measured; or nowhere."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.measured: dict[Task, Measured] = {}
        for line in path.read_text("utf-8").splitlines() if path is not None and path.exists() else ():
            task, goal, found = json.loads(line)
            self.measured[Task(*task)] = Measured(
                goal, {name: (gone, proven) for name, (gone, proven) in found.items()}
            )

    def keep(self, task: Task, measured: Measured) -> None:
        """Remember what was measured, in the place of what was known of that district."""
        self.measured[task] = measured
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([task, measured.goal, measured.found]) + "\n")


def measured(task: Task, names: Sequence[str], before: Measured | None) -> Measured:
    """One district in the order by worth and in these, except where that is known from before."""
    (of,) = trials([task.seed], task.actors, task.level)
    return (before or by_worth(of)).and_in(of, names)


def _patiently() -> None:
    """Behind everybody else, and with few searches for garbage: every analysis makes much and keeps little."""
    os.nice(10)
    gc.set_threshold(200_000)


def chosen() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--districts", type=int, default=100)
    parser.add_argument("--actors", type=int, default=45)
    parser.add_argument("--first", type=int, default=2000, help="seed of the first district")
    parser.add_argument("--orders", nargs="+", choices=ORDERS, default=list(ORDERS), help="only these beside worth")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--kept", type=Path, metavar="FILE", help="where results are written down as they come")
    parser.add_argument("--time", type=int, metavar="ACTORS", help="only how long the order of so many actors takes")
    return parser.parse_args()


def main() -> None:
    """District after district in several processes, then the table, level by level."""
    asked = chosen()
    if asked.time is not None:
        analysing, ordering = times(asked.time)
        print(f"{asked.time} actors, processor seconds: analysed {analysing:.2f}, then in order {ordering:.2f}")
        return
    kept, names = Kept(asked.kept), sorted({WORTH, *asked.orders}, key=list(ORDERS).index)
    seeds = range(asked.first, asked.first + asked.districts)
    tasks = [Task(seed, asked.actors, level) for seed, level in product(seeds, LEVELS)]
    open_ = [t for t in tasks if t not in kept.measured or not kept.measured[t].found.keys() >= set(names)]
    with ProcessPoolExecutor(asked.processes, initializer=_patiently) as pool:
        running = {pool.submit(measured, task, names, kept.measured.get(task)): task for task in open_}
        for done in as_completed(running):
            kept.keep(running[done], done.result())
            print(running[done].seed, running[done].level, done.result().found, flush=True)
    print(f"{asked.actors} actors; mean [95 %]")
    for level in LEVELS:
        found = [kept.measured[task].found for task in tasks if task.level == level]
        print("\n".join(table(level, names, found)))


if __name__ == "__main__":
    main()
