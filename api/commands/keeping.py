"""Commands on what a store keeps: take in, take back, move, give out."""

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.author import UNNAMED
from api.commands.options import (
    FAILED,
    OK,
    AsOf,
    Author,
    District,
    DryRun,
    Format,
    Json,
    Lang,
    Limit,
    ListPath,
    Mapping,
    MaybePath,
    On,
    Persons,
    Rejected,
    Store,
    day,
    refuse_unless_allowed,
    stated,
    wrong_use,
)
from api.commands.writing import Force, refuse_other_ending, refuse_overwriting, write_out
from api.rights import Role
from graph.stores.base import EVERYTHING


def import_(  # noqa: PLR0913, PLR0917 - each is an option
    path: ListPath,
    store: Store = None,
    district: District = None,
    dry_run: DryRun = False,
    as_of: AsOf = None,
    without_rejected: Annotated[
        bool,
        typer.Option("--without-rejected", help="Auch speichern, wenn Zeilen abgelehnt wurden: ohne diese Zeilen."),
    ] = False,
    rejected: Rejected = None,
    with_persons: Annotated[
        bool, typer.Option("--with-persons", help="Auch Personen speichern; braucht eine Freigabe der Installation.")
    ] = False,
    delete: Annotated[
        bool, typer.Option("--delete", help="Löschen, was in einer ausgegebenen Mappe gelöscht wurde.")
    ] = False,
    author: Author = UNNAMED,
    mapping: Mapping = None,
    force: Force = False,
    lang: Lang = "de",
) -> None:
    """Eine Liste in einen Speicher übernehmen: ganz oder gar nicht, und mit „undo“ zurücknehmbar."""
    from api.commands import importing, opening

    refuse_unless_allowed("--with-persons", asked=with_persons)
    importing.refuse_rejected(rejected, force=force, reads=opening.sources(path, store))
    wish = importing.Wish(
        district,
        author,
        dry_run=dry_run,
        mapping=mapping,
        stated_on=stated(as_of),
        without_rejected=without_rejected,
        rejected=rejected,
        with_persons=with_persons,
        delete=delete,
    )
    with opening.stored(store, create=True, dry=dry_run) as source:
        failed = importing.take_in(source, path, wish, lang)
    raise typer.Exit(FAILED if failed else OK)


def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Nummer der Änderung, siehe „history“.")],
    store: Store = None,
    author: Author = UNNAMED,
) -> None:
    """Eine Änderung als Ganzes zurücknehmen."""
    from api.commands import opening
    from api.commands.plain_output import progressing
    from api.commands.terminal import talk
    from graph.errors import NotFoundError
    from graph.stores.journal import undo

    step = f"Änderung {number} wird zurückgenommen"
    with opening.stored(store) as source, progressing({step: step}) as tell:
        told = partial(tell, step)
        try:
            done = undo(source.store, number, author=author, time=opening.now(), scope=EVERYTHING, told=told)
        except NotFoundError:
            talk(f"Eine Änderung Nr. {number} gibt es hier nicht. „fruehnetz history“ zeigt alle.")
            raise typer.Exit(FAILED) from None
    talk(f"Änderung {number} ist zurückgenommen (Nr. {done.number}).")


def history(
    store: Store = None,
    json: Json = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Prüfen, ob alles so dasteht, wie es geschrieben wurde.")
    ] = False,
    anchor: Annotated[
        str | None,
        typer.Option("--anchor", metavar="SIEGEL", help="Früher notiertes Siegel: prüft auch, ob das Ende fehlt."),
    ] = None,
) -> None:
    """Alle Änderungen eines Speichers zeigen, die neueste zuerst; oder prüfen, ob jemand an ihnen etwas änderte."""
    from api.commands import opening, plain_output, sealed, terminal
    from graph.stores.journal import revisions

    with opening.stored(store) as source:
        if verify or anchor is not None:
            raise typer.Exit(sealed.verify_journal(source.store, anchor, json=json))
        found = revisions(source.store, scope=EVERYTHING)
    if json:
        plain_output.print_json([opening.revision_as_json(r, touched) for r, touched in found])
    else:
        terminal.show_revisions(found)


