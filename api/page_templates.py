"""The templates of pages, loaded once in a process: whatever stands in them is escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, Template

from graph.fields import YOUTH_MEANS


def page_template(name: str) -> Template:
    """The template of that file name below `api/templates`."""
    return _templates().get_template(name)


@cache
def _templates() -> Environment:
    made = Environment(loader=PackageLoader("api"), autoescape=True)
    made.globals["youth_means"] = YOUTH_MEANS
    return made
