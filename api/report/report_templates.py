"""The templates of files that stand alone: the report and what is printed. Whatever stands in them is escaped."""

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template


def report_template(name: str) -> Template:
    """The template of that file name beside this module, or what it shares with the pages.

    A name that it is not given is an error.
    """
    return _templates().get_template(name)


@cache
def _templates() -> Environment:
    found = ChoiceLoader([PackageLoader("api", "report"), PackageLoader("api")])
    return Environment(loader=found, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


__all__ = ["report_template"]
