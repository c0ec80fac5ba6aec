"""The command that analyses all districts of a store, here or on other computers."""

import json as json_text
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import Json, Lang, On, Store, day, wrong_use
from api.commands.writing import Force, refuse_overwriting

if TYPE_CHECKING:
    from graph.national.crew import Crew
    from graph.national.district_result import DistrictResult
    from graph.national.national_run import NationalRun


def nation(  # noqa: PLR0913, PLR0917 - each is an option
    store: Store = None,
    on: On = None,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=256, help="So viele Prozesse rechnen auf diesem Rechner.")
    ] = 2,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="URL",
            help="Dask-Scheduler, z. B. tcp://10.0.0.5:8786: dann rechnen seine Worker (Zusatz „fruehnetz[nation]“).",
        ),
    ] = None,
    anew: Annotated[bool, typer.Option("--anew", help="Alle Bezirke neu rechnen, auch die unveränderten.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Werte jedes Bezirks als JSON, eine Zeile je Bezirk; vertraulich."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur sagen, welche Bezirke zu rechnen sind.")] = False,
    json: Json = False,
    lang: Lang = "de",
    force: Force = False,
) -> None:
    """Alle Bezirke eines Speichers auswerten; gerechnet wird nur, was sich seit dem letzten Mal geändert hat."""
    from api.commands import nation_telling, opening
    from api.settings import load_settings

    url = opening.url_of(store) or ""
    if url.partition("://")[2].strip("/") in ("", ":memory:"):
        wrong_use(
            "Hier braucht es einen Speicher, den mehrere Prozesse öffnen können, z. B. --store sqlite:///netz.db."
        )
    refuse_overwriting(out, force=force, reads=opening.sources(None, url))
    from api.reads.nation_kept import kept_beside
    from graph.as_of import opened_on
    from graph.national.crew import NationTask

    with opening.stored(url) as source:  # says in good time what is the matter with the store
        task = NationTask(opening.with_access(url), source.model, opened_on(day(on)))
        kept = kept_beside(url, load_settings().cache)
        if anew:
            kept.unlink(missing_ok=True)
        if dry_run:
            nation_telling.show_due(source.store, task, kept, lang)
            return
    run = nation_telling.watched(task, _crew(workers, scheduler), kept)
    if out is not None:
        _write(out, run)
    nation_telling.tell(task, run, lang, json=json)


def _crew(workers: int, scheduler: str | None) -> "Crew":
    if scheduler is not None:
        from graph.national.dask_workers import DaskWorkers

        return DaskWorkers(scheduler)
    from graph.national.local_processes import LocalProcesses

    return LocalProcesses(workers)


def _write(path: Path, run: "NationalRun") -> None:
    from graph.private_files import write_private

    lines = (json_text.dumps(_as_json(each), ensure_ascii=False) for each in run.results)
    write_private(path, "".join(f"{line}\n" for line in lines))


def _as_json(result: "DistrictResult") -> dict[str, object]:
    level = result.profile.level
    return {
        "district": result.key,
        "name": result.name,
        "land": result.profile.land,
        "type": result.profile.district_type,
        "networks": result.networks,
        "organizations": result.organizations,
        "values": {id: value._asdict() for id, value in result.values.items()},
        "level": level._asdict(),
        "pairs": result.pairs,
        "whatIf": [{"ends": [link.a, link.b], "pairs": link.change.after.connected} for link in result.links],
    }
