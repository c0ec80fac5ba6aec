"""The role of a column that tells of seats: crosses below a body, bodies in cells, and what stands beside one seat.

Rules as in `roles`: each looks at one column and says what it is, or nothing.
"""

from graph.imports.recognise.column_roles.column_facts import PERSON, UNKNOWN_ROLE, ColumnFacts, RoleGuess
from graph.imports.recognise.found import Role, RoleKind
from graph.imports.recognise.row_sorting.who_is_there import heads_others
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.header_parts import parts_of
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.layouts import NETWORK
from graph.imports.vocabulary.words import word_key
from ontology.names import BodyKind, Prop

_ALL, _MANY, _SOME, _FEW = 0.9, 0.6, 0.3, 0.1
_LONGEST_CODE = 2
NETWORK_NAME = "Netzwerk Frühe Hilfen"
"""What the network is called where a list speaks of membership in it and gives it no name."""
DEPUTY = "deputy"
"""Names the column with those who stand in for a member."""


def vote_in_body(facts: ColumnFacts) -> RoleGuess | None:
    """Whether a member may vote, in a list of the members of one body."""
    if not facts.among("vote") or facts.empty or facts.share(contents.is_seat) < _MANY:
        return None
    crossed = not any(len(text) > 1 and text.isalpha() for text in facts.profile.texts)
    if crossed and _below_a_body(facts) and facts.lexicon.marks.role(facts.key):
        return None  # crosses below "stimmberechtigt", beside "beratend", of a body: which seat it is
    return RoleGuess(Role(RoleKind.SEAT, Prop.VOTING_RIGHT), "likely", "Stimmrecht im Gremium")


def stands_in(facts: ColumnFacts) -> RoleGuess | None:
    """Who stands in for a member, if these are offices; persons are read as such."""
    below = facts.under("deputy") and facts.among("organization", "lesser", "unit")
    if not (facts.among("deputy") or below):
        return None
    if facts.share(contents.is_organization) < _SOME:
        # Whoever stands in is named: nothing but crosses would tell of the seat of the row.
        named = facts.share(contents.is_seat) < 1 or facts.share(contents.looks_like_person) >= _SOME
        persons = not facts.empty and named
        return RoleGuess(PERSON, "sure", "Namen von Personen") if persons else None
    return RoleGuess(Role(RoleKind.SEAT, DEPUTY), "likely", "Stellvertretung im Gremium")


def rhythm_of_body(facts: ColumnFacts) -> RoleGuess | None:
    """How often the body of a row meets; whose that is, its other columns say."""
    if not facts.among("rhythm") or facts.empty or facts.share(contents.is_seat) >= _SOME:
        return None
    if facts.share(contents.is_date) >= _SOME or facts.share(contents.names_body) >= _SOME:
        return None
    return RoleGuess(Role(RoleKind.RHYTHM), "likely", "wie oft das Gremium tagt")


def function_in_body(facts: ColumnFacts) -> RoleGuess | None:
    """What a member does in the body; "Steuerungsgruppe (Vorsitz)" below it names the body as well."""
    if _below_a_body(facts) and facts.share(contents.tells_of_seat) >= _MANY:
        return None  # "Rolle" below the name of a body is that of the seat in it
    if facts.among("function") and facts.share(contents.names_body) >= _SOME:
        return RoleGuess(Role(RoleKind.SEATS), "likely", "Namen von Gremien")
    if facts.among("function"):
        return RoleGuess(Role(RoleKind.SEAT, Prop.ROLE), "likely", "Funktion im Gremium")
    return None


def since_or_until(facts: ColumnFacts) -> RoleGuess | None:
    """Since when, or until when, somebody is a member."""
    if _below_a_body(facts):
        return None  # "seit" below the name of a body is that of the seat in it
    for group, prop in (("since", Prop.START_DATE), ("until", Prop.END_DATE)):
        if facts.among(group) and facts.under("deputy"):
            return RoleGuess(UNKNOWN_ROLE, "guess", "Zeit der Stellvertretung, nicht der Mitgliedschaft")
        if facts.among(group):
            return RoleGuess(Role(RoleKind.SEAT, prop), "guess", "Tag einer Mitgliedschaft")
    return None


def coded(facts: ColumnFacts) -> RoleGuess | None:
    """Nothing but numbers under a body: they count seats, or they are codes that no legend explains."""
    texts = facts.profile.texts
    if not texts or any(len(t) > _LONGEST_CODE or not t.isdecimal() for t in texts) or all(int(t) < 2 for t in texts):
        return None
    parts = parts_of(facts.head.text, facts.head.group, facts.lexicon)
    if parts.says == "seats":
        return None
    if facts.lexicon.body_kind(parts.name) is None and not facts.under("over_bodies") and not facts.among("network"):
        return None
    reason = "nur Zahlen: Kennzahlen ohne Legende, oder die Zahl der Sitze"
    return RoleGuess(UNKNOWN_ROLE, "guess", reason, (Role(RoleKind.BODY, parts.name),))


