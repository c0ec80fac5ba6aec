"""A1: how many of the partner groups of § 3 Abs. 2 KKG take part in the network bodies."""

from collections.abc import Sequence

from graph.certainty import Certainty
from graph.district.hints import perhaps
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.own_holding import own_items
from graph.district.partners import PartnerLine, open_groups, partner_lines
from graph.district.ranges import count
from graph.district.roll import Roll, without_seats
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import IS, MEMBER, TAKES, agreeing, listing_of, sentences
from ontology import Norm, Text, say


@indicator(
    "A1",
    label=Text(de="Partnergruppen nach § 3 KKG", en="partner groups under § 3 KKG"),
    question=Text(
        de="Welche im Gesetz genannten Gruppen wirken im Netzwerk mit?",
        en="Which of the groups that the law names take part in the network?",
    ),
    needs=("actors",),
    norms=("kkg-3", "kkg-3-sh", "QR3-2"),
    dimension="3",
    unit="share",
    better="higher",
)
def kkg_coverage(snapshot: Snapshot) -> Outcome:
    """Covered groups / applicable groups (domain 12.1 A1; § 3 Abs. 2 KKG).

    Applicable are the lines in force at the date without exemptions. A group is covered by a member of a network body
    that belongs to it, or by representation; both are counted and shown apart. What is not recorded is a question.
    Lines of Land law and own rules of the group are shown, but are no part of the ratio.
    """
    roll = snapshot.derived(Roll)
    lines = snapshot.derived(partner_lines)
    federal = [line for line in lines if line.norm.land is None]
    land = [line for line in lines if line.norm.land is not None]
    items = LazyItems(lambda: (*(_item(roll, line) for line in lines), *own_items(snapshot, "A1")))
    if not roll.parts:
        return without_seats(sentences(_listed(federal), _by_name(roll, federal)), items)
    if not federal:
        return Outcome(_nothing_applies(), items=items, details=_details(federal, land))
    found = count(line.coverage.certainty for line in federal)
    return Outcome.of_part(
        LazyText(lambda: _sentence(federal, roll)),
        found,
        of=len(federal),
        items=items,
        details=LazyDetails(
            lambda: {**_details(federal, land), "exempt": len(_exempt(snapshot)), "uncoded": len(roll.uncoded)}
        ),
    )


def _item(roll: Roll, line: PartnerLine) -> Item:
    norm = line.norm
    land = say("Kann-Regel des Landes ({citation}).", "Optional line of Land law ({citation}).", citation=norm.citation)
    inferred = Text(de="Die Zuordnung ist erschlossen.", en="The assignment is inferred.")
    more = (*(() if norm.land is None else (land,)), *((inferred,) if roll.concluded(line.coverage) else ()))
    return roll.item(norm.name, norm.label, line.coverage, *more)


def _details(federal: Sequence[PartnerLine], land: Sequence[PartnerLine]) -> dict[str, float | None]:
    found = [line.coverage for line in federal]
    direct = sum(c.direct.holds for c in found)
    unknown = [c for c in found if c.certainty is Certainty.UNKNOWN]
    return {
        "direct": direct,
        "represented": sum(c.certainty.holds for c in found) - direct,
        "unknown": len(unknown),
        "listed_without_seat": sum(bool(c.listed) for c in unknown),
        "absent": sum(c.certainty is Certainty.ABSENT for c in found),
        "land_lines": len(land),
        "land_covered": sum(line.coverage.certainty.holds for line in land),
    }


def _exempt(snapshot: Snapshot) -> list[Norm]:
    return [n for n in snapshot.norms("partner") if n.land is None and n.name in snapshot.exemptions]


