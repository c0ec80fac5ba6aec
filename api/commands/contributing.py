"""Commands on the comparison of districts: release, hand over, collect, and bring the state of the year forward."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from api.author import UNNAMED
from api.commands.options import FAILED, OK, Author, District, DryRun, Json, Lang, MaybePath, On, Store, day
from api.commands.writing import Force, refuse_overwriting, write_out
from graph.as_of import opened_on

TakeBack = Annotated[bool, typer.Option("--take-back", help="Die Freigabe zurücknehmen.")]


def release(  # noqa: PLR0913, PLR0917 - each is an option
    store: Store = None,
    district: District = None,
    actor: Annotated[
        list[str] | None, typer.Option("--actor", metavar="ID", help="Organisation, deren Name mitgegeben wird.")
    ] = None,
    paper: Annotated[
        list[str] | None, typer.Option("--paper", metavar="ID", help="Öffentliche Vorlage, die mitgegeben wird.")
    ] = None,
    measure: Annotated[
        list[str] | None, typer.Option("--measure", metavar="ID", help="Maßnahme, von der andere lernen dürfen.")
    ] = None,
    document: Annotated[
        list[str] | None, typer.Option("--document", metavar="ID", help="Leitfaden, Konzept oder Material dazu.")
    ] = None,
    take_back: TakeBack = False,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
    lang: Lang = "de",
) -> None:
    """Die Kennzahlen eines Bezirks für den Vergleich freigeben, oder die Freigabe zurücknehmen."""
    from api.commands import across_telling, analysing, opening
    from graph.contribution.releasing import ReleasedIds

    with opening.stored(store) as source:
        key = analysing.the_district(source, district)
        named = ReleasedIds(*(tuple(ids or ()) for ids in (actor, paper, measure, document)))
        change = across_telling.release_change(source, key, named, take_back=take_back)
        across_telling.say_release(source, key, change, lang)
        if change is not None and not dry_run:
            across_telling.commit(source, [change], author, across_telling.reason(key, take_back=take_back))


def contribute(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    district: District = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Datei für den Beitrag, z. B. beitrag.json.")
    ] = None,
    key: Annotated[
        Path, typer.Option("--key", metavar="FILE", help="Schlüssel des Bezirks; fehlt er, wird einer gezogen.")
    ] = Path("bezirk.schluessel.pem"),
    take_back: Annotated[bool, typer.Option("--take-back", help="Statt dessen die Rücknahme schreiben.")] = False,
    on: On = None,
    dry_run: DryRun = False,
    json: Json = False,
    lang: Lang = "de",
    force: Force = False,
) -> None:
    """Schreiben, was ein Bezirk in den Vergleich gibt: unterschrieben, lesbar, ohne Namen von Personen."""
    from api.commands import across_telling, analysing, opening
    from api.commands.plain_output import print_json
    from graph.contribution.handing_over import content_of

    refuse_overwriting(output, force=force, reads=opening.sources(path, store))
    with opening.either(path, store, quiet=True) as source:
        handed = across_telling.handed(source, analysing.the_district(source, district), day(on))
        content = content_of(handed) if not take_back else across_telling.withdrawal_of(handed)
        if json:
            print_json(content)
        elif not take_back:
            across_telling.show_handed(handed, source.model, lang)
    if not dry_run:
        signed = across_telling.signed(content, key)
        write_out(signed, output)
        across_telling.say_signed(key, output)


def collect(  # noqa: PLR0913, PLR0917 - each is an option
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Beiträge (.json) oder Ordner damit.")],
    store: Store = None,
    keys: Annotated[
        Path | None,
        typer.Option("--keys", metavar="FILE", help="Schlüssel der Bezirke: je Zeile Bezirk und Schlüssel."),
    ] = None,
    accept_new: Annotated[
        bool,
        typer.Option("--accept-new", help="Schlüssel unbekannter Bezirke annehmen: erst mit ihnen abgleichen."),
    ] = False,
    dry_run: DryRun = False,
    json: Json = False,
    author: Author = UNNAMED,
    lang: Lang = "de",
) -> None:
    """Viele Beiträge in einen Speicher nehmen; was verändert, veraltet, doppelt oder widerrufen ist, bleibt draußen."""
    from api.commands import across_telling, opening
    from graph.contribution.collecting import Desk

    with opening.stored(store, create=True, dry=dry_run) as source:
        desk = Desk(source.store, opened_on(), across_telling.known_keys(keys), accept_new)
        found = list(desk.take(across_telling.files_of(paths)))
        if not dry_run:
            for taken in found:
                if taken.changes:
                    across_telling.commit(source, taken.changes, author, across_telling.collected_reason(taken))
    across_telling.show_taken(found, lang, json=json)
    raise typer.Exit(FAILED if any(taken.refused for taken in found) else OK)


def edition(
    store: Store = None,
    on: On = None,
    dry_run: DryRun = False,
    json: Json = False,
    lang: Lang = "de",
) -> None:
    """Die Tafel des Jahres fortschreiben, aus der alle Vergleiche der freigegebenen Bezirke kommen."""
    from api.commands import across_telling, opening

    with opening.stored(store) as source:
        made = across_telling.next_of(source, opening.url_of(store) or "", opened_on(day(on)))
    if not dry_run:
        across_telling.keep(made)
    across_telling.show_edition(made, lang, json=json)


ACROSS_COMMANDS: Mapping[str, Callable[..., None]] = {
    "release": release,
    "contribute": contribute,
    "collect": collect,
    "edition": edition,
}
