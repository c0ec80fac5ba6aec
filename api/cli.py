"""The command line. Each command reads its options, calls the library, and shows the result."""

import atexit
import gc
import os
import signal
import sys
from collections.abc import Callable
from collections.abc import Mapping as ByName
from pathlib import Path
from typing import Annotated

import typer

from api.commands import (
    asking,
    contributing,
    council,
    exchanging,
    goals,
    keeping,
    logbook,
    nation,
    papering,
    process,
    rules,
    series,
    surveying,
    telling,
)
from api.commands.options import (
    FAILED,
    FINDINGS,
    OK,
    STOPPED,
    AsOf,
    District,
    Json,
    Lang,
    Limit,
    Mapping,
    MaybePath,
    On,
    Rejected,
    Store,
    day,
    stated,
)
from api.commands.writing import Force, refuse_other_ending, refuse_overwriting
from ontology import DomainError


def _no_commands() -> typer.Typer:
    return typer.Typer(
        name="fruehnetz",
        help="Netzwerke Frühe Hilfen: was fehlt, worauf es sich stützt, und was als Nächstes zu klären ist.",
        epilog=(
            "Rückgabewerte: 0 in Ordnung · 1 fehlgeschlagen oder Zeilen abgelehnt · 2 falscher Aufruf · "
            "3 Befunde (nur mit --strict) · 130 abgebrochen"
        ),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )


app = _no_commands()
Report = Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Bericht als HTML-Datei schreiben.")]

_COLLECTED_AFTER = 100_000
"""So many new objects are looked through for circles; Python's own number is 700."""


_KINDNESS = 10
"""How far taking in a list steps back (``nice``): also behind the workers of a service, whose readers do not wait."""


def main() -> None:
    """Run the command line; an expected error is one sentence that names the remedy."""
    _collect_seldom()
    # What-ifs are many small matrix products. Threads of the matrix library wait for each other by spinning: on a
    # machine that does something else, too, one thread is many times faster (decision 0012). Before numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _speak_utf8()
    _step_back()
    # Whoever sees an error adds --debug to the end of the line: it is one for all commands, wherever it stands.
    debug = "--debug" in sys.argv[1:]
    # A command that is told to end ends as with Ctrl+C: what it opened is closed, what was not acknowledged is undone.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _run([argument for argument in sys.argv[1:] if argument != "--debug"])
    except BrokenPipeError:
        # The reader (head, less) has enough; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except (KeyboardInterrupt, SystemExit) as stop:
        # typer makes this number of Ctrl+C; a batch that was not acknowledged is rolled back on the way here.
        if isinstance(stop, SystemExit) and stop.code != STOPPED:
            raise
        from api.commands.terminal import talk

        talk("Abgebrochen; gespeichert wird immer ganz oder gar nicht.")
        sys.exit(STOPPED)
    except Exception as error:
        # Whatever happens is told in words; --debug shows it as it was raised.
        if debug:
            raise
        from api.commands.opening import told

        told(error if isinstance(error, (DomainError, OSError)) else DomainError(type(error).__name__))
        sys.exit(FAILED)


def _step_back() -> None:
    if sys.argv[1:2] == ["import"] and hasattr(os, "nice"):
        os.nice(_KINDNESS)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Names of old files may hold bytes that are no text.
            stream.reconfigure(encoding="utf-8", errors="replace")


def _collect_seldom() -> None:
    """A command makes little that hangs together in circles, and searching for that costs a short one (decision 0009).

    It is searched for seldom while the command runs, and not on the way out.
    """
    gc.set_threshold(_COLLECTED_AFTER)
    atexit.register(gc.freeze)


@app.callback()
def fruehnetz(
    debug: Annotated[bool, typer.Option("--debug", help="Bei Fehlern den ganzen Ablauf zeigen.")] = False,
) -> None:
    """Name the options of all commands; ``main`` reads --debug, because errors arrive there."""


