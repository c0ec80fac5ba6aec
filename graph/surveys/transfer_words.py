"""What a transfer would state, counted and in sentences: what is sure, what is told by one side, what is disputed."""

from collections.abc import Iterator, Mapping

from graph.records import Relation
from graph.surveys.response_rates import SectorRate
from graph.surveys.transfer import Transfer
from ontology import Text, say
from ontology.names import RelationType, StatementStatus

_COUNTED = {
    "confirmed": (RelationType.COOPERATION, StatementStatus.CONFIRMED),
    "oneSided": (RelationType.COOPERATION, StatementStatus.ONE_SIDED),
    "disputed": (RelationType.COOPERATION, StatementStatus.DISPUTED),
    "absent": (RelationType.COOPERATION, StatementStatus.CONFIRMED_ABSENT),
}


def transfer_counts(transfer: Transfer) -> Mapping[str, int]:
    """How many pairs have which status, and how many referrals and wishes are told."""
    relations = [r for r in transfer.records if isinstance(r, Relation)]
    told = [(str(r.type), r.existence.status if r.existence is not None else "") for r in relations]
    pairs = {name: told.count((type.value, status.value)) for name, (type, status) in _COUNTED.items()}
    kinds = [type for type, _ in told]
    return {
        **pairs,
        "referrals": kinds.count(RelationType.REFERRAL),
        "wishes": kinds.count(RelationType.COOPERATION_WISH),
    }


def transfer_told(transfer: Transfer) -> Iterator[Text]:
    """What would be stated, in sentences."""
    n, size = transfer_counts(transfer), len(transfer.plan.roster)
    open_ = size * (size - 1) // 2 - n["confirmed"] - n["oneSided"] - n["disputed"] - n["absent"]
    yield say(
        "Paare: {confirmed:d} von beiden Seiten bestätigt, {one:d} von einer Seite genannt, {disputed:d} bestritten "
        "(eine Seite nennt, die andere verneint), {absent:d} ausdrücklich ohne Verbindung; offen, weil niemand etwas "
        "dazu gesagt hat: {open:d}.",
        "Pairs: {confirmed:d} confirmed by both sides, {one:d} told by one side, {disputed:d} disputed (one side "
        "tells, the other denies), {absent:d} expressly without a tie. Open: {open:d}, of which nobody said anything.",
        confirmed=n["confirmed"],
        one=n["oneSided"],
        disputed=n["disputed"],
        absent=n["absent"],
        open=open_,
    )
    yield say(
        "Vermittlungen: {referrals:d}. Wünsche nach mehr Zusammenarbeit: {wishes:d}.",
        "Referrals: {referrals:d}. Wishes to work together more: {wishes:d}.",
        referrals=n["referrals"],
        wishes=n["wishes"],
    )


def rate_told(rate: SectorRate, label: Text) -> Text:
    """The response of one sector."""
    return say(
        "{label}: {answered:d} von {asked:d} vollständig, {begun:d} begonnen",
        "{label}: {answered:d} of {asked:d} complete, {begun:d} begun",
        label=label,
        answered=rate.answered,
        asked=rate.asked,
        begun=rate.begun,
    )
