"""Which words of a name only say where something is, and which trades are no partners at all."""

from collections.abc import Sequence

from graph.imports.naming.name_lexicon import NameLexicon
from graph.imports.naming.phrases import Match, Patterns
from graph.imports.naming.tokens import Token
from graph.imports.persons.vocabulary import given_keys
from ontology.names import Prop

_TITLES = frozenset({"dr", "dres", "prof", "med"})
_NEVER_HOUSES = frozenset({"office", "authority", "court"})
_ADJECTIVE = ("e", "en", "er")


class Whereabouts:
    """Reads names for their place: "Kita am Jugendamt" is a Kita, "Bäckerei am Jugendamt" nothing that counts."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._words = lexicon.standing
        self._buildings = Patterns(self._words.buildings)
        self._units, self._trades = Patterns(self._words.units), Patterns(self._words.trades)
        self._given = given_keys()

    def is_known(self, key: str) -> bool:
        """Whether a word counts here: names of one shape are read alike."""
        return key in self._given or key in _TITLES or any(bool(p.of(key)) for p in (self._units, self._trades))

    def telling(self, tokens: Sequence[Token], matches: Sequence[Match]) -> list[Match]:
        """The phrases that say what it is: without those that only say where, and none beside a trade."""
        taken = {p for m in matches for p in m.places}
        if any(self._is_trade(tokens, at, matches) for at in range(len(tokens)) if at not in taken):
            return []
        found = [m for m in matches if not self._only_locates(tokens, m)]
        return [m for m in found if not self._is_surname(tokens, m)]

    def _is_surname(self, tokens: Sequence[Token], match: Match) -> bool:
        """ "Praxis Dr. Schule", "Praxis Paul Schule", "Heinrich Polizei"; a "Katharina Klinik" is a house."""
        last = len(tokens) - 1
        if match.places != (last,) or last == 0 or tokens[last].joined:
            return False
        before = tokens[last - 1].key
        if before in _TITLES:
            return True
        bare = match.meaning.codes.get(Prop.KIND, ("",))[0] in _NEVER_HOUSES and last == 1
        return before in self._given and (bare or tokens[0].key.endswith("praxis"))

    def _only_locates(self, tokens: Sequence[Token], match: Match) -> bool:
        first, before = _preposition(tokens, match.places[0])
        if not any(self._buildings.of(tokens[p].key) for p in match.places):
            return False
        if not self._words.beside.isdisjoint(before):
            return not any(self._units.of(t.key) for t in tokens[:first])
        within = not self._words.within.isdisjoint(before)
        return within and first > 0 and not any(self._units.of(t.key) for t in tokens[:first])

    def _is_trade(self, tokens: Sequence[Token], at: int, matches: Sequence[Match]) -> bool:
        """A trade that is no place itself ("Kita am Bahnhof") and no name of a house ("Kita Alte Bäckerei")."""
        if not self._trades.of(tokens[at].key) or (at + 1 < len(tokens) and tokens[at + 1].joined):
            return False
        before = _preposition(tokens, at)[1]
        if not (self._words.beside | self._words.within).isdisjoint(before):
            return False
        return at == 0 or not (tokens[at - 1].key.endswith(_ADJECTIVE) and not _taken(at - 1, matches))


def _taken(place: int, matches: Sequence[Match]) -> bool:
    return any(place in m.places for m in matches)


def _preposition(tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]]:
    """The small words before a token, adjectives between them left out, and the place where they stand."""
    while at > 0 and not tokens[at].before and tokens[at - 1].key.endswith(_ADJECTIVE):
        at -= 1
    return at, tokens[at].before
