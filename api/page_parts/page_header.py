"""What stands on the right of every page: the day with quick choices, the search, the other language."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import Request

from graph.as_of import opened_on
from graph.district.days_known import DaysKnown
from graph.wording import spelled
from ontology import Text, say
from ontology.values import latest

_YEARS = 4
"""So many ends of years are offered."""
_OF_THE_DAY = ("on", "getan")


class Choice(NamedTuple):
    """A day that is offered: what it is, where it leads, and whether it is the one that is shown."""

    label: Text
    address: str
    chosen: bool


def same_page(request: Request, fallback: str, without: tuple[str, ...], more: Mapping[str, str]) -> str:
    """The address of the page with some of its query changed; of an answer to a form the page that it stands on."""
    kept = _kept(request, without) if request.method == "GET" else []
    query = urlencode([*kept, *more.items()])
    path = request.url.path if request.method == "GET" else fallback
    return f"{path}?{query}" if query else path


def hidden_fields(request: Request) -> list[tuple[str, str]]:
    """What a form that asks for another day brings along."""
    return _kept(request, _OF_THE_DAY) if request.method == "GET" else []


def days_offered(request: Request, fallback: str, known: DaysKnown, on: date) -> Iterator[Choice]:
    """Today, the day of the newest list, and the ends of former years of which something is known."""
    newest, today = known.newest_list, opened_on()
    installed = request.app.state.settings.on
    usual = latest(installed) if installed else today
    labelled = {today: Text(de="heute", en="today")}
    if newest:
        label = say("neueste Liste, {day}", "newest list, {day}", day=spelled(newest))
        labelled.setdefault(min(latest(newest), today), label)
    for year in known.years[:_YEARS]:
        if year < today.year:
            labelled.setdefault(date(year, 12, 31), say("Ende {year}", "end of {year}", year=year))
    for day, label in labelled.items():
        asked = {} if day == usual else {"on": day.isoformat()}
        yield Choice(label, same_page(request, fallback, _OF_THE_DAY, asked), day == on)


def _kept(request: Request, without: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.query_params.multi_items() if name not in without]
