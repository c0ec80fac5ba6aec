"""Notes in the accounts what the command line tells of persons; without accounts one person sits at this computer."""

from pathlib import Path

from api.accounts.events import MACHINE
from api.accounts.personal_reads import EVERYBODY, PersonalRead, note_read, reads_of
from api.accounts.tables import ALL
from api.commands.accounts import opened
from api.commands.saving_accounts import accounts_at
from api.reads.personal import read_out
from graph.telling.person_json import PersonReadOut


def note_person(store: str, person: str, district: str, way: str) -> list[PersonReadOut]:
    """Note that a person was told of; the reads there were before."""
    place = _place(store)
    if place is None:
        return []
    with opened(place) as accounts, accounts.writing() as session:
        before = [read_out(row) for row in reads_of(session, person, district)]
        note_read(session, accounts.clock(), MACHINE, PersonalRead(person, district, way))
    return before


def note_passed_on(store: str, district: str | None, way: str) -> None:
    """Note that data of all persons left this place."""
    place = _place(store)
    if place is not None:
        with opened(place) as accounts, accounts.writing() as session:
            note_read(session, accounts.clock(), MACHINE, PersonalRead(EVERYBODY, district or ALL, way, passed_on=True))


def _place(store: str) -> str | None:
    place = accounts_at(store)
    if place is None or (place.startswith("sqlite:///") and not Path(place.partition(":///")[2]).exists()):
        return None
    return place