def _sentence(federal: Sequence[PartnerLine], roll: Roll) -> Text:
    counts = _details(federal, ())
    covered = sum(line.coverage.certainty.holds for line in federal)
    how = f"{counts['direct']:.0f}", f"{counts['represented']:.0f}"
    take = agreeing(covered, TAKES)
    main = say(
        "In den erfassten Netzwerkgremien {take} {covered} von {federal_count} {federal_count:Gruppe|Gruppen} mit, "
        "die § 3 Abs. 2 KKG nennt ({how} direkt, {how_2} durch Vertretung).",
        "In the recorded network bodies, {covered} of {federal_count} {federal_count:group|groups} named in § 3 (2) "
        "KKG {take} part ({how} directly, {how_2} by representation).",
        take=take,
        covered=covered,
        federal_count=len(federal),
        how=how[0],
        how_2=how[1],
    )
    open_ = _inferred(roll, federal), open_groups(federal), _by_name(roll, federal)
    return sentences(main, *open_, _absent(federal), _not_counted(roll.snapshot), _uncoded(roll))


def _labels(lines: Sequence[PartnerLine], certainty: Certainty) -> list[Text]:
    return [line.norm.label for line in lines if line.coverage.certainty is certainty]


def _inferred(roll: Roll, federal: Sequence[PartnerLine]) -> Text | None:
    count = sum(roll.concluded(line.coverage) for line in federal)
    if not count:
        return None
    return say(
        "Davon {agreeing} {count} erschlossen, zum Beispiel aus Namen, und noch nicht bestätigt.",
        "Of these, {count} {agreeing} inferred, for example from names, and not confirmed yet.",
        agreeing=agreeing(count, IS),
        count=count,
    )


def _absent(lines: Sequence[PartnerLine]) -> Text | None:
    labels = _labels(lines, Certainty.ABSENT)
    if not labels:
        return None
    names = listing_of(labels)
    return say(
        "Nach Angabe der Quellen nicht dabei ({labels_count}): {names}.",
        "Not taking part, say the sources ({labels_count}): {names}.",
        labels_count=len(labels),
        names=names,
    )


def _not_counted(snapshot: Snapshot) -> Text | None:
    labels = [norm.label for norm in _exempt(snapshot)]
    if not labels:
        return None
    names = listing_of(labels)
    return say(
        "Im Bezirk nicht vorhanden und nicht mitgezählt: {names}.",
        "Not existing in the district and not counted: {names}.",
        names=names,
    )


def _by_name(roll: Roll, lines: Sequence[PartnerLine]) -> Text | None:
    """Groups that may take part all the same: the name of an uncoded entry says so."""
    codes = roll.snapshot.model.code_lists["KkgPartner"].by_notation
    open_ = [line.norm for line in lines if line.coverage.certainty is Certainty.UNKNOWN]
    labels = [n.label for n in open_ if n.name in codes and perhaps(roll.snapshot, [codes[n.name]])]
    if not labels:
        return None
    names = listing_of(labels)
    return say(
        "Dem Namen nach sind davon vielleicht erfasst ({labels_count}): {names}.",
        "By their names perhaps recorded ({labels_count}): {names}.",
        labels_count=len(labels),
        names=names,
    )


def _uncoded(roll: Roll) -> Text | None:
    count = len(roll.uncoded)
    if not count:
        return None
    return say(
        "Bei {count} {agreeing} ist die Gruppe noch nicht erfasst.",
        "For {count} {agreeing} the group is not recorded yet.",
        count=count,
        agreeing=agreeing(count, MEMBER),
    )


def _listed(federal: Sequence[PartnerLine]) -> Text:
    listed = sum(bool(line.coverage.listed) for line in federal)
    return say(
        "Unter den erfassten Organisationen {listed:ist|sind} {listed} von {federal_count} "
        "{federal_count:Gruppe|Gruppen}, die § 3 Abs. 2 KKG nennt.",
        "Among the recorded organizations {listed:is|are} {listed} of {federal_count} {federal_count:group|groups} "
        "named in § 3 (2) KKG.",
        listed=listed,
        federal_count=len(federal),
    )


def _nothing_applies() -> Text:
    return Text(
        de="Zu diesem Zeitpunkt galt keine Partnerliste nach § 3 Abs. 2 KKG.",
        en="At that date no list of partners under § 3 (2) KKG was in force.",
    )
