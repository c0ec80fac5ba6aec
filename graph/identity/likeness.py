"""Two records side by side: what speaks for their being one, what against, and what follows (decision 0019)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from graph.identity.name_forms import NormalName, small_words_agree
from graph.identity.spellings import identity_words
from graph.identity.traits import Traits
from ontology.names import direct_members

_EXTENSION = 3
"""So many digits an extension has at most."""
_TYPO = 5
"""Shorter words differ in meaning with a single letter."""


@direct_members
class LikenessVerdict(StrEnum):
    """What a comparison comes to."""

    SAME = "same"
    PERHAPS = "perhaps"
    DIFFERENT = "different"


@direct_members
class Feature(StrEnum):
    """What speaks for or against; its points stand in ``words.toml``, its words in `graph.identity.reasons`."""

    SAME_NAME = "same_name"
    ALIAS = "alias"
    LEGAL_FORM = "same_but_legal_form"
    WEAK_WORDS = "same_but_weak_words"
    ELSEWHERE = "elsewhere"
    ABBREVIATED = "abbreviated"
    INITIALS = "initials"
    SIMILAR = "similar"
    WITH_PLACE = "with_place"
    WITH_CARRIER = "with_carrier"
    ONE_OFFICE = "one_office"
    PARTLY = "partly"
    OTHER_NAME = "other_name"
    SAME_TOWN = "same_town"
    SAME_POSTAL_CODE = "same_postal_code"
    SAME_STREET = "same_street"
    SAME_CARRIER = "same_carrier"
    SAME_MAILBOX = "same_mailbox"
    SAME_PHONE = "same_phone"
    OTHER_TOWN = "other_town"
    OTHER_POSTAL_CODE = "other_postal_code"
    OTHER_STREET = "other_street"
    OTHER_CARRIER = "other_carrier"
    CARRIER_ALIKE = "carrier_alike"
    OTHER_MAILBOX = "other_mailbox"
    OTHER_PHONE = "other_phone"
    OTHER_LEVEL = "other_level"
    CARRIES = "carries"

    @property
    def points(self) -> int:
        """How much it speaks for (or, below zero, against) the same."""
        return _points()[self]


@cache
def _points() -> Mapping[str, int]:
    return identity_words().points


ONE_NAME = frozenset({Feature.SAME_NAME, Feature.ALIAS})
"""The names are the same but for spelling."""
NEARLY = frozenset({Feature.WEAK_WORDS, Feature.ABBREVIATED, Feature.WITH_CARRIER})
"""The names differ in what people leave out: another feature has to agree."""
_REACHED = frozenset({Feature.SAME_STREET, Feature.SAME_CARRIER, Feature.SAME_MAILBOX, Feature.SAME_PHONE})
"""With a town in one of the names, that both are in it says nothing more: one of these has to agree."""
CONTRADICTIONS = frozenset(
    {
        Feature.OTHER_TOWN,
        Feature.OTHER_POSTAL_CODE,
        Feature.OTHER_STREET,
        Feature.OTHER_CARRIER,
        Feature.CARRIER_ALIKE,
        Feature.OTHER_MAILBOX,
        Feature.OTHER_PHONE,
        Feature.OTHER_LEVEL,
        Feature.CARRIES,
    }
)
"""With one of these nothing is made one unasked."""
CHANGING = frozenset({Feature.OTHER_MAILBOX, Feature.OTHER_PHONE})
"""What an office changes from year to year: between two lists it speaks against only where nothing else is known."""
_SUPPORT = frozenset(
    {
        Feature.SAME_TOWN,
        Feature.SAME_STREET,
        Feature.SAME_CARRIER,
        Feature.SAME_MAILBOX,
        Feature.SAME_PHONE,
        Feature.SAME_POSTAL_CODE,
    }
)
_OF_TOWN = frozenset({Feature.SAME_TOWN, Feature.SAME_POSTAL_CODE})


@dataclass(frozen=True, slots=True)
class Likeness:
    """The verdict on two records, and the features behind it."""

    verdict: LikenessVerdict
    points: int
    features: tuple[Feature, ...]

    @property
    def contradicted(self) -> bool:
        """Whether anything speaks against their being one."""
        return _contradicted(self.features)

    @property
    def supported(self) -> bool:
        """Whether anything beside the name speaks for it."""
        return not _SUPPORT.isdisjoint(self.features)

    @property
    def by_town_alone(self) -> bool:
        """Whether nothing but the town says that two are one whose names differ in words that people leave out."""
        return Feature.WEAK_WORDS in self.features and _SUPPORT.intersection(self.features) <= _OF_TOWN


def likeness_of(a: Traits, b: Traits, places: frozenset[str] = frozenset()) -> Likeness:
    """What two records have in common; ``places`` are words known as names of towns."""
    name = name_likeness(a, b, places)
    features = (name, *_circumstances(a, b), *_levels(a, b, name))
    points = sum(f.points for f in features)
    supported = not _SUPPORT.isdisjoint(features)
    nearly = (name in NEARLY and supported) or (name is Feature.WITH_PLACE and not _REACHED.isdisjoint(features))
    if not _contradicted(features) and (name in ONE_NAME or (nearly and not _of_two_forms(a, b))):
        return Likeness(LikenessVerdict.SAME, points, features)
    asked = points >= identity_words().points["perhaps"]
    return Likeness(LikenessVerdict.PERHAPS if asked else LikenessVerdict.DIFFERENT, points, features)


def _contradicted(features: tuple[Feature, ...]) -> bool:
    against = CONTRADICTIONS.intersection(features)
    return bool(against) and not (against <= CHANGING and not _SUPPORT.isdisjoint(features))


def _of_two_forms(a: Traits, b: Traits) -> bool:
    """Whether both name their legal form, and another one: an association and its own company are two."""
    forms = [{n.legal.family for n in t.names if n.legal is not None} for t in (a, b)]
    return all(forms) and forms[0].isdisjoint(forms[1])


# -- names ---------------------------------------------------------------------------------------------------------


class _Pair(NamedTuple):
    a: NormalName
    b: NormalName
    places: frozenset[str]
    carriers: frozenset[str]


def name_likeness(a: Traits, b: Traits, places: frozenset[str] = frozenset()) -> Feature:
    """How like the likest two names are: each record may have several."""
    best = Feature.OTHER_NAME
    places |= a.town | b.town
    carriers = frozenset(w for t in (a, b) for carrier in t.carriers for w in carrier.core)
    for (i, x), (j, y) in product(enumerate(a.names), enumerate(b.names)):
        found = _likeness(_Pair(x, y, places, carriers))
        if found is Feature.SAME_NAME and (i or j):
            found = Feature.ALIAS
        if found.points > best.points:
            best = found
        if best in ONE_NAME:
            break
    return best


def _likeness(pair: _Pair) -> Feature:
    a, b = pair.a, pair.b
    if a.key == b.key:
        one = legal_agree(a, b) and a.where == b.where and small_words_agree(a, b)
        return Feature.SAME_NAME if one else _all_but(a, b)
    found = _shortened(a, b) or _by_words(pair)
    if found.points < Feature.ONE_OFFICE.points and _of_one_office(a, b):
        return Feature.ONE_OFFICE
    nearly = found in NEARLY or found is Feature.WITH_PLACE
    return Feature.ELSEWHERE if nearly and not small_words_agree(a, b) else found


def _by_words(pair: _Pair) -> Feature:
    a, b = pair.a, pair.b
    if a.numbers != b.numbers:
        return Feature.OTHER_NAME
    left, right = a.core - b.core, b.core - a.core
    if not left and not right:
        return Feature.PARTLY if _of_a_place(pair) else _all_but(a, b)
    if left and right:
        return _spelled_alike(pair, left, right)
    return _longer(pair, left or right)


def _of_one_office(a: NormalName, b: NormalName) -> bool:
    """Whether both are an office that a district has once, of one place: "Jugendamt Kreis Au", "Jugendamt Au"."""
    known = identity_words()
    if known.once.isdisjoint(a.words):
        return False
    left, right = (
        {w.removeprefix("kreis") if w in known.once else w for w in n.words} - known.beside_once for n in (a, b)
    )
    return left == right and not known.once.isdisjoint(left) and len(left) > 1


def _all_but(a: NormalName, b: NormalName) -> Feature:
    """What two names differ in that have the words in common that tell who it is."""
    if not legal_agree(a, b):
        return Feature.LEGAL_FORM
    return Feature.WEAK_WORDS if small_words_agree(a, b) else Feature.ELSEWHERE


def _of_a_place(pair: _Pair) -> bool:
    """Whether each is called after the place alone and says of itself another thing: "Stadt Au" and "Verein Au"."""
    a, b = frozenset(pair.a.words), frozenset(pair.b.words)
    return pair.a.core <= pair.places and bool(a - b) and bool(b - a)


def _longer(pair: _Pair, further: frozenset[str]) -> Feature:
    """One name has words that the other has not: those of its carrier, of its town, or another one."""
    if further >= (pair.a.core | pair.b.core) or pair.a.core & pair.b.core <= pair.places - further:
        return Feature.OTHER_NAME  # nothing is left in common, or the place alone
    if further <= pair.carriers:
        return Feature.WITH_CARRIER
    if further <= pair.places:
        return Feature.WITH_PLACE
    return Feature.PARTLY if len(further) == 1 and not _numbers(further) else Feature.OTHER_NAME


def _shortened(a: NormalName, b: NormalName) -> Feature | None:
    """Whether one is what the other calls itself for short, or its initials: these may be somebody else's as well."""
    if a.key == b.stands_for or b.key == a.stands_for:
        return Feature.ABBREVIATED
    return Feature.INITIALS if a.key in b.initials or b.key in a.initials else None


