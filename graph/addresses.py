"""Public addresses where a proof can be read: papers, other sources, texts of law. Nothing is ever asked of them."""

from urllib.parse import urlsplit

from graph.records import Entity
from ontology.names import Prop


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
