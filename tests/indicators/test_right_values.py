"""Ranges that hold where the whole is in doubt, single threads, carriers and ways: numbers counted by hand."""

import pytest

from graph.certainty import Certainty
from graph.district.collectives import names_many
from graph.district.outcome import Outcome
from graph.district.ranges import Weighed, share
from graph.district.snapshot import Snapshot
from graph.records import Entity, Record, with_claims
from graph.records.claims import Claim
from ontology import Model
from tests.indicators.worlds import computed, network, org, seat, world
from tests.musterstadt import ABSENT, LIST, NEW, OLD, UNKNOWN, a, tie

STEERING, JHA = "99001:L", "99001:J"


def body(id: str = STEERING, kind: str = "LENK", /, **values: str) -> Entity:
    return a(id, "Committee", NEW, name=kind, kind=kind, **values)


def bounds(outcome: Outcome) -> tuple[float | None, float | None]:
    return outcome.low, outcome.high


# -- shares whose whole is in doubt ------------------------------------------------------------------------------------


def test_where_all_seats_are_stale_any_share_may_be_true(model: Model) -> None:
    members: list[Record] = [org("g", sector="GES"), org("k", sector="KJH"), org("s", sector="SOZ")]
    seats = [seat(m, OLD, body=STEERING) for m in "gks"]
    found = computed("C13", world(model, [body(), *members, *seats]))
    assert (found.value, *bounds(found)) == (1 / 3, 0, 1)


def test_an_unknown_seat_without_the_property_lowers_the_share() -> None:
    things = [Weighed(True, Certainty.PRESENT), Weighed(False, Certainty.UNKNOWN, 3)]
    assert (share(things).low, share(things).high) == (0.25, 1)


def test_who_may_have_lost_the_property_stays_in_the_whole() -> None:
    things = [Weighed(True, Certainty.PRESENT), Weighed(True, Certainty.PRESENT, firm=False)]
    assert (share(things).value, share(things).low, share(things).high) == (1, 0.5, 1)


@pytest.mark.parametrize(("complete", "high"), [("part", 1), ("all", 0), (None, 0)])
@pytest.mark.parametrize("where", [body, network])
def test_a_list_known_to_be_incomplete_opens_the_count_of_families(
    model: Model, complete: str | None, high: float, where: object
) -> None:
    values = {"membersComplete": complete} if complete else {}
    there = body(**values) if where is body else network(**values)
    found = computed("C3", world(model, [there, org("k", sector="KJH"), seat("k", body=there.id)]))
    assert (found.value, *bounds(found)) == (0, 0, high)


@pytest.mark.parametrize("id", ["C3", "C7", "C11", "C13"])
def test_shares_of_a_steering_group_known_to_be_incomplete_are_open(model: Model, id: str) -> None:
    members = [org("k", sector="KJH", level="OPER", carrierKind="FREI-W"), org("g", sector="GES", level="LEIT")]
    seats = [seat(m, body=STEERING) for m in "kg"]
    assert bounds(computed(id, world(model, [body(membersComplete="part"), *members, *seats]))) == (0, 1)


def test_counts_over_incomplete_lists_are_open_above(model: Model) -> None:
    records: list[Record] = [network(), body(JHA, "JHA", membersComplete="part"), org("x"), org("y"), org("z")]
    records += [seat("x"), seat("y"), seat("x", body=JHA), seat("z", body=JHA)]
    bridges = computed("B6", world(model, records))
    assert (bridges.value, *bounds(bridges)) == (1, 1, 2)
    single = computed("A10", world(model, [network(membersComplete="part"), org("k", sector="KJH"), seat("k")]))
    assert (single.value, single.low) == (1, 0)
    assert single.high == 17


# -- A10 ---------------------------------------------------------------------------------------------------------------

BASE: list[Record] = [network(), org("J1", sector="KJH"), org("H1", sector="GES"), seat("J1"), seat("H1")]


def test_a_denied_member_of_a_sector_narrows_the_range(model: Model) -> None:
    denied: list[Record] = [org("F1", sector="FF"), seat("F1", ABSENT)]
    found = computed("A10", world(model, [*BASE, *denied, org("X"), seat("X")]))
    assert (found.value, *bounds(found)) == (2, 0, 3)


