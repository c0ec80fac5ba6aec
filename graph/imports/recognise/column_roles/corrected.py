"""Corrections of a person, put in place of what was recognised; what cannot be is refused in a sentence."""

from dataclasses import replace

from graph.errors import UnreadableFileError
from graph.imports.days_in_texts import day_in
from graph.imports.recognise.column_roles.listing import Listing
from graph.imports.recognise.corrections import TableCorrection
from graph.imports.recognise.found import FoundColumn, Lists, Role, RoleKind
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header

SAID = "so zugeordnet"
"""The reason of a reading that a person gave."""


def listing_said(word: str, lexicon: SheetLexicon) -> Listing:
    """What a person says that a table lists: a word of `Lists`, or the name of a type."""
    if word in lexicon.model.types:
        if word == lexicon.organization.name:
            return Listing(Lists.ORGANIZATIONS, reason=SAID)
        return Listing(Lists.RECORDS, word, reason=SAID)
    if word in (Lists.ORGANIZATIONS, Lists.NOTHING, Lists.PERSONS):
        return Listing(Lists(word), reason=SAID)
    raise UnreadableFileError(
        f"Zuordnung: „{word}“ sagt nicht, was eine Tabelle auflistet. Möglich sind: organizations, nothing, persons, "
        "oder der Name einer Art von Eintrag wie Committee oder Membership."
    )


def corrected(column: FoundColumn, said: TableCorrection, letter: str, lexicon: SheetLexicon) -> FoundColumn:
    """The column with the role that a person gave it, if one did."""
    role = said.column(column.header, letter)
    if role is None or role == column.role:
        return column
    return replace(
        column, role=_complete(role, column, lexicon), certainty="sure", reasons=(SAID,), alternatives=(), status=None
    )


def _complete(role: Role, column: FoundColumn, lexicon: SheetLexicon) -> Role:
    """The role with what its header says, where the correction leaves it out."""
    if role.kind is RoleKind.BODY:
        return Role(role.kind, role.name or plain_header(column.header))
    if role.kind is RoleKind.MEETING:
        day = day_in(role.name or column.header)
        if day is None:
            raise UnreadableFileError(f"Zuordnung: Die Spalte „{column.header}“ nennt keinen Tag eines Treffens.")
        return Role(role.kind, day)
    if not _is_known(role, lexicon):
        raise UnreadableFileError(
            f"Zuordnung: „{role}“ ist nicht bekannt. Bitte wählen Sie etwas anderes für die Spalte „{column.header}“.",
            "Die Namen zeigt „fruehnetz check LISTE --columns“.",
        )
    return role


def _is_known(role: Role, lexicon: SheetLexicon) -> bool:
    if role.kind is RoleKind.PROPERTY:
        kinds = lexicon.model.types.values()
        return any(k.property(role.name) is not None or role.name in ("source", "target") for k in kinds)
    if role.kind is RoleKind.LINK:
        return role.name in lexicon.model.types and lexicon.model.types[role.name].is_relation
    if role.kind is RoleKind.META:
        return role.name in set(lexicon.forms.meta.values())
    return role.kind is not RoleKind.SEAT or role.name in ("role", "startDate", "endDate")
