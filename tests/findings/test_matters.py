"""One matter is one finding, importance is apart from certainty, and each point can be decided on alone (0025)."""

from datetime import date

import pytest

from api.commands.terminal import fitting
from graph.as_json import finding_json
from graph.findings import norm_versions, to_discuss_first
from graph.findings.finding import Finding, singles
from graph.findings.parts.rank import concerning, one_occasion
from graph.records import Record, entity
from graph.records.claims import EXISTS, Claim
from ontology import Model, Text
from tests.findings.small import JHA, by_rule, committee, found
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import ABSENT, LIST, tie

BASE: list[Record] = [network(), org("jugendamt", coversPartner="KKG01", actorType="NWK"), seat("jugendamt")]
OLD_SEAT = (LIST, "2019-01-01", "fromList")


def _matter(findings: tuple[Finding, ...], key: str) -> list[Finding]:
    return [f for f in findings if f.matter is not None and f.matter.key == key]


def _decision(key: str, **more: str) -> Record:
    said = {"verdict": "dismissed", "reason": "gibt es hier nicht", "date": "2024-05-01", "findingKey": key, **more}
    claims = [Claim(EXISTS, "", LIST, "", "2024-05-01"), *(Claim(p, v, LIST) for p, v in said.items())]
    return entity("99001:D1", "Decision", "99001", claims)


def _open_groups(model: Model, *more: Record) -> Finding:
    (whole,) = _matter(found(model, [*BASE, *more]), "groups not recorded")
    return whole


def test_groups_that_nobody_recorded_are_one_finding_with_each_of_them_as_an_item(model: Model) -> None:
    whole = _open_groups(model)
    assert len(whole.parts) > 10
    assert f"{len(whole.parts)} Gruppen" in whole.title.de
    items = finding_json(whole, world(model, BASE))["items"]
    assert [i["key"] for i in items] == [p.key for p in whole.parts]
    assert len({i["key"] for i in items} | {whole.key}) == len(items) + 1
    assert "Polizei" in [i["label"] for i in items]


def test_a_decision_on_one_group_takes_it_off_the_list_and_leaves_the_others(model: Model) -> None:
    whole = _open_groups(model)
    police = next(p for p in whole.parts if p.subjects == ("KKG07",))
    decision = _decision(police.key, normVersion="kkg-3=2021-06-10", certainty="question")
    every = found(model, [*BASE, decision])
    (left,) = _matter(tuple(f for f in every if f.parts), "groups not recorded")
    assert {p.key for p in left.parts} == {p.key for p in whole.parts} - {police.key}
    assert left.key == whole.key
    assert (every[-1].key, every[-1].decided.verdict, every[-1].decided.reason) == (
        police.key,
        "dismissed",
        "gibt es hier nicht",
    )


def test_a_decision_on_the_whole_holds_for_each_group_in_it(model: Model) -> None:
    whole = _open_groups(model)
    versions = norm_versions(whole, world(model, BASE))
    every = found(model, [*BASE, _decision(whole.key, normVersion=versions, certainty="question")])
    assert every[-1].key == whole.key
    assert {p.decided.verdict for p in every[-1].parts} == {"dismissed"}


def test_denied_known_and_unrecorded_groups_are_three_matters(model: Model) -> None:
    known = [committee("JHA"), org("Revier", coversPartner="KKG07"), seat("Revier", body=JHA)]
    schools = [org("Schulamt", coversPartner="KKG06"), seat("Schulamt", body=JHA)]
    denied = [org(f"ohne {c}", ABSENT, coversPartner=c) for c in ("KKG16", "KKG17")]
    every = found(model, [*BASE, *known, *schools, *denied])
    assert [len(f.parts) for f in _matter(every, "groups without a seat")] == [2]
    (gap,) = _matter(every, "groups not represented")
    assert (gap.certainty, {p.subjects for p in gap.parts}) == ("gap", {("KKG16",), ("KKG17",)})


def test_one_hospital_is_not_three_missing_groups(model: Model) -> None:
    every = found(model, BASE, land="SH", networkCount="1")
    named = {f.subjects[0] for f in singles(every) if f.rule == "missing_actor"}
    assert "KKG10" in named
    assert not {"GEBKL", "KINKL", "SH09", "SH10"} & named


