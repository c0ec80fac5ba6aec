"""Findings as a page: one card for each, in the order of the engine, and the forms by which the group decides."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Form, Query
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.cards_on_pages import cards_on
from api.page_parts.page_frame import PageOf, deciding_at, page_at
from api.page_parts.page_views import FINDINGS
from api.refusals import RefusedError, unfit
from api.report.finding_card import Card, anchor_of_finding
from api.report.verdicts import overdue
from api.routes.decisions import FindingKey
from api.writes.changing import still_as_seen
from api.writes.deciding import Case, decide_on
from api.writes.undoing import undone
from api.writes.versions import state_seen
from api.writes.writing import Decide
from graph.findings.decision_records import Ruling, decision_id
from graph.findings.finding import Finding
from graph.wording import sentences
from ontology import Text, say
from ontology.names import Verdict

router = APIRouter(dependencies=[Depends(check_origin)])
_ALL = "alle"
_SHOWN: Mapping[str, Text] = {
    _ALL: Text(de="Alle", en="All"),
    "offen": Text(de="Offen", en="Open"),
    "angenommen": Text(de="Angenommen", en="Accepted"),
    "verworfen": Text(de="Verworfen", en="Dismissed"),
}
_SHOWN_AS = {Verdict.ACCEPTED: "angenommen", Verdict.DISMISSED: "verworfen"}
_WHY = Text(
    de="Warum verwerfen Sie den Befund? Ein Satz genügt; er bleibt beim Befund stehen.",
    en="Why do you dismiss the finding? A sentence is enough; it stays with the finding.",
)
_WHO = Text(
    de="Wer übernimmt es? Eine Stelle oder Funktion genügt, zum Beispiel „Netzwerkkoordination“.",
    en="Who takes it on? A post or role is enough, for example “network coordination”.",
)
Typed = Annotated[str, Form(max_length=1000)]


class Given(NamedTuple):
    """What was filled in for a finding, and in which state its decision was seen."""

    verdict: Verdict
    reason: str
    in_charge: str
    due: str
    seen: str


def given(
    verdict: Annotated[Verdict, Form()], grund: Typed = "", zustaendig: Typed = "", frist: Typed = "", stand: Typed = ""
) -> Given:
    """The fields of the form of a card."""
    return Given(verdict, grund.strip(), zustaendig.strip(), frist.strip(), stand)


class Refused(NamedTuple):
    """A form that was not kept: of which finding, what was filled in, and what is to be mended."""

    finding: str
    given: Given
    told: Sequence[str]


@router.get("/bezirke/{key}/befunde")
def findings(
    frame: Annotated[PageOf, Depends(page_at(FINDINGS))], zeige: Annotated[str, Query(max_length=20)] = _ALL
) -> Response:
    """All findings, so that every link to one leads there; or those that are open, accepted or dismissed."""
    return _page(frame, zeige)


@router.post("/bezirke/{key}/befunde/zuruecknehmen")
def take_decision_back(write: Decide, frame: "Deciding", nummer: Annotated[int, Form(ge=1)]) -> Response:
    """Undo what was just decided; that can be undone, too."""
    write.refuse_owner(frame.key)
    return _back(frame, undone(write, nummer).number, "")


@router.post("/bezirke/{key}/befunde/{finding}")
def decide(write: Decide, frame: "Deciding", finding: FindingKey, said: Annotated[Given, Depends(given)]) -> Response:
    """Keep what the group decided, and go back to the finding; what does not fit is told on its card."""
    ruling = Ruling(said.verdict, frame.on.isoformat(), said.reason, said.in_charge, said.due)
    try:
        _refuse_bare(said)
        done = decide_on(write, Case(frame.key, frame.on, finding), ruling, still_as_seen(write, said.seen))
    except RefusedError as error:
        told = [text.in_language(frame.language) for _, text in error.why.wrong]
        told = told or [error.why.title.in_language(frame.language)]
        return _page(frame, _ALL, Refused(finding, said, told))
    number = done.revision.number if done.revision is not None else 0
    return _back(frame, number, f"#{anchor_of_finding(finding)}")


Deciding = Annotated[PageOf, Depends(deciding_at(FINDINGS))]


def _refuse_bare(said: Given) -> None:
    """Raise RefusedError for a dismissal without a reason, and for what nobody takes on."""
    if said.verdict is Verdict.DISMISSED and not said.reason:
        raise unfit([("/reason", _WHY)])
    if said.verdict is Verdict.ACCEPTED and not said.in_charge:
        raise unfit([("/inCharge", _WHO)])


def _back(frame: PageOf, number: int, anchor: str) -> Response:
    return RedirectResponse(frame.link(FINDINGS, f"getan={number}" if number else "", anchor), 303)


def _page(frame: PageOf, chosen: str, refused: Refused | None = None) -> Response:
    """The page with the findings of one state; with a form that was refused, all of them."""
    every = frame.analysis.findings
    groups = {name: tuple(f for f in every if name in (_ALL, _state_of(f))) for name in _SHOWN}
    chosen = chosen if chosen in groups else _ALL
    cards = tuple(cards_on(frame, groups[chosen]))
    view: dict[str, Any] = {
        "headline": _headline(frame, groups),
        "groups": [
            (n, frame.words.say(t), len(groups[n]), frame.link(FINDINGS, f"zeige={n}")) for n, t in _SHOWN.items()
        ],
        "chosen": chosen,
        "cards": [(card, _state_seen(frame, card), _told(card, refused)) for card in cards],
        "owners": _posts(frame),
    }
    return frame.rendered("findings.html", view, 422 if refused is not None else 200)


def _state_of(finding: Finding) -> str:
    return _SHOWN_AS.get(finding.decided.verdict, "offen")


def _told(card: Card, refused: Refused | None) -> Refused | None:
    return refused if refused is not None and refused.finding == card.key else None


def _state_seen(frame: PageOf, card: Card) -> str:
    """The state that the decision on a finding is in, so that nobody overwrites what others decided meanwhile."""
    return state_seen(frame.read.store.get(decision_id(frame.key, card.key), frame.read.scope))


def _posts(frame: PageOf) -> Sequence[str]:
    """Who may begin, as the findings say, to choose from: each once, in their order."""
    return list(dict.fromkeys(frame.words.say(f.starts) for f in frame.analysis.findings if f.starts.de))


def _headline(frame: PageOf, groups: Mapping[str, Sequence[Finding]]) -> str:
    open_, gaps = len(groups["offen"]), sum(f.certainty == "gap" for f in groups["offen"])
    late = sum(overdue(f.decided, frame.on) for f in groups["angenommen"])
    told = say(
        "{open_} {open_:Befund ist|Befunde sind} offen", "{open_} {open_:finding is|findings are} open", open_=open_
    )
    proven = say("{told}, {gaps} davon belegt.", "{told}, {gaps} of them proven.", told=told, gaps=gaps)
    asked = say("{told}; belegt ist keine Lücke.", "{told}; no gap is proven.", told=told)
    overdue_ = say(
        "{late} {late:angenommener ist|angenommene sind} überfällig.",
        "{late} accepted {late:one is|ones are} overdue.",
        late=late,
    )
    return frame.words.say(sentences(proven if gaps else asked, overdue_ if late else None))


__all__ = ["router"]
