"""What the run over all districts says: how many were computed, how many taken as they were."""

from pathlib import Path

from api.commands.plain_output import harmless, print_json, progressing
from api.commands.terminal import out
from graph.district.loading import districts
from graph.national.crew import Crew, NationTask
from graph.national.national_run import NationalRun, held_of, run_nation
from graph.stores import GraphReader
from graph.stores.base import EVERYTHING
from ontology import say

_STEP = "districts"


def watched(task: NationTask, crew: Crew, kept: Path) -> NationalRun:
    """The run, with how far it is for whoever watches."""
    with progressing({_STEP: "Bezirke"}) as tell:
        return run_nation(task, crew, kept, lambda done, of: tell(_STEP, done, of))


def tell(task: NationTask, run: NationalRun, language: str, *, json: bool) -> None:
    """How many districts there are, and how many of them had to be computed."""
    networks, organizations = (sum(getattr(r, name) for r in run.results) for name in ("networks", "organizations"))
    taken, pairs = len(run.results) - run.computed, sum(r.pairs for r in run.results)
    if json:
        found = {
            "on": task.on.isoformat(),
            "districts": len(run.results),
            "computed": run.computed,
            "taken": taken,
            "networks": networks,
            "organizations": organizations,
            "pairs": pairs,
        }
        print_json(found)
        return
    sentence = say(
        "{n} {n:Bezirk|Bezirke} am {on} ausgewertet: {computed} neu gerechnet, {taken} unverändert übernommen. "
        "Darin {networks} {networks:Netzwerk|Netzwerke}, {organizations} {organizations:Organisation|Organisationen} "
        "und {pairs} {pairs:denkbare Verbindung|denkbare Verbindungen} mit ihrer Wirkung.",
        "{n} {n:district|districts} analysed on {on}: {computed} computed, {taken} taken unchanged. In them {networks} "
        "{networks:network|networks}, {organizations} {organizations:organization|organizations} and {pairs} "
        "conceivable {pairs:link|links} with their effect.",
        n=len(run.results),
        on=task.on.isoformat(),
        computed=run.computed,
        taken=taken,
        networks=networks,
        organizations=organizations,
        pairs=pairs,
    )
    out().print(harmless(sentence.in_language(language)))


def show_due(store: GraphReader, task: NationTask, kept: Path, language: str) -> None:
    """Which districts a run would compute."""
    held = held_of(store, task, kept)
    due = [d.owner for d in districts(store, EVERYTHING) if d.owner not in held]
    sentence = say(
        "{n} {n:Bezirk|Bezirke} zu rechnen, {held} unverändert{which}",
        "{n} {n:district|districts} to compute, {held} unchanged{which}",
        n=len(due),
        held=len(held),
        which=f": {', '.join(due)}" if due else ".",
    )
    out().print(harmless(sentence.in_language(language)))
