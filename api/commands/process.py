"""Commands on the process of a district: where it stands, how it begins, what the group says of it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from api.author import UNNAMED
from api.commands.options import Author, District, DryRun, Json, Lang, MaybePath, On, Store, day, wrong_use
from api.commands.writing import Force, refuse_overwriting
from ontology.names import MeetingKind, ResultState

if TYPE_CHECKING:
    from graph.process.marking import SaidBy as Statement
    from graph.process.process_book import ProcessBook, ProcessStep

SaidBy = Annotated[str, typer.Option("--said-by", metavar="STELLE", help="Wer es sagt, als Stelle oder Gremium.")]
SaidOn = Annotated[str | None, typer.Option("--said-on", metavar="DATE", help="Tag der Auskunft; sonst heute.")]
Id = Annotated[str, typer.Argument(metavar="KENNUNG", help="Kennung, siehe „process status“.")]
Evidence = Annotated[str, typer.Option("--evidence", help="Beleg, zum Beispiel ein Protokoll.")]
Reason = Annotated[str, typer.Option("--reason", help="Warum es nicht oder nicht rechtzeitig erreicht wird.")]
Effect = Annotated[str, typer.Option("--effect", help="Was das für den weiteren Verlauf heißt.")]
AgreedWith = Annotated[str, typer.Option("--agreed-with", metavar="STELLE", help="Mit wem das geklärt ist.")]
Planned = Annotated[tuple[str, str], typer.Option("--planned", metavar="VON BIS", help="Geplanter Zeitraum.")]
OneProcess = Annotated[
    str | None, typer.Option("--process", metavar="KENNUNG", help="Welcher Prozess, wenn es mehrere sind.")
]
_GROUP = "Steuerungsgruppe"


def status(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Zeigen, wo der Prozess steht: Phasen, fällige Ergebnisse, Voraussetzungen, Formate."""
    from api.commands import opening, processing_steps

    with opening.either(path, store, opening.Asked(district), quiet=True) as source:
        processing_steps.show_process(source, processing_steps.Asked(district, day(on), lang), json=json)


def templates(store: Store = None, json: Json = False, district: District = None) -> None:
    """Zeigen, woraus sich ein Prozess anlegen lässt."""
    from api.commands import opening, processing_steps

    with opening.stored(store) as source:
        processing_steps.show_templates(source, processing_steps.Asked(district, None), json=json)


def start(  # noqa: PLR0913, PLR0917 - each is an option
    template: Annotated[str, typer.Argument(metavar="VORLAGE", help="Vorlage, siehe „process templates“.")],
    store: Store = None,
    district: District = None,
    begins: Annotated[
        str, typer.Option("--begins", metavar="MONTH", help="Beginn, z. B. 2026-09; verschiebt alle Zeiträume.")
    ] = "",
    name: Annotated[str, typer.Option("--name", help="Eigener Name des Prozesses.")] = "",
    join: Annotated[bool, typer.Option("--join", help="Auch eintragen, dass der Bezirk am Projekt teilnimmt.")] = False,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
) -> None:
    """Einen Prozess aus einer Vorlage anlegen, als eine Änderung; „undo“ nimmt sie zurück."""
    from api.commands import opening, processing_steps
    from graph.as_of import opened_on
    from graph.process.starting import ProcessStart

    if begins and (day(begins) is None or len(begins) < len("2026-09")):
        wrong_use("Ein Beginn braucht wenigstens den Monat, zum Beispiel --begins 2026-09.")
    today = opened_on(None)
    how = processing_steps.Writes(author, dry_run, _GROUP, today)
    with opening.stored(store) as source:
        processing_steps.start_process(
            source, district, template, lambda place: ProcessStart(place, today.isoformat(), begins, name, join), how
        )


