"""Who is missing: partner groups, core sectors, and what most districts have; one finding a group (A1, A2, A3)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from graph.answers.on_taking_part import GROUP
from graph.certainty import Certainty
from graph.district.hints import named_in_titles, paper_names, perhaps
from graph.district.outcome import Outcome
from graph.district.partners import WITHOUT_SEAT, usual_elsewhere
from graph.district.roll import Roll
from graph.district.snapshot import Snapshot
from graph.findings import cited, rule
from graph.findings.finding import Combined, Draft, Evidence, Kind, Matter, Weight
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.group_lists import COUNTED_GROUPS, Beside, Parts, State, told_of
from graph.findings.parts.groups import Missing, looked_for, proven
from graph.findings.parts.rank import CLOSE_AT_HAND, OLD_DATA, USUAL_ELSEWHERE
from graph.findings.parts.standing import records_by_id
from graph.records import Entity
from graph.wording import decimal, listed, sentences
from ontology import Code, Norm, Text, say


@rule(
    asks=Text(
        de="Welche Gruppen fehlen im Netzwerk, die Gesetz, Förderregeln oder die meisten Bezirke nennen?",
        en="Which groups are missing in the network that law, funding rules or most districts name?",
    ),
    kind=Kind.MISSING_ACTOR,
    norms=("kkg-3", "kkg-3-sh", "network-standards", "nzfh-shares", "QR1-1"),
    indicators=("A1", "A2", "A3"),
    answers=GROUP,
)
def missing_actor(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """A1, A2, A3: groups the law, the funding rules or most districts have, and this network has not recorded."""
    roll = snapshot.derived(Roll)
    looked = looked_for(roll, outcomes)
    every = [replace(m, certain=proven(roll, m)) for m in looked.missing]
    unclear = frozenset(m.code for m in every if _unclear(roll, m))
    beside = Beside(unclear, tuple(m.label for m in looked.indirect), tuple(_named_groups(roll, every)))
    for missing in every:
        draft = _finding(roll, missing, outcomes)
        yield replace(draft, matter=_matter(roll, missing, partial(told_of, snapshot, outcomes, beside)))


def _unclear(roll: Roll, missing: Missing) -> bool:
    """Whether somebody may belong to the group or sit there, or it was denied long ago: more than not recorded."""
    asked = any(i in roll.parts for i in missing.group.belonging)
    return asked or missing.certainty is Certainty.ABSENT or bool(_alike(roll.snapshot, missing))


def _matter(roll: Roll, missing: Missing, told: Callable[[State, Parts], Combined]) -> Matter:
    """Groups of which the same is known, and which the same step brings in, are one matter."""
    norms = [roll.snapshot.model.norms[n] for n in missing.norms]
    state = State.OPEN
    if all(n.binding == "may" for n in norms):
        state = State.ALLOWED
    elif missing.certain == "gap":
        state = State.DENIED
    elif roll.coverage(missing.group).listed:
        state = State.KNOWN
    return Matter(f"groups {state}", partial(told, state))


def _finding(roll: Roll, missing: Missing, outcomes: Mapping[str, Outcome]) -> Draft:
    snapshot = roll.snapshot
    known = roll.coverage(missing.group).listed
    return Draft(
        subjects=(missing.code,),
        certainty=missing.certain,
        title=_title(roll, missing, known),
        reason=_reason(snapshot, missing),
        effect=_effect(snapshot, missing, outcomes),
        takes=_takes(snapshot, missing, known),
        norms=missing.norms,
        evidence=tuple(_evidence(roll, missing, known)),
        indicators=missing.indicators,
        weights=tuple(_weights(missing, known)),
        brief=missing.label,
    )


def _title(roll: Roll, missing: Missing, known: tuple[str, ...]) -> Text:
    label = missing.label
    if missing.certain == "gap":
        return say("Nicht im Netzwerk vertreten: {label}", "Not represented in the network: {label}", label=label)
    if known:
        return _known_title(roll.snapshot, missing, known)
    if _denied_long_ago(missing, known):
        return say(
            "Noch aktuell? Nicht im Netzwerk vertreten: {label}",
            "Still so? Not represented in the network: {label}",
            label=label,
        )
    return _open_title(roll, missing)


def _open_title(roll: Roll, missing: Missing) -> Text:
    """Of a group of which it is open whether anybody takes part: what is known of its members."""
    label = missing.label
    if declined := roll.coverage(missing.group).declined:
        return say(
            "Nicht dabei: {who}. Noch zu klären, ob jemand anders im Netzwerk mitwirkt: {label}",
            "Not taking part: {who}. Still to be cleared whether somebody else is in the network: {label}",
            label=label,
            who=listed([roll.snapshot.name(i) for i in declined], 2),
        )
    unclear = [i for i in missing.group.belonging if i in roll.parts]
    if unclear:
        who = listed([roll.snapshot.name(i) for i in unclear], 2)
        return say(
            "Noch zu klären, ob im Netzwerk dabei: {label} ({who})",
            "Still to be cleared whether in the network: {label} ({who})",
            label=label,
            who=who,
        )
    if alike := _alike(roll.snapshot, missing):
        who = listed(alike, 2)
        return say(
            "Noch zuzuordnen, ob im Netzwerk dabei: {label} (vielleicht {who})",
            "Still to be assigned, whether in the network: {label} (perhaps {who})",
            label=label,
            who=who,
        )
    return _unrecorded_title(missing, _named_in(roll.snapshot, missing))


def _unrecorded_title(missing: Missing, papers: tuple[Entity, ...]) -> Text:
    label = missing.label
    if papers:
        return say(
            "Im Netzwerk nicht erfasst, aber genannt im Titel von {papers}: {label}",
            "Not recorded in the network, but named in the title of {papers}: {label}",
            label=label,
            papers=paper_names(papers),
        )
    return say("Im Netzwerk nicht erfasst: {label}", "Not recorded in the network: {label}", label=label)


def _known_title(snapshot: Snapshot, missing: Missing, known: tuple[str, ...]) -> Text:
    label, names = missing.label, listed([snapshot.name(i) for i in known], 2)
    return say(
        "{without}: {label} ({names})",
        "{without}: {label} ({names})",
        without=WITHOUT_SEAT,
        label=label,
        names=names,
    )


def _alike(snapshot: Snapshot, missing: Missing) -> tuple[str, ...]:
    """Names that sound like the group although nobody coded them."""
    return perhaps(snapshot, _codes(snapshot, missing))


def _named_in(snapshot: Snapshot, missing: Missing) -> tuple[Entity, ...]:
    """Papers whose title names the group: it is known to politics, and nobody of it is recorded."""
    return named_in_titles(snapshot, _codes(snapshot, missing))


def _named_groups(roll: Roll, every: Iterable[Missing]) -> Iterator[Text]:
    """Groups that nobody is recorded for, each with the papers whose titles name it."""
    for missing in every:
        papers = _named_in(roll.snapshot, missing)
        if papers and not roll.coverage(missing.group).listed:
            yield say("{label} ({papers})", "{label} ({papers})", label=missing.label, papers=paper_names(papers))


def _codes(snapshot: Snapshot, missing: Missing) -> Iterator[Code]:
    """The code of the group, where it is one; a whole sector has no words of its own."""
    lists = snapshot.model.code_lists
    for name in ("KkgPartner", "ActorType"):
        if missing.code in lists[name].by_notation:
            yield lists[name].by_notation[missing.code]


_REASONS = {
    "partner": Text(
        de="§ 3 Abs. 2 KKG nennt die Gruppe unter denen, die in das Netzwerk einbezogen werden sollen.",
        en="§ 3 (2) KKG names the group among those that should be part of the network.",
    ),
    "standard": Text(
        de="Die Förderregeln der Bundesinitiative von 2012 zählen sie zu den Kernbereichen eines Netzwerks (am "
        "Wortlaut noch zu prüfen, auch ob das heute noch gilt).",
        en="The funding rules of the federal initiative of 2012 count it among the core sectors of a network (wording "
        "still to be checked, also whether it holds today).",
    ),
}


def _reason(snapshot: Snapshot, missing: Missing) -> Text:
    norms = [snapshot.model.norms[n] for n in missing.norms]
    land = next((n for n in norms if n.kind == "partner" and n.land is not None), None)
    kinds = dict.fromkeys(n.kind for n in norms if n is not land)
    return sentences(*(_REASONS.get(k) for k in kinds), _land_line(land), _share_line(missing.share))


def _land_line(norm: Norm | None) -> Text | None:
    if norm is None:
        return None
    return say(
        "Das Landesrecht nennt sie als möglichen Partner ({citation}).",
        "Land law names it as a possible partner ({citation}).",
        citation=cited(norm),
    )


def _share_line(share: Norm | None) -> Text | None:
    if share is None or share.value is None or share.base is None:
        return None
    return say(
        "Bundesweit wirkt sie in {figure} % der Bezirke mit ({year}; Grundlage: {base}).",
        "Nationwide it takes part in {figure} % of districts ({year}; base: {base}).",
        year=share.year,
        base=share.base,
        figure=Text(de=decimal(share.value), en=decimal(share.value, "en")),
    )


def _effect(snapshot: Snapshot, missing: Missing, outcomes: Mapping[str, Outcome]) -> Text:
    """What the counts are now and with one more; Land lines do not enter the ratio of A1."""
    federal = {n.name for n in snapshot.norms("partner") if n.land is None}
    counted = [i for i in missing.indicators if i != "A1" or missing.code in federal]
    return sentences(*(_one_more(COUNTED_GROUPS[i], outcomes[i]) for i in counted)) if counted else _FULLER


_FULLER = Text(de="Das Bild des Netzwerks wird vollständiger.", en="The picture of the network gets more complete.")


def _one_more(what: Text, outcome: Outcome) -> Text | None:
    if outcome.numerator is None or outcome.denominator is None:
        return None
    now, of = int(outcome.numerator), int(outcome.denominator)
    return say(
        "{what}: {now} → {now_2} von {of}.",
        "{what}: {now} → {now_2} of {of}.",
        what=what,
        now=now,
        now_2=now + 1,
        of=of,
    )


def _takes(snapshot: Snapshot, missing: Missing, known: tuple[str, ...]) -> Text:
    if known:
        names = listed([snapshot.name(i) for i in known], 2)
        seats = sorted(
            {snapshot.name(d.relation.target) for i in known for d in snapshot.seats_of(i) if d.certainty.holds}
        )
        where = listed(seats, 2)
        sits = say(" (sitzt schon hier: {where})", " (already sits in: {where})", where=where)
        return say(
            "{names} ansprechen{sits}: Wirkt die Stelle mit? Dann eintragen; sonst einladen.",
            "Talk to {names}{sits}: does it take part? Then record it; else invite it.",
            names=names,
            sits=sits if seats else "",
        )
    if missing.certain == "gap":
        return Text(
            de="Eine passende Stelle suchen, ansprechen und zum nächsten Netzwerktreffen einladen.",
            en="Find a suitable organization, talk to it and invite it to the next network meeting.",
        )
    return Text(
        de="Klären: Wirkt die Gruppe mit, dann eintragen. Gibt es sie im Bezirk nicht, das mit Grund festhalten. "
        "Sonst ansprechen und einladen.",
        en="Clear it: if the group takes part, record it. If it does not exist in the district, note that with the "
        "reason. Else talk to it and invite it.",
    )


def _evidence(roll: Roll, missing: Missing, known: tuple[str, ...]) -> Iterator[Evidence]:
    snapshot = roll.snapshot
    if missing.certain == "gap":
        said = Text(de="ausdrücklich nicht dabei", en="expressly not taking part")
        yield from evidence_from(snapshot, records_by_id(snapshot, missing.records), said)
    recorded = Text(de="erfasst, ohne Sitz in einem Netzwerkgremium", en="recorded, no seat in a network body")
    yield from evidence_from(snapshot, (snapshot.entities[i] for i in known), recorded)
    yield from evidence_from(snapshot, _named_in(snapshot, missing), _NAMED)
    searched = Text(de="durchgesehenes Gremium des Netzwerks", en="body of the network that was searched")
    yield from evidence_from(snapshot, roll.bodies, searched)


_NAMED = Text(de="im Titel genannt", en="named in the title")


def _denied_long_ago(missing: Missing, known: tuple[str, ...]) -> bool:
    """Whether all that is known is a denial that is too old to rely on."""
    return missing.certain != "gap" and not known and missing.certainty is Certainty.ABSENT


def _weights(missing: Missing, known: tuple[str, ...]) -> Iterator[Weight]:
    if _denied_long_ago(missing, known):
        yield OLD_DATA
    if known:
        yield CLOSE_AT_HAND
    if usual_elsewhere(missing.share):
        yield USUAL_ELSEWHERE
