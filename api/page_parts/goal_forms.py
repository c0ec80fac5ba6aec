"""What the forms of goals and measures say: by field, with the ids of who is named; and a form that was not kept."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from starlette.responses import RedirectResponse, Response

from api.page_parts.page_frame import PageOf
from api.refusals import RefusedError, unfit
from graph.district.snapshot import Snapshot
from graph.goals.goal_records import NAMED_IN_AGREED
from graph.map.labels import clean_label
from graph.stores.base import Revision
from ontology import Text, say
from ontology.names import Prop

GOAL_FIELDS: Mapping[str, Prop] = {
    "ziel": Prop.NAME,
    "stufe": Prop.OUTCOME_STEP,
    "kennzahl": Prop.INDICATOR_ID,
    "woran": Prop.INDICATOR_TEXT,
    "richtung": Prop.DIRECTION,
    "ausgang": Prop.BASELINE,
    "zielwert": Prop.TARGET_VALUE,
    "frist": Prop.DUE_ON,
    "zugestimmt": Prop.AGREED_BY,
}
"""The fields of a goal, and what they say."""
MEASURE_FIELDS: Mapping[str, Prop] = {
    "was": Prop.NAME,
    "verantwortlich": Prop.RESPONSIBLE,
    "zeitplan": Prop.SCHEDULE,
    "ende": Prop.PLANNED_END,
    "mittel": Prop.RESOURCES,
    "regel": Prop.REVIEW_RULE,
    "ueberpruefung": Prop.NEXT_REVIEW,
    "umsetzung": Prop.MEASURE_STATUS,
    "fuer": Prop.FOR_GOAL,
}
"""The fields of a measure, and what they say."""


class RefusedForm(NamedTuple):
    """A form that was not kept: which one, what was filled in, and what is to be mended."""

    form: str
    filled: Mapping[str, str]
    told: Sequence[str]


def agreed_in(filled: Mapping[str, str], fields: Mapping[str, Prop], snapshot: Snapshot) -> dict[str, str]:
    """What was filled in, by property; raises RefusedError for a body or an office that nobody knows by that name."""
    said = {str(prop): filled[field] for field, prop in fields.items() if field in filled}
    wrong = []
    for prop, type in NAMED_IN_AGREED.items():
        name = said.get(prop, "")
        if name:
            ids = [e.id for e in snapshot.possible(type) if clean_label(e.name).casefold() == name.casefold()]
            said[prop] = ids[0] if len(ids) == 1 else name
            if len(ids) != 1:
                wrong.append((f"/{prop}", _unknown(name)))
    if wrong:
        raise unfit(wrong)
    return said


def _unknown(name: str) -> Text:
    return say(
        "„{name}“ ist hier nicht eindeutig bekannt: Wählen Sie aus der Liste.",
        "“{name}” is not known here as one: choose from the list.",
        name=name,
    )


def shown_in(values: Mapping[str, Sequence[str]], fields: Mapping[str, Prop], snapshot: Snapshot) -> dict[str, str]:
    """The fields as a record fills them."""
    found = {field: values[prop][0] if values.get(prop) else "" for field, prop in fields.items()}
    for field, prop in fields.items():
        if prop in NAMED_IN_AGREED and found[field]:
            found[field] = clean_label(snapshot.name(found[field]))
    return found


def names_of(snapshot: Snapshot, type: str) -> list[str]:
    """Names to choose from, each once."""
    return sorted({clean_label(e.name) for e in snapshot.of_type(type)}, key=str.casefold)


def tried(
    frame: PageOf, form: str, filled: Mapping[str, str], done: Callable[[], Revision | None], shown: Any
) -> Response:
    """Back to the page with what was done; or the form again, with what is to be mended."""
    try:
        revision = done()
    except RefusedError as error:
        told = [text.in_language(frame.language) for _, text in error.why.wrong]
        told = told or [error.why.title.in_language(frame.language), error.why.remedy.in_language(frame.language)]
        answer: Response = shown(frame, RefusedForm(form, filled, told))
        return answer
    return RedirectResponse(frame.link(frame.here, f"getan={revision.number}" if revision is not None else ""), 303)
