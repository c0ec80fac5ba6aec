"""C2: in which forms families take part."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.certainty import Certainty, surest
from graph.district.formats import COLLECT, family_formats
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.ranges import count
from graph.district.seats import EVERY_STANDING, is_family, seat_rows
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name, percent, sentences
from ontology import Code, Text, say
from ontology.names import BodyLayer, ParticipationForm, Prop


class Use(NamedTuple):
    """One use of a form: its code (None: not recorded), who or what it is, how sure it is, and the record behind it."""

    form: str | None
    label: str
    certainty: Certainty
    record: str


@indicator(
    "C2",
    label=Text(de="Formen der Beteiligung von Familien", en="forms of participation of families"),
    question=Text(
        de="In welchen Formen wirken Familien mit: als Gäste, mit Beiträgen, in Planung, Gremien oder Befragungen?",
        en="In which forms do families take part: as guests, contributors, in planning, bodies or surveys?",
    ),
    needs=(),
    norms=("QR7-4", "B30-2021", "B31-2021", "B32-2021", "B33-2021", "B34-2021"),
    dimension="7",
    unit="count",
    better="higher",
    collect=COLLECT,
)
def participation_forms(snapshot: Snapshot) -> Outcome:
    """Number of the forms F1 to F7 in use by families in 24 months (domain 12.3, C2; 11.4.9).

    A form counts by a format of families; a seat of families in a network body is the form F4. A form nobody recorded
    is unknown, not absent: the upper bound is 7. Details: how often each form is in use, and ``form_open`` for formats
    without a form. The national shares of the NZFH (N15) stand beside the forms.
    """
    uses = tuple(_uses(snapshot))
    shares = {form: n.value for n in snapshot.norms("share") for form in n.about_in("ParticipationForm")}
    codes = snapshot.model.code_lists["ParticipationForm"].codes
    items = tuple(_item(c, [u for u in uses if u.form == c.notation], shares.get(c.notation)) for c in codes)
    found = count(i.certainty for i in items)
    told = any(u.certainty.holds and u.form for u in uses)
    return Outcome.of_count(
        LazyText(lambda: _sentence(snapshot, items, uses)),
        found,
        of=float(len(items)),
        n=len(uses),
        told=told,
        items=items,
        missing=() if told else (COLLECT,),
        details=LazyDetails(
            lambda: {
                **{c.notation: float(sum(u.form == c.notation and u.certainty.holds for u in uses)) for c in codes},
                "form_open": float(sum(u.form is None for u in uses)),
            }
        ),
    )


def _uses(snapshot: Snapshot) -> Iterator[Use]:
    for row in snapshot.derived(family_formats):
        yield Use(row.format.value(Prop.PARTICIPATION_FORM), row.format.name, row.certainty, row.format.id)
    for seat in seat_rows(snapshot, snapshot.bodies_of_layer(BodyLayer.NETWORK), EVERY_STANDING):
        if is_family(snapshot, seat):
            label = f"{seat.actor.name} ({seat.body.name})"
            yield Use(ParticipationForm.F4, label, seat.certainty, seat.relation.id)


def in_use(certainties: Iterable[Certainty]) -> Certainty:
    """How sure it is that a form is in use: nobody says that all formats are recorded, so one without any is open.

    >>> [str(in_use(found)) for found in ([Certainty.STALE, Certainty.UNKNOWN], [Certainty.ABSENT], [])]
    ['stale', 'unknown', 'unknown']
    """
    return surest(Certainty.UNKNOWN, *certainties)


def _item(code: Code, mine: Sequence[Use], share: float | None) -> Item:
    certainty = in_use(u.certainty for u in mine)
    names = listing_of(name(n) for n in dict.fromkeys(u.label for u in mine))
    note = sentences(names if mine else _OPEN, _nationwide(share))
    return Item((code.notation,), code.label, certainty, note, tuple(u.record for u in mine))


_OPEN = Text(de="nicht erfasst", en="not recorded")


def _nationwide(share: float | None) -> Text | None:
    """The share of districts that named the form in the NZFH's survey, if a value is published."""
    if share is None:
        return None
    return say("(bundesweit {share} der Bezirke)", "({share} of districts)", share=percent(share / 100))


def _sentence(snapshot: Snapshot, items: Sequence[Item], uses: Sequence[Use]) -> Text:
    used = [i for i in items if i.certainty.holds]
    names = listing_of(i.label for i in used)
    if used:
        first = say(
            "Familien wirken in {used_count} von {items_count} {items_count:Form|Formen} mit: {names}.",
            "Families take part in {used_count} of {items_count} {items_count:form|forms}: {names}.",
            used_count=len(used),
            items_count=len(items),
            names=names,
        )
        return sentences(first, _context(snapshot))
    doubtful = listing_of(name(n) for n in dict.fromkeys(u.label for u in uses))
    if doubtful.de:
        return say(
            "In welcher Form Familien mitwirken, ist noch nicht zu sagen. Zu klären bei: {doubtful}.",
            "In which form families take part cannot be told yet. To be cleared for: {doubtful}.",
            doubtful=doubtful,
        )
    return Text(
        de="Formen, in denen Familien in den letzten 24 Monaten mitwirken, sind noch nicht erfasst.",
        en="Forms in which families took part in the last 24 months have not been recorded yet.",
    )


def _context(snapshot: Snapshot) -> Text | None:
    """How many districts named any form at all in the NZFH's survey, as its norm line holds it."""
    line = snapshot.model.norms["B30-2021"]
    if line.value is None:
        return None
    shown = percent(line.value / 100)
    return say(
        "Bundesweit nannten {shown} der Bezirke irgendeine Form ({year}).",
        "Nationwide {shown} of districts named any form ({year}).",
        shown=shown,
        year=line.year,
    )
