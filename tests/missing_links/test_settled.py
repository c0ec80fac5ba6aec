"""What is no missing link although nobody recorded a tie: one side, one hand, and whom one meets by leading."""

import pytest

from graph.district.sides import sides_of
from graph.missing_links import Candidate, Why
from graph.records import Record
from ontology import Model
from tests.findings.small import by_rule, found
from tests.indicators.worlds import about, computed, network, org, seat, works, world
from tests.missing_links.small import candidates, partners, wishes
from tests.musterstadt import ABSENT, a, tie

CLINIC, COUNSEL = org("a", actorType="GEBKL"), org("b", actorType="SSB")
OTHERS: list[Record] = [org("c"), works("a", "c")]
ROUND = "99001:RT"
TABLE = a(ROUND, "Committee", name="Runder Tisch", kind="RT")


def _pairs(made: list[Candidate]) -> set[tuple[str, str]]:
    return {actors for c in made for actors in (c.actors, *(other.actors for other in c.also))}


# -- one side -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "speaker",
    [
        org("Sprecherin der Hebammen", actorType="HEB", representsPartner="KKG20"),
        org("Hebammenverband", actorType="HEB;VERB"),
    ],
)
def test_a_speaker_and_the_group_are_one_side(model: Model, speaker: Record) -> None:
    group = org("Hebammen", actorType="HEB", coversPartner="KKG20")
    seats: list[Record] = [TABLE, seat("Hebammen", body=ROUND), seat(str(speaker.id.partition(":")[2]), body=ROUND)]
    assert candidates(model, speaker, group, *seats) == []


def test_who_represents_whom_is_one_side_whatever_their_kinds(model: Model) -> None:
    both: list[Record] = [TABLE, seat("a", body=ROUND), seat("b", body=ROUND), org("a"), org("b")]
    assert candidates(model, *both)
    assert candidates(model, *both, tie("Represents", "99001:a", "99001:b")) == []


def test_a_tie_of_the_group_is_one_of_its_speaker(model: Model) -> None:
    speaker = org("Obfrau", actorType="KINA", representsPartner="KKG20")
    records: list[Record] = [speaker, org("Praxen", actorType="KINA"), org("x"), TABLE]
    records += [seat("Obfrau", body=ROUND), seat("x", body=ROUND)]
    assert _pairs(candidates(model, *records)) == {("99001:Obfrau", "99001:x")}
    assert candidates(model, *records, works("Praxen", "x")) == []


def test_two_practices_that_the_same_association_speaks_for_keep_links_of_their_own(model: Model) -> None:
    records: list[Record] = [org("Verband", actorType="HEB;VERB"), org("a", actorType="HEB"), org("d", actorType="HEB")]
    records += [org("b"), wishes("a", "b"), works("d", "b")]
    assert ("99001:a", "99001:b") in _pairs(candidates(model, *records))


def test_a_conceptual_cooperation_of_the_authority_is_a_tie_of_its_coordination(model: Model) -> None:
    records: list[Record] = [org("Amt"), org("Koordination", actorType="NWK"), org("Gesundheitsamt", actorType="GA")]
    records += [network(), tie("OrganizedBy", "99001:N1", "99001:Amt"), TABLE]
    records += [seat("Koordination", body=ROUND), seat("Gesundheitsamt", body=ROUND), org("Vorsitz")]
    records += [seat("Vorsitz", body=ROUND, role="chair"), works("Vorsitz", "Koordination")]
    pair = ("99001:Gesundheitsamt", "99001:Koordination")
    assert pair in _pairs(candidates(model, *records))
    assert pair not in _pairs(candidates(model, *records, works("Amt", "Gesundheitsamt", purpose="structure")))


# -- one hand -----------------------------------------------------------------------------------------------------


def test_an_office_and_what_stands_above_it_by_any_number_of_steps(model: Model) -> None:
    records: list[Record] = [org("a"), org("b"), org("mid"), wishes("a", "b")]
    assert candidates(model, *records)
    assert (
        candidates(model, *records, tie("PartOf", "99001:a", "99001:mid"), tie("PartOf", "99001:mid", "99001:b")) == []
    )


def test_two_offices_under_one_authority_may_still_lack_a_link(model: Model) -> None:
    above: list[Record] = [
        org("Kreis"),
        tie("PartOf", "99001:a", "99001:Kreis"),
        tie("PartOf", "99001:b", "99001:Kreis"),
    ]
    assert candidates(model, org("a"), org("b"), wishes("a", "b"), *above)


def test_parts_that_contain_each_other_end_no_search(model: Model) -> None:
    round_and_round = tie("PartOf", "99001:a", "99001:b"), tie("PartOf", "99001:b", "99001:a")
    assert candidates(model, org("a"), org("b"), wishes("a", "b"), *round_and_round) == []


def test_offices_of_the_youth_office_are_proposed_to_each_other_only_if_one_wishes(model: Model) -> None:
    offices: list[Record] = [org("a", coversPartner="KKG01"), org("b", actorType="ASD"), *partners("c", "d")]
    assert ("99001:a", "99001:b") not in _pairs(candidates(model, *offices))
    assert ("99001:a", "99001:b") in _pairs(candidates(model, *offices, wishes("a", "b")))


