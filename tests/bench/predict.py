"""``python -m tests.bench.predict``: hide real ties, and see who finds them again, beside the usual predictors.

From each network 10 % and 20 % of the ties are hidden at random, many times with fixed seeds. Each predictor sees what
is left and orders all pairs without a tie. Counted are hits in the first k places (k the number hidden; as a share of
k), hits in the first ten, and the AUC. The last two columns say what ours has more (+) or less (-), as the mean of
paired differences with its 99 % interval (paired bootstrap); ``better`` or ``worse`` stands only where the interval
leaves out 0, else ``open``.

Networks, each with what is known of the actors and without (``ties only``: neither codes nor seats):

* Karlsruhe from contact up (52 ties: 10 % are five) and from exchange up (17: two). Of the 52, 36 are one statement in
  one table, that four services visit the parents' cafés of nine carriers: hiding five of them leaves the pattern, so
  this network is easier than it looks. Intervals are over draws from this one network and say nothing of other towns.
* synthetic districts (``tests/synthetic``), other seeds than those the prior was chosen on. Their ties are drawn by
  sector, shared body, partners of partners and activity, and our signs look for the same forces: a win there says
  that the predictor uses what is in the data, not that towns are like that. ``shuffled`` gives the actors each other's
  codes and seats, so that these say nothing. Intervals are over districts.
* two networks of the textbooks, from networkx: nobody of us made their ties, and nothing but ties is known.

Musterstadt (10 ties, so 10 % is one) is too small to be measured. Predictions read no indicator and no finding, and no
sign is made from a hidden tie. Arguments choose networks by a part of their name.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import networkx as nx
import numpy as np

from graph.district.loading import district_of, snapshot_from, snapshot_of
from graph.district.snapshot import Snapshot
from graph.imports import import_file
from graph.prediction import actor_traits_of, predict
from graph.prediction.actor_traits import ActorTraits
from graph.records import Entity, Relation
from graph.stores import open_store
from graph.stores.base import Scope
from ontology import load_model
from tests.bench.classical import CLASSICAL, Floats, Predictor
from tests.bench.hiding import LEVEL, Interval, Score, draws, measured, paired, unknown
from tests.synthetic.districts import district

KARLSRUHE = Path(__file__).parents[2] / "seed" / "karlsruhe"
SHARES = (0.1, 0.2)
ONE_NETWORK, EACH_DISTRICT = 200, 4
SEEDS = range(1000, 1060)
SIZES = (15, 30, 45, 60, 90, 120)
OURS = "ours"


class Case(NamedTuple):
    """A network and what is known of its actors."""

    adjacency: Floats
    traits: ActorTraits


class DataSet(NamedTuple):
    """Networks that are measured together: draws of one, or means of many."""

    name: str
    cases: tuple[Case, ...]

    @property
    def units(self) -> str:
        """What the intervals are over."""
        return "draws" if len(self.cases) == 1 else "districts"


def karlsruhe(threshold: int) -> Case:
    """The real network, at the date of its newest list."""
    model = load_model()
    store = open_store("sqlite://", model)
    import_file(KARLSRUHE, store, model, author="bench", time="2026-01-01T00:00:00+00:00")
    return _case(
        snapshot_of(store, model, district_of(store, "08212", Scope.of("08212")), date(2024, 9, 24)), threshold
    )


def synthetic(seed: int, actors: int) -> Case:
    """A synthetic district of which everything is recorded."""
    model, made = load_model(), district(seed, actors)
    entities = [r for r in made.records if isinstance(r, Entity)]
    home = next(e for e in entities if e.type == "District")
    ties = [r for r in made.records if isinstance(r, Relation)]
    return _case(snapshot_from(model, home, made.on, entities, ties), 1)


def _case(snapshot: Snapshot, threshold: int) -> Case:
    return Case(snapshot.network.adjacency(threshold), actor_traits_of(snapshot))


def textbook(network: "nx.Graph[str]") -> Case:
    """A network of which only ties are known."""
    return Case((nx.to_numpy_array(network) > 0).astype(np.float64), unknown(len(network)))


def ties_only(case: Case) -> Case:
    """The same ties between actors of whom nothing is known."""
    return Case(case.adjacency, unknown(len(case.adjacency)))


def shuffled(case: Case, seed: int) -> Case:
    """The same ties, but everybody has somebody else's traits."""
    order = np.random.default_rng(seed).permutation(len(case.adjacency))
    sectors, types, further, seats = case.traits.sectors, case.traits.types, case.traits.further, case.traits.seats
    return Case(
        case.adjacency, ActorTraits(sectors[order], types[order], tuple(f[order] for f in further), seats[order])
    )