Pair = tuple[str, str]


def duplicates(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    same: Annotated[
        Pair | None, typer.Option("--same", metavar="A B", help="Dieselbe Stelle: B geht in A auf.")
    ] = None,
    different: Annotated[
        Pair | None, typer.Option("--different", metavar="A B", help="Zwei Stellen: nicht mehr vorschlagen.")
    ] = None,
    unsure: Annotated[
        Pair | None, typer.Option("--unsure", metavar="A B", help="Noch offen: weiter vorschlagen, am Ende.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Warum so geurteilt wird.")] = "",
    district: District = None,
    author: Author = UNNAMED,
    json: Json = False,
    lang: Lang = "de",
    limit: Limit = 20,
) -> None:
    """Einträge zeigen, die vielleicht dieselbe Stelle meinen, mit Gründen; urteilen mit den Kennungen von dort."""
    from api.commands import opening
    from api.commands.duplicates import Wanted, judged, print_duplicates, show_duplicates

    wanted = Wanted.of({"same": same, "different": different, "unsure": unsure}, author, reason)
    if wanted is not None and path is not None:
        wrong_use("Ein Urteil braucht einen Speicher, in dem es bleibt: bitte --store angeben.")
    with opening.either(path, store, opening.Asked(district)) as source:
        if wanted is not None:
            judged(source, wanted, lang)
        else:
            scope = opening.scope_of(source.store, district)
            show = print_duplicates if json else show_duplicates
            show(source, scope, lang, limit)


def erase(  # noqa: PLR0913, PLR0917 - each is an option
    who: Annotated[
        str | None, typer.Argument(metavar="WER", help="Kennung oder ganzer Name einer Person, Kennung eines Eintrags.")
    ] = None,
    store: Store = None,
    properties: Annotated[
        list[str] | None, typer.Option("--property", metavar="NAME", help="Nur diese Angabe des Eintrags; mehrfach.")
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="Personen, deren Angaben zu prüfen sind.")] = False,
    keep_until: Annotated[
        str | None, typer.Option("--keep-until", metavar="DATE", help="Geprüft: bis zu diesem Tag behalten.")
    ] = None,
    on: On = None,
    yes: Annotated[bool, typer.Option("--yes", help="Löschen; ohne dies wird nur gezeigt, was wegfiele.")] = False,
    author: Author = UNNAMED,
) -> None:
    """Eine Person oder eine Angabe endgültig löschen: aus Einträgen, Journal, Suche, Datei. Sitze bleiben."""
    from api.commands import erasing, opening
    from api.erasures import register_of
    from api.settings import load_settings
    from graph.as_of import opened_on

    until, today = day(keep_until), opened_on(day(on))
    if (who is None) != due:
        wrong_use("Bitte entweder eine Person oder einen Eintrag angeben, oder --due.")
    register = register_of(load_settings(), opening.url_of(store) or opening.MEMORY)
    with opening.stored(store) as source:
        if who is None:
            erasing.erase_due(source, today, erasing.eraser(author, register), sure=yes)
        elif until is not None:
            erasing.keep_until(source, who, until, author)
        else:
            wish = erasing.Erasing(who, tuple(properties or ()), author, sure=yes, register=register)
            erasing.erase_asked(source, wish)


