"""The sentences of the import, in one place: plain, without blame, and always with a way to mend it."""

from collections.abc import Sequence
from dataclasses import replace

from graph.imports.check.cell_issues import DEGREES, nearest
from graph.imports.problems import Issue
from graph.wording import quoted
from ontology import say
from ontology.model import Model, Property, Text, Type
from ontology.validate import EXPECTED, Problem
from ontology.values import datatype_of

_NOTHING = Text(de="", en="")
STATED_ON = Property(
    name="statedOn",
    label=Text(de="Stand", en="as of"),
    description=Text(de="Tag, den die Angabe beschreibt.", en="Day that the statement describes."),
    order=0,
    datatype="date",
)
"""The column Stand, which every sheet may have."""
_CORRECT = Text(de="Bitte berichtigen oder leeren Sie die Zelle.", en="Please correct or clear the cell.")


def expected(prop: Property) -> Text:
    """What a property takes, in a few words."""
    return EXPECTED[datatype_of(prop)]


def choices(model: Model, prop: Property, limit: int = 8) -> Text:
    """The first labels of a code list."""
    codes = model.code_lists[prop.code_list or ""].codes
    more = " …" if len(codes) > limit else ""
    return Text(
        de=", ".join(c.label.de for c in codes[:limit]) + more,
        en=", ".join(c.label.en for c in codes[:limit]) + more,
    )


def invalid(prop: Property, problem: Problem) -> Issue:
    """A value that breaks a constraint of the model: the cell stays unread."""
    wanted = prop.description if prop.pattern else expected(prop)
    return Issue("question", problem.rule, problem.sentence, wanted, _CORRECT, unread=True)


def no_boolean(prop: Property, text: str) -> Issue:
    """A text that is neither yes nor no."""
    sentence = say(
        "{prop}: „{text}“ ist weder „ja“ noch „nein“. Die Angabe bleibt offen.",
        "{prop}: “{text}” is neither yes nor no. The value stays open.",
        prop=prop.label,
        text=text,
    )
    return Issue("question", "datatype", sentence, EXPECTED["boolean"], _CORRECT, unread=True)


def neither_yes_nor_no(prop: Property, text: str) -> Issue:
    """A word between yes and no, such as „mündlich“."""
    sentence = say(
        "{prop}: „{text}“ ist weder ja noch nein. Die Angabe bleibt offen.",
        "{prop}: “{text}” is neither yes nor no. The value stays open.",
        prop=prop.label,
        text=text,
    )
    remedy = Text(
        de="Wenn es feststeht, tragen Sie „ja“ oder „nein“ ein; den Zwischenstand nimmt die „Bemerkung“ auf.",
        en="Once it is settled, enter “ja” or “nein”; the state in between can go under “Bemerkung”.",
    )
    return Issue("question", "open", sentence, EXPECTED["boolean"], remedy)


def unknown_word(model: Model, prop: Property, text: str) -> Issue:
    """A word that is in no code list."""
    sentence = say(
        "{prop}: „{text}“ ist als Angabe nicht bekannt. Das Wort bleibt erhalten, die Zuordnung ist offen.",
        "{prop}: “{text}” is not known. The word is kept, the assignment is open.",
        prop=prop.label,
        text=text,
    )
    remedy = Text(
        de="Schreiben Sie eine der möglichen Angaben, oder lassen Sie die Zelle leer, wenn keine passt.",
        en="Write one of the possible values, or leave the cell empty if none fits.",
    )
    return Issue("question", "code", sentence, nearest(model, prop.code_list or "", text), remedy, unread=True)


def ambiguous(model: Model, prop: Property, text: str, meant: Sequence[str] = ()) -> Issue:
    """A word that fits several codes: those ``meant``, where they are known."""
    sentence = say(
        "{prop}: „{text}“ kann Verschiedenes bedeuten. Das Wort bleibt erhalten, die Zuordnung ist offen.",
        "{prop}: “{text}” can mean several things. The word is kept, the assignment is open.",
        prop=prop.label,
        text=text,
    )
    remedy = Text(
        de="Wenn Sie es genauer wissen, tragen Sie eine der möglichen Angaben ein.",
        en="If you know more precisely, enter one of the possible values.",
    )
    labels = [model.code(prop.code_list or "", c).label for c in meant]
    shape = Text(de=", ".join(x.de for x in labels), en=", ".join(x.en for x in labels))
    return Issue("question", "ambiguous", sentence, shape if labels else choices(model, prop, 17), remedy)


