"""Commands of goals and measures: the staircase, Soll-Ist, what is agreed anew, and what is due."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from api.author import UNNAMED
from api.commands.options import Author, District, DryRun, Json, Lang, MaybePath, On, Store, day, wrong_use
from ontology.names import GoalDirection, MeasureStatus, OutcomeStep, Prop

Step = Annotated[
    OutcomeStep | None, typer.Option("--step", help="Stufe der Wirkungstreppe, W1 (Angebote) bis W7 (Gesellschaft).")
]
IndicatorOption = Annotated[
    str | None, typer.Option("--indicator", metavar="ID", help="Kennzahl, an der sich das Ziel selbst misst, z. B. A6.")
]
Own = Annotated[
    str | None, typer.Option("--measured-by", metavar="TEXT", help="Woran man es erkennt, in eigenen Worten.")
]
Direction = Annotated[
    GoalDirection | None, typer.Option("--direction", help="Mehr ist besser, weniger, oder eine Liste wird leer.")
]
Baseline = Annotated[
    str | None, typer.Option("--baseline", metavar="WERT", help="Ausgangswert; sonst der der Kennzahl an diesem Tag.")
]
Target = Annotated[str | None, typer.Option("--target", metavar="WERT", help="Zielwert, z. B. 3, 75 %, 3 von 4.")]
Due = Annotated[str | None, typer.Option("--due", metavar="DATE", help="Bis wann, z. B. 2025-06.")]
AgreedBy = Annotated[
    str | None, typer.Option("--agreed-by", metavar="GREMIUM", help="Wer zugestimmt hat, mit Namen oder Kennung.")
]
GoalId = Annotated[str, typer.Argument(metavar="ZIEL", help="Kennung oder Name des Ziels.")]
MeasureId = Annotated[str, typer.Argument(metavar="MASSNAHME", help="Kennung oder Name der Maßnahme.")]


def show(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Die Wirkungstreppe zeigen: jedes Ziel auf seiner Stufe, wie weit es ist, und was noch fehlt."""
    from api.commands import goal_telling, opening

    with opening.either(path, store, opening.Asked(district)) as source:
        found = goal_telling.asked_of(source, district, day(on))
        (goal_telling.print_staircase if json else goal_telling.show_staircase)(found, lang)


def compare(  # noqa: PLR0913, PLR0917 - each is an option
    earlier: Annotated[str, typer.Option("--from", metavar="STAND", help="Früherer Tag, oder Name eines Stands.")],
    later: Annotated[
        str | None, typer.Option("--to", metavar="STAND", help="Späterer Tag, oder Name eines Stands; sonst heute.")
    ] = None,
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    lang: Lang = "de",
) -> None:
    """Soll und Ist an zwei Tagen oder festgehaltenen Ständen: was war, was ist, was vereinbart war."""
    from api.commands import goal_telling, opening

    with opening.either(path, store, opening.Asked(district)) as source:
        before, after = goal_telling.two_states(source, district, earlier, later)
        (goal_telling.print_soll_ist if json else goal_telling.show_soll_ist)(before, after, lang)


def add(  # noqa: PLR0913, PLR0917 - each is an option
    name: Annotated[str, typer.Argument(metavar="ZIEL", help="Wortlaut des Ziels.")],
    step: Step = None,
    indicator: IndicatorOption = None,
    measured_by: Own = None,
    direction: Direction = None,
    baseline: Baseline = None,
    target: Target = None,
    due: Due = None,
    agreed_by: AgreedBy = None,
    store: Store = None,
    district: District = None,
    on: On = None,
    author: Author = UNNAMED,
    dry_run: DryRun = False,
) -> None:
    """Ein Ziel vereinbaren; der Ausgangswert kommt aus der Kennzahl, mit seiner Spanne."""
    from api.commands import goal_writing, opening

    agreed = _goal(step, indicator, measured_by, direction, baseline, target, due, agreed_by) | {Prop.NAME: name}
    with opening.stored(store) as source:
        goal_writing.add_goal(goal_writing.Wish(source, district, day(on), author, dry_run), agreed)


def change(  # noqa: PLR0913, PLR0917 - each is an option
    goal: GoalId,
    name: Annotated[str | None, typer.Option("--name", help="Neuer Wortlaut.")] = None,
    step: Step = None,
    indicator: IndicatorOption = None,
    measured_by: Own = None,
    direction: Direction = None,
    baseline: Baseline = None,
    target: Target = None,
    due: Due = None,
    agreed_by: AgreedBy = None,
    store: Store = None,
    district: District = None,
    on: On = None,
    author: Author = UNNAMED,
    dry_run: DryRun = False,
) -> None:
    """Ein Ziel ändern: Es gilt in neuer Fassung, die alte bleibt zu lesen. Leere Angaben nehmen zurück."""
    from api.commands import goal_writing, opening

    agreed = _goal(step, indicator, measured_by, direction, baseline, target, due, agreed_by)
    agreed |= {} if name is None else {Prop.NAME: name}
    if not agreed:
        wrong_use("Was soll sich ändern? Nennen Sie zum Beispiel --target oder --due.")
    with opening.stored(store) as source:
        goal_writing.change_goal(goal_writing.Wish(source, district, day(on), author, dry_run), goal, agreed)


def note(  # noqa: PLR0913, PLR0917 - each is an option
    goal: GoalId,
    value: Annotated[str, typer.Argument(metavar="WERT", help="Erreichter Wert, z. B. 2 von 3.")],
    store: Store = None,
    district: District = None,
    on: On = None,
    author: Author = UNNAMED,
    dry_run: DryRun = False,
) -> None:
    """Den erreichten Wert eines Ziels mit eigenem Indikator notieren; frühere Werte bleiben."""
    from api.commands import goal_writing, opening

    with opening.stored(store) as source:
        goal_writing.note_value(goal_writing.Wish(source, district, day(on), author, dry_run), goal, value)


