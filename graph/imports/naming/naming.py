"""Names and words -> guesses, with a memory."""

from dataclasses import replace

from graph.imports.naming.deciding import Decision
from graph.imports.naming.guess import NOTHING, Guess
from graph.imports.naming.lexicon import Lexicon, implied_by_type, lexicon_of
from graph.imports.naming.many import Persons, Plurals, as_collective
from graph.imports.naming.matching import Matcher
from graph.imports.vocabulary.words import word_key
from ontology import Model
from ontology.names import Prop

_MEMORY = 200_000


class Naming:
    """What names of organizations, and a list's own words for sectors, say."""

    def __init__(self, model: Model) -> None:
        self._lexicon = lexicon_of(model)
        self._matcher = Matcher(self._lexicon)
        self._plurals, self._persons = Plurals(self._lexicon), Persons(self._lexicon)
        self._names: dict[str, Guess] = {}
        self._words = _words(model, self._lexicon)

    def of_name(self, text: str) -> Guess:
        """What the name of an organization says."""
        found = self._names.get(text)
        if found is None:
            if len(self._names) > _MEMORY:
                self._names.clear()
            found = self._names[text] = self._of_name(text)
        return found

    def of_word(self, text: str) -> Guess:
        """What a list's own word for a sector or a section says: a code, a reviewed word, or else what names say."""
        key = word_key(text)
        found = self._words.get(key)
        return replace(found, words=(text.strip(),)) if found is not None else self.of_name(text)

    def _of_name(self, text: str) -> Guess:
        tokens = self._lexicon.tokenizer.tokens(text)
        if not tokens or any(t.key in self._lexicon.negations for t in tokens):
            return NOTHING
        matches = self._matcher.matches(tokens)
        decision = Decision(self._lexicon, tokens, matches)
        guess = decision.guess(text) if matches else NOTHING
        if self._persons.is_person(text, tokens, guess):
            return Guess(guess.codes, guess.candidates, guess.words, person=True)
        kind = self._plurals.kind(tokens, decision)
        return as_collective(guess, kind) if kind is not None else guess




def _words(model: Model, lexicon: Lexicon) -> dict[str, Guess]:
    """Words for sectors by their key; the notations of actor types and partner groups are words, too."""
    found: dict[str, Guess] = {}
    for code in model.code_lists["Sector"].codes:
        for word in (code.notation, code.label.de, code.label.en, *code.abbreviations, *code.words):
            found.setdefault(word_key(word), Guess({Prop.SECTOR.value: (code.notation,)}))
    for word, sectors in lexicon.open.items():
        found.setdefault(word_key(word), Guess(candidates={Prop.SECTOR.value: sectors}))
    for code in model.code_lists["ActorType"].codes:
        said = {Prop.ACTOR_TYPE.value: (code.notation,)} | implied_by_type(model, code.notation)
        found.setdefault(word_key(code.notation), Guess(said))
    for code in model.code_lists["KkgPartner"].codes:
        said = {Prop.COVERS_PARTNER.value: (code.notation,), Prop.SECTOR.value: code.attributes.get("sector", ())}
        found.setdefault(word_key(code.notation), Guess(said))
    return found


_made: list[tuple[Model, Naming]] = []


def naming_of(model: Model) -> Naming:
    """The naming of a model, made once a process: reading its word list takes longer than a short list does."""
    for known, naming in _made:
        if known is model:
            return naming
    _made.append((model, Naming(model)))
    return _made[-1][1]
