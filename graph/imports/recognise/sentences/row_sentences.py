"""What recognising has to say of rows: those left out, those that belong together, those that head others."""

from collections.abc import Mapping, Sequence

from graph.imports.problems import Issue
from graph.imports.recognise.found import LeftOutFor
from graph.imports.recognise.sentences.sheet_sentences import CORRECT, NO_SHAPE, NOTHING_TO_DO
from ontology import say
from ontology.model import Text


def rows_without(reason: LeftOutFor) -> Issue:
    """A row of a table that lists nobody: no name, or a placeholder."""
    if reason is LeftOutFor.PLACEHOLDER:
        sentence = Text(
            de="Statt eines Namens steht ein Platzhalter oder eine andere Angabe. Die Zeile wurde nicht als "
            "Organisation gelesen.",
            en="A placeholder, or something else, stands in place of a name. The row was not read as an organization.",
        )
    else:
        sentence = Text(
            de="Die Zeile nennt keine Organisation. Sie wurde nicht gelesen.",
            en="The row names no organization. It was not read.",
        )
    remedy = Text(
        de="Tragen Sie den Namen ein, wenn es die Organisation gibt.", en="Enter the name if the organization exists."
    )
    return Issue("question", reason.value, sentence, NO_SHAPE, remedy)


def rows_beside(count: int) -> Issue:
    """Rows of a sheet that belong to none of its tables."""
    sentence = say(
        "{count} {count:Zeile steht|Zeilen stehen} in keiner der Tabellen dieses Blatts. Gelesen wurde davon nichts.",
        "{count} {count:row stands|rows stand} in none of the tables of this sheet. Nothing of it was read.",
        count=count,
    )
    remedy = Text(
        de="Gehört etwas davon in die Liste, schreiben Sie es unter die Kopfzeile, in die Spalten der Tabelle.",
        en="If some of it belongs to the list, write it below the header row, in the columns of the table.",
    )
    return Issue("question", LeftOutFor.BESIDE.value, sentence, NO_SHAPE, remedy)


def notes_left_out(texts: Sequence[str]) -> Issue:
    """Footnotes and legends, which are not read."""
    shown = "; ".join(f"„{t[:60]}“" for t in texts[:4]) + (" …" if len(texts) > 4 else "")
    sentence = say(
        "Fußnoten und Legenden wurden nicht gelesen: {shown}.",
        "Footnotes and legends were not read: {shown}.",
        shown=shown,
    )
    remedy = Text(
        de="Sagt etwas davon etwas über einzelne Zeilen, tragen Sie es dort ein.",
        en="If some of it tells of single rows, enter it there.",
    )
    return Issue("warning", "notes", sentence, NO_SHAPE, remedy)


def legend_read(used: Mapping[str, str], count: int) -> Issue:
    """Signs in cells that were read by the legend of the list."""
    shown = ", ".join(f"„{sign}“ = {text}" for sign, text in list(used.items())[:8])
    sentence = say(
        "Nach der Legende gelesen: {shown} ({count} {count:Zelle|Zellen}).",
        "Read by the legend: {shown} ({count} {count:cell|cells}).",
        shown=shown,
        count=count,
    )
    return Issue("warning", "legend", sentence, NO_SHAPE, NOTHING_TO_DO)


def read_as_above(count: int) -> Issue:
    """Cells such as "dito", read as the cell above."""
    what = Text(
        de="Eine Zelle verweist" if count == 1 else f"{count} Zellen verweisen",
        en="1 cell points" if count == 1 else f"{count} cells point",
    )
    sentence = say(
        "{what} auf die Zelle darüber und {count:wird|werden} wie diese gelesen.",
        "{what} at the cell above and {count:is|are} read like it.",
        what=what,
        count=count,
    )
    return Issue("warning", "as-above", sentence, NO_SHAPE, NOTHING_TO_DO)


def rows_shifted(count: int) -> Issue:
    """Rows that stand one column too far to the right."""
    sentence = say(
        "{count} {count:Zeile steht|Zeilen stehen} eine Spalte zu weit rechts und {count:wurde|wurden} unter den "
        "Überschriften gelesen, die für die anderen gelten.",
        "{count} {count:row stands|rows stand} one column too far to the right and {count:was|were} read below the "
        "headers that the others have.",
        count=count,
    )
    return Issue("question", "shifted", sentence, NO_SHAPE, NOTHING_TO_DO)


