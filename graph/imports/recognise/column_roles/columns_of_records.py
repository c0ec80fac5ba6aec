"""The columns of a list of records of one type, as the model reads their headers for it."""

from collections.abc import Sequence
from dataclasses import replace

from graph.imports.recognise.found import FoundColumn, Role, RoleKind, Sureness
from graph.imports.recognise.texts.contents import ColumnHead, is_doer, is_task
from graph.imports.recognise.texts.headers import NOTE, Column, is_numbered_member
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.model import Type
from ontology.names import EntityType, Prop, RelationType


def record_columns(heads: Sequence[ColumnHead], kind: Type, lexicon: SheetLexicon) -> tuple[FoundColumn, ...]:
    """The columns of a table in our own form, as the model reads their headers for its type."""
    roles = {"value": RoleKind.PROPERTY, "end": RoleKind.PROPERTY, "part": RoleKind.PROPERTY}
    roles |= {"link": RoleKind.LINK, "meta": RoleKind.META}
    found: list[FoundColumn] = []
    for column in columns_read([h.text for h in heads], kind, lexicon):
        role = roles.get(column.action, RoleKind.UNKNOWN)
        name = column.name if role is not RoleKind.UNKNOWN else ""
        certainty: Sureness = "sure" if name else "guess"
        at = heads[column.index].at
        found.append(FoundColumn(at, heads[column.index].text, Role(role, name), certainty, status=column.status))
    return tuple(found)


def columns_read(header: Sequence[str], kind: Type, lexicon: SheetLexicon) -> list[Column]:
    """What the model says of headers; a list of offers may call offer and carrier, one of bodies members otherwise."""
    known = lexicon.headers.columns(header, kind, kind)
    if kind.name == EntityType.COMMITTEE:
        return _columns_of_bodies(header, kind, lexicon)
    if kind.name != EntityType.SERVICE:
        return known
    taken, texts = {c.name for c in known}, list(header)
    for is_said, prop, word in ((is_task, Prop.NAME, "Name"), (is_doer, RelationType.HAS_CARRIER, "Träger")):
        open_ = [c.index for c in known if c.action == "keep" and is_said(c.header, lexicon)]
        if open_ and prop not in taken:
            texts[open_[0]] = word
    return [replace(c, header=header[c.index]) for c in lexicon.headers.columns(texts, kind, kind)]


def _columns_of_bodies(header: Sequence[str], kind: Type, lexicon: SheetLexicon) -> list[Column]:
    """What the model says of a list of bodies, which may call itself, members and their number otherwise.

    How often a body meets has no property of its own: the words are kept in the note of the body.
    """
    words, keys = lexicon.layouts.headers, [word_key(text) for text in header]
    own = any(key == "mitglieder" for key in keys)
    texts = list(header)
    first = next((n for n, key in enumerate(keys) if key), None)
    for n, key in enumerate(keys):
        if n == first and key in lexicon.layouts.listed_names[EntityType.COMMITTEE]:
            texts[n] = "Gremium"
        elif is_numbered_member(header[n]) or (key in words["several"] and not own):
            texts[n] = "Mitglieder"
        elif key in words["member_count"]:
            texts[n] = "Zahl der Mitglieder"
    found = [replace(c, header=header[c.index]) for c in lexicon.headers.columns(texts, kind, kind)]
    kept = {c.index for c in found if c.action == "keep" and keys[c.index] in words["rhythm"]}
    return [replace(c, name=NOTE) if c.index in kept else c for c in found]
