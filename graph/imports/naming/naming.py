"""Names and words -> guesses, with a memory."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import count

from graph.imports.naming.deciding import Decision
from graph.imports.naming.guess import NOTHING, NameGuess
from graph.imports.naming.many import Persons, Plurals, as_collective
from graph.imports.naming.name_lexicon import NameLexicon, implied_by_type, name_lexicon_of
from graph.imports.naming.phrases import Matcher
from graph.imports.naming.tokens import LONGEST, Token
from graph.imports.naming.whereabouts import Whereabouts
from graph.imports.vocabulary.words import word_key
from ontology.model import Model
from ontology.names import Prop

_MEMORY = 50_000
_WORDS = 20_000
"""Words of which is remembered what of them counts."""
_COUNTED_BEHIND = re.compile(r" ?\((?:ca\.? ?)?\d{1,3}\)$")
_OF_THEM = re.compile(r" ?\((?:davon|darunter) [^()]{1,60}\)")
_COUNTED = re.compile(r"^(?:(?:ca|etwa|rund|mind)\.? )?\d{1,3} ?x? (?=[^\W\d_])", re.IGNORECASE)
_AND = re.compile(r"[/,;&+]| und ")
_NUMBER = re.compile(r"(?<= )[0-9]+(?=[ ,]|$)")
"""A number that is a word of its own, and not the first: that may count what follows."""


class Naming:
    """What names of organizations, and a list's own words for sectors, say."""

    def __init__(self, model: Model) -> None:
        self._lexicon = name_lexicon_of(model)
        self._matcher = Matcher(self._lexicon)
        self._whereabouts = Whereabouts(self._lexicon)
        self._plurals, self._persons = Plurals(self._lexicon), Persons(self._lexicon)
        self._names: dict[str, NameGuess] = {}
        self._silent: set[str] = set()
        self._shapes: dict[tuple[object, ...], tuple[NameGuess, Sequence[tuple[int, int]]]] = {}
        self._known = self._lexicon.negations.union(*self._lexicon.collective.values())
        self._words = _words(model, self._lexicon)
        self._word_sign = lru_cache(_WORDS)(self._sign_of)
        self._written_sign = lru_cache(_WORDS)(self._sign_as_written)
        self._any_number = next(number for number in map(str, count()) if not self._is_word(number))

    def of_name(self, text: str) -> NameGuess:
        """What the name of an organization says."""
        found = self._names.get(text)
        if found is None:
            if len(self._names) > _MEMORY:
                self._names.clear()
                self._silent.clear()
                self._shapes.clear()
            found = self._names[text] = self._of_name(text)
        return found

    def of_word(self, text: str) -> NameGuess:
        """What a list's own word for a sector or a section says: a code, a reviewed word, or else what names say."""
        found = self._word(text)
        if found is None:
            parts = [self._word(part) for part in _AND.split(text)]
            sectors = dict.fromkeys(s for p in parts if p for s in p.codes.get(Prop.SECTOR, ()))
            if len(parts) > 1 and all(p is not None and Prop.SECTOR in p.codes for p in parts):
                said = {Prop.SECTOR.value: tuple(sectors)}
                found = NameGuess(said) if len(sectors) == 1 else NameGuess(candidates=said)
        return replace(found, words=(text.strip(),)) if found is not None else self.of_name(text)

    def _word(self, text: str) -> NameGuess | None:
        key = word_key(text)
        return self._words.get(key) or self._words.get(key.replace(" ", ""))

    def _of_name(self, text: str) -> NameGuess:
        if "(da" in text and (whole := _OF_THEM.sub("", text)) != text:
            return self.of_name(whole)  # "12 Kitas (davon 4 AWO)" are not carried by the AWO
        # "3 Hebammen" are nobody in particular, as "Hebammen" are.
        counted = _COUNTED.match(text)
        if counted is not None and (many := self.of_name(text[counted.end() :])).collective:
            return many
        behind = _COUNTED_BEHIND.search(text) if text.endswith(")") else None
        if behind is not None and behind.start() and (many := self.of_name(text[: behind.start()])).collective:
            return many
        alike, numbers = _NUMBER.subn(self._number, text) if len(text) <= LONGEST else (text, 0)
        if numbers and alike in self._silent:
            return NOTHING  # as of all names that a number tells apart
        found = self.of_words(text)
        if numbers and found is NOTHING:
            self._silent.add(alike)
        return found

    def _number(self, found: re.Match[str]) -> str:
        """What stands for a number where names are told apart by numbers alone: one for all, unless it is a word."""
        return found[0] if self._is_word(found[0]) else self._any_number

    def _is_word(self, number: str) -> bool:
        tokenizer = self._lexicon.tokenizer
        known = number in tokenizer.fillers or number in tokenizer.abbreviations
        return known or self._sign_of(number) != ""

    def of_words(self, text: str) -> NameGuess:
        """What the words of a name say, each of its numbers looked at."""
        alone = self._lexicon.tokenizer.alone(text)
        shape: tuple[object, ...] = tuple(map(self._written_sign, alone)) if alone is not None else ()
        if (said := self._shapes.get(shape)) is not None and said[0] is NOTHING and not self._persons.may_be(text):
            return NOTHING  # as of most names that a number tells apart
        tokens = self._lexicon.tokenizer.tokens(text)
        shape = shape or tuple(self._sign(t) for t in tokens)
        if shape not in self._shapes:
            self._shapes[shape] = self._read(tokens)
        guess, pieces = self._shapes[shape]
        person = self._persons.is_person(text, tokens, guess)
        if not person and guess is NOTHING:
            return NOTHING
        words = tuple(text[tokens[a].start : tokens[b].end] for a, b in pieces)
        return NameGuess(guess.codes, guess.candidates, words, guess.collective and not person, person)

    def _sign(self, token: Token) -> tuple[str, str, bool, tuple[str, ...]]:
        """What of a word counts: a town and a house number are words like any other."""
        return self._word_sign(token.key), token.also, token.joined, token.before

    def _sign_as_written(self, word: str) -> str | tuple[str]:
        """The same of a word as it is written, nothing joined to it; of one that says nothing it is in brackets."""
        tokenizer = self._lexicon.tokenizer
        key = tokenizer.key(word)
        return (key,) if tokenizer.is_filler(word, key) else self._word_sign(key)

    def _sign_of(self, key: str) -> str:
        counts = self._matcher.says(key) or key in self._known or self._whereabouts.is_known(key)
        return key if counts else self._plurals.sign(key)

    def _read(self, tokens: Sequence[Token]) -> tuple[NameGuess, Sequence[tuple[int, int]]]:
        """What names of this shape say, and the pieces of the text that it rests on."""
        if not tokens or any(t.key in self._lexicon.negations for t in tokens):
            return NOTHING, ()
        matches = self._whereabouts.telling(tokens, self._matcher.matches(tokens))
        decision = Decision(self._lexicon, tokens, matches)
        guess = decision.guess()
        kind = self._plurals.kind(tokens, decision)
        return as_collective(guess, kind) if kind is not None else guess, decision.pieces()


