"""What was said of the columns of a list is known when the next list in the same form comes, of whoever said it.

It is kept beside their jobs in the district, by the headers alone: no cell of a list is in it.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from api.imports.jobs import Job, Jobs
from api.writes.writing import Writing
from graph.errors import UnreadableFileError
from graph.imports.progress import ImportStep
from graph.imports.recognise.corrections import corrections_from_toml, corrections_to_toml, of_form, recalled
from graph.imports.recognise.recognising import recognise
from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of

if TYPE_CHECKING:
    from api.imports.staging import Understood


def read_as_last_time(jobs: Jobs, job: Job, found: "Understood") -> Job:
    """The job with what was said the last time of a list in this form; as it is where nothing was."""
    try:
        known = recalled(found.recognised, jobs.forms)
    except UnreadableFileError:  # written by another version: it is asked anew
        return job
    if known.tables:
        job = replace(job, mapping=corrections_to_toml(known), as_last_time=True)
        jobs.keep(job)
    return job


def read_afresh(job: Job) -> Job:
    """The job without what was said of its columns: the program recognises them by itself."""
    return replace(job, mapping="", as_last_time=False)


def keep_form(bring: Writing, jobs: Jobs, job: Job) -> None:
    """Keep what was said of the columns; to be called while the list is there."""
    if not job.mapping:
        return
    from api.imports.staging import read_of

    workbook = read_of(bring, jobs, job)
    jobs.tell(ImportStep.RECOGNISING, 0, 0)
    without_help = recognise(workbook, sheet_lexicon_of(bring.model))
    said = of_form(without_help, corrections_from_toml(job.mapping))
    try:
        jobs.forms.remember(said)
    except UnreadableFileError:
        jobs.forget_forms()
        jobs.forms.remember(said)
