"""The phrases found in a name -> what it is: sure, or between which codes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.imports.naming.guess import NOTHING, NameGuess
from graph.imports.naming.name_lexicon import NameLexicon
from graph.imports.naming.phrases import Match
from graph.imports.naming.tokens import Token
from ontology.names import KkgPartner, Prop

_MANY = (Prop.ACTOR_TYPE, Prop.COVERS_PARTNER, Prop.REPRESENTS_PARTNER)
_CARRIER = 1
_SIDES = {"public": KkgPartner.KKG01.value, "free": KkgPartner.KKG02.value}


class Decision:
    """Weighs the phrases of one name: those of the highest rank say what it is, the others whose it is."""

    def __init__(self, lexicon: NameLexicon, tokens: Sequence[Token], matches: Sequence[Match]) -> None:
        self._tokens, self._places = tokens, lexicon.places
        self.taken = {p for m in matches for p in m.places}
        self.matches = [m for m in matches if not (m.meaning.whose and self._locates(m))]
        ranked = [m for m in self.matches if m.meaning.rank > 0 and not self._only_carries(m)]
        highest = max((m.meaning.rank for m in ranked), default=0)
        self._main_matches = [m for m in ranked if m.meaning.rank == highest]
        self._mains = [m.meaning for m in self._main_matches]

    def guess(self) -> NameGuess:
        """Codes and candidates of the name."""
        said = {prop.value: self._said(prop) for prop in (*_MANY, Prop.SECTOR)}
        said |= {prop.value: tuple(self._best(prop))[:1] for prop in (Prop.KIND, Prop.CARRIER_KIND)}
        said[Prop.LEVEL.value] = self._said(Prop.LEVEL)[:1]
        codes = {prop: values for prop, values in said.items() if values}
        asked: dict[str, tuple[str, ...]] = {}
        if len(said[Prop.SECTOR]) > 1:
            asked[Prop.SECTOR.value] = codes.pop(Prop.SECTOR.value)
        self._youth(codes, asked)
        for name, values in (item for meaning in self._mains for item in meaning.ask.items()):
            if name not in codes:
                asked[name] = tuple(dict.fromkeys((*asked.get(name, ()), *values)))
        return NameGuess(codes, asked) if codes or asked else NOTHING

    def _said(self, prop: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v for m in self._mains for v in m.codes.get(prop, ())))

    def _best(self, prop: str) -> Iterator[str]:
        """What the name is says it first, then the carrier, then what is plainly said, then whose place it is."""
        others = sorted((m.meaning for m in self.matches), key=lambda m: (m.rank != _CARRIER, m.whose))
        relevant = [m for m in others if prop == Prop.CARRIER_KIND or m.rank == 0]
        for meaning in (*self._mains, *relevant):
            yield from meaning.codes.get(prop, ())

    def _youth(self, codes: dict[str, tuple[str, ...]], asked: dict[str, tuple[str, ...]]) -> None:
        """Youth welfare is public or free: by the carrier in the name, else a question."""
        if not any(m.youth for m in self._mains):
            return
        prop = Prop.COVERS_PARTNER.value
        plain = {m.meaning.side for m in self.matches if m.meaning.side and not m.meaning.whose}
        sides = plain or {m.meaning.side for m in self.matches if m.meaning.side}
        if len(sides) == 1:
            codes[prop] = tuple(dict.fromkeys((*codes.get(prop, ()), _SIDES[sides.pop()])))
        elif prop not in codes:
            asked[prop] = tuple(_SIDES.values())

    def _locates(self, match: Match) -> bool:
        """ "im Landkreis": where it is, not whose it is."""
        return not self._places.isdisjoint(self._tokens[match.places[0]].before)

    def _only_carries(self, match: Match) -> bool:
        """ "Kleiderstube der Caritas", "AWO-Treff": the carrier of something that no word explains."""
        first, last = match.places[0], match.places[-1]
        if match.meaning.rank != _CARRIER:
            return False
        of = not {"der", "des"}.isdisjoint(self._tokens[first].before)
        after = last + 1 < len(self._tokens) and self._tokens[last + 1].joined and last + 1 not in self.taken
        return after or (of and any(p not in self.taken for p in range(first)))

    def pieces(self) -> list[tuple[int, int]]:
        """First and last token of each piece of the text that the guess rests on."""
        said = self._main_matches or self.matches
        carriers = [m for m in self.matches if m not in said and (m.meaning.side or m.meaning.codes)]
        return [p for m in sorted((*said, *carriers), key=lambda m: m.places) for p in _pieces(m.places)]


def _pieces(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = places[0]
    for here, then in pairwise((*places, -1)):
        if then != here + 1:
            yield start, here
            start = then
