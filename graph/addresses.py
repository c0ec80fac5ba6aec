"""Public addresses where a proof can be read: papers, other sources, texts of law. Nothing is ever asked of them."""

import re
from urllib.parse import urlsplit

from graph.records import SHARED, Entity
from ontology.names import Prop

_PUBLIC_KINDS = {"paper", "councilSystem", "website", "statistics", "law"}
"""Kinds of sources that anybody can read; a list or a survey is none."""


def anybody_reads(source: Entity) -> bool:
    """Whether anybody can read a source: by its kind, by an address, or since it belongs to all."""
    return source.owner == SHARED or source.value(Prop.SOURCE_KIND) in _PUBLIC_KINDS or bool(public_address(source))


def public_address(source: Entity) -> str:
    """The web address of a source; empty for anything that is none, whatever a list says."""
    return web_address(source.value(Prop.ADDRESS) or "")


def web_address(text: str) -> str:
    """A text if it is an address of the web with a host and without a login, else nothing.

    >>> web_address("https://www.gesetze-im-internet.de/kkg/__3.html"), web_address("javascript:alert(1)")
    ('https://www.gesetze-im-internet.de/kkg/__3.html', '')
    """
    try:
        parts = urlsplit(text.strip())
        usable = parts.scheme in ("https", "http") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return ""
    return text.strip() if usable else ""


_OPENED = ("https", "http", "mailto")
"""What may be opened from a list; a browser would also run ``javascript:`` and ``data:``."""
_BLANKS = re.compile(r"[\x00-\x20\x7f]")
_SCHEME = re.compile(r"([a-z][a-z0-9+-]+):(?!\d)", re.IGNORECASE)


def may_be_opened(text: str) -> bool:
    """Whether a text is no address of a kind that does something else than show a page or write a mail.

    >>> [may_be_opened(t) for t in ("www.stadt.example", "MAILTO:info@stadt.example", "stadt.example:8080/netz")]
    [True, True, True]
    >>> [may_be_opened(t) for t in ("javascript:alert(1)", "java\\tscript:alert(1)", " data:text/html,x", "file:///x")]
    [False, False, False, False]
    """
    scheme = _SCHEME.match(_BLANKS.sub("", text))
    return scheme is None or scheme[1].casefold() in _OPENED
