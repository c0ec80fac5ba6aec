"""Whether parts of a text are organizations of their own by what each is: "Frühförderstelle Horn, SPZ" names two."""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import OrganizationKind, Prop

_PAIR = 2
_Apart = Literal["several", "perhaps", "one"]


def parts_apart(parts: Sequence[str], lexicon: SheetLexicon, *, joined: bool) -> _Apart:
    """Whether parts are several organizations, perhaps several, or one with a long name.

    Several are they if each is of an actor type of its own and stands for itself; an office without one ("Jugendamt")
    is known by the group of partners that it is, and beside a single other one it may be the office of that. A bare
    word for a kind or a field ("Hort", "Schuldnerberatung") may be what the one before it does as well, so may what
    "und" joins, and what shares a name: those are asked about. Carriers, departments and houses belong to the name
    beside them.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> parts_apart(("Frühförderstelle Horn", "SPZ"), lexicon, joined=False)
    'several'
    >>> parts_apart(("Grundschule Horn", "Hort"), lexicon, joined=False)
    'perhaps'
    >>> parts_apart(("Kinderklinik", "Klinikum Horn"), lexicon, joined=False)
    'one'
    >>> [parts_apart(p, lexicon, joined=False) for p in (("Jugendamt", "SPZ"), ("Jugendamt", "SPZ", "Jobcenter"))]
    ['perhaps', 'several']
    >>> parts_apart(("Kita Nest", "Kita Arche", "Waldkita"), lexicon, joined=False)
    'several'
    """
    from graph.imports.naming import naming_of  # loaded when the first name has parts

    naming = naming_of(lexicon.model)
    known: list[tuple[frozenset[str], frozenset[str]]] = []
    for part in reversed(parts):  # what stands behind a name repeats in a list: "…, Nebenstelle"
        codes = naming.of_name(part).codes
        known.append((frozenset(codes.get(Prop.ACTOR_TYPE, ())), frozenset(codes.get(Prop.COVERS_PARTNER, ()))))
        if not any(known[-1]) or OrganizationKind.CARRIER.value in codes.get(Prop.KIND, ()):
            return "one"
    lasts = [word_key(part).rpartition(" ")[2] for part in parts]
    if _are_alike(parts, [types for types, _ in known], lexicon):
        return "several" if len(set(lasts)) == len(lasts) > _PAIR else "perhaps"
    if any(a & b if a and b else of_a & of_b for (a, of_a), (b, of_b) in combinations(known, 2)):
        return "one"
    if len(parts) == 2 and not all(types for types, _ in known):
        return "perhaps"
    doubtful = joined and not all(len(part.split()) > 1 for part in parts)
    if doubtful or len(set(lasts)) < len(lasts) or any(_is_bare(part, lexicon) for part in parts):
        return "perhaps"
    return "several"


def _are_alike(parts: Sequence[str], types: Sequence[frozenset[str]], lexicon: SheetLexicon) -> bool:
    """Whether parts are all of one kind, each with a name of its own: "Kita Nest, Kita Arche, Waldkita"."""
    firsts = {word_key(part).partition(" ")[0] for part in parts}
    own = len(firsts) > 1 and not any(_is_bare(part, lexicon) for part in parts)
    return own and bool(frozenset.intersection(*types))


def _is_bare(part: str, lexicon: SheetLexicon) -> bool:
    """Whether a part is the word for a kind, or a field, and no name."""
    key = word_key(part)
    return " " not in key and (lexicon.is_kind(part) or key.endswith(lexicon.layouts.field_endings))
