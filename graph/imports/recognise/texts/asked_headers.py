"""Headers that are questions of a survey, as the words for columns that they ask for.

"Wer ist Ihr Träger?" is "Träger", "3. Wie oft arbeiten Sie mit … zusammen? [Jugendamt]" is a tie to the Jugendamt.
"""

import re

from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.declined import nominative
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.words import word_key

_LOOK, _LONGEST, _FEWEST, _MOST_NAME = 40, 300, 3, 80
_NUMBER = re.compile(r"^(?:Frage ?)?\d{1,3}[a-z]?[.):] ?", re.IGNORECASE)
_BEHIND = re.compile(r"[\[(]([^\[\]()]{2,80})[\])] ?$")
_TIE = "Zusammenarbeit mit"


def plainly_headed(grid: TextGrid, lexicon: SheetLexicon) -> TextGrid:
    """The grid with the word for each column in the row of questions; as it is if no row asks."""
    for row, cells in enumerate(grid.rows[:_LOOK]):
        if sum(asks(t) for t in cells) < 2:
            continue
        made = [plainly_asked(t, lexicon) for t in cells]
        rows = [*grid.rows[:row], made, *grid.rows[row + 1 :]]
        return grid if made == list(cells) else grid.with_rows(rows)
    return grid


def tied_to(header: str, lexicon: SheetLexicon) -> str:
    """The one organization that a header speaks of as a partner; empty if it speaks of none.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> tied_to("Zusammenarbeit mit dem Jugendamt", sheet_lexicon_of(load_model()))
    'Jugendamt'
    """
    words = _BEHIND.sub("", plain_header(header)).split() if len(header) <= _LONGEST else []
    keys = [word_key(w) for w in words]
    for before in asked_words().before:
        size = len(before.split())
        if " ".join(keys[:size]) == before:
            return _partner(" ".join(words[size:]), lexicon)
    return ""


def plainly_asked(text: str, lexicon: SheetLexicon) -> str:
    """The word for the column that a question asks for; a text that asks nothing, or something else, as it is."""
    return _plain(text, lexicon) if asks(text) else text


def asks(text: str) -> bool:
    """Whether a text asks somebody something."""
    if not text or len(text) > _LONGEST or len(text.split()) < _FEWEST:
        return False
    return "?" in text or not asked_words().asked.isdisjoint(word_key(text).split())


def _plain(text: str, lexicon: SheetLexicon) -> str:
    """The word for the column that a question asks for; the question itself if it is about something else."""
    words = asked_words()
    asked = _NUMBER.sub("", " ".join(text.split()))
    if not lexicon.layouts.headers["hedged"].isdisjoint(word_key(asked).split()):
        return text  # "Möchten Sie im AK mitarbeiten?" asks for a wish
    behind = _BEHIND.search(asked)
    if not words.tie.isdisjoint(word_key(asked).split()):
        partner = _partner(behind[1], lexicon) if behind else _between(asked, lexicon)
        if not partner and not words.partners.isdisjoint(word_key(asked).split()):
            return _TIE  # "Mit wem arbeiten Sie zusammen?"
        return f"{_TIE} {partner}" if partner else text
    if behind is not None and (lexicon.body_kind(behind[1]) is not None or lexicon.is_field(behind[1])):
        return behind[1]
    left = [w for w in _BEHIND.sub("", asked).rstrip("?: ").split() if word_key(w.strip("?:")) not in words.asking]
    while left and word_key(left[0]) in words.edges:
        left = left[1:]
    while left and word_key(left[-1]) in words.edges:
        left = left[:-1]
    made = _without(" ".join(left).strip(" ?:,."), lexicon)
    if made and _is_known(made, lexicon):
        return made
    # "In welchem Ort ist Ihre Einrichtung?" asks for the place: the one word for a column that names nobody.
    names_none = words.edges | words.taking_part  # "am" heads a column of days, and is none in a sentence
    left = [w for w in left if word_key(w) not in names_none]
    fields = [w for w in left if lexicon.is_field(w) and not _names_who(w, lexicon)]
    asks_for = not words.words_for.isdisjoint(word_key(asked).split())  # "Hebamme vor Ort?" asks for none
    return fields[0] if len(fields) == 1 and asks_for else text


def _names_who(word: str, lexicon: SheetLexicon) -> bool:
    key, words = word_key(word), lexicon.layouts.headers
    return lexicon.heads_organizations(word) or key in words["lesser"] or key in words["bare"]


def _without(text: str, lexicon: SheetLexicon) -> str:
    """The name of a body without the words for taking part in it; other texts as they are."""
    words, around = text.split(), asked_words().taking_part | asked_words().edges
    if lexicon.body_kind(text) is None:
        return text
    while words and word_key(words[0]) in around:
        words = words[1:]
    while words and word_key(words[-1]) in around:
        words = words[:-1]
    made = " ".join(words)
    return nominative(made, lexicon.layouts, is_body=True) if lexicon.body_kind(made) is not None else text


def _is_known(header: str, lexicon: SheetLexicon) -> bool:
    agreed = word_key(header).split()[:1]
    return (
        lexicon.is_field(header)
        or (header[0].isupper() and lexicon.body_kind(header) is not None)
        or (bool(agreed) and agreed[0] in lexicon.layouts.headers["agreement"])
    )


def _between(text: str, lexicon: SheetLexicon) -> str:
    """The name between "mit" and "zusammen", or behind "zu" and "mit" at the end."""
    _, _, behind = f" {text.rstrip('? ')} ".partition(" mit ")
    if not behind:
        _, _, behind = f" {text.rstrip('? ')} ".partition(" zu ")
    return _partner(behind.partition(" zusammen ")[0], lexicon)


def _partner(text: str, lexicon: SheetLexicon) -> str:
    words = text.strip(" .:?").split()
    while words and word_key(words[0]) in asked_words().articles:
        words = words[1:]
    name = " ".join(words)
    called = name[:1].isupper() and len(name) <= _MOST_NAME and lexicon.is_organization(name)
    return name if called else ""
