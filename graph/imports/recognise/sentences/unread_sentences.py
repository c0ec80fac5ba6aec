"""What there is to say of sheets, columns and cells that were not read, by their shape."""

from collections.abc import Sequence

from graph.imports.problems import Issue
from graph.imports.recognise.sentences.sheet_sentences import NO_SHAPE
from ontology import say
from ontology.model import Text


def minutes_unread() -> Issue:
    """A sheet with the minutes of a meeting."""
    sentence = Text(
        de="Das Blatt sieht nach dem Protokoll einer Sitzung aus. Es wurde nicht gelesen.",
        en="The sheet looks like the minutes of a meeting. It was not read.",
    )
    remedy = Text(
        de="Wer da war, gehört in eine Tabelle mit der Spalte „Einrichtung“ und einer Spalte, über der der Tag der "
        "Sitzung steht.",
        en="Those who came belong into a table with the column “Einrichtung” and a column headed by the day of the "
        "meeting.",
    )
    return Issue("warning", "header", sentence, NO_SHAPE, remedy)


def only_counts(what: str, headers: Sequence[str]) -> Issue:
    """A table that counts something and lists nobody: meetings by year, organizations by kind."""
    shown = ", ".join(f"„{header}“" for header in headers[:6]) + (" …" if len(headers) > 6 else "")
    sentence = say(
        "Die Tabelle zählt etwas („{what}“ nach {headers}) und nennt keine Organisationen. Sie wurde nicht gelesen.",
        "The table counts something (“{what}” by {headers}) and names no organizations. It was not read.",
        what=what,
        headers=shown,
    )
    remedy = Text(
        de="Einzelne Sitzungen gehören mit Gremium und Datum in eine Tabelle „Sitzungen“, Organisationen in eine mit "
        "der Spalte „Einrichtung“. Sind es nur Zahlen, ist nichts zu tun.",
        en="Single meetings belong with body and date into a table “Sitzungen”, organizations into one with the column "
        "“Einrichtung”. If these are numbers only, nothing needs to be done.",
    )
    return Issue("warning", "header", sentence, NO_SHAPE, remedy)


def place_open(place: str) -> Issue:
    """A cell below a place that holds neither a cross nor a word for none."""
    sentence = say(
        "{place}: Die Zelle sagt weder ja noch nein. Sie wurde nicht gelesen.",
        "{place}: the cell says neither yes nor no. It was not read.",
        place=place,
    )
    shape = Text(de="x, ja, nein", en="x, ja, nein")
    remedy = Text(
        de="Setzen Sie in jede Spalte ein Kreuz, für deren Ort die Organisation arbeitet.",
        en="Put a cross into each column for whose place the organization works.",
    )
    return Issue("question", "place", sentence, shape, remedy)


def heads_open(heads: Sequence[str]) -> Issue:
    """Words over columns of names that say nothing known of those below them."""
    sentence = say(
        "Die Spalten nennen Organisationen; was die Überschriften {heads} über sie sagen, ist nicht bekannt und wurde "
        "nicht übernommen.",
        "The columns name organizations; what the headers {heads} say of them is not known and was not taken.",
        heads=", ".join(f"„{head}“" for head in heads),
    )
    remedy = Text(
        de="Sind es Gremien, schreiben Sie deren Namen darüber („AK …“, „Runder Tisch …“), sind es Bereiche oder Orte, "
        "diese; sonst ist nichts zu tun.",
        en="If these are bodies, write their names above (“AK …”, “Runder Tisch …”), if fields or places, those; else "
        "nothing needs to be done.",
    )
    return Issue("question", "names-across", sentence, NO_SHAPE, remedy)


def line_heads_open(heads: Sequence[str]) -> Issue:
    """Words before names in the same line that say nothing known of those behind them."""
    sentence = say(
        "Die Zeilen nennen hinter dem Doppelpunkt Organisationen; was {heads} über sie sagen, ist nicht bekannt und "
        "wurde nicht übernommen.",
        "The lines name organizations behind the colon; what {heads} say of them is not known and was not taken.",
        heads=", ".join(f"„{head}“" for head in heads),
    )
    remedy = Text(
        de="Sind es Gremien, Bereiche oder Orte, schreiben Sie deren Namen davor; sonst ist nichts zu tun.",
        en="If these are bodies, fields or places, write their names before the colon; else nothing needs to be done.",
    )
    return Issue("question", "names-across", sentence, NO_SHAPE, remedy)


