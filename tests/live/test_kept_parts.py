"""What is kept over a change, a layout and the losses of ties, is what is made from scratch, whatever changed."""

from random import Random

import numpy as np
import pytest

from graph.map import layout
from graph.map.layout import LISTED, MEMBER, STEERING, Thing, arranged
from graph.map.sectors import GROUPS
from graph.what_if import losses
from graph.what_if.between import Between
from graph.what_if.losses import lost_actors, lost_ties


def _drawn(draw: Random) -> Between:
    size = draw.randrange(3, 12)
    pairs = sorted({tuple(sorted(draw.sample(range(size), 2))) for _ in range(draw.randrange(1, 20))})
    systems = np.array([draw.choice("KGO") for _ in range(size)])  # nobody is of two
    coordination = np.array([draw.random() < 0.2 for _ in range(size)])
    actors, gone = tuple(f"d1:{n}" for n in range(size)), np.zeros(size, dtype=np.bool_)
    return Between(actors, np.array(pairs, dtype=np.int32), systems == "K", systems == "G", coordination, gone)


@pytest.mark.parametrize("seed", range(40))
def test_losses_that_are_remembered_are_those_of_this_very_network(seed: int) -> None:
    draw = Random(f"losses {seed}")
    one = _drawn(draw)
    others = [one.without_tie(0), one.without_actor(1), one.with_ties([(0, len(one.actors) - 1)]), one]
    for between in others:
        remembered = lost_actors(between), lost_ties(between), lost_actors(between), lost_ties(between)
        losses._lost_actors.cache_clear()
        losses._lost_ties.cache_clear()
        fresh = lost_actors(between), lost_ties(between)
        assert remembered == (*fresh, *fresh)


def test_a_network_is_made_again_from_what_is_recorded() -> None:
    between = _drawn(Random(1))
    again = Between.of(between.recorded)
    assert again.recorded == between.recorded
    assert (again.state, again.pairs.tolist()) == (between.state, between.pairs.tolist())


@pytest.mark.parametrize("seed", range(10))
def test_a_layout_that_is_remembered_is_that_of_these_very_things(seed: int) -> None:
    draw = Random(f"layout {seed}")
    names = [g.name for g in GROUPS]
    things = [
        Thing(
            f"d1:{n}",
            f"Stelle {n} " * draw.randrange(1, 4),
            draw.choice(names),
            draw.choice((STEERING, MEMBER, LISTED)),
        )
        for n in range(draw.randrange(2, 25))
    ]
    for changed in (things, [things[0]._replace(name="Ganz anderer Name"), *things[1:]], things[1:], things):
        remembered = arranged(changed)
        layout._from_scratch.cache_clear()
        assert remembered == arranged(changed)
