"""The page ``docs/reference/rules.md``: what each rule asks, what its findings rest on, and who starts.

All of it comes from the declaration, and from the first paragraph of the docstring.
"""

import re
from collections.abc import Iterator

from api.reference.declared import outward, sources_of
from graph.findings import Rule, all_rules
from graph.findings.finding import KIND_LABELS
from graph.indicators import all_indicators
from ontology import Model, load_model
from ontology.names import AnswerMeaning

_HEAD = """# Die Regeln der Befunde

<!-- erzeugt: python -m api.reference -->

Eine Regel stellt eine Frage an die erfassten Daten eines Bezirks an einem Tag. Findet sie etwas, steht es als Befund
da: mit Grund, Beleg, Wirkung, nächstem Schritt und wer ihn beginnt.

- **Lücke oder Frage.** Eine Lücke sagt eine Quelle selbst, oder eine vollständige und aktuelle Liste. Alles andere ist
  eine Frage: nicht erfasst heißt nicht, dass es fehlt.
- **Fragen zu den Daten** stellt auch eine andere Regel, wo zu wenig erfasst ist, um mehr zu sagen.
- **Wann** steht so da wie im Programm, auf Englisch.
- **Antworten** sind, was jemand sagen kann, wo die Regel fragt: eine *Tatsache* schließt die Frage, eine *Lücke*
  bestätigt, dass etwas fehlt, *später* wird nicht vor dem genannten Tag wieder gefragt.
- **Norm oder Quelle** nennt alle Zeilen, auf die sich ein Befund der Regel stützen kann; der Befund nennt seine.
"""
_NAMED = re.compile(r"(?:[A-Z]{1,3}\d[\w-]*|§ [\w. ]+)$")
"""An indicator, a norm line or a section of law: both stand beside it."""


def rules_page() -> str:
    """Every rule, by kind in the order of the chapters, then by name."""
    model = load_model()
    lines = [_HEAD]
    for kind, label in KIND_LABELS.items():
        lines.append(f"## {label.de} ({label.en})\n")
        lines += ["\n".join(_section(rule, model)) + "\n" for rule in all_rules() if rule.kind is kind]
    return "\n".join(lines)


def when(rule: Rule) -> str:
    """The first paragraph of the docstring, in one line, without what it names in front: the indicators, the norms."""
    first = " ".join((rule.find.__doc__ or "").split("\n\n")[0].split())
    named, _, said = first.partition(": ")
    if not all(_NAMED.match(part) for part in named.split(", ")):
        said = first
    return outward(said[:1].upper() + said[1:])


def _section(rule: Rule, model: Model) -> Iterator[str]:
    yield f"### `{rule.id}`"
    yield ""
    yield f"{rule.asks.de} *{rule.asks.en}*"
    yield ""
    yield f"- **Wann:** {when(rule)}"
    yield f"- **Es beginnt:** {rule.starts.de}. *({rule.starts.en})*"
    yield f"- **Norm oder Quelle:** {'; '.join(sources_of(rule.norms, model))}"
    if rule.indicators:
        measured = (f"[{i}](indicators.md) {all_indicators()[i].label.de}" for i in rule.indicators)
        yield f"- **Indikatoren:** {', '.join(measured)}"
    if rule.answers.options:
        told = "; ".join(f"{option.label.de}{_LEADS_TO[option.meaning]}" for option in rule.answers.offered)
        yield f"- **Antworten:** {told}"


_LEADS_TO = {
    AnswerMeaning.FACT: " → Tatsache",
    AnswerMeaning.GAP: " → Lücke",
    AnswerMeaning.LATER: " → später",
}
