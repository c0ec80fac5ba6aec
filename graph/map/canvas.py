"""A laid-out picture with its model and language: what every part of the map is drawn from."""

from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from graph.analysis import Analysis
from graph.district.expecting import expected_links
from graph.map.labels import clean_label
from graph.map.layout import Layout
from graph.map.picture import Picture, picture_of
from graph.missing_links import MissingLinks
from ontology import Model, Text


class Canvas(NamedTuple):
    """A laid-out picture with the words it needs; marks have ``colours`` and ``sizes`` of their own where given."""

    picture: Picture
    layout: Layout
    model: Model
    language: str
    colours: Mapping[str, str] = {}
    sizes: Mapping[str, float] = {}

    def say(self, text: Text) -> str:
        """The words in the language of the sheet, escaped."""
        return escape(clean_label(text.in_language(self.language)))


def canvas_of(analysis: Analysis, language: str = "de", earlier: Layout | None = None) -> Canvas:
    """The picture and the layout behind the map."""
    links = analysis.snapshot.derived(MissingLinks)
    expected = [e for e in analysis.snapshot.derived(expected_links) if e.certainty.holds or links.asks(e)]
    picture = picture_of(analysis.snapshot, analysis.findings, expected, language=language)
    return Canvas(picture, picture.layout(earlier), analysis.snapshot.model, language)
