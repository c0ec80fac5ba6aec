"""Headers over seats or ties that somebody wishes for, had once, or does not have: "möchte in AK", "AK bis 2022".

What stands below may mean either, so the column is asked about, and nobody sits anywhere for it.
"""

import re
from itertools import pairwise

from graph.imports.recognise.column_roles.column_facts import UNKNOWN_ROLE, ColumnFacts, RoleGuess
from graph.imports.recognise.found import RoleKind
from graph.imports.recognise.texts.contents import is_agreement
from graph.imports.recognise.texts.header_parts import parts_of
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_OF_SEATS = (RoleKind.BODY, RoleKind.SEATS, RoleKind.TIE, RoleKind.AGREEMENT)
_MANY = 0.8
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def asked_if_hedged(facts: ColumnFacts, guess: RoleGuess) -> RoleGuess:
    """The same, or a question if the header says that what stands below it need not be so."""
    if guess.role.kind not in _OF_SEATS or facts.head.group:
        return guess
    parts = parts_of(facts.head.text, facts.head.group, facts.lexicon)
    told = parts.says not in ("", "year") and guess.role.kind is not RoleKind.SEATS  # read mark by mark
    name = parts.name if told else plain_header(facts.head.text)
    if not _is_hedged(name, facts.lexicon):
        if not guess.role.name.endswith("?"):
            return guess
        if guess.role.kind is RoleKind.AGREEMENT and facts.share(is_agreement) >= _MANY:
            return guess._replace(role=guess.role._replace(name=guess.role.name.rstrip("? ")))  # each cell answers it
    return RoleGuess(UNKNOWN_ROLE, "guess", "Überschrift spricht von Wunsch, früher, später oder nicht", (guess.role,))


def _is_hedged(header: str, lexicon: SheetLexicon) -> bool:
    """Whether a header has a word such as "möchte", "früher" or "nicht", or a year behind "bis"."""
    words = word_key(header).split()
    said, ends = lexicon.layouts.headers["hedged"], lexicon.layouts.headers["until_year"]
    timed = any(first in ends and _YEAR.match(then) for first, then in pairwise(words))
    return timed or not said.isdisjoint(words)
