"""Pages of a survey to be printed: the sheet for a meeting, and the feedback for an organization, two pages of A4."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate

from markupsafe import Markup

from api.report.report_templates import report_template
from graph.map.ring_map import RingThing, ring_map
from graph.map.sectors import group_of
from graph.surveys.feedback import Feedback
from graph.surveys.plan_files import SurveyFile
from graph.surveys.planned import SurveyPlan
from graph.surveys.responses import MOST_FURTHER
from graph.surveys.survey_form import ASKED, NUMBER, SurveyForm, survey_heads
from graph.surveys.survey_words import (
    FILL_IN,
    FREE_REMARK,
    FURTHER_NAME,
    PLACE,
    PLACE_LABELS,
    SCALE,
    closing_told,
    privacy_told,
    scale_label,
)
from graph.wording import decimal, spelled
from ontology import Text, say

_FIRST_TICK = 4
"""Columns of a form before the ticks: key, number, organization, level."""
_LINES, _LETTERS = 120, 46
"""So many lines of the lists the second page of a feedback holds, and so many letters a line."""
_NORMAL, _SMALL = 9, 7
_ROOMY = 60
"""Up to so many lines the larger letters fit."""


def render_survey_sheet(file: SurveyFile, form: SurveyForm) -> str:
    """The sheet of one organization for a meeting, as HTML text: the empty ring map, then the roster to be ticked."""
    lang, numbers = form.language, _numbers(file)
    heads = dict(survey_heads(form))
    ticks = [head for _, head in survey_heads(form)[_FIRST_TICK:] if not head.startswith(_rated(form))]
    things = [_thing(file, id, numbers[id], None) for id, _ in form.others]
    return report_template("survey_sheet.html").render(
        language=lang,
        title=f"{form.name}: {form.own}",
        fill_in=FILL_IN.in_language(lang),
        privacy=privacy_told(file.plan).in_language(lang),
        closing=closing_told(file.plan).in_language(lang),
        place=PLACE.in_language(lang),
        places=[label.in_language(lang) for label in PLACE_LABELS.values()],
        how_map=_HOW_MAP.in_language(lang),
        map=Markup(ring_map(things, form.own, SCALE[1:], lang)),
        roster_title=_ROSTER.in_language(lang),
        scale=[scale_label(n, lang) for n, _ in enumerate(SCALE)],
        number=heads[NUMBER],
        organization=heads[ASKED],
        levels=range(len(SCALE)),
        ticks=ticks,
        rows=[(numbers[id], name) for id, name in form.others],
        columns=range(len(SCALE) + len(ticks)),
        further=FURTHER_NAME.in_language(lang),
        lines=range(MOST_FURTHER),
        remark=FREE_REMARK.in_language(lang),
    )


def _rated(form: SurveyForm) -> str:
    """How the heads of the ratings begin: they are asked in the workbook alone, a sheet has no room for them."""
    return next((head.partition(":")[0] for role, head in survey_heads(form) if role.startswith("quality/")), "\0")


def _numbers(file: SurveyFile) -> dict[str, int]:
    return {id: number for number, id in enumerate(file.plan.roster, start=1)}


def _thing(file: SurveyFile, id: str, number: int, level: int | None) -> RingThing:
    return RingThing(number, group_of(file.sectors.get(id)), level, file.names.get(id, id))


def render_feedback(file: SurveyFile, given: Feedback, language: str = "de") -> str:
    """The feedback of one organization as HTML text: its own ring map, then its lists."""
    numbers, own = _numbers(file), file.names.get(given.organization, given.organization)
    things = [_thing(file, t.other, numbers[t.other], t.row.closeness) for t in given.ties]
    title = say("Rückmeldung zur Erhebung {name}", "Feedback on the survey {name}", name=file.plan.name)
    lists = list(_lists(file, given, language))
    return report_template("survey_feedback.html").render(
        language=language,
        title=title.in_language(language),
        own=own,
        summary=[text.in_language(language) for text in _summary(given)],
        map=Markup(ring_map(things, own, SCALE[1:], language)),
        rule=_RULE.in_language(language),
        scale=[scale_label(n, language) for n, _ in enumerate(SCALE) if n],
        lists=_fitting(lists, language),
        size=_NORMAL if sum(_lines(i) for _, items in lists for i in items) <= _ROOMY else _SMALL,
    )


def render_effect(plan: SurveyPlan, on: date, sentences: Iterable[Text], language: str = "de") -> str:
    """What a survey changed, as HTML text to be printed."""
    about = say(
        "Stand {on}: der Bezirk ohne das, was die Erhebung sagt, und mit ihm.",
        "As of {on}: the district without what the survey tells, and with it.",
        on=spelled(on.isoformat()),
    )
    title = say("Was die Erhebung {name} verändert", "What the survey {name} changes", name=plan.name)
    return report_template("survey_effect.html").render(
        language=language,
        title=title.in_language(language),
        about=about.in_language(language),
        sentences=[text.in_language(language) for text in sentences],
    )


def _summary(given: Feedback) -> Iterator[Text]:
    yield say(
        "Genannte Verbindungen: {ties:d}; davon nennt auch die andere Seite: {confirmed:d}. Ausdrücklich ohne "
        "Verbindung: {none:d}. Ohne Angabe: {unsaid:d}.",
        "Ties named: {ties:d}; of these the other side names, too: {confirmed:d}. Expressly without a tie: {none:d}. "
        "Nothing said: {unsaid:d}.",
        ties=len(given.ties),
        confirmed=sum(t.confirmed for t in given.ties),
        none=len(given.none),
        unsaid=len(given.unsaid),
    )
    if given.ratings is not None and given.ratings.raters:
        trust, value = (
            Text(de="–", en="–") if mean is None else Text(de=decimal(mean), en=decimal(mean, "en"))
            for mean in (given.ratings.trust, given.ratings.value)
        )
        yield say(
            "So schätzen andere Ihre Organisation ein (1 bis 4): Vertrauen {trust}, Beitrag {value}; Zahl der "
            "einschätzenden Organisationen: {raters:d}.",
            "How others rate your organization (1 to 4): trust {trust}, contribution {value}; number of rating "
            "organizations: {raters:d}.",
            trust=trust,
            value=value,
            raters=given.ratings.raters,
        )


def _lists(file: SurveyFile, given: Feedback, language: str) -> Iterator[tuple[str, list[str]]]:
    numbers = _numbers(file)

    def named(ids: Sequence[str]) -> list[str]:
        return [f"{numbers[id]} {file.names.get(id, id)}" for id in ids]

    rest = [o for o in given.expected if o not in given.wishes]
    yield _MUTUAL.in_language(language), named(given.mutual)
    yield _WISHED.in_language(language), named([o for o in given.wishes if o not in given.mutual])
    yield _EXPECTED.in_language(language), named(rest)
    sure = _SURE.in_language(language)
    yield (
        _TIES.in_language(language),
        [
            f"{name}: {t.row.closeness}{sure if t.confirmed else ''}"
            for name, t in zip(named([t.other for t in given.ties]), given.ties, strict=True)
        ],
    )


def _fitting(lists: Sequence[tuple[str, list[str]]], language: str) -> list[tuple[str, list[str], str]]:
    """The lists as far as the second page holds them, each with how many are left."""
    room, found = _LINES, []
    for head, items in lists:
        costs = list(accumulate(map(_lines, items)))
        shown = items[: bisect_right(costs, room)]
        room -= costs[len(shown) - 1] if shown else 0
        left = len(items) - len(shown)
        more = say("Nicht gezeigt: {left:d}; sie stehen in Ihrem Bogen.", "Not shown: {left:d}.", left=left)
        if items:
            found.append((head, shown, more.in_language(language) if left else ""))
    return found


def _lines(item: str) -> int:
    return -(-len(item) // _LETTERS)


_HOW_MAP = Text(
    de="Karte: Verbinden Sie die Nummern am Rand mit dem Ring, der passt. Innen arbeiten Sie verbindlich zusammen, "
    "außen kennen Sie sich. Wer keine Verbindung hat, bleibt am Rand. Die Namen stehen auf der nächsten Seite.",
    en="Map: connect the numbers at the rim with the ring that fits. Inside you work together bindingly, outside you "
    "know each other. Who has no tie stays at the rim. The names stand on the next page.",
)
_ROSTER = Text(de="Liste: bitte je Zeile eine Stufe ankreuzen", en="Roster: please tick one level a row")
_RULE = Text(
    de="Gezeigt wird, was Sie selbst angegeben haben, und ob die andere Seite eine von Ihnen genannte Verbindung oder "
    "einen Wunsch von Ihnen auch nennt. Ist etwas nicht bestätigt, kann die andere Seite geschwiegen oder es anders "
    "gesehen haben. Antworten anderer über Dritte zeigt diese Rückmeldung nicht.",
    en="Shown is what you answered yourselves, and whether the other side names a tie that you named, or a wish of "
    "yours, too. What is not confirmed may have been left open by the other side, or seen otherwise. Answers of others "
    "about third parties are not shown.",
)
_MUTUAL = Text(de="Beide Seiten wünschen sich mehr Zusammenarbeit", en="Both sides wish to work together more")
_WISHED = Text(de="Das wünschen Sie sich", en="What you wish for")
_EXPECTED = Text(
    de="Hier erwartet die Praxis meist eine Verbindung, Sie nennen keine oder eine lose",
    en="Practice mostly expects a link here, you name none or a loose one",
)
_TIES = Text(de="Ihre Verbindungen (Nummer der Karte, Stufe)", en="Your ties (number on the map, level)")
_SURE = Text(de=", von beiden genannt", en=", named by both")


__all__ = ["render_effect", "render_feedback", "render_survey_sheet"]
