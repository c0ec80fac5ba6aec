"""A table as it is looked at to say what it lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.imports.recognise.found import FoundColumn, RoleKind
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.contents import ColumnHead, Profile
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from ontology.names import Prop


@dataclass(frozen=True, slots=True)
class SeenTable:
    """What is looked at: the headers, the columns as those of organizations, what their cells look like, the sheet."""

    heads: Sequence[ColumnHead]
    columns: Sequence[FoundColumn]
    profiles: Sequence[Profile]
    sheet_type: str | None
    lexicon: SheetLexicon

    @property
    def name(self) -> FoundColumn | None:
        """The column with the names of organizations."""
        wanted = (RoleKind.PROPERTY, Prop.NAME)
        return next((c for c in self.columns if c.role == wanted), None)

    def share(self, column: FoundColumn, look: contents.Look) -> float:
        """The share of the cells of a column that look like something."""
        profile = next(p for h, p in zip(self.heads, self.profiles, strict=True) if h.at == column.index)
        return profile.share(look, self.lexicon)
