"""A paper as JSON: what it says line by line, what is still to be filled in; and the kinds that there are."""

from typing import TypedDict

from graph.documents.wished import COUNCIL_FORMS, FORM_LABELS, PaperForm
from graph.documents.written import WrittenPaper, text_of
from ontology import Text


class PaperKindOut(TypedDict):
    """A kind of paper: its name in addresses and commands, its label, whether a council consults on it."""

    kind: str
    label: str
    council: bool


class PaperOut(TypedDict):
    """A paper: kind, title, district, day, what is still to be filled in, and its lines."""

    kind: str
    title: str
    district: str
    on: str
    blanks: list[str]
    lines: list[str]


def kinds_json(language: str) -> list[PaperKindOut]:
    """The kinds of papers."""
    return [_kind(form, label, language) for form, label in FORM_LABELS.items()]


def _kind(form: PaperForm, label: Text, language: str) -> PaperKindOut:
    return {"kind": form.value, "label": label.in_language(language), "council": form in COUNCIL_FORMS}


def paper_json(written: WrittenPaper) -> PaperOut:
    """A paper in German, as it stands in the files."""
    return {
        "kind": written.kind,
        "title": written.title,
        "district": written.district,
        "on": written.on.isoformat(),
        "blanks": list(written.blanks),
        "lines": text_of(written).splitlines(),
    }


__all__ = ["PaperKindOut", "PaperOut", "kinds_json", "paper_json"]
