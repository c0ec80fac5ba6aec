"""Cells about agreements: signed, over, oral, with a last day."""

import pytest

from tests.recognise.lists import asked, layout, records, sheet


@pytest.mark.parametrize(
    ("cell", "signed"),
    [
        ("verlängert bis 31.12.2099", {}),
        ("läuft aus 12/2099", {}),
        ("ja, gültig bis Ende 2099", {}),
        ("2019, bis 2099", {"date": "2019"}),
        ("gültig bis 2019", {"status": "unknown"}),
        ("läuft aus 12/19", {"status": "unknown"}),
        ("liegt vor (2016, veraltet)", {"status": "unknown"}),
        ("KV abgelaufen", {"status": "unknown"}),
        ("gekündigt", {"status": "confirmedAbsent"}),
        ("gekündigt zum 31.12.2020", {"status": "confirmedAbsent"}),
        ("nicht nötig", {"status": "confirmedAbsent"}),
        ("unterschrieben 2021, unbefristet", {"date": "2021"}),
        ("nur mündlich", None),
    ],
)
def test_what_is_over_and_a_last_day_are_no_signature(cell: str, signed: dict[str, str] | None) -> None:
    rows = [["Einrichtung", "Koop-Vereinb."], ["Kita", cell], ["Klinik", "ja"], ["SPZ", "ja"]]
    told = [s for s in records(layout(sheet(rows)), "Signs") if s["source"] == "Kita"]
    assert [{k: v for k, v in s.items() if k not in ("source", "target")} for s in told] == (
        [] if signed is None else [signed]
    )


@pytest.mark.parametrize("cell", ["läuft aus 12/2099", "gültig bis 2019", "mündlich", "veraltet"])
def test_an_end_and_an_oral_agreement_are_told(cell: str) -> None:
    rows = [["Einrichtung", "Koop-Vereinb."], ["Kita", cell], ["Klinik", "ja"], ["SPZ", "ja"]]
    assert {"agreement", "unknown"} & set(asked(layout(sheet(rows))))


@pytest.mark.parametrize("names", [("Koop SPZ", "Koop Klinik"), ("Schnittstelle SPZ", "Lotsen Klinik")])
def test_what_several_signed_is_an_agreement_however_it_is_called(names: tuple[str, str]) -> None:
    first, second = names
    rows = f"{first} | Jugendamt; SPZ | 15.03.2022 | 31.12.2099\n{second} | Jugendamt; Klinik | 04.02.2023 | 2099"
    made = layout(sheet(f"Vereinbarung | Partner | geschlossen am | gültig bis\n{rows}"))
    assert [r["signedOn"] for r in records(made, "Agreement")] == ["15.03.2022", "04.02.2023"]


def test_beside_an_agreement_the_day_it_was_made_closes_nobody() -> None:
    rows = "Koop A | SPZ | 15.03.2022\nKoop B | Kinderklinik | 04.02.2023"
    made = layout(sheet(f"Vereinbarung | Partner | geschlossen am\n{rows}"))
    assert all("endDate" not in r for r in records(made, "Organization"))
    alone = layout(sheet("Einrichtung | Ort | geschlossen am\nSPZ | Moor | 15.03.2022\nKita Stern | Moor |"))
    assert [r.get("endDate", "") for r in records(alone, "Organization")] == ["15.03.2022", ""]


@pytest.mark.parametrize("cell", ["1.3.2020, verlängert 1.3.2023", "1.3.2020 (erneuert 2023)"])
def test_a_further_day_beside_the_signature_is_told(cell: str) -> None:
    made = layout(sheet(f"Einrichtung | Ort | Koop-Vereinbarung vom\nKita | A | {cell}\nSPZ | A | 1.3.2020"))
    assert [s["date"] for s in records(made, "Signs")] == ["2020-03-01", "2020-03-01"]
    assert "agreement" in asked(made)
