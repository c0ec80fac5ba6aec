"""The matrix in sentences: which two groups do not meet, and what a cell says."""

from graph.map.sectors import BY_NAME
from graph.missing_links.pair_words import lacking_told
from graph.sector_matrix.sector_cells import SectorCell, SectorMatrix
from graph.wording import percent, sentences
from ontology import Text, say


def headline(matrix: SectorMatrix) -> Text:
    """The answer to "which two groups do not meet here?"; nobody asked is not the same as nobody meeting."""
    if not matrix.snapshot.ties_suffice:
        return _too_early(matrix) if matrix.cells else _NOBODY
    if not matrix.apart:
        return _NOBODY_APART
    cell = matrix.apart[0]
    if cell.tied:
        return _seldom(cell, *group_labels(cell))
    return (_not_recorded if cell.open else _never)(cell, *group_labels(cell))


def _too_early(matrix: SectorMatrix) -> Text:
    """Below the gate nobody is said not to meet (decision 0023)."""
    two = [c for c in matrix.cells.values() if not c.within and c.pairs]
    return say(
        "Wer sich hier nicht trifft, ist noch offen: Zu {unasked} von {two} "
        "{two:Bereichspaar|Bereichspaaren} ist keine Zusammenarbeit erfasst.",
        "Who does not meet here is still open: of {unasked} of {two} {two:pair|pairs} of sectors no cooperation is "
        "recorded.",
        unasked=sum(c.unasked for c in two),
        two=len(two),
    )


def group_labels(cell: SectorCell) -> tuple[Text, Text]:
    """The names of the two groups."""
    one, other = (BY_NAME[name].label for name in cell.groups)
    return one, other


def _never(cell: SectorCell, one: Text, other: Text) -> Text:
    return say(
        "„{one}“ und „{other}“ treffen sich nicht: 0 von {pairs} {pairs:Paar|Paaren} arbeiten zusammen.",
        "“{one}” and “{other}” do not meet: 0 of {pairs} {pairs:pair|pairs} work together.",
        one=one,
        other=other,
        pairs=cell.pairs,
    )


def _not_recorded(cell: SectorCell, one: Text, other: Text) -> Text:
    return say(
        "Zwischen „{one}“ und „{other}“ ist keine Zusammenarbeit erfasst; {open} von {pairs} {pairs:Paar|Paaren} "
        "{open:ist|sind} noch offen.",
        "Between “{one}” and “{other}” no cooperation is recorded; {open} of {pairs} {pairs:pair|pairs} "
        "{open:is|are} still open.",
        one=one,
        other=other,
        open=cell.open,
        pairs=cell.pairs,
    )


def _seldom(cell: SectorCell, one: Text, other: Text) -> Text:
    return say(
        "Am wenigsten treffen sich „{one}“ und „{other}“: {tied} von {pairs} {pairs:Paar|Paaren} "
        "{tied:arbeitet|arbeiten} zusammen.",
        "“{one}” and “{other}” meet least: {tied} of {pairs} {pairs:pair|pairs} {tied:works|work} together.",
        one=one,
        other=other,
        tied=cell.tied,
        pairs=cell.pairs,
    )


def told_cell(cell: SectorCell) -> Text:
    """All that a cell shows, in words."""
    return sentences(_recorded(cell), _known(cell), _expected(cell), _more(cell))


def _recorded(cell: SectorCell) -> Text:
    if not cell.pairs:
        return Text(de="Nur ein Akteur: kein Paar.", en="One actor only: no pair.")
    if cell.unasked:
        return Text(de="Nicht erfragt: Zu keinem Paar ist etwas erfasst.", en="Not asked: nothing is recorded.")
    return say(
        "{tied} von {pairs} {pairs:Paar|Paaren} {tied:arbeitet|arbeiten} zusammen ({share}).",
        "{tied} of {pairs} {pairs:pair|pairs} {tied:works|work} together ({share}).",
        tied=cell.tied,
        pairs=cell.pairs,
        share=percent(cell.density or 0.0),
    )


def _known(cell: SectorCell) -> Text | None:
    if not cell.pairs or cell.unasked or not cell.open:
        return None
    return say(
        "Zu {open} {open:Paar|Paaren} ist nichts erfasst.",
        "Of {open} {open:pair|pairs} nothing is recorded.",
        open=cell.open,
    )


def _expected(cell: SectorCell) -> Text | None:
    if cell.expected is None or not cell.pairs:
        return None
    return say(
        "So dicht wie das ganze Netz: rund {wanted}.",
        "As dense as the whole network: about {wanted}.",
        wanted=round(cell.expected),
    )


def _more(cell: SectorCell) -> Text | None:
    lacking, wishes = len(cell.lacking), len(cell.wishes)
    return sentences(
        lacking_told(lacking, judged=True) if lacking else None,
        say("Gewünscht: {wishes}.", "Wished for: {wishes}.", wishes=wishes) if wishes else None,
    )


_NOBODY = Text(de="Noch ist kein Akteur erfasst.", en="No actor is recorded yet.")
_NOBODY_APART = Text(
    de="Keine zwei Bereiche sind weiter auseinander als das Netz im Ganzen.",
    en="No two sectors are farther apart than the network as a whole.",
)
