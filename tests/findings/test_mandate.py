"""Which paper may be the mandate: declared signs, never the newest odd one; its hearing counts while it stands."""

import pytest

from graph.district.mandates import founding_words, likely_mandate
from graph.records import Record
from ontology import Model
from tests.findings.small import JHA, by_rule, committee, found
from tests.indicators.worlds import world
from tests.musterstadt import a, tie

BODY = "99001:PARL-S"


def adopted(local: str, title: str, day: str, body: str = BODY, **values: str) -> tuple[Record, ...]:
    """A paper with its title and the consultation that adopted it."""
    paper = a(f"99001:{local}", "Paper", name=title, **values)
    return paper, tie("Consultation", paper.id, body, date=day, role="ENTSCH", result="adopted")


CONCEPT = adopted("k", "Gesamtkonzept Frühe Hilfen", "2015-05-01")


def _asked(model: Model, *papers: tuple[Record, ...], land: str = "NW") -> str | None:
    records = [committee("PARL-S"), committee("JHA"), *(r for rows in papers for r in rows)]
    likely = likely_mandate(world(model, records, land=land))
    return likely.row.paper.name if likely is not None else None


@pytest.mark.parametrize(
    "title",
    [
        "Frühe Hilfen: Aufhebung Sperrvermerk zum Konzept",
        "Haushaltsmittel für das Konzept Frühe Hilfen",
        "Netzwerk Frühe Hilfen: Stellenbesetzung Koordination nach Konzept",
        "Bestellung der Netzwerkkoordination Frühe Hilfen, Konzept",
        "Wahl der Mitglieder des Beirats Frühe Hilfen (Konzept)",
        "Sachstandsbericht zum Konzept Frühe Hilfen",
        "Zuschüsse an Träger im Konzept Frühe Hilfen",
        "Konzept für die Parkraumbewirtschaftung",
        "Fortbildung eines Teams der Frühen Hilfen",
        "Frühe Hilfen: Vergabe der Auftragsarbeiten",
    ],
)
def test_an_odd_paper_is_never_the_mandate_however_new_it_is(model: Model, title: str) -> None:
    assert _asked(model, CONCEPT, adopted("o", title, "2024-01-01")) == "Gesamtkonzept Frühe Hilfen"
    assert _asked(model, adopted("o", title, "2024-01-01")) is None


@pytest.mark.parametrize(
    "title",
    [
        "Einrichtung eines Netzwerks Frühe Hilfen",
        "Rahmenkonzeption Früher Hilfen",
        "FORTSCHREIBUNG DER FRUEHEN HILFEN",
        "Aufbau eines Netzwerkes im Kinderschutz",
        "Umsetzung des Bundeskinderschutzgesetzes: Aufbau der Koordinierungsstelle",
    ],
)
def test_what_founds_or_renews_is_asked_about(model: Model, title: str) -> None:
    assert _asked(model, adopted("p", title, "2019-01-01")) == title
    assert founding_words(title)


def test_the_renewal_by_the_council_comes_before_the_committees_and_before_an_older_one(model: Model) -> None:
    newer = adopted("n", "Konzept Frühe Hilfen 2022", "2022-01-01", JHA)
    assert _asked(model, CONCEPT, newer) == "Gesamtkonzept Frühe Hilfen"
    assert (
        _asked(model, CONCEPT, adopted("n", "Konzept Frühe Hilfen 2022", "2022-01-01")) == "Konzept Frühe Hilfen 2022"
    )


def test_a_concept_of_another_name_counts_where_its_record_or_the_network_says_that_it_is_about_early_help(
    model: Model,
) -> None:
    title = "Konzept Willkommen"
    assert _asked(model, adopted("w", title, "2019-01-01")) is None
    assert _asked(model, adopted("w", title, "2019-01-01", topicRelation="core")) == title
    assert _asked(model, adopted("w", title, "2019-01-01", topicRelation="related")) is None
    named = (a("99001:N9", "EarlyHelpNetwork", name="Willkommen"),)
    assert _asked(model, adopted("w", title, "2019-01-01"), named) == title


