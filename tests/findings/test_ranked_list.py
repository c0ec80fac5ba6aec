"""The whole list of Musterstadt with every addend of every rank, and what each step of bindingness counts (0008)."""

import pytest

from graph.district.snapshot import Snapshot
from graph.findings import norms_of
from graph.findings.finding import Finding, Kind, singles
from graph.records import Record, entity
from graph.records.claims import EXISTS, Claim
from ontology import Model
from tests.findings.small import JHA, by_rule, committee, findings, found
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import LIST, OLD_LIST, UNKNOWN, a, tie

SOURCES = (LIST, OLD_LIST)

RANKED = """
question 1+1.5+0.6+2+0.5 direct contacts: A7 coordination
question 2+1.5+2 committee_without_health 99001:G2 | QR5-3 QR5-5 J71-04
question 2+0.5+2.5 self_organized_group 99001:G2 | J71-03
question 1.5+2.5 agreement_ended 99001:V2 | QR3-6 MS4
question 1.5+2 health_at_the_edge A9 | 3
question 1.5+2 expected_link NWK | EL04 QR1-4
question 2.5+1-0.5 groups not recorded: KKG09 KKG13 KKG03 KKG18 KKG19 KKG17 KKG15 KKG08 KKG07 KKG06 KKG05 KKG20
gap 2.5 missing_actor KKG16 | KKG16
question 0.5+2 target_group G5 | G5 MS7 QR7-3
question 0.5+2 say_of_families G6 | QR7-4 QR7-5
gap 2 expected_link FF | EL16 QR1-4
gap 2 vacant_seat 99001:S2 | QR3-2
question 2 expected_link SSB | EL02 QR1-4
question 0.5-0.5+2 seats_for_families G6 | QR7-5 B34-2021
question -1.5+2.5 single_thread FF | KKG12
question 2-1 members_incomplete 99001:G2 | J71-01 J71-02
question -1.5+2 single_thread SCHWB | QR1-1
question 1.5-1 committees_apart B5 | QR5-5
question 1-1+0.3 confirm 99001:Q2: 99001:N1 99001:Q2 Cooperation
question -1 complete the list: NW-KGK 99001:N1 level
"""
"""In the order of rank: certainty, addends, rule, subjects, norms."""

EFFECTS = {
    "committee_without_health": "Sitze aus dem Gesundheitswesen im Jugendhilfeausschuss: 0 → 1. Zum Beispiel "
    "Gesundheitsamt: sitzt schon in Steuerungsgruppe und Netzwerk Frühe Hilfen.",
    "missing_actor": "Vertretene Gruppen nach § 3 Abs. 2 KKG: 6 → 7 von 19.",
    "expected_link": "Familien kämen auf verabredetem Weg von der einen Stelle zur anderen.",
    "target_group": "Beteiligte Zielgruppen: 4 → 5 von 6.",
    "say_of_families": "Höchste Stufe der Beteiligung: 2 → 4 von 7.",
    "seats_for_families": "Sitze von Familien, wo das Netzwerk steuert und sich trifft: 0 → 1 von 13.",
    "only_by_coordination": "Stellen ohne zweiten Kontakt: 1 → 0 mit jeder neuen Verbindung.",
}
POINTS = {"must": 3.0, "should": 2.5, "goal": 2.0, "share": 1.5, "hint": 0.5, "may": 0.5, "own": 0.5}
"""What a norm counts by its bindingness, as decision 0008 has it."""


def _line(finding: Finding) -> str:
    points = "+".join(f"{w.points:g}" for w in finding.weights).replace("+-", "-")
    if finding.matter is not None and finding.parts:
        return f"{finding.certainty} {points} {finding.matter.key}: {' '.join(finding.subjects)}"
    return f"{finding.certainty} {points} {finding.rule} {' '.join(finding.subjects)} | {' '.join(finding.norms)}"


def test_musterstadt_has_this_list_in_this_order(musterstadt_snapshot: Snapshot) -> None:
    assert [_line(f) for f in findings(musterstadt_snapshot)] == RANKED.strip().splitlines()


def test_effects_are_counted_from_what_the_indicators_found(musterstadt_snapshot: Snapshot) -> None:
    for finding in singles(findings(musterstadt_snapshot)):
        assert finding.effect.de.startswith(EFFECTS.get(finding.rule, "")), finding.rule


