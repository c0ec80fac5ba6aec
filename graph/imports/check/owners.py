"""Which district a list belongs to, and who owns each row (decision 0003)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.identifiers import district_key, slug
from graph.imports.check.origins import Origin, Unstated, claims
from graph.imports.vocabulary.words import word_key
from graph.records import SHARED, Entity, entity
from graph.records.claims import EXISTS
from ontology.names import EntityType, Prop, StatementStatus

UNKNOWN_OWNER = "unbekannt"
_OF_DISTRICT = ":bezirk"
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,59}")


@dataclass
class Owners:
    """Owner keys by what lists write for them; ``default`` owns rows that say nothing.

    ``shares`` says that the list may write what belongs to all: it is about several districts, or its sheet Bezirk says
    „gemeinsam“. A slip in one cell shall not reach beyond the district.
    """

    default: str = UNKNOWN_OWNER
    keys: dict[str, str] = field(default_factory=dict)
    shares: bool = False

    @property
    def allowed(self) -> frozenset[str]:
        """The districts whose records the list may write."""
        return frozenset({self.default, *self.keys.values()})

    def of(self, text: str) -> str | None:
        """The owner a cell names, None if it is no district that the list is about."""
        if is_shared(text):
            return SHARED if self.shares else None
        return self.keys.get(word_key(text))

    def register(self, key: str, *words: str) -> None:
        """Make a district known under its key, its AGS and its name."""
        for word in (key, *words):
            if word:
                self.keys.setdefault(word_key(word), key)


def is_owner_key(text: str) -> bool:
    """Whether a text can be the key of a district, or is the owner of what is shared."""
    return _KEY.fullmatch(text) is not None


def is_shared(text: str) -> bool:
    """Whether a cell says that something belongs to all."""
    return word_key(text) in ("gemeinsam", SHARED)


def key_of(local: str, values: Mapping[str, str]) -> str:
    """The owner key of a district row: its Kennung, else from the AGS, else from the name."""
    ags = values.get(Prop.AGS, "")
    # "08212:bezirk" is what a district is called in full, as an exported workbook has it.
    key = local.removesuffix(_OF_DISTRICT) or (district_key(ags) if ags else slug(values.get(Prop.NAME, UNKNOWN_OWNER)))
    # Keys begin ids, stand in addresses, and decide who sees what: nobody gets one of ours.
    plain = key if is_owner_key(key) else slug(key)
    return f"bezirk-{plain}" if plain.casefold() in (SHARED, "gemeinsam") else plain


def district_id(key: str) -> str:
    """The id of the district entity that owns itself."""
    return f"{key}{_OF_DISTRICT}"


def assumed_district(key: str, name: str, reason: str = "") -> Entity:
    """A district of which only the key, a title or the file name is known: Land and type stay unknown."""
    said: list[Unstated] = [(EXISTS, "true", None), (Prop.NAME, name, None)]
    if key.isdigit() and len(key) in (5, 8):
        said.append((Prop.AGS, key.ljust(8, "0"), None))
    concluded = claims((Origin("", reason, ""),), said, StatementStatus.INFERRED)
    return entity(district_id(key), EntityType.DISTRICT, key, concluded)
