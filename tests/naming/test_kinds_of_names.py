"""Names as offices write them, by kind: numbered departments, carriers behind, short names, what is no partner."""

import pytest

from graph.imports.naming import Naming, naming_of
from ontology import Model
from ontology.names import Prop


@pytest.fixture(scope="module")
def naming(model: Model) -> Naming:
    return naming_of(model)


@pytest.mark.parametrize(
    ("name", "sector", "partner"),
    [
        ("Landratsamt, Abt. 5 Gesundheit", "GES", "KKG04"),
        ("FD 4 Jugend und Familie", "KJH", "KKG01"),
        ("Kreis Wiesental – FD 51.2 Soziale Dienste", "KJH", "KKG01"),
        ("Fachbereich II Soziales", "SOZ", "KKG05"),
        ("AG Wiesental – Abt. für Familiensachen", "JUS", "KKG19"),
        ("Kriminalkommissariat 12 – Opferschutz", "SIO", "KKG07"),
        ("Männerberatung gegen Gewalt", "SCHUTZ", "KKG16"),
        ("MVZ Frauengesundheit", "GES", "KKG20"),
        ("KiJu-Praxis Neuwalde", "GES", "KKG20"),
        ("IGS Auenburg", "BIL", "KKG06"),
        ("profa Wiesental", "SCHWB", "KKG14"),
        ("Kindergarten der Pfarrei St. Bonifatius", "KJH", "KKG02"),
        ("Evang. Kindergartenwerk", "KJH", "KKG02"),
    ],
)
def test_a_name_says_what_it_is(naming: Naming, name: str, sector: str, partner: str) -> None:
    codes = naming.of_name(name).codes
    assert (codes[Prop.SECTOR], codes[Prop.COVERS_PARTNER]) == ((sector,), (partner,))


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("wellcome Auenburg (Ev. Familienbildung)", "EHRKO"),
        ("Mutter-Vater-Kind-Haus Regenbogen", "HZE"),
        ("Kinderschutzhaus", "HZE"),
        ("Wohnraumhilfe", "WOHN"),
        ("Hebammenkreißsaal", "GEBKL"),
        ("Familienzentrum der Kirchengemeinde", "FZ"),
        ("Evangelische Familienbildung Dekanat Süd", "FBS"),
        ("Techniker KK", "KK"),
    ],
)
def test_a_name_says_its_type_whoever_carries_it(naming: Naming, name: str, type: str) -> None:
    assert naming.of_name(name).codes[Prop.ACTOR_TYPE] == (type,)


@pytest.mark.parametrize(
    "name", ["Kleiderkammer DRK", "Sozialkaufhaus der Caritas", "Malteser Hausnotruf", "DRK Rettungsdienst"]
)
def test_the_carrier_of_something_else_makes_it_no_youth_welfare(naming: Naming, name: str) -> None:
    codes = naming.of_name(name).codes
    assert Prop.SECTOR not in codes
    assert Prop.COVERS_PARTNER not in codes


@pytest.mark.parametrize(
    "name", ["PI Wiesental", "EB Neuwalde", "Schulsozialarbeit GS Neuwalde", "Frauenzentrum Courage"]
)
def test_what_may_be_several_things_is_asked_about(naming: Naming, name: str) -> None:
    guess = naming.of_name(name)
    assert Prop.SECTOR not in guess.codes
    assert guess.candidates[Prop.SECTOR]


@pytest.mark.parametrize("name", ["Ev. Kirchengemeinde", "Pfarrei St. Bonifatius", "Evang. Dekanat", "Bistum Auenburg"])
def test_a_parish_alone_is_a_church(naming: Naming, name: str) -> None:
    assert naming.of_name(name).codes[Prop.SECTOR] == ("KIR",)