def result(  # noqa: PLR0913, PLR0917 - each is an option
    id: Id,
    state: Annotated[
        Literal["open", "reached", "notReached"], typer.Argument(metavar="STAND", help="open, reached oder notReached.")
    ],
    store: Store = None,
    district: District = None,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Seit wann; sonst der Tag der Auskunft.")] = "",
    evidence: Evidence = "",
    reason: Reason = "",
    effect: Effect = "",
    agreed_with: AgreedWith = "",
    due: Annotated[str, typer.Option("--due", metavar="DATE", help="Eigene Frist.")] = "",
    said_by: SaidBy = _GROUP,
    said_on: SaidOn = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
) -> None:
    """Festhalten, ob ein fälliges Ergebnis erreicht ist, mit Beleg; nicht erreicht braucht einen Grund."""
    from graph.process.marking import ResultMark

    if ResultState(state) is ResultState.NOT_REACHED and not reason:
        wrong_use("Warum wird es nicht erreicht? Bitte mit --reason angeben; --effect und --agreed-with gehören dazu.")
    _refuse_no_days(since, due)
    mark = ResultMark(ResultState(state), since, evidence, reason, effect, agreed_with, due)
    _write((store, district), (author, said_by, said_on), dry_run, lambda b, s: b.mark_result(id, mark, s))


def phase(  # noqa: PLR0913, PLR0917 - each is an option
    id: Id,
    store: Store = None,
    district: District = None,
    planned: Planned = ("", ""),
    begun: Annotated[str, typer.Option("--begun", metavar="DATE", help="Tatsächlicher Beginn.")] = "",
    ended: Annotated[str, typer.Option("--ended", metavar="DATE", help="Tatsächliches Ende.")] = "",
    reason: Reason = "",
    effect: Effect = "",
    agreed_with: AgreedWith = "",
    agreed_on: Annotated[str, typer.Option("--agreed-on", metavar="DATE", help="Wann das geklärt wurde.")] = "",
    said_by: SaidBy = _GROUP,
    said_on: SaidOn = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
) -> None:
    """Eine Phase fortschreiben: wann sie wirklich war, und was geklärt ist, wenn ihre Ziele nicht rechtzeitig gelingen.

    Was weggelassen wird, gilt danach als nicht gesagt; nur der geplante Zeitraum bleibt.
    """
    from graph.process.marking import PhaseMark

    _refuse_no_days(*planned, begun, ended, agreed_on)
    mark = PhaseMark(*planned, begun, ended, reason, effect, agreed_with, agreed_on)
    _write((store, district), (author, said_by, said_on), dry_run, lambda b, s: b.mark_phase(id, mark, s))


def add_phase(  # noqa: PLR0913, PLR0917 - each is an option
    name: Annotated[str, typer.Argument(metavar="NAME", help="Wie die Phase heißt.")],
    store: Store = None,
    district: District = None,
    process: OneProcess = None,
    after: Annotated[str, typer.Option("--after", metavar="KENNUNG", help="Phase davor; sonst die letzte.")] = "",
    planned: Planned = ("", ""),
    said_by: SaidBy = _GROUP,
    said_on: SaidOn = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
) -> None:
    """Dem Prozess eine weitere Phase geben; spätere rücken auf."""
    from api.commands import opening, processing_steps
    from graph.as_of import opened_on
    from graph.process.marking import NewPhase

    _refuse_no_days(*planned)
    new = NewPhase(name, after, *planned)
    how = processing_steps.Writes(author, dry_run, said_by, opened_on(day(said_on)))
    with opening.stored(store) as source:
        project = processing_steps.only_process(source, district, process)
        processing_steps.write_step(source, district, lambda b: b.add_phase(project, new, how.said), how)


def rename(  # noqa: PLR0913, PLR0917 - each is an option
    id: Id,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Der neue Name.")],
    store: Store = None,
    district: District = None,
    said_by: SaidBy = _GROUP,
    said_on: SaidOn = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
) -> None:
    """Den Prozess, eine Phase oder ein Ergebnis umbenennen; der bisherige Name steht im Verlauf."""
    _write((store, district), (author, said_by, said_on), dry_run, lambda b, s: b.rename(id, name, s))


