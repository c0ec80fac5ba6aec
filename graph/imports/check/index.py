"""What the rows of a file refer to: entities by Kennung, id, name and alias."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from graph.imports.vocabulary.words import word_key
from graph.records import Entity
from ontology import Model
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
        self._by_local: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._fits: dict[tuple[str, str], bool] = {}
        self._owners: dict[str, str] = {}
        self._looked = 0

    def learn(self, known: Iterable[Entity]) -> None:
        """Make entities known that stand in the store already."""
        for entity in known:
            names = [v for prop in NAMING for v in entity.all(prop)]
            self.add(entity.id, entity.type, entity.id.partition(":")[2], names)
            self._owners[entity.id] = entity.owner

    def is_foreign(self, id: str, owner: str) -> bool:
        """Whether the store holds the entity for somebody else."""
        return self._owners.get(id, owner) != owner

    def add(self, id: str, type: str, local: str = "", names: Iterable[str] = ()) -> None:
        """Make an entity known under its Kennung and its names."""
        self.types.setdefault(id, type)
        if local and id not in self._by_local[local]:
            self._by_local[local].append(id)
        for name in names:
            self.names.setdefault(id, name)
            found = self._by_name[word_key(name)]
            if id not in found:
                found.append(id)

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
        exact = [text] if text in self.types else []
        return exact, self._by_local.get(text, []), self._by_name.get(word_key(text), [])
