"""Mails to copy: invitation, reminder, thanks. They are sent by people, from their own mail program."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from api.surveys.plans import plan_of
from api.surveys.tables import SurveyRow
from graph.surveys.survey_words import PLACE_LABELS
from graph.wording import spelled

_ROWS_A_MINUTE = 5
LINK = "[persönlicher Link]"
"""Where the link belongs in a mail for many."""


class MailKind(StrEnum):
    """What a mail is for."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    THANKS = "thanks"


class MailText(NamedTuple):
    """A mail to be copied."""

    subject: str
    text: str


def mail(kind: MailKind, row: SurveyRow, to: str = "[Organisation]", link: str = LINK, place: str = "") -> MailText:
    """The mail to an organization, whose name is handed in."""
    plan, said = plan_of(row), _texts()[kind]
    filled = {
        "name": plan.name,
        "closes": spelled(plan.closes.isoformat()).de,
        "deleted": spelled(plan.deleted_on.isoformat()).de,
        "responsible": row.responsible,
        "organization": to,
        "place": f" (aus der Sicht von: {PLACE_LABELS[place].de})" if place else "",
        "link": link,
        "minutes": minutes_of(len(plan.roster) - 1),
    }
    return MailText(said["subject"].format(**filled), said["text"].strip().format(**filled))


def minutes_of(rows: int) -> int:
    """About how long so many rows take, in steps of five minutes."""
    return 5 * max(1, -(-rows // (5 * _ROWS_A_MINUTE)))


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("api.surveys").joinpath("mails.toml").read_text("utf-8"))
