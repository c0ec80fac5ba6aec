"""Moves one store into another, and shows how far it is."""

from api.commands import opening
from api.commands.options import wrong_use
from api.commands.terminal import counting, talk
from graph.stores.copying import copy
from graph.wording import several


def move(source: str, target: str) -> None:
    """Copy what the target does not have yet, and say what that was."""
    if source == target:
        wrong_use("Beides ist derselbe Speicher. Geben Sie einen zweiten an.")
    with opening.stored(source) as here, opening.stored(target, create=True) as there:
        newest, start = here.store.head(), there.store.head()
        first, last = (revision.number if revision is not None else 0 for revision in (start, newest))
        with counting("Überträgt Änderungen …", first, last) as progress:
            done = copy(here.store, there.store, progress)
    if not done.revisions:
        talk("Nichts zu übertragen: Der zweite Speicher hat schon alles.")
        return
    revisions = several(done.revisions, "Änderung", "Änderungen")
    talk(f"Übertragen: {revisions} mit {several(done.changes, 'Eintrag', 'Einträgen')}, mit Quellen und Journal.")
