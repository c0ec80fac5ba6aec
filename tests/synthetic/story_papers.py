"""What goes from the group to the committee and comes back, and a measure that the data close, open and close again.

Three named states are kept, a paper is planned, decided and reported on (B4, B11 move by it), and a seat in the youth
welfare committee is filled, left and filled again, with the measure that was agreed for it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from graph.analysis import Analysis, analyse_district
from graph.documents.paper_plan import plan_of_paper
from graph.documents.wished import PaperBasis, PaperForm, PaperWish, PlannedStation, paper_basis
from graph.findings.finding import singles
from graph.goals.measure_records import new_measure
from graph.goals.named_states import state_record
from graph.records import Entity, Record, entity, relation, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import load_model
from ontology.names import ConsultationRole, EntityType, Prop, RelationType, StatementStatus

STATES = (
    ("2026-01-26", "IST1", "Ist-Stand-Analyse zu Beginn"),
    ("2026-04-30", "IST2", "Stand bei Vereinbarung der Ziele"),
    ("2028-02-14", "IST3", "Ist-Stand-Analyse zum Abschluss"),
)
"""Day, local id, name."""
PAPERS = (
    ("2026-05-04", PaperForm.RESOLUTION, "2026/031", "Gemeinsames Vorgehen in den Frühen Hilfen", "2026-05-12", "3"),
    ("2026-11-16", PaperForm.RESOLUTION, "2026/077", "Maßnahmen der Frühen Hilfen", "2027-03-15", "4"),
    ("2027-09-20", PaperForm.NOTICE, "2027/052", "Bericht zum gemeinsamen Vorgehen", "2027-10-12", ""),
)
"""Day on which it is written, kind, number, subject, day of the committee, phase at whose end it stands."""
_ROLES = {PaperForm.RESOLUTION: ConsultationRole.ENTSCH, PaperForm.NOTICE: ConsultationRole.KENNT}
_SEAT_MEASURE = ("2026-06-22", "MP5", "Selbsthilfe als beratendes Mitglied für den Ausschuss gewinnen")
ASKED = "self_organized_group"
"""The finding that the fifth measure answers: no group under § 4a SGB VIII advises the committee."""
SEATS = (("2026-09-14", "SB1", "2026-09-14", ""), ("2027-10-11", "SB1", "2026-09-14", "2027-09-30"),
    ("2028-03-13", "SB2", "2028-03-13", ""))  # fmt: skip
"""Day on which it is said, seat, from when until when."""
Made = Callable[[], Iterable[Record]]


def in_the_committee(store: GraphStore, key: str) -> Iterator[tuple[str, str, Made]]:
    """Everything of it: the day, what the journal says, and how it is written down then."""
    for day, local, name in STATES:
        yield day, f"Stand „{name}“ festgehalten", partial(_state, store, key, local, name, day)
    for number, (day, form, sign, title, held, phase) in enumerate(PAPERS, 1):
        wish = PaperWish(form, number=sign, title=title, phase=phase, stations=(_station(key, form, held),))
        yield day, f"Vorlage „{title}“ aufgenommen", partial(_planned, store, key, wish, day)
        yield held, f"Ergebnis zu „{title}“", partial(_held, store, key, number, wish, held)
    day, local, name = _SEAT_MEASURE
    yield day, f"Maßnahme „{name}“ vereinbart", partial(_measure, store, key, local, name, day)
    for said, local, start, end in SEATS:
        yield said, "Sitz der Selbsthilfe", partial(_seat, key, local, said, start, end)


def _analysed(store: GraphStore, key: str, day: str) -> Analysis:
    return analyse_district(store, load_model(), key, date.fromisoformat(day))


def _state(store: GraphStore, key: str, local: str, name: str, day: str) -> Sequence[Record]:
    head = store.head(EVERYTHING)
    return [state_record(f"{key}:{local}", key, name, day, head.number if head is not None else 0)]


def _station(key: str, form: PaperForm, held: str) -> PlannedStation:
    return PlannedStation(f"{key}:P2", _ROLES[form], held)


def _basis(store: GraphStore, key: str, day: str) -> PaperBasis:
    return paper_basis(store, _analysed(store, key, day), EVERYTHING)


def _planned(store: GraphStore, key: str, wish: PaperWish, day: str) -> Sequence[Record]:
    changes = plan_of_paper(_basis(store, key, day), wish)
    return [change.record for change in changes if change.record is not None]


def _held(store: GraphStore, key: str, number: int, wish: PaperWish, day: str) -> Sequence[Record]:
    """A person enters day and result at the planned consultation, the resolution, and what a report is about."""
    (paper,) = (p for p in store.records(EVERYTHING, [EntityType.PAPER]) if p.value(Prop.REFERENCE) == wish.number)
    rows = store.relations(of=paper.id, scope=EVERYTHING, types=[RelationType.CONSULTATION])
    (row,) = (r for r in rows if r.source == paper.id)
    decides = wish.form is PaperForm.RESOLUTION
    told = {Prop.DATE: day, Prop.RESULT: "adopted" if decides else "noted", Prop.AUTHORITATIVE: str(decides).lower()}
    heard = with_claims(row, (*row.claims, *_said(told, day)))
    return [heard, *(_resolution(key, number, wish, paper, day) if decides else _reported(key, paper, day))]


def _resolution(key: str, number: int, wish: PaperWish, paper: Entity, day: str) -> Iterator[Record]:
    said = {
        Prop.NAME: wish.title,
        Prop.KIND: "AUFTRAG",
        Prop.DATE: day,
        Prop.REPORTING_DUTY: "true",
        Prop.BODY: f"{key}:P2",
        Prop.PAPER: paper.id,
    }
    yield entity(f"{key}:BE{number}", EntityType.RESOLUTION, key, [_there(day), *_said(said, day)])


def _reported(key: str, paper: Entity, day: str) -> Iterator[Record]:
    """The report is on both resolutions."""
    for number in (1, 2):
        ends = (paper.id, f"{key}:BE{number}")
        yield relation(f"{key}:RB{number}", RelationType.REPORTS_ON, ends, key, [_there(day)])


def _measure(store: GraphStore, key: str, local: str, name: str, day: str) -> Sequence[Record]:
    findings = singles(_analysed(store, key, day).findings)
    (finding,) = (f for f in findings if f.rule == ASKED)
    said: dict[str, str] = {Prop.NAME: name, Prop.SCHEDULE: "bis Ende September", Prop.RESOURCES: "zwei Gespräche"}
    said |= {Prop.REVIEW_RULE: "Liste der Mitglieder nachsehen", Prop.MEASURE_STATUS: "running"}
    said |= {Prop.RESPONSIBLE: f"{key}:A1"}
    return [new_measure(f"{key}:{local}", key, said, day, finding)]


def _seat(key: str, local: str, day: str, start: str, end: str) -> Sequence[Record]:
    group = {Prop.NAME: "Selbsthilfe Wolkenkinder", Prop.ACTOR_TYPE: "SELBST", Prop.KIND: "association"}
    values = {Prop.ROLE: "advisory", Prop.START_DATE: start, Prop.END_DATE: end}
    ends = (f"{key}:SH1", f"{key}:P2")
    return [
        entity(ends[0], EntityType.ORGANIZATION, key, [_there(SEATS[0][0]), *_said(group, SEATS[0][0])]),
        relation(f"{key}:{local}", RelationType.MEMBERSHIP, ends, key, [_there(start), *_said(values, day)]),
    ]


def _there(day: str) -> Claim:
    return Claim(EXISTS, "true", as_of=day, status=StatementStatus.CONFIRMED.value)


def _said(values: dict[Prop, str], day: str) -> list[Claim]:
    confirmed = StatementStatus.CONFIRMED.value
    return [Claim(str(p), v, as_of=day, status=confirmed) for p, v in values.items() if v]
