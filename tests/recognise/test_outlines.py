"""Lists numbered as chapters are, and offices of several districts in one list."""

from tests.recognise.lists import layout, names, records, sheet


def test_numbers_of_an_outline_are_no_part_of_names_and_chapters_are_headings() -> None:
    rows = (
        "Einrichtung | Ort\n1 Gesundheitswesen |\n1.1 Gesundheitsamt | A\n1.2 SPZ | A\n2 Jugendhilfe |\n"
        "2.1 Jugendamt | A\n2.2 Kita Nord | B\n3 Sonstige |\n3.1 Verein Moor e. V. | B"
    )
    made = layout(sheet(rows))
    assert names(made) == ["Gesundheitsamt", "SPZ", "Jugendamt", "Kita Nord", "Verein Moor e. V."]
    sectors = [r.get("sector") for r in records(made, "Organization")]
    assert sectors == ["Gesundheitswesen", "Gesundheitswesen", "Jugendhilfe", "Jugendhilfe", None]


def test_plain_numbers_before_every_name_are_left_out_and_one_of_a_name_stays() -> None:
    assert names(layout(sheet("Einrichtung | Ort\n1 Jugendamt | A\n2 SPZ | B"))) == ["Jugendamt", "SPZ"]
    assert names(layout(sheet("Einrichtung | Ort\n24 Stunden Hilfe e. V. | A\nSPZ | B")))[0] == "24 Stunden Hilfe e. V."


def test_a_column_of_districts_is_read_as_regions_and_each_office_keeps_its_seat() -> None:
    rows = (
        "Einrichtung | Landkreis | StG\nJugendamt | Kreis Nord | x\nJugendamt | Kreis Süd | x\nCaritas | Kreis Nord |"
    )
    made = layout(sheet(rows))
    assert sorted(r["name"] for r in records(made, "NetworkRegion")) == ["Kreis Nord", "Kreis Süd"]
    assert [r["source"] for r in records(made, "Membership")] == ["Jugendamt", "Jugendamt"]
