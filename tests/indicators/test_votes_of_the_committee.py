"""B14 with numbers counted by hand: the votes of the youth welfare committee, and who advises it."""

import pytest

from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.records import Record, Relation
from ontology import Model
from tests.indicators.worlds import committee, computed, org, seat, world
from tests.musterstadt import OLD

YOUTH = "99001:J"


def jha(model: Model, *seats: Relation, land: str = "NW", **values: str) -> Outcome:
    members = [org("rat", actorType="VERB"), org("frei"), org("amt", actorType="GA"), org("pol", actorType="POL")]
    return computed("B14", world(model, [committee(YOUTH, "JHA", **values), *members, *seats], land=land))


NINE = seat("rat", body=YOUTH, role="votingCouncil", seats="9")
SIX = seat("frei", body=YOUTH, role="votingFree", seats="6")


def test_nine_and_six_votes_are_three_and_two_fifths(model: Model) -> None:
    for settled in ({"membersComplete": "all"}, {"votingMemberCount": "15"}):
        found = jha(model, NINE, SIX, **settled)
        assert (found.value, found.numerator, found.denominator) == (0.6, 9, 15)
        assert (found.low, found.high, found.missing) == (0.6, 0.6, ())


def test_votes_without_a_total_are_a_question_and_never_a_gap(model: Model) -> None:
    found = jha(model, SIX, membersComplete="part", missingPart="Ratsmitglieder")
    assert found.value is found.low is found.high is None
    assert "Ratsmitglieder" in found.missing[0].de
    assert "noch nicht sagen" in found.sentence.de


def test_votes_of_unknown_origin_leave_only_bounds(model: Model) -> None:
    found = jha(model, NINE, seat("frei", body=YOUTH, role="voting", seats="6"), membersComplete="all")
    assert (found.value, found.low, found.high) == (None, 0.6, 1.0)


def test_stale_votes_count_in_the_share_and_widen_its_range(model: Model) -> None:
    old = seat("rat", OLD, body=YOUTH, role="votingCouncil", seats="9")
    found = jha(model, old, SIX, membersComplete="all")
    assert (found.value, found.low, found.high) == (0.6, 0.0, 0.6)


def test_substitutes_never_vote_whatever_the_list_says(model: Model) -> None:
    stand_in = seat("frei", body=YOUTH, role="substitute", votingRight="true")
    assert jha(model, NINE, stand_in).details["votes_recorded"] == 9


def test_musterstadt_cannot_tell_the_votes_and_says_so(musterstadt_snapshot: Snapshot) -> None:
    found = computed("B14", musterstadt_snapshot)
    assert found.value is None
    assert (found.low, found.high) == pytest.approx((0, 14 / 15))
    assert found.details["health_office"] is None
    assert found.missing


def test_advisers_are_absent_only_if_all_members_are_recorded(model: Model) -> None:
    assert jha(model, NINE).details["health_office"] is None
    assert jha(model, NINE, membersComplete="all").details["health_office"] == 0
    assert jha(model, NINE, seat("amt", body=YOUTH, role="advisory")).details["health_office"] == 1


def test_a_vote_comes_from_the_side_that_its_role_names_and_of_no_other_sector(model: Model) -> None:
    """Whoever is of youth welfare, or of none of both, is no free carrier and no councillor by that (§ 71 Abs. 1)."""
    votes = [seat(who, body=YOUTH, role="voting", seats="3") for who in ("kjh", "ges", "son")]
    members = [org("kjh", sector="KJH"), org("ges", sector="GES"), org("son", sector="VER")]
    found = computed("B14", world(model, [committee(YOUTH, "JHA", membersComplete="all"), *members, *votes]))
    assert [found.details[f"votes_{origin}"] for origin in ("council", "free", "unknown_origin")] == [0, 0, 9]


@pytest.mark.parametrize("key", ["health_office", "self_organized", "parents"])
def test_who_advises_is_told_by_its_kind_and_not_by_its_sector(model: Model, key: str) -> None:
    """A clinic is health care and no health office, a family centre is there for families and no parents' council."""
    others = [org("klinik", sector="GES"), org("zentrum", sector="FAM")]
    rows: list[Record] = [*others, *(seat(o, body=YOUTH, role="advisory") for o in ("klinik", "zentrum"))]
    found = computed("B14", world(model, [committee(YOUTH, "JHA", membersComplete="all"), *rows]))
    assert found.details[key] == 0


def test_land_law_adds_its_lines_in_its_land_only(model: Model) -> None:
    police = seat("pol", body=YOUTH, role="advisory")
    here, there = jha(model, police, land="RP", membersComplete="all"), jha(model, police, membersComplete="all")
    certain = {i.subjects[0]: i.certainty for i in here.items}
    assert (certain["J71-RP02"], certain["J71-RP06"]) == (Certainty.PRESENT, Certainty.ABSENT)
    # Who the women's officer is cannot be told from codes: a question, even in a full list.
    assert certain["J71-RP07"] is Certainty.UNKNOWN
    assert not any(i.subjects[0].startswith("J71-RP") for i in there.items)


@pytest.mark.parametrize(("sector", "line"), [("JUS", "J71-RP03"), ("KIR", "J71-RP11")])
def test_a_line_that_names_a_sector_is_met_by_it_and_by_no_other(model: Model, sector: str, line: str) -> None:
    for own in ("JUS", "KIR", "BIL"):
        guest = org("gast", sector=own), seat("gast", body=YOUTH, role="advisory")
        rows: list[Record] = [committee(YOUTH, "JHA", membersComplete="all"), *guest]
        item = next(i for i in computed("B14", world(model, rows, land="RP")).items if i.subjects[0] == line)
        assert item.certainty is (Certainty.PRESENT if own == sector else Certainty.ABSENT), own
        assert item.subjects[1:] == (("99001:gast",) if own == sector else ())
