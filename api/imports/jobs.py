"""Jobs of imports: each is a private folder with the list and a small state; who deletes the folder leaves no trace.

Whose a job is, its place says: a folder for each account and district, named by a hash. So nobody finds another's.
"""

import json
import re
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from secrets import token_hex

from api.imports.how_far import account_folder, work_in
from api.imports.kept_list import KeptList
from api.refusals import IMPORT_BUSY, IMPORT_DONE, KEY_REUSED, LIST_TOO_LARGE, TOO_MANY_IMPORTS, RefusedError
from graph.errors import NotFoundError
from graph.imports.progress import ImportProgress, quiet
from graph.imports.recognise.corrections import RememberedInFile
from graph.private_files import close_folder, private_folder, write_private

MOST = 5
"""So many open jobs an account may have."""
MOST_BYTES = 4_000_000
"""So many bytes the lists of an account may have together, with the rows of earlier ones that are to be mended."""
_KEPT = 7 * 24 * 3600
"""Seconds after which a job is taken away."""
_STATE, _LOST, _FORMS = "state.json", "rows.xlsx", "forms.toml"
_ID = re.compile(r"[0-9a-f]{32}")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Job:
    """How far an import is; what the list itself says is read from it."""

    id: str
    name: str
    begun: str
    mapping: str = ""
    as_last_time: bool = False
    """The mapping is what was said of the last list in this form."""
    as_of: str | None = None
    with_persons: bool = False
    """Somebody said that what is personal in it is to be kept, too; whether that is allowed is asked each time."""
    repairs: Sequence[tuple[str, str, str, Sequence[str]]] = ()
    """What stands for what a cell says: sheet, the words found, those instead of them, and the cells."""
    deleted: Sequence[str] = ()
    """Rows of a workbook that came back without them, by their keys: what they said is to go."""
    tried: int | None = None
    """The newest revision when it was to be saved: the batch that it became, if it became one, came after it."""
    revision: int | None = None
    nothing: bool = False
    """It was to be saved, and there was nothing to change."""
    saved: Mapping[str, int] = field(default_factory=dict)
    """So many records were written, by their types."""
    first: Sequence[tuple[str, str]] = ()
    """The first of them that have a name: their ids as they are shown, and their names."""
    lost: int = 0
    """So many rows were not taken, or not whole."""
    read: int = 0
    """So many rows were there."""
    accepted: int = 0
    """So many of them were read."""
    removed: int = 0
    """So many records went, with the rows that were missing and what hung on them."""
    perhaps: int = 0
    """So many records may be the same as others."""
    council: Mapping[str, object] | None = None
    """Of council data: what was said of them so far; the list is then what was read of them."""

    @property
    def is_open(self) -> bool:
        """Whether it can still be looked at, corrected and saved."""
        return self.revision is None and not self.nothing


