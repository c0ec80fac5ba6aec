"""Who a list calls former, wished for or planned is listed, and yet no partner: not present, and asked about."""

import pytest

from tests.recognise.lists import asked, layout, names, records, sheet

ROWS = "Einrichtung | Ort | StG\nJugendamt | M | x\nCaritas | M |\n{heading} | |\nPolizei | M | x\nKita Nord | M |"


def _states(rows: str, name: str = "Tabelle1") -> dict[str, str]:
    return {line["name"]: line.get("status", "") for line in records(layout(sheet(rows, name)), "Organization")}


@pytest.mark.parametrize(
    "heading",
    [
        "fehlt noch:",
        "Noch gewünscht",
        "geplant",
        "Nicht mehr dabei:",
        "Ehemalige Mitglieder",
        "Interessenten",
        "ausgeschieden",
        "Potenzielle Kooperationspartner",
    ],
)
def test_below_such_a_heading_nobody_is_present(heading: str) -> None:
    rows = ROWS.format(heading=heading)
    assert _states(rows) == {"Jugendamt": "", "Caritas": "", "Polizei": "unknown", "Kita Nord": "unknown"}
    assert "standing" in asked(layout(sheet(rows)))
    seats = {s["source"]: s.get("status", "") for s in records(layout(sheet(rows)), "Membership")}
    assert seats == {"Jugendamt": "", "Polizei": "unknown"}


def test_each_such_heading_ends_the_one_before_it_and_a_plain_one_ends_it() -> None:
    rows = "Einrichtung | Ort\nfehlt noch: |\nPolizei | M\nWir: |\nJugendamt | M\nausgeschieden |\nKita Nord | M"
    assert _states(rows) == {"Polizei": "unknown", "Jugendamt": "", "Kita Nord": "unknown"}


def test_a_sector_does_not_go_on_below_those_who_are_no_partners() -> None:
    rows = "Einrichtung | Ort\nGesundheitswesen |\nKlinik | M\nNicht mehr dabei |\nPolizei | M"
    told = {line["name"]: line.get("sector") for line in records(layout(sheet(rows)), "Organization")}
    assert told == {"Klinik": "Gesundheitswesen", "Polizei": None}


def test_where_each_sector_has_its_own_such_heading_the_next_sector_is_present_again() -> None:
    rows = (
        "Einrichtung | Ort\nGesundheitswesen |\nKlinik | M\nfehlt noch |\nSPZ | M\n"
        "Jugendhilfe |\nKita Nord | M\nfehlt noch |\nHort | M"
    )
    assert _states(rows) == {"Klinik": "", "SPZ": "unknown", "Kita Nord": "", "Hort": "unknown"}


def test_in_a_list_of_nothing_but_names_such_a_line_is_no_organization() -> None:
    rows = "Netzwerkpartner\nJugendamt\nCaritas\nNoch gewünscht:\nPolizei"
    assert _states(rows) == {"Jugendamt": "", "Caritas": "", "Polizei": "unknown"}


@pytest.mark.parametrize("name", ["Interessenten", "Wunschpartner", "Noch anzufragen"])
def test_a_sheet_by_such_a_name_lists_nobody_who_is_present(name: str) -> None:
    assert _states("Einrichtung | Ort\nPolizei | M\nKita Nord | M", name) == {
        "Polizei": "unknown",
        "Kita Nord": "unknown",
    }


@pytest.mark.parametrize(
    "name", ["Offene Tür e. V.", "Frühere Hilfen gGmbH", "Wunschkinder e. V.", "Interesse am Kind"]
)
def test_a_name_that_begins_with_such_a_word_is_an_organization(name: str) -> None:
    assert name in names(layout(sheet(f"Einrichtung | Ort\nKita Nord | M\n{name} |\nKlinik | M")))


@pytest.mark.parametrize("word", ["ausgeschieden 2022", "geschlossen seit 2021", "Ausgetreten 12/2020", "inaktiv"])
def test_a_state_with_its_year_is_read(word: str) -> None:
    rows = f"Einrichtung | Status\nKlinik | aktiv\nKita Nord | {word}\nSPZ | aktiv"
    assert _states(rows) == {"Klinik": "", "Kita Nord": "unknown", "SPZ": ""}
