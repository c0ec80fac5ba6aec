"""Anchoring lines in small worlds that can be read by eye."""

from datetime import date

import pytest

from graph.anchoring.as_json import anchoring_json
from graph.anchoring.line_words import last_use, lines_told
from graph.anchoring.lines import anchoring_of
from graph.district.snapshot import Snapshot
from graph.records import Record, Relation
from ontology import Model
from tests.anchoring.small import POLITICS, bridge, carriers, lines
from tests.findings.small import COUNCIL, JHA, by_rule, committee, found, paper
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import ABSENT, ON, STADTRAT, UNKNOWN, a, tie
from tests.musterstadt import JHA as MUSTERSTADT_JHA
from tests.musterstadt import OLD as STALE


def test_two_bridges_are_two_lines_and_either_may_leave(model: Model) -> None:
    anchorage = lines(model, [*bridge("awo"), *bridge("skf"), org("kita"), seat("kita")])
    assert carriers(anchorage) == [("awo",), ("skf",)]
    assert (anchorage.low, anchorage.value, anchorage.high) == (2, 2, 2)
    assert anchorage.left == {"99001:awo": 1, "99001:skf": 1}
    assert anchorage.shared == ()


def test_what_is_stale_counts_and_leaves_the_lower_bound_what_is_unknown_only_counts_above(model: Model) -> None:
    records = [*bridge("awo"), *bridge("skf", STALE), *bridge("caritas", UNKNOWN), *bridge("drk", ABSENT)]
    anchorage = lines(model, records)
    assert (anchorage.low, anchorage.value, anchorage.high) == (1, 2, 3)
    assert [line.carriers for line in anchorage.possible] == [("99001:caritas",)]


def test_two_ways_by_one_actor_hang_on_that_actor(model: Model) -> None:
    expert = committee("AG78", name="AG § 78")
    middle: list[Record] = [org("traeger"), seat("traeger"), seat("traeger", body=expert.id)]
    members: list[Record] = [r for n in ("eins", "zwei") for r in (org(n), seat(n, body=expert.id), seat(n, body=JHA))]
    anchorage = lines(model, [expert, *middle, *members])
    assert (anchorage.value, anchorage.shared, anchorage.cut) == (1, ("99001:traeger",), ("99001:traeger",))
    assert anchorage.passages == (expert.id,)
    said = lines_told(anchoring_of(world(model, [*POLITICS, expert, *middle, *members])), anchorage)
    assert said.de.startswith(
        "Ein einziger Weg führt nach den erfassten Angaben zu „Jugendhilfeausschuss“, über traeger. "
        "Gibt es noch einen Weg, falls traeger geht? Erfasst ist keiner."
    )


def test_two_ways_that_meet_in_one_person_are_told_as_two_that_run_by_one(model: Model) -> None:
    first, second = committee("AG78", name="AG § 78"), committee("KGK", name="Gesundheitskonferenz")
    starts: list[Record] = [
        r for n, b in (("kita", first), ("klinik", second)) for r in (org(n), seat(n), seat(n, body=b.id))
    ]
    meets: list[Record] = [org("sprecherin"), *(seat("sprecherin", body=b) for b in (first.id, second.id, JHA))]
    snapshot = world(model, [*POLITICS, first, second, *starts, *meets])
    anchoring = anchoring_of(snapshot)
    anchorage = anchoring.anchorages[0]
    assert (anchorage.value, anchorage.ways, anchorage.shared) == (1, 2, ("99001:sprecherin",))
    assert lines_told(anchoring, anchorage).de.startswith(
        "2 Wege führen nach den erfassten Angaben zu „Jugendhilfeausschuss“; beide laufen über sprecherin."
    )


def test_with_complete_lists_it_is_said_that_the_line_breaks(model: Model) -> None:
    complete: list[Record] = [network(membersComplete="all"), committee("JHA", name="JHA", membersComplete="all")]
    anchoring = anchoring_of(world(model, [*complete, *bridge("awo")]))
    (anchorage,) = anchoring.anchorages
    assert anchorage.complete
    assert lines_told(anchoring, anchorage).de.startswith(
        "Ein einziger Weg führt zu „JHA“, über awo. Geht awo, ist die Linie unterbrochen."
    )


def test_a_body_in_a_body_is_looked_through_but_is_one_seat(model: Model) -> None:
    members: list[Record] = [r for n in ("kita", "klinik", "praxis") for r in (org(n), seat(n))]
    anchorage = lines(model, [*members, tie("Membership", "99001:N1", JHA)])
    assert carriers(anchorage) == [("N1",)]
    assert anchorage.shared == ("99001:N1",)


