"""Two dates in the report: what changed since the state before, as far as statements show it."""

from typing import TYPE_CHECKING, NamedTuple

from api.report.wording import Words
from graph.comparison.difference_words import by_aspect, differences_told
from ontology import Text

if TYPE_CHECKING:
    from graph.comparison.comparing import Comparison

AREAS = {
    "actors": Text(de="Akteure", en="Actors"),
    "services": Text(de="Angebote", en="Services"),
    "bodies": Text(de="Gremien", en="Bodies"),
    "seats": Text(de="Sitze", en="Seats"),
    "ties": Text(de="Verbindungen", en="Ties"),
    "agreements": Text(de="Vereinbarungen", en="Agreements"),
    "papers": Text(de="Vorlagen und Beratungen", en="Papers and consultations"),
}


class ThenAndNow(NamedTuple):
    """Both days, what changed by area, and how many findings are solved, new and still there."""

    before: str
    after: str
    changes: tuple[tuple[str, tuple[str, ...]], ...]
    solved: tuple[str, ...]
    new: int
    still: int


def then_and_now(found: "Comparison | None", words: Words) -> ThenAndNow | None:
    """A comparison in words; None where there is no earlier state."""
    if found is None:
        return None
    told: dict[str, list[str]] = {}
    for (area, _), changes in by_aspect(found.changes).items():
        told.setdefault(words.say(AREAS[area]), []).append(words.say(differences_told(changes)))
    before, after = (words.long_day(a.snapshot.on.isoformat()) for a in (found.before, found.after))
    solved = tuple(words.say(finding.title) for finding in found.findings.solved)
    changed = tuple((area, tuple(lines)) for area, lines in told.items())
    return ThenAndNow(before, after, changed, solved, len(found.findings.new), len(found.findings.still))


__all__ = ["ThenAndNow", "then_and_now"]
