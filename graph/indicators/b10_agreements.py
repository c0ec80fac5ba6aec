"""B10: agreements in force, and which organizations of the network signed one."""

from collections import Counter
from collections.abc import Mapping, Sequence

from graph.as_of import confirmed_on
from graph.certainty import Certainty, surest, weakest
from graph.district.agreements import Agreed, AgreementState, agreements, not_signing
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.own_holding import own_items
from graph.district.partners import sectors_of_core_partners
from graph.district.ranges import Share, Weighed, share
from graph.district.seats import some_missing
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import listing_of, name, percent, sentences, several, spelled
from ontology import Text, say
from ontology.names import BodyLayer, EntityType, Prop

_STATE_TEXT: dict[AgreementState, Text] = {
    "valid": Text(de="gültig", en="in force"),
    "open": Text(de="nicht geklärt, ob gültig", en="not clear whether in force"),
    "expired": Text(de="ausgelaufen oder gekündigt", en="expired or terminated"),
    "draft": Text(de="Entwurf", en="draft"),
}
_COLLECT = Text(
    de="Erfassen Sie die Gremien des Netzwerks und wer darin sitzt.",
    en="Record the bodies of the network and who sits in them.",
)


@indicator(
    "B10",
    label=Text(de="Vereinbarungen", en="agreements"),
    question=Text(
        de="Wie viele der Organisationen im Netzwerk haben eine gültige Vereinbarung unterzeichnet?",
        en="How many of the organizations in the network have signed an agreement in force?",
    ),
    needs=("agreements",),
    norms=("QR3-6", "MS4", "B71"),
    dimension="3",
    unit="share",
    better="higher",
    collect=_COLLECT,
)
def signed_agreements(snapshot: Snapshot) -> Outcome:
    """Organizations in network bodies that signed at least one valid agreement, over all of them (domain 12.2, B10).

    What is in force is said in `agreements`: a stale one leaves the lower bound, an open one counts in the upper bound
    only. A signature nobody recorded is not known, not absent (decision 0023): the upper bound leaves out only whom a
    source denies. A list of members that a source calls incomplete opens the range. Details: agreements by state and
    kind (``kind_<code>``, valid ones), shares of expired and drafts, and the same share among the core partners.
    """
    agreed, bodies = snapshot.derived(agreements), snapshot.bodies_of_layer(BodyLayer.NETWORK)
    members = {
        id: sure
        for id, sure in snapshot.members(bodies).items()
        if snapshot.entities[id].type == EntityType.ORGANIZATION and sure is not Certainty.ABSENT
    }
    found = _share(members, agreed)
    found = found._replace(high=_most(snapshot, members) if found.total else None)
    if some_missing(snapshot, bodies):
        found = found.open_ended()
    sectors = snapshot.derived(sectors_of_core_partners)
    core = {id: sure for id, sure in members.items() if snapshot.sector(id) in sectors}
    among_core = _share(core, agreed)
    return Outcome.of_share(
        LazyText(lambda: _sentence(agreed, found, among_core)),
        found,
        items=LazyItems(lambda: (*(_item(snapshot, a) for a in agreed), *own_items(snapshot, "B10"))),
        missing=(_COLLECT,) if found.value is None else (),
        details=LazyDetails(
            lambda: {
                **_states(agreed),
                **_kinds(agreed),
                "core_partners": float(among_core.denominator),
                "core_signed": float(among_core.numerator),
                "core_share": among_core.value,
            }
        ),
    )


def _share(members: Mapping[str, Certainty], agreed: Sequence[Agreed]) -> Share:
    signed: dict[str, list[Certainty]] = {id: [Certainty.ABSENT] for id in members}
    for row in agreed:
        for relation, certainty in row.signatures:
            if relation.source in signed:
                signed[relation.source].append(weakest(row.certainty, certainty))
    return share([_weighed(members[id], surest(*sure)) for id, sure in signed.items()])


def _most(snapshot: Snapshot, members: Mapping[str, Certainty]) -> float:
    """The largest share there can be: everybody but those of whom a source says that they did not sign."""
    denied = not_signing(snapshot)
    return share([Weighed(id not in denied, sure) for id, sure in members.items()]).high or 0.0


