"""Which bodies called "Netzwerk" are the early-help network, which are others, and which are asked about."""

import pytest

from tests.recognise.lists import LEXICON, layout, names, records, sheet


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Netzwerk", "NETWORK"),
        ("Netzwerk Frühe Hilfen und Kinderschutz", "NETWORK"),
        ("Netzwerk frühe Kindheit (KoKi)", "NETWORK"),
        ("Netzwerk Moor", "NETWORK"),
        ("Netzwerk Kinderschutz", "NETWORK"),
        ("Netzwerk gegen Kinderarmut", "OF_NO_KIND"),
        ("Lokales Bündnis für Familie Moor", "OF_NO_KIND"),
        ("Steuerungsgruppe Netzwerk Frühe Hilfen", "STEUER"),
        ("AG Netzwerk Kinderarmut", "HANDL"),
        ("Bündnis 90/Die Grünen", None),
    ],
)
def test_what_stands_beside_the_word_decides(name: str, kind: str | None) -> None:
    assert LEXICON.body_kind(name) == kind


@pytest.mark.parametrize(
    ("bodies", "networks", "asked"),
    [
        ("Netzwerk Inklusion | Netzwerk Frühe Hilfen", ["Netzwerk Frühe Hilfen"], []),
        ("Netzwerk Inklusion | AK Geburt", [], ["Netzwerk Inklusion"]),
        ("Netzwerk Kinderschutz | AK Geburt", ["Netzwerk Kinderschutz"], ["Netzwerk Kinderschutz"]),
        ("Netzwerk Moor | AK Geburt", ["Netzwerk Moor"], ["Netzwerk Moor"]),
        ("Bündnis für Familie | AK Geburt", [], []),
    ],
)
def test_another_matter_is_another_body_and_asked_where_no_network_is(
    bodies: str, networks: list[str], asked: list[str]
) -> None:
    made = layout(sheet(f"Einrichtung | {bodies}\nJugendamt | x | x\nCaritas | x | x"))
    others = [body for body in bodies.split(" | ") if body not in networks]
    assert [r["name"] for r in records(made, "EarlyHelpNetwork")] == networks
    assert [r["name"] for r in records(made, "Committee")] == others
    assert names(made) == ["Jugendamt", "Caritas"]
    assert [said.found for said in made.said if said.issue.rule == "network"] == asked


@pytest.mark.parametrize(("beside", "made"), [("", 1), ("Hort | Netzwerk Frühe Hilfen Horn\n", 3)])
def test_the_bare_word_means_the_network_where_there_is_one(beside: str, made: int) -> None:
    found = layout(sheet(f"Einrichtung | Gremien\nKita Nest | Netzwerk Frühe Hilfen Moor\n{beside}SPZ | Netzwerk"))
    assert len(records(found, "EarlyHelpNetwork")) == made