def demo(  # noqa: PLR0913, PLR0917 - each is an option
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Ordner für den Bericht.")] = Path("out"),
    store: Annotated[str | None, typer.Option("--store", metavar="URL", help="Daten dort ablegen.")] = None,
    lang: Lang = "de",
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, help="So viele Befunde statt der ersten drei; 0 zeigt alle.")
    ] = None,
    force: Force = False,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Nach Bericht und Befunden enden, ohne die Seiten zu zeigen.")
    ] = False,
    finished: Annotated[
        bool,
        typer.Option("--finished", help="Den erfundenen Bezirk am Ende seines Prozesses, mit Soll-Ist und Leitfaden."),
    ] = False,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port der Seiten.")] = 8000,
) -> None:
    """Karlsruhe auswerten, so wie es heute bekannt ist, und mit einem erfundenen Bezirk im Browser zeigen."""
    from api.commands import analysing, opening
    from api.commands.terminal import show_brief, show_findings
    from api.seeds import seed

    report = out / "karlsruhe.html"
    refuse_overwriting(report, force=force)
    if store is not None:
        opening.refuse_address(store)
        opening.refuse_other_districts(store, "08212", force=force)
    with opening.loaded(seed("karlsruhe"), url=store or opening.MEMORY) as source:
        key = analysing.the_district(source, None)
        analysis = analysing.analysed(source, key, None)
        analysing.announce(analysis.snapshot, lang)
        if limit is None:
            show_brief(analysis, lang)
        else:
            show_findings(analysis, lang, limit)
        analysing.write_report(source, analysis, report, lang)
    if not no_serve:
        from api.commands import serving

        serving.serve_demo(store, serving.At("127.0.0.1", port, None), finished=finished)


def check(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    strict: Annotated[bool, typer.Option("--strict", help="Mit 3 enden, wenn es Befunde gibt.")] = False,
    on: On = None,
    district: District = None,
    report: Report = None,
    columns: Annotated[
        bool, typer.Option("--columns", help="Nur zeigen, wie Tabellen und Spalten verstanden wurden.")
    ] = False,
    mapping: Mapping = None,
    remember: Annotated[
        bool, typer.Option("--remember", help="Die Zuordnung für Listen dieser Form merken, im Ordner der Liste.")
    ] = False,
    as_of: AsOf = None,
    rejected: Rejected = None,
    lang: Lang = "de",
    limit: Limit = 40,
    force: Force = False,
) -> None:
    """Eine Liste prüfen und auswerten, ohne sie irgendwo zu speichern; oder auswerten, was in einem Speicher steht."""
    from api.commands import analysing, importing, opening

    chosen_day = day(on)
    if remember and path is not None and mapping is not None:
        opening.remember_form(path, mapping)
    if columns and path is not None:
        from api.commands.columns import show_columns

        show_columns(path, mapping)
        return
    refuse_overwriting(report, force=force, reads=opening.sources(path, store))
    importing.refuse_rejected(rejected, force=force, reads=opening.sources(path, store))
    asked = opening.Asked(district, stated(as_of), mapping)
    with opening.either(path, store, asked, quiet=True) as source:
        key = analysing.the_district(source, district)
        analysis = analysing.analysed(source, key, chosen_day)
        if json:
            analysing.print_checked(source, analysis, lang)
        else:
            analysing.show_checked(source, analysis, lang, limit)
        if report is not None:
            analysing.write_report(source, analysis, report, lang, source.report)
        if rejected is not None:
            importing.write_lost(source.report, rejected, lang)
    raise typer.Exit(FAILED if source.rejected else FINDINGS if strict and analysis.findings else OK)


def template(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Zu schreibende Arbeitsmappe (.xlsx).")],
    full: Annotated[
        bool, typer.Option("--full", help="Alle Tabellen, auch Vereinbarungen, Vorlagen, Stellen …")
    ] = False,
    example: Annotated[bool, typer.Option("--example", help="Mit ausgefülltem Beispiel.")] = False,
    force: Force = False,
) -> None:
    """Eine Liste zum Ausfüllen schreiben: wer dabei ist, in welchen Gremien, und wer mit wem arbeitet."""
    from api.commands.terminal import talk
    from graph.imports.starter import write_starter
    from graph.imports.template import write_template
    from ontology import load_model

    refuse_overwriting(path, force=force)
    refuse_other_ending(path, ".xlsx")
    (write_template if full else write_starter)(path, load_model(), example=example)
    talk(f"Vorlage geschrieben: {path}")