def _weighed(member: Certainty, signed: Certainty) -> Weighed:
    if signed is Certainty.UNKNOWN:
        return Weighed(None, member)
    return Weighed(signed.holds, member, firm=signed is not Certainty.STALE)


def _states(agreed: Sequence[Agreed]) -> dict[str, float | None]:
    known = [a for a in agreed if a.certainty is not Certainty.ABSENT or a.state in ("expired", "draft")]
    found = Counter(a.state for a in known)
    states: tuple[AgreementState, ...] = ("valid", "open", "expired", "draft")
    shares = {f"share_{s}": found[s] / len(known) if known else None for s in ("expired", "draft")}
    return {**{s: float(found[s]) for s in states}, **shares}


def _kinds(agreed: Sequence[Agreed]) -> dict[str, float]:
    valid = Counter(a.agreement.value(Prop.KIND) or "unknown" for a in agreed if a.certainty.holds)
    return {f"kind_{kind}": float(number) for kind, number in sorted(valid.items())}


def _item(snapshot: Snapshot, row: Agreed) -> Item:
    parties = listing_of(name(snapshot.name(d.relation.source)) for d in row.signatures)
    state, until = _STATE_TEXT[row.state], row.agreement.value(Prop.VALID_UNTIL)
    end = say("bis {until}", "until {until}", until=spelled(until)) if until else _open_ended(row.agreement)
    stand = say("{state}, {end}", "{state}, {end}", state=state, end=end)
    note = say("{stand}; {parties}", "{stand}; {parties}", stand=stand, parties=parties) if row.signatures else stand
    signers = tuple(d.relation.source for d in row.signatures)
    records = (row.agreement.id, *(d.relation.id for d in row.signatures))
    return Item((row.agreement.id, *signers), name(row.agreement.name), row.certainty, note, records)


def _open_ended(agreement: Entity) -> Text:
    stated = confirmed_on(agreement)
    if not stated:
        return Text(de="ohne Enddatum", en="open-ended")
    return say("ohne Enddatum, Stand {stated}", "open-ended, as of {stated}", stated=spelled(stated))


def _sentence(agreed: Sequence[Agreed], found: Share, core: Share) -> Text:
    valid = sum(a.certainty.holds for a in agreed)
    in_force = several(valid, "Vereinbarung ist", "Vereinbarungen sind")
    first = say("{in_force} gültig.", "Agreements in force: {in_force}.", in_force=Text(de=in_force, en=str(valid)))
    stale = sum(a.certainty is Certainty.STALE for a in agreed)
    if stale:
        ask = say(
            "{stale} davon ohne Enddatum und seit mehr als 24 Monaten nicht bestätigt; bitte prüfen.",
            "{stale} of them open-ended and not confirmed for more than 24 months; please check.",
            stale=stale,
        )
        first = sentences(first, ask)
    if found.value is None:
        return sentences(
            first,
            Text(
                de="Wer in den Netzwerkgremien sitzt, ist noch nicht erfasst; ein Anteil lässt sich nicht nennen.",
                en="Who sits in the network bodies has not been recorded yet, so there is no share.",
            ),
        )
    second = say(
        "Von {denominator} {denominator:Organisation|Organisationen} in den Netzwerkgremien {numerator:hat|haben} "
        "nach den erfassten Unterschriften {numerator} ({share}) mindestens eine davon unterzeichnet.",
        "Of {denominator} organizations in the network bodies {numerator} ({share}) signed at least one of them, as "
        "far as recorded.",
        denominator=found.denominator,
        numerator=found.numerator,
        share=percent(found.value),
    )
    if core.value is None:
        return sentences(first, second)
    third = say(
        "Unter den Kernpartnern aus Jugendhilfe, Gesundheit, Schwangerschaftsberatung und Frühförderung "
        "{numerator:ist|sind} es {numerator} von {denominator}.",
        "Among the core partners (youth welfare, health, pregnancy counselling, early intervention): {numerator} of "
        "{denominator}.",
        numerator=core.numerator,
        denominator=core.denominator,
    )
    return sentences(first, second, third)
