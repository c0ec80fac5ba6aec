"""The command line. Each command reads its options, calls the library, and shows the result."""

import logging
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.commands.options import (
    Author,
    District,
    From,
    Json,
    Lang,
    ListPath,
    MaybePath,
    On,
    Store,
    To,
    day,
    period,
)
from ontology import DomainError

OK, FAILED, WRONG_USE, FINDINGS = 0, 1, 2, 3

app = typer.Typer(
    name="fruehnetz",
    help="Netzwerke Frühe Hilfen: was fehlt, worauf es sich stützt, und was als Nächstes zu klären ist.",
    epilog=(
        "Rückgabewerte: 0 in Ordnung · 1 fehlgeschlagen oder Zeilen abgelehnt · 2 falscher Aufruf · "
        "3 Befunde (nur mit --strict)"
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Report = Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Bericht als HTML-Datei schreiben.")]
Limit = Annotated[int, typer.Option("--limit", min=0, help="Höchstens so viele Befunde zeigen; 0 zeigt alle.")]
Format = Annotated[Literal["json", "turtle", "graphml"], typer.Option("--format", "-f", help="Format.")]


def main() -> None:
    """Run the command line; an expected error is one sentence that names the remedy."""
    import os

    # What-ifs are many small matrix products. Threads of the matrix library wait for each other by spinning: on a
    # machine that does something else, too, one thread is many times faster (decision 0012). Before numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Names of old files may hold bytes that are no text.
            stream.reconfigure(encoding="utf-8", errors="replace")
    # Errors are told below, once and in words; the driver's own log of them is not for people.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    try:
        app()
    except BrokenPipeError:
        # The reader (head, less) has enough; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except Exception as error:
        # Whatever happens is told in words; --debug shows it as it was raised.
        if "--debug" in sys.argv:
            raise
        from api.opening import told

        told(error if isinstance(error, (DomainError, OSError)) else DomainError(type(error).__name__))
        sys.exit(FAILED)


@app.callback()
def fruehnetz(
    debug: Annotated[bool, typer.Option("--debug", help="Bei Fehlern den ganzen Ablauf zeigen.")] = False,
) -> None:
    """Read the options of all commands; ``main`` looks for --debug, because errors arrive there."""


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Ordner für den Bericht.")] = Path("out"),
    store: Annotated[str | None, typer.Option("--store", metavar="URL", help="Daten dort ablegen.")] = None,
    lang: Lang = "de",
    limit: Limit = 40,
) -> None:
    """Das Netzwerk von Karlsruhe auswerten, zum Datum seiner neuesten Liste, und den Bericht schreiben."""
    from api import opening
    from api.commands import analysing
    from api.commands.seeds import seed
    from api.commands.terminal import show_findings
    from graph.analysis import demo_date

    with opening.loaded(seed("karlsruhe"), url=store or opening.MEMORY) as source:
        key = analysing.the_district(source, None)
        analysis = analysing.analysed(source, key, demo_date(source.store, key))
        analysing.announce(analysis.snapshot, lang)
        show_findings(analysis, lang, limit)
        analysing.write_report(analysis, out / "karlsruhe.html", lang)


@app.command()
def check(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    strict: Annotated[bool, typer.Option("--strict", help="Mit 3 enden, wenn es Befunde gibt.")] = False,
    on: On = None,
    district: District = None,
    report: Report = None,
    lang: Lang = "de",
    limit: Limit = 40,
) -> None:
    """Eine Liste prüfen und auswerten, ohne sie irgendwo zu speichern; oder auswerten, was in einem Speicher steht."""
    from api import opening
    from api.commands import analysing

    chosen_day = day(on)
    with opening.either(path, store, district, quiet=True) as source:
        key = analysing.the_district(source, district)
        analysis = analysing.analysed(source, key, chosen_day)
        if json:
            analysing.print_checked(source, analysis, lang)
        else:
            analysing.show_checked(source, analysis, lang, limit)
        if report is not None:
            analysing.write_report(analysis, report, lang)
    raise typer.Exit(FAILED if source.rejected else FINDINGS if strict and analysis.findings else OK)


@app.command()
def template(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Zu schreibende Arbeitsmappe (.xlsx).")],
    example: Annotated[bool, typer.Option("--example", help="Mit ausgefülltem Beispiel.")] = False,
) -> None:
    """Die Vorlage zum Ausfüllen schreiben: ein Blatt je Art von Eintrag, mit Auswahllisten und Erklärungen."""
    from api.commands.terminal import talk
    from graph.imports.template import write_template
    from ontology import load_model

    write_template(path, load_model(), example=example)
    talk(f"Vorlage geschrieben: {path}")


@app.command("import")
def import_(  # noqa: PLR0913, PLR0917 - each is an option
    path: ListPath,
    store: Store = None,
    district: District = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, was sich ändern würde.")] = False,
    author: Author = "Kommandozeile",
    lang: Lang = "de",
) -> None:
    """Eine Liste in einen Speicher übernehmen: ganz oder gar nicht, und mit „undo“ zurücknehmbar."""
    from api import importing, opening

    with opening.stored(opening.dry(store) if dry_run else store, create=True) as source:
        rejected = importing.take_in(source, path, importing.Wish(district, author, dry_run=dry_run), lang)
    raise typer.Exit(FAILED if rejected else OK)


@app.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Nummer der Änderung, siehe „history“.")],
    store: Store = None,
    author: Author = "Kommandozeile",
) -> None:
    """Eine Änderung als Ganzes zurücknehmen."""
    from api import opening
    from api.commands.terminal import talk
    from graph.journal import undo

    with opening.stored(store) as source:
        done = undo(source.store, number, author=author, time=opening.now())
    talk(f"Änderung {number} ist zurückgenommen (Nr. {done.number}).")


