"""Lists with a row for each seat: whose the days are, and what a role, a vote and a mark beside say."""

import pytest

from tests.recognise.lists import asked, layout, records, sheet


def _seats(rows: str) -> list[dict[str, str]]:
    return records(layout(sheet(rows)), "Membership")


def test_days_beside_members_are_those_of_the_seats_where_a_body_has_several() -> None:
    rows = (
        "Gremium | Mitglied | seit | bis\nNetzwerkkonferenz | Kita Mond | 2019 | 2021\n"
        "Netzwerkkonferenz | Kita Mond | 2023 |\nNetzwerkkonferenz | Jugendamt | 2018 |"
    )
    told = [(s["source"], s.get("startDate"), s.get("endDate")) for s in _seats(rows)]
    assert told == [("Kita Mond", "2019", "2021"), ("Kita Mond", "2023", None), ("Jugendamt", "2018", None)]
    assert all("startDate" not in body for body in records(layout(sheet(rows)), "Committee"))


def test_a_list_of_bodies_keeps_days_of_its_own() -> None:
    rows = "Gremium | seit | bis\nNetzwerkkonferenz | 2019 |\nAK Kinderschutz | 2018 | 2021"
    assert [b.get("startDate") for b in records(layout(sheet(rows)), "Committee")] == ["2019", "2018"]


@pytest.mark.parametrize(
    ("said", "seat"),
    [
        ("stv. Vors.", {"role": "deputyChair"}),
        ("m. St.", {"role": "voting", "votingRight": "ja"}),
        ("o. St.", {"role": "advisory", "votingRight": "nein"}),
        ("Vorsitz seit 2021", {"role": "chair", "startDate": "2021"}),
        ("angefragt", {"status": "unknown"}),
        ("ruht", {"status": "unknown"}),
    ],
)
def test_a_role_is_read_as_below_a_body_and_kept_as_it_was_written(said: str, seat: dict[str, str]) -> None:
    rows = f"Gremium | Mitglied | Rolle\nSteuerungsgruppe | Kita | {said}\nSteuerungsgruppe | Klinik | Gast"
    (kita, klinik) = _seats(rows)
    told = {k: v for k, v in kita.items() if k not in ("source", "target")}
    assert told == {**seat, "rawRole": said}
    assert klinik.get("role") == "Gast"
    assert ("unknown" in asked(layout(sheet(rows)))) == ("status" in seat)


@pytest.mark.parametrize("said", ["Leitung", "Vors. (komm.)", "irgendwas", "Gast"])
def test_what_nobody_or_the_check_understands_stays_as_it_is(said: str) -> None:
    rows = f"Gremium | Mitglied | Rolle\nSteuerungsgruppe | Kita | {said}\nSteuerungsgruppe | Klinik | Gast"
    assert _seats(rows)[0]["role"] == said


@pytest.mark.parametrize(
    ("said", "vote"),
    [
        ("2", "ja (2 Stimmen)"),
        ("2 Stimmen", "ja (2 Stimmen)"),
        ("1 Stimme", "ja"),
        ("0 Stimmen", "nein"),
        ("nur beratend", "nein"),
        ("stimmber.", "ja"),
        ("n. stb.", "nein"),
        ("je nach Thema", "je nach Thema"),
    ],
)
def test_a_vote_is_read_with_the_number_of_them(said: str, vote: str) -> None:
    rows = f"Gremium | Mitglied | Stimmrecht\nSteuerungsgruppe | Kita | {said}\nSteuerungsgruppe | Klinik | ja"
    assert [s["votingRight"] for s in _seats(rows)] == [vote, "ja"]


def test_the_number_of_votes_is_kept_in_a_list_of_members_too() -> None:
    rows = "Steuerungsgruppe | |\nMitglied | Rolle | Stimmen\nJugendamt | Vorsitz | 2\nKita | Gast | 0"
    assert [s["votingRight"] for s in _seats(rows)] == ["ja (2 Stimmen)", "nein"]


@pytest.mark.parametrize("header", ["Rolle in der Steuerungsgruppe", "Funktion in der Steuerungsgruppe"])
def test_a_role_in_a_body_is_a_seat_in_it_and_no_body_of_that_name(header: str) -> None:
    rows = f"Einrichtung | Ort | {header}\nKita | A | Vorsitz\nKlinik | A | Gast\nSPZ | B | Mitglied"
    assert [s["target"] for s in _seats(rows)] == ["Steuerungsgruppe"] * 3
    assert [s.get("role") for s in _seats(rows)] == ["chair", "guest", None]


def test_since_when_somebody_sits_in_a_body_that_meets_is_no_day_of_a_meeting() -> None:
    rows = "Einrichtung | Ort | Netzwerkkonferenz seit\nKita | A | 2019\nKlinik | A | 03/2021\nSPZ | B |"
    told = [(s["source"], s["target"], s["startDate"]) for s in _seats(rows)]
    assert told == [("Kita", "Netzwerkkonferenz", "2019"), ("Klinik", "Netzwerkkonferenz", "2021-03")]


@pytest.mark.parametrize(
    ("said", "seat"),
    [("ja, aber ruht", {"status": "unknown"}), ("Kündigung zum 31.12.2023", {"endDate": "2023-12-31"})],
)
def test_what_takes_a_seat_back_counts(said: str, seat: dict[str, str]) -> None:
    rows = f"Einrichtung | StG | Ort\nKita | {said} | A\nKlinik | x | A\nSPZ | x | B"
    assert {k: v for k, v in _seats(rows)[0].items() if k not in ("source", "target")} == seat
