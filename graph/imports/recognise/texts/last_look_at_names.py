"""What can be the name of nothing that is recorded, wherever in a list it stands: the last look at a name.

Which cells hold names, other modules find out; a list that is shifted by a column, or has lost its header, puts marks,
places and legends there. Nobody is called "x" or "nein", and a record of that name would be shown to everybody.
"""

import re

from graph.imports.days_in_texts import is_day
from graph.imports.recognise.texts.no_names import is_no_name
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.lexical import lexical_words
from graph.imports.vocabulary.words import word_key
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
_LONGEST = 60
_REMARK = re.compile(r" ?\([^()]*\)$")
_PLACE = re.compile(r"^(?:D-)?\d{5} [^\W\d]")
_LEGEND = re.compile(r"^\S{1,4} ?= ?\S")


def can_be_no_name(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text is no name of anything: a mark, a number, a place, a label with its value, a line of a legend.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> said = ("x", "nein (abgelehnt)", "ja?", "2, 9", "37991 Moor", "Ort: Tann", "x = Mitglied, o = Gast")
    >>> [can_be_no_name(t, lexicon) for t in said]
    [True, True, True, True, True, True, True]
    >>> [can_be_no_name(t, lexicon) for t in ("JA", "KK", "Kita 1", "Offene Tür", "Haus: Anna", "Treff 37")]
    [False, False, False, False, False, False]
    """
    if len(text) > _LONGEST:
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
    return _is_mark(bare, lexicon) or _is_labelled(bare, lexicon)


def _is_mark(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a cross, yes or no stands there, how a row stands, or a header; "JA" is the short sign of an office."""
    if len(text) > 1 and text.isupper():
        return False
    key, states = word_key(text), lexical_words()
    return key in lexicon.layouts.nobodys or key in states.present or key in states.gone


def _is_labelled(text: str, lexicon: SheetLexicon) -> bool:
    label, colon, value = text.partition(": ")
    last = label.rpartition(" ")[2]
    if not colon or not (lexicon.is_field(label) or lexicon.names_nobody(last)):
        return False
    return is_day(value) or not lexicon.is_organization(value)
