"""Parts of a house or an office that stand behind its name: "Klinikum Auental, Geburtshilfe" is one organization."""

import re

from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import OrganizationKind, Prop

_AND = re.compile(r"\s(?:und|u\.|&)\s")


def with_departments(parts: list[str], lexicon: SheetLexicon) -> list[str]:
    """The parts of an enumeration, each with the departments behind it.

    Among more than two, a bare word for a kind has none: "Jugendamt, ASD, Klinikum" is an enumeration.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> with_departments(["Jugendamt Au", "ASD", "Klinikum Au", "Geburtshilfe", "Hebammen"], lexicon)
    ['Jugendamt Au, ASD', 'Klinikum Au, Geburtshilfe', 'Hebammen']
    >>> with_departments(["Jugendamt Au", "Schwangerschaftsberatung"], lexicon)
    ['Jugendamt Au', 'Schwangerschaftsberatung']
    """
    found: list[str] = []
    house = ""
    for part in parts:
        named = len(parts) == 2 or " " in house.strip()
        if found and named and _is_department(part, lexicon) and _may_have(house, part, lexicon):
            found[-1] = f"{found[-1]}, {part.strip()}"
        else:
            found.append(part)
            house = part
    return found


def _is_department(text: str, lexicon: SheetLexicon) -> bool:
    key, words = word_key(text), lexicon.layouts
    if key in words.departments or key.split(" ")[0] in words.department_starts:
        return True
    return all(word_key(piece) in words.departments for piece in _AND.split(text))


def _may_have(house: str, part: str, lexicon: SheetLexicon) -> bool:
    """Whether a house may have such a part: a carrier may have any, another one of its own group of partners."""
    from graph.imports.naming import naming_of  # loaded when the first name has parts

    naming = naming_of(lexicon.model)
    codes = naming.of_name(house).codes
    if not lexicon.is_organization(house):
        return False
    groups = codes.get(Prop.COVERS_PARTNER, ()), naming.of_name(part).codes.get(Prop.COVERS_PARTNER, ())
    carrier = OrganizationKind.CARRIER.value in codes.get(Prop.KIND, ())
    return carrier or not all(groups) or not set(groups[0]).isdisjoint(groups[1])
