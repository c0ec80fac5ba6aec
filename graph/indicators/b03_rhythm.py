"""B3: how regularly the youth welfare committee consults on early help."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from graph.as_of import TERM_MONTHS, months_between, months_later
from graph.district.consultations import YOUTH_COMMITTEES, Consulted, consultations, in_committee
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.own_holding import own_items
from graph.district.papers_complete import complete_papers
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import decimal, sentences, several, spelled
from ontology import Text, say
from ontology.values import earliest, latest

"""Months over which consultations a year are counted: one legislative term."""
_COLLECT = Text(
    de="Erfassen Sie, wann der Jugendhilfeausschuss zu den Frühen Hilfen beraten hat.",
    en="Record when the youth welfare committee consulted on early help.",
)


@indicator(
    "B3",
    label=Text(de="Rhythmus im Jugendhilfeausschuss", en="rhythm in the youth welfare committee"),
    question=Text(
        de="Wie lange ist die letzte Beratung im Jugendhilfeausschuss her, und wie oft kommt das Thema dort vor?",
        en="How long ago was the last consultation in the youth welfare committee, and how often does it come up?",
    ),
    needs=("consultations",),
    collect=_COLLECT,
    norms=("QR5-1",),
    dimension="5",
    unit="months",
    better="lower",
)
def rhythm(snapshot: Snapshot) -> Outcome:
    """Full months since the last consultation in the JHA or its planning subcommittee (domain 12.2 B3).

    Unless a source has all consultations since the last recorded one, up to the day, there may be a later one (domain
    10 no. 8): then the lower bound is 0. The upper one counts from the first day that a vague date can mean. Details:
    ``median_gap`` in months between days of consultation, ``per_year`` over the last 60 months, and ``year_<year>``:
    how many days in each year.
    """
    rows = [c for c in consultations(snapshot) if in_committee(c)]
    found = (Item((r.body.id, r.paper.id), r.label, r.certainty, None, (r.relation.id,)) for r in rows)
    items = (*found, *own_items(snapshot, "B3"))
    held = [r for r in rows if r.date and r.certainty.holds]
    if not held:
        return Outcome(_nothing(len(rows)), n=len(rows), items=items, missing=(_COLLECT,))
    first, last = (max(months_between(day(held[-1].date), snapshot.on), 0) for day in (earliest, latest))
    days = sorted({latest(r.date) for r in held})
    return Outcome(
        LazyText(lambda: _sentence(held[-1], last, median_gap(days))),
        value=float(last),
        low=float(last) if _nothing_since(snapshot, held[-1]) else 0.0,
        high=float(first),
        n=len(rows),
        items=items,
        details=LazyDetails(
            lambda: {
                "median_gap": median_gap(days),
                "per_year": _per_year(days, snapshot.on),
                "days": float(len(days)),
                **_years(held),
            }
        ),
    )


def _nothing_since(snapshot: Snapshot, last: Consulted) -> bool:
    """Whether every committee has all of its consultations on record since the last one."""
    committees = snapshot.bodies_of_kind(*YOUTH_COMMITTEES)
    periods = [complete_papers(body) for body in committees]
    return all(p is not None and p.covers(latest(last.date), snapshot.on) for p in periods)


def median_gap(days: Sequence[date]) -> float | None:
    """Median of full months between consecutive days; None below two.

    >>> median_gap([date(2012, 10, 10), date(2019, 5, 8), date(2021, 3, 17)])
    50.0
    """
    gaps = [months_between(a, b) for a, b in pairwise(days)]
    return float(median(gaps)) if gaps else None


def _per_year(days: Sequence[date], on: date) -> float:
    since = months_later(on, -TERM_MONTHS)
    return sum(day >= since for day in days) / (TERM_MONTHS / 12)


def _years(held: Sequence[Consulted]) -> dict[str, float]:
    years = Counter(day[:4] for day in {r.date for r in held})
    return {f"year_{year}": float(number) for year, number in sorted(years.items())}


def _sentence(last: Consulted, months: int, gap: float | None) -> Text:
    day = spelled(last.date)
    main = say(
        "Die letzte erfasste Beratung zu Frühen Hilfen im Jugendhilfeausschuss ({day}) liegt {amount} zurück.",
        "The last recorded consultation on early help in the youth welfare committee ({day}) was {amount} ago.",
        day=day,
        amount=Text(de=several(months, "Monat", "Monate"), en=several(months, "month", "months")),
    )
    if gap is None:
        return sentences(main, _ONE_ONLY)
    digits = 0 if gap.is_integer() else 1
    between = say(
        "Zwischen zwei Beratungen {gap:lag|lagen} im Mittel {figure} {gap:Monat|Monate} (Median).",
        "Between two consultations there {gap:was|were} {figure} {gap:month|months} (median).",
        gap=gap,
        figure=Text(de=decimal(gap, digits=digits), en=decimal(gap, "en", digits)),
    )
    return sentences(main, between)


_ONE_ONLY = Text(
    de="Es ist nur ein Tag erfasst; einen Rhythmus zeigt er nicht.", en="One day only is recorded; it shows no rhythm."
)


def _nothing(open_rows: int) -> Text:
    if open_rows:
        return Text(
            de="Im Jugendhilfeausschuss sind Beratungen erfasst, aber ohne Datum oder ungeklärt.",
            en="Consultations in the youth welfare committee are recorded, but undated or not settled.",
        )
    return Text(
        de="Im Jugendhilfeausschuss ist noch keine Beratung zu Frühen Hilfen erfasst; ob es welche gab, ist offen.",
        en="No consultation in the youth welfare committee is recorded yet; whether there was one is open.",
    )