def end(  # noqa: PLR0913, PLR0917 - each is an option
    goal: GoalId,
    store: Store = None,
    district: District = None,
    on: On = None,
    author: Author = UNNAMED,
    dry_run: DryRun = False,
) -> None:
    """Ein Ziel aufgeben: Von diesem Tag an gilt es nicht mehr; davor bleibt es zu lesen."""
    from api.commands import goal_writing, opening

    with opening.stored(store) as source:
        goal_writing.end_goal(goal_writing.Wish(source, district, day(on), author, dry_run), goal)


def keep(  # noqa: PLR0913, PLR0917 - each is an option
    name: Annotated[str, typer.Argument(metavar="NAME", help="Wie der Stand heißt, z. B. „Ist-Stand-Analyse 2023“.")],
    store: Store = None,
    district: District = None,
    on: On = None,
    author: Author = UNNAMED,
    dry_run: DryRun = False,
) -> None:
    """Den Stand eines Tages festhalten, wie er jetzt bekannt ist; Späteres ändert ihn nicht mehr."""
    from api.commands import goal_writing, opening

    with opening.stored(store) as source:
        goal_writing.keep_state(goal_writing.Wish(source, district, day(on), author, dry_run), name)


def measures(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    due: Annotated[bool, typer.Option("--due", help="Nur, deren Überprüfung überfällig ist.")] = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Die Maßnahmen zeigen, überfällige Überprüfungen zuerst: wie weit, und ob ihr Ziel erreicht ist."""
    from api.commands import goal_telling, opening

    with opening.either(path, store, opening.Asked(district)) as source:
        found = goal_telling.asked_of(source, district, day(on))
        (goal_telling.print_measures if json else goal_telling.show_measures)(found, lang, due=due)


def measure(  # noqa: PLR0913, PLR0917 - each is an option
    name: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="Was getan wird; sonst sagt es der Befund.")
    ] = None,
    finding: Annotated[
        str | None, typer.Option("--finding", metavar="KEY", help="Befund, auf den sie antwortet.")
    ] = None,
    goal: Annotated[str | None, typer.Option("--goal", metavar="ZIEL", help="Ziel, dem sie dient.")] = None,
    responsible: Annotated[
        str | None, typer.Option("--responsible", metavar="STELLE", help="Wer verantwortlich ist, Name oder Kennung.")
    ] = None,
    schedule: Annotated[str | None, typer.Option("--schedule", help="Zeitplan in Worten.")] = None,
    ends: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Geplantes Ende.")] = None,
    resources: Annotated[str | None, typer.Option("--resources", help="Mittel, Zeit, Räume.")] = None,
    rule: Annotated[str | None, typer.Option("--review", metavar="TEXT", help="Wie überprüft wird.")] = None,
    following: Annotated[str | None, typer.Option("--review-on", metavar="DATE", help="Wann überprüft wird.")] = None,
    store: Store = None,
    district: District = None,
    on: On = None,
    author: Author = UNNAMED,
    dry_run: DryRun = False,
) -> None:
    """Eine Maßnahme aus einem Befund oder zu einem Ziel anlegen, in einem Schritt."""
    from api.commands import goal_writing, opening

    said = {
        Prop.NAME: name,
        Prop.SCHEDULE: schedule,
        Prop.PLANNED_END: ends,
        Prop.RESOURCES: resources,
        Prop.REVIEW_RULE: rule,
        Prop.NEXT_REVIEW: following,
    }
    agreed = {str(prop): value for prop, value in said.items() if value is not None}
    with opening.stored(store) as source:
        wish = goal_writing.Wish(source, district, day(on), author, dry_run)
        goal_writing.add_measure(wish, agreed, goal_writing.For(finding, goal, responsible))


def review(  # noqa: PLR0913, PLR0917 - each is an option
    measure: MeasureId,
    result: Annotated[str, typer.Option("--result", help="Was die Überprüfung ergab.")] = "",
    following: Annotated[str, typer.Option("--next", metavar="DATE", help="Wann wieder überprüft wird.")] = "",
    status: Annotated[MeasureStatus | None, typer.Option("--status", help="Wie weit die Maßnahme ist.")] = None,
    store: Store = None,
    district: District = None,
    on: On = None,
    author: Author = UNNAMED,
    dry_run: DryRun = False,
) -> None:
    """Notieren, dass eine Maßnahme überprüft wurde: was sich ergab, wie weit sie ist, wann wieder."""
    from api.commands import goal_writing, opening

    found = goal_writing.Review(result, following, status.value if status is not None else "")
    with opening.stored(store) as source:
        goal_writing.review_measure(goal_writing.Wish(source, district, day(on), author, dry_run), measure, found)


def _goal(*said: str | None) -> dict[str, str]:
    """What was said of a goal, in the order of its options."""
    return {str(prop): str(value) for prop, value in zip(_GOAL_OPTIONS, said, strict=True) if value is not None}


_GOAL_OPTIONS = (
    Prop.OUTCOME_STEP,
    Prop.INDICATOR_ID,
    Prop.INDICATOR_TEXT,
    Prop.DIRECTION,
    Prop.BASELINE,
    Prop.TARGET_VALUE,
    Prop.DUE_ON,
    Prop.AGREED_BY,
)
GOAL_COMMANDS: Mapping[str, Callable[..., None]] = {
    f"goals {command.__name__}": command
    for command in (show, compare, add, change, note, end, keep, measures, measure, review)
}
