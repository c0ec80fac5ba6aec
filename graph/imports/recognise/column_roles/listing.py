"""What a table lists: organizations, ties, records of a type in our own form, persons; and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.imports.recognise.column_roles.columns_of_records import columns_read
from graph.imports.recognise.column_roles.seen_table import SeenTable
from graph.imports.recognise.column_roles.tasks import OF_MEMBERS, is_to_be_done, lists_offers
from graph.imports.recognise.found import FoundColumn, Lists, RoleKind, Sureness
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.contents import Profile
from graph.imports.recognise.texts.headers import DRAWN, Column, numbered
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.model import Type
from ontology.names import BodyRole, EntityType, Prop, RelationType

_TELLING = {Prop.SECTOR, Prop.KIND, Prop.ACTOR_TYPE, Prop.COVERS_PARTNER, Prop.CARRIER_KIND, Prop.LEGAL_FORM}
_TOLD_BY = {*OF_MEMBERS, RoleKind.LINK, RoleKind.REGION, RoleKind.TIE}
_SILENT = {RoleKind.UNKNOWN, RoleKind.PERSON, RoleKind.SEAT, RoleKind.RHYTHM}
_OF_ANY = {"", "id", Prop.NAME, Prop.ALIAS, Prop.NOTE}
_OF_BOTH = {Prop.NAME, Prop.NOTE, Prop.END_DATE}
_DAYS = (Prop.START_DATE, Prop.END_DATE)
_LEADING = {BodyRole.CHAIR, BodyRole.DEPUTY_CHAIR, BodyRole.OFFICE, BodyRole.MODERATION}
_OF_KIND = (Prop.KIND, Prop.ACTOR_TYPE)
_HALF, _MOST = 0.5, 0.6
_UNTITLED = (
    "Cooperation",
    "CooperationWish",
    "Referral",
    "Committee",
    "Meeting",
    "NetworkRegion",
    "Membership",
    "HasCarrier",
)
"""Types that a sheet of any name may list, if its columns plainly do."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a table lists, how sure that is, and why."""

    lists: Lists
    type: str = EntityType.ORGANIZATION
    certainty: Sureness = "sure"
    reason: str = ""


def what_is_listed(seen: SeenTable) -> Listing:
    """What a table lists. The name of its sheet is a hint: the columns have to agree."""
    hinted = seen.lexicon.model.types[seen.sheet_type] if seen.sheet_type else None
    if hinted is not None and hinted.name != EntityType.ORGANIZATION:
        told = _as_hinted(seen, hinted)
        if told is not None:
            return told
    if (hinted is None or hinted.name == EntityType.SERVICE) and lists_offers(seen):
        return Listing(Lists.RECORDS, EntityType.SERVICE, "likely", "Spalten: Aufgaben und wer sie wahrnimmt")
    named = hinted is not None and hinted.name == EntityType.ORGANIZATION and not _is_drawn(seen)
    if not named and (untitled := _untitled(seen)) is not None:
        return untitled
    return _organizations(seen, hinted)


def _as_hinted(seen: SeenTable, kind: Type) -> Listing | None:
    known, complete = _fit(seen, kind)
    others = sum(c.role.kind not in _SILENT for c in seen.columns)
    name = seen.name
    if kind.name == EntityType.PERSON and not complete:
        other = (name is not None and name.certainty != "guess") or _names_bodies(seen)  # bodies below the contacts
        return None if other else Listing(Lists.PERSONS, certainty="likely")
    if not known or (name is not None and known < others):
        return None
    if name is not None and _lists_others(seen, kind, name, complete=complete):
        return None
    if kind.name == EntityType.EARLY_HELP_NETWORK and name is not None and known == others:
        complete = seen.share(name, _is_member) <= _HALF
    if known < 2 and kind.name in seen.lexicon.forms.names and counts_only(seen):
        return None  # how often bodies met, not when
    if complete or name is None or known > others:
        return Listing(Lists.RECORDS, kind.name, "sure", f"Blatt und Spalten: {kind.plural.de}")
    return None


def _lists_others(seen: SeenTable, kind: Type, name: FoundColumn, *, complete: bool) -> bool:
    """Whether a sheet that is called so lists organizations: "Einrichtung | Eintritt", or a body for each member."""
    if kind.name == EntityType.COMMITTEE:
        return _repeats_bodies(seen)
    return kind.is_relation and not complete and name.certainty != "guess"


def _repeats_bodies(seen: SeenTable) -> bool:
    """Whether rows are the members of bodies, which stand there once for several of them, or in each of their rows."""
    column = next((c for c in seen.columns if c.role.kind is RoleKind.SEATS), None)
    if column is None:
        return False
    profile = next(p for h, p in zip(seen.heads, seen.profiles, strict=True) if h.at == column.index)
    return profile.filled > 0 and len(profile.texts) <= _MOST * profile.size


