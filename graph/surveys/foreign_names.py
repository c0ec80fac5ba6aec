"""Whom the names of a survey made elsewhere mean: an organization of the district for sure, or a question."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from graph.identity.name_forms import NormalName, normal_name, small_words_agree
from graph.identity.traits import traits_of
from graph.records import Entity

_NEAREST = 5
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class NamesMatched:
    """The organizations that names mean, and the names of which that is not sure, each with what is nearest to it.

    ``doubled`` are organizations that two names mean.
    """

    found: Mapping[str, str]
    unsure: Mapping[str, tuple[str, ...]]
    doubled: Mapping[str, tuple[str, ...]]


def names_matched(names: Iterable[str], organizations: Sequence[Entity], said: Mapping[str, str]) -> NamesMatched:
    """Match names with organizations; ``said`` is what a person has decided: name to id, or to nothing (left out).

    A name is sure if it is that of one organization alone but for spelling, or the id of one. All else is asked.
    """
    by_key: dict[str, list[tuple[NormalName, str]]] = defaultdict(list)
    ids = {o.id for o in organizations}
    for organization in organizations:
        for normal in traits_of(organization).names:
            by_key[normal.key].append((normal, organization.id))
    found: dict[str, str] = {}
    unsure: dict[str, tuple[str, ...]] = {}
    for name in names:
        asked = normal_name(name)
        alike = {id for normal, id in by_key.get(asked.key, ()) if small_words_agree(normal, asked)}
        same = {said[name]} if name in said else {name} if name in ids else alike
        if len(same) == 1 and same <= ids:
            found[name] = next(iter(same))
        elif same != {""}:
            unsure[name] = tuple(sorted(same & ids)) or _nearest(name, organizations)
    meant: dict[str, list[str]] = defaultdict(list)
    for name, id in found.items():
        meant[id].append(name)
    return NamesMatched(found, unsure, {id: tuple(texts) for id, texts in meant.items() if len(texts) > 1})


def _nearest(name: str, organizations: Sequence[Entity]) -> tuple[str, ...]:
    labels = [o.name.casefold()[:_LONGEST] for o in organizations]
    best = extract(name.casefold()[:_LONGEST], labels, scorer=Indel.normalized_similarity, limit=_NEAREST)
    return tuple(organizations[at].id for *_, at in best)
