"""The sentences of the import about cells that stay unread, though their row is kept."""

from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from graph.imports.problems import Issue
from ontology import say
from ontology.model import Model, Property, Text
from ontology.names import Prop
from ontology.validate import EXPECTED
from ontology.values import datatype_of

_FEW = 8
"""So many possible values are named in full; of longer lists the nearest."""
_NEAREST = 5
_LONGEST = 60
DEGREES = Text(de="Intensität 0 (keine) bis 4 (verbindlich vereinbart)", en="intensity 0 (none) to 4 (formally agreed)")
"""What is expected of how close a cooperation is."""


def nearest(model: Model, code_list: str, text: str) -> Text:
    """The values of a code list if they are few, else those that look most like a text."""
    codes = model.code_lists[code_list].codes
    if len(codes) > _FEW:
        by_word = _words_of(model, code_list)
        asked, most = text[:_LONGEST].casefold(), 2 * _NEAREST
        like = extract(asked, by_word.keys(), scorer=Indel.normalized_similarity, limit=most, score_cutoff=0.45)
        found = tuple(codes[i] for i in dict.fromkeys(by_word[word] for word, *_ in like))[:_NEAREST]
        codes, more = found or codes[:_FEW], " …"
    else:
        more = ""
    return Text(de=", ".join(c.label.de for c in codes) + more, en=", ".join(c.label.en for c in codes) + more)


@lru_cache(maxsize=64)
def _words_of(model: Model, code_list: str) -> dict[str, int]:
    """Where in a code list each of its words leads."""
    codes = model.code_lists[code_list].codes
    return {word.casefold(): i for i, c in enumerate(codes) for word in (c.label.de, c.notation, *c.words)}


def unread(prop: Property, text: str) -> Issue:
    """A text that is no value of its column, or may be several."""
    sentence = say(
        "{prop}: „{text}“ lässt sich nicht sicher lesen. Die Angabe bleibt offen, die Zeile wird gelesen.",
        "{prop}: “{text}” cannot be read for sure. The value stays open, the row is read.",
        prop=prop.label,
        text=text,
    )
    return _asked("datatype", sentence, expected_of(prop))


def expected_of(prop: Property) -> Text:
    """What a cell of a property holds, a number with its bounds."""
    if prop.name == Prop.INTENSITY:
        return DEGREES
    shape = EXPECTED[datatype_of(prop)]
    if prop.minimum is None or prop.maximum is None:
        return shape
    return say(
        "{shape} von {least} bis {most}",
        "{shape} from {least} to {most}",
        shape=shape,
        least=f"{prop.minimum:g}",
        most=f"{prop.maximum:g}",
    )


def as_others(model: Model, prop: Property, issue: Issue) -> Issue:
    """The same matter without the text, where so many others of the property could not be read either."""
    sentence = say(
        "{prop}: Diese Angabe ist nicht bekannt oder nicht sicher zu lesen. Sie bleibt offen, die Zeile wird gelesen.",
        "{prop}: This value is not known or cannot be read for sure. It stays open, the row is read.",
        prop=prop.label,
    )
    expected = nearest(model, prop.code_list, "") if prop.code_list else issue.expected
    return replace(issue, sentence=sentence, expected=expected)


def doubtful(prop: Property, text: str) -> Issue:
    """A value with a question mark: whoever wrote it was not sure."""
    sentence = say(
        "{prop}: „{text}“ steht mit Fragezeichen da. Die Angabe bleibt offen, die Zeile wird gelesen.",
        "{prop}: “{text}” has a question mark. The value stays open, the row is read.",
        prop=prop.label,
        text=text,
    )
    remedy = Text(
        de="Wenn die Angabe stimmt, streichen Sie das Fragezeichen; sonst leeren Sie die Zelle.",
        en="If the value is right, delete the question mark; otherwise clear the cell.",
    )
    return Issue("question", "doubt", sentence, Text(de="", en=""), remedy, unread=True)


def no_year(prop: Property, text: str) -> Issue:
    """A day without a year."""
    sentence = say(
        "{prop}: Bei „{text}“ fehlt das Jahr. Die Angabe bleibt offen, die Zeile wird gelesen.",
        "{prop}: “{text}” lacks the year. The value stays open, the row is read.",
        prop=prop.label,
        text=text,
    )
    return _asked("datatype", sentence, EXPECTED["date"])


def in_the_future(prop: Property, text: str) -> Issue:
    """A day that cannot lie ahead, and does."""
    sentence = say(
        "{prop}: „{text}“ liegt in der Zukunft. Die Angabe bleibt offen, die Zeile wird gelesen.",
        "{prop}: “{text}” lies in the future. The value stays open, the row is read.",
        prop=prop.label,
        text=text,
    )
    shape = Text(de="ein Datum bis heute", en="a date up to today")
    return _asked("future", sentence, shape)


def begins_later(prop: Property, text: str) -> Issue:
    """A seat, tie or other relation that begins later: it is kept, and counts from then on."""
    sentence = say(
        "{prop}: „{text}“ liegt in der Zukunft. Bis dahin zählt die Angabe nicht mit.",
        "{prop}: “{text}” lies in the future. Until then the statement does not count.",
        prop=prop.label,
        text=text,
    )
    remedy = Text(
        de="Wenn das so geplant ist, ist nichts zu tun; sonst berichtigen Sie das Datum.",
        en="If it is planned like this, nothing needs to be done; otherwise correct the date.",
    )
    return Issue("question", "future", sentence, EXPECTED["date"], remedy)