class Jobs:
    """The jobs of one account in one district; those of another ``kind`` than lists stand apart from these."""

    def __init__(self, work: Path, account: str, district: str, kind: str = "", kept: KeptList | None = None) -> None:
        self.account = account_folder(work, account)
        """Where one request works at a time, and tells how far it is."""
        self.kept = KeptList() if kept is None else kept
        """What this process understood of a list, between its steps."""
        self.tell: ImportProgress = quiet
        """Is told how far the work on a list is that is done `alone`."""
        self._home = self.account / _hashed(f"{district}/{kind}" if kind else district)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let one request of the account work on lists at a time; raises RefusedError, ends with its process."""
        private_folder(self.account)
        with work_in(self.account) as teller:
            if teller is None:
                raise RefusedError(IMPORT_BUSY)
            self.tell = teller
            try:
                yield
            finally:
                self.tell = quiet

    def refuse_more(self, size: int) -> None:
        """Raise RefusedError if the account has too many open jobs, in all districts, or too much in them."""
        if size > MOST_BYTES:  # to save others first would not help
            raise RefusedError(LIST_TOO_LARGE)
        lists = list(self.account.glob("*/*/list/*"))
        kept = sum(file.stat().st_size for file in (*lists, *self.account.glob(f"*/*/{_LOST}")))
        if len(lists) >= MOST or kept + size > MOST_BYTES:
            raise RefusedError(TOO_MANY_IMPORTS)

    def all(self) -> list[Job]:
        """Every job, the oldest first; those too old are taken away."""
        return sorted(self._found(), key=lambda job: (job.begun, job.id))

    def tidy(self) -> None:
        """Take away what is too old, and what a death left of an upload; to be called alone."""
        for folder in self.account.glob("*/*/"):
            if _is_old(folder) or not (folder / _STATE).exists():
                shutil.rmtree(folder)

    def under(self, key: str, name: str, data: bytes) -> Job | None:
        """The job begun under a key of its request; raises RefusedError if that was another list, or is done."""
        try:
            job = self.get(_hashed(key))
        except NotFoundError:
            return None
        if not job.is_open:
            raise RefusedError(IMPORT_DONE)
        if job.name != plain_name(name) or self.list_of(job).read_bytes() != data:
            raise RefusedError(KEY_REUSED)
        return job

    def begin(self, name: str, data: bytes, now: str, key: str | None = None) -> Job:
        """A new job with its list."""
        job = Job(token_hex(16) if key is None else _hashed(key), plain_name(name), now)
        private_folder(self._home)
        (self._home / job.id).mkdir(0o700)
        close_folder(self._home / job.id)
        write_private(self.list_of(job), data)
        self.keep(job)
        return job

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A private folder for what is looked at and not kept; `tidy` takes it if a death left it."""
        private_folder(self._home)
        folder = self._home / token_hex(16)
        folder.mkdir(0o700)
        close_folder(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def get(self, id: str) -> Job:
        """The job of that id; raises NotFoundError."""
        if not _ID.fullmatch(id):
            raise NotFoundError(f"no import {id}")
        try:
            return Job(**json.loads((self._home / id / _STATE).read_text("utf-8")))
        except OSError:
            raise NotFoundError(f"no import {id}") from None

    def keep(self, job: Job) -> None:
        """Write the state whole, or leave the one before."""
        fresh = self._home / job.id / "state.new"
        write_private(fresh, json.dumps(asdict(job)))
        fresh.replace(fresh.with_name(_STATE))

    def done(self, job: Job) -> Job:
        """Keep what became of it; the list is not needed any more and goes."""
        self.keep(job)
        self.kept.forget(self._home / job.id)
        shutil.rmtree(self.list_of(job).parent, ignore_errors=True)
        return job

    def cancel(self, job: Job) -> None:
        """Take the whole folder away."""
        self.kept.forget(self._home / job.id)
        shutil.rmtree(self._home / job.id)

    @property
    def forms(self) -> RememberedInFile:
        """What was said of the columns of lists, by their headers."""
        private_folder(self._home)
        return RememberedInFile(self._home / _FORMS)

    def forget_forms(self) -> None:
        """Take that away."""
        (self._home / _FORMS).unlink(missing_ok=True)

    def list_of(self, job: Job) -> Path:
        """Where its list is."""
        return self._home / job.id / "list" / job.name

    def lost_of(self, job: Job) -> Path:
        """Where the workbook with the rows is that were not taken, or not whole."""
        return self._home / job.id / _LOST

    def _found(self) -> Iterator[Job]:
        for folder in self._home.glob("*/"):
            if _is_old(folder):
                shutil.rmtree(folder)
            elif (folder / _STATE).exists():
                yield self.get(folder.name)


def _is_old(folder: Path) -> bool:
    return folder.stat().st_mtime < time.time() - _KEPT


def _hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def plain_name(name: str) -> str:
    r"""The name of a file without folders and without what no name holds.

    >>> plain_name("../../etc/Liste 1.xlsx"), plain_name("C:\\x\\a.csv"), plain_name("..")
    ('Liste 1.xlsx', 'a.csv', 'Liste')
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(" .")
    return kept.encode("utf-8", "replace")[-_LONGEST:].decode("utf-8", "ignore") or "Liste"
