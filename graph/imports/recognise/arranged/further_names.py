"""Organizations that only a list of bodies names, beside a list of those who are there."""

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from graph.imports.recognise.arranged.tables import TypedSheet
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import EntityType, Prop

_ALIKE = 0.85
"""From here on a name may be a slip of the pen of a known one."""
_MOST = 2000
"""Among more names nobody looks for slips: each is compared with all."""


def is_further(name: str, known: Collection[str], lexicon: SheetLexicon) -> bool:
    """Whether a name is that of an organization of its own, and no other way to write a known one.

    ``known`` are keys of names. "Jugendamt" may be its "Jugendamt Moor", "Klinikm Moor" its "Klinikum Moor".
    """
    key = word_key(name)
    if not lexicon.is_organization(name) or lexicon.is_person(name) or lexicon.is_placeholder(name) or key in known:
        return False
    words = set(key.split())
    if len(known) > _MOST or any(words <= (of := set(k.split())) or of <= words for k in known if k):
        return False
    return not get_close_matches(key, known, n=1, cutoff=_ALIKE)


def names_in(records: Sequence[TypedSheet], lexicon: SheetLexicon) -> Iterator[str]:
    """Keys of the names in lists of organizations in our own form."""
    for sheet in (s for s in records if lexicon.model.is_a(EntityType.ORGANIZATION, s.type.name)):
        columns = [c for c in sheet.columns() if c.name in (Prop.NAME, Prop.ALIAS)]
        for _, cells in sheet.rows(lexicon.forms.mark):
            yield from (word_key(cells[c.index]) for c in columns if c.index < len(cells))
