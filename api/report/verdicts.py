"""What the group decided on a finding, in words: what, when, who takes it on, until when, why."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from api.report.short import clipped
from api.report.wording import Words
from graph.findings.finding import Decided
from graph.map.labels import clean_label
from ontology.names import Verdict


class Decision(NamedTuple):
    """What the group decided, as the card shows it; ``whole`` says that nothing of it was cut."""

    verdict: str
    label: str
    day: str
    in_charge: str
    due: str
    reason: str
    overdue: bool
    whole: bool


VERDICT_WORDS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.ACCEPTED: ("Angenommen", "Accepted"),
    Verdict.DISMISSED: ("Verworfen", "Dismissed"),
    Verdict.LATER: ("Vertagt", "Put off"),
}
_CUT = 6
"""So many words of a reason, and of who takes it on, are on a card."""


def decision_shown(decided: Decided, words: Words, on: date) -> Decision | None:
    """What the group decided, as of a day; nothing for what is open."""
    if decided.verdict is Verdict.OPEN:
        return None
    reason, whole = clipped(clean_label(decided.reason), _CUT)
    in_charge, all_of = clipped(clean_label(decided.in_charge), _CUT)
    label = words(*VERDICT_WORDS[decided.verdict])
    day, due = (words.day(text) if text else "" for text in (decided.date, decided.due))
    return Decision(decided.verdict, label, day, in_charge, due, reason, overdue(decided, on), whole and all_of)


def overdue(decided: Decided, on: date) -> bool:
    """Whether what was accepted should have been done before that day."""
    return decided.verdict is Verdict.ACCEPTED and "" < decided.due < on.isoformat()


def decided_in_words(decided: Decided, words: Words) -> str:
    """The same as one line, with nothing cut; or that it is open again."""
    if decided.reopened:
        return words(
            "Wieder offen: Die Grundlage hat sich seit Ihrer Entscheidung geändert.",
            "Open again: its basis has changed since your decision.",
        )
    if decided.verdict is Verdict.OPEN:
        return ""
    what = words(*VERDICT_WORDS[decided.verdict])
    until = words(f"bis {words.day(decided.due)}", f"by {words.day(decided.due)}") if decided.due else ""
    said = (what, words.day(decided.date), decided.in_charge, until, decided.reason)
    return ", ".join(clean_label(p) for p in said if p)


__all__ = ["VERDICT_WORDS", "Decision", "decided_in_words", "decision_shown", "overdue"]
