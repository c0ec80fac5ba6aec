"""The page ``docs/reference/indicators.md``: what each indicator asks, counts, needs and rests on, with an example.

All of it comes from where it runs: question, unit and norms from the declaration, the formula from the first paragraph
of the docstring, the input from what the indicator asks for, the example from the shipped seed of Karlsruhe at the day
of its newest list, or, where that has no data, from the filled template (Beispielstadt).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from api.reference.declared import outward, sources_of
from api.report.wording import Words
from api.seeds import seed
from graph.analysis import Analysis, analyse_district, demo_date
from graph.fields import YOUTH_MEANS
from graph.imports.template import write_template
from graph.indicators import Indicator, Unit, all_indicators
from graph.stores import open_store
from graph.wording import spelled
from ontology import Model, Text, load_model

_HEAD = """# Die Indikatoren

<!-- erzeugt: python -m api.reference -->

Ein Indikator beantwortet eine Frage an die erfassten Daten eines Bezirks an einem Tag. Er sagt immer einen Satz dazu,
und er nennt, was er gezählt hat.

- **Spanne.** Der untere Rand nimmt an, dass alles Unbekannte und alles seit 24 Monaten nicht Bestätigte nicht da ist,
  der obere, dass alles Unbekannte da ist. Wege werden nur über belegte Verbindungen gesucht und haben keine Spanne.
- **Nicht erfasst ist nicht null.** Fehlen die Angaben, gibt es keinen Wert, sondern die Bitte, was zu erfassen ist.
- **Zusammenarbeit.** Unter 70\u00a0% der Organisationen mit Angaben zur Zusammenarbeit gibt es dazu kein Urteil.
- **Formeln** stehen so da wie im Programm, auf Englisch. K ist die Jugendhilfe, G das Gesundheitswesen; OPER, LEIT und
  STRAT sind die Ebenen Fachkraft, Leitung und Verwaltungsspitze; die Codes stehen in [types.md](types.md).
- **Beispiele** sind Karlsruhe nach seinen veröffentlichten Vorlagen oder, wo diese nichts sagen, die erfundene
  Beispielstadt der ausgefüllten Vorlage (`fruehnetz template --example`).
"""
_PARTS: Mapping[str, str] = {
    "A": "A: Jugendhilfe und Gesundheitswesen",
    "B": "B: Verankerung in Politik und Verwaltung",
    "C": "C: Beteiligung und Zusammensetzung",
    "D": "D: Wirkungsorientierung",
}
_UNITS: Mapping[Unit, Text] = {
    "share": Text(de="Anteil, 0 bis 100\u00a0%", en="share, 0 to 100\u00a0%"),
    "count": Text(de="Anzahl", en="count"),
    "level": Text(de="Stufe", en="level"),
    "months": Text(de="Monate", en="months"),
    "steps": Text(de="Schritte", en="steps"),
    "index": Text(de="Kennzahl von 0 bis 1", en="index from 0 to 1"),
    "balance": Text(de="Kennzahl von −2 bis +2", en="index from −2 to +2"),
    "yes_no": Text(de="ja oder nein", en="yes or no"),
    "full_posts": Text(de="volle Stellen (Vollzeitäquivalente)", en="full posts (full-time equivalents)"),
}
_WORD = "Jugendhilfe"
_BETTER = {
    "higher": Text(de="ein höherer Wert ist günstiger", en="higher is better"),
    "lower": Text(de="ein niedrigerer Wert ist günstiger", en="lower is better"),
    "none": Text(de="beschreibt, ohne zu werten", en="describes without judging"),
}


def indicators_page() -> str:
    """Every indicator, by part and number."""
    model = load_model()
    examples = (_karlsruhe(model), _example_town(model))
    lines = [_HEAD]
    part = ""
    for id, indicator in all_indicators().items():
        if id[0] != part:
            part = id[0]
            lines.append(f"## {_PARTS[part]}\n")
        lines.append("\n".join(_section(indicator, model, examples)) + "\n")
    return "\n".join(lines)


def formula_of(indicator: Indicator) -> str:
    """The first paragraph of the docstring, in one line; where it stands in the domain research is left out.

    >>> formula_of(all_indicators()["C13"])
    'Seats of health over seats of known sector in the steering bodies.'
    """
    first = (indicator.compute.__doc__ or "").split("\n\n")[0]
    return outward(" ".join(first.split()))


def _section(indicator: Indicator, model: Model, examples: tuple[Analysis, ...]) -> Iterator[str]:
    yield f"### {indicator.id} {indicator.label.de} ({indicator.label.en})"
    yield ""
    yield f"{indicator.question.de} *{indicator.question.en}*"
    yield ""
    unit, better = _UNITS[indicator.unit], _BETTER[indicator.better]
    yield f"- **Wert:** {unit.de}; {better.de}. *({unit.en}; {better.en})*"
    yield f"- **Formel:** {formula_of(indicator)}"
    if _WORD in indicator.question.de or _WORD in indicator.label.de:
        yield f"- **Wort:** {YOUTH_MEANS.de} *({YOUTH_MEANS.en})*"
    yield f"- **Eingabe:** {' '.join(t.de for t in indicator.inputs)}"
    yield f"- **Norm oder Quelle:** {'; '.join(_sources(indicator, model))}"
    yield f"- **Beispiel:** {_example(indicator, examples)}"


def _sources(indicator: Indicator, model: Model) -> Iterator[str]:
    """The norm lines and packs, and the dimension of the Qualitätsrahmen where none of them names it."""
    lines = list(sources_of(indicator.norms, model))
    yield from lines
    named = any(re.search(rf"Dimension {indicator.dimension}\b", line) for line in lines)
    if not named and indicator.dimension not in indicator.norms:
        label = model.code("QualityDimension", indicator.dimension).label
        yield f"Qualitätsrahmen Frühe Hilfen, Dimension {indicator.dimension}: {label.de}"


def _example(indicator: Indicator, examples: tuple[Analysis, ...]) -> str:
    """The sentence of the first example with a value, else of the first."""
    told = [e for e in examples if e.outcomes[indicator.id].value is not None]
    shown = (told or examples)[0]
    outcome, words = shown.outcomes[indicator.id], Words("de")
    place = f"{shown.snapshot.district.name}, {spelled(shown.snapshot.on.isoformat()).de}"
    if outcome.value is None:
        return f"({place}) {outcome.sentence.de}"
    span = words.range(indicator, outcome)
    value = words.value(indicator, outcome.value) + (f", Spanne {span}" if span else "")
    return f"({place}; {value}) {outcome.sentence.de}"


def _karlsruhe(model: Model) -> Analysis:
    return _analysed(model, seed("karlsruhe"))


def _example_town(model: Model) -> Analysis:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vorlage.xlsx"
        write_template(path, model, example=True)
        return _analysed(model, path)


def _analysed(model: Model, lists: Path) -> Analysis:
    from graph.imports.outcome.report import import_file

    store = open_store("sqlite://", model)
    report = import_file(lists, store, model, author="fruehnetz", time="2026-01-01T00:00:00+00:00")
    key = report.district or ""
    found = analyse_district(store, model, key, demo_date(store, key))
    store.close()
    return found
