"""What pages on comparisons share: rows of groups with picture and words, the legend, and the axis."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from api.reads.published import Published
from api.report.wording import Words
from graph.cells.peer_groups import PeerGroup
from graph.cells.peer_words import amount_told, group_label, peer_standing_of, range_told, spread_told
from graph.cells.scales import ValueRange, scale_of
from graph.cells.small_cells import Dot
from graph.cells.spread_picture import axis_of, share_picture, spread_picture
from graph.cells.spreads import Spread
from graph.indicators import Indicator
from ontology import Model


class Shown(NamedTuple):
    """What rows are made of: the state of the year, in which words, of which indicator, with which own range."""

    told: Published
    words: Words
    model: Model
    declared: Indicator
    own: ValueRange | None = None


def group_rows(shown: Shown, groups: Sequence[PeerGroup]) -> Iterator[Mapping[str, Any]]:
    """A row for each group: its name, its picture, its median in words; or a dot with the reason."""
    found = [(group, shown.told.spread(shown.declared.id, group)) for group in groups]
    axis = axis_of(scale_of(shown.declared.unit), _spreads(found), shown.own)
    for group, spread in found:
        label = shown.words.say(group_label(group, shown.model))
        if isinstance(spread, Dot):
            yield {"label": label, "reason": shown.words.say(spread.reason)}
            continue
        told = shown.words.say(spread_told(spread, shown.declared.unit))
        yes = spread.reaching(1)
        if shown.declared.unit == "yes_no":
            picture = share_picture(yes, f"{label}: {_yes(shown, yes)}")
            median = _yes(shown, yes)
        else:
            picture = spread_picture(spread, axis, f"{label}: {told}", shown.own)
            median = shown.words.say(range_told(spread.median, shown.declared.unit))
        yield {
            "label": label,
            "n": spread.n,
            "median": median,
            "picture": Markup(picture),
            "told": told,
            "standing": "" if shown.own is None else shown.words.say(peer_standing_of(shown.own, spread).told),
        }


def axis_ends(shown: Shown, groups: Sequence[PeerGroup]) -> tuple[str, str]:
    """The ends of the axis that these groups share, in words."""
    spreads = _spreads((group, shown.told.spread(shown.declared.id, group)) for group in groups)
    if shown.declared.unit == "yes_no":
        return shown.words.share(0), shown.words.share(1)
    axis = axis_of(scale_of(shown.declared.unit), spreads, shown.own)
    least, *_, most = (shown.words.say(amount_told(value, shown.declared.unit)) for value in axis.ticks)
    return least, most


def _yes(shown: Shown, share: ValueRange) -> str:
    told = shown.words.say(range_told(share, "share"))
    return shown.words(f"{told} ja", f"{told} yes")


def _spreads(found: Iterable[tuple[PeerGroup, Spread | Dot]]) -> list[Spread]:
    return [spread for _, spread in found if isinstance(spread, Spread)]
