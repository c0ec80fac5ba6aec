"""What stands around every page across districts: its tabs, the day, and who may see what of whom.

Whoever comes here may compare (the right ``compare``), which is less than to read: such a page shows what several
districts have in common and what one of them released, and of no other district anything that is its own
(`docs/domain.md` 7.2).
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.manners.guard import framed_page
from api.page_parts.nation_views import NATION_VIEWS, nation_path
from api.page_parts.page_frame import form_proof
from api.page_parts.page_header import Choice, hidden_fields, same_page
from api.page_templates import page_template
from api.reads.access import Compare, Day, Language, Reading
from api.report.wording import Words
from api.rights import Right
from graph.as_of import opened_on
from graph.district.loading import districts
from graph.records import Entity
from ontology import Text, say
from ontology.values import latest

LEAST_DISTRICTS = 2
"""One district is no distribution."""
_YEARS = 4
_OF_THE_DAY = ("on", "getan")


@dataclass(frozen=True)
class NationPage:
    """A page across districts: who asks, for which day, and which of the pages it is."""

    request: Request
    read: Reading
    on: date
    here: str
    language: str

    @property
    def words(self) -> Words:
        """How things are written in the language of the page."""
        return Words("en" if self.language == "en" else "de")

    @cached_property
    def districts(self) -> tuple[Entity, ...]:
        """The districts that whoever asks is told of together, by key."""
        return tuple(districts(self.read.store, self.read.scope))

    @cached_property
    def own(self) -> tuple[Entity, ...]:
        """Those among them that whoever asks reads anyway: these may be named, and led to."""
        return tuple(d for d in self.districts if self.read.caller.may(Right.READ, d.owner))

    @property
    def in_part(self) -> bool:
        """Whether whoever asks is told of some districts alone, as a Land is."""
        return self.read.scope.districts is not None

    @property
    def too_few(self) -> bool:
        """Whether there is nothing to compare: then a page is `nothing_yet`."""
        return len(self.districts) < LEAST_DISTRICTS

    def link(self, page: str, more: str = "") -> str:
        """The address of a page across districts on the same day, with more in its query."""
        asked = "&".join(filter(None, (self._day_asked, self._language_asked, more)))
        return f"{nation_path(page)}{'?' if asked else ''}{asked}"

    def of_district(self, key: str, page: str = "tisch") -> str:
        """The address of a page of a district; for `own` districts only."""
        asked = "&".join(filter(None, (self._day_asked, self._language_asked)))
        return f"/bezirke/{key}/{page}{'?' if asked else ''}{asked}"

    def nothing_yet(self) -> HTMLResponse:
        """The page where there is nothing to compare, and what to do."""
        return self.rendered("nation_empty.html", {"found": len(self.districts)})

    def rendered(self, template: str, shown: Mapping[str, Any], status: int = 200) -> HTMLResponse:
        """The page from its template, which extends ``nation_frame.html``; its forms go to this service alone."""
        around = {
            **self._header(),
            "t": self.words,
            "language": self.words.language,
            "frame": self,
            "csrf": form_proof(self.request),
            "signed_in": hasattr(self.request.app.state, "accounts"),
            "passing": self.request.app.state.settings.passing,
            "tabs": [(v.name, v.label.in_language(self.words.language), self.link(v.name)) for v in NATION_VIEWS],
        }
        return framed_page(page_template(template).render(**around, **shown), status)

    def _header(self) -> Mapping[str, Any]:
        other = "de" if self.language == "en" else "en"
        here = nation_path(self.here)
        return {
            "day": self.words.long_day(self.on.isoformat()),
            "short_day": self.words.day(self.on.isoformat()),
            "days_offered": self._days(here),
            "day_form": here,
            "day_kept": hidden_fields(self.request),
            "other_language": (other, same_page(self.request, here, ("lang",), {"lang": other})),
        }

    def _days(self, here: str) -> list[Choice]:
        """Today and the ends of the last years."""
        today = opened_on()
        installed = self.request.app.state.settings.on
        usual = latest(installed) if installed else today
        labelled = {today: Text(de="heute", en="today")}
        for year in range(today.year - 1, today.year - 1 - _YEARS, -1):
            labelled[date(year, 12, 31)] = say("Ende {year}", "end of {year}", year=year)
        asked = {day: {} if day == usual else {"on": day.isoformat()} for day in labelled}
        return [
            Choice(label, same_page(self.request, here, _OF_THE_DAY, asked[day]), day == self.on)
            for day, label in labelled.items()
        ]

    @property
    def _day_asked(self) -> str:
        return urlencode({"on": self.on.isoformat()}) if "on" in self.request.query_params else ""

    @property
    def _language_asked(self) -> str:
        return urlencode({"lang": self.language}) if "lang" in self.request.query_params else ""


def nation_page(here: str) -> Callable[[Compare, Request, Day, Language], Awaitable[NationPage]]:
    """A dependency that gives a page across districts to whoever may compare."""

    async def page(read: Compare, request: Request, on: Day, lang: Language) -> NationPage:
        return NationPage(request, read, on, here, lang)

    return page