def too_narrow(text: str) -> Issue:
    """What a spreadsheet shows where a column is too narrow, copied as text."""
    sentence = say(
        "„{text}“ zeigt nur, dass die Spalte zu schmal war. Die Angabe selbst ist nicht in der Liste.",
        "“{text}” only shows that the column was too narrow. The value itself is not in the list.",
        text=text,
    )
    remedy = Text(
        de="Machen Sie die Spalte breiter, und speichern oder kopieren Sie die Liste dann noch einmal.",
        en="Widen the column, then save or copy the list again.",
    )
    return Issue("question", "hashes", sentence, Text(de="", en=""), remedy, unread=True)


def no_mailbox(prop: Property, text: str) -> Issue:
    """A text without a mail address."""
    sentence = say(
        "{prop}: „{text}“ ist keine E-Mail-Adresse. Die Angabe bleibt offen.",
        "{prop}: “{text}” is no mail address. The value stays open.",
        prop=prop.label,
        text=text,
    )
    return _asked("datatype", sentence, Text(de="eine Adresse wie info@stadt.de", en="an address such as info@city.de"))


def first_of_mailboxes(prop: Property, first: str) -> Issue:
    """Several mail addresses in one cell."""
    sentence = say(
        "{prop}: Die Zelle nennt mehrere E-Mail-Adressen. Gelesen wurde die erste, „{first}“.",
        "{prop}: the cell names several mail addresses. Read was the first, “{first}”.",
        prop=prop.label,
        first=first,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; soll es eine andere sein, stellen Sie diese an den Anfang.",
        en="If that is right, nothing needs to be done; if it shall be another, put that one first.",
    )
    return Issue("question", "several-mailboxes", sentence, Text(de="", en=""), remedy)


def no_phone(prop: Property, text: str) -> Issue:
    """A text without a telephone number."""
    sentence = say(
        "{prop}: „{text}“ ist keine Telefonnummer. Die Angabe bleibt offen.",
        "{prop}: “{text}” is no telephone number. The value stays open.",
        prop=prop.label,
        text=text,
    )
    return _asked("datatype", sentence, Text(de="eine Nummer wie 0721 123-45", en="a number such as 0721 123-45"))


def unknown_status(model: Model, text: str) -> Issue:
    """A word in the column Status that says neither how sure a row is nor whether it still holds."""
    sentence = say(
        "Status: „{text}“ ist als Angabe nicht bekannt. Die Zeile wird gelesen, als stünde dort nichts.",
        "Status: “{text}” is not known. The row is read as if nothing stood there.",
        text=text,
    )
    labels = [c.label for c in model.code_lists["StatementStatus"].codes]
    shape = Text(
        de=", ".join(("aktiv", "ausgeschieden", *(x.de for x in labels))),
        en=", ".join(("active", "inactive", *(x.en for x in labels))),
    )
    return _asked("code", sentence, shape)


def read_as_gone(text: str) -> Issue:
    """A word in the column Status that says that somebody is no longer there."""
    sentence = say(
        "Status: „{text}“ wird als „nicht mehr dabei“ gelesen. Diese Zeilen zählen nicht mit.",
        "Status: “{text}” is read as “no longer there”. These rows do not count.",
        text=text,
    )
    remedy = Text(
        de="Wenn das so gemeint ist, ist nichts zu tun; sonst tragen Sie „aktiv“ ein.",
        en="If that is meant, nothing needs to be done; otherwise enter “aktiv”.",
    )
    return Issue("question", "gone", sentence, Text(de="", en=""), remedy)


def read_as_no_tie(text: str) -> Issue:
    """Words for a tie that deny it."""
    sentence = say(
        "„{text}“ wird gelesen als: Diese zwei arbeiten nicht zusammen.",
        "“{text}” is read as: these two do not work together.",
        text=text,
    )
    remedy = Text(
        de="Wenn das so gemeint ist, ist nichts zu tun; sonst schreiben Sie, wie sie zusammenarbeiten.",
        en="If that is meant, nothing needs to be done; otherwise write how they work together.",
    )
    return Issue("question", "tie", sentence, Text(de="", en=""), remedy)


def _asked(rule: str, sentence: Text, expected: Text) -> Issue:
    remedy = Text(de="Bitte berichtigen oder leeren Sie die Zelle.", en="Please correct or clear the cell.")
    return Issue("question", rule, sentence, expected, remedy, unread=True)


def of_itself(header: str) -> Issue:
    """A cell that names the organization of its row where another one would stand: it is its own carrier."""
    sentence = say(
        "{header}: Genannt ist die Stelle der Zeile selbst. Sie wurde nicht mit sich selbst verbunden.",
        "{header}: the organization of the row itself is named. It was not tied to itself.",
        header=header,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sonst schreiben Sie, wer gemeint ist.",
        en="If that is right, nothing needs to be done; else enter who is meant.",
    )
    return Issue("warning", "itself", sentence, Text(de="", en=""), remedy)
