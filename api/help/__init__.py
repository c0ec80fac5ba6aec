"""Plain help: guides, notes and a glossary, as Markdown and data in German and English, and what reads them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ontology import Text


class Guide(NamedTuple):
    """A text of the help: its file, its title, and for what moment it is."""

    name: str
    title: Text
    moment: Text


GUIDES = (
    Guide(
        "koordination",
        Text(de="Von der eigenen Liste zum Papier", en="From your own list to a paper"),
        Text(de="in zehn Minuten, für Koordinatorinnen und Koordinatoren", en="in ten minutes, for coordinators"),
    ),
    Guide(
        "steuerungsgruppe",
        Text(de="Drei Punkte für den Ausschuss", en="Three points for the committee"),
        Text(de="eine Sitzung der Steuerungsgruppe", en="one meeting of the steering group"),
    ),
    Guide(
        "moderation",
        Text(de="Moderationsblatt für ein Netzwerktreffen", en="Moderation sheet for a network meeting"),
        Text(de="zum Ausdrucken", en="to print"),
    ),
    Guide(
        "bund",
        Text(de="Viele Netzwerke nebeneinander", en="Many networks side by side"),
        Text(de="für das NZFH und die Landeskoordinierung", en="for the NZFH and the Länder"),
    ),
    Guide(
        "datenschutz",
        Text(de="Hinweise zum Datenschutz", en="Notes on data protection"),
        Text(de="für die Kommune", en="for the municipality"),
    ),
    Guide(
        "barrierefreiheit",
        Text(de="Barrierefreiheit", en="Accessibility"),
        Text(de="was geht, was noch nicht", en="what works, and what does not yet"),
    ),
)
"""In the order in which they are offered."""


class Word(NamedTuple):
    """A word of the glossary and what it means."""

    word: Text
    meaning: Text


@cache
def guide_text(name: str, language: str) -> str:
    """The Markdown of a guide; raises FileNotFoundError for a name that is none of `GUIDES`."""
    return files("api.help").joinpath(language, f"{name}.md").read_text("utf-8")


@cache
def glossary() -> tuple[Word, ...]:
    """The words that the pages use, in the order of the German alphabet as far as the file keeps it."""
    raw = tomllib.loads(files("api.help").joinpath("glossary.toml").read_text("utf-8"))["word"]
    return tuple(Word(Text(de=w["de"], en=w["en"]), Text(de=w["text_de"], en=w["text_en"])) for w in raw)
