"""What every step of an import needs: the model, the reviewed words and forms, and what is known so far."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.identifiers import entity_id, local_id, slug
from graph.imports.check.cell_values import Converter
from graph.imports.check.index import Index
from graph.imports.check.origins import Origins
from graph.imports.check.whole_columns import PlainColumns
from graph.imports.naming.naming import Naming
from graph.imports.vocabulary.forms import Forms
from graph.imports.vocabulary.words import Words
from graph.stores.drawn import keyed_id
from ontology.model import Model, Type


@dataclass(frozen=True)
class Context:
    """Shared by all rows of one import."""

    model: Model
    words: Words
    forms: Forms
    converter: Converter
    index: Index
    origins: Origins
    naming: Naming
    secret: bytes
    nobodys_name: Callable[[str], bool]
    """Whether a text can be the name of nothing that is recorded."""
    sheets: dict[str, str] = field(default_factory=dict)
    """The name of the sheet that lists a type, where the list has one."""

    @cached_property
    def plain_columns(self) -> PlainColumns:
        """Which cells of the tables are values as they stand."""
        return PlainColumns(self.converter, self.forms.mark, self.nobodys_name)

    def id_of(self, kind: Type, owner: str, values: Mapping[str, str]) -> str | None:
        """The id of an entity without Kennung, from the values that identify its type; None if they are missing."""
        for props in self.forms.identity_of(kind.name):
            if all(values.get(p) for p in props):
                return entity_id(owner, kind.name, "|".join(values[p] for p in props))
        return None

    def row_key(self, kind: Type, owner: str, cells: Sequence[str]) -> str:
        """The id of a row that has nothing but its content."""
        return entity_id(owner, kind.name, "|".join(cells))

    def drawn(self, kind: Type, owner: str, id: str) -> str:
        """What stands for an id that may spell a name; one that the store has already stays (decision 0027)."""
        return keyed_id(self.secret, owner, kind.name, id) if kind.drawn and id not in self.index.known else id


def kept_id(owner: str, kind: Type, local: str) -> str:
    """The id that keeps a row's Kennung.

    Sheets that just number their rows give the same Kennung to an actor and a body: those ids name the type, too.
    """
    return local_id(owner, f"{slug(kind.name, 20)}-{local}" if local.isdigit() else local)
