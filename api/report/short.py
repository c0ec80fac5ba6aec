"""What of a text stands on a card, and what behind "Mehr": whole sentences as long as they fit."""

import re

CARD_WORDS = 60
"""As many words stand on a card, title included; nobody reads a list of forty paragraphs."""

_WORD = re.compile(r"\w[\w-]*")
_END = re.compile(r"(?<=[.!?]) (?=[A-ZÄÖÜ„“(0-9])")
_ABBREVIATED = re.compile(r"(?:\b(?:Abs|Nr|Art|Anl|St|Dr|e|V|z|B|S|a|u|vgl|bzw|ca)|\d)\.$")
_COUNTED = re.compile(r"(?:→|→ bis zu|von|of|:) [\d.,]+\.$")
"""A number at the end of a count is no day of a month."""


def count_words(text: str) -> int:
    """Words as a reader counts them.

    >>> count_words("Sitze im JHA: 0 → 1 von 25.")
    7
    """
    return len(_WORD.findall(text))


def sentences_in(text: str) -> list[str]:
    """The sentences of a text; an abbreviation or the point of a date ends none.

    >>> sentences_in("Nach § 71 Abs. 6 SGB VIII. Stand 1. Mai. Danach?")
    ['Nach § 71 Abs. 6 SGB VIII.', 'Stand 1. Mai.', 'Danach?']
    >>> sentences_in("Sitze: 0 → 1. Zum Beispiel das Gesundheitsamt.")
    ['Sitze: 0 → 1.', 'Zum Beispiel das Gesundheitsamt.']
    """
    found: list[str] = []
    for piece in _END.split(text):
        if found and _ABBREVIATED.search(found[-1]) and not _COUNTED.search(found[-1]):
            found[-1] += f" {piece}"
        elif piece:
            found.append(piece)
    return found


def opened(text: str, room: int) -> tuple[str, str]:
    """The first sentences of a text that fit in some words, and the rest.

    >>> opened("Eins zwei. Drei vier. Fünf.", 4)
    ('Eins zwei. Drei vier.', 'Fünf.')
    """
    sentences, used = sentences_in(text), 0
    for number, sentence in enumerate(sentences):
        used += count_words(sentence)
        if used > room:
            return " ".join(sentences[:number]), " ".join(sentences[number:])
    return text, ""


def clipped(text: str, room: int) -> tuple[str, bool]:
    """As much of a text as fits in some words, up to the end of a part of it if one is near; and whether that is all.

    >>> clipped("Bitte bestätigen: 22 Sitze in „Netz“; 4 Sitze", 7)
    ('Bitte bestätigen: 22 Sitze in „Netz“ …', False)
    >>> clipped("kurz", 7)
    ('kurz', True)
    """
    if count_words(text) <= room:
        return text, True
    words: list[str] = []
    used = 0
    for word in text.split():
        used += count_words(word)
        if used > room:
            break
        words.append(word)
    whole = next((n for n in range(len(words), len(words) // 2, -1) if words[n - 1][-1] in _PARTS), len(words))
    return f"{' '.join(words[:whole]).rstrip(_PARTS)} …", False


_PARTS = ":;,"
