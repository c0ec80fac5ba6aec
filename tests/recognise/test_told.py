"""What is seen and not read is told: comments, colours, tables that name nobody; messages quote no persons."""

from typing import Any

import pytest

from graph.errors import UnreadableFileError
from graph.imports.recognise.corrections import corrections_from_toml
from graph.imports.recognise.form import form_as_toml
from tests.recognise.lists import asked, found, layout, names, sheet

ROWS = "Einrichtung | Ort\n" + "\n".join(f"Kita {n} | M" for n in range(6))


def _told(rule: str, **more: Any) -> list[str]:
    given = layout(sheet(ROWS, **more))
    return [f"{s.place.cell} {s.issue.sentence.de}" for s in given.said if s.issue.rule == rule]


def test_comments_on_rows_are_told_without_their_words() -> None:
    (told,) = _told("comment", comments={(2, 0): "Frau Teich sagt: nicht mehr dabei", (0, 0): "Kopf"})
    assert told.startswith("A3 ")
    assert "Teich" not in told
    assert _told("comment", comments={(0, 0): "Kopf"}) == []


def test_rows_that_a_colour_sets_apart_are_told_and_stripes_are_not() -> None:
    assert len(_told("colour", fills={(2, 0): "00FF00", (3, 0): "00FF00"})) == 1
    assert _told("colour", fills={(n, 0): "EEEEEE" for n in (1, 3, 5)}) == []
    assert _told("colour", fills={(n, 0): "EEEEEE" for n in range(7)}) == []
    assert _told("colour", fills={(0, 0): "EEEEEE"}) == []


def test_a_refusal_quotes_no_persons() -> None:
    with pytest.raises(UnreadableFileError) as refused:
        layout(sheet("Frau Teich | t.teich@b.example\nHerr Moor | h.moor@b.example"))
    assert "Teich" not in str(refused.value)
    assert "teich" not in str(refused.value)


def test_a_table_that_names_nobody_offers_its_columns_and_the_answer_is_read() -> None:
    rows = sheet("Ort | Telefon | Mittelempfänger\nErlbach | 04999 1 | Arche\nMoor | 04999 2 | Sonnenschein")
    with pytest.raises(UnreadableFileError, match="keine davon nennt Organisationen"):
        layout(rows)
    offered = form_as_toml(found(rows))
    assert '"Mittelempfänger" = "unknown"' in offered
    answered = offered.replace('"Mittelempfänger" = "unknown"', '"Mittelempfänger" = "property name"')
    assert names(layout(rows, corrections=corrections_from_toml(answered))) == ["Arche", "Sonnenschein"]


def test_what_is_hidden_is_told_in_one_voice() -> None:
    assert "hidden" in asked(layout(sheet(ROWS, hidden_rows=frozenset({3}))))