def test_what_land_law_only_allows_is_a_hint_and_no_gap_whoever_denies_it(model: Model) -> None:
    complete = [network(membersComplete="all"), *BASE[1:]]
    allowed = [
        f for f in singles(found(model, complete, land="SH")) if f.norms and all(n.startswith("SH") for n in f.norms)
    ]
    assert allowed
    assert {(f.certainty, f.hint) for f in allowed} == {("question", True)}
    assert not [f for f in to_discuss_first(found(model, complete, land="SH")) if f.hint]


def test_old_rows_of_one_source_are_one_request(model: Model) -> None:
    rows: list[Record] = [
        network(),
        committee("STEUER"),
        *(org(n) for n in ("kita", "klinik", "praxis")),
        *(seat(n, OLD_SEAT) for n in ("kita", "klinik")),
        seat("praxis", OLD_SEAT, body="99001:STEUER"),
        tie("Cooperation", "99001:kita", "99001:klinik", OLD_SEAT),
    ]
    (request,) = _matter(found(model, rows), f"confirm {LIST}")
    assert request.title.de.startswith("Bitte bestätigen: 3 Arten von Angaben aus „Netzwerkliste 2024“")
    assert {p.rule for p in request.parts} == {"stale_seats", "stale_relations"}


def test_old_data_ask_and_matter_as_much_as_fresh_ones(model: Model) -> None:
    rows: list[Record] = [*BASE, committee("JHA"), org("frei", sector="KJH"), seat("frei", body=JHA)]
    fresh, later = found(model, rows), found(model, rows, date(2027, 6, 1))
    one, other = (by_rule(of, "committee_without_health")[0] for of in (fresh, later))
    assert other.title.de.startswith("Noch aktuell?")
    assert one.score == other.score


def test_a_single_occasion_fades_with_each_year_and_many_weigh_more_than_few() -> None:
    points = [sum(w.points for w in one_occasion(date(2023, 1, 1), date(y, 6, 1))) for y in (2023, 2024, 2026, 2040)]
    assert points == [-0.5, -1.5, -3.5, -5.5]
    what = Text(de="Gruppen", en="groups")
    assert [sum(w.points for w in concerning(n, what)) for n in (0, 1, 2, 5, 10, 90)] == [0, 0, 0.3, 0.6, 1, 1]


# -- who is there without a seat ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "way",
    [
        tie("HasCarrier", "99001:Revier", "99001:Land"),
        tie("PartOf", "99001:Revier", "99001:Land"),
        tie("PartOf", "99001:Land", "99001:Revier"),
        tie("Represents", "99001:Land", "99001:Revier"),
    ],
)
def test_whose_carrier_parent_unit_or_speaker_sits_in_the_network_is_not_missing(model: Model, way: Record) -> None:
    rows: list[Record] = [*BASE, org("Revier", coversPartner="KKG07"), org("Land"), seat("Land")]
    assert by_rule(found(model, rows), "missing_actor", "KKG07")
    assert not by_rule(found(model, [*rows, way]), "missing_actor", "KKG07")


def test_two_institutions_of_one_carrier_do_not_sit_for_each_other(model: Model) -> None:
    rows: list[Record] = [*BASE, org("Revier", coversPartner="KKG07"), org("Stadt"), org("Bad"), seat("Bad")]
    rows += [tie("HasCarrier", f"99001:{n}", "99001:Stadt") for n in ("Revier", "Bad")]
    assert by_rule(found(model, rows), "missing_actor", "KKG07")


# -- cards --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "room", "said"),
    [
        ("Sitze: 0 → 1. Zum Beispiel das Amt.", 5, "Sitze: 0 → 1."),
        ("Nach § 71 Abs. 3 SGB VIII gilt das. Mehr nicht.", 9, "Nach § 71 Abs. 3 SGB VIII gilt das."),
        ("Alles passt hinein. Auch das.", 9, "Alles passt hinein. Auch das."),
        ("", 3, ""),
    ],
)
def test_a_card_takes_whole_sentences(text: str, room: int, said: str) -> None:
    assert fitting(text, room) == said
