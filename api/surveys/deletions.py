"""What was deleted of raw answers, noted beside the database, so that a restored backup does not bring it back.

Decision 0038. The file says nothing of anybody: ids that were drawn, and for one row a digest of whom it is about.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.accounts.accounts import Accounts
from api.surveys.tables import InvitationRow, SurveyAnswerRow, SurveyRow
from graph.errors import UnreadableFileError
from graph.private_files import make_private, private_folder

_NAME = "geloescht.jsonl"


class Deleted(StrEnum):
    """What went."""

    SURVEY = "survey"
    """A survey with all that belongs to it."""
    FORGOTTEN = "forgotten"
    """All raw answers and links of a survey, on the promised day."""
    INVITATION = "invitation"
    """A respondent with link and answers."""
    ANSWERS = "answers"
    """All that a respondent said until then."""
    ROW = "row"
    """What a respondent said of one organization until then."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """That something was deleted, and when; the id is that of the survey or of the invitation."""

    what: Deleted
    id: str
    time: int
    about: str = ""


class DeletionFile:
    """A file with a line for each deletion, beside the file of the accounts."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> list[Deletion]:
        """Every deletion, the oldest first; none without a file. Raises UnreadableFileError."""
        if not self.path.exists():
            return []
        lines = self.path.read_text("utf-8", "replace").splitlines()
        return [self._read(number, line) for number, line in enumerate(lines, 1)]

    def add(self, deletions: Iterable[Deletion]) -> None:
        """Note them for good; several processes may do so at once, for each line is written whole."""
        text = "".join(f"{json.dumps(asdict(d), ensure_ascii=False)}\n" for d in deletions)
        if not text:
            return
        private_folder(self.path.parent)
        make_private(self.path)
        opened = os.open(self.path, os.O_WRONLY | os.O_APPEND)
        try:
            os.write(opened, text.encode())
            os.fsync(opened)
        finally:
            os.close(opened)

    def take_over(self, deletions: Iterable[Deletion]) -> None:
        """Know these, too."""
        known = frozenset(self.all())
        self.add(d for d in dict.fromkeys(deletions) if d not in known)

    def _read(self, number: int, line: str) -> Deletion:
        try:
            said = json.loads(line)
            return Deletion(Deleted(said["what"]), str(said["id"]), int(said["time"]), str(said["about"]))
        except (ValueError, TypeError, KeyError) as error:
            raise UnreadableFileError(
                f"„{self.path}“, Zeile {number}: Das ist kein Verzeichnis gelöschter Antworten. Erwartet wird die "
                "Datei, die Frühnetz neben den Konten führt."
            ) from error


def deletions_beside(accounts_file: Path) -> DeletionFile:
    """The file beside that of the accounts: ``netz.konten.geloescht.jsonl`` beside ``netz.konten.db``."""
    return DeletionFile(accounts_file.with_name(f"{accounts_file.name.removesuffix('.db')}.{_NAME}"))


def note_deleted(accounts: Accounts, what: Deleted, *ids: str) -> None:
    """Note deletions before they are done; a database on a server has its own backups, and is not noted here."""
    _note(accounts, [Deletion(what, id, accounts.clock()) for id in ids])


def note_cleared(accounts: Accounts, invitation: str, abouts: Iterable[str]) -> None:
    """Note rows that a respondent took back."""
    now = accounts.clock()
    _note(accounts, [Deletion(Deleted.ROW, invitation, now, _digest(invitation, about)) for about in abouts])


def _note(accounts: Accounts, deletions: Sequence[Deletion]) -> None:
    if accounts.database.file is not None:
        deletions_beside(accounts.database.file).add(deletions)


def delete_again(session: Session, deletions: Iterable[Deletion]) -> int:
    """Delete what a backup brought back; how many answers that were."""
    before = _answers(session)
    for deletion in deletions:
        if deletion.what in (Deleted.ANSWERS, Deleted.ROW):
            _delete_said(session, deletion)
        else:
            _delete_whole(session, deletion)
    session.flush()
    return before - _answers(session)


def _answers(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(SurveyAnswerRow)) or 0


def _delete_whole(session: Session, of: Deletion) -> None:
    if of.what is Deleted.SURVEY:
        session.execute(delete(SurveyRow).where(SurveyRow.id == of.id))
        return
    if of.what is Deleted.FORGOTTEN and (row := session.get(SurveyRow, of.id)) is not None:
        row.forgotten = True
    mine = InvitationRow.id if of.what is Deleted.INVITATION else InvitationRow.survey
    session.execute(delete(InvitationRow).where(mine == of.id))


def _delete_said(session: Session, of: Deletion) -> None:
    """What was said until then; what was said anew afterwards stays."""
    said = select(SurveyAnswerRow).where(SurveyAnswerRow.invitation == of.id, SurveyAnswerRow.changed <= of.time)
    for row in session.scalars(said).all():
        if of.what is Deleted.ANSWERS or _digest(of.id, row.about) == of.about:
            session.delete(row)


def _digest(id: str, about: str) -> str:
    return sha256(f"{id}|{about}".encode()).hexdigest()[:24]