def test_the_coordination_reports_by_its_post(model: Model) -> None:
    posts = [
        a("99001:S1", "Post", name="Koordination", organization="99001:nwk"),
        a("99001:S2", "Post", name="Leitung", organization="99001:amt"),
    ]
    reports = tie("ReportsTo", "99001:S1", "99001:S2")
    records: list[Record] = [org("nwk", actorType="NWK"), org("amt"), *posts, reports, seat("amt", body=JHA)]
    assert carriers(lines(model, records)) == [("nwk", "S1", "S2", "amt")]
    vacant = a("99001:S2", "Post", name="Leitung", organization="99001:amt", filled="false")
    assert carriers(lines(model, [vacant if r.id == "99001:S2" else r for r in records])) == []


def test_who_holds_a_post_reports_by_it_unless_nobody_holds_it(model: Model) -> None:
    posts: list[Record] = [
        a("99001:S1", "Post", name="Koordination"),
        a("99001:S2", "Post", name="Sitz im Ausschuss", body=JHA),
    ]
    records: list[Record] = [
        *(org("nwk", actorType="NWK"), *posts, tie("ReportsTo", "99001:S1", "99001:S2")),
        tie("HoldsPost", "99001:nwk", "99001:S1"),
    ]
    assert carriers(lines(model, records)) == [("nwk", "S1", "S2")]
    vacant = a("99001:S1", "Post", name="Koordination", filled="false")
    assert carriers(lines(model, [vacant if r.id == "99001:S1" else r for r in records])) == []
    alone = [r for r in records if r.id != "99001:nwk" and r.type != "HoldsPost"]
    coordinating = a("99001:S1", "Post", name="Koordination", level="KOORD")
    assert carriers(lines(model, [coordinating, *alone[1:]])) == [("S1", "S2")]


def test_part_of_an_office_is_only_perhaps_a_report(model: Model) -> None:
    records: list[Record] = [
        org("nwk", actorType="NWK"),
        org("amt"),
        seat("amt", body=JHA),
        tie("PartOf", "99001:nwk", "99001:amt"),
    ]
    anchorage = lines(model, records)
    assert (anchorage.low, anchorage.value, anchorage.high) == (0, 0, 1)
    said = lines_told(anchoring_of(world(model, [*POLITICS, *records])), anchorage)
    assert "Noch zu klären: Führt ein Weg über amt?" in said.de


def test_several_ways_to_be_cleared_are_told_in_the_plural(model: Model) -> None:
    unsure = [seat(name, UNKNOWN, body=JHA) for name in ("a", "b")]
    records: list[Record] = [org("a"), org("b"), seat("a"), seat("b"), *unsure]
    found = anchoring_of(world(model, [*POLITICS, *records]))
    assert "Noch zu klären: Führen Wege über a und b?" in lines_told(found, lines(model, records)).de


def test_use_in_the_month_of_the_analysis_has_no_age(model: Model) -> None:
    found = anchoring_of(world(model, POLITICS))
    assert last_use(found, ON.isoformat()).de == "Zuletzt genutzt: 30.06.2024."
    assert last_use(found, "2024-05-30").de == "Zuletzt genutzt: 30.05.2024 (vor 1 Monat)."


def test_a_person_who_sits_for_an_organization_carries_its_line(model: Model) -> None:
    person = a("99001:p", "Person", name="Person")
    sits = tie("Membership", "99001:p", JHA, onBehalfOf="99001:awo")
    assert carriers(lines(model, [org("awo"), seat("awo"), person, sits])) == [("awo", "p")]


CONSULTED = {"role": "VORB", "date": "2024-03-01"}
DECIDED = {"role": "ENTSCH", "date": "2024-04-01", "result": "adopted"}


def test_a_paper_of_the_network_reaches_the_council_through_the_committee(model: Model) -> None:
    records: list[Record] = [
        *(org("kita"), seat("kita"), paper("P1"), tie("InitiatedBy", "99001:P1", "99001:kita")),
        tie("Consultation", "99001:P1", JHA, **CONSULTED),
        tie("Consultation", "99001:P1", COUNCIL, **DECIDED),
    ]
    committee_lines, council = lines(model, records), lines(model, records, COUNCIL)
    assert carriers(committee_lines) == carriers(council) == [("kita",)]
    assert (committee_lines.lines[0].used, council.lines[0].used) == ("2024-03-01", "2024-04-01")
    assert council.depth.value == 4
    assert council.passages == ()  # the kita brought the paper into both


def test_a_paper_hands_the_line_of_a_seat_on_to_the_council_never_back(model: Model) -> None:
    records: list[Record] = [
        *(*bridge("awo"), paper("P1")),
        tie("Consultation", "99001:P1", JHA, **CONSULTED),
        tie("Consultation", "99001:P1", COUNCIL, **DECIDED),
    ]
    council = lines(model, records, COUNCIL)
    assert (carriers(council), council.passages) == ([("awo",)], (JHA,))
    turned: list[Record] = [
        *(org("rat"), seat("rat"), seat("rat", body=COUNCIL), paper("P1")),
        tie("Consultation", "99001:P1", JHA, **CONSULTED),
        tie("Consultation", "99001:P1", COUNCIL, **DECIDED),
    ]
    assert carriers(lines(model, turned)) == []