def member_of_network(facts: ColumnFacts) -> RoleGuess | None:
    """Crosses that say who is in the network."""
    if _below_a_body(facts):
        return None  # "Mitglied" below the name of a body is a seat in it
    if facts.key == "mitglied" and facts.share(contents.looks_like_person) >= _MANY:
        return RoleGuess(PERSON, "sure", "Namen von Personen")
    if facts.among("network") and not facts.empty and _tells_of_seats(facts):
        name = plain_header(facts.head.text) if _is_own_name(facts.key, facts) else ""
        return RoleGuess(Role(RoleKind.BODY, name or NETWORK_NAME), "likely", "Mitgliedschaft im Netzwerk")
    return None


def _below_a_body(facts: ColumnFacts) -> bool:
    """Whether the name of a body stands over the header."""
    return bool(facts.head.group) and facts.lexicon.body_kind(facts.head.group) is not None


def _is_own_name(text: str, facts: ColumnFacts) -> bool:
    """Whether a header is the name of a network, and no word for being in it."""
    key = word_key(text)
    return facts.lexicon.layouts.bodies.get(key) == NETWORK and len(key.split()) > 2


def _tells_of_seats(facts: ColumnFacts) -> bool:
    """Whether cells are marks of seats, or name no body and tell at least in part of one: "seit 2012", "ruht"."""
    if facts.share(contents.is_seat) >= _MANY:
        return True
    return facts.share(contents.tells_of_seat) >= _MANY and facts.share(contents.names_body) == 0


def names_of_bodies(facts: ColumnFacts) -> RoleGuess | None:
    """Cells that name bodies."""
    if facts.among("seats") and facts.share(contents.is_key) >= _MANY:
        return RoleGuess(UNKNOWN_ROLE, "guess", "Schlüsselzahlen, keine Namen von Gremien")  # "AGS" is no "AGs"
    if facts.among("seats") and facts.share(contents.is_sector) >= _MANY:
        return RoleGuess(Role(RoleKind.PROPERTY, Prop.SECTOR), "likely", "Zellen nennen Bereiche, keine Gremien")
    if facts.among("seats") and (facts.empty or facts.share(contents.is_seat) < _MANY):
        return RoleGuess(Role(RoleKind.SEATS), "sure", "Namen von Gremien")
    parts = {word_key(part) for part in plain_header(facts.head.text).split("/")}
    bare = word_key(plain_header(facts.head.text).partition("(")[0])
    parts |= {bare, "("} if bare != facts.key else set()  # "Gremien (seit)"
    several = len(parts) > 1 and not parts.isdisjoint(facts.lexicon.layouts.headers["seats"])
    if several and facts.share(contents.names_body) >= _MANY:  # "Gremien/Funktion" above "StG (Vorsitz), AK 1 (Gast)"
        return RoleGuess(Role(RoleKind.SEATS), "likely", "Namen von Gremien")
    if facts.among("categories") and facts.share(contents.names_body) >= _MANY:
        return RoleGuess(Role(RoleKind.SEATS), "likely", "Kategorien nennen Gremien")
    return None


def bodies_under_a_word(facts: ColumnFacts) -> RoleGuess | None:
    """A header that nobody knows over nothing but names of bodies: who takes part in them."""
    if facts.head.group or facts.share(contents.lists_bodies) < _ALL or facts.share(contents.names_body) < _MANY:
        return None
    return RoleGuess(Role(RoleKind.SEATS), "guess", "unbekannte Überschrift, Zellen nennen Gremien")


def marks_of_no_body(facts: ColumnFacts) -> RoleGuess | None:
    """Crosses of a mailing list and the like: no seats."""
    first, _, rest = plain_header(facts.head.text).partition(" ")
    if word_key(first) in facts.lexicon.layouts.headers["mailing"] and facts.names_body and not facts.empty:
        body = (Role(RoleKind.BODY, rest),) if rest else ()
        return RoleGuess(UNKNOWN_ROLE, "guess", "Kreuze eines Verteilers: kein Sitz im Gremium", body)
    told = facts.among("no_body") or facts.key.split(" ")[0] in facts.lexicon.layouts.headers["no_body"]
    if told and not facts.empty and facts.share(contents.is_seat) >= _MANY and not facts.names_body:
        return RoleGuess(UNKNOWN_ROLE, "guess", "Kreuze ohne Gremium")
    return None


def days_of_meetings(facts: ColumnFacts) -> RoleGuess | None:
    """Days below "Netzwerktreffen": when it met, and not since when somebody sits in it."""
    if facts.lexicon.body_kind(facts.head.text) != BodyKind.PLENUM or facts.share(contents.is_date) < _MANY:
        return None
    if parts_of(facts.head.text, facts.head.group, facts.lexicon).says in ("start", "end"):
        return None  # "Netzwerkkonferenz seit" says since when somebody sits there
    body = Role(RoleKind.BODY, plain_header(facts.head.text))
    return RoleGuess(UNKNOWN_ROLE, "guess", "Tage von Treffen, keine Mitgliedschaft", (body,))


