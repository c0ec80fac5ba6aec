"""What is left of names and queries to search by, and which hit comes first: without a store."""

import pytest

from graph.stores.search import initials, plain, query_words, rank, search_text, search_texts
from tests.store.small import org, thing

MINOR = "der die das des den und für im in am an zur zum von e v"


@pytest.mark.parametrize("word", MINOR.split())
def test_a_small_word_has_no_letter_in_an_abbreviation(word: str) -> None:
    assert initials(plain(f"Amt {word} Burg")) == "ab"
    assert initials(plain(f"{word} Burg")) == ""


def test_an_abbreviation_is_of_two_words_or_more() -> None:
    assert [initials(plain(t)) for t in ("", "Burg", "Burg Au", "Amt, Burg-Au 7", "der die")] == [
        "",
        "",
        "ba",
        "aba7",
        "",
    ]


def test_names_and_further_names_are_abbreviated_and_what_else_is_searched_is_not() -> None:
    named = org("d1:a", "Amt für Burgen", alias="Haus am Tor;Burg", reference="VO 7 A", rawKind="Freier Träger")
    assert search_text(named) == "amt fur burgen|burg|haus am tor|vo 7 a|freier trager|ab|ht"
    assert search_text(thing("d1:p", "Person", name="Muster")) == ""
    assert search_texts([named, thing("d1:p", "Person", name="Muster"), org("d1:b", "Ast\nOst")]) == [
        search_text(named), "", "ast ost|ao",
    ]  # fmt: skip
    assert search_texts([]) == []


def test_of_a_long_query_only_so_much_is_looked_for() -> None:
    assert query_words("x" * 399 + " y") == ["x" * 399]
    assert query_words("x" * 398 + " y") == ["x" * 398, "y"]
    assert query_words(" ".join("abcdefghijklmnopqr")) == list("abcdefghijklmnop")
    assert query_words("") == []


def test_the_whole_text_goes_before_a_beginning_and_that_before_any_place() -> None:
    found = [
        org("d1:1", "Am Amt"),
        org("d1:2", "Amtshaus"),
        org("d1:3", "Zum Amt Au", alias="Amt"),
        org("d1:4", "Amtsbau"),
    ]
    assert [rank(e, ["amt"])[0] for e in found] == [2, 1, 0, 1]
    assert [e.id for e in sorted(found, key=lambda e: rank(e, ["amt"]))] == ["d1:3", "d1:4", "d1:2", "d1:1"]
    assert rank(org("d1:5", "Am Amt"), ["am", "amt"])[0] == 0
    same = [org("d1:7", "Amt"), org("d1:6", "Amt"), org("d1:8", "Ams")]
    assert [e.id for e in sorted(same, key=lambda e: rank(e, ["am"]))] == ["d1:8", "d1:6", "d1:7"]
