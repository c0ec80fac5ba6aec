"""Whether the journal of a store is as it was written, in sentences for who runs it (decision 0042)."""

from collections.abc import Iterator

from api.commands.options import FAILED, OK, wrong_use
from api.commands.plain_output import print_json
from api.commands.sealed_words import REMEDY, breaks_of, sentence_of_break
from api.commands.terminal import out, talk
from graph.stores.base import GraphStore, Revision
from graph.stores.verifying import SHORTEST_ANCHOR, Verified, verify
from graph.wording import listing, several, spelled

_HEX = frozenset("0123456789abcdef")
KEEP = "Bewahren Sie es außerhalb dieses Rechners auf: Nur damit zeigt sich, wenn das Ende fehlt."


def verify_journal(store: GraphStore, anchor: str | None, *, json: bool) -> int:
    """Look through journal and records of a store and say what was found; what the program ends with."""
    found = verify(store, _read(anchor))
    if json:
        print_json(_as_json(found))
    else:
        for sentence in (*breaks_of(found), *([REMEDY] if found.breaks else []), *told_of(found)):
            out().print(sentence, markup=False, highlight=False, soft_wrap=True)
    return OK if found.whole else FAILED


def _read(anchor: str | None) -> str:
    """An anchor as it was kept: white space and capitals do not count."""
    if anchor is None:
        return ""
    read = "".join(anchor.split()).lower()
    if len(read) < SHORTEST_ANCHOR or not _HEX.issuperset(read):
        wrong_use(
            f"--anchor: Das ist kein Siegel. Erwartet werden mindestens {SHORTEST_ANCHOR} Zeichen 0–9 und a–f vom "
            "Anfang eines Siegels, wie „fruehnetz history --verify“ es zeigt."
        )
    return read


def told_of(found: Verified) -> Iterator[str]:
    """From where the journal can be verified, what erasures rewrote, and the seal to be kept."""
    if found.newest is None or found.since is None:
        yield "Das Journal hat noch kein Siegel: Die nächste Änderung bekommt das erste."
        return
    sealed = several(found.sealed, "Änderung", "Änderungen")
    whole = "alles ist, wie es geschrieben wurde" if found.whole else "der Rest ist, wie er geschrieben wurde"
    yield f"Geprüft: {sealed}, ab {_when(found.since)}; {whole}."
    if found.unsealed:
        older = several(found.unsealed, "Änderung", "Änderungen")
        yield f"Davor: {older} ohne Siegel, von einer früheren Version. Das lässt sich nicht prüfen."
    for renewal in found.renewals:
        rewritten = listing([f"Nr. {number}" for number in renewal.rewritten])
        yield f"Neu besiegelt durch eine Löschung, {_when(renewal.by)} ({renewal.by.reason}): {rewritten}."
    if found.anchored:
        yield f"Das angegebene Siegel gehört zu Nr. {found.anchored}: Bis dahin fehlt nichts."
    yield f"Neuestes Siegel (Nr. {found.newest.revision}): {found.newest.value}"
    yield KEEP


def _when(revision: Revision) -> str:
    return f"Nr. {revision.number} vom {spelled(revision.time[:10]).de}"


def say_breaks(store: GraphStore, what: str) -> None:
    """Say where something does not fit, if anything does not."""
    found = verify(store)
    if found.whole:
        return
    talk(f"{what} ist nicht mehr so, wie Frühnetz geschrieben hat:")
    for sentence in (*breaks_of(found), REMEDY):
        talk(sentence)


def _as_json(found: Verified) -> dict[str, object]:
    newest = found.newest
    return {
        "whole": found.whole,
        "breaks": [
            {
                "fault": b.fault,
                "revision": b.revision or None,
                "record": b.record or None,
                "sentence": sentence_of_break(b),
            }
            for b in found.breaks
        ],
        "since": found.since.number if found.since is not None else None,
        "sealed": found.sealed,
        "unsealed": found.unsealed,
        "renewals": [{"by": r.by.number, "reason": r.by.reason, "rewritten": r.rewritten} for r in found.renewals],
        "anchored": found.anchored or None,
        "newest": {"revision": newest.revision, "seal": newest.value} if newest is not None else None,
    }
