"""What single texts are taken for is as last looked at; ``python -m tests.recognise.told_texts`` writes it anew."""

from functools import cache

from tests.recognise.told_texts import TOLD, told_about


@cache
def looked_at() -> dict[str, str]:
    parts = TOLD.read_text("utf-8").rstrip("\n").removeprefix("= ").split("\n\n= ")
    return {subject: told for subject, _, told in (part.partition("\n") for part in parts)}


def test_names_are_told_from_what_is_none() -> None:
    assert told_about("names") == looked_at()["names"]


def test_seats_bodies_and_headers_are_read() -> None:
    assert told_about("seats") == looked_at()["seats"]


def test_days_and_numbers_are_read() -> None:
    assert told_about("days") == looked_at()["days"]


def test_cells_become_values() -> None:
    assert told_about("cells") == looked_at()["cells"]


def test_persons_are_told_from_offices() -> None:
    assert told_about("persons") == looked_at()["persons"]


def test_text_files_are_parted() -> None:
    assert told_about("files") == looked_at()["files"]


def test_numbers_are_shown_in_their_formats() -> None:
    assert told_about("formats") == looked_at()["formats"]


def test_cells_of_columns_are_told_apart() -> None:
    assert told_about("columns") == looked_at()["columns"]


def test_people_are_told_from_what_is_called_after_them() -> None:
    assert told_about("people") == looked_at()["people"]


def test_texts_are_parted_and_shown() -> None:
    assert told_about("pieces") == looked_at()["pieces"]


def test_words_of_legends_and_names_mean_what_they_did() -> None:
    assert told_about("meanings") == looked_at()["meanings"]
