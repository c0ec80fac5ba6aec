"""What follows from names of a list: kept with its reason, asked where open, never against the list."""

from datetime import date
from pathlib import Path

from api.commands.importing import concluded
from graph.analysis import analyse
from graph.district.loading import district_of, snapshot_of
from graph.imports import Staged, import_file, stage
from graph.imports.problems import ImportProblem
from graph.records import Entity
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Scope
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus

BEZIRK = "ags;name;typ;land\n99001000;Stadt Musterstadt;KS;NW\n"


def _staged(folder: Path, model: Model, text: str) -> Staged:
    (folder / "bezirk.csv").write_text(BEZIRK, "utf-8")
    (folder / "akteure.csv").write_text(text, "utf-8")
    return stage(folder, model, stated_on="2025-01-01")


def _one(staged: Staged) -> Entity:
    (found,) = (r for r in staged.records if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION)
    return found


def _asked(staged: Staged) -> list[ImportProblem]:
    return [p for p in staged.problems if p.rule == "which"]


def test_a_name_gives_codes_that_are_inferred_and_say_why(tmp_path: Path, model: Model) -> None:
    staged = _staged(tmp_path, model, "Name\nKinderarztpraxis Dr. Muster\n")
    practice = _one(staged)
    assert [practice.value(p) for p in (Prop.KIND, Prop.SECTOR, Prop.ACTOR_TYPE, Prop.COVERS_PARTNER)] == [
        "practice",
        "GES",
        "KINA",
        "KKG20",
    ]
    (claim,) = practice.about(Prop.SECTOR)
    assert claim.status == StatementStatus.INFERRED
    assert claim.locator == "akteure, Zeile 2 (Name enthält „Kinderarztpraxis“)"
    assert (staged.inferred, staged.problems) == (5, ())


def test_what_the_list_states_stays_alone(tmp_path: Path, model: Model) -> None:
    text = "Name;Art;Bereich;Akteurstyp;Partnergruppe nach KKG\nKinderklinik;Stiftung;Jugendhilfe;SPZ;KKG02\n"
    found = _one(_staged(tmp_path, model, text))
    assert [found.all(p) for p in (Prop.KIND, Prop.SECTOR, Prop.ACTOR_TYPE, Prop.COVERS_PARTNER)] == [
        ("foundation",),
        ("KJH",),
        ("SPZ",),
        ("KKG02",),
    ]


def test_what_was_inferred_gives_way_to_what_a_row_or_a_later_list_states(
    tmp_path: Path, model: Model, store: GraphStore
) -> None:
    twice = _staged(tmp_path, model, "Name;Akteurstyp\nKinderklinik;\nKinderklinik;SPZ\n")
    assert _one(twice).all(Prop.ACTOR_TYPE) == ("SPZ",)
    states = ("Name\nKinderklinik\n", "Name;Akteurstyp\nKinderklinik;SPZ\n", "Name\nKinderklinik\n")
    found = []
    for text in states:
        (tmp_path / "akteure.csv").write_text(text, "utf-8")
        import_file(tmp_path, store, model, author="t", time="2025-06-01T00:00:00+00:00", stated_on="2025-05-01")
        (clinic,) = store.records(types=[EntityType.ORGANIZATION], scope=EVERYTHING)
        found.append(clinic.all(Prop.ACTOR_TYPE))
    assert found == [("KINKL",), ("SPZ",), ("SPZ",)]


def test_a_stated_actor_type_implies_its_sector_and_partner_group(tmp_path: Path, model: Model) -> None:
    found = _one(_staged(tmp_path, model, "Name;Akteurstyp\nHaus am See;Frauenhaus\n"))
    assert (found.value(Prop.SECTOR), found.value(Prop.COVERS_PARTNER)) == ("SCHUTZ", "KKG16")
    assert "folgt aus" in found.about(Prop.SECTOR)[0].locator


