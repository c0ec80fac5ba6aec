"""A paper of any kind, made by its form."""

from collections.abc import Callable, Mapping

from graph.documents.agreement_papers import letter_of_intent, partner_agreement, project_contract
from graph.documents.council_paper import council_paper
from graph.documents.group_papers import district_report, group_sheet
from graph.documents.outcome_papers import goal_report, municipal_guide
from graph.documents.wished import PaperBasis, PaperForm, PaperWish
from graph.documents.written import WrittenPaper

_MADE: Mapping[PaperForm, Callable[[PaperBasis, PaperWish], WrittenPaper]] = {
    PaperForm.GROUP: group_sheet,
    PaperForm.REPORT: district_report,
    PaperForm.RESOLUTION: council_paper,
    PaperForm.NOTICE: council_paper,
    PaperForm.INTENT: letter_of_intent,
    PaperForm.CONTRACT: project_contract,
    PaperForm.AGREEMENT: partner_agreement,
    PaperForm.TARGETS: goal_report,
    PaperForm.GUIDE: municipal_guide,
}


def written_paper(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """The paper that is wished for; raises NotFoundError where it is about something that is not there."""
    return _MADE[wish.form](basis, wish)


__all__ = ["written_paper"]
