"""B9: how far the network is involved in the planning of the municipality."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.as_of import Dated
from graph.certainty import Certainty
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import sentences, spelled
from ontology import Text, say
from ontology.names import Prop, RelationType

NONE, CHAPTER = 0, 3
"""Not involved, and a chapter or goals of its own in the plan."""
_COLLECT = Text(
    de="Erfassen Sie, ob und wie das Netzwerk in die Jugendhilfeplanung oder Sozialplanung eingebunden ist.",
    en="Record whether and how the network is involved in youth welfare planning or social planning.",
)


class PlanningTie(NamedTuple):
    """A row on a network and a planning process: how far it is involved (None: not said), and how sure that is."""

    rank: int | None
    certainty: Certainty


@indicator(
    "B9",
    label=Text(de="Verbindung mit der Planung", en="link with planning"),
    question=Text(
        de="Wie weit ist das Netzwerk in die Jugendhilfeplanung eingebunden?",
        en="How far is the network involved in youth welfare planning?",
    ),
    needs=(),
    collect=_COLLECT,
    norms=("6", "B73"),
    dimension="6",
    unit="level",
    better="higher",
)
def planning_link(snapshot: Snapshot) -> Outcome:
    """The closest involvement of a network in a planning process that runs at the date (domain 12.2 B9; § 80 SGB VIII).

    0 none, 1 delivers data, 2 sits in the planning body, 3 has a chapter or goals of its own in the plan. A row without
    a form may be any, a row that is not sure counts in ``high`` only. Without any row it says what to collect.
    """
    rows = [d for d in snapshot.relations_of(RelationType.INVOLVED_IN_PLANNING) if d.certainty is not Certainty.ABSENT]
    links = [PlanningTie(_rank(snapshot, row), row.certainty) for row in rows]
    value = closest(links)
    items = tuple(_item(snapshot, row) for row in rows)
    if value is None:
        return Outcome(
            _unrecorded(len(rows)),
            low=float(NONE),
            high=float(CHAPTER),
            n=len(rows),
            items=items,
            missing=(_COLLECT,),
        )
    return Outcome(
        LazyText(lambda: _sentence(snapshot, rows, value)),
        value=float(value),
        low=float(closest([link for link in links if link.certainty is Certainty.PRESENT]) or NONE),
        high=float(max(CHAPTER if link.rank is None else link.rank for link in links)),
        n=len(rows),
        items=items,
        details=LazyDetails(
            lambda: {"networks": float(len({row.relation.source for row in rows if row.certainty.holds}))}
        ),
    )


def closest(links: Sequence[PlanningTie]) -> int | None:
    """The closest involvement on record; None where no row that holds says how far it goes.

    >>> one = PlanningTie(1, Certainty.PRESENT)
    >>> told = one, PlanningTie(3, Certainty.UNKNOWN), PlanningTie(None, Certainty.PRESENT)
    >>> closest(told)
    1
    """
    return max((link.rank for link in links if link.rank is not None and link.certainty.holds), default=None)


def _rank(snapshot: Snapshot, row: Dated) -> int | None:
    form = row.relation.value(Prop.INVOLVEMENT_FORM)
    return None if form is None else int(snapshot.model.code("PlanningInvolvement", form).attribute("rank") or 0)


def _form(snapshot: Snapshot, row: Dated) -> Text:
    form = row.relation.value(Prop.INVOLVEMENT_FORM)
    if form is None:
        return Text(de="Art der Einbindung nicht erfasst", en="form of involvement not recorded")
    return snapshot.model.code("PlanningInvolvement", form).label


def _item(snapshot: Snapshot, row: Dated) -> Item:
    ends = row.relation.source, row.relation.target
    label = say("{ends} in {ends_2}", "{ends} in {ends_2}", ends=snapshot.name(ends[0]), ends_2=snapshot.name(ends[1]))
    form, day = _form(snapshot, row), spelled(row.relation.value(Prop.DATE) or "")
    note = say("{form}, Stand {day}", "{form}, as of {day}", form=form, day=day) if day.de else form
    return Item(ends, label, row.certainty, note, (row.relation.id,))


def _sentence(snapshot: Snapshot, rows: Sequence[Dated], value: int) -> Text:
    best = next(r for r in rows if r.certainty.holds and _rank(snapshot, r) == value)
    form, planning = _form(snapshot, best), snapshot.name(best.relation.target)
    stale = Text(
        de="Das ist seit mehr als 24 Monaten nicht bestätigt; bitte prüfen.",
        en="This has not been confirmed for more than 24 months; please check.",
    )
    main = say(
        "Die weitestgehende erfasste Einbindung des Netzwerks in eine Planung: {form} ({planning}).",
        "The closest recorded involvement of the network in planning: {form} ({planning}).",
        form=form,
        planning=planning,
    )
    return sentences(main, stale if best.certainty is Certainty.STALE else None)


def _unrecorded(rows: int) -> Text:
    if rows:
        return Text(
            de="Das Netzwerk ist mit einer Planung verbunden; wie weit es eingebunden ist, ist nicht erfasst.",
            en="The network is linked with a planning process; how far it is involved is not recorded.",
        )
    return Text(
        de="Nicht erfasst: Ob das Netzwerk in eine Planung eingebunden ist, ist nicht bekannt.",
        en="Not recorded: whether the network is involved in planning is not known.",
    )
