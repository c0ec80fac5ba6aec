"""Who read data of persons."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "personal_read",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("time", sa.BigInteger, nullable=False, index=True),
        sa.Column("actor", sa.String(16), nullable=False),
        sa.Column("person", sa.String(200), nullable=False, index=True),
        sa.Column("district", sa.String(60), nullable=False),
        sa.Column("way", sa.String(120), nullable=False),
        sa.Column("passed_on", sa.Boolean, nullable=False),
    )
