"""What names say: measured on names that no word list was made for, and each kind of trap by itself."""

from hashlib import sha256

import pytest

from graph.imports.naming import NameGuess, Naming, naming_of
from ontology import Model
from ontology.names import OrganizationKind, Prop
from tests.bench.naming import COLUMNS, UNSEEN, labelled, scores

PRECISION, RECALL = 0.97, 0.85


@pytest.fixture(scope="module")
def naming(model: Model) -> Naming:
    return naming_of(model)


@pytest.mark.parametrize("column", COLUMNS)
def test_unseen_names_are_read_rightly_or_asked_about(naming: Naming, column: str) -> None:
    score = scores(naming, [one for one in labelled() if one.split in UNSEEN])[0][column]
    assert score.right > 200
    assert score.precision >= PRECISION
    assert score.recall >= RECALL


def test_the_labelled_names_are_many_of_all_codes_and_split_by_their_hash(model: Model) -> None:
    names = list(labelled())
    assert len(names) >= 400
    wanted = {c.notation for c in model.code_lists["ActorType"].codes}
    assert wanted - {code for one in names for code in one.may["actorType"]} == set()
    assert {f"KKG{n:02}" for n in range(1, 21)} <= {code for one in names for code in one.may["kkg"]}
    assert {c.notation for c in model.code_lists["Sector"].codes} <= {c for one in names for c in one.may["sector"]}
    for one in names:
        if one.split != "habit":
            assert one.split == ("tune" if sha256(one.name.encode()).digest()[0] % 2 == 0 else "unseen")


def test_no_property_is_both_known_and_asked(naming: Naming) -> None:
    for one in labelled():
        guess = naming.of_name(one.name)
        assert not guess.codes.keys() & guess.candidates.keys(), one.name


def test_what_is_said_of_a_name_consists_of_codes_of_the_model(naming: Naming, model: Model) -> None:
    lists = {p.name: p.code_list for p in model.types["Organization"].properties}
    for one in labelled():
        guess = naming.of_name(one.name)
        for prop, values in (*guess.codes.items(), *guess.candidates.items()):
            assert set(values) <= set(model.code_lists[lists[prop] or ""].by_notation)


_ASKED_OR_OTHERWISE = {
    "EFL-Beratung": "counselling of couples is KKG13, and no youth welfare",
    "Elternschule": "offered by hospitals as well as by family education",
    "Schulamt": "supervises schools and is none",
    "Staatliches Schulamt": "supervises schools and is none",
    "Schulsozialarbeit": "by youth welfare in schools",
    "Verband": "of whom, it does not say",
    "Wohnhilfen": "may be free",
    "Opferschutz": "may be of the police, or not",
}


@pytest.mark.parametrize(("code_list", "prop"), [("ActorType", Prop.ACTOR_TYPE), ("KkgPartner", Prop.COVERS_PARTNER)])
def test_a_word_of_a_code_read_as_a_name_means_or_may_mean_that_code(
    naming: Naming, model: Model, code_list: str, prop: str
) -> None:
    codes = [c for c in model.code_lists[code_list].codes if code_list == "ActorType" or c.words[1:]]
    federal = [c for c in codes if not c.notation.startswith(("SH", "KKG-H"))]
    missed = []
    for code in federal:
        for word in (*code.abbreviations, *code.words):
            guess = naming.of_name(word)
            said = (*guess.codes.get(prop, ()), *guess.candidates.get(prop, ()))
            if code.notation not in said and word not in _ASKED_OR_OTHERWISE:
                missed.append((code.notation, word))
    assert missed == []


@pytest.mark.parametrize(
    ("name", "not_sector"),
    [
        ("Klinikseelsorge", "GES"),
        ("Krankenhausseelsorge St. Anna", "GES"),
        ("Polizeisportverein", "SIO"),
        ("Förderverein der Kinderklinik", "GES"),
        ("Freundeskreis des Krankenhauses", "GES"),
        ("Fahrschule am Markt", "BIL"),
        ("Tierklinik Birkental", "GES"),
        ("Familienkasse", "JUS"),
        ("Tagespflege für Senioren", "KJH"),
        ("Jugendherberge", "KJH"),
        ("Amt für Jugend", "GES"),
        ("Jugendarzt", "KJH"),
        ("Finanzamt", "KJH"),
    ],
)
def test_a_word_inside_another_word_misleads_nobody(naming: Naming, name: str, not_sector: str) -> None:
    assert not_sector not in naming.of_name(name).codes.get(Prop.SECTOR, ())