def points_elsewhere() -> Issue:
    """A cell that says where something stands, and not what."""
    sentence = Text(
        de="Die Zelle verweist auf eine andere Stelle. Von dort wurde nichts hierher übernommen; die Angabe bleibt "
        "offen.",
        en="The cell points to another place. Nothing was taken from there; the value stays open.",
    )
    remedy = Text(
        de="Schreiben Sie in die Zelle, was dort steht. Ist jenes Blatt eine Liste dieser Datei, wird es für sich "
        "gelesen.",
        en="Write into the cell what stands there. If that sheet is a list of this file, it is read by itself.",
    )
    return Issue("question", "pointer", sentence, NO_SHAPE, remedy)


def nothing_above() -> Issue:
    """A cell such as "dito" below which there is nothing."""
    sentence = Text(
        de="Die Zelle verweist auf die Zelle darüber, aber dort steht nichts. Sie wurde nicht gelesen.",
        en="The cell points at the cell above, but nothing stands there. It was not read.",
    )
    return Issue("question", "as-above", sentence, NO_SHAPE, CORRECT, unread=True)


def group_read(header: str, count: int) -> Issue:
    """A column that is filled in the first row of each group only, read for the further rows, too."""
    sentence = say(
        "„{header}“ steht nur in der ersten Zeile jeder Gruppe. Daraus erschlossen: dasselbe gilt für {count} "
        "{count:Zeile|Zeilen} darunter.",
        "“{header}” stands in the first row of each group only. Concluded from it: the same holds for {count} "
        "{count:row|rows} below.",
        header=header,
        count=count,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sonst tragen Sie in diese Zeilen ein, was gilt.",
        en="If that is right, nothing needs to be done; else enter in these rows what holds.",
    )
    return Issue("question", "group", sentence, NO_SHAPE, remedy)


def group_asked(header: str, count: int) -> Issue:
    """A column before the names that is mostly empty: what is empty may be as above, or unknown."""
    sentence = say(
        "„{header}“ ist in {count} {count:Zeile|Zeilen} leer. Ob dort gilt, was darüber steht, ist nicht zu erkennen; "
        "es blieb leer.",
        "“{header}” is empty in {count} {count:row|rows}. Whether what stands above holds there cannot be told; it "
        "stayed empty.",
        header=header,
        count=count,
    )
    remedy = Text(
        de="Tragen Sie in jede Zeile ein, was gilt, oder „dito“, wo es dasselbe wie darüber ist.",
        en="Enter in each row what holds, or “dito” where it is the same as above.",
    )
    return Issue("question", "group", sentence, NO_SHAPE, remedy)


def context_read(what: str, text: str, *, sure: bool = False) -> Issue:
    """What a heading, a title or the name of a sheet gave the rows below it."""
    kinds = {"sector": ("Bereich", "sector"), "region": ("Region", "region"), "body": ("Gremium", "body")}
    kinds["met"] = ("Gremium, das sich getroffen hat,", "body that met")
    kinds["mailed"] = ("Gremium eines Verteilers, ohne Sitz darin,", "body of a mailing list, without a seat in it,")
    kinds["until"] = ("letztes Jahr der Sitze", "last year of the seats")
    kinds["carrier"] = ("Träger", "carrier")
    kinds["seat"] = ("Rolle im Gremium", "role in the body")
    kinds["informed"] = ("Vermerk, wer nur Nachricht bekommt,", "note on who is only informed")
    kinds["actorType"] = ("Akteurstyp", "actor type")
    kinds["network"] = (
        "Mitgliedschaft im Netzwerk, wo ein Tag genannt ist,",
        "seat in the network, where a day is given,",
    )
    de, en = kinds[what]
    sentence = say(
        "„{text}“ wurde für die Zeilen darunter als {words} gelesen.",
        "“{text}” was read as the {words} of the rows below it.",
        text=text,
        words=Text(de=de, en=en),
    )
    # A heading that can be nothing but the name of a field leaves nothing to ask; the rest does.
    return Issue("warning" if sure else "question", "context", sentence, NO_SHAPE, NOTHING_TO_DO)


def said_above(label: str, text: str) -> Issue:
    """A row such as "Träger: AWO" that says something of the rows below it."""
    sentence = say(
        "„{label}“: „{text}“ wurde für die Zeilen darunter so gelesen.",
        "“{label}”: “{text}” was read so for the rows below it.",
        label=label.partition(":")[0],
        text=text,
    )
    return Issue("warning", "context", sentence, NO_SHAPE, NOTHING_TO_DO)


