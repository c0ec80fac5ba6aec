"""After any change the live answer is the one that somebody gets who asks for the first time, byte for byte."""

from contextlib import suppress
from random import Random

import pytest

from graph.errors import InvalidError
from graph.live.live import Live
from graph.records import Relation, from_json
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Change, put, remove
from ontology import Model
from tests.live.world import KEYS, ON, afresh, answered, said, there
from tests.store.small import org, thing, tie
from tests.synthetic.districts import district

ROUNDS = 25
OWNERS = (*KEYS, "shared")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_the_live_answer_is_the_one_from_scratch(store: GraphStore, model: Model, seed: int) -> None:
    draw = Random(f"changes {seed}")
    said(store, *there())
    live = Live(store, model)
    for _ in range(ROUNDS):
        changes = [_drawn(store, draw) for _ in range(draw.choice((1, 1, 3)))]
        with suppress(InvalidError):  # one of several takes away an end that another one needs
            said(store, *{c.id: c for c in changes}.values())
        asked = draw.sample(KEYS, 2)  # what nobody asked for in a round has to notice later what it missed
        assert [answered(live.of(key, ON)) for key in asked] == [afresh(store, model, key) for key in asked], changes


def test_it_is_so_in_a_whole_district(store: GraphStore, model: Model) -> None:
    draw, made = Random("a whole district"), district(3, actors=20, unknown=0.2)
    store.commit(made.batch(), scope=EVERYTHING)
    live = Live(store, model)
    for _ in range(6):
        there = [r for r in made.records if store.get(r.id, EVERYTHING) is not None]
        record = draw.choice([r for r in there if r.type not in ("District", "Source")])
        said(store, remove(record.id))
        assert answered(live.of(made.key, ON)) == afresh(store, model, made.key)


def _drawn(store: GraphStore, draw: Random) -> Change:
    """Something that may be done to a store: anything may come, go, change, change hands, or open itself."""
    entities = [e for e in store.records(EVERYTHING) if e.type != "District"]
    relations = list(store.relations(scope=EVERYTHING))
    owner = draw.choice(OWNERS)
    one, other = draw.sample([e for e in entities if e.type == "Organization"], 2)
    name = f"Name {draw.randrange(100)}"
    return draw.choice(
        (
            lambda: put(org(one.id, name, owner=one.owner)),
            lambda: put(org(one.id, name, owner=owner)),
            lambda: put(org(f"{owner}:neu{draw.randrange(5)}", name, owner=owner)),
            lambda: put(tie(one.id, other.id, owner=draw.choice((one.owner, owner)), intensity="3")),
            lambda: put(tie(one.id, f"{draw.choice(KEYS)}:bezirk", type="CoversDistrict", owner=one.owner)),
            lambda: put(tie(one.id, f"{draw.choice(KEYS)}:bezirk", type="CoversDistrict", owner=owner)),
            lambda: put(thing("d3:k", "Person", "d3", name=name)),
            lambda: put(thing("d1:m", "Measure", "d1", name=name, responsible="d3:k")),
            lambda: put(thing(f"{owner}:bezirk", "District", owner, name=name, land=draw.choice(("BW", "BY")))),
            lambda: put(thing(f"{owner}:noch-einer", "District", owner, name=name)),
            lambda: put(thing("d4:bezirk", "District", "d4", name=name)),
            lambda: remove("d4:bezirk"),
            lambda: remove("d3:k"),
            lambda: remove(draw.choice(relations).id),
            lambda: remove(one.id if len(entities) > 12 else "d3:k"),
        )
    )()


def test_what_is_drawn_is_of_every_kind(store: GraphStore) -> None:
    """The test above can fail: what it draws opens districts, changes owners, and takes persons away."""
    draw = Random("kinds")
    said(store, *there())
    for _ in range(150):
        said(store, _drawn(store, draw))
    entries = [e for e in store.journal(scope=EVERYTHING) if e.revision.number > 1]
    states = [tuple(None if t is None else from_json(t) for t in (e.before, e.after)) for e in entries]
    assert any(b is not None and a is not None and b.owner != a.owner for b, a in states)
    for type in ("CoversDistrict", "Person"):
        assert {(b is None, a is None) for b, a in states if (a or b).type == type} >= {(True, False), (False, True)}  # type: ignore[union-attr]
    assert any(isinstance(a, Relation) and a.type == "Cooperation" for _, a in states)
