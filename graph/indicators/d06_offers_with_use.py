"""D6: whether it is documented of the offers whom they are for and how they are used."""

from graph.as_of import RECENT_MONTHS
from graph.district.goal_statements import OwnThing, SaidOfThing, own_offers, said_of
from graph.district.outcome import LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import Share, share
from graph.district.recent import within_months
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import percent, sentences, spelled
from ontology import Text, say
from ontology.names import Prop

_COLLECT = Text(
    de="Tragen Sie bei den Angeboten ein, für wen sie sind und wie sie in Anspruch genommen werden, mit dem Zeitraum.",
    en="Enter for the offers whom they are for and how they are used, with the period.",
)


@indicator(
    "D6",
    label=Text(de="Angebote mit Zielgruppe und Inanspruchnahme", en="offers with target group and use"),
    question=Text(
        de="Bei wie vielen Angeboten ist erfasst, für wen sie sind und wie sie zuletzt genutzt wurden?",
        en="Of how many offers is it recorded whom they are for and how they were used of late?",
    ),
    needs=(),
    collect=_COLLECT,
    norms=("10",),
    dimension="10",
    unit="share",
    better="higher",
)
def offers_with_use(snapshot: Snapshot) -> Outcome:
    """Offers with a target group and a use documented for the 24 months before the date / all offers (domain 12.5 D6).

    How many used it is nowhere judged. A use without a period, or of one too coarse to tell, leaves it open, and so
    does what nobody says. Details: ``target_group`` and ``use`` are the offers with each alone.
    """
    said = [_documented(thing, snapshot) for thing in own_offers(snapshot)]
    found = share([s.weighed() for s in said])
    held = [s.thing.entity for s in said if s.thing.certainty.holds]
    groups = sum(offer.value(Prop.TARGET_GROUP) is not None for offer in held)
    uses = sum(offer.value(Prop.UPTAKE) is not None for offer in held)
    return Outcome.of_share(
        LazyText(lambda: _sentence(found, groups, uses)),
        found,
        items=LazyItems(lambda: (s.item(_note(s)) for s in said)),
        missing=() if said and found.value == 1 else (_COLLECT,),
        details=LazyDetails(lambda: {"target_group": float(groups), "use": float(uses)}),
    )


def _documented(thing: OwnThing, snapshot: Snapshot) -> SaidOfThing:
    both = said_of(thing, (Prop.TARGET_GROUP, Prop.UPTAKE))
    if not both.hit:
        return both
    period = thing.entity.value(Prop.UPTAKE_PERIOD)
    recent = within_months(period, snapshot.on, RECENT_MONTHS) if period is not None else None
    return SaidOfThing(thing, recent, firm=recent is True)


def _note(said: SaidOfThing) -> Text:
    offer = said.thing.entity
    group, use, period = (offer.value(p) for p in (Prop.TARGET_GROUP, Prop.UPTAKE, Prop.UPTAKE_PERIOD))
    if use is None and group is None:
        return Text(de="Zielgruppe und Inanspruchnahme nicht erfasst", en="neither target group nor use recorded")
    if use is None:
        return say("für {group}; Inanspruchnahme nicht erfasst", "for {group}; use not recorded", group=group)
    when = spelled(period) if period is not None else Text(de="Zeitraum nicht erfasst", en="period not recorded")
    told = say("{use} ({when})", "{use} ({when})", use=use, when=when)
    if group is None:
        return say("{told}; Zielgruppe nicht erfasst", "{told}; target group not recorded", told=told)
    return say("für {group}: {told}", "for {group}: {told}", group=group, told=told)


def _sentence(found: Share, groups: int, uses: int) -> Text:
    if not found.total:
        return Text(de="Nicht erfasst: Angebote sind nicht eingetragen.", en="Not recorded: no offers are entered.")
    apart = say(
        "Eine Zielgruppe {groups:nennt|nennen} {groups}, eine Inanspruchnahme {uses}.",
        "{groups} {groups:names|name} a target group, {uses} a use.",
        groups=groups,
        uses=uses,
    )
    if found.value is None:
        open_ = Text(
            de="Von wann die Inanspruchnahme der Angebote ist, sagen die Angaben nicht genau genug.",
            en="Of when the use of the offers is the data do not say precisely enough.",
        )
        return sentences(open_, apart)
    told = say(
        "Bei {n} von {all} {all:Angebot|Angeboten} sind Zielgruppe und Inanspruchnahme der letzten 24 Monate erfasst "
        "({share}).",
        "For {n} of {all} {all:offer|offers} target group and use of the last 24 months are recorded ({share}).",
        n=found.numerator,
        all=found.denominator,
        share=percent(found.value),
    )
    return sentences(told, apart if found.numerator < found.denominator else None)