def data_sets() -> Iterator[DataSet]:
    """All of them, one after the other."""
    for threshold, name in ((1, "Karlsruhe, contact"), (2, "Karlsruhe, exchange")):
        case = karlsruhe(threshold)
        yield DataSet(f"{name}, traits known", (case,))
        yield DataSet(f"{name}, ties only", (ties_only(case),))
    towns = tuple(synthetic(seed, SIZES[i % len(SIZES)]) for i, seed in enumerate(SEEDS))
    yield DataSet("synthetic districts, traits known", towns)
    yield DataSet("synthetic districts, ties only", tuple(ties_only(t) for t in towns))
    yield DataSet("synthetic districts, traits shuffled", tuple(shuffled(t, i) for i, t in enumerate(towns)))
    yield DataSet("karate club, ties only", (textbook(nx.karate_club_graph()),))
    yield DataSet("Les Misérables, ties only", (textbook(nx.les_miserables_graph()),))


def measure(data: DataSet, share: float) -> dict[str, Floats]:
    """The scores of every predictor, one row a unit: a draw of one network, or the mean of a district's draws."""
    found: dict[str, list[Floats]] = {}
    alone = len(data.cases) == 1
    for number, case in enumerate(data.cases):
        hidden = list(draws(case.adjacency, share, ONE_NETWORK if alone else EACH_DISTRICT, seed=number))
        for name, predictor in {OURS: ours(case.traits), **CLASSICAL}.items():
            rows = measured(predictor, hidden)
            found.setdefault(name, []).append(rows if alone else rows.mean(axis=0, keepdims=True))
    return {name: np.concatenate(rows) for name, rows in found.items()}


def ours(traits: ActorTraits) -> Predictor:
    """Our predictor for actors of whom that is known."""

    def predictor(adjacency: Floats) -> Floats:
        return predict(adjacency, traits).log_odds

    return predictor


def table(data: DataSet, share: float) -> Iterator[str]:
    """The lines of one table."""
    found = measure(data, share)
    ties = [int(case.adjacency.sum() / 2) for case in data.cases]
    counted = _range([max(1, round(share * m)) for m in ties])
    yield f"\n{data.name}: {_range([len(c.adjacency) for c in data.cases])} actors, {_range(ties)} ties; {share:.0%}"
    yield f"hidden = {counted}; {len(found[OURS])} {data.units}; {LEVEL:.0%} intervals"
    yield f"{'':<24}{'top k':>7}{'top 10':>8}{'AUC':>7}   {'ours in top k':<31}{'ours in AUC':<31}"
    for name, rows in found.items():
        mean = Score(*rows.mean(axis=0))
        line = f"{name:<24}{mean.top_k:>7.3f}{mean.top_ten:>8.2f}{mean.auc:>7.3f}"
        if name != OURS:
            columns = (Score._fields.index(c) for c in ("top_k", "auc"))
            line += "   " + "".join(_told(paired(found[OURS][:, i], rows[:, i])) for i in columns)
        yield line.rstrip()


def _range(numbers: Sequence[int]) -> str:
    return str(min(numbers)) if len(set(numbers)) == 1 else f"{min(numbers)} to {max(numbers)}"


def _told(difference: Interval) -> str:
    return f"{difference.mean:+.3f} [{difference.low:+.3f} {difference.high:+.3f}] {difference.verdict:<7}"


def main(write: Callable[[str], object] = print) -> None:
    """Print a table for each network and share."""
    for data in data_sets():
        if not sys.argv[1:] or any(word in data.name for word in sys.argv[1:]):
            for share in SHARES:
                for line in table(data, share):
                    write(line)


if __name__ == "__main__":
    main()
