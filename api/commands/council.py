"""Commands for council data: fetch it from a server, take it in, and compare two states of it."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from api.author import UNNAMED
from api.commands.options import (
    FAILED,
    OK,
    AsOf,
    Author,
    District,
    DryRun,
    Json,
    Lang,
    MaybePath,
    Store,
    refuse_unless_allowed,
    stated,
    wrong_use,
)
from ontology.names import TopicRelation

if TYPE_CHECKING:
    from graph.council.gathering import Gathered
    from graph.council.importing import CouncilAsked

Data = Annotated[
    Path,
    typer.Argument(metavar="PATH", help="Ordner, Zip oder Datei mit OParl-Daten (JSON) eines Ratsinformationssystems."),
]
Topics = Annotated[
    Path | None,
    typer.Option("--topics", metavar="FILE", help="Themenbezug einzelner Vorlagen, wie ihn ein Mensch sieht (TOML)."),
]


def import_council(  # noqa: PLR0913, PLR0917 - each is an option
    path: Data,
    store: Store = None,
    district: District = None,
    as_of: AsOf = None,
    topics: Topics = None,
    complete_since: Annotated[
        str | None,
        typer.Option(
            "--complete-since",
            metavar="DATE",
            help="Seit wann die Daten alle Vorlagen enthalten; erst dann heißt nicht erfasst: nicht beraten.",
        ),
    ] = None,
    keys: Annotated[
        Path | None,
        typer.Option("--keys", metavar="FILE", help="Wo in JSON, das kein OParl ist, was steht (TOML)."),
    ] = None,
    with_persons: Annotated[
        bool, typer.Option("--with-persons", help="Auch Sitze von Personen; braucht eine Freigabe der Installation.")
    ] = False,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
    json: Json = False,
    lang: Lang = "de",
) -> None:
    """Vorlagen zu Frühen Hilfen, ihre Beratungen und Gremien übernehmen; alles andere wird gezählt und benannt."""
    from api.commands import council_telling, opening, plain_output
    from graph.as_of import opened_on
    from graph.council.council_files import gathered_from
    from graph.council.importing import CouncilAsked

    refuse_unless_allowed("--with-persons", asked=with_persons)
    opening.refuse_missing(path)
    topics_said, since = council_telling.topics_in(topics), stated(complete_since) or ""
    judged = opened_on().isoformat() if topics_said else ""
    asked = CouncilAsked(_of_district(district), stated(as_of) or "", topics_said, "", since, judged)
    with plain_output.busy(opening.READING.format(name=path.name)):
        data = council_telling.dump_in(path, keys) if keys else gathered_from(path, with_persons=with_persons)
    _bring(data, asked, store, _How(author, lang, dry_run=dry_run, json=json))


def paste_council(  # noqa: PLR0913, PLR0917 - each is an option
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="Datei mit dem kopierten Text der Seite; - liest die Eingabe.")
    ],
    store: Store = None,
    district: District = None,
    address: Annotated[str, typer.Option("--address", metavar="URL", help="Wo die Seite steht.")] = "",
    as_of: AsOf = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
    json: Json = False,
    lang: Lang = "de",
) -> None:
    """Eine Vorlage mit Beratungsfolge übernehmen, wie ALLRIS, SessionNet oder SD.NET sie zeigen."""
    from api.commands import council_telling, opening
    from graph.as_of import opened_on
    from graph.council.importing import CouncilAsked
    from graph.council.pasted import PASTED_PAGE, pasted_paper, taken_as_ours

    if str(path) != "-":
        opening.refuse_missing(path)
    text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8", errors="replace")
    data = pasted_paper(text, address)
    council_telling.show_unread(data, lang)
    asked = CouncilAsked(
        _of_district(district), stated(as_of) or "", taken_as_ours(data), PASTED_PAGE, judged_on=opened_on().isoformat()
    )
    _bring(data, asked, store, _How(author, lang, dry_run=dry_run, json=json))


@dataclass(frozen=True, slots=True)
class _How:
    """Who writes, in which language it is told, and whether at all."""

    author: str
    language: Literal["de", "en"]
    dry_run: bool
    json: bool


def _of_district(district: str | None) -> str:
    if district is None:
        wrong_use("Zu welchem Bezirk gehören die Daten? Bitte geben Sie --district an, z. B. --district 08212.")
    return district


def _bring(data: "Gathered", asked: "CouncilAsked", store: str | None, how: _How) -> None:
    """Take council data into a store, or show what that would be."""
    from api.commands import council_telling, opening, plain_output
    from graph.council.importing import bring_in
    from graph.imports import By
    from graph.telling.purposes import refuse_without_purpose

    with opening.stored(store, create=True, dry=how.dry_run) as opened:
        if data.people:
            refuse_without_purpose(opened.store, [asked.district], {})
        by = None if how.dry_run else By(how.author, opening.now())
        report = bring_in(data, opened.store, opened.model, asked, by)
    if how.json:
        plain_output.print_json(council_telling.as_json(report))
    else:
        council_telling.show_council(report, how.language, dry_run=how.dry_run)
    raise typer.Exit(OK)


def fetch_council(
    url: Annotated[
        str, typer.Argument(metavar="URL", help="Adresse des OParl-Systems, einer Körperschaft oder Liste.")
    ],
    folder: Annotated[Path, typer.Argument(metavar="ORDNER", help="Wohin die Seiten kommen; dort wird fortgesetzt.")],
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", metavar="HOST", help="Weitere Rechner, auf die der Server verweisen darf."),
    ] = None,
    pause: Annotated[float, typer.Option("--pause", min=0.0, help="Sekunden zwischen zwei Seiten.")] = 0.3,
    lang: Lang = "de",
) -> None:
    """Daten von einem OParl-Server holen, Seite für Seite; abgebrochen geht es beim nächsten Mal dort weiter."""
    from api.commands import council_telling
    from api.commands.plain_output import busy
    from graph.council.fetching import FetchManners, fetch

    with busy(f"Holt Daten von {url} …"):
        fetched = fetch(url, folder, FetchManners(frozenset(allow or ()), pause))
    council_telling.show_fetched(fetched, lang)
    raise typer.Exit(OK if fetched.complete else FAILED)


def compare_council(
    before: Annotated[Path, typer.Argument(metavar="FRÜHER", help="Früherer Stand der Daten.")],
    after: Annotated[Path, typer.Argument(metavar="SPÄTER", help="Späterer Stand der Daten.")],
    json: Json = False,
    lang: Lang = "de",
) -> None:
    """Zwei Stände der Daten eines Ratsinformationssystems vergleichen: was neu ist, was fehlt, was sich änderte."""
    from dataclasses import asdict

    from api.commands import council_telling, opening, plain_output
    from graph.council.council_files import gathered_from
    from graph.council.differing import council_differences

    for path in (before, after):
        opening.refuse_missing(path)
    found = council_differences(gathered_from(before), gathered_from(after))
    if json:
        plain_output.print_json({kind: asdict(difference) for kind, difference in found.items()})
    else:
        council_telling.show_differences(found, lang)


def show_topics(
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    lang: Lang = "de",
) -> None:
    """Die erfassten Ratsvorlagen mit Themenbezug zeigen, mit den Wörtern dafür und was Menschen dazu sagten."""
    from api.commands import council_topics, opening

    with opening.either(path, store, opening.Asked(district)) as source:
        rows = council_topics.rows_in(source, _of_district(district))
    (council_topics.print_topics if json else council_topics.show_rows)(rows, lang)


def judge_topic(  # noqa: PLR0913, PLR0917 - each is an option
    paper: Annotated[str, typer.Argument(metavar="VORLAGE", help="Kennung der Vorlage, siehe „council topics“.")],
    topic: Annotated[
        TopicRelation,
        typer.Argument(metavar="THEMA", help="core im Kern, partly zum Teil, related verwandt, none anderes Thema."),
    ],
    store: Store = None,
    district: District = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
    lang: Lang = "de",
) -> None:
    """Den Themenbezug einer Vorlage berichtigen; das gilt vor allen Wörtern und bleibt beim nächsten Einlesen."""
    from api.commands import council_topics, opening

    with opening.stored(store) as source:
        council_topics.judge(source, (_of_district(district), paper, topic), (author, lang), dry_run=dry_run)
    raise typer.Exit(OK)


COUNCIL_COMMANDS: Mapping[str, Callable[..., None]] = {
    "council import": import_council,
    "council paste": paste_council,
    "council fetch": fetch_council,
    "council compare": compare_council,
    "council topics": show_topics,
    "council topic": judge_topic,
}
