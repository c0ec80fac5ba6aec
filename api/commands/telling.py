"""Commands on what is told of persons: to themselves, and to whoever answers for the processing."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.options import Json, Lang, Store
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
