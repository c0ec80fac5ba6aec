"""The templates of files that stand alone: the report and what is printed. Whatever stands in them is escaped."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template


@cache
def report_template(name: str) -> Template:
    """The template of that file name beside this module; a name that it is not given is an error."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(files("api.report").joinpath(name).read_text("utf-8"))


__all__ = ["report_template"]
