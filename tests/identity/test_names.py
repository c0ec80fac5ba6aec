"""Spellings of one name have one normal form; names of two do not."""

import pytest

from graph.identity.likeness import Feature, LikenessVerdict, likeness_of
from graph.identity.name_forms import name_keys, normal_name
from graph.identity.reasons import FEATURE_TEXTS, reasons_told
from graph.identity.traits import Traits, mailbox_key, names_of, phone_key, postal_code, street_key, town_words


@pytest.mark.parametrize(
    "names",
    [
        ("Verein für die Jugend e. V.", "Verein f. d. Jugend eV", "Verein f.d. Jugend e.V.", "verein für die jugend"),
        ("Sankt Georg Klinik gGmbH", "St. Georg Klinik gemeinnützige GmbH", "St.Georg-Klinik GmbH"),
        ("Amt für Jugend und Familie", "Amt f. Jugend u. Familie", "Amt für Jugend & Familie"),
        ("Evangelische Kita Arche", "Ev. Kita Arche", "Evang. Kita Arche", "Ev. Kindertagesstätte Arche"),
        ("Katholische Beratungsstelle", "Kath. Beratungsstelle", "Kathol. Beratungsstelle"),
        ("Städtisches Klinikum", "Städt. Klinikum", "Staedtisches Klinikum"),
        ("Deutscher Kinderschutzbund Ortsverband Au", "Dt. Kinderschutzbund OV Au e.V."),
        ("Caritas-Verband Au", "Caritasverband Au", "Caritas Verband Au"),
        ("Bühler Praxis GmbH & Co. KG", "Buehler-Praxis GmbH und Co KG"),
        ("Klinikum Au AöR", "Klinikum Au Anstalt des öffentlichen Rechts"),
        ("Kirchenbezirk Au KdöR", "Kirchenbezirk Au, Körperschaft des öffentlichen Rechts"),
        ("Arbeitskreis Kinderschutz", "AK Kinderschutz"),
        ("Verein Au e.V. e. V.", "Verein Au e. V."),
        ("Kita „Am Park“", "Kita am Park"),
        (
            "Sozialpädiatrisches Zentrum",
            "SPZ",
            "Sozialpädiatrisches Zentrum (SPZ)",
            "SPZ – Sozialpädiatrisches Zentrum",
        ),
        ("Allgemeiner Sozialer Dienst", "ASD", "Allgemeiner Sozialdienst (ASD)"),
        ("Koordinierende Kinderschutzstelle (KoKi)", "KoKi, Koordinierende Kinderschutzstelle"),
        ("Familienbildungsstätte", "FBS", "Familienbildungsstätte / FBS"),
        ("Interdisziplinäre Frühförderstelle", "IFF", "Interdisziplinäre Frühförderstelle (IFF)"),
        ("Diakonisches Werk Moor", "DW Moor"),
        ("Landratsamt Moor", "LRA Moor"),
        ("Jugendamt", "JA"),
        ("Steuerungsgruppe", "StG"),
        ("Sozialpsychiatrischer Dienst", "SPDi"),
    ],
)
def test_spellings_of_one_name_are_one(names: tuple[str, ...]) -> None:
    assert len({normal_name(n).key for n in names}) == 1
    said = likeness_of(Traits("1", names_of(names[:1])), Traits("2", names_of(names[-1:])))
    assert said.verdict is LikenessVerdict.SAME


