"""A paper becomes a record: one batch in the name of whoever asks, or nothing where it is recorded so already."""

from collections.abc import Callable
from datetime import date

from api.writes.writing import Writing
from graph.documents.paper_plan import plan_of_paper
from graph.documents.wished import FORM_LABELS, PaperBasis, PaperWish, paper_basis
from graph.stores.base import Revision


def record_paper(write: Writing, key: str, on: date, asked: Callable[[PaperBasis], PaperWish]) -> Revision | None:
    """Record the paper with its planned sequence of consultations; None where nothing changes.

    Raises InvalidError for a paper that no council consults on.
    """
    write.refuse_owner(key)

    def attempt(head: int) -> Revision | None:
        # Read as it is in the store: what readers do not see of a record must not get lost by writing it.
        basis = paper_basis(write.store, write.reading.analysis(key, on), write.reads)
        wish = asked(basis)
        changes = plan_of_paper(basis, wish)
        reason = f"{FORM_LABELS[wish.form].de} aufgenommen, Beratungsfolge geplant"
        return write.commit(changes, reason, head) if changes else None

    return write.again(attempt)


__all__ = ["record_paper"]
