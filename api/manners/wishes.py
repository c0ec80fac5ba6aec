"""What a reader would rather have: the weights of ``Accept`` and ``Accept-Language`` (RFC 9110, 12.4)."""

from collections.abc import Iterator, Sequence

_MOST = 40
"""So many parts of a header are read: nobody wishes for more."""


def wishes(header: str) -> Iterator[tuple[str, float]]:
    """What a header names, in small letters, each with its weight; what has a weight that is none is passed over.

    >>> list(wishes("de;q=0.1, EN-GB, fr;q=many"))
    [('de', 0.1), ('en-gb', 1.0)]
    """
    for part in header.split(",")[:_MOST]:
        named, *parameters = (piece.strip().casefold() for piece in part.split(";"))
        said = [p[2:] for p in parameters if p.startswith("q=")]
        weight = _weight(said[0]) if said else 1.0
        if named and weight is not None:
            yield named, weight


def _weight(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if 0.0 <= found <= 1.0 else None


def language_wished(header: str) -> str:
    """German or English, whichever the reader prefers; of two alike the first one, and German where neither is named.

    >>> language_wished("de;q=0.1, en"), language_wished("fr, *;q=0.5"), language_wished("en;q=0, *")
    ('en', 'de', 'de')
    """
    best, most = "de", 0.0
    for named, weight in wishes(header):
        language = named.partition("-")[0]
        if language in ("de", "en") and weight > most:
            best, most = language, weight
    return best


def media_wished(header: str, offered: Sequence[str]) -> str | None:
    """The media type that the reader likes best, of several alike the one named most exactly, then the first one.

    None if none of them will do.

    >>> media_wished("text/html, */*;q=0.1", ("application/json", "text/csv"))
    'application/json'
    >>> media_wished("text/*;q=0.5, application/json;q=0.4", ("application/json", "text/csv"))
    'text/csv'
    >>> media_wished("text/csv, */*", ("application/json", "text/csv"))
    'text/csv'
    """
    ranges = dict(wishes(header))
    if not ranges:
        return offered[0]
    best = max(offered, key=lambda media: _liking(media, ranges))
    return best if _liking(best, ranges)[0] > 0 else None


def _liking(media: str, ranges: dict[str, float]) -> tuple[float, int]:
    """The weight of the range that fits most exactly, and how exactly it fits."""
    fitting = (media, f"{media.partition('/')[0]}/*", "*/*")
    return next(((ranges[r], -far) for far, r in enumerate(fitting) if r in ranges), (0.0, 0))


def prefers_pages(header: str) -> bool:
    """Whether a reader is a browser: it would rather have a page than JSON."""
    return media_wished(header, ("application/json", "application/problem+json", "text/html")) == "text/html"
