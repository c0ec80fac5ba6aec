"""Words that only say where something is, trades of their own, and surnames that look like offices."""

import pytest

from graph.imports.naming import Naming, naming_of
from ontology import Model


@pytest.fixture(scope="module")
def naming(model: Model) -> Naming:
    return naming_of(model)


@pytest.mark.parametrize(
    "name",
    [
        "Bäckerei am Jugendamt",
        "Café im Gesundheitsamt",
        "Pizzeria bei der Polizei",
        "Spielplatz an der Grundschule",
        "Restaurant Zur alten Schule",
        "Frisör neben der Kita",
        "Blumenladen gegenüber der Klinik",
        "Steuerberater am Finanzamt",
        "Autoklinik",
        "Handyklinik Meier",
        "Klinik für Pferde",
        "Parkhaus Klinikum",
        "Gasthof Krankenhausblick",
        "Arbeitsamt-Kantine",
        "Kita-Möbel GmbH",
        "Heinrich Polizei",
        "Dr. Polizei",
    ],
)
def test_who_is_no_partner_gets_no_sector_and_no_group(naming: Naming, name: str) -> None:
    said = naming.of_name(name)
    assert not {"sector", "actorType", "coversPartner"} & (said.codes.keys() | said.candidates.keys())


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Kita am Jugendamt", "KJH"),
        ("Kita neben dem Amtsgericht", "KJH"),
        ("Kita in der Alten Schule", "KJH"),
        ("Kita am Bahnhof", "KJH"),
        ("Kita Alte Bäckerei", "KJH"),
        ("Elterncafé in der Kita Nord", "FAM"),
        ("Apotheke am Klinikum", "GES"),
        ("Team Kinderschutz im Jugendamt", "KJH"),
        ("Familienrichter am Amtsgericht", "JUS"),
        ("Zahnarzt an der Alten Schule", "GES"),
        ("Praxis Dr. Schule", "GES"),
    ],
)
def test_the_building_beside_it_changes_nothing(naming: Naming, name: str, sector: str) -> None:
    assert naming.of_name(name).codes["sector"] == (sector,)


def test_a_day_care_centre_beside_an_office_is_not_therefore_public(naming: Naming) -> None:
    said = naming.of_name("Kita am Jugendamt")
    assert set(said.candidates["coversPartner"]) == {"KKG01", "KKG02"}
    assert "carrierKind" not in said.codes


def test_a_practice_named_after_somebody_called_school_is_no_school(naming: Naming) -> None:
    assert "BIL" not in naming.of_name("Praxis Paul Schule").codes.get("sector", ())
    assert naming.of_name("Katharina Klinik").codes["coversPartner"] == ("KKG10",)