def serve(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    host: Annotated[
        str, typer.Option("--host", help="Adresse; andere als dieser Rechner nur mit --store und mit Konten.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port.")] = 8000,
    on: On = None,
    accounts: Annotated[
        bool, typer.Option("--accounts", help="Nur wer ein Konto hat, kommt hinein; braucht --store.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, max=32, help="So viele Prozesse rechnen zugleich; sonst FRUEHNETZ_WORKERS."),
    ] = None,
) -> None:
    """Bericht und Schnittstelle zeigen: ohne Konten auf diesem Rechner, mit Konten auch anderen."""
    from api.commands import serving

    serving.serve(path, store, serving.At(host, port, day(on), accounts, workers))


def doctor(store: Store = None, json: Json = False) -> None:
    """Nachsehen, was auf diesem Rechner da ist, und sagen, was zu tun ist."""
    from api.commands import opening, plain_output, terminal
    from api.commands.doctor import as_json, examine, healthy

    checks = examine(opening.url_of(store, required=False))
    if json:
        plain_output.print_json(as_json(checks))
    else:
        terminal.show_checks(checks)
    raise typer.Exit(OK if healthy(checks) else FAILED)


_series = typer.Typer(
    name="series",
    help="Veröffentlichte Werte der Kommunalbefragungen: zeigen, und laden, was seither veröffentlicht ist.",
    no_args_is_help=True,
)
_survey = typer.Typer(
    name="survey",
    help="Erhebung per Mail und Excel: Wer arbeitet mit wem? Anlegen, Bögen ausgeben, lesen, übernehmen.",
    no_args_is_help=True,
)
_council = typer.Typer(
    name="council",
    help="Daten eines Ratsinformationssystems (OParl): holen, übernehmen, vergleichen.",
    no_args_is_help=True,
)
_goals = typer.Typer(
    name="goals",
    help="Ziele auf der Wirkungstreppe, Soll und Ist, Maßnahmen: zeigen, vereinbaren, ändern, überprüfen.",
    no_args_is_help=True,
)
_logbook = typer.Typer(
    name="logbook",
    help="Prozess-Logbuch der Steuerungsgruppe: zeigen, schreiben, und was sich dafür vorschlagen lässt.",
    no_args_is_help=True,
)
_process = typer.Typer(
    name="process",
    help="Der Prozess eines Bezirks: Phasen, fällige Ergebnisse, Voraussetzungen, Formate, Termine.",
    no_args_is_help=True,
)
_rules = typer.Typer(
    name="rules",
    help="Eigene Regeln der Gruppe: was sie selbst vereinbart hat, kein Gesetz. Zeigen, aufnehmen, beenden.",
    no_args_is_help=True,
)
_GROUPS = {
    "survey": _survey,
    "council": _council,
    "goals": _goals,
    "logbook": _logbook,
    "process": _process,
    "rules": _rules,
    "series": _series,
}
for group in _GROUPS.values():
    app.add_typer(group)


def _home_of(name: str) -> typer.Typer:
    """Where a command stands: those of two words belong together."""
    return _GROUPS[name.partition(" ")[0]] if " " in name else app


COMMANDS: ByName[str, Callable[..., None]] = {
    "demo": demo,
    "check": check,
    "template": template,
    "import": keeping.import_,
    "duplicates": keeping.duplicates,
    "undo": keeping.undo,
    "history": keeping.history,
    "person": telling.person,
    "processing": telling.processing,
    "erase": keeping.erase,
    "copy": keeping.copy,
    "backup": keeping.backup,
    "restore": keeping.restore,
    "neo4j": keeping.neo4j,
    "export": keeping.export,
    "indicators": asking.indicators,
    "anchoring": asking.anchoring,
    "frame": asking.frame,
    "profile": asking.profile,
    "compare": asking.compare,
    "nation": nation.nation,
    "whatif": asking.whatif,
    "links": asking.links,
    "questions": asking.questions,
    "ask": asking.ask,
    **papering.PAPER_COMMANDS,
    **surveying.SURVEY_COMMANDS,
    **council.COUNCIL_COMMANDS,
    **goals.GOAL_COMMANDS,
    **series.SERIES_COMMANDS,
    "across": asking.across,
    **contributing.ACROSS_COMMANDS,
    **exchanging.EXCHANGE_COMMANDS,
    **logbook.LOGBOOK_COMMANDS,
    **process.PROCESS_COMMANDS,
    **rules.RULE_COMMANDS,
    "serve": serve,
    "accounts": keeping.accounts,
    "doctor": doctor,
}
for name, command in COMMANDS.items():
    _home_of(name).command(name.rpartition(" ")[2])(command)


def _run(arguments: list[str]) -> None:
    """Run the command that is asked for alone, if it is one word: to make all takes as long as a short command."""
    name = arguments[0] if arguments else ""
    made = app
    if name in COMMANDS:
        made = _no_commands()
        made.callback()(fruehnetz)
        made.command(name)(COMMANDS[name])
    made(args=arguments)


if __name__ == "__main__":
    main()
