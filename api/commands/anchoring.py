"""The anchoring lines of a district, for people and for programs."""

from rich.text import Text as Line

from api.commands.plain_output import harmless
from api.commands.terminal import out
from graph.anchoring.line_words import depth_words, last_use, line_label, lines_told, perhaps_sentence, summary
from graph.anchoring.lines import Anchorage, Anchoring, anchoring_of
from graph.district.snapshot import Snapshot
from ontology import Text

_DEPTH = Text(de="Bisher am weitesten: ", en="Furthest so far: ")


def print_anchoring(snapshot: Snapshot, language: str) -> None:
    """The lines as JSON."""
    from api.commands.plain_output import print_json
    from graph.anchoring.as_json import anchoring_json

    print_json(anchoring_json(anchoring_of(snapshot), language))


def show_anchoring(snapshot: Snapshot, language: str) -> None:
    """Body by body: what is said of its lines, then each line step by step."""
    found = anchoring_of(snapshot)
    lacking = summary(found)
    if lacking is not None:
        out().print(lacking.in_language(language))
    for anchorage in found.anchorages if found.operative else ():
        _show(found, anchorage, language)


def _show(found: Anchoring, anchorage: Anchorage, language: str) -> None:
    console = out()
    console.print(Line(harmless(f"\n{anchorage.body.name}"), style="bold underline"))
    console.print(harmless(lines_told(found, anchorage).in_language(language)))
    if anchorage.lines and (asked := perhaps_sentence(found.snapshot, anchorage)) is not None:
        console.print(harmless(asked.in_language(language)))
    console.print(_DEPTH.in_language(language) + depth_words(anchorage).in_language(language) + ".")
    for number, line in enumerate(anchorage.lines, start=1):
        way, used = line_label(found.snapshot, line), last_use(found, line.used)
        said = f"{number}  {way.in_language(language)}. {used.in_language(language)}"
        console.print(Line(harmless(said), style="dim"))