def came_without_a_day(facts: ColumnFacts) -> RoleGuess | None:
    """Who came to a body and who was excused, "NWT 2025" over "TN" and "entsch.": whoever came need not sit in it."""
    called = parts_of(facts.head.text, facts.head.group, facts.lexicon).name
    if facts.lexicon.body_kind(called) is None or facts.share(contents.is_excused) <= _FEW:
        return None
    if facts.lexicon.day_of_header(facts.head.text, facts.year) or facts.share(contents.is_attendance) < _MANY:
        return None
    body = Role(RoleKind.BODY, called)
    return RoleGuess(UNKNOWN_ROLE, "guess", "Gremium ohne Tag, Zellen sagen, wer da war", (body,))


def below_a_body(facts: ColumnFacts) -> RoleGuess | None:
    """A column for a body: its header names one, its cells are marks of seats."""
    if not facts.head.text or facts.among("running") or facts.lexicon.day_of_header(facts.head.text, facts.year):
        return None  # who came on a day need not be a member
    if not facts.empty and facts.share(contents.is_percent) >= _SOME:
        return None  # how often somebody came
    called = parts_of(facts.head.text, facts.head.group, facts.lexicon).name
    named = facts.lexicon.body_kind(called) is not None
    about = word_key(called) in facts.lexicon.layouts.headers["network"] and not _is_own_name(called, facts)
    name = Role(RoleKind.BODY, NETWORK_NAME if about else called)
    if not (named or facts.under("over_bodies")):
        return None
    if not (facts.empty or facts.share(contents.is_seat) >= _MANY):
        return _in_own_words(facts, name)
    if named:
        return RoleGuess(name, "sure", "Überschrift nennt ein Gremium, Zellen sind Kreuze oder Rollen")
    return RoleGuess(name, "sure", f"steht unter „{facts.head.group}“")


def _in_own_words(facts: ColumnFacts, body: Role) -> RoleGuess | None:
    """Below the name of a body some marks and some texts of people's own: what cannot be read is asked cell by cell."""
    if facts.share(contents.names_body) >= _MANY:  # "Steuerungsgruppe: Vorsitz" below "Vertretung im Netzwerk"
        return RoleGuess(Role(RoleKind.SEATS), "guess", "unbekannte Überschrift, Zellen nennen Gremien")
    if facts.share(_names_others) >= _SOME or facts.share(contents.is_contact) >= _SOME:
        return None
    if facts.share(contents.tells_of_seat) >= _SOME:
        return RoleGuess(body, "likely", "Überschrift nennt ein Gremium, Zellen sind zum Teil Kreuze oder Rollen")
    return RoleGuess(UNKNOWN_ROLE, "guess", "Überschrift nennt ein Gremium, Zellen sagen nichts von Sitzen", (body,))


def _names_others(lexicon: SheetLexicon, text: str) -> bool:
    """Whether a cell names an organization, and is no mark with one beside it: "X (nur Kita Nord)"."""
    return contents.is_organization(lexicon, text) and not contents.tells_of_seat(lexicon, text)


def crosses_of_others(facts: ColumnFacts) -> RoleGuess | None:
    """Crosses under "fehlt noch" or "ausgeschieden": whoever has one is no partner, or not yet."""
    if facts.empty or facts.head.group or not heads_others(facts.head.text, facts.lexicon):
        return None
    if facts.share(contents.is_seat) < 1 or facts.share(contents.is_date) >= _SOME:
        return None
    return RoleGuess(Role(RoleKind.STANDING), "likely", "Kreuze sagen, wer noch nicht oder nicht mehr dabei ist")


def crosses_under_an_offer(facts: ColumnFacts) -> RoleGuess | None:
    """Crosses under "Angebot: Elterncafé", or below the word "Angebote": who has it."""
    before, colon, name = plain_header(facts.head.text).partition(": ")
    said = bool(colon and name) and word_key(before) in facts.lexicon.layouts.headers["offers"]
    if facts.empty or not (said or facts.under("offers")) or facts.share(contents.is_seat) < _MANY:
        return None
    if not said and (facts.names_body or facts.lexicon.is_field(facts.head.text)):
        return None
    return RoleGuess(
        Role(RoleKind.OFFER, name if said else plain_header(facts.head.text)), "sure", "Kreuze unter einem Angebot"
    )


def crosses_under_a_word(facts: ColumnFacts) -> RoleGuess | None:
    """A header that nobody knows over nothing but crosses may be a body; a person has to say so."""
    if facts.empty or facts.share(contents.is_seat) < 1:
        return None
    if facts.share(contents.is_amount) >= _MANY or facts.share(contents.is_date) >= _MANY:
        return None  # numbers and days say something of their own
    if facts.share(contents.is_timed) >= _MANY:
        return None
    if facts.share(contents.looks_like_person) >= _MANY:
        return RoleGuess(PERSON, "likely", "Namen von Personen")
    name = plain_header(facts.head.text)
    denied = not {"nicht", "kein", "keine", "ohne"}.isdisjoint(facts.key.split())  # nobody calls a body so
    body = () if denied or facts.lexicon.names_nobody(name) else (Role(RoleKind.BODY, name), Role(RoleKind.OFFER, name))
    return RoleGuess(UNKNOWN_ROLE, "guess", "Kreuze unter einer unbekannten Überschrift", body)
