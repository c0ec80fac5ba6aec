"""What stands around every page of a district: six words, the district, the day, and what was just done."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from api.accounts.visits import visit_of
from api.manners.guard import framed_page
from api.page_parts.page_header import days_offered, hidden_fields, same_page
from api.page_parts.page_views import (
    DATA_WORD,
    DECIDED,
    MAP,
    RECORD,
    TABLE,
    VIEWS,
    WORDS,
    View,
    beside,
    first_below,
    place_of_record,
    word_of,
)
from api.page_templates import page_template
from api.reads.access import Day, Language, Needs, Read, Reading
from api.report.wording import Words
from api.rights import Right
from api.writes.writing import Decide, Write, Writing
from graph.analysis import Analysis
from graph.district.snapshot import Snapshot
from graph.map.labels import clean_label
from graph.questions.question import questions_of


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page of a district: who asks, for which district and day, and which of its pages it is."""

    request: Request
    read: Reading
    key: str
    on: date
    here: str
    language: str

    @property
    def words(self) -> Words:
        """How things are written in the language of the page."""
        return Words("en" if self.language == "en" else "de")

    @property
    def analysis(self) -> Analysis:
        """What is known of the district by then."""
        return self.read.analysis(self.key, self.on)

    @property
    def at_hand(self) -> Analysis | None:
        """The same for what can do without: of a long list nobody is made to wait for it (`graph.live.kept.SOON`)."""
        return self.read.at_hand(self.key, self.on)

    @property
    def snapshot(self) -> Snapshot:
        """The district as it was on the day, without what follows from it."""
        return self.read.snapshot(self.key, self.on)

    @property
    def path(self) -> str:
        """The address of the district."""
        return f"/bezirke/{self.key}"

    @property
    def may_write(self) -> bool:
        """Whether whoever asks may answer and take back."""
        return self.read.caller.may(Right.WRITE, self.key)

    @property
    def may_decide(self) -> bool:
        """Whether whoever asks may decide on findings."""
        return self.read.caller.may(Right.DECIDE, self.key)

    @property
    def may_keep_persons(self) -> bool:
        """Whether whoever asks may have what is personal kept here, if they say so."""
        settings = self.request.app.state.settings
        return settings.keeps_persons and self.read.caller.may(Right.PERSONS, self.key)

    @property
    def may_take(self) -> bool:
        """Whether whoever asks may take data along, and show a view to others."""
        return self.read.caller.may(Right.TAKE, self.key)

    def writes(self, owner: str) -> bool:
        """Whether whoever asks may say something of the records of an owner."""
        return self.may_write and self.read.caller.scope(Right.WRITE).writes(owner)

    def link(self, page: str, more: str = "", anchor: str = "") -> str:
        """The address of a page of the district on the same day."""
        asked = "&".join(filter(None, (self.day_asked, self._language_asked, more)))
        return f"{self.path}{'/' if page else ''}{page}{'?' if asked else ''}{asked}{anchor}"

    def record(self, id: str) -> str:
        """The address of the page that tells more of an actor, a body or another record."""
        return self.link(place_of_record(id))

    def on_map(self, id: str) -> str:
        """The address of the map with an actor in focus."""
        return self.link(MAP, f"akteur={quote(id)}")

    @property
    def day_asked(self) -> str:
        """The day as the address says it; empty where it does not."""
        asked = self.request.query_params.get("on")
        return f"on={self.on.isoformat()}" if asked else ""

    @property
    def _language_asked(self) -> str:
        """The language as the address says it; empty where it does not."""
        return f"lang={self.language}" if "lang" in self.request.query_params else ""

    def rendered(self, template: str, shown: Mapping[str, Any], status: int = 200) -> HTMLResponse:
        """The page from its template; its forms go to this service and nowhere else."""
        words, found = self.words, self.at_hand
        around = {
            **self._header(),
            "t": words,
            "language": words.language,
            "frame": self,
            "csrf": form_proof(self.request),
            "signed_in": hasattr(self.request.app.state, "accounts"),
            "words": [self._led(view, first_below(view.name)) for view in WORDS],
            "beside": [self._led(view, view.name) for view in beside(self.here)],
            "word": self.word,
            "open": len(questions_of(found)) if found is not None else None,
            "passing": self.request.app.state.settings.passing,
            "done": self.request.query_params.get("getan", "") if self.undo_address else "",
            "undo_address": self.undo_address,
        }
        return framed_page(page_template(template).render(**around, **shown), status)

    def _header(self) -> Mapping[str, Any]:
        """The right of the header: the district, the day with its choices, the other language."""
        request, other = self.request, "de" if self.language == "en" else "en"
        kept = self.read.kept(self.key, self.on)
        here = self.link(self.here if self.here in {view.name for view in VIEWS} else TABLE).partition("?")[0]
        return {
            "district": clean_label(kept.district.name),
            "dated": bool(kept.days.newest_list),
            "day": self.words.long_day(self.on.isoformat()),
            "short_day": self.words.day(self.on.isoformat()),
            "days_offered": list(days_offered(request, here, kept.days, self.on)),
            "day_form": request.url.path if request.method == "GET" else here,
            "day_kept": hidden_fields(request),
            "data_word": self._led(DATA_WORD, first_below(DATA_WORD.name)),
            "other_language": (other, same_page(request, here, ("lang", "getan"), {"lang": other})),
        }

    @property
    def undo_address(self) -> str:
        """Where what was just done is taken back; empty for who may not. Who only decides takes decisions back."""
        if self.may_write:
            return self.link("zuruecknehmen", f"zurueck={self.here}")
        return self.link(f"{self.here}/zuruecknehmen") if self.may_decide and self.here in DECIDED else ""

    @property
    def word(self) -> str:
        """The word of the navigation that the page stands under."""
        return word_of(self.here)

    def _led(self, view: View, page: str) -> tuple[str, str, str]:
        """A page or word of the navigation: its name, its label, where it leads."""
        return view.name, view.label.in_language(self.words.language), self.link(page)


