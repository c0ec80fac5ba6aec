"""What synthetic districts taught: whoever may be there, or is there by another code, is not called missing."""

import pytest

from graph.records import Record
from ontology import Model
from tests.findings.small import JHA, STEERING, by_rule, committee, found, paper
from tests.indicators.worlds import computed, network, org, seat, works, world
from tests.musterstadt import ABSENT, NEW, UNKNOWN, Said, a, tie

DISPUTED: Said = (NEW[0], NEW[1], "disputed")


# -- open existence -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", [UNKNOWN, DISPUTED, ABSENT])
def test_whoever_may_not_exist_is_no_actor_of_the_network(model: Model, said: Said) -> None:
    records: list[Record] = [org("amt", sector="KJH"), org("praxis", said, sector="GES"), works("amt", "praxis")]
    assert world(model, records).network.actors == ("99001:amt",)


@pytest.mark.parametrize(("said", "asks"), [(ABSENT, True), (UNKNOWN, False), (NEW, False)])
def test_a_body_of_which_only_denied_seats_are_known_has_nobody_recorded(model: Model, said: Said, asks: bool) -> None:
    records = [network(), committee("LENK"), org("praxis"), seat("praxis", said, "99001:LENK")]
    assert any("99001:LENK" in f.subjects for f in by_rule(found(model, records), "members_empty")) == asks


def _answered(*actors: str) -> Record:
    ids = ";".join(f"99001:{actor}" for actor in actors)
    return a("99001:E1", "Survey", name="Erhebung", respondent=ids, roster=ids)


CLINIC, COUNSEL = org("klinik", sector="GES", actorType="GEBKL"), org("beratung", sector="SCHWB", actorType="SSB")
SURVEYED: list[Record] = [CLINIC, COUNSEL, org("amt", sector="KJH"), works("amt", "klinik"), works("amt", "beratung")]


@pytest.mark.parametrize(
    "other",
    [
        org("weitere", UNKNOWN, actorType="SSB"),
        org("weitere", coversPartner="KKG14"),
        org("Schwangerschaftsberatung Süd"),
    ],
    ids=["open existence", "by group", "by name"],
)
def test_a_link_is_open_while_somebody_else_may_be_its_end(model: Model, other: Record) -> None:
    records = [*SURVEYED, _answered("klinik", "beratung", "amt")]
    assert by_rule(found(model, records), "expected_link", "SSB")[0].certainty == "gap"
    assert by_rule(found(model, [*records, other]), "expected_link", "SSB")[0].certainty == "question"


def test_an_end_of_another_kind_keeps_no_link_open(model: Model) -> None:
    records = [*SURVEYED, _answered("klinik", "beratung", "amt"), org("polizei", coversPartner="KKG07")]
    assert by_rule(found(model, records), "expected_link", "SSB")[0].certainty == "gap"


# -- another code -------------------------------------------------------------------------------------------------


def _network_of(*codes: dict[str, str]) -> list[Record]:
    members = [org(f"o{i}", **values) for i, values in enumerate(codes)]
    return [network(membersComplete="all"), *members, *(seat(m.name) for m in members)]


def test_a_type_is_not_denied_while_a_member_of_its_field_has_none(model: Model) -> None:
    typed, untyped = {"actorType": "ASD"}, {"sector": "KJH", "coversPartner": "KKG02"}
    police = {"sector": "SIO", "coversPartner": "KKG07"}
    for members, certainty in (([typed], "gap"), ([typed, untyped], "question"), ([typed, police], "gap")):
        all_found = found(model, _network_of(*members), networkCount="1")
        assert by_rule(all_found, "missing_actor", "HZE")[0].certainty == certainty


def test_the_partner_group_alone_puts_a_member_into_its_system(model: Model) -> None:
    members = [org("praxis", coversPartner="KKG20"), seat("praxis", body=STEERING)]
    subjects = {f.subjects for f in by_rule(found(model, [committee("STEUER"), *members]), "system_without_seat")}
    assert subjects == {(STEERING, "K")}


def test_the_actor_type_alone_fulfils_a_line_of_land_law(model: Model) -> None:
    members = [org("amt", actorType="ASD"), seat("amt", body=JHA)]
    (finding,) = by_rule(found(model, [committee("JHA"), *members], land="RP"), "land_law_seats")
    assert "J71-RP02" in finding.norms
    assert "J71-RP01" not in finding.norms