@pytest.mark.parametrize("name", ["Schulamt", "Schulverwaltungsamt", "Staatliches Schulamt Musterau"])
def test_who_looks_after_schools_is_no_school(naming: Naming, name: str) -> None:
    guess = naming.of_name(name)
    assert Prop.ACTOR_TYPE not in guess.codes
    assert guess.codes[Prop.SECTOR] == ("BIL",)


@pytest.mark.parametrize(
    "name",
    [
        "Kinderarztpraxis",
        "Kinder- und Jugendarztpraxis",
        "Kinder- u. Jugendarztpraxen",
        "KINDERARZT",
        "Kinderaerztin",
        "Kinderärzt*innen",
        "Kinderärzt:innen",
        "Kinder-Arzt-Praxis",
        "Praxis f. Kinder- u. Jugendmedizin",
    ],
)
def test_spellings_mean_the_same(naming: Naming, name: str) -> None:
    guess = naming.of_name(name)
    assert (guess.codes[Prop.ACTOR_TYPE], guess.codes[Prop.COVERS_PARTNER]) == (("KINA",), ("KKG20",))


@pytest.mark.parametrize(
    ("name", "partner"),
    [
        ("Städt. Kita Mühlbach", ("KKG01",)),
        ("Kita der Gemeinde Tannbach", ("KKG01",)),
        ("AWO-Kita", ("KKG02",)),
        ("Kath. Kindergarten St. Martin", ("KKG02",)),
        ("Krippe Spatzennest e. V.", ("KKG02",)),
        ("Krippe Spatzennest eV", ("KKG02",)),
        ("Kita Sonnenschein", None),
        ("Kita im Landkreis Tannbach", None),
    ],
)
def test_whose_a_day_care_centre_is_decides_its_partner_group(
    naming: Naming, name: str, partner: tuple[str, ...] | None
) -> None:
    guess = naming.of_name(name)
    assert guess.codes.get(Prop.COVERS_PARTNER) == partner
    assert (guess.candidates.get(Prop.COVERS_PARTNER) == ("KKG01", "KKG02")) == (partner is None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Frühförderstellen", OrganizationKind.COLLECTIVE),
        ("alle Kitas", OrganizationKind.COLLECTIVE),
        ("Schulen im Landkreis", OrganizationKind.COLLECTIVE),
        ("Kindertagesstätten der Stadt Musterau", OrganizationKind.COLLECTIVE),
        ("die Kinderärzte", OrganizationKind.PROFESSIONAL_GROUP),
        ("Niedergelassene Frauenärzt*innen", OrganizationKind.PROFESSIONAL_GROUP),
        ("freiberufliche Hebammen", OrganizationKind.PROFESSIONAL_GROUP),
    ],
)
def test_an_entry_for_many_is_no_single_organization(naming: Naming, name: str, kind: str) -> None:
    guess = naming.of_name(name)
    assert guess.collective
    assert guess.codes[Prop.KIND] == (kind,)


@pytest.mark.parametrize(
    "name",
    [
        "Vincentius-Kliniken",
        "Kinderärzte am Markt",
        "Fachberatung für Kindertageseinrichtungen",
        "Gesamtelternbeirat Kitas",
        "Verband der Hebammen",
        "Berufliche Schulen Birkental",
        "Frühförderstelle",
        "Frühe Hilfen gGmbH",
    ],
)
def test_a_plural_in_the_name_of_one_organization_makes_it_not_many(naming: Naming, name: str) -> None:
    assert not naming.of_name(name).collective


@pytest.mark.parametrize(
    "name",
    [
        "Frau Müller",
        "Fr. Dr. Beispiel",
        "Hr. Muster",
        "Dr. Anna Schmidt",
        "Anna Schmidt",
        "Schmidt, Anna",
        "Prof. Dr. med. Muster",
    ],
)
def test_a_person_is_no_organization(naming: Naming, name: str) -> None:
    assert naming.of_name(name).person


