"""Which district a list belongs to, and who owns each row (decisions 1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.identifiers import district_key, slug
from graph.imports.origins import Origin, claims
from graph.imports.words import word_key
from graph.records import EXISTS, SHARED, Entity, entity
from ontology.names import EntityType, Prop, StatementStatus

UNKNOWN = "unbekannt"


@dataclass
class Owners:
    """Owner keys by what lists write for them; ``default`` owns rows that say nothing."""

    default: str = UNKNOWN
    keys: dict[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str | None:
        """The owner a cell names, None if it is no known district."""
        if word_key(text) in ("gemeinsam", SHARED):
            return SHARED
        return self.keys.get(word_key(text))

    def register(self, key: str, *words: str) -> None:
        """Make a district known under its key, its AGS and its name."""
        for word in (key, *words):
            if word:
                self.keys.setdefault(word_key(word), key)


def key_of(local: str, values: Mapping[str, str]) -> str:
    """The owner key of a district row: its Kennung, else from the AGS, else from the name."""
    if local:
        return slug(local) if ":" in local else local
    ags = values.get(Prop.AGS, "")
    return district_key(ags) if ags else slug(values.get(Prop.NAME, UNKNOWN))


def district_id(key: str) -> str:
    """The id of the district entity that owns itself."""
    return f"{key}:bezirk"


def assumed_district(key: str, name: str) -> Entity:
    """A district of which only the key or the file name is known: Land and type stay unknown."""
    said = [(EXISTS, "true", StatementStatus.INFERRED), (Prop.NAME, name, StatementStatus.INFERRED)]
    if key.isdigit() and len(key) in (5, 8):
        said.append((Prop.AGS, key.ljust(8, "0"), StatementStatus.INFERRED))
    return entity(district_id(key), EntityType.DISTRICT, key, claims((Origin("", "", ""),), said))
