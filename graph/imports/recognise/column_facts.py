"""What the rules for the role of a column look at, and what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from graph.imports.recognise import contents
from graph.imports.recognise.contents import ColumnHead, Profile
from graph.imports.recognise.found import Role, RoleKind, Sureness
from graph.imports.recognise.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What a rule looks at."""

    head: ColumnHead
    profile: Profile
    lexicon: SheetLexicon
    of_persons: bool
    year: str = ""

    @property
    def key(self) -> str:
        """The header as words are compared."""
        return word_key(plain_header(self.head.text))

    def among(self, *groups: str) -> bool:
        """Whether the header is a word of one of these groups."""
        return any(self.key in self.lexicon.layouts.headers[g] for g in groups)

    def under(self, group: str) -> bool:
        """Whether what stands above the header is a word of a group."""
        return bool(self.head.group) and word_key(self.head.group) in self.lexicon.layouts.headers[group]

    def share(self, look: contents.Look) -> float:
        """The share of cells that look like something."""
        return self.profile.share(look, self.lexicon)

    @property
    def empty(self) -> bool:
        """Whether no cell of the sample has a text."""
        return not self.profile.filled


class RoleGuess(NamedTuple):
    """What a rule says."""

    role: Role
    certainty: Sureness
    reason: str
    alternatives: tuple[Role, ...] = ()


RoleRule = Callable[[ColumnFacts], RoleGuess | None]
UNKNOWN_ROLE = Role(RoleKind.UNKNOWN)
PERSON = Role(RoleKind.PERSON)
