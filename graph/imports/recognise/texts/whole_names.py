"""Names of organizations that others belong to: carriers, municipalities, offices with departments."""

from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import OrganizationKind, Prop


def carries_others(name: str, lexicon: SheetLexicon) -> bool:
    """Whether a name is that of a carrier, or of a municipality or district."""
    if lexicon.is_municipality(name) or word_key(name).split(" ")[0] in lexicon.layouts.hints["district"]:
        return True
    from graph.imports.naming import naming_of  # loaded when the first hierarchy is read

    guess = naming_of(lexicon.model).of_name(name)
    return OrganizationKind.CARRIER.value in guess.codes.get(Prop.KIND, ())


def is_whole(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text names an organization that others may belong to, and no field, kind or body."""
    key = word_key(text)
    field = lexicon.sector_of(text) is not None and lexicon.is_field_of_work(text)
    field = field or ("Sector", key) in lexicon.words.ambiguous or lexicon.is_kind(text)
    field = field or (" " not in key and key.endswith(lexicon.layouts.field_endings))
    if field or lexicon.body_kind(text) is not None:
        return False
    return lexicon.is_organization(text) or lexicon.is_municipality(text) or carries_others(text, lexicon)
