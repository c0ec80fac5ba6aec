"""Names of bodies as they stand behind "im" and "des"."""

import re

from graph.imports.vocabulary.layouts import Layouts
from graph.imports.vocabulary.words import word_key

_GENITIVE = re.compile(r"(?<=[a-zäöüß]{3})(?:es|s)$")


def nominative(text: str, layouts: Layouts, *, is_body: bool) -> str:
    """ "Runden Tisch" and "Beirates Frühe Hilfen" in the nominative; what names a body as it stands only if known."""
    for declined, plain in layouts.declined.items():
        if word_key(text) == declined or word_key(text).startswith(f"{declined} "):
            return " ".join((plain, *text.split()[len(declined.split()) :]))
    first, *rest = text.split(" ")
    return text if is_body else " ".join((_GENITIVE.sub("", first), *rest))
