"""Commands for published values: show the series, and load what was published since."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from api.author import UNNAMED
from api.commands.options import Author, DryRun, Json, Lang, Store


def show_series(store: Store = None, json: Json = False, lang: Lang = "de") -> None:
    """Die veröffentlichten Werte je Reihe und Jahr zeigen; mit --store auch die nachgeladenen."""
    from api.commands import opening, series_telling
    from api.commands.installed import model_here
    from graph.series.published_series import published_series
    from graph.stores.base import EVERYTHING
    from ontology.names import EntityType

    if opening.url_of(store, required=False) is None:
        found = published_series(model_here())
    else:
        with opening.stored(store) as source:
            found = published_series(source.model, source.store.records(EVERYTHING, [EntityType.PUBLISHED_VALUE]))
    (series_telling.print_series if json else series_telling.show_series)(found, lang)


def load_series(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="Liste „Veröffentlichte Werte“: Reihe, Jahr, Anteil, Grundgesamtheit, Quelle."
        ),
    ],
    store: Store = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
) -> None:
    """Neu veröffentlichte Werte laden: ganz oder gar nicht, und mit „undo“ zurücknehmbar."""
    from api.commands import opening, series_telling

    with opening.stored(store, create=True, dry=dry_run) as source:
        series_telling.load(source, path, author, dry_run=dry_run)


SERIES_COMMANDS: Mapping[str, Callable[..., None]] = {"series show": show_series, "series load": load_series}