def prerequisite(  # noqa: PLR0913, PLR0917 - each is an option
    id: Id,
    state: Annotated[Literal["met", "notMet", "open"], typer.Argument(metavar="STAND", help="met, notMet oder open.")],
    store: Store = None,
    district: District = None,
    evidence: Evidence = "",
    said_by: SaidBy = _GROUP,
    said_on: SaidOn = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
) -> None:
    """Festhalten, ob eine Voraussetzung erfüllt ist, mit Beleg."""
    _write(
        (store, district),
        (author, said_by, said_on),
        dry_run,
        lambda b, s: b.check_prerequisite(id, (state, evidence), s),
    )


def meeting(  # noqa: PLR0913, PLR0917 - each is an option
    kind: Annotated[MeetingKind, typer.Argument(metavar="ART", help="Art des Termins, zum Beispiel KWS, TVK oder JF.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="Wie der Termin heißt.")],
    store: Store = None,
    district: District = None,
    process: OneProcess = None,
    date: Annotated[str, typer.Option("--date", metavar="DATE", help="Wann; leer, wenn es niemand mehr weiß.")] = "",
    planned: Annotated[bool, typer.Option("--planned", help="Erst geplant, noch nicht gehalten.")] = False,
    in_phase: Annotated[str, typer.Option("--phase", metavar="KENNUNG", help="Phase, in die er fällt.")] = "",
    attended: Annotated[int | None, typer.Option("--attended", min=0, help="Wie viele kamen.")] = None,
    said_by: SaidBy = _GROUP,
    said_on: SaidOn = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
) -> None:
    """Einen Termin eines Formats eintragen, gehalten oder geplant."""
    from api.commands import opening, processing_steps
    from graph.as_of import opened_on
    from graph.process.marking import MeetingMark

    _refuse_no_days(date)
    came = "" if attended is None else str(attended)
    mark = MeetingMark(kind.value, name, date, planned, in_phase, came)
    how = processing_steps.Writes(author, dry_run, said_by, opened_on(day(said_on)))
    with opening.stored(store) as source:
        project = processing_steps.only_process(source, district, process)
        processing_steps.write_step(source, district, lambda b: b.record_meeting(project, mark, how.said), how)


def calendar(  # noqa: PLR0913, PLR0917 - each is an option
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Zu schreibende Kalenderdatei (.ics).")],
    store: Store = None,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
    force: Force = False,
) -> None:
    """Eine Kalenderdatei (iCalendar) schreiben: was offen ist und einen Termin hat."""
    from api.commands import opening, processing_steps

    refuse_overwriting(path, force=force, reads=opening.sources(None, store))
    with opening.stored(store) as source:
        processing_steps.write_calendar(source, processing_steps.Asked(district, day(on), lang), path)


def _refuse_no_days(*texts: str) -> None:
    for text in texts:
        day(text or None)


def _write(
    where: tuple[str | None, str | None],
    who: tuple[str, str, str | None],
    dry_run: bool,
    make: Callable[["ProcessBook", "Statement"], "ProcessStep"],
) -> None:
    from api.commands import opening, processing_steps
    from graph.as_of import opened_on

    (store, district), (author, said_by, said_on) = where, who
    how = processing_steps.Writes(author, dry_run, said_by, opened_on(day(said_on)))
    with opening.stored(store) as source:
        processing_steps.write_step(source, district, lambda book: make(book, how.said), how)


PROCESS_COMMANDS: Mapping[str, Callable[..., None]] = {
    "process status": status,
    "process templates": templates,
    "process start": start,
    "process result": result,
    "process phase": phase,
    "process add-phase": add_phase,
    "process rename": rename,
    "process prerequisite": prerequisite,
    "process meeting": meeting,
    "process calendar": calendar,
}