# -- open seats ---------------------------------------------------------------------------------------------------

POST = a("99001:S1", "Post", name="Platz für Eltern", body=STEERING)
GROUP: list[Record] = [committee("STEUER", membersComplete="all"), org("amt", sector="KJH"), seat("amt", body=STEERING)]


def _holder(said: Said) -> list[Record]:
    return [org("eltern", actorType="ELTV"), seat("eltern", said, body=STEERING, post="99001:S1")]


@pytest.mark.parametrize(("said", "certainty"), [(ABSENT, "gap"), (UNKNOWN, "question"), (DISPUTED, "question")])
def test_a_place_that_somebody_may_hold_is_asked_for(model: Model, said: Said, certainty: str) -> None:
    (finding,) = by_rule(found(model, [*GROUP, POST, *_holder(said)]), "vacant_seat")
    assert finding.certainty == certainty
    assert ("noch zu klären, ob besetzt" in finding.title.de) == (certainty == "question")


def test_a_place_that_is_held_is_no_finding(model: Model) -> None:
    twice = [*_holder(NEW), tie("Membership", "99001:amt", STEERING, DISPUTED, post="99001:S1", nr="2")]
    assert not by_rule(found(model, [*GROUP, POST, *twice]), "vacant_seat")


def test_an_assembly_of_which_no_member_is_sure_keeps_the_seat_of_families_open(model: Model) -> None:
    assert by_rule(found(model, GROUP), "seats_for_families")[0].certainty == "gap"
    assembly = [network(), org("kita", actorType="KITA"), seat("kita", DISPUTED)]
    assert by_rule(found(model, [*GROUP, *assembly]), "seats_for_families")[0].certainty == "question"


@pytest.mark.parametrize(("complete", "certainty"), [("all", "gap"), ("part", "question")])
def test_one_bridge_is_proven_only_where_both_sides_are_complete(model: Model, complete: str, certainty: str) -> None:
    sides = [committee("JHA", membersComplete="all"), network(membersComplete=complete)]
    members = [org("amt", actorType="ASD"), seat("amt"), seat("amt", body=JHA)]
    (finding,) = by_rule(found(model, [*sides, *members]), "one_bridge")
    assert finding.certainty == certainty
    assert ("in den erfassten Sitzen" in finding.title.de) == (certainty == "question")


# -- papers -------------------------------------------------------------------------------------------------------

PAPER: list[Record] = [
    committee("JHA"),
    committee("GESA"),
    paper("konzept"),
    tie("Consultation", "99001:konzept", "99001:GESA", date="2024-01-10"),
]


@pytest.mark.parametrize(
    ("said", "certainty", "words"),
    [
        (ABSENT, "gap", "nach Angabe der Quelle nicht im Jugendhilfeausschuss"),
        (UNKNOWN, "question", "noch zu klären, ob auch im Jugendhilfeausschuss"),
        (DISPUTED, "question", "noch zu klären, ob auch im Jugendhilfeausschuss"),
    ],
)
def test_a_consultation_that_is_denied_or_disputed_does_not_silence_the_finding(
    model: Model, said: Said, certainty: str, words: str
) -> None:
    row = tie("Consultation", "99001:konzept", JHA, said, date="2024-01-20")
    (finding,) = by_rule(found(model, [*PAPER, row]), "paper_past_committee")
    assert finding.certainty == certainty
    assert words in finding.title.de
    assert row.id in {e.record for e in finding.evidence}


def test_the_share_of_missing_links_keeps_an_open_one_out_of_its_lower_bound(model: Model) -> None:
    # Who has no type may be the end of any link, so the office has one that no link expects.
    office = org("amt", sector="KJH", actorType="FBS")
    surveyed = [office if getattr(r, "id", "") == office.id else r for r in SURVEYED]
    records = [*surveyed, _answered("klinik", "beratung", "amt")]
    sure, open_ = computed("A6", world(model, records)), computed("A6", world(model, [*records, _maybe()]))
    assert (sure.low, open_.low, open_.high) == (1.0, 0.0, 1.0)


def _maybe() -> Record:
    return org("weitere", UNKNOWN, actorType="SSB")
