"""Arguments and options that several commands share, and how their texts are read."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from ontology import ModelError
from ontology.values import latest

OK, FAILED, WRONG_USE, FINDINGS, STOPPED = 0, 1, 2, 3, 130
"""What the program ends with."""
Language = Literal["de", "en"]

ListPath = Annotated[
    Path, typer.Argument(metavar="PATH", help="Liste (.xlsx, .ods, .csv) oder Ordner mit CSV-Dateien.")
]
MaybePath = Annotated[
    Path | None, typer.Argument(metavar="PATH", help="Liste oder Ordner mit CSV-Dateien; sonst --store angeben.")
]
Store = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help="Speicher, z. B. sqlite:///netz.db; sonst FRUEHNETZ_STORE."),
]
Json = Annotated[bool, typer.Option("--json", help="Als JSON ausgeben, für Programme.")]
Lang = Annotated[Language, typer.Option("--lang", help="Sprache der Ausgabe.")]
District = Annotated[
    str | None, typer.Option("--district", metavar="KEY", help="Schlüssel des Jugendamtsbezirks, z. B. 08212.")
]
Mapping = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help="Zuordnung der Spalten (TOML), siehe „check LISTE --columns“."),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="Stichtag, z. B. 2024-09-24; 2020 meint den 31.12.2020. Sonst heute."),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Tag, den die Liste beschreibt, wenn sie ihn nicht selbst nennt."),
]
Rejected = Annotated[
    Path | None,
    typer.Option("--rejected", metavar="FILE", help="Zeilen, die nicht ganz gelesen wurden, als Arbeitsmappe (.xlsx)."),
]
From = Annotated[str, typer.Option("--from", metavar="DATE", help="Der frühere Tag, z. B. 2018-12-31.")]
To = Annotated[str, typer.Option("--to", metavar="DATE", help="Der spätere Tag, z. B. 2024-09-24.")]
Limit = Annotated[int, typer.Option("--limit", min=0, help="Höchstens so viele Befunde zeigen; 0 zeigt alle.")]
Format = Annotated[
    Literal["json", "jsonld", "turtle", "trig", "nquads", "graphml", "gexf", "xlsx"],
    typer.Option("--format", "-f", help="Format."),
]
Persons = Annotated[
    bool,
    typer.Option("--persons", help="Auch Persönliches, nur für den eigenen Gebrauch; braucht eine Freigabe."),
]


def _readable(text: str) -> str:
    """Wrong use for bytes that are no text in the encoding of this computer."""
    try:
        text.encode()
    except UnicodeEncodeError:
        wrong_use("Eine Angabe enthält Zeichen, die sich hier nicht lesen lassen. Bitte schreiben Sie sie in UTF-8.")
    return text


DryRun = Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, was sich ändern würde; nichts wird gespeichert.")]
Author = Annotated[
    str, typer.Option("--author", help="Wer die Änderung verantwortet (Stelle genügt).", callback=_readable)
]


def day(text: str | None) -> date | None:
    """The day an option means: ISO with day, month or year precision, or German ``31.12.2020``."""
    if text is None:
        return None
    try:
        return latest(text)
    except ModelError:
        pass
    try:
        return datetime.strptime(text, "%d.%m.%Y").date()
    except ValueError:
        wrong_use(f"„{text}“ ist kein Datum. Möglich sind 2024-09-24, 2024-09, 2024 oder 24.09.2024.")


def stated(text: str | None) -> str | None:
    """The day of a list as an option gives it, in the precision it has."""
    if text is None:
        return None
    from graph.imports.dates import day_of

    found = day_of(text)
    if found is None:
        wrong_use(f"„{text}“ ist kein Datum. Möglich sind 2024-09-24, 2024-09, 2024 oder 24.09.2024.")
    return found


def period(earlier: str, later: str) -> tuple[date, date]:
    """The two days of a comparison; in the wrong order they are wrong use."""
    first, second = day(earlier), day(later)
    if first is None or second is None or first >= second:
        wrong_use("Der Tag bei --from muss vor dem Tag bei --to liegen.")
    return first, second


def refuse_unless_allowed(option: str, *, asked: bool) -> None:
    """Refuse an option for personal data unless the installation allows it (decision 0020)."""
    from api.settings import load_settings

    settings = load_settings() if asked else None
    if settings is not None and settings.forbid_persons:
        wrong_use(
            f"{option} geht hier nicht: Diese Installation verbietet Personen (FRUEHNETZ_FORBID_PERSONS). "
            "Organisation, Stelle und Gremium genügen für die Auswertung."
        )
    if settings is not None and not settings.allow_persons:
        wrong_use(
            f"{option} ist hier nicht freigegeben: Persönliches wird weder gespeichert noch ausgegeben. Wenn es dafür "
            "eine Rechtsgrundlage gibt, schaltet FRUEHNETZ_ALLOW_PERSONS=true die Möglichkeit frei."
        )


def wrong_use(sentence: str) -> NoReturn:
    """Say what is wrong with the call and end with 2."""
    from api.commands.terminal import talk

    talk(sentence)
    raise typer.Exit(WRONG_USE)


def failed(sentence: str) -> NoReturn:
    """Say what did not work and end with 1."""
    from api.commands.terminal import talk

    talk(sentence)
    raise typer.Exit(FAILED)
