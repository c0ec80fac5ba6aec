"""Commands that ask one district at a date, or at two."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.options import District, From, Json, Lang, Limit, MaybePath, On, Store, To, day, period
from api.commands.writing import Force, refuse_overwriting


def indicators(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Die Indikatoren eines Bezirks zeigen: jeden mit Spanne, Datum und einem Satz."""
    from api.commands import analysing, opening, terminal

    with opening.either(path, store, opening.Asked(district)) as source:
        key = analysing.the_district(source, district)
        analysis = analysing.analysed(source, key, day(on))
    if json:
        analysing.print_indicators(analysis, lang)
    else:
        analysing.announce(analysis.snapshot, lang)
        terminal.show_indicators(analysis, lang)


def anchoring(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Zeigen, auf welchen Wegen das Netzwerk die politischen Gremien erreicht, und an wem sie hängen."""
    from api.commands import analysing, opening
    from api.commands.anchoring import print_anchoring, show_anchoring

    with opening.either(path, store, opening.Asked(district)) as source:
        key = analysing.the_district(source, district)
        snapshot = analysing.snapshot_at(source, key, day(on))
    if json:
        print_anchoring(snapshot, lang)
    else:
        analysing.announce(snapshot, lang)
        show_anchoring(snapshot, lang)


def frame(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Den Qualitätsrahmen zeigen: je Dimension, was bekannt und was offen ist, und welche Ziele eingetragen sind."""
    from api.commands import analysing, opening
    from api.commands.frame_telling import print_frame, show_frame

    with opening.either(path, store, opening.Asked(district)) as source:
        found = analysing.analysed(source, analysing.the_district(source, district), day(on))
    if json:
        print_frame(found, lang)
    else:
        analysing.announce(found.snapshot, lang)
        show_frame(found, lang)


def profile(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    history: Annotated[bool, typer.Option("--history", help="Jahr für Jahr und je Wahlperiode.")] = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Das Profil eines Bezirks zeigen: Verankerung, Verbindungen und Beteiligung, jeden Wert mit Spanne."""
    from api.commands import analysing, opening
    from api.commands.profiles import print_profile, show_profile

    with opening.either(path, store, opening.Asked(district)) as source:
        snapshot = analysing.snapshot_at(source, analysing.the_district(source, district), day(on))
        (print_profile if json else show_profile)(source, snapshot, lang, history=history)


def across(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Die mitgelieferten Unterlagen aus dem Bundesgebiet fragen.")
    ] = False,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Alle Bezirke fragen: wer das Netzwerk beschloss, wo sonst beraten wurde, wo gestritten, wer fehlt, was verbindet.

    Jede Antwort nennt Bezirk, Quelle und was offen ist. Wer in einer Antwort fehlt, hat nicht verneint.
    """
    from api.commands import opening
    from api.commands.across import asked_across, print_across, shipped_material, show_across

    with shipped_material() if shipped else opening.either(path, store) as source:
        found = asked_across(source, day(on))
    (print_across if json else show_across)(found, lang)


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
    from api.commands import analysing, opening
    from api.commands.comparing import compared, print_comparison, show_comparison

    dates = period(earlier, later)
    with opening.either(path, store, opening.Asked(district)) as source:
        found = compared(source, analysing.the_district(source, district), dates)
    if json:
        print_comparison(found, lang)
    else:
        show_comparison(found, lang)


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
    from api.commands import analysing, opening
    from api.commands.what_if import Wanted, answered, print_answer, show_answer

    wanted = Wanted(pair, together, limit)
    with opening.either(path, store, opening.Asked(district)) as source:
        answer = answered(source, analysing.the_district(source, district), day(on), wanted)
    (print_answer if json else show_answer)(answer, lang)


def questions(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    workbook: Annotated[
        Path | None, typer.Option("--workbook", metavar="FILE", help="Als Fragebogen zum Ausfüllen schreiben (.xlsx).")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Als Seite zum Ausdrucken und Ankreuzen schreiben.")
    ] = None,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
    limit: Limit = 0,
    force: Force = False,
) -> None:
    """Die offenen Fragen zeigen, die wichtigsten zuerst: wer sie beantworten kann, und was zur Wahl steht.

    Mit --workbook werden sie zum Fragebogen, ein Blatt je Stelle; ausgefüllt liest ihn „fruehnetz import“.
    """
    from api.commands import analysing, opening, question_sheets
    from api.commands.plain_output import print_json
    from graph.questions.as_json import questions_json

    for file in (workbook, html):
        refuse_overwriting(file, force=force, reads=opening.sources(path, store))
    with opening.either(path, store, opening.Asked(district)) as source:
        analysis = analysing.analysed(source, analysing.the_district(source, district), day(on))
    if json:
        print_json(questions_json(analysis, lang))
    elif workbook is None and html is None:
        analysing.announce(analysis.snapshot, lang)
        question_sheets.show_questions(analysis, lang, limit)
    question_sheets.write_questions(analysis, lang, workbook, html)


def ask(store: Store = None, district: District = None, lang: Lang = "de") -> None:
    """Die offenen Fragen im Gespräch beantworten, die wichtigste zuerst; jede Antwort ist sofort gespeichert.

    Jede Antwort ist eine Änderung für sich und lässt sich zurücknehmen, gleich hier mit „u“ oder später mit „undo“.
    """
    from api.commands import analysing, answering, opening

    answering.refuse_without_terminal()
    url = opening.url_of(store)
    with opening.stored(url) as source:
        key = analysing.the_district(source, district)
        answering.converse(source, url or "", key, lang)


def links(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
    limit: Limit = 20,
) -> None:
    """Fehlende Verbindungen zeigen, die wichtigsten zuerst: warum, was zu tun ist, wer beginnt; dann die Richtungen.

    Die Richtungen sind: wer wen nennt, an wen vermittelt, sich wen wünscht, mit Dichte und Gegenseitigkeit (density,
    reciprocity); mit --json auch Grade und Zwischenstellung (degrees, betweenness) je Stelle.
    """
    from api.commands import analysing, opening
    from api.commands.links import print_links, show_links

    with opening.either(path, store, opening.Asked(district)) as source:
        key = analysing.the_district(source, district)
        analysis = analysing.analysed(source, key, day(on))
        show = print_links if json else show_links
        show(source, analysis, lang, limit)
