"""Names in the form in which they are compared: spelling, legal form and filling words set aside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from graph.identifiers import folded
from graph.identity.spellings import Legal, Rewriting, identity_words

_WORD = re.compile(r"([^\W_]+)(\.?)")
_LETTERS = re.compile(r"[^\W_]+")
_AND = re.compile(r"[&+]")
_LONG = 200
"""Nobody's name is longer: such a text is compared as it is."""
_AN_ASSOCIATION = re.compile(r"\beV\b")
_ASSOCIATION = Rewriting(("ev",), Legal("e. V.", "e. V."), (), False, False)
""""Ev." is Protestant, "eV" an association; in other letters the end of the name decides."""
_NO_WORDS = frozenset[str]()
_SET_OFF = re.compile(r"\s[-–—]\s|[(),/|]")
_LONGEST_SHORT = 8
"""Of more letters an abbreviation is not made."""
_PIECE = 250
_Parts = list[tuple[str, str]]
"""The words of a name, each with the dot behind it or nothing."""


@dataclass(frozen=True)
class NormalName:
    """A name taken apart: ``words`` in their order, ``short`` those written with a dot.

    ``stands_for`` is the key of the abbreviation that a name gives of itself: "Interdisziplinäre Frühförderung (IFF)".
    ``initials`` are the first letters of its words, with those that only fill and without. ``small`` are the small
    words that say how the others belong together, each with the word that it stands before: they are no part of the
    key, and "am Park" is not "im Park", nor "Leben in Würde" "Leben und Würde". What follows from these is worked out
    once: a name is compared with many.
    """

    words: tuple[str, ...]
    short: frozenset[str]
    legal: Legal | None
    stands_for: str = ""
    initials: frozenset[str] = _NO_WORDS
    small: tuple[tuple[str, str], ...] = ()

    @cached_property
    def key(self) -> str:
        """The same for every spelling of a name; spaces and hyphens do not matter."""
        return "".join(self.words)

    @property
    def exact(self) -> str:
        """The key, and where it is: not the same for "am Park" and "im Park"."""
        return " ".join((self.key, *map(" ".join, self.where)))

    @cached_property
    def where(self) -> tuple[tuple[str, str], ...]:
        """Those of the small words that say where it is: nobody leaves them out who means the same, unlike "und"."""
        joins = identity_words().joins
        return tuple(pair for pair in self.small if pair[0] not in joins)

    @cached_property
    def core(self) -> frozenset[str]:
        """The words that tell who it is."""
        return _core(self.words)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of a name in their order: "Team 1" is not "Team 2", and a date not another one."""
        return tuple(w for w in self.words if not w.isalpha())

    @property
    def level(self) -> str:
        """The level of an association, as in "Kreisverband"."""
        return next((w for w in self.words if w in identity_words().levels), "")


@lru_cache(maxsize=20_000)
def normal_name(text: str) -> NormalName:
    """The normal form of a name.

    >>> normal_name("Verein f. d. Jugend e.V.").key == normal_name("Verein für die Jugend eV").key
    True
    >>> normal_name("Dt. Kinderschutzbund, OV Musterstadt e. V.").words
    ('deutsch', 'kinderschutzbund', 'ortsverband', 'musterstadt')
    """
    known = identity_words()
    whole, shortened = _apart(text) if len(text) <= _LONG else (text, "")
    parts: _Parts = _WORD.findall(folded(_AND.sub(" und ", whole))) if len(text) <= _LONG else []
    words: list[str] = []
    short: list[str] = []
    small: list[tuple[str, str]] = []
    waiting: list[str] = []
    legal: Legal | None = None
    for rule, word, dot in _read(_small_words_spelled(parts), _AN_ASSOCIATION.search(whole)):
        if rule is not None and rule.legal is not None:
            legal = legal or rule.legal
            continue
        meant = (word,) if rule is None else rule.means
        for word_meant in meant:
            if word_meant in known.filler:
                meaning = "von" if word_meant in known.genitives and not waiting else word_meant
                waiting += [known.small[meaning]] if meaning in known.small else []
                continue
            words.append(known.inflected.get(word_meant, word_meant))
            small += [(one, words[-1]) for one in waiting]
            waiting.clear()
        if rule is None and dot and len(word) != 2 and word not in known.filler:  # "Kinderschutzb.", or an initial
            short.append(word)
    said = tuple(words) or tuple(w for w, _ in parts) or (folded(text).strip(),)
    stands_for = normal_name(shortened).key if shortened else ""
    told = frozenset(short) if short else _NO_WORDS
    return NormalName(said, told, legal, stands_for, _initials(parts), (*small, *((one, "") for one in waiting)))


def _small_words_spelled(parts: _Parts) -> _Parts:
    """The words with "f." and "u." spelled out: what several words mean is looked for behind it."""
    known = identity_words()
    return [(known.shortened.get(f"{w}{dot}", known.shortened.get(w, w)), dot) for w, dot in parts]


def _read(parts: _Parts, association: object) -> Iterator[tuple[Rewriting | None, str, str]]:
    """The words of a name with their dots, one by one, or several at once by the rule that reads them."""
    known, at = identity_words().rules, 0
    while at < len(parts):
        word, dot = parts[at]
        rule = _rule_at(parts, at, association) if word in known else None
        yield rule, word, dot
        at += len(rule.words) if rule is not None else 1


def small_words_agree(a: NormalName, b: NormalName) -> bool:
    """Whether the small words of two names say the same, or those of one say less.

    >>> at = normal_name("Kita am Park")
    >>> [small_words_agree(at, normal_name(name)) for name in ("Kita an dem Park", "Kita Park", "Kita im Park")]
    [True, True, False]
    >>> small_words_agree(normal_name("Leben in Würde"), normal_name("Leben und Würde"))
    False
    """
    if a.small == b.small:
        return True
    return all(_agree(_before(a, word), _before(b, word), word) for word in {word for _, word in a.small})


def _before(name: NormalName, word: str) -> list[str]:
    """The small words before a word of a name."""
    return [small for small, following in name.small if following == word]


def _agree(one: Sequence[str], other: Sequence[str], word: str) -> bool:
    known = identity_words()
    if word in known.town and known.of_a_town.issuperset((*one, *other)):
        return True
    few, many = sorted((one, other), key=len)
    left = iter(many)
    return all(small in left for small in few)


def name_keys(texts: Sequence[str]) -> list[str]:
    """The keys of the normal forms of many names: taken apart is only what holds a word that means something.

    >>> name_keys(["Kita Nord-Süd 3", "Verein f. d. Jugend e.V."])
    ['kitanordsued3', 'vereinjugend']
    """
    return [key for start in range(0, len(texts), _PIECE) for key in _keys(texts[start : start + _PIECE])]


def _keys(texts: Sequence[str]) -> list[str]:
    joined, telling = "\n".join(texts), _telling_words()
    lines = folded(joined).split("\n")
    if len(lines) != len(texts) or len(max(texts, key=len)) > _LONG or _SET_OFF.search(joined) is not None:
        return [normal_name(text).key for text in texts]
    found = []
    for text, line in zip(texts, lines, strict=True):
        words = _LETTERS.findall(line)
        found.append("".join(words) if words and telling.isdisjoint(words) else normal_name(text).key)
    return found


@cache
def _telling_words() -> frozenset[str]:
    """The words by which a normal form is more than the words of the name."""
    known = identity_words()
    return frozenset((*known.rules, *known.filler, *known.inflected))


def _apart(text: str) -> tuple[str, str]:
    """A name without the abbreviation that it gives of itself, and that abbreviation or nothing.

    >>> _apart("SPZ – Sozialpädiatrisches Zentrum"), _apart("Jugendamt (ASD)")
    (('Sozialpädiatrisches Zentrum', 'SPZ'), ('Jugendamt (ASD)', ''))
    """
    parts = [p for part in _SET_OFF.split(text) if (p := part.strip())]
    for n, part in enumerate(parts if len(parts) > 1 else ()):
        if not _is_short(part):
            continue
        rest = " ".join(parts[:n] + parts[n + 1 :])
        if _shortens(part, parts[n - 1] if n else parts[1]):
            return rest, part
    return text, ""


def _is_short(text: str) -> bool:
    return 2 <= len(text) <= _LONGEST_SHORT and text.isalpha() and sum(map(str.isupper, text)) > 1


def _shortens(short: str, name: str) -> bool:
    """Whether the letters stand in a name in that order, the first at its beginning."""
    letters = iter(folded(name))
    wanted = folded(short)
    return len(name) > len(short) and folded(name)[:1] == wanted[:1] and all(letter in letters for letter in wanted)


def _initials(parts: _Parts) -> frozenset[str]:
    """The first letters of two words or more; of fewer nobody makes an abbreviation."""
    filler = identity_words().filler
    told = [w for w, _ in parts if w not in filler]
    if len(told) < 2 or len(parts) > _LONGEST_SHORT:
        return _NO_WORDS
    found = {"".join(w[0] for w, _ in parts), "".join(w[0] for w in told)}
    return frozenset(i for i in found if len(i) > 2)


def _rule_at(parts: _Parts, at: int, association: object) -> Rewriting | None:
    """The rule that reads the words from there on, the one of most words first."""
    first, dot = parts[at]
    last = all(w != "ev" for w, _ in parts[at + 1 :])
    if first == "ev" and last and (association or (at and at == len(parts) - 1)):
        return _ASSOCIATION
    for rule in identity_words().rules[first]:
        end = at + len(rule.words)
        there = len(rule.words) == 1 or tuple(w for w, _ in parts[at:end]) == rule.words
        # A legal form can stand at the end only, but never alone: "AG Frühe Hilfen" is a working group.
        if there and (dot or not rule.dotted) and (not rule.last or (at and end == len(parts))):
            return rule
    return None


@lru_cache(maxsize=50_000)
def _core(words: tuple[str, ...]) -> frozenset[str]:
    """What is left without the words that only name the body of an association; all words if nothing would be."""
    known = identity_words()
    told = {_without_head(w) for w in words if w not in known.weak}
    return frozenset(told or words)


def _without_head(word: str) -> str:
    for head in identity_words().heads:
        if word.endswith(head) and len(word) - len(head) > 3:
            return word.removesuffix(head)
    return word