def counts_only(seen: SeenTable) -> bool:
    """Whether all columns but the first hold nothing but numbers."""
    shares = [seen.share(c, lambda _, text: contents.is_count(text)) for c in seen.columns if c.header]
    return len(shares) > 1 and shares[0] == 0 and all(share == 1 for share in shares[1:])


def _untitled(seen: SeenTable) -> Listing | None:
    """Records of a type whose columns say so as a whole, whatever the sheet is called."""
    if is_to_be_done(seen):
        return None
    others = sum(c.role.kind not in _SILENT for c in seen.columns)
    drawn, texts = _is_drawn(seen), _telling_heads(seen)
    if (agreed := _agreements(seen)) is not None:
        return agreed
    if _lists_bodies_with_members(seen) or _lists_bodies_led(seen):
        return Listing(Lists.RECORDS, EntityType.COMMITTEE, "likely", "Spalten: Gremien und ihre Mitglieder")
    for name in _UNTITLED:
        kind = seen.lexicon.model.types[name]
        known, complete = _fit(seen, kind)
        # Seats of persons are read with the organizations they stand for, unless every column is about the seat.
        enough = len(texts) if name == "Membership" else _MOST * len(texts)
        if not complete or known < max(2, enough) or (kind.is_relation and _is_of_others(seen)):
            continue
        if not _is_shown(seen, kind):
            continue
        if (
            known > others
            or seen.name is None
            or (kind.is_relation and drawn)
            or (name == EntityType.COMMITTEE and _lists_bodies(seen))
        ):
            return Listing(Lists.RECORDS, name, "likely", f"Spalten: {kind.plural.de}")
    return None


def _telling_heads(seen: SeenTable) -> list[str]:
    """The headers that say what is listed: without numbers beside names, and what programs write beside both ends."""
    keys = {word_key(h.text) for h in seen.heads}
    texts = [h.text for h in seen.heads if h.text and numbered(h.text) not in keys]
    more = seen.lexicon.layouts.headers["edge"] if _is_drawn(seen) else ()
    return [text for text in texts if word_key(text) not in more]


def _is_shown(seen: SeenTable, kind: Type) -> bool:
    """Whether more than words of any list says that these are records of a type: "Name | Kürzel" is every one's."""
    named = {c.name for c in seen.lexicon.headers.columns([h.text for h in seen.heads], kind, kind)}
    if kind.name == EntityType.COMMITTEE:
        profile = _bodies_named(seen)
        return profile is not None and profile.share(_is_body, seen.lexicon) > 0 and not _names_seats(seen, profile)
    if kind.name == EntityType.MEETING:
        return Prop.BODY in named or {Prop.NAME, Prop.DATE} <= named  # resolutions have days, too
    if kind.name == RelationType.MEMBERSHIP and (_tells_of_offices(seen) or _lacks_an_end(seen, kind)):
        return False
    if kind.name == RelationType.HAS_CARRIER and not named.isdisjoint(_DAYS):
        return False  # of whom "Ende" is, is not said
    return not named <= _OF_ANY


def _names_seats(seen: SeenTable, bodies: Profile) -> bool:
    """Whether a body stands in a row for each of its members, and all columns are about their seats: "seit" as well."""
    known, complete = _fit(seen, seen.lexicon.model.types[RelationType.MEMBERSHIP])
    return complete and known >= len(_telling_heads(seen)) and not bodies.unique


def _lacks_an_end(seen: SeenTable, kind: Type) -> bool:
    """Whether rows name nobody at one end of a relation: they list organizations, some of them without a seat."""
    columns = seen.lexicon.headers.columns([h.text for h in seen.heads], kind, kind)
    ends = [seen.profiles[c.index] for c in columns if c.action == "end"]
    return any(0 < p.filled < p.size for p in ends)


def _tells_of_offices(seen: SeenTable) -> bool:
    """Whether "Funktion" stands over what persons do elsewhere, "Amtsärztin": most words are no roles in a body."""
    functions = [c for c in seen.columns if c.role == (RoleKind.SEAT, Prop.ROLE)]
    return any(seen.share(c, contents.is_seat) and seen.share(c, contents.is_of_body) < _HALF for c in functions)


