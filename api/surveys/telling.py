"""Surveys as the API tells them, with the names and sectors that the caller sees."""

from collections.abc import Iterable, Sequence

from api.surveys.answers import response_of
from api.surveys.invitations import NewLink
from api.surveys.mails import MailKind, MailText, mail
from api.surveys.plans import plan_of, state_of
from api.surveys.progress import progress_of
from api.surveys.said import SaidInGeneral, SaidRow
from api.surveys.shapes import (
    DayRateOut,
    InvitationOut,
    MailOut,
    NewLinkOut,
    NewLinksOut,
    OrganizationOut,
    ProgressOut,
    QuestionnaireOut,
    SaidOut,
    SectorRateOut,
    SurveyOut,
)
from api.surveys.surveys import Questionnaire, Surveys
from api.surveys.tables import GENERAL, SurveyRow
from api.writes.writing import Writing
from graph.fields import primary_sector
from graph.records import Entity
from graph.surveys.survey_words import PLACE_LABELS
from graph.tables.table import harmless_cell


class Telling:
    """What is told of surveys to one caller."""

    def __init__(self, write: Writing, surveys: Surveys) -> None:
        self._write, self._surveys = write, surveys
        self._known: dict[str, OrganizationOut] = {}

    def survey(self, row: SurveyRow) -> SurveyOut:
        """A survey."""
        plan = plan_of(row)
        return SurveyOut(
            id=row.id,
            record=plan.id,
            state=state_of(row, self._surveys.today),
            deleted_on=plan.deleted_on,
            roster=self.organizations(plan.roster),
            **{name: getattr(plan, name) for name in ("name", "day", "closes", "kept_days", "quality", "boundary")},
            responsible=row.responsible,
            transferred=row.transferred,
        )

    def organizations(self, ids: Iterable[str]) -> list[OrganizationOut]:
        """Organizations by their ids."""
        return [self._organization(id) for id in ids]

    def links(self, row: SurveyRow, made: Sequence[NewLink], base: str) -> NewLinksOut:
        """New links, each with its mail, and all as one table."""
        told = [self._link(row, link, base) for link in made]
        lines = [("Organisation", "Sicht", "Link"), *((t.name, _place(t.place), t.link) for t in told)]
        table = "\n".join("\t".join(harmless_cell(" ".join(text.split())) for text in line) for line in lines)
        return NewLinksOut(links=told, table=table)

    def invitations(self, row: SurveyRow, questionnaires: Sequence[Questionnaire]) -> list[InvitationOut]:
        """The respondents, and how far each is."""
        plan = plan_of(row)
        return [
            InvitationOut(
                id=invitation.id,
                organization=invitation.organization,
                name=self._organization(invitation.organization).name,
                place=invitation.place,
                active=invitation.hash is not None,
                begun=bool(rows),
                rows=len(response_of(plan, invitation, rows).rows),
                of=len(plan.others(invitation.organization)),
            )
            for invitation, rows in questionnaires
        ]

    def answers(self, questionnaires: Sequence[Questionnaire]) -> list[QuestionnaireOut]:
        """Raw answers, also those that do not count yet."""
        return [self._questionnaire(q) for q in questionnaires]

    def progress(self, row: SurveyRow, questionnaires: Sequence[Questionnaire]) -> ProgressOut:
        """How far a survey is."""
        plan = plan_of(row)
        found = progress_of(plan, questionnaires, {id: self._organization(id).sector for id in plan.roster})
        return ProgressOut(
            asked=found.asked,
            begun=found.begun,
            answered=found.answered,
            sectors=[SectorRateOut(**rate._asdict()) for rate in found.sectors],
            days=[DayRateOut(**rate._asdict()) for rate in found.days],
            remind=self.organizations(found.remind),
            reminder=_mail(mail(MailKind.REMINDER, row)),
        )

    def _questionnaire(self, questionnaire: Questionnaire) -> QuestionnaireOut:
        invitation, rows = questionnaire
        said = {row.about: row.said for row in rows}
        general = SaidInGeneral.of(said.pop(GENERAL, ""))
        return QuestionnaireOut(
            invitation=invitation.id,
            organization=invitation.organization,
            name=self._organization(invitation.organization).name,
            place=invitation.place or general.place,
            further=list(general.further),
            remark=general.remark,
            rows=[self._row(about, SaidRow.of(text)) for about, text in said.items()],
        )

    def _row(self, about: str, said: SaidRow) -> SaidOut:
        return SaidOut(
            organization=about,
            name=self._organization(about).name,
            closeness=said.closeness,
            purposes=sorted(said.purposes),
            refers=said.refers,
            receives=said.receives,
            wish=said.wish,
            quality=dict(said.quality),
            counts=said.answer is not None,
        )

    def _link(self, row: SurveyRow, made: NewLink, base: str) -> NewLinkOut:
        invitation, link = made.invitation, f"{base}{made.secret}"
        name = self._organization(invitation.organization).name
        return NewLinkOut(
            invitation=invitation.id,
            organization=invitation.organization,
            name=name,
            place=invitation.place,
            link=link,
            mail=_mail(mail(MailKind.INVITATION, row, name, link, invitation.place)),
        )

    def _organization(self, id: str) -> OrganizationOut:
        if id not in self._known:
            found = self._write.seen.get(id, self._write.reads)
            sector = primary_sector(found, self._write.model) if isinstance(found, Entity) else None
            self._known[id] = OrganizationOut(id=id, name=getattr(found, "name", id), sector=sector or "")
        return self._known[id]


def _mail(made: MailText) -> MailOut:
    return MailOut(subject=made.subject, text=made.text)


def _place(place: str) -> str:
    return PLACE_LABELS[place].de if place else ""
