"""The profile of one district: in words for people, as JSON for programs."""

from rich.table import Table
from rich.text import Text as Line

from api.commands.analysing import announce
from api.commands.opening import Opened
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out
from api.report.wording import Words
from graph.as_json.profiles import profile_history_json, profile_json
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators, compute_all
from graph.profile.district_profile import DistrictProfile, district_profile
from graph.profile.profile_entry import ENTRY_STATE_LABELS, ProfileEntry
from graph.profile.profile_history import DatedProfile, ProfileHistory, profile_history
from graph.profile.profile_words import LEVEL_NOTE, coverage_sentence, level_sentence
from graph.stores.privacy import MaskedReader
from ontology import Text

_HEADS = (
    ("anchoring", Text(de="Verankerung in der Politik", en="Anchoring in politics")),
    ("links", Text(de="Verbindungen", en="Links")),
    ("participation", Text(de="Beteiligung", en="Participation")),
)
_IN_A_LINE = ("B1", "B2", "B3", "B4", "B8", "B10")
"""What is shown of each year; JSON holds all."""


def taken_over_time(source: Opened, snapshot: Snapshot) -> ProfileHistory:
    """The profiles of the snapshot's district up to its day; persons appear without their names."""
    return profile_history(MaskedReader(source.store, source.model), source.model, snapshot.key, snapshot.on)


def print_profile(source: Opened, snapshot: Snapshot, language: str, *, history: bool) -> None:
    """The profile, or all of them over time, as JSON."""
    if history:
        print_json(profile_history_json(snapshot, taken_over_time(source, snapshot), language))
    else:
        print_json(profile_json(snapshot, compute_all(snapshot), language))


def show_profile(source: Opened, snapshot: Snapshot, language: str, *, history: bool) -> None:
    """Level, what it rests on, and every value with its range; or the years one below the other."""
    announce(snapshot, language)
    if history:
        _show_history(taken_over_time(source, snapshot), Words(language))
        return
    profile, console = district_profile(snapshot), out()
    for sentence in (level_sentence(profile.level), LEVEL_NOTE, coverage_sentence(profile.coverage)):
        console.print(harmless(sentence.in_language(language)))
    for part, head in _HEADS:
        console.print(Line(f"\n{head.in_language(language)}", style="bold underline"))
        console.print(_table(getattr(profile, part), Words(language)))


def _table(entries: tuple[ProfileEntry, ...], words: Words) -> Table:
    table = Table.grid(padding=(0, 2))
    for style in ("bold", "", "", "dim"):
        table.add_column(style=style)
    for entry in entries:
        label = words.say(all_indicators()[entry.id].label)
        table.add_row(entry.id, label, _value(entry, words), words.say(ENTRY_STATE_LABELS[entry.state]))
    return table


def _value(entry: ProfileEntry, words: Words) -> str:
    declared = all_indicators()[entry.id]
    told = "" if entry.value is None else words.value(declared, entry.value)
    if entry.low is None or entry.high is None or entry.low == entry.high:
        return told or "–"
    span = f"{words.value(declared, entry.low)} – {words.value(declared, entry.high)}"
    return f"{told} ({span})" if told else f"({span})"


def _show_history(history: ProfileHistory, words: Words) -> None:
    for found, head in (
        (history.years, words("Jahr für Jahr, jeweils am letzten Tag", "Year by year, each on its last day")),
        (history.terms, words("Wahlperioden, jeweils am letzten Tag", "Electoral terms, each on its last day")),
    ):
        if found:
            out().print(Line(f"\n{head}", style="bold underline"))
            out().print(_years(found, words))


def _years(found: tuple[DatedProfile, ...], words: Words) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    table.add_column(words("Stufe", "Level"))
    for id in _IN_A_LINE:
        table.add_column(id)
    for day, profile in found:
        table.add_row(
            harmless(words.say(day.label)), _level(profile), *(_short(profile.entry(i), words) for i in _IN_A_LINE)
        )
    return table


def _level(profile: DistrictProfile) -> str:
    recorded, low, high = profile.level
    return str(recorded) if low == high else f"{recorded} ({low}–{high})"


def _short(entry: ProfileEntry, words: Words) -> str:
    return "–" if entry.value is None else words.value(all_indicators()[entry.id], entry.value)
