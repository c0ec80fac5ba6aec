"""B11: whether it was reported back what has become of resolutions on early help."""

from collections.abc import Sequence
from datetime import date
from statistics import median

from graph.as_of import months_between
from graph.certainty import Certainty
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.ranges import Share, Weighed, share
from graph.district.reports import Loop, has_duty, report_loops, resolutions
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import percent, sentences, several, spelled
from ontology import Text, say
from ontology.names import Prop
from ontology.values import latest

_COLLECT = Text(
    de="Erfassen Sie die Beschlüsse zu den Frühen Hilfen und ob sie einen Bericht verlangen.",
    en="Record the resolutions on early help, and whether they demand a report.",
)
_LINK = Text(
    de="Erfassen Sie, welche Vorlage über welchen Beschluss berichtet.",
    en="Record which paper reports on which resolution.",
)


@indicator(
    "B11",
    label=Text(de="Rückmeldung zu Beschlüssen", en="feedback loop"),
    question=Text(
        de="Zu wie vielen Beschlüssen mit Berichtspflicht gibt es später einen Bericht?",
        en="For how many resolutions with a duty to report is there a later report?",
    ),
    needs=(),
    collect=_COLLECT,
    norms=("QR5-2",),
    dimension="5",
    unit="share",
    better="higher",
)
def feedback_loop(snapshot: Snapshot) -> Outcome:
    """Resolutions with a duty to report that have a later report / all such resolutions (domain 12.2 B11).

    The duty is stated, or the resolution is of kind BERICHT. Later: the date of the paper, else of its first
    consultation, lies after the resolution. Council data are never complete (domain 10 no. 8), so ``high`` is 1;
    ``low`` counts every resolution of which nobody says it as one without a report. Details: ``median_days`` from
    resolution to its first later report, ``oldest_open_months`` of those without one, and ``duty_unknown``: resolutions
    of which nobody says whether they demand a report.
    """
    loops, all_of_them = snapshot.derived(report_loops), snapshot.derived(resolutions)
    open_duty = sum(has_duty(r) is None for r in all_of_them)
    details = {"resolutions": float(len(all_of_them)), "duty_unknown": float(open_duty)}
    unsaid = [Weighed(None, Certainty.UNKNOWN) for _ in range(open_duty)]
    found = share([*(_weighed(loop) for loop in loops), *unsaid])._replace(high=1.0)
    items = tuple(_item(snapshot, loop) for loop in loops)
    if found.value is None:
        return Outcome(_nothing(len(all_of_them)), n=len(loops), items=items, missing=(_COLLECT,), details=details)
    return Outcome.of_share(
        LazyText(lambda: _sentence(loops, found, snapshot.on)),
        found,
        n=len(loops),
        items=items,
        missing=(_LINK,) if found.numerator < found.denominator else (),
        details=LazyDetails(
            lambda: {**details, "median_days": _median(loops), "oldest_open_months": _oldest_open(loops, snapshot.on)}
        ),
    )


def _weighed(loop: Loop) -> Weighed:
    return Weighed(loop.closed.holds, loop.certainty, firm=loop.closed is not Certainty.STALE)


def _days(loop: Loop) -> int | None:
    """Days from a resolution to the first report that is surely later."""
    dated = [r.date for r in loop.reports if r.certainty.holds]
    decided = loop.resolution.value(Prop.DATE)
    return (latest(dated[0]) - latest(decided)).days if dated and decided else None


def _median(loops: Sequence[Loop]) -> float | None:
    days = [d for loop in loops if (d := _days(loop)) is not None]
    return float(median(days)) if days else None


def _oldest_open(loops: Sequence[Loop], on: date) -> float | None:
    open_ = [loop.resolution.value(Prop.DATE) for loop in loops if not loop.closed.holds]
    ages = [months_between(latest(day), on) for day in open_ if day]
    return float(max(0, *ages)) if ages else None


def _item(snapshot: Snapshot, loop: Loop) -> Item:
    day = spelled(loop.resolution.value(Prop.DATE) or "")
    label = say(
        "{day}: {resolution}",
        "{day}: {resolution}",
        resolution=loop.resolution.name,
        day=Text(de=day.de or "ohne Datum", en=day.en or "undated"),
    )
    papers = tuple(dict.fromkeys(r.paper for r in loop.reports))
    records = (loop.resolution.id, *(r.record for r in loop.reports))
    return Item((loop.resolution.id, *papers), label, loop.closed, _note(snapshot, loop), records)


def _note(snapshot: Snapshot, loop: Loop) -> Text:
    if not loop.reports:
        return Text(de="Ein Bericht ist nicht erfasst; bitte klären.", en="No report is recorded; please clarify.")
    first, day = loop.reports[0], spelled(loop.reports[0].date)
    told = say(
        "Bericht: {paper} ({day}).",
        "Report: {paper} ({day}).",
        paper=snapshot.name(first.paper),
        day=Text(de=day.de or "ohne Datum", en=day.en or "undated"),
    )
    doubt = Text(de="Ob er später kam, ist offen.", en="Whether it came later is open.")
    return told if loop.closed.holds else sentences(told, doubt)


def _sentence(loops: Sequence[Loop], found: Share, on: date) -> Text:
    days, open_ = _median(loops), _oldest_open(loops, on)
    main = say(
        "Von {amount} mit Berichtspflicht {words} {numerator} später einen Bericht ({share}).",
        "Of {amount} with a duty to report, {numerator} {words} a later report ({share}).",
        numerator=found.numerator,
        share=percent(found.value or 0),
        amount=Text(
            de=several(found.denominator, "erfassten Beschluss", "erfassten Beschlüssen"),
            en=several(found.denominator, "recorded resolution", "recorded resolutions"),
        ),
        words=Text(de="hat" if found.numerator == 1 else "haben", en="has" if found.numerator == 1 else "have"),
    )
    after = say(
        "Bis zum Bericht {days:verging|vergingen} im Mittel {days} {days:Tag|Tage} (Median).",
        "It took {days} {days:day|days} to the report (median).",
        days=round(days or 0),
    )
    waiting = say(
        "Der älteste ohne erfassten Bericht ist {amount} alt.",
        "The oldest one without a recorded report is {amount} old.",
        amount=Text(de=several(open_ or 0, "Monat", "Monate"), en=several(open_ or 0, "month", "months")),
    )
    return sentences(main, after if days is not None else None, waiting if open_ is not None else None)


def _nothing(resolutions: int) -> Text:
    if resolutions:
        return Text(
            de="Unter den erfassten Beschlüssen ist keiner mit einer Berichtspflicht bezeichnet.",
            en="None of the recorded resolutions is marked with a duty to report.",
        )
    return Text(
        de="Nicht erfasst: Beschlüsse zu den Frühen Hilfen sind nicht verzeichnet.",
        en="Not recorded: no resolutions on early help are listed.",
    )
