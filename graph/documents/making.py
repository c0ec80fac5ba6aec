"""A paper of any kind, made by its form."""

from collections.abc import Callable, Mapping

from graph.documents.council_paper import council_paper
from graph.documents.wished import PaperBasis, PaperForm, PaperWish
from graph.documents.written import WrittenPaper

_MADE: Mapping[PaperForm, Callable[[PaperBasis, PaperWish], WrittenPaper]] = {
    PaperForm.RESOLUTION: council_paper,
    PaperForm.NOTICE: council_paper,
}


def written_paper(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """The paper that is wished for; raises NotFoundError where it is about something that is not there."""
    return _MADE[wish.form](basis, wish)


__all__ = ["written_paper"]
