"""Whether parts of a text are organizations of their own by what each is: "Frühförderstelle Horn, SPZ" names two."""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import OrganizationKind, Prop

_PAIR = 2
_Apart = Literal["several", "perhaps", "one"]


class _Known(NamedTuple):
    """What a name is sure of: its actor types, its groups of partners, and whether it carries others."""

    types: frozenset[str]
    partners: frozenset[str]
    carries: bool


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
    known: list[_Known] = []
    for part in reversed(parts):  # what stands behind a name repeats in a list: "…, Nebenstelle"
        known.append(_known(part, lexicon))
        if known[-1].carries or not (known[-1].types or known[-1].partners):
            return "one"
    lasts = [word_key(part).rpartition(" ")[2] for part in parts]
    if _are_alike(parts, [of.types for of in known], lexicon):
        return "several" if len(set(lasts)) == len(lasts) > _PAIR else "perhaps"
    if any(_share(one, other) for one, other in combinations(known, 2)):
        return "one"
    if len(parts) == 2 and not all(of.types for of in known):
        return "perhaps"
    doubtful = joined and not all(len(part.split()) > 1 for part in parts)
    if doubtful or len(set(lasts)) < len(lasts) or any(_is_bare(part, lexicon) for part in parts):
        return "perhaps"
    return "several"


def are_of_other_kinds(one: str, other: str, lexicon: SheetLexicon) -> bool:
    """Whether two names are sure of different kinds, so that they are those of two organizations.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> are_of_other_kinds("Klinikum", "SPZ Moor", lexicon), are_of_other_kinds("Kita Nest", "Kita Arche", lexicon)
    (True, False)
    """
    first, second = _known(one, lexicon), _known(other, lexicon)
    told = all(known.types or known.partners for known in (first, second))
    return told and not first.carries and not second.carries and not _share(first, second)


def _known(name: str, lexicon: SheetLexicon) -> _Known:
    from graph.imports.naming import naming_of  # loaded when the first name has parts

    codes = naming_of(lexicon.model).of_name(name).codes
    types, partners = (frozenset(codes.get(prop, ())) for prop in (Prop.ACTOR_TYPE, Prop.COVERS_PARTNER))
    return _Known(types, partners, OrganizationKind.CARRIER.value in codes.get(Prop.KIND, ()))


def _share(one: _Known, other: _Known) -> bool:
    """Whether two may be one by what they are; an office without a type is known by its group of partners."""
    return bool(one.types & other.types if one.types and other.types else one.partners & other.partners)


def _are_alike(parts: Sequence[str], types: Sequence[frozenset[str]], lexicon: SheetLexicon) -> bool:
    """Whether parts are all of one kind, each with a name of its own: "Kita Nest, Kita Arche, Waldkita"."""
    firsts = {word_key(part).partition(" ")[0] for part in parts}
    own = len(firsts) > 1 and not any(_is_bare(part, lexicon) for part in parts)
    return own and bool(frozenset.intersection(*types))


def _is_bare(part: str, lexicon: SheetLexicon) -> bool:
    """Whether a part is the word for a kind, or a field, and no name."""
    key = word_key(part)
    return " " not in key and (lexicon.is_kind(part) or key.endswith(lexicon.layouts.field_endings))