def test_a_denied_sector_keeps_a_member_out_of_it(model: Model) -> None:
    nobody = org("X")
    denied = with_claims(nobody, [*nobody.claims, Claim("sector", "KJH", LIST, "", "2024-03-01", "confirmedAbsent")])
    found = computed("A10", world(model, [*BASE, denied, seat("X")]))
    assert (found.value, *bounds(found)) == (2, 1, 3)


def test_types_groups_and_further_sectors_stand_beside_the_stated_one(model: Model) -> None:
    second: dict[str, dict[str, str]] = {
        "pro familia": {"sector": "KJH", "actorType": "SSB"},
        "Beratung": {"sector": "BER", "furtherSector": "SCHWB"},
        "Donum": {"sector": "BER", "coversPartner": "KKG14"},
    }
    for name, values in second.items():
        records: list[Record] = [network(), org("Schwangerenberatungsstellen", sector="SCHWB"), org(name, **values)]
        found = computed("A10", world(model, [*records, seat("Schwangerenberatungsstellen"), seat(name)]))
        assert "SCHWB" not in {i.subjects[0] for i in found.items}, name


def test_pro_familia_is_not_the_only_one_beside_an_entry_that_sounds_like_its_kind(model: Model) -> None:
    entry = "Schwangerschaftsberatung Musterstadt"
    records: list[Record] = [
        network(),
        org("pro familia", actorType="SSB"),
        org(entry),
        seat("pro familia"),
        seat(entry),
    ]
    found = computed("A10", world(model, records))
    assert (found.value, found.low) == (0, 0)
    assert [i.certainty for i in found.items] == [Certainty.UNKNOWN]


@pytest.mark.parametrize(
    "council",
    [
        org("e", actorType="ELTV"),
        org("e", actorType="SELBST"),
        a("99001:e", "PersonGroup", name="Elternbeirat", groupKind="parents"),
    ],
)
def test_a_parents_council_without_a_sector_stands_for_parents_and_families(model: Model, council: Record) -> None:
    found = computed("A10", world(model, [network(), org("other"), council, seat("e")]))
    assert (found.value, found.details["without_sector"]) == (1, 0)
    assert found.items[0].subjects == ("ELT", "99001:e")


@pytest.mark.parametrize(
    "name", ["Frühförderstellen", "alle Kitas", "die Hebammen", "Niedergelassene Kinderärzte im Landkreis", "Schulen"]
)
@pytest.mark.parametrize("values", [{}, {"kind": "institution"}])
def test_a_collective_entry_is_never_the_only_one(model: Model, name: str, values: dict[str, str]) -> None:
    found = computed("A10", world(model, [network(), org(name, sector="FF", **values), seat(name)]))
    assert (found.value, *bounds(found)) == (0, 0, 1)
    assert found.items[0].certainty is Certainty.UNKNOWN
    assert "offen bei: Frühförderung" in found.sentence.de


def test_a_kind_or_others_that_it_speaks_for_make_an_entry_collective(model: Model) -> None:
    by_kind: list[Record] = [network(), org("Netz", sector="FF", kind="collective"), seat("Netz")]
    speaking: list[Record] = [
        network(),
        org("Sprecherin", sector="GES"),
        org("Praxis", sector="GES"),
        seat("Sprecherin"),
        tie("Represents", "99001:Sprecherin", "99001:Praxis"),
    ]
    for records in (by_kind, speaking):
        assert computed("A10", world(model, records)).value == 0


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("Frühförderstelle Musterstadt", False),
        ("Paritätische Sozialdienste gGmbH", False),
        ("Kita am Markt", False),
        ("Psychologische Beratungsstellen", True),
        ("Kinder- und Jugendärzte", True),
        ("3 Kitas", True),
        ("Beratungsstellen der Caritas am Ring", False),
        ("", False),
    ],
)
def test_plurals_are_told_from_names(name: str, many: bool) -> None:
    assert names_many(name) is many


# -- C11 ---------------------------------------------------------------------------------------------------------------

OFFICES = ("Jugendamt", "Sozialer Dienst der Stadt", "Kinderbüro", "Controlling")


