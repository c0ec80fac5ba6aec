"""What a person may say that a table lists and a column means: all words for it, and refused what is none."""

import pytest

from graph.errors import UnreadableFileError
from graph.imports.recognise.corrections import corrections_from_toml
from tests.recognise.lists import found, sheet

LIST = "Einrichtung | StG | Treffen | Offen\nKita | x | x | 2019\nKlinik | | x | 2020"


def listed(word: str) -> list[tuple[str, str, str]]:
    said = corrections_from_toml(f'[[table]]\nsheet = "Tabelle1"\nlists = "{word}"\n')
    return [(t.lists, t.type, t.certainty) for t in found(sheet(LIST), corrections=said).tables]


def test_a_table_lists_what_is_said() -> None:
    organizations = [("organizations", "Organization", "sure")]
    assert [listed(word) for word in ("organizations", "Organization")] == [organizations] * 2
    assert [listed(word) for word in ("nothing", "persons")] == [[], []]
    assert listed("Committee") == [("records", "Committee", "sure")]
    with pytest.raises(UnreadableFileError, match="„blub“ sagt nicht"):
        listed("blub")


def meaning(header: str, role: str) -> tuple[str, str, str]:
    said = corrections_from_toml(f'[[table]]\nsheet = "Tabelle1"\n[table.columns]\n"{header}" = "{role}"\n')
    (table,) = found(sheet(LIST), corrections=said).tables
    column = next(c for c in table.columns if c.header == header)
    return str(column.role), column.certainty, "; ".join(column.reasons)


@pytest.mark.parametrize(
    ("role", "becomes"),
    [
        ("body", "body Offen"),
        ("body AK Geburt", "body AK Geburt"),
        ("meeting 12.03.2024", "meeting 2024-03-12"),
        ("property locality", "property locality"),
        ("property source", "property source"),
        ("link HasCarrier", "link HasCarrier"),
        ("meta id", "meta id"),
        ("seat role", "seat role"),
        ("seat startDate", "seat startDate"),
        ("seat endDate", "seat endDate"),
        ("note", "note"),
    ],
)
def test_a_column_means_what_is_said(role: str, becomes: str) -> None:
    assert meaning("Offen", role) == (becomes, "sure", "so zugeordnet")


@pytest.mark.parametrize(
    "role", ["meeting", "meeting bald", "property blub", "link Organization", "link blub", "meta blub", "seat blub"]
)
def test_a_column_cannot_mean_what_is_not_known(role: str) -> None:
    with pytest.raises(UnreadableFileError, match="Zuordnung: "):
        meaning("Offen", role)


def test_what_is_said_as_it_was_read_changes_nothing() -> None:
    assert meaning("StG", "body StG")[2] != "so zugeordnet"
