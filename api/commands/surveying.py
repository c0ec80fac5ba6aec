"""Commands of a survey by mail and Excel alone: plan, forms, filled forms, preview, transfer, effect."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.author import UNNAMED
from api.commands.options import FAILED, OK, Author, District, Json, Lang, On, Store, day
from api.commands.writing import Force, refuse_overwriting

Plan = Annotated[Path, typer.Argument(metavar="ERHEBUNG", help="Datei der Erhebung, siehe „survey new“.")]
Forms = Annotated[Path, typer.Argument(metavar="ORDNER", help="Ordner mit den ausgefüllten Bögen.")]


def new(  # noqa: PLR0913, PLR0917 - each is an option
    path: Annotated[Path, typer.Argument(metavar="ERHEBUNG", help="Neue Datei der Erhebung (.toml).")],
    name: Annotated[str, typer.Option("--name", help="Wie die Erhebung heißt.")],
    closes: Annotated[str, typer.Option("--closes", metavar="DATE", help="Letzter Tag für Antworten.")],
    store: Store = None,
    district: District = None,
    begins: Annotated[str | None, typer.Option("--day", metavar="DATE", help="Stichtag; sonst heute.")] = None,
    boundary: Annotated[str, typer.Option("--boundary", help="Wer gefragt wird, und warum.")] = "",
    quality: Annotated[
        bool, typer.Option("--quality", help="Auch Einschätzungen über Organisationen erheben (freiwillig).")
    ] = False,
    force: Force = False,
) -> None:
    """Eine Erhebung anlegen: Wer arbeitet mit wem? Gefragt werden alle Akteure des Bezirks."""
    from api.commands import opening, survey_plans
    from graph.as_of import opened_on

    refuse_overwriting(path, force=force, reads=opening.sources(None, store))
    dates = opened_on(day(begins)), opened_on(day(closes))
    with opening.stored(store) as source:
        survey_plans.write_plan(source, path, survey_plans.Planned(name, district, dates, boundary, quality=quality))


def forms(  # noqa: PLR0913, PLR0917 - each is an option
    plan: Plan,
    folder: Annotated[Path, typer.Argument(metavar="ORDNER", help="Wohin die Bögen geschrieben werden.")],
    copies: Annotated[int, typer.Option("--copies", min=1, max=3, help="So viele Bögen je Organisation.")] = 1,
    sheets: Annotated[
        bool, typer.Option("--sheets", help="Auch als Seiten zum Ausdrucken, mit Ringkarte, für ein Treffen.")
    ] = False,
    lang: Lang = "de",
    force: Force = False,
) -> None:
    """Die Bögen schreiben: je Organisation eine Arbeitsmappe zum Ausfüllen."""
    from api.commands import survey_plans

    survey_plans.write_forms(survey_plans.survey_at(plan), folder, survey_plans.Outgoing(copies, lang, sheets, force))


def read(plan: Plan, folder: Forms, json: Json = False, lang: Lang = "de") -> None:
    """Ausgefüllte Bögen lesen und zeigen, wer geantwortet hat; nichts wird gespeichert."""
    from api.commands import survey_answers, survey_plans

    file = survey_plans.survey_at(plan)
    found = survey_answers.forms_in(file, folder)
    (survey_answers.print_read if json else survey_answers.show_read)(file, found, lang)
    raise typer.Exit(OK if found.ok else FAILED)


def transfer(  # noqa: PLR0913, PLR0917 - each is an option
    plan: Plan,
    folder: Forms,
    store: Store = None,
    commit: Annotated[bool, typer.Option("--commit", help="Übernehmen; ohne dies wird nur gezeigt, was käme.")] = False,
    without_rejected: Annotated[
        bool, typer.Option("--without-rejected", help="Auch wenn Zeilen nicht zu lesen sind: ohne diese Zeilen.")
    ] = False,
    author: Author = UNNAMED,
    lang: Lang = "de",
) -> None:
    """Zeigen, was die Bögen aussagen, und es mit --commit als eine Änderung übernehmen; „undo“ nimmt sie zurück."""
    from api.commands import opening, survey_answers, survey_plans

    file = survey_plans.survey_at(plan)
    found = survey_answers.forms_in(file, folder)
    survey_answers.show_read(file, found, lang)
    wish = survey_answers.Taking(author, lang, commit=commit, without_rejected=without_rejected)
    with opening.stored(store) as source:
        done = survey_answers.take_over(source, file, found, wish)
    raise typer.Exit(OK if done else FAILED)


def effect(  # noqa: PLR0913, PLR0917 - each is an option
    plan: Plan,
    folder: Annotated[
        Path | None, typer.Argument(metavar="ORDNER", help="Bögen, die noch nicht übernommen sind.")
    ] = None,
    store: Store = None,
    on: On = None,
    json: Json = False,
    lang: Lang = "de",
) -> None:
    """Zeigen, was die Erhebung verändert: welche Spannen sich schließen, was sich jetzt sagen lässt."""
    from api.commands import opening, survey_effects, survey_plans

    file = survey_plans.survey_at(plan)
    with opening.stored(store) as source:
        found = survey_effects.effect_on(source, file, folder, day(on))
        (survey_effects.print_effect if json else survey_effects.show_effect)(found, lang)


def feedback(  # noqa: PLR0913, PLR0917 - each is an option
    plan: Plan,
    folder: Forms,
    out: Annotated[Path, typer.Argument(metavar="ZIEL", help="Wohin die Rückmeldungen geschrieben werden.")],
    store: Annotated[
        str | None,
        typer.Option("--store", metavar="URL", help="Speicher: dann auch, wo die Praxis Verbindungen erwartet."),
    ] = None,
    lang: Lang = "de",
    force: Force = False,
) -> None:
    """Für jede Organisation, die geantwortet hat, zwei Seiten zum Ausdrucken: ihre Verbindungen und Anschlüsse."""
    from api.commands import survey_answers, survey_plans

    file = survey_plans.survey_at(plan)
    found = survey_answers.forms_in(file, folder)
    survey_plans.write_feedback(file, found.responses, out, survey_plans.Returning(store, lang, force))


def import_survey(  # noqa: PLR0913, PLR0917 - each is an option
    path: Annotated[
        Path, typer.Argument(metavar="DATEI", help="Matrix oder Liste einer Erhebung (.xlsx, .csv, .ods).")
    ],
    name: Annotated[str, typer.Option("--name", help="Wie die Erhebung heißt.")],
    begins: Annotated[str, typer.Option("--day", metavar="DATE", help="Stichtag der Erhebung.")],
    store: Store = None,
    district: District = None,
    scale: Annotated[
        str, typer.Option("--scale", metavar="WERT=STUFE,…", help='Was die Werte bedeuten, z. B. "0=0,1=2,9=offen".')
    ] = "",
    says: Annotated[
        Literal["rows", "columns"] | None, typer.Option("--says", help="Wer es sagt: die Zeile oder die Spalte.")
    ] = None,
    columns: Annotated[
        str, typer.Option("--columns", metavar="A,B,C", help="Überschriften einer Liste: wer, über wen, wie eng.")
    ] = "",
    same: Annotated[
        list[str] | None, typer.Option("--same", metavar="NAME=KENNUNG", help="Wen ein Name meint; mehrfach.")
    ] = None,
    rest_is_none: Annotated[
        bool, typer.Option("--rest-is-none", help="Wen nicht nennt, wer geantwortet hat, mit dem besteht nichts.")
    ] = False,
    as_said: Annotated[
        bool, typer.Option("--as-said", help="Jeder Wert ist, was die eine Seite sagte; nichts ist zusammengefasst.")
    ] = False,
    commit: Annotated[bool, typer.Option("--commit", help="Übernehmen; ohne dies wird nur gezeigt, was käme.")] = False,
    author: Author = UNNAMED,
    lang: Lang = "de",
) -> None:
    """Eine anderswo gemachte Erhebung übernehmen: Matrix, Liste von Paaren, CSV von PARTNER. Unklares wird gefragt."""
    from api.commands import foreign_surveys, opening
    from graph.as_of import opened_on

    understood = foreign_surveys.Understood(
        name, opened_on(day(begins)), district, scale, says or "", columns, tuple(same or ()), rest_is_none, as_said
    )
    with opening.stored(store) as source:
        done = foreign_surveys.take_foreign(source, path, understood, foreign_surveys.ForeignWish(author, lang, commit))
    raise typer.Exit(OK if done else FAILED)


SURVEY_COMMANDS: Mapping[str, Callable[..., None]] = {
    "survey new": new,
    "survey forms": forms,
    "survey read": read,
    "survey transfer": transfer,
    "survey effect": effect,
    "survey feedback": feedback,
    "survey import": import_survey,
}
