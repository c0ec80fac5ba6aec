"""What the pages of staged jobs share, be it a list or council data: who brings, links to steps, days, jobs at work."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from starlette.responses import RedirectResponse, Response

from api.imports.how_far import how_far
from api.imports.jobs import Jobs
from api.page_parts.page_frame import PageOf
from api.refusals import BROKEN_OFF, IMPORT_BUSY, IMPORT_GONE, RefusedError
from api.writes.writing import Writing
from graph.errors import NotFoundError
from ontology import Text
from ontology.values import is_dated

_NO_DAY = Text(de="„{day}“ ist kein Tag. Bitte als Datum angeben.", en="“{day}” is no day. Please give a date.")
_SHOWN_OF_A_DAY = 40
HALTED = (IMPORT_BUSY, BROKEN_OFF)
"""Refusals that say nothing against a list."""


class BroughtHere(NamedTuple):
    """Who brings something to a district, the page that they do it on, and their jobs; ``part`` is the page's name."""

    bring: Writing
    frame: PageOf
    part: str
    jobs: Jobs

    def link(self, id: str, step: str = "", more: str = "") -> str:
        """The address of a step of a job."""
        asked = "&".join(filter(None, (f"schritt={step}" if step else "", more)))
        return self.frame.link(f"{self.part}/{id}", asked)

    def halted(self, id: str, step: str, error: RefusedError) -> Response:
        """The page that says that another list is being read, or that this was broken off; else the error goes on."""
        if error.why not in HALTED:
            raise error
        told = how_far(self.jobs.account) if error.why is IMPORT_BUSY else None
        shown = {"again": self.link(id, step), "told": told, "broken": error.why is BROKEN_OFF}
        return self.frame.rendered("list_busy.html", shown, error.why.status)

    def dropped(self, id: str) -> Response:
        """The job and all that is known of it are gone; on to the page where the next one is handed in.

        Raises `NotFoundError` where there is no such job.
        """
        self.jobs.get(id)
        with self.jobs.alone():
            self.jobs.cancel(self.jobs.get(id))
        return RedirectResponse(self.frame.link(self.part), 303)

    def no_day(self, days: Sequence[str]) -> str | None:
        """What to say of the first of these that is no day; "" is none and no fault."""
        wrong = next((day for day in days if day and not _is_day(day)), None)
        return wrong and _NO_DAY.in_language(self.frame.language).format(day=wrong[:_SHOWN_OF_A_DAY])


def brought_here(bring: Writing, frame: PageOf, part: str, jobs: Jobs) -> BroughtHere:
    """The steps of a job for whoever brings it; raises RefusedError where the address names one that is gone."""
    if id := frame.request.path_params.get("id"):
        try:
            jobs.get(id)
        except NotFoundError:
            raise RefusedError(IMPORT_GONE) from None
    return BroughtHere(bring, frame, part, jobs)


def _is_day(text: str) -> bool:
    return len(text) <= len("2024-12-31") and is_dated(text)


def step_after(step: str, steps: Sequence[str], fields: Mapping[str, object]) -> str:
    """The step that a form leads to: the next one, or the same where somebody only had it worked out again."""
    if step not in steps:
        return steps[0]
    return step if "bleiben" in fields or "neu" in fields else steps[min(steps.index(step) + 1, len(steps) - 1)]
