"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The version of the installed program, 0 in a bare checkout."""
    try:
        return version("fruehnetz")
    except PackageNotFoundError:
        return "0"
