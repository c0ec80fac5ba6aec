"""What was read by expressions that backtrack is read the same by those that do not.

The plain expressions stand here as they would be written of short texts only; drawn texts are short.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.goals.goal_values import number_of
from graph.imports.check.index import Index
from graph.imports.check.origins import Origins
from graph.imports.persons.cutting import is_house, office_in
from graph.imports.recognise.texts.body_names import split_bodies
from graph.imports.vocabulary.words import word_key
from ontology import load_model
from ontology.names import EntityType
from tests.recognise.lists import LEXICON, sheet, the_table

MODEL = load_model()
_SHARE = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*(?:von|/|of)\s*(\d+(?:[.,]\d+)?)\s*$")
_NUMBER = re.compile(r"^\s*(?:mindestens|≥|>=)?\s*(\d+(?:[.,]\d+)?)\s*(%|Prozent)?\s*$")
_PLACE = re.compile(r"^(.*?[^\s,])[\s,]+((?:S\.|Seiten?|Bl\.|Blatt|Folien?|Abs\.|Kap\.|Kapitel)\s?\d[\d\s,.\-–f]*)$")
_SEAT = re.compile(r"^(.+?)\s*\(([^()]{1,60})\)$|^(.{2,}?):\s+(\S.{0,60})$|^(\S.{0,58}\S) ((?:seit|bis|ab) \S{1,12})$")
_STATUS = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*\*?$", re.DOTALL)


def drawn(*pieces: str) -> st.SearchStrategy[str]:
    """Short texts of these pieces, in any order."""
    return st.lists(st.sampled_from(pieces), max_size=8).map("".join)


def _number(text: str) -> tuple[float, float | None, bool] | None:
    if part := _SHARE.match(text):
        return float(part[1].replace(",", ".")), float(part[2].replace(",", ".")), False
    if found := _NUMBER.match(text):
        return float(found[1].replace(",", ".")), None, found[2] is not None
    return None


@given(drawn("1", "20", "0", ",", ".", " ", "\n", "von", "/", "mindestens", "≥", "%", "Prozent"))
def test_a_target_means_the_number_it_meant(text: str) -> None:
    found = _number(text)
    if found is None:
        assert number_of(text, "share") is None
        return
    one, of, hundredths = found
    if of == 0:
        assert number_of(text, "share") is None  # a share of nothing is none
        return
    assert number_of(text, "share") == (one / of if of else one / 100 if hundredths or one > 1 else one)


@given(drawn("KA 7", "Liste", "S. 9", "Seite 3", "Blatt 2", "1", "f", ",", " ", "\u00a0", "\t", "-", "S."))
def test_a_source_is_parted_from_the_place_in_it_as_before(text: str) -> None:
    source = text.strip()
    origins = Origins(Index(MODEL), "99001", "2025-12-31", "liste.csv")
    (found,) = origins.of({"source": text}, None, "Zeile 2", ("liste.csv", "liste"))
    name = origins.created[found.source]
    if not source:
        assert (name, found.locator) == ("liste.csv", "Zeile 2")
    elif split := _PLACE.match(source):
        assert (name, found.locator) == (split[1], " ".join(split[2].split()))
    else:
        assert (name, found.locator) == (source, "")


@pytest.mark.parametrize("between", [" ", ", ", "\u00a0", " ,\u2009", "\t"])
def test_whatever_space_stands_before_a_place_is_no_part_of_the_source(between: str) -> None:
    origins = Origins(Index(MODEL), "99001", "2025-12-31", "liste.csv")
    (found,) = origins.of({"source": f"KA 2018/0743 (Konzept){between}S. 9, 10"}, None, "", ("liste.csv", "liste"))
    assert (origins.created[found.source], found.locator) == ("KA 2018/0743 (Konzept)", "S. 9, 10")


@given(drawn("Beirat", "AG Nord", "(", ")", "Vorsitz", "Gast", "Schriftführung", ": ", " ", "seit", "ab", "2019", "  "))
def test_a_body_is_parted_from_the_seat_in_it_as_before(text: str) -> None:
    for body in split_bodies(text, LEXICON, frozenset()):
        whole = f"{body.name} ({body.mark})" if body.mark else body.name
        # Half a bracket belongs to what is said of the seat: written out again it would be another text.
        if not {"(", ")"} & set(body.mark) and (found := _SEAT.match(whole)):
            inner = found[2] or found[4] or found[6]
            read = LEXICON.marks.seat(inner).holds != "unread"
            assert body.mark == (inner if read else "")


@pytest.mark.parametrize(
    ("text", "name", "mark"),
    [
        ("Beirat (Vorsitz)", "Beirat", "Vorsitz"),
        ("Beirat  \u00a0(Vorsitz)", "Beirat", "Vorsitz"),
        ("Beirat(Vorsitz)", "Beirat", "Vorsitz"),
        ("Beirat (Nord) (Vorsitz)", "Beirat (Nord)", "Vorsitz"),
        ("Beirat:   Vorsitz", "Beirat", "Vorsitz"),
        ("Beirat seit 2019", "Beirat", "seit 2019"),
        ("Beirat (irgendwas)", "Beirat (irgendwas)", ""),
    ],
)
def test_a_seat_behind_a_body_is_read(text: str, name: str, mark: str) -> None:
    (found,) = split_bodies(text, LEXICON, frozenset())
    assert (found.name, found.mark) == (name, mark)


@given(drawn("Name", "Ort", "(", ")", "vermutet", "erschlossen", "unklar", "*", " ", "\n"))
def test_a_header_is_parted_from_its_status_as_before(text: str) -> None:
    kind = MODEL.types[EntityType.ORGANIZATION]
    found = _STATUS.match(text)
    status = LEXICON.words.codes["StatementStatus"].get(word_key(found[2])) if found else None
    known = [c for c in LEXICON.headers.columns([text], kind, kind) if c.action != "keep"]
    assert [c.status for c in known] == [status] * len(known)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("Ort (vermutet)", "inferred"),
        ("Ort(vermutet) *", "inferred"),
        ("Ort \n( vermutet )\n", "inferred"),
        ("Ort (?)", "unknown"),
    ],
)
def test_a_status_behind_a_header_is_read(header: str, status: str) -> None:
    kind = MODEL.types[EntityType.ORGANIZATION]
    (column,) = LEXICON.headers.columns([header], kind, kind)
    assert (column.name, column.status) == ("locality", status)


@pytest.mark.parametrize(
    ("heading", "sector"),
    [
        ("Bereich: Kitas", "Kitas"),
        ("Bereich : Kitas", "Kitas"),
        ("Bereich  Kitas", "Kitas"),
        ("System:\u00a0Kitas", "Kitas"),
        ("3. Kitas", "Kitas"),
        ("2.1 Kitas", "Kitas"),
    ],
)
def test_words_before_a_heading_are_no_part_of_it(heading: str, sector: str) -> None:
    rows = f"Einrichtung | Ort\n{heading} |\nKita Seestern | Ulm\nKita Deich | Ulm\nKrippe Nord | Ulm"
    assert [s.text for s in the_table(sheet(rows)).sections] == [sector]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Jugendamt ,Frau Muster", "Jugendamt"),
        ("Jugendamt  ;  Frau Muster", "Jugendamt"),
        ("Jugendamt\n \nFrau Muster", "Jugendamt"),
        ("Jugendamt  –  Frau Muster", "Jugendamt"),
        ("Jugendamt: Frau Muster", "Jugendamt"),
        ("SPZ ( Dr. Muster )", "SPZ"),
    ],
)
def test_space_around_what_parts_an_office_from_a_person_does_not_matter(text: str, office: str) -> None:
    assert office_in(text) == office


@given(drawn("Praxis", "Haus", ",", ";", " ", " - ", ": ", "\n", "(", "Muster", "-"))
def test_a_text_of_several_pieces_is_no_house(text: str) -> None:
    if re.search(r"\s*(?:[,;/()\n|]|\s[-–—]\s|:\s)\s*", text):
        assert not is_house(text)