def test_the_stated_order_of_consultations_counts_before_their_dates(model: Model) -> None:
    rat: list[Record] = [org("rat"), seat("rat"), seat("rat", body=COUNCIL), paper("P1")]
    turned = {"order": "2", "date": "2024-03-01"}, {"order": "1", "date": "2024-04-01"}
    dates = [
        tie("Consultation", "99001:P1", JHA, **turned[0]),
        tie("Consultation", "99001:P1", COUNCIL, **turned[1]),
    ]
    assert carriers(lines(model, [*rat, *dates])) == [("rat",)]
    assert carriers(lines(model, [*rat, *dates], COUNCIL)) == [("rat",)]
    plain = [
        tie("Consultation", "99001:P1", JHA, order="1", date="2024-03-01"),
        tie("Consultation", "99001:P1", COUNCIL, order="2", date="2024-03-01"),
    ]
    assert carriers(lines(model, [*rat, *plain])) == []


def test_a_committee_that_has_ended_hands_nothing_on(model: Model) -> None:
    ended = committee("GESA", name="Gesundheitsausschuss", endDate="2024-05-01")
    records: list[Record] = [
        *(ended, org("awo"), seat("awo"), seat("awo", body=ended.id), paper("P1")),
        tie("Consultation", "99001:P1", ended.id, **CONSULTED),
        tie("Consultation", "99001:P1", COUNCIL, **DECIDED),
    ]
    assert carriers(lines(model, records, COUNCIL)) == []


def test_a_paper_way_unused_for_24_months_leaves_the_lower_bound(model: Model) -> None:
    records: list[Record] = [
        *(org("kita"), seat("kita"), paper("P1"), tie("InitiatedBy", "99001:P1", "99001:kita")),
        tie("Consultation", "99001:P1", JHA, role="KENNT", date="2022-06-29"),
    ]
    anchorage = lines(model, records)
    assert (anchorage.low, anchorage.value) == (0, 1)
    later = anchoring_of(world(model, [*POLITICS, *records]))
    assert later.age("2022-06-29") == 24


def test_a_resolution_under_an_agenda_item_is_an_arrival_too(model: Model) -> None:
    records: list[Record] = [
        *(org("kita"), seat("kita"), paper("P1"), tie("InitiatedBy", "99001:P1", "99001:kita")),
        a("99001:M1", "Meeting", name="Sitzung", date="2024-05-02", body=JHA),
        a("99001:T1", "AgendaItem", name="TOP 3", meeting="99001:M1"),
        a("99001:B1", "Resolution", name="Beschluss", paper="99001:P1", date="2024-05-02"),
        tie("DecidedIn", "99001:B1", "99001:T1"),
    ]
    assert carriers(lines(model, records)) == [("kita",)]


def test_the_last_use_of_a_seat_is_the_last_attendance_else_the_last_meeting_of_the_body(model: Model) -> None:
    meeting = a("99001:M1", "Meeting", name="Sitzung", date="2024-02-01", body=JHA)
    earlier = a("99001:M0", "Meeting", name="Sitzung", date="2023-02-01", body=JHA)
    there = tie("Attendance", "99001:awo", "99001:M0", attendance="attended")
    excused = tie("Attendance", "99001:awo", "99001:M1", attendance="excused")
    assert lines(model, bridge("awo")).lines[0].used == ""
    assert lines(model, [*bridge("awo"), meeting, earlier]).lines[0].used == "2024-02-01"
    assert lines(model, [*bridge("awo"), meeting, earlier, there, excused]).lines[0].used == "2023-02-01"
    off = a("99001:M2", "Meeting", name="Sitzung", date="2024-03-01", body=JHA, meetingState="abgesagt")
    assert lines(model, [*bridge("awo"), meeting, off]).lines[0].used == "2024-02-01"


def test_an_undated_consultation_is_open(model: Model) -> None:
    records: list[Record] = [
        *(org("kita"), seat("kita"), paper("P1"), tie("InitiatedBy", "99001:P1", "99001:kita")),
        tie("Consultation", "99001:P1", JHA, role="KENNT"),
    ]
    anchorage = lines(model, records)
    assert (anchorage.value, anchorage.high) == (0, 1)


