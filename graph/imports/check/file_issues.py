"""The sentences of the import about files, sheets, columns and the meta columns of rows."""

from collections.abc import Sequence
from difflib import get_close_matches

from graph.imports.problems import Issue
from graph.wording import quoted
from ontology import say
from ontology.model import Property, Text, Type

_FEW = 8
_LONGEST = 80
"""Of a header, as a sentence shows it: the whole stands beside the sentence."""
_NOTHING = Text(de="", en="")
_CORRECT = Text(de="Bitte berichtigen oder leeren Sie die Zelle.", en="Please correct or clear the cell.")


def unknown_type(text: str) -> Issue:
    """A word in the column Eintragsart that is no type of record."""
    sentence = say("Eintragsart: „{text}“ ist nicht bekannt.", "Record type: “{text}” is not known.", text=text)
    shape = Text(de="der Name einer Tabelle, zum Beispiel „Gremium“", en="the name of a sheet, for example “committee”")
    return Issue("error", "type", sentence, shape, _CORRECT)


def unknown_owner(text: str) -> Issue:
    """A word in the column Bezirk der Angabe that is no district of the file."""
    sentence = say(
        "Bezirk der Angabe: „{text}“ ist kein Bezirk, von dem diese Liste handelt.",
        "District of the statement: “{text}” is no district that this list is about.",
        text=text,
    )
    shape = Text(
        de="Kennung oder Name eines Bezirks aus der Tabelle „Bezirk“; „gemeinsam“, wenn diese Tabelle es auch nennt",
        en="key or name of a district in the sheet “Bezirk”; “gemeinsam” if that sheet names it, too",
    )
    remedy = Text(
        de="Leeren Sie die Zelle, oder nennen Sie den Bezirk in der Tabelle „Bezirk“ („gemeinsam“ dort in der Spalte "
        "„Bezirk der Angabe“).",
        en="Clear the cell, or name the district in the sheet “Bezirk” (“gemeinsam” there in the column “Bezirk der "
        "Angabe”).",
    )
    return Issue("error", "owner", sentence, shape, remedy)


def foreign(text: str) -> Issue:
    """Statements about a record that belongs to another district, or to all."""
    sentence = say(
        "„{text}“ gehört nicht zu diesem Bezirk. Angaben dazu kann nur ändern, wer den Eintrag führt.",
        "“{text}” does not belong to this district. Only its owner can change what is said of it.",
        text=text,
    )
    remedy = Text(
        de="Leeren Sie die Spalten, die den Eintrag selbst beschreiben; der Verweis auf ihn kann bleiben.",
        en="Clear the columns that describe the record itself; the reference to it may stay.",
    )
    return Issue("error", "owner", sentence, Text(de="", en=""), remedy)


def no_district(name: str, titled: Sequence[str] = ()) -> Issue:
    """A list of which nobody says where it belongs; ``titled`` are districts that its title names."""
    said = say(
        "Zu welchem Jugendamtsbezirk „{name}“ gehört, ist nicht angegeben.",
        "Which youth office district “{name}” belongs to is not stated.",
        name=name,
    )
    if titled:
        shown = Text(de=", ".join(f"„{t}“" for t in titled), en=", ".join(f"“{t}”" for t in titled))
        said = say("{said} Die Überschrift nennt {shown}.", "{said} The title names {shown}.", said=said, shown=shown)
    sentence = say(
        "{said} Land und Art des Bezirks bleiben offen.", "{said} Land and type of the district stay open.", said=said
    )
    shape = Text(de="eine Tabelle „Bezirk“ mit AGS, Name und Land", en="a sheet “Bezirk” with AGS, name and Land")
    remedy = Text(
        de="Ergänzen Sie die Tabelle „Bezirk“, oder geben Sie den Bezirk beim Einlesen an.",
        en="Add the sheet “Bezirk”, or name the district when importing.",
    )
    return Issue("question", "district", sentence, shape, remedy, command=_naming("--district"))


def _naming(option: str) -> Text:
    """How it is named on the command line."""
    return say("Auf der Befehlszeile: {option}.", "On the command line: {option}.", option=option)


def undated(name: str, offered: Sequence[Text]) -> Issue:
    """A list that does not say when it was made; ``offered`` are days that may be meant."""
    sentence = say(
        "Von wann ist die Liste „{name}“? Ihr Stand ist unbekannt; nichts daraus gilt als Stand von heute.",
        "When was the list “{name}” made? Its date is unknown; nothing of it counts as of today.",
        name=name,
    )
    shape = Text(de="ein Datum bis heute", en="a date up to today")
    if offered:
        days = Text(de=", ".join(t.de for t in offered), en=", ".join(t.en for t in offered))
        shape = say("ein Datum bis heute, vielleicht {days}", "a date up to today, perhaps {days}", days=days)
    remedy = Text(
        de="Geben Sie den Tag beim Einlesen an, oder schreiben Sie über die Tabelle „Stand: TT.MM.JJJJ“.",
        en="Name the day when importing, or write “Stand: DD.MM.YYYY” above the table.",
    )
    return Issue("question", "undated", sentence, shape, remedy, command=_naming("--as-of"))


