"""Commands for the process logbook: show, add, and what is proposed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.author import UNNAMED
from api.commands.options import Author, District, DryRun, Json, Lang, MaybePath, On, Store, day, stated
from api.commands.writing import Force, refuse_overwriting

Key = Annotated[str, typer.Argument(metavar="VORSCHLAG", help="Kennung des Vorschlags, siehe „logbook proposals“.")]
Text = Annotated[str, typer.Option("--text", help="In eigenen Worten, ohne Namen von Personen.")]
PhaseId = Annotated[str, typer.Option("--phase", metavar="ID", help="Kennung der Phase; sonst nach dem Datum.")]
Step = Annotated[str, typer.Option("--step", help="Arbeitsschritt, z. B. Ist-Stand-Analyse.")]
KindOf = Annotated[
    Literal["step", "success", "obstacle"] | None,
    typer.Option("--kind", help="Schritt (step), Erfolg (success) oder Hindernis (obstacle)."),
]
Next = Annotated[str, typer.Option("--next", help="Nächster Schritt.")]
Guide = Annotated[bool, typer.Option("--guide", help="Für den kommunalen Leitfaden vormerken.")]
When = Annotated[str | None, typer.Option("--day", metavar="DATE", help="Tag, Monat oder Jahr, z. B. 2024-03-05.")]


def show(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    phase: Annotated[str | None, typer.Option("--phase", metavar="ID", help="Nur die Einträge dieser Phase.")] = None,
    guide: Annotated[bool, typer.Option("--guide", help="Nur, was für den Leitfaden vorgemerkt ist.")] = False,
    table: Annotated[
        Path | None, typer.Option("--table", metavar="FILE", help="Als Tabelle schreiben (.csv oder .xlsx).")
    ] = None,
    lang: Lang = "de",
    force: Force = False,
) -> None:
    """Das Prozess-Logbuch zeigen, Phase für Phase; mit --table als Datei zum Mitnehmen."""
    from api.commands import analysing, opening
    from api.commands.log_told import print_logbook, show_logbook, wanted_lines, write_table

    refuse_overwriting(table, force=force, reads=opening.sources(path, store))
    with opening.either(path, store, opening.Asked(district)) as source:
        found = wanted_lines(source, analysing.the_district(source, district), phase, guide=guide)
        if table is not None:
            write_table(found, table, lang)
        else:
            (print_logbook if json else show_logbook)(found, lang)


def proposals(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Zeigen, was aus dem, was im Speicher geschah, ins Logbuch gehören könnte; die jüngsten Vorschläge zuerst."""
    from api.commands import analysing, opening
    from api.commands.log_told import print_proposals, proposed_here, show_proposals

    with opening.either(path, store, opening.Asked(district)) as source:
        found = proposed_here(source, analysing.the_district(source, district), day(on))
        (print_proposals if json else show_proposals)(found, lang)


def add(  # noqa: PLR0913, PLR0917 - each is an option
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Was geschehen ist, in einem Satz, ohne Namen.")],
    store: Store = None,
    district: District = None,
    when: When = None,
    phase: PhaseId = "",
    step: Step = "",
    kind: KindOf = None,
    evidence: Annotated[str, typer.Option("--evidence", help="Beleg, z. B. Protokoll vom März.")] = "",
    next_step: Next = "",
    guide: Guide = False,
    author: Author = UNNAMED,
    dry_run: DryRun = False,
) -> None:
    """Einen Eintrag ins Prozess-Logbuch schreiben; „undo“ nimmt ihn zurück."""
    from api.commands import opening
    from api.commands.log_told import LogAsked, write_entry
    from graph.logbook.log_entries import NewLine

    line = NewLine(
        text.strip(),
        day=stated(when) or "",
        phase=phase,
        step=step,
        kind=kind or "step",
        evidence=evidence,
        next_step=next_step,
        for_guide=guide,
    )
    with opening.stored(store, dry=dry_run) as source:
        write_entry(source, LogAsked(author, district, dry_run), line)


def confirm(  # noqa: PLR0913, PLR0917 - each is an option
    proposal: Key,
    store: Store = None,
    district: District = None,
    on: On = None,
    text: Text = "",
    when: When = None,
    phase: PhaseId = "",
    step: Step = "",
    kind: KindOf = None,
    next_step: Next = "",
    guide: Guide = False,
    author: Author = UNNAMED,
    dry_run: DryRun = False,
) -> None:
    """Einen Vorschlag ins Prozess-Logbuch übernehmen, wie er ist oder in eigenen Worten."""
    from api.commands import opening
    from api.commands.log_told import LogAsked, confirm_entry
    from graph.logbook.log_entries import NewLine

    own = NewLine(
        text.strip(),
        day=stated(when) or "",
        phase=phase,
        step=step,
        kind=kind or "",
        next_step=next_step,
        for_guide=guide,
    )
    with opening.stored(store, dry=dry_run) as source:
        confirm_entry(source, LogAsked(author, district, dry_run), (proposal, day(on)), own)


def dismiss(  # noqa: PLR0913, PLR0917 - each is an option
    proposal: Key,
    store: Store = None,
    district: District = None,
    on: On = None,
    author: Author = UNNAMED,
    dry_run: DryRun = False,
) -> None:
    """Einen Vorschlag verwerfen: Er kommt nicht wieder, es sei denn, „undo“ nimmt das zurück."""
    from api.commands import opening
    from api.commands.log_told import LogAsked, dismiss_entry

    with opening.stored(store, dry=dry_run) as source:
        dismiss_entry(source, LogAsked(author, district, dry_run), (proposal, day(on)))


LOGBOOK_COMMANDS: Mapping[str, Callable[..., None]] = {
    "logbook show": show,
    "logbook proposals": proposals,
    "logbook add": add,
    "logbook confirm": confirm,
    "logbook dismiss": dismiss,
}
"""By the two words under which they are called."""