# -- who meets whom -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "missing"),
    [("chair", 0), ("office", 0), ("lead", 0), ("moderation", 0), ("initiator", 0), ("member", 1), ("guest", 1)],
)
def test_whoever_leads_a_body_meets_those_who_sit_in_it(model: Model, role: str, missing: int) -> None:
    records = [
        CLINIC,
        COUNSEL,
        *OTHERS,
        works("b", "c"),
        TABLE,
        seat("a", body=ROUND, role=role),
        seat("b", body=ROUND),
    ]
    assert len(candidates(model, *records)) == missing
    assert len(by_rule(found(model, records), "expected_link")) == missing


def test_two_plain_members_of_the_same_body_are_still_asked(model: Model) -> None:
    records = [CLINIC, COUNSEL, *OTHERS, TABLE, org("d"), seat("d", body=ROUND, role="chair")]
    (only,) = candidates(model, *records, seat("a", body=ROUND), seat("b", body=ROUND))
    assert only.names == ("a", "b")
    assert only.place == "Runder Tisch"


@pytest.mark.parametrize("more", [[], [seat("k")], [seat("k", role="member")]])
def test_nobody_links_the_coordination_with_who_sits_in_its_network(model: Model, more: list[Record]) -> None:
    records: list[Record] = [org("k", actorType="NWK"), org("a", actorType="GEBKL"), org("c"), works("k", "c")]
    records += [network(), seat("a"), *more]
    assert candidates(model, *records) == []
    assert not by_rule(found(model, records), "expected_link")


def test_the_coordination_leads_a_group_of_the_network_unless_another_does(model: Model) -> None:
    group = a("99001:G", "Committee", name="Steuerungsgruppe", kind="STEUER")
    records: list[Record] = [org("k", actorType="NWK"), org("a", actorType="GEBKL"), org("d"), works("k", "d"), group]
    records += [seat("k", body="99001:G"), seat("a", body="99001:G"), seat("d", body="99001:G")]
    assert _pairs(candidates(model, *records)) == {("99001:a", "99001:d")}
    led_by_another = [*records[:-1], seat("d", body="99001:G", role="chair")]
    assert ("99001:a", "99001:k") in _pairs(candidates(model, *led_by_another))


def test_an_express_denial_is_not_settled_by_meeting(model: Model) -> None:
    records = [CLINIC, COUNSEL, *OTHERS, TABLE, seat("a", body=ROUND, role="chair"), seat("b", body=ROUND)]
    (denied,) = candidates(model, *records, works("a", "b", ABSENT))
    assert denied.certainty == "gap"
    (finding,) = by_rule(found(model, [*records, works("a", "b", ABSENT)]), "expected_link")
    assert finding.certainty == "gap"


def test_a_wish_is_heard_although_the_two_meet(model: Model) -> None:
    records = [CLINIC, COUNSEL, *OTHERS, TABLE, seat("a", body=ROUND, role="chair"), seat("b", body=ROUND)]
    (wished,) = candidates(model, *records, wishes("b", "a"))
    assert {r.why for r in wished.reasons} >= {Why.WISH, Why.EXPECTED}


def test_a6_says_of_an_open_link_where_its_ends_meet(model: Model) -> None:
    records = [CLINIC, COUNSEL, *OTHERS, works("b", "c"), TABLE, seat("a", body=ROUND, role="chair")]
    item = about(computed("A6", world(model, [*records, seat("b", body=ROUND)])), "EL02")
    assert item.note is not None
    assert item.note.de.endswith("Sie treffen sich in „Runder Tisch“, das eine Seite leitet.")


# -- matters ------------------------------------------------------------------------------------------------------


def test_all_pairs_of_the_coordination_are_one_line(model: Model) -> None:
    records: list[Record] = [org("k", actorType="NWK"), org("a", actorType="GEBKL"), org("f", actorType="FRAUA")]
    records += [org("g", actorType="GA"), org("c"), works("k", "c")]
    (line,) = candidates(model, *records)
    assert len(line.also) == 2
    # Nobody invites whoever runs the network.
    assert "Beide zu einem Gespräch einladen" not in line.takes.de
    assert "k zu einem Gespräch" not in line.takes.de


def test_pairs_of_one_norm_line_are_one_line_led_by_the_heaviest(model: Model) -> None:
    records = [CLINIC, COUNSEL, org("s", actorType="SSB", sector="KJH"), *OTHERS, org("k2", actorType="GEBKL")]
    (line,) = candidates(model, *records)
    assert line.score == max(line.score, *(other.score for other in line.also))
    assert len(line.also) == 3


def test_the_host_side_is_coordination_and_whoever_runs_the_network_without_another_task(model: Model) -> None:
    records: list[Record] = [
        org("k", actorType="NWK"),
        org("Jugendamt"),
        org("Gesundheitsamt", actorType="GA"),
        network(),
    ]
    rows = [tie("OrganizedBy", "99001:N1", f"99001:{x}") for x in ("Jugendamt", "Gesundheitsamt")]
    assert sides_of(world(model, [*records, *rows])).hosts == {"99001:k", "99001:Jugendamt"}


def test_without_a_single_tie_the_predictor_has_no_say(model: Model) -> None:
    (only,) = candidates(model, org("a"), org("b"), wishes("a", "b"))
    assert only.likeness == ()