def accounts(
    act: Annotated[
        Literal["list", "invite", "grant", "withdraw", "lock", "unlock", "reset"],
        typer.Argument(metavar="WAS", help="list, invite, grant, withdraw, lock, unlock oder reset."),
    ] = "list",
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Name des Kontos.")] = None,
    store: Store = None,
    role: Annotated[Role | None, typer.Option("--role", help="Rolle, die gegeben oder entzogen wird.")] = None,
    district: Annotated[
        str | None,
        typer.Option(
            "--district", metavar="KEY", help="Bezirk der Rolle; „land:NW“ heißt alle eines Landes, „*“ alle."
        ),
    ] = None,
) -> None:
    """Konten zeigen, einladen, sperren, mit Rollen versehen: für wen, der den Rechner betreibt."""
    from api.commands import accounts as given
    from api.commands import opening
    from api.settings import load_settings

    if (role is None) != (district is None):
        wrong_use('--role und --district gehören zusammen; --district "*" heißt: in allen Bezirken.')
    settings = load_settings()
    place = given.place_of(settings, opening.url_of(store, required=settings.accounts is None) or "")
    wanted = given.Wanted(given.Act(act), name, given.grant_of(role, district))
    given.manage(place, settings.address or "http://localhost:8000", wanted)


def copy(
    source: Annotated[str, typer.Argument(metavar="VON", help="Speicher, aus dem gelesen wird (URL).")],
    target: Annotated[str, typer.Argument(metavar="NACH", help="Leerer Speicher, oder ein angefangener (URL).")],
    persons: Persons = False,
) -> None:
    """Einen Speicher mit Journal in einen anderen übertragen; nach einem Abbruch geht es dort weiter.

    Auf diesem Rechner ist das ein Umzug, und alles geht mit. Auf einen anderen Rechner geht nichts Persönliches mit.
    """
    from api.commands.moving import move

    refuse_unless_allowed("--persons", asked=persons)
    move(source, target, persons=persons)


def backup(
    store: Annotated[str, typer.Argument(metavar="SPEICHER", help="Was gesichert wird (URL).")],
    path: Annotated[Path, typer.Argument(metavar="DATEI", help="Neue Datei für die Sicherung.")],
    force: Force = False,
) -> None:
    """Einen Speicher in eine Datei sichern, auch während andere damit arbeiten."""
    from api.commands.saving import save

    save(store, path, force=force)


def restore(
    path: Annotated[Path, typer.Argument(metavar="DATEI", help="Sicherung, die „fruehnetz backup“ schrieb.")],
    store: Annotated[str, typer.Argument(metavar="SPEICHER", help="Neuer oder leerer Speicher (URL).")],
    erasures: Annotated[
        Path | None,
        typer.Option("--erasures", metavar="DATEI", help="Verzeichnis der Löschungen, wenn es woanders liegt."),
    ] = None,
    author: Author = UNNAMED,
    force: Force = False,
) -> None:
    """Eine Sicherung zurückspielen, ohne was seither gelöscht wurde. Beenden Sie vorher, was damit arbeitet."""
    from api.commands.restoring import bring_back

    bring_back(path, store, erasures, author, force=force)


def neo4j(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port, nur auf diesem Rechner.")] = 7687,
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Ordner für die Daten.")] = None,
    memory: Annotated[str, typer.Option("--memory", help="So viel Speicher darf Java nehmen, z. B. 4g.")] = "2g",
) -> None:
    """Einen Neo4j-Server auf diesem Rechner starten, ohne Docker; braucht Java ab 17 und Maven."""
    from api.commands.neo4j import run

    run(port, data, memory)


def export(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    format: Format = "json",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Datei statt Ausgabe.")] = None,
    district: District = None,
    on: On = None,
    persons: Persons = False,
    force: Force = False,
) -> None:
    """Den Graphen ausgeben: JSON, RDF, GraphML, GEXF, Mappe zum Bearbeiten. Ohne Persönliches, wenn nicht verlangt."""
    from api.commands import opening
    from graph.exports import export_file, extract_of

    refuse_unless_allowed("--persons", asked=persons)
    refuse_overwriting(output, force=force, reads=opening.sources(path, store))
    if format == "xlsx":
        refuse_other_ending(output, ".xlsx")
    with opening.either(path, store, opening.Asked(district)) as source:
        scope = opening.scope_of(source.store, district)
        if persons:
            from api.commands.noting import note_passed_on

            note_passed_on(opening.url_of(store, required=False) or "", district, "fruehnetz export --persons")
        content = export_file(extract_of(source.store, source.model, scope, persons=persons, on=day(on)), format)
    write_out(content, output)
