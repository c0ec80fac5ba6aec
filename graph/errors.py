"""Errors of records and stores, in domain words.

* DomainError (ontology.errors)
  x NotFoundError           no record of that id in this scope
  x ConflictError           somebody changed the same records in between
  x ErasedError             what was erased does not come back
  x InvalidError            the change would break the graph
    + PersonsRefusedError   this installation keeps no persons
    + PurposeUnsaidError    a district does not say what it keeps persons for
  x OutOfScopeError         the record is somebody else's to write
  x StoreUnavailableError   the store cannot be opened or reached
    + NotAnsweringError     the server is not there, or says nothing for too long
    + AccessRefusedError    the server does not know this user and password
    + StoreMissingError     there is no file of that name
    + StoreBusyError        another program is writing into it
    + StoreFullError        there is no room left on its disk
    + ForeignFileError      the file is no store, but somebody else's
    + DamagedStoreError     the file is damaged
    + StoreReplacedError    the file was deleted or replaced while it was open
    + StoreVersionError     the server is too old, or the data were written by a newer version of this program
  x ErasureUnfinishedError  something was erased, but a file that others read still holds old pages
  x UnreadableFileError     an input that is no list we can read; carries German words for people
  x CouncilServerError      a council server that may not be asked, or gives no council data
  x CrewError               those that compute all districts are not there, end too often, or are of another version
"""

from ontology.errors import DomainError


class NotFoundError(DomainError):
    """No record of that id can be seen from here."""


class ConflictError(DomainError):
    """Somebody changed the same records in between; ``revisions`` names the batches in the way."""

    def __init__(self, message: str, revisions: tuple[int, ...] = ()) -> None:
        super().__init__(message)
        self.revisions = revisions


class ErasedError(DomainError):
    """What was erased does not come back, and what else a batch did was erased with it."""


class InvalidError(DomainError):
    """The change would break the graph: an unknown type, or a relation whose end does not exist."""


class PersonsRefusedError(InvalidError):
    """The batch holds a person, and this installation keeps none (decision 0027)."""


class PurposeUnsaidError(InvalidError):
    """A person is to be added where nobody says what for, on which legal basis, and who is responsible."""


class OutOfScopeError(DomainError):
    """The change touches what the scope may not write: another district's, or what others see too."""


class StoreUnavailableError(DomainError):
    """The store cannot be opened or reached."""


class NotAnsweringError(StoreUnavailableError):
    """The server is not there, or says nothing for too long."""


class AccessRefusedError(StoreUnavailableError):
    """The server does not know this user and password."""


class StoreMissingError(StoreUnavailableError):
    """There is no file of that name, and who only reads makes none."""


class StoreBusyError(StoreUnavailableError):
    """Another program is writing into the store right now."""


class StoreFullError(StoreUnavailableError):
    """There is no room left on the disk of the store."""


class ForeignFileError(StoreUnavailableError):
    """The file is no store: the database of another program, or no database; it is not touched."""


class DamagedStoreError(StoreUnavailableError):
    """The file of the store is damaged; nothing is written into it."""


class StoreReplacedError(StoreUnavailableError):
    """The file of the store was deleted or replaced while it was open; nobody would see what is written."""


class StoreVersionError(StoreUnavailableError):
    """The server is too old, or the data were written by a newer version of this program."""


class ErasureUnfinishedError(DomainError):
    """All is erased and noted, but others read the file just now, and pages of before may still be in it."""


class CouncilServerError(DomainError):
    """A server that may not be asked, or gives no council data."""


class CrewError(DomainError):
    """Processes or computers that compute all districts are not there, end too often, or are of another version."""


class UnreadableFileError(DomainError):
    """An input file that cannot be read at all; the message is German, and says what to do.

    ``command`` is what the command line can do about it besides: said there, and on no page.
    """

    def __init__(self, message: str = "", command: str = "") -> None:
        super().__init__(message)
        self.command = command
