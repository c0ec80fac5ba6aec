"""What somebody looks for, in words of the code lists: SPZ, ASD or GA are kinds of actors, JHA is a kind of body."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from graph.stores.search import initials, plain
from ontology import Model
from ontology.model import Code

_LISTS = ("ActorType", "BodyKind", "AgreementKind", "PaperKind")
_BY_NAME = ("KkgPartner", "Sector")
"""Wide groups: their further words stand for single kinds of actors, and mean those."""
_OF_SEVERAL = 2


def codes_meant(model: Model, text: str) -> tuple[tuple[str, Code], ...]:
    """Codes, with their lists, that the whole query names by notation, label, abbreviation or another word."""
    query = plain(text)
    return _by_word(model).get(query, ()) if query else ()


def holds(words: Iterable[str], *texts: str) -> bool:
    """Whether all folded words occur in some texts; short ones only where a word begins.

    >>> holds(["ga"], "Das GA fehlt"), holds(["ga"], "Organigramm")
    (True, False)
    """
    whole = f" {plain(' '.join(texts))}"
    wanted = tuple(words)
    return bool(wanted) and all(f" {w}" in whole if len(w) <= _OF_SEVERAL + 1 else w in whole for w in wanted)


@lru_cache(maxsize=4)
def _by_word(model: Model) -> dict[str, tuple[tuple[str, Code], ...]]:
    found: dict[str, tuple[tuple[str, Code], ...]] = {}
    for name in (*_LISTS, *_BY_NAME):
        for code in model.code_lists[name].codes:
            for word in dict.fromkeys(_words(code, further=name in _LISTS)):
                found[word] = (*found.get(word, ()), (name, code))
    return found


def _words(code: Code, *, further: bool) -> Iterator[str]:
    for text in (code.notation, code.label.de, code.label.en, *code.abbreviations, *(code.words if further else ())):
        yield plain(text)
    if letters := initials(plain(code.label.de)):
        yield letters
