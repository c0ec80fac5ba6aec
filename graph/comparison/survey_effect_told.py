"""The effect of a survey in sentences and as JSON."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from graph.comparison.as_json import ComparisonOut, comparison_json
from graph.comparison.difference_words import indicator_label, value_of
from graph.district.outcome import Outcome
from graph.findings.finding import Finding
from graph.indicators import Unit, all_indicators
from graph.wording import listed, percent
from ontology import Text, say

if TYPE_CHECKING:
    from graph.comparison.survey_effect import SurveyEffect

_FIRST = 8


class SurveyEffectOut(TypedDict):
    """What a survey changed (was eine Erhebung verändert hat)."""

    sentences: list[str]
    opened: bool
    told: list[str]
    narrowed: list[dict[str, str | float]]
    proven: list[str]
    mutualWishes: list[list[str]]
    comparison: ComparisonOut


def effect_told(effect: "SurveyEffect") -> Iterator[Text]:
    """What the survey changed, the most weighty first."""
    before, after = effect.comparison.before.snapshot, effect.comparison.after.snapshot
    yield say(
        "Wer mit wem arbeitet, ist von {now} der Organisationen bekannt, vorher von {then}.",
        "Who works with whom is known of {now} of the organizations, of {then} before.",
        now=percent(after.tie_coverage),
        then=percent(before.tie_coverage),
    )
    if effect.opened:
        yield Text(
            de="Damit sind Aussagen über die Zusammenarbeit möglich, die vorher offen bleiben mussten.",
            en="With that, statements on cooperation are possible that had to stay open before.",
        )
    elif not after.ties_suffice:
        yield Text(
            de="Für Urteile über die Zusammenarbeit im ganzen Netzwerk reicht das noch nicht (nötig sind 70\u00a0%).",
            en="For verdicts on cooperation in the whole network that is not enough yet (70\u00a0% are needed).",
        )
    yield from _measured(effect)
    yield from _findings(effect)
    if effect.mutual:
        pairs = listed([f"{after.name(a)} – {after.name(b)}" for a, b in effect.mutual], _FIRST)
        yield say(
            "Mehr Zusammenarbeit wünschen sich beide Seiten: {pairs}.",
            "Both sides wish to work together more: {pairs}.",
            pairs=pairs,
        )


def _measured(effect: "SurveyEffect") -> Iterator[Text]:
    measured = {m.id: m for m in effect.comparison.indicators}
    for id in effect.told:
        yield say(
            "{label} ({id}): vorher nicht zu sagen, jetzt {after}.",
            "{label} ({id}): could not be told before, {after} now.",
            label=indicator_label(id),
            id=id,
            after=_range(measured[id].after, all_indicators()[id].unit),
        )
    for one in effect.narrowed:
        found, unit = measured[one.indicator], all_indicators()[one.indicator].unit
        yield say(
            "{label} ({id}): vorher {before}, jetzt {after}.",
            "{label} ({id}): {before} before, {after} now.",
            label=indicator_label(one.indicator),
            id=one.indicator,
            before=_range(found.before, unit),
            after=_range(found.after, unit),
        )


def _range(outcome: Outcome, unit: Unit) -> Text:
    """The value with its range, or the range alone where no value may be told."""
    if outcome.value is not None or outcome.low is None or outcome.high is None:
        return value_of(outcome, unit)
    low, high = (value_of(replace(outcome, value=v, low=v, high=v), unit) for v in (outcome.low, outcome.high))
    return say("irgendwo von {low} bis {high}", "anywhere from {low} to {high}", low=low, high=high)


def _findings(effect: "SurveyEffect") -> Iterator[Text]:
    found = effect.comparison.findings
    for head, findings in (
        (Text(de="Von der Frage zur belegten Lücke", en="From a question to a proven gap"), effect.proven),
        (Text(de="Erledigt", en="Settled"), (*found.solved, *found.faded)),
        (Text(de="Neu zu sehen", en="Seen for the first time"), found.new),
    ):
        if findings:
            yield say("{head}: {what}.", "{head}: {what}.", head=head, what=_titles(findings))


def _titles(findings: tuple[Finding, ...]) -> Text:
    german = listed([f"„{f.title.de}“" for f in findings], _FIRST)
    english = listed([f"“{f.title.en}”" for f in findings], _FIRST)
    return Text(de=german.de, en=english.en)


def effect_json(effect: "SurveyEffect", language: str) -> SurveyEffectOut:
    """The effect for programs."""
    return SurveyEffectOut(
        sentences=[text.in_language(language) for text in effect_told(effect)],
        opened=effect.opened,
        told=list(effect.told),
        narrowed=[{"indicator": n.indicator, "before": n.before, "after": n.after} for n in effect.narrowed],
        proven=[f.key for f in effect.proven],
        mutualWishes=[list(pair) for pair in effect.mutual],
        comparison=comparison_json(effect.comparison, language),
    )
