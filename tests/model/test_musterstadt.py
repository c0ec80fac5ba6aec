"""What the docstring of Musterstadt counts by hand is what the snapshot says."""

from collections import Counter

import pytest

from graph.certainty import Certainty
from graph.district.network import CONTACT, COOPERATION, STRONG
from graph.district.snapshot import Snapshot
from graph.records import Relation
from ontology import Model
from ontology.names import EntityType, Prop, RelationType
from ontology.validate import check_values
from tests import musterstadt as m


def test_every_record_of_musterstadt_is_valid(model: Model) -> None:
    types = {r.id: str(r.type) for r in m.records() if not isinstance(r, Relation)}
    for record in m.records():
        values = [(p, v) for p, found in record.values.items() for v in found if len(found) == 1 or p != Prop.SECTOR]
        if isinstance(record, Relation):
            values += [("source", record.source), ("target", record.target)]
        assert list(check_values(model, model.types[record.type], record.id, values, types.get)) == []


def test_every_record_has_its_own_id() -> None:
    assert [id for id, n in Counter(r.id for r in m.records()).items() if n > 1] == []


def test_twelve_actors_of_which_nine_organizations_hold(musterstadt_snapshot: Snapshot) -> None:
    snapshot = musterstadt_snapshot
    actors = [e.id for e in snapshot.possible("Actor") if e.id in m.ACTORS]
    assert sorted(actors) == sorted(m.ACTORS)
    assert len(actors) == 12
    assert len(snapshot.organizations) == 9
    assert snapshot.certainty[m.HEBAMMENKREIS] is Certainty.UNKNOWN
    assert snapshot.certainty[m.FRAUENHAUS] is Certainty.ABSENT


def test_nine_actors_stand_in_the_network(musterstadt_snapshot: Snapshot) -> None:
    snapshot = musterstadt_snapshot
    assert len(snapshot.network) == 9
    systems = Counter(snapshot.system(a) for a in snapshot.network.actors)
    assert (systems["K"], systems["G"], systems["B"]) == (4, 3, 2)


@pytest.mark.parametrize(("threshold", "ties"), [(CONTACT, 10), (COOPERATION, 9), (STRONG, 3)])
def test_ties_at_each_threshold(musterstadt_snapshot: Snapshot, threshold: int, ties: int) -> None:
    assert len(musterstadt_snapshot.network.ties(threshold)) == ties


def test_one_tie_is_stale_one_unknown_one_absent(musterstadt_snapshot: Snapshot) -> None:
    found = Counter(t.certainty for t in musterstadt_snapshot.network.cooperation)
    assert found == {Certainty.PRESENT: 9, Certainty.STALE: 1, Certainty.UNKNOWN: 1, Certainty.ABSENT: 1}


def test_degrees(musterstadt_snapshot: Snapshot) -> None:
    network = musterstadt_snapshot.network
    degrees = dict(zip(network.actors, network.degrees().tolist(), strict=True))
    assert degrees == {
        m.NETZWERKKOORDINATION: 5,
        m.JUGENDAMT: 3,
        m.FAMILIENZENTRUM: 2,
        m.GESUNDHEITSAMT: 2,
        m.KITA: 2,
        m.SKF: 2,
        m.GEBURTSKLINIK: 1,
        m.FRUEHFOERDERUNG: 1,
        m.KINDERARZTPRAXIS: 0,
    }


def test_without_the_coordination_no_tie_joins_youth_welfare_and_health(musterstadt_snapshot: Snapshot) -> None:
    snapshot = musterstadt_snapshot

    def joined(system_a: str, system_b: str) -> tuple[int, int]:
        counted = []
        for network in (snapshot.network, snapshot.network_without_coordination):
            sides = [{snapshot.system(network.actors[i]) for i in (t.a, t.b)} for t in network.ties()]
            counted.append(sides.count({system_a, system_b}))
        return counted[0], counted[1]

    assert joined("K", "G") == (2, 0)


def test_every_organization_has_tie_data(musterstadt_snapshot: Snapshot) -> None:
    assert musterstadt_snapshot.tie_coverage == 1.0


def test_seats(musterstadt_snapshot: Snapshot) -> None:
    def seats(body: str) -> Counter[Certainty]:
        return Counter(d.certainty for d in musterstadt_snapshot.seats_in(body))

    assert seats(m.STEUERUNGSGRUPPE) == {Certainty.PRESENT: 4}
    expected = {Certainty.PRESENT: 7, Certainty.STALE: 1, Certainty.UNKNOWN: 1, Certainty.ABSENT: 1}
    assert seats(m.NETZWERK) == expected
    assert seats(m.JHA) == {Certainty.PRESENT: 2, Certainty.UNKNOWN: 1}


def test_nobody_holds_the_seat_of_the_parents(musterstadt_snapshot: Snapshot) -> None:
    named = {p for d in musterstadt_snapshot.relations_of(RelationType.MEMBERSHIP) for p in d.relation.all(Prop.POST)}
    posts = {p.id for p in musterstadt_snapshot.of_type(EntityType.POST)}
    assert posts == {m.KOORDINATIONSSTELLE, m.SITZ_DER_ELTERN}
    assert m.SITZ_DER_ELTERN not in named


def test_the_lists_contradict_each_other_about_the_family_centre(musterstadt_snapshot: Snapshot) -> None:
    centre = musterstadt_snapshot.entities[m.FAMILIENZENTRUM]
    assert centre.all(Prop.SECTOR) == ("FAM", "KJH")
    assert [c.source for c in centre.conflicts(Prop.SECTOR)] == [m.LIST, m.OLD_LIST]