def page_at(here: str) -> Callable[[Read, Request, str, Day, Language], Awaitable[PageOf]]:
    """A dependency that gives a page of a district to whoever may read it."""

    async def page(read: Read, request: Request, key: str, on: Day, lang: Language) -> PageOf:
        return PageOf(request, read, key, on, here, lang)

    return page


def taking_at(here: str) -> Callable[..., PageOf]:
    """The same for whoever may take data along."""

    def page(
        read: Annotated[Reading, Depends(Needs(Right.TAKE))], request: Request, key: str, on: Day, lang: Language
    ) -> PageOf:
        read.district(key)
        return PageOf(request, read, key, on, here, lang)

    return page


def deciding_at(here: str) -> Callable[[Decide, Request, str, Day, Language], Awaitable[PageOf]]:
    """A dependency for the forms of a page: the page, for whoever may decide in the district."""

    async def page(write: Decide, request: Request, key: str, on: Day, lang: Language) -> PageOf:
        write.refuse_owner(key)
        return PageOf(request, write.reading, key, on, here, lang)

    return page


class Changing(NamedTuple):
    """What a form of a page changes, and the page that it stands on."""

    write: Writing
    frame: PageOf


def changing(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Write, request: Request, key: str, on: Day, lang: Language, zurueck: str = TABLE
) -> Changing:
    """A dependency for forms: whoever may write in the district, and where to go back to."""
    write.refuse_owner(key)
    return Changing(write, PageOf(request, write.reading, key, on, _page_named(zurueck), lang))


def _page_named(name: str) -> str:
    """The page of a district that somebody wants to go back to; the table for what is none."""
    page, _, id = name.partition("/")
    if page == RECORD and id:
        return place_of_record(id)
    return name if name in {view.name for view in VIEWS} else TABLE


def form_proof(request: Request) -> str:
    """What forms prove themselves with, if somebody is signed in."""
    return visit_of(request).csrf if hasattr(request.app.state, "accounts") else ""
