"""What can be the name of nothing that is recorded, wherever in a list it stands: the last look at a name.

Which cells hold names, other modules find out; a list that is shifted by a column, or has lost its header, puts marks,
places and legends there. Nobody is called "x" or "nein", and a record of that name would be shown to everybody.
"""

import re
from functools import lru_cache

from graph.imports.days_in_texts import is_day
from graph.imports.recognise.texts.no_names import is_no_name
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.lexical import lexical_words
from graph.imports.vocabulary.words import first_words, word_key
from ontology.names import EntityType

NAMED = frozenset(
    {
        EntityType.ORGANIZATION,
        EntityType.SERVICE,
        EntityType.PERSON_GROUP,
        EntityType.EARLY_HELP_NETWORK,
        EntityType.COMMITTEE,
        EntityType.AGREEMENT,
    }
)
"""What has a name of its own; a meeting may be called by its day, a district by its key."""
_LONGEST, _SHORTEST_VERB, _SHORTEST_WORD = 60, 3, 4
_WORDS = 20_000
"""First words of names of which is remembered what they begin."""
_REMARK = re.compile(r" ?\([^()]*\)$")
_PLACE = re.compile(r"^(?:D-)?\d{5} [^\W\d]")
_LEGEND = re.compile(r"^\S{1,4} ?= ?\S")


def can_be_no_name(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text is no name of anything: a mark, a number, a place, a label with its value, a line of a legend.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> said = ("x", "und", "nein (abgelehnt)", "ja?", "2, 9", "37991 Moor", "Ort: Tann", "x = Mitglied, o = Gast")
    >>> [can_be_no_name(t, lexicon) for t in said]
    [True, True, True, True, True, True, True, True]
    >>> [can_be_no_name(t, lexicon) for t in ("JA", "KK", "Kita 1", "Offene Tür", "Haus: Anna", "Treff 37")]
    [False, False, False, False, False, False]
    """
    if len(text) > _LONGEST or _is_begun_as_name(text, lexicon):
        return False
    bare = text.strip()
    bare = (_REMARK.sub("", bare) if bare.endswith(")") else bare).rstrip("?! ")
    if (
        not any(map(str.isalpha, bare))
        or is_no_name(bare)
        or _PLACE.match(bare)
        or ("=" in bare and _LEGEND.match(bare))
    ):
        return True
    joins = all(word_key(word) in lexicon.layouts.rows["joins"] for word in bare.split())
    return joins or is_bare_mark(bare, lexicon) or _is_labelled(bare, lexicon) or tells_of_two(bare, lexicon)


def _is_begun_as_name(text: str, lexicon: SheetLexicon) -> bool:
    """Whether the first words alone show that a text is none of what nobody is called; of a long list nearly all are.

    Labels, legends and sentences of two begin with anything: their signs must be missing.
    """
    if "=" in text or ": " in text or "t " in text:
        return False
    first, _, rest = text.partition(" ")
    key, layouts = _first_key(first), lexicon.layouts
    if not key or key in layouts.rows["joins"]:
        return False
    seconds = layouts.nobodys_first.get(key)
    if seconds is None:
        return True
    second = rest.partition(" ")[0]
    return second.isalnum() and second.isascii() and second.lower() not in seconds


@lru_cache(maxsize=_WORDS)
def _first_key(word: str) -> str:
    """The key of a word of letters, nothing if it begins a time, an amount, a page, a day or how a row stands."""
    key, states = word_key(word), lexical_words()
    if len(key) < _SHORTEST_WORD or not (word.isalpha() and key.isascii() and key.isalpha()):
        return ""
    begins = is_no_name(f"{word} 1") or is_day(f"{word} 2024") or key in first_words(states.present | states.gone)
    return "" if begins else key


def tells_of_two(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text is a sentence about two organizations, and the name of none.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> [tells_of_two(t, lexicon) for t in ("Kita Nest kennt Jugendamt Moor", "Kita mit Hort", "Familie bewegt e. V.")]
    [True, False, False]
    """
    words = text.split()
    verbs = (n for n, w in enumerate(words) if len(w) > _SHORTEST_VERB and w.isalpha() and w.islower() and w[-1] == "t")
    return any(
        word_key(words[n]) not in lexicon.layouts.rows["joins"]
        and lexicon.is_organization(" ".join(words[:n]))
        and lexicon.is_organization(" ".join(words[n + 1 :]))
        for n in verbs
        if 0 < n < len(words) - 1
    )


def is_bare_mark(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a cross, yes or no stands there, how a row stands, or a header; "JA" is the short sign of an office.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> [is_bare_mark(t, sheet_lexicon_of(load_model())) for t in ("Ja", "X", "NEIN", "JA", "GA")]
    [True, True, True, False, False]
    """
    key, states = word_key(text), lexical_words()
    if len(text) > 1 and text.isupper():
        return key in lexicon.layouts.seat["no"]
    return key in lexicon.layouts.nobodys or key in states.present or key in states.gone


def _is_labelled(text: str, lexicon: SheetLexicon) -> bool:
    label, colon, value = text.partition(": ")
    last = label.rpartition(" ")[2]
    if not colon or not (lexicon.is_field(label) or lexicon.names_nobody(last)):
        return False
    return is_day(value) or not lexicon.is_organization(value)
