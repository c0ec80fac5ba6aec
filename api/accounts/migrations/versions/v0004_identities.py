"""Who an account is at the service at which people sign in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "identity",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column(
            "account", sa.String(16), sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=False, unique=True
        ),
        sa.Column("since", sa.BigInteger, nullable=False),
    )
