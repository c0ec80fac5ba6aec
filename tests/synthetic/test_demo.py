"""The invented district that ships: as the generator makes it, never old, and every view has something to show."""

from datetime import date

import pytest

from api.invented import KEY, MADE_FOR, NAME, invented
from api.seeds import seed
from graph.analysis import analyse_district
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.synthetic.demo import FILES, packed
from tests.synthetic.facts import ON, TIME


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_the_file_is_fresh(file: str) -> None:
    """python -m tests.synthetic.demo"""
    assert seed(file).read_bytes() == packed(FILES[file])
    assert MADE_FOR == ON


def test_its_days_move_with_today(store: GraphStore, model: Model) -> None:
    on = date(2031, 2, 3)
    store.commit(invented(on, TIME), EVERYTHING)
    found = analyse_district(store, model, KEY, on)
    assert found.snapshot.district.name == NAME
    assert "2030" <= found.snapshot.newest_list[:4] <= "2031"
    assert found.snapshot.bodies
    assert len(found.snapshot.organizations) > 45
    assert len(found.counts) >= 5
    assert not [e for e in store.records(EVERYTHING) if "Synthetisch" in e.name]


@pytest.mark.slow
@pytest.mark.parametrize("finished", [False, True])
def test_no_finding_says_the_same_as_another(store: GraphStore, model: Model, *, finished: bool) -> None:
    on = date(2031, 2, 3)
    store.commit(invented(on, TIME, finished=finished), EVERYTHING)
    said = [f.title.de for f in analyse_district(store, model, KEY, on).findings]
    assert len(said) == len(set(said)) > 10
