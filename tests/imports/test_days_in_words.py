"""Days, months and spans as offices write them into cells; what is no day stays unread."""

import pytest

from graph.imports.dates import span_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mittwoch, den 12. März 2024", "2024-03-12"),
        ("Mittwoch 12.3.2024 14-16 Uhr", "2024-03-12"),
        ("12.3.2024, 14:00 - 16:00 Uhr", "2024-03-12"),
        ("12.03.2024 um 14 Uhr", "2024-03-12"),
        ("20240312", "2024-03-12"),
        ("Anfang März 2024", "2024-03"),
        ("Ende März 2024", "2024-03"),
        ("Mitte Mai 24", "2024-05"),
        ("Ende 03/2024", "2024-03"),
        ("12. KW 2024", "2024-03"),
        ("1. Hj. 2024", "2024"),
        ("WS 24/25", "2024"),
        ("(Stand 1.3.2024)", "2024-03-01"),
        ("Stand v. 1.3.2024", "2024-03-01"),
        ("letzte Aktualisierung: 1.3.2024", "2024-03-01"),
        ("akt. 03/24", "2024-03"),
    ],
)
def test_one_day(text: str, day: str) -> None:
    said = span_of(text)
    assert said is not None
    assert (said.at, said.start, said.end) == (day, "", "")


@pytest.mark.parametrize(
    ("text", "start", "end", "open_"),
    [
        ("2020 ff.", "2020", "", True),
        ("seit 2020ff", "2020", "", True),
        ("beigetreten am 1.3.2021", "2021-03-01", "", False),
        ("Mitglied seit 2021", "2021", "", False),
        ("gegr. 1998", "1998", "", False),
        ("ausgetreten 2023", "", "2023", False),
        ("bis einschl. 31.12.2024", "", "2024-12-31", False),
        ("längstens bis 31.12.2026", "", "2026-12-31", False),
        ("mit Ablauf des 31.12.2024", "", "2024-12-31", False),
        ("bis Ende Juni 2024", "", "2024-06", False),
        ("läuft Ende 2024 aus", "", "2024", False),
        ("läuft am 31.12.2024 aus", "", "2024-12-31", False),
        ("läuft aus 31.12.2024", "", "2024-12-31", False),
        ("bis auf Widerruf", "", "", True),
    ],
)
def test_what_begins_and_what_ends(text: str, start: str, end: str, open_: bool) -> None:
    said = span_of(text)
    assert said is not None
    assert (said.at, said.start, said.end, said.open) == ("", start, end, open_)


@pytest.mark.parametrize(
    "text",
    [
        "12.3.2024 (ausgefallen)",
        "12.3.2024 (verschoben)",
        "01.01.1900",
        "30.02.2024",
        "bis voraussichtlich 2026",
        "ff.",
        "()",
        "Ende",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert span_of(text) is None
