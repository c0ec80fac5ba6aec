"""Erases a person or what a record says of something, and lists whose data are to be looked at again."""

from dataclasses import dataclass
from datetime import date

from rich.table import Table

from api.commands.opening import Opened, now
from api.commands.options import wrong_use
from api.commands.plain_output import harmless
from api.commands.terminal import out, talk
from graph.records import Entity
from graph.stores.base import EVERYTHING
from graph.stores.erasing import Eraser, Stored, erase_person, erase_properties, persons_like, record_like
from graph.stores.erasure_register import Register
from graph.stores.privacy import MaskedReader
from graph.stores.pseudonyms import Pseudonyms
from graph.stores.reviewing import Review, due_reviews, review_again
from graph.wording import several, spelled
from ontology.model import Type

_NO_WAY_BACK = "Das lässt sich nicht zurücknehmen. Mit --yes wird es getan."
_ELSEWHERE = (
    "Kopien und Ausgaben von vorher enthalten es noch: Löschen Sie auch diese. Aus Sicherungen löscht „fruehnetz "
    "restore“ es wieder."
)


@dataclass(frozen=True, slots=True)
class Erasing:
    """What is to be erased: of whom, all or some properties; nothing is done unless ``sure``."""

    who: str
    properties: tuple[str, ...]
    author: str
    sure: bool
    register: Register | None = None

    @property
    def by(self) -> Eraser:
        """Who erases, now."""
        return eraser(self.author, self.register)


def eraser(author: str, register: Register | None) -> Eraser:
    """Whoever sits at the computer, now: they may erase everything."""
    return Eraser(author, now(), EVERYTHING, register)


def erase_asked(source: Opened, wish: Erasing) -> None:
    """Erase what is asked for, or say what that would be."""
    if wish.properties:
        _erase_said(source, wish)
        return
    person = the_person(source, wish.who)
    ties = sum(1 for _ in source.store.relations(person.id, scope=EVERYTHING))
    told = f"{person.shown}: eine Person mit {several(ties, 'Beziehung', 'Beziehungen')}"
    if not wish.sure:
        talk(f"Gelöscht würde {told}; Sitze bleiben ohne Namen. {_NO_WAY_BACK}")
        return
    done = erase_person(source.store, person, wish.by)
    talk(f"{done.reason} (Nr. {done.number}). {_ELSEWHERE}")


def keep_until(source: Opened, who: str, until: date, author: str) -> None:
    """Set the day on which the data of a person are to be looked at again."""
    person = source.store.get(the_person(source, who).id, scope=EVERYTHING)
    if not isinstance(person, Entity):
        wrong_use("Diese Person steht nur noch im Journal. Löschen Sie sie dort mit „fruehnetz erase“.")
    done = review_again(source.store, person, until, eraser(author, None))
    talk(f"Geprüft: Die Angaben bleiben bis {spelled(until.isoformat()).de} (Nr. {done.number}).")


def erase_due(source: Opened, today: date, by: Eraser, *, sure: bool) -> None:
    """List the persons whose data are to be looked at, or erase them."""
    found = due_reviews(source.store, today)
    if not found:
        talk("Für keine Person ist eine Prüfung fällig.")
        return
    out().print(_table(source, found))
    if not sure:
        talk("Löschen: „fruehnetz erase KENNUNG --yes“, oder alle mit --due --yes. Behalten: --keep-until TAG.")
        return
    for review in found:
        (person,) = persons_like(source.store, review.person.id, EVERYTHING)
        talk(f"{erase_person(source.store, person, by).reason}.")
    talk(_ELSEWHERE)


def _erase_said(source: Opened, wish: Erasing) -> None:
    stored = record_like(source.store, wish.who)
    kind = source.model.types[stored.versions[-1].type]
    chosen = [_property(kind, text) for text in wish.properties]
    labels = ", ".join(p.label.de for p in kind.properties if p.name in chosen)
    if not any(stored.values(prop) for prop in chosen):
        wrong_use(f"Bei {stored.shown} ist nichts erfasst unter: {labels}.")
    if not wish.sure:
        values = sum(len(stored.values(prop)) for prop in chosen)
        talk(f"Gelöscht würde bei {stored.shown}: {labels} ({several(values, 'Wert', 'Werte')}). {_NO_WAY_BACK}")
        return
    done = erase_properties(source.store, source.model, stored, chosen, wish.by)
    talk(f"{done.reason} (Nr. {done.number}). {_ELSEWHERE}")


def _property(kind: Type, text: str) -> str:
    known = {word.casefold(): p.name for p in kind.properties for word in (p.name, p.label.de, p.label.en)}
    if text.casefold() not in known:
        wrong_use(
            f"„{text}“ gibt es bei {kind.plural.de} nicht. Möglich: {', '.join(p.name for p in kind.properties)}."
        )
    return known[text.casefold()]


def the_person(source: Opened, who: str) -> Stored:
    """The one person meant by an id or a whole name; wrong use for nobody and for several."""
    found = persons_like(source.store, who, EVERYTHING)
    if not found:
        wrong_use(
            "Diese Person steht nicht im Speicher, auch nicht im Journal. Geben Sie Kennung oder ganzen Namen an."
        )
    if len(found) > 1:
        ids = ", ".join(person.shown for person in found)
        wrong_use(f"So heißen {len(found)} Personen: {ids}. Geben Sie die Kennung an.")
    return found[0]


def _table(source: Opened, found: list[Review]) -> Table:
    """The drawn ids with the day and the places of each: whom they mean is found by these, not by names."""
    ids, masked = Pseudonyms(source.store, source.model), MaskedReader(source.store, source.model)
    table = Table.grid(padding=(0, 2))
    for review in found:
        shown = ids.shown(review.person.id)
        ends = {end for r in masked.relations(shown, scope=EVERYTHING) for end in (r.source, r.target) if end != shown}
        places = sorted(record.name for end in ends if isinstance(record := masked.get(end, scope=EVERYTHING), Entity))
        day = f"{'zu prüfen seit' if review.said else 'ein Jahr alt seit'} {spelled(review.on.isoformat()).de}"
        table.add_row(harmless(shown), day, harmless(", ".join(places)))
    return table
