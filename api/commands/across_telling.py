"""What the commands on the comparison of districts do and say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from api.commands import opening
from api.commands.opening import Opened
from api.commands.options import wrong_use
from api.commands.plain_output import busy, harmless, print_json
from api.commands.terminal import talk
from api.editions import edition_path
from api.reads.nation_kept import kept_beside
from api.settings import load_settings
from graph.as_of import opened_on
from graph.cells.edition_file import read_edition, write_edition
from graph.cells.editions import Edition, first_edition, next_edition
from graph.cells.small_cells import SmallCellRule
from graph.contribution.collected_words import refusal_told
from graph.contribution.collecting import Taken, withdrawal_content
from graph.contribution.going_along import released_parts
from graph.contribution.handing_over import HandedOver, RangedOutcome, handed_over, scales
from graph.contribution.releasing import (
    ReleasedIds,
    is_released,
    release_of,
    release_record,
    release_taken_back,
)
from graph.contribution.seen_by_others import held_told, seen_by_others
from graph.contribution.signing import LARGEST, public_key, signed_text, signing_key
from graph.contribution.who_compares import participants
from graph.district.loading import district_of, snapshot_of
from graph.errors import InvalidError
from graph.national.crew import NationTask
from graph.national.national_run import held_of
from graph.stores.base import EVERYTHING, Batch, Change, put
from graph.stores.privacy import MaskedReader
from ontology import Model
from ontology.names import EntityType

_MOST_FILES = 5_000
_TYPES = (EntityType.ORGANIZATION, EntityType.PAPER, EntityType.MEASURE, EntityType.DOCUMENT)
"""Of which types the records are that a release names, in its order."""
_KEY_LINE = re.compile(r"([0-9]{2,12})[ ,;\t]+([A-Za-z0-9+/=]{40,60})")


def release_change(source: Opened, key: str, named: ReleasedIds, *, take_back: bool) -> Change | None:
    """The change that releases or takes back, None if that is so already; raises InvalidError for unknown names."""
    before = release_of(source.store, key)
    today = opened_on().isoformat()
    if take_back:
        return put(release_taken_back(before, today)) if before is not None and is_released(before) else None
    for wanted, ids in zip(_TYPES, named, strict=True):
        for id in ids:
            found = source.store.get(id, EVERYTHING)
            if found is None or found.owner != key or found.type != wanted:
                raise InvalidError(f"no {wanted} {id} of district {key}")
    made = release_record(key, today, named)
    return None if before == made else put(made)


def reason(key: str, *, take_back: bool) -> str:
    """Why, for the journal."""
    return f"Freigabe zum Vergleich {'zurückgenommen' if take_back else 'erteilt'} ({key})"


def commit(source: Opened, changes: Sequence[Change], author: str, why: str) -> None:
    """One batch."""
    source.store.commit(Batch(author, opening.now(), why, tuple(changes)), EVERYTHING)


def say_release(source: Opened, key: str, change: Change | None, lang: str) -> None:
    """What others see from now on, or that nothing changes."""
    if change is None:
        talk("Daran ändert sich nichts: Der Stand ist schon so.")
        return
    released = is_released(change.record) if change.record is not None and change.record.id else False  # type: ignore[arg-type]
    if not released:
        talk(f"Bezirk {key} gibt nichts mehr in den Vergleich. Zellen, in denen er stand, werden nicht mehr gesagt.")
        return
    show_handed(handed(source, key, None), source.model, lang)


def handed(source: Opened, key: str, on: date | None) -> HandedOver:
    """What the district hands over on a day, today without one; what stays at home is said beside it."""
    shown = MaskedReader(source.store, source.model)
    district = district_of(shown, key, EVERYTHING)
    released, held = released_parts(shown, source.store, district)
    for work in held:
        talk(harmless(held_told(work).de))
    return handed_over(snapshot_of(shown, source.model, district, on or opened_on()), released)


def withdrawal_of(handed: HandedOver) -> dict[str, Any]:
    """What a file says that takes the contribution back."""
    return withdrawal_content(handed.participant.key, handed.on)


def show_handed(handed: HandedOver, model: Model, lang: str) -> None:
    """Everything that is handed over, in words."""
    talk("Das sehen die anderen" if lang == "de" else "What others see")
    for part in seen_by_others(handed, model):
        talk("")
        talk(f"{part.heading.in_language(lang)} – {part.who.in_language(lang)}")
        for line in part.lines:
            talk(harmless(f"  {line.label.in_language(lang)}: {line.value.in_language(lang)}"))


def signed(content: Mapping[str, Any], key: Path) -> str:
    """The signed file; wrong use for a key that cannot be read."""
    try:
        return signed_text(content, signing_key(key))
    except ValueError:
        wrong_use(f"„{key}“ ist kein Schlüssel von Frühnetz. Geben Sie mit --key die richtige oder eine neue Datei an.")


def say_signed(key: Path, output: Path | None) -> None:
    """Where the file is, and what the collecting office has to compare."""
    where = f"Geschrieben: {output}. " if output is not None else ""
    talk(
        f"{where}Öffentlicher Schlüssel: {public_key(signing_key(key))}. Nennen Sie ihn der Stelle, die sammelt, auf "
        f"einem anderen Weg als die Datei, zum Beispiel am Telefon. „{key}“ geben Sie nie weiter."
    )


def known_keys(path: Path | None) -> Mapping[str, str]:
    """The keys that the collecting office knows, by district."""
    if path is None:
        return {}
    opening.refuse_missing(path)
    lines = path.read_text("utf-8").splitlines()
    read = (_KEY_LINE.fullmatch(line.strip()) for line in lines)
    found = {line[1]: line[2] for line in read if line is not None}
    if not found:
        wrong_use(f"In „{path}“ steht kein Schlüssel. Erwartet wird je Zeile ein Bezirk und sein Schlüssel.")
    return found


def files_of(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The files and what stands in them, at most one byte more than may be."""
    found: list[Path] = []
    for path in paths:
        opening.refuse_missing(path)
        found += sorted(path.glob("*.json")) if path.is_dir() else [path]
    if len(found) > _MOST_FILES:
        wrong_use(
            f"Das sind {len(found)} Dateien, höchstens {_MOST_FILES} gehen auf einmal. Teilen Sie den Ordner auf."
        )
    for path in found:
        with path.open("rb") as file:
            yield path.name, file.read(LARGEST + 1)