def dated_by_itself(day: str) -> Issue:
    """A list whose title or footer says of which day it is."""
    sentence = say(
        "Die Liste beschreibt nach eigener Angabe den Stand {day}.",
        "By its own words the list describes {day}.",
        day=day,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sonst geben Sie den Tag beim Einlesen an.",
        en="If that is right, nothing needs to be done; otherwise name the day when importing.",
    )
    return Issue("warning", "dated", sentence, Text(de="", en=""), remedy, command=_naming("--as-of"))


def ahead(text: str) -> Issue:
    """A list that is said to describe a day that has not come yet."""
    sentence = say(
        "Der Stand der Liste, „{text}“, liegt in der Zukunft. Er bleibt offen.",
        "The date of the list, “{text}”, lies in the future. It stays open.",
        text=text,
    )
    remedy = Text(
        de="Berichtigen Sie das Datum, oder geben Sie den Tag beim Einlesen an.",
        en="Correct the date, or name the day when importing.",
    )
    shape = Text(de="ein Datum bis heute", en="a date up to today")
    return Issue("question", "future", sentence, shape, remedy, command=_naming("--as-of"))


def nothing_listed(name: str, *, headed: bool = False) -> Issue:
    """A file in which no table with rows was found; ``headed`` says that there are headers over empty rows."""
    sentence = say(
        "In „{name}“ ist keine Liste mit Einträgen zu erkennen. Es wurde nichts gelesen.",
        "No list with entries can be made out in “{name}”. Nothing was read.",
        name=name,
    )
    shape = Text(
        de="eine Kopfzeile wie „Einrichtung, Träger, Bereich“ und darunter je Zeile ein Eintrag",
        en="a header such as “Einrichtung, Träger, Bereich” and one entry a row below it",
    )
    remedy = Text(
        de="Prüfen Sie, ob die richtige Datei gewählt ist und ob ihre erste Zeile sagt, was in den Spalten steht.",
        en="Check that the right file was chosen and that its first row says what the columns hold.",
    )
    if headed:
        sentence = say(
            "In „{name}“ stehen Überschriften und darunter noch keine Einträge.",
            "“{name}” has headers and no entries below them yet.",
            name=name,
        )
        remedy = Text(
            de="Schreiben Sie unter die Überschriften je Zeile einen Eintrag, und speichern Sie die Datei.",
            en="Write one entry a row below the headers, and save the file.",
        )
    return Issue("error", "empty", sentence, shape, remedy)


def guessed_sheet(name: str, kind: Type) -> Issue:
    """A sheet whose name means no type, but whose columns do."""
    sentence = say(
        "Die Tabelle „{name}“ wurde nach ihren Spalten als Liste der {kind} gelesen.",
        "By its columns the sheet “{name}” was read as a list of {kind}.",
        name=name,
        kind=kind.plural,
    )
    remedy = say(
        "Wenn das stimmt, ist nichts zu tun; Sie können die Tabelle auch „{kind}“ nennen.",
        "If that is right, nothing needs to be done; you may also name the sheet “{kind}”.",
        kind=kind.plural,
    )
    return Issue("question", "guessed", sentence, Text(de="", en=""), remedy)


def unknown_sheet(name: str) -> Issue:
    """A sheet whose name means no type."""
    sentence = say(
        "Was in der Tabelle „{name}“ steht, ist am Namen nicht zu erkennen. Sie wurde nicht gelesen.",
        "The name does not tell what the sheet “{name}” lists. It was not read.",
        name=name,
    )
    shape = Text(
        de="ein Name wie Akteure, Gremien, Mitgliedschaften, Vereinbarungen, Kooperationen, Angebote oder Quellen",
        en="a name such as organizations, committees, memberships, agreements, cooperations, services or sources",
    )
    remedy = Text(
        de="Benennen Sie die Tabelle um, wenn sie gelesen werden soll.", en="Rename the sheet to have it read."
    )
    return Issue("warning", "sheet", sentence, shape, remedy)


