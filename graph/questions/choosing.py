"""A choice of a closed list by part of its name: as the search of the graph finds it, and by known abbreviations."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from graph.answers.option import Case, Choice
from graph.identifiers import folded
from graph.identity.name_forms import normal_name
from graph.imports.joined_names import named_in
from graph.imports.vocabulary.words import word_key, words_of
from graph.records import Entity
from graph.stores.search import plain, query_words, rank, search_text
from ontology.names import Prop

_NEAREST, _LIKE, _LONGEST = 5, 0.7, 100
_LISTING = re.compile("[,;\n]")


class ChoicesFound(NamedTuple):
    """The choices that a text may mean, best first; ``exact`` if it is the name of each of them."""

    choices: tuple[Choice, ...]
    exact: bool = False


def choices_named(case: Case, choices: Sequence[Choice], text: str) -> ChoicesFound:
    """The choices of that name, however it is spelt; else those in whose name, alias or initials every word occurs.

    A word for a type of actor ("SPZ") finds the actors of that type, also beside one whose name it stands for.
    """
    same = folded(text)
    written = tuple(c for c in choices if text == c.value or same in map(folded, _names(case, c)))
    if written:
        return ChoicesFound(written, exact=True)
    key = normal_name(text).key
    spelt = tuple(c for c in choices if key in {normal_name(name).key for name in _names(case, c)})
    of_type = _of_type(case, choices, text)
    if spelt and set(of_type) <= set(spelt):
        return ChoicesFound(spelt, exact=True)
    found = _containing(case, choices, query_words(text))
    return ChoicesFound(tuple(dict.fromkeys((*spelt, *found, *of_type))))


def _names(case: Case, choice: Choice) -> tuple[str, ...]:
    entity = case.snapshot.known(choice.value)
    return (choice.label.de, choice.label.en, *(entity.all(Prop.ALIAS) if entity is not None else ()))


def _containing(case: Case, choices: Sequence[Choice], words: list[str]) -> tuple[Choice, ...]:
    found = [(_rank(case.snapshot.known(c.value), c, words), c) for c in choices]
    hits = sorted((at, c.value, c) for at, c in found if words and at is not None)
    return tuple(c for _, _, c in hits)


def _rank(entity: Entity | None, choice: Choice, words: list[str]) -> tuple[int, int, str] | None:
    """How well the words fit, None if one of them does not occur; a row has no names but its label."""
    shown = plain(choice.label.de)
    text = search_text(entity) if entity is not None else shown
    if not all(word in text for word in words):
        return None
    quality = rank(entity, words)[0] if entity is not None else 2
    return quality, len(shown), shown


def _of_type(case: Case, choices: Sequence[Choice], text: str) -> tuple[Choice, ...]:
    type = words_of(case.snapshot.model).codes["ActorType"].get(word_key(text))
    known = ((c, case.snapshot.known(c.value)) for c in choices)
    return tuple(c for c, entity in known if type and entity is not None and type in entity.all(Prop.ACTOR_TYPE))


def several_named(choices: Sequence[Choice], text: str) -> tuple[str, ...]:
    """The names in a text that is taken for one and names several: recorded ones between words or signs that join.

    Beside a comma one recorded name tells; "und" often stands within a name, so that all have to be recorded.
    """
    known = {folded(label) for c in choices for label in (c.label.de, c.label.en)}
    if folded(text) in known:
        return ()
    names = tuple(name.strip() for name in _LISTING.split(text) if name.strip())
    if len(names) > 1 and any(folded(name) in known for name in names):
        return names
    return named_in(text, lambda name: folded(name) in known)


def choices_like(choices: Sequence[Choice], text: str) -> tuple[Choice, ...]:
    """The choices that are spelt nearly so, the most similar first: to be asked about, never to be taken for it."""
    labels = [plain(c.label.de) for c in choices]
    found = extract(
        plain(text[:_LONGEST]), labels, scorer=Indel.normalized_similarity, limit=_NEAREST, score_cutoff=_LIKE
    )
    return tuple(choices[at] for *_, at in found)


__all__ = ["ChoicesFound", "choices_like", "choices_named", "several_named"]
