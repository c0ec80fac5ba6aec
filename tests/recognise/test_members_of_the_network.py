"""A title announcing members of the network says of each row that it takes part; one that only names it does not."""

import pytest

from tests.recognise.lists import Cells, layout, records, sheet

ROWS = "Jugendamt | Horn | x\nKlinik | Horn |\nCaritas | Moor | x"


def _seats(rows: Cells | str, name: str = "Tabelle1") -> set[tuple[str, str]]:
    return {(r["source"], r["target"]) for r in records(layout(sheet(rows, name)), "Membership")}


@pytest.mark.parametrize(
    ("title", "network"),
    [
        ("Mitglieder des Netzwerks Frühe Hilfen", "Netzwerk Frühe Hilfen"),
        ("Mitgliederliste Netzwerk Frühe Hilfen Horn", "Netzwerk Frühe Hilfen Horn"),
        ("Netzwerk Frühe Hilfen Kreis Horn – Mitglieder (Stand: 12.03.2026)", "Netzwerk Frühe Hilfen Kreis Horn"),
        ("Netzwerk Frühe Hilfen Kreis Horn: Teilnehmende, Stand 2026", "Netzwerk Frühe Hilfen Kreis Horn"),
        ("Teilnehmende im Netzwerk Frühe Hilfen", "Netzwerk Frühe Hilfen"),
    ],
)
def test_members_of_the_network_sit_in_it_and_in_what_columns_say(title: str, network: str) -> None:
    all_in = {("Jugendamt", network), ("Klinik", network), ("Caritas", network)}
    assert _seats(f"{title} |\nEinrichtung | Ort\nJugendamt | Horn\nKlinik | Horn\nCaritas | Moor") == all_in
    steering = {("Jugendamt", "StG"), ("Caritas", "StG")}
    assert _seats(f"{title} | |\nEinrichtung | Ort | StG\n{ROWS}") == all_in | steering


@pytest.mark.parametrize(
    "title",
    [
        "Netzwerk Frühe Hilfen Kreis Horn",
        "Verteiler Netzwerk Frühe Hilfen",
        "Adressliste des Netzwerks Frühe Hilfen (Stand 2026)",
        "Teilnehmende Netzwerk Frühe Hilfen am 4.6.2026",
        "Mitglieder und Interessierte",
    ],
)
def test_what_only_names_the_network_seats_nobody_in_it(title: str) -> None:
    assert _seats(f"{title} | |\nEinrichtung | Ort | StG\n{ROWS}") == {("Jugendamt", "StG"), ("Caritas", "StG")}


def test_a_column_for_the_network_says_who_belongs_to_it() -> None:
    rows = f"Mitglieder des Netzwerks Frühe Hilfen | |\nEinrichtung | Ort | Netzwerkmitglied\n{ROWS}"
    assert _seats(rows) == {("Jugendamt", "Netzwerk Frühe Hilfen"), ("Caritas", "Netzwerk Frühe Hilfen")}