def marked_unknown(text: str) -> Issue:
    """Somebody wrote that they do not know."""
    sentence = say("„{text}“ wird als „nicht erfasst“ gelesen.", "“{text}” is read as “not recorded”.", text=text)
    remedy = Text(de="Tragen Sie die Angabe nach, sobald sie bekannt ist.", en="Add the value once it is known.")
    return Issue("question", "unknown", sentence, _NOTHING, remedy)


def formula_error(text: str) -> Issue:
    """A formula that ended in an error value."""
    sentence = say(
        "Die Formel in dieser Zelle liefert den Fehler „{text}“. Die Angabe gilt als nicht erfasst.",
        "The formula in this cell ends in the error “{text}”. The value counts as not recorded.",
        text=text,
    )
    remedy = Text(de="Ersetzen Sie die Formel durch den Wert.", en="Replace the formula by its value.")
    return Issue("warning", "formula", sentence, _NOTHING, remedy)


def padded(prop: Property, text: str, value: str) -> Issue:
    """A key that had lost its leading zero."""
    sentence = say(
        "{prop}: „{text}“ wurde als „{value}“ gelesen, weil Excel führende Nullen weglässt.",
        "{prop}: “{text}” was read as “{value}”, because Excel drops leading zeros.",
        prop=prop.label,
        text=text,
        value=value,
    )
    remedy = Text(de="Formatieren Sie die Spalte in Excel als Text.", en="Format the column as text in Excel.")
    return Issue("warning", "zeros", sentence, expected(prop), remedy)


def missing_value(prop: Property) -> Issue:
    """A required cell that is empty."""
    sentence = say("{prop} fehlt.", "{prop} is missing.", prop=prop.label)
    remedy = Text(
        de="Bitte ergänzen Sie die Angabe, oder löschen Sie die Zeile, wenn sie nicht gebraucht wird.",
        en="Please add the value, or delete the row if it is not needed.",
    )
    return Issue("error", "required", sentence, prop.description, remedy)


def needed(issue: Issue, prop: Property) -> Issue:
    """A cell that cannot be read, and without which the row is no record."""
    more = say(
        "{sentence} Ohne „{prop}“ kann die Zeile nicht übernommen werden.",
        "{sentence} Without “{prop}” the row cannot be accepted.",
        sentence=issue.sentence,
        prop=prop.label,
    )
    remedy = Text(
        de="Bitte berichtigen Sie die Zelle, oder löschen Sie die Zeile, wenn sie nicht gebraucht wird.",
        en="Please correct the cell, or delete the row if it is not needed.",
    )
    return replace(issue, severity="error", sentence=more, remedy=remedy, unread=False)


def unresolved(prop: Property, text: str, listed_in: str, near: Sequence[str] = ()) -> Issue:
    """A reference to something that no sheet lists; ``near`` are names that look like it."""
    sentence = say(
        "{prop}: „{text}“ ist nicht erfasst.", "{prop}: “{text}” is not recorded.", prop=prop.label, text=text
    )
    shape = Text(
        de="die Kennung oder der Name eines Eintrags, der in der Liste steht",
        en="the identifier or name of a record that the list contains",
    )
    if near:
        similar = quoted(near)
        shape = say("{shape}; ähnlich sind: {names}", "{shape}; similar are: {names}", shape=shape, names=similar)
    remedy = say(
        "Prüfen Sie die Schreibweise, oder führen Sie „{text}“ in der Tabelle „{listed_in}“ auf.",
        "Check the spelling, or list “{text}” in the sheet “{listed_in}”.",
        text=text,
        listed_in=listed_in,
    )
    return Issue("error", "target", sentence, shape, remedy, prop.target or "")


def without_loss(issue: Issue) -> Issue:
    """The same where no row is lost by it."""
    return replace(issue, severity="question")


def cell_left_out(issue: Issue) -> Issue:
    """The same where the row stands without it: the cell is left out and asked about."""
    more = say(
        "{sentence} Die Zeile wird ohne diese Angabe gelesen.",
        "{sentence} The row is read without this statement.",
        sentence=issue.sentence,
    )
    return replace(issue, severity="question", sentence=more, unread=True)


def implied(prop: Property, text: str, kind: Type) -> Issue:
    """A reference to something that no sheet lists, and that was therefore added."""
    sentence = say(
        "„{text}“ steht in keiner Tabelle. Der Eintrag wurde angelegt und gilt als erschlossen.",
        "“{text}” is in no sheet. The record was added and counts as inferred.",
        text=text,
    )
    remedy = say(
        "Prüfen Sie die Schreibweise, oder führen Sie ihn in der Tabelle „{kind}“ selbst auf.",
        "Check the spelling, or list it in the sheet “{kind}” itself.",
        kind=kind.plural,
    )
    return Issue("question", "implied", sentence, _NOTHING, remedy, prop.target or "")