def _is_of_others(seen: SeenTable) -> bool:
    """Whether a table is no list of ties: its rows say what an organization is or is called, or are drawn of others."""
    if any(c.role == (RoleKind.PROPERTY, Prop.ALIAS) for c in seen.columns) or _drawn_of_others(seen):
        return True
    kinds = (c for c in seen.columns if c.role.kind is RoleKind.PROPERTY and c.role.name in _OF_KIND)
    return any(seen.share(c, _is_kind) > _HALF for c in kinds)  # "Art" above "Kita" is that of no cooperation


def _is_kind(lexicon: SheetLexicon, text: str) -> bool:
    return lexicon.is_kind(text) or word_key(text) in lexicon.words.codes["ActorType"]


def _is_drawn(seen: SeenTable) -> bool:
    """Whether two headers are both ends of a tie: "Akteur A" and "Akteur B"."""
    keys = {word_key(h.text) for h in seen.heads}
    return any(keys >= set(pair) for pair in DRAWN)


def _drawn_of_others(seen: SeenTable) -> bool:
    """Whether "von" and "nach" stand above something else than organizations: stops of a journey, days."""
    keys = {word_key(h.text): n for n, h in enumerate(seen.heads)}
    for pair in DRAWN[1:]:
        if keys.keys() >= set(pair):
            ends = [seen.profiles[keys[word]] for word in pair]
            return any(p.share(contents.is_organization, seen.lexicon) <= _HALF for p in ends)
    return False


def _agreements(seen: SeenTable) -> Listing | None:
    """A list of agreements names each of them, and who signed; one of organizations has marks in such a column."""
    kind = seen.lexicon.model.types[EntityType.AGREEMENT]
    columns = {c.index: c for c in seen.lexicon.headers.columns([h.text for h in seen.heads], kind, kind)}
    name = next((i for i, c in columns.items() if c.name == Prop.NAME and c.action == "value"), None)
    telling = {c.name for c in columns.values()} & {Prop.SIGNED_ON, Prop.VALID_FROM, Prop.VALID_UNTIL}
    kinds = next((i for i, c in columns.items() if c.name == Prop.KIND and c.action == "value"), None)
    shown = name if name is not None else kinds
    signed = next((i for i, c in columns.items() if c.name == RelationType.SIGNS), None)
    if shown is None and signed is not None and len(telling) > 1 and _says_parties(seen, signed):
        shown = signed  # "Vertragspartner | geschlossen am | Laufzeit bis": called after those who signed
    if shown is None or not telling or signed is None:
        return None
    profile = seen.profiles[shown]
    marks = max(profile.share(look, seen.lexicon) for look in (contents.is_agreement, contents.is_nobodys_agreement))
    # "geschlossen am" is the day of an agreement here, the last one of an institution elsewhere.
    others = {c.role.name for c in seen.columns if c.role.kind is RoleKind.PROPERTY} - _OF_BOTH
    if name is None:
        others = others - {Prop.KIND}
    elif seen.name is not None and (marks > _HALF or not profile.mostly_unique) and not _names_parties(seen, columns):
        return None
    if others:
        return None
    return Listing(Lists.RECORDS, EntityType.AGREEMENT, "likely", f"Spalten: {kind.plural.de}")


def _says_parties(seen: SeenTable, column: int) -> bool:
    """Whether a header can mean nothing but those who signed: "Vertragspartner"."""
    return word_key(seen.heads[column].text).startswith(("vertrag", "vereinbarung", "unterzeich"))


def _names_parties(seen: SeenTable, columns: Mapping[int, Column]) -> bool:
    """Whether most rows name several who signed: then what stands beside them is what they signed, however called."""
    signed = (seen.profiles[i] for i, c in columns.items() if c.name == RelationType.SIGNS)
    return any(p.share(_are_several, seen.lexicon) > _HALF for p in signed)


def _are_several(lexicon: SheetLexicon, text: str) -> bool:
    return len(split_members(text, lexicon).parts) > 1


def _lists_bodies(seen: SeenTable) -> bool:
    return seen.name is not None and seen.share(seen.name, _is_body) > _HALF


def _is_member(lexicon: SheetLexicon, text: str) -> bool:
    """An organization, and not the network itself: „Netzwerk Frühe Hilfen“ has a word of organizations in it."""
    return lexicon.body_kind(text) is None and contents.is_organization(lexicon, text)


def _is_body(lexicon: SheetLexicon, text: str) -> bool:
    return lexicon.body_kind(text) is not None


def _fit(seen: SeenTable, kind: Type) -> tuple[int, bool]:
    """How many headers mean something for a type, and whether all that it requires is among them."""
    texts = [h.text for h in seen.heads]
    found = [c for c in seen.lexicon.headers.columns(texts, kind, kind) if c.action != "keep"]
    filled = {c.name for c in found}
    derived = kind.name in seen.lexicon.forms.names
    wanted = [p.name for p in (kind.source, kind.target, *kind.properties) if p is not None and p.required]
    return len(found), all(p in filled or (derived and p == Prop.NAME) for p in wanted)


