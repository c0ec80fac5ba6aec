"""The questionnaire of a respondent as an Excel form: given out, and brought back among the raw answers.

What stands in a form is saved as if it had been typed behind the link: a row that says something else there already is
not overwritten, and told.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from api.accounts.accounts import Accounts
from api.refusals import SURVEY_CLOSED, RefusedError, unfit
from api.surveys.answers import save
from api.surveys.invitations import invitation_of
from api.surveys.plans import is_over, plan_of
from api.surveys.said import SaidInGeneral, SaidRow, Sent
from api.surveys.surveys import Surveys
from api.surveys.tables import GENERAL, InvitationRow, SurveyRow
from graph.errors import UnreadableFileError
from ontology import Model, Text

if TYPE_CHECKING:
    from graph.imports import ImportProblem
    from graph.surveys.responses import Response


class Brought(NamedTuple):
    """What came of a form: rows that were written, those that say something else already, what could not be read."""

    written: int
    clashes: Sequence[str]
    problems: "Sequence[ImportProblem]"


def form_of_invitation(surveys: Surveys, at: tuple[str, str], names: Mapping[str, str], model: Model) -> bytes:
    """The form of one respondent, by survey and invitation; ``names`` are those of the roster."""
    # Most requests need none: they do without what writes workbooks.
    from graph.surveys.form_out import survey_workbook
    from graph.surveys.survey_form import survey_form

    row, asked = _found(surveys, *at)
    plan = plan_of(row)
    return survey_workbook(plan, survey_form(plan, asked.organization, names, model))


def bring_form(surveys: Surveys, at: tuple[str, str], file: tuple[str, bytes], model: Model) -> Brought:
    """Save what a filled form says for a survey and an invitation.

    Raises RefusedError for the form of somebody else, UnreadableFileError for what is none.
    """
    from graph.imports.read import read_bytes
    from graph.imports.vocabulary.words import words_of
    from graph.surveys.form_in import filled_form
    from graph.surveys.survey_form import survey_form_in

    row, invitation = _found(surveys, *at)
    workbook = read_bytes(*file)
    form = survey_form_in(workbook)
    if form is None:
        raise UnreadableFileError(f"„{workbook.name}“ ist kein Bogen einer Erhebung.")
    if form.organization != invitation.organization:
        raise unfit([("", _OTHERS)])
    if is_over(row, surveys.today):
        raise RefusedError(SURVEY_CLOSED)
    filled = filled_form(workbook, form, plan_of(row), words_of(model))
    if filled.response is None:
        return Brought(0, (), filled.problems)
    saved = _saved(surveys.accounts, invitation, filled.response)
    return Brought(saved[0], saved[1], filled.problems)


def _saved(accounts: Accounts, invitation: InvitationRow, response: "Response") -> tuple[int, Sequence[str]]:
    sent = {
        about: Sent(SaidRow(r.closeness, r.purposes, r.refers, r.receives, r.wish, r.quality).text, "")
        for about, r in response.rows.items()
    }
    place = "" if invitation.place else response.place
    sent[GENERAL] = Sent(SaidInGeneral(place, response.further, response.remark).text, "")
    with accounts.writing() as session:
        saved = save(session, invitation.id, sent, accounts.clock())
    return saved.written, tuple(saved.clashes)


def _found(surveys: Surveys, id: str, invitation: str) -> tuple[SurveyRow, InvitationRow]:
    with surveys.accounts.reading() as session:
        row = surveys.found(session, id)
        return row, invitation_of(session, row, invitation)


_OTHERS = Text(
    de="Das ist der Bogen einer anderen Organisation als der, für die diese Einladung gilt.",
    en="This is the form of another organization than the one that this invitation is for.",
)
