"""What the rows of a file refer to: entities by id, Kennung, name and alias."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from operator import attrgetter
from typing import NamedTuple

from graph.identity.likeness import legal_agree
from graph.identity.name_forms import NormalName, normal_name, small_words_agree
from graph.identity.redirects import redirects
from graph.imports.joined_names import named_in
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
        self._kinds, self._there = set[str](), set[str]()
        self._looked = 0

    def learn(self, known: Iterable[Entity], carriers: Iterable[Relation] = ()) -> None:
        """Make entities known that stand in the store already; one that was merged leads to the one in its place."""
        self.known.update((entity.id, entity) for entity in known)
        self.redirects.update(redirects(self.known))
        for entity in self.known.values():
            self._kinds.add(self.types.setdefault(entity.id, entity.type))
        for entity in self.known.values():
            names = [v for prop in NAMING for v in entity.all(prop)]
            if names:
                self.names.setdefault(entity.id, names[0])
            id = self.redirects.get(entity.id, entity.id)
            self._stored.add(id, self.types.get(id, entity.type), entity.id.partition(":")[2], names)
            self._stored.place(id, names, entity.value(Prop.LOCALITY) or "")
        for carried in carriers:
            name = self.names.get(carried.target, carried.target)
            self.carriers.setdefault(carried.source, {})[carried.target] = name

    def is_foreign(self, id: str, owner: str) -> bool:
        """Whether the store holds the entity for somebody else."""
        return id in self.known and self.known[id].owner != owner

    def add(self, id: str, type: str, local: str = "", names: Iterable[str] = (), town: str = "") -> None:
        """Make an entity known under its Kennung and its names, alone and with its town: "Kita Nest (Neuburg)"."""
        said = list(names)
        self._kinds.add(self.types.setdefault(id, type))
        if said:
            self.names.setdefault(id, said[0])
        self._listed.add(id, self.types[id], local, said)
        self._listed.place(id, said, town)

    def find(self, text: str, target: str) -> list[str]:
        """Ids of the entities of that type that a text can mean: by id, by Kennung, then by name."""
        if not self._has(target):
            return []  # as of sources in most lists: what they call themselves is not put in order for that
        for found in self._candidates(text, target):
            fitting = [id for id in found if self.fits(self.types[id], target)]
            if fitting:
                return fitting
        return []

    def carrier_meant(self, of: str, text: str) -> str | None:
        """The known carrier of an organization that a shorter name means: "AWO" for "AWO Kreisverband Moor e. V."."""
        known = self.carriers.get(of)
        if not known:
            return None
        asked = normal_name(text)
        meant = {
            self.redirects.get(id, id)
            for id, name in known.items()
            if asked.core and asked.core <= (said := normal_name(name)).core and legal_agree(said, asked)
        }
        return meant.pop() if len(meant) == 1 else None

    def called(self, id: str) -> tuple[str, str]:
        """What people call an entity, and its Kennung."""
        local = id.partition(":")[2]
        return self.names.get(id, local), local

    def pieces(self, text: str, target: str) -> Sequence[str]:
        """What a text names: several where each part of it is an entity and the whole is none."""
        several = () if self.find(text, target) else named_in(text, lambda name: len(self.find(name, target)) == 1)
        return several or (text,)

    def near(self, text: str, target: str) -> list[str]:
        """Up to five names of that type that look like a text; asked only so often, because it compares with all."""
        if self._looked == _LOOKS or len(self.names) > _NAMES:
            return []
        self._looked += 1
        names = {name.casefold(): name for id, name in self.names.items() if self.fits(self.types[id], target)}
        return [names[like] for like in get_close_matches(text.casefold(), names, n=5, cutoff=0.6)]

    def other(self, text: str) -> str | None:
        """The type of an entity that bears the text as Kennung or name, whatever its type."""
        for found in self._candidates(text, None):
            if found:
                return self.types[found[0]]
        return None

    def fits(self, type: str, target: str) -> bool:
        """Whether an entity of a type may stand where another type is asked for."""
        key = (type, target)
        if key not in self._fits:
            self._fits[key] = self._model.is_a(type, target)
        return self._fits[key]

    def _has(self, target: str) -> bool:
        """Whether anything is known that may stand where a type is asked for."""
        if target not in self._there and any(self.fits(kind, target) for kind in self._kinds):
            self._there.add(target)
        return target in self._there

    def _candidates(self, text: str, target: str | None) -> tuple[Sequence[str], ...]:
        """By id, by Kennung, by name; what the list itself says goes before what the store holds.

        Other spellings are looked for only among entities that may stand where ``target`` is asked for.
        """
        exact = (self.redirects.get(text, text),) if text in self.types else ()
        key = word_key(text)
        both = (self._listed.learned(), self._stored.learned())
        written = (*(words.by_local.get(text, ()) for words in both), *(words.by_name.get(key, ()) for words in both))
        if exact or any(written):
            return exact, *written
        if any(placed := tuple(words.by_place().get(key, ()) for words in both)):
            return placed
        signs = tuple(words.by_sign.get(_sign_key(text), ()) for words in both)
        if len(set().union(*signs)) == 1:  # "a2" and "A 2" are the Kennung "A2" where no other could be meant
            return signs
        fits = lambda type: target is None or self.fits(type, target)  # noqa: E731
        return tuple(words.spelled_otherwise(text, fits) for words in both)


def _sign_key(text: str) -> str:
    return "".join(text.split()).casefold()


class _Spelled(NamedTuple):
    """A name of an entity, by the order in which they were noted."""

    number: int
    id: str
    name: NormalName


class _Words:
    """What one side, the list or the store, calls its entities: ids by text, the same few tuples for all of them.

    What is noted is put in order when somebody asks: in a list whose rows do not refer to one another nobody does.
    """

    def __init__(self) -> None:
        self._noted: list[tuple[str, str, str, Sequence[str]]] = []
        self.by_local: dict[str, tuple[str, ...]] = {}
        self.by_sign: dict[str, tuple[str, ...]] = {}
        self.by_name: dict[str, tuple[str, ...]] = {}
        self._placed: list[tuple[str, Sequence[str], str]] = []
        self._by_place: dict[str, tuple[str, ...]] = {}
        self._by_normal: dict[str, dict[str, list[_Spelled]]] = defaultdict(lambda: defaultdict(list))
        self._unread: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        self._named = 0

    def spelled_otherwise(self, text: str, fits: Callable[[str], bool]) -> list[str]:
        """Entities whose name is the same in another spelling; asked only where no name is just that text."""
        asked = normal_name(text)
        found: list[_Spelled] = []
        for type, unread in self._unread.items():
            if fits(type):
                by_normal = self._by_normal[type]
                for number, name, id in unread:
                    normal = normal_name(name)
                    by_normal[normal.key].append(_Spelled(number, id, normal))
                unread.clear()
                alike = by_normal.get(asked.key, ())
                found += (f for f in alike if legal_agree(f.name, asked) and small_words_agree(f.name, asked))
        return list(dict.fromkeys(f.id for f in sorted(found, key=attrgetter("number"))))

    def add(self, id: str, type: str, local: str, names: Sequence[str]) -> None:
        """Note an entity under its Kennung and its names."""
        self._noted.append((id, type, local, names))

    def learned(self) -> "_Words":
        """The same with all that was noted put in order."""
        for noted in self._noted:
            self._learn(*noted)
        self._noted.clear()
        return self

    def _learn(self, id: str, type: str, local: str, names: Sequence[str]) -> None:
        unread = self._unread[type]
        for name in names:
            unread.append((self._named, name, id))
            self._named += 1
        alone = (id,)
        if local:
            _note(self.by_local, local, alone)
            _note(self.by_sign, _sign_key(local), alone)
        for name in names:
            _note(self.by_name, word_key(name), alone)

    def place(self, id: str, names: Sequence[str], town: str) -> None:
        """Note an entity under its names with its town behind or before them."""
        if town:
            self._placed.append((id, names, town))

    def by_place(self) -> Mapping[str, tuple[str, ...]]:
        """Ids by a name with the town behind or before it."""
        for id, names, town in self._placed:
            alone, key = (id,), word_key(town)
            for name in map(word_key, names):
                _note(self._by_place, f"{name} {key}", alone)
                _note(self._by_place, f"{key} {name}", alone)
        self._placed.clear()
        return self._by_place


def _note(ids: dict[str, tuple[str, ...]], key: str, alone: tuple[str]) -> None:
    known = ids.setdefault(key, alone)
    if known is not alone and alone[0] not in known:
        ids[key] = known + alone
