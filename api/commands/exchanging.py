"""Commands on exchange between districts: groups that fit, and works to take over."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from api.author import UNNAMED
from api.commands.options import Author, DryRun, Json, Lang, MaybePath, On, Store, day, wrong_use

_KINDS = "guide, material, concept, measure oder paper"
Lands = Annotated[list[str] | None, typer.Option("--land", metavar="CODE", help="Nur dieses Land, z. B. NW; mehrfach.")]


def clusters(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    topic: Annotated[
        str, typer.Option("--topic", metavar="ID", help="Thema: verankerung, netzwerk, familie oder offen.")
    ] = "verankerung",
    land: Lands = None,
    place: Annotated[
        list[str] | None,
        typer.Option("--place", metavar="KEY=N", help="Diesen Bezirk in Gruppe N setzen und sagen, was das ändert."),
    ] = None,
    save: Annotated[
        str | None, typer.Option("--save", metavar="TITLE", help="Die Gruppen unter diesem Titel im Speicher behalten.")
    ] = None,
    dry_run: DryRun = False,
    on: On = None,
    json: Json = False,
    author: Author = UNNAMED,
    lang: Lang = "de",
) -> None:
    """Gruppen von etwa vier Bezirken für den Austausch vorschlagen, verändern und behalten; dazu die gebildeten.

    Zurück nimmt das „fruehnetz undo“. Beim ersten Aufruf steht hinter jedem Bezirk sein Schlüssel für --place.
    """
    from api.commands import exchange_telling, opening

    if save is not None and (path is not None or not save.strip()):
        wrong_use("Behalten wird in einem Speicher, unter einem Titel: --store URL --save „Austausch 2027“.")
    with opening.either(path, store, quiet=json) as source:
        url = "" if path is not None else opening.url_of(store) or ""
        found = exchange_telling.workshop(source, url, day(on), topic, land or ())
        shown = exchange_telling.placed(found, place or ())
        number = None if save is None or dry_run else exchange_telling.keep(source, shown, save, author)
    (exchange_telling.print_groups if json else exchange_telling.show_groups)(shown, lang)
    if number is not None:
        exchange_telling.say_kept(number, lang)


def transfer(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    words: Annotated[str, typer.Option("--words", help="Wörter, die alle vorkommen.")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help=f"Art: {_KINDS}.")] = "",
    dimension: Annotated[str, typer.Option("--dimension", metavar="N", help="Dimension des Qualitätsrahmens.")] = "",
    land: Annotated[str, typer.Option("--land", metavar="CODE", help="Land des Bezirks, z. B. NW.")] = "",
    type: Annotated[str, typer.Option("--type", metavar="CODE", help="Art des Bezirks, z. B. LK.")] = "",
    on: On = None,
    json: Json = False,
    lang: Lang = "de",
) -> None:
    """Leitfäden, Material, Maßnahmen und Vorlagen zum Übernehmen finden, und Bezirke, in denen sich etwas bewegt hat.

    Gesucht wird in allem, was im Speicher steht, auch in eingesammelten Beiträgen.
    """
    from api.commands import exchange_telling, opening
    from graph.learning.offered_works import WorkKind, WorkWish

    if kind and kind not in set(WorkKind):
        wrong_use(f"Eine Art „{kind}“ gibt es nicht; es gibt {_KINDS}.")
    wish = WorkWish(words, kind, dimension, land, type)
    with opening.either(path, store, quiet=json) as source:
        found = exchange_telling.works_and_moves(source, wish, day(on))
    (exchange_telling.print_transfer if json else exchange_telling.show_transfer)(found, lang)


EXCHANGE_COMMANDS: Mapping[str, Callable[..., None]] = {"clusters": clusters, "transfer": transfer}
