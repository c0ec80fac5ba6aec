"""Tables of what is done, or has to be, and by whom: offers and tasks are no organizations."""

from graph.imports.recognise.column_roles.column_facts import CONTACTS
from graph.imports.recognise.column_roles.seen_table import SeenTable
from graph.imports.recognise.found import FoundColumn, RoleKind
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

OF_MEMBERS = frozenset({RoleKind.BODY, RoleKind.SEATS, RoleKind.MEETING, RoleKind.AGREEMENT})
"""Roles of columns that say what a member has to do with a body, or with an agreement."""
_HALF = 0.5


def lists_offers(seen: SeenTable) -> bool:
    """Whether a table is a list of what is done and, beside it, by whom: the tasks are offers and no organizations."""
    task = next((c for c in seen.columns if contents.is_task(c.header, seen.lexicon)), None)
    who = next((c for c in seen.columns if c is not task and contents.is_doer(c.header, seen.lexicon)), None)
    if task is None or who is None or not _name_doers(seen, who):
        return False
    if seen.share(task, contents.is_deed) > _HALF or _is_due(seen):
        return False  # "Handbuch erstellen" is to be done, and offered to nobody
    other_name = seen.name is not None and seen.name.index not in (task.index, who.index)
    if other_name and seen.name is not None and _are_partners(seen, (task, who), seen.name):
        other_name = False
    contacts = who.index < task.index and any(c.role.name in CONTACTS for c in seen.columns)
    return not (other_name or contacts or any(c.role.kind in OF_MEMBERS for c in seen.columns))


def _are_partners(seen: SeenTable, offer: tuple[FoundColumn, FoundColumn], name: FoundColumn) -> bool:
    """Whether names stand behind an offer and its carrier: "Angebot | Träger | Kooperationspartner"."""
    task, who = offer
    words = seen.lexicon.layouts.headers
    key = word_key(name.header)
    return task.index < who.index < name.index and (key in words["signers"] or key in words["several"])


def _name_doers(seen: SeenTable, who: FoundColumn) -> bool:
    """Whether those who do something are organizations; persons and roles, "Koordination", say nothing of it."""
    named = seen.share(who, lambda known, text: known.is_organization(text) and not _is_nobody(known, text))
    return named > 0 and named > _HALF * (1 - seen.share(who, _is_nobody))


def _is_nobody(lexicon: SheetLexicon, text: str) -> bool:
    return lexicon.is_placeholder(text) or lexicon.is_person(text)


def is_to_be_done(seen: SeenTable) -> bool:
    """Whether a column tells what somebody has to do: "bis" beside it is when, and nobody's last day."""
    tasks = [c for c in seen.columns if contents.is_task(c.header, seen.lexicon)]
    return bool(tasks) and (_is_due(seen) or any(seen.share(c, contents.is_deed) >= _HALF for c in tasks))


def _is_due(seen: SeenTable) -> bool:
    """Whether a column says by when something is to be done, or a number of an agenda stands before it."""
    return any(word_key(c.header) in seen.lexicon.layouts.headers["due"] for c in seen.columns)