@pytest.mark.parametrize("land", ["NW", "SH", "RP"])
def test_the_strictest_checked_norm_counts_as_much_as_it_binds(model: Model, land: str) -> None:
    records: list[Record] = [network(), committee("JHA"), org("jugendamt", coversPartner="KKG01"), seat("jugendamt")]
    records.append(seat("jugendamt", body=JHA))
    snapshot = world(model, records, land=land)
    bound: set[str] = set()
    for finding in singles(findings(snapshot)):
        if finding.kind is Kind.DATA_QUESTION:
            continue
        norms = norms_of(finding, snapshot)
        checked = [n.binding for n in norms if n.verified]
        expected = max((POINTS[b] for b in checked), default=0.5)
        assert finding.weights[-1].points == expected, (finding.rule, finding.norms)
        bound |= set(checked) if len(set(checked)) == 1 else set()
    assert {"should", "goal"} <= bound
    assert ("may" in bound) is (land == "SH")


# -- who has signed and does not sit in the committee ---------------------------------------------------------------


def _hints(model: Model, *records: Record, kind: str = "KOOPV") -> list[str]:
    """The names in the hint on partners of an agreement; the clinic sits in the committee, the others do not."""
    base: list[Record] = [
        committee("JHA"),
        org("jugendamt", sector="KJH", coversPartner="KKG01", kind="office", actorType="ASD"),
        *(org(name, sector="GES") for name in ("klinik", "praxis", "hebammen")),
        seat("jugendamt", body=JHA),
        seat("klinik", body=JHA),
        a("99001:V1", "Agreement", name="Vertrag", kind=kind, agreementStatus="signed"),
        *(tie("Signs", f"99001:{name}", "99001:V1") for name in ("jugendamt", "klinik", "praxis")),
    ]
    found_ones = by_rule(found(model, [*base, *records]), "partners_without_seat")
    return [f.title.de for f in found_ones]


def test_only_partners_of_a_cooperation_agreement_with_the_youth_office_are_named(model: Model) -> None:
    (title,) = _hints(model)
    assert "praxis" in title
    assert "klinik" not in title
    # An agreement of others, and a party that is no organization, name nobody.
    others = a("99001:V2", "Agreement", name="Anderer", kind="KOOPV", agreementStatus="signed")
    signed = [tie("Signs", f"99001:{name}", "99001:V2") for name in ("hebammen", "klinik")]
    group = a("99001:eltern", "PersonGroup", name="Elternrunde", groupKind="parents")
    (same,) = _hints(model, others, *signed, group, tie("Signs", group.id, "99001:V1"))
    assert same == title


def test_another_kind_of_agreement_or_a_seat_of_which_it_is_open_whether_it_holds_gives_no_hint(model: Model) -> None:
    assert not _hints(model, kind="SCHUTZV")
    assert not _hints(model, seat("praxis", UNKNOWN, body=JHA))


# -- titles and subjects of single rules ----------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "said"), [(1, "nur eine Beratung mit Datum"), (2, "")])
def test_a_single_consultation_is_said_to_show_no_rhythm(model: Model, number: int, said: str) -> None:
    records: list[Record] = [committee("JHA"), a("99001:p", "Paper", name="p", topicRelation="core", date="2022-01-01")]
    days = ("2022-03-01", "2022-05-01")[:number]
    records += [tie("Consultation", "99001:p", JHA, date=day, nr=day) for day in days]
    (finding,) = by_rule(found(model, records), "committee_rhythm")
    assert ("nur eine Beratung mit Datum" in finding.reason.de) is bool(said)
    # The last one counts: 27 months since March, 25 since May.
    assert f"({27 if number == 1 else 25} Monate)" in finding.title.de