def test_names_of_a_kind_are_asked_about_once(tmp_path: Path, model: Model) -> None:
    staged = _staged(tmp_path, model, "Name\nKita Mond\nKita Sonne\nKita Stern\nSkF\n")
    assert [(p.severity, p.found, p.count) for p in _asked(staged)] == [("question", "Kita", 3), ("question", "SkF", 1)]
    assert "Öffentliche Jugendhilfe oder Freie Jugendhilfe" in _asked(staged)[0].sentence.de


def test_the_carrier_answers_whose_a_day_care_centre_is(tmp_path: Path, model: Model) -> None:
    text = "Name;Träger;Ort\nKita Mond;Stadt Tannbach;A\nKita Mond;AWO;B\nKita Mond;Kath. Kirchengemeinde;C\n"
    staged = _staged(tmp_path, model, text)
    day_care = [r for r in staged.records if isinstance(r, Entity) and r.name == "Kita Mond"]
    by_place = {e.value(Prop.LOCALITY): e.value(Prop.COVERS_PARTNER) for e in day_care}
    assert by_place == {"A": "KKG01", "B": "KKG02", "C": "KKG02"}
    assert _asked(staged) == []


def test_the_sector_that_a_list_states_answers_what_the_name_leaves_open(tmp_path: Path, model: Model) -> None:
    staged = _staged(tmp_path, model, "Name;Bereich\nSkF;Schwangerschaftsberatung\n")
    assert _one(staged).value(Prop.COVERS_PARTNER) == "KKG14"
    assert staged.problems == ()


def test_a_name_settles_an_ambiguous_sector_word_only_within_what_it_may_mean(tmp_path: Path, model: Model) -> None:
    settled = _staged(tmp_path, model, "Name;Bereich\nSchwangerenberatung;Beratung\n")
    assert (_one(settled).value(Prop.SECTOR), settled.problems) == ("SCHWB", ())
    open_ = _staged(tmp_path, model, "Name;Bereich\nKinderklinik;Beratung\n")
    assert _one(open_).value(Prop.SECTOR) is None
    assert [p.rule for p in open_.problems] == ["ambiguous"]


def test_an_own_word_in_the_column_of_sectors_is_read_or_asked_with_its_candidates(
    tmp_path: Path, model: Model
) -> None:
    read = _staged(tmp_path, model, "Name;Bereich\nHaus am See;Kinderärzte und Hebammen\n")
    assert read.rows_rejected == 0
    asked = _staged(tmp_path, model, "Name;Bereich\nHaus am See;Jugend und Soziales\n")
    (problem,) = asked.problems
    assert problem.severity == "question"
    assert problem.expected.de == "Gesundheitswesen, Kinder- und Jugendhilfe, materielle Sicherung"


def test_a_collective_entry_is_told_and_counts_for_its_group(tmp_path: Path, model: Model) -> None:
    staged = _staged(tmp_path, model, "Name\nFrühförderstellen\n")
    assert (_one(staged).value(Prop.KIND), _one(staged).value(Prop.COVERS_PARTNER)) == ("collective", "KKG12")
    assert [(p.severity, p.rule, p.found) for p in staged.problems] == [("warning", "collective", "Frühförderstellen")]


def test_nothing_is_added_to_persons_to_shared_entries_and_to_lists_coded_by_hand(tmp_path: Path, model: Model) -> None:
    assert _staged(tmp_path, model, "Name\nFrau Jugendamt\n").inferred == 0
    assert _staged(tmp_path, model, "Name;Akteurstyp (erschlossen)\nSPZ;\n").inferred == 0
    (tmp_path / "bezirk.csv").write_text("ags;name\n99001000;A\n99002000;B\n", "utf-8")
    (tmp_path / "akteure.csv").write_text("Name\nGesundheitsamt\n", "utf-8")
    assert stage(tmp_path, model, stated_on="2025-01-01").inferred == 0