@pytest.mark.parametrize(("land", "overdue"), [("BY", False), ("NW", True), ("HB", True)])
def test_its_age_is_held_against_the_term_of_the_land(model: Model, land: str, overdue: bool) -> None:
    concept = adopted("k", "Konzept Frühe Hilfen", "2018-12-30")
    (finding,) = by_rule(found(model, [committee("PARL-S"), *concept], land=land), "mandate_unclear")
    assert ("länger als eine Wahlperiode" in finding.reason.de) is overdue
    assert any(w.points == 1.0 and "Wahlperiode" in w.reason.de for w in finding.weights) is overdue
    assert "Dafür sprechen im Titel: „Konzept“." in finding.reason.de


@pytest.mark.parametrize(
    ("day", "said"),
    [
        # The term of this council had 66 months: on 30 June 2024 a decision of December 2018 is within.
        ("2019-01-01", "Das ist 5 Jahre und 5 Monate her, innerhalb einer Wahlperiode."),
        ("2018-12-30", "Das ist 5 Jahre und 6 Monate her, innerhalb einer Wahlperiode."),
        ("2018-11-30", "Das ist 5 Jahre und 7 Monate her, länger als eine Wahlperiode (5 Jahre)"),
        ("2018-06-30", "Das ist 6 Jahre her, länger als eine Wahlperiode (5 Jahre)"),
        ("2023-06-30", "Das ist 1 Jahr her, innerhalb"),
        ("2023-07-01", "Das ist weniger als ein Jahr her, innerhalb"),
        ("2024", "Das ist weniger als ein Jahr her, innerhalb"),
    ],
)
def test_its_age_is_told_in_years_and_months_and_held_against_the_term_of_the_body(
    model: Model, day: str, said: str
) -> None:
    term = a("99001:WP", "LegislativeTerm", name="Wahlperiode", startDate="2014-06-01", endDate="2019-11-30")
    records = [term, committee("PARL-S", legislativeTerm=term.id), *adopted("k", "Konzept Frühe Hilfen", day)]
    (finding,) = by_rule(found(model, records), "mandate_unclear")
    assert said in finding.reason.de


def test_what_is_asked_as_the_mandate_is_not_asked_again_as_a_paper_past_the_committee(model: Model) -> None:
    concept = adopted("k", "Konzept Frühe Hilfen", "2023-01-01")
    odd = adopted("o", "Frühe Hilfen: Zuschuss", "2023-02-01")
    made = found(model, [committee("PARL-S"), committee("JHA"), *concept, *odd])
    assert by_rule(made, "mandate_unclear")
    assert [f.subjects for f in by_rule(made, "paper_past_committee")] == [("99001:o", JHA)]


@pytest.mark.parametrize("stands", [True, False])
def test_a_mandate_that_stands_is_asked_for_its_hearing_however_old_it_is(model: Model, stands: bool) -> None:
    mandate = a("99001:B", "Resolution", name="Auftrag", kind="AUFTRAG", body=BODY, date="2010-01-01", paper="99001:k")
    records = [committee("PARL-S"), committee("JHA"), *adopted("k", "Konzept Frühe Hilfen", "2010-01-01")]
    made = by_rule(found(model, [*records, *([mandate] if stands else [])]), "paper_past_committee")
    assert [f.subjects for f in made] == ([("99001:k", JHA)] if stands else [])
    assert all(w.points >= 0 for f in made for w in f.weights)
    heard = tie("Consultation", "99001:k", JHA, date="2009-12-01", role="VORB", result="recommended")
    assert not by_rule(found(model, [*records, mandate, heard]), "paper_past_committee")


def test_where_no_title_speaks_of_a_mandate_what_was_adopted_is_named_without_the_odd_ones(model: Model) -> None:
    papers = (*adopted("w", "Willkommensbesuche", "2019-01-01"), *adopted("o", "Frühe Hilfen: Zuschuss", "2023-02-01"))
    (finding,) = by_rule(found(model, [committee("PARL-S"), *papers]), "mandate_unclear")
    assert "Beschlossen wurde auch: 01.01.2019: PARL-S, Vorlage Willkommensbesuche." in finding.reason.de
    assert "Zuschuss" not in finding.title.de + finding.reason.de
