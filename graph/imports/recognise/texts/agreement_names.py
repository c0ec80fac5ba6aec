"""Texts that are called like an agreement: "Kooperationsvertrag Lotsendienst", "LoI", "Rahmenvereinbarung"."""

from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key


def names_agreement(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text begins with a word for an agreement, or has a word that ends as they do.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> [names_agreement(t, lexicon) for t in ("LoI Netzwerk", "Rahmenvereinbarung Babybesuche", "Vereinsheim")]
    [True, True, False]
    """
    words, layouts = word_key(plain_header(text)).split(), lexicon.layouts
    firsts = {" ".join(words[:size]) for size in (1, 2, 3)}
    known = (layouts.headers["agreement"], layouts.agreement["signs"], lexicon.words.codes["AgreementKind"].keys())
    ends = tuple(layouts.agreement["endings"])
    return any(not firsts.isdisjoint(group) for group in known) or any(word.endswith(ends) for word in words)