def only_kinds() -> Issue:
    """A table that marks which kinds of institutions there are where."""
    sentence = Text(
        de="Die Tabelle kreuzt an, welche Arten von Einrichtungen es an welchem Ort gibt, und nennt keine von ihnen. "
        "Sie wurde nicht gelesen.",
        en="The table marks which kinds of institutions there are in which place, and names none of them. It was not "
        "read.",
    )
    remedy = Text(
        de="Schreiben Sie statt der Kreuze die Namen in die Zellen. Gibt es keine Namen, ist nichts zu tun.",
        en="Write the names into the cells in place of the crosses. If there are no names, nothing needs to be done.",
    )
    return Issue("warning", "header", sentence, NO_SHAPE, remedy)


def pivot_unread() -> Issue:
    """A pivot table."""
    sentence = Text(
        de="Das Blatt ist eine Auswertung (Pivot-Tabelle) und keine Liste. Es wurde nicht gelesen.",
        en="The sheet is an evaluation (pivot table) and no list. It was not read.",
    )
    remedy = Text(
        de="Steht die Liste, aus der sie gemacht ist, auf einem anderen Blatt, ist nichts zu tun; sonst geben Sie "
        "diese Liste an.",
        en="If the list that it is made of stands on another sheet, nothing needs to be done; else give that list.",
    )
    return Issue("warning", "header", sentence, NO_SHAPE, remedy)


def years_unread(headers: Sequence[str]) -> Issue:
    """Columns whose headers are years and nothing else."""
    sentence = say(
        "Über den Spalten {headers} steht nur das Jahr. Was ihre Zellen sagen, ist nicht zu erkennen; sie wurden nicht "
        "gelesen.",
        "Above the columns {headers} there is only the year. What their cells say cannot be told; they were not read.",
        headers=", ".join(f"„{header}“" for header in headers),
    )
    shape = Text(de="„Steuerungsgruppe 2024“, „Teilnahme 2024“", en="“Steuerungsgruppe 2024”, “Teilnahme 2024”")
    remedy = Text(
        de="Schreiben Sie vor jedes Jahr, worum es geht: das Gremium, oder „Teilnahme“. Sind es nur Zahlen, ist nichts "
        "zu tun.",
        en="Write before each year what it is about: the body, or “Teilnahme”. If these are numbers only, nothing "
        "needs to be done.",
    )
    return Issue("question", "years", sentence, shape, remedy)


def crosses_name_nobody(count: int) -> Issue:
    """Crosses among names: there is one, and the table does not say who."""
    sentence = say(
        "{count} {count:Zelle kreuzt|Zellen kreuzen} nur an, dass es dort eine Stelle dieser Art gibt. Ohne Namen "
        "wurde keine angelegt.",
        "{count} {count:cell only marks|cells only mark} that there is one of this kind. Nothing was made of it.",
        count=count,
    )
    remedy = Text(de="Schreiben Sie den Namen in die Zelle.", en="Write the name into the cell.")
    return Issue("question", "names-across", sentence, NO_SHAPE, remedy)


def organigram_unread(count: int, texts: str) -> Issue:
    """Boxes that stand about on a sheet."""
    sentence = say(
        "Das Blatt sieht aus wie ein Organigramm: {count} {count:Kasten|Kästen} ({texts}), in denen keine Spalten zu "
        "erkennen sind. Wer zu wem gehört, sagen nur ihre Plätze; es wurde nicht gelesen.",
        "The sheet looks like an organization chart: {count} {count:box|boxes} ({texts}) without columns. Who belongs "
        "to whom, their places alone say; it was not read.",
        count=count,
        texts=texts,
    )
    shape = Text(de="eine Zeile je Einrichtung", en="a row for each organization")
    remedy = Text(
        de="Schreiben Sie die Einrichtungen untereinander in eine Spalte „Einrichtung“ und daneben unter „Gremium“ "
        "oder „Träger“, wozu jede gehört.",
        en="Write the organizations below one another into a column “Einrichtung”, and beside it, below “Gremium” or "
        "“Träger”, what each belongs to.",
    )
    return Issue("warning", "header", sentence, shape, remedy)
