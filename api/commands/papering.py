"""``fruehnetz paper``: a paper of an administration as DOCX and PDF, and as a planned record."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.author import UNNAMED
from api.commands.options import Author, District, Json, Lang, MaybePath, On, Store, day
from api.commands.writing import Force

Several = list[str] | None


def paper(  # noqa: PLR0913, PLR0917 - each is an option
    kind: Annotated[str | None, typer.Argument(metavar="ART", help="Art des Papiers, siehe --list.")] = None,
    path: MaybePath = None,
    store: Store = None,
    list_: Annotated[bool, typer.Option("--list", help="Die Arten von Papieren zeigen.")] = False,
    docx: Annotated[Path | None, typer.Option("--docx", metavar="FILE", help="Als Word-Datei schreiben.")] = None,
    pdf: Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help="Als PDF schreiben.")] = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE", help="Eigene Word-Vorlage mit Platzhaltern, für --docx."),
    ] = None,
    sample: Annotated[
        Path | None, typer.Option("--sample", metavar="FILE", help="Muster einer eigenen Word-Vorlage schreiben.")
    ] = None,
    finding: Annotated[
        Several,
        typer.Option("--finding", metavar="KEY", help="Befund, der hineinkommt; mehrfach. Sonst die angenommenen."),
    ] = None,
    argument: Annotated[
        Several,
        typer.Option("--argument", metavar="ZEICHEN", help="Argument, das hineinkommt; mehrfach, „alle“ für jedes."),
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
    phase: Annotated[
        Literal["3", "4"] | None,
        typer.Option("--phase", help="Vorlage am Ende der Phase 3 (Ziele) oder 4 (Maßnahmen)."),
    ] = None,
    project: Annotated[str, typer.Option("--project", metavar="NAME", help="Vorhaben, um das es geht.")] = "",
    partner: Annotated[Several, typer.Option("--partner", metavar="NAME", help="Partner; mehrfach.")] = None,
    agreement: Annotated[str, typer.Option("--agreement", metavar="NAME", help="Erfasste Vereinbarung.")] = "",
    earlier: Annotated[
        str,
        typer.Option("--from", metavar="STAND", help="Soll-Ist, Leitfaden: früherer Tag, oder Name eines Stands."),
    ] = "",
    later: Annotated[
        str | None, typer.Option("--to", metavar="STAND", help="Späterer Tag, oder Name eines Stands; sonst heute.")
    ] = None,
    title: Annotated[str, typer.Option("--title", help="Betreff.")] = "",
    number: Annotated[str, typer.Option("--number", help="Vorlagennummer.")] = "",
    lead: Annotated[str, typer.Option("--lead", help="Federführende Stelle.")] = "",
    text: Annotated[str, typer.Option("--text", help="Eigener Text, als solcher gekennzeichnet.")] = "",
    record: Annotated[
        bool, typer.Option("--record", help="Als geplante Vorlage mit Beratungsfolge aufnehmen (mit --store).")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Mit --record: nur zeigen, was aufgenommen würde.")
    ] = False,
    author: Author = UNNAMED,
    district: District = None,
    on: On = None,
    json: Json = False,
    lang: Lang = "de",
    force: Force = False,
) -> None:
    """Ein Papier für Gruppe und Gremien schreiben: jeder Satz mit Quelle, Lücken als markierte Stellen."""
    from api.commands import papers

    if sample is not None:
        papers.write_sample(sample, force=force)
    if list_ or kind is None:
        papers.list_forms(lang, json=json)
        return
    files = papers.PaperFiles(docx, pdf, template)
    said = papers.PaperSaid(
        papers.form_named(kind),
        {
            "findings": tuple(finding or ()),
            "paper": recorded or "",
            "title": title,
            "number": number,
            "lead": lead,
            "text": text,
            "arguments": tuple(argument or ()),
            "phase": phase or "",
            "project": project,
            "partners": tuple(partner or ()),
            "agreement": agreement,
            "earlier": earlier,
            "later": later or "",
        },
        tuple(body or ()),
    )
    keeping = papers.Keeping(author, dry_run=dry_run) if record else None
    papers.paper_asked(said, files, papers.AskedWhere(path, store, district, day(on)), keeping, json=json, force=force)


PAPER_COMMANDS: Mapping[str, Callable[..., None]] = {"paper": paper}
