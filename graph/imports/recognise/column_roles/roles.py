"""The role of each column of a list of organizations: by its header and, as much, by what its cells look like.

Each rule looks at one column and says what it is, or nothing; the first that speaks decides.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.imports.recognise.column_roles.cells_otherwise import headed_otherwise
from graph.imports.recognise.column_roles.column_facts import (
    CONTACTS,
    PERSON,
    UNKNOWN_ROLE,
    ColumnFacts,
    RoleGuess,
    RoleRule,
)
from graph.imports.recognise.column_roles.columns_together import columns_settled
from graph.imports.recognise.column_roles.hedged_headers import asked_if_hedged
from graph.imports.recognise.column_roles.seat_roles import (
    below_a_body,
    bodies_under_a_word,
    came_without_a_day,
    coded,
    crosses_of_others,
    crosses_under_a_word,
    crosses_under_an_offer,
    days_of_meetings,
    function_in_body,
    marks_of_no_body,
    member_of_network,
    names_of_bodies,
    rhythm_of_body,
    since_or_until,
    stands_in,
    vote_in_body,
)
from graph.imports.recognise.found import FoundColumn, Role, RoleKind, Sureness
from graph.imports.recognise.row_sorting.who_is_there import tells_of_others
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.asked_headers import tied_to
from graph.imports.recognise.texts.contents import ColumnHead, Profile
from graph.imports.recognise.texts.header_parts import parts_of
from graph.imports.recognise.texts.mixed_contacts import holds_several, is_contact_cell
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header, quoted_header
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop, RelationType

_MOST, _MANY, _SOME = 0.8, 0.6, 0.3
_DATED = ("datum", "am", "vom", "seit", "tag")
STATUS_WORD, STATED_WORD = "status", "statedOn"


def columns_of(
    heads: Sequence[ColumnHead], profiles: Sequence[Profile], lexicon: SheetLexicon, year: str = ""
) -> tuple[FoundColumn, ...]:
    """The columns of a list of organizations with their roles; ``year`` is that of days without one."""
    first_names = lexicon.layouts.headers["first_name"]
    of_persons = any(word_key(plain_header(h.text)) in first_names for h in heads)
    facts = [ColumnFacts(h, p, lexicon, of_persons, year) for h, p in zip(heads, profiles, strict=True)]
    found = [_column(f) for f in facts if f.head.text or not f.empty]
    return columns_settled(found, {f.head.at: f for f in facts})


def _column(facts: ColumnFacts) -> FoundColumn:
    guess = next((g for rule in _RULES if (g := rule(facts)) is not None), None)
    guess = asked_if_hedged(facts, guess or RoleGuess(UNKNOWN_ROLE, "guess", "Überschrift unbekannt"))
    head = facts.head
    status = facts.lexicon.meaning(head.text).status if head.text else None
    return FoundColumn(
        head.at,
        quoted_header(head.text),
        guess.role,
        guess.certainty,
        (guess.reason,),
        guess.alternatives,
        status,
        head.group,
    )


# -- rules, in the order in which they are asked -----------------------------------------------------------------------


def _meeting(facts: ColumnFacts) -> RoleGuess | None:
    day = facts.lexicon.day_of_header(facts.head.text, facts.year)
    if day is None or (not facts.empty and facts.share(contents.is_attendance) < _MANY):
        return None
    return RoleGuess(Role(RoleKind.MEETING, day), "sure", "Überschrift ist ein Tag, Zellen sind Anwesenheit")


def _weekday(facts: ColumnFacts) -> RoleGuess | None:
    """Hours of a week, or who has time on a day: nobody met."""
    if not facts.lexicon.is_weekday(plain_header(facts.head.text)):
        return None
    return RoleGuess(UNKNOWN_ROLE, "guess", "Wochentage: Zeiten, keine Treffen")


def _running(facts: ColumnFacts) -> RoleGuess | None:
    if facts.profile.unique and contents.are_outline(facts.profile.texts):
        return RoleGuess(Role(RoleKind.RUNNING), "sure", "Nummern einer Gliederung, keine Kennung")
    if not facts.among("running"):
        return None
    if not facts.empty and facts.share(contents.has_area_code) >= _MANY:
        return RoleGuess(Role(RoleKind.PROPERTY, Prop.PHONE), "likely", "Telefonnummern")
    numbers = facts.share(contents.is_number)
    if facts.empty or numbers >= _SOME:
        return RoleGuess(Role(RoleKind.RUNNING), "sure", "laufende Nummer, keine Kennung")
    return None


def _sign(facts: ColumnFacts) -> RoleGuess | None:
    """Short signs are those of clerks unless each stands for one row; even then they are no identity."""
    if not facts.among("sign"):
        return None
    if not facts.empty and facts.share(contents.is_number) == 1:
        return RoleGuess(Role(RoleKind.RUNNING), "likely", "Zahlen: laufende Nummer, keine Kennung")
    if facts.profile.unique and facts.profile.size > 1:
        return RoleGuess(
            UNKNOWN_ROLE, "guess", "Kürzel: von wem, ist nicht zu erkennen", (Role(RoleKind.META, "id"), PERSON)
        )
    return RoleGuess(PERSON, "likely", "Kürzel wiederholen sich: eher Zeichen der Sachbearbeitung")


def _nameless(facts: ColumnFacts) -> RoleGuess | None:
    if facts.head.text:
        return None
    if facts.under("over_bodies") and facts.share(contents.is_seat) >= _MOST:
        return RoleGuess(UNKNOWN_ROLE, "guess", "Spalte eines Gremiums ohne Namen")
    if facts.profile.filled > 1 and facts.share(contents.is_role) == 1:
        return RoleGuess(Role(RoleKind.SEAT, Prop.ROLE), "guess", "Rollen in einer Spalte ohne Überschrift")
    if facts.share(contents.is_organization) >= _MANY:
        links = tuple(Role(RoleKind.LINK, r) for r in (RelationType.HAS_CARRIER, RelationType.COOPERATION))
        return RoleGuess(UNKNOWN_ROLE, "guess", "Organisationen in einer Spalte ohne Überschrift", links)
    return RoleGuess(UNKNOWN_ROLE, "guess", "Spalte ohne Überschrift")


def _contact(facts: ColumnFacts) -> RoleGuess | None:
    """Address, number and mailbox in one cell, by the header or by what stands in an address."""
    mixed = facts.among("mixed_contact") and facts.share(is_contact_cell) >= _SOME
    if mixed or (facts.contact_property and facts.share(holds_several) >= _SOME):
        return RoleGuess(Role(RoleKind.CONTACT), "likely", "Anschrift, Nummer oder Postfach in einer Zelle")
    return None


def _below_persons(facts: ColumnFacts) -> RoleGuess | None:
    if not facts.under("over_persons") or facts.among("organization"):
        return None
    if facts.under("deputy") and facts.among("since", "until"):
        return None
    if facts.under("over_contacts") and facts.contact_property:
        return None  # "Kontakt" above "Telefon": the number may be that of the office
    return RoleGuess(PERSON, "sure", f"steht unter „{facts.head.group}“")


def _named_person(facts: ColumnFacts) -> RoleGuess | None:
    if facts.among("bare") and (facts.of_persons or facts.share(contents.looks_like_person) >= _MANY):
        return RoleGuess(PERSON, "sure", "Namen von Personen")
    numbered = word_key(facts.key.rstrip("0123456789 ")) if facts.key[-1:].isdigit() else ""  # "Kontakt 2"
    seated = bool(facts.head.group) and facts.lexicon.body_kind(facts.head.group) is not None and not facts.empty
    if seated and facts.share(contents.is_seat) >= _MANY:
        return None  # crosses below "Vertretung" of a body: who stands in there
    known = facts.among("person") or numbered in facts.lexicon.layouts.headers["person"]
    if known and facts.share(contents.is_organization) < _MANY:
        return RoleGuess(PERSON, "sure", "Überschrift nennt Personen")
    return None


def _status(facts: ColumnFacts) -> RoleGuess | None:
    """A column Status is about the statement only if its words are; mostly it is about being there."""
    if not facts.among("status") or facts.empty:
        return None
    words = facts.lexicon.layouts.standing
    known = facts.lexicon.words.codes["StatementStatus"]
    if facts.profile.of_words(frozenset(known)) >= _MANY:
        return None
    if facts.profile.of_words(words["here"]) + facts.share(tells_of_others) >= _SOME:
        return RoleGuess(Role(RoleKind.STANDING), "likely", "Status sagt, ob jemand noch dabei ist")
    return RoleGuess(
        UNKNOWN_ROLE, "guess", "Status: weder Beleg noch Mitgliedschaft", (Role(RoleKind.META, STATUS_WORD),)
    )


def _active(facts: ColumnFacts) -> RoleGuess | None:
    """Ja and nein below "aktiv": whether somebody is still there."""
    if not facts.among("active") or facts.empty or facts.share(contents.is_answer_or_open) < _MOST:
        return None
    if facts.share(contents.is_denied) == 0:
        return None  # crosses of those who take part say nothing of the others
    return RoleGuess(Role(RoleKind.STANDING), "likely", "ja und nein sagen, ob jemand noch dabei ist")


def _stated(facts: ColumnFacts) -> RoleGuess | None:
    if facts.among("stated") and not facts.empty and facts.share(contents.is_date) < _SOME:
        return RoleGuess(
            UNKNOWN_ROLE, "guess", "Stand: kein Tag", (Role(RoleKind.META, STATED_WORD), Role(RoleKind.STANDING))
        )
    return None


def _agreement(facts: ColumnFacts) -> RoleGuess | None:
    words = facts.key.split()
    if words and words[-1] in facts.lexicon.layouts.headers["key"]:
        return None  # "Vertrag Nr." above "12/2023"
    firsts = {" ".join(words[:size]) for size in (1, 2, 3)}
    known = facts.among("agreement", "signed") or facts.key in facts.lexicon.layouts.agreement["signs"]
    known = known or facts.key in facts.lexicon.words.codes["AgreementKind"]
    known = known or not firsts.isdisjoint(facts.lexicon.layouts.headers["agreement"])
    parts = parts_of(facts.head.text, facts.head.group, facts.lexicon)
    dated = facts.head.group if facts.under("agreement") and facts.key in _DATED else _dated(facts)
    below = facts.under("over_agreements") and not facts.empty and not facts.lexicon.is_field(facts.head.text)
    if not (known or dated or below or (facts.under("agreement") and parts.says)):
        return None
    if facts.key == "unterschrift" and facts.share(contents.is_date) < _SOME:
        return None  # a list to be signed by those who came
    if not facts.empty and facts.share(contents.is_agreement) < _SOME:
        return None
    kind = RoleKind.SIGNED if facts.among("signed") or dated else RoleKind.AGREEMENT
    name = plain_header(facts.head.text) if parts.says == "year" else parts.name  # "KV 2016" is not "KV 2020"
    return RoleGuess(Role(kind, dated or name), "sure", "ja, nein oder Tag einer Vereinbarung")


def _dated(facts: ColumnFacts) -> str:
    """The agreement of which a header asks for the day: "KV Datum", "Datum der Kooperationsvereinbarung"."""
    words = [(word_key(w), w) for w in re.split(r"[ \-/]+", plain_header(facts.head.text))]
    agreed = [text for key, text in words if key in facts.lexicon.layouts.headers["agreement"]]
    rest = {key for key, _ in words if key and key not in facts.lexicon.layouts.headers["agreement"]}
    asks = not rest.isdisjoint(_DATED) and rest <= {*_DATED, *facts.lexicon.layouts.agreement["dated"]}
    return agreed[0] if len(agreed) == 1 and asks else ""


def _region(facts: ColumnFacts) -> RoleGuess | None:
    if facts.among("region") and facts.share(contents.is_room) >= _SOME:
        return RoleGuess(UNKNOWN_ROLE, "guess", "Räume und Säle, keine Regionen")
    if facts.among("region") and facts.share(contents.is_contact) < _SOME:
        return RoleGuess(Role(RoleKind.REGION), "sure", "Überschrift nennt Regionen")
    return None


def _tied(facts: ColumnFacts) -> RoleGuess | None:
    """What somebody has to do with the one organization that the header names."""
    partner = tied_to(facts.head.text, facts.lexicon)
    if not partner:
        return None
    rated = not asked_words().rating.isdisjoint(facts.key.split())
    if rated or (not facts.empty and facts.share(contents.is_tie) < _MANY):
        reason = "Überschrift nennt eine Organisation, Zellen sagen nichts von Zusammenarbeit"
        return RoleGuess(UNKNOWN_ROLE, "guess", reason, (Role(RoleKind.TIE, partner),))
    return RoleGuess(
        Role(RoleKind.TIE, partner), "sure", "Überschrift nennt eine Organisation, Zellen die Zusammenarbeit"
    )


def _linked(facts: ColumnFacts) -> RoleGuess | None:
    relation = facts.lexicon.layouts.link_of(facts.key)
    if facts.among("tied") and facts.share(contents.is_seat) < _MOST:
        relation = relation or RelationType.COOPERATION.value  # over nothing but crosses it is an answer
    if relation == RelationType.COOPERATION and facts.share(contents.is_verdict) >= _MANY:
        return RoleGuess(UNKNOWN_ROLE, "guess", "Überschrift nennt Partner, Zellen sind Zahlen oder Noten")
    if relation == RelationType.HAS_CARRIER and facts.share(contents.is_carrier_kind) >= _MANY:
        return RoleGuess(Role(RoleKind.PROPERTY, Prop.CARRIER_KIND), "likely", "Arten von Trägern, keine Namen")
    return RoleGuess(Role(RoleKind.LINK, relation), "sure", "Überschrift bekannt") if relation else None


def _unit(facts: ColumnFacts) -> RoleGuess | None:
    """Departments that are called like organizations; what becomes of them, the columns together decide."""
    if facts.among("unit") and facts.share(contents.is_organization) >= _MANY:
        return RoleGuess(Role(RoleKind.UNIT), "likely", "Abteilungen, die wie Organisationen heißen")
    return None


def _organization(facts: ColumnFacts) -> RoleGuess | None:
    """The name of the organization, as far as this column alone can tell."""
    name = Role(RoleKind.PROPERTY, Prop.NAME)
    if facts.share(contents.is_number) >= _MANY:
        return None  # how many there are
    marks = facts.lexicon.layouts.seat["yes"] | facts.lexicon.layouts.seat["no"]
    if not facts.empty and facts.profile.of_words(marks) >= _MOST:
        return None  # crosses below "Kooperationspartner" name nobody
    if facts.head.group and facts.lexicon.body_kind(facts.head.group) and facts.share(contents.is_seat) >= _MANY:
        return None  # "Mitglied" below the name of a body
    doers = facts.among("responsible") and facts.share(contents.is_organization) >= _MANY
    said: tuple[tuple[Sureness, bool, str], ...] = (
        ("sure", facts.lexicon.heads_organizations(facts.head.text), "Überschrift nennt Einrichtungen"),
        ("likely", facts.lexicon.heads_some(facts.head.text), "Überschrift kann Einrichtungen meinen"),
        ("likely", doers, "Überschrift nennt, wer zuständig ist"),
        ("guess", facts.among("bare"), "Überschrift „Name“"),
    )
    for certainty, true, reason in said:
        if true:
            return RoleGuess(name, certainty, reason)
    if facts.lexicon.is_kind(facts.head.text) and facts.share(contents.is_seat) < _SOME and facts.profile.mostly_unique:
        return RoleGuess(name, "likely", "Überschrift nennt eine Art von Einrichtungen")
    return None


def _modelled(facts: ColumnFacts) -> RoleGuess | None:
    """What the model itself says of the header."""
    column = facts.lexicon.meaning(plain_header(facts.head.text))
    kind = {"value": RoleKind.PROPERTY, "link": RoleKind.LINK, "meta": RoleKind.META}.get(column.action)
    names = kind is RoleKind.LINK or column.name in (Prop.LOCALITY, Prop.STREET)
    if names and not facts.empty and facts.profile.of_words(facts.lexicon.layouts.seat["yes"]) == 1:
        return None  # "Stadt" above crosses names no town
    if kind is None:
        return None
    role = Role(kind, column.name)
    return headed_otherwise(role, facts) or RoleGuess(role, "sure", "Überschrift bekannt")


def _also(facts: ColumnFacts) -> RoleGuess | None:
    """Other spellings: reviewed words, without brackets, or one of several words between slashes."""
    lexicon, header = facts.lexicon, plain_header(facts.head.text)
    if "/" in header and _lists_carried(header, lexicon):
        # "Träger / Einrichtungen": who carries stands among those who are carried.
        return RoleGuess(Role(RoleKind.PROPERTY, Prop.NAME), "likely", "Überschrift nennt Einrichtungen")
    bare = header.split("(")[0].strip()
    first = header.removesuffix("1").rstrip()  # "Mail 1"; the first of several members is no header of its own
    known = (lexicon.meaning(first).name, lexicon.layouts.properties.get(word_key(first))) if first else ()
    contact = CONTACTS.intersection(known)
    for part in (header, bare, *([first] if contact else []), *header.split("/")):
        if (prop := lexicon.layouts.properties.get(word_key(part))) is not None:
            role = Role(RoleKind.PROPERTY, prop)
            return headed_otherwise(role, facts) or RoleGuess(role, "sure", "Überschrift bekannt")
        if part != header and part.strip():
            inner = replace(facts, head=facts.head._replace(text=part.strip()))
            if (
                guess := _first(inner, _running, _named_person, _agreement, _linked, _organization, _modelled)
            ) is not None:
                return guess._replace(certainty="likely")
    return None


def _lists_carried(header: str, lexicon: SheetLexicon) -> bool:
    """Whether a header with a slash names organizations, or carriers and what they carry: "Träger / Dienst"."""
    words, parts = lexicon.layouts.headers, [word_key(p) for p in header.split("/")]
    below = words["lesser"] | words["unit"]
    carried = lexicon.layouts.links.get(parts[0]) == RelationType.HAS_CARRIER and parts[-1] in below
    return carried or any(p in words["organization"] for p in parts)


def _first(facts: ColumnFacts, *rules: RoleRule) -> RoleGuess | None:
    return next((g for rule in rules if (g := rule(facts)) is not None), None)


_RULES: tuple[RoleRule, ...] = (
    _nameless,
    crosses_under_an_offer,
    _weekday,
    _meeting,
    _tied,
    _running,
    _sign,
    _status,
    _active,
    _stated,
    _agreement,
    coded,
    member_of_network,
    names_of_bodies,
    marks_of_no_body,
    vote_in_body,
    stands_in,
    _contact,
    _below_persons,
    function_in_body,
    _named_person,
    since_or_until,
    _region,
    _linked,
    _unit,
    _organization,
    days_of_meetings,
    came_without_a_day,
    below_a_body,
    _modelled,
    _also,
    bodies_under_a_word,
    rhythm_of_body,
    crosses_of_others,
    crosses_under_a_word,
)