def _lists_bodies_with_members(seen: SeenTable) -> bool:
    """Whether each row is a body, with who leads it in a column beside that of those who sit in it."""
    kind = seen.lexicon.model.types[EntityType.COMMITTEE]
    columns = columns_read([h.text for h in seen.heads], kind, seen.lexicon)
    name = next((c for c in columns if (c.action, c.name) == ("value", Prop.NAME)), None)
    members = {seen.heads[c.index].at for c in columns if (c.action, c.name) == ("link", RelationType.MEMBERSHIP)}
    roles = [seen.lexicon.marks.role(word_key(h.text)) for h in seen.heads]
    leads = [role for role in roles if role is not None and role.code in _LEADING]
    if name is None or not members or not leads:
        return False
    profile = seen.profiles[name.index]
    return profile.mostly_unique and profile.share(_is_body, seen.lexicon) > _HALF


def _lists_bodies_led(seen: SeenTable) -> bool:
    """Whether each row is a body, with how often it meets and, as the only name, who leads it: "Federführung"."""
    name = seen.name
    led = name is not None and seen.lexicon.marks.role(word_key(name.header)) is not None
    return led and any(c.role.kind is RoleKind.RHYTHM for c in seen.columns) and _names_bodies(seen)


def _names_bodies(seen: SeenTable) -> bool:
    """Whether each row of a list that names nobody else is a body: "Gremium | Leitung | Termin"."""
    profile = _bodies_named(seen)
    return profile is not None and profile.unique and profile.share(_is_body, seen.lexicon) > _HALF


def _bodies_named(seen: SeenTable) -> Profile | None:
    """The cells that would be the names of bodies; None if no header says so."""
    kind = seen.lexicon.model.types[EntityType.COMMITTEE]
    columns = columns_read([h.text for h in seen.heads], kind, seen.lexicon)
    name = next((c.index for c in columns if (c.action, c.name) == ("value", Prop.NAME)), None)
    return seen.profiles[name] if name is not None else None


def _organizations(seen: SeenTable, hinted: Type | None) -> Listing:
    name = seen.name
    if name is None:
        return _without_names(seen, hinted)
    if seen.share(name, SheetLexicon.names_nobody) > _HALF:
        return Listing(Lists.NOTHING, certainty="guess", reason="Zellen sind Zeiten, Zahlen oder Angaben, keine Namen")
    if hinted is not None and hinted.name == EntityType.ORGANIZATION:
        return Listing(Lists.ORGANIZATIONS, reason="Blatt und Spalten: Organisationen")
    if name.certainty != "guess" or _telling(seen) or seen.share(name, contents.is_organization) > _HALF:
        return Listing(Lists.ORGANIZATIONS, certainty="likely", reason="Spalten: Organisationen")
    return _of_unknown_names(seen, name)


def _without_names(seen: SeenTable, hinted: Type | None) -> Listing:
    """What a table lists in which no column names organizations."""
    if hinted is not None and hinted.name == EntityType.ORGANIZATION and len(seen.columns) > 1:
        # The check says which column is missing, and which of those there are is like it.
        return Listing(Lists.RECORDS, reason="Blatt: Organisationen")
    if _names_bodies(seen) and not counts_only(seen) and not is_to_be_done(seen):
        return Listing(Lists.RECORDS, EntityType.COMMITTEE, "likely", "Spalten: Gremien")
    persons = [c for c in seen.columns if c.role.kind is RoleKind.PERSON]
    lists = Lists.PERSONS if len(persons) >= 2 else Lists.NOTHING
    return Listing(lists, certainty="likely", reason="keine Spalte nennt Organisationen")


def _of_unknown_names(seen: SeenTable, name: FoundColumn) -> Listing:
    """What a list with a bare "Name" is about whose cells mostly say nothing of it."""
    persons = seen.share(name, contents.looks_like_person)
    if not persons and seen.share(name, contents.is_organization):
        return Listing(Lists.ORGANIZATIONS, certainty="guess", reason="Namen von Organisationen, keiner einer Person")
    if persons > _HALF:
        return Listing(Lists.PERSONS, certainty="likely", reason="Namen von Personen")
    return Listing(Lists.NOTHING, certainty="guess", reason="„Name“ kann auch eine Person meinen")


def _telling(seen: SeenTable) -> bool:
    return any(
        c.role.kind in _TOLD_BY or (c.role.kind is RoleKind.PROPERTY and c.role.name in _TELLING) for c in seen.columns
    )
