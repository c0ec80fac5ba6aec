"""A simulated survey: every recorded truth comes out, and nothing is stated that nobody said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, permutations
from pathlib import Path
from random import Random

import pytest

from graph.errors import InvalidError
from graph.records import Record, Relation
from graph.records.claims import EXISTS, Presence
from graph.stores import open_store
from graph.stores.base import EVERYTHING, GraphStore
from graph.stores.journal import undo
from graph.surveys.planned import SurveyPlan
from graph.surveys.response_rates import response_rates, to_remind
from graph.surveys.responses import Response, RowAnswer, response_faults
from graph.surveys.transfer import Transfer, transferred
from ontology import load_model
from ontology.names import Confirmation, RelationType, StatementStatus
from ontology.validate import check_values
from tests.synthetic.districts import District, district
from tests.synthetic.trial import snapshot

DAY = date(2026, 5, 1)
Way = tuple[str, str]


def plan_of(roster: tuple[str, ...], key: str = "90001") -> SurveyPlan:
    return SurveyPlan(f"{key}:survey-1", key, "Netzwerk 2026", DAY, date(2026, 5, 20), roster, "alle der Liste")


def simulated(
    found: District, response: float, draw: Random, roster: tuple[str, ...] = ()
) -> tuple[SurveyPlan, list[Response]]:
    """Answers as people give them: silent ones, blank rows, wrong denials, two of one organization."""
    roster = roster or tuple(sorted(f.id for f in found.truth if f.type == "Organization"))[:25]
    true = {frozenset(f.ends): int(f.value("intensity")) for f in found.truth if f.type == "Cooperation" and f.ends}
    responses = []
    for one in (o for o in roster if draw.random() < response):
        for place in ("LEIT", "OPER")[: draw.choice((1, 1, 2))]:
            rows = {}
            for other in (o for o in roster if o != one and draw.random() < 0.9):
                level = true.get(frozenset((one, other)), 0) if draw.random() < 0.9 else draw.randrange(5)
                some = frozenset(("training",)) if level and draw.random() < 0.2 else frozenset[str]()
                refers, receives = (bool(level) and draw.random() < 0.3 for _ in range(2))
                rows[other] = RowAnswer(level, some, refers, receives, draw.random() < 0.1)
            responses.append(Response(one, place, rows))
    return plan_of(roster, found.key), responses


def highest(responses: list[Response], way: Way) -> int | None:
    """What the organization says, worked out apart from the code: the highest of all who filled in the row."""
    said = [r.rows[way[1]].closeness for r in responses if r.organization == way[0] and way[1] in r.rows]
    return max(said, default=None)


def expected_status(levels: tuple[int | None, int | None]) -> str | None:
    said = [level for level in levels if level is not None]
    if not said:
        return None
    if 0 in said:
        return "disputed" if max(said) else "confirmedAbsent"
    return "confirmed" if len(said) == 2 else "oneSided"


def of_type(transfer: Transfer, type: RelationType) -> dict[Way, Relation]:
    return {(r.source, r.target): r for r in transfer.records if isinstance(r, Relation) and r.type == type}


def cases() -> Iterator[tuple[SurveyPlan, list[Response]]]:
    for seed in range(6):
        for response in (0.4, 0.7, 1.0):
            yield simulated(district(seed), response, Random(f"{seed} {response}"))


def test_every_pair_has_the_status_that_its_answers_give_and_others_have_no_record() -> None:
    met = set()
    for plan, responses in cases():
        ties = of_type(transferred(plan, responses, {}), RelationType.COOPERATION)
        for pair in combinations(plan.roster, 2):
            levels = highest(responses, pair), highest(responses, pair[::-1])
            wanted = expected_status(levels)
            statuses = {c.status for c in ties[pair].claims if c.prop == EXISTS} if pair in ties else set()
            assert statuses == ({wanted} if wanted else set()), (pair, levels)
            met.add(wanted)
            if wanted not in (None, "confirmedAbsent"):
                told = {int(c.value) for c in ties[pair].claims if c.prop == "intensity"}
                assert told == {level for level in levels if level is not None}, (pair, levels)
    assert met == {None, "confirmed", "oneSided", "disputed", "confirmedAbsent"}


def test_referrals_and_wishes_are_those_that_somebody_ticked() -> None:
    for plan, responses in cases():
        transfer = transferred(plan, responses, {})
        ticked = {(r.organization, o) for r in responses for o, row in r.rows.items() if row.refers}
        ticked |= {(o, r.organization) for r in responses for o, row in r.rows.items() if row.receives}
        wished = {(r.organization, o) for r in responses for o, row in r.rows.items() if row.wish}
        assert ticked
        assert set(of_type(transfer, RelationType.REFERRAL)) == ticked
        assert set(of_type(transfer, RelationType.COOPERATION_WISH)) == wished


def test_who_left_a_row_blank_is_no_respondent_whose_silence_would_deny() -> None:
    for plan, responses in cases():
        survey = next(r for r in transferred(plan, responses, {}).records if r.id == plan.id)
        full = {a for a in plan.roster if all(highest(responses, (a, b)) is not None for b in plan.others(a))}
        assert set(survey.all("respondent")) == full
        assert survey.all("roster") == plan.roster


def test_all_records_fit_the_model() -> None:
    model = load_model()
    found = district(0)
    plan, responses = simulated(found, 1.0, Random(0))
    records = transferred(plan, responses, {}).records
    types = {r.id: r.type for r in (*found.records, *records)}
    for record in records:
        kind = model.types[record.type]
        many = {p.name for p in kind.properties if p.many}
        values = [(p, v) for p, vs in record.values.items() for v in (vs if p in many else vs[:1])]
        if isinstance(record, Relation):
            values += [("source", record.source), ("target", record.target)]
        assert list(check_values(model, kind, record.id, values, types.get)) == []


ABC = ("90001:a", "90001:b", "90001:c")
A, B, C = ABC


def of_pair(one: int | None, other: int | None, **more: bool) -> Relation:
    said = [Response(A, "LEIT", {B: RowAnswer(one, **more)})] if one is not None else []  # type: ignore[arg-type]
    said += [Response(B, "LEIT", {A: RowAnswer(other)})] if other is not None else []
    return of_type(transferred(plan_of(ABC), said, {A: "Amt", B: "Klinik"}), RelationType.COOPERATION)[A, B]


def test_a_contradicted_tie_is_open_and_shows_both_claims_with_who_said_them() -> None:
    tie = of_pair(3, 0)
    assert tie.presence is Presence.UNKNOWN
    assert {(c.value, c.locator) for c in tie.claims if c.prop == "intensity"} == {
        ("3", "Angabe von Amt"),
        ("0", "Angabe von Klinik"),
    }
    assert {c.status for c in tie.claims} == {StatementStatus.DISPUTED}


def test_both_sides_confirm_the_looser_level_and_the_closer_one_stays_one_sided() -> None:
    tie = of_pair(2, 4)
    assert tie.value("intensity") == "2"
    assert tie.all("intensity") == ("2", "4")
    assert tie.value("confirmedBy") == Confirmation.BOTH


def test_a_referral_of_a_contradicted_pair_is_contradicted_too() -> None:
    said = [Response(A, "OPER", {B: RowAnswer(2, refers=True)}), Response(B, "OPER", {A: RowAnswer(0)})]
    referral = of_type(transferred(plan_of(ABC), said, {}), RelationType.REFERRAL)[A, B]
    assert referral.presence is Presence.UNKNOWN


def test_a_referral_makes_no_cooperation_of_a_loose_contact() -> None:
    said = [Response(A, "OPER", {B: RowAnswer(1, refers=True)}), Response(B, "OPER", {A: RowAnswer(3, receives=True)})]
    referral = of_type(transferred(plan_of(ABC), said, {}), RelationType.REFERRAL)[A, B]
    assert (referral.value("intensity"), referral.existence and referral.existence.status) == ("1", "confirmed")


def test_an_organization_denies_only_if_all_its_respondents_do() -> None:
    both = [Response(A, "LEIT", {B: RowAnswer(0)}), Response(A, "OPER", {B: RowAnswer(2)})]
    assert of_type(transferred(plan_of(ABC), both, {}), RelationType.COOPERATION)[A, B].presence is Presence.PRESENT
    deny = [Response(A, "LEIT", {B: RowAnswer(0)}), Response(A, "OPER", {B: RowAnswer(0)})]
    assert of_type(transferred(plan_of(ABC), deny, {}), RelationType.COOPERATION)[A, B].presence is Presence.ABSENT


def test_further_names_become_questions_and_no_records() -> None:
    said = [
        Response(A, "LEIT", {B: RowAnswer(0)}, ("Praxis Muster", "klinik")),
        Response(C, "LEIT", {B: RowAnswer(0)}, (" praxis  muster ",)),
    ]
    transfer = transferred(plan_of(ABC), said, {A: "Amt", B: "Klinik", C: "Kita"})
    assert [q.de for q in transfer.questions] == [
        "„klinik“ steht schon auf der Liste und wurde zusätzlich genannt von: Amt. Ist dasselbe gemeint?",
        "„Praxis Muster“ fehlte auf der Liste, genannt von: Amt, Kita. Gehört das zum Netzwerk?",
    ]
    assert not any("Muster" in c.value for r in transfer.records for c in r.claims)


def everything(store: GraphStore) -> dict[str, Record]:
    found: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    return {r.id: r for r in found}


def test_transferring_twice_changes_nothing_corrections_replace_and_undo_brings_all_back(tmp_path: Path) -> None:
    found = district(3)
    plan, responses = simulated(found, 0.8, Random(3))
    store = open_store(f"sqlite:///{tmp_path / 's.sqlite'}", load_model())
    store.commit(found.batch(), EVERYTHING)
    before = everything(store)
    batch = transferred(plan, responses, {}).batch("koordination", "2026-06-01T08:00:00+02:00")
    first = store.commit(batch, EVERYTHING)
    written = len(list(store.journal(scope=EVERYTHING)))
    store.commit(batch, EVERYTHING)
    assert len(list(store.journal(scope=EVERYTHING))) == written
    fewer = transferred(plan, responses[1:], {}).batch("k", batch.time, store.relations(scope=EVERYTHING))
    corrected = store.commit(fewer, EVERYTHING)
    kept = {r.id for r in store.relations(scope=EVERYTHING)} - set(before)
    assert kept == {c.id for c in fewer.changes if isinstance(c.record, Relation)}
    for revision in (corrected, first):
        undo(store, revision.number, author="k", time="2026-06-02T08:00:00+02:00", scope=EVERYTHING)
    assert everything(store) == before
    store.close()


def test_the_network_shows_what_was_said_and_leaves_the_rest_open() -> None:
    found = district(4)
    plan, responses = simulated(found, 0.6, Random(4))
    bare = [r for r in found.records if r.type not in ("Cooperation", "CooperationWish", "Survey")]
    records = (*bare, *transferred(plan, responses, {}).records)
    with_survey = snapshot(replace(found, records=records))
    wanted = {"confirmed": "present", "oneSided": "present", "disputed": "unknown", "confirmedAbsent": "absent"}
    met = set()
    for pair in combinations(plan.roster, 2):
        status = expected_status((highest(responses, pair), highest(responses, pair[::-1])))
        met.add(status)
        assert with_survey.pair_certainty(*pair, 1) == wanted.get(status or "", "unknown"), (pair, status)
    assert {None, *wanted} == met


@pytest.mark.parametrize(
    "row",
    [
        (B, RowAnswer(5)),
        (B, RowAnswer(-1)),
        (B, RowAnswer(0, refers=True)),
        (B, RowAnswer(2, frozenset(("golf",)))),
        ("90001:x", RowAnswer(2)),
        (A, RowAnswer(2)),
    ],
)
def test_answers_that_do_not_fit_are_refused_with_a_sentence(row: tuple[str, RowAnswer]) -> None:
    response = Response(A, "LEIT", dict((row,)))
    assert [f.de for f in response_faults(plan_of(ABC), response)]
    with pytest.raises(InvalidError):
        transferred(plan_of(ABC), [response], {})


def test_the_rate_counts_begun_and_complete_and_the_rest_is_reminded() -> None:
    said = [
        Response(A, "LEIT", {B: RowAnswer(0), C: RowAnswer(1)}),
        Response(B, "LEIT", {A: RowAnswer(1)}),
    ]
    assert response_rates(plan_of(ABC), said, {A: "GES", B: "GES"}) == (("", 1, 0, 0), ("GES", 2, 2, 1))
    assert to_remind(plan_of(ABC), said) == (B, C)


def test_two_respondents_complete_each_other() -> None:
    said = [Response(A, "LEIT", {B: RowAnswer(0)}), Response(A, "OPER", {C: RowAnswer(0)})]
    assert to_remind(plan_of(ABC), said) == (B, C)


def test_ids_do_not_depend_on_the_order_of_answers() -> None:
    for plan, responses in cases():
        assert transferred(plan, responses, {}).records == transferred(plan, responses[::-1], {}).records


def test_every_way_round_is_one_tie() -> None:
    plan = plan_of(ABC)
    said = [Response(a, "LEIT", {b: RowAnswer(1) for b in plan.others(a)}) for a in ABC]
    ties = of_type(transferred(plan, said, {}), RelationType.COOPERATION)
    assert set(ties) == set(combinations(ABC, 2)) < set(permutations(ABC, 2))
