"""One resource, many forms: by ``Accept`` with its weights, or by ``?format=``, which goes before (decision 0033)."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Query, Request

from api.manners.wishes import media_wished
from api.schemas.described import Answers

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an answer: its name in ``?format=``, its media type, and how a file of it is called."""

    name: str
    media: str
    ending: str

    def headers(self, name: str) -> dict[str, str]:
        """What is said of a file of that form; a browser keeps it and does not open it."""
        if self.name == "json":
            return {}
        return {"Content-Disposition": f'attachment; filename="fruehnetz-{_plain(name)}.{self.ending}"'}


_FORMS = {
    form.name: form
    for form in (
        Form("json", "application/json", "json"),
        Form("jsonld", "application/ld+json", "jsonld"),
        Form("turtle", "text/turtle", "ttl"),
        Form("trig", "application/trig", "trig"),
        Form("nquads", "application/n-quads", "nq"),
        Form("graphml", "application/graphml+xml", "graphml"),
        Form("gexf", "application/gexf+xml", "gexf"),
        Form("csv", "text/csv", "csv"),
        Form("xlsx", XLSX, "xlsx"),
        Form("svg", "image/svg+xml", "svg"),
        Form("png", "image/png", "png"),
        Form("html", "text/html", "html"),
        Form("docx", DOCX, "docx"),
        Form("pdf", "application/pdf", "pdf"),
    )
}


def form_named(name: str) -> Form:
    """The form of that name."""
    return _FORMS[name]


class Forms:
    """The forms of a resource; the first one is what is served without a word."""

    def __init__(self, *names: str) -> None:
        self.forms = tuple(_FORMS[name] for name in names)

    def chosen(self) -> Callable[..., Awaitable[Form]]:
        """A dependency that says in which of the forms to answer; what cannot be had was refused before."""

        async def form(request: Request, format: str | None = None) -> Form:
            if format is not None:
                return _FORMS[format]
            accepted = ", ".join(request.headers.getlist("accept"))
            wished = media_wished(accepted, [f.media for f in self.forms])
            return next(f for f in self.forms if wished in (None, f.media))

        form.__annotations__["format"] = self._parameter()
        return form

    def _parameter(self) -> Any:
        names = tuple(f.name for f in self.forms)
        told = Query(description="Form der Antwort, geht vor Accept (form of the answer, goes before Accept)")
        return Annotated[Literal[names] | None, told]

    def answers(self, answers: Answers | None = None) -> Answers:
        """What a route says of its answer: the JSON as described, if it is, and the other forms."""
        content = {f.media: {"schema": _schema(f)} for f in self.forms if answers is None or f.name != "json"}
        return {200: {**(answers or {}).get(200, {}), "content": content}}


def _schema(form: Form) -> Mapping[str, Any]:
    if form.media.endswith("json"):
        return {"type": "object"}
    return {"type": "string", "contentMediaType": form.media}


def _plain(name: str) -> str:
    """A file name of letters, digits and hyphens."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name)