@pytest.mark.parametrize(
    "name",
    [
        "Praxis Dr. Schmidt",
        "Kinderärztin Dr. Muster",
        "Frau und Beruf e. V.",
        "Haus Anna",
        "St. Martin",
        "Frauenhaus",
        "Maria Hilf",
        "Villa Kunterbunt",
        "Anna-Stift",
        "Martin-Luther-Haus",
        "Jugendamt",
        "Tannbach",
    ],
)
def test_an_organization_is_no_person(naming: Naming, name: str) -> None:
    assert not naming.of_name(name).person


@pytest.mark.parametrize(
    ("word", "sector"),
    [
        ("Medizin", "GES"),
        ("Jugend", "KJH"),
        ("Gesundheit", "GES"),
        ("ÖGD", "GES"),
        ("Kitas", "KJH"),
        ("KJH", "KJH"),
        ("KITA", "KJH"),
        ("KKG10", "GES"),
        ("KKG 10", "GES"),
        ("Kinderärzte", "GES"),
        ("Jugendhilfe/Kita", "KJH"),
    ],
)
def test_a_list_s_own_words_mean_a_sector(naming: Naming, word: str, sector: str) -> None:
    assert naming.of_word(word).codes[Prop.SECTOR] == (sector,)


@pytest.mark.parametrize(
    "word", ["Beratung", "freie Träger", "Soziales", "Gesundheit / Frühförderung", "Schnittstelle"]
)
def test_a_word_for_several_sectors_names_them(naming: Naming, word: str) -> None:
    guess = naming.of_word(word)
    assert Prop.SECTOR not in guess.codes
    assert len(guess.candidates[Prop.SECTOR]) > 1


@pytest.mark.parametrize(
    "text", ["", "   ", "–", "ja", "x", "12.03.2020", "Frauenhaus gibt es nicht", "Steuerungsgruppe Frühe Hilfen"]
)
def test_what_names_no_organization_says_nothing(naming: Naming, text: str) -> None:
    guess = naming.of_name(text)
    assert (guess.codes, guess.candidates) == ({}, {})


def test_the_reason_shows_the_words_as_they_stand(naming: Naming) -> None:
    guess = naming.of_name("KREISKRANKENHAUS, Geburtshilfe")
    assert guess.reason.de == "Name enthält „KREISKRANKENHAUS“ und „Geburtshilfe“"
    assert NameGuess().words == ()


def test_a_very_long_text_is_no_burden(naming: Naming) -> None:
    for text in ("kinder- und " * 20_000, "a" * 100_000, "Kita-" * 50_000, "e. V. " * 20_000, "ä*" * 50_000):
        assert len(naming.of_name(text).words) < 100


@pytest.mark.parametrize(
    "word",
    [
        "Gesundheitsamtswesen",
        "Jugendamtsstraße",
        "Krankenhauskosten",
        "Kitaplatzvergabe",
        "Polizeigesetz",
        "Hebammenwesen",
    ],
)
def test_a_compound_is_what_its_last_part_says(naming: Naming, word: str) -> None:
    for guess in (naming.of_word(word), naming.of_name(word)):
        assert (guess.codes, guess.candidates) == ({}, {})


@pytest.mark.parametrize("word", ["Polizeiinspektion", "Gesundheitsamtes", "Pflegekinderdienst", "Hebammenzentrale"])
def test_a_compound_that_is_a_part_of_the_same_house_is_read(naming: Naming, word: str) -> None:
    assert naming.of_name(word).codes[Prop.SECTOR]


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("KJÄD Horn", "GA"),
        ("Zahnärztlicher Dienst", "GA"),
        ("KJPP Klinikum Horn", "KJP"),
        ("MüZe Horn", "FZ"),
        ("EKiZ Horn", "FZ"),
    ],
)
def test_short_names_of_institutions_mean_their_type(naming: Naming, name: str, type: str) -> None:
    assert naming.of_name(name).codes[Prop.ACTOR_TYPE] == (type,)
