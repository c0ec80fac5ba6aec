"""From answers to the network: looked at first, then written in one batch that can be undone."""

from fastapi import APIRouter

from api.reads.access import Language
from api.surveys.shapes import PairOut, TransferOut, TransferredOut
from api.surveys.transferring import Transferring
from api.surveys.within import Asking, InDistrict, SurveyId
from graph.surveys.told import PairTold
from ontology.names import RelationType, StatementStatus

router = APIRouter(tags=["Erhebungen (surveys)"])
_TRANSFER = "/districts/{key}/surveys/{survey}/transfer"


@router.get(_TRANSFER, operation_id="previewTransfer", summary="Was würde daraus? (preview)")
def preview(asking: InDistrict, survey: SurveyId, lang: Language) -> TransferOut:
    """What the answers so far would become. Wozu niemand etwas sagt, bleibt unbekannt."""
    found = _transferring(asking, survey)
    size, statuses = len(found.plan.roster), [pair.status for pair in found.pairs]
    types = [record.type for record in found.transfer.records]
    return TransferOut(
        confirmed=statuses.count(StatementStatus.CONFIRMED),
        one_sided=statuses.count(StatementStatus.ONE_SIDED),
        disputed=statuses.count(StatementStatus.DISPUTED),
        absent=statuses.count(StatementStatus.CONFIRMED_ABSENT),
        open=size * (size - 1) // 2 - len(statuses),
        referrals=types.count(RelationType.REFERRAL),
        wishes=types.count(RelationType.COOPERATION_WISH),
        unfinished=found.unfinished,
        gone=list(found.gone),
        changes=len(found.batch.changes),
        pairs=[_pair(found, p) for p in found.pairs if p.status is not StatementStatus.CONFIRMED_ABSENT],
        questions=[question.in_language(lang) for question in found.transfer.questions],
    )


@router.post(_TRANSFER, operation_id="transferSurvey", summary="Ins Netz übernehmen (transfer)")
def transfer(asking: InDistrict, survey: SurveyId) -> TransferredOut:
    """Writes it in one batch. Noch einmal, nach weiteren Antworten, ändert es nur, was sich geändert hat."""
    found = _transferring(asking, survey)
    changes = len(found.batch.changes)
    revision = found.commit()
    if revision is None:
        return TransferredOut(revision=None, changes=0)
    asking.surveys.transferred(survey, revision.number)
    return TransferredOut(revision=revision.number, changes=changes)


def _transferring(asking: Asking, survey: str) -> Transferring:
    row = asking.surveys.one(survey)
    found = Transferring(asking.write, row, asking.surveys.questionnaires(survey))
    found.refuse_deleted()
    return found


def _pair(found: Transferring, pair: PairTold) -> PairOut:
    return PairOut(
        organizations=list(pair.ends),
        names=[found.names[id] for id in pair.ends],
        status=pair.status,
        closeness=[row.closeness if row is not None else None for row in pair.said],
    )
