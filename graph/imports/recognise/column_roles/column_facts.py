"""What the rules for the role of a column look at, and what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from graph.imports.recognise.found import Role, RoleKind, Sureness
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.contents import ColumnHead, Profile
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop


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
    def contact_property(self) -> bool:
        """Whether the header means where an organization is, or how it is reached."""
        names = {self.lexicon.meaning(plain_header(self.head.text)).name, self.lexicon.layouts.properties.get(self.key)}
        return not names.isdisjoint(CONTACTS)

    @property
    def names_body(self) -> bool:
        """Whether the header names a body."""
        return self.lexicon.body_kind(self.head.text) is not None

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
CONTACTS = frozenset({Prop.PHONE, Prop.MAILBOX, Prop.WEBSITE, Prop.STREET, Prop.POSTAL_CODE, Prop.LOCALITY})
OFFERED = "Angebot"
"""Before the name of an offer, in a header that says what its crosses mean: "Angebot: Elterncafé"."""
UNKNOWN_ROLE = Role(RoleKind.UNKNOWN)
PERSON = Role(RoleKind.PERSON)
