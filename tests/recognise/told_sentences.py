"""What every sentence about a list says, as text: `told_sentences.txt` beside this file.

Lists show a sentence where it is needed; here each stands alone, of none, one, two and many of what it is about.
``python -m tests.recognise.told_sentences`` writes the file anew.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from inspect import Parameter, getmembers, isfunction, signature
from itertools import zip_longest
from pathlib import Path
from typing import get_args, get_origin

from graph.imports.problems import Issue
from ontology.model import Text

ROOT = Path(__file__).parents[2]
TOLD = Path(__file__).parent / "told_sentences.txt"
_WHERE = ("recognise/sentences/*.py", "check/*issues.py", "identity/*issues.py", "*/*_sentences.py")
_WORDS = ("Kita Nest", "SPZ", "Jugendamt", "Klinik", "Hort", "AWO", "Caritas", "Amt", "Moor", "Treff", "Haus", "Bad")
_GIVEN = {
    int: (0, 1, 2, 12),
    bool: (False, True),
    str: ("Kita Nest", ""),
    float: (0.5, 2.0),
}


def told_sentences(module: str) -> str:
    """What the sentences of a module say, those that take more than words, numbers and answers left out."""
    functions = getmembers(import_module(module), isfunction)
    own = [(name, f) for name, f in functions if f.__module__ == module and not name.startswith("_")]
    return "\n".join([f"= {module.removeprefix('graph.imports.')}", *(line for one in own for line in _told(*one))])


def modules() -> Sequence[str]:
    """The modules that make sentences."""
    found = [path for where in _WHERE for path in sorted((ROOT / "graph/imports").glob(where))]
    return [str(p.relative_to(ROOT).with_suffix("")).replace("/", ".") for p in found if p.stem != "__init__"]


def _told(name: str, function: Callable[..., object]) -> Iterator[str]:
    named = signature(function).parameters
    given = {name: _given(parameter) for name, parameter in named.items()}
    if not all(given.values()):
        return
    before: set[str] = set()
    for values in zip_longest(*given.values()):
        taken = {n: given[n][-1] if v is None else v for n, v in zip(given, values, strict=True)}
        try:
            said = _shown(function(**taken))
        except (LookupError, ValueError) as error:
            said = type(error).__name__  # nothing is said of nothing, and of words that none of ours are
        if said not in before:
            yield f"{name}({', '.join(map(repr, taken.values()))}): {said}"
        before.add(said)


def _given(parameter: Parameter) -> Sequence[object]:
    kind = parameter.annotation
    if set(get_args(kind)) in ({str}, {str, Ellipsis}):
        several = (), _WORDS[:1], _WORDS[:2], _WORDS
        return several if get_origin(kind) is not Mapping else [dict(zip(w, w, strict=True)) for w in several]
    return _GIVEN.get(kind, ())


def _shown(value: object) -> str:
    match value:
        case Issue():
            return f"{value.severity} {value.rule} {value.sentence.de} {value.expected.de} {value.remedy.de}"
        case Text():
            return value.de
    return repr(value)


if __name__ == "__main__":
    TOLD.write_text("\n\n".join(map(told_sentences, modules())) + "\n", "utf-8")
