"""Words that are erased from texts: names of several parts, what stands alone, and what only looks like them."""

from graph.stores.redaction import Redaction, words_of_name

GONE = "[gelöscht]"
_WHOLE = Redaction(words=(" Musterweg 3, ", *words_of_name("Müßig, Erika")), alone=("Erika ,",))


def test_the_words_of_a_name_are_it_itself_turned_round_and_the_last_with_a_title() -> None:
    given = ("Erika Muster", "Muster, Erika", "Muster,Erika Maria", "Erika", " Erika ,", "")
    both = ("Erika Muster", "Muster Erika", "\x00Muster")
    three = ("Erika Maria Muster", "Muster Erika Maria", "\x00Muster")
    assert [words_of_name(name) for name in given] == [both, both, three, (), (), ()]


def test_words_are_found_between_whatever_joins_them_and_not_within_others() -> None:
    told = {
        "am Musterweg 3 wohnt": f"am {GONE} wohnt",
        "Musterweg_3.": f"{GONE}.",
        "Musterweg 33": "Musterweg 33",
        "Musterweg -.- 3": "Musterweg -.- 3",
        "Erika": GONE,
        "Erikas": "Erikas",
        "Xerika": "Xerika",
    }
    assert {text: _WHOLE.plain(text) for text in told} == told


def test_a_whole_name_goes_before_the_first_name_alone() -> None:
    for text in ("erika muessig", "Mussig/Erika", "Müssig,  Erika", "ERIKA_MÜẞIG".replace("ẞ", "SS")):
        assert _WHOLE.plain(text) == GONE


def test_a_last_name_goes_with_a_title_only() -> None:
    for title in (
        "Frau",
        "Herrn",
        "Herr",
        "Fr.",
        "Hr.",
        "Dr.",
        "Prof.",
        "Prof. Dr. med.",
        "Frau Dr. Dr. Dr.",
        "Frau  ",
    ):
        assert _WHOLE.plain(f"{title} Müßig") == GONE, title
    assert _WHOLE.plain("Müßig und müßig, Frau    Müßig") == "Müßig und müßig, Frau    Müßig"
