"""What single texts are taken for, as text: `told_texts.txt` beside this file, of the texts in the TOML file.

Lists show how texts are read together; where a look at one text begins and ends shows here: how long it may be, which
word goes before which, what of it is left. ``python -m tests.recognise.told_texts`` writes the file anew.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import EnumType
from functools import cache, partial
from importlib import import_module
from inspect import signature
from operator import attrgetter
from pathlib import Path
from typing import Any

from graph.imports.check.cell_values import Converter
from graph.imports.naming import naming_of
from graph.imports.read.limits import BrokenError
from graph.imports.read.number_formats import number_format
from graph.imports.read.quotes import Splitter
from ontology import load_model
from ontology.model import Text
from tests.recognise.lists import LEXICON

HERE = Path(__file__).parent
TOLD = HERE / "told_texts.txt"
TODAY = date(2024, 6, 30)
_KNOWN: Mapping[str, object] = {"lexicon": LEXICON, "today": TODAY}
"""What looks take beside a text, by the name that they have for it."""
_REPEATED = re.compile(r"(.)\1{19,}")
"""What only makes a text long; its letters are counted."""


@cache
def looks() -> Mapping[str, list[Mapping[str, Any]]]:
    """The looks at texts by what they are about."""
    return tomllib.loads((HERE / "told_texts.toml").read_text("utf-8"))


def told_about(subject: str) -> str:
    """What all looks of a subject say of their texts."""
    return "\n".join(line for look in looks()[subject] for line in _told(look))


def _told(look: Mapping[str, Any]) -> Iterator[str]:
    if "in" in look:
        yield from _told_by_each(look)
        return
    yield f"== {look['of']}{''.join(f', {name}={value}' for name, value in look.get('with', {}).items())}"
    ask = _asked(look["of"], look.get("with", {}))
    for text in (*look["texts"], *_of_length(look.get("long", {}))):
        try:
            said = shown(ask(_taken(text, look.get("as", ""))))
        except BrokenError:
            said = "refused"
        yield _REPEATED.sub(lambda m: f"{m[1]}×{len(m[0])}", f"{text!r}: {said}")


def _told_by_each(look: Mapping[str, Any]) -> Iterator[str]:
    """Of several yes-or-no looks of a module, which of the same texts each says yes to."""
    texts = [*look["texts"], *_of_length(look.get("long", {}))]
    for name in look["of"]:
        ask = _asked(f"{look['in']}.{name}", look.get("with", {}))
        yes = ", ".join(repr(text) for text in texts if ask(_taken(text, look.get("as", ""))))
        yield _REPEATED.sub(lambda m: f"{m[1]}×{len(m[0])}", f"== {look['in']}.{name}: {yes}")


def _taken(text: str, form: str) -> object:
    """A text as what a look takes: cells, rows of cells, a number, bytes of an encoding."""
    match form:
        case "":
            return text
        case "cells":
            return text.split("|")
        case "rows":
            return [row.split("|") for row in text.split("\n")]
        case "number":
            return float(text)
    return text.encode(form)


def _of_length(wanted: Mapping[str, int]) -> Iterator[str]:
    """Texts one letter shorter than a length, of that length and one longer; what they consist of is repeated."""
    for text, length in wanted.items():
        for size in (length - 1, length, length + 1):
            yield (text + text[-1] * size)[:size]


def _asked(of: str, more: dict[str, Any]) -> Callable[[Any], object]:
    """A look by its name: in a module, of the words of lists (".marks.seat"), at a cell ("#Organization.name"),
    of what names say ("&of_word").

    "%0.00" shows a number in a format, "~;" parts a text at a sign.
    """
    if of.startswith("%"):
        return number_format(of[1:]).shown
    if of.startswith("~"):
        return lambda text: [*Splitter(text, of[1:], **more).rows()]
    if of.startswith("#"):
        kind, _, name = of[1:].partition(".")
        prop = next(p for p in load_model().types[kind].properties if p.name == name)
        converter = Converter(load_model(), LEXICON.words, naming_of(load_model()), TODAY)
        return partial(converter.convert, prop)
    if of.startswith("&"):
        return partial(attrgetter(of[1:])(naming_of(load_model())))
    if of.startswith("."):
        return partial(attrgetter(of[1:])(LEXICON), **more)
    module, _, name = of.rpartition(".")
    look: Callable[..., object] = getattr(import_module(f"graph.imports.{module}"), name)
    names = signature(look).parameters
    given = {n: v for n, v in _KNOWN.items() if n in names}
    given |= {n: names[n].annotation(v) if isinstance(names[n].annotation, EnumType) else v for n, v in more.items()}
    first = next(n for n in names if n not in given)
    return lambda taken: look(**given, **{first: taken})


def shown(value: object) -> str:
    """A value as text, the same in each process; of what is said to people the German words."""
    match value:
        case Text():
            return value.de
        case str():
            return repr(str(value))
        case set() | frozenset():
            return f"{{{', '.join(sorted(map(shown, value)))}}}"
        case Mapping():
            return f"{{{', '.join(f'{shown(k)}: {shown(v)}' for k, v in value.items())}}}"
    names = getattr(value, "_fields", None) or getattr(value, "__dataclass_fields__", ())
    if names:
        said = ((name, getattr(value, name)) for name in names)
        return f"({', '.join(f'{name}={shown(v)}' for name, v in said if v)})"
    return f"({', '.join(map(shown, value))})" if isinstance(value, tuple | list | Iterator) else repr(value)


if __name__ == "__main__":
    TOLD.write_text("\n\n".join(f"= {subject}\n{told_about(subject)}" for subject in looks()) + "\n", "utf-8")