def heading_open(text: str) -> Issue:
    """A heading that says nothing known."""
    sentence = say(
        "„{text}“ wurde als Zwischenüberschrift gelesen. Was sie über die Zeilen darunter sagt, ist offen.",
        "“{text}” was read as a heading. What it says of the rows below is open.",
        text=text,
    )
    remedy = Text(
        de="Ist es eine Organisation, tragen Sie etwas in ihre Zeile ein, etwa den Ort.",
        en="If it is an organization, enter something in its row, such as the place.",
    )
    return Issue("question", "heading", sentence, NO_SHAPE, remedy)


def heading_contradicted(heading: str) -> Issue:
    """A name that plainly belongs to another sector than the heading above it."""
    sentence = say(
        "Die Zeile steht unter „{heading}“, der Name spricht für einen anderen Bereich. Die Überschrift wurde nicht "
        "übernommen.",
        "The row stands below “{heading}”, but its name speaks of another sector. The heading was not taken.",
        heading=heading,
    )
    remedy = Text(
        de="Tragen Sie den Bereich in einer Spalte „Bereich“ ein, wenn Sie ihn wissen.",
        en="Enter the sector in a column “Bereich” if you know it.",
    )
    return Issue("question", "heading-contradicted", sentence, NO_SHAPE, remedy)


def further_rows(columns: str) -> Issue:
    """Rows without name that say something else than the row above them."""
    sentence = say(
        "Folgezeilen ohne Namen gehören zur Zeile darüber. Weitere Angaben wurden nicht übernommen: {columns}.",
        "Rows without name belong to the row above. Further values were not imported: {columns}.",
        columns=columns,
    )
    remedy = Text(
        de="Gilt etwas davon für die Organisation, tragen Sie es in ihre erste Zeile ein.",
        en="If some of it holds for the organization, enter it in its first row.",
    )
    return Issue("question", "further", sentence, NO_SHAPE, remedy)


def filled_from_below(count: int) -> Issue:
    """Rows without name that say what the row above them left open."""
    sentence = say(
        "{count} {count:Angabe steht|Angaben stehen} in Zeilen ohne Namen und {count:wurde|wurden} zur Organisation in "
        "der Zeile darüber gelesen.",
        "{count} {count:value stands|values stand} in rows without name and {count:was|were} read for the organization "
        "in the row above.",
        count=count,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; fehlt dort ein Name, tragen Sie ihn ein.",
        en="If that is right, nothing needs to be done; if a name is missing there, enter it.",
    )
    return Issue("question", "further", sentence, NO_SHAPE, remedy)


def left_the_network(*, sure: bool = True) -> Issue:
    """An organization that the list calls former, or of which it does not say whether it is there."""
    if not sure:
        open_ = Text(
            de="Ob die Organisation noch dabei ist, sagt die Zelle nicht klar. Sie zählt nicht als vorhanden.",
            en="The cell does not say clearly whether the organization is still part. It does not count as present.",
        )
        remedy = Text(de="Tragen Sie ja oder nein ein, sobald es feststeht.", en="Enter yes or no once it is known.")
        return Issue("question", "standing", open_, NO_SHAPE, remedy)
    sentence = Text(
        de="Die Zeile sagt, dass die Organisation nicht mehr oder zurzeit nicht dabei ist. Sie zählt nicht als "
        "vorhanden.",
        en="The row says that the organization is no longer part, or not at present. It does not count as present.",
    )
    remedy = Text(
        de="Gibt es sie noch, berichtigen Sie die Zelle; sonst ist nichts zu tun.",
        en="If it is still there, correct the cell; else nothing needs to be done.",
    )
    return Issue("question", "standing", sentence, NO_SHAPE, remedy)


