"""Why a column or sheet was taken for what it is, in English: the rules say it in German, as the files they read.

The German words are the key, so a rule states its reason once, where it decides. A test holds that each has its line.
"""

from collections.abc import Iterable, Mapping

from ontology import Text

_ENGLISH: Mapping[str, str] = {
    "Abteilungen, die wie Organisationen heißen": "units that are called like organizations",
    "andere Tabellen verweisen darauf": "other tables refer to it",
    "Anschrift, Nummer oder Postfach in einer Zelle": "address, number or mailbox in one cell",
    "Arten von Kontakten, nicht von Einrichtungen": "kinds of contacts, not of organizations",
    "Arten von Trägern, keine Namen": "kinds of carriers, no names",
    "Arten von Vereinbarungen, nicht von Einrichtungen": "kinds of agreements, not of organizations",
    "Blatt und Spalten: Organisationen": "sheet and columns: organizations",
    "Blatt: Organisationen": "sheet: organizations",
    "ein früheres Jahr desselben Gremiums": "an earlier year of the same body",
    "Funktion der Organisation im Netzwerk": "role of the organization in the network",
    "Funktion einer Person": "role of a person",
    "Funktion im Gremium": "role in the body",
    "in welchem Gremium das gilt, ist offen": "in which body that holds is open",
    "ja und nein sagen, ob jemand noch dabei ist": "yes and no say whether somebody is still there",
    "ja, nein oder Tag einer Vereinbarung": "yes, no or the day of an agreement",
    "Kategorien nennen Gremien": "categories name bodies",
    "keine andere Spalte nennt, wer in der Liste steht": "no other column names who is listed",
    "Datum neben der Vereinbarung": "date beside the agreement",
    "keine Spalte nennt Organisationen": "no column names organizations",
    "Aufgabe der Organisation, oder einer Person": "task of the organization, or of a person",
    "Gremium ohne Tag, Zellen sagen, wer da war": "body without a day, cells say who was there",
    "Kreuze eines Verteilers: kein Sitz im Gremium": "marks of a mailing list: no seat in a body",
    "Kreuze ohne Gremium": "marks without a body",
    "Kreuze sagen, wer noch nicht oder nicht mehr dabei ist": "marks say who is not there yet or no longer",
    "Wochentage: Zeiten, keine Treffen": "days of the week: hours, no meetings",
    "wie oft das Gremium tagt": "how often the body meets",
    "Kreuze unter einem Angebot": "marks below an offer",
    "Kreuze unter einer unbekannten Überschrift": "marks below an unknown header",
    "Kürzel wiederholen sich: eher Zeichen der Sachbearbeitung": "initials repeat: rather whose case it is",
    "Kürzel: von wem, ist nicht zu erkennen": "initials: of whom cannot be seen",
    "laufende Nummer, keine Kennung": "running number, no id",
    "Mitgliedschaft im Netzwerk": "membership in the network",
    "Name aus der ersten Spalte": "name from the first column",
    "Name neben der Einrichtung: eher eine Person": "name beside the organization: rather a person",
    "Namen von Gremien": "names of bodies",
    "Namen von Personen": "names of persons",
    "Namen von Organisationen, keiner einer Person": "names of organizations, none of a person",
    "Zahlen, keine Orte": "numbers, no places",
    "Zellen heißen wie Organisationen, nicht wie Orte": "cells are called like organizations and not like places",
    "wer ausrichtet, muss nicht Mitglied sein": "who hosts need not be a member",
    "Nachfolge im Gremium oder der Organisation: das ist offen": "a successor in the body or of the organization: open",
    "Tag einer Vereinbarung, oder der einer Schließung: das ist offen": "day of an agreement or of a closing: open",
    "Zeit der Stellvertretung, nicht der Mitgliedschaft": "time as a deputy, not of the membership",
    "neben den Organisationen einer Matrix": "beside the organizations of a matrix",
    "unbekannte Überschrift, Zellen nennen Gremien": "unknown header, cells name bodies",
    "Kürzel aus Buchstaben der Namen": "signs made of letters of the names",
    "Noten oder Sterne, keine Bemerkungen": "grades or stars, no remarks",
    "Nummern einer Gliederung, keine Kennung": "numbers of an outline, no id",
    "nur Zahlen: Kennzahlen ohne Legende, oder die Zahl der Sitze": (
        "only numbers: codes without a legend, or the number of seats"
    ),
    "Organisationen in einer Spalte ohne Überschrift": "organizations in a column without a header",
    "Partner neben der Einrichtung": "partners beside the organization",
    "Räume und Säle, keine Regionen": "rooms and halls, no regions",
    "Rollen in einer Spalte ohne Überschrift": "roles in a column without a header",
    "Schlüsselzahlen, keine Namen von Gremien": "code numbers, no names of bodies",
    "seit wann was gilt, ist offen: im Netzwerk, oder in einem Gremium?": (
        "since when what holds is open: in the network, or in a body?"
    ),
    "Spalte eines Gremiums ohne Namen": "column of a body without a name",
    "Spalte ohne Überschrift": "column without a header",
    "Spalten: Organisationen": "columns: organizations",
    "Stand: kein Tag": "as of: no day",
    "Status sagt, ob jemand noch dabei ist": "the status says whether somebody is still there",
    "Status: weder Beleg noch Mitgliedschaft": "status: neither evidence nor membership",
    "Stellvertretung im Gremium": "deputy in the body",
    "Stimmrecht im Gremium": "vote in the body",
    "Tag einer Mitgliedschaft": "day of a membership",
    "Tag, bis zu dem die Vereinbarung gilt": "day until which the agreement holds",
    "Tag, an dem jemand ausschied": "day on which somebody left",
    "Zahlen: laufende Nummer, keine Kennung": "numbers: running number, no id",
    "Zellen sind Zeiten, Zahlen oder Angaben, keine Namen": "the cells are times, numbers or details, no names",
    "Zellen nennen Bereiche, keine Gremien": "the cells name sectors, no bodies",
    "wessen Nummer oder Postfach das ist, ist offen": "whose number or mailbox that is is open",
    "zweite Spalte mit Namen": "second column with names",
    "Straßen, für die jemand zuständig ist, keine Anschriften": "streets somebody is in charge of, no addresses",
    "Tage von Treffen, keine Mitgliedschaft": "days of meetings, no membership",
    "Telefonnummern": "phone numbers",
    "Überschrift bekannt": "known header",
    "Überschrift ist ein Tag, Zellen sind Anwesenheit": "the header is a day, the cells say who was there",
    "Überschrift kann Einrichtungen meinen": "the header may mean organizations",
    "Überschrift nennt Einrichtungen": "the header names organizations",
    "Überschrift nennt Partner, Zellen sind Zahlen oder Noten": (
        "the header names partners, the cells are numbers or grades"
    ),
    "Überschrift nennt Personen": "the header names persons",
    "Überschrift nennt Regionen": "the header names regions",
    "Überschrift nennt ein Gremium, Zellen sagen nichts von Sitzen": (
        "the header names a body, the cells say nothing of seats"
    ),
    "Überschrift nennt ein Gremium, Zellen sind Kreuze oder Rollen": (
        "the header names a body, the cells are marks or roles"
    ),
    "Überschrift nennt ein Gremium, Zellen sind zum Teil Kreuze oder Rollen": (
        "the header names a body, some cells are marks or roles"
    ),
    "Überschrift nennt eine Art von Einrichtungen": "the header names a kind of organization",
    "Überschrift nennt eine Organisation, Zellen die Zusammenarbeit": (
        "the header names an organization, the cells the cooperation"
    ),
    "Überschrift nennt eine Organisation, Zellen sagen nichts von Zusammenarbeit": (
        "the header names an organization, the cells say nothing of cooperation"
    ),
    "Überschrift nennt nur ein Jahr": "the header names only a year",
    "Überschrift nennt, wer zuständig ist": "the header names who is responsible",
    "Überschrift spricht von Wunsch, früher, später oder nicht": "the header speaks of a wish, of before, later or not",
    "Überschrift steht zweimal": "the header stands twice",
    "Überschrift unbekannt": "unknown header",
    "Überschrift „Name“": "header “Name”",
    "Überschriften sind die Namen der ersten Spalte": "the headers are the names of the first column",
    "„Name“ kann auch eine Person meinen": "“Name” may also mean a person",
}
_BELOW = "steht unter „"


def reasons_of_role(reasons: Iterable[str]) -> Text:
    """Reasons in one line, in both languages; what has no line stays as the rule says it.

    >>> reasons_of_role(["Überschrift bekannt", "steht unter „Gremien“"]).en
    'known header; stands below “Gremien”'
    """
    found = tuple(reasons)
    return Text(de="; ".join(found), en="; ".join(map(_in_english, found)))


def _in_english(reason: str) -> str:
    if reason.startswith(_BELOW):
        return f"stands below “{reason.removeprefix(_BELOW).removesuffix('“')}”"
    return _ENGLISH.get(reason, reason)


__all__ = ["reasons_of_role"]
