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
