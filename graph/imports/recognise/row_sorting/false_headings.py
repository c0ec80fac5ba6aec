"""Headings that are none: "Frühförderung" alone in a row, in a list whose organizations often stand alone in theirs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.imports.recognise.found import SectionRow
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import OrganizationKind, Prop

if TYPE_CHECKING:
    from graph.imports.naming import NameGuess


def false_headings(
    sections: Sequence[SectionRow], names: Sequence[tuple[int, str]], alone: bool, lexicon: SheetLexicon
) -> frozenset[int]:
    """The rows of headings that can only be organizations; ``names`` are those of the records, by row.

    Only where other organizations stand ``alone`` in their rows, too, and the heading may be the name of one: if it
    heads nobody, or only such whose names speak of another sector.
    """
    found: set[int] = set()
    for number, section in enumerate(sections):
        end = sections[number + 1].row if number + 1 < len(sections) else None
        below = [name for row, name in names if section.row < row and (end is None or row < end)]
        if not alone or section.kind != "sector" or not lexicon.is_organization(section.text):
            continue
        told = [sector for name in below if (sector := _sector(name, lexicon))]
        own = lexicon.sector_of(section.text)
        if not below or (told and own not in told):
            found.add(section.row)
    return frozenset(found)


def contradicts(name: str, heading: str, lexicon: SheetLexicon) -> bool:
    """Whether a name is sure of another sector than the heading above it."""
    own, told = lexicon.sector_of(heading), _sector(name, lexicon)
    return bool(told) and own is not None and told != own


def is_kind_of(heading: str, name: str, lexicon: SheetLexicon) -> bool:
    """Whether a heading is a bare word for several actors of a type, and a name below it may be that of one of them."""
    code = lexicon.words.codes["ActorType"].get(word_key(heading))
    if code is None or not _guess(heading, lexicon).collective:
        return False
    guess = _guess(name, lexicon)
    types = (*guess.codes.get(Prop.ACTOR_TYPE, ()), *guess.candidates.get(Prop.ACTOR_TYPE, ()))
    sectors = (*guess.codes.get(Prop.SECTOR, ()), *guess.candidates.get(Prop.SECTOR, ()))
    own = lexicon.model.code("ActorType", code).attribute("sector")
    return code in types if types else not sectors or own in sectors


def says_nothing(text: str, lexicon: SheetLexicon) -> bool:
    """Whether nothing in a text says what it would be as an organization."""
    guess = _guess(text, lexicon)
    return not guess.codes and not guess.candidates


def tells_what(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text says what it is as an organization, and more than whose: "Tafel" does, "innerer Kreis" not."""
    guess = _guess(text, lexicon)
    return bool(guess.candidates) or not guess.codes.keys() <= {Prop.CARRIER_KIND}


def _guess(text: str, lexicon: SheetLexicon) -> "NameGuess":
    from graph.imports.naming import naming_of  # loaded when the first heading is doubted

    return naming_of(lexicon.model).of_name(text)


def _sector(name: str, lexicon: SheetLexicon) -> str:
    """The sector that a name is sure of; that of a carrier may work in any."""
    guess = _guess(name, lexicon)
    carrier = guess.codes.get(Prop.KIND, ()) == (OrganizationKind.CARRIER.value,)
    return "" if carrier else next(iter(guess.codes.get(Prop.SECTOR, ())), "")
