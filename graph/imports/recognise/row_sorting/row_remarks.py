"""Texts alone in their rows that say something of the list, or of the row above, and name nobody."""

import re

from graph.imports.recognise.row_sorting.false_headings import says_nothing
from graph.imports.recognise.row_sorting.who_is_there import heads_others
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_LEAST_WORDS, _SHORT = 3, 5
_POINTING = tuple("→➔➜➝⇒►>")
_SEVERAL = re.compile(r"[,;/+&]| und ")


def says_nobody(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text says that nobody (else) is there: "Keine Einrichtungen vorhanden!", "- keine weiteren -"."""
    words = word_key(text.strip("-–—=*_~#() ")).split()
    known = lexicon.layouts.rows["nobody"]
    return any(" ".join(words[:n]) in known for n in range(1, min(_LEAST_WORDS, len(words)) + 1))


def _is_said(text: str) -> bool:
    """Whether a text behind an arrow is a sentence: it begins small, and has a long word that is written small."""
    words = text.split()
    return len(words) > _LEAST_WORDS and text[:1].islower() and any(w.islower() and len(w) > _SHORT for w in words[1:])


def is_remark(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text is a sentence, a call or a note to oneself, and no name.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> [is_remark(t, lexicon) for t in ("→ ab 2027 neues Gebäude!", "→ Adresse prüfen!", "(Kita wird geschlossen)")]
    [True, True, True]
    >>> [is_remark(t, lexicon) for t in ("noch offen: Jobcenter, Schulen", "noch offen: Jobcenter")]
    [True, False]
    >>> [is_remark(t, lexicon) for t in ("pro familia Horn", "wir pflegen e. V.", "(Kita Sonne)", "Mut zur Mitte")]
    [False, False, False, False]
    """
    label, colon, rest = text.partition(":")
    if colon and heads_others(label, lexicon):
        return _SEVERAL.search(rest) is not None  # one alone is called so, and read with it
    words = word_key(text).split()
    if text.startswith("(") and text.endswith(")"):
        return not lexicon.layouts.rows["verb"].isdisjoint(words)
    plain = name_without_signs(text)
    if text[:1] in _POINTING and (_is_said(plain) or not lexicon.is_organization(plain)):
        return _is_said(plain) or says_nothing(plain, lexicon)
    spoken = (
        text.endswith(("!", "?")) or plain[:1].islower() or not lexicon.layouts.rows["verb"].isdisjoint(words[1:-1])
    )
    named = lexicon.is_organization(plain) or not says_nothing(plain, lexicon)
    least = _LEAST_WORDS - (text[:1] in _POINTING)
    return len(words) >= least and spoken and not named