def steering_of(model: Model, *members: Entity, kind: str = "KS") -> Snapshot:
    seats = [tie("Membership", m.id, STEERING) for m in members]
    return world(model, [body(), *members, *seats], districtType=kind)


def four_others() -> list[Entity]:
    return [org(f"frei{n}", carrierKind="FREI-W") for n in range(4)]


@pytest.mark.parametrize("county", ["Gesundheitsamt des Landkreises", "Landratsamt", "Kreisgesundheitsamt"])
@pytest.mark.parametrize("said", [{"carrierKind": "OEFF-K"}, {"kind": "office"}])
def test_a_municipality_is_one_carrier_and_the_county_another(model: Model, county: str, said: dict[str, str]) -> None:
    members = [*(org(o, **said) for o in OFFICES), org(county, **said), *four_others()]
    found = computed("C11", steering_of(model, *members))
    assert found.value == pytest.approx(21 / 81)
    assert bounds(found) == pytest.approx((21 / 81, 21 / 81))
    assert "wenigen Trägern" in found.sentence.de


def test_in_a_county_its_offices_are_one_and_each_town_another(model: Model) -> None:
    members = [
        org("Jugendamt", carrierKind="OEFF-K"),
        org("Gesundheitsamt des Landkreises", carrierKind="OEFF-K"),
        org("Stadt Musterau, Jugendreferat", carrierKind="OEFF-K"),
        org("Stadt Musterau, Kitas", carrierKind="OEFF-K"),
        org("Gemeinde Musterbach", carrierKind="OEFF-K"),
    ]
    found = computed("C11", steering_of(model, *members, kind="LK"))
    assert found.value == pytest.approx((4 + 4 + 1) / 25)


def test_a_unit_of_an_office_and_the_office_are_one_carrier(model: Model) -> None:
    members = [org("Jugendamt", carrierKind="OEFF-K"), org("Kinderbüro"), *four_others()[:2]]
    part = tie("PartOf", "99001:Kinderbüro", "99001:Jugendamt")
    seats = [tie("Membership", m.id, STEERING) for m in members]
    found = computed("C11", world(model, [body(), *members, part, *seats]))
    assert found.value == pytest.approx((4 + 1 + 1) / 16)


def test_members_without_a_carrier_may_be_of_one(model: Model) -> None:
    members = [org("x"), org("y"), org("frei", carrierKind="FREI-W"), org("priv", carrierKind="PRIV")]
    found = computed("C11", steering_of(model, *members))
    assert (found.value, *bounds(found)) == pytest.approx((0.25, 0.25, (9 + 1) / 16))


def test_the_range_is_that_of_the_most_concentrated_body(model: Model) -> None:
    other = a("99001:M", "Committee", NEW, name="STEUER", kind="STEUER")
    members = [org(m, carrierKind="FREI-W") for m in "abc"]
    seats = [
        seat("a", body=STEERING),
        seat("b", body=STEERING),
        seat("a", body=other.id),
        seat("c", UNKNOWN, body=other.id),
    ]
    found = computed("C11", world(model, [body(), other, *members, *seats]))
    assert (found.value, *bounds(found)) == (1, 0.5, 1)


# -- B6 ----------------------------------------------------------------------------------------------------------------


def test_the_example_of_a_way_prefers_a_vote_and_what_is_current(model: Model) -> None:
    people: list[Record] = [
        network(),
        body(JHA, "JHA"),
        org("c", actorType="NWK"),
        *(org(x) for x in ("Anton", "Berta", "Cäsar")),
        *(seat(x) for x in ("c", "Anton", "Berta", "Cäsar")),
        seat("Anton", body=JHA, role="guest"),
        seat("Cäsar", OLD, body=JHA, role="voting"),
    ]
    guest = computed("B6", world(model, people))
    assert "zum Beispiel über Anton" in guest.sentence.de
    voting = computed("B6", world(model, [*people, seat("Berta", body=JHA, role="voting")]))
    assert "zum Beispiel über Berta" in voting.sentence.de
    assert voting.details["steps_jha"] == 2
    (way,) = (i for i in voting.items if "Weg" in i.label.de)
    assert "zum Beispiel" in way.label.de
