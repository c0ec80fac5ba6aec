"""Records that may be one: shown with what speaks for and against, and judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text as Line

from api.commands.opening import Opened, now
from api.commands.options import wrong_use
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import more, out, talk
from graph.identity.as_json import duplicates_json
from graph.identity.duplicates import Duplicate, Judgement, duplicates, judge, known_in
from graph.identity.reasons import reasons_told
from graph.stores.base import EVERYTHING, Scope
from graph.stores.privacy import MaskedReader
from ontology import Text
from ontology.names import IdentityVerdict

_NONE = Text(de="Keine Einträge, die vielleicht dasselbe meinen.", en="No records that may be the same.")
_UNSURE = Text(de=" (unsicher)", en=" (unsure)")
_HINT = Text(
    de="Urteilen: fruehnetz duplicates --same A B (B geht in A auf), --different A B oder --unsure A B.",
    en="Judge with fruehnetz duplicates --same A B (B becomes part of A), --different A B or --unsure A B.",
)
_DONE = Text(
    de="{reason}. Gespeichert als Nr. {n}; „fruehnetz undo {n}“ nimmt es zurück.",
    en="{reason}. Saved as no. {n}; “fruehnetz undo {n}” takes it back.",
)
_CONTRADICTION = Text(
    de="Widerspruch: „{a}“ ({first}) und „{b}“ ({second}) gelten als verschieden, nach anderen Urteilen sind sie "
    "dasselbe. Bitte nehmen Sie eines der Urteile zurück (siehe „fruehnetz history“).",
    en="Contradiction: “{a}” ({first}) and “{b}” ({second}) were judged different, but other judgements make them the "
    "same. Please take one of the judgements back (see “fruehnetz history”).",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The judgement that the options of the command ask for."""

    pair: tuple[str, str]
    verdict: IdentityVerdict
    author: str
    reason: str

    @classmethod
    def of(cls, pairs: Mapping[str, tuple[str, str] | None], author: str, reason: str) -> "Wanted | None":
        """The one judgement that was given; None if there is none, wrong use if there are several."""
        given = [(pair, verdict) for verdict, pair in pairs.items() if pair is not None]
        if len(given) > 1:
            wrong_use("Bitte nur ein Urteil auf einmal: --same, --different oder --unsure.")
        return cls(given[0][0], IdentityVerdict(given[0][1]), author, reason) if given else None


def judged(source: Opened, wanted: Wanted, language: str) -> None:
    """Keep a judgement, and warn where it contradicts others."""
    first, second = wanted.pair
    said = Judgement(first, second, wanted.verdict, wanted.author, now(), wanted.reason)
    for id in wanted.pair:
        if source.store.get(id, EVERYTHING) is None:
            wrong_use(f"Einen Eintrag „{id}“ gibt es hier nicht. Die Kennungen zeigt „fruehnetz duplicates“.")
    done = judge(source.store, source.model, said, EVERYTHING)
    talk(_DONE.in_language(language).format(reason=done.reason, n=done.number))
    _warn(source, EVERYTHING, language)


def show_duplicates(source: Opened, scope: Scope, language: str, limit: int) -> None:
    """The likeliest pairs in words, each with its reasons; ``limit`` 0 shows all."""
    found = duplicates(MaskedReader(source.store, source.model), scope)
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim")
    table.add_column(overflow="fold")
    for number, pair in enumerate(found[:limit] if limit else found, start=1):
        table.add_row(str(number), _told(pair, language))
    out().print(table if found else _NONE.in_language(language))
    if limit and len(found) > limit:
        out().print(more(len(found) - limit, language))
    if found:
        talk(_HINT.in_language(language))
    _warn(source, scope, language)


def _told(pair: Duplicate, language: str) -> Line:
    said = Line()
    for record in (pair.first, pair.second):
        said.append(harmless(record.name), style="bold").append(f"  {harmless(record.id)}\n", style="dim")
    said.append(harmless(reasons_told(pair.features).in_language(language)))
    return said.append(_UNSURE.in_language(language) if pair.unsure else "").append("\n")


def print_duplicates(source: Opened, scope: Scope, language: str, limit: int) -> None:
    """The likeliest pairs as JSON; ``limit`` 0 means all."""
    found = duplicates(MaskedReader(source.store, source.model), scope)
    shown, contradictions = found[:limit] if limit else found, known_in(source.store, scope).contradictions
    print_json(duplicates_json(shown, len(found), contradictions, language))


def _warn(source: Opened, scope: Scope, language: str) -> None:
    known = known_in(MaskedReader(source.store, source.model), scope)
    for first, second in known.contradictions:
        sentence = _CONTRADICTION.in_language(language)
        talk(sentence.format(a=known.name(first), b=known.name(second), first=first, second=second))
