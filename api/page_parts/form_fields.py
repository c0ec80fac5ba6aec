"""What was filled in on a page: the texts of each field, by its name."""

from collections.abc import Mapping, Sequence

from starlette.datastructures import FormData

Filled = Mapping[str, Sequence[str]]


def filled_fields(form: FormData, longest: int) -> Filled:
    """The texts of a form, each up to a length; files that somebody sends along are left alone."""
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(value[:longest])
    return found


def only_text(filled: Filled, name: str) -> str:
    """What stands in a field that holds one thing, on one line."""
    return next((" ".join(text.split()) for text in filled.get(name, ()) if text.strip()), "")