NAMES = [
    "Jugendamt",
    "Caritasverband",
    "Lebenshilfe e. V.",
    "Gesundheitsamt",
    "Sozialamt",
    "Grundschule am Anger",
    "Polizeiinspektion",
    "Ordnungsamt",
    "Agentur für Arbeit",
    "Klinikum",
    "SPZ",
    "Frühförderstelle",
    "Suchtberatung",
    "pro familia",
    "Kurberatung",
    "Frauenhaus",
    "MGH",
    "FBS",
    "Amtsgericht - Familiengericht",
    "Hebammen im Kreis",
]


def test_no_group_of_the_law_is_missing_that_stands_in_a_plain_list(
    tmp_path: Path, model: Model, store: GraphStore
) -> None:
    (tmp_path / "bezirk.csv").write_text(BEZIRK, "utf-8")
    rows = [*NAMES, *(f"Treffpunkt {n}" for n in range(20))]
    (tmp_path / "akteure.csv").write_text("Name\n" + "\n".join(rows), "utf-8")
    (tmp_path / "netzwerke.csv").write_text("Kennung;Name\nN1;Netzwerk Frühe Hilfen\n", "utf-8")
    (tmp_path / "mitgliedschaften.csv").write_text("Akteur;Gremium\n" + "".join(f"{r};N1\n" for r in rows), "utf-8")
    report = import_file(tmp_path, store, model, author="t", time="2025-06-01T00:00:00+00:00", stated_on="2025-05-01")
    assert report.inferred > 80
    assert concluded(report, "de").startswith(f"{report.inferred} Angaben sind aus Namen erschlossen")
    district = district_of(store, "99001", Scope.of("99001"))
    analysis = analyse(snapshot_of(store, model, district, date(2025, 6, 1)))
    coverage = analysis.outcomes["A1"]
    assert (coverage.numerator, coverage.denominator) == (20, 20)
    assert "Davon sind 20 erschlossen" in coverage.sentence.de
    missing = [f.title.de for f in analysis.findings if f.rule == "missing_actors" and "KKG" in " ".join(f.subjects)]
    assert missing == []


def test_the_own_word_for_the_kind_says_what_a_name_with_it_would(tmp_path: Path, model: Model) -> None:
    said = _one(_staged(tmp_path, model, "Name;Art\nSonnenschein;Schule\n"))
    named = _one(_staged(tmp_path, model, "Name\nSchule Sonnenschein\n"))
    coded = (Prop.KIND, Prop.SECTOR, Prop.ACTOR_TYPE, Prop.COVERS_PARTNER)
    assert [said.value(p) for p in coded] == [named.value(p) for p in coded] == ["institution", "BIL", "SCHUL", "KKG06"]
    assert "Art „Schule“" in said.about(Prop.SECTOR)[0].locator
    (asked,) = _asked(_staged(tmp_path, model, "Name;Art\nSonnenschein;Kita\n"))
    assert asked.header == "Name"


def test_a_number_of_many_is_many(tmp_path: Path, model: Model) -> None:
    for name in ("12 Kitas", "Kitas (12)", "Kitas (ca. 12)"):
        assert _one(_staged(tmp_path, model, f"Name\n{name}\n")).value(Prop.KIND) == "collective"


def test_the_word_for_the_kind_settles_what_the_name_leaves_open(tmp_path: Path, model: Model) -> None:
    text = "Name;Art\n{};{}\n"
    for name, word, sector in (
        ("Soziale Dienste Nord", "ASD", "KJH"),
        ("Beratungsstelle Horn", "Schwangerschaftsberatung", "SCHWB"),
    ):
        staged = _staged(tmp_path, model, text.format(name, word))
        assert _one(staged).value(Prop.SECTOR) == sector
        assert _asked(staged) == []
    (tmp_path / "akteure.csv").unlink()
    open_ = _staged(tmp_path, model, text.format("Soziale Dienste Nord", "Klinik am Markt"))
    assert _one(open_).value(Prop.SECTOR) in (None, "GES")
