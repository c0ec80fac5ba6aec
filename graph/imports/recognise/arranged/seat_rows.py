"""The cells of a membership, as the check reads them, of what a list says of a seat."""

from graph.imports.recognise.arranged.drafts import STATUS
from graph.imports.recognise.texts.seat_marks import MarkedSeat
from ontology.names import Prop, StatementStatus

SEAT_PROPS = ("source", "target", "role", "rawRole", "votingRight", "seats", "startDate", "endDate", STATUS)
_STATUS = {"no": StatementStatus.CONFIRMED_ABSENT, "unknown": StatementStatus.UNKNOWN}


def seat_values(name: str, body: str, seat: MarkedSeat) -> dict[str, str]:
    """The cells of a membership."""
    return {
        "source": name,
        "target": body,
        Prop.ROLE: seat.role,
        Prop.RAW_ROLE: seat.unread,
        Prop.VOTING_RIGHT: seat.vote,
        Prop.SEATS: seat.seats,
        Prop.START_DATE: seat.start,
        Prop.END_DATE: seat.end,
        STATUS: _STATUS.get(seat.holds, ""),
    }
