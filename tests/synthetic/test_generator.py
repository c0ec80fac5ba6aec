"""The generator: the same for the same seed, valid, with the published shares, and open about being invented."""

import re
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from random import Random

import pytest

from graph.records import Entity, Record, Relation, to_json
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from ontology.validate import check_values
from tests.synthetic.districts import District, district
from tests.synthetic.mix import chances, mix
from tests.synthetic.nation import nation

pytestmark = pytest.mark.slow

SEEDS = range(1, 6)


def spelled(found: District) -> str:
    return "\n".join(to_json(r) for r in found.records)


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "from hashlib import sha256; from tests.synthetic.test_generator import *;"
        "print(sha256(spelled(district(7, unknown=0.3)).encode()).hexdigest())"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert answer.strip() == sha256(spelled(district(7, unknown=0.3)).encode()).hexdigest()


def test_another_seed_gives_another_district() -> None:
    assert len({spelled(district(seed)) for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("unknown", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("actors", [15, 60])
def test_all_records_fit_the_model_and_each_other(model: Model, actors: int, unknown: float) -> None:
    for seed in SEEDS:
        records = district(seed, actors, unknown).records
        types = {r.id: r.type for r in records}
        assert len(types) == len(records)
        for record in records:
            # What a second source says otherwise is a contradiction, no broken rule: only the best value is checked.
            kind = model.types[record.type]
            values = [(p, v) for p, vs in record.values.items() for v in (vs if _many(model, record, p) else vs[:1])]
            if isinstance(record, Relation):
                values += [("source", record.source), ("target", record.target)]
            assert list(check_values(model, kind, record.id, values, types.get)) == []


def _many(model: Model, record: Record, prop: str) -> bool:
    shape = model.types[record.type].property(prop)
    return shape is None or shape.many


def test_everything_says_that_it_is_invented() -> None:
    for record in district(3, 60).records:
        if record.type == "Source":
            assert record.value("name").startswith("Synthetisch")  # type: ignore[union-attr]
            assert record.value("note").startswith("synthetisch")  # type: ignore[union-attr]
        assert record.type != "Person"
        assert record.sources


def test_kinds_take_part_as_often_as_published() -> None:
    districts = 1000
    found = [set(mix(Random(seed), 60)) for seed in range(districts)]
    published = ("EFB", "ASD", "KITA", "FBKITA", "FZ", "HZE", "FBS", "SSB", "FAMHEB")
    for code in published:
        share = sum(code in kinds for kinds in found) / districts
        assert share == pytest.approx(chances()[code], abs=0.05), code


@pytest.mark.parametrize("actors", [15, 45, 150])
def test_a_district_has_the_size_asked_for(actors: int) -> None:
    found = district(5, actors)
    assert sum(r.type == "Organization" for r in found.records) == actors


def test_more_unknowns_leave_less_that_is_sure() -> None:
    levels = (0.0, 0.25, 0.5, 0.75, 1.0)
    sure = [sum(r.presence == "present" for r in district(5, 60, level).records) for level in levels]
    assert all(a > b for a, b in pairwise(sure))
    nothing = [r for r in district(5, 60, 1.0).records if r.type in ("Organization", "Cooperation", "Membership")]
    assert nothing
    assert all(r.presence == "unknown" for r in nothing)


def test_unknowns_change_nothing_of_what_is_true() -> None:
    assert district(5, unknown=0.8).truth == district(5).truth


def test_a_list_that_leaves_somebody_out_does_not_claim_to_be_complete() -> None:
    for seed in SEEDS:
        found = district(seed, 60, 0.1)
        recorded = {r.id: r for r in found.records}
        short = {f.ends[1] for f in found.truth if f.type == "Membership" and f.ends and f.id not in recorded}
        assert short
        assert not [b for b in short if recorded[b].value("membersComplete")]


def test_there_are_stale_and_contradicting_statements() -> None:
    records = district(5, 100).records
    assert [r for r in records if r.type == "Cooperation" and r.as_of == "2022-05-01"]
    assert [r for r in records if isinstance(r, Entity) and r.conflicts("sector")]


# -- nation -------------------------------------------------------------------------------------------------------

SMALL = {"districts": 25, "networks": 41, "actors": 1500, "relations": 9000}


def test_a_nation_adds_up_exactly() -> None:
    counts: Counter[str] = Counter()
    for each in nation(1, **SMALL):
        counts["districts"] += 1
        for record in each.records:
            counts["networks"] += record.type == "EarlyHelpNetwork"
            counts["actors"] += record.type == "Organization"
            counts["relations"] += isinstance(record, Relation)
    assert counts == SMALL


def test_a_nation_is_the_same_for_the_same_seed_and_has_distinct_ids() -> None:
    first, again = ([r for each in nation(2, **SMALL) for r in each.records] for _ in range(2))
    assert first == again
    assert len({r.id for r in first}) == len(first)


def test_a_nation_can_be_committed_district_by_district(model: Model) -> None:
    store = open_store("sqlite://", model)
    for each in nation(1, **SMALL):
        store.commit(each.batch(), scope=EVERYTHING)
    covering = list(store.relations(types=["CoversDistrict"], scope=EVERYTHING))
    assert covering
    assert all(not r.target.startswith(r.owner) or not r.source.startswith(r.owner) for r in covering)
    assert sum(1 for _ in store.relations(scope=EVERYTHING)) == SMALL["relations"]
    store.close()


def test_a_nation_smaller_than_its_districts_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("do not make 25 parts of 15")):
        next(nation(1, districts=25, networks=25, actors=300, relations=3000))