def unknown_header(header: str, labels: list[str]) -> Issue:
    """A column whose header means no property."""
    sentence = say(
        "Die Spalte „{header}“ ist nicht bekannt. Ihr Inhalt wurde nicht übernommen.",
        "The column “{header}” is not known. Its content was not imported.",
        header=header if len(header) <= _LONGEST else f"{header[:_LONGEST].rstrip()} …",
    )
    like = get_close_matches(header.casefold(), [label.casefold() for label in labels], n=1, cutoff=0.7)
    meant = next((label for label in labels if like and label.casefold() == like[0]), None)
    remedy = Text(
        de="Benennen Sie die Spalte wie in der Vorlage, wenn sie übernommen werden soll.",
        en="Name the column as in the template to have it imported.",
    )
    if meant is not None:
        remedy = say("Ist „{meant}“ gemeint? {remedy}", "Is “{meant}” meant? {remedy}", meant=meant, remedy=remedy)
    shape = ", ".join(dict.fromkeys((*filter(None, [meant]), *labels[:_FEW])))
    return Issue("warning", "header", sentence, Text(de=shape, en=shape), remedy)


def persons_in_column(header: str) -> Issue:
    """A column about persons in a list of something else, read by who may store persons."""
    sentence = say(
        "Die Spalte „{header}“ nennt Personen. Aus einer Liste von Einrichtungen werden keine Personen angelegt.",
        "The column “{header}” is about persons. A list of institutions makes no records of persons.",
        header=header,
    )
    remedy = Text(
        de="Es ist nichts zu tun. Sollen Personen gespeichert werden, führen Sie sie in einer Tabelle „Personen“ auf, "
        "mit den Spalten „Name“, „Zweck“ und „Rechtsgrundlage“.",
        en="Nothing needs to be done. If persons are to be stored, list them in a sheet “Personen” with the columns "
        "“Name”, “Zweck” and “Rechtsgrundlage”.",
    )
    return Issue("warning", "person", sentence, Text(de="", en=""), remedy)


def no_header(kind: Type) -> Issue:
    """A sheet without any known header."""
    wanted = [p.label for p in (kind.source, kind.target, *kind.properties[:4]) if p is not None]
    sentence = Text(
        de="In dieser Tabelle ist keine Spaltenüberschrift zu erkennen. Sie wurde nicht gelesen.",
        en="No column header of this sheet is known. It was not read.",
    )
    shape = Text(de=", ".join(p.de for p in wanted), en=", ".join(p.en for p in wanted))
    remedy = Text(
        de="Schreiben Sie die Überschriften in die erste Zeile, so wie in der Vorlage.",
        en="Write the headers into the first row, as in the template.",
    )
    return Issue("error", "header", sentence, shape, remedy)


def missing_column(prop: Property) -> Issue:
    """A required column that the sheet lacks."""
    sentence = say(
        "Die Spalte „{prop}“ fehlt. Ohne sie kann keine Zeile dieser Tabelle übernommen werden.",
        "The column “{prop}” is missing. Without it no row of this sheet can be accepted.",
        prop=prop.label,
    )
    remedy = say(
        "Ergänzen Sie die Spalte, oder benennen Sie die passende Spalte in „{prop}“ um.",
        "Add the column, or rename the fitting one to “{prop}”.",
        prop=prop.label.de,
    )
    return Issue("error", "column", sentence, prop.description, remedy)


def missing_sheet(kind: Type, wanted: Sequence[str]) -> Issue:
    """A sheet that others refer to, with what they ask of it."""
    others = ", ".join(kind.synonyms[:3])
    also = say(" (auch: {others})", " (also: {others})", others=others) if others else Text(de="", en="")
    sentence = say(
        "Die Tabelle „{kind}“{also} fehlt. Andere Tabellen verweisen auf sie.",
        "The sheet “{kind}”{also} is missing. Other sheets refer to it.",
        kind=kind.plural,
        also=also,
    )
    names = quoted(wanted, _FEW)
    remedy = say(
        "Legen Sie die Tabelle „{kind}“ an und führen Sie darin auf: {names}. Wenn es sie unter einem anderen Namen "
        "schon gibt, benennen Sie sie um.",
        "Add the sheet “{kind}” and list in it: {names}. If there is one under another name, rename it.",
        kind=kind.plural.de,
        names=names,
    )
    return Issue("error", "sheet", sentence, kind.definition, remedy)


def id_of_other_type(local: str, kind: Type) -> Issue:
    """A Kennung that a record of another type bears already."""
    sentence = say(
        "Die Kennung „{local}“ ist schon vergeben ({kind}).",
        "The identifier “{local}” is already taken ({kind}).",
        local=local,
        kind=kind.label,
    )
    remedy = Text(de="Bitte vergeben Sie eine andere Kennung.", en="Please assign another identifier.")
    shape = Text(de="eine Kennung, die nur einmal vorkommt", en="an identifier that occurs only once")
    return Issue("error", "id", sentence, shape, remedy)
