"""Columns that say that an institution, a service or a post is over: its own last day, or of something else."""

import pytest

from tests.recognise.lists import layout, records, roles, sheet, the_table

HEADERS = (
    "geschlossen am",
    "Geschlossen seit",
    "Schließung",
    "aufgelöst",
    "Aufgelöst am:",
    "besteht bis",
    "Schließung zum",
)


@pytest.mark.parametrize("header", HEADERS)
def test_an_institution_is_over_from_a_day_on(header: str) -> None:
    rows = f"Einrichtung | Bereich | Ort | {header}\nJugendamt | Jugendhilfe | A |\nKita Nord | Kita | A | 31.12.2023"
    found = records(layout(sheet(rows.replace("\\\n", "\n"))), "Organization")
    assert [line.get("endDate") for line in found] == [None, "31.12.2023"]


def test_why_and_into_what_is_read_beside_it() -> None:
    rows = (
        "Einrichtung | Bereich | geschlossen am | Grund der Schließung | aufgegangen in\n"
        "Kita Nord | Kita | 31.12.2023 | Umbau | Kita Süd\nKita Süd | Kita | | |"
    )
    (north, south) = records(layout(sheet(rows)), "Organization")
    assert (north["endReason"], north["succeededBy"]) == ("Umbau", "Kita Süd")
    assert not {"endDate", "endReason", "succeededBy"} & set(south)


@pytest.mark.parametrize("header", ["bis", "Ende"])
def test_a_bare_until_beside_organizations_is_asked_about(header: str) -> None:
    rows = f"Einrichtung | Bereich | {header}\nJugendamt | Jugendhilfe |\nKita Nord | Kita | 31.12.2023"
    assert roles(the_table(sheet(rows)))[header] == "unknown"


def test_the_day_an_agreement_was_made_is_none_on_which_anybody_ended() -> None:
    rows = "Vereinbarung | Partner | geschlossen am\nLotsen | Klinik, Jugendamt | 01.07.2018\nDatenschutz | SPZ | 2022"
    told = layout(sheet(rows))
    assert [a["signedOn"] for a in records(told, "Agreement")] == ["01.07.2018", "2022"]
    assert [o for o in records(told, "Organization") if "endDate" in o] == []


_DAYS_OF_AGREEMENTS = ("KV-Datum", "Datum KV", "Datum der KV", "abgeschlossen am", "KV vom")


@pytest.mark.parametrize(
    ("day", "agreements"),
    [
        *((day, [" vom 2019", " vom 05.2021", "", " vom 03.04.2022"]) for day in _DAYS_OF_AGREEMENTS),
        ("KV unterschrieben am", [""]),
    ],
)
@pytest.mark.parametrize("end", ["Laufzeit bis", "KV gültig bis", "KV (gilt bis)", "gültig bis"])
def test_columns_for_whether_when_and_until_when_are_of_one_agreement(
    day: str, agreements: list[str], end: str
) -> None:
    rows = (
        f"Partner | KV vorhanden | {day} | {end}\nSPZ | ja | 2019 | 31.12.2020\nKlinikum | ja | 05/2021 | unbefristet\n"
        "Hebammen e.V. | in Vorb. | |\nKita Nest | nein | |\nAWO | | 3.4.2022 | 31.12.2099"
    )
    made, apart = layout(sheet(rows)), len(agreements) > 1
    found = records(made, "Agreement")
    assert [a["name"].removeprefix("Kooperationsvereinbarung") for a in found] == agreements
    assert [a.get("validUntil") for a in found] == (["2020-12-31", None, None, "2099-12-31"] if apart else [None])
    assert [(s["source"], s.get("date"), s.get("status")) for s in records(made, "Signs")] == [
        ("SPZ", "2019", None)
        if apart
        else ("SPZ", None, "unknown"),  # what is over is the agreement's own, or not known
        ("Klinikum", "2021-05", None),
        ("Hebammen e.V.", None, "unknown"),
        ("Kita Nest", None, "confirmedAbsent"),
        ("AWO", "2022-04-03", None),
    ]


def test_the_days_of_two_agreements_stay_apart() -> None:
    rows = (
        "Partner | KV Lotsen | Datum KV Lotsen | LOI | LOI Datum\nSPZ | ja | 2019 | ja | 2021\n"
        "Kita Nest | | | ja | 2022"
    )
    made = layout(sheet(rows))
    assert [(s["source"], s["target"], s.get("date")) for s in records(made, "Signs") if s["target"] == "LOI"] == [
        ("SPZ", "LOI", "2021"),
        ("Kita Nest", "LOI", "2022"),
    ]
    assert {a["name"] for a in records(made, "Agreement")} == {"KV Lotsen", "LOI"}
