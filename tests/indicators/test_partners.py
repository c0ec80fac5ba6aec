"""A1, A2, A3 and A10 on Musterstadt and on worlds of a few lines, with numbers counted by hand."""

from datetime import date

import pytest

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.records import Record
from ontology import Model
from tests import musterstadt as m
from tests.indicators.worlds import about, computed, network, org, seat, world
from tests.musterstadt import ABSENT, OLD, UNKNOWN, a, tie

# -- A1 -----------------------------------------------------------------------------------------------------------


def test_a1_counts_the_groups_that_sit_in_a_network_body(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A1", musterstadt_snapshot)
    # 20 groups, no SPZ in the district; public and free youth welfare, Gesundheitsamt, hospital, early intervention,
    # pregnancy counselling are there; violence protection is denied; the healing professions are unclear.
    assert (outcome.numerator, outcome.denominator) == (6, 19)
    assert outcome.low == pytest.approx(6 / 19)
    assert outcome.high == pytest.approx(18 / 19)
    assert about(outcome, "KKG16").certainty is Certainty.ABSENT
    assert about(outcome, "KKG20").certainty is Certainty.UNKNOWN
    assert "In den erfassten Netzwerkgremien" in outcome.sentence.de
    assert "KKG11" not in {i.subjects[0] for i in outcome.items}
    assert outcome.details["exempt"] == 1


def test_a1_names_groups_that_are_there_by_their_names(model: Model) -> None:
    outcome = computed("A1", world(model, [network(), org("Gesundheitsamt"), seat("Gesundheitsamt")]))
    assert outcome.numerator == 0
    assert "Dem Namen nach sind davon vielleicht erfasst (1): Gesundheitsamt" in outcome.sentence.de


def test_a1_a_group_that_nobody_recorded_is_a_question(musterstadt_snapshot: Snapshot) -> None:
    item = about(computed("A1", musterstadt_snapshot), "KKG07")
    assert item.certainty is Certainty.UNKNOWN
    assert item.note is not None
    assert item.note.de == "Nicht erfasst; bitte klären."


def test_a1_takes_the_list_that_was_in_force(model: Model) -> None:
    records: list[Record] = [network(OLD), org("b", OLD, coversPartner="KKG01"), seat("b", OLD)]
    before = computed("A1", world(model, records, date(2021, 6, 9)))
    after = computed("A1", world(model, records, date(2021, 6, 10)))
    codes = [{i.subjects[0] for i in o.items} for o in (before, after)]
    assert codes[1] - codes[0] == {"KKG03", "KKG17"}
    assert codes[0] - codes[1] == {"KKG-H3"}
    assert (before.denominator, after.denominator) == (19, 20)


def test_a1_shows_lines_of_land_law_apart(model: Model) -> None:
    records: list[Record] = [network(), org("b", actorType="HEB"), seat("b")]
    outcome = computed("A1", world(model, records, land="SH"))
    assert (outcome.numerator, outcome.denominator) == (1, 20)
    assert about(outcome, "SH08").certainty is Certainty.PRESENT
    assert outcome.details["land_lines"] == 11
    assert outcome.details["land_covered"] == 2  # midwives, and they are a service of health care
    assert "SH08" not in {i.subjects[0] for i in computed("A1", world(model, records, land="NW")).items}


def test_a1_counts_representation_apart(model: Model) -> None:
    records: list[Record] = [
        network(),
        org("union", actorType="VERB;HEB"),
        org("practice", actorType="KINA"),
        org("speaker", actorType="SCHUL"),
        org("fund", representsPartner="KKG15"),
        tie("Represents", "99001:speaker", "99001:practice"),
        *(seat(x) for x in ("union", "speaker", "fund")),
    ]
    outcome = computed("A1", world(model, records))
    assert outcome.details["direct"] == 1  # the school
    assert outcome.details["represented"] == 2  # healing professions, maternal recuperation
    assert about(outcome, "KKG20").subjects == ("KKG20", "99001:union", "99001:speaker")


def test_a1_a_stale_seat_counts_but_leaves_the_lower_bound(model: Model) -> None:
    outcome = computed("A1", world(model, [network(), org("b", coversPartner="KKG04"), seat("b", OLD)]))
    assert (outcome.low, outcome.value) == (0, 1 / 20)
    assert "bitte bestätigen" in str(about(outcome, "KKG04").note)


def test_a1_being_listed_is_not_taking_part(model: Model) -> None:
    records: list[Record] = [
        network(),
        org("b", coversPartner="KKG01"),
        seat("b"),
        org("police", coversPartner="KKG07"),
    ]
    outcome = computed("A1", world(model, records))
    item = about(outcome, "KKG07")
    assert item.certainty is Certainty.UNKNOWN
    assert item.records == ("99001:police",)
    assert "Erfasst, aber ohne Angabe zu einem Netzwerkgremium: police" in str(item.note)
    assert outcome.details["listed_without_seat"] == 1


def test_a1_a_gap_needs_a_complete_list_of_coded_members(model: Model) -> None:
    member, uncoded = org("b", coversPartner="KKG01"), org("c")
    complete = network(membersComplete="all")
    closed = computed("A1", world(model, [complete, member, seat("b")]))
    assert (closed.value, closed.high) == (1 / 20, 1 / 20)
    assert about(closed, "KKG07").certainty is Certainty.ABSENT
    open_ended = computed("A1", world(model, [complete, member, uncoded, seat("b"), seat("c")]))
    assert open_ended.high == 1


def test_a1_without_seats_says_what_is_listed_and_what_to_collect(model: Model) -> None:
    outcome = computed("A1", world(model, [org("b", coversPartner="KKG01"), org("c", coversPartner="KKG04")]))
    assert outcome.value is None
    assert outcome.missing
    assert "2 von 20 Gruppen" in outcome.sentence.de


def test_a1_a_round_table_is_a_network_body_and_a_council_committee_is_not(model: Model) -> None:
    table = a("99001:RT", "Committee", name="Runder Tisch", kind="RT")
    council = a("99001:JHA", "Committee", name="Jugendhilfeausschuss", kind="JHA")
    records: list[Record] = [
        *(table, council, org("b", coversPartner="KKG04"), org("c", coversPartner="KKG07")),
        *(seat("b", body=table.id), seat("c", body=council.id)),
    ]
    outcome = computed("A1", world(model, records))
    assert [i.subjects[0] for i in outcome.items if i.certainty.holds] == ["KKG04"]


def test_a1_a_person_sits_for_the_house_that_sent_them(model: Model) -> None:
    person = a("99001:p", "Person", name="Leitung der Wache")
    records: list[Record] = [
        network(),
        person,
        org("police", coversPartner="KKG07"),
        seat("p", onBehalfOf="99001:police"),
    ]
    assert about(computed("A1", world(model, records)), "KKG07").certainty is Certainty.PRESENT


# -- A2, A3, A10 --------------------------------------------------------------------------------------------------


def test_a2_checks_five_core_sectors(musterstadt_snapshot: Snapshot, model: Model) -> None:
    full = computed("A2", musterstadt_snapshot)
    assert (full.value, full.low, full.high) == (5, 5, 5)
    records = _early_support_declined("professionalGroup")
    outcome = computed("A2", world(model, records))
    assert (outcome.low, outcome.value, outcome.high) == (1, 2, 4)
    assert about(outcome, "MS1e").certainty is Certainty.ABSENT


def test_a2_a_sector_of_which_one_house_declined_is_open(model: Model) -> None:
    outcome = computed("A2", world(model, _early_support_declined("institution")))
    assert (outcome.low, outcome.value, outcome.high) == (1, 2, 5)
    assert about(outcome, "MS1e").certainty is Certainty.UNKNOWN


def _early_support_declined(kind: str) -> list[Record]:
    """Youth welfare sits in the network, a health house did in former years, and early support declined."""
    houses = [org("b", coversPartner="KKG01"), org("c", sector="GES"), org("d", sector="FF", kind=kind)]
    return [network(), *houses, seat("b"), seat("c", OLD), seat("d", ABSENT)]


def test_a2_an_actor_of_two_sectors_counts_for_both(model: Model) -> None:
    office = org("office", sector="GES", furtherSector="SCHWB")
    assert computed("A2", world(model, [network(), office, seat("office")])).value == 2


def test_a3_compares_only_districts_with_exactly_one_network(model: Model) -> None:
    records: list[Record] = [network(), org("b", actorType="SSB"), org("c", actorType="FZ"), seat("b"), seat("c", OLD)]
    unknown, two = computed("A3", world(model, records)), computed("A3", world(model, records, networkCount="2"))
    assert unknown.value is two.value is None
    assert unknown.missing
    assert "2 Netzwerke" in two.sentence.de
    outcome = computed("A3", world(model, records, networkCount="1"))
    # Nine types have a published share: EFB ASD KITA FBKITA FZ HZE FBS SSB FAMHEB.
    assert (outcome.low, outcome.value, outcome.high) == (1 / 9, 2 / 9, 1)
    assert outcome.details["SSB"] == 95.7
    assert outcome.details["KINA"] is None
    assert "kein Wert veröffentlicht" in str(about(outcome, "KINA").note)
    assert "92,9\u00a0% (2020" in str(about(outcome, "FAMHEB").note).replace("\\xa0", "\u00a0")


def test_a3_an_association_is_named_but_not_counted(model: Model) -> None:
    records: list[Record] = [network(), org("union", actorType="VERB;FAMHEB"), seat("union")]
    outcome = computed("A3", world(model, records, networkCount="1"))
    assert outcome.value == 0
    assert "Durch Vertretung dabei: union" in str(about(outcome, "FAMHEB").note)


def test_a3_takes_the_newest_share_up_to_the_year(model: Model) -> None:
    long_ago = (m.LIST, "2013", "fromList")
    records: list[Record] = [network(long_ago), org("b", long_ago, actorType="KITA"), seat("b", long_ago)]
    shares = {
        year: computed("A3", world(model, records, date(year, 12, 31), networkCount="1")).details["KITA"]
        for year in (2014, 2016, 2024)
    }
    assert shares == {2014: 72.6, 2016: 78.0, 2024: 81.9}


def test_a10_names_sectors_that_hang_on_one_organization(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A10", musterstadt_snapshot)
    # KJH has three, GES two; FAM (stale), FF and SCHWB one each. If the stale seat is gone, two are left.
    assert (outcome.value, outcome.denominator, outcome.low, outcome.high) == (3, 5, 2, 3)
    assert {i.subjects for i in outcome.items} == {
        ("FAM", m.FAMILIENZENTRUM),
        ("FF", m.FRUEHFOERDERUNG),
        ("SCHWB", m.SKF),
    }


def test_a10_a_second_member_that_is_not_settled_makes_it_a_question(model: Model) -> None:
    records: list[Record] = [network(), org("b", sector="GES"), org("c", sector="GES"), seat("b"), seat("c", UNKNOWN)]
    outcome = computed("A10", world(model, records))
    assert (outcome.low, outcome.value, outcome.high) == (0, 1, 1)
    assert outcome.items[0].certainty is Certainty.UNKNOWN


def test_a10_a_member_without_a_sector_may_belong_to_any(model: Model) -> None:
    outcome = computed("A10", world(model, [network(), org("b", sector="GES"), org("c"), seat("b"), seat("c")]))
    assert (outcome.low, outcome.value, outcome.high) == (0, 1, 2)
