"""Words that stand over those who sit in a body: "Mitglieder", "b) beratend", "Gäste:", "3. nachrichtlich"."""

import re
from typing import NamedTuple

from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.layouts import SeatRole
from graph.imports.vocabulary.words import word_key

_CHAPTER = re.compile(r"^(?:[A-Za-z]|[IVXivx]{1,4}|\d{1,2})[.)] *(?=[^\W\d])")
_SHORTEST = 3
INFORMED = "informed"
"""The kind of a heading over those who are only written to."""


class MemberLabel(NamedTuple):
    """What a word over others says of them: their role, that they are members, or that they only are informed."""

    word: str
    role: SeatRole | None = None
    informed: bool = False


def member_label(text: str, lexicon: SheetLexicon) -> MemberLabel | None:
    """What a text says as a word over those below it, with or without a letter, a number or a colon; None if nothing.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> member_label("b) beratende Mitglieder", lexicon).role.code, member_label("3. nachrichtlich:", lexicon).informed
    ('advisory', True)
    >>> member_label("G", lexicon), member_label("a) Jugendamt", lexicon)
    (None, None)
    """
    word = _CHAPTER.sub("", name_without_signs(text)).rstrip(": ")
    key, words = word_key(word), lexicon.layouts
    if len(key) < _SHORTEST:
        return None  # "G" parts a register
    if key in words.headers["receivers"]:
        return MemberLabel(word, informed=True)
    if key in words.headers["several"] or key in words.seat["member"]:
        return MemberLabel(word)
    role = lexicon.marks.role(key)
    return MemberLabel(word, role) if role is not None else None
