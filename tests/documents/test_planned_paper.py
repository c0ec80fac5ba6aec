"""A paper that was written is a record: planned, found again by its result, and counted nowhere before."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from graph.analysis import analyse_district
from graph.council.gathering import Gathered
from graph.council.importing import CouncilAsked, bring_in
from graph.council.pasted import pasted_paper
from graph.documents.paper_plan import plan_of_paper, planned_papers, recorded_paper
from graph.documents.wished import PaperBasis, PaperForm, PaperWish, PlannedStation, paper_basis
from graph.errors import InvalidError
from graph.imports import By, import_file
from graph.records import Entity
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch
from graph.stores.journal import undo
from ontology import Model
from ontology.names import BodyKind, ConsultationRole, EntityType, PaperState, Prop
from tests.seed.conftest import SEED

KEY, ON = "08212", date(2026, 8, 22)
TITLE = "Frühe Hilfen in Karlsruhe: Bericht über die Umsetzung der Wirkungstreppe"
COUNTED = ("B2", "B3", "B4", "B5", "B11", "B15", "B16")


@pytest.fixture
def store(model: Model) -> Iterator[GraphStore]:
    opened = open_store("sqlite://", model)
    import_file(SEED / "karlsruhe", opened, model, author="t", time="2026-01-01T00:00:00+00:00", without_rejected=True)
    yield opened
    opened.close()


def _basis(store: GraphStore, model: Model, on: date = ON) -> PaperBasis:
    return paper_basis(store, analyse_district(store, model, KEY, on), EVERYTHING)


def _wish(basis: PaperBasis, day: str = "2026-10-14") -> PaperWish:
    (committee,) = basis.snapshot.bodies_of_kind(BodyKind.JHA)
    (council,) = (b for b in basis.snapshot.bodies if b.name == "Gemeinderat")
    stations = (
        PlannedStation(committee.id, ConsultationRole.VORB, day),
        PlannedStation(council.id, ConsultationRole.ENTSCH),
    )
    return PaperWish(PaperForm.RESOLUTION, title=TITLE, stations=stations)


def _record(store: GraphStore, basis: PaperBasis, wish: PaperWish) -> int:
    changes = plan_of_paper(basis, wish)
    return store.commit(Batch("t", "2026-08-22T10:00:00+02:00", "Vorlage", changes), EVERYTHING).number


def _counted(basis: PaperBasis) -> Mapping[str, tuple[object, ...]]:
    found = ((id, basis.analysis.outcomes[id]) for id in COUNTED)
    return {id: (o.value, o.numerator, o.denominator, o.low, o.high, o.n) for id, o in found}


@pytest.mark.parametrize("on", [ON, date(2027, 6, 1)])
def test_what_is_planned_counts_nowhere_as_held(store: GraphStore, model: Model, on: date) -> None:
    """Neither before the planned day nor after it: that nobody brought a result is no consultation."""
    before, keys = _basis(store, model, on), {f.key for f in _basis(store, model, on).analysis.findings}
    _record(store, _basis(store, model), _wish(before))
    after = _basis(store, model, on)
    assert _counted(after) == _counted(before)
    assert {f.key for f in after.analysis.findings} == keys
    assert [p.value(Prop.PAPER_STATE) for p, _ in planned_papers(after)] == [PaperState.PLANNED]


def test_the_paper_and_its_sequence_are_one_batch_that_can_be_undone(store: GraphStore, model: Model) -> None:
    there = {r.id for r in _basis(store, model).records.values()}
    number = _record(store, _basis(store, model), _wish(_basis(store, model)))
    basis = _basis(store, model)
    ((paper, rows),) = planned_papers(basis)
    assert (paper.name, paper.value(Prop.KIND)) == (TITLE, "BV")
    assert sorted(r.value(Prop.PLANNED_ON) or "" for r in rows) == ["", "2026-10-14"]
    undo(store, number, author="t", time="2026-08-22T11:00:00+02:00", scope=EVERYTHING)
    assert {r.id for r in _basis(store, model).records.values()} == there


def test_the_same_paper_again_is_the_same_record(store: GraphStore, model: Model) -> None:
    _record(store, _basis(store, model), _wish(_basis(store, model)))
    assert plan_of_paper(_basis(store, model), _wish(_basis(store, model))) == ()
    moved = replace(
        _wish(_basis(store, model), "2026-11-18"), stations=_wish(_basis(store, model), "2026-11-18").stations[:1]
    )
    _record(store, _basis(store, model), moved)
    ((_, rows),) = planned_papers(_basis(store, model))
    assert [r.value(Prop.PLANNED_ON) for r in rows] == ["2026-11-18"]
    assert recorded_paper(_basis(store, model), moved) is not None


PAGE = """Vorlage - 2026/0911
Betreff: Frühe Hilfen in Karlsruhe: Bericht über die Umsetzung der Wirkungstreppe
Vorlageart: Beschlussvorlage
Beratungsfolge:
Jugendhilfeausschuss Vorberatung
14.10.2026 Jugendhilfeausschuss zur Kenntnis genommen
"""


def test_the_result_from_the_council_finds_the_same_paper(store: GraphStore, model: Model) -> None:
    """The loop closes: what the council says is said of the record that was planned, and then it counts."""
    _record(store, _basis(store, model), _wish(_basis(store, model)))
    ((paper, _),) = planned_papers(_basis(store, model))
    papers = {p.id for p in _papers(store)}
    bring_in(_pasted(), store, model, CouncilAsked(KEY, "2026-10-20"), By("t", "2026-10-20T10:00:00+02:00"))
    assert {p.id for p in _papers(store)} == papers
    later = _basis(store, model, date(2026, 10, 21))
    told = later.entity(paper.id)
    assert told is not None
    assert told.value(Prop.REFERENCE) == "2026/0911"
    ((_, open_),) = planned_papers(later)
    assert [later.name(r.target) for r in open_] == ["Gemeinderat"]
    assert "14.10.2026" in later.analysis.outcomes["B3"].sentence.de


def _papers(store: GraphStore) -> list[Entity]:
    return list(store.records(EVERYTHING, [EntityType.PAPER]))


def _pasted() -> Gathered:
    return pasted_paper(PAGE, "")


def test_what_no_council_consults_on_is_no_record(store: GraphStore, model: Model) -> None:
    basis = _basis(store, model)
    with pytest.raises(InvalidError):
        plan_of_paper(basis, replace(_wish(basis), form=PaperForm.REPORT))
    with pytest.raises(InvalidError):
        plan_of_paper(basis, replace(_wish(basis), paper="KA 2018/0743"))