def test_two_papers_past_one_committee_are_two_findings(model: Model) -> None:
    records: list[Record] = [committee("JHA"), committee("PARL-S"), committee("GESA")]
    for paper in ("p", "q"):
        records.append(a(f"99001:{paper}", "Paper", name=paper, topicRelation="core", date="2023-01-01"))
        records.append(tie("Consultation", f"99001:{paper}", "99001:GESA", date="2023-03-01"))
    found_ones = by_rule(found(model, records), "paper_past_committee")
    assert sorted(f.subjects for f in found_ones) == [("99001:p", JHA), ("99001:q", JHA)]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (("99001:Q1", "2024-03-01"), "So says the source itself (Netzwerkliste 2024, as of 1 March 2024)."),
        (("", "2024-03-01"), "So says the source itself (source not named, as of 1 March 2024)."),
        (("99001:Q1", ""), "So says the source itself (Netzwerkliste 2024)."),
    ],
)
def test_what_is_lacking_says_who_says_so_and_from_when(model: Model, said: tuple[str, str], reason: str) -> None:
    concept = a("99001:K", "Document", (*said, "confirmedAbsent"), name="Konzept", kind="QEKONZ")
    (finding,) = by_rule(found(model, [concept]), "expressly_lacking")
    assert finding.reason.en.startswith(reason)
    assert finding.certainty == "gap"


def test_votes_that_are_not_three_to_two_fifths_rest_on_both_lines_of_the_law(model: Model) -> None:
    records: list[Record] = [committee("JHA", membersComplete="all"), org("rat"), org("frei")]
    records.append(seat("rat", body=JHA, role="votingCouncil", seats="8"))
    (finding,) = by_rule(found(model, [*records, seat("frei", body=JHA, role="votingFree", seats="7")]), "votes_shared")
    assert finding.norms == ("J71-01", "J71-02")
    assert finding.effect.de == "Stimmen der Vertretungskörperschaft: 8 → 9 von 15."
    assert (finding.subjects, finding.certainty) == ((JHA,), "gap")


def test_agreements_without_health_are_about_health_and_the_agreements(model: Model) -> None:
    records: list[Record] = [network(), org("amt", sector="KJH"), org("ga", sector="GES"), seat("amt"), seat("ga")]
    signed = a("99001:V1", "Agreement", name="Vertrag", agreementStatus="signed")
    (finding,) = by_rule(
        found(model, [*records, signed, tie("Signs", "99001:amt", "99001:V1")]), "agreement_without_health"
    )
    assert (finding.subjects, finding.indicators) == (("GES", "B10"), ("B10",))
    assert "0 → 1 von 2" in finding.effect.de or "1 → 2 von 2" in finding.effect.de


@pytest.mark.parametrize(("day", "many"), [("2022-06-30", "2 Beratungen"), ("2022-06-29", "1 Beratung")])
def test_consultations_of_the_last_24_months_are_counted_to_the_day(model: Model, day: str, many: str) -> None:
    records: list[Record] = [committee("JHA"), a("99001:p", "Paper", name="p", topicRelation="core", date="2022-01-01")]
    noted = {"role": "KENNT", "result": "noted"}
    for held in (day, "2024-01-10"):
        records.append(tie("Consultation", "99001:p", JHA, date=held, nr=held, **noted))
    found_ones = by_rule(found(model, records), "only_noted")
    assert len(found_ones) == 1
    assert all(f"({many})" in f.title.de for f in found_ones)


@pytest.mark.parametrize(
    ("prop", "values", "expected"),
    [
        ("sector", ("FAM", "KJH"), 1),
        ("locality", ("Bonn", "Köln"), 1),
        # Several values of one property stand side by side, and a name has its spellings.
        ("actorType", ("KITA", "FZ"), 0),
        ("alias", ("Mond", "Kita Mond"), 0),
        ("name", ("Kita Mond", "Mond"), 0),
        ("rawKind", ("Kita", "Tagesstätte"), 0),
    ],
)
def test_two_sources_contradict_each_other_where_only_one_value_can_hold(
    model: Model, prop: str, values: tuple[str, str], expected: int
) -> None:
    said = [Claim(EXISTS, "", LIST, "", "2024-03-01")]
    said += [Claim(prop, value, source, "", "2024-03-01") for value, source in zip(values, SOURCES, strict=True)]
    records = [entity("99001:kita", "Organization", "99001", said), a(OLD_LIST, "Source", name="Broschüre")]
    found_ones = by_rule(found(model, records), "contradiction")
    assert [f.subjects for f in found_ones] == [("99001:kita", prop)] * expected
