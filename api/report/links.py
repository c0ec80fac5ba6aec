"""Public addresses a report leads to: papers, other sources and texts of law. Nothing is asked of them by the page."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from graph.district.snapshot import Snapshot
from graph.map.labels import clean_label
from graph.records import Entity
from ontology.names import EntityType, Prop


def public_address(entity: Entity) -> str:
    """The web address of a source; empty for anything that is none, whatever a list says."""
    return web_address(entity.value(Prop.ADDRESS) or "")


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


def source_addresses(snapshot: Snapshot) -> Mapping[str, str]:
    """The address of each source by its name, where it has one."""
    return {
        clean_label(e.name): address
        for e in snapshot.entities.values()
        if e.type == EntityType.SOURCE and (address := public_address(e))
    }
