"""Members of enumerations that are asked for as fast as any other attribute of a class.

Python 3.11 looks up each of them by a descriptor, which takes ten times as long; later versions do as is done here.
"""

from enum import Enum
from typing import TypeVar

_Made = TypeVar("_Made", bound=type[Enum])


def direct_members(made: _Made) -> _Made:
    """The same class, its members standing in it themselves.

    >>> @direct_members
    ... class Colour(Enum):
    ...     RED = 1
    >>> vars(Colour)["RED"] is Colour(1)
    True
    """
    for name, member in made.__members__.items():
        type.__setattr__(made, name, member)
    return made