def said_by_remark(says: str, name: str) -> Issue:
    """A remark that an organization is gone, has or had another name, or became a part of another."""
    if says == "former":
        return _earlier_name(name)
    if says == "renamed":
        sentence = say(
            "Die Bemerkung nennt einen neuen Namen: „{name}“. Er wurde als weiterer Name gelesen.",
            "The remark gives a new name: “{name}”. It was read as another name.",
            name=name,
        )
        remedy = Text(
            de="Wenn das stimmt, tragen Sie ihn als Namen der Einrichtung ein; sonst ist nichts zu tun.",
            en="If that is right, enter it as the name of the organization; else nothing needs to be done.",
        )
        return Issue("question", "standing", sentence, NO_SHAPE, remedy)
    sentence = Text(
        de="Die Bemerkung sagt, dass es die Stelle so nicht mehr gibt oder sie nicht mehr dabei ist. Sie zählt nicht "
        "als vorhanden.",
        en="The remark says that the organization is no longer there as it was, or takes part no more. It does not "
        "count as present.",
    )
    if name:
        sentence = say(
            "{sentence} Genannt ist: „{name}“.", "{sentence} Named is: “{name}”.", sentence=sentence, name=name
        )
    remedy = Text(
        de="Gibt es sie noch, berichtigen Sie die Bemerkung; sonst ist nichts zu tun.",
        en="If it is still there, correct the remark; else nothing needs to be done.",
    )
    return Issue("question", "standing", sentence, NO_SHAPE, remedy)


def _earlier_name(name: str) -> Issue:
    # It may be a former carrier as well ("früher Caritas"): read as another name it would make one of two.
    sentence = say(
        "Die Bemerkung nennt vielleicht einen früheren Namen: „{name}“. Er wurde nicht als Name gelesen.",
        "The remark may give an earlier name: “{name}”. It was not read as a name.",
        name=name,
    )
    remedy = say(
        "Hieß die Einrichtung früher so, tragen Sie „{name}“ unter „Weitere Namen“ ein; sonst ist nichts zu tun.",
        "If the organization was called so, enter “{name}” under “Weitere Namen”; otherwise nothing needs to be done.",
        name=name,
    )
    return Issue("question", "standing", sentence, NO_SHAPE, remedy)


def called_no_partner(word: str) -> Issue:
    """An organization whose status is a word for those who are no partners, or not yet."""
    sentence = say(
        "Als Status steht „{word}“. Die Organisation zählt nicht als vorhanden.",
        "Its status is “{word}”. The organization does not count as present.",
        word=word,
    )
    remedy = Text(
        de="Ist sie inzwischen dabei, schreiben Sie „aktiv“; sonst ist nichts zu tun.",
        en="If it takes part by now, write “aktiv”; else nothing needs to be done.",
    )
    return Issue("question", "standing", sentence, NO_SHAPE, remedy)


def stands_below(heading: str) -> Issue:
    """An organization listed under a heading for those who are no partners, or not yet."""
    sentence = say(
        "Die Zeile steht unter „{heading}“. Die Organisation zählt nicht als vorhanden.",
        "The row stands below “{heading}”. The organization does not count as present.",
        heading=heading,
    )
    remedy = Text(
        de="Gehört sie dazu, stellen Sie die Zeile zu den übrigen; sonst ist nichts zu tun.",
        en="If it is a partner, move the row to the others; else nothing needs to be done.",
    )
    return Issue("question", "standing", sentence, NO_SHAPE, remedy)


def rhythm_open(text: str) -> Issue:
    """How often a body meets, where it is not sure which one is meant."""
    sentence = say(
        "„{text}“ sagt, wie oft ein Gremium tagt; welches, ist nicht sicher. Die Angabe wurde nicht übernommen.",
        "“{text}” says how often a body meets; which one is not sure. It was not taken over.",
        text=text,
    )
    remedy = Text(
        de="Schreiben Sie es in eine Liste der Gremien: je Gremium eine Zeile, mit einer Spalte „Sitzungsrhythmus“.",
        en="Write it into a list of the bodies: a row for each, with a column “Sitzungsrhythmus”.",
    )
    return Issue("question", "rhythm", sentence, NO_SHAPE, remedy)


def region_called(text: str, name: str) -> Issue:
    """A region without the word that stands before it elsewhere in the column."""
    sentence = say(
        "„{text}“ wurde als die Region „{name}“ gelesen, die in derselben Spalte steht.",
        "“{text}” was read as the region “{name}” that stands in the same column.",
        text=text,
        name=name,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sonst nennen Sie auch diese Region mit ihrer Art.",
        en="If that is right, there is nothing to do; otherwise say of this region, too, what kind it is.",
    )
    return Issue("question", "region", sentence, NO_SHAPE, remedy)


def everywhere_read() -> Issue:
    """A word for the whole district where regions are named, and no single region is known."""
    sentence = Text(
        de="Die Zelle meint den ganzen Bezirk und nennt keine einzelne Region. Eine Region wurde nicht daraus.",
        en="The cell means the whole district and names no single region. No region was made of it.",
    )
    return Issue("warning", "everywhere", sentence, NO_SHAPE, NOTHING_TO_DO)