def test_musterstadt_has_two_lines_into_the_committee_and_two_through_it_into_the_council(
    musterstadt_snapshot: Snapshot,
) -> None:
    anchoring = anchoring_of(musterstadt_snapshot)
    youth, council = anchoring.anchorages
    assert (youth.body.id, council.body.id) == (MUSTERSTADT_JHA, STADTRAT)
    assert (youth.low, youth.value, youth.high) == (2, 2, 3)  # SkF and Jugendamt; the Gesundheitsamt perhaps
    assert "99001:A10" not in anchoring.operative  # the Hebammenkreis is not known to exist
    assert {"99001:A02", "99001:S1"} <= set(anchoring.operative)
    assert "99001:A09" not in anchoring.operative  # its seat in the network is unknown
    assert sorted(youth.cut) == ["99001:A01", "99001:A06"]
    assert (council.value, council.depth.value, council.consulted) == (2, 4, "2023-03-23")
    assert (youth.used, anchoring.age(youth.used)) == ("2024-05-16", 1)


# -- strange input --------------------------------------------------------------------------------------------------


def test_without_a_political_body_it_says_what_to_record(model: Model) -> None:
    anchoring = anchoring_of(world(model, [network(), org("kita"), seat("kita")]))
    assert anchoring.anchorages == ()
    assert str(anchoring_json(anchoring)["sentence"]).startswith("Es ist kein politisches Gremium erfasst.")


def test_without_network_and_coordination_it_says_what_to_record(model: Model) -> None:
    anchoring = anchoring_of(world(model, [POLITICS[1], org("awo"), seat("awo", body=JHA)]))
    assert str(anchoring_json(anchoring)["sentence"]).startswith("Es ist nicht erfasst, wer zum Netzwerk gehört.")
    assert anchoring.anchorages[0].value == 0


def test_before_everything_nothing_is_known_and_nothing_denied(model: Model) -> None:
    snapshot = world(model, [*POLITICS, *bridge("awo")], date(1900, 1, 1))
    anchoring = anchoring_of(snapshot)
    assert [(x.value, x.lines) for x in anchoring.anchorages] in ([], [(0, ()), (0, ())])


def test_a_body_that_sits_in_itself_and_in_a_ring_is_no_trouble(model: Model) -> None:
    ring: list[Record] = [
        tie("Membership", JHA, JHA),
        tie("Membership", COUNCIL, JHA),
        tie("Membership", JHA, COUNCIL),
    ]
    assert lines(model, [*ring, *bridge("awo")], COUNCIL).value == 1


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_body_is_told_in_both_languages(musterstadt_snapshot: Snapshot, language: str) -> None:
    for body in anchoring_json(anchoring_of(musterstadt_snapshot), language)["bodies"]:
        assert body["sentence"]
        assert "  " not in body["sentence"]
        assert body["low"] <= body["value"] == len(body["lines"]) <= body["high"]


def test_a_steering_group_below_the_committee_may_put_motions_and_nobody_recorded_any(model: Model) -> None:
    steering = committee("STEUER", name="Steuerungsgruppe")
    anchorage = lines(model, [steering, tie("SubordinateTo", steering.id, JHA)])
    assert (anchorage.value, anchorage.high) == (0, 1)
    assert [line.carriers for line in anchorage.possible] == [(steering.id,)]


def test_a_seat_on_behalf_of_somebody_unknown_is_a_seat(model: Model) -> None:
    person = a("99001:p", "Person", name="Person")
    sits = tie("Membership", "99001:p", JHA, onBehalfOf="99001:nobody")
    assert carriers(lines(model, [person, sits, seat("p")])) == [("p",)]


# -- the finding ----------------------------------------------------------------------------------------------------


def test_a_council_that_is_reached_by_one_organization_is_a_fragile_spot(model: Model) -> None:
    sits: list[Record] = [org("awo"), seat("awo"), seat("awo", body=COUNCIL)]
    (finding,) = by_rule(found(model, [*POLITICS, *sits]), "single_line", COUNCIL)
    assert finding.title.de == "Zu „Stadtrat“ führen die erfassten Wege aus dem Netzwerk alle über: awo"
    assert finding.certainty == "question"
    assert {e.record for e in finding.evidence} == {s.id for s in sits if isinstance(s, Relation)}
    second = [org("skf"), seat("skf"), seat("skf", body=COUNCIL)]
    assert not by_rule(found(model, [*POLITICS, *sits, *second]), "single_line", COUNCIL)


def test_the_only_bridge_into_the_committee_is_told_once(model: Model) -> None:
    all_found = found(model, [*POLITICS, *bridge("awo")])
    assert by_rule(all_found, "one_bridge", JHA)
    assert not by_rule(all_found, "single_line", JHA)


def test_old_seats_ask_whether_it_is_still_so(model: Model) -> None:
    sits = [org("awo"), seat("awo", STALE), seat("awo", STALE, body=COUNCIL)]
    (finding,) = by_rule(found(model, [*POLITICS, *sits]), "single_line", COUNCIL)
    assert finding.title.de.startswith("Noch aktuell? Zu „Stadtrat“")
    assert finding.title.de.endswith("(Stand Mai 2021)")
