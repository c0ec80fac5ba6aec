"""What the rows of a file refer to: entities by id, Kennung, name and alias."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from graph.identity.likeness import legal_agree
from graph.identity.name_forms import NormalName, normal_name
from graph.identity.redirects import redirects
from graph.imports.vocabulary.words import word_key
from graph.records import Entity, Relation
from ontology.model import Model
from ontology.names import Prop

NAMING = (Prop.NAME, Prop.ALIAS, Prop.REFERENCE)
"""Properties by which other rows may name an entity."""


_LOOKS, _NAMES = 20, 2000


class Index:
    """Finds entities of the file, and of the store it is imported into."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.types: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.implied: dict[str, str] = {}
        self.known: dict[str, Entity] = {}
        self.redirects: dict[str, str] = {}
        self.carriers: dict[str, dict[str, str]] = {}
        self.rows: dict[tuple[str, int], str] = {}
        self._listed, self._stored = _Words(), _Words()
        self._fits: dict[tuple[str, str], bool] = {}
        self._looked = 0

    def learn(self, known: Iterable[Entity], carriers: Iterable[Relation] = ()) -> None:
        """Make entities known that stand in the store already; one that was merged leads to the one in its place."""
        self.known.update((entity.id, entity) for entity in known)
        self.redirects.update(redirects(self.known))
        for entity in self.known.values():
            self.types.setdefault(entity.id, entity.type)
            names = [v for prop in NAMING for v in entity.all(prop)]
            if names:
                self.names.setdefault(entity.id, names[0])
            self._stored.add(self.redirects.get(entity.id, entity.id), entity.id.partition(":")[2], names)
        for carried in carriers:
            name = self.names.get(carried.target, carried.target)
            self.carriers.setdefault(carried.source, {})[carried.target] = name

    def is_foreign(self, id: str, owner: str) -> bool:
        """Whether the store holds the entity for somebody else."""
        return id in self.known and self.known[id].owner != owner

    def add(self, id: str, type: str, local: str = "", names: Iterable[str] = ()) -> None:
        """Make an entity known under its Kennung and its names."""
        said = list(names)
        self.types.setdefault(id, type)
        if said:
            self.names.setdefault(id, said[0])
        self._listed.add(id, local, said)

    def find(self, text: str, target: str) -> list[str]:
        """Ids of the entities of that type that a text can mean: by id, by Kennung, then by name."""
        for found in self._candidates(text):
            fitting = [id for id in found if self.fits(self.types[id], target)]
            if fitting:
                return fitting
        return []

    def near(self, text: str, target: str) -> list[str]:
        """Up to five names of that type that look like a text; asked only so often, because it compares with all."""
        if self._looked == _LOOKS or len(self.names) > _NAMES:
            return []
        self._looked += 1
        names = {name.casefold(): name for id, name in self.names.items() if self.fits(self.types[id], target)}
        return [names[like] for like in get_close_matches(text.casefold(), names, n=5, cutoff=0.6)]

    def other(self, text: str) -> str | None:
        """The type of an entity that bears the text as Kennung or name, whatever its type."""
        for found in self._candidates(text):
            if found:
                return self.types[found[0]]
        return None

    def fits(self, type: str, target: str) -> bool:
        """Whether an entity of a type may stand where another type is asked for."""
        key = (type, target)
        if key not in self._fits:
            self._fits[key] = self._model.is_a(type, target)
        return self._fits[key]

    def _candidates(self, text: str) -> tuple[list[str], ...]:
        """By id, by Kennung, by name; what the list itself says goes before what the store holds."""
        exact = [self.redirects.get(text, text)] if text in self.types else []
        key = word_key(text)
        both = (self._listed, self._stored)
        written = (*(words.by_local.get(text, []) for words in both), *(words.by_name.get(key, []) for words in both))
        if exact or any(written):
            return exact, *written
        signs = tuple(words.by_sign.get(_sign_key(text), []) for words in both)
        if len(set().union(*signs)) == 1:  # "a2" and "A 2" are the Kennung "A2" where no other could be meant
            return signs
        return tuple(words.spelled_otherwise(text) for words in both)


def _sign_key(text: str) -> str:
    return "".join(text.split()).casefold()


class _Words:
    """What one side, the list or the store, calls its entities."""

    def __init__(self) -> None:
        self.by_local: dict[str, list[str]] = defaultdict(list)
        self.by_sign: dict[str, list[str]] = defaultdict(list)
        self.by_name: dict[str, list[str]] = defaultdict(list)
        self._by_normal: dict[str, list[tuple[NormalName, str]]] = defaultdict(list)
        self._unread: list[tuple[str, str]] = []

    def spelled_otherwise(self, text: str) -> list[str]:
        """Entities whose name is the same in another spelling; asked only where no name is just that text."""
        for name, id in self._unread:
            normal = normal_name(name)
            self._by_normal[normal.key].append((normal, id))
        self._unread.clear()
        asked = normal_name(text)
        found = self._by_normal.get(asked.key, ())
        return list(dict.fromkeys(id for name, id in found if legal_agree(name, asked)))

    def add(self, id: str, local: str, names: Sequence[str]) -> None:
        """Note an entity under its Kennung and its names."""
        self._unread += [(name, id) for name in names]
        signs = [self.by_local[local], self.by_sign[_sign_key(local)]] if local else []
        for found in (*signs, *(self.by_name[word_key(n)] for n in names)):
            if id not in found:
                found.append(id)
