"""Where cards on a page of a district lead: to the pages of records, and to the questions that are open."""

from collections.abc import Iterator

from api.page_parts.page_frame import PageOf
from api.page_parts.page_views import QUESTIONS
from api.report.finding_card import Card, card_of
from api.report.proofs import Places
from api.report.short import clipped
from api.report.wording import Words
from graph.findings.finding import Finding
from graph.questions.question import questions_of


def places_on(frame: PageOf) -> Places:
    """Actors and bodies by their page, questions by their card."""
    snapshot = frame.snapshot
    shown = {*snapshot.network.index, *(body.id for body in snapshot.bodies)}
    open_ = {question.key for question in questions_of(frame.analysis)}

    def of_question(key: str) -> str:
        return frame.link(QUESTIONS, f"frage={key}", "#frage") if key in open_ else ""

    return Places(lambda id: frame.record(id) if id in shown else "", of_question)


def cards_on(frame: PageOf, findings: tuple[Finding, ...]) -> Iterator[Card]:
    """Findings as cards of a page, in the order given."""
    places = places_on(frame)
    return (card_of(finding, frame.analysis, frame.words, places) for finding in findings)


def in_short(finding: Finding, words: Words) -> str:
    """The title of a finding in a dozen words, for lists to choose from."""
    return clipped(words.say(finding.called), _SHORT)[0]


_SHORT = 14

__all__ = ["cards_on", "in_short", "places_on"]
