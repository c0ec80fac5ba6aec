"""What has to be asked before anything is concluded: incomplete, unsorted or missing data (decision 0023)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.answers.on_codes import SECTOR_ANSWERS
from graph.answers.on_collecting import TO_COLLECT_ANSWERS
from graph.answers.on_members import COMPLETE, EMPTY
from graph.as_of import Dated
from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind, Matter
from graph.findings.parts.asking import COMPLETE_THE_LIST, TO_COLLECT, newest_said, to_confirm
from graph.findings.parts.counted import memberships
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import BLOCKS_VERDICTS, COMMITTEE, WHOLE
from graph.findings.parts.standing import network_bodies
from graph.indicators import open_needs
from graph.records import SHARED, Entity, Relation
from graph.wording import inner, listed, sentences, several
from ontology import Text, say
from ontology.names import BodyKind, Prop

# -- incomplete ---------------------------------------------------------------------------------------------------


@rule(
    asks=Text(de="Sind das alle Mitglieder eines Gremiums?", en="Are these all members of a body?"),
    kind=Kind.DATA_QUESTION,
    norms=("QR3-3", "J71-01", "J71-02"),
    answers=COMPLETE,
)
def members_incomplete(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """Bodies of which not all members are recorded; where the list is stale anyway, that question asks for both."""
    del outcomes
    chosen = {b.id: b for b in (*snapshot.bodies_of_kind(BodyKind.JHA), *network_bodies(snapshot))}
    for body in chosen.values():
        rows = [d for d in snapshot.seats_in(body.id) if d.certainty.holds]
        stale = bool(rows) and all(d.certainty is Certainty.STALE for d in rows)
        jha = body.value(Prop.KIND) == BodyKind.JHA
        if not snapshot.members_complete(body) and (not stale or jha):
            found = _incomplete(snapshot, body, [d.relation for d in rows], jha=jha)
            yield replace(found, matter=_asked_with(snapshot, rows) if stale else None if jha else COMPLETE_THE_LIST)


def _asked_with(snapshot: Snapshot, rows: Sequence[Dated]) -> Matter | None:
    """Where all rows are old and of one source, the request to confirm them asks whether they are all."""
    sources = {newest_said(d.relation).source for d in rows}
    return to_confirm(snapshot, sources.pop()) if len(sources) == 1 else None


def _incomplete(snapshot: Snapshot, body: Entity, seats: Sequence[Relation], *, jha: bool) -> Draft:
    part = body.value(Prop.MISSING_PART)
    name = inner(body.name)
    named = say("; es fehlen: {part}", "; missing: {part}", part=part) if part else Text(de="", en="")
    return Draft(
        subjects=(body.id,),
        title=say(
            "Sind das alle Mitglieder von „{name}“? Erfasst: {amount}{named}",
            "Are these all members of “{name}”? Recorded: {amount}{named}",
            name=name,
            named=named,
            amount=memberships(seats),
        )
        if seats
        else say(
            "Wer sitzt in „{name}“? Für diesen Tag ist niemand erfasst",
            "Who sits in “{name}”? Nobody is recorded for this day",
            name=name,
        ),
        reason=Text(
            de="Keine Quelle sagt, dass alle Mitglieder erfasst sind. Wer nicht in der Liste steht, kann trotzdem "
            "dabei sein.",
            en="No source says that all members are recorded. Who is not on the list may belong all the same.",
        ),
        effect=sentences(_SURE, _SHARES if jha else None),
        takes=Text(
            de="Fehlende Sitze ergänzen, auch ohne Namen (zum Beispiel „9 Sitze Gemeinderat“), und die Liste als "
            "vollständig kennzeichnen.",
            en="Add missing seats, without names if need be (for example “9 seats council”), and mark the list as "
            "complete.",
        ),
        norms=("J71-01", "J71-02") if jha else ("QR3-3",),
        brief=say(
            "ob das alle Mitglieder von „{name}“ sind",
            "whether these are all members of “{name}”",
            name=name,
        ),
        evidence=evidence_from(snapshot, (body,), Text(de="Gremium", en="body")),
        weights=(COMMITTEE,) if jha else (),
    )


_SHARES = Text(
    de="Dann lässt sich prüfen, ob die Stimmen zu drei und zwei Fünfteln verteilt sind (§ 71 Abs. 1 SGB VIII).",
    en="Then can be checked whether votes are shared three to two fifths (§ 71 (1) SGB VIII).",
)
_SURE = Text(
    de="Dann wird aus „in den erfassten Sitzen“ eine sichere Aussage.",
    en="Then “in the recorded seats” becomes a sure statement.",
)


@rule(
    asks=Text(
        de="Wer sitzt in einem Gremium, zu dem niemand erfasst ist?",
        en="Who sits in a body for which nobody is recorded?",
    ),
    kind=Kind.DATA_QUESTION,
    norms=("QR3-3",),
    answers=EMPTY,
)
def members_empty(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """Bodies of the network in which nobody is recorded, whoever is expressly not there."""
    del outcomes
    for body in snapshot.bodies_of_layer("network"):
        # Who is expressly not there does not fill the body.
        if all(d.certainty is Certainty.ABSENT for d in snapshot.seats_in(body.id)):
            yield _empty(snapshot, body)


def _empty(snapshot: Snapshot, body: Entity) -> Draft:
    return Draft(
        subjects=(body.id,),
        title=say(
            "Wer sitzt in „{body}“? Bisher ist niemand erfasst",
            "Who sits in “{body}”? Nobody is recorded so far",
            body=inner(body.name),
        ),
        reason=Text(
            de="Das Gremium ist erfasst, seine Mitglieder nicht.", en="The body is recorded, its members are not."
        ),
        effect=Text(
            de="Wer dort mitwirkt, zählt dann als Teil des Netzwerks.",
            en="Whoever takes part there then counts as part of the network.",
        ),
        takes=Text(
            de="Die Mitglieder eintragen oder das Gremium mit Enddatum schließen.",
            en="Record the members, or close the body with an end date.",
        ),
        evidence=evidence_from(snapshot, (body,), Text(de="Gremium ohne Mitglieder", en="body without members")),
        matter=COMPLETE_THE_LIST,
        brief=say("die Mitglieder von „{body}“", "the members of “{body}”", body=inner(body.name)),
    )


@rule(
    asks=Text(
        de="Zu welchem Bereich gehören Organisationen, bei denen er nicht erfasst ist?",
        en="To which sector do organizations belong whose sector is not recorded?",
    ),
    kind=Kind.DATA_QUESTION,
    norms=("QR3-3",),
    answers=SECTOR_ANSWERS,
)
def sector_unknown(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """Organizations whose sector nobody recorded: one question for all."""
    del outcomes
    unsorted = [o for o in snapshot.organizations if o.owner != SHARED and snapshot.sector(o.id) is None]
    if not unsorted:
        return
    names = listed([o.name for o in unsorted], 5)
    yield Draft(
        subjects=("sector",),
        title=say(
            "Zu welchem Bereich {unsorted_count:gehört|gehören} {names}?",
            "Which sector {unsorted_count:does|do} {names} belong to?",
            unsorted_count=len(unsorted),
            names=names,
        ),
        reason=Text(
            de="In der Liste steht kein eindeutiger Bereich; Wörter wie „Schnittstelle“ oder „Querschnitt“ sagen ihn "
            "nicht.",
            en="The list gives no clear sector; words such as “Schnittstelle” or “Querschnitt” do not say it.",
        ),
        effect=Text(
            de="Erst dann zählen sie bei Aussagen über Jugendhilfe und Gesundheitswesen mit.",
            en="Only then do they count in statements on youth welfare and health care.",
        ),
        takes=Text(de="Je Organisation einen Bereich auswählen.", en="Choose one sector for each organization."),
        evidence=evidence_from(snapshot, unsorted, Text(de="ohne Bereich", en="without sector")),
        matter=COMPLETE_THE_LIST,
        brief=say(
            "der Bereich von {count}",
            "the sector of {count}",
            count=Text(
                de=several(len(unsorted), "Organisation", "Organisationen"),
                en=several(len(unsorted), "organization", "organizations"),
            ),
        ),
    )


# -- missing ------------------------------------------------------------------------------------------------------


@rule(
    asks=Text(de="Was ist noch gar nicht erfasst?", en="What is not recorded at all yet?"),
    kind=Kind.DATA_QUESTION,
    norms=("QR3-3", "MS4", "QR3-6", "QR5-1", "J71-04"),
    answers=TO_COLLECT_ANSWERS,
)
def to_collect(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """What is not recorded at all and keeps indicators from any answer."""
    del outcomes
    for need, text in open_needs(snapshot).items():
        yield Draft(
            subjects=(need,),
            title=_NOT_YET[need],
            reason=Text(
                de="Nicht erfasst heißt nicht: nicht vorhanden. Ohne diese Angaben macht Frühnetz dazu keine Aussage.",
                en="Not recorded does not mean not there. Without these data Frühnetz says nothing on it.",
            ),
            effect=Text(de="Weitere Auswertungen werden möglich.", en="Further analyses become possible."),
            takes=text,
            norms=_NEEDED_FOR[need],
            matter=TO_COLLECT if need != "actors" else None,
            brief=_IN_SHORT[need],
            weights=_FIRST if need == "actors" else () if need == "land" else (BLOCKS_VERDICTS,),
        )


_FIRST = (BLOCKS_VERDICTS, WHOLE)
"""Without organizations nothing else can be said; without the Land only the lines of Land law stay open."""
_NEEDED_FOR: Mapping[str, tuple[str, ...]] = {
    "actors": ("QR3-3",),
    "ties": ("QR3-3",),
    "memberships": ("QR3-3",),
    "agreements": ("MS4", "QR3-6"),
    "consultations": ("QR5-1",),
    "land": ("J71-04",),
}


_IN_SHORT: Mapping[str, Text] = {
    "actors": Text(de="Organisationen", en="organizations"),
    "ties": Text(de="wer mit wem zusammenarbeitet", en="who works with whom"),
    "memberships": Text(de="wer in welchem Gremium sitzt", en="who sits in which body"),
    "agreements": Text(de="Vereinbarungen", en="agreements"),
    "consultations": Text(de="Beratungen in politischen Gremien", en="consultations in political bodies"),
    "land": Text(de="das Land des Bezirks", en="the Land of the district"),
}
_NOT_YET: Mapping[str, Text] = {
    "actors": Text(de="Noch sind keine Organisationen erfasst", en="No organizations are recorded yet"),
    "ties": Text(
        de="Noch ist nicht erfasst, wer mit wem zusammenarbeitet", en="Who works with whom is not recorded yet"
    ),
    "memberships": Text(de="Noch ist nicht erfasst, wer in welchem Gremium sitzt", en="Seats are not recorded yet"),
    "agreements": Text(de="Noch sind keine Vereinbarungen erfasst", en="No agreements are recorded yet"),
    "consultations": Text(
        de="Noch sind keine Beratungen in politischen Gremien erfasst",
        en="No consultations in political bodies are recorded yet",
    ),
    "land": Text(de="Das Land des Bezirks ist nicht erfasst", en="The Land of the district is not recorded"),
}