@app.command()
def history(store: Store = None, json: Json = False) -> None:
    """Alle Änderungen eines Speichers zeigen, die neueste zuerst."""
    from api import opening
    from api.commands import terminal
    from graph.journal import revisions

    with opening.stored(store) as source:
        found = revisions(source.store)
    if json:
        terminal.print_json([opening.revision_as_json(r, touched) for r, touched in found])
    else:
        terminal.show_revisions(found)


@app.command()
def copy(
    source: Annotated[str, typer.Argument(metavar="VON", help="Speicher, aus dem gelesen wird (URL).")],
    target: Annotated[str, typer.Argument(metavar="NACH", help="Leerer Speicher, oder ein angefangener (URL).")],
) -> None:
    """Einen Speicher mit Journal in einen anderen übertragen; nach einem Abbruch geht es dort weiter."""
    from api.commands.moving import move

    move(source, target)


@app.command()
def neo4j(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port, nur auf diesem Rechner.")] = 7687,
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Ordner für die Daten.")] = None,
    memory: Annotated[str, typer.Option("--memory", help="So viel Speicher darf Java nehmen, z. B. 4g.")] = "2g",
) -> None:
    """Einen Neo4j-Server auf diesem Rechner starten, ohne Docker; braucht Java ab 17 und Maven."""
    from api.commands.neo4j import run

    run(port, data, memory)


@app.command()
def export(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    format: Format = "json",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Datei statt Ausgabe.")] = None,
    district: District = None,
    on: On = None,
    persons: Annotated[bool, typer.Option("--persons", help="Auch Personen, nur für den internen Gebrauch.")] = False,
) -> None:
    """Den Graphen ausgeben: JSON, Turtle oder GraphML. Ohne Personen, wenn nicht anders verlangt."""
    from api import opening
    from graph.exports import export, extract_of

    with opening.either(path, store, district) as source:
        scope = opening.scope_of(source.store, district)
        text = export(extract_of(source.store, source.model, scope, persons=persons, on=day(on)), format)
    opening.write_out(text, output)