def carrier_as_before(text: str, name: str) -> Issue:
    """A carrier that is called shorter than the one that the organization is known to have."""
    sentence = say(
        "„{text}“ wurde als der Träger gelesen, den die Einrichtung schon hat: „{name}“.",
        "“{text}” was read as the carrier that the institution has already: “{name}”.",
        text=text,
        name=name,
    )
    remedy = Text(
        de="Ist ein anderer gemeint, schreiben Sie dessen ganzen Namen; sonst ist nichts zu tun.",
        en="If another one is meant, write its full name; else nothing needs to be done.",
    )
    return Issue("warning", "carrier", sentence, _NOTHING, remedy)


def unlisted(issue: Issue, kind: Type) -> Issue:
    """The same where no sheet lists records of that kind at all."""
    return replace(
        issue,
        rule="unlisted",
        remedy=say(
            "Ergänzen Sie die Tabelle „{kind}“, und führen Sie darin auf, worauf diese Zellen verweisen.",
            "Add the sheet “{kind}”, and list in it what these cells refer to.",
            kind=kind.plural.de,
        ),
    )


def wrong_kind(prop: Property, text: str, found: Text, wanted: Text) -> Issue:
    """A reference to something of another type."""
    sentence = say(
        "{prop}: „{text}“ ist als {found} erfasst, hier wird {wanted} erwartet.",
        "{prop}: “{text}” is recorded as {found}, expected here is {wanted}.",
        prop=prop.label,
        text=text,
        found=found,
        wanted=wanted,
    )
    return Issue("error", "target", sentence, wanted, _CORRECT)


def several_match(prop: Property, text: str, found: Sequence[tuple[str, str]]) -> Issue:
    """A text that several records, by name and Kennung, may be meant by; the Kennung is shown where names are alike."""
    apart = len({name for name, _ in found}) == len(found)
    names = [quoted([name]) for name, _ in found]
    if not apart:
        names = [
            say("{name}, Kennung {local}", "{name}, identifier {local}", name=name, local=local)
            for name, (_, local) in zip(names, found, strict=True)
        ]
    matches = Text(de=", ".join(n.de for n in names), en=", ".join(n.en for n in names))
    sentence = say(
        "{prop}: „{text}“ passt auf mehrere Einträge ({matches}).",
        "{prop}: “{text}” fits several records ({matches}).",
        prop=prop.label,
        text=text,
        matches=matches,
    )
    if apart:
        remedy = Text(
            de="Tragen Sie den Namen des gemeinten Eintrags ein.", en="Enter the name of the record that is meant."
        )
        return Issue("error", "target", sentence, Text(de="ein eindeutiger Name", en="a unique name"), remedy)
    remedy = Text(
        de="Tragen Sie statt des Namens die Kennung des gemeinten Eintrags ein.",
        en="Enter the identifier of the record instead of its name.",
    )
    return Issue("error", "target", sentence, Text(de="eine eindeutige Kennung", en="a unique identifier"), remedy)


def rejected_target(text: str) -> Issue:
    """A reference to a row that was itself rejected."""
    sentence = say(
        "Die Zeile verweist auf „{text}“. Dieser Eintrag wurde nicht übernommen.",
        "The row refers to “{text}”. That record was not accepted.",
        text=text,
    )
    remedy = Text(
        de="Berichtigen Sie zuerst den Eintrag selbst; diese Zeile wird dann mit übernommen.",
        en="Correct that record first; this row is then accepted with it.",
    )
    return Issue("error", "cascade", sentence, _NOTHING, remedy)


def without_target(text: str) -> Issue:
    """The same where the row stands without the reference."""
    return cell_left_out(rejected_target(text))


def unknown_intensity(text: str) -> Issue:
    """Words for a tie that do not say how close it is."""
    sentence = say(
        "„{text}“: Wie eng diese Zusammenarbeit ist, geht aus den Worten nicht hervor.",
        "“{text}”: the words do not say how close this cooperation is.",
        text=text,
    )
    remedy = Text(de="Ergänzen Sie, wenn bekannt, eine Spalte „Intensität“.", en="If known, add a column “Intensität”.")
    return Issue("question", "intensity", sentence, DEGREES, remedy)
