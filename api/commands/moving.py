"""Moves one store into another, and shows how far it is."""

from urllib.parse import urlsplit

from api.commands import opening
from api.commands.noting import note_passed_on
from api.commands.options import wrong_use
from api.commands.plain_output import counting
from api.commands.terminal import talk
from api.commands.writing import same_file
from api.erasures import register_of
from api.settings import LOOPBACK, load_settings
from graph.stores.base import EVERYTHING
from graph.stores.copying import copy
from graph.stores.mask import SHARED_ELSEWHERE
from graph.stores.privacy import MaskedReader
from graph.wording import several


def move(source: str, target: str, *, persons: bool) -> None:
    """Copy what the target does not have yet, and say what that was.

    On this computer everything moves. A server elsewhere has other readers: without ``persons`` nothing personal goes
    there, and with it no person who is to be seen by the coordination only (decision 0027).
    """
    if source == target or same_file(source, target):
        wrong_use("Beides ist derselbe Speicher. Geben Sie einen zweiten an.")
    with opening.stored(source) as here, opening.stored(target, create=True) as there:
        newest, start = here.store.head(EVERYTHING), there.store.head(scope=EVERYTHING)
        first, last = (revision.number if revision is not None else 0 for revision in (start, newest))
        shared = SHARED_ELSEWHERE if persons else frozenset()
        moved = here.store if is_here(target) else MaskedReader(here.store, here.model, shared)
        if persons and moved is not here.store:
            note_passed_on(source, None, "fruehnetz copy --persons")
        with counting("Überträgt Änderungen …", first, last) as progress:
            done = copy(moved, there.store, progress, here.store.seals() if moved is here.store else None)
        if moved is here.store:
            _take_register_along(source, target)
    if not done.revisions:
        talk("Nichts zu übertragen: Der zweite Speicher hat schon alles.")
        return
    revisions = several(done.revisions, "Änderung", "Änderungen")
    talk(f"Übertragen: {revisions} mit {several(done.changes, 'Eintrag', 'Einträgen')}, mit Quellen und Journal.")
    if moved is not here.store:
        stayed = "Personen, deren Sichtbarkeit intern ist, blieben" if persons else "Persönliches blieb"
        talk(f"Der Speicher liegt auf einem anderen Rechner: {stayed} hier, siehe „fruehnetz copy --help“.")


def _take_register_along(source: str, target: str) -> None:
    """What was erased here is to be erased again, too, from a backup of here that is brought back there."""
    settings = load_settings()
    known, new = register_of(settings, source), register_of(settings, target)
    if known is not None and new is not None and (erasures := known.all()):
        new.take_over(erasures)


def is_here(url: str) -> bool:
    """Whether a store is a file or a server on this computer.

    >>> is_here("sqlite:///netz.db"), is_here("neo4j://localhost:7687"), is_here("neo4j+s://graph.kreis.example")
    (True, True, False)
    """
    return url.startswith("sqlite:") or (urlsplit(url).hostname or "") in LOOPBACK