@app.command()
def indicators(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Die Indikatoren eines Bezirks zeigen: jeden mit Spanne, Datum und einem Satz."""
    from api import opening
    from api.commands import analysing, terminal

    with opening.either(path, store, district) as source:
        key = analysing.the_district(source, district)
        analysis = analysing.analysed(source, key, day(on))
    if json:
        analysing.print_indicators(analysis, lang)
    else:
        analysing.announce(analysis.snapshot, lang)
        terminal.show_indicators(analysis, lang)


@app.command()
def anchoring(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Zeigen, auf welchen Wegen das Netzwerk die politischen Gremien erreicht, und an wem sie hängen."""
    from api import opening
    from api.commands import analysing
    from api.commands.anchoring import print_anchoring, show_anchoring

    with opening.either(path, store, district) as source:
        key = analysing.the_district(source, district)
        snapshot = analysing.snapshot_at(source, key, day(on))
    if json:
        print_anchoring(snapshot, lang)
    else:
        analysing.announce(snapshot, lang)
        show_anchoring(snapshot, lang)


@app.command()
def compare(  # noqa: PLR0913, PLR0917 - each is an option
    earlier: From,
    later: To,
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    lang: Lang = "de",
) -> None:
    """Einen Bezirk an zwei Tagen vergleichen: was kam, ging, sich änderte, und welche Ziele erreicht sind."""
    from api import opening
    from api.commands import analysing
    from api.commands.comparing import compared, print_comparison, show_comparison

    dates = period(earlier, later)
    with opening.either(path, store, district) as source:
        found = compared(source, analysing.the_district(source, district), dates)
    if json:
        print_comparison(found, lang)
    else:
        show_comparison(found, lang)


@app.command()
def whatif(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    pair: Annotated[
        tuple[str, str] | None, typer.Option("--pair", metavar="A B", help="Nur diese zwei, mit Namen oder Kennung.")
    ] = None,
    together: Annotated[
        int, typer.Option("--together", min=0, help="Auch so viele Verbindungen, die zusammen am meisten bringen.")
    ] = 0,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
    limit: Annotated[int, typer.Option("--limit", min=0, help="Höchstens so viele Zeilen je Abschnitt; 0: alle.")] = 5,
) -> None:
    """Was wäre, wenn: was jede neue Verbindung brächte, und was der Ausfall von Stellen, Sitzen, Verbindungen hieße."""
    from api import opening
    from api.commands import analysing
    from api.commands.what_if import Wanted, answered, print_answer, show_answer

    wanted = Wanted(pair, together, limit)
    with opening.either(path, store, district) as source:
        answer = answered(source, analysing.the_district(source, district), day(on), wanted)
    (print_answer if json else show_answer)(answer, wanted, lang)


@app.command()
def links(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
    limit: Limit = 20,
) -> None:
    """Fehlende Verbindungen zeigen, die wichtigsten zuerst: warum, was zu tun ist, und wer beginnt."""
    from api import opening
    from api.commands import analysing
    from api.commands.links import print_links, show_links

    with opening.either(path, store, district) as source:
        key = analysing.the_district(source, district)
        analysis = analysing.analysed(source, key, day(on))
        show = print_links if json else show_links
        show(source, analysis, lang, limit)


@app.command()
def serve(
    path: MaybePath = None,
    store: Store = None,
    host: Annotated[str, typer.Option("--host", help="Adresse; ohne Konten nur dieser Rechner.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port.")] = 8000,
    on: On = None,
) -> None:
    """Bericht und Schnittstelle auf diesem Rechner zeigen, nur zum Lesen."""
    from api import opening
    from api.commands import serving

    chosen_day = day(on)
    serving.refuse_other_hosts(host)
    with opening.either(path, store, None) as source:
        serving.serve(source, serving.At(host, port, chosen_day))


@app.command()
def doctor(store: Store = None, json: Json = False) -> None:
    """Nachsehen, was auf diesem Rechner da ist, und sagen, was zu tun ist."""
    from api import opening
    from api.commands import terminal
    from api.commands.doctor import as_json, examine, healthy

    checks = examine(opening.url_of(store, required=False))
    if json:
        terminal.print_json(as_json(checks))
    else:
        terminal.show_checks(checks)
    raise typer.Exit(OK if healthy(checks) else FAILED)


if __name__ == "__main__":
    main()
