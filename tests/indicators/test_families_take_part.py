"""C1 C2 C4 C6 C9: by hand in Musterstadt and small worlds, and against slow references on generated ones."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.certainty import Certainty
from graph.district.measures import iqv
from graph.district.snapshot import Snapshot
from graph.indicators.c09_professions import EXPECTED_PROFESSIONS
from graph.records import SHARED, Entity, Record, entity
from graph.records.claims import EXISTS, Claim
from ontology import Model
from tests.indicators.worlds import NETWORK, about, computed, network, org, seat, world
from tests.musterstadt import ABSENT, ELTERNBEFRAGUNG, NEW, OLD, UNKNOWN, Said, a, tie

P, S, U, X = Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN, Certainty.ABSENT
SAID: dict[Certainty, Said] = {P: NEW, S: OLD, U: UNKNOWN, X: ABSENT}


def format(local: str, said: Said = NEW, /, **values: str) -> Entity:
    """A format of families, unless it says otherwise."""
    values = {"participantGroup": "G6", **values}
    return a(f"99001:{local}", "ParticipationFormat", said, name=local, **{k: v for k, v in values.items() if v})


Row = tuple[Certainty, str, int | None, str | None]
"""How sure a format is, whom it involves (empty: not said), its level and its form."""
rows = st.lists(
    st.tuples(
        st.sampled_from([P, S, U, X]),
        st.sampled_from(["G6", "G2", ""]),
        st.one_of(st.none(), st.integers(0, 7)),
        st.sampled_from([None, "F1", "F3", "F6"]),
    ),
    max_size=3,
)


def _formats(found: Iterable[Row]) -> list[Record]:
    return [
        format(
            f"f{i}",
            SAID[sure],
            participantGroup=group,
            participationLevel="" if level is None else f"P{level}",
            participationForm=form or "",
        )
        for i, (sure, group, level, form) in enumerate(found)
    ]


def _of_families(found: Iterable[Row]) -> list[Row]:
    """The rows that may be formats of families, with how sure that is: whoever says no group may mean families."""
    return [(U if not r[1] and r[0] is not X else r[0], *r[1:]) for r in found if r[1] != "G2" and r[0] is not X]


def _levels(found: Sequence[Row], counted: set[Certainty]) -> list[list[int]]:
    """Every way in which the levels may be, with the rows of these certainties there and the others not."""
    options = [list(range(8)) if level is None else [level] for sure, _, level, _ in found if sure in counted]
    return [list(way) for way in product(*options)]


@given(found=rows)
def test_the_range_of_c1_is_that_of_all_the_ways_it_may_be(model: Model, found: list[Row]) -> None:
    outcome = computed("C1", world(model, _formats(found)))
    mine = _of_families(found)
    told = [level for sure, _, level, _ in mine if level is not None and sure in (P, S)]
    if not told:
        assert (outcome.value, outcome.low, outcome.high) == (None, 0, 7)
        assert outcome.missing
        return
    assert outcome.value == max(told)
    assert outcome.low == min(max(way, default=0) for way in _levels(mine, {P}))
    assert outcome.high == max(max(way, default=0) for way in _levels(mine, {P, S, U}))


@given(found=rows)
def test_c2_counts_forms_once_and_a_form_nobody_recorded_is_open(model: Model, found: list[Row]) -> None:
    outcome = computed("C2", world(model, _formats(found)))
    mine = _of_families(found)
    used = {form for sure, _, _, form in mine if form and sure in (P, S)}
    assert outcome.value == (len(used) or None)
    assert outcome.low == len({form for sure, _, _, form in mine if form and sure is P})
    assert outcome.high == 7
    for form in ("F1", "F3", "F6"):
        assert outcome.details[form] == sum(f == form and sure in (P, S) for sure, _, _, f in mine)
    assert bool(outcome.missing) == (not used)


def test_musterstadt_asks_parents_for_their_opinion(musterstadt_snapshot: Snapshot) -> None:
    level, forms, say = (computed(id, musterstadt_snapshot) for id in ("C1", "C2", "C4"))
    assert (level.value, level.low, level.high) == (2, 2, 2)
    assert "Vorstufe" in level.sentence.de
    assert (forms.value, forms.details["F6"], about(forms, "F1").certainty) == (1, 1, U)
    # The survey is without a say; the seat of the Elterninitiative is expressly denied and does not count.
    assert (say.value, say.high, say.details["seats"]) == (0, 1, 0)
    assert about(say, ELTERNBEFRAGUNG).certainty is X


@pytest.mark.parametrize(
    ("end", "expected"),
    [("2024-01-31", 2.0), ("2022-06-30", None), ("2022-07-01", 2.0), ("2022", None), ("2020", None)],
)
def test_a_format_counts_while_it_ran_within_24_months(model: Model, end: str, expected: float | None) -> None:
    """On 30 June 2024; of one that ended in 2022 nobody knows whether it was before or after 30 June."""
    outcome = computed("C1", world(model, [format("f", OLD, participationLevel="P2", endDate=end)]))
    assert (outcome.value, outcome.n) == (expected, 0 if end in ("2020", "2022-06-30") else 1)


def test_a_group_of_parents_in_a_format_makes_it_one_of_families(model: Model) -> None:
    parents = a("99001:e", "PersonGroup", name="Eltern", groupKind="parents")
    records: list[Record] = [format("f", participantGroup="", participationLevel="P3"), parents]
    assert computed("C1", world(model, records)).value is None
    assert computed("C1", world(model, [*records, tie("Involves", "99001:f", parents.id)])).value == 3


def test_a_seat_of_families_is_the_form_f4(model: Model) -> None:
    outcome = computed("C2", world(model, [network(), org("e", actorType="ELTV"), seat("e", OLD)]))
    assert (outcome.value, outcome.low, about(outcome, "F4").certainty) == (1, 0, S)
    assert "57\u00a0%" in (about(outcome, "F1").note or outcome.sentence).de


# -- C4 ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "votes", "expected"),
    [
        ("voting", "", 1),
        ("member", "true", 1),
        ("advisory", "", 0),
        ("guest", "", 0),
        ("member", "false", 0),
        ("", "", None),
    ],
)
def test_a_vote_is_a_say_and_a_seat_of_unknown_vote_is_a_question(
    model: Model, role: str, votes: str, expected: float | None
) -> None:
    values = {k: v for k, v in (("role", role), ("votingRight", votes)) if v}
    outcome = computed("C4", world(model, [network(), org("e", sector="ELT"), seat("e", **values)]))
    assert outcome.value == expected
    assert outcome.high == 1
    assert bool(outcome.missing) == (expected is None)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"participationLevel": "P2", "decidesOn": "Themen"}, 1),
        ({"participationLevel": "P2"}, 0),
        ({"participationLevel": "P5"}, None),
        ({}, None),
        ({"participationLevel": "P2", "participantGroup": ""}, None),
    ],
)
def test_topics_are_a_say_and_co_deciding_without_topics_is_a_question(
    model: Model, values: dict[str, str], expected: float | None
) -> None:
    assert computed("C4", world(model, [format("f", **values)])).value == expected


def test_a_stale_vote_leaves_the_lower_bound(model: Model) -> None:
    outcome = computed("C4", world(model, [network(), org("e", sector="ELT"), seat("e", OLD, role="voting")]))
    assert (outcome.value, outcome.low, outcome.high) == (1, 0, 1)


# -- C6 ----------------------------------------------------------------------------------------------------------------

certainties = st.sampled_from([P, S, U, X, None])


@given(coordinator=certainties, volunteers=certainties, complete=st.booleans())
def test_c6_counts_both_groups_of_volunteers(
    model: Model, coordinator: Certainty | None, volunteers: Certainty | None, *, complete: bool
) -> None:
    seats = {"k": coordinator, "e": volunteers}
    records: list[Record] = [
        network(**({"membersComplete": "all"} if complete else {})),
        org("o", level="LEIT"),
        seat("o"),
    ]
    records += [org("k", actorType="EHRKO"), org("e", actorType="EHR")]
    records += [seat(id, SAID[sure]) for id, sure in seats.items() if sure is not None]
    outcome = computed("C6", world(model, records))
    # A denied seat is no seat: what is said of the group is then what the list as a whole says.
    silent = X if complete else U
    found = [silent if sure in (X, None) else sure for sure in seats.values()]
    if all(sure is U for sure in found):
        assert outcome.value is None
        assert outcome.missing
    else:
        assert outcome.value == sum(sure in (P, S) for sure in found)
        assert (outcome.low, outcome.high) == (sum(s is P for s in found), sum(s is not X for s in found))
    assert outcome.details["active"] == 1


def test_volunteers_at_work_outside_the_network_are_named(model: Model) -> None:
    records: list[Record] = [
        network(membersComplete="all"),
        org("o", level="LEIT"),
        seat("o"),
        org("paten", actorType="EHR"),
    ]
    outcome = computed("C6", world(model, records))
    assert (outcome.value, outcome.high) == (0, 0)
    assert "Tätig sind Ehrenamtliche aber: paten" in outcome.sentence.de


def test_where_a_source_says_that_nobody_volunteers_nothing_is_asked(model: Model) -> None:
    for complete in ({}, {"membersComplete": "all"}):
        records: list[Record] = [
            network(**complete),
            org("o", level="LEIT"),
            seat("o"),
            org("e", ABSENT, actorType="EHR"),
        ]
        outcome = computed("C6", world(model, records))
        assert (outcome.value, outcome.missing, outcome.details["active"]) == (None, (), 0)


def test_a_name_that_sounds_like_volunteers_is_a_question(model: Model) -> None:
    outcome = computed("C6", world(model, [network(), org("o"), seat("o"), org("wellcome")]))
    assert "wellcome" in outcome.sentence.de
    assert outcome.details["active"] is None


# -- C9 ----------------------------------------------------------------------------------------------------------------

kinds = st.sampled_from(["KINA", "HEB", "FAMHEB", "ASD", "GA", "HAUSA", ""])
TELLS = {"KINA": "KINA", "HEB": "HEB", "FAMHEB": "FAMHEB", "ASD": "SOZARB", "HAUSA": "ALLG"}


@given(members=st.lists(st.tuples(kinds, st.sampled_from([P, S, U])), max_size=5), complete=st.booleans())
def test_c9_reads_professions_from_single_profession_types(
    model: Model, members: list[tuple[str, Certainty]], *, complete: bool
) -> None:
    records: list[Record] = [network(**({"membersComplete": "all"} if complete else {}))]
    for i, (kind, sure) in enumerate(members):
        records += [org(f"o{i}", **({"actorType": kind} if kind else {})), seat(f"o{i}", SAID[sure])]
    outcome = computed("C9", world(model, records))
    held = [TELLS[k] for k, sure in members if k in TELLS and sure in (P, S)]
    if not held:
        assert outcome.value is None
        assert outcome.missing
        return
    settled = complete and all(k in TELLS for k, _ in members)
    possible = {TELLS[k] for k, _ in members if k in TELLS}
    certain = {TELLS[k] for k, s in members if k in TELLS and s is P}
    assert outcome.value == pytest.approx(len(set(held) & set(EXPECTED_PROFESSIONS)) / 10)
    assert outcome.low == pytest.approx(len(certain & set(EXPECTED_PROFESSIONS)) / 10)
    assert outcome.high == pytest.approx(len(possible & set(EXPECTED_PROFESSIONS)) / 10 if settled else 1)
    assert outcome.details["iqv"] == pytest.approx(iqv(held))


def test_the_profession_of_a_person_goes_before_the_type_and_family_nurses_count_as_family_midwives(
    model: Model,
) -> None:
    person = {"processingPurpose": "Netzwerk", "basis": "task"}
    nurse = a("99001:p", "Person", name="Pflege", profession="FGKIKP", **person)
    outcome = computed("C9", world(model, [network(), nurse, tie("Membership", nurse.id, NETWORK)]))
    assert about(outcome, "FAMHEB").certainty is P
    assert [i.subjects[0] for i in outcome.items][:5] == ["KINA", "FRAUA", "HEB", "FAMHEB", "PSYTH"]


def test_what_is_shared_says_nothing_of_a_district(model: Model) -> None:
    said = {
        "ParticipationFormat": {"participantGroup": "G6", "participationLevel": "P4", "decidesOn": "alles"},
        "Paper": {"topicRelation": "core"},
        "Post": {"body": NETWORK},
        "NetworkRegion": {"populationUnder3": "5"},
        "Meeting": {"kind": "FORTB", "date": "2024-01-10", "interprofessional": "true"},
    }
    records: list[Record] = [network(), org("o"), seat("o")]
    for type, values in said.items():
        claims = [Claim(EXISTS, ""), Claim("name", type), *(Claim(p, v) for p, v in values.items())]
        records.append(entity(f"shared:{type}", type, SHARED, claims))
    snapshot = world(model, records)
    for id in ("B13", "B15", "C1", "C4", "C10", "C12", "C15", "C16"):
        assert (computed(id, snapshot).value, computed(id, snapshot).items) == (None, ()), id


def test_before_anything_was_recorded_nothing_is_said(model: Model) -> None:
    records: list[Record] = [
        network(),
        org("e", actorType="ELTV"),
        seat("e"),
        format("f", participationLevel="P4", startDate="2024"),
    ]
    for id in ("C1", "C4", "C9"):
        outcome = computed(id, world(model, records, date(2010, 1, 1)))
        assert outcome.value is None
        assert outcome.missing