def _spelled_alike(pair: _Pair, left: frozenset[str], right: frozenset[str]) -> Feature:
    """Whether the words that differ are the same in another spelling."""
    open_, found = set(right), Feature.ABBREVIATED
    for word in sorted(left):
        same, how = next(((w, f) for w in sorted(open_) if (f := _spelled(pair, word, w))), ("", None))
        if how is None:
            return _one_word(pair, left, right)
        open_.discard(same)
        found = min(found, how, key=lambda f: f.points)
    return _one_word(pair, left, right) if open_ else found


def _spelled(pair: _Pair, left: str, right: str) -> Feature | None:
    """How two words may be one: abbreviated, by an initial, or with a slip."""
    if _abbreviates(pair, left, right):
        return Feature.INITIALS if min(len(left), len(right)) == 1 else Feature.ABBREVIATED
    return Feature.SIMILAR if _misspelt(left, right) else None


def _one_word(pair: _Pair, left: frozenset[str], right: frozenset[str]) -> Feature:
    """Words joined here and apart there, with a slip as well: compared as one. Or a word for another of its kind."""
    if len(left) != len(right):
        return Feature.SIMILAR if _misspelt(pair.a.key, pair.b.key) else Feature.OTHER_NAME
    if len(left) > 1:
        return Feature.OTHER_NAME
    few, many = sorted((*left, *right), key=len)
    if len(few) >= _TYPO and many.endswith(few):  # "Jugendamt" and "Kreisjugendamt"
        return Feature.PARTLY
    of_a_kind = any(few in kind and many in kind for kind in identity_words().kinds)
    return Feature.PARTLY if of_a_kind else Feature.OTHER_NAME


