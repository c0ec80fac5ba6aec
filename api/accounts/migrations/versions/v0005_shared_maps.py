"""Views of the map that are shown to strangers by a link."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "shared_map",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("district", sa.String(60), nullable=False, index=True),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("view", sa.Text, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("ends", sa.String(10), nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("actor", sa.String(60), nullable=False),
    )
