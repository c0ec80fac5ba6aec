"""The surveys."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID, _DAY, _RECORD = sa.String(16), sa.String(10), sa.String(200)


def upgrade() -> None:
    """Make the tables."""
    _survey()
    _respondents()
    op.create_table(
        "survey_event",
        sa.Column("id", _ID, primary_key=True),
        _of("survey"),
        sa.Column("time", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("actor", sa.String(60), nullable=False),
        sa.Column("detail", sa.String(200), nullable=False),
    )


def _survey() -> None:
    op.create_table(
        "survey",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("district", sa.String(60), nullable=False, index=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("day", _DAY, nullable=False),
        sa.Column("closes", _DAY, nullable=False),
        sa.Column("ended", sa.Boolean, nullable=False),
        sa.Column("boundary", sa.Text, nullable=False),
        sa.Column("kept_days", sa.BigInteger, nullable=False),
        sa.Column("quality", sa.Boolean, nullable=False),
        sa.Column("responsible", sa.String(500), nullable=False),
        sa.Column("roster", sa.JSON, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("forgotten", sa.Boolean, nullable=False),
        sa.Column("transferred", sa.BigInteger),
    )


def _respondents() -> None:
    op.create_table(
        "survey_invitation",
        sa.Column("id", _ID, primary_key=True),
        _of("survey"),
        sa.Column("organization", _RECORD, nullable=False),
        sa.Column("place", sa.String(10), nullable=False),
        sa.Column("hash", sa.String(64), unique=True),
        sa.Column("linked", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "survey_answer",
        sa.Column("invitation", _ID, sa.ForeignKey("survey_invitation.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("about", _RECORD, primary_key=True),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("first", sa.BigInteger, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )


def _of(table: str) -> "sa.Column[str]":
    return sa.Column(table, _ID, sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, index=True)