def _abbreviates(pair: _Pair, left: str, right: str) -> bool:
    return (left in pair.a.short and right.startswith(left)) or (right in pair.b.short and left.startswith(right))


def _misspelt(a: str, b: str) -> bool:
    if min(len(a), len(b)) < _TYPO or _numbers((a, b)):
        return False
    allowed = 1 if min(len(a), len(b)) < 10 else 2
    return int(OSA.distance(a, b, score_cutoff=allowed)) <= allowed


def _numbers(words: frozenset[str] | tuple[str, ...]) -> bool:
    return any(not w.isalpha() for w in words)


def legal_agree(a: NormalName, b: NormalName) -> bool:
    """Whether two names can be of one legal form; one that names none agrees with all."""
    return a.legal is None or b.legal is None or a.legal.family == b.legal.family


# -- what surrounds them -------------------------------------------------------------------------------------------


def _levels(a: Traits, b: Traits, name: Feature) -> Iterator[Feature]:
    """Two levels of one association, as in "Landesverband" and "Kreisverband"."""
    if name is Feature.OTHER_NAME or name in ONE_NAME:
        return
    levels = [{n.level for n in t.names if n.level} for t in (a, b)]
    if all(levels) and levels[0].isdisjoint(levels[1]):
        yield Feature.OTHER_LEVEL


def _circumstances(a: Traits, b: Traits) -> Iterator[Feature]:
    one_town = a.town <= b.town or b.town <= a.town
    if a.town and b.town:
        yield Feature.SAME_TOWN if one_town else Feature.OTHER_TOWN
    if a.postal_code and b.postal_code and one_town:  # that another town has another one says nothing more
        yield Feature.SAME_POSTAL_CODE if a.postal_code == b.postal_code else Feature.OTHER_POSTAL_CODE
    if a.street and b.street:
        yield Feature.SAME_STREET if a.street == b.street else Feature.OTHER_STREET
    if a.carriers and b.carriers:
        yield _of_carriers(a.carriers, b.carriers)
    if a.id in b.carrier_ids or b.id in a.carrier_ids:
        yield Feature.CARRIES
    if a.mailbox and b.mailbox and (a.mailbox == b.mailbox or _host(a) != _host(b)):
        yield Feature.SAME_MAILBOX if a.mailbox == b.mailbox else Feature.OTHER_MAILBOX
    if a.phone and b.phone and (a.phone == b.phone or not _one_exchange(a.phone, b.phone)):
        yield Feature.SAME_PHONE if a.phone == b.phone else Feature.OTHER_PHONE


def _of_carriers(a: tuple[NormalName, ...], b: tuple[NormalName, ...]) -> Feature:
    """Whether two have a carrier in common; "Ev. Kirche" may be "Ev. Kirchengemeinde", which is for people to say."""
    pairs = list(product(a, b))
    if any(x.core <= y.core or y.core <= x.core for x, y in pairs):
        return Feature.SAME_CARRIER
    return Feature.CARRIER_ALIKE if any(x.core & y.core for x, y in pairs) else Feature.OTHER_CARRIER


def _one_exchange(a: str, b: str) -> bool:
    """Whether two numbers differ in their last digits only, as extensions of one office do."""
    begins = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return begins >= max(len(a), len(b)) - _EXTENSION


def _host(traits: Traits) -> str:
    return traits.mailbox.partition("@")[2]