def _words(model: Model, lexicon: NameLexicon) -> dict[str, NameGuess]:
    """Words for sectors by their key; the notations of actor types and partner groups are words, too."""
    found: dict[str, NameGuess] = {}
    for code in model.code_lists["Sector"].codes:
        for word in (code.notation, code.label.de, code.label.en, *code.abbreviations, *code.words):
            found.setdefault(word_key(word), NameGuess({Prop.SECTOR.value: (code.notation,)}))
    for word, sectors in lexicon.open.items():
        found.setdefault(word_key(word), NameGuess(candidates={Prop.SECTOR.value: sectors}))
    for code in model.code_lists["ActorType"].codes:
        said = {Prop.ACTOR_TYPE.value: (code.notation,)} | implied_by_type(model, code.notation)
        found.setdefault(word_key(code.notation), NameGuess(said))
    for code in model.code_lists["KkgPartner"].codes:
        said = {Prop.COVERS_PARTNER.value: (code.notation,), Prop.SECTOR.value: code.attributes.get("sector", ())}
        found.setdefault(word_key(code.notation), NameGuess(said))
    return found


@lru_cache(maxsize=4)
def naming_of(model: Model) -> Naming:
    """The naming of a model, made once a process: reading its word list takes longer than a short list does."""
    return Naming(model)
