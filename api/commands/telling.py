"""Commands on what is told of persons: to themselves, and to whoever answers for the processing."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from api.author import UNNAMED
from api.commands.options import Author, District, Json, Lang, Store
from api.commands.writing import Force, refuse_overwriting


def person(  # noqa: PLR0913, PLR0917 - each is an option
    who: Annotated[str, typer.Argument(metavar="WER", help="Kennung oder ganzer Name der Person.")],
    store: Store = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Als Seite zum Ausdrucken (.html).")
    ] = None,
    json: Json = False,
    lang: Lang = "de",
    force: Force = False,
) -> None:
    """Auskunft: alles, was von einer Person gespeichert ist, mit Quellen, Zweck, Fristen und Geschichte."""
    from api.commands import opening
    from api.commands.person_report import report_of, show_report, write_report

    refuse_overwriting(output, force=force, reads=opening.sources(None, store))
    url = opening.url_of(store)
    with opening.stored(store) as source:
        found = report_of(source, url or "", who, lang)
    if output is not None:
        write_report(found, output, lang)
    else:
        show_report(found, as_json=json, lang=lang)


def processing(  # noqa: PLR0913, PLR0917 - each is an option
    store: Store = None,
    district: District = None,
    controller: Annotated[
        str | None, typer.Option("--controller", metavar="STELLE", help="Wer verantwortlich ist: Stelle, kein Name.")
    ] = None,
    purpose: Annotated[
        str | None, typer.Option("--purpose", metavar="TEXT", help="Wofür Personen gespeichert werden.")
    ] = None,
    basis: Annotated[
        Literal["task", "consent"] | None,
        typer.Option("--basis", help="Rechtsgrundlage: öffentliche Aufgabe (task) oder Einwilligung (consent)."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Als Arbeitsmappe (.xlsx) oder .csv.")
    ] = None,
    json: Json = False,
    lang: Lang = "de",
    author: Author = UNNAMED,
    force: Force = False,
) -> None:
    """Blatt für das Verzeichnis der Verarbeitungstätigkeiten (Art. 30 DSGVO); oder sagen, wozu Personen dienen."""
    from api.commands import opening
    from api.commands.processing import said_of, say_why, sheet_of, show_sheet, the_key

    refuse_overwriting(output, force=force, reads=opening.sources(None, store))
    said = said_of(controller, purpose, basis)
    with opening.stored(store) as source:
        key = the_key(source, district)
        if said:
            say_why(source, key, said, author)
            return
        lines = sheet_of(source, key, opening.url_of(store) or "")
    show_sheet(lines, output, lang, as_json=json)