def collected_reason(taken: Taken) -> str:
    """Why, for the journal."""
    return f"{'Rücknahme' if taken.withdrawal else 'Beitrag'} eingesammelt ({taken.key})"


def show_taken(found: Sequence[Taken], lang: str, *, json: bool) -> None:
    """What came of each file."""
    if json:
        print_json(
            [
                {
                    "file": t.file,
                    "district": t.key,
                    "key": t.key_of_signature,
                    "withdrawal": t.withdrawal,
                    "refused": t.refused,
                }
                for t in found
            ]
        )
        return
    for taken in found:
        if taken.refused is not None:
            talk(harmless(f"{taken.file}: {refusal_told(taken).in_language(lang)}"))
    good = [t for t in found if t.refused is None]
    back = sum(t.withdrawal for t in good)
    talk(f"{len(good) - back} Beiträge und {back} Rücknahmen übernommen, {len(found) - len(good)} Dateien abgelehnt.")


class Made(NamedTuple):
    """The state of the year as it goes on, where it is kept, and how many districts take part."""

    edition: Edition
    path: Path | None
    taking_part: int


def next_of(source: Opened, url: str, on: date) -> Made:
    """The state of the year of that day; raises ValueError never: a year that is over is wrong use."""
    settings = load_settings()
    path = edition_path(settings, url)
    before = read_edition(path) if path is not None else None
    before = before or first_edition(on.year, SmallCellRule(settings.least_districts))
    if on.year < before.year:
        wrong_use(f"Die Tafel steht schon auf {before.year}; ein früheres Jahr wird nicht mehr geändert.")
    with busy("Rechnet die Kennzahlen der freigegebenen Bezirke …"):
        here = list(participants(source.store, source.model, on, _known_already(source, url, on)))
    return Made(next_edition(before, here, on.year, scales()), path, len(here))


def _known_already(source: Opened, url: str, on: date) -> Mapping[str, Mapping[str, RangedOutcome]]:
    """The outcomes that the last national run left of that day, of the districts that nothing changed in since."""
    if url.partition("://")[2].strip("/") in ("", ":memory:"):
        return {}
    held = held_of(source.store, NationTask(url, source.model, on), kept_beside(url, load_settings().cache))
    return {key: worked.result.values for key, worked in held.items()}


def keep(made: Made) -> None:
    """Write the state of the year into its file."""
    if made.path is not None:
        write_edition(made.edition, made.path)


def show_edition(made: Made, lang: str, *, json: bool) -> None:
    """How many districts take part, and of how many indicators something is told."""
    tables = made.edition.tables
    told = {id: table for id, table in tables.items() if table.cells}
    if json:
        print_json(
            {
                "year": made.edition.year,
                "least": made.edition.rule.least,
                "districts": made.taking_part,
                "indicators": {
                    id: {
                        "cells": len(table.cells),
                        "districts": sum(cell.told.size for cell in table.cells),
                        "resting": len(table.resting),
                    }
                    for id, table in tables.items()
                },
            }
        )
        return
    if lang == "en":
        talk(f"Year {made.edition.year}: {made.taking_part} districts take part, {len(told)} indicators are told.")
    else:
        talk(f"Tafel {made.edition.year}: {made.taking_part} Bezirke machen mit, {len(told)} Kennzahlen werden gesagt.")
    if not told:
        talk(
            f"Gesagt wird erst, was auf mindestens {made.edition.rule.least} Bezirken ruht. Geben Sie Bezirke mit "
            "„fruehnetz release“ frei oder sammeln Sie Beiträge mit „fruehnetz collect“."
        )
