"""Where a process stands, in one line and the sentences that go with it."""

from collections.abc import Sequence

from graph.process.district_process import ProcessPhase
from graph.process.process_today import Course, Today
from graph.wording import listing, sentences, spelled
from ontology import Text, say

NO_PROCESS = Text(
    de="Noch ist kein Prozess angelegt. Beginnen Sie mit einer Vorlage, oder führen Sie den Weg in eigener Regie.",
    en="No process has been started yet. Begin with a template, or go your own way.",
)
_SILENT = Text(de="", en="")


def today_line(standing: Today) -> Text:
    """The line of the day: which phase, what is outstanding, until when."""
    return sentences(_joined(_where(standing), _outstanding(standing)), *_aside(standing))


def _joined(where: Text, what: Text) -> Text:
    if not what.de:
        return say("{where}.", "{where}.", where=where)
    return say("{where}; {what}.", "{where}; {what}.", where=where, what=what)


def _where(standing: Today) -> Text:
    of = len(standing.process.phases)
    if standing.course is Course.UNDATED:
        return say(
            "Wo der Prozess steht, ist offen: Für keine von {of} {of:Phase|Phasen} ist ein Zeitraum erfasst",
            "Where the process stands is open: no period is recorded for any of {of} {of:phase|phases}",
            of=of,
        )
    told = {Course.BEFORE: _before, Course.RUNNING: _running, Course.BETWEEN: _between, Course.AFTER: _after}
    return told[standing.course](standing, of)


def _running(standing: Today, of: int) -> Text:
    phases, names = phase_numbers(standing.running), phase_names(standing.running)
    if standing.by_plan:
        return say(
            "Nach Plan sind Sie in {phases} von {of} ({names})",
            "By plan you are in {phases} of {of} ({names})",
            phases=phases,
            of=of,
            names=names,
        )
    return say(
        "Sie sind in {phases} von {of} ({names})",
        "You are in {phases} of {of} ({names})",
        phases=phases,
        of=of,
        names=names,
    )


def _before(standing: Today, of: int) -> Text:
    first = standing.following
    day = spelled((first.actual.start or first.planned.start) if first is not None else "")
    return say(
        "Der Prozess mit {of} {of:Phase|Phasen} hat noch nicht begonnen; er beginnt nach Plan {day}",
        "The process of {of} {of:phase|phases} has not begun yet; by plan it begins {day}",
        of=of,
        day=day,
    )


def _between(standing: Today, of: int) -> Text:
    following = standing.following
    if following is None:
        return say(
            "Keine von {of} {of:Phase|Phasen} läuft nach den erfassten Daten",
            "None of {of} {of:phase|phases} is running by the recorded dates",
            of=of,
        )
    return say(
        "Zwischen zwei Phasen: {phase} von {of} ({name}) beginnt nach Plan {day}",
        "Between two phases: {phase} of {of} ({name}) begins by plan {day}",
        phase=phase_numbers([following]),
        name=phase_names([following]),
        of=of,
        day=spelled(following.actual.start or following.planned.start),
    )


def _after(standing: Today, of: int) -> Text:
    end = spelled(standing.process.period.end)
    if standing.by_plan:
        return say(
            "Der Prozess ist nach Plan zu Ende ({of} {of:Phase|Phasen}, bis {end})",
            "By plan the process is over ({of} {of:phase|phases}, until {end})",
            of=of,
            end=end,
        )
    return say(
        "Der Prozess ist zu Ende ({of} {of:Phase|Phasen}, bis {end})",
        "The process is over ({of} {of:phase|phases}, until {end})",
        of=of,
        end=end,
    )


def _outstanding(standing: Today) -> Text:
    n = len(standing.outstanding)
    if not n:
        any_due = standing.course is not Course.BEFORE and any(True for _ in standing.process.results)
        done = Text(de="alle bis hierher fälligen Ergebnisse liegen vor", en="all results due by now are there")
        return done if any_due else _SILENT
    first = standing.outstanding[0].due
    if not first:
        return say(
            "{n} {n:Ergebnis steht|Ergebnisse stehen} aus, ohne Termin",
            "{n} {n:result is|results are} outstanding, without a day",
            n=n,
        )
    return say(
        "{n} {n:Ergebnis steht|Ergebnisse stehen} aus, {n:fällig|das früheste} bis {day}",
        "{n} {n:result is|results are} outstanding, {n:due|the earliest} by {day}",
        n=n,
        day=spelled(first),
    )


def _aside(standing: Today) -> Sequence[Text]:
    """What else has to be said: late results, another phase by plan, phases without period."""
    late, found = len(standing.late), []
    if late:
        found.append(
            say("{late} davon {late:ist|sind} überfällig.", "{late} of them {late:is|are} overdue.", late=late)
        )
    if standing.planned:
        phases = phase_numbers(standing.planned)
        found.append(say("Nach Plan wäre es {phases}.", "By plan it would be {phases}.", phases=phases))
    if standing.undated and standing.course is not Course.UNDATED:
        phases = phase_numbers(standing.undated)
        found.append(
            say("Ohne Zeitraum: {phases}.", "Without a period: {phases}.", phases=phases),
        )
    return found


def phase_numbers(phases: Sequence[ProcessPhase]) -> Text:
    """Phases by number: "Phase 3", "Phase 3 und 4"."""
    numbers = [str(p.number) for p in phases]
    all_ = Text(de=listing(numbers), en=listing(numbers, "en"))
    if len(phases) == 1:
        return say("Phase {all}", "phase {all}", all=all_)
    return say("Phase {all}", "phases {all}", all=all_)


def phase_names(phases: Sequence[ProcessPhase]) -> Text:
    """Their names, one after the other."""
    names = [p.record.name for p in phases]
    return Text(de=listing(names), en=listing(names, "en"))