def test_an_abbreviation_that_a_name_gives_needs_something_else_and_initials_only_ask() -> None:
    for one, other, feature, verdict in (
        ("Ambulante Frühhilfe Nord (AFN)", "AFN", Feature.ABBREVIATED, LikenessVerdict.SAME),
        ("Haus der Familie", "HdF", Feature.INITIALS, LikenessVerdict.PERHAPS),
        ("Erziehungsberatungsstelle", "Erziehungsberatung", Feature.WEAK_WORDS, LikenessVerdict.SAME),
        ("Jugendamt (ASD)", "ASD", Feature.PARTLY, LikenessVerdict.DIFFERENT),
    ):
        a, b = (Traits(n, names_of([n]), town_words("Au")) for n in (one, other))
        for said in (likeness_of(a, b), likeness_of(b, a)):
            assert (said.features[0], said.verdict) == (feature, verdict), one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Evangelische Kita Arche", "Katholische Kita Arche"),
        ("Kita Nord", "Kita Süd"),
        ("Kita 1", "Kita 2"),
        ("Weststadt Kita", "Oststadt Kita"),
        ("FD 51", "FD 52"),
        ("Station F", "Station G"),
        ("Verein A", "Verein B"),
        ("Klinikum Au", "Universitätsklinikum Au"),
        ("Der Paritätische", "Paritätische Sozialdienste gGmbH"),
        ("DRK Kreisverband Au", "DRK Landesverband Au"),
        ("AG Frühe Hilfen", "Frühe Hilfen AG"),
        ("Kita Sonnenschein", "Kita Sonnenblume"),
        ("Caritas Au", "Caritas Berg"),
    ],
)
def test_names_of_two_are_different(one: str, other: str) -> None:
    for a, b in ((one, other), (other, one)):
        assert likeness_of(Traits("1", names_of([a])), Traits("2", names_of([b]))).verdict is LikenessVerdict.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "feature"),
    [
        ("AWO Au e. V.", "AWO Au gGmbH", Feature.LEGAL_FORM),
        ("Caritas Au e. V.", "Caritasverband Au e. V.", Feature.WEAK_WORDS),
        ("Diakonie Au", "Diakonisches Werk Au", Feature.WEAK_WORDS),
        ("DW Au", "Diakonie Au", Feature.WEAK_WORDS),
        ("Kinderschutzbund Au", "Deutscher Kinderschutzbund Ortsverband Au", Feature.WEAK_WORDS),
        ("Hardtstiftung", "Hartstiftung", Feature.SIMILAR),
        ("Erziehungsber. Mitte", "Erziehungsberatungsstelle Mitte", Feature.ABBREVIATED),
        ("Gesundheitsamt", "Gesundheitsamt Au", Feature.WITH_PLACE),
    ],
)
def test_names_that_may_be_of_one_are_asked_about_with_the_reason(one: str, other: str, feature: Feature) -> None:
    for a, b in ((one, other), (other, one)):
        said = likeness_of(Traits("1", names_of([a])), Traits("2", names_of([b])), frozenset({"au"}))
        assert (said.verdict, said.features) == (LikenessVerdict.PERHAPS, (feature,))


def test_a_name_without_letters_and_an_endless_one_have_a_form_too() -> None:
    assert normal_name("???").key == "???"
    assert normal_name("").key == ""
    assert normal_name("e. V.").key == "ev"
    long = "a b " * 200
    assert normal_name(f"{long}1").key != normal_name(f"{long}2").key


def test_places_mailboxes_and_phones_have_one_form() -> None:
    assert town_words("D-01067 Stadt Musterstadt") == town_words("Musterstadt")
    assert postal_code("D-01067 Musterstadt") == "01067"
    assert postal_code("0721 123456") == ""
    assert street_key("Kaiserstraße 12 a") == street_key("Kaiser-Str. 12a") != street_key("Kaiserstraße 14")
    assert phone_key("+49 721 / 133-0") == phone_key("0049 721 1330") == phone_key("0721/1330")
    assert mailbox_key(" Kita.Sonne@Traeger.example ") == "kita.sonne@traeger.example"
    assert mailbox_key("a.b@traeger.example") == mailbox_key("keine") == ""


def test_every_feature_has_points_and_a_reason_in_both_languages() -> None:
    assert {f for f in Feature if f.points} == set(Feature) == set(FEATURE_TEXTS)
    said = reasons_told([Feature.OTHER_TOWN, Feature.SAME_NAME])
    assert (said.de, said.en) == ("gleicher Name, anderer Ort", "same name, other town")


@pytest.mark.parametrize("beside", ["Kita Nord", "Kita (Nord)", "Zwei\nZeilen", "lang " * 60])
def test_many_names_at_once_have_the_keys_that_each_has_alone(beside: str) -> None:
    names = ["Amt", "Jugendämter Süd-West 3", "Verein f. d. Jugend e.V.", "SPZ – Sozialpädiatrisches Zentrum", "???"]
    names += ["Städtische Klinik gGmbH", "Ev. Kirche eV", "Café\u0301 Ångström", "Haus 7", beside]
    for some in (names, *([name, beside] for name in names), 60 * names):
        assert name_keys(some) == [normal_name(name).key for name in some]
