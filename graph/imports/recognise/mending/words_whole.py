"""Words of headers that a narrow column broke: "Steuerungs-gruppe", "Koope- rationspartner"."""

import re
from collections.abc import Sequence

from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_LOOK, _LONGEST = 40, 80
_BROKEN = re.compile(r"\b[^\W\d_]{2,40}(?:(?:-[ \n]?|\n)[a-zäöüß]{2,40})+\b")
_BREAK = re.compile(r"-[ \n]?|\n")


def with_broken_words_whole(grid: TextGrid, lexicon: SheetLexicon) -> TextGrid:
    """The grid with such words whole in rows that have a known word for a column beside them, or two such words."""
    rows = [_whole(row, lexicon) if n < _LOOK else row for n, row in enumerate(grid.rows)]
    return grid.with_rows(rows) if any(a is not b for a, b in zip(rows, grid.rows, strict=True)) else grid


def _whole(row: Sequence[str], lexicon: SheetLexicon) -> Sequence[str]:
    if not any("-" in text or "\n" in text for text in row):
        return row
    joined = [whole_words(text, lexicon) if len(text) <= _LONGEST else text for text in row]
    if joined == list(row) or sum(map(lexicon.is_field, joined)) < 2:
        return row
    return joined


def whole_words(text: str, lexicon: SheetLexicon) -> str:
    """A text with its broken words whole, where that makes a known word of them.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> [whole_words(t, lexicon) for t in ("Steuerungs-gruppe", "Koope-\\nrationspartner", "AK Netzwerk- treffen")]
    ['Steuerungsgruppe', 'Kooperationspartner', 'AK Netzwerktreffen']
    >>> [whole_words(t, lexicon) for t in ("Leiter-innen", "Kinder- und Jugendhilfe", "early-help network")]
    ['Leiter-innen', 'Kinder- und Jugendhilfe', 'early-help network']
    """
    return _BROKEN.sub(lambda found: _word(found[0], lexicon), text)


def _word(broken: str, lexicon: SheetLexicon) -> str:
    whole = _BREAK.sub("", broken)
    key = word_key(whole)
    layouts = lexicon.layouts
    known = key in lexicon.fields or key in layouts.bodies or key in layouts.kinds
    return whole if known or any(key in words for words in layouts.headers.values()) else broken
