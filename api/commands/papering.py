"""``fruehnetz paper``: a paper of an administration as DOCX and PDF."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from api.commands.options import District, Json, Lang, MaybePath, On, Store, day
from api.commands.writing import Force

Several = list[str] | None


def paper(  # noqa: PLR0913, PLR0917 - each is an option
    kind: Annotated[str | None, typer.Argument(metavar="ART", help="Art des Papiers, siehe --list.")] = None,
    path: MaybePath = None,
    store: Store = None,
    list_: Annotated[bool, typer.Option("--list", help="Die Arten von Papieren zeigen.")] = False,
    docx: Annotated[Path | None, typer.Option("--docx", metavar="FILE", help="Als Word-Datei schreiben.")] = None,
    pdf: Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help="Als PDF schreiben.")] = None,
    finding: Annotated[
        Several,
        typer.Option("--finding", metavar="KEY", help="Befund, der hineinkommt; mehrfach. Sonst die angenommenen."),
    ] = None,
    argument: Annotated[
        Several,
        typer.Option("--argument", metavar="ZEICHEN", help="Argument, der hineinkommt; mehrfach, „alle“ für jedes."),
    ] = None,
    body: Annotated[
        Several,
        typer.Option(
            "--body", metavar="GREMIUM", help="Geplante Beratung: „Jugendhilfeausschuss; Vorberatung; 2027-03-11“."
        ),
    ] = None,
    recorded: Annotated[
        str | None, typer.Option("--paper", metavar="NR", help="Eine erfasste Vorlage noch einmal schreiben.")
    ] = None,
    title: Annotated[str, typer.Option("--title", help="Betreff.")] = "",
    number: Annotated[str, typer.Option("--number", help="Vorlagennummer.")] = "",
    lead: Annotated[str, typer.Option("--lead", help="Federführende Stelle.")] = "",
    text: Annotated[str, typer.Option("--text", help="Eigener Text, als solcher gekennzeichnet.")] = "",
    district: District = None,
    on: On = None,
    json: Json = False,
    lang: Lang = "de",
    force: Force = False,
) -> None:
    """Ein Papier für Gruppe und Gremien schreiben: jeder Satz mit Quelle, Lücken als markierte Stellen."""
    from api.commands import analysing, opening, papers
    from graph.documents.wished import PaperWish

    if list_ or kind is None:
        papers.list_forms(lang, json=json)
        return
    form, files = papers.form_named(kind), papers.PaperFiles(docx, pdf)
    files.refuse(force=force, reads=opening.sources(path, store))
    with opening.either(path, store, opening.Asked(district)) as source:
        key = analysing.the_district(source, district)
        wish = PaperWish(
            form,
            findings=tuple(finding or ()),
            paper=recorded or "",
            stations=papers.stations_of(source, key, body or (), form),
            title=title,
            number=number,
            lead=lead,
            text=text,
            arguments=tuple(argument or ()),
        )
        made = papers.made(source, wish, key, day(on))
    papers.write_paper(made, files)
    if json or not (docx or pdf):
        papers.show_paper(made, json=json)


PAPER_COMMANDS: Mapping[str, Callable[..., None]] = {"paper": paper}
