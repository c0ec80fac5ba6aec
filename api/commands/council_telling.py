"""What is said of council data: what was read, taken and left aside, and what was the matter."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from api.commands.importing import imported
from api.commands.options import wrong_use
from api.commands.plain_output import harmless
from api.commands.terminal import out, show_problems, talk
from graph.council.council_choice import ASIDE_WORDS
from graph.council.council_objects import COUNCIL_KIND_WORDS
from graph.council.defects import SENTENCES
from ontology import Text, load_model, say
from ontology.names import TopicRelation

if TYPE_CHECKING:
    from graph.council.differing import CouncilDifference
    from graph.council.fetching import Fetched
    from graph.council.gathering import Gathered
    from graph.council.importing import CouncilReport

_MOST = 60
"""So many lines of papers or changes are shown; all are in the JSON."""


def topics_in(path: Path | None) -> Mapping[str, str]:
    """Topics of papers by address, as a person said: ``[vorlagen]`` with ``"https://…" = "core"``; empty for none."""
    if path is None:
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("vorlagen", {})
    except (OSError, ValueError) as error:
        wrong_use(f"„{path}“ ist nicht zu lesen: {error}")
    allowed = {"", *TopicRelation} - {TopicRelation.NONE}
    for address, topic in found.items():
        if topic not in allowed:
            choices = ", ".join(sorted(allowed - {""}))
            wrong_use(
                f"„{path}“: „{topic}“ bei {address} ist kein Themenbezug. Möglich sind {choices} oder leer für keinen."
            )
    return dict(found)


def dump_in(path: Path, keys: Path) -> "Gathered":
    """JSON that is no OParl, read by the keys that a file names."""
    from graph.council.dumps import dump_keys, gathered_dump

    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"), strict=False)
        named = dump_keys(keys.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        wrong_use(f"„{path}“ oder „{keys}“ ist nicht zu lesen: {error}")
    return gathered_dump(value, named, path.name)


def show_council(report: "CouncilReport", language: str, *, dry_run: bool) -> None:
    """What became of council data: papers on stdout, the rest as talk."""
    for line in _summary(report):
        talk(line.in_language(language))
    show_problems(report.listed.problems, language)
    _show_papers(report, language)
    talk(imported(report.listed, language, dry_run=dry_run))
    if report.confirmed:
        confirmed = say(
            "Nur neu bestätigt: {n} {n:Eintrag|Einträge}.",
            "Only confirmed: {n} {n:record|records}.",
            n=len(report.confirmed),
        )
        talk(confirmed.in_language(language))


def show_unread(data: "Gathered", language: str) -> None:
    """What a pasted page says that nobody understood."""
    if data.unread:
        told = say("Nicht verstanden: {lines}", "Not understood: {lines}", lines=" · ".join(data.unread))
        talk(told.in_language(language))


def _summary(report: "CouncilReport") -> Iterator[Text]:
    yield say("{name}, Stand {day}", "{name}, as of {day}", name=report.where.name, day=report.where.by)
    read = [(kind, number) for kind, number in report.read.items() if number]
    taken = [(report.taken.get(kind, 0), number, COUNCIL_KIND_WORDS[kind]) for kind, number in read]
    yield say(
        "Übernommen: {list}.",
        "Taken over: {list}.",
        list=Text(
            de=", ".join(f"{some} von {number} {words.de}" for some, number, words in taken),
            en=", ".join(f"{some} of {number} {words.en}" for some, number, words in taken),
        ),
    )
    aside = [(number, ASIDE_WORDS[why]) for why, number in report.aside.items()]
    if aside:
        yield say(
            "Nicht übernommen: {list}.",
            "Left aside: {list}.",
            list=Text(
                de=", ".join(f"{number} {words.de}" for number, words in aside),
                en=", ".join(f"{number} {words.en}" for number, words in aside),
            ),
        )
    for defect, number, example in report.defects:
        sentence, found = (
            SENTENCES[defect],
            f" ({example.place}: {example.found})" if example.found else f" ({example.place})",
        )
        yield Text(de=f"{number}× {sentence.de}{found}", en=f"{number}× {sentence.en}{found}")


def _show_papers(report: "CouncilReport", language: str) -> None:
    topics = {code.notation: code.label for code in load_model().code_lists["TopicRelation"].codes}
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(3):
        table.add_column()
    for paper, topic in report.papers[:_MOST]:
        words = f" ({', '.join(topic.words)})" if topic.words else ""
        table.add_row(
            topics[topic.relation].in_language(language), harmless(paper.reference), harmless(paper.name + words)
        )
    out().print(table)
    if len(report.papers) > _MOST:
        talk(say("… und {n} weitere", "… and {n} more", n=len(report.papers) - _MOST).in_language(language))


def as_json(report: "CouncilReport") -> dict[str, object]:
    """The whole report for programs."""
    listed = report.listed
    return {
        "source": {"name": report.where.name, "address": report.where.address, "asOf": report.where.by},
        "read": dict(report.read),
        "taken": dict(report.taken),
        "aside": {why.value: number for why, number in report.aside.items()},
        "defects": [
            {"defect": d.defect.value, "number": d.number, "place": d.example.place, "found": d.example.found}
            for d in report.defects
        ],
        "papers": [
            {"id": p.id, "reference": p.reference, "name": p.name, "topic": t.relation.value, "words": list(t.words)}
            for p, t in report.papers
        ],
        "created": list(listed.created),
        "changed": list(listed.changed),
        "confirmed": list(report.confirmed),
        "unchanged": list(listed.unchanged),
        "noLonger": list(listed.no_longer),
        "revision": listed.revision.number if listed.revision is not None else None,
    }


def show_fetched(fetched: "Fetched", language: str) -> None:
    """How far each list is, and what was the matter."""
    for address, state in fetched.lists.items():
        done = say("vollständig", "complete") if state.done else say("abgebrochen", "broken off")
        line = say(
            "{address}: {n} Objekte, {done}",
            "{address}: {n} objects, {done}",
            address=address,
            n=state.objects,
            done=done,
        )
        talk(line.in_language(language))
        for trouble in state.trouble:
            talk(f"  {trouble}")
    if not fetched.complete:
        again = say("Derselbe Aufruf setzt dort fort.", "The same call goes on from there.")
        talk(again.in_language(language))


def show_differences(found: Mapping[str, "CouncilDifference"], language: str) -> None:
    """What is new, gone and changed, kind by kind."""
    if not found:
        talk(say("Beide Stände sagen dasselbe.", "Both states say the same.").in_language(language))
    for kind, difference in found.items():
        counts = say(
            "{kind}: {new} neu, {gone} nicht mehr da, {changed} geändert",
            "{kind}: {new} new, {gone} gone, {changed} changed",
            kind=COUNCIL_KIND_WORDS[kind],
            new=len(difference.new),
            gone=len(difference.gone),
            changed=len(difference.changed),
        )
        out().print(harmless(counts.in_language(language)), markup=False)
        for sign, names in (("+", difference.new), ("-", difference.gone)):
            for id, name in names[:_MOST]:
                out().print(harmless(f"  {sign} {name or id}"), markup=False)
        for change in difference.changed[:_MOST]:
            told = "; ".join(f"{name}: {old} → {new}" for name, old, new in change.fields)
            out().print(harmless(f"  ~ {change.name or change.id}: {told}"), markup=False)
