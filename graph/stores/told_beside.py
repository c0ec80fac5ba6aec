"""The file beside a store that keeps what districts answered: an erasure takes it along, whoever erases.

It lies where the file of the store lies and nowhere else, so that what is gone from the one is not found in the other.
"""

from contextlib import suppress
from pathlib import Path

_ENDING = ".bund.antworten"


def answers_beside(file: Path) -> Path:
    """The file of answers of a store in that file, whatever links lead to it.

    >>> answers_beside(Path("/nowhere/netz.db")).as_posix()
    '/nowhere/netz.db.bund.antworten'
    """
    file = file.resolve()
    return file.with_name(f"{file.name}{_ENDING}")


def forget_answers(file: Path) -> None:
    """Delete the answers beside the file of a store, and what somebody is about to write there."""
    answers = answers_beside(file)
    for path in (answers, *answers.parent.glob(f"{answers.name}.*.part")):
        with suppress(OSError):
            path.unlink()
